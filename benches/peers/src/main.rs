//! `hoego-peers NAME FILE PASSES THREADS` prints a line of JSON: seconds of loading, and per pass over the lines of the file
//! seconds of wall and of CPU time and the number of tokens; of the first pass on one thread also the seconds of CPU time for
//! the first 2 MB. The worker stays the same from pass to pass. vibrato takes its
//! dictionary from the file that `VIBRATO` names; `hoego-peers vibrato-dictionary FOLDER FILE` makes it from MeCab-ko's.

#[path = "../../peer.rs"]
mod peer;

mod ko_dic;

use std::hint::black_box;
use std::time::Instant;

use cpu_time::ProcessTime;
use hoego::keyword::Options;
use hoego::{Analysis, Document, KeywordExtractor, TfIdf, Tokenizer, Worker};
use rayon::prelude::*;

/// Bytes of text that a new worker is measured on.
const FIRST: usize = 2_000_000;

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

/// vibrato as MeCab-ko works, but for the cost of white space, which vibrato does not know.
fn vibrato() -> vibrato::Tokenizer {
    let path = std::env::var_os("VIBRATO").expect("VIBRATO names the dictionary");
    let file = std::fs::File::open(path).expect("the dictionary can be read");
    let dictionary = vibrato::Dictionary::read(std::io::BufReader::new(file)).expect("the dictionary is sound");
    vibrato::Tokenizer::new(dictionary).ignore_space(true).expect("it has spaces").max_grouping_len(24)
}

/// How many tokens vibrato finds in a line.
fn count(worker: &mut vibrato::tokenizer::worker::Worker<'_>, line: &str) -> usize {
    worker.reset_sentence(line);
    worker.tokenize();
    for token in worker.token_iter() {
        black_box(token.feature());
    }
    worker.num_tokens()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, from, to] = arguments.as_slice()
        && command == "vibrato-dictionary"
    {
        ko_dic::compile(from.as_ref(), to.as_ref()).expect("the dictionary can be compiled");
        return;
    }
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
    let other = (name == "vibrato").then(vibrato);
    let mecab = name.contains("mecab");
    let builder = Tokenizer::builder().mecab_compatible(mecab);
    let builder = if name.contains("plain") { builder.memory(0) } else { builder };
    let tokenizer = builder.build().expect("no files are needed");
    let mut analyze: Analyze<'_> = match name.as_str() {
        "vibrato" => {
            let mut worker = other.as_ref().expect("made above").new_worker();
            Box::new(move |line| black_box(count(&mut worker, line)))
        }
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
    let mut first = None;
    for pass in 0..passes {
        let (wall, cpu) = (Instant::now(), ProcessTime::now());
        tokens = if name == "hoego-keywords" {
            let document = Document::from_text(&text);
            let analysis = tokenizer.with_worker(|worker| Analysis::new(&document, worker));
            // All that it ranks, as KR-WordRank gives them.
            black_box(TfIdf::new(Options::new().top(usize::MAX)).extract(&analysis)).len()
        } else if threads == 1 {
            let (mut bytes, mut tokens) = (0, 0);
            for line in &lines {
                tokens += analyze(line);
                bytes += line.len() + 1;
                if pass == 0 && bytes >= FIRST {
                    first.get_or_insert_with(|| cpu.elapsed().as_secs_f64() * FIRST as f64 / bytes as f64);
                }
            }
            tokens
        } else if let Some(other) = &other {
            let pieces: Vec<&[&str]> = lines.chunks(256).collect();
            let sums = pieces.into_par_iter().map_init(
                || other.new_worker(),
                |worker, piece| piece.iter().map(|line| count(worker, line)).sum::<usize>(),
            );
            sums.sum()
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
    let first = first.unwrap_or_default();
    println!(r#"{{"load": {load}, "first": {first}, "wall": {walls:?}, "cpu": {cpus:?}, "tokens": {tokens}}}"#);
}
