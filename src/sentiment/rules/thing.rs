//! How things are, and what they are for: nobody feels it.

use super::{Hit, Parsed, Rule};
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 신형이 구형보다 무겁다: how two things are, and not how somebody finds them.
    pub(super) fn compares_things(&self, hit: &Hit) -> bool {
        if hit.rule != Rule::Word || hit.valence.abs() > 1.0 || !self.traits.has(Trait::Comparison) {
            return false;
        }
        let Some(own) = self.predication_of(hit) else { return false };
        let people = [Trait::Person, Trait::Writer, Trait::Other].into_iter().any(|own| self.traits.has(own));
        let measured = (1..own.start).any(|at| {
            let noun = &self.morphs[at - 1];
            let standard = self.morphs[at].form == "보다" && self.morphs[at].group == Group::Particle;
            standard && !noun.is(Trait::Past) && !noun.is(Trait::Thought) && !matches!(&*noun.form, "기대" | "예상")
        });
        let plain =
            matches!(own.link, Link::Final | Link::Sequence) && !own.past && self.morphs[own.head].tag == Tag::Va;
        plain && measured && !people
    }

    /// 통증을 완화하는 성분, 불안을 줄이는 약: what something is for.
    pub(super) fn is_remedied(&self, hit: &Hit) -> bool {
        if self.morphs[hit.last].group != Group::Nominal {
            return false;
        }
        let Some(own) = self.predications.iter().find(|own| own.start > hit.last) else { return false };
        let object = own.start == hit.last + 2 && self.morphs[hit.last + 1].tag == Tag::Jko;
        let habit = own.link == Link::Adnominal && self.morphs[own.end - 1].form == "는";
        let thing = self.morphs.get(own.end).is_some_and(|noun| {
            matches!(
                &*noun.form,
                "성분"
                    | "약"
                    | "연고"
                    | "크림"
                    | "제품"
                    | "앱"
                    | "장치"
                    | "기기"
                    | "서비스"
                    | "치료"
                    | "요법"
                    | "음식"
                    | "식품"
                    | "차"
                    | "도구"
                    | "물질"
                    | "효과"
                    | "기술"
                    | "방식"
                    | "설정"
                    | "호르몬"
                    | "운동"
                    | "자세"
                    | "습관"
                    | "전략"
            )
        });
        object && habit && thing && self.predications.last().is_none_or(|last| !last.past)
    }
}
