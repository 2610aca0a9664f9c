//! How much speaks for irony.

use super::super::{Hit, Parsed, Rule};
use super::ENOUGH;
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    pub(super) fn signs_of_irony(&self, hits: &[Hit], index: usize) -> u32 {
        let hit = &hits[index];
        let own = self.predication_of(hit);
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
            between
                .iter()
                .any(|clause| clause.link == Link::Contrast || clause.link == Link::Concession && struck.is_none())
                || self.clauses[mishap.clause..=hit.clause.max(mishap.clause)].iter().any(|clause| clause.turns)
                // 울기도 했고, 지금은 참 행복하다
                || self.morphs[mishap.last..hit.first.max(mishap.last)]
                    .windows(2)
                    .any(|pair| matches!(&*pair[0].form, "지금" | "이제") && pair[1].form == "는")
        };
        let mishap = hits[..index].iter().any(|before| self.tells_mishap(before) && !contrasted(before));
        if let Some(struck) = struck {
            // 휴가 첫날 업무 전화라니: free time is no gladness by itself.
            let glad = |before: &&Hit| before.last <= struck && !self.morphs[before.last].is(Trait::Rest);
            let before = hits[..index].iter().filter(glad);
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
        let again = self.says_again(hit);
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
        let pointed =
            self.morphs[..hit.first].iter().any(|morph| matches!(&*morph.form, "바로" | "이것" | "이거" | "이런"));
        let before = self.morphs[..hit.first].iter();
        let toil =
            before.clone().any(|morph| morph.is(Trait::Rest)) && before.clone().any(|morph| morph.is(Trait::Toil));
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
        signs += self.signs_of_false_praise(hit, degree, exclaims, laughs);
        // A mishap alone is none: 늦어서 뛰었고 즐거웠다.
        if mishap && signs > 0 { signs + 2 + u32::from(few && apart) } else { signs }
    }

    /// Praise of kindness, skill and the like beside what people complain about: 새벽에 울리는 피아노, 아주 귀 호강이네.
    fn signs_of_false_praise(&self, hit: &Hit, degree: bool, exclaims: bool, laughs: bool) -> u32 {
        let praise = (hit.first..=hit.last).any(|at| self.morphs[at].is(Trait::Virtue));
        if !praise {
            return 0;
        }
        let form = |at: usize| &*self.morphs[at].form;
        // 어찌나 훌륭한지
        let wonder = (hit.first.saturating_sub(4)..hit.first).any(|at| form(at) == "어찌나")
            && self.morphs[hit.last..].iter().take(4).any(|next| matches!(&*next.form, "ㄴ지" | "은지" | "는지"));
        // 주말에도 불러 주시는 우리 회사
        let favour = self.predications.iter().any(|own| self.imposes(own));
        // 이 놀라운 성실함
        let last = self.morphs.iter().rposition(|morph| morph.group != Group::Sign);
        let points = last.is_some_and(|last| last <= hit.last + 1 && self.points_at(last));
        let signs = u32::from(wonder) + 2 * u32::from(favour) + 2 * u32::from(points);
        let put = signs > 0 || degree || exclaims || laughs;
        signs + u32::from(put && self.has_grievance()) + u32::from(laughs && degree)
    }
}
