//! `hoego keywords`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::input::{Printed, SourceArguments};
use super::output::{PostRecord, name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::keyword::{Background, CandidateKind, Count, Factor, Options, StopWords, Terms, TextRank};
use crate::{Analysis, DateSource, Document, Keyword, KeywordExtractor, Span, TfIdf};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// How many keywords a post gets at most
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    top: usize,
    #[command(flatten)]
    words: WordArguments,
    /// tfidf: what stands often and says much; textrank: what stands near the important; count: what stands often
    #[arg(short, long, value_enum, default_value_t)]
    method: Method,
    /// Tell what each score is the product of
    #[arg(long)]
    explain: bool,
    /// table: for reading; jsonl: an object a post; csv: a row a keyword
    #[arg(short, long, value_enum, default_value_t)]
    format: KeywordFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

/// Which words are looked for.
#[derive(Args)]
pub(super) struct WordArguments {
    /// Single nouns instead of phrases
    #[arg(long, conflicts_with = "predicates")]
    unigrams: bool,
    /// Verbs and adjectives instead of nouns (힘들다, 성장하다, 쉽지 않다)
    #[arg(long)]
    predicates: bool,
    /// File of words that are no keywords, one a line
    #[arg(long, value_name = "FILE")]
    stopwords: Vec<PathBuf>,
    /// File of terms that count as one however they are written: lines of term [TAB alias,alias…]
    #[arg(long, value_name = "FILE")]
    terms: Option<PathBuf>,
    /// File of document frequencies instead of the embedded ones: lines of word TAB posts of 100,000
    #[arg(long, value_name = "FILE")]
    background: Option<PathBuf>,
}

impl WordArguments {
    pub(super) fn options(&self) -> crate::Result<Options> {
        let mut options = Options::new().kind(match self {
            Self { unigrams: true, .. } => CandidateKind::Nouns,
            Self { predicates: true, .. } => CandidateKind::Predicates,
            _ => CandidateKind::Phrases,
        });
        let mut stop_words = StopWords::default();
        for path in &self.stopwords {
            stop_words.extend(StopWords::read(path)?);
        }
        options = options.stop_words(stop_words);
        if let Some(path) = &self.terms {
            options = options.terms(Terms::read(path)?);
        }
        if let Some(path) = &self.background {
            options = options.background(Background::read(path)?);
        }
        Ok(options)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Method {
    #[default]
    Tfidf,
    Textrank,
    Count,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum KeywordFormat {
    #[default]
    Table,
    Jsonl,
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let options = arguments.words.options()?.top(arguments.top);
    let extractor: Box<dyn KeywordExtractor> = match arguments.method {
        Method::Tfidf => Box::new(TfIdf::new(options)),
        Method::Textrank => Box::new(TextRank::new(options)),
        Method::Count => Box::new(Count::new(options)),
    };
    if arguments.format == KeywordFormat::Csv {
        let mut out = stdout();
        out.write_all(b"path,title,date,rank,keyword,score,count,variants\n")?;
        out.flush()?;
    }
    let with_heads = !arguments.source.is_single();
    arguments.source.print(|path, document| {
        let keywords = extractor.extract(&tokenizer.with_worker(|worker| Analysis::new(document, worker)));
        let text = match arguments.format {
            KeywordFormat::Jsonl => record(path, document, &keywords, arguments.explain),
            KeywordFormat::Csv => rows(path, document, &keywords),
            KeywordFormat::Table => table(path, document, &keywords, with_heads, arguments.explain),
        };
        Printed { text, found: !keywords.is_empty() }
    })
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    post: PostRecord<'a>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    factors: Option<&'a [Factor]>,
}

fn record(path: &Path, document: &Document, keywords: &[Keyword], explain: bool) -> String {
    let spans = |keyword: &Keyword| {
        let spans = keyword.spans.iter().map(|&span| document.in_file(span));
        spans.map(|span| [span.start, span.end]).collect()
    };
    let keywords = keywords.iter().map(|keyword| KeywordRecord {
        text: &keyword.text,
        score: rounded(keyword.score),
        count: keyword.count,
        variants: &keyword.variants,
        spans: spans(keyword),
        factors: explain.then_some(&keyword.factors),
    });
    let mut out = String::new();
    let path = name(path);
    let record = Record {
        post: PostRecord::new(&path, document),
        date_source: document.date().map(|(_, source)| source),
        keywords: keywords.collect(),
    };
    push_json(&mut out, &record);
    out
}

/// A score as it is printed.
fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}

/// A row a keyword.
fn rows(path: &Path, document: &Document, keywords: &[Keyword]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let date = document.date().map(|(date, _)| date.to_string()).unwrap_or_default();
    for (rank, keyword) in (1..).zip(keywords) {
        let row = [
            &name(path),
            document.title().unwrap_or_default(),
            &date,
            &rank.to_string(),
            &keyword.text,
            &rounded(keyword.score).to_string(),
            &keyword.count.to_string(),
            &keyword.variants.join("; "),
        ];
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn table(path: &Path, document: &Document, keywords: &[Keyword], with_head: bool, explain: bool) -> String {
    let mut out = String::new();
    if with_head {
        let title = document.title().map(|title| format!("  {title}")).unwrap_or_default();
        let line = document.line().map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(out, "{}{line}{title}", name(path));
    }
    let width = keywords.iter().map(|keyword| keyword.text.width()).max().unwrap_or(0);
    for keyword in keywords {
        let text = pad(&keyword.text, width);
        let places = sparkline(&keyword.spans, document.source().len());
        let _ = write!(out, "  {text}  {:6.2}  {:4}  {places}", keyword.score, keyword.count);
        if explain {
            let factors = keyword.factors.iter().map(|factor| format!("{} {:.2}", factor.name, factor.value));
            let _ = write!(out, "  {}", factors.collect::<Vec<_>>().join(" · "));
        }
        if !keyword.variants.is_empty() {
            let _ = write!(out, "  = {}", keyword.variants.join(", "));
        }
        out.push('\n');
    }
    if with_head {
        out.push('\n');
    }
    out
}

/// How many stretches of a post the sparkline shows.
const STRETCHES: usize = 16;

/// Where in a text of `length` bytes spans lie: a bar for each sixteenth of it, the higher the more.
fn sparkline(spans: &[Span], length: usize) -> String {
    let mut counts = [0; STRETCHES];
    for span in spans {
        counts[(span.start * STRETCHES / length.max(1)).min(STRETCHES - 1)] += 1;
    }
    let bars = [' ', '▂', '▄', '▆', '█'];
    counts.iter().map(|&count: &usize| bars[count.min(bars.len() - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_where_words_do() {
        let spans = [Span::new(0, 3), Span::new(159, 160), Span::new(80, 83), Span::new(82, 85)];
        assert_eq!(sparkline(&spans, 160), "▂       ▄      ▂");
        assert_eq!(sparkline(&[Span::new(0, 0)], 0).chars().count(), STRETCHES);
    }
}
