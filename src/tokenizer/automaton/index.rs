//! Hash tables that one thread at a time adds to while others read: nothing is ever removed or changed.

use std::hint::select_unpredictable;
use std::sync::atomic::{AtomicU64, Ordering};

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of numbers.
pub(super) fn hash(numbers: &[u32]) -> u32 {
    (numbers.iter().fold(FACTOR, |hash, &number| mix(hash ^ u64::from(number))) >> 32) as u32
}

/// Mixes the bits of a number, by the halves of a product.
pub(super) fn mix(number: u64) -> u64 {
    let product = u128::from(number) * u128::from(FACTOR);
    #[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
    let mixed = product as u64 ^ (product >> 64) as u64;
    mixed
}

/// As much as a processor gets from memory at once: slots, taken from the first on.
#[repr(align(64))]
struct Line([AtomicU64; Line::SLOTS]);

impl Line {
    const SLOTS: usize = 8;

    /// So many vacant ones.
    fn vacant(count: usize) -> Box<[Self]> {
        (0..count).map(|_| Self([const { AtomicU64::new(0) }; Self::SLOTS])).collect()
    }
}

/// Places of records by hash.
pub(super) struct Names {
    /// Slots of the hash and the place, which is not 0. 0 is vacant.
    lines: Box<[Line]>,
}

impl Names {
    /// The bytes of a slot.
    pub(super) const SLOT: usize = size_of::<u64>();

    /// With so many slots, a power of two from 16 on.
    pub(super) fn new(slots: usize) -> Self {
        Self { lines: Line::vacant(slots / Line::SLOTS) }
    }

    pub(super) fn slots(&self) -> usize {
        self.lines.len() * Line::SLOTS
    }

    /// A place of this hash in the line where it should be, or 0.
    #[inline]
    pub(super) fn guess(&self, hash: u32) -> u32 {
        let slots = self.lines[self.first(hash)].0.each_ref().map(|slot| slot.load(Ordering::Acquire));
        // Nothing branches on which it is, so that the next guess need not wait for this one.
        slots.into_iter().fold(0, |place, slot| select_unpredictable((slot >> 32) as u32 == hash, low(slot), place))
    }

    /// The place of this hash for which `is` holds.
    #[inline]
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = self.first(hash);
        // There is always a vacant one.
        loop {
            let slots = self.lines[at].0.each_ref().map(|slot| slot.load(Ordering::Acquire));
            // Where in its line a slot is cannot be foretold: nothing branches on it.
            let mut own = set(slots.map(|slot| (slot >> 32) as u32 == hash));
            while own != 0 {
                let place = low(slots[own.trailing_zeros() as usize]);
                if place != 0 && is(place) {
                    return Some(place);
                }
                own &= own - 1;
            }
            if slots[Line::SLOTS - 1] == 0 {
                return None;
            }
            at = self.next(at);
        }
    }

    /// Adds a place that is not there. There is more than one vacant slot.
    pub(super) fn insert(&self, hash: u32, place: u32) {
        let mut at = self.first(hash);
        loop {
            if let Some(slot) = self.lines[at].0.iter().find(|slot| slot.load(Ordering::Relaxed) == 0) {
                return slot.store(pair(hash, place), Ordering::Release);
            }
            at = self.next(at);
        }
    }

    /// The same in more slots.
    pub(super) fn grown(&self, slots: usize) -> Self {
        let grown = Self::new(slots);
        for slot in self.lines.iter().flat_map(|line| &line.0) {
            let slot = slot.load(Ordering::Relaxed);
            if slot != 0 {
                grown.insert((slot >> 32) as u32, low(slot));
            }
        }
        grown
    }

    /// The line where a hash should be.
    fn first(&self, hash: u32) -> usize {
        (hash >> (32 - self.lines.len().trailing_zeros())) as usize
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.lines.len() - 1)
    }
}

/// Where the automaton goes on from a state by an eojeol.
pub(super) struct Edges {
    /// In the first half of a line state and eojeol, which is not 0; in the second next state and outcome. 0 is vacant.
    lines: Box<[Line]>,
}

impl Edges {
    pub(super) const SLOT: usize = 2 * size_of::<u64>();
    /// The edges of a line.
    const HALF: usize = Line::SLOTS / 2;

    /// With so many slots, a power of two from 8 on.
    pub(super) fn new(slots: usize) -> Self {
        Self { lines: Line::vacant(slots / Self::HALF) }
    }

    pub(super) fn slots(&self) -> usize {
        self.lines.len() * Self::HALF
    }

    /// The next state, and the outcome.
    #[inline]
    pub(super) fn find(&self, state: u32, eojeol: u32) -> Option<(u32, u32)> {
        let wanted = pair(state, eojeol);
        let mut at = self.first(wanted);
        // There is always a vacant one.
        loop {
            let [a, b, c, d, values @ ..] = &self.lines[at].0;
            let keys = [a, b, c, d].map(|key| key.load(Ordering::Acquire));
            let own = set(keys.map(|key| key == wanted));
            if own != 0 {
                let value = values[own.trailing_zeros() as usize % Self::HALF].load(Ordering::Relaxed);
                return Some(((value >> 32) as u32, low(value)));
            }
            if keys[Self::HALF - 1] == 0 {
                return None;
            }
            at = self.next(at);
        }
    }

    /// Adds an edge that is not there. There is more than one vacant slot.
    pub(super) fn insert(&self, state: u32, eojeol: u32, next: u32, outcome: u32) {
        self.add(pair(state, eojeol), pair(next, outcome));
    }

    /// The same in more slots.
    pub(super) fn grown(&self, slots: usize) -> Self {
        let grown = Self::new(slots);
        for line in &self.lines {
            let (keys, values) = line.0.split_at(Self::HALF);
            for (key, value) in keys.iter().zip(values) {
                let key = key.load(Ordering::Relaxed);
                if key != 0 {
                    grown.add(key, value.load(Ordering::Relaxed));
                }
            }
        }
        grown
    }

    fn add(&self, key: u64, value: u64) {
        let mut at = self.first(key);
        loop {
            let (keys, values) = self.lines[at].0.split_at(Self::HALF);
            let vacant = keys.iter().zip(values).find(|(key, _)| key.load(Ordering::Relaxed) == 0);
            if let Some((own, own_value)) = vacant {
                own_value.store(value, Ordering::Relaxed);
                return own.store(key, Ordering::Release);
            }
            at = self.next(at);
        }
    }

    /// The line where a key should be.
    #[allow(clippy::cast_possible_truncation, reason = "less than the number of lines")]
    fn first(&self, key: u64) -> usize {
        // Eojeols differ in the lower bits, states in all.
        let mixed = (key ^ key >> 29).wrapping_mul(FACTOR);
        (mixed >> (64 - self.lines.len().trailing_zeros())) as usize
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.lines.len() - 1)
    }
}

/// The number whose bits are these.
fn set<const N: usize>(bits: [bool; N]) -> u32 {
    (0..).zip(bits).fold(0, |set, (place, bit)| set | u32::from(bit) << place)
}

fn pair(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
fn low(pair: u64) -> u32 {
    pair as u32
}
