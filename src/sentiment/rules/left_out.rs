//! What others have and the writer has not.

use super::{Hit, Parsed, Role};
use crate::sentiment::factor::Factor;
use crate::sentiment::words::Trait;
use crate::tag::Tag;

impl Parsed<'_> {
    /// 나만 빼고 다 취업했다, 후배가 나보다 먼저 승진했다.
    pub(super) fn leave_out(&self, hit: &Hit, factors: &mut Vec<Factor>) {
        if hit.valence < 0.0 || factors.iter().any(|factor| factor.turns()) {
            return;
        }
        let denied = |at: usize| {
            let governor = self.governors(at).first().map(|&governor| &self.predications[governor]);
            governor.is_some_and(|governor| governor.negations % 2 == 1)
        };
        let left_out = (0..hit.first).any(|at| {
            let morph = &self.morphs[at];
            if morph.tag != Tag::Np || !morph.is(Trait::Writer) {
                return false;
            }
            let form = |ahead: usize| self.morphs.get(at + ahead).map_or("", |next| &*next.form);
            let behind = 1 + usize::from(form(1) == "만");
            let excepted = matches!(form(behind), "빼" | "빼놓" | "제외") && form(behind + 1) != "지";
            let outdone =
                form(1) == "보다" && matches!(form(2), "먼저" | "일찍" | "빨리") && self.subject_of_main_is_other();
            excepted || outdone
        });
        if left_out && matches!(self.role(hit), Role::Main | Role::Clause) && !denied(hit.last) {
            factors.push(Factor::LeftOut);
        }
    }

    fn subject_of_main_is_other(&self) -> bool {
        self.predications
            .last()
            .and_then(|main| self.subject(main))
            .is_some_and(|subject| !self.morphs[subject].is(Trait::Writer) && self.is_other(subject))
    }
}
