//! Numbers: which of them are years.

use super::super::calendar::Months;
use super::super::lexicon::Kind;
use super::super::name;
use super::{Granularity, Provenance, Scanner, Step, Time};
use crate::tag::Tag;
use crate::tokenizer::Pattern;

/// Years that a number with 년 can be.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// What stands between the ends of a range.
pub(super) const DASHES: &[&str] = &["~", "-", "–", "—", "∼", "〜", "～", "→", "->"];

/// A number in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Numeral {
    pub(super) end: usize,
    pub(super) value: i32,
    /// How many digits it is written with; 0 for words.
    pub(super) digits: usize,
}

impl Scanner<'_, '_> {
    /// A number in digits or in words: 2022, 두, 이천이십이.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        let word = self.word(at)?;
        if let Some(digits) = word.digits() {
            return Some(Numeral { end: at + 1, value: digits.parse().ok()?, digits: digits.len() });
        }
        let counts = matches!(word.tag, Tag::Mm | Tag::Nr) || self.is(at + 1, "달");
        if let Some(value) = word.value(Kind::Numeral).filter(|_| counts) {
            return Some(Numeral { end: at + 1, value, digits: 0 });
        }
        self.sino_korean(at)
    }

    /// 이천이십이.
    fn sino_korean(&self, at: usize) -> Option<Numeral> {
        let (mut sum, mut digit, mut end) = (0, 0, at);
        'words: while let Some(word) = self.word(end).filter(|word| matches!(word.tag, Tag::Nr | Tag::Mm)) {
            for c in word.text.chars() {
                match c {
                    '십' | '백' | '천' => {
                        let unit = match c {
                            '십' => 10,
                            '백' => 100,
                            _ => 1000,
                        };
                        sum += digit.max(1) * unit;
                        digit = 0;
                    }
                    _ => match "일이삼사오육칠팔구".chars().position(|own| own == c) {
                        Some(value) if digit == 0 => digit = i32::try_from(value).unwrap_or(0) + 1,
                        _ => break 'words,
                    },
                }
            }
            end += 1;
            if sum + digit > 9999 {
                return None;
            }
        }
        (end > at && sum + digit > 0).then_some(Numeral { end, value: sum + digit, digits: 0 })
    }

    /// The year that two digits are short for.
    pub(super) fn full(&self, year: i32) -> i32 {
        let latest = self.setting.now.map_or(40, |now| now.year.rem_euclid(100) + 10);
        if year <= latest { 2000 + year } else { 1900 + year }
    }

    /// The year that a number with 년 behind it is, if it is one.
    fn calendar_year(&self, at: usize, number: Numeral) -> Option<i32> {
        let end = number.end + 1;
        if self.counts_years(at, end) {
            return None;
        }
        if number.digits == 4 || number.digits == 0 && number.value >= 1900 {
            return YEARS.contains(&number.value).then_some(number.value);
        }
        if number.digits != 2 {
            return None;
        }
        let year = self.full(number.value);
        let quoted = self.has_apostrophe(at);
        if quoted || self.dates(end) {
            return Some(year);
        }
        if self.before(at).is_some_and(|before| before.value(Kind::Before).is_some()) || self.measures(end) {
            return None;
        }
        let near = self.setting.now.map_or((2010..=2035).contains(&year), |now| (now.year - year).abs() <= 3);
        (near || number.value < 10 || self.is_placed(end)).then_some(year)
    }

    /// Whether a number of years that ends before `end` is a duration, an age or a part of a name.
    fn counts_years(&self, at: usize, end: usize) -> bool {
        let Some(next) = self.word(end) else { return false };
        if next.glued && next.value(Kind::Joined).is_some() {
            return true;
        }
        let counts = |at: usize| {
            let Some((end, _)) = self.lookup(at, Kind::Duration) else { return false };
            // 22년 만우절, 21년 차량: the word goes on.
            !self.word(end).is_some_and(|next| {
                next.glued
                    && !next.is_particle()
                    && !next.is_any(&["에", "인", "였", "이", "쯤"])
                    && !next.tag.is_ending()
                    && next.tag != Tag::Vcp
                    && !next.tag.is_symbol()
                    && next.tag != Tag::Ep
            })
        };
        // 2년 차이 is how ko-dic reads 2년 차이다 and 2년 차였던.
        let ordinal = next.text.starts_with('차')
            && next.text.chars().nth(1).is_none_or(|c| "가는이인였에의도라로별까임".contains(c));
        let passing = next.is_any(&["전", "뒤", "후", "이전", "이후"]) && !self.is_year_sized(at);
        // 26년 만의 폭설; 22년만 해도 is the particle.
        let after = next.is("만") && next.tag == Tag::Nnb;
        ordinal || passing || after || counts(end)
    }

    fn is_year_sized(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.text.len() == 4)
            && self
                .word(at)
                .and_then(|word| word.text.parse().ok())
                .is_some_and(|year: i32| (1950..=2100).contains(&year))
    }

    /// Whether '22 stands here.
    pub(super) fn has_apostrophe(&self, at: usize) -> bool {
        let mark = |word: Option<&super::Word<'_>>| word.is_some_and(|word| word.is_any(&["'", "’", "‘", "`", "′"]));
        self.is_glued(at) && mark(self.before(at))
    }

    /// Whether a month, half or the like follows, as only behind a year.
    fn dates(&self, at: usize) -> bool {
        let at = if self.is_any(at, &["의", ",", "도"]) { at + 1 } else { at };
        let part = self.part_of_named_year(at).is_some_and(|part| {
            !(self.is_any(at, &["중", "초", "말"]) && part.end == at + 1 && !self.is_end_of_noun(part.end))
        });
        part || self.lookup(at, Kind::Review).is_some()
    }

    fn is_end_of_noun(&self, at: usize) -> bool {
        self.word(at).is_none_or(|next| !next.glued || next.is_particle() || next.tag.is_symbol())
    }

    /// Whether a long time is meant: 20년의 세월, 10년은 걸린다.
    fn measures(&self, at: usize) -> bool {
        // 일했 and 일한 are two words for ko-dic.
        let lasts = |from: usize, words: usize| (from..from + words).any(|at| self.lookup(at, Kind::Lasting).is_some());
        let measured = match self.word(at).map(|word| &*word.text) {
            Some("이나" | "이란" | "이라는") => true,
            // 25년이라는 세월.
            Some("이") if self.is_any(at + 1, &["라는", "란"]) => true,
            Some("의") => self.lookup(at + 1, Kind::Lapse).is_some(),
            // 25년을 한 회사에서 일한 선배.
            Some("을") => {
                lasts(at + 1, 2) || self.is_any(at + 1, &["한", "하", "같이", "함께", "그"]) && lasts(at + 1, 6)
            }
            Some("은" | "이" | "도") => lasts(at + 1, 2),
            _ => self.lookup(at, Kind::Lapse).is_some(),
        };
        if measured {
            return true;
        }
        // 10년에 한 번.
        self.is(at, "에")
            && self.numeral(at + 1).is_some_and(|times| {
                self.word(times.end).is_some_and(|unit| unit.tag == Tag::Nnbc || unit.is_any(&["번", "회", "권", "개"]))
                    && !self.is(times.end, "월")
            })
    }

    /// Whether what follows makes a point in time of a year: 15년에, 20년도, 30년까지.
    fn is_placed(&self, at: usize) -> bool {
        self.is_any(at, &["에", "엔", "도", "부터", "까지", "이후", "당시", "에서", "기준", "때"])
            || self.word(at).is_some_and(|word| DASHES.contains(&&*word.text))
    }

    /// What begins with a number or with an apostrophe before one.
    pub(super) fn number(&self, at: usize) -> Option<Step> {
        if let Some(step) = self.year_range(at).or_else(|| self.list_of_years(at)) {
            return Some(step);
        }
        let number = self.numeral(at)?;
        if self.is(number.end, "년") {
            if let Some(ago) = self.ago(at) {
                return Some(ago);
            }
            if let Some(year) = self.calendar_year(at, number) {
                return Some(self.with_apostrophe(at, self.within(year, number.end + 1, Provenance::Absolute)));
            }
            let joined = (number.end + 1..self.words.len()).take_while(|&at| self.is_glued(at)).last();
            return Some(Step::skip(joined.map_or(number.end + 1, |last| last + 1)));
        }
        if self.is(number.end, "학년도") && number.digits == 4 {
            let exam = (number.end + 1..number.end + 4)
                .any(|at| self.is_any(at, &["수능", "입시", "대입", "대학수학능력시험", "모의고사", "모집"]));
            return Some(if exam {
                Step::skip(number.end + 1)
            } else {
                self.within(number.value, number.end + 1, Provenance::Absolute)
            });
        }
        if let Some(step) = self.bare_part(at) {
            return Some(step);
        }
        if let Some(ago) = self.ago(at) {
            return Some(ago);
        }
        if let Some(year) = self.bare_year(at, number) {
            let end =
                if number.digits == 2 && self.is_any(number.end, &["'", "’"]) { number.end + 1 } else { number.end };
            return Some(self.with_apostrophe(at, self.within(year, end, Provenance::Absolute)));
        }
        // 20학번, 3주차: the number and what it counts.
        let unit = self.word(number.end).is_some_and(|unit| unit.tag == Tag::Nnbc && number.digits > 0);
        unit.then(|| Step::skip(number.end + 1))
    }

    /// The apostrophe of '22년 belongs to it.
    pub(super) fn with_apostrophe(&self, at: usize, mut step: Step) -> Step {
        if self.has_apostrophe(at)
            && self.word(at).and_then(super::Word::digits).is_some_and(|digits| digits.len() == 2)
        {
            step.start = Some(at - 1);
        }
        step
    }

    /// A year without 년, where what stands around it leaves no doubt: 2022 회고, '22 상반기, 안녕 2022.
    fn bare_year(&self, at: usize, number: Numeral) -> Option<i32> {
        let next = self.word(number.end);
        let quoted = number.digits == 2
            && (self.has_apostrophe(at) || self.is_any(number.end, &["'", "’"]) && self.is_glued(number.end));
        if quoted {
            let end = if self.has_apostrophe(at) { number.end } else { number.end + 1 };
            let bound = self.word(end).is_some_and(|next| next.is_particle() && next.glued && self.has_apostrophe(at));
            return (bound || self.dates(end)).then(|| self.full(number.value));
        }
        let (earliest, latest) = self.setting.now.map_or((1990, 2035), |now| (now.year - 15, now.year + 3));
        if number.digits != 4
            || !(earliest..=latest).contains(&number.value)
            || self.word(at)?.pattern == Some(Pattern::Version)
        {
            return None;
        }
        let fits_before = name::allows_year(self.words, at);
        if self.dates(number.end) && !name::is_event(&self.words[number.end..]) {
            return (fits_before || self.before(at).is_some_and(|before| before.tag != Tag::Sl))
                .then_some(number.value);
        }
        if !fits_before {
            return None;
        }
        let stands_alone = match next {
            None => true,
            // 조회 수가 2021을 찍었다.
            Some(next) if next.glued && next.is_particle() => !self
                .is_any(number.end + 1, &["찍", "찍었", "돌파", "넘", "넘었", "넘기", "넘겼", "기록", "달하", "달했"]),
            Some(next) if next.tag.is_symbol() => {
                !next.glued
                    || next.is_any(&[".", ",", "!", "?", ":", ")", "]", "…", "~", "-", "'", "\"", "”", "’", "|", "&"])
            }
            Some(_) => {
                let rest = &self.words[number.end..];
                !name::is_event(rest) && name::reviews(rest)
            }
        };
        stands_alone.then_some(number.value)
    }

    /// 2019~2021년, 20 ~ 21년도, 2020-2021, 22/23 시즌.
    fn year_range(&self, at: usize) -> Option<Step> {
        let first = self.numeral(at).filter(|first| matches!(first.digits, 2 | 4))?;
        let has_unit = self.is(first.end, "년");
        let mut dash = first.end + usize::from(has_unit);
        if has_unit && self.is(dash, "도") {
            dash += 1;
        }
        let slash = self.is(dash, "/") && !has_unit;
        let from = self.is(dash, "부터") && has_unit;
        if !slash && !from && !self.word(dash).is_some_and(|word| DASHES.contains(&&*word.text)) {
            return None;
        }
        let start = dash + 1 + usize::from(self.is_any(dash + 1, &["'", "’", "‘"]));
        let last = self.numeral(start).filter(|last| matches!(last.digits, 2 | 4))?;
        let end = last.end;
        let closed = self.is(end, "년") && !self.counts_years(start, end + 1);
        let season = self.is(end, "시즌") || slash && self.is(end, "년도");
        let years = |number: Numeral| if number.digits == 2 { self.full(number.value) } else { number.value };
        let (one, two) = (years(first), years(last));
        let bare = first.digits == 4
            && (last.digits == 4 || !slash && last.value > 12)
            && name::allows_year(self.words, at)
            && !self.word(end).is_some_and(|next| next.glued && (next.tag == Tag::Sn || next.is_any(&["-", "."])));
        if !(closed && !slash || season || bare) || !YEARS.contains(&one) || !(one..=one + 40).contains(&two) {
            return None;
        }
        // A month behind it makes two expressions of it, which are joined later.
        if closed && self.months(end + 1).is_some()
            || closed && has_unit && self.is_glued(end + 1) && self.is_any(end + 1, &["차", "간"])
        {
            return None;
        }
        let mut end = end + usize::from(closed);
        end += usize::from(self.is(end, "도") && self.is_glued(end));
        let time =
            Time { months: Months::years(one, two), granularity: Granularity::Year, provenance: Provenance::Absolute };
        Some(self.with_apostrophe(at, Step::time(end, time)))
    }

    /// The first of 2021, 2022년 and of 20, 21년에.
    fn list_of_years(&self, at: usize) -> Option<Step> {
        let first = self.numeral(at).filter(|first| matches!(first.digits, 2 | 4))?;
        if !self.is_any(first.end, &[",", "·", "/", "및", "와", "과", "&", "ㆍ"]) {
            return None;
        }
        let last = self.numeral(first.end + 1).filter(|last| last.digits == first.digits)?;
        let closed = self.is(last.end, "년") && self.calendar_year(first.end + 1, last).is_some();
        let bare = first.digits == 4 && self.bare_year(first.end + 1, last).is_some();
        let year = if first.digits == 4 { first.value } else { self.full(first.value) };
        (YEARS.contains(&year) && (closed || bare))
            .then(|| Step::time(first.end, Self::year(year, Provenance::Absolute)))
    }
}
