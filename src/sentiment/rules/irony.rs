//! Praise that is blame.

mod beside;
mod cue;
mod doubt;
mod signs;
mod title;
mod turn;

use std::ops::Range;

use super::{Hit, Parsed, Role, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::factor::Factor;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How strong the signs of irony have to be together.
const ENOUGH: u32 = 3;

/// How many content words a sentence with irony has at most.
const LONGEST: usize = 25;

impl Parsed<'_> {
    /// Turns praise around that stands beside a mishap and is put as irony is: 또 늦잠이라니 훌륭하다 훌륭해, 친절도 하셔라,
    /// 참 공평한 세상이다. One sign is not enough. Returns the morphemes of what was turned around.
    pub(super) fn turn_irony(&self, hits: &mut [Hit]) -> Vec<Range<usize>> {
        let mut turned = Vec::new();
        // Irony is short.
        if hits.is_empty() || self.is_heading || self.content > LONGEST {
            return turned;
        }
        for index in 0..hits.len() {
            let hit = &hits[index];
            let scare = self.is_scare_quoted(hits, index);
            if !scare
                && (hit.value <= 0.3
                    || hit.valence < 0.0
                    || matches!(hit.rule, Rule::Sign | Rule::Quantity)
                    || hit.suspended()
                    || self.morphs[hit.last].is(Trait::Rest))
            {
                continue;
            }
            let signs = if scare || self.is_promised(hits, index) {
                ENOUGH
            } else if self.is_thanks(hit) {
                // 덕분에 주말을 통째로 날렸다, 덕분에 막차를 탔다^^;
                let after = &hits[index + 1..];
                let harm = after.iter().any(|after| self.tells_mishap(after) && !self.endures(after))
                    && !after.iter().any(|after| after.value > 0.3)
                    && !self.turns_after(hit);
                ENOUGH * u32::from(harm || self.sweats())
            } else {
                self.signs_of_irony(hits, index)
            };
            if signs < ENOUGH && !self.is_doubtful(hits, index) {
                continue;
            }
            let hit = &mut hits[index];
            hit.factors.push(Factor::Irony);
            hit.weigh();
            turned.push(hit.first..hit.last + 1);
        }
        turned
    }

    /// 주말 이틀을 사무실에서 '힐링'했다: a word held with tongs, beside what nobody would praise. Not '최고'라는 말을 들었다.
    fn is_scare_quoted(&self, hits: &[Hit], index: usize) -> bool {
        let hit = &hits[index];
        let form = |at: usize| self.morphs.get(at).map_or("", |morph| &*morph.form);
        let between = hit.first > 0
            && matches!(form(hit.first - 1), "'" | "‘" | "\"" | "“")
            && matches!(form(hit.last + 1), "'" | "’" | "\"" | "”");
        if !between || hit.valence <= 0.0 || self.morphs[hit.first].group != Group::Nominal {
            return false;
        }
        let does = matches!(form(hit.last + 2), "하" | "시키" | "받" | "당하" | "을" | "를");
        let place = |at: usize| self.morphs[at].is(Trait::Toil) && form(at + 1) == "에서";
        let complains = self.has_grievance()
            || (0..self.morphs.len()).any(place)
            || hits.iter().enumerate().any(|(at, other)| at != index && self.tells_mishap(other));
        does && complains && !self.traits.has(Trait::Heard)
    }

    /// 덕분에 버텼다 is no harm.
    fn endures(&self, hit: &Hit) -> bool {
        matches!(&*self.morphs[hit.last].form, "버티" | "견디")
    }

    /// 덕분에, 고맙게도, 친절하게도: what follows is what one has to thank for.
    fn is_thanks(&self, hit: &Hit) -> bool {
        let kindly = self.morphs.get(hit.last + 1..hit.last + 4).is_some_and(|next| {
            let at = usize::from(next[0].is_predicate());
            next[at].form == "게" && next[at + 1].form == "도"
        });
        let grateful = hit.emotion == Emotion::Gratitude || self.morphs[hit.first].form == "친절";
        kindly && grateful
            || (hit.first..=hit.last)
                .any(|at| matches!(&*self.morphs[at].form, "덕분" | "덕" | "덕택" | "힘입" | "성원"))
    }

    /// 맛집이라더니 줄만 길었다, 고객 만족이 최우선이라더니: what was said before it turned out otherwise.
    fn is_promised(&self, hits: &[Hit], index: usize) -> bool {
        let hit = &hits[index];
        let governors = self.governors(hit.last);
        let said = governors.last().is_some_and(|&own| {
            let last = &self.morphs[self.predications[own].end - 1];
            last.group == Group::Ending && matches!(&*last.form, "라더니" | "다더니" | "ㄴ다더니" | "는다더니")
        });
        let after =
            |sign: f32| hits[index + 1..].iter().any(|after| after.clause > hit.clause && after.value * sign > 0.3);
        // 고진감래라더니 봄이 왔다: a saying has come true unless what follows is bad.
        said && !after(1.0) && (hit.rule != Rule::Idiom || after(-1.0))
    }

    /// Whether it ends with cold sweat: ^^;
    fn sweats(&self) -> bool {
        self.morphs.iter().rev().take(2).any(|morph| morph.form.contains(';'))
    }

    /// Whether a hit tells what went wrong; what only describes somebody or is an argument does not.
    fn tells_mishap(&self, hit: &Hit) -> bool {
        let tells = matches!(self.role(hit), Role::Main | Role::Clause | Role::Bare);
        tells && hit.value < -0.5 && hit.rule != Rule::Sign && !hit.suspended()
    }

    /// Whether a later clause turns against an earlier: then both are meant.
    fn turns_after(&self, hit: &Hit) -> bool {
        self.clauses[hit.clause..].iter().any(|clause| matches!(clause.link, Link::Contrast | Link::Concession))
            || self.clauses[hit.clause + 1..].iter().any(|clause| clause.turns)
    }

    /// Whether somebody is said to have done a favour by what went wrong: 서버까지 터져 주시니.
    fn is_favour(&self, hit: &Hit) -> bool {
        let own = self.predication_of(hit);
        own.is_some_and(|own| {
            own.honorific
                && hit.last == own.head
                && self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주")
        })
    }
}

impl Hit {
    /// Whether it is only wished, planned, asked or said by others.
    fn suspended(&self) -> bool {
        self.factors.iter().any(|factor| factor.suspends())
    }
}
