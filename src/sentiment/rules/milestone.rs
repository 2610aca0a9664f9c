//! Amounts that were reached and that were not: 구독자가 천 명을 넘었다, 매출이 30만 원에 그쳤다, 성과급은 0원이었다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How far before its verb an amount may begin, in morphemes.
const REACH: usize = 5;

impl Parsed<'_> {
    /// The noun says whether one wants much of it, the verb whether it became much.
    pub(super) fn add_milestones(&self, hits: &mut Vec<Hit>) {
        if ![Trait::Wanted, Trait::Unwanted, Trait::Staying].into_iter().any(|own| self.traits.has(own)) {
            return;
        }
        for predication in &self.predications {
            let told = predication.past && !predication.plan && !predication.wish && !predication.question;
            if !told || predication.negations > 0 || predication.link == Link::Condition {
                continue;
            }
            let Some(much) = self.reaches_amount(predication) else { continue };
            let start = self.clauses[self.clause_of(predication.head)].morphs.start;
            let noun = (start..predication.start).find(|&at| self.is_counted(at));
            // 열두 편에 그쳤다: one had wanted more, whatever it is.
            let wanted = match noun {
                Some(noun) => self.morphs[noun].is(Trait::Wanted),
                None if self.morphs[predication.head].form == "그치" => true,
                None => continue,
            };
            let (valence, emotion) = match (wanted, much) {
                (true, true) => (1.5, Emotion::Pride),
                (false, false) => (1.5, Emotion::Relief),
                (false, true) => (-1.5, Emotion::Fatigue),
                (true, false) => (-1.5, Emotion::Regret),
            };
            let (first, last) = (noun.unwrap_or(predication.head), predication.head);
            // 성과급은 0원이었다: the noun by itself is good news.
            hits.retain(|hit| !(hit.rule == Rule::Word && hit.first == first && hit.last == first));
            add_where_free(hits, self.hit(Rule::Quantity, first, last, valence, emotion));
        }
    }

    /// Whether a noun is something one wants more or less of, and what its clause tells of: 월 매출이, 이탈률이, 방문자 수는.
    fn is_counted(&self, at: usize) -> bool {
        let morph = &self.morphs[at];
        let counted = morph.is(Trait::Wanted) || morph.is(Trait::Unwanted);
        counted
            && morph.group == Group::Nominal
            && self.morphs.get(at + 1).is_some_and(|next| {
                matches!(next.tag, Tag::Jks | Tag::Jx | Tag::Xsn) || matches!(&*next.form, "율" | "률" | "수")
            })
    }

    /// Whether a predicate says that an amount before it was reached, or was all.
    fn reaches_amount(&self, predication: &Predication) -> Option<bool> {
        let head = &self.morphs[predication.head];
        let before = &self.morphs[predication.start.saturating_sub(REACH)..predication.start];
        let has_amount = || before.iter().any(|morph| matches!(morph.tag, Tag::Sn | Tag::Nr | Tag::Nnbc));
        let particle = before.last().map_or("", |last| &*last.form);
        if head.is(Trait::Crossing) && matches!(particle, "을" | "를") && has_amount() {
            return Some(true);
        }
        if head.is(Trait::Staying) && matches!(particle, "에" | "에서") && has_amount() {
            return Some(false);
        }
        // 0원이었다, 한 자리였다, 동생 하나였다
        let words = &self.morphs[predication.start.saturating_sub(REACH)..predication.head];
        let mut amount = words.iter().rev().take(3).take_while(|morph| morph.group != Group::Particle);
        let one = words.iter().any(|morph| matches!(&*morph.form, "한" | "1"));
        let least =
            amount.any(|morph| matches!(&*morph.form, "0" | "영" | "제로" | "하나") || morph.form == "자리" && one);
        (head.tag == Tag::Vcp && least).then_some(false)
    }
}
