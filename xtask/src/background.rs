//! `cargo xtask background`: in how many posts which noun stands → `dict/background.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hoego::keyword::{CandidateKind, Options, candidates};
use hoego::{Analysis, Document, Documents, Fields, Tokenizer, Walk};

use crate::Result;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../dict/background.tsv");
/// Shares are told in 100,000ths.
const WHOLE: f64 = 1e5;
/// Words that stand in fewer posts say as much as words that were never seen.
const LEAST: f64 = 200.0;
/// How many authors must have a word.
const AUTHORS: usize = 3;
/// A post has about as many nouns; short texts are counted in lots of that size.
const NOUNS: usize = 1000;

/// The share of posts that a word stands in.
type Shares = BTreeMap<String, f64>;

/// Counts nouns and predicates and writes the table. The folders of `posts` are authors, who weigh the same however much they
/// write; `reviews` are tables of short texts in the last column.
pub(crate) fn run(posts: &[PathBuf], reviews: &[PathBuf]) -> Result<()> {
    let tokenizer = Tokenizer::new();
    let mut authors = Vec::new();
    for folder in posts {
        for entry in sorted(folder)? {
            if entry.is_dir() {
                authors.push(author(&tokenizer, &entry)?);
            }
        }
    }
    let posts = mean(&authors);
    let reviews = mean(&reviews.iter().map(|path| lots(&tokenizer, path)).collect::<Result<Vec<_>>>()?);
    let words: BTreeSet<&String> = posts.keys().chain(reviews.keys()).collect();
    let mut rows: Vec<(u64, u64, &String)> = Vec::new();
    for word in words {
        let count = |shares: &Shares| shares.get(word).map_or(0.0, |share| share * WHOLE).round();
        // What one or two authors write about is theirs.
        let common = authors.iter().filter(|author| author.contains_key(word)).count() >= AUTHORS;
        let (own, review) = (if common { count(&posts) } else { 0.0 }, count(&reviews));
        if own + 0.3 * review >= LEAST && !word.contains(['\t', '\n']) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100,000")]
            rows.push((own as u64, review as u64, word));
        }
    }
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(b.2)));
    let mut table = String::from(
        "# In how many of 100,000 posts a noun or predicate stands, and in how many of 100,000 film reviews' lots of a post's length.\n\
         # Written by `cargo xtask background`; dict/README.md says what was counted.\n# word TAB posts [TAB reviews]\n",
    );
    for (own, review, word) in &rows {
        let _ = match review {
            0 => writeln!(table, "{word}\t{own}"),
            _ => writeln!(table, "{word}\t{own}\t{review}"),
        };
    }
    std::fs::write(TABLE, &table)?;
    println!("{} authors, {} words in {} bytes", authors.len(), rows.len(), table.len());
    Ok(())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
    paths.sort();
    Ok(paths)
}

/// The shares of an author's posts.
fn author(tokenizer: &Tokenizer, folder: &Path) -> Result<Shares> {
    let (mut counts, mut posts) = (Shares::new(), 0.0);
    for path in Walk::new([folder], &[] as &[&str])? {
        let path = path?;
        for document in Documents::open(&path, &Fields::default())? {
            for word in words(tokenizer, &document?) {
                *counts.entry(word).or_default() += 1.0;
            }
            posts += 1.0;
        }
    }
    for count in counts.values_mut() {
        *count /= posts;
    }
    Ok(counts)
}

/// The words of a post, each once.
fn words(tokenizer: &Tokenizer, document: &Document) -> BTreeSet<String> {
    let analysis = Analysis::new(document, &mut tokenizer.worker());
    let of = |kind| candidates(&analysis, &Options::new().kind(kind));
    let found = of(CandidateKind::Nouns).into_iter().chain(of(CandidateKind::Predicates));
    found.map(|candidate| candidate.key).collect()
}

/// The shares of lots of short texts, which are the last columns of the lines of a file.
fn lots(tokenizer: &Tokenizer, path: &Path) -> Result<Shares> {
    let text = std::fs::read_to_string(path)?;
    let (mut counts, mut lots, mut lot, mut nouns) = (Shares::new(), 0.0, String::new(), 0);
    for line in text.lines() {
        lot.push_str(line.rsplit('\t').next().unwrap_or_default());
        lot.push('\n');
        // About a noun for two dozen bytes, eight syllables.
        nouns += line.len() / 24 + 1;
        if nouns >= NOUNS {
            for word in words(tokenizer, &Document::from_text(&lot)) {
                *counts.entry(word).or_default() += 1.0;
            }
            lots += 1.0;
            lot.clear();
            nouns = 0;
        }
    }
    for count in counts.values_mut() {
        *count /= lots;
    }
    Ok(counts)
}

/// The mean of several shares.
fn mean(all: &[Shares]) -> Shares {
    let mut mean = Shares::new();
    for (word, share) in all.iter().flatten() {
        #[allow(clippy::cast_precision_loss, reason = "a few")]
        let part = share / all.len() as f64;
        *mean.entry(word.clone()).or_default() += part;
    }
    mean
}
