//! `hoego sentences`.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::input::{Printed, SourceArguments};
use super::output::{TextRecord, name, push_json};
use super::{DictionaryArguments, Failure, Outcome};
use crate::{Analysis, Document, Tokenizer};

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
    arguments.source.print(|path, document| {
        let text = print(path, document, &tokenizer, arguments.format);
        Printed { found: !text.is_empty(), text }
    })
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
                let span = document.in_file(passage.source(sentence));
                push_json(&mut out, &TextRecord::new(&path, span, text));
            }
        }
    }
    out
}
