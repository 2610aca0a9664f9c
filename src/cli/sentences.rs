//! `hoego sentences`.

use std::io::Write;
use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::input::SourceArguments;
use super::output::{name, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::{Analysis, Document, Span, Tokenizer};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// plain: a sentence a line; jsonl: an object a sentence: path, start and end (bytes of the file), text
    #[arg(short, long, value_enum, default_value_t)]
    format: SentenceFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum SentenceFormat {
    #[default]
    Plain,
    Jsonl,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
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
    let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
    for (passage, sentence) in analysis.sentences() {
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
                let Span { start, end } = document.in_file(passage.source(sentence));
                push_json(&mut out, &Record { path: &path, start, end, text });
            }
        }
    }
    out
}
