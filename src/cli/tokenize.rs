//! `hoego tokenize`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::Serialize;

use super::input::or_stdin;
use super::lines::{Block, Blocks};
use super::output::{name, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome, report};
use crate::{Lemma, Morpheme, Span, Tag, Token, Tokenizer, Worker};

/// About how many bytes of lines a thread takes at a time.
const PIECE: usize = 32 * 1024;
/// Lines of more bytes are themselves cut up for all threads.
const LONG_LINE: usize = 256 * 1024;

#[derive(Args)]
pub(super) struct Arguments {
    /// Text files; standard input if there are none, or for -
    paths: Vec<PathBuf>,
    /// plain: morphemes as form/TAG, a line each; mecab: as MeCab prints; jsonl: an object a line; tsv: a row a token
    #[arg(short, long, value_enum, default_value_t)]
    format: TokenFormat,
    /// Give exactly the tokens of MeCab-ko, as --format mecab always does
    #[arg(long)]
    mecab: bool,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum TokenFormat {
    #[default]
    Plain,
    Mecab,
    Jsonl,
    Tsv,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mecab = arguments.mecab || arguments.format == TokenFormat::Mecab;
    let tokenizer = arguments.dictionary.tokenizer(mecab)?;
    let mut out = stdout();
    if arguments.format == TokenFormat::Tsv {
        out.write_all(b"path\tline\tstart\tend\tsurface\ttag\tlemma\tunknown\n")?;
    }
    let mut outcome = Outcome::Done;
    for path in or_stdin(&arguments.paths) {
        match file(&tokenizer, arguments.format, &path, &mut out)? {
            Ok(Outcome::Done) => {}
            Ok(partial) => outcome = partial,
            Err(error) => {
                report(&error.to_string());
                outcome = Outcome::Partial;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// Tokenizes a file. The outer error ends the run, the inner one concerns this file.
fn file(
    tokenizer: &Tokenizer,
    format: TokenFormat,
    path: &Path,
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
                        print(&mut text, worker, format, &path_name, &block, line);
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

/// A line of a block without its line break.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Where it begins in the text of the block.
    pub(super) offset: usize,
    number: usize,
}

/// The lines of a block in pieces of about [`PIECE`] bytes.
pub(super) fn lines<'a>(block: &'a Block<'_>) -> Vec<Vec<Line<'a>>> {
    let mut pieces = vec![Vec::new()];
    let (mut offset, mut size) = (0, 0);
    for (number, whole) in (block.line..).zip(block.text.split_inclusive('\n')) {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if size >= PIECE {
            pieces.push(Vec::new());
            size = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(Line { text, offset, number });
        }
        offset += whole.len();
        size += whole.len();
    }
    pieces
}

#[derive(Serialize)]
struct LineRecord<'a> {
    path: &'a str,
    line: usize,
    tokens: Vec<TokenRecord<'a>>,
}

#[derive(Serialize)]
struct TokenRecord<'a> {
    surface: &'a str,
    start: usize,
    end: usize,
    tag: String,
    lemma: Lemma<'a>,
    morphemes: Vec<Morpheme<'a>>,
    unknown: bool,
}

fn joined(tags: &[Tag]) -> String {
    tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join("+")
}

fn print(out: &mut String, worker: &mut Worker, format: TokenFormat, path: &str, block: &Block<'_>, line: Line<'_>) {
    // A mark at the very beginning belongs to the file, not to its text.
    let is_begin = block.is_first && line.offset == 0;
    let mark = if is_begin && !worker.tokenizer().is_mecab_compatible() { "\u{feff}" } else { "" };
    let text = line.text.strip_prefix(mark).unwrap_or(line.text);
    let offset = line.offset + line.text.len() - text.len();
    let tokens: Vec<Token<'_>> =
        if text.len() > LONG_LINE { worker.tokenizer().par_tokenize_text(text) } else { worker.tokenize(text) };
    let tokenizer = worker.tokenizer();
    let in_file = |token: &Token<'_>| {
        let span = token.span();
        block.in_file(Span::new(offset + span.start, offset + span.end))
    };
    match format {
        TokenFormat::Plain => {
            let morphemes = tokens.iter().flat_map(|token| token.consists(tokenizer));
            for (index, Morpheme { form, tag }) in morphemes.enumerate() {
                out.push_str(if index == 0 { "" } else { " " });
                out.extend(
                    form.split(' ').enumerate().flat_map(|(part, text)| [if part == 0 { "" } else { "_" }, text]),
                );
                out.push('/');
                out.push_str(tag.as_str());
            }
            out.push('\n');
        }
        TokenFormat::Mecab => {
            for token in tokens {
                let _ = writeln!(out, "{}\t{}", token.surface(), token.features(tokenizer));
            }
            out.push_str("EOS\n");
        }
        TokenFormat::Jsonl => {
            let records = tokens.iter().map(|token| TokenRecord {
                surface: token.surface(),
                start: in_file(token).start,
                end: in_file(token).end,
                tag: joined(token.tags()),
                lemma: token.lemma(tokenizer),
                morphemes: token.morphemes(tokenizer),
                unknown: token.is_unknown(),
            });
            let tokens = records.collect();
            push_json(out, &LineRecord { path, line: line.number, tokens });
        }
        TokenFormat::Tsv => {
            for token in tokens {
                let Span { start, end } = in_file(&token);
                let (surface, tags) = (token.surface(), joined(token.tags()));
                let (lemma, unknown) = (token.lemma(tokenizer), token.is_unknown());
                let number = line.number;
                let _ = writeln!(out, "{path}\t{number}\t{start}\t{end}\t{surface}\t{tags}\t{lemma}\t{unknown}");
            }
        }
    }
}
