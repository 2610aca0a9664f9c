//! What would have been.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 친구가 없었으면 버티지 못했을 것이다 is thanks, 조금만 빨리 시작했어도 달랐을 것이다 regret, 하마터면 넘어질 뻔했다 relief, though no
    /// word in them says so.
    pub(super) fn add_unmet(&self, hits: &mut Vec<Hit>) {
        if !self.any.unmet {
            return;
        }
        for (index, condition) in self.predications.iter().enumerate() {
            if !condition.past_condition && !condition.regret {
                continue;
            }
            self.add_missed(index, hits);
            self.add_if_only(index, hits);
            // 선생님 아니었으면 죽었다
            let spared = matches!(&*self.morphs[condition.head].form, "없" | "아니");
            let outcome = self.predications[index + 1..].iter().find(|main| {
                if spared && main.past && matches!(&*self.morphs[main.head].form, "죽" | "망하" | "큰일나") {
                    return true;
                }
                // 그때 포기했으면 이 무대는 없었다
                let is_undone = condition.past_condition
                    && main.past
                    && main.link == Link::Final
                    && self.morphs[main.head].form == "없"
                    && hits
                        .iter()
                        .any(|hit| condition.start <= hit.last && hit.last < condition.end && hit.valence < 0.0);
                is_undone
                    || main.near_miss
                    || main.would && main.past && (main.conjecture || main.link == Link::Adnominal)
            });
            let Some(outcome) = outcome else { continue };
            let head = &*self.morphs[condition.head].form;
            let alone = self.morphs[condition.start].form == "혼자";
            // 그분을 만나지 못했다면
            let without = matches!(head, "없" | "아니") || alone || condition.inability && condition.negations % 2 == 1;
            let clause = self.clauses[self.clause_of(condition.head)].morphs.start;
            let missing = outcome.negations % 2 == 1 || self.morphs[outcome.head].form == "없";
            // 그때 포기했으면
            let amiss = condition.negations.is_multiple_of(2)
                && hits.iter().any(|hit| hit.first >= clause && hit.last < condition.end && hit.valence < 0.0);
            let said = self.would_have_been(condition, hits);
            let trouble = missing && !without && self.is_this_trouble(condition.end, outcome.head);
            let (valence, emotion) = if outcome.near_miss {
                (1.5, Emotion::Relief)
            } else if trouble && !amiss {
                // 말을 들었더라면 이 고생은 안 했을 것이다
                (-1.5, Emotion::Regret)
            } else if said > 0.5 && !without {
                (-1.5, Emotion::Regret)
            } else if said < -0.5 {
                (1.5, if without { Emotion::Gratitude } else { Emotion::Relief })
            } else if without && (missing || hits.iter().any(|hit| hit.first >= outcome.start && hit.valence < 0.0)) {
                (2.0, Emotion::Gratitude)
            } else if amiss && missing && !condition.regret {
                (1.5, Emotion::Relief)
            } else if !condition.regret && !without && self.wants_more(condition) {
                (-1.5, Emotion::Regret)
            } else {
                continue;
            };
            let (first, last) = (condition.start, outcome.end - 1);
            if !hits.iter().any(|hit| hit.rule == Rule::Counterfactual && first <= hit.last && hit.first <= last) {
                hits.push(self.hit(Rule::Counterfactual, first, last, valence, emotion));
            }
        }
    }

    /// 밤새 텐트가 날아갈 뻔했다: a fright, though no word says so.
    pub(super) fn add_fright(&self, hits: &mut Vec<Hit>) {
        let Some(last) = self.predications.last().filter(|last| self.tells_fright(last)) else { return };
        let clause = &self.clauses[self.clause_of(last.head)];
        if !hits.iter().any(|hit| clause.morphs.contains(&hit.last)) {
            hits.push(self.hit(Rule::Counterfactual, last.head, last.end - 1, -1.0, Emotion::Anxiety));
        }
    }

    /// 조금만 더 일찍, 한 문제만 더: what a condition wants little more of; not 표본이 더 컸다면.
    pub(super) fn wants_more(&self, condition: &Predication) -> bool {
        let clause = self.clauses[self.clause_of(condition.head)].morphs.start;
        (clause..condition.head).any(|at| {
            let morph = &self.morphs[at];
            let more = morph.form == "더" && self.morphs[at + 1].group == Group::Modifier;
            more || morph.is(Trait::Sooner) && morph.form != "더"
        })
    }

    /// 화석이 발견되지 않았더라면, 증기기관이 있었더라면: nobody could have done otherwise, and nothing that one would wish for.
    pub(super) fn is_idle_supposition(&self, condition: &Predication) -> bool {
        let head = &*self.morphs[condition.head].form;
        let happens = matches!(head, "있" | "되" | "지" | "태어나" | "생기" | "나타나" | "발견되" | "일어나" | "오")
            || self.morphs[condition.head].tag == Tag::Xsv && head == "되";
        let Some(subject) = self.subject(condition) else { return head == "태어나" };
        let wished = matches!(
            &*self.morphs[subject].form,
            "시간" | "돈" | "기회" | "용기" | "운" | "여유" | "힘" | "눈치" | "지혜"
        );
        let clause = &self.clauses[self.clause_of(condition.head)];
        let mine = self.morphs[clause.morphs.start..condition.head]
            .iter()
            .any(|own| own.is(Trait::Writer) || own.is(Trait::Person));
        condition.link == Link::Condition && happens && !wished && !mine && !self.wants_more(condition)
    }

    /// 이런 일은 없었을 것이다: the trouble that there is.
    fn is_this_trouble(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| {
            matches!(&*self.morphs[at - 1].form, "이런" | "이" | "그런")
                && matches!(&*self.morphs[at].form, "일" | "고생" | "사달" | "꼴" | "지경" | "사태" | "난리" | "후회")
        })
    }

    /// 떨어질 줄 알았는데 붙었다: what was dreaded did not come, or what was hoped for.
    pub(super) fn add_mistaken(&self, hits: &mut Vec<Hit>) {
        if !self.any.mistaken {
            return;
        }
        for (index, predication) in self.predications.iter().enumerate() {
            if !predication.mistaken || predication.link != Link::Contrast || index + 1 == self.predications.len() {
                continue;
            }
            let later = |hit: &Hit| hit.first >= predication.end && hit.valence != 0.0;
            if hits.iter().any(later) {
                continue;
            }
            let verb = &self.morphs[predication.head];
            let dreaded = predication.negations % 2 == 1 || verb.is(Trait::Dreaded);
            let hoped = verb.is(Trait::Hoped);
            let (valence, emotion) = match (dreaded, hoped) {
                (true, _) => (1.5, Emotion::Relief),
                (_, true) => (-1.5, Emotion::Regret),
                _ => continue,
            };
            let last = self.predications.last().map_or(predication.end, |last| last.end) - 1;
            hits.push(self.hit(Rule::Counterfactual, predication.end.min(last), last, valence, emotion));
        }
    }

    /// 백업만 해 뒀어도 날아가진 않았다, 고치지만 않았어도 합격선이었다: so little, and it was not done.
    fn add_if_only(&self, index: usize, hits: &mut Vec<Hit>) {
        let condition = &self.predications[index];
        let Some(outcome) = self.predications.get(index + 1).filter(|own| own.past && !own.would && !own.question)
        else {
            return;
        };
        let clause = self.clauses[self.clause_of(condition.head)].morphs.start;
        let words = &self.morphs[clause..condition.end];
        let only = words.iter().any(|morph| morph.form == "만" && morph.tag == Tag::Jx);
        let but = words.iter().any(|morph| morph.form == "지만" && morph.group == Group::Ending);
        let undone = condition.negations.is_multiple_of(2) && only && outcome.negations % 2 == 1;
        let done = condition.negations % 2 == 1 && (but || only) && outcome.negations == 0;
        let late = matches!(&*self.morphs[condition.head].form, "늦" | "어긋나" | "빗나가" | "지체" | "방심");
        if !condition.even_if || late || outcome.link != Link::Final || !(undone || done) {
            return;
        }
        hits.retain(|hit| hit.last < outcome.start || outcome.end <= hit.first);
        hits.push(self.hit(Rule::Counterfactual, condition.start, outcome.end - 1, -1.5, Emotion::Regret));
    }

    /// 한 문제만 더 맞혔으면 붙는 거였는데: so near. 5분만 늦었어도 위험했다: near enough to harm.
    fn add_missed(&self, index: usize, hits: &mut Vec<Hit>) {
        let condition = &self.predications[index];
        if !self.wants_more(condition) || condition.negations % 2 == 1 {
            return;
        }
        let Some(outcome) = self.predications.get(index + 1).filter(|outcome| outcome.past && !outcome.would) else {
            return;
        };
        let nearly = self.morphs[outcome.head..outcome.end]
            .windows(2)
            .any(|pair| matches!(&*pair[0].form, "것" | "거") && pair[1].tag == Tag::Vcp);
        let harm = hits.iter().any(|hit| hit.first >= outcome.start && hit.last < outcome.end && hit.valence < 0.0);
        let late = matches!(&*self.morphs[condition.head].form, "늦" | "어긋나" | "빗나가" | "지체" | "방심");
        let (valence, emotion) = match (harm, late) {
            (true, true) if condition.even_if => (1.5, Emotion::Relief),
            (false, false) if nearly && !condition.even_if => (-1.5, Emotion::Regret),
            _ => return,
        };
        if harm {
            hits.retain(|hit| !(hit.first >= outcome.start && hit.last < outcome.end));
        }
        hits.push(self.hit(Rule::Counterfactual, condition.start, outcome.end - 1, valence, emotion));
    }
}
