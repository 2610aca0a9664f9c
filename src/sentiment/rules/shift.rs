//! What grows, shrinks, heals and gets lost.

use super::{Hit, Parsed};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::Link;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// 스트레스가 줄었다, 불안이 늘었다, 작년보다 덜 힘들다, 뿌듯함보다 허탈함이 컸다.
    pub(super) fn shift(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>, settled: &mut [bool]) {
        let class_at = |at: usize| {
            let entry = found.iter().find(|found| found.first <= at && at <= found.last);
            entry.filter(|found| found.first != hit.first).map(|found| found.entry.class)
        };
        let mut add = |factor: Factor, at: usize| {
            if !factors.contains(&factor) {
                factors.push(factor);
                settled[at] |= factor.turns();
            }
        };
        for (level, &index) in self.governors(hit.last).iter().enumerate() {
            let predication = &self.predications[index];
            let own = predication.start <= hit.last && hit.last < predication.end;
            let head = &self.morphs[predication.head];
            if !own {
                // 감소하다, 해소되다: the noun is the shifter.
                let class = class_at(predication.head).or_else(|| class_at(predication.start));
                match class {
                    Some(Class::ShifterDown) => add(Factor::Shift, predication.head),
                    Some(Class::ShifterUp) => add(Factor::Growth, predication.head),
                    // 얻은 것이 적다
                    _ if level > 0 && !self.predications[index - 1].link.is_adnominal() => {}
                    _ if hit.valence < 0.0 && head.is(Trait::Recovery) => add(Factor::Shift, predication.head),
                    _ if hit.valence > 0.0 && head.is(Trait::Loss) => add(Factor::Shift, predication.head),
                    _ => {}
                }
            }
            if predication.less && (own || level == 0) {
                add(Factor::Less, predication.start.saturating_sub(1));
            }
        }
        // 스트레스 감소, 불안 완화
        let next = (hit.last + 1..self.morphs.len()).find(|&at| self.morphs[at].group != Group::Particle);
        if let Some(next) = next.filter(|&next| self.morphs[next].group == Group::Nominal) {
            match class_at(next) {
                Some(Class::ShifterDown) => add(Factor::Shift, next),
                Some(Class::ShifterUp) => add(Factor::Growth, next),
                _ => {}
            }
        }
        // 뿌듯함보다
        let own = self.predications.iter().find(|own| own.start <= hit.last && hit.last < own.end);
        let after = match own {
            Some(own) if own.link == Link::Nominal => own.end - 1,
            // 웃는 날보다
            Some(own) if own.link == Link::Adnominal => own.end + 1,
            _ => hit.last + 1,
        };
        if self.morphs.get(after).is_some_and(|next| next.form == "보다" && next.group == Group::Particle) {
            add(Factor::Standard, after);
        }
    }
}
