//! Time expressions in the words of a sentence.

mod directed;
mod dotted;
mod number;
mod part;
mod range;
mod relative;
mod whole;

use std::ops::Range;

use super::calendar::{Month, Months};
use super::lexicon::Kind;
use super::name;
use super::tense::Tense;
use super::word::Word;
use super::{Granularity, Provenance};
use crate::document::Date;
use crate::tag::Tag;

/// What is known before a sentence is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting {
    /// When the post was written.
    pub(super) now: Option<Date>,
    /// The year that the text is in at that place.
    pub(super) year: Option<i32>,
    /// The year that was spoken of last.
    pub(super) spoken: Option<i32>,
    /// The year that the post was published in, if that is another than it speaks from.
    pub(super) published: Option<i32>,
    /// The year that a post of January reviews.
    pub(super) reviewed: Option<i32>,
    pub(super) tense: Tense,
}

/// A time that words mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Time {
    pub(super) months: Months,
    pub(super) granularity: Granularity,
    pub(super) provenance: Provenance,
}

/// Words that mean a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) time: Time,
    /// Whether the sentence's own time is only compared with it, or comes after it: 작년보다, 작년에서 넘어온.
    pub(super) aside: bool,
    /// Whether it is a day or week near the post's: 어제, 다음 주.
    pub(super) near: bool,
    /// Whether it says no more than the expressions around it: 힘든 한 해 in a sentence about 2021년.
    weak: bool,
}

/// The time expressions of a sentence, in order, apart from each other.
pub(super) fn scan(words: &[Word<'_>], setting: Setting) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // Most sentences say nothing of times.
    let Some(mut at) = words.iter().position(Word::may_open) else { return found };
    let mut scanner = Scanner { words, setting, titled: name::titled(words) };
    while at < words.len() {
        if !words[at].may_open() || scanner.is_titled(at) {
            at += 1;
            continue;
        }
        let Some(step) = scanner.step(at) else {
            at += 1;
            continue;
        };
        // Every step goes on, so that any input ends.
        let end = step.end.max(at + 1);
        if let Some(time) = step.time.filter(|_| !name::is_imprint(words, step.start.unwrap_or(at))) {
            scanner.setting.spoken = Some(time.months.to.year());
            let aside = scanner.is_aside(end);
            found.push(Found { words: step.start.unwrap_or(at)..end, time, aside, near: step.near, weak: step.weak });
        }
        at = end;
    }
    if found.iter().any(|found| !found.weak) {
        found.retain(|found| !found.weak);
    }
    range::join(words, found, setting.now)
}

/// Whether a syllable ends in ㄹ: 할, 갈, 볼.
fn ends_in_rieul(text: &str) -> bool {
    let last = text.chars().next_back().map_or(0, |last| u32::from(last).wrapping_sub(0xac00));
    last < 11_172 && last % 28 == 8
}

/// What stands at a word: words that mean a time, or words that are passed over.
#[derive(Clone, Copy)]
struct Step {
    /// Where it begins, if that is before the word.
    start: Option<usize>,
    end: usize,
    time: Option<Time>,
    weak: bool,
    near: bool,
}

impl Step {
    const fn skip(end: usize) -> Self {
        Self { start: None, end, time: None, weak: false, near: false }
    }

    const fn time(end: usize, time: Time) -> Self {
        Self { start: None, end, time: Some(time), weak: false, near: false }
    }
}

struct Scanner<'a, 't> {
    words: &'a [Word<'t>],
    setting: Setting,
    /// Whether a word is part of a title; empty if none is.
    titled: Vec<bool>,
}

impl<'a, 't> Scanner<'a, 't> {
    fn step(&self, at: usize) -> Option<Step> {
        let counts = self.word(at)?.may_count();
        let number = if counts { self.numeric(at).or_else(|| self.number(at)) } else { None };
        number
            .or_else(|| self.relative_year(at))
            .or_else(|| self.directed(at))
            .or_else(|| self.month_week_or_day(at))
            .or_else(|| self.lapse(at))
            .or_else(|| self.bare_part(at))
            .or_else(|| self.new_year(at))
            .or_else(|| self.one_year(at))
    }

    fn is_titled(&self, at: usize) -> bool {
        self.titled.get(at).copied().unwrap_or_default()
    }

    fn word(&self, at: usize) -> Option<&'a Word<'t>> {
        self.words.get(at)
    }

    fn before(&self, at: usize) -> Option<&'a Word<'t>> {
        self.words.get(at.checked_sub(1)?)
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.word(at).is_some_and(|word| word.is(text))
    }

    fn is_any(&self, at: usize, texts: &[&str]) -> bool {
        self.word(at).is_some_and(|word| word.is_any(texts))
    }

    fn has(&self, at: usize, kind: Kind) -> bool {
        self.word(at).is_some_and(|word| word.value(kind).is_some())
    }

    fn is_glued(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.glued)
    }

    /// The longest run of up to four words from `at` that is one word of a kind, written together or not: where it ends, and
    /// its value.
    fn lookup(&self, at: usize, kind: Kind) -> Option<(usize, i32)> {
        let first = self.word(at).filter(|first| first.kinds.has(kind))?;
        let mut text = String::new();
        let mut found = first.value(kind).map(|value| (at + 1, value));
        for (index, word) in self.words.iter().enumerate().skip(at).take(4) {
            text.push_str(&word.text);
            // 2017년이 내 인생에서: 이 and 내 are no 이내.
            if text.len() > 24 || index > at && !word.glued && first.is_particle() {
                break;
            }
            if index > at
                && let Some(value) = kind.value(&text)
            {
                found = Some((index + 1, value));
            }
        }
        found
    }

    /// The tense of the clause that follows: 상반기는 적었으니 하반기만 쓰겠다 tells of the first half.
    fn tense(&self, at: usize) -> Tense {
        let rest = self.words.get(at..).unwrap_or_default();
        let verb = rest.iter().position(|word| matches!(word.last, Tag::Ec | Tag::Ef));
        let clause = &rest[..verb.map_or(rest.len(), |verb| verb + 1)];
        // 3월에 출산할 예정이라 차를 알아보고 있다.
        let planned = clause.windows(2).any(|pair| {
            pair[0].last == Tag::Etm
                && pair[1].is_any(&["예정", "계획", "작정", "생각"])
                && ends_in_rieul(&pair[0].text)
        });
        if planned && !clause.iter().any(|word| word.past) {
            return Tense::Intended;
        }
        if clause.iter().any(|word| word.past) && self.setting.tense != Tense::Past {
            Tense::Past
        } else {
            self.setting.tense
        }
    }

    /// Whether what ends before `at` is only compared with, or left: 작년보다, 작년에 비해, 작년과 달리, 작년에서 넘어온.
    fn is_aside(&self, at: usize) -> bool {
        if self.is(at, "에서") && !(at..at + 8).any(|at| self.is_any(at, &["까지", "로", "으로"])) {
            return true;
        }
        let at = if self.is_any(at, &["에", "과", "와", "이랑", "랑", "하고", "의"]) { at + 1 } else { at };
        self.lookup(at, Kind::Likeness).is_some()
    }

    /// The year and month of the post.
    fn now(&self) -> Option<(i32, i32)> {
        let now = self.setting.now?;
        Some((now.year, i32::from(now.month?)))
    }

    /// The same; where only the year is known, as if it were the end of it, when reviews are written.
    fn now_or_december(&self) -> Option<(i32, i32)> {
        let now = self.setting.now?;
        Some((now.year, now.month.map_or(12, i32::from)))
    }

    /// The whole of a year.
    const fn year(year: i32, provenance: Provenance) -> Time {
        Time { months: Months::years(year, year), granularity: Granularity::Year, provenance }
    }

    /// A month.
    const fn month(month: Month, provenance: Provenance) -> Time {
        Time { months: Months::new(month, month), granularity: Granularity::Month, provenance }
    }
}
