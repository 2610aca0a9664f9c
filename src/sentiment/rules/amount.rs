//! Amounts that are more or less than one would think: 23권이나 읽었다, 겨우 두 권 읽었다, 말뿐이었다.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

/// Whether a morpheme ends an amount: 권, 킬로, 열.
fn counts(morph: &Morph<'_>) -> bool {
    matches!(morph.tag, Tag::Nnbc | Tag::Nr | Tag::Sn)
        || morph.tag == Tag::Nnb && matches!(&*morph.form, "시간" | "번" | "년" | "분" | "달" | "주" | "킬로")
        || matches!(
            &*morph.form,
            "시간"
                | "킬로"
                | "킬로미터"
                | "하나"
                | "하루"
                | "이틀"
                | "사흘"
                | "나흘"
                | "열흘"
                | "보름"
                | "일주일"
                | "달"
        )
}

/// What one means to go on with.
fn is_habit(noun: &str) -> bool {
    matches!(
        noun,
        "운동"
            | "다이어트"
            | "일기"
            | "금연"
            | "금주"
            | "기상"
            | "모닝"
            | "헬스"
            | "조깅"
            | "러닝"
            | "스터디"
            | "필사"
            | "다짐"
            | "결심"
            | "계획"
            | "습관"
            | "챌린지"
            | "가계부"
            | "명상"
            | "산책"
            | "공부"
            | "복습"
            | "절약"
    )
}

impl Parsed<'_> {
    /// 23권이나 읽었다 tells of pride, 세 시간이나 기다렸다 of patience that was tried, 두 번밖에 못 갔다 of regret: the
    /// particle or adverb says whether it is much, the verb whether one wants much of it.
    pub(super) fn add_amounts(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Measure) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate().filter(|(_, morph)| morph.is(Trait::Measure)) {
            // The particle, or the adverb before the amount.
            let (much, amount) = match &*morph.form {
                "이나" | "나" if morph.group == Group::Particle && at > 0 => (true, at - 1),
                "밖에" if morph.group == Group::Particle && at > 0 => (false, at - 1),
                "겨우" | "고작" | "기껏해야" | "기껏" | "달랑" if morph.group == Group::Modifier => {
                    let next = (at + 1..self.morphs.len()).take(4).find(|&next| counts(&self.morphs[next]));
                    let Some(next) = next else { continue };
                    (false, next)
                }
                "만" if at > 0 && self.morphs.get(at + 1).is_some_and(|next| next.form == "에") => {
                    self.add_so_soon(at, hits);
                    continue;
                }
                _ => continue,
            };
            if !counts(&self.morphs[amount]) {
                continue;
            }
            let Some(&governor) = self.governors(at.max(amount)).first() else { continue };
            let predication = &self.predications[governor];
            let is = |of: Trait| self.tells(predication, of);
            let (valence, emotion) = match (is(Trait::Feat), is(Trait::Ordeal), much) {
                (true, false, true) => (1.5, Emotion::Pride),
                (true, false, false) => (-1.5, Emotion::Regret),
                (false, true, true) => (-1.5, Emotion::Fatigue),
                _ => continue,
            };
            // 못 in 밖에 못 denies everything else.
            let last = if much { predication.head } else { at.max(amount) };
            let first = at.min(amount);
            add_where_free(hits, self.hit(Rule::Quantity, first, last, valence, emotion));
        }
    }

    /// 사흘 만에 끝냈다, 10분 만에 롤백했다: the verb says whether it is well that it came so soon.
    fn add_so_soon(&self, at: usize, hits: &mut Vec<Hit>) {
        let amount = at - 1;
        // 두 소절 만에
        let numeral = amount > 0
            && (self.morphs[amount - 1].tag == Tag::Mm || matches!(self.morphs[amount - 1].tag, Tag::Sn | Tag::Nr))
            && self.morphs[amount].group == Group::Nominal;
        if !counts(&self.morphs[amount]) && !self.morphs[amount].is(Trait::Least) && !numeral {
            return;
        }
        let Some(&governor) = self.governors(at + 1).first() else { return };
        let own = &self.predications[governor];
        let done = self.tells(own, Trait::Feat) || self.tells(own, Trait::Finish);
        // 운동은 2주 만에 끝났다
        let given_up = self.ends(own) && self.morphs[..amount].iter().any(|morph| is_habit(&morph.form));
        let undone = self.tells(own, Trait::Spoilt) || self.tells(own, Trait::Quit) || given_up;
        if own.negations > 0 || !own.past || done == undone {
            return;
        }
        let (valence, emotion) = if done { (1.0, Emotion::Pride) } else { (-1.0, Emotion::Regret) };
        let (first, last) = (amount, own.head);
        add_where_free(hits, self.hit(Rule::Quantity, first, last, valence, emotion));
    }

    /// 뿌듯한 일이 많았다: 일 that a feeling is about is a matter, and many of them are no workload.
    pub(super) fn drop_workloads(&self, hits: &mut Vec<Hit>) {
        let is_matter = |work: usize| {
            self.predications
                .iter()
                .filter(|own| own.end == work && own.start < work)
                .any(|own| hits.iter().any(|hit| own.start <= hit.last && hit.last < own.end))
        };
        let works = hits.iter().map(|hit| hit.first).filter(|&first| {
            let morph = &self.morphs[first];
            morph.form == "일" && morph.group == Group::Nominal && is_matter(first)
        });
        let matters: Vec<usize> = works.collect();
        hits.retain(|hit| !matters.contains(&hit.first));
    }

    /// 다이어트는 말뿐이었다: nothing came of it.
    pub(super) fn add_mere(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Mere) {
            return;
        }
        for predication in &self.predications {
            // ko-dic has 말/VX ㄹ/ETM 뿐 for 말뿐.
            let torn = &self.morphs[predication.head];
            if torn.tag == Tag::Vx
                && torn.form == "말"
                && self.morphs.get(predication.head + 2).is_some_and(|next| next.form == "뿐")
            {
                hits.push(self.hit(Rule::Quantity, predication.head, predication.head + 2, -1.5, Emotion::Regret));
                continue;
            }
            let Some(particle) = predication.head.checked_sub(1) else { continue };
            let copula = self.morphs[predication.head].tag == Tag::Vcp;
            if !copula || self.morphs[particle].form != "뿐" || particle == 0 {
                continue;
            }
            let noun = particle - 1;
            let mere = matches!(
                &*self.morphs[noun].form,
                "말" | "마음"
                    | "계획"
                    | "생각"
                    | "의욕"
                    | "시늉"
                    | "핑계"
                    | "변명"
                    | "입"
                    | "결심"
                    | "다짐"
                    | "허울"
            );
            if mere && !hits.iter().any(|hit| hit.first <= noun && noun <= hit.last) {
                hits.push(self.hit(Rule::Quantity, noun, predication.head, -1.5, Emotion::Regret));
            }
        }
    }

    /// 연휴를 사무실에서 보냈다, 생일에 야근했다: free time that was none.
    pub(super) fn add_spoilt(&self, hits: &mut Vec<Hit>) {
        if ![Trait::Rest, Trait::Toil, Trait::Spent].into_iter().all(|own| self.traits.has(own)) {
            return;
        }
        for predication in &self.predications {
            if predication.negations > 0 || !self.morphs[predication.head].is(Trait::Spent) {
                continue;
            }
            let start = self.clauses[self.clause_of(predication.head)].morphs.start;
            let find = |own: Trait| {
                (start..predication.start).find(|&at| {
                    let morph = &self.morphs[at];
                    morph.is(own) && morph.group == Group::Nominal
                })
            };
            // 사무실에서, 사무실 형광등 아래서
            let place = |at: usize| {
                let mut behind = self.morphs[at + 1..].iter().take(3).skip_while(|next| next.group == Group::Nominal);
                behind.next().is_some_and(|next| matches!(&*next.form, "에서" | "서" | "으로" | "로" | "하"))
            };
            let (Some(rest), Some(toil)) = (find(Trait::Rest), find(Trait::Toil).filter(|&at| place(at))) else {
                continue;
            };
            let (first, last) = (rest.min(toil), predication.head);
            if !hits.iter().any(|hit| hit.first <= last && first <= hit.last && hit.valence < 0.0) {
                hits.push(self.hit(Rule::Quantity, first, last, -1.5, Emotion::Fatigue));
            }
        }
    }
}
