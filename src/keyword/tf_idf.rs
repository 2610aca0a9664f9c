//! The recipe as an extractor.

use super::candidate::candidates;
use super::options::Options;
use super::score::{Factors, Weights, factors, title_key};
use super::{Keyword, KeywordExtractor, nesting};
use crate::analysis::Analysis;

/// The default extractor: how often and where a candidate stands, times how much its words say.
///
/// The score is ln(1 + frequency) · information^0.7 and a factor for each of the [`Weights`] that holds. O(length of the post).
#[derive(Clone, Debug)]
pub struct TfIdf {
    options: Options,
    weights: Weights,
}

impl Default for TfIdf {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

impl TfIdf {
    /// With options, and the weights for their kind of candidates.
    pub fn new(options: Options) -> Self {
        let weights = Weights::for_kind(options.kind);
        Self { options, weights }
    }

    /// With other weights.
    #[must_use]
    pub fn weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }
}

impl KeywordExtractor for TfIdf {
    fn extract(&self, analysis: &Analysis<'_>) -> Vec<Keyword> {
        let candidates = candidates(analysis, &self.options);
        let title = title_key(analysis.document().title());
        let factors: Vec<Factors> =
            candidates.iter().map(|candidate| factors(candidate, &title, &self.weights)).collect();
        nesting::choose(&candidates, &title, &factors, &self.weights, self.options.top)
    }
}
