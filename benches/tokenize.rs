//! Tokens per second on one thread: a sentence, a post, 1 MB, 10 MB. Warm: the worker knows the text; cold: it is new (1 MB and 10 MB
//! are the repository's own lines again and again, so that most of them are known soon); plain: it remembers nothing; lemmas: also
//! the dictionary form of each token. lindera's `SegmentWorker` runs on the same text with the same dictionary.

mod corpus;
mod peer;

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::{Token, Tokenizer, Worker};

/// A sentence of a diary.
const SENTENCE: &str = "올해는 새로운 팀에서 일하게 되었고, 힘들었지만 배운 것이 많은 한 해였다.";

fn run(worker: &mut Worker, text: &str, with: impl Fn(&Tokenizer, &Token<'_>)) {
    let tokenizer = worker.tokenizer().clone();
    let mut tokens = Vec::new();
    for line in text.lines() {
        worker.tokenize_into(black_box(line), &mut tokens);
        for token in &tokens {
            with(&tokenizer, token);
        }
        black_box(&tokens);
    }
}

fn nothing(_: &Tokenizer, _: &Token<'_>) {}

fn lemmas(tokenizer: &Tokenizer, token: &Token<'_>) {
    black_box((token.tags(), token.lemma(tokenizer)));
}

fn texts(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, text: &str) {
    group.throughput(Throughput::Bytes(text.len() as u64));
    if text.len() > 1 << 16 {
        group.sample_size(10);
    }
    let default = Tokenizer::new();
    let plain = Tokenizer::builder().memory(0).build().expect("no files are needed");
    let mecab = Tokenizer::builder().mecab_compatible(true).build().expect("no files are needed");
    group.bench_function(BenchmarkId::new("cold", name), |bencher| {
        // What one worker knows the others of its tokenizer know, too.
        let new = || Tokenizer::new().worker();
        bencher.iter_batched_ref(new, |worker| run(worker, text, nothing), BatchSize::PerIteration);
    });
    for (kind, tokenizer) in [("warm", &default), ("plain", &plain), ("mecab", &mecab)] {
        let mut worker = tokenizer.worker();
        group.bench_function(BenchmarkId::new(kind, name), |bencher| {
            bencher.iter(|| run(&mut worker, text, nothing));
        });
    }
    let mut worker = default.worker();
    group.bench_function(BenchmarkId::new("warm, lemmas", name), |bencher| {
        bencher.iter(|| run(&mut worker, text, lemmas));
    });
    let mut lindera = peer::lindera();
    group.bench_function(BenchmarkId::new("lindera", name), |bencher| {
        bencher.iter(|| {
            for line in text.lines() {
                black_box(lindera.segment(black_box(line)).expect("any text can be segmented"));
            }
        });
    });
}

fn tokenize(criterion: &mut Criterion) {
    let post = corpus::posts().swap_remove(0);
    let mut group = criterion.benchmark_group("tokenize");
    for (name, text) in
        [("sentence", SENTENCE), ("post", &post), ("1MB", &corpus::lines(1 << 20)), ("10MB", &corpus::lines(10 << 20))]
    {
        texts(&mut group, name, text);
    }
    group.finish();
}

fn load(criterion: &mut Criterion) {
    // The embedded dictionary is made ready once a process; what is measured is all that a tokenizer adds to it.
    let mut group = criterion.benchmark_group("load");
    for (name, mecab) in [("default", false), ("mecab", true)] {
        group.bench_function(name, |bencher| {
            bencher
                .iter(|| black_box(Tokenizer::builder().mecab_compatible(mecab).build().expect("no files are needed")));
        });
    }
    group.finish();
}

criterion_group!(benches, tokenize, load);
criterion_main!(benches);
