//! How often something is done: 병원 갈 일이 줄었다, 밤에 깨는 횟수가 늘었다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::lexicon::{Class, Found};
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// The verb says whether one likes to do it, or the noun that one goes to or does.
    pub(super) fn add_frequencies(&self, found: &[Found], hits: &mut Vec<Hit>) {
        let shifts = |found: &Found| matches!(found.entry.class, Class::ShifterUp | Class::ShifterDown);
        if !self.any.links(Link::Adnominal) || !found.iter().any(shifts) {
            return;
        }
        for (index, own) in self.predications.iter().enumerate() {
            if own.link != Link::Adnominal || own.negations > 0 {
                continue;
            }
            let times = self.morphs.get(own.end).is_some_and(|noun| {
                matches!(&*noun.form, "횟수" | "일" | "날" | "시간" | "빈도" | "밤" | "경우" | "때" | "적")
            });
            let Some(next) = self.predications.get(index + 1).filter(|next| next.start >= own.end + 2) else {
                continue;
            };
            let between = &self.morphs[own.end + 1..next.start];
            let said_of = between.iter().all(|morph| matches!(morph.group, Group::Particle | Group::Modifier));
            if !times || !said_of || next.plan || next.wish || next.negations > 0 || next.link == Link::Condition {
                continue;
            }
            let shifter = found.iter().find(|found| found.first <= next.head && next.head <= found.last);
            let more = match shifter.map(|found| found.entry.class) {
                Some(Class::ShifterUp) => true,
                Some(Class::ShifterDown) => false,
                _ => continue,
            };
            let Some(wanted) = self.is_liked(own) else { continue };
            let (valence, emotion) = match (wanted, more) {
                (true, true) => (1.5, Emotion::Joy),
                (true, false) => (-1.5, Emotion::Regret),
                (false, true) => (-1.5, Emotion::Fatigue),
                (false, false) => (1.5, Emotion::Relief),
            };
            add_where_free(hits, self.hit(Rule::Quantity, own.start, next.head, valence, emotion));
        }
    }

    /// Whether one likes to do something; `None` where nobody knows.
    fn is_liked(&self, own: &Predication) -> Option<bool> {
        let form = &*self.morphs[if own.start < own.head { own.start } else { own.head }].form;
        match form {
            "깨" | "싸우" | "다투" | "울" | "넘어지" | "토하" | "틀리" | "졸" | "혼나" | "굶" | "헤매" | "까먹"
            | "잊" | "잊어버리" | "흘리" | "앓" | "화내" | "늦" | "막히" | "꼬이" | "잃어버리" | "뒤척이" | "체하"
            | "아프" | "욱하" | "지각" | "결석" | "야근" | "짜증" | "실수" | "기침" | "삐치" | "부딪히" | "부딪치"
            | "쓰러지" | "끊어지" | "터지" | "밤새" | "새" | "사과" | "눈치보" | "시달리" | "갈아타" | "재촉"
            | "불려가" => Some(false),
            "웃" | "만나" | "걷" | "놀" | "안" | "대화" | "운동" | "뛰" | "읽" | "쉬" | "자" | "산책" | "통화"
            | "칭찬" | "외출" | "여행" | "마주앉" | "요리" | "외식" | "그리" => Some(true),
            // 병원에 갈 일, 야근할 일, 벌금 낼 일
            "가" | "하" | "치르" | "받" | "내" | "당하" | "오" | "타" | "서" => {
                let noun = self.morphs[..own.start].iter().rev().find(|morph| morph.group != Group::Particle)?;
                let noun = (noun.group == Group::Nominal).then_some(noun)?;
                match (
                    noun.is(Trait::Wanted),
                    noun.is(Trait::Unwanted) || noun.is(Trait::Toil) || noun.is(Trait::Grievance),
                ) {
                    (_, true) => Some(false),
                    (true, _) => Some(true),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
