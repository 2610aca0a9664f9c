//! Hash tables that one thread at a time adds to while others read: nothing is ever removed or changed.

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

/// Places of records by hash.
pub(super) struct Names {
    /// The hash, and the place, which is not 0. 0 is vacant.
    slots: Box<[AtomicU64]>,
}

impl Names {
    /// The bytes of a slot.
    pub(super) const SLOT: usize = size_of::<u64>();

    /// With so many slots, a power of two from 2 on.
    pub(super) fn new(slots: usize) -> Self {
        Self { slots: (0..slots).map(|_| AtomicU64::new(0)).collect() }
    }

    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The place of this hash for which `is` holds.
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = self.first(hash);
        // There is always a vacant one.
        loop {
            let slot = self.slots[at].load(Ordering::Acquire);
            if slot == 0 {
                return None;
            }
            if (slot >> 32) as u32 == hash && is(low(slot)) {
                return Some(low(slot));
            }
            at = self.next(at);
        }
    }

    /// Adds a place that is not there. There is more than one vacant slot.
    pub(super) fn insert(&self, hash: u32, place: u32) {
        let mut at = self.first(hash);
        while self.slots[at].load(Ordering::Relaxed) != 0 {
            at = self.next(at);
        }
        self.slots[at].store(pair(hash, place), Ordering::Release);
    }

    /// The same in more slots.
    pub(super) fn grown(&self, slots: usize) -> Self {
        let grown = Self::new(slots);
        for slot in &self.slots {
            let slot = slot.load(Ordering::Relaxed);
            if slot != 0 {
                grown.insert((slot >> 32) as u32, low(slot));
            }
        }
        grown
    }

    /// The slot where a hash should be.
    fn first(&self, hash: u32) -> usize {
        (hash >> (32 - self.slots.len().trailing_zeros())) as usize
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

/// Where the automaton goes on from a state by an eojeol.
pub(super) struct Edges {
    /// State and eojeol, which is not 0; next state and outcome. 0 is vacant.
    slots: Box<[[AtomicU64; 2]]>,
}

impl Edges {
    pub(super) const SLOT: usize = 2 * size_of::<u64>();

    /// With so many slots, a power of two from 2 on.
    pub(super) fn new(slots: usize) -> Self {
        Self { slots: (0..slots).map(|_| [AtomicU64::new(0), AtomicU64::new(0)]).collect() }
    }

    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The next state, and the outcome.
    pub(super) fn find(&self, state: u32, eojeol: u32) -> Option<(u32, u32)> {
        let wanted = pair(state, eojeol);
        let mut at = self.place(wanted);
        // There is always a vacant one.
        loop {
            let [key, value] = &self.slots[at];
            match key.load(Ordering::Acquire) {
                0 => return None,
                key if key == wanted => {
                    let value = value.load(Ordering::Relaxed);
                    return Some(((value >> 32) as u32, low(value)));
                }
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// Adds an edge that is not there. There is more than one vacant slot.
    pub(super) fn insert(&self, state: u32, eojeol: u32, next: u32, outcome: u32) {
        self.add(pair(state, eojeol), pair(next, outcome));
    }

    /// The same in more slots.
    pub(super) fn grown(&self, slots: usize) -> Self {
        let grown = Self::new(slots);
        for [key, value] in &self.slots {
            let key = key.load(Ordering::Relaxed);
            if key != 0 {
                grown.add(key, value.load(Ordering::Relaxed));
            }
        }
        grown
    }

    fn add(&self, key: u64, value: u64) {
        let mut at = self.place(key);
        while self.slots[at][0].load(Ordering::Relaxed) != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at][1].store(value, Ordering::Relaxed);
        self.slots[at][0].store(key, Ordering::Release);
    }

    #[allow(clippy::cast_possible_truncation, reason = "less than the number of slots")]
    fn place(&self, key: u64) -> usize {
        // Eojeols differ in the lower bits, states in all.
        let mixed = (key ^ key >> 29).wrapping_mul(FACTOR);
        (mixed >> (64 - self.slots.len().trailing_zeros())) as usize
    }
}

fn pair(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
fn low(pair: u64) -> u32 {
    pair as u32
}
