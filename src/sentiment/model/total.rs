//! What facts add up to that many sentences have together.

use smallvec::SmallVec;

use super::factor;
use super::weights::{Sum, Weights};
use crate::sentiment::feature::Fact;
use crate::sentiment::table::Table;

/// How many are remembered at most; some 2 MB.
const MOST: usize = 1 << 14;

/// The sum of the weights of some facts.
#[derive(Clone, Default)]
pub(super) struct Total {
    pub(super) sum: Sum,
    /// Where those weights are that count once.
    pub(super) once: SmallVec<[u32; 12]>,
}

impl Total {
    /// Adds up facts.
    pub(super) fn of(weights: &Weights, facts: &[Fact]) -> Self {
        let mut once = SmallVec::new();
        let weighted = facts.iter().map(Fact::feature).filter_map(|own| {
            let place = weights.place(own.id);
            let is_first = own.kind.is_summed() || !once.contains(&place);
            if !own.kind.is_summed() && is_first && place != Weights::NOWHERE {
                once.push(place);
            }
            is_first.then_some((place, own.value * factor(own.kind)))
        });
        let sum = weights.weighted_sum(weighted);
        Self { sum, once }
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
