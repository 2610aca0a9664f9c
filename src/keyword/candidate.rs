//! What may be a keyword: nouns, and runs of nouns.

use std::collections::{BTreeMap, HashMap};

use super::options::{CandidateKind, Options};
use super::unit::{Unit, units};
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::span::Span;

/// How many units a phrase may have more if all of them are Latin (AI Finance Trading Platform).
const MORE_LATIN_UNITS: usize = 1;

/// A place where a candidate stands.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Occurrence {
    /// Bytes of the source.
    pub span: Span,
    /// The number of its passage among [`Analysis::passages`].
    pub passage: usize,
    /// The number of its sentence among [`Passage::sentences`](crate::Passage::sentences).
    pub sentence: usize,
    /// How much its line counts, up to 1.
    pub weight: f64,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// Whether 하다 or 되다 follows, so that it is rather a verb.
    pub verbal: bool,
    pub(super) line: usize,
    pub(super) honorific: bool,
    /// The number of its first unit.
    pub(super) first: usize,
}

/// A word or phrase that may be a keyword, with all its occurrences: what posts, years and words over time are counted by.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Candidate {
    /// What is the same in all ways of writing it and for all aliases of a term, in any post: without spaces, in lower case.
    pub key: String,
    /// The usual form of a term, else as it is most often written in the post; units are separated by one space.
    pub name: String,
    /// The ways in which it is written, and how often.
    pub forms: BTreeMap<String, usize>,
    /// How many units it has.
    pub units: usize,
    /// Where it stands, in order.
    pub occurrences: Vec<Occurrence>,
    pub(super) latin: bool,
}

/// The candidates of a post of the kind and length that `options` ask for, in the order of their first occurrence. A part
/// of a phrase is counted wherever the phrase stands, too. O(length of the post).
///
/// ```
/// use hoego::keyword::{Options, candidates};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let post = Document::from_text("코딩 테스트를 봤다. 코딩테스트는 어렵다.");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let found = candidates(&analysis, &Options::new());
/// let phrase = found.iter().find(|candidate| candidate.name == "코딩 테스트").unwrap();
/// assert_eq!(phrase.occurrences.len(), 2);
/// assert_eq!(phrase.occurrences[1].sentence, 1);
/// ```
pub fn candidates(analysis: &Analysis<'_>, options: &Options) -> Vec<Candidate> {
    let most = if options.kind == CandidateKind::Nouns { 1 } else { *options.units.end() };
    collect(&units(analysis), *options.units.start(), most)
}

fn collect(units: &[Unit<'_>], fewest: usize, most: usize) -> Vec<Candidate> {
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let aliases = Aliases::get();
    let (mut key, mut form) = (String::new(), String::new());
    for start in 0..units.len() {
        key.clear();
        form.clear();
        let mut latin = true;
        for (length, unit) in (1..).zip(&units[start..]) {
            latin &= unit.latin;
            let limit = if latin && most > 1 { most + MORE_LATIN_UNITS } else { most };
            if length > limit || length > 1 && !units[start + length - 2].continues {
                break;
            }
            key.push_str(&Aliases::key(&unit.text));
            form.push_str(if length > 1 { " " } else { "" });
            form.push_str(&unit.text);
            if length < fewest {
                continue;
            }
            let alias = aliases.name(&key);
            let key = alias.map_or_else(|| key.clone(), Aliases::key);
            let slot = *index.entry(key).or_insert_with_key(|key| {
                candidates.push(Candidate {
                    key: key.clone(),
                    name: alias.unwrap_or_default().to_owned(),
                    forms: BTreeMap::new(),
                    units: length,
                    occurrences: Vec::new(),
                    latin,
                });
                candidates.len() - 1
            });
            let candidate = &mut candidates[slot];
            *candidate.forms.entry(form.clone()).or_default() += 1;
            candidate.occurrences.push(Occurrence {
                span: Span::new(units[start].span.start, unit.span.end),
                passage: unit.passage,
                sentence: unit.sentence,
                weight: unit.weight,
                heading: unit.heading,
                verbal: unit.verbal,
                line: unit.line,
                honorific: unit.honorific,
                first: start,
            });
        }
    }
    for candidate in &mut candidates {
        if candidate.name.is_empty() {
            let commonest = candidate.forms.iter().max_by_key(|&(form, &count)| (count, std::cmp::Reverse(form)));
            candidate.name = commonest.map_or_else(String::new, |(form, _)| form.clone());
        }
    }
    candidates
}
