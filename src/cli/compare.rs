//! `hoego compare`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::input::SourceArguments;
use super::keywords::WordArguments;
use super::output::{pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::keyword::keyness::{Keyness, MIN_UNITS};
use crate::keyword::{KeyWord, Options, Tally, candidates};
use crate::{Analysis, Document, Tokenizer};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// How many words a side gets at most
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    top: usize,
    /// What the words are sorted by
    #[arg(long, value_enum, default_value_t)]
    by: Order,
    /// Only words that are discoveries at a false-discovery rate of 5 %
    #[arg(long)]
    significant: bool,
    /// Sides with fewer nouns than this are called small
    #[arg(long, default_value_t = MIN_UNITS, value_name = "N")]
    min_units: u64,
    #[command(flatten)]
    words: WordArguments,
    /// table: for reading; jsonl: an object a word; csv: a row a word
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Order {
    /// How much a word says about its side: the recipe of the keywords times its share
    #[default]
    Score,
    /// Log-odds with an informative Dirichlet prior, in standard errors
    LogOdds,
    /// Log-likelihood ratio
    G2,
    /// The lower end of the log ratio's interval
    LogRatio,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Jsonl,
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Some([a, b]) = arguments.source.halves() else {
        return Err(Failure::Usage("compare needs two paths: files or folders".to_owned()));
    };
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let options = arguments.words.options()?;
    let (tally_a, outcome_a) = tally(&a, &tokenizer, &options)?;
    let (tally_b, outcome_b) = tally(&b, &tokenizer, &options)?;
    let mut out = stdout();
    if arguments.format == Format::Csv {
        out.write_all(
            b"side,word,here,rest,posts_here,posts_rest,score,share,log_odds,z,g2,log_ratio,low,high,p,q,flags\n",
        )?;
    }
    let mut is_any = false;
    for (side, own, rest) in [(&a, &tally_a, &tally_b), (&b, &tally_b, &tally_a)] {
        let small = own.units().min(rest.units()) < arguments.min_units;
        let side = Side { name: side.name(), tally: own, small };
        let words = select(own.against(rest), arguments);
        is_any |= !words.is_empty();
        out.write_all(side.print(&words, arguments.format).as_bytes())?;
    }
    out.flush()?;
    Ok(match (outcome_a, outcome_b) {
        (Outcome::Partial, _) | (_, Outcome::Partial) => Outcome::Partial,
        (Outcome::Done, Outcome::Done) if is_any => Outcome::Done,
        _ => Outcome::Found,
    })
}

fn tally(source: &SourceArguments, tokenizer: &Tokenizer, options: &Options) -> Result<(Tally, Outcome), Failure> {
    let count = |_: &Path, document: &Document| {
        let mut tally = Tally::default();
        tally.add(&candidates(&tokenizer.with_worker(|worker| Analysis::new(document, worker)), options));
        tally
    };
    let mut all = Tally::default();
    let outcome = source.for_each(count, |tally| {
        all.merge(tally);
        Ok(())
    })?;
    Ok((all, outcome))
}

/// The words that are shown, in the order that is wanted.
fn select(mut words: Vec<KeyWord>, arguments: &Arguments) -> Vec<KeyWord> {
    let value = |keyness: &Keyness| match arguments.by {
        Order::Score => keyness.score,
        Order::LogOdds => keyness.z,
        Order::G2 => keyness.g2,
        Order::LogRatio => keyness.log_ratio.low,
    };
    words.retain(|word| word.counts.here > 1 && (word.keyness.significant || !arguments.significant));
    words.sort_by(|a, b| value(&b.keyness).total_cmp(&value(&a.keyness)));
    words.truncate(arguments.top);
    words
}

struct Side<'a> {
    name: String,
    tally: &'a Tally,
    small: bool,
}

#[derive(Serialize)]
struct Record<'a> {
    side: &'a str,
    text: &'a str,
    here: u64,
    rest: u64,
    posts_here: u64,
    posts_rest: u64,
    #[serde(flatten)]
    keyness: &'a Keyness,
}

impl Side<'_> {
    fn print(&self, words: &[KeyWord], format: Format) -> String {
        let mut out = String::new();
        match format {
            Format::Jsonl => words.iter().for_each(|word| push_json(&mut out, &self.record(word))),
            Format::Csv => out = self.rows(words),
            Format::Table => self.table(words, &mut out),
        }
        out
    }

    fn record<'a>(&'a self, word: &'a KeyWord) -> Record<'a> {
        let counts = word.counts;
        Record {
            side: &self.name,
            text: &word.name,
            here: counts.here,
            rest: counts.rest,
            posts_here: counts.posts_here,
            posts_rest: counts.posts_rest,
            keyness: &word.keyness,
        }
    }

    fn rows(&self, words: &[KeyWord]) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for word in words {
            let KeyWord { counts, keyness, .. } = word;
            let numbers =
                [counts.here, counts.rest, counts.posts_here, counts.posts_rest].map(|count| count.to_string());
            let ratio = keyness.log_ratio;
            let values = [
                keyness.score,
                keyness.share,
                keyness.log_odds,
                keyness.z,
                keyness.g2,
                ratio.value,
                ratio.low,
                ratio.high,
            ]
            .map(|value| format!("{value:.4}"));
            let chances = [keyness.p, keyness.q].map(|value| format!("{value:.3e}"));
            let flags = self.flags(keyness).join("; ");
            let head = [self.name.clone(), word.name.clone()];
            let fields = head.iter().chain(&numbers).chain(&values).chain(&chances).chain([&flags]);
            // Writing to memory cannot fail.
            let _ = writer.write_record(fields);
        }
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn table(&self, words: &[KeyWord], out: &mut String) {
        let small = if self.small { ", a small sample" } else { "" };
        let _ = writeln!(out, "{}  ({} posts, {} nouns{small})", self.name, self.tally.posts(), self.tally.units());
        let width = words.iter().map(|word| word.name.width()).max().unwrap_or(0);
        for word in words {
            let KeyWord { counts, keyness, .. } = word;
            let ratio = keyness.log_ratio;
            let _ = writeln!(
                out,
                "  {}  {:6.2}  {:4} : {:<4}  log2 {:5.1} [{:4.1}, {:4.1}]  {}",
                pad(&word.name, width),
                keyness.score,
                counts.here,
                counts.rest,
                ratio.value,
                ratio.low,
                ratio.high,
                self.flags(keyness).join(", ")
            );
        }
        out.push('\n');
    }

    fn flags(&self, keyness: &Keyness) -> Vec<&'static str> {
        let all = [
            (!keyness.significant, "may be chance"),
            (keyness.one_post, "one post only"),
            (self.small, "small sample"),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect()
    }
}
