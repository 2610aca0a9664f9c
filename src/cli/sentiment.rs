//! `hoego sentiment`.

mod csv;
mod json;
mod table;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::input::SourceArguments;
use super::lines::{Block, Blocks};
use super::output::{name, stdout};
use super::tokenize::{Line, lines};
use super::{DictionaryArguments, Failure, Outcome, report};
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
        let mut outcome = Outcome::Done;
        for path in arguments.source.paths() {
            match judge_lines(&path, &tokenizer, &analyzer, &style, &mut out)? {
                Ok(Outcome::Done) => {}
                Ok(partial) => outcome = partial,
                Err(error) => {
                    report(&error.to_string());
                    outcome = Outcome::Partial;
                }
            }
        }
        outcome
    } else {
        let analyze = |path: &Path, document: &Document| post(path, document, &tokenizer, &analyzer, &style);
        arguments.source.for_each(analyze, |text| out.write_all(text.as_bytes()))?
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
) -> String {
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
        return out;
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
    out
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

/// Judges the lines of a file. The outer error ends the run, the inner one concerns this file.
fn judge_lines(
    path: &Path,
    tokenizer: &Tokenizer,
    analyzer: &SentimentAnalyzer,
    style: &Style,
    out: &mut impl Write,
) -> Result<crate::Result<Outcome>, Failure> {
    let path_name = name(path);
    let mut blocks = match Blocks::open(path) {
        Ok(blocks) => blocks,
        Err(error) => return Ok(Err(error)),
    };
    let mut outcome = Outcome::Done;
    loop {
        let block = match blocks.next() {
            Ok(Some(block)) => block,
            Ok(None) => return Ok(Ok(outcome)),
            Err(error) => {
                out.flush()?;
                return Ok(Err(error));
            }
        };
        let pieces: Vec<String> = lines(&block)
            .into_par_iter()
            .map(|piece| {
                let mut text = String::new();
                tokenizer.with_worker(|worker| {
                    for line in piece {
                        let document = Document::from_text(line.text);
                        let analysis = Analysis::unsplit(&document, worker);
                        let sentiment = analyzer.analyze(&analysis);
                        print_line(&mut text, &path_name, &block, line, &sentiment, style);
                    }
                });
                text
            })
            .collect();
        for piece in pieces {
            out.write_all(piece.as_bytes())?;
        }
        out.flush()?;
        for line in &block.broken {
            report(&format!("{path_name}:{line}: bytes that are no {}", block.encoding));
            outcome = Outcome::Partial;
        }
    }
}

/// Prints a line, an empty one too.
fn print_line(out: &mut String, path: &str, block: &Block<'_>, line: Line<'_>, post: &PostSentiment, style: &Style) {
    let locate = |span: Span| block.in_file(Span::new(line.offset + span.start, line.offset + span.end));
    let empty = Sentiment::default();
    let row = Row {
        path,
        span: locate(Span::new(0, line.text.len())),
        text: line.text,
        locate: &locate,
        sentiment: post.sentences.first().unwrap_or(&empty),
    };
    row.print(out, style);
}
