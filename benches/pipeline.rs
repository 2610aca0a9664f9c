//! The whole way from the bytes of posts to keywords, sentiment and what `hoego years` counts, on one and on all threads, beside the tokens
//! alone: `tokens` / `years` is what is left of their throughput.

mod corpus;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::{Analysis, Block, Channel, Document, KeywordExtractor, SentimentAnalyzer, Summarizer, TfIdf, Tokenizer};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

fn pipeline(criterion: &mut Criterion) {
    let tokenizer = Tokenizer::new();
    let sentiment = SentimentAnalyzer::new(&tokenizer);
    let keywords = TfIdf::default();
    let summarizer = Summarizer::new(&tokenizer);
    let mut samples = corpus::posts();
    samples.push(corpus::lines(16 << 10));
    let posts: Vec<&String> = samples.iter().cycle().take(128).collect();
    let bytes = posts.iter().map(|post| post.len() as u64).sum();
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10).throughput(Throughput::Bytes(bytes));
    for threads in [1, all] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        let documents: Vec<Document> = posts.iter().map(|post| Document::from_markdown(post)).collect();
        group.bench_function(BenchmarkId::new("tokens", threads), |bencher| {
            let tokens = |document: &Document| {
                let blocks = document.blocks().iter().filter(|block| block.channel() != Channel::Code);
                let texts: Vec<&str> = blocks.map(Block::text).collect();
                black_box(tokenizer.with_worker(|worker| worker.tokenize_document(&texts)));
            };
            pool.install(|| bencher.iter(|| documents.par_iter().for_each(tokens)));
        });
        let mut bench = |name: &str, run: &(dyn Fn(&Analysis<'_>) + Sync)| {
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                pool.install(|| {
                    bencher.iter(|| {
                        posts.par_iter().for_each(|post| {
                            let document = Document::from_markdown(post);
                            run(&tokenizer.with_worker(|worker| Analysis::new(&document, worker)));
                        });
                    });
                });
            });
        };
        bench("analysis", &|analysis| {
            black_box(analysis);
        });
        bench("keywords", &|analysis| {
            black_box(keywords.extract(analysis));
        });
        bench("sentiment", &|analysis| {
            black_box(sentiment.analyze(analysis));
        });
        bench("years", &|analysis| {
            black_box(summarizer.summarize("post.md", analysis));
        });
    }
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
