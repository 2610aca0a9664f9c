//! Turns of phrase that irony likes. None of them proves it.

use super::super::Parsed;
use crate::sentiment::predication::Predication;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// What a sentence has of them.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Cues {
    /// How many.
    pub(super) count: u32,
    /// How much they say together, in quarters of a logit.
    pub(super) weight: i32,
    /// 시험 전날 정주행이라니 나란 사람 대단하다: who marvels at themselves.
    pub(super) marvels_at_self: bool,
}

impl Cues {
    fn add(&mut self, weight: i32) {
        self.count += 1;
        self.weight += weight;
    }
}

impl Parsed<'_> {
    /// The turns of phrase of a sentence, each kind once.
    pub(super) fn cues(&self) -> Cues {
        let form = |at: usize| self.morphs.get(at).map_or("", |morph| &*morph.form);
        let ending = |at: usize| self.morphs.get(at).is_some_and(|morph| morph.group == Group::Ending);
        let any = |is: &dyn Fn(usize) -> bool| (0..self.morphs.len()).any(is);
        let mut cues = Cues::default();
        // 어찌나 훌륭한지
        let wonder = |at: usize| {
            form(at) == "어찌나"
                && (at + 1..at + 7).any(|at| ending(at) && form(at) != "던지" && form(at).ends_with('지'))
        };
        // 또 당직이라니, 주말에 부르다니
        let struck = |at: usize| ending(at) && matches!(form(at), "다니" | "라니" | "이라니" | "ㄴ다니" | "는다니");
        let adverb = |at: usize| {
            matches!(form(at), "참" | "아주" | "퍽" | "퍽이나" | "참으로" | "잘도" | "어련히")
                && self.morphs[at].group == Group::Modifier
        };
        // 그게 바로 접니다, 역시 나야, 나란 인간
        let me = |at: usize| match form(at) {
            "바로" => matches!(form(at + 1), "나" | "저" | "내"),
            "역시" => at < 2 && matches!(form(at + 1), "나" | "내" | "우리"),
            "나" => form(at + 1) == "이" && form(at + 2) == "란",
            _ => false,
        };
        // 이쯤 되면, 이 정도면, 이 얼마나
        let so_far = |at: usize| {
            form(at) == "이쯤"
                || form(at) == "이"
                    && (form(at + 1) == "쯤"
                        || form(at + 1) == "얼마나"
                        || form(at + 1) == "정도" && form(at + 3) == "면")
        };
        // 배려심이란!
        let essence = |at: usize| {
            self.morphs[at].tag == Tag::Jx && matches!(form(at), "란" | "이란") && self.is_rest_signs(at + 1)
        };
        let (struck, me) = (any(&struck), any(&me));
        cues.marvels_at_self = struck && me;
        for (is, weight) in [(any(&wonder), 5), (struck, 5), (any(&adverb), 4), (me, 2)] {
            if is {
                cues.add(weight);
            }
        }
        for is in [any(&so_far), any(&essence), self.predications.iter().any(|own| self.imposes(own))] {
            if is {
                cues.add(2);
            }
        }
        if let Some(last) = self.morphs.iter().rposition(|morph| morph.group != Group::Sign) {
            if self.morphs[last].is(Trait::Exclamation) && ending(last) {
                cues.add(2);
            }
            if self.points_at(last) {
                cues.add(2);
            }
            // Who laughs mostly means it.
            if self.morphs[last + 1..].iter().any(|sign| sign.form.contains(['ㅋ', 'ㅎ', '^'])) {
                cues.weight -= 4;
            }
        }
        cues
    }

    /// 늘려 주시니, 불러 주시는: a favour that nobody asked for.
    pub(super) fn imposes(&self, own: &Predication) -> bool {
        own.honorific
            && self.morphs[own.head].is(Trait::Imposed)
            && self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주")
    }

    /// Whether nothing but signs stands from a place on.
    fn is_rest_signs(&self, from: usize) -> bool {
        self.morphs[from.min(self.morphs.len())..].iter().all(|morph| morph.group == Group::Sign)
    }

    /// 이 놀라운 성실함, 그 넓은 마음: a noun at the end that is pointed at, without a predicate of its own.
    pub(super) fn points_at(&self, last: usize) -> bool {
        let noun = &self.morphs[last];
        if !(noun.group == Group::Nominal || noun.tag == Tag::Etn) {
            return false;
        }
        (last.saturating_sub(5)..last)
            .any(|at| self.morphs[at].tag == Tag::Mm && matches!(&*self.morphs[at].form, "이" | "그" | "저"))
    }

    /// Whether it has something that people complain about.
    pub(super) fn has_grievance(&self) -> bool {
        self.traits.has(Trait::Grievance)
    }
}
