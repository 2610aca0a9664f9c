//! Texts and bytes per second on one and on all threads: many small posts, a few large ones, a text of many lines and one of a single line.

mod corpus;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoego::Tokenizer;
use rayon::ThreadPoolBuilder;

fn parallel(criterion: &mut Criterion) {
    let tokenizer = Tokenizer::new();
    // 1,152 posts of about 6 KB, seven of 1 MB, and 4 MB in lines and in a single one.
    let samples = corpus::posts();
    let small: Vec<&String> = samples.iter().cycle().take(1_152).collect();
    let large = vec![corpus::lines(1 << 20); 7];
    let large: Vec<&String> = large.iter().collect();
    let lines = corpus::lines(4 << 20);
    let line = lines.replace('\n', " ");
    let throughput = |texts: &[&String]| Throughput::ElementsAndBytes {
        elements: texts.len() as u64,
        bytes: texts.iter().map(|text| text.len() as u64).sum(),
    };
    let all = std::thread::available_parallelism().map_or(1, usize::from);

    let mut group = criterion.benchmark_group("parallel");
    group.sample_size(10);
    for threads in [1, all] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        for (name, posts) in [("small", &small), ("large", &large)] {
            group.throughput(throughput(posts));
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                pool.install(|| bencher.iter(|| black_box(tokenizer.par_tokenize(posts))));
            });
        }
        for (name, text) in [("text", &lines), ("line", &line)] {
            group.throughput(throughput(&[text]));
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                pool.install(|| bencher.iter(|| black_box(tokenizer.par_tokenize_text(text))));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, parallel);
criterion_main!(benches);
