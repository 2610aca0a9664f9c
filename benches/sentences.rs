//! Sentences per second: the splitting alone, on tokens at hand, and with the tokens.

mod corpus;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::{Tokenizer, split_sentences};

fn sentences(criterion: &mut Criterion) {
    let post = corpus::posts().swap_remove(0);
    let megabyte = corpus::lines(1 << 20);
    let mut worker = Tokenizer::new().worker();
    let mut group = criterion.benchmark_group("sentences");
    for (name, text) in [("post", &post), ("1MB", &megabyte)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        if text.len() > 1 << 16 {
            group.sample_size(10);
        }
        let tokens = worker.tokenize(text);
        group.bench_function(BenchmarkId::new("split", name), |bencher| {
            bencher.iter(|| black_box(split_sentences(black_box(text), &tokens)));
        });
        group.bench_function(BenchmarkId::new("tokens and split", name), |bencher| {
            bencher.iter(|| black_box(worker.sentences(black_box(text))));
        });
    }
    group.finish();
}

criterion_group!(benches, sentences);
criterion_main!(benches);
