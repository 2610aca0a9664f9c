//! The longest runs, and what came up for the first time.

use std::collections::BTreeMap;

use crate::document::Date;
use crate::report::{First, Quote, Streak, StreakKind};
use crate::summary::{Summary, Word};
use crate::timeline::Timeline;

/// How many firsts a year has.
const FIRSTS: usize = 2;
/// Runs of years with a word that are shown.
const WORD_RUNS: usize = 3;
/// Who wrote in this many months in a row has a habit, which silence interrupts.
const HABIT: u64 = 3;
/// A word that says less than this comes up for no first time that anybody remembers.
const SAYS: u16 = 450;

/// Runs of months with posts and without, and of years with a word.
pub(super) fn streaks(summary: &Summary, timeline: &Timeline) -> Vec<Streak> {
    let months = summary
        .written()
        .filter_map(|(period, _)| Some(Date { year: period.year()?, month: Some(period.month()?), day: None }));
    let mut streaks = Streak::of_months(months);
    // Silence interrupts a habit; who writes once a year has none.
    let is_habit = |streak: &Streak| streak.kind == StreakKind::Writing && streak.length >= HABIT;
    if !streaks.iter().any(is_habit) {
        streaks.retain(|streak| streak.kind != StreakKind::Silence);
    }
    streaks.extend(word_runs(timeline));
    streaks
}

/// The words that most years in a row have.
fn word_runs(timeline: &Timeline) -> Vec<Streak> {
    let written = |period| timeline.entries.iter().any(|entry| entry.posts > 0 && entry.period == period);
    let run = |course: &crate::timeline::Course| {
        let points = course.points.iter().filter(|point| point.count > 1 && written(point.period));
        let years: Vec<i32> = points.filter_map(|point| point.period.year()).collect();
        let (first, last) = longest_run(&years)?;
        let length = u64::try_from(last - first + 1).unwrap_or(0);
        let year = |year| Date { year, month: None, day: None };
        let kind = StreakKind::Word(course.text.clone());
        (length >= 3).then(|| Streak { kind, length, from: year(first), to: year(last) })
    };
    let mut runs: Vec<Streak> = timeline.courses.iter().filter_map(run).collect();
    // The courses are in the order of how much they tell, which decides between equally long runs.
    runs.sort_by_key(|streak| std::cmp::Reverse(streak.length));
    runs.truncate(WORD_RUNS);
    runs
}

/// The longest run of numbers in order, the first of equally long ones.
fn longest_run(numbers: &[i32]) -> Option<(i32, i32)> {
    let runs = numbers.chunk_by(|a, b| *b == a + 1).filter_map(|run| Some((*run.first()?, *run.last()?)));
    runs.rev().max_by_key(|(first, last)| last - first)
}

/// Words that came up and stayed, a few a year; not those that the first posts already had.
pub(super) fn firsts(summary: &Summary) -> Vec<First> {
    let Some((start, _)) = summary.dates() else { return Vec::new() };
    let mut by_year: BTreeMap<i32, Vec<(f64, &str, First)>> = BTreeMap::new();
    for (key, word) in summary.words() {
        let Some((first, last)) = word.seen() else { continue };
        let count: u64 = word.periods().map(|(_, counts)| counts.own()).sum();
        let posts: u64 = word.periods().map(|(_, counts)| u64::from(counts.year_posts)).sum();
        let stayed = posts >= 3 && (last.year > first.year || posts >= 5);
        let people = 2 * word.people >= count;
        if first.year <= start.year || !stayed || count < 4 || people || word.information < SAYS {
            continue;
        }
        let quote = word.debut.as_ref().filter(|debut| debut.date == first).map(|debut| Quote::from(&debut.excerpt));
        let Some(quote) = quote else { continue };
        let text = word.name();
        let first = First { text, date: first, count, quote: Some(quote) };
        by_year.entry(first.date.year).or_default().push((weight(word, posts), key, first));
    }
    let mut firsts = Vec::new();
    for (_, mut year) in by_year {
        year.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        // One sentence for both 하프 and 하프마라톤.
        let mut shown: Vec<(f64, &str, First)> = Vec::new();
        for first in year {
            let same = |other: &(f64, &str, First)| {
                other.2.quote.as_ref().map(|quote| &quote.text) == first.2.quote.as_ref().map(|quote| &quote.text)
            };
            if shown.len() < FIRSTS && !shown.iter().any(same) {
                shown.push(first);
            }
        }
        let mut year = shown;
        year.sort_by_key(|(_, key, first)| (first.date, (*key).to_owned()));
        firsts.extend(year.into_iter().map(|(.., first)| first));
    }
    firsts
}

/// How much it tells that a word came up: in how many years and posts it stayed.
#[allow(clippy::cast_precision_loss, reason = "a number of posts")]
fn weight(word: &Word, posts: u64) -> f64 {
    let years = word.periods().map(|(period, _)| period.year()).collect::<std::collections::BTreeSet<_>>().len();
    (posts as f64).ln_1p() * f64::from(word.information).sqrt() * (years as f64).sqrt()
}
