//! An eojeol as it is kept, together with the edge that came first: most eojeols have no other, and then all lies in one place.
//!
//! A record is a run of 32-bit numbers:
//!
//! ```text
//! key · place of the last outcome after the first, or 0 · state and next state of the first edge · its outcome
//! ```

use std::sync::atomic::Ordering;

use super::EojeolKey;
use super::arena::Arena;

/// The numbers between the key and the first outcome.
const HEAD: u32 = 3;

/// An eojeol where it is kept.
#[derive(Clone, Copy)]
pub(super) struct Eojeol<'a> {
    arena: &'a Arena,
    /// Behind its key.
    place: u32,
}

impl<'a> Eojeol<'a> {
    /// The eojeol of this name.
    #[inline]
    pub(super) fn of(arena: &'a Arena, name: u32) -> Self {
        let head = arena.from(name).first().map_or(0, |head| head.load(Ordering::Relaxed));
        Self { arena, place: name + EojeolKey::len_by(head) }
    }

    /// The numbers of its record.
    pub(super) fn numbers(key: EojeolKey<'_>, [state, next]: [u32; 2], outcome: &[u32]) -> impl Iterator<Item = u32> {
        // No outcome comes before the first.
        key.numbers().chain([0, state, next, 0]).chain(outcome.iter().copied())
    }

    /// How many numbers its record has.
    pub(super) fn len(key: EojeolKey<'_>, outcome: &[u32]) -> usize {
        key.len() + HEAD as usize + 1 + outcome.len()
    }

    /// The next state and the outcome, if its first edge begins in this state.
    #[inline]
    pub(super) fn find(self, state: u32) -> Option<(u32, u32)> {
        let [_, own, next, ..] = self.arena.from(self.place) else { return None };
        (own.load(Ordering::Relaxed) == state).then(|| (next.load(Ordering::Relaxed), self.place + HEAD))
    }

    /// The place of its last outcome.
    pub(super) fn last(self) -> u32 {
        match self.arena.from(self.place).first().map_or(0, |last| last.load(Ordering::Relaxed)) {
            0 => self.place + HEAD,
            last => last,
        }
    }

    /// Notes the place of its last outcome.
    pub(super) fn set_last(self, place: u32) -> Option<()> {
        self.arena.write(self.place, std::iter::once(place))
    }
}
