//! When a post was written, and how that is known.

mod clue;
mod parse;
mod text;
mod title;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) use clue::{Clues, find};

/// A day, a month or a year of the Gregorian calendar.
///
/// What is less exact comes first: 2022 is before 2022-01, which is before 2022-01-01. In JSON it is what ISO 8601
/// writes, as [`Display`](fmt::Display) does.
///
/// ```
/// use hoego::Date;
///
/// let date: Date = "2022-12-31".parse()?;
/// assert_eq!(Date::parse("2022년 12월 31일 (토)"), Some(date));
/// assert_eq!(date.to_string(), "2022-12-31");
/// assert!(Date::parse("2022").unwrap() < date);
/// # Ok::<(), hoego::NotADate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// From 1 to 12; `None` if only the year is known.
    pub month: Option<u8>,
    /// From 1 to 31; `None` if only the month is known.
    pub day: Option<u8>,
}

/// What a date was taken from, the surest first: the first of these that has a date decides.
///
/// With one exception. Moving a blog to another engine rewrites the dates of its front matters, so a front matter is
/// not believed against a year that the file's name, its folder or a title like "2019년 회고" state, if that year lies
/// after the front matter's or more than one year before it. A review of last year that was published this year is
/// no contradiction.
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

/// A text that is no date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0:?} is no date (expected 2022, 2022-12 or 2022-12-31)")]
pub struct NotADate(String);

impl Date {
    /// Reads a date as people and programs write it: `2022-12-31`, `2022. 12. 31.`, `20221231`, `2022/12/31 10:30`,
    /// `2022년 12월 31일`, `22년 12월`, `Dec 31, 2022`, `Sat, 31 Dec 2022 10:00:00 +0900` (RFC 2822), also only a year
    /// or a month of one. The day is the one that is written; time and time zone after it are passed over.
    ///
    /// `None` if the text does not begin with a date or if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        parse::whole(text)
    }

    /// A date that exists.
    fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let days = match month {
            None => 0,
            Some(2) if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return None,
        };
        let fits = (0..=9999).contains(&year) && day.is_none_or(|day| (1..=days).contains(&day));
        fits.then_some(Self { year, month, day })
    }

    /// Whether a blog post can be this old; a number outside is no year where nothing else says that it is one.
    fn is_recent(self) -> bool {
        (1980..=2099).contains(&self.year)
    }
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

impl FromStr for Date {
    type Err = NotADate;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else; [`Date::parse`] reads more.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let small = |part: &str| number(part, 2).and_then(|number| u8::try_from(number).ok());
        let read = || {
            let mut parts = text.split('-');
            let year = number(parts.next()?, 4)?;
            let (month, day) = (parts.next(), parts.next());
            let known = |part: Option<&str>| part.map_or(Some(None), |part| Some(Some(small(part)?)));
            let date = Self::new(i32::from(year), known(month)?, known(day)?)?;
            parts.next().is_none().then_some(date)
        };
        read().ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
