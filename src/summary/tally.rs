//! How sentences sound, in whole numbers.

use serde::{Deserialize, Serialize};

use crate::keyword::keyness::Interval;

/// Scores are counted in parts of this: sums of whole numbers do not depend on their order.
const UNIT: f64 = 10_000.0;

/// The scores of sentences, summed up so that mean and interval are functions of whole numbers.
///
/// In JSON it is a list: negative, neutral and positive sentences, the sum of the scores in ten-thousandths, the sum of their squares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "(u64, u64, u64, i64, u64)", into = "(u64, u64, u64, i64, u64)")]
pub struct Tally {
    negative: u64,
    neutral: u64,
    positive: u64,
    sum: i64,
    squares: u64,
}

impl Tally {
    /// Counts a sentence: its polarity (below 0, 0, above 0) and its score from −1 to 1.
    pub fn add(&mut self, polarity: i8, score: f64) {
        match polarity {
            ..0 => self.negative += 1,
            0 => self.neutral += 1,
            1.. => self.positive += 1,
        }
        let score = fixed(score);
        self.sum += score;
        self.squares += score.unsigned_abs().pow(2);
    }

    /// Takes in what another one counted.
    pub fn merge(&mut self, other: &Self) {
        self.negative += other.negative;
        self.neutral += other.neutral;
        self.positive += other.positive;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// Sentences that were counted.
    pub fn sentences(&self) -> u64 {
        self.negative + self.neutral + self.positive
    }

    /// Those that were negative.
    pub fn negative(&self) -> u64 {
        self.negative
    }

    /// Neutral.
    pub fn neutral(&self) -> u64 {
        self.neutral
    }

    /// Positive.
    pub fn positive(&self) -> u64 {
        self.positive
    }

    /// The mean of the scores with the 95 % interval of Student's t, from −1 to 1; `None` if nothing was counted.
    ///
    /// The interval tells how far the mean would vary if the writer had written as many other sentences of the same kind. One
    /// sentence tells nothing of that: its interval is everything from −1 to 1.
    pub fn mean(&self) -> Option<Interval> {
        #[allow(clippy::cast_precision_loss, reason = "2⁵³ is a sum of 10¹² sentences")]
        let sum = self.sum as f64 / UNIT;
        interval(self.sentences(), sum, real(self.squares) / (UNIT * UNIT))
    }
}

/// The mean of so many scores with its interval, from their sum and that of their squares.
pub(super) fn interval(sentences: u64, sum: f64, squares: f64) -> Option<Interval> {
    if sentences == 0 {
        return None;
    }
    let count = real(sentences);
    let mean = sum / count;
    let width = if sentences == 1 {
        2.0
    } else {
        let variance = ((squares - count * mean * mean) / (count - 1.0)).max(0.0);
        // A few sentences that happen to sound the same are no certainty.
        student(count - 1.0) * (variance.max(0.01) / count).sqrt()
    };
    Some(Interval { value: mean, low: (mean - width).max(-1.0), high: (mean + width).min(1.0) })
}

/// A score in whole ten-thousandths.
pub(super) fn fixed(score: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "from −10,000 to 10,000; not a number is 0")]
    let fixed = (score.clamp(-1.0, 1.0) * UNIT).round() as i64;
    fixed
}

/// The score of whole ten-thousandths.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn score(fixed: i64) -> f64 {
    fixed as f64 / UNIT
}

#[allow(clippy::cast_precision_loss)]
fn real(count: u64) -> f64 {
    count as f64
}

/// The quantile of Student's t that 2.5 % lie above, for `freedom` degrees of freedom, to one in a thousand (the expansion of
/// Cornish and Fisher, Abramowitz and Stegun 26.7.5; exact values where it fails).
fn student(freedom: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    if freedom < 1.5 {
        return 12.706;
    }
    if freedom < 2.5 {
        return 4.303;
    }
    if freedom < 3.5 {
        return 3.182;
    }
    let (z3, z5, z7, z9) = (Z.powi(3), Z.powi(5), Z.powi(7), Z.powi(9));
    let first = (z3 + Z) / 4.0;
    let second = (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / 96.0;
    let third = (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / 384.0;
    let fourth = (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * Z) / 92_160.0;
    Z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3) + fourth / freedom.powi(4)
}

impl From<(u64, u64, u64, i64, u64)> for Tally {
    fn from((negative, neutral, positive, sum, squares): (u64, u64, u64, i64, u64)) -> Self {
        Self { negative, neutral, positive, sum, squares }
    }
}

impl From<Tally> for (u64, u64, u64, i64, u64) {
    fn from(tally: Tally) -> Self {
        (tally.negative, tally.neutral, tally.positive, tally.sum, tally.squares)
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact by construction")]
mod tests {
    use super::*;

    fn tally(scores: &[f64]) -> Tally {
        let mut tally = Tally::default();
        for &score in scores {
            tally.add(if score < 0.0 { -1 } else { i8::from(score > 0.0) }, score);
        }
        tally
    }

    /// Values of R: mean(x), t.test(x)$conf.int, qt(.975, n).
    #[test]
    fn intervals_are_those_of_student() {
        let mean = tally(&[0.5, -0.25, 0.75, 0.0, 1.0, -0.5]).mean().unwrap();
        assert!((mean.value - 0.25).abs() < 1e-9);
        assert!((mean.low + 0.3708).abs() < 2e-3 && (mean.high - 0.8708).abs() < 2e-3, "{mean:?}");
        for (freedom, quantile) in [(4.0, 2.7764), (9.0, 2.2622), (30.0, 2.0423), (1000.0, 1.9623)] {
            assert!((student(freedom) - quantile).abs() < 0.006, "{freedom}: {}", student(freedom));
        }
    }

    #[test]
    fn little_is_uncertain() {
        assert_eq!(tally(&[]).mean(), None);
        let one = tally(&[0.5]).mean().unwrap();
        assert_eq!((one.low, one.high), (-1.0, 1.0));
        let same = tally(&[0.5, 0.5, 0.5]).mean().unwrap();
        assert!(same.low < 0.4 && same.high > 0.6, "{same:?}");
        let mut odd = Tally::default();
        odd.add(0, f64::NAN);
        odd.add(1, 7.0);
        assert_eq!(odd.mean().unwrap().value, 0.5);
    }
}
