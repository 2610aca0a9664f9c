//! What stands beside praise, for the model to weigh.

use super::super::{Hit, Parsed, Rule};
use super::LONGEST;
use crate::sentiment::factor::Factor;
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// The last praise of a sentence that is no heading.
    pub(in crate::sentiment) fn praise(&self) -> Option<usize> {
        let praises = |hit: &Hit| {
            let meant = hit.value > 0.3 || hit.factors.contains(&Factor::Irony);
            meant && hit.valence > 0.0 && hit.rule != Rule::Sign && !self.morphs[hit.last].is(Trait::Rest)
        };
        // Irony is short.
        if self.is_heading || self.content > LONGEST { None } else { self.hits.iter().rposition(praises) }
    }

    /// Which turns of phrase that irony likes stand beside praise; a bit each.
    pub(in crate::sentiment) fn turns_of_phrase(&self, index: usize) -> u32 {
        let hit = &self.hits[index];
        let morphs = &self.morphs;
        let form = |at: usize| morphs.get(at).map_or("", |morph| &*morph.form);
        let any = |is: &dyn Fn(usize) -> bool| (0..morphs.len()).any(is);
        let ending = |at: usize| morphs[at].group == Group::Ending;
        let own = self.predication_of(hit);
        let last = morphs.iter().rposition(|morph| morph.group != Group::Sign).unwrap_or(0);
        let signs = &morphs[(last + 1).min(morphs.len())..];
        let virtue = (hit.first..=hit.last).any(|at| morphs[at].is(Trait::Virtue));
        let end = own.map_or(hit.last + 2, |own| own.end).min(morphs.len());
        set(&[
            // 참, 아주, 어찌나
            any(&|at| morphs[at].is(Trait::IronicAdverb) && morphs[at].group == Group::Modifier),
            // 당직이라니
            any(&|at| ending(at) && matches!(form(at), "다니" | "라니" | "이라니" | "ㄴ다니" | "는다니" | "자니")),
            // 맛집이라더니
            any(&|at| ending(at) && form(at).ends_with("더니") && form(at).chars().count() > 2),
            // 대단하네, 친절하셔라
            morphs.get(last).is_some_and(|last| last.is(Trait::Exclamation) && last.group == Group::Ending),
            // 편하기도 하지
            morphs[hit.first..end].iter().any(|morph| morph.form == "도" && morph.tag == Tag::Jx),
            // 이 놀라운 성실함
            self.points_at(last),
            last <= hit.last && morphs[last].group == Group::Nominal,
            signs.iter().any(|sign| sign.form.contains(['ㅋ', 'ㅎ', '^'])),
            signs.iter().any(|sign| sign.form.contains("..") || sign.form.contains('…')),
            // '힐링'했다
            hit.first > 0
                && matches!(form(hit.first - 1), "'" | "‘" | "\"" | "“")
                && matches!(form(hit.last + 1), "'" | "’" | "\"" | "”"),
            // 친절하십니다
            own.is_some_and(|own| own.honorific && own.link == Link::Final),
            self.predications.iter().any(|own| self.imposes(own)),
            self.is_thanks(hit),
            // 와, 아이고
            morphs.first().is_some_and(|first| first.tag == Tag::Ic),
            // 훌륭하다 훌륭해
            self.says_again(hit),
            virtue,
        ])
    }

    /// Which kinds of what people complain about stand beside praise; a bit each.
    pub(in crate::sentiment) fn complaints(&self, index: usize) -> u32 {
        let morphs = &self.morphs;
        let others = || self.hits.iter().enumerate().filter(|&(at, _)| at != index).map(|(_, hit)| hit);
        let noun = |is: Trait| morphs.iter().any(|morph| morph.is(is) && morph.group == Group::Nominal);
        let number = |at: usize| matches!(morphs[at].tag, Tag::Sn | Tag::Nr) || morphs[at].tag == Tag::Mm;
        let counts = |unit: &str| {
            (1..morphs.len()).any(|at| morphs[at].form == unit && number(at - 1) && morphs[at].group == Group::Nominal)
        };
        set(&[
            others().any(|other| self.tells_mishap(other)),
            others().any(|other| other.valence < 0.0 && other.rule != Rule::Sign),
            others().any(|other| other.value > 0.3 && other.rule != Rule::Sign),
            self.predications.iter().any(|own| own.negations % 2 == 1 || morphs[own.head].form == "없"),
            self.has_grievance(),
            noun(Trait::Rest),
            noun(Trait::Toil),
            noun(Trait::Unwanted),
            morphs.iter().any(|morph| matches!(&*morph.form, "만" | "뿐" | "밖에" | "고작" | "겨우" | "달랑" | "기껏")),
            morphs.iter().any(|morph| matches!(&*morph.form, "또" | "무려" | "째" | "이나" | "벌써" | "꼬박" | "내리")),
            counts("시") || counts("분") || counts("시간"),
            counts("번") || counts("개") || counts("통") || counts("건"),
        ])
    }
}

/// The bits of what is so.
fn set(all: &[bool]) -> u32 {
    all.iter().rev().fold(0, |bits, &is| bits << 1 | u32::from(is))
}
