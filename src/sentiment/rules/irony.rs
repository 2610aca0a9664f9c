//! Praise that is blame.

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
    /// 참 공평한 세상이다. One sign is not enough.
    pub(super) fn turn_irony(&self, hits: &mut [Hit], settled: &mut [bool]) {
        // Irony is short.
        if self.is_heading || self.morphs.iter().filter(|morph| morph.is_content()).count() > LONGEST {
            return;
        }
        for index in 0..hits.len() {
            let hit = &hits[index];
            if hit.value <= 0.3 || hit.valence < 0.0 || matches!(hit.rule, Rule::Sign | Rule::Quantity) || hit.suspended() {
                continue;
            }
            let signs = if self.is_promised(hits, index) {
                ENOUGH
            } else if self.is_thanks(hit) {
                // 덕분에 주말을 통째로 날렸다, 덕분에 막차를 탔다^^;
                let after = &hits[index + 1..];
                let harm = after.iter().any(|after| self.tells_mishap(after))
                    && !after.iter().any(|after| after.value > 0.3)
                    && !self.turns_after(hit);
                ENOUGH * u32::from(harm || self.sweats())
            } else {
                self.signs_of_irony(hits, index)
            };
            if signs < ENOUGH {
                continue;
            }
            let hit = &mut hits[index];
            hit.factors.push(Factor::Irony);
            hit.weigh();
            settled[hit.first..=hit.last].fill(true);
        }
    }

    /// 덕분에, 고맙게도, 친절하게도: what follows is what one has to thank for.
    fn is_thanks(&self, hit: &Hit) -> bool {
        let kindly = self.morphs.get(hit.last + 1..hit.last + 4).is_some_and(|next| {
            let at = usize::from(next[0].is_predicate());
            next[at].form == "게" && next[at + 1].form == "도"
        });
        kindly || (hit.first..=hit.last).any(|at| matches!(&*self.morphs[at].form, "덕분" | "덕" | "덕택"))
    }

    /// 맛집이라더니 줄만 길었다, 고객 만족이 최우선이라더니: what was said before it turned out otherwise.
    fn is_promised(&self, hits: &[Hit], index: usize) -> bool {
        let hit = &hits[index];
        let governors = self.governors(hit.last);
        let said = governors.last().is_some_and(|&own| {
            let last = &self.morphs[self.predications[own].end - 1];
            last.group == Group::Ending && matches!(&*last.form, "라더니" | "다더니" | "ㄴ다더니" | "는다더니")
        });
        said && !hits[index + 1..].iter().any(|after| after.clause > hit.clause && after.value > 0.3)
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
        let own = self.predications.iter().find(|own| own.start <= hit.last && hit.last < own.end);
        own.is_some_and(|own| {
            own.honorific
                && hit.last == own.head
                && self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주")
        })
    }

    fn signs_of_irony(&self, hits: &[Hit], index: usize) -> u32 {
        let hit = &hits[index];
        let own = self.predications.iter().find(|own| own.start <= hit.last && hit.last < own.end);
        // 고생하다니 재미있으면서도 가련했다
        if own.is_some_and(|own| {
            matches!(own.link, Link::Contrast | Link::Concession) || self.morphs[own.end - 1].form.ends_with("도")
        }) {
            return 0;
        }
        let mut signs = 0;
        // 당직이라니, 기다렸다니: something to shake one's head at, unless it is good.
        let struck = (0..hit.first).rev().find(|&at| {
            self.morphs[at].group == Group::Ending
                && matches!(&*self.morphs[at].form, "다니" | "라니" | "이라니" | "ㄴ다니" | "는다니" | "니" | "건지")
                && (self.morphs[at].form != "니" || self.morphs[at].tag == Tag::Ef)
        });
        // A mishap before it that it is not set against.
        let contrasted = |mishap: &Hit| {
            let between = &self.clauses[mishap.clause..hit.clause.max(mishap.clause)];
            between.iter().any(|clause| {
                clause.link == Link::Contrast || clause.link == Link::Concession && struck.is_none()
            })
                || self.clauses[mishap.clause..=hit.clause.max(mishap.clause)].iter().any(|clause| clause.turns)
        };
        let mishap = hits[..index].iter().any(|before| self.tells_mishap(before) && !contrasted(before));
        if let Some(struck) = struck {
            let before = hits[..index].iter().filter(|before| before.last <= struck);
            let gladness: f32 = before.map(|before| before.value).sum();
            signs += 2 * u32::from(gladness <= 0.3);
        }
        // 참 공평한 세상, 아주 칭찬받을 일
        let near = hit.first.saturating_sub(3)..hit.first;
        let adverb = |at: usize| self.morphs[at].is(Trait::IronicAdverb);
        let behind = hit.last + 1..self.clauses[hit.clause].morphs.end.max(hit.last + 1);
        let degree = near.into_iter().any(adverb)
            || behind.into_iter().any(|at| adverb(at) && self.morphs[at].group != Group::Ending);
        // 대단해 정말: the adverb behind.
        let behind = self.morphs[hit.last + 1..].iter().any(|morph| {
            morph.group == Group::Modifier && (morph.is(Trait::IronicAdverb) || matches!(&*morph.form, "정말" | "진짜"))
        });
        let ends = self.morphs.iter().rev().find(|morph| morph.group != Group::Sign);
        signs += 2 * u32::from(behind && ends.is_some_and(|last| last.group == Group::Modifier));
        // Alone behind the mishap: 브라보, 참 훈훈하다.
        let clause = &self.clauses[hit.clause];
        let few = self.morphs[clause.morphs.clone()].iter().filter(|morph| morph.is_content()).count() <= 3;
        let apart = hit.clause > 0
            && self.morphs[self.clauses[hit.clause - 1].morphs.clone()]
                .last()
                .is_some_and(|sign| sign.group == Group::Sign);
        // 그래도 참 행복했다 is meant.
        let felt = hit.emotion == Emotion::Joy && own.is_some_and(|own| own.past) && struck.is_none() && !apart;
        signs += u32::from(degree && !felt);
        // 친절도 하셔라, 복도 많지, 뜻깊기도 하지
        let too = self.morphs.get(hit.last + 1).is_some_and(|next| next.form == "도" && next.tag == Tag::Jx)
            || self.morphs[hit.first..=hit.last].iter().any(|morph| morph.form == "도" && morph.tag == Tag::Jx)
            || own.is_some_and(|own| {
                self.morphs[hit.last + 1..own.end.max(hit.last + 1)].iter().any(|morph| morph.form == "도")
            });
        let last = self.morphs.iter().rev().find(|morph| morph.group != Group::Sign);
        let behind_or_before = !degree
            && (hit.first.saturating_sub(2)..hit.first).any(|at| matches!(&*self.morphs[at].form, "정말" | "진짜"));
        let exclaims = last.is_some_and(|last| last.is(Trait::Exclamation) && last.group == Group::Ending);
        signs += match (too, exclaims) {
            // 정말 자상하기도 하지
            (true, true) => 2 + u32::from(behind_or_before),
            (false, true) if degree || apart || struck.is_some() => 1,
            _ => 0,
        };
        // 훌륭하다 훌륭해
        let root = |at: usize| self.morphs[at].form.chars().take(2);
        let near = hit.first.saturating_sub(3)..(hit.first + 4).min(self.morphs.len());
        let again = near
            .filter(|at| !(hit.first..=hit.last).contains(at))
            .any(|at| self.morphs[at].is_content() && root(at).eq(root(hit.first)));
        signs += 2 * u32::from(again);
        // 배려심이 넘치십니다: honours done to who is blamed.
        let honours = own.is_some_and(|own| own.honorific && own.link == Link::Final);
        signs += u32::from(honours && hit.emotion != Emotion::Gratitude);
        // Cold sweat, or laughter behind a mishap: 열 시간 줄 서서 품절, 알찬 하루였다 ㅋㅋ
        let laughs = hits[index + 1..].iter().any(|sign| sign.rule == Rule::Sign && sign.value > 0.0);
        signs += if self.sweats() { 2 } else { u32::from(mishap && apart && laughs) };
        // 서버까지 터져 주시니: a favour that is none.
        let favour = hits[..index].iter().any(|before| before.valence < 0.0 && self.is_favour(before));
        signs += ENOUGH * u32::from(favour);
        // 이게 바로 개발의 매력인가 보다
        let wonders = own.is_some_and(|own| {
            let ending = self.morphs[own.head..own.end].iter().any(|morph| morph.ends_in(&["는가", "나", "ㄹ까"]));
            self.morphs[own.head].tag == Tag::Vcp && own.link == Link::Final && ending
        });
        let pointed = self.morphs[..hit.first].iter().any(|morph| matches!(&*morph.form, "바로" | "이것" | "이거" | "이런"));
        let before = self.morphs[..hit.first].iter();
        let toil = before.clone().any(|morph| morph.is(Trait::Rest)) && before.clone().any(|morph| morph.is(Trait::Toil));
        if wonders && pointed {
            let bad = toil || hits[..index].iter().any(|before| before.valence < 0.0 && !before.suspended());
            signs += ENOUGH * u32::from(bad);
        }
        // 대단하신 부장님께서 또
        let again = self.morphs[hit.last..].iter().any(|morph| morph.form == "또");
        signs += 3 * u32::from(again && own.is_some_and(|own| own.honorific && own.link == Link::Adnominal));
        // 주말에도 카톡을 보내시고: not even then.
        let even = |at: usize| {
            self.morphs[at].is(Trait::Rest)
                && self.morphs[at + 1..].iter().take(2).any(|next| matches!(&*next.form, "도" | "까지" | "에도"))
        };
        signs += u32::from(signs > 0 && (0..self.morphs.len()).any(even));
        // A mishap alone is none: 늦어서 뛰었고 즐거웠다.
        if mishap && signs > 0 { signs + 2 + u32::from(few && apart) } else { signs }
    }
}

impl Hit {
    /// Whether it is only wished, planned, asked or said by others.
    fn suspended(&self) -> bool {
        self.factors.iter().any(|factor| factor.suspends())
    }
}
