//! Statistics of two counts.

use serde::{Deserialize, Serialize};

use super::real;

/// The normal quantile of a two-sided 95 % interval.
const Z95: f64 = 1.959_963_984_540_054;

/// An estimate and the interval that covers the true value in 95 of 100 cases.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// The estimate.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The log-likelihood ratio G² of a word that stands `here` times among `total_here` units and `rest` times among
/// `total_rest` (Dunning 1993, as a 2 × 2 table); 0 if a side is empty.
pub fn g2(here: u64, rest: u64, total_here: u64, total_rest: u64) -> f64 {
    let (total_here, total_rest) = (total_here.max(here), total_rest.max(rest));
    let (rows, columns) = ([here + rest, total_here - here + (total_rest - rest)], [total_here, total_rest]);
    let all = real(total_here + total_rest);
    let cells = [[here, rest], [total_here - here, total_rest - rest]];
    let mut sum = 0.0;
    for (row, total) in cells.iter().zip(rows) {
        for (&count, column) in row.iter().zip(columns) {
            if count > 0 {
                sum += real(count) * (real(count) * all / (real(total) * real(column))).ln();
            }
        }
    }
    (2.0 * sum).max(0.0)
}

/// The probability that a χ² of one degree of freedom is at least `g2`.
pub fn p_value(g2: f64) -> f64 {
    erfc((g2.max(0.0) / 2.0).sqrt())
}

/// The complementary error function for arguments from 0 on, to 1.2e-7 of its value (Numerical Recipes, erfcc).
fn erfc(x: f64) -> f64 {
    const TERMS: [f64; 10] = [
        -1.265_512_23,
        1.000_023_68,
        0.374_091_96,
        0.096_784_18,
        -0.186_288_06,
        0.278_868_07,
        -1.135_203_98,
        1.488_515_87,
        -0.822_152_23,
        0.170_872_77,
    ];
    let t = 1.0 / (1.0 + 0.5 * x);
    let polynomial = TERMS.iter().rev().fold(0.0, |sum, term| sum * t + term);
    (t * (-x * x + polynomial).exp()).clamp(0.0, 1.0)
}

/// p values adjusted so that of those below α a share of α is false at most (Benjamini and Hochberg 1995), in their order.
pub fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[b].total_cmp(&p[a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (behind, &index) in order.iter().enumerate() {
        let rank = p.len() - behind;
        #[allow(clippy::cast_precision_loss, reason = "numbers of words")]
        let value = p[index] * p.len() as f64 / rank as f64;
        least = least.min(value);
        adjusted[index] = least;
    }
    adjusted
}

/// The log-odds ratio of a word with an informative Dirichlet prior, and its z (Monroe, Colaresi and Quinn 2008). The prior is the
/// word's rate on both sides together, with a weight of as many units as the smaller side has, at most 1,000.
pub(super) fn log_odds(here: u64, rest: u64, total_here: u64, total_rest: u64) -> (f64, f64) {
    let weight = real(total_here.min(total_rest).clamp(1, 1000));
    let prior = weight * (real(here + rest) + 0.5) / (real(total_here + total_rest) + 1.0);
    let side = |count: u64, total: u64| {
        let count = real(count) + prior;
        let others = (real(total) + weight - count).max(prior);
        (count.ln() - others.ln(), 1.0 / count)
    };
    let (here, rest) = (side(here, total_here), side(rest, total_rest));
    let difference = here.0 - rest.0;
    (difference, difference / (here.1 + rest.1).sqrt())
}

/// The binary logarithm of the ratio of both rates, with half an occurrence added to each side, and its 95 % interval.
pub(super) fn log_ratio(here: u64, rest: u64, total_here: u64, total_rest: u64) -> Interval {
    let (count_here, count_rest) = (real(here) + 0.5, real(rest) + 0.5);
    let (total_here, total_rest) = (real(total_here.max(here)) + 1.0, real(total_rest.max(rest)) + 1.0);
    let value = ((count_here / total_here) / (count_rest / total_rest)).log2();
    // The delta method for the logarithm of a ratio of two shares.
    let variance = 1.0 / count_here - 1.0 / total_here + 1.0 / count_rest - 1.0 / total_rest;
    let width = Z95 * variance.max(0.0).sqrt() / std::f64::consts::LN_2;
    Interval { value, low: value - width, high: value + width }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, by: f64) -> bool {
        (a - b).abs() <= by
    }

    /// Values of R: 2 * sum(O * log(O / E)), pchisq(x, 1, lower.tail = FALSE), p.adjust(p, "BH").
    #[test]
    fn values_of_known_tables() {
        assert!(near(g2(10, 10, 100, 100), 0.0, 1e-9));
        assert!(near(g2(20, 5, 1000, 1000), 9.751, 1e-3), "{}", g2(20, 5, 1000, 1000));
        assert!(near(p_value(3.841_459), 0.05, 1e-6));
        assert!(near(p_value(6.634_897), 0.01, 1e-6));
        assert!(near(p_value(0.0), 1.0, 1e-6));
        let q = adjusted(&[0.01, 0.04, 0.03, 0.5]);
        for (got, wanted) in q.iter().zip([0.04, 0.053_333_3, 0.053_333_3, 0.5]) {
            assert!(near(*got, wanted, 1e-6), "{q:?}");
        }
    }

    #[test]
    fn sides_mirror_each_other() {
        let (there, z) = log_odds(20, 5, 1000, 1000);
        let (back, minus_z) = log_odds(5, 20, 1000, 1000);
        assert!(there > 0.0 && near(there, -back, 1e-9) && near(z, -minus_z, 1e-9));
        let ratio = log_ratio(40, 10, 1000, 1000);
        assert!(near(ratio.value, (40.5_f64 / 10.5).log2(), 1e-9) && ratio.low > 0.0 && ratio.high < 4.0, "{ratio:?}");
    }
}
