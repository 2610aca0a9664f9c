//! The language of a report, its numbers and dates.

use serde::{Deserialize, Serialize};

use crate::document::Date;

/// The language that a report is written in. Quotations stay as they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Korean.
    #[default]
    Ko,
    /// English.
    En,
}

impl Lang {
    /// As HTML names it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// One of two texts.
    pub(super) fn pick<T>(self, ko: T, en: T) -> T {
        match self {
            Self::Ko => ko,
            Self::En => en,
        }
    }

    /// 1,234편 or 1,234 posts.
    pub(super) fn posts(self, count: u64) -> String {
        self.count(count, "편", "post")
    }

    /// 1,234개 or 1,234 sentences.
    pub(super) fn sentences(self, count: u64) -> String {
        self.count(count, "개", "sentence")
    }

    /// 12번 or 12 times.
    pub(super) fn times(self, count: u64) -> String {
        match self {
            Self::En if count == 1 => "once".to_owned(),
            _ => self.count(count, "번", "time"),
        }
    }

    /// A number with the Korean counter, or with the English noun.
    pub(super) fn count(self, count: u64, counter: &str, noun: &str) -> String {
        let number = number(count);
        match self {
            Self::Ko => format!("{number}{counter}"),
            Self::En if count == 1 => format!("{number} {noun}"),
            Self::En => format!("{number} {noun}s"),
        }
    }

    /// 2021년 or 2021.
    pub(super) fn year(self, year: i32) -> String {
        self.pick(format!("{year}년"), year.to_string())
    }

    /// 17행 or line 17.
    pub(super) fn line(self, line: usize) -> String {
        self.pick(format!("{line}행"), format!("line {line}"))
    }

    /// The name of a month in a chart: 3월 or Mar.
    pub(super) fn month(self, month: u8) -> String {
        self.pick(
            format!("{month}월"),
            MONTHS.get(usize::from(month).wrapping_sub(1)).map_or("?", |name| &name[..3]).into(),
        )
    }

    /// 2021년 3월 5일 or 5 March 2021, as exact as the date is.
    pub(super) fn date(self, date: Date) -> String {
        let Date { year, month, day } = date;
        let Some(month) = month else { return self.year(year) };
        match (self, day) {
            (Self::Ko, None) => format!("{year}년 {month}월"),
            (Self::Ko, Some(day)) => format!("{year}년 {month}월 {day}일"),
            (Self::En, None) => format!("{} {year}", full_month(month)),
            (Self::En, Some(day)) => format!("{day} {} {year}", full_month(month)),
        }
    }

    /// A share of a whole: 34%; what is there but rounds to nothing is less than 1%.
    pub(super) fn percent(self, part: u64, whole: u64) -> String {
        if whole == 0 {
            return "0%".to_owned();
        }
        let tenths = u128::from(part) * 1000 / u128::from(whole);
        match (tenths + 5) / 10 {
            0 if part > 0 => self.pick("1% 미만", "under 1%").to_owned(),
            100 if part < whole => self.pick("99% 이상", "over 99%").to_owned(),
            percent => format!("{percent}%"),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn full_month(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// 1,234,567
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A score with its sign: +0.12, −0.30; what rounds to nothing has none.
pub(super) fn signed(score: f64) -> String {
    let text = format!("{:.2}", score.abs());
    match text.as_str() {
        "0.00" => text,
        _ if score < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(number(0), "0");
        assert_eq!(number(123), "123");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(signed(-0.304), "−0.30");
        assert_eq!(signed(-0.001), "0.00");
        assert_eq!(Lang::Ko.percent(1, 3), "33%");
        assert_eq!(Lang::En.percent(1, 3000), "under 1%");
        assert_eq!(Lang::Ko.percent(2999, 3000), "99% 이상");
        assert_eq!(Lang::En.posts(1), "1 post");
        assert_eq!(Lang::En.times(1), "once");
        assert_eq!(Lang::Ko.posts(1234), "1,234편");
    }

    #[test]
    fn dates_are_as_exact_as_they_are() {
        let date = |text: &str| text.parse().unwrap();
        assert_eq!(Lang::Ko.date(date("2021-03-05")), "2021년 3월 5일");
        assert_eq!(Lang::En.date(date("2021-03-05")), "5 March 2021");
        assert_eq!(Lang::Ko.date(date("2021-03")), "2021년 3월");
        assert_eq!(Lang::En.date(date("2021")), "2021");
        assert_eq!(Lang::En.month(3), "Mar");
    }
}
