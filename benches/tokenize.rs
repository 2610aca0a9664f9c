//! Tokens per second on one thread: a sentence, a post, a megabyte. lindera's `SegmentWorker` runs on the same
//! text with the same dictionary.

mod corpus;
mod peer;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::Tokenizer;

/// A sentence of a diary.
const SENTENCE: &str = "올해는 새로운 팀에서 일하게 되었고, 힘들었지만 배운 것이 많은 한 해였다.";

fn tokenize(criterion: &mut Criterion) {
    let post = corpus::posts().swap_remove(0);
    let megabyte = corpus::lines(1 << 20);
    let default = Tokenizer::new();
    let mecab = Tokenizer::builder().mecab_compatible(true).build().expect("no files are needed");
    let mut default = default.worker();
    let mut mecab = mecab.worker();
    let mut lindera = peer::lindera();

    let mut group = criterion.benchmark_group("tokenize");
    for (name, text) in [("sentence", SENTENCE), ("post", &post), ("1MB", &megabyte)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        if text.len() > 1 << 16 {
            group.sample_size(10);
        }
        group.bench_with_input(BenchmarkId::new("hoego", name), text, |bencher, text| {
            let mut tokens = Vec::new();
            bencher.iter(|| {
                for line in text.lines() {
                    default.tokenize_into(black_box(line), &mut tokens);
                    black_box(&tokens);
                }
            });
        });
        group.bench_with_input(BenchmarkId::new("hoego-mecab", name), text, |bencher, text| {
            let mut tokens = Vec::new();
            bencher.iter(|| {
                for line in text.lines() {
                    mecab.tokenize_into(black_box(line), &mut tokens);
                    black_box(&tokens);
                }
            });
        });
        group.bench_with_input(BenchmarkId::new("lindera", name), text, |bencher, text| {
            bencher.iter(|| {
                for line in text.lines() {
                    black_box(lindera.segment(black_box(line)).expect("any text can be segmented"));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, tokenize);
criterion_main!(benches);
