//! `hoego kwic`: a word in its contexts.

use std::fmt::Write as _;
use std::io::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::input::{Printed, SourceArguments};
use super::output::{colour, name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::summary::Period;
use crate::{Analysis, Chronology, Passage, Query, Span};

#[derive(Args)]
pub(super) struct Arguments {
    /// The word in its dictionary form (힘들다, 성장하다, 코딩 테스트)
    lemma: String,
    #[command(flatten)]
    source: SourceArguments,
    /// How many columns of text each side has in the table; Hangul takes two each
    #[arg(short, long, default_value_t = 36, value_name = "COLUMNS")]
    width: usize,
    /// table: for reading; jsonl: an object a place: path, line, start and end (bytes of the file), left, match, right, sentence, period
    #[arg(short, long, value_enum, default_value_t)]
    format: KwicFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum KwicFormat {
    #[default]
    Table,
    Jsonl,
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let query = Query::new(&arguments.lemma, &tokenizer);
    if arguments.format == KwicFormat::Csv {
        let mut out = stdout();
        out.write_all(b"path,line,start,end,period,left,match,right\n")?;
        out.flush()?;
    }
    let bold = colour();
    arguments.source.print(|path, document| {
        let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
        let mut text = String::new();
        let hits = query.find(&analysis);
        if hits.is_empty() {
            return Printed { text, found: false };
        }
        let times = Chronology::new(&analysis);
        let path = name(path);
        for hit in hits {
            let passage = &analysis.passages()[hit.passage];
            let place = Place::new(&path, &analysis, &times, hit.passage, hit.span);
            match arguments.format {
                KwicFormat::Table => place.row(&mut text, passage, arguments.width, bold),
                KwicFormat::Jsonl => push_json(&mut text, &place),
                KwicFormat::Csv => place.csv(&mut text),
            }
        }
        Printed { text, found: true }
    })
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    start: usize,
    end: usize,
    left: &'a str,
    #[serde(rename = "match")]
    matched: &'a str,
    right: &'a str,
    sentence: &'a str,
    period: Period,
    #[serde(skip)]
    span: Span,
}

impl<'a> Place<'a> {
    fn new(path: &'a str, analysis: &Analysis<'a>, times: &Chronology, number: usize, span: Span) -> Self {
        let document = analysis.document();
        let passage = &analysis.passages()[number];
        let text = passage.block().text();
        let source = passage.block().source(span);
        let Span { start, end } = document.in_file(source);
        let before: usize = analysis.passages()[..number].iter().map(|passage| passage.sentences().len()).sum();
        let at = passage.sentences().partition_point(|sentence| sentence.span().end <= span.start);
        let sentence = passage.sentences().get(at);
        let time = times.sentences().get(before + at).and_then(|time| time.period);
        let date = time.or(times.period()).or(document.date().map(|(date, _)| date));
        let whole = sentence.map_or(span, crate::Sentence::span);
        Self {
            path,
            line: document.line().unwrap_or_else(|| document.place(source.start).line),
            start,
            end,
            left: text.get(whole.start.min(span.start)..span.start).unwrap_or_default(),
            matched: span.slice(text).unwrap_or_default(),
            right: text.get(span.end..whole.end.max(span.end)).unwrap_or_default(),
            sentence: sentence.map_or("", |sentence| sentence.text()),
            period: Period::of(date),
            span,
        }
    }

    /// The contexts of all rows meet at the word.
    fn row(&self, out: &mut String, passage: &Passage<'_>, width: usize, bold: bool) {
        let text = passage.block().text();
        let left = tail(&text[..self.span.start], width);
        let matched = one_line(self.matched);
        let room = width.saturating_sub(matched.width());
        let right = pad(&head(&text[self.span.end..], room), room);
        let (on, off) = if bold { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        let gap = " ".repeat(width.saturating_sub(left.width()));
        let period = self.period.to_string();
        let _ = writeln!(out, "{period:7}  {gap}{left} {on}{matched}{off}{right}  {}:{}", self.path, self.line);
    }

    fn csv(&self, out: &mut String) {
        let mut row = csv::Writer::from_writer(Vec::new());
        let numbers = [self.line, self.start, self.end].map(|number| number.to_string());
        let [line, start, end] = &numbers;
        let period = self.period.to_string();
        // Writing to memory cannot fail.
        let _ = row.write_record([self.path, line, start, end, &period, self.left, self.matched, self.right]);
        out.push_str(&row.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default());
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// The end of a text, at most so many columns wide.
fn tail(text: &str, width: usize) -> String {
    let mut room = width;
    let fits = text.trim_end().char_indices().rev().take_while(|(_, c)| {
        let own = c.width().unwrap_or(0);
        let fits = own <= room;
        room = room.saturating_sub(if fits { own } else { room });
        fits
    });
    let start = fits.last().map_or(text.len(), |(at, _)| at);
    one_line(text[start..].trim())
}

/// The beginning of a text, at most so many columns wide.
fn head(text: &str, width: usize) -> String {
    let mut room = width;
    let fits = text.char_indices().take_while(|(_, c)| {
        let own = c.width().unwrap_or(0);
        let fits = own <= room;
        room = room.saturating_sub(if fits { own } else { room });
        fits
    });
    let end = fits.last().map_or(0, |(at, c)| at + c.len_utf8());
    one_line(text[..end].trim_end())
}
