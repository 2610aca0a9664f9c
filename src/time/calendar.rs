//! Months and days of the Gregorian calendar.

use crate::document::Date;

/// A month, counted from January of the year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Month(i32);

impl Month {
    /// A month from 1 to 12 of a year; months beyond are those of the years around.
    pub(super) const fn new(year: i32, month: i32) -> Self {
        Self(year * 12 + month - 1)
    }

    pub(super) const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// From 1 to 12.
    pub(super) const fn month(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    pub(super) const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    pub(super) fn date(self) -> Date {
        Date { year: self.year(), month: u8::try_from(self.month()).ok(), day: None }
    }
}

/// Months from a first to a last one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Months {
    pub(super) from: Month,
    pub(super) to: Month,
}

impl Months {
    pub(super) const fn new(from: Month, to: Month) -> Self {
        Self { from, to }
    }

    /// The months of a year from `first` to `last`; beyond 12 they are those of the next year.
    pub(super) const fn of(year: i32, first: i32, last: i32) -> Self {
        Self { from: Month::new(year, first), to: Month::new(year, last) }
    }

    pub(super) const fn years(first: i32, last: i32) -> Self {
        Self { from: Month::new(first, 1), to: Month::new(last, 12) }
    }
}

/// The month of the day that lies `days` after a date (before, if negative).
pub(super) fn days_after(year: i32, month: i32, day: i32, days: i32) -> Month {
    // The algorithm is Howard Hinnant's (chrono-compatible low-level date algorithms): years begin in March.
    let number = {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year + days
    };
    let era = number.div_euclid(146_097);
    let day_of_era = number.rem_euclid(146_097);
    let of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let of_year = day_of_era - (365 * of_era + of_era / 4 - of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    Month::new(era * 400 + of_era + i32::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_cross_months_and_years() {
        let cases = [((2023, 1, 1), -1, (2022, 12)), ((2022, 12, 31), 1, (2023, 1)), ((2024, 2, 28), 1, (2024, 2))];
        for ((year, month, day), days, (to_year, to_month)) in cases {
            assert_eq!(days_after(year, month, day, days), Month::new(to_year, to_month));
        }
        assert_eq!(days_after(2023, 2, 28, 1), Month::new(2023, 3));
        assert_eq!(days_after(2022, 12, 31, -365), Month::new(2021, 12));
    }
}
