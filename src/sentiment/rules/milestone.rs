//! Amounts that were reached and that were not: 구독자가 천 명을 넘었다, 매출이 30만 원에 그쳤다, 성과급은 0원이었다.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// The noun says whether one wants much of it, the verb whether it became much.
    pub(super) fn add_milestones(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Wanted) && !self.traits.has(Trait::Unwanted) {
            return;
        }
        for predication in self.predications.iter().filter(|own| own.negations == 0 && !own.question) {
            let Some(much) = self.reaches_amount(predication) else { continue };
            let clause = self.clauses[self.clause_of(predication.head)].morphs.start;
            // 블로그 방문자가, 월 매출이, 조회수는
            let noun = (clause..predication.start).find(|&at| {
                let morph = &self.morphs[at];
                let marked = self.morphs.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Jks | Tag::Jx));
                let rate = self
                    .morphs
                    .get(at + 1)
                    .is_some_and(|next| next.tag == Tag::Xsn || matches!(&*next.form, "율" | "률" | "수"));
                morph.group == Group::Nominal
                    && (morph.is(Trait::Wanted) || morph.is(Trait::Unwanted))
                    && (marked || rate)
            });
            let Some(noun) = noun else { continue };
            let good = self.morphs[noun].is(Trait::Wanted) == much;
            let (valence, emotion) = match (good, much) {
                (true, true) => (1.5, Emotion::Pride),
                (true, false) => (1.5, Emotion::Relief),
                (false, true) => (-1.5, Emotion::Fatigue),
                (false, false) => (-1.5, Emotion::Regret),
            };
            // What is planned or supposed did not come.
            if predication.plan || predication.wish || predication.link == Link::Condition {
                continue;
            }
            let (first, last) = (noun, predication.head);
            // 성과급은 0원이었다: the noun by itself is good news.
            hits.retain(|hit| !(hit.rule == Rule::Word && (hit.first, hit.last) == (noun, noun)));
            if !hits.iter().any(|hit| hit.first <= last && first <= hit.last) {
                hits.push(self.hit(Rule::Quantity, first, last, valence, emotion));
            }
        }
    }

    /// Whether a predicate says that an amount before it was reached, or was all.
    fn reaches_amount(&self, predication: &Predication) -> Option<bool> {
        let head = &self.morphs[predication.head];
        let start = predication.start.saturating_sub(5);
        let before = &self.morphs[start..predication.start.max(start)];
        let amount = |from: &[crate::sentiment::reading::Morph<'_>]| {
            from.iter().any(|morph| matches!(morph.tag, Tag::Sn | Tag::Nr | Tag::Nnbc))
        };
        let marked = |form: &[&str]| {
            before.last().is_some_and(|last| last.group == Group::Particle && form.contains(&&*last.form))
        };
        if amount(before) && predication.past {
            if head.is(Trait::Crossing) && marked(&["을", "를"]) {
                return Some(true);
            }
            if head.is(Trait::Staying) && marked(&["에", "에서"]) {
                return Some(false);
            }
        }
        // 0원이었다, 한 자리였다, 동생 하나였다
        if head.tag == Tag::Vcp && predication.past {
            let least = self.morphs[start..predication.head].iter().rev().take(3);
            let least = least.take_while(|morph| morph.group != Group::Particle).any(|morph| {
                matches!(&*morph.form, "0" | "영" | "제로" | "하나")
                    || morph.form == "자리" && self.is_one_digit(predication)
            });
            return least.then_some(false);
        }
        None
    }

    /// 한 자리, 한 자릿수
    fn is_one_digit(&self, predication: &Predication) -> bool {
        let start = predication.start.saturating_sub(3);
        self.morphs[start..predication.head].iter().any(|morph| matches!(&*morph.form, "한" | "1"))
    }
}
