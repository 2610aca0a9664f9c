//! `hoego-peers NAME FILE PASSES THREADS` prints a line of JSON: seconds of loading, and per pass over the lines of the file
//! seconds of wall and of CPU time and the number of tokens. The worker stays the same from pass to pass.

#[path = "../../peer.rs"]
mod peer;

use std::hint::black_box;
use std::time::Instant;

use cpu_time::ProcessTime;
use hoego::{Tokenizer, Worker};
use rayon::prelude::*;

/// What a peer does with a line: returns the number of tokens.
type Analyze<'a> = Box<dyn FnMut(&str) -> usize + 'a>;

/// Takes the tokens and their tags; with `lemmas` also their dictionary forms.
fn hoego(mut worker: Worker, lemmas: bool) -> Analyze<'static> {
    let tokenizer = worker.tokenizer().clone();
    Box::new(move |line| {
        let tokens = worker.tokenize(line);
        for token in &tokens {
            black_box(token.tags());
            if lemmas {
                black_box(token.lemma(&tokenizer));
            }
        }
        black_box(&tokens).len()
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, file, passes, threads] = arguments.as_slice() else {
        eprintln!("hoego-peers NAME FILE PASSES THREADS");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(file).expect("the text can be read");
    let lines: Vec<&str> = text.lines().collect();
    let passes: usize = passes.parse().expect("a number of passes");
    let threads: usize = threads.parse().expect("a number of threads");
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("threads can be started");

    let start = Instant::now();
    let mecab = name.contains("mecab");
    let memory = if name.contains("plain") { 0 } else { 32 << 20 };
    let tokenizer = Tokenizer::builder().mecab_compatible(mecab).memory(memory).build().expect("no files are needed");
    let mut analyze: Analyze<'_> = match name.as_str() {
        "lindera" => {
            let mut worker = peer::lindera();
            Box::new(move |line| black_box(worker.segment(line).expect("any text can be segmented")).len())
        }
        "lindera-tags" => {
            let mut worker = peer::lindera();
            Box::new(move |line| {
                let mut tokens = worker.segment(line).expect("any text can be segmented");
                for token in &mut tokens {
                    black_box(token.details());
                }
                tokens.len()
            })
        }
        _ => hoego(tokenizer.worker(), name.contains("lemmas")),
    };
    let load = start.elapsed().as_secs_f64();

    let mut walls = Vec::new();
    let mut cpus = Vec::new();
    let mut tokens = 0;
    for _ in 0..passes {
        let (wall, cpu) = (Instant::now(), ProcessTime::now());
        tokens = if threads == 1 {
            lines.iter().map(|line| analyze(line)).sum()
        } else if name.starts_with("lindera") {
            let pieces: Vec<&[&str]> = lines.chunks(256).collect();
            let sums = pieces.into_par_iter().map_init(peer::lindera, |worker, piece| {
                piece.iter().map(|line| black_box(worker.segment(line).expect("any text can be segmented")).len()).sum::<usize>()
            });
            sums.sum()
        } else {
            black_box(tokenizer.par_tokenize(&lines)).iter().map(Vec::len).sum()
        };
        walls.push(wall.elapsed().as_secs_f64());
        cpus.push(cpu.elapsed().as_secs_f64());
    }
    println!(r#"{{"load": {load}, "wall": {walls:?}, "cpu": {cpus:?}, "tokens": {tokens}}}"#);
}
