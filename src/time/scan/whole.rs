//! 한 해 and 새해: years that are named by what they are.

use super::super::lexicon::Kind;
use super::super::tense::Tense;
use super::{Provenance, Scanner, Step};
use crate::tag::Tag;

impl Scanner<'_, '_> {
    /// Where 한 해 ends, if it stands here.
    pub(super) fn one_hae(&self, at: usize) -> Option<usize> {
        if self.is(at, "한해") {
            return Some(at + 1);
        }
        let is_year =
            self.is(at, "한") && (self.is(at + 1, "해") || self.is(at + 1, "해도") || self.is(at + 1, "해였"));
        is_year.then_some(at + 2)
    }

    /// 새해: the next one at the end of a year, else this one.
    pub(super) fn new_year(&self, at: usize) -> Option<Step> {
        let end = if self.is_any(at, &["새해", "신년"]) {
            at + 1
        } else if self.is(at, "새") && self.is(at + 1, "해") {
            at + 2
        } else {
            return None;
        };
        // 새해 복 많이 받으세요 greets.
        if self.is_any(end, &["복", "인사", "맞이"]) && !self.is(end, "맞이") {
            return Some(Step::skip(end));
        }
        let Some((year, month)) = self.now_or_december() else { return Some(Step::skip(end)) };
        // 새해 첫날 시작했다, in December: the one that was new then.
        let was = self.is_any(end, &["에", "첫날", "초", "벽두", "들"])
            && self.tense(end) == Tense::Past
            && !self.is(end + 1, "는");
        let year = if month >= 10 && !was { year + 1 } else { year };
        Some(Step::time(end, Self::year(year, Provenance::Relative)))
    }

    /// 한 해: the year that the text is in, where something says that it is a certain one.
    pub(super) fn one_year(&self, at: usize) -> Option<Step> {
        let end = self.one_hae(at)?;
        let each = self.before(at).is_some_and(|before| before.is_any(&["매", "각", "몇", "해"]))
            || self.one_hae(end).is_some();
        if each {
            return Some(Step::skip(self.one_hae(end).unwrap_or(end)));
        }
        // The next words, up to where another clause begins.
        let closes = (end..end + 6)
            .take_while(|&at| self.word(at).is_some_and(|word| word.tag != Tag::Sf))
            .any(|at| self.has(at, Kind::Closing));
        let starts = (end..end + 4).any(|at| self.is_any(at, &["시작", "열", "여는", "맞이"]));
        let described = self.before(at).is_some_and(|before| before.last == Tag::Etm || before.is("이"));
        let told = self.is_any(end, &["동안", "내내"]) && self.setting.tense == Tense::Past;
        if !(closes || starts || described || told) {
            return Some(Step::skip(end));
        }
        if let Some(year) = self.setting.year {
            let mut step = Step::time(end, Self::year(year, Provenance::Context));
            step.weak = true;
            return Some(step);
        }
        let Some((year, month)) = self.now_or_december() else { return Some(Step::skip(end)) };
        let year = match (month, starts, self.setting.tense) {
            (12, true, _) | (11.., false, Tense::Intended) if !closes => year + 1,
            (1..=2, false, Tense::Past | Tense::Open) => year - 1,
            _ => year,
        };
        let mut step = Step::time(end, Self::year(year, Provenance::Relative));
        step.weak = true;
        Some(step)
    }
}
