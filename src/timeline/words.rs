//! The words of a period: frequent ones, and those that set it apart.

use serde::Serialize;

use super::TimelineEntry;
use super::vocabulary::{Count, Vocabulary};
use crate::keyword::keyness::{Interval, Keyness, Totals, WordCounts, keyness};
use crate::time::Granularity;

/// A word of a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct PeriodWord {
    /// The word, or several: 사이드 프로젝트.
    pub text: String,
    /// How often it stands in what is about the period.
    pub count: u64,
    /// In how many posts.
    pub posts: u64,
    /// Among frequent words how much it tells of the period, among distinctive ones how far it sets the period apart. Only comparable
    /// within a list.
    pub score: f64,
    /// The binary logarithm of how many times as frequent it is as in all other periods, with its 95 % interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_ratio: Option<Interval>,
    /// Occurrences in all other periods.
    pub elsewhere: u64,
    /// Whether the difference is hardly chance, with a share of 5 % of such words that are it nevertheless.
    pub significant: bool,
    /// Whether it stands in one post only although there are several: it tells more of the post than of the period.
    pub one_post: bool,
    #[serde(skip)]
    pub(crate) key: String,
}

/// Counts below 2⁵³.
#[allow(clippy::cast_precision_loss)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// A count in which many occurrences in one post weigh half.
fn weight(count: Count) -> f64 {
    f64::midpoint(real(count.count), real(count.count.min(3 * count.posts.max(1))))
}

/// What a count is worth for how many posts it comes from, up to 1: a post that says a word thirty times is about it, the year may not be.
pub(super) fn spread(count: Count) -> f64 {
    if count.count == 0 { 0.0 } else { weight(count).ln_1p() / real(count.count).ln_1p() }
}

/// What once and twice is worth.
fn rarity(count: Count) -> f64 {
    match count.count {
        ..=1 => 0.5,
        2 => 0.8,
        3.. => 1.0,
    }
}

/// What it is worth that the writer put a word in the titles or tags of so many posts about the year.
fn naming(posts: u64) -> f64 {
    0.5f64.mul_add(real(posts.min(2)), 1.0)
}

/// How much a frequent word tells. Flatter than what is distinctive: what is frequent may be known.
pub(super) fn telling(vocabulary: &Vocabulary<'_>, word: usize, count: Count) -> f64 {
    let entry = &vocabulary.entries[word];
    weight(count).sqrt() * entry.information.sqrt() * rarity(count) * entry.worth
}

pub(super) fn frequent(
    vocabulary: &Vocabulary<'_>,
    entries: &[TimelineEntry],
    period: usize,
    top: usize,
) -> Vec<PeriodWord> {
    let year = entries[period].period.within(Granularity::Year);
    let score = |&(word, count): &(usize, Count)| {
        (word, telling(vocabulary, word, count) * naming(vocabulary.named(word, year)))
    };
    let scored = vocabulary.by_period[period].iter().map(score).collect();
    let chosen = vocabulary.choose(scored, Some(period), top).into_iter();
    chosen.map(|(word, score)| shown(vocabulary, period, word, score, None)).collect()
}

pub(super) fn distinctive(
    vocabulary: &Vocabulary<'_>,
    entries: &[TimelineEntry],
    period: usize,
    top: usize,
) -> Vec<PeriodWord> {
    let here = &vocabulary.by_period[period];
    let year = entries[period].period.within(Granularity::Year);
    let others = |count: fn(&TimelineEntry) -> u64| {
        entries.iter().enumerate().filter(|&(at, _)| at != period).map(|(_, entry)| count(entry)).sum::<u64>()
    };
    let totals = Totals {
        here: entries[period].units,
        rest: others(|entry| entry.units),
        posts_here: entries[period].sources,
        posts_rest: others(|entry| entry.sources),
    };
    if totals.rest == 0 {
        return Vec::new();
    }
    let counts: Vec<WordCounts> = here
        .iter()
        .map(|&(word, count)| {
            let entry = &vocabulary.entries[word];
            WordCounts {
                here: count.count,
                rest: entry.count - count.count,
                posts_here: count.posts,
                posts_rest: entry.posts - count.posts,
                information: entry.information,
            }
        })
        .collect();
    let found = keyness(&counts, totals);
    let score = |(&(word, count), keyness): (&(usize, Count), &Keyness)| {
        let named = naming(vocabulary.named(word, year));
        let odd = if keyness.one_post { 0.6 } else { 1.0 };
        let score = keyness.score * rarity(count) * vocabulary.entries[word].worth * named * spread(count) * odd;
        (word, if keyness.share > 0.5 { score } else { 0.0 })
    };
    let scored = here.iter().zip(&found).map(score).collect();
    let chosen = vocabulary.choose(scored, Some(period), top).into_iter();
    chosen
        .map(|(word, score)| {
            let at = here.binary_search_by_key(&word, |&(own, _)| own).unwrap_or_default();
            shown(vocabulary, period, word, score, Some(&found[at]))
        })
        .collect()
}

fn shown(vocabulary: &Vocabulary<'_>, period: usize, word: usize, score: f64, keyness: Option<&Keyness>) -> PeriodWord {
    let (entry, count) = (&vocabulary.entries[word], vocabulary.count(word, period));
    PeriodWord {
        text: entry.name.clone(),
        count: count.count,
        posts: count.posts,
        score,
        log_ratio: keyness.map(|keyness| keyness.log_ratio),
        elsewhere: entry.count - count.count,
        significant: keyness.is_some_and(|keyness| keyness.significant),
        one_post: keyness.is_some_and(|keyness| keyness.one_post),
        key: entry.key.to_owned(),
    }
}
