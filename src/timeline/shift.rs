//! What became of words from one period to the next.

use serde::Serialize;

use super::TimelineEntry;
use super::vocabulary::{Count, Vocabulary};
use super::words::real;
use crate::keyword::keyness::{Interval, Keyness, Totals, WordCounts, keyness};
use crate::summary::Period;

/// So many occurrences must be missing for a word to be called new or vanished: if it were as frequent as in the other period, it would
/// be missing by chance in 5 of 100 cases.
const MISSED: f64 = 3.0;
/// With fewer, down to this, it is shown with a remark.
const PERHAPS_MISSED: f64 = 1.8;

/// Words that say less than this come and go.
const SAYS: f64 = 2.0;

/// A word that is more or less frequent than in the period before.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct WordShift {
    /// The word.
    pub text: String,
    /// Occurrences in the period before.
    pub before: u64,
    /// Occurrences in this period.
    pub count: u64,
    /// How much it changed and tells; only comparable within a list.
    pub score: f64,
    /// For every 1,000 units of the period before.
    pub rate_before: f64,
    /// For every 1,000 units of this period.
    pub rate: f64,
    /// The binary logarithm of the ratio of both rates, with its 95 % interval.
    pub log_ratio: Interval,
    /// Whether it is hardly chance.
    pub certain: bool,
    /// For a word that is there again: the last period with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Period>,
    #[serde(skip)]
    pub(crate) key: String,
}

/// The words that changed from one period to the next, those that changed most first.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Shifts {
    /// More frequent.
    pub rising: Vec<WordShift>,
    /// Less frequent.
    pub falling: Vec<WordShift>,
    /// In no period before.
    pub new: Vec<WordShift>,
    /// Not in the period before, but earlier.
    pub returning: Vec<WordShift>,
    /// In the period before, not in this one.
    pub vanished: Vec<WordShift>,
}

pub(super) fn shifts(
    vocabulary: &Vocabulary<'_>,
    entries: &[TimelineEntry],
    before: usize,
    period: usize,
    top: usize,
) -> Shifts {
    let totals = Totals {
        here: entries[period].units,
        rest: entries[before].units,
        posts_here: entries[period].sources,
        posts_rest: entries[before].sources,
    };
    let mut words: Vec<usize> = vocabulary.by_period[before]
        .iter()
        .chain(&vocabulary.by_period[period])
        .filter(|(_, count)| count.count > 1)
        .map(|&(word, _)| word)
        .collect();
    words.sort_unstable();
    words.dedup();
    let counts: Vec<WordCounts> = words
        .iter()
        .map(|&word| {
            let (here, rest) = (vocabulary.count(word, period), vocabulary.count(word, before));
            WordCounts {
                here: here.count,
                rest: rest.count,
                posts_here: here.posts,
                posts_rest: rest.posts,
                information: vocabulary.entries[word].information,
            }
        })
        .collect();
    let found = keyness(&counts, totals);
    let mut lists: [Vec<(usize, f64)>; 5] = Default::default();
    for ((&word, counts), keyness) in words.iter().zip(&counts).zip(&found) {
        if let Some((list, score)) = change(vocabulary, word, counts, keyness, totals, before) {
            lists[list].push((word, score));
        }
    }
    let [rising, falling, new, returning, vanished] = lists.map(|list| {
        let shown = |(word, score): (usize, f64)| {
            let at = words.binary_search(&word).unwrap_or_default();
            let (counts, keyness) = (&counts[at], &found[at]);
            let earlier = vocabulary.entries[word].counts.iter().rev().find(|&&(number, _)| number < before);
            let returns = counts.rest == 0 && counts.here > 0;
            WordShift {
                text: vocabulary.entries[word].name.clone(),
                before: counts.rest,
                count: counts.here,
                score,
                rate_before: 1000.0 * real(counts.rest) / real(totals.rest.max(1)),
                rate: 1000.0 * real(counts.here) / real(totals.here.max(1)),
                log_ratio: keyness.log_ratio,
                certain: is_certain(counts, keyness, totals),
                last_seen: earlier.filter(|_| returns).map(|&(number, _)| entries[number].period),
                key: vocabulary.entries[word].key.to_owned(),
            }
        };
        vocabulary.choose(list, None, top).into_iter().map(shown).collect()
    });
    Shifts { rising, falling, new, returning, vanished }
}

/// The occurrences that a word would have on the side where it is missing.
fn missed(counts: &WordCounts, totals: Totals) -> f64 {
    if counts.here == 0 {
        real(counts.rest) * real(totals.here) / real(totals.rest.max(1))
    } else {
        real(counts.here) * real(totals.rest) / real(totals.here.max(1))
    }
}

fn is_certain(counts: &WordCounts, keyness: &Keyness, totals: Totals) -> bool {
    let small = keyness.small_sample || counts.posts_here.max(counts.posts_rest) < 2;
    if counts.here == 0 || counts.rest == 0 {
        // Twice is soon said.
        !small && counts.here.max(counts.rest) > 2 && missed(counts, totals) >= MISSED
    } else {
        !small && (keyness.log_ratio.low > 0.0 || keyness.log_ratio.high < 0.0)
    }
}

/// Which list a word belongs to, and how high.
fn change(
    vocabulary: &Vocabulary<'_>,
    word: usize,
    counts: &WordCounts,
    keyness: &Keyness,
    totals: Totals,
    before: usize,
) -> Option<(usize, f64)> {
    let entry = &vocabulary.entries[word];
    if entry.information < SAYS {
        return None;
    }
    let posts = counts.posts_here.max(counts.posts_rest);
    let many = Count { count: counts.here.max(counts.rest), posts };
    let spread = super::words::spread(many);
    let score = entry.information.powf(0.7) * entry.worth * spread * if posts > 1 { 1.0 } else { 0.6 };
    if counts.here == 0 || counts.rest == 0 {
        let missed = missed(counts, totals);
        let list = match (counts.here, entry.counts.first()) {
            (0, _) => 4,
            (_, Some(&(first, _))) if first < before => 3,
            _ => 2,
        };
        return (missed >= PERHAPS_MISSED).then(|| (list, score * missed.ln_1p()));
    }
    let ratio = keyness.log_ratio.value;
    let sure = keyness.log_ratio.low > 0.0 || keyness.log_ratio.high < 0.0;
    // At least half as much again, or less by a third.
    let is_real = (ratio > 0.0) == (counts.here > counts.rest) && counts.here != counts.rest;
    (is_real && ratio.abs() >= 0.58 && (sure || keyness.g2 > 2.0))
        .then(|| (usize::from(ratio < 0.0), score * keyness.g2.sqrt()))
}
