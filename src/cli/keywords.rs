//! `hoego keywords`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::input::SourceArguments;
use super::output::{name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome, ReportFormat};
use crate::keyword::Options;
use crate::{Analysis, DateSource, Document, Keyword, KeywordExtractor, TfIdf};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// How many keywords a post gets at most
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    top: usize,
    /// table: for reading; jsonl: an object a post
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let extractor = TfIdf::new(Options::new().top(arguments.top));
    let mut out = stdout();
    let with_heads = !arguments.source.is_single();
    let analyze = |path: &Path, document: &Document| {
        let keywords = extractor.extract(&Analysis::new(document, &mut tokenizer.worker()));
        match arguments.format {
            ReportFormat::Jsonl => record(path, document, &keywords),
            ReportFormat::Table => table(path, document, &keywords, with_heads),
        }
    };
    let outcome = arguments.source.for_each(analyze, |text| out.write_all(text.as_bytes()))?;
    out.flush()?;
    Ok(outcome)
}

#[derive(Serialize)]
struct Record<'a> {
    path: String,
    /// Of a record in a file of many: what it is called, and where it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    title: Option<&'a str>,
    date: Option<String>,
    date_source: Option<DateSource>,
    keywords: Vec<KeywordRecord<'a>>,
}

#[derive(Serialize)]
struct KeywordRecord<'a> {
    text: &'a str,
    score: f64,
    count: usize,
    variants: &'a [String],
    spans: Vec<[usize; 2]>,
}

fn record(path: &Path, document: &Document, keywords: &[Keyword]) -> String {
    let keywords = keywords
        .iter()
        .map(|keyword| KeywordRecord {
            text: &keyword.text,
            score: keyword.score,
            count: keyword.count,
            variants: &keyword.variants,
            spans: keyword
                .spans
                .iter()
                .map(|&span| document.in_file(span))
                .map(|span| [span.start, span.end])
                .collect(),
        })
        .collect();
    let mut out = String::new();
    let (date, date_source) = document.date().unzip();
    let record = Record {
        path: name(path),
        id: document.id(),
        line: document.line(),
        title: document.title(),
        date: date.map(|date| date.to_string()),
        date_source,
        keywords,
    };
    push_json(&mut out, &record);
    out
}

fn table(path: &Path, document: &Document, keywords: &[Keyword], with_head: bool) -> String {
    let mut out = String::new();
    if with_head {
        let title = document.title().map(|title| format!("  {title}")).unwrap_or_default();
        let line = document.line().map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(out, "{}{line}{title}", name(path));
    }
    let width = keywords.iter().map(|keyword| keyword.text.width()).max().unwrap_or(0);
    for keyword in keywords {
        let text = pad(&keyword.text, width);
        let _ = writeln!(out, "  {text}  {:6.2}  {:4}", keyword.score, keyword.count);
    }
    if with_head {
        out.push('\n');
    }
    out
}
