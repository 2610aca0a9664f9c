//! How far ahead a beginning of an eojeol has to be of another one for good.

use super::{FAR, NO_PATH};
use crate::dictionary::Dictionary;

/// The most that one left id can be dearer to come to than another.
#[derive(Default)]
pub(super) struct Lead {
    /// What was computed before: the two ids and the difference, by a hash of the ids.
    known: Vec<(u32, i32)>,
}

impl Lead {
    const SLOTS: usize = 1 << 14;
    /// The right ids used most: what a few of them differ by shows mostly that no bound will help.
    const SAMPLES: usize = 8;
    /// Hardly any two left ids differ by less, so that looking would be in vain.
    const HOPE: i32 = 1000;

    /// Forgets the costs from firsts that can never be the best, from `costs` by first to one exit.
    pub(super) fn drop_firsts(&mut self, dictionary: &Dictionary, firsts: &[u16], costs: &mut [i32]) {
        // Hardly anything is dropped for others than the cheapest.
        let Some((cheapest, &lowest)) = costs.iter().enumerate().min_by_key(|(_, cost)| **cost) else { return };
        let ahead = firsts[cheapest].into();
        for (&first, cost) in firsts.iter().zip(costs) {
            let margin = *cost - lowest;
            if margin >= Self::HOPE && *cost < NO_PATH && self.is_below(dictionary, ahead, first.into(), margin) {
                *cost = FAR;
            }
        }
    }

    /// Whether coming to the left id `a` never costs as much as `margin` more than coming to `b`.
    pub(super) fn is_below(&mut self, dictionary: &Dictionary, a: u32, b: u32, margin: i32) -> bool {
        if margin < Self::HOPE {
            return false;
        }
        let [a, b] = [a, b].map(|left| u16::try_from(left).unwrap_or_default());
        let [Some(row), Some(other)] =
            [a, b].map(|left| dictionary.connections.row(left).first_chunk::<{ Self::SAMPLES }>())
        else {
            return false;
        };
        let mut sample = i16::MIN;
        for (&a, &b) in row.iter().zip(other) {
            sample = sample.max(a.saturating_sub(b));
        }
        i32::from(sample) < margin && self.most(dictionary, a, b) < margin
    }

    /// The most that coming to the left id `a` costs more than coming to `b`.
    fn most(&mut self, dictionary: &Dictionary, a: u16, b: u16) -> i32 {
        if a == b {
            return 0;
        }
        let key = u32::from(a) << 16 | u32::from(b);
        if self.known.is_empty() {
            self.known.resize(Self::SLOTS, (0, 0));
        }
        let slot = key.wrapping_mul(0x9e37_79b1) >> (32 - Self::SLOTS.ilog2());
        let known = &mut self.known[slot as usize];
        if known.0 != key {
            let [a, b] = [a, b].map(|left| dictionary.connections.row(left));
            let differences = a.iter().zip(b).map(|(&a, &b)| a.saturating_sub(b));
            let most = differences.fold(i16::MIN, i16::max);
            // It may be more.
            *known = (key, if most == i16::MAX { i32::MAX } else { most.into() });
        }
        known.1
    }
}
