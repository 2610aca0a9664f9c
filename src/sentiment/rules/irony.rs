//! Praise that is blame.

use super::{Hit, Parsed, Role, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::factor::Factor;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How strong the signs of irony have to be together.
const ENOUGH: u32 = 3;

impl Parsed<'_> {
    /// Turns praise around that stands beside a mishap and is put as irony is: 또 늦잠이라니 훌륭하다 훌륭해, 친절도 하셔라,
    /// 참 공평한 세상이다. One sign is not enough.
    pub(super) fn turn_irony(&self, hits: &mut [Hit], settled: &mut [bool]) {
        if self.is_heading {
            return;
        }
        for index in 0..hits.len() {
            let hit = &hits[index];
            if hit.value <= 0.3 || matches!(hit.rule, Rule::Sign | Rule::Quantity) || hit.suspended() {
                continue;
            }
            let signs = if self.is_thanks(hit) {
                // 덕분에 주말을 통째로 날렸다, 덕분에 막차를 탔다^^;
                let harm = hits[index + 1..].iter().any(|after| self.tells_mishap(after)) && !self.turns_after(hit);
                ENOUGH * u32::from(harm || self.sweats())
            } else {
                self.signs_of_irony(hits, index)
            };
            if signs < ENOUGH {
                continue;
            }
            let hit = &mut hits[index];
            hit.factors.push(Factor::Irony);
            hit.weigh();
            settled[hit.first..=hit.last].fill(true);
        }
    }

    fn is_thanks(&self, hit: &Hit) -> bool {
        (hit.first..=hit.last).any(|at| matches!(&*self.morphs[at].form, "덕분" | "덕" | "덕택"))
    }

    /// Whether it ends with cold sweat: ^^;
    fn sweats(&self) -> bool {
        self.morphs.iter().rev().take(2).any(|morph| morph.form.contains(';'))
    }

    /// Whether a hit tells what went wrong; what only describes somebody or is an argument does not.
    fn tells_mishap(&self, hit: &Hit) -> bool {
        let tells = matches!(self.role(hit), Role::Main | Role::Clause | Role::Bare);
        tells && hit.value < -0.5 && hit.rule != Rule::Sign && !hit.suspended()
    }

    /// Whether a later clause turns against an earlier: then both are meant.
    fn turns_after(&self, hit: &Hit) -> bool {
        self.clauses[hit.clause..].iter().any(|clause| matches!(clause.link, Link::Contrast | Link::Concession))
            || self.clauses[hit.clause + 1..].iter().any(|clause| clause.turns)
    }

    fn signs_of_irony(&self, hits: &[Hit], index: usize) -> u32 {
        let hit = &hits[index];
        let own = self.predications.iter().find(|own| own.start <= hit.last && hit.last < own.end);
        let mut signs = 0;
        // A mishap before it that it is not set against.
        let contrasted = |mishap: &Hit| {
            let between = &self.clauses[mishap.clause..hit.clause.max(mishap.clause)];
            between.iter().any(|clause| matches!(clause.link, Link::Contrast | Link::Concession))
                || self.clauses[mishap.clause..=hit.clause.max(mishap.clause)].iter().any(|clause| clause.turns)
        };
        let mishap = hits[..index].iter().any(|before| self.tells_mishap(before) && !contrasted(before));
        // 당직이라니, 기다렸다니: something to shake one's head at, unless it is good.
        let struck = (0..hit.first).rev().find(|&at| {
            self.morphs[at].group == Group::Ending
                && matches!(&*self.morphs[at].form, "다니" | "라니" | "이라니" | "ㄴ다니" | "는다니" | "니" | "건지")
                && (self.morphs[at].form != "니" || self.morphs[at].tag == Tag::Ef)
        });
        if let Some(struck) = struck {
            let glad = hits[..index].iter().any(|before| before.last <= struck && before.value > 0.3);
            signs += 2 * u32::from(!glad);
        }
        // 참 공평한 세상, 아주 칭찬받을 일
        let near = hit.first.saturating_sub(3)..hit.first;
        let adverb = |at: usize| self.morphs[at].is(Trait::IronicAdverb);
        let degree = near.into_iter().any(adverb)
            || (hit.last + 1..self.morphs.len()).any(|at| adverb(at) && self.morphs[at].group != Group::Ending);
        signs += u32::from(degree);
        // 대단해 정말: the adverb behind.
        let behind = self.morphs[hit.last + 1..].iter().any(|morph| {
            morph.group == Group::Modifier && (morph.is(Trait::IronicAdverb) || matches!(&*morph.form, "정말" | "진짜"))
        });
        let ends = self.morphs.iter().rev().find(|morph| morph.group != Group::Sign);
        signs += 2 * u32::from(behind && ends.is_some_and(|last| last.group == Group::Modifier));
        // Alone behind the mishap: 브라보, 참 훈훈하다.
        let clause = &self.clauses[hit.clause];
        let few = self.morphs[clause.morphs.clone()].iter().filter(|morph| morph.is_content()).count() <= 3;
        let apart = hit.clause > 0
            && self.morphs[self.clauses[hit.clause - 1].morphs.clone()]
                .last()
                .is_some_and(|sign| sign.group == Group::Sign);
        // 친절도 하셔라, 복도 많지, 뜻깊기도 하지
        let too = self.morphs.get(hit.last + 1).is_some_and(|next| next.form == "도" && next.tag == Tag::Jx)
            || self.morphs[hit.first..=hit.last].iter().any(|morph| morph.form == "도" && morph.tag == Tag::Jx)
            || own.is_some_and(|own| {
                self.morphs[hit.last + 1..own.end.max(hit.last + 1)].iter().any(|morph| morph.form == "도")
            });
        let last = self.morphs.iter().rev().find(|morph| morph.group != Group::Sign);
        let exclaims = last.is_some_and(|last| last.is(Trait::Exclamation) && last.group == Group::Ending);
        signs += match (too, exclaims) {
            (true, true) => 2,
            (false, true) if degree || apart || struck.is_some() => 1,
            _ => 0,
        };
        // 훌륭하다 훌륭해
        let root = |at: usize| self.morphs[at].form.chars().take(2);
        let near = hit.first.saturating_sub(4)..(hit.last + 5).min(self.morphs.len());
        let again = near
            .filter(|at| !(hit.first..=hit.last).contains(at))
            .any(|at| self.morphs[at].is_content() && root(at).eq(root(hit.first)));
        signs += 2 * u32::from(again);
        // 배려심이 넘치십니다: honours done to who is blamed.
        let honours = own.is_some_and(|own| own.honorific && own.link == Link::Final);
        signs += u32::from(honours && hit.emotion != Emotion::Gratitude);
        // Cold sweat.
        signs += 2 * u32::from(self.sweats());
        // 대단하신 부장님께서 또
        let again = self.morphs[hit.last..].iter().any(|morph| morph.form == "또");
        signs += 3 * u32::from(again && own.is_some_and(|own| own.honorific && own.link == Link::Adnominal));
        // A mishap alone is none: 늦어서 뛰었고 즐거웠다.
        if mishap && signs > 0 { signs + 2 + u32::from(few && apart) } else { signs }
    }
}

impl Hit {
    /// Whether it is only wished, planned, asked or said by others.
    fn suspended(&self) -> bool {
        self.factors.iter().any(|factor| factor.suspends())
    }
}
