//! Bytes per second of judging posts, beside what has to be done before: tokens, tokens and sentences. The time of `judge` over that of
//! `tokens` is what sentiment costs on top of tokenization.

mod corpus;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hoego::{Analysis, Block, Document, SentimentAnalyzer, Tokenizer};

fn sentiment(criterion: &mut Criterion) {
    let mut documents: Vec<Document> = corpus::posts().iter().map(|post| Document::from_markdown(post)).collect();
    documents.push(Document::from_text(&corpus::lines(1 << 18)));
    let bytes: usize = documents.iter().map(|document| document.source().len()).sum();
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let analyzer = SentimentAnalyzer::new(&tokenizer);
    let without = analyzer.clone().explains(false);

    let mut group = criterion.benchmark_group("sentiment");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                let texts: Vec<&str> = document.blocks().iter().map(Block::text).collect();
                black_box(worker.tokenize_document(&texts));
            }
        });
    });
    group.bench_function("tokens-and-sentences", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(Analysis::new(document, &mut worker));
            }
        });
    });
    let analyses: Vec<Analysis<'_>> =
        documents.iter().map(|document| Analysis::new(document, &mut tokenizer.worker())).collect();
    for (name, analyzer) in [("judge", &without), ("judge-with-evidence", &analyzer)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for analysis in &analyses {
                    black_box(analyzer.analyze(analysis));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, sentiment);
criterion_main!(benches);
