//! Years, their parts, and no known year.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::Date;
use crate::time::Granularity;

/// A stretch of time that sentences are counted by.
///
/// In the order of time: a year stands before its parts, what has no known year at the end. In JSON it is what
/// [`Display`](fmt::Display) writes: `2022`, `2022-H1`, `2022-Q3`, `2022-07`, `undated`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Period {
    /// A year; among parts of years what is about the year but no known part of it.
    Year(i32),
    /// The first or second half of a year.
    Half(i32, u8),
    /// A quarter, from 1 to 4.
    Quarter(i32, u8),
    /// A month, from 1 to 12.
    Month(i32, u8),
    /// No known year.
    Undated,
}

impl Period {
    /// The month of a date, or its year if no month is known.
    pub fn of(date: Option<Date>) -> Self {
        match date {
            Some(Date { year, month: Some(month), .. }) => Self::Month(year, month),
            Some(Date { year, .. }) => Self::Year(year),
            None => Self::Undated,
        }
    }

    /// The year.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year) | Self::Half(year, _) | Self::Quarter(year, _) | Self::Month(year, _) => Some(year),
            Self::Undated => None,
        }
    }

    /// The month, if it is one.
    pub fn month(self) -> Option<u8> {
        match self {
            Self::Month(_, month) => Some(month),
            _ => None,
        }
    }

    /// The period of this size that it lies in. A year lies in no smaller one and stays itself.
    #[must_use]
    pub fn within(self, granularity: Granularity) -> Self {
        match (self, granularity) {
            (Self::Undated, _) => Self::Undated,
            (Self::Month(year, month), Granularity::Half) => Self::Half(year, month.div_ceil(6)),
            (Self::Quarter(year, quarter), Granularity::Half) => Self::Half(year, quarter.div_ceil(2)),
            (Self::Month(year, month), Granularity::Quarter) => Self::Quarter(year, month.div_ceil(3)),
            (_, Granularity::Year) => self.year().map_or(Self::Undated, Self::Year),
            _ => self,
        }
    }

    /// Its middle in years: 2022.5 is the middle of 2022.
    pub(crate) fn middle(self) -> f64 {
        let (year, months, first) = match self {
            Self::Year(year) => (year, 12, 1),
            Self::Half(year, half) => (year, 6, half.max(1) * 6 - 5),
            Self::Quarter(year, quarter) => (year, 3, quarter.max(1) * 3 - 2),
            Self::Month(year, month) => (year, 1, month.max(1)),
            Self::Undated => return f64::NAN,
        };
        f64::from(year) + (f64::from(first - 1) + f64::from(months) / 2.0) / 12.0
    }

    /// Year, first month, and whether it is a part, in one number.
    fn key(self) -> i64 {
        let (year, month, part) = match self {
            Self::Year(year) => (year, 0, 0),
            Self::Half(year, half) => (year, (half.max(1) - 1) * 6 + 1, 1),
            Self::Quarter(year, quarter) => (year, (quarter.max(1) - 1) * 3 + 1, 2),
            Self::Month(year, month) => (year, month, 3),
            Self::Undated => (i32::MAX, u8::MAX, u8::MAX),
        };
        i64::from(year) << 16 | i64::from(month) << 8 | i64::from(part)
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Undated => "undated".to_owned(),
        };
        f.pad(&text)
    }
}

/// A text that is no [`Period`].
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0:?} is no period (expected 2022, 2022-H1, 2022-Q3, 2022-07 or undated)")]
pub struct NotAPeriod(String);

impl FromStr for Period {
    type Err = NotAPeriod;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else.
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let read = || {
            if text == "undated" {
                return Some(Self::Undated);
            }
            let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
            let year = year.parse().ok()?;
            let number = |digits: &str, most: u8| digits.parse().ok().filter(|number| (1..=most).contains(number));
            Some(match part {
                None => Self::Year(year),
                Some(part) => match part.split_at_checked(1)? {
                    ("H", half) => Self::Half(year, number(half, 2)?),
                    ("Q", quarter) => Self::Quarter(year, number(quarter, 4)?),
                    _ => Self::Month(year, number(part, 12)?),
                },
            })
        };
        read().filter(|period| period.to_string() == text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_lie_in_quarters_halves_and_years() {
        let month = Period::Month(2022, 7);
        let within = [Granularity::Year, Granularity::Half, Granularity::Quarter, Granularity::Month];
        assert_eq!(within.map(|size| month.within(size).to_string()), ["2022", "2022-H2", "2022-Q3", "2022-07"]);
        assert_eq!(Period::Year(2022).within(Granularity::Month), Period::Year(2022));
    }

    #[test]
    fn periods_are_in_the_order_of_time() {
        let order = ["2021-12", "2022", "2022-H1", "2022-Q1", "2022-01", "2022-Q3", "2023", "undated"];
        let periods: Vec<Period> = order.iter().map(|text| text.parse().unwrap()).collect();
        assert!(periods.is_sorted());
        for wrong in ["", "-", "2022-", "2022-13", "2022-7", "2022-H3", "2022-Q0", "2022-가", "22", "없음"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }
}
