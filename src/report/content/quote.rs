//! From what a summary keeps to what a report shows.

use crate::report::{Mood, Quote};
use crate::summary::{Excerpt, Tally};

impl From<&Excerpt> for Quote {
    fn from(excerpt: &Excerpt) -> Self {
        Self {
            text: excerpt.text().to_owned(),
            marks: excerpt.marks().to_vec(),
            score: excerpt.score(),
            path: excerpt.path().to_owned(),
            line: Some(excerpt.line()),
            title: excerpt.title().map(str::to_owned),
            date: excerpt.date(),
        }
    }
}

impl Mood {
    /// The mood of counted sentences; `None` if there are none.
    pub fn of(tally: &Tally) -> Option<Self> {
        let mean = tally.mean()?;
        Some(Self {
            mean: mean.value,
            low: mean.low,
            high: mean.high,
            negative: tally.negative(),
            neutral: tally.neutral(),
            positive: tally.positive(),
        })
    }
}
