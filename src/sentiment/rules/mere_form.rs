//! What was only begun or only looks so.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 이름만 팀장이다, 등록만 하고 안 갔다, 제목만 써 놓았다: nothing came of it.
    pub(super) fn add_mere_form(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Only) || !self.traits.has(Trait::MereForm) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate() {
            let only = self.morphs.get(at + 1).is_some_and(|next| next.form == "만" && next.tag == Tag::Jx);
            // 이름만으로, 제목만은
            let ends = self.morphs.get(at + 2).is_some_and(|next| next.group != Group::Particle);
            if !morph.is(Trait::MereForm) || morph.group != Group::Nominal || !only || !ends {
                continue;
            }
            let Some(&governor) = self.governors(at).first() else { continue };
            let own = &self.predications[governor];
            // 등록만 하면 된다, 제목만 바꿨다, 제목만 정렬했다
            let head = &self.morphs[own.head];
            let does = own.start == own.head
                && matches!(
                    &*head.form,
                    "하" | "쓰"
                        | "만들"
                        | "짓"
                        | "사"
                        | "세우"
                        | "번지르르하"
                        | "거창하"
                        | "늘"
                        | "많"
                        | "올리"
                        | "얹"
                        | "걸치"
                        | "걸"
                );
            let idle = does || head.tag == Tag::Vcp;
            let told = matches!(own.link, Link::Final | Link::Bare | Link::Sequence | Link::Contrast | Link::Cause)
                || own.link == Link::Adnominal
                    && (own.past
                        || self.morphs[own.head..own.end]
                            .iter()
                            .any(|morph| morph.tag == Tag::Etm && matches!(&*morph.form, "ㄴ" | "은")));
            let (first, last) = (at, own.head);
            // 이름만 올린 분들 is no praise.
            hits.retain(|hit| !(idle && told && hit.first == at && hit.last == last && hit.valence > 0.0));
            if idle
                && told
                && own.negations == 0
                && !own.plan
                && !hits.iter().any(|hit| hit.first <= last && first <= hit.last)
            {
                hits.push(self.hit(Rule::Quantity, first, at + 1, -1.0, Emotion::Regret));
            }
        }
    }

    /// 단골마저 떠났다, 인사조차 없었다: the last that one had, the least that one could expect.
    pub(super) fn add_even_that(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Utmost) {
            return;
        }
        for at in 1..self.morphs.len() {
            let morph = &self.morphs[at];
            if morph.group != Group::Particle || !morph.is(Trait::Utmost) {
                continue;
            }
            let Some(&governor) = self.governors(at).first() else { continue };
            let own = &self.predications[governor];
            let told =
                !own.plan && !own.wish && !own.question && own.link != Link::Condition && own.link != Link::Quote;
            let denied = own.negations % 2 == 1 || self.morphs[own.head].form == "없";
            let lost = self.tells(own, Trait::Loss)
                || self.tells(own, Trait::Spoilt)
                || matches!(&*self.morphs[own.head].form, "가" | "나가" | "버리" | "등지" | "외면" | "끊기" | "빼앗기");
            if told && own.start > at && (denied || morph.form == "마저" && own.past && lost) {
                let (valence, emotion) = if denied { (-1.0, Emotion::Regret) } else { (-1.5, Emotion::Sadness) };
                add_where_free(hits, self.hit(Rule::Quantity, at - 1, own.head, valence, emotion));
            }
        }
    }

    /// 이력서를 읽지도 않고 들어왔다, 한마디 상의도 없이 바꿨다: what one could have expected. Not 쉬지도 않고, 힘들지도 않았다.
    pub(super) fn add_not_even(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Even) {
            return;
        }
        let even = |at: usize| self.morphs[at].form == "도" && self.morphs[at].tag == Tag::Jx;
        for at in (1..self.morphs.len().saturating_sub(1)).filter(|&at| even(at)) {
            let (before, next) = (&self.morphs[at - 1], &self.morphs[at + 1]);
            let denied = before.form == "지" && matches!(&*next.form, "않" | "못하");
            let without = next.form == "없이" && before.group == Group::Nominal && before.is(Trait::Courtesy);
            if !denied && !without {
                continue;
            }
            let (first, last) = if denied {
                let Some(own) = self.predications.iter().find(|own| own.head < at && at < own.end) else { continue };
                let told = matches!(own.link, Link::Sequence | Link::Final | Link::Bare);
                let verb = matches!(self.morphs[own.head].tag, Tag::Vv | Tag::Xsv | Tag::Vx);
                if !verb || !told || self.morphs[own.head].is(Trait::Pause) || own.negations % 2 == 0 {
                    continue;
                }
                (own.start, at + 1)
            } else {
                (at - 1, at + 1)
            };
            add_where_free(hits, self.hit(Rule::Quantity, first, last, -1.0, Emotion::Anger));
        }
    }
}
