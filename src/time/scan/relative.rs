//! What is counted from the day of the post: 작년, 지난달, 3년 전, 지난 12월.

use super::super::calendar::{Month, Months, days_after};
use super::super::lexicon::Kind;
use super::super::tense::Tense;
use super::{Granularity, Provenance, Scanner, Step, Time};
use crate::tag::Tag;

/// How long a time is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    /// From a number to another: 2~3년.
    Years(i32, i32),
    Months(i32),
    Days(i32),
}

impl Scanner<'_, '_> {
    /// What follows a year and is part of it: 2021년 하반기, 작년 12월, 올해의 마지막 분기.
    pub(super) fn within(&self, year: i32, end: usize, provenance: Provenance) -> Step {
        let mut end = end;
        if self.is(end, "도") && self.is_glued(end) && self.is(end.wrapping_sub(1), "년") {
            end += 1;
        }
        let mut next = end;
        if self.is_any(next, &["의", ",", "중", "하고도"]) {
            next += 1;
        }
        if self.is_any(next, &["지난", "오는"]) {
            next += 1;
        }
        if let Some(part) = self.part_of_named_year(next) {
            let fits = !self.is_any(next, &["초", "말", "중", "이때", "설"]) || self.ends_noun(part.end);
            if fits {
                return Step::time(part.end, part.of(year, provenance));
            }
        }
        // 작년 한 해.
        if let Some(after) = self.one_hae(next) {
            end = after;
        }
        Step::time(end, Self::year(year, provenance))
    }

    /// Whether the noun that ends before `at` does not go on.
    fn ends_noun(&self, at: usize) -> bool {
        self.word(at).is_none_or(|next| !next.glued || !next.tag.is_noun() && next.tag != Tag::Xsv)
    }

    /// 올해, 작년, 재작년; 이듬해, 그해.
    pub(super) fn relative_year(&self, at: usize) -> Option<Step> {
        if self.is(at, "이") && self.is(at + 1, "해") && self.word(at)?.tag == Tag::Mm {
            let year = self.setting.year.or(self.setting.spoken).or(self.setting.now.map(|now| now.year));
            return Some(year.map_or(Step::skip(at + 2), |year| self.within(year, at + 2, Provenance::Context)));
        }
        if let Some((end, offset)) = self.lookup(at, Kind::Afterwards) {
            let Some(spoken) = self.setting.spoken.or(self.setting.year) else {
                // 다음 해에는 꼭 하고 싶다.
                let next = offset == 1 && self.setting.tense == Tense::Intended;
                return Some(match self.setting.now.filter(|_| next) {
                    Some(now) => self.within(now.year + 1, end, Provenance::Relative),
                    None => Step::skip(end),
                });
            };
            let spoken = match self.setting.now {
                Some(now) if offset == 1 && self.setting.tense == Tense::Intended => now.year,
                _ => spoken,
            };
            return Some(self.within(spoken + offset, end, Provenance::Context));
        }
        let (end, offset) = self.lookup(at, Kind::Year)?;
        // 올해 2018년에는: the number says it.
        let bracket = usize::from(self.is(end, "("));
        if self.numeral(end + bracket).is_some_and(|year| year.digits == 4 && self.is(year.end, "년")) {
            return Some(Step::skip(end + bracket));
        }
        // 올해의 개발자상, 내년도: 도 belongs to the table's words; 지난해의 is 지난해.
        let Some(now) = self.setting.now else { return Some(Step::skip(end)) };
        // In January 올해는 쉬고 싶다 means the year that began, even in a review of the last.
        let year = match (self.tense(end), self.setting.published, self.setting.reviewed) {
            (Tense::Intended, Some(published), _) if offset == 0 => published,
            (Tense::Past, _, Some(reviewed)) if offset == 0 => reviewed,
            _ => now.year,
        };
        Some(self.within(year + offset, end, Provenance::Relative))
    }

    /// 이달, 지난달, 지난주, 어제.
    pub(super) fn month_week_or_day(&self, at: usize) -> Option<Step> {
        if let Some((end, offset)) = self.lookup(at, Kind::Month) {
            return Some(self.months_from_now(end, offset));
        }
        if let Some((end, weeks)) = self.lookup(at, Kind::Week) {
            return Some(self.days_from_now(end, 7 * weeks));
        }
        let (end, days) = self.lookup(at, Kind::Day)?;
        // 오늘의집, 내일배움카드, 어제보다 나은 내일.
        let named = self.is_glued(end) && self.word(end).is_some_and(|next| next.tag.is_noun() || next.tag == Tag::Sl)
            || self.is(end, "배움")
            || self.is(end, "채움");
        let figurative = self.is_any(end, &["보다", "보단", "날"])
            || self.is(end, "의")
            || self.before(at).is_some_and(|before| before.is_any(&["나은", "낫", "더"]))
            || self.is(at.wrapping_sub(2), "나") && self.is(at.wrapping_sub(1), "은");
        if named || figurative {
            return Some(Step::skip(end));
        }
        Some(self.days_from_now(end, days))
    }

    pub(super) fn months_from_now(&self, end: usize, months: i32) -> Step {
        let end = end + usize::from(self.is_any(end, &["초", "말", "중순", "초순", "하순"]) && self.ends_noun(end + 1));
        match self.now() {
            Some((year, month)) => {
                Step::time(end, Self::month(Month::new(year, month).plus(months), Provenance::Relative))
            }
            None => Step::skip(end),
        }
    }

    pub(super) fn days_from_now(&self, end: usize, days: i32) -> Step {
        match self.day(days) {
            Some(month) => Step { near: true, ..Step::time(end, Self::month(month, Provenance::Relative)) },
            None => Step::skip(end),
        }
    }

    /// The month of the day so many days from the post's; without its day, the post's month for what is near.
    pub(super) fn day(&self, days: i32) -> Option<Month> {
        let (year, month) = self.now()?;
        match self.setting.now?.day {
            Some(day) => Some(days_after(year, month, i32::from(day), days)),
            None => Some(days_after(year, month, 15, days)),
        }
    }

    /// How long: 3년, 1년 6개월, 두 달, 일주일, 보름, 반년.
    pub(super) fn length(&self, at: usize) -> Option<(usize, Span)> {
        if self.is(at, "반년") {
            return Some((at + 1, Span::Months(6)));
        }
        if self.is(at, "반") && self.is(at + 1, "년") {
            return Some((at + 2, Span::Months(6)));
        }
        if let Some((end, days)) = self.lookup(at, Kind::Days) {
            return Some((end, Span::Days(days)));
        }
        let mut number = self.numeral(at)?;
        let least = number.value;
        if self.is_any(number.end, &["~", "-", ",", "∼"])
            && let Some(last) = self.numeral(number.end + 1)
            && last.value > number.value
            && number.digits < 3
        {
            number = last;
        }
        let unit = &*self.word(number.end)?.text;
        let end = number.end + 1;
        let half = |end: usize| self.is(end, "반") && self.is_end_of_length(end + 1);
        Some(match unit {
            "년" | "해" if half(end) => (end + 1, Span::Months(12 * number.value + 6)),
            "년" => match self.numeral(end).filter(|months| self.is_any(months.end, &["개월", "달"])) {
                Some(months) => (months.end + 1, Span::Months(12 * number.value + months.value)),
                None => (end, Span::Years(least, number.value)),
            },
            "해" => (end, Span::Years(least, number.value)),
            "개월" | "달" if half(end) => (end + 1, Span::Months(number.value)),
            "개월" | "달" => (end, Span::Months(number.value)),
            "주" | "주일" | "주간" => (end, Span::Days(7 * number.value)),
            "일" => (end, Span::Days(number.value)),
            _ => return None,
        })
    }

    fn is_end_of_length(&self, at: usize) -> bool {
        self.word(at).is_none_or(|next| !next.glued || next.is_any(&["전", "뒤", "후", "동안", "간", "쯤", "정도"]))
    }

    /// 반년 전, 보름 뒤, 두 달 전: lengths that begin with no number.
    pub(super) fn lapse(&self, at: usize) -> Option<Step> {
        self.ago(at)
    }

    /// 3년 전, 두 달 뒤, 일주일 후.
    pub(super) fn ago(&self, at: usize) -> Option<Step> {
        let (mut end, length) = self.length(at)?;
        if self.is_any(end, &["정도", "쯤", "가량", "여", "남짓", "즈음"]) {
            end += 1;
        }
        let is_past = match &*self.word(end)?.text {
            "전" | "이전" | "전쯤" => true,
            "뒤" | "후" | "이후" | "뒤쯤" | "후쯤" => false,
            _ => return None,
        };
        // 3년 전체, 2년 후배: the word goes on.
        if self.word(end + 1).is_some_and(|next| next.glued && next.tag.is_noun() && !next.is_any(&["이맘때"])) {
            return None;
        }
        let end = end + 1;
        if self.word(at).is_some_and(|word| word.text.len() == 4 && word.digits().is_some())
            && matches!(length, Span::Years(..))
        {
            return None;
        }
        // 2주 뒤에 수술이 잡혔다 is yet to come.
        let told = self.tense(end) == Tense::Past
            && !(end..end + 6).any(|at| self.is_any(at, &["잡혔", "잡히", "예약", "예정", "정해졌", "잡았", "남았"]));
        if self.counts_from_another(at) || !is_past && told {
            return Some(Step::skip(end));
        }
        let sign = if is_past { -1 } else { 1 };
        let Some(now) = self.setting.now else { return Some(Step::skip(end)) };
        Some(match length {
            Span::Years(_, 101..) => Step::skip(end),
            // 100년 뒤: some day.
            Span::Years(_, 60..) if !is_past => Step::skip(end),
            Span::Years(least, most) if least < most => {
                let (from, to) = (now.year + sign * least, now.year + sign * most);
                let months = Months::years(from.min(to), from.max(to));
                Step::time(end, Time { months, granularity: Granularity::Year, provenance: Provenance::Relative })
            }
            // 5년 전 오늘.
            Span::Years(_, years) if is_past && self.is_any(end, &["오늘", "이날", "어제", "내일"]) => {
                let year = now.year - years;
                let month = now.month.map_or(Self::year(year, Provenance::Relative), |month| {
                    Self::month(Month::new(year, i32::from(month)), Provenance::Relative)
                });
                Step::time(end + 1, month)
            }
            Span::Years(_, years) => self.within(now.year + sign * years, end, Provenance::Relative),
            Span::Months(months) => self.months_from_now(end, sign * months),
            Span::Days(days) => self.days_from_now(end, sign * days),
        })
    }

    /// Whether a lapse is counted from something else than now: 입사 3년 전, 졸업하고 두 달 뒤, 그로부터 1년 후.
    fn counts_from_another(&self, at: usize) -> bool {
        let mut at = at;
        while let Some(before) = self
            .before(at)
            .filter(|before| before.is_any(&["약", "딱", "한", "불과", "정확히", "대략", "거의", "겨우"]))
        {
            at -= 1;
            if before.glued {
                break;
            }
        }
        let Some(before) = self.before(at) else { return false };
        let earlier = self.words.get(at.wrapping_sub(2));
        match before.last {
            Tag::Jkb if before.text.ends_with("부터") || before.is_any(&["로부터", "으로부터"]) => {
                !earlier.is_some_and(|noun| noun.is_any(&["지금", "오늘", "현재"]))
            }
            Tag::Etn | Tag::Ec => true,
            _ if before.is_any(&["지", "날", "그", "그날", "그때", "기", "때"]) => true,
            _ => before.value(Kind::Happening).is_some() || before.is("일") && before.glued,
        }
    }
}
