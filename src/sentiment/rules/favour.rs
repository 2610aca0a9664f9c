//! What others do for the writer: 언니가 밤새 나를 간호해 주었다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// -아 주다 of somebody else is a favour where the verb is one of caring, or the writer is who it is done to. What is told or
    /// shown (알려 주다, 보여 주다) is everyday business.
    pub(super) fn add_favours(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Person) {
            return;
        }
        for own in &self.predications {
            let told = own.past
                && !own.plan
                && !own.wish
                && !own.question
                && own.negations == 0
                && matches!(own.link, Link::Final | Link::Bare | Link::Sequence | Link::Cause);
            let gives =
                self.morphs[own.head + 1..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주");
            if !told || !gives || self.quoted[own.head] {
                continue;
            }
            let verb = &*self.morphs[if own.start < own.head { own.start } else { own.head }].form;
            let other = self.subject(own).is_some_and(|subject| self.is_other(subject));
            if other && (is_caring(verb) || is_kind_to_writer(verb) && self.is_done_to_writer(own)) {
                add_where_free(hits, self.hit(Rule::Word, own.start, own.head, 1.0, Emotion::Gratitude));
            }
        }
    }

    /// 나를, 내 짐을, 우리한테
    fn is_done_to_writer(&self, own: &Predication) -> bool {
        let start = self.clauses[self.clause_of(own.head)].morphs.start;
        (start..own.start).any(|at| {
            let next = &self.morphs[at + 1];
            let to = next.group == Group::Particle
                && matches!(&*next.form, "를" | "ㄹ" | "을" | "에게" | "한테" | "께" | "의" | "대신");
            self.morphs[at].is(Trait::Writer) && (to || next.group == Group::Nominal)
        })
    }
}

/// Verbs of caring for somebody.
fn is_caring(verb: &str) -> bool {
    matches!(
        verb,
        "도와주"
            | "돕"
            | "챙기"
            | "응원"
            | "격려"
            | "위로"
            | "감싸"
            | "보살피"
            | "돌보"
            | "간호"
            | "간병"
            | "거들"
            | "업"
            | "끓이"
            | "데려다주"
            | "다독이"
            | "토닥이"
            | "양보"
            | "배려"
            | "안아주"
            | "안"
            | "품"
            | "북돋우"
            | "축하"
            | "바래다주"
            | "마중"
            | "지키"
            | "이끌"
            | "쓰다듬"
            | "어루만지"
            | "일으키"
            | "믿"
            | "기다리"
            | "살피"
    )
}

/// What is kind if it is done to the writer.
fn is_kind_to_writer(verb: &str) -> bool {
    matches!(
        verb,
        "바꾸"
            | "맡"
            | "사"
            | "보"
            | "빌리"
            | "태우"
            | "들"
            | "나누"
            | "대신"
            | "건네"
            | "만들"
            | "고치"
            | "비우"
            | "잡"
            | "찾"
            | "듣"
            | "가르치"
            | "소개"
            | "추천"
            | "채우"
            | "덮"
            | "싸"
            | "굽"
            | "깎"
            | "밀"
            | "당기"
            | "놓"
            | "벌"
            | "열"
            | "메우"
            | "닦"
            | "씻기"
            | "먹이"
            | "입히"
            | "데리"
            | "차리"
    )
}
