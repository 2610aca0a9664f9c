//! Words that set a period or a group apart from the rest: pure functions of counts.
//!
//! The default list is the recipe of [`TfIdf`](super::TfIdf) times the share of this period's rate. For those who want
//! statistics there are log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), G² (Dunning 1993),
//! the log ratio with a confidence interval (Hardie 2014), false-discovery control (Benjamini and Hochberg 1995) and
//! Theil–Sen trends (Sen 1968).

mod statistics;
mod trend;

use serde::Serialize;

pub use statistics::{Interval, adjusted, g2, p_value};
use statistics::{log_odds, log_ratio};
pub use trend::{Trend, trend};

/// Fewer units than this in a period or group say little; what is found there is flagged.
pub const MIN_UNITS: u64 = 150;
/// Words that stand less often than this in all are no discoveries.
const MIN_COUNT: u64 = 5;
/// The power of the information in the score, as in the recipe of the keywords.
const INFORMATION: f64 = 0.7;
/// The share of discoveries that may be false.
pub const FALSE_DISCOVERIES: f64 = 0.05;

/// The counts of a word in the period or group that is looked at, and in the rest.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct WordCounts {
    /// How often it stands here.
    pub here: u64,
    /// How often it stands in the rest.
    pub rest: u64,
    /// In how many posts it stands here.
    pub posts_here: u64,
    /// In how many posts of the rest.
    pub posts_rest: u64,
    /// How much it says: [`Background::information`](super::Background::information).
    pub information: f64,
}

/// How large the two sides are.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Totals {
    /// Units (mentions of all words) here.
    pub here: u64,
    /// Units in the rest.
    pub rest: u64,
    /// Posts here.
    pub posts_here: u64,
    /// Posts in the rest.
    pub posts_rest: u64,
}

/// How far a word sets this side apart from the rest.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Keyness {
    /// The recipe's score times [`share`](Keyness::share): the default order, at least 0.
    pub score: f64,
    /// This side's rate in the sum of both rates, from 0 to 1, with half an occurrence added to each side; ½ if
    /// both are the same.
    pub share: f64,
    /// Log-odds ratio with an informative Dirichlet prior, in natural logarithms; above 0 if typical of this side.
    pub log_odds: f64,
    /// [`log_odds`](Keyness::log_odds) in standard errors.
    pub z: f64,
    /// Log-likelihood ratio against the same rate on both sides, at least 0, of one degree of freedom.
    pub g2: f64,
    /// The binary logarithm of the ratio of both rates with its 95 % interval: 1 is twice as often.
    pub log_ratio: Interval,
    /// The probability of a [`g2`](Keyness::g2) as large by chance.
    pub p: f64,
    /// [`p`](Keyness::p) adjusted for the number of words that were looked at; 1 for those that stand less than five times in all.
    pub q: f64,
    /// Whether it is a discovery at [`FALSE_DISCOVERIES`].
    pub significant: bool,
    /// Whether it stands in one post only here although there are several: it says more about the post than about the side.
    pub one_post: bool,
    /// Whether one of the sides has less than [`MIN_UNITS`].
    pub small_sample: bool,
}

/// The keyness of words, in their order. O(words · log words).
pub fn keyness(words: &[WordCounts], totals: Totals) -> Vec<Keyness> {
    let g2: Vec<f64> = words.iter().map(|word| g2(word.here, word.rest, totals.here, totals.rest)).collect();
    let p: Vec<f64> = g2.iter().map(|&g2| p_value(g2)).collect();
    // Words that are too rare to be discoveries whatever their sides are not looked at (Bourgon and others 2010).
    let looked_at: Vec<usize> =
        (0..words.len()).filter(|&word| words[word].here + words[word].rest >= MIN_COUNT).collect();
    let mut q = vec![1.0; words.len()];
    let own: Vec<f64> = looked_at.iter().map(|&word| p[word]).collect();
    for (&word, adjusted) in looked_at.iter().zip(adjusted(&own)) {
        q[word] = adjusted;
    }
    let each = words.iter().zip(g2).zip(p.into_iter().zip(q));
    each.map(|((word, g2), (p, q))| {
        let (log_odds, z) = log_odds(word.here, word.rest, totals.here, totals.rest);
        let share = share(word.here, word.rest, totals);
        Keyness {
            score: frequency(word).ln_1p() * word.information.powf(INFORMATION) * share,
            share,
            log_odds,
            z,
            g2,
            log_ratio: log_ratio(word.here, word.rest, totals.here, totals.rest),
            p,
            q,
            significant: q <= FALSE_DISCOVERIES,
            one_post: word.posts_here <= 1 && totals.posts_here > 1,
            small_sample: totals.here.min(totals.rest) < MIN_UNITS,
        }
    })
    .collect()
}

/// How often a word stands here, less if it is in few posts: half of it counts up to three times a post only.
fn frequency(word: &WordCounts) -> f64 {
    f64::midpoint(real(word.here), real(word.here.min(3 * word.posts_here)))
}

fn share(here: u64, rest: u64, totals: Totals) -> f64 {
    let rate = |count: u64, total: u64| (real(count) + 0.5) / (real(total) + 1.0);
    let (here, rest) = (rate(here, totals.here), rate(rest, totals.rest));
    here / (here + rest)
}

/// Counts are far below 2⁵³.
#[allow(clippy::cast_precision_loss)]
fn real(count: u64) -> f64 {
    count as f64
}

/// What became of a word over the periods it could stand in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Presence {
    /// In the last period and none before.
    New,
    /// In the last period and in an earlier one, but not in the one before the last.
    Returning,
    /// In at least three quarters of the periods, and in the last.
    Persistent,
    /// In an earlier period at least twice, not in the last.
    Gone,
    /// Anything else.
    Other,
}

/// What became of a word, of its counts in one period after the other.
pub fn presence(counts: &[u64]) -> Presence {
    let Some((&last, earlier)) = counts.split_last() else { return Presence::Other };
    let periods = counts.iter().filter(|&&count| count > 0).count();
    let before: u64 = earlier.iter().sum();
    match (last, before) {
        (0, 2..) => Presence::Gone,
        (0, _) => Presence::Other,
        (_, 0) if !earlier.is_empty() => Presence::New,
        _ if counts.len() > 1 && 4 * periods >= 3 * counts.len() => Presence::Persistent,
        _ if earlier.last() == Some(&0) => Presence::Returning,
        _ => Presence::Other,
    }
}
