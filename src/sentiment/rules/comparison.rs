//! Worse than before, better than before.

use super::{Hit, Parsed, Rule, add_where_free};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// 예전만 못하다, 몸이 예전 같지 않다
    pub(super) fn add_comparisons(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Comparison) {
            return;
        }
        for (at, morph) in self.morphs.iter().enumerate().skip(1).filter(|(_, morph)| morph.is(Trait::Comparison)) {
            let form = |ahead: usize| self.morphs.get(at + ahead).map_or("", |next| &*next.form);
            let noun = &self.morphs[at - 1];
            // 예전의 나와는 다르다
            if matches!(&*morph.form, "나" | "내" | "모습")
                && at > 1
                && self.morphs[at - 2].is(Trait::Past)
                && self.morphs[at - 1].form == "의"
                && let Some(&governor) = self.governors(at).first()
                && matches!(&*self.morphs[self.predications[governor].head].form, "다르" | "달라지")
            {
                hits.push(self.hit(Rule::Comparison, at - 2, self.predications[governor].head, 1.5, Emotion::Pride));
                continue;
            }
            let last = match &*morph.form {
                // 신입만도 못하다, 안 하느니만 못하다
                "만" if morph.group == Group::Particle && form(1) == "못하" => at + 1,
                "만" if morph.group == Group::Particle && form(1) == "도" && form(2) == "못하" => at + 2,
                // 예전처럼 북적이지 않는다
                "처럼" | "만큼" if morph.group == Group::Particle && noun.is(Trait::Past) => {
                    let governor = self.governors(at).first().map(|&governor| &self.predications[governor]);
                    let Some(denied) = governor.filter(|governor| governor.negations % 2 == 1) else { continue };
                    denied.end - 1
                }
                "같" if noun.is(Trait::Past) && form(1) == "지" && matches!(form(2), "않" | "못하") => at + 2,
                _ => continue,
            };
            add_where_free(hits, self.hit(Rule::Comparison, at - 1, last, -2.0, Emotion::Regret));
        }
    }

    /// 예전 같으면 밤새 붙들고 있었을 버그를 한 시간 만에 잡았다: it is better now, or worse if what was before was good.
    pub(super) fn add_bygone(&self, hits: &mut Vec<Hit>) {
        let Some(index) = self.predications.iter().position(|own| own.past_condition && !own.past && !own.regret)
        else {
            return;
        };
        let condition = &self.predications[index];
        let mut rest = self.predications[index + 1..].iter();
        let (Some(was), Some(main)) = (rest.clone().find(|own| own.would && own.past), rest.next_back()) else {
            return;
        };
        let then: f32 =
            hits.iter().filter(|hit| hit.first >= condition.end && hit.last < was.end).map(|hit| hit.valence).sum();
        let (valence, emotion) = match then {
            then if then < -0.5 => (1.5, Emotion::Pride),
            then if then > 0.5 => (-1.5, Emotion::Regret),
            // Only 울었을 것이다, which does not tell what is so now.
            _ if std::ptr::eq(was, main) => return,
            _ => (1.0, Emotion::Pride),
        };
        hits.push(self.hit(Rule::Comparison, condition.start, main.end - 1, valence, emotion));
    }
}
