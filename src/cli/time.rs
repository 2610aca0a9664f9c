//! `hoego time`.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::input::{Printed, SourceArguments};
use super::lines::each_line;
use super::output::{TextRecord, name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome, ReportFormat};
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
    arguments.source.print(|path, document| {
        let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
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
        Printed { text, found: !times.sentences().is_empty() }
    })
}

/// Each line is a sentence, an empty one too: there are as many records as lines.
fn lines(arguments: &Arguments, tokenizer: &Tokenizer) -> Result<Outcome, Failure> {
    let mut out = stdout();
    let outcome = each_line(&arguments.source.paths(), tokenizer, &mut out, |text, worker, line| {
        let document = Document::from_text(line.text);
        let analysis = Analysis::unsplit(&document, worker);
        let times = Chronology::apart(&analysis, arguments.date);
        if times.sentences().is_empty() {
            let sentence = TextRecord::new(line.path, line.in_file(Span::new(0, line.text.len())), "");
            let record = Record { sentence, years: &[], inherited: false, expressions: Vec::new() };
            one(text, arguments.format, "", &record);
        }
        print(text, arguments.format, line.path, &analysis, &times, |span| line.in_file(span));
    })?;
    out.flush()?;
    Ok(outcome)
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    sentence: TextRecord<'a>,
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

fn print(
    out: &mut String,
    format: ReportFormat,
    path: &str,
    analysis: &Analysis<'_>,
    times: &Chronology,
    in_file: impl Fn(Span) -> Span,
) {
    for ((passage, sentence), time) in analysis.sentences().zip(times.sentences()) {
        let span = in_file(passage.source(sentence));
        let SentenceTime { years, inherited, expressions, .. } = time;
        let expressions = expressions.iter().map(|expression| {
            let Span { start, end } = in_file(passage.block().source(expression.span));
            let text = expression.span.slice(passage.block().text()).unwrap_or_default();
            let (granularity, from, to) = (expression.granularity, expression.from, expression.to);
            ExpressionRecord { start, end, text, granularity, from, to }
        });
        let expressions = expressions.collect();
        let text = TextRecord::new(path, span, sentence.text());
        let record = Record { sentence: text, years, inherited: *inherited, expressions };
        one(out, format, sentence.text(), &record);
    }
}

fn one(out: &mut String, format: ReportFormat, text: &str, record: &Record<'_>) {
    if format == ReportFormat::Jsonl {
        push_json(out, record);
        return;
    }
    let years: Vec<String> = record.years.iter().map(i32::to_string).collect();
    let mark = if record.inherited { "·" } else { " " };
    let words: Vec<&str> = text.split_whitespace().collect();
    out.push_str(&pad(&years.join(" "), 9));
    out.push_str(mark);
    out.push(' ');
    out.push_str(&words.join(" "));
    out.push('\n');
}
