//! Not a single one: 장애를 한 번도 안 냈다, 손님이 한 명도 없었다, 하루도 거르지 않았다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How far before what there is not one of its noun may stand, in morphemes.
const REACH: usize = 7;

impl Parsed<'_> {
    /// The noun says whether one wants some of it, or the verb that nothing was left out.
    pub(super) fn add_none(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Negator) || !self.traits.has(Trait::Even) {
            return;
        }
        for at in (1..self.morphs.len()).filter(|&at| self.is_not_one(at)) {
            let Some(&governor) = self.governors(at).first() else { continue };
            let own = &self.predications[governor];
            let told = matches!(
                own.link,
                Link::Final | Link::Bare | Link::Sequence | Link::Cause | Link::Contrast | Link::Adnominal
            );
            // 한 명도 없었다
            let denied = own.negations % 2 == 1 || self.morphs[own.head].form == "없";
            if !denied || own.plan || own.wish || own.question || !told || own.start <= at {
                continue;
            }
            let kept = matches!(
                &*self.morphs[own.head].form,
                "거르" | "빼먹" | "빠지" | "빠뜨리" | "빠트리" | "건너뛰" | "미루" | "놓치" | "까먹"
            ) && self.morphs[at - 1].form != "하나"
                && !own.inability
                && !own.superlative;
            let from = at.saturating_sub(REACH);
            // 정신이 하나도 없었다: the nearest noun is what there is none of.
            let nearest = (from..at.saturating_sub(1)).rev().find(|&noun| {
                let next = &self.morphs[noun + 1];
                matches!(self.morphs[noun].tag, Tag::Nng | Tag::Nnp)
                    && (next.group == Group::Particle || next.tag == Tag::Mm)
            });
            let noun = nearest.filter(|&noun| {
                let morph = &self.morphs[noun];
                morph.is(Trait::Wanted)
                    || morph.is(Trait::Unwanted)
                    || morph.is(Trait::Technical)
                    || hits.iter().any(|hit| hit.first == noun && hit.last == noun && hit.valence < 0.0)
            });
            let (first, valence, emotion) = match noun {
                _ if kept => (at - 1, 1.5, Emotion::Pride),
                Some(noun) if self.morphs[noun].is(Trait::Wanted) => (noun, -1.5, Emotion::Regret),
                // 숙제를 한 번도 안 했다, 알람을 한 번도 못 들었다
                Some(noun) if own.inability || is_duty(&self.morphs[noun].form) => continue,
                Some(noun) => (noun, 1.5, Emotion::Relief),
                None => continue,
            };
            if valence > 0.0 {
                hits.retain(|hit| hit.valence > 0.0 || hit.last < first || own.end <= hit.first);
            }
            add_where_free(hits, self.hit(Rule::Quantity, first, own.end - 1, valence, emotion));
        }
    }

    /// 새벽 연습을 거른 날이 없다, 못 고친 시계가 없다: nothing was left out, there was nothing that could not be done.
    pub(super) fn add_without_exception(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Negator) || !self.any.links(Link::Adnominal) {
            return;
        }
        for (index, own) in self.predications.iter().enumerate() {
            let Some(none) = self.predications.get(index + 1).filter(|none| self.morphs[none.head].form == "없")
            else {
                continue;
            };
            let near = (own.end + 1..=own.end + 5).contains(&none.start);
            let told =
                !none.plan && !none.wish && !none.question && none.negations == 0 && none.link != Link::Condition;
            if own.link != Link::Adnominal || !near || !told {
                continue;
            }
            let verb = &*self.morphs[own.head].form;
            let time = matches!(&*self.morphs[own.end].form, "날" | "적" | "번" | "주" | "달" | "해" | "때" | "끼");
            let left_out = matches!(verb, "거르" | "빼먹" | "빠지" | "빠뜨리" | "빠트리" | "건너뛰" | "어기" | "놓치");
            let kept = left_out && own.negations == 0 && time && !own.inability;
            // 못 본 사람이 없다, 모르는 사람이 없다 tell how well known something is.
            let able = own.inability
                && own.negations % 2 == 1
                && !matches!(verb, "보" | "듣" | "알" | "잊" | "참" | "믿" | "쉬" | "자" | "먹");
            if !kept && !able {
                continue;
            }
            let (first, last) = (own.start, none.end - 1);
            hits.retain(|hit| hit.valence > 0.0 || hit.last < first || last < hit.first);
            add_where_free(hits, self.hit(Rule::Quantity, first, last, 1.5, Emotion::Pride));
        }
    }

    /// Whether a particle makes what stands before it not even one: 한 번도, 하루도, 하나도; ko-dic has 것 + ㄴ for 건.
    fn is_not_one(&self, at: usize) -> bool {
        let form = |back: usize| at.checked_sub(back).map_or("", |at| &*self.morphs[at].form);
        if form(0) == "주도" && self.morphs[at].group == Group::Nominal {
            return form(1) == "한";
        }
        if form(0) != "도" || self.morphs[at].tag != Tag::Jx {
            return false;
        }
        let counter = matches!(self.morphs[at - 1].tag, Tag::Nnb | Tag::Nnbc | Tag::Nng);
        matches!(form(1), "하나" | "하루" | "한번") || counter && form(2) == "한" || form(1) == "ㄴ" && form(2) == "것"
    }
}

/// What one does not want and has to do.
fn is_duty(noun: &str) -> bool {
    matches!(
        noun,
        "숙제"
            | "과제"
            | "공부"
            | "후회"
            | "고생"
            | "보고서"
            | "서류"
            | "회의"
            | "업무"
            | "결재"
            | "알람"
            | "세금"
            | "등록금"
            | "이자"
            | "월세"
            | "회식"
    )
}
