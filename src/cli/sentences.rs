//! `hoego sentences`.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::output::{name, push_json, stdout};
use super::{Failure, Outcome, SentenceFormat, SentencesArguments};
use crate::{Document, Span, Tokenizer};

pub(super) fn run(arguments: &SentencesArguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let mut out = stdout();
    let analyze = |path: &Path, document: &Document| print(path, document, &tokenizer, arguments.format);
    let outcome = arguments.source.for_each(analyze, |text| out.write_all(text.as_bytes()))?;
    out.flush()?;
    Ok(outcome)
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
