//! `cargo xtask keywords`: how good keywords are against keyphrases by hand, and what each step of the recipe pays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hoego::keyword::{Background, CandidateKind, KeywordExtractor, Options, TfIdf, Weights};
use hoego::{Analysis, Document, Tokenizer};
use serde::Deserialize;

use crate::Result;

const TOP: usize = 10;

/// A post and its keyphrases, each with all ways in which it may be written.
#[derive(Deserialize)]
struct Gold {
    path: PathBuf,
    keywords: Vec<Vec<String>>,
}

struct Post {
    document: Document,
    gold: Vec<BTreeSet<String>>,
}

/// Exact matches among the first five and ten, and their discounted gain, in the mean of the posts.
#[derive(Default)]
struct Score {
    at_5: f64,
    at_10: f64,
    gain: f64,
}

/// A variation of the recipe.
type Change = fn(&mut Weights, &mut Background);

const STEPS: [(&str, Change); 17] = [
    ("all", |_, _| {}),
    ("without information", |w, _| w.information = 0.0),
    ("without verbs counting less", |w, _| w.verbal = 1.0),
    ("without headings", |w, _| w.headings = 0.0),
    ("without spread over lines", |w, _| w.repetition = 1.0),
    ("without position", |w, _| w.position = 0.0),
    ("without hapax", |w, _| (w.once, w.phrase_once) = (1.0, 1.0)),
    ("without half phrases", |w, _| w.half = 1.0),
    ("without Latin", |w, _| w.latin = 1.0),
    ("without people", |w, _| w.person = 1.0),
    ("without title", |w, _| w.title = 1.0),
    ("without replacing parts", |w, _| w.replace = 2.0),
    ("without nesting", |w, _| w.nested = 2.0),
    ("without frequencies", |_, b| *b = b.clone().without_frequencies()),
    ("without generic nouns", |_, b| *b = b.clone().generic(false)),
    ("without costs", |_, b| *b = b.clone().without_costs()),
    ("without any background", |_, b| *b = Background::none()),
];

/// Prints the scores on gold files (JSON lines of path and keywords), whose paths lie below `root`: with some weights `set`,
/// or of all steps.
pub(crate) fn run(root: &Path, gold: &[PathBuf], set: &[String], unigrams: bool) -> Result<()> {
    let posts = read(root, gold)?;
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let analyses: Vec<Analysis<'_>> = posts.iter().map(|post| Analysis::new(&post.document, &mut worker)).collect();
    let kind = if unigrams { CandidateKind::Nouns } else { CandidateKind::Phrases };
    let measure = |weights: &Weights, background: &Background| {
        let options = Options::new().kind(kind).background(background.clone());
        let extractor = TfIdf::new(options).weights(weights.clone());
        let mut sum = Score::default();
        for (post, analysis) in posts.iter().zip(&analyses) {
            let found = extractor.extract(analysis);
            sum.add(found.iter().map(|keyword| normal(&keyword.text)), &post.gold);
        }
        sum
    };
    println!("{} posts                       P@5    P@10   nDCG@10", posts.len());
    let mut weights = Weights::for_kind(kind);
    for setting in set {
        change(&mut weights, setting)?;
    }
    let steps = if set.is_empty() { &STEPS[..] } else { &STEPS[..1] };
    for (name, change) in steps {
        let (mut weights, mut background) = (weights.clone(), Background::embedded());
        change(&mut weights, &mut background);
        let score = measure(&weights, &background);
        #[allow(clippy::cast_precision_loss, reason = "a few posts")]
        let count = posts.len() as f64;
        println!("{name:32} {:.3}  {:.3}  {:.3}", score.at_5 / count, score.at_10 / count, score.gain / count);
    }
    Ok(())
}

fn read(root: &Path, gold: &[PathBuf]) -> Result<Vec<Post>> {
    let mut posts = Vec::new();
    for path in gold {
        for line in std::fs::read_to_string(path)?.lines() {
            let gold: Gold = serde_json::from_str(line)?;
            let variants = |phrase: &Vec<String>| phrase.iter().map(|text| normal(text)).collect();
            let document = Document::read(&root.join(&gold.path))?;
            posts.push(Post { document, gold: gold.keywords.iter().map(variants).collect() });
        }
    }
    Ok(posts)
}

/// Changes a weight as `name=value` says.
fn change(weights: &mut Weights, setting: &str) -> Result<()> {
    let (name, value) = setting.split_once('=').ok_or("settings are name=value")?;
    let weight = match name {
        "information" => &mut weights.information,
        "verbal" => &mut weights.verbal,
        "headings" => &mut weights.headings,
        "repetition" => &mut weights.repetition,
        "position" => &mut weights.position,
        "once" => &mut weights.once,
        "phrase_once" => &mut weights.phrase_once,
        "half" => &mut weights.half,
        "latin" => &mut weights.latin,
        "person" => &mut weights.person,
        "title" => &mut weights.title,
        "replace" => &mut weights.replace,
        "nested" => &mut weights.nested,
        _ => return Err(format!("no weight {name}").into()),
    };
    *weight = value.parse()?;
    Ok(())
}

/// What is compared: letters and digits in lower case, without the 들 of a plural.
fn normal(text: &str) -> String {
    let kept = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || "+#".contains(*c));
    let text: String = kept.collect();
    match text.strip_suffix('들') {
        Some(stem) if text.chars().count() > 2 => stem.to_owned(),
        _ => text,
    }
}

impl Score {
    fn add(&mut self, found: impl Iterator<Item = String>, gold: &[BTreeSet<String>]) {
        let mut used = vec![false; gold.len()];
        let discount = |rank: u32| 1.0 / f64::from(rank + 2).log2();
        let ideal: f64 = (0..10).take(gold.len()).map(discount).sum();
        for (rank, word) in (0..).zip(found.take(TOP)) {
            let Some(hit) = (0..gold.len()).find(|&index| !used[index] && gold[index].contains(&word)) else {
                continue;
            };
            used[hit] = true;
            self.at_5 += if rank < 5 { 0.2 } else { 0.0 };
            self.at_10 += 0.1;
            self.gain += discount(rank) / ideal;
        }
    }
}
