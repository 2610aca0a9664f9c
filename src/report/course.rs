//! What a report tells of words and habits across years.

use serde::{Deserialize, Serialize};

use super::chapter::Quote;
use crate::document::Date;

/// What changed from one year to a later one, usually the next.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// The words that changed, those that changed most first.
    pub shifts: Vec<Shift>,
    /// Whether one of the years has too little text to compare.
    pub few_words: bool,
}

/// A word that is more or less frequent than before.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Shift {
    /// The word.
    pub text: String,
    /// What happened to it.
    pub kind: ShiftKind,
    /// Occurrences in the earlier year.
    pub before: u64,
    /// Occurrences in the later year.
    pub after: u64,
    /// The same for every 1,000 words of the earlier year.
    pub rate_before: f64,
    /// For every 1,000 words of the later year.
    pub rate_after: f64,
    /// For a word that returned: the year it was last seen in.
    #[serde(default)]
    pub last_seen: Option<i32>,
    /// A sentence of the later year with it, or of the earlier if it is gone.
    #[serde(default)]
    pub quote: Option<Quote>,
}

/// What happened to a word from one year to the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ShiftKind {
    /// It was there and is more frequent now.
    Rising,
    /// It was never there before.
    New,
    /// It was not there in the earlier year, but before.
    Returning,
    /// It is still there, less frequent.
    Falling,
    /// It is not there any more.
    Gone,
}

/// A word through the years.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// The word.
    pub text: String,
    /// How often in each year, in order; a year that is missing counts as 0 if the report has a chapter for it.
    pub points: Vec<Point>,
    /// The change of the rate in a year (Theil–Sen), if its interval excludes 0: the word rises or falls for certain.
    pub slope: Option<f64>,
}

/// How often a word was used in a year.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// Occurrences.
    pub count: u64,
    /// Occurrences for every 1,000 words.
    pub rate: f64,
}

/// A longest run.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Streak {
    /// Of what.
    #[serde(flatten)]
    pub kind: StreakKind,
    /// How many: months, or years for a word.
    pub length: u64,
    /// The first: a month, or a year for a word.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// What a run is of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "word")]
#[non_exhaustive]
pub enum StreakKind {
    /// Months in a row with a post.
    Writing,
    /// Months in a row without one, between two posts.
    Silence,
    /// Years in a row with the word.
    Word(String),
}

/// Something that came up for the first time, and stayed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct First {
    /// The word.
    pub text: String,
    /// The date of the post.
    pub date: Date,
    /// How many times it was written from then on.
    #[serde(default)]
    pub count: u64,
    /// The sentence.
    #[serde(default)]
    pub quote: Option<Quote>,
}
