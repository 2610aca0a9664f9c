//! What one would rather do than something else: 그 돈을 내느니 걸어가겠다.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::reading::Morph;
use crate::sentiment::symbol::Group;
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// -느니 before a choice of one's own (낫겠다, 차라리, -고 만다) scorns what stands before it; 택시를 타느니 걷는 게 빠르다 only
    /// compares.
    pub(super) fn add_rather(&self, hits: &mut Vec<Hit>) {
        if !self.traits.has(Trait::Rather) {
            return;
        }
        let scorned =
            |own: &&super::Predication| self.morphs[own.end - 1].is(Trait::Rather) && own.start + 1 < self.morphs.len();
        let Some(own) = self.predications.iter().find(scorned) else { return };
        let rest = &self.morphs[own.end..];
        let choice = |pair: &[Morph<'_>]| {
            let better = pair[0].form == "낫" && matches!(&*pair[1].form, "겠" | "을" | "았" | "지");
            let ends = pair[0].form == "고" && pair[1].form == "말";
            better || ends || pair[1].form == "차라리"
        };
        let rather = rest.first().is_some_and(|first| first.form == "차라리") || rest.windows(2).any(choice);
        if !rather {
            return;
        }
        let last = self.morphs.iter().rposition(|morph| morph.group != Group::Sign).unwrap_or(own.end - 1);
        // 혼자 하는 게 낫겠다 is no praise.
        hits.retain(|hit| hit.last < own.start);
        hits.push(self.hit(Rule::Comparison, own.start, last.max(own.end - 1), -1.5, Emotion::Anger));
    }
}
