//! Tokens per second on one and on all threads: many posts, and one long text.

mod corpus;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::Tokenizer;
use rayon::ThreadPoolBuilder;

fn parallel(criterion: &mut Criterion) {
    let tokenizer = Tokenizer::new();
    // 1,152 posts of about 6 KB, and 4 MB in lines and in a single one.
    let samples = corpus::posts();
    let posts: Vec<&String> = samples.iter().cycle().take(1_152).collect();
    let lines = corpus::lines(4 << 20);
    let line = lines.replace('\n', " ");
    let all = std::thread::available_parallelism().map_or(1, usize::from);

    let mut group = criterion.benchmark_group("parallel");
    group.sample_size(10);
    for threads in [1, all] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        group.throughput(Throughput::Bytes(posts.iter().map(|post| post.len() as u64).sum()));
        group.bench_function(BenchmarkId::new("posts", threads), |bencher| {
            pool.install(|| bencher.iter(|| black_box(tokenizer.par_tokenize(&posts))));
        });
        for (name, text) in [("text", &lines), ("line", &line)] {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                pool.install(|| bencher.iter(|| black_box(tokenizer.par_tokenize_text(text))));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, parallel);
criterion_main!(benches);
