//! `hoego sentiment`.

mod csv;
mod json;
mod table;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::{Printed, SourceArguments};
use super::lines::{Line, each_line};
use super::output::{name, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::keyword::Options;
use crate::{
    Analysis, Document, Error, KeywordExtractor, PostSentiment, Sentiment, SentimentAnalyzer, Span, TfIdf, Tokenizer,
};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// What is judged. A post is the mean of its sentences without headings, quotations, links and code
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    by: Unit,
    /// Take each line of the input as one sentence
    #[arg(long, conflicts_with = "by")]
    lines: bool,
    /// In tables, list under each sentence what it was judged by
    #[arg(long)]
    explain: bool,
    /// table: for reading; jsonl: an object a sentence or post; csv: a row of it
    #[arg(short, long, value_enum, default_value_t)]
    format: SentimentFormat,
    /// Words and their valence, beside those that hoego knows: lines of key TAB tag TAB valence TAB emotion TAB class
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// With --by post, tell of up to N keywords of a post how it speaks of them
    #[arg(long, default_value_t = 0, value_name = "N")]
    aspects: usize,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Unit {
    #[default]
    Sentence,
    Post,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum SentimentFormat {
    #[default]
    Table,
    Jsonl,
    Csv,
}

/// What an output needs to know.
struct Style {
    by: Unit,
    format: SentimentFormat,
    explain: bool,
    colour: bool,
    with_heads: bool,
    aspects: usize,
}

/// A sentence as it is printed; spans are bytes of the file.
struct Row<'a> {
    path: &'a str,
    span: Span,
    text: &'a str,
    /// Where the text's evidence stands: from bytes of the document to bytes of the file.
    locate: &'a dyn Fn(Span) -> Span,
    sentiment: &'a Sentiment,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let mut analyzer = SentimentAnalyzer::new(&tokenizer);
    for path in &arguments.lexicon {
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        analyzer = analyzer.lexicon(name(path), &Error::decode(path, bytes)?)?;
    }
    if arguments.format == SentimentFormat::Csv || arguments.by == Unit::Post && arguments.aspects == 0 {
        analyzer = analyzer.explains(false);
    }
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let style = Style {
        by: arguments.by,
        format: arguments.format,
        explain: arguments.explain,
        colour,
        with_heads: !arguments.source.is_single() && !arguments.lines,
        aspects: arguments.aspects,
    };
    let mut out = stdout();
    if style.format == SentimentFormat::Csv {
        out.write_all(csv::head(style.by).as_bytes())?;
    }
    let outcome = if arguments.lines {
        each_line(&arguments.source.paths(), &tokenizer, &mut out, |text, worker, line| {
            let document = Document::from_text(line.text);
            let sentiment = analyzer.analyze(&Analysis::unsplit(&document, worker));
            print_line(text, line, &sentiment, &style);
        })?
    } else {
        out.flush()?;
        arguments.source.print(|path, document| post(path, document, &tokenizer, &analyzer, &style))?
    };
    out.flush()?;
    Ok(outcome)
}

/// What is printed of a post.
fn post(
    path: &Path,
    document: &Document,
    tokenizer: &Tokenizer,
    analyzer: &SentimentAnalyzer,
    style: &Style,
) -> Printed {
    let path = name(path);
    let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
    let sentiment = analyzer.analyze(&analysis);
    let mut out = String::new();
    if style.by == Unit::Post {
        let aspects = if style.aspects == 0 {
            Vec::new()
        } else {
            let keywords = TfIdf::new(Options::new().top(style.aspects)).extract(&analysis);
            sentiment.aspects(&analysis, &keywords)
        };
        match style.format {
            SentimentFormat::Table => table::post(&mut out, &path, document, &sentiment, &aspects, style),
            SentimentFormat::Jsonl => json::post(&mut out, &path, document, &sentiment, &aspects),
            SentimentFormat::Csv => csv::post(&mut out, &path, document, &sentiment),
        }
        return Printed { text: out, found: !sentiment.sentences.is_empty() };
    }
    if style.format == SentimentFormat::Table && style.with_heads {
        table::head(&mut out, &path, document);
    }
    let locate = |span: Span| document.in_file(span);
    for ((passage, sentence), own) in analysis.sentences().zip(&sentiment.sentences) {
        let span = passage.source(sentence);
        let row = Row { path: &path, span: locate(span), text: sentence.text(), locate: &locate, sentiment: own };
        row.print(&mut out, style);
    }
    if style.format == SentimentFormat::Table && style.with_heads {
        out.push('\n');
    }
    Printed { text: out, found: !sentiment.sentences.is_empty() }
}

impl Row<'_> {
    fn print(&self, out: &mut String, style: &Style) {
        match style.format {
            SentimentFormat::Table => table::sentence(out, self, style),
            SentimentFormat::Jsonl => json::sentence(out, self),
            SentimentFormat::Csv => csv::sentence(out, self),
        }
    }
}

/// Prints a line, an empty one too.
fn print_line(out: &mut String, line: Line<'_>, post: &PostSentiment, style: &Style) {
    let locate = |span: Span| line.in_file(span);
    let empty = Sentiment::default();
    let row = Row {
        path: line.path,
        span: locate(Span::new(0, line.text.len())),
        text: line.text,
        locate: &locate,
        sentiment: post.sentences.first().unwrap_or(&empty),
    };
    row.print(out, style);
}
