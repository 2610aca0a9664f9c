//! Facts with a feeling that no single word has: more or less of what one wants.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::Predication;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 손님이 줄었다, 야근이 늘었다: neither the noun nor the verb says it.
    pub(super) fn add_quantities(&self, found: &[Found], hits: &mut Vec<Hit>) {
        if ![Trait::Wanted, Trait::Unwanted, Trait::Slow].into_iter().any(|own| self.traits.has(own)) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate() {
            if morph.group != Group::Nominal {
                continue;
            }
            let wanted = match (morph.is(Trait::Wanted), morph.is(Trait::Unwanted) || self.is_delay(at)) {
                (true, _) => true,
                (_, true) => false,
                _ => continue,
            };
            // 손님의 주문이, 매출 목표를: it is the last noun that grows.
            let rate = usize::from(self.morphs.get(at + 1).is_some_and(|next| next.tag == Tag::Xsn));
            if self.morphs.get(at + 1 + rate).is_none_or(|next| next.group != Group::Particle || next.tag == Tag::Jkg) {
                continue;
            }
            let Some(&governor) = self.governors(at).first() else { continue };
            let predication = &self.predications[governor];
            if predication.start <= at + rate || self.has_noun_between(at + rate, predication.start) {
                continue;
            }
            let class = |at: usize| found.iter().find(|found| found.first <= at && at <= found.last);
            let shifter = class(predication.head)
                .or_else(|| class(predication.start))
                .filter(|found| found.first > at)
                .map(|found| found.entry.class);
            let more = match shifter {
                Some(Class::ShifterUp) => true,
                Some(Class::ShifterDown) => false,
                // 손님이 끊겼다
                _ if wanted && self.morphs[predication.head].is(Trait::Loss) => false,
                // 부기가 빠졌다, 근육이 빠졌다, 열이 내렸다
                _ if matches!(&*self.morphs[predication.head].form, "빠지" | "내리" | "내려가" | "바닥나") => {
                    false
                }
                _ if !wanted && self.morphs[predication.head].is(Trait::Recovery) => false,
                // 병원에 덜 갔다
                _ if predication.less => false,
                _ => match self.multiple(predication) {
                    Some(more) => more,
                    None => continue,
                },
            };
            let (valence, emotion) = match (wanted, more) {
                (true, true) => (1.5, Emotion::Joy),
                (true, false) => (-1.5, Emotion::Regret),
                (false, true) => (-1.5, Emotion::Fatigue),
                (false, false) => (1.5, Emotion::Relief),
            };
            let (first, last) = (at, predication.head);
            if !hits.iter().any(|hit| hit.first <= at && at <= hit.last) {
                hits.push(self.hit(Rule::Quantity, first, last, valence, emotion));
            }
        }
    }

    /// 응답 시간, 출퇴근 시간: what one waits for.
    fn is_delay(&self, at: usize) -> bool {
        self.morphs[at].form == "시간" && at > 0 && self.morphs[at - 1].is(Trait::Slow)
    }

    /// Whether a predicate says that something doubled or that half is left: 두 배다, 반토막 났다.
    fn multiple(&self, predication: &Predication) -> Option<bool> {
        let light = matches!(&*self.morphs[predication.head].form, "이" | "되" | "나" | "뛰");
        let from = predication.start.saturating_sub(2);
        let nouns = self.morphs[from..=predication.start].iter().filter(|_| light);
        let mut own = nouns.filter_map(|noun| match &*noun.form {
            "배" if noun.group == Group::Nominal => Some(true),
            "반토막" | "절반" | "반" if noun.group == Group::Nominal => Some(false),
            _ => None,
        });
        own.next()
    }

    /// Whether a noun stands between that is no measure.
    fn has_noun_between(&self, from: usize, to: usize) -> bool {
        let between = &self.morphs[from + 1..to];
        between.iter().enumerate().any(|(at, morph)| {
            let marked = between.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Jks | Tag::Jko));
            // 하루가 다르게, 세 배가 됐다
            let measures = morph.is(Trait::Least) || matches!(&*morph.form, "배" | "절반" | "반" | "반토막");
            morph.group == Group::Nominal && marked && !measures
        })
    }
}
