//! What grows, shrinks, heals and gets lost.

use super::{Hit, Parsed};
use crate::sentiment::factor::Factor;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// Whether a word tells how something is done, or how the writer takes it: 아슬아슬하게 떨어졌다, 하필 꺼졌다, 드디어 벗어났다. It is not what falls
    /// and goes out.
    fn tells_how(&self, hit: &Hit) -> bool {
        let own = self.predication_of(hit);
        own.is_some_and(|own| own.link == Link::Manner) || self.morphs[hit.last].tag == Tag::Mag
    }

    /// 스트레스가 줄었다, 불안이 늘었다, 작년보다 덜 힘들다, 뿌듯함보다 허탈함이 컸다.
    pub(super) fn shift(&self, hit: &Hit, found: &[Found], factors: &mut Vec<Factor>, settled: &mut [bool]) {
        let class_at = |at: usize| {
            let entry = found.iter().find(|found| found.first <= at && at <= found.last);
            entry.filter(|found| found.first != hit.first).map(|found| found.entry.class)
        };
        let mut add = |factor: Factor, at: usize, denied: bool| {
            // 이명이 없어지지 않는다, 희망을 잃지 않았다: it is as before.
            let stays = factor == Factor::Shift && denied;
            if stays {
                factors.retain(|own| *own != Factor::Negation);
            }
            let factor = if stays { Factor::DoubleNegation } else { factor };
            if !factors.contains(&factor) {
                factors.push(factor);
                settled[at] |= factor.turns();
            }
        };
        for (level, &index) in self.governors(hit.last).iter().enumerate() {
            let predication = &self.predications[index];
            let own = predication.start <= hit.last && hit.last < predication.end;
            let denied = predication.negations % 2 == 1;
            if !own && !self.tells_how(hit) {
                // 감소하다, 해소되다: the noun is the shifter.
                let class = class_at(predication.head).or_else(|| class_at(predication.start));
                match class {
                    // 두려움이 여유를 없앤다: what it does away with is something else.
                    Some(Class::ShifterDown) if self.does_away_with_another(hit, predication) => {}
                    Some(Class::ShifterDown) => add(Factor::Shift, predication.head, denied),
                    Some(Class::ShifterUp) => add(Factor::Growth, predication.head, denied),
                    // 얻은 것이 적다, 설렘은 식었다
                    _ if level > 0 && !matches!(self.predications[index - 1].link, Link::Adnominal | Link::Nominal) => {
                    }
                    _ if hit.valence < 0.0 && (self.is_over(predication) || self.is_passing(hit, predication)) => {
                        add(Factor::Shift, predication.head, denied);
                    }
                    // 밀린 임금을 받았다, 잃어버린 고양이를 찾았다
                    _ if self.is_mended(hit, predication) => add(Factor::Shift, predication.head, denied),
                    // 휴가가 끝났다, 행복했던 시간이 끝났다
                    _ if self.is_good_time_over(hit, predication) => add(Factor::Shift, predication.head, denied),
                    // 올해만큼 보람찼던 해도 드물다
                    _ if hit.valence > 0.0 && self.is_lost(predication) => {
                        let factor =
                            if self.is_unequalled(hit, predication) { Factor::Intensity } else { Factor::Shift };
                        add(factor, predication.head, denied);
                    }
                    _ => {}
                }
            }
            if own && (self.is_sympathy(hit, predication) || self.is_able_to_bear(hit, predication)) {
                add(Factor::Shift, predication.head, false);
            }
            if predication.less && (own || level == 0) {
                add(Factor::Less, predication.start.saturating_sub(1), false);
            }
        }
        // 스트레스 감소, 불안 완화
        let next = (hit.last + 1..self.morphs.len()).find(|&at| self.morphs[at].group != Group::Particle);
        if let Some(next) = next.filter(|&next| self.morphs[next].group == Group::Nominal) {
            match class_at(next) {
                Some(Class::ShifterDown) => add(Factor::Shift, next, false),
                Some(Class::ShifterUp) => add(Factor::Growth, next, false),
                _ => {}
            }
        }
        // 뿌듯함보다, 코로나 때보다
        if let Some(after) = self.standard_after(hit) {
            add(Factor::Standard, after, false);
        }
    }

    /// Whether a hit is the subject of a predicate that has an object of its own: 두려움이 여유를 없앤다, 아픔이 우리를 갈라놓았다.
    fn does_away_with_another(&self, hit: &Hit, predication: &Predication) -> bool {
        let from = hit.last + 1;
        let is_subject = self.morphs.get(from).is_some_and(|particle| particle.tag == Tag::Jks);
        is_subject && self.morphs[from..predication.start.max(from)].iter().any(|morph| morph.tag == Tag::Jko)
    }

    /// The particle that makes a word what something else is measured by.
    fn standard_after(&self, hit: &Hit) -> Option<usize> {
        let own = self.predication_of(hit);
        let after = match own {
            // 부리기보다, 부리기보단
            Some(own) if own.link == Link::Nominal => {
                let particles = (own.head..own.end).rev().take_while(|&at| self.morphs[at].group == Group::Particle);
                particles.last()?
            }
            // 웃는 날보다
            Some(own) if own.link == Link::Adnominal => own.end + 1,
            _ => hit.last + 1,
        };
        let noun = |at: usize| own.is_none() && self.morphs.get(at).is_some_and(|noun| noun.group == Group::Nominal);
        let after = if noun(after) { after + 1 } else { after };
        let particle = self.morphs.get(after)?;
        (particle.form == "보다" && particle.group == Group::Particle).then_some(after)
    }

    /// Whether a word is only what something else is measured by.
    pub(super) fn is_standard(&self, hit: &Hit) -> bool {
        self.standard_after(hit).is_some()
    }

    /// Whether a predicate says that something was lost, cancelled, or is rare; not 적어 주다, which ko-dic takes for 적다.
    fn is_lost(&self, predication: &Predication) -> bool {
        let head = &self.morphs[predication.head];
        let noun = &self.morphs[predication.start];
        let writes = head.form == "적" && self.morphs.get(predication.head + 2).is_some_and(|next| next.tag == Tag::Vx);
        // Not 긍정적이다.
        let cancelled = noun.tag == Tag::Nng && noun.is(Trait::Loss);
        (head.is(Trait::Loss) || cancelled) && !writes
    }

    /// Whether a predicate says that something bad is over: 통증이 멎었다, 치료가 끝 났다.
    fn is_over(&self, predication: &Predication) -> bool {
        let head = &self.morphs[predication.head];
        head.is(Trait::Recovery) || self.ends(predication)
    }

    /// 끝나다, which may be two words: 휴가가 끝이 났다.
    pub(super) fn ends(&self, predication: &Predication) -> bool {
        let head = &*self.morphs[predication.head].form;
        let noun = || self.morphs[..predication.head].iter().rev().find(|morph| morph.group != Group::Particle);
        head == "끝나" || head == "나" && noun().is_some_and(|noun| noun.form == "끝")
    }

    /// 불안이 싹 가셨다: it went away; ko-dic has 가 + 시 for 가시.
    pub(super) fn is_passing(&self, hit: &Hit, predication: &Predication) -> bool {
        let head = &self.morphs[predication.head];
        hit.valence < 0.0
            && predication.start > hit.last
            && head.form == "가"
            && head.tag == Tag::Vv
            && self.morphs.get(predication.head + 1).is_some_and(|next| next.form == "시" && next.tag == Tag::Ep)
            && self.morphs[hit.last + 1..predication.head]
                .iter()
                .all(|morph| matches!(morph.group, Group::Particle | Group::Modifier))
    }

    /// 약 없이도 버틸 수 있게 됐다: who could not before.
    fn is_able_to_bear(&self, hit: &Hit, predication: &Predication) -> bool {
        hit.valence < 0.0
            && predication.potential
            && predication.negations == 0
            && matches!(&*self.morphs[predication.head].form, "버티" | "견디" | "참" | "이기")
            && self.morphs[predication.head..predication.end]
                .windows(2)
                .any(|pair| pair[0].form == "게" && pair[1].form == "되")
    }

    /// 고민해 주다, 같이 울어 주다: somebody feels with the writer.
    fn is_sympathy(&self, hit: &Hit, predication: &Predication) -> bool {
        let feels = [predication.start, predication.head].into_iter().any(|at| {
            matches!(
                &*self.morphs[at].form,
                "고민" | "걱정" | "염려" | "울" | "슬퍼하" | "속상해하" | "아파하" | "안타까워하" | "근심"
            )
        });
        hit.valence < 0.0
            && feels
            && self.morphs[predication.head..predication.end]
                .iter()
                .any(|morph| morph.tag == Tag::Vx && morph.form == "주")
    }
}
