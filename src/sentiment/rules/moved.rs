//! Tears of who is moved.

use super::{Hit, Parsed};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// How far before the tears what they come of may stand, in morphemes.
const REACH: usize = 16;

impl Parsed<'_> {
    /// 고맙다는 말에 눈물이 났다, 합격 문자를 보고 울컥했다, 엄마가 보내 준 반찬에 울었다: tears are what they come of.
    pub(super) fn move_to_tears(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>) {
        if hit.valence >= 0.0 || !self.traits.has(Trait::Tears) {
            return;
        }
        if !self.morphs[hit.first..=hit.last].iter().any(|morph| morph.is(Trait::Tears)) {
            return;
        }
        let start = hit.first.saturating_sub(REACH);
        let before = &self.morphs[start..hit.first];
        // What leads from the one to the other: 에, 보고, 받고 나서, 고마워서.
        let leads = |tag: Tag, form: &str| tag == Tag::Ec || tag == Tag::Jkb && form == "에";
        let Some(end) = before.iter().rposition(|morph| leads(morph.tag, &morph.form)) else { return };
        let cause = &before[..end];
        // 위로 한마디 없는 말에 there was none, 행복했던 날에 is gone, and 보고 싶어서 is longing.
        let spoils = |tag: Tag, form: &str| tag == Tag::Etm && form == "던" || tag == Tag::Vx && form == "싶";
        if cause.iter().any(|morph| morph.is(Trait::Negator) || spoils(morph.tag, &morph.form)) {
            return;
        }
        let felt = |sign: i8| {
            let own = found.iter().filter(|found| start <= found.first && found.last < start + end);
            // 고생 is a kind word here.
            let told =
                |found: &&Found| found.entry.class == Class::Plain && !self.morphs[found.first].is(Trait::Kindness);
            own.filter(told).any(|found| found.entry.valence.signum() == sign)
        };
        let favour = |at: usize| cause[at].tag == Tag::Vx && cause[at].form == "주";
        let kind = cause.iter().any(|morph| morph.is(Trait::Kindness)) || (0..end).any(favour) || felt(1);
        if kind && !felt(-1) {
            factors.push(Factor::Moved);
        }
    }
}
