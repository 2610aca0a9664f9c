//! What came of eojeols behind the same words before: a lazy automaton that all workers share.
//!
//! Its states are the ways to a place between two eojeols: right ids and how much dearer each is than the cheapest. A state and
//! an eojeol decide the next state and which words the ways are made of, so what was found once, in whichever
//! way, is found again by looking up two numbers: text that comes again costs no search. The
//! idea is that of lazy automata for regular expressions (RE2, `regex-automata`).
//!
//! Reading takes no lock. Who has something to add does if nobody else is adding, and else leaves it for the next time:
//! what is known depends on the threads, what comes of it does not. When the memory is full nothing is added until twice as
//! much has been refused as there is; then all begins anew, and threads that are in the middle of a line keep the old until its
//! end.

mod arena;
mod eojeol;
mod index;
mod key;
mod outcome;
mod writer;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arena::Arena;
use eojeol::Eojeol;
use index::{Edges, Names};
pub(super) use key::{EojeolKey, StateKey};
pub(super) use outcome::{Outcome, OutcomeMaker};
use writer::Writer;

use super::hash::Hash;

/// The ways to a place between eojeols, by number: where their record lies, or the right id of the only one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct State(u32);

impl State {
    /// The only way, which ends in this right id.
    pub(super) const fn only(right: u16) -> Self {
        Self(Self::ONLY | right as u32)
    }

    /// Ways that have no number.
    pub(super) const NONE: Self = Self(0);

    const ONLY: u32 = 1 << 31;

    /// The right id, if it is of one way only.
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    pub(super) fn right(self) -> Option<u16> {
        (self.0 & Self::ONLY != 0).then_some(self.0 as u16)
    }
}

/// An eojeol by number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Name(u32);

/// Where an eojeol may lie.
#[derive(Clone, Copy)]
pub(super) struct Guess(u32);

impl Guess {
    pub(super) const NONE: Self = Self(0);
}

/// Where an outcome lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutcomeRef(u32);

/// An edge to be added.
pub(super) struct Edge<'a> {
    /// From here, if it has a number, and anyway from these ways.
    pub(super) state: State,
    pub(super) ways: &'a StateKey,
    pub(super) key: EojeolKey<'a>,
    /// The ways behind, and if that is only one its state.
    pub(super) next: State,
    pub(super) next_ways: &'a StateKey,
    pub(super) outcome: &'a [u32],
}

/// What is known, as of some time; more may be added meanwhile.
pub(super) struct Known {
    arena: Arc<Arena>,
    names: Arc<Names>,
    edges: Arc<Edges>,
    number: u32,
}

impl Known {
    /// Where the record of an eojeol of this hash may lie, not looking there.
    pub(super) fn guess(&self, hash: Hash) -> Guess {
        Guess(self.names.guess(hash.high()))
    }

    /// The number of an eojeol, which may be the guessed one.
    pub(super) fn name(&self, key: EojeolKey<'_>, Guess(guess): Guess) -> Option<Name> {
        let is = |place| key.is(self.arena.from(place));
        if guess != Guess::NONE.0 && is(guess) { Some(Name(guess)) } else { self.names.find(key.hash(), is).map(Name) }
    }

    /// The state of ways that are more than one.
    pub(super) fn state(&self, ways: &StateKey) -> Option<State> {
        if ways.is_empty() {
            return None;
        }
        self.names.find(ways.hash(), |place| ways.is(self.arena.from(place))).map(State)
    }

    /// What comes of an eojeol behind a state.
    pub(super) fn follow(&self, state: State, name: Name) -> Option<(State, OutcomeRef)> {
        let (next, outcome) = self.find(state.0, name.0)?;
        Some((State(next), OutcomeRef(outcome)))
    }

    /// The next state, and the outcome, where they lie.
    #[inline]
    fn find(&self, state: u32, name: u32) -> Option<(u32, u32)> {
        Eojeol::of(&self.arena, name).find(state).or_else(|| self.edges.find(state, name))
    }

    /// An outcome.
    pub(super) fn outcome(&self, outcome: OutcomeRef) -> Outcome<'_> {
        Outcome::new(self.arena.from(outcome.0))
    }

    /// The costs and right ids of a state of more than one way.
    #[allow(clippy::cast_possible_truncation, reason = "halves of a number")]
    pub(super) fn ways(&self, state: State) -> impl Iterator<Item = (i32, u16)> {
        let record = self.arena.from(state.0);
        let count = record.first().map_or(0, |count| count.load(Ordering::Relaxed) as usize);
        record.iter().skip(1).take(count).map(|way| {
            let way = way.load(Ordering::Relaxed);
            ((way >> 16).cast_signed(), way as u16)
        })
    }

    /// Whether the numbers of the other mean the same here.
    pub(super) fn goes_on(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.arena, &other.arena)
    }
}

/// The automaton of a tokenizer.
pub(super) struct Automaton {
    /// The number of what is known.
    number: AtomicU32,
    writer: Mutex<Writer>,
}

impl Automaton {
    /// Less memory than this is not worth it, in bytes.
    pub(super) const LEAST: usize = 48 << 10;

    /// In at most `bytes` of memory.
    pub(super) fn new(bytes: usize) -> Self {
        Self { number: AtomicU32::new(0), writer: Mutex::new(Writer::new(bytes, 0)) }
    }

    /// What is known now.
    pub(super) fn known(&self) -> Arc<Known> {
        Arc::clone(&self.writer.lock().unwrap_or_else(PoisonError::into_inner).known)
    }

    /// Whether more is known than `known`, or all began anew.
    pub(super) fn is_ahead(&self, known: &Known) -> bool {
        self.number.load(Ordering::Relaxed) != known.number
    }

    /// Adds an edge to what was known, and returns the state and the outcome to which it leads; `None` if it cannot be added, or
    /// not now.
    pub(super) fn add(&self, known: &mut Arc<Known>, edge: &Edge<'_>) -> Option<(State, OutcomeRef)> {
        let mut writer = self.writer.try_lock().ok()?;
        let added = if writer.known.goes_on(known) { writer.add(edge) } else { None };
        if self.is_ahead(&writer.known) {
            self.number.store(writer.known.number, Ordering::Relaxed);
        }
        if writer.known.goes_on(known) && writer.known.number != known.number {
            *known = Arc::clone(&writer.known);
        }
        added.map(|(next, outcome)| (State(next), OutcomeRef(outcome)))
    }
}
