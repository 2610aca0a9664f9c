//! When a post was written, and how that is known.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, a month or a year of the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// From 1 to 12; `None` if only the year is known.
    pub month: Option<u8>,
    /// From 1 to 31; `None` if only the month is known.
    pub day: Option<u8>,
}

/// What a date was taken from, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateSource {
    /// The front matter, or the date field of a record or feed.
    FrontMatter,
    /// The name of the file: `2022-12-31-review.md`.
    FileName,
    /// A folder of the path: `2022/review.md`.
    Path,
    /// The title: "2022년 회고".
    Title,
    /// The first date in the text.
    Text,
}

impl fmt::Display for Date {
    /// As ISO 8601 writes it: `2022-12-31`, `2022-12` or `2022`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}
