//! How sentences with a word sound.

use serde::{Deserialize, Serialize};

use super::tally;
use crate::keyword::keyness::Interval;

/// The scores of the sentences, or clauses, that speak of a word: like [`Tally`](super::Tally) in whole numbers, but small, for there are
/// hundreds of thousands. All sums only grow and stop at the largest number there is, so that the order of merges does not matter.
///
/// In JSON it is a list: sentences, the sum of the positive scores, that of the negative ones without sign, that of the squares, in
/// hundredths.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "[u32; 4]", into = "[u32; 4]")]
pub struct Regard {
    sentences: u32,
    positive: u32,
    negative: u32,
    squares: u32,
}

impl Regard {
    /// Counts a sentence with a score from −1 to 1.
    pub(super) fn add(&mut self, score: f64) {
        let fixed = tally::fixed(score);
        let hundredths = u32::try_from((fixed.unsigned_abs() + 50) / 100).unwrap_or(100);
        let (positive, negative) = if fixed < 0 { (0, hundredths) } else { (hundredths, 0) };
        self.merge(&Self { sentences: 1, positive, negative, squares: hundredths * hundredths });
    }

    /// Takes in what another one counted.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.sentences = self.sentences.saturating_add(other.sentences);
        self.positive = self.positive.saturating_add(other.positive);
        self.negative = self.negative.saturating_add(other.negative);
        self.squares = self.squares.saturating_add(other.squares);
    }

    /// Sentences that were counted.
    pub fn sentences(&self) -> u64 {
        u64::from(self.sentences)
    }

    /// The mean of the scores with its 95 % interval, as [`Tally::mean`](super::Tally::mean) has it; `None` if nothing was counted.
    pub fn mean(&self) -> Option<Interval> {
        let sum = (f64::from(self.positive) - f64::from(self.negative)) / 100.0;
        tally::interval(self.sentences(), sum, f64::from(self.squares) / 10_000.0)
    }
}

impl From<[u32; 4]> for Regard {
    fn from([sentences, positive, negative, squares]: [u32; 4]) -> Self {
        Self { sentences, positive, negative, squares }
    }
}

impl From<Regard> for [u32; 4] {
    fn from(Regard { sentences, positive, negative, squares }: Regard) -> Self {
        [sentences, positive, negative, squares]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::Tally;

    #[test]
    fn it_is_the_mean_of_a_tally() {
        let (mut regard, mut tally) = (Regard::default(), Tally::default());
        assert_eq!(regard.mean(), None);
        for score in [0.52, -0.25, 0.77, 0.0, -1.0] {
            regard.add(score);
            tally.add(0, score);
        }
        let (own, other) = (regard.mean().unwrap(), tally.mean().unwrap());
        for (own, other) in [(own.value, other.value), (own.low, other.low), (own.high, other.high)] {
            assert!((own - other).abs() < 1e-9, "{own} {other}");
        }
    }

    #[test]
    fn sums_stop_in_any_order() {
        let full = Regard { sentences: u32::MAX, positive: 3, negative: u32::MAX - 1, squares: u32::MAX };
        let mut one = Regard::default();
        one.add(-0.9);
        let (mut forth, mut back) = (full, one);
        forth.merge(&one);
        back.merge(&full);
        assert_eq!(forth, back);
        assert_eq!(forth.negative, u32::MAX);
    }
}
