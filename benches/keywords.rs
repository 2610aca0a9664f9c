//! Keywords per second, without tokenization: a post, and lines of 10 KB, 100 KB and 1 MB.

mod corpus;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::keyword::{CandidateKind, Count, Options, TextRank};
use hoego::{Analysis, Document, KeywordExtractor, TfIdf, Tokenizer};

fn keywords(criterion: &mut Criterion) {
    let post = corpus::posts().swap_remove(0);
    let lengths = [("10KB", 10 << 10), ("100KB", 100 << 10), ("1MB", 1 << 20)];
    let lengths = lengths.map(|(name, bytes)| (name, Document::from_text(&corpus::lines(bytes))));
    let posts = std::iter::once(("post", Document::from_markdown(&post))).chain(lengths);
    let mut worker = Tokenizer::new().worker();
    let extractors: [(&str, Box<dyn KeywordExtractor>); 4] = [
        ("tfidf", Box::new(TfIdf::default())),
        ("predicates", Box::new(TfIdf::new(Options::new().kind(CandidateKind::Predicates)))),
        ("textrank", Box::new(TextRank::default())),
        ("count", Box::new(Count::default())),
    ];
    let mut group = criterion.benchmark_group("keywords");
    for (name, post) in posts {
        let analysis = Analysis::new(&post, &mut worker);
        let bytes = post.source().len();
        group.throughput(Throughput::Bytes(bytes as u64));
        if bytes > 1 << 16 {
            group.sample_size(10);
        }
        for (method, extractor) in &extractors {
            group.bench_function(BenchmarkId::new(*method, name), |bencher| {
                bencher.iter(|| black_box(extractor.extract(black_box(&analysis))));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, keywords);
criterion_main!(benches);
