//! Whose words they are.

use std::ops::Range;

use super::Parsed;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// Whether what a predicate says is somebody else's word: neither the writer's thought, nor said of the writer (일을
    /// 잘한다는 말을 들었다).
    pub(super) fn is_reported(&self, index: usize) -> bool {
        let predication = &self.predications[index];
        let Some(next) = self.predications.get(index + 1) else { return false };
        // 안 힘들었다고는 못 하겠다
        if self.denials_of_saying(index) > 0
            || self.is_saw(index)
            || self.is_verdict(index)
            || self.is_diagnosis(predication)
        {
            return false;
        }
        let mut words = self.morphs[predication.end.min(next.head)..=next.head].iter();
        let own = self.subject(next).is_some_and(|subject| self.morphs[subject].is(Trait::Writer));
        !own && !self.is_for_writer(next)
            && !self.is_about_writer(self.clauses[self.clause_of(predication.head)].morphs.start..predication.head)
            && !words.any(|morph| morph.is(Trait::Thought) || morph.is(Trait::Heard))
    }

    /// -다는 후기가 올라왔다, -다고 편지를 보내왔다: words that the writer got.
    pub(super) fn is_in_message(&self, index: usize) -> bool {
        let Some(next) = self.predications.get(index + 1) else { return false };
        let mut words = self.morphs[self.predications[index].end.min(next.head)..next.head].iter();
        words.any(|morph| morph.is(Trait::Message))
    }

    /// 말해 줬다: said for the writer to hear.
    fn is_for_writer(&self, saying: &Predication) -> bool {
        self.morphs[saying.head..saying.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주")
    }

    /// 내가 자랑스럽다고, 너랑 일해서 편했다고: whether what others say is said of the writer, and not only to the writer.
    fn is_about_writer(&self, words: Range<usize>) -> bool {
        words.into_iter().any(|at| {
            let morph = &self.morphs[at];
            let writer = morph.is(Trait::Writer) && morph.form != "우리" && morph.form != "본인"
                || matches!(&*morph.form, "너" | "네" | "넌" | "널" | "니");
            // "패배가 나를 키웠다"고 말했다: between quotation marks 나 is who speaks.
            let speaks = writer && self.morphs[at].is(Trait::Writer) && self.is_marked(at);
            let to = self.morphs.get(at + 1).is_some_and(|next| {
                matches!(&*next.form, "한테" | "에게" | "께" | "더러" | "보고") && next.group == Group::Particle
            });
            // 네 글: ko-dic may take 네 for an interjection.
            let your = morph.form == "네" && self.morphs.get(at + 1).is_some_and(|next| next.group == Group::Nominal);
            writer && (matches!(morph.tag, Tag::Np | Tag::Mm) || your) && !to && !speaks
        })
    }

    /// Whether it stands behind an odd number of quotation marks.
    fn is_marked(&self, at: usize) -> bool {
        let signs = self.morphs[..at].iter().filter(|sign| sign.group == Group::Sign);
        let marks: usize = signs.map(|sign| sign.form.matches(['"', '“', '”', '「', '」']).count()).sum();
        marks % 2 == 1
    }

    /// Takes the quotation marks off what was said to the writer or of the writer, and off the writer's own thoughts: "같이
    /// 일하고 싶다"고 말해 줬다, '나도 할 수 있구나' 하는 생각.
    pub(super) fn open_quotations(&mut self) {
        if !self.traits.has(Trait::Quotation) {
            return;
        }
        let mut at = 0;
        while at < self.quoted.len() {
            if !self.quoted[at] {
                at += 1;
                continue;
            }
            let end = (at..self.quoted.len()).find(|&at| !self.quoted[at]).unwrap_or(self.quoted.len());
            // The verb that quotes may come behind another: 라는 말을 들었다, 하는 생각이 들었다.
            let verbs = self.predications.iter().filter(|own| own.start >= end).take(2);
            let last = verbs.clone().last().map_or(end, |own| own.head + 1);
            let words = self.morphs[end..last.min(end + 10)].iter();
            let own = words
                .clone()
                .take(8)
                .any(|morph| morph.is(Trait::Heard) || morph.is(Trait::Thought) && morph.form != "하");
            // 심사평에 '새로움이 없다'고: what is written of the writer.
            let written = self.morphs[..at].iter().rev().take(4).any(|morph| {
                matches!(
                    &*morph.form,
                    "평가" | "심사평" | "리뷰" | "후기" | "피드백" | "코멘트" | "총평" | "롤링페이퍼"
                )
            });
            if own || written || verbs.into_iter().any(|own| self.is_for_writer(own)) {
                self.quoted[at..end].fill(false);
            }
            at = end;
        }
    }

    /// 전화위복이라고, 그 일로 새 길이 열렸다: a saw that the writer finds true.
    fn is_saw(&self, index: usize) -> bool {
        let predication = &self.predications[index];
        let Some(next) = self.predications.get(index + 1) else { return false };
        let comma = self.morphs.get(predication.end).is_some_and(|sign| sign.form == ",");
        comma
            && self.morphs[predication.head].tag == Tag::Vcp
            && next.link != Link::Quote
            && !self.morphs[next.head].is(Trait::Quoting)
            && predication.start == self.clauses[self.clause_of(predication.head)].morphs.start
    }

    /// 의사가 이제 완치라고 했다, 심사위원이 흠잡을 데 없다고 했다: what those who judge say of what they do not name is said of the writer.
    fn is_verdict(&self, index: usize) -> bool {
        let predication = &self.predications[index];
        let judge = |at: usize| self.morphs[at].is(Trait::Judge);
        // 이제 안심하고 맡길 수 있겠다고: the judge may stand before another predicate.
        let mut clause = self.clause_of(predication.head);
        while clause > 0 && matches!(self.clauses[clause - 1].link, Link::Sequence | Link::Cause) {
            clause -= 1;
        }
        let start = self.clauses[clause].morphs.start;
        // Nobody and nothing else is named: what stands before is the judge, 님, 이제, 이번 것.
        let mut marked = (start + 1..predication.start).filter(|&at| {
            matches!(self.morphs[at].tag, Tag::Jks) || self.morphs[at].tag == Tag::Jkb && self.morphs[at].form == "께서"
        });
        let Some(first) = marked.next() else { return false };
        let speaker = judge(first - 1) || first > 1 && self.morphs[first - 1].form == "님" && judge(first - 2);
        speaker && [predication.start, predication.head].into_iter().any(|at| self.morphs[at].is(Trait::Verdict))
    }

    /// 검사 결과 악성이라고 했다, 의사가 폐암이라고 했다: what is found out is so, whoever says it.
    pub(super) fn is_diagnosis(&self, predication: &Predication) -> bool {
        let tells = |at: usize| {
            let next = self.morphs.get(at + 1);
            self.morphs[at].is(Trait::Diagnosis)
                && self.morphs[at].group == Group::Nominal
                && next.is_some_and(|next| !matches!(&*next.form, "도" | "에게" | "한테"))
        };
        let state = matches!(self.morphs[predication.head].tag, Tag::Vcp | Tag::Vcn | Tag::Va | Tag::Xsa)
            || matches!(&*self.morphs[predication.head].form, "있" | "없");
        state && self.traits.has(Trait::Diagnosis) && (0..predication.head).any(tells)
    }

    /// Whether the sentence as a whole passes on what somebody else said: 0 what is said of others or of nobody, 1 of the writer, 2 what is
    /// asked of somebody or proposed (-라고, -자고), 3 hearsay.
    pub(in crate::sentiment) fn report(&self) -> Option<u64> {
        let last = self.predications.last()?;
        if last.hearsay {
            return Some(3);
        }
        let quote = self.predications[..self.predications.len() - 1].iter().rposition(|own| own.link == Link::Quote)?;
        let own = &self.predications[quote];
        if !self.morphs[last.head].is(Trait::Reporting) || own.end + 4 < last.start {
            return None;
        }
        let subject = self.subject(last).is_some_and(|subject| self.morphs[subject].is(Trait::Writer));
        let thought = self.morphs[own.end.min(last.head)..=last.head].iter().any(|morph| morph.is(Trait::Thought));
        if subject || thought {
            return None;
        }
        if matches!(&*self.morphs[own.end - 1].form, "자고" | "라고" | "으라고" | "아라고" | "달라고")
            && self.morphs[own.head].tag != Tag::Vcp
        {
            return Some(2);
        }
        Some(u64::from(self.is_about_writer(0..own.head)))
    }
}
