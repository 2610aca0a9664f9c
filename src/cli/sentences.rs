//! `hoego sentences`.

use std::io::Write;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::output::{name, push_json, stdout};
use super::{Failure, Outcome, SentenceFormat, SentencesArguments, input, report};
use crate::{Document, Span, Tokenizer};

/// How many posts are read before their results are printed.
const BATCH: usize = 256;

pub(super) fn run(arguments: &SentencesArguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let mut out = stdout();
    let mut outcome = Outcome::Found; // nothing found yet
    let mut failed = false;
    for batch in input::posts(&arguments.paths).chunks(BATCH) {
        let results: Vec<Result<String, String>> = batch
            .par_iter()
            .map(|path| {
                let path = path.as_ref().map_err(ToString::to_string)?;
                let text = input::read(path).map_err(|error| error.to_string())?;
                Ok(print(path, &input::document(path, &text), &tokenizer, arguments.format))
            })
            .collect();
        for result in results {
            match result {
                Ok(text) => {
                    if !text.is_empty() {
                        outcome = Outcome::Done;
                    }
                    out.write_all(text.as_bytes())?;
                }
                Err(reason) => {
                    failed = true;
                    report(&reason);
                }
            }
        }
    }
    out.flush()?;
    Ok(if failed { Outcome::Partial } else { outcome })
}

#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
}

/// The sentences of a post, a line each.
fn print(path: &Path, document: &Document, tokenizer: &Tokenizer, format: SentenceFormat) -> String {
    let mut out = String::new();
    let path = name(path);
    for (block, sentence) in document.sentences(&mut tokenizer.worker()) {
        let text = sentence.text();
        match format {
            SentenceFormat::Plain => {
                for (at, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
                    out.push_str(if at == 0 { "" } else { " " });
                    out.push_str(line);
                }
                out.push('\n');
            }
            SentenceFormat::Jsonl => {
                let Span { start, end } = document.in_file(block.source(sentence.span()));
                push_json(&mut out, &Record { path: &path, start, end, text });
            }
        }
    }
    out
}
