//! `TextRank` as an extractor.

use super::candidate::{Candidate, candidates as candidates_of};
use super::options::{CandidateKind, Options};
use super::score::{Factors, Weights, real};
use super::{Factor, Keyword, KeywordExtractor, nesting};
use crate::analysis::Analysis;

/// How many words apart two words stand at most that support each other.
const WINDOW: usize = 4;
const DAMPING: f64 = 0.85;
const ROUNDS: usize = 30;

/// Words are important that stand near important words (Mihalcea and Tarau 2004): no background is needed.
///
/// The words of a passage that are at most four apart support each other; phrases get the ranks of their words, as far as
/// their words stand in them. O(length of the post).
#[derive(Clone, Debug, Default)]
pub struct TextRank {
    options: Options,
}

impl TextRank {
    /// With options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }
}

impl KeywordExtractor for TextRank {
    fn extract(&self, analysis: &Analysis<'_>) -> Vec<Keyword> {
        let candidates = candidates_of(analysis, &self.options);
        let words = if self.options.kind == CandidateKind::Phrases {
            candidates_of(analysis, &self.options.clone().kind(CandidateKind::Nouns))
        } else {
            candidates.clone()
        };
        let ranks = ranks(&words);
        // Which word each unit is.
        let mut at: Vec<Option<usize>> = Vec::new();
        for (word, candidate) in words.iter().enumerate() {
            for occurrence in &candidate.occurrences {
                at.resize(at.len().max(occurrence.first + 1), None);
                at[occurrence.first] = Some(word);
            }
        }
        let factors = candidates.iter().map(|candidate| {
            let first = &candidate.occurrences[0];
            let own = (first.first..first.first + first.units).filter_map(|unit| *at.get(unit)?);
            let (mut rank, mut commonest) = (0.0, candidate.occurrences.len());
            for word in own {
                rank += ranks[word];
                commonest = commonest.max(words[word].occurrences.len());
            }
            let says = candidate.says_something();
            Factors::from_iter([
                Factor { name: "rank", value: if says { rank } else { 0.0 } },
                Factor { name: "share", value: real(candidate.occurrences.len()) / real(commonest) },
            ])
        });
        let factors: Vec<Factors> = factors.collect();
        nesting::choose(&candidates, "", &factors, &Weights::for_kind(self.options.kind), self.options.top)
    }
}

/// The `PageRank` of words, 1 in the mean. Words that say nothing support nobody.
fn ranks(words: &[Candidate]) -> Vec<f64> {
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (word, candidate) in words.iter().enumerate().filter(|(_, candidate)| candidate.says_something()) {
        places.extend(candidate.occurrences.iter().map(|place| (place.first, place.passage, word)));
    }
    places.sort_unstable();
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for (index, &(_, passage, word)) in places.iter().enumerate() {
        for &(_, other_passage, other) in places[index + 1..].iter().take(WINDOW) {
            if passage == other_passage && word != other {
                steps.extend([(word, other), (other, word)]);
            }
        }
    }
    steps.sort_unstable();
    let edges: Vec<((usize, usize), f64)> =
        steps.chunk_by(|a, b| a == b).map(|same| (same[0], real(same.len()))).collect();
    let mut out = vec![0.0; words.len()];
    for &((from, _), weight) in &edges {
        out[from] += weight;
    }
    let mut ranks = vec![1.0; words.len()];
    for _ in 0..ROUNDS {
        let mut next = vec![1.0 - DAMPING; words.len()];
        for &((from, to), weight) in &edges {
            next[to] += DAMPING * ranks[from] * weight / out[from];
        }
        ranks = next;
    }
    ranks
}
