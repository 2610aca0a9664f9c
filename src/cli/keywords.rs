//! `hoego keywords`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::output::{name, pad, push_json, stdout};
use super::{Failure, KeywordsArguments, Outcome, ReportFormat, input, report};
use crate::{Document, Keyword, KeywordExtractor};

/// How many posts are read before their results are printed.
const BATCH: usize = 256;

pub(super) fn run(arguments: &KeywordsArguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let extractor = KeywordExtractor::new(&tokenizer).top(arguments.top);
    let mut out = stdout();
    let mut outcome = Outcome::Found; // nothing found yet
    let mut failed = false;
    let posts = input::posts(&arguments.paths);
    let many = posts.len() > 1;
    for batch in posts.chunks(BATCH) {
        let results: Vec<Result<String, String>> = batch
            .par_iter()
            .map(|path| {
                let path = path.as_ref().map_err(ToString::to_string)?;
                let text = input::read(path).map_err(|error| error.to_string())?;
                let document = input::document(path, &text);
                let keywords = extractor.extract(&document);
                Ok(match arguments.format {
                    ReportFormat::Jsonl => record(path, &document, &keywords),
                    ReportFormat::Table => table(path, &document, &keywords, many),
                })
            })
            .collect();
        for result in results {
            match result {
                Ok(text) => {
                    outcome = Outcome::Done;
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
    path: String,
    title: Option<&'a str>,
    keywords: Vec<KeywordRecord<'a>>,
}

#[derive(Serialize)]
struct KeywordRecord<'a> {
    text: &'a str,
    score: f64,
    count: usize,
    spans: Vec<[usize; 2]>,
}

fn record(path: &Path, document: &Document, keywords: &[Keyword]) -> String {
    let keywords = keywords
        .iter()
        .map(|keyword| KeywordRecord {
            text: &keyword.text,
            score: keyword.score,
            count: keyword.count,
            spans: keyword.spans.iter().map(|span| [span.start, span.end]).collect(),
        })
        .collect();
    let mut out = String::new();
    push_json(&mut out, &Record { path: name(path), title: document.title(), keywords });
    out
}

fn table(path: &Path, document: &Document, keywords: &[Keyword], many: bool) -> String {
    let mut out = String::new();
    if many {
        let title = document.title().map(|title| format!("  {title}")).unwrap_or_default();
        let _ = writeln!(out, "{}{title}", name(path));
    }
    let width = keywords.iter().map(|keyword| keyword.text.width()).max().unwrap_or(0);
    for keyword in keywords {
        let text = pad(&keyword.text, width);
        let _ = writeln!(out, "  {text}  {:6.2}  {:4}", keyword.score, keyword.count);
    }
    if many {
        out.push('\n');
    }
    out
}
