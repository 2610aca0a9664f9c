//! What is so for everybody, and what is only on a list of things to come.

use super::Parsed;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// Whether a sentence tells what is so for everybody, or speaks to the reader: 사람은 비교할 때 불행해진다, 번아웃이란 …
    /// 말한다, 당신이 지쳤다면 …
    pub(super) fn is_general_truth(&self) -> bool {
        let Some(last) = self.predications.last().filter(|last| !last.past && !last.conjecture) else { return false };
        // Most sentences have no word that could make them one.
        if self.tells_of_machinery(last) {
            return true;
        }
        let told = [Trait::Always, Trait::Reader, Trait::Fiction, Trait::Everybody, Trait::Definition];
        if !told.into_iter().any(|own| self.traits.has(own)) && !self.becomes_if(last) {
            return false;
        }
        // 도메인이 커질수록 관리하기 힘들다
        let mut reader = self.morphs.iter().any(|morph| morph.tag == Tag::Ec && morph.ends_in(&["ㄹ수록"]));
        let mut topics = false;
        for (at, morph) in self.morphs.iter().enumerate() {
            if morph.is(Trait::Writer) && morph.tag == Tag::Np && morph.form != "우리" {
                return false;
            }
            reader |= morph.is(Trait::Reader) && morph.group == Group::Nominal;
            let next = self.morphs.get(at + 1);
            let topic =
                next.is_some_and(|next| next.tag == Tag::Jx && matches!(&*next.form, "은" | "는" | "란" | "이란"));
            topics |= topic;
            // 소설 속 노인은
            reader |= at > 0 && self.morphs[at - 1].is(Trait::Fiction) && morph.form == "속";
            reader |= topic && (morph.is(Trait::Everybody) || next.is_some_and(|next| next.form.ends_with('란')));
            reader |= morph.is(Trait::Everybody) && morph.form == "누구나";
        }
        let defines = topics && self.morphs[last.head].tag == Tag::Vcp && self.morphs[last.start].is(Trait::Definition);
        reader || defines || self.becomes_if(last)
    }

    /// 이 옵션을 켜면 성능이 좋아진다: what becomes of something whenever something is done. What becomes of a feeling is somebody's:
    /// 걷다 보면 마음이 편해진다.
    fn becomes_if(&self, last: &Predication) -> bool {
        let condition = |own: &Predication| own.link == Link::Condition && !own.past && !own.past_condition;
        if self.traits.has(Trait::Heart) || last.plan || last.wish || !self.predications.iter().any(condition) {
            return false;
        }
        // 테스트가 깨지면 머지가 막힌다
        if self.is_rule_of_work(last) {
            return true;
        }
        let head = &self.morphs[last.head].form;
        let auxiliary = self.morphs[last.head..last.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "지");
        auxiliary || head.ends_with('지') && head.chars().count() > 2
    }

    /// 이 방식은 요청이 몰리면 느리다, 그 옵션은 찾기 어렵다: what something technical is good or bad at, told without a feeling.
    fn tells_of_machinery(&self, last: &Predication) -> bool {
        let is_somebodys = [Trait::Writer, Trait::Person, Trait::Heart].into_iter().any(|own| self.traits.has(own))
            || last.wish
            || last.plan;
        if is_somebodys || !self.traits.has(Trait::Machinery) || !matches!(last.link, Link::Final | Link::Bare) {
            return false;
        }
        let topic = self.morphs.windows(2).any(|pair| {
            let thing = pair[0].group == Group::Nominal && pair[0].is(Trait::Machinery);
            thing && matches!(pair[1].tag, Tag::Jks | Tag::Jx) && matches!(&*pair[1].form, "은" | "는" | "이" | "가")
        });
        // 정말 편하다, 편하네요, 편하다!
        let is_felt = |morph: &Morph<'_>| {
            morph.pattern.is_some()
                || matches!(morph.tag, Tag::Sf | Tag::Se) && &*morph.form != "."
                || morph.tag == Tag::Ef && morph.is(Trait::Exclamation)
                || morph.tag == Tag::Mag
                    && matches!(
                        &*morph.form,
                        "정말"
                            | "너무"
                            | "진짜"
                            | "참"
                            | "몹시"
                            | "무척"
                            | "엄청"
                            | "굉장히"
                            | "확실히"
                            | "드디어"
                            | "역시"
                    )
        };
        topic && !self.predications.iter().any(|own| own.past) && !self.morphs.iter().any(is_felt)
    }

    /// What technical things do under a condition, in the present tense.
    fn is_rule_of_work(&self, last: &Predication) -> bool {
        if !self.traits.has(Trait::Work) && !self.traits.has(Trait::Latin) {
            return false;
        }
        let work = |morph: &&Morph<'_>| morph.is(Trait::Work) || morph.is(Trait::Latin);
        let plain = self.morphs[last.head..last.end].iter().all(|morph| morph.tag != Tag::Ep)
            && matches!(self.morphs[last.head].tag, Tag::Vv | Tag::Xsv)
            && last.link == Link::Final;
        let person = self.traits.has(Trait::Person) || self.traits.has(Trait::Writer);
        plain && !person && self.morphs.iter().filter(work).count() > 1
    }

    /// 목표: 하프 마라톤 완주, 버킷리스트 - 오로라 보기
    pub(super) fn names_agenda(&self) -> bool {
        if !self.traits.has(Trait::Agenda) {
            return false;
        }
        let Some(sign) = self.morphs.iter().take(6).position(|morph| matches!(&*morph.form, ":" | "：" | "→" | "-"))
        else {
            return false;
        };
        let goes_on = !self.predications.iter().any(|own| own.past);
        sign > 0 && goes_on && self.morphs[sign - 1].is(Trait::Agenda)
    }
}
