//! What facts add up to that many sentences have together.

use smallvec::SmallVec;

use super::weights::{Weighted, Weights};
use super::{EMOTIONS, factor};
use crate::sentiment::feature::Fact;
use crate::sentiment::table::Table;

/// How many are remembered at most; some 2 MB.
const MOST: usize = 1 << 14;

/// The sum of the weights of some facts.
#[derive(Clone, Default)]
pub(super) struct Total {
    /// Of negative and positive.
    pub(super) polarity: [i32; 2],
    pub(super) emotion: [i32; EMOTIONS],
    /// Where those weights are that count once.
    pub(super) once: SmallVec<[u32; 12]>,
}

impl Total {
    /// Adds up facts.
    pub(super) fn of(weights: &Weights, facts: &[Fact]) -> Self {
        let mut total = Self::default();
        let mut weighted = Vec::new();
        for own in facts.iter().map(Fact::feature) {
            let Some(place) = weights.place(own.id) else { continue };
            if !own.kind.is_summed() {
                if total.once.contains(&place) {
                    continue;
                }
                total.once.push(place);
            }
            weighted.push(Weighted { place, value: own.value * factor(own.kind), anchor: own.anchor });
        }
        weights.add(&weighted, &mut total.polarity, &mut total.emotion);
        total
    }
}

/// Those of facts that were met, by their keys.
#[derive(Default)]
pub(super) struct Totals {
    places: Table,
    totals: Vec<Total>,
}

impl Totals {
    /// That of a key.
    pub(super) fn of(&mut self, key: u64, make: impl FnOnce() -> Total) -> &Total {
        if self.totals.len() >= MOST {
            *self = Self::default();
        }
        let next = u32::try_from(self.totals.len()).unwrap_or(0);
        let place = self.places.get_or_insert(key, next);
        if place == next {
            self.totals.push(make());
        }
        &self.totals[place as usize]
    }
}
