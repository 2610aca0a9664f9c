//! Parts of a year: halves, quarters, months, seasons.

use super::super::calendar::Months;
use super::super::lexicon::Kind;
use super::super::tense::Tense;
use super::{Granularity, Provenance, Scanner, Step, Time};
use crate::tag::Tag;

/// Months of a year, and where the words that say so end. Months beyond 12 are those of the next year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub(super) end: usize,
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) granularity: Granularity,
}

impl Part {
    /// The part of a year. Winter may be at either end of the year that is named with it, so only the year is known.
    pub(super) fn of(self, year: i32, provenance: Provenance) -> Time {
        if self.last > 12 {
            return Scanner::year(year, provenance);
        }
        Time { months: Months::of(year, self.first, self.last), granularity: self.granularity, provenance }
    }
}

impl Scanner<'_, '_> {
    /// What says a part of a year, wherever it stands.
    pub(super) fn part(&self, at: usize) -> Option<Part> {
        let word = self.word(at)?;
        let part = |end, first, last, granularity| Some(Part { end, first, last, granularity });
        match &*word.text {
            "상반기" | "전반기" | "h1" | "1h" => return part(at + 1, 1, 6, Granularity::Half),
            "하반기" | "후반기" | "h2" | "2h" => return part(at + 1, 7, 12, Granularity::Half),
            "연초" | "년초" | "정초" => return part(at + 1, 1, 1, Granularity::Month),
            "연말" | "년말" | "세밑" if !self.is_any(at + 1, &["정산", "연시"]) => {
                return part(at + 1, 12, 12, Granularity::Month);
            }
            _ => {}
        }
        if let Some((end, quarter)) = self.quarter(at) {
            return part(end, 3 * quarter - 2, 3 * quarter, Granularity::Quarter);
        }
        if let Some((end, half)) = self.half(at) {
            return part(end, 6 * half - 5, 6 * half, Granularity::Half);
        }
        self.months(at)
    }

    /// What says a part of a year only if a year stands before: 초, 말, 여름, 추석.
    pub(super) fn part_of_named_year(&self, at: usize) -> Option<Part> {
        if let Some(part) = self.part(at) {
            return Some(part);
        }
        let part = |end, first, last, granularity| Some(Part { end, first, last, granularity });
        let word = self.word(at)?;
        match &*word.text {
            "초" | "초반" | "초입" | "벽두" | "초기" => return part(at + 1, 1, 3, Granularity::Quarter),
            "말" | "후반" | "말미" | "끝자락" | "막바지" | "막판" | "말경" => {
                return part(at + 1, 10, 12, Granularity::Quarter);
            }
            "중반" | "중순" | "중후반" | "중" if !word.is("중") || word.glued => {
                return part(at + 1, 1, 12, Granularity::Year);
            }
            "새해" | "신년" => return part(at + 1, 1, 12, Granularity::Year),
            "이맘때" | "요맘때" | "이맘" | "이맘때쯤" | "이때쯤" | "이쯤" | "이때" => {
                let (_, month) = self.now()?;
                return part(at + 1, month, month, Granularity::Month);
            }
            _ => {}
        }
        if let Some((end, month)) = self.lookup(at, Kind::Season) {
            return part(end, month, month + 2, Granularity::Quarter);
        }
        match self.lookup(at, Kind::Holiday)? {
            (end, 0) => part(end, 1, 12, Granularity::Year),
            (end, month) => part(end, month, month, Granularity::Month),
        }
    }

    /// 1분기, 1/4분기, 3사분기, 1Q, Q3.
    fn quarter(&self, at: usize) -> Option<(usize, i32)> {
        let text = &*self.word(at)?.text;
        let of = |digit: &str| digit.parse::<i32>().ok().filter(|quarter| (1..=4).contains(quarter));
        if self.is(at + 1, "분기") {
            return Some((at + 2, of(text.strip_suffix("/4").unwrap_or(text))?));
        }
        if self.is_any(at + 1, &["사", "/"]) && self.is_any(at + 2, &["분기", "4"]) {
            let end = if self.is(at + 2, "4") { at + 3 } else { at + 2 };
            return self.is(end, "분기").then_some((end + 1, of(text)?));
        }
        if text == "사분기" || text == "분기" {
            return None;
        }
        if let Some(quarter) = text.strip_prefix('q').or_else(|| text.strip_suffix('q')).and_then(of) {
            return Some((at + 1, quarter));
        }
        let (letter, digit) = if text == "q" { (at, at + 1) } else { (at + 1, at) };
        if self.is(letter, "q") && self.is_glued(at + 1) {
            return Some((at + 2, of(&self.word(digit)?.text)?));
        }
        None
    }

    /// 1H, H2.
    fn half(&self, at: usize) -> Option<(usize, i32)> {
        let (letter, digit) = if self.is(at, "h") { (at, at + 1) } else { (at + 1, at) };
        let half = self.word(digit)?.text.parse().ok().filter(|half| (1..=2).contains(half))?;
        (self.is(letter, "h") && self.is_glued(at + 1) && !self.is_glued(at + 2)).then_some((at + 2, half))
    }

    /// 4월, 12월 31일, 3~5월, 3월 말, 시월.
    pub(super) fn months(&self, at: usize) -> Option<Part> {
        let (end, first, last) = self.month_numbers(at)?;
        let mut end = end;
        if self.is_any(
            end,
            &["초", "말", "중순", "초순", "하순", "중", "초반", "중반", "후반", "중하순", "말일", "말쯤", "초쯤"],
        ) {
            end += 1;
        } else if self.word(end).is_some_and(|day| day.digits().is_some()) && self.is(end + 1, "일") {
            end += 2;
        }
        let granularity = if last == first {
            Granularity::Month
        } else if last - first <= 2 {
            Granularity::Quarter
        } else if last - first <= 5 {
            Granularity::Half
        } else {
            Granularity::Year
        };
        Some(Part { end, first, last, granularity })
    }

    fn month_numbers(&self, at: usize) -> Option<(usize, i32, i32)> {
        let number = |at: usize| {
            let number: i32 = self.word(at)?.digits()?.parse().ok()?;
            (1..=12).contains(&number).then_some(number)
        };
        if let Some(first) = number(at) {
            if self.is(at + 1, "월") && !self.is(at + 2, "호") {
                return Some((at + 2, first, first));
            }
            // 3~5월, 3, 4월, 7/8월.
            if self.is_any(at + 1, &["~", "-", "–", "∼", ",", "·", "/", "、", "〜"])
                && let Some(last) = number(at + 2)
                && last > first
                && self.is(at + 3, "월")
            {
                return Some((at + 4, first, last));
            }
            return None;
        }
        let word = self.word(at)?;
        let month = word.value(Kind::Named)?;
        let follows = |at: usize| {
            self.word(at).is_some_and(|next| next.is_particle() || next.is_any(&["초", "말", "중순", "쯤"]))
        };
        let beside_number =
            [self.before(at), self.word(at + 1)].into_iter().flatten().any(|word| word.digits().is_some());
        let fits = if word.text.is_ascii() { beside_number } else { follows(at + 1) };
        fits.then_some((at + 1, month, month))
    }

    /// A part without a year: which year is meant follows from the text before, or from the day of the post and the tense.
    pub(super) fn bare_part(&self, at: usize) -> Option<Step> {
        if let Some(step) = self.year_end(at) {
            return Some(step);
        }
        let part = self.part(at).or_else(|| self.bare_season(at))?;
        if self.before(at).is_some_and(|before| {
            before.is_any(&["매년", "해마다", "매해"]) || before.is("마다") && self.is(at.wrapping_sub(2), "해")
        }) {
            return Some(Step::skip(part.end));
        }
        // 6월항쟁, 1월생: a name; 생일은 5월 8일이다: every year.
        let named = self.is(part.end.wrapping_sub(1), "월")
            && self.word(part.end).is_some_and(|next| {
                next.glued && next.tag.is_noun() && !next.is_any(&["달", "경", "께", "중", "내", "간"])
            });
        let yearly = self.setting.tense != Tense::Past
            && (at.saturating_sub(3)..at)
                .any(|at| self.is_any(at, &["생일", "기념일", "결혼기념일", "기일", "생신", "제삿날"]))
            && self.before(at).is_some_and(super::super::word::Word::is_particle);
        if named || yearly {
            return Some(Step::skip(part.end));
        }
        let Some((year, provenance)) = self.year_of(part) else { return Some(Step::skip(part.end)) };
        Some(Step::time(part.end, part.of(year, provenance)))
    }

    /// A season without a year says when something was only if something was: 여름에 다녀왔다.
    fn bare_season(&self, at: usize) -> Option<Part> {
        let (end, month) = self.lookup(at, Kind::Season)?;
        let when = self.is_any(end, &["에", "엔", "부터", "까지", "쯤", "내내", "즈음", "쯤에", "이", "무렵"]);
        let alone = self.before(at).is_none_or(|before| !before.glued || before.is_particle());
        (when && alone && self.tense(end) == Tense::Past).then_some(Part {
            end,
            first: month,
            last: month + 2,
            granularity: Granularity::Quarter,
        })
    }

    /// 연말연시: the end of one year and the beginning of the next.
    fn year_end(&self, at: usize) -> Option<Step> {
        let end = if self.is(at, "연말연시") {
            at + 1
        } else if self.is(at, "연말") && self.is(at + 1, "연시") {
            at + 2
        } else {
            return None;
        };
        let Some((year, month)) = self.now() else { return Some(Step::skip(end)) };
        let year = if month >= 7 { year } else { year - 1 };
        let months = Months::of(year, 12, 13);
        Some(Step::time(end, Time { months, granularity: Granularity::Month, provenance: Provenance::Relative }))
    }

    /// The year that a part without one belongs to.
    fn year_of(&self, part: Part) -> Option<(i32, Provenance)> {
        let now = self.setting.now;
        let tense = self.tense(part.end);
        if let Some(year) = self.setting.year
            && now.is_none_or(|now| year != now.year)
            && !(tense == Tense::Intended && now.is_some_and(|now| year < now.year))
        {
            return Some((year, Provenance::Context));
        }
        let provenance = if self.setting.year.is_some() { Provenance::Context } else { Provenance::Relative };
        let (year, month) = match (now?.year, now?.month) {
            (year, Some(month)) => (year, i32::from(month)),
            (year, None) => return Some((year, provenance)),
        };
        let before = part.first > month;
        let offset = match tense {
            // A half or quarter that is about to begin is spoken of before it does.
            Tense::Past => -i32::from(before && (part.first == part.last || part.first - month > 2)),
            // Who plans for a month that has passed means the next.
            Tense::Intended => {
                let over = part.last == month
                    && part.last > part.first
                    && self.is_any(part.end, &["에", "엔", "부터", "까지"]);
                i32::from(part.last < month || over)
            }
            // In January 12월 is the last one.
            Tense::Open if before => -i32::from(month <= 3 && part.first - month > 5),
            Tense::Open => i32::from(month - part.last > 5 && self.is_to_come(part.end)),
        };
        Some((year + offset, provenance))
    }

    /// Whether a clause in the present tells of what is to come: 3월에 이사한다, 2월이면 졸업이다. Lists and habits do not.
    fn is_to_come(&self, at: usize) -> bool {
        if self.is(at, "이면") || self.is(at, "이") && self.is(at + 1, "면") {
            return true;
        }
        let rest = self.words.get(at..).unwrap_or_default();
        let placed = rest.first().is_some_and(|word| word.is_any(&["에", "엔", "부터", "까지", "쯤", "중"]));
        let Some(verb) = rest.iter().position(|word| matches!(word.last, Tag::Ef | Tag::Ec)) else { return false };
        let clause = &rest[..verb];
        let acts = matches!(rest[verb].tag, Tag::Vv | Tag::Xsv)
            || clause.last().is_some_and(|word| matches!(word.tag, Tag::Vv | Tag::Xsv));
        let habit = clause
            .iter()
            .any(|word| word.is_any(&["항상", "늘", "보통", "대개", "자주", "원래", "언제나", "제일", "가장"]));
        placed && acts && !habit && rest[verb].last == Tag::Ef && !rest[..=verb].iter().any(|word| word.past)
    }
}
