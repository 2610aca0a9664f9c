//! How much speaks against praise: turns of phrase that irony likes beside what people complain about.
//!
//! The weights are those of a logistic regression on the praise in labelled sentences, in quarters of a logit, with the unclear ones
//! left out.

use super::super::{Hit, Parsed, Rule};
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// What speaks for praise that is meant, before anything else is seen.
const MEANT: i32 = 13;

/// How many content words irony mostly has at most.
const SHORT: usize = 12;

impl Parsed<'_> {
    /// Whether praise is rather irony than not.
    pub(super) fn is_doubtful(&self, hits: &[Hit], index: usize) -> bool {
        let hit = &hits[index];
        let turns =
            self.clauses.iter().any(|clause| matches!(clause.link, Link::Contrast | Link::Concession) || clause.turns);
        if turns {
            return false;
        }
        let (plights, plight) = self.plight(hits, index);
        if plights == 0 && !self.traits.has(Trait::Writer) || self.marvels(hits) {
            return false;
        }
        let cues = self.cues();
        if plights == 0 && !cues.marvels_at_self {
            return false;
        }
        let clause = &self.clauses[hit.clause];
        let own = self.predication_of(hit);
        let before =
            hit.clause.checked_sub(1).and_then(|before| self.morphs[self.clauses[before].morphs.clone()].last());
        let apart = before.is_some_and(|sign| sign.group == Group::Sign)
            || self.morphs[clause.morphs.start.min(hit.first)..hit.first].iter().any(|sign| sign.form == ",");
        let end = own.map_or(hit.last + 2, |own| own.end).min(self.morphs.len());
        // 편하기도 하지
        let too = self.morphs[hit.first..end].iter().any(|morph| morph.form == "도" && morph.tag == Tag::Jx);
        let virtue = self.morphs[hit.first..=hit.last].iter().any(|morph| morph.is(Trait::Virtue));
        let again = self.says_again(hit);
        let describes = own.is_some_and(|own| own.link == Link::Adnominal);
        let short = self.content <= SHORT;
        let put = cues.count + u32::from(again);
        if put == 0 && !too && !(apart && virtue) {
            return false;
        }
        let signs = [
            (apart, 2),
            (again, 2),
            (too, 3),
            (virtue, 2),
            (describes, 1),
            (short, 2),
            (put > 1, 5),
            (cues.marvels_at_self, 5),
        ];
        let weight: i32 = signs.iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum();
        weight + cues.weight + plight > MEANT
    }

    /// 상을 받다니 감격스럽다: something good to marvel at.
    fn marvels(&self, hits: &[Hit]) -> bool {
        let marvel = |at: usize| matches!(&*self.morphs[at].form, "다니" | "라니" | "이라니" | "ㄴ다니" | "는다니");
        self.predications.iter().any(|own| {
            (own.head..own.end).any(marvel)
                && hits.iter().any(|hit| hit.value > 0.3 && own.start <= hit.last && hit.last < own.end)
        })
    }

    /// 훌륭하다 훌륭해
    pub(super) fn says_again(&self, hit: &Hit) -> bool {
        let root = |at: usize| self.morphs[at].form.chars().take(2);
        let near = hit.first.saturating_sub(3)..(hit.first + 4).min(self.morphs.len());
        near.filter(|at| !(hit.first..=hit.last).contains(at))
            .any(|at| self.morphs[at].is_content() && root(at).eq(root(hit.first)))
    }

    /// What there is to complain about beside praise: how many kinds of it, and how much they say.
    fn plight(&self, hits: &[Hit], index: usize) -> (u32, i32) {
        let others = || hits.iter().enumerate().filter(|&(at, _)| at != index).map(|(_, hit)| hit);
        let mishap = others().any(|other| self.tells_mishap(other));
        let bad = others().any(|other| other.valence < 0.0 && other.value < 0.2 && other.rule != Rule::Sign);
        // 전화 한 통 없고, 돈도 안 갚고
        let denied = self.predications.iter().any(|own| {
            let free = !hits.iter().any(|hit| hit.first < own.end && own.start <= hit.last);
            let settled = (own.start.saturating_sub(2)..own.end).any(|at| self.settled[at]);
            free && (own.negations % 2 == 1 && !settled || self.morphs[own.head].form == "없")
        });
        let rest = self.traits.has(Trait::Rest)
            && self.morphs.iter().any(|morph| morph.is(Trait::Rest) && morph.group == Group::Nominal);
        // 회의만 다섯 시간, 안개뿐
        let may_be_only = [Trait::Mere, Trait::Only, Trait::Measure].into_iter().any(|own| self.traits.has(own));
        let only = may_be_only
            && self.morphs.windows(2).any(|pair| {
                pair[1].form == "뿐"
                    || pair[0].group == Group::Nominal
                        && matches!(&*pair[1].form, "만" | "밖에")
                        && pair[1].group != Group::Nominal
            });
        let once_more = self.traits.has(Trait::Again);
        let imposed = self.traits.has(Trait::Imposed)
            && self.predications.iter().any(|own| self.morphs[own.head].is(Trait::Imposed));
        let kinds =
            [(mishap, 5), (bad, 2), (denied, 3), (self.has_grievance(), 3), (only, 5), (once_more, 2), (imposed, 1)];
        let there = kinds.iter().filter(|(is, _)| *is);
        // Free time is nothing to complain about by itself.
        let free = 4 * i32::from(rest);
        (there.clone().map(|_| 1).sum(), there.map(|(_, weight)| weight).sum::<i32>() + free)
    }
}
