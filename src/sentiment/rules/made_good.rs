//! What was so, and what has become of it.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::factor::Factor;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 잃어버린 지갑을 찾았다, 밀린 임금을 다 받았다: a loss that is made good.
    pub(super) fn is_mended(&self, hit: &Hit, predication: &Predication) -> bool {
        let describes = self.describing(hit).is_some_and(|own| self.is_argument_of(own, predication));
        hit.valence < 0.0
            && describes
            && self.morphs[hit.first..=hit.last].iter().any(|morph| morph.is(Trait::Lost))
            && self.tells(predication, Trait::Mend)
    }

    /// 휴가가 끝났다, 행복했던 시간이 끝났다: not 즐거운 하루가 끝났다, which tells how the day was.
    pub(super) fn is_good_time_over(&self, hit: &Hit, predication: &Predication) -> bool {
        if hit.valence < 0.0 || !self.ends(predication) {
            return false;
        }
        match self.describing(hit) {
            // 행복했던 시간이 끝났다, 꿈 같은 휴가가 끝났다
            Some(own) => {
                let rest = self.morphs.get(own.end).is_some_and(|noun| noun.is(Trait::Rest));
                (rest || self.was_once(own)) && self.is_argument_of(own, predication)
            }
            None => self.morphs.get(hit.last + 1).is_some_and(|particle| is_subject(particle.tag)),
        }
    }

    /// 다정하던 남편이 변했다, 잘 먹던 아이가 안 먹는다, 꼴찌였던 아이가 30점을 올렸다: what was so is not what is told.
    pub(super) fn turn_bygone(&self, hit: &Hit, factors: &mut Vec<Factor>) {
        let Some(own) = self.describing(hit).filter(|own| self.was_once(own)) else { return };
        // 꿈도 못 꾸던 기록이다
        let is_now = self.predications.iter().find(|main| main.start >= own.end);
        let dreamt = self.morphs[hit.first..=hit.last].iter().any(|morph| morph.form == "못");
        if hit.valence < 0.0 && dreamt && is_now.is_some_and(|main| self.morphs[main.head].tag == Tag::Vcp) {
            factors.push(Factor::Shift);
            return;
        }
        let Some(main) = self.main_of(own).filter(|main| !main.question && !main.plan && !main.wish) else { return };
        if factors.iter().any(|factor| factor.turns() || factor.suspends()) {
            return;
        }
        let denied = main.negations % 2 == 1;
        // 올해만큼 보람찼던 해도 드물다
        let rare = matches!(&*self.morphs[main.head].form, "드물" | "적" | "모르");
        let spoilt = self.tells(main, Trait::Spoilt) || self.tells(main, Trait::Loss) && !rare;
        if hit.valence > 0.0 && spoilt != denied {
            factors.push(Factor::Shift);
        } else if hit.valence < 0.0 && !denied && !spoilt && main.past && matches!(main.link, Link::Final | Link::Bare)
        {
            let stays = matches!(&*self.morphs[main.head].form, "있" | "없" | "이" | "같" | "떠오르" | "생각나");
            if !stays {
                factors.retain(|factor| *factor != Factor::Growth);
                factors.push(Factor::Contrast);
            }
        }
    }

    /// 연휴가 끝났다
    pub(super) fn add_time_over(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Rest) {
            return;
        }
        for predication in self.predications.iter().filter(|own| own.past && own.negations == 0 && self.ends(own)) {
            let noun = (0..predication.start).rev().find(|&at| self.morphs[at].is(Trait::Rest));
            let Some(noun) = noun.filter(|&at| self.morphs.get(at + 1).is_some_and(|next| is_subject(next.tag))) else {
                continue;
            };
            let told = matches!(predication.link, Link::Final | Link::Bare);
            if told {
                add_where_free(hits, self.hit(Rule::Quantity, noun, predication.head, -1.0, Emotion::Sadness));
            }
        }
    }

    /// 못 고치던 버그를 고쳤다, 한 번도 못 이기던 팀을 이겼다: what could not be done and is.
    pub(super) fn add_overcome(&self, hits: &mut Vec<Hit>) {
        if !self.any.links(Link::Adnominal) {
            return;
        }
        for own in self.predications.iter().filter(|own| own.link == Link::Adnominal) {
            let was_off = own.negations == 0
                && is_broken_off(&self.morphs[own.head].form)
                && (self.was_once(own) || self.is_done(own));
            if !self.was_once(own) && !was_off {
                continue;
            }
            let Some(main) = self.main_of(own).filter(|main| !main.plan && !main.question && !main.wish) else {
                continue;
            };
            let [then, now] = [own, main].map(|own| &self.morphs[own.head]);
            let same = then.form == now.form && then.form != "하";
            let (first, last) = (own.start, main.head);
            let denied = main.negations % 2 == 1;
            if own.negations % 2 == 1 && main.past && !denied {
                if same || now.is(Trait::Mend) || now.is(Trait::Attainment) {
                    // 못 잡던 누수를 잡았다: the fault is what was overcome.
                    hits.retain(|hit| hit.valence > 0.0 || hit.last < first || last < hit.first);
                    add_where_free(hits, self.hit(Rule::Quantity, first, last, 1.5, Emotion::Pride));
                }
            } else if was_off && main.past && !denied && self.tells(main, Trait::Mend) {
                // 끊겼던 연락이 닿았다, 묵은 이슈를 닫았다
                add_where_free(hits, self.hit(Rule::Quantity, first, last, 1.5, Emotion::Relief));
            } else if own.negations == 0 && denied && same && self.was_once(own) && self.is_of_somebody(own) {
                // 잘 걷던 아버지가 못 걸으신다
                add_where_free(hits, self.hit(Rule::Quantity, first, last, -1.5, Emotion::Sadness));
            }
        }
    }

    /// The predicate that a hit is part of, if it describes a noun.
    fn describing(&self, hit: &Hit) -> Option<&Predication> {
        self.predication_of(hit).filter(|own| own.link == Link::Adnominal)
    }

    /// The predicate behind one that describes a noun, of which that is subject or object.
    fn main_of(&self, own: &Predication) -> Option<&Predication> {
        let main = self.predications.iter().find(|main| main.start >= own.end && main.link != Link::Adnominal);
        main.filter(|main| self.is_argument_of(own, main))
    }

    /// 잘 걷던 …, …던 아버지
    fn is_of_somebody(&self, own: &Predication) -> bool {
        let well = own.start > 0 && self.morphs[own.start - 1].form == "잘";
        well || self.morphs.get(own.end).is_some_and(|noun| noun.is(Trait::Person))
    }

    /// -ㄴ of a verb: it was done, or has happened.
    fn is_done(&self, own: &Predication) -> bool {
        let ending = &self.morphs[own.end - 1];
        ending.tag == Tag::Etm && matches!(&*ending.form, "ㄴ" | "은") && self.morphs[own.head].tag != Tag::Va
    }

    /// -던, -았던: it was so.
    fn was_once(&self, own: &Predication) -> bool {
        self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Etm && morph.form == "던")
    }

    /// Whether the noun that a predicate describes is subject or object of another.
    fn is_argument_of(&self, own: &Predication, main: &Predication) -> bool {
        if main.start < own.end {
            return false;
        }
        let between = &self.morphs[own.end..main.start];
        let noun = between.iter().take_while(|morph| morph.group == Group::Nominal).count();
        noun > 0
            && between.get(noun).is_some_and(|particle| is_subject(particle.tag) || particle.tag == Tag::Jko)
            && !between.iter().any(Morph::is_predicate)
    }
}

/// What nobody leaves so.
fn is_broken_off(verb: &str) -> bool {
    matches!(
        verb,
        "끊기"
            | "끊어지"
            | "밀리"
            | "묵"
            | "묵히"
            | "잃어버리"
            | "도둑맞"
            | "떼이"
            | "막히"
            | "멈추"
            | "헤어지"
            | "꼬이"
            | "미루"
    )
}

const fn is_subject(tag: Tag) -> bool {
    matches!(tag, Tag::Jks | Tag::Jx)
}
