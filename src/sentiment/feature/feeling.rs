//! Which emotions the words with a feeling are about, and which of them has the last word.

use super::{Anchor, Collector, Kind, Name};
use crate::sentiment::emotion::Emotion;
use crate::sentiment::rules::Hit;

/// A word with less of a feeling says nothing.
const LEAST: f32 = 0.3;

impl Collector<'_, '_> {
    /// Emotions, whatever their strength: that the sentence ends in one says more than how strong another before it is.
    pub(super) fn feelings(&mut self) {
        let parsed = self.parsed;
        let last_clause = parsed.clauses.len() - 1;
        let felt = |hit: &Hit| hit.value.abs() > LEAST && hit.emotion != Emotion::Neutral;
        for (index, hit) in parsed.hits.iter().enumerate().filter(|(_, hit)| felt(hit)) {
            let (role, anchor) = (parsed.role(hit) as u64, Anchor::hit(index));
            self.feel(name!("felt"), hit, 0, anchor);
            self.feel(name!("felt as"), hit, role, anchor);
            if hit.clause == last_clause {
                self.feel(name!("felt last"), hit, 0, anchor);
            }
            if !hit.factors.is_empty() {
                self.feel(name!("felt with"), hit, hit.factors[0] as u64, anchor);
            }
        }
        let mut felt_hits = parsed.hits.iter().enumerate().filter(|(_, hit)| felt(hit));
        if let Some((index, hit)) = felt_hits.next_back() {
            let anchor = Anchor::hit(index);
            self.feel(name!("felt finally"), hit, 0, anchor);
            let others = felt_hits.clone().any(|(_, other)| other.emotion != hit.emotion);
            if !others {
                self.feel(name!("only felt"), hit, 0, anchor);
            } else if let Some((_, before)) = felt_hits.next_back() {
                self.feel(name!("felt after"), hit, before.emotion as u64, anchor);
            }
        }
        for &(at, emotion) in &parsed.mentions {
            self.mark(Kind::Feeling, name!("mentioned"), emotion as u64, Anchor::morph(at));
        }
    }

    fn feel(&mut self, name: Name, hit: &Hit, detail: u64, anchor: Anchor) {
        let own = 2 * (hit.emotion as u64) + u64::from(hit.value > 0.0);
        self.mark(Kind::Feeling, name, 100 * detail + own, anchor);
    }
}
