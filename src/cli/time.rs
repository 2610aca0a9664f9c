//! `hoego time`.

use std::io::Write;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::input::SourceArguments;
use super::lines::Blocks;
use super::output::{name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome, ReportFormat, report};
use crate::{Analysis, Chronology, Date, Document, Granularity, SentenceTime, Span, Tokenizer};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// When the text was written, instead of what it says itself (2022-12-31, 2022-12, 2022)
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// Take each line for a sentence that stands for itself; only with --date are 작년 and the like resolved
    #[arg(long)]
    lines: bool,
    /// table: for reading; jsonl: an object a sentence: path, start and end (bytes of the file), text, years, inherited,
    /// expressions
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    if arguments.lines { lines(arguments, &tokenizer) } else { posts(arguments, &tokenizer) }
}

fn posts(arguments: &Arguments, tokenizer: &Tokenizer) -> Result<Outcome, Failure> {
    let mut out = stdout();
    let analyze = |path: &Path, document: &Document| {
        let analysis = Analysis::new(document, &mut tokenizer.worker());
        let times = match arguments.date {
            Some(date) => Chronology::at(&analysis, Some(date)),
            None => Chronology::new(&analysis),
        };
        let mut text = String::new();
        if arguments.format == ReportFormat::Table && !arguments.source.is_single() {
            text.push_str(&name(path));
            text.push('\n');
        }
        print(&mut text, arguments.format, &name(path), &analysis, &times, |span| document.in_file(span));
        text
    };
    let outcome = arguments.source.for_each(analyze, |text| out.write_all(text.as_bytes()))?;
    out.flush()?;
    Ok(outcome)
}

/// Each line is a sentence, an empty one too: there are as many records as lines.
fn lines(arguments: &Arguments, tokenizer: &Tokenizer) -> Result<Outcome, Failure> {
    let mut out = stdout();
    let mut outcome = Outcome::Done;
    let mut worker = tokenizer.worker();
    for path in arguments.source.files() {
        let path_name = name(&path);
        let mut blocks = Blocks::open(&path)?;
        while let Some(block) = blocks.next()? {
            let mut offset = 0;
            for whole in block.text.split_inclusive('\n') {
                let line = whole.trim_end_matches(['\n', '\r']);
                let document = Document::from_text(line);
                let analysis = Analysis::unsplit(&document, &mut worker);
                let times = Chronology::apart(&analysis, arguments.date);
                let in_file = |span: Span| block.in_file(Span::new(offset + span.start, offset + span.end));
                let mut text = String::new();
                print(&mut text, arguments.format, &path_name, &analysis, &times, in_file);
                if text.is_empty() {
                    let Span { start, end } = in_file(Span::new(0, line.len()));
                    one(&mut text, arguments.format, &Record { start, end, ..Record::empty(&path_name) });
                }
                out.write_all(text.as_bytes())?;
                offset += whole.len();
            }
            for line in &block.broken {
                report(&format!("{path_name}:{line}: bytes that are no {}", block.encoding));
                outcome = Outcome::Partial;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    years: &'a [i32],
    inherited: bool,
    expressions: Vec<ExpressionRecord<'a>>,
}

#[derive(Serialize)]
struct ExpressionRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    granularity: Granularity,
    from: Date,
    to: Date,
}

impl<'a> Record<'a> {
    const fn empty(path: &'a str) -> Self {
        Self { path, start: 0, end: 0, text: "", years: &[], inherited: false, expressions: Vec::new() }
    }
}

fn print(
    out: &mut String,
    format: ReportFormat,
    path: &str,
    analysis: &Analysis<'_>,
    times: &Chronology,
    in_file: impl Fn(Span) -> Span,
) {
    for ((passage, sentence), time) in analysis.sentences().zip(times.sentences()) {
        let Span { start, end } = in_file(passage.source(sentence));
        let SentenceTime { years, inherited, expressions, .. } = time;
        let expressions = expressions.iter().map(|expression| {
            let Span { start, end } = in_file(passage.block().source(expression.span));
            let text = expression.span.slice(passage.block().text()).unwrap_or_default();
            let (granularity, from, to) = (expression.granularity, expression.from, expression.to);
            ExpressionRecord { start, end, text, granularity, from, to }
        });
        let expressions = expressions.collect();
        let record = Record { path, start, end, text: sentence.text(), years, inherited: *inherited, expressions };
        one(out, format, &record);
    }
}

fn one(out: &mut String, format: ReportFormat, record: &Record<'_>) {
    if format == ReportFormat::Jsonl {
        push_json(out, record);
        return;
    }
    let years: Vec<String> = record.years.iter().map(i32::to_string).collect();
    let mark = if record.inherited { "·" } else { " " };
    let words: Vec<&str> = record.text.split_whitespace().collect();
    out.push_str(&pad(&years.join(" "), 9));
    out.push_str(mark);
    out.push(' ');
    out.push_str(&words.join(" "));
    out.push('\n');
}
