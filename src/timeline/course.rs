//! Words through the periods.

use serde::Serialize;

use super::TimelineEntry;
use super::vocabulary::{Count, Vocabulary};
use super::words::{real, spread};
use crate::keyword::keyness::{Trend, trend};
use crate::summary::Period;

/// A word through the periods.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Course {
    /// The word.
    pub text: String,
    /// How much it tells; only comparable with other courses.
    pub score: f64,
    /// Its counts in all periods with text, in order.
    pub points: Vec<Point>,
    /// The trend of its rate by year (Theil–Sen); `None` with less than three points.
    pub trend: Option<Trend>,
}

/// How frequent a word was in a period.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// Occurrences.
    pub count: u64,
    /// Occurrences for every 1,000 units.
    pub rate: f64,
}

/// Words that say less than this are left out.
const SAYS: f64 = 2.0;

/// The words that stand in at least two periods with enough text, those that tell most first.
pub(super) fn courses(vocabulary: &Vocabulary<'_>, entries: &[TimelineEntry], top: usize) -> Vec<Course> {
    let known = |entry: &TimelineEntry| entry.period != Period::Undated && entry.units > 0;
    let shown: Vec<usize> = (0..entries.len()).filter(|&at| known(&entries[at]) && !entries[at].small_sample).collect();
    if shown.len() < 2 {
        return Vec::new();
    }
    let score = |(number, entry): (usize, &super::vocabulary::Entry<'_>)| {
        let rates: Vec<f64> = shown
            .iter()
            .map(|&at| 1000.0 * real(vocabulary.count(number, at).count) / real(entries[at].units.max(1)))
            .collect();
        let present = rates.iter().filter(|rate| **rate > 0.0).count();
        let counts = entry.counts.iter().map(|(_, count)| *count);
        let sum = counts
            .fold(Count::default(), |sum, own| Count { count: sum.count + own.count, posts: sum.posts + own.posts });
        let (least, most) =
            rates.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), &rate| (least.min(rate), most.max(rate)));
        let change = (most - least) / (most + least + 0.5);
        let share = real(present as u64) / real(rates.len() as u64);
        // What is always there tells as much as what comes and goes.
        let score = real(sum.count).sqrt() * entry.information.sqrt() * entry.worth * spread(sum) * (share + change);
        (number, if entry.information >= SAYS && present >= 2 && sum.count >= 4 { score } else { 0.0 })
    };
    let scored = vocabulary.entries.iter().enumerate().map(score).collect();
    let chosen = vocabulary.choose(scored, None, 2 * top).into_iter();
    chosen
        .map(|(word, score)| {
            let points: Vec<Point> = shown
                .iter()
                .map(|&at| {
                    let count = vocabulary.count(word, at).count;
                    let rate = 1000.0 * real(count) / real(entries[at].units.max(1));
                    Point { period: entries[at].period, count, rate }
                })
                .collect();
            let series: Vec<(f64, f64)> = points.iter().map(|point| (point.period.middle(), point.rate)).collect();
            let text = vocabulary.entries[word].name.clone();
            Course { text, score, points, trend: trend(&series) }
        })
        .collect()
}
