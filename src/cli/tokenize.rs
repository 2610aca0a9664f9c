//! `hoego tokenize`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::input::or_stdin;
use super::lines::{Line, each_line};
use super::output::{push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::{Lemma, Morpheme, Span, Tag, Token, Worker};

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
    let print = |out: &mut String, worker: &mut Worker, line: Line<'_>| print(out, worker, arguments.format, line);
    let outcome = each_line(&or_stdin(&arguments.paths), &tokenizer, &mut out, print)?;
    out.flush()?;
    Ok(outcome)
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

fn print(out: &mut String, worker: &mut Worker, format: TokenFormat, line: Line<'_>) {
    let path = line.path;
    // A mark at the very beginning belongs to the file, not to its text.
    let is_begin = line.is_first();
    let own = if is_begin && !worker.tokenizer().is_mecab_compatible() { "\u{feff}" } else { "" };
    let text = line.text.strip_prefix(own).unwrap_or(line.text);
    let mark = line.text.len() - text.len();
    let tokens: Vec<Token<'_>> =
        if text.len() > LONG_LINE { worker.tokenizer().par_tokenize_text(text) } else { worker.tokenize(text) };
    let tokenizer = worker.tokenizer();
    let in_file = |token: &Token<'_>| {
        let span = token.span();
        line.in_file(Span::new(mark + span.start, mark + span.end))
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
