//! Nothing but: 회의만 일곱 개, 앉아만 있었다, 쌓아 두기만 했다, 내 월급만 그대로다, 동생만 안아 주셨다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// What there is too much of, and what does not get on.
    pub(super) fn add_only(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Only) {
            return;
        }
        for at in 1..self.morphs.len() {
            let only = match &*self.morphs[at].form {
                "만" => self.morphs[at].tag == Tag::Jx,
                "아만" | "어만" => true,
                _ => false,
            };
            if !only {
                continue;
            }
            if let Some((emotion, first, last)) = self.only(at) {
                add_where_free(hits, self.hit(Rule::Quantity, first, last, -1.5, emotion));
            }
        }
    }

    fn only(&self, at: usize) -> Option<(Emotion, usize, usize)> {
        let before = &self.morphs[at - 1];
        let next = self.morphs.get(at + 1)?;
        let governor = self.governors(at).first().map(|&governor| &self.predications[governor]);
        let is_told = |own: &Predication| !own.plan && !own.wish && own.link != Link::Condition;
        // 회의만 일곱 개, 면접만 열 번
        let bad = before.is(Trait::Unwanted) || before.is(Trait::Toil) || before.is(Trait::Grievance);
        if before.group == Group::Nominal && bad {
            let number = matches!(next.tag, Tag::Nr | Tag::Sn) || next.tag == Tag::Mm && is_numeral(&next.form);
            let counted = self
                .morphs
                .get(at + 2)
                .is_some_and(|unit| matches!(unit.tag, Tag::Nnbc | Tag::Nnb | Tag::Nng | Tag::Nr));
            let told = governor.is_none_or(is_told);
            return (number && counted && told).then_some((Emotion::Fatigue, at - 1, at + 2));
        }
        let own = governor.filter(|own| is_told(own) && own.negations == 0);
        // 내 월급만 그대로다, 내 월급만 안 오른다
        let mine = self.morphs[at.saturating_sub(3)..at - 1].iter().any(|morph| morph.is(Trait::Writer));
        if before.group == Group::Nominal && (before.is(Trait::Wanted) || before.is(Trait::Writer)) {
            let stays = matches!(&*next.form, "그대로" | "제자리" | "한결같" | "변함없" | "아직" | "빠지" | "뒷걸음");
            let denied = governor.is_some_and(|own| {
                own.negations % 2 == 1 && matches!(&*self.morphs[own.head].form, "오르" | "늘" | "변하" | "크")
            });
            let whose = mine || before.is(Trait::Writer);
            let told = governor.is_some_and(is_told);
            return (whose && told && (stays || denied)).then_some((Emotion::Regret, at - 1, at + 1));
        }
        let own = own?;
        // 앉아만 있었다, 누워만 있었다
        let idle = |back: usize| {
            at.checked_sub(back).is_some_and(|at| {
                matches!(&*self.morphs[at].form, "앉" | "눕" | "누우" | "갇히" | "서" | "쳐다보" | "묶이" | "숨")
            })
        };
        if next.form == "있" && (idle(1) || before.group == Group::Ending && idle(2)) {
            return Some((Emotion::Regret, at - 1, at + 1));
        }
        // 쌓아 두기만 했다; not 하기만 하면, 좋기만 했다
        let does = before.tag == Tag::Etn && before.form == "기" && next.form == "하" && at > own.head;
        let kept = self.morphs[own.head.min(at)..at]
            .iter()
            .any(|morph| morph.tag == Tag::Vx && matches!(&*morph.form, "두" | "놓" | "다니"));
        let idles = self.tells(own, Trait::Pause)
            || matches!(
                &*self.morphs[own.head].form,
                "지켜보"
                    | "바라보"
                    | "쳐다보"
                    | "훑어보"
                    | "기다리"
                    | "끌려가"
                    | "듣"
                    | "눕"
                    | "앉"
                    | "쌓"
                    | "쌓이"
                    | "모으"
                    | "담"
                    | "울"
                    | "맞"
                    | "참"
            )
            || matches!(&*self.morphs[own.start].form, "구경" | "걱정" | "고민" | "저장" | "생각" | "상상" | "계획");
        let verb = (kept || idles) && own.link != Link::Adnominal;
        let asks = self.morphs.get(at + 2).is_some_and(|ending| ending.ends_in(&["면", "아도", "아야", "려고"]));
        (does && verb && own.past && !asks).then_some((Emotion::Regret, own.start, at + 1))
    }

    /// 할아버지가 동생만 안아 주셨다: a favour that somebody else was done.
    pub(super) fn add_favourite(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Only) || !self.traits.has(Trait::Person) {
            return;
        }
        for at in 1..self.morphs.len() {
            let only = self.morphs[at].form == "만" && self.morphs[at].tag == Tag::Jx;
            if !only || !self.morphs[at - 1].is(Trait::Person) {
                continue;
            }
            let Some(&governor) = self.governors(at).first() else { continue };
            let own = &self.predications[governor];
            let favour = self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주");
            let told = own.past && own.negations == 0 && own.link != Link::Adnominal;
            let mine = self.morphs[..own.start].iter().any(|morph| morph.is(Trait::Writer) && morph.form != "우리");
            if favour && told && !mine && own.start > at {
                let (first, last) = (at - 1, own.head);
                hits.retain(|hit| hit.last < first || own.end <= hit.first);
                hits.push(self.hit(Rule::Comparison, first, last, -1.5, Emotion::Sadness));
            }
        }
    }
}

/// Numbers before what they count.
fn is_numeral(form: &str) -> bool {
    matches!(
        form,
        "한" | "두"
            | "세"
            | "네"
            | "다섯"
            | "여섯"
            | "일곱"
            | "여덟"
            | "아홉"
            | "열"
            | "스무"
            | "서른"
            | "수십"
            | "수백"
            | "몇"
            | "석"
            | "넉"
            | "열두"
            | "백"
            | "천"
    )
}
