//! Turns of phrase that only irony has, whatever stands beside them.

use super::super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// A turn of phrase: from which morpheme to which, how bad, and the emotion.
type Turn = (usize, usize, f32, Emotion);

impl Parsed<'_> {
    /// 재택이라 쓰고 야근이라 읽는다, 서버가 터져 주었다, 일은 언제 하라는 건지, 퇴근 직전에 회의를 잡아 주시는 센스.
    pub(in crate::sentiment::rules) fn add_turns_of_irony(&self, hits: &mut Vec<Hit>) {
        let phrases = if self.traits.has(Trait::Phrase) { self.predications.len() } else { 0 };
        for index in 0..phrases {
            let Some((first, last, valence, emotion)) = self.turn(index) else { continue };
            // What is read may be good.
            let good = |hit: &Hit| hit.valence > 0.0 && hit.first > first && hit.last <= last;
            if self.morphs[self.predications[index].head].form == "쓰" && hits.iter().any(good) {
                continue;
            }
            hits.retain(|hit| hit.valence < 0.0 || hit.last < first || last < hit.first);
            add_where_free(hits, self.hit(Rule::Irony, first, last, valence, emotion));
        }
        if !self.traits.has(Trait::Only) || !self.traits.has(Trait::Writer) {
            return;
        }
        for at in 1..self.morphs.len() {
            if let Some((first, last, valence, emotion)) = self.only_me(at) {
                add_where_free(hits, self.hit(Rule::Irony, first, last, valence, emotion));
            }
        }
    }

    fn turn(&self, index: usize) -> Option<Turn> {
        let own = &self.predications[index];
        let form = |at: usize| self.morphs.get(at).map_or("", |morph| &*morph.form);
        let quotes = |own: &Predication| own.head > 0 && matches!(form(own.head - 1), "라" | "라고" | "이라고");
        match form(own.head) {
            // A이라 쓰고 B라 읽는다
            "쓰" if own.link == Link::Sequence && quotes(own) => {
                let main = self.predications.last().filter(|main| form(main.head) == "읽" && quotes(main))?;
                return Some((own.start, main.end - 1, -1.5, Emotion::Anger));
            }
            // 누가 보면 내가 사장인 줄 알겠다
            "보" if own.link == Link::Condition
                && own.head > 1
                && matches!(form(own.head - 2), "누구" | "누" | "남")
                && form(own.head - 1) == "가" =>
            {
                let main = self.predications.last().filter(|main| main.end > own.end)?;
                let takes =
                    self.morphs[own.end..main.end].windows(2).any(|pair| pair[0].form == "줄" && pair[1].form == "알");
                return takes.then_some((own.start, main.end - 1, -1.0, Emotion::Anger));
            }
            _ => {}
        }
        if let Some(last) = self.asks_what_for(own) {
            return Some((own.start, last, -1.5, Emotion::Anger));
        }
        let favour = self.morphs[own.head..own.end].iter().any(|morph| morph.tag == Tag::Vx && morph.form == "주");
        if !favour || own.negations > 0 || own.plan || own.wish || own.link == Link::Condition {
            return None;
        }
        // 서버가 터져 주었다, 고장 나 주시고
        let describes = own.link == Link::Adnominal;
        let fails = matches!(
            form(own.head),
            "터지"
                | "깨지"
                | "꺼지"
                | "죽"
                | "멈추"
                | "뻗"
                | "튕기"
                | "날아가"
                | "막히"
                | "밀리"
                | "끊기"
                | "망가지"
                | "떨어지"
                | "쏟아지"
                | "무너지"
        ) || form(own.head) == "나"
            && own.head > 0
            && matches!(form(own.head - 1), "고장" | "불" | "사고" | "펑크" | "오류" | "장애");
        if fails && !describes {
            return Some((own.start, own.end - 1, -1.5, Emotion::Anger));
        }
        // 퇴근 직전에 회의를 잡아 주시는 센스
        let noun = self.morphs.get(own.end).filter(|noun| noun.group == Group::Nominal)?;
        let last =
            self.morphs[own.end + 1..].iter().all(|sign| matches!(sign.group, Group::Sign) || sign.tag == Tag::Xsn);
        let praised = noun.is(Trait::Virtue) || noun.form == "클래스" || noun.form == "여유";
        let start = self.clauses[self.clause_of(own.head)].morphs.start;
        let bad = self.morphs[start..own.head].iter().any(|morph| {
            morph.group == Group::Nominal
                && (morph.is(Trait::Grievance) || morph.is(Trait::Unwanted) || morph.is(Trait::Toil))
        });
        (own.honorific && own.link == Link::Adnominal && last && praised && bad).then_some((
            own.start,
            own.end,
            -1.5,
            Emotion::Anger,
        ))
    }

    /// 일은 언제 하라는 건지, 나더러 어쩌라는 말인가: where it ends.
    fn asks_what_for(&self, own: &Predication) -> Option<usize> {
        if matches!(self.morphs[own.head].tag, Tag::Vcp | Tag::Vcn) {
            return None;
        }
        let order = (own.head + 1..self.morphs.len()).take(3).find(|&at| {
            self.morphs[at].tag == Tag::Etm && matches!(&*self.morphs[at].form, "라는" | "으라는" | "란" | "으란")
        })?;
        let [noun, copula, ending] = self.morphs.get(order + 1..order + 4)? else { return None };
        let matter = matches!(&*noun.form, "것" | "거" | "말" | "소리") && copula.tag == Tag::Vcp;
        let asks = ending.ends_in(&["는지", "는가", "나", "냐", "야"]);
        let ends = self.morphs[order + 4..].iter().all(|morph| morph.group == Group::Sign);
        (matter && asks && ends).then_some(order + 3)
    }

    /// 선임들은 꼭 나만 찾는다: what one would rather have done to somebody else.
    fn only_me(&self, at: usize) -> Option<Turn> {
        let only = self.morphs[at].form == "만" && self.morphs[at].tag == Tag::Jx;
        if !only || !self.morphs[at - 1].is(Trait::Writer) || self.morphs[at - 1].form == "우리" {
            return None;
        }
        let own = &self.predications[*self.governors(at).first()?];
        let form = &*self.morphs[own.head].form;
        let imposed = matches!(form, "시키" | "혼내" | "갈구" | "괴롭히" | "잡" | "부려먹" | "닦달하" | "볶");
        let always = self.morphs[..own.start].iter().any(|morph| {
            morph.group == Group::Modifier
                && matches!(&*morph.form, "꼭" | "왜" | "항상" | "맨날" | "또" | "늘" | "매번" | "하필")
        });
        let called = always && matches!(form, "찾" | "부르" | "뽑" | "걸리" | "보내");
        let subject = self.subject(own).is_none_or(|subject| subject + 1 != at);
        (own.start > at && own.negations == 0 && !own.plan && subject && (imposed || called)).then_some((
            at - 1,
            own.end - 1,
            -1.5,
            Emotion::Anger,
        ))
    }
}
