//! The recipe as an extractor.

use super::candidate::candidates;
use super::options::Options;
use super::{Keyword, KeywordExtractor, nesting, score};
use crate::analysis::Analysis;

/// The default extractor: how often and where a candidate stands, times how much its words say.
///
/// O(length of the post).
#[derive(Clone, Debug, Default)]
pub struct TfIdf {
    options: Options,
}

impl TfIdf {
    /// With options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }
}

impl KeywordExtractor for TfIdf {
    fn extract(&self, analysis: &Analysis<'_>) -> Vec<Keyword> {
        let candidates = candidates(analysis, &self.options);
        let factors = candidates.iter().map(|candidate| score::factors(candidate, &self.options.background));
        nesting::choose(&candidates, factors.collect(), &self.options)
    }
}
