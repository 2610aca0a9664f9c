//! What is pointed at from the day of the post: 지난 12월, 이번 주, 다음 분기, 지난 3년.

use super::super::calendar::{Month, Months};
use super::super::lexicon::Kind;
use super::part::Part;
use super::relative::Span;
use super::{Granularity, Provenance, Scanner, Step, Time};

impl Scanner<'_, '_> {
    /// 지난 12월, 오는 3월, 이번 주, 다음 분기, 지난 3년, 올 한 해.
    pub(super) fn directed(&self, at: usize) -> Option<Step> {
        let (next, direction) = self.lookup(at, Kind::Direction)?;
        let written = &*self.word(at)?.text;
        if written == "최근" {
            return self.setting.now.and_then(|_| self.back(next));
        }
        if written == "지난"
            && self
                .before(at)
                .is_some_and(|before| before.is_any(&["이", "가", "도", "은", "는", "만"]) && before.is_particle())
        {
            // 3년이 지난 지금, 한참이 지난 12월: the verb.
            return None;
        }
        // 다음 is next in what is told, too; without an intention it says nothing of now.
        let Some(now) = self.setting.now else {
            return self.part_of_named_year(next).map(|part| Step::skip(part.end));
        };
        let this_year = written == "올" || written == "금번";
        if self.is(next, "해") {
            return (direction <= 0 || written != "다음")
                .then(|| self.within(now.year + direction, next + 1, Provenance::Relative));
        }
        if let Some(end) = self.one_hae(next) {
            let (_, month) = self.now_or_december()?;
            let year = match direction {
                -1 if month >= 10 => now.year,
                _ => now.year + direction,
            };
            return Some(Step::time(end, Self::year(year, Provenance::Relative)));
        }
        match &*self.word(next)?.text {
            "달" => return Some(self.months_from_now(next + 1, direction)),
            "주" | "주말" | "주일" | "주간" | "월요일" | "화요일" | "수요일" | "목요일" | "금요일" | "토요일"
            | "일요일" => {
                return Some(self.days_from_now(next + 1, 7 * direction));
            }
            "분기" => return self.quarters_from_now(next + 1, direction),
            "학기" => return self.terms_from_now(next + 1, direction),
            "반기" => return self.halves_from_now(next + 1, direction),
            "연말연시" | "새해" | "신년" => return None,
            _ => {}
        }
        if direction == -1
            && (written == "지난" || written == "저번")
            && let Some(step) = self.back(next)
        {
            return Some(step);
        }
        let part = self.part_of_named_year(next)?;
        if this_year {
            return Some(Step::time(part.end, part.of(now.year, Provenance::Relative)));
        }
        if self.is_any(next, &["초", "말", "중", "초반", "후반", "중반", "초기"]) {
            return None;
        }
        let (year, month) = self.now_or_december()?;
        let day = self.setting.now?.day.unwrap_or(15);
        let year = year + nearest(part, direction, month, day);
        // Of a feast that follows the moon only the year is known.
        let time = if part.granularity == Granularity::Year {
            Self::year(year, Provenance::Relative)
        } else {
            Time {
                months: Months::of(year, part.first, part.last),
                granularity: part.granularity,
                provenance: Provenance::Relative,
            }
        };
        Some(Step::time(part.end, time))
    }

    /// 지난 3년, 지난 두 달 동안: back from now.
    fn back(&self, next: usize) -> Option<Step> {
        let (mut end, length) = self.length(next)?;
        if self.is_any(end, &["전", "뒤", "후", "차", "만", "째"]) || self.part(next).is_some() {
            return None;
        }
        if self.is_any(end, &["간", "여간", "동안", "남짓", "정도", "여"]) {
            end += 1;
        }
        end += usize::from(self.is_any(end, &["동안", "간"]));
        let (year, month) = self.now_or_december()?;
        // At the very beginning of a year what lies behind is what came before it.
        let to =
            if month <= 1 && !matches!(length, Span::Days(_)) { Month::new(year, 0) } else { Month::new(year, month) };
        let (from, granularity) = match length {
            // 지난 21년에는: the year.
            Span::Years(_, 15..) => return None,
            Span::Years(_, years) => (to.plus(1 - 12 * years), Granularity::Year),
            Span::Months(months) => (to.plus(1 - months), Granularity::Month),
            Span::Days(days) => (self.day(-days)?, Granularity::Month),
        };
        let months = Months::new(from.min(to), to);
        Some(Step::time(end, Time { months, granularity, provenance: Provenance::Relative }))
    }

    fn quarters_from_now(&self, end: usize, quarters: i32) -> Option<Step> {
        let (year, month) = self.now()?;
        let first = Month::new(year, (month - 1) / 3 * 3 + 1).plus(3 * quarters);
        let months = Months::new(first, first.plus(2));
        Some(Step::time(end, Time { months, granularity: Granularity::Quarter, provenance: Provenance::Relative }))
    }

    fn halves_from_now(&self, end: usize, halves: i32) -> Option<Step> {
        let (year, month) = self.now()?;
        let first = Month::new(year, (month - 1) / 6 * 6 + 1).plus(6 * halves);
        let months = Months::new(first, first.plus(5));
        Some(Step::time(end, Time { months, granularity: Granularity::Half, provenance: Provenance::Relative }))
    }

    /// School terms begin in March and September.
    fn terms_from_now(&self, end: usize, terms: i32) -> Option<Step> {
        let (year, month) = self.now()?;
        let first = match month {
            1..=2 => Month::new(year - 1, 9),
            3..=8 => Month::new(year, 3),
            _ => Month::new(year, 9),
        };
        let first = first.plus(6 * terms);
        // The vacation in January and February is no part of the term.
        let months = Months::new(first, first.plus(3));
        Some(Step::time(end, Time { months, granularity: Granularity::Half, provenance: Provenance::Relative }))
    }
}

/// How many years before or after the post's the last, this or next such part is.
fn nearest(part: Part, direction: i32, month: i32, day: u8) -> i32 {
    let winter = part.last > 12;
    match direction {
        ..=-1 => {
            // At the end of December 지난 12월 is this one.
            let over = if part.first == part.last {
                part.last < month || part.last == month && day > 15
            } else {
                part.last < month || part.last == month && month == 12
            };
            let last = if over && !winter { 0 } else { -1 };
            last + direction + 1
        }
        0 => -i32::from(winter && month <= 3) - i32::from(part.first == 12 && !winter && month <= 2),
        _ => {
            i32::from(part.first <= month && !(part.first == month && part.first == part.last && day < 10)) + direction
                - 1
        }
    }
}
