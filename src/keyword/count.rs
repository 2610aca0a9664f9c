//! Counts as an extractor.

use super::candidate::candidates;
use super::options::Options;
use super::score::{Factors, Weights, real};
use super::{Factor, Keyword, KeywordExtractor, nesting};
use crate::analysis::Analysis;

/// What stands most often, whatever it says: the usual first look at a text, and what the others are measured against.
///
/// Words that say nothing (grade 1 of the generic nouns) are left out. O(length of the post).
#[derive(Clone, Debug, Default)]
pub struct Count {
    options: Options,
}

impl Count {
    /// With options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }
}

impl KeywordExtractor for Count {
    fn extract(&self, analysis: &Analysis<'_>) -> Vec<Keyword> {
        let candidates = candidates(analysis, &self.options);
        let factors = candidates.iter().map(|candidate| {
            let value = if candidate.says_something() { real(candidate.occurrences.len()) } else { 0.0 };
            Factors::from_iter([Factor { name: "count", value }])
        });
        let factors: Vec<Factors> = factors.collect();
        nesting::choose(&candidates, "", &factors, &Weights::for_kind(self.options.kind), self.options.top)
    }
}
