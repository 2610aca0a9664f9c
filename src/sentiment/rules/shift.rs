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

    /// 즐거운 마음으로 떠났다, 과로로 체중이 줄었다: what something is done with, or by, is not what leaves and shrinks.
    fn stands_aside(&self, hit: &Hit, level: usize) -> bool {
        let after = match self.predication_of(hit) {
            Some(own) if own.link == Link::Adnominal && level > 0 => own.end,
            Some(own) if own.link == Link::Nominal && level > 0 => own.end - 1,
            Some(_) => return false,
            None => hit.last + 1,
        };
        let rest = &self.morphs[after.min(self.morphs.len())..];
        let particle = rest.iter().find(|morph| !(morph.group == Group::Nominal || morph.tag == Tag::Xsn));
        particle.is_some_and(|own| own.tag == Tag::Jkb && matches!(&*own.form, "로" | "으로" | "에"))
    }

    /// Whether something bad in the same clause is what brought it about.
    fn is_through_harm(&self, hit: &Hit, found: &[Found]) -> bool {
        let start = self.clauses[hit.clause].morphs.start;
        hit.valence > 0.0
            && found.iter().any(|own| {
                let next = self.morphs.get(own.last + 1).map_or("", |next| &*next.form);
                let brings = matches!(next, "로" | "으로" | "때문" | "탓");
                brings && own.entry.valence < 0 && own.first >= start && own.last < hit.first
            })
    }

    /// Whether a predicate says that something became something else: what it was before.
    fn turns_into_another(&self, hit: &Hit, predication: &Predication) -> bool {
        let turns = matches!(&*self.morphs[predication.head].form, "바뀌" | "변하" | "탈바꿈" | "바꾸")
            || self.morphs[predication.start].form == "변" && predication.start < predication.head;
        // 설레 + ㅁ + 이
        let nominal = self.predication_of(hit).filter(|own| own.link == Link::Nominal);
        let particle = nominal.map_or(hit.last + 1, |own| own.end - 1);
        let subject = self.morphs.get(particle).is_some_and(|next| {
            matches!(next.tag, Tag::Jks | Tag::Jko) || next.tag == Tag::Jx && matches!(&*next.form, "은" | "는" | "도")
        });
        turns
            && subject
            && (particle + 2..predication.start).any(|at| {
                matches!(&*self.morphs[at].form, "로" | "으로") && self.morphs[at - 1].group == Group::Nominal
            })
    }

    /// 네가 있어서 버텼다, 그 말 한마디로 견뎠다: what kept one going.
    fn is_held_up(&self, hit: &Hit, index: usize) -> bool {
        let own = &self.predications[index];
        if !matches!(&*self.morphs[own.head].form, "버티" | "견디") || !own.past || own.negations > 0 {
            return false;
        }
        let support = |noun: &str| {
            matches!(
                noun,
                "말" | "말씀"
                    | "한마디"
                    | "힘"
                    | "웃음"
                    | "응원"
                    | "재미"
                    | "보람"
                    | "맛"
                    | "사랑"
                    | "편지"
                    | "노래"
                    | "음악"
                    | "덕"
                    | "덕분"
                    | "목소리"
                    | "기억"
                    | "위로"
                    | "격려"
                    | "사진"
                    | "미소"
                    | "얼굴"
                    | "희망"
                    | "믿음"
            )
        };
        let by = |at: usize| {
            let particle = self.morphs.get(at + 1).map_or("", |next| &*next.form);
            self.morphs[at].group == Group::Nominal
                && support(&self.morphs[at].form)
                && matches!(particle, "로" | "으로" | "에" | "덕분" | "덕")
        };
        let start = self.clauses[hit.clause].morphs.start;
        let there = index.checked_sub(1).map(|before| &self.predications[before]).is_some_and(|before| {
            let favour = self.morphs[before.head..before.end].iter().any(|own| own.tag == Tag::Vx && own.form == "주");
            before.link == Link::Cause
                && before.negations == 0
                && (favour
                    || matches!(
                        &*self.morphs[before.head].form,
                        "있" | "계시" | "좋" | "웃" | "믿" | "재밌" | "재미있"
                    ))
        });
        there || (start..own.start).any(by)
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
            if !own && !self.tells_how(hit) && !self.stands_aside(hit, level) {
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
                    // 설렘이 실망으로 바뀌었다, 의심이 확신으로 변했다
                    _ if self.turns_into_another(hit, predication) => add(Factor::Standard, predication.head, denied),
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
            if own
                && (self.is_sympathy(hit, predication)
                    || self.is_able_to_bear(hit, predication)
                    || self.is_held_up(hit, index))
            {
                add(Factor::Shift, predication.head, false);
            }
            // 과로로 체중이 줄었다
            if own
                && level == 0
                && is_shrinking(&self.morphs[predication.head].form)
                && self.is_through_harm(hit, found)
            {
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
        let writes = head.form == "적"
            && self.morphs.get(predication.head + 1).is_some_and(|next| next.ends_in(&["아"]))
            && self.morphs.get(predication.head + 2).is_some_and(|next| next.tag == Tag::Vx);
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

/// 살이 빠지다, 체중이 줄다
fn is_shrinking(verb: &str) -> bool {
    matches!(verb, "빠지" | "줄" | "줄어들" | "감소")
}
