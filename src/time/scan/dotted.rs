//! Dates in digits: 2022.12.31, 22.03, 22-2학기.

use super::super::calendar::{Month, Months};
use super::super::lexicon::Kind;
use super::super::name;
use super::super::word::Word;
use super::number::{DASHES, YEARS};
use super::{Granularity, Provenance, Scanner, Step, Time};
use crate::tag::Tag;

impl Scanner<'_, '_> {
    /// A date in digits: 2022.12.31, 2022-12, 2022/3/5, 22.12.31.
    pub(super) fn numeric(&self, at: usize) -> Option<Step> {
        let (mut end, mut length, mut divided) = (at, 0, false);
        while let Some(word) = self.word(end).filter(|word| end == at || word.glued) {
            if !word.text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/')) || length > 12
            {
                break;
            }
            divided |= word.text.bytes().any(|byte| !byte.is_ascii_digit());
            length += word.text.len();
            end += 1;
        }
        // Most numbers are no dates.
        if !divided {
            return None;
        }
        let text: String = self.words[at..end].iter().map(|word| &*word.text).collect();
        let trimmed = text.trim_end_matches(['.', '-', '/']);
        let groups: Vec<&str> = trimmed.split(['.', '-', '/']).collect();
        if groups.len() < 2 || !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let number = |at: usize| groups.get(at)?.parse::<i32>().ok();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        // 22-2학기.
        if self.is(end, "학기")
            && let (&[2 | 4, 1], Some(year), Some(term @ 1..=2)) = (&*lengths, number(0), number(1))
        {
            let year = if lengths[0] == 2 { self.full(year) } else { year };
            let months = Months::of(year, 6 * term - 3, 6 * term);
            let time = Time { months, granularity: Granularity::Half, provenance: Provenance::Absolute };
            return YEARS.contains(&year).then(|| Step::time(end + 1, time));
        }
        let latin =
            self.before(at).is_some_and(|before| before.tag == Tag::Sl && !name::is_english_frame(&before.text));
        if latin || self.is(end, "년") || self.word(end).is_some_and(|next| next.glued && next.tag == Tag::Sl) {
            return None;
        }
        // 상품 코드 2023-11: a month without a day is none behind a name.
        if groups.len() == 2 && !name::allows_year(self.words, at) && !self.has_apostrophe(at) {
            return None;
        }
        let month = number(1).filter(|month| (1..=12).contains(month) && lengths[1] <= 2)?;
        let day = groups.len() == 3 && number(2).is_some_and(|day| (1..=31).contains(&day)) && lengths[2] <= 2;
        let year = number(0)?;
        let year = match lengths[0] {
            4 if YEARS.contains(&year) && (day || groups.len() == 2) => year,
            2 if day && lengths[1..] == [2, 2] => self.full(year),
            // 21.03 ~ 22.02, '21.03
            2 if groups.len() == 2
                && lengths[1] == 2
                && (self.has_apostrophe(at) || self.ranges(at, end) || self.is_stage(at, end)) =>
            {
                self.full(year)
            }
            _ => return None,
        };
        let step = Step::time(end, Self::month(Month::new(year, month), Provenance::Absolute));
        Some(self.with_apostrophe(at, step))
    }

    /// Whether what follows is a step of somebody's life, as in lists of them: 22.03 입사.
    fn is_stage(&self, at: usize, end: usize) -> bool {
        let opens = self.before(at).is_none_or(|before| {
            before.tag.is_symbol() && !before.is_any(&["'", "\"", "%", "$", "₩"]) || before.tag == Tag::Sf
        });
        let stage = (end..end + 3).take_while(|&at| self.word(at).is_some_and(|word| word.tag.is_noun()));
        let near = |year: &str| {
            let year = year.parse().map_or(0, |year| self.full(year));
            self.setting.now.is_none_or(|now| (now.year - 25..=now.year + 1).contains(&year))
        };
        let year = self.word(at).and_then(|word| word.text.get(..2));
        opens
            && year.is_some_and(near)
            && stage.into_iter().any(|at| self.has(at, Kind::Happening) || self.has(at, Kind::Stage))
    }

    /// Whether a range of months in digits stands at a word: 21.03 ~ 22.02.
    fn ranges(&self, at: usize, end: usize) -> bool {
        let is_month = |word: &Word<'_>| {
            let parts = word.text.split_once('.');
            parts.is_some_and(|(year, month)| {
                year.len() == 2 && month.len() == 2 && month.parse::<i32>().is_ok_and(|month| (1..=12).contains(&month))
            })
        };
        let dash = |at: usize| self.word(at).is_some_and(|word| DASHES.contains(&&*word.text));
        let next =
            dash(end) && (self.word(end + 1).is_some_and(is_month) || self.is_any(end + 1, &["현재", "지금", "now"]));
        let before = at >= 2 && dash(at - 1) && self.word(at - 2).is_some_and(is_month);
        next || before
    }
}
