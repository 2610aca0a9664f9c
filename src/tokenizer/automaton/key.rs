//! What the automaton knows eojeols and states by.

use std::sync::atomic::{AtomicU32, Ordering};

use super::super::hash::Hash;
use super::arena::begins_with;
use super::index::hash;

/// An eojeol as the automaton knows it: its length and flags, and its bytes.
#[derive(Clone, Copy)]
pub(in super::super) struct EojeolKey<'a> {
    bytes: &'a [u8],
    head: u32,
    hash: u32,
}

impl<'a> EojeolKey<'a> {
    const SPACED: u32 = 1 << 8;
    /// More than states have ways.
    const EOJEOL: u32 = 1 << 9;

    /// The longest eojeol that is kept, in bytes.
    pub(in super::super) const LONGEST: usize = 120;

    /// Of an eojeol of at most [`EojeolKey::LONGEST`] bytes with its hash.
    pub(in super::super) fn new(bytes: &'a [u8], hash: Hash) -> Self {
        let spaced = if hash.is_spaced() { Self::SPACED } else { 0 };
        let length = u32::try_from(bytes.len()).unwrap_or_default();
        Self { bytes, head: length | spaced | Self::EOJEOL, hash: hash.high() }
    }

    pub(super) fn hash(&self) -> u32 {
        self.hash
    }

    /// How many numbers it is kept as.
    pub(super) fn len(&self) -> usize {
        Self::len_by(self.head) as usize
    }

    /// How many numbers one is kept as, by the first.
    pub(super) fn len_by(head: u32) -> u32 {
        1 + (head % Self::SPACED).div_ceil(4)
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + use<'a> {
        let (fours, rest) = self.bytes.as_chunks::<4>();
        let last = rest.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte));
        let last = (!rest.is_empty()).then_some(last);
        std::iter::once(self.head).chain(fours.iter().map(|&four| u32::from_le_bytes(four))).chain(last)
    }

    /// Whether a record is of it.
    pub(super) fn is(&self, record: &[AtomicU32]) -> bool {
        let Some((head, rest)) = record.split_first() else { return false };
        if head.load(Ordering::Relaxed) != self.head {
            return false;
        }
        let (fours, last) = self.bytes.as_chunks::<4>();
        let Some((same, rest)) = rest.split_at_checked(fours.len()) else { return false };
        let is_same = |(own, &four): (&AtomicU32, &[u8; 4])| own.load(Ordering::Relaxed) == u32::from_le_bytes(four);
        same.iter().zip(fours).all(is_same)
            && (last.is_empty() || {
                let last = last.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte));
                rest.first().is_some_and(|own| own.load(Ordering::Relaxed) == last)
            })
    }
}

/// The ways of a state as the automaton knows them: how many, and by way its right id and above it its cost.
#[derive(Default)]
pub(in super::super) struct StateKey(Vec<u32>);

impl StateKey {
    /// Of costs, above the lowest, and right ids; none if there are too many or they cost too much.
    pub(in super::super) fn fill(&mut self, ways: impl Iterator<Item = (i32, u16)>) {
        self.0.clear();
        self.0.push(0);
        for (cost, right) in ways {
            let Some(cost) = u16::try_from(cost).ok().filter(|_| self.0.len() < EojeolKey::EOJEOL as usize) else {
                self.0.clear();
                return;
            };
            self.0.push(u32::from(cost) << 16 | u32::from(right));
        }
        self.0[0] = u32::try_from(self.0.len() - 1).unwrap_or_default();
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn hash(&self) -> u32 {
        hash(&self.0)
    }

    pub(super) fn numbers(&self) -> &[u32] {
        &self.0
    }

    /// Whether a record is of them.
    pub(super) fn is(&self, record: &[AtomicU32]) -> bool {
        begins_with(record, &self.0)
    }
}
