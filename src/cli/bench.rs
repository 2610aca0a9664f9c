//! `hoego bench`.

use std::hint::black_box;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;

use super::input::or_stdin;
use super::lines::Blocks;
use super::output::{pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome, ReportFormat, report};
use crate::{Tokenizer, Worker, split_sentences};

#[derive(Args)]
pub(super) struct Arguments {
    /// Text files, measured together; standard input if there are none, or for -
    paths: Vec<PathBuf>,
    /// How often everything but the first pass is measured; the quickest time counts
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    rounds: u32,
    /// table: for people; jsonl: an object a line: what, threads, bytes, tokens, seconds and megabytes a second
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

/// A measurement.
#[derive(Serialize)]
struct Record {
    what: &'static str,
    threads: usize,
    bytes: usize,
    /// Or sentences.
    tokens: usize,
    /// Of wall time, of one pass over the text.
    seconds: f64,
    /// Of 10⁶ bytes.
    megabytes_per_second: f64,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    let mut text = String::new();
    for path in or_stdin(&arguments.paths) {
        let read = Blocks::open(&path).and_then(|mut blocks| {
            while let Some(block) = blocks.next()? {
                text.push_str(&block.text);
            }
            Ok(())
        });
        if let Err(error) = read {
            report(&error.to_string());
            outcome = Outcome::Partial;
        }
    }
    if text.trim().is_empty() {
        report("there is no text to measure with");
        return Ok(if outcome == Outcome::Done { Outcome::Found } else { outcome });
    }
    let start = Instant::now();
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let load = start.elapsed();

    let records = measure(&tokenizer, &text, arguments.rounds);
    let mut out = stdout();
    match arguments.format {
        ReportFormat::Table => {
            writeln!(out, "{} bytes; tokenizer ready after {:.1} ms", text.len(), load.as_secs_f64() * 1000.0)?;
            for Record { what, threads, tokens, seconds, megabytes_per_second, .. } in &records {
                let (what, seconds) = (pad(what, 24), seconds * 1000.0);
                writeln!(
                    out,
                    "{what} {threads:>3} thread(s) {megabytes_per_second:>9.2} MB/s {seconds:>10.1} ms {tokens:>10}"
                )?;
            }
        }
        ReportFormat::Jsonl => {
            let mut lines = String::new();
            for record in &records {
                push_json(&mut lines, record);
            }
            out.write_all(lines.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn measure(tokenizer: &Tokenizer, text: &str, rounds: u32) -> Vec<Record> {
    let lines: Vec<&str> = text.lines().collect();
    let record = |what, threads, (time, tokens): (Duration, usize)| {
        let seconds = time.as_secs_f64();
        #[allow(clippy::cast_precision_loss, reason = "a speed needs no 16 digits")]
        let megabytes_per_second = text.len() as f64 / 1e6 / seconds.max(1e-9);
        Record { what, threads, bytes: text.len(), tokens, seconds, megabytes_per_second }
    };
    let each = |worker: &mut Worker, run: fn(&mut Worker, &str) -> usize| -> usize {
        lines.iter().map(|line| run(worker, line)).sum()
    };
    let tokens = |worker: &mut Worker, line: &str| black_box(worker.tokenize(line)).len();
    let lemmas = |worker: &mut Worker, line: &str| {
        let tokens = worker.tokenize(line);
        for token in &tokens {
            black_box((token.tags(), token.lemma(worker.tokenizer())));
        }
        tokens.len()
    };
    let sentences = |worker: &mut Worker, line: &str| {
        let tokens = worker.tokenize(line);
        black_box(split_sentences(line, &tokens)).len()
    };
    let mut worker = tokenizer.worker();
    let threads = rayon::current_num_threads();
    vec![
        record("tokens, first pass", 1, best(1, || each(&mut worker, tokens))),
        record("tokens", 1, best(rounds, || each(&mut worker, tokens))),
        record("tokens, tags, lemmas", 1, best(rounds, || each(&mut worker, lemmas))),
        record("sentences", 1, best(rounds, || each(&mut worker, sentences))),
        record("tokens", threads, best(rounds + 1, || tokenizer.par_tokenize(&lines).iter().map(Vec::len).sum())),
    ]
}

/// The shortest time of some rounds, and what the last gave.
fn best(rounds: u32, mut run: impl FnMut() -> usize) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..rounds {
        let start = Instant::now();
        let count = run();
        best = (best.0.min(start.elapsed()), count);
    }
    best
}
