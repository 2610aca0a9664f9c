//! How sentences sound, in the columns and fields that all commands have for it.

use std::borrow::Borrow;

use serde::Serialize;

use crate::summary::Tally;

/// How sentences sound, in JSON.
#[derive(Serialize)]
pub(super) struct MoodRecord {
    /// The mean of the scores and its 95 % interval; null if no sentence could be judged.
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    negative: u64,
    neutral: u64,
    positive: u64,
}

impl From<&Tally> for MoodRecord {
    fn from(tally: &Tally) -> Self {
        let mood = tally.mean();
        Self {
            score: mood.map(|mood| mood.value),
            low: mood.map(|mood| mood.low),
            high: mood.map(|mood| mood.high),
            negative: tally.negative(),
            neutral: tally.neutral(),
            positive: tally.positive(),
        }
    }
}

impl MoodRecord {
    const HEAD: [&str; 6] = ["score", "low", "high", "negative", "neutral", "positive"];

    fn cells(&self) -> [String; 6] {
        let number = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        let [score, low, high] = [self.score, self.low, self.high].map(number);
        let [negative, neutral, positive] = [self.negative, self.neutral, self.positive].map(|count| count.to_string());
        [score, low, high, negative, neutral, positive]
    }
}

/// A column of a table: its name, and what an item has in it.
pub(super) type Column<T> = (&'static str, fn(&T) -> String);

/// A header and a row an item, as CSV: some columns, how it sounds, and the other columns.
pub(super) fn rows<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    before: &[Column<T>],
    tally: impl Fn(&T) -> &Tally,
    behind: &[Column<T>],
) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    let names = |columns: &[Column<T>]| columns.iter().map(|&(name, _)| name).collect::<Vec<_>>();
    // Writing to memory cannot fail.
    let _ = out.write_record(names(before).into_iter().chain(MoodRecord::HEAD).chain(names(behind)));
    for item in items {
        let cells = |columns: &[Column<T>]| columns.iter().map(|(_, cell)| cell(item)).collect::<Vec<_>>();
        let mood = MoodRecord::from(tally(item)).cells();
        let _ = out.write_record(cells(before).into_iter().chain(mood).chain(cells(behind)));
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Words as the cell of a row.
pub(super) fn list(words: impl Iterator<Item = impl Borrow<str>>) -> String {
    words.collect::<Vec<_>>().join(";")
}
