//! Things that do not do what they are for: 보일러가 안 돌아간다, 바지가 안 잠긴다.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::Link;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// Told of a thing, and of nothing else.
    pub(super) fn add_broken(&self, hits: &mut Vec<Hit>) {
        if !hits.is_empty() || !self.traits.has(Trait::Negator) {
            return;
        }
        let Some(own) = self.predications.last().filter(|own| own.negations == 1 && own.link == Link::Final) else {
            return;
        };
        let works = matches!(
            &*self.morphs[own.head].form,
            "켜지"
                | "돌아가"
                | "잠기"
                | "움직이"
                | "열리"
                | "닫히"
                | "눌리"
                | "들리"
                | "걸리"
                | "빠지"
                | "먹히"
                | "붙"
                | "굴러가"
                | "듣"
                | "뜯기"
                | "써지"
                | "모이"
                | "팔리"
                | "외워지"
                | "읽히"
                | "풀리"
                | "구해지"
                | "지워지"
        );
        let short = own.start > 0 && (own.start.saturating_sub(1)..=own.start).any(|at| self.morphs[at].form == "안");
        if !works || !short || own.plan || own.question || own.wish || self.predications.len() > 1 {
            return;
        }
        let marked = |at: usize| self.morphs[at].tag == Tag::Jks;
        let Some(subject) = (1..own.start).rev().find(|&at| marked(at)).map(|at| at - 1) else { return };
        // 친구가 안 듣는다, 감기가 안 걸린다
        let thing = self.morphs[subject].tag == Tag::Nng && !self.is_other(subject);
        if thing && !self.morphs[subject].is(Trait::Unwanted) {
            hits.push(self.hit(Rule::Quantity, subject, own.head, -1.5, Emotion::Anger));
        }
    }
}
