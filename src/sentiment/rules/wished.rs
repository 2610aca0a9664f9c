//! What became of a wish.

use super::{Hit, Parsed, Rule};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::predication::{Link, Predication};
use crate::sentiment::words::Trait;

impl Parsed<'_> {
    /// 되고 싶던 사서가 되었다, 가고 싶었던 학교에 떨어졌다: what became of a wish.
    pub(super) fn add_wished(&self, hits: &mut Vec<Hit>) {
        if !self.any.links(Link::Adnominal) {
            return;
        }
        let Some(main) = self.predications.last().filter(|main| main.past && !main.question && !main.regret) else {
            return;
        };
        let longed = |own: &Predication| {
            // 되고 싶던, 바라던
            let then = || self.morphs[own.end - 1].form == "던" || own.past;
            if own.link != Link::Adnominal || own.negations > 0 || !then() {
                return false;
            }
            let mut pairs = self.morphs[own.head..own.end].windows(2);
            self.tells(own, Trait::Longing) || pairs.any(|pair| pair[0].form == "고" && pair[1].form == "싶")
        };
        let Some(wish) = self.predications.iter().find(|own| own.end <= main.start && longed(own)) else { return };
        // 이 활동이 아니었다면 바라던 회사에 취업하지 못했을 것이다
        if self.predications.iter().any(|own| own.start >= wish.end && self.is_unreal(own)) {
            return;
        }
        if hits.iter().any(|hit| hit.first > wish.end && hit.valence.abs() > 1.0) {
            return;
        }
        let missed = main.negations % 2 == 1 || self.tells(main, Trait::Miss);
        let gained = self.tells(main, Trait::Attainment);
        let (valence, emotion) = match (missed, gained) {
            (true, _) => (-1.5, Emotion::Regret),
            (false, true) => (1.5, Emotion::Joy),
            _ => return,
        };
        let (first, last) = (wish.start, main.end - 1);
        hits.push(self.hit(Rule::Counterfactual, first, last, valence, emotion));
    }
}
