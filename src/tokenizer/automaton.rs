//! What came of eojeols behind the same words before: a lazy automaton that all workers share.
//!
//! Its states are the ways to a place between two eojeols: right ids and how much dearer each is than the cheapest. A state and
//! an eojeol decide the next state and which words the ways are made of, so what was found once, in whichever
//! way, is found again by looking up two numbers. Text that comes again, and half of what is new, costs no search. The
//! idea is that of lazy automata for regular expressions (RE2, `regex-automata`).
//!
//! Reading takes no lock. Who has something to add does if nobody else is adding, and else leaves it for the next time:
//! what is known depends on the threads, what comes of it does not. When the memory is full nothing is added until twice as
//! much has been refused as there is; then all begins anew.

mod arena;
mod index;
mod outcome;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arena::{Arena, begins_with};
use index::{Edges, Names, hash, mix};
pub(super) use outcome::{Outcome, OutcomeMaker};

use super::memo::{Hash, Marks};

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

/// Where an outcome lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutcomeRef(u32);

/// An eojeol as the automaton knows it: its length and flags, and its bytes.
#[derive(Clone, Copy)]
pub(super) struct EojeolKey<'a> {
    bytes: &'a [u8],
    head: u32,
    hash: u32,
}

impl<'a> EojeolKey<'a> {
    const SPACED: u32 = 1 << 8;
    /// More than states have ways.
    const EOJEOL: u32 = 1 << 9;

    /// Of an eojeol of at most [`Memo::LONGEST`](super::memo::Memo::LONGEST) bytes with its hash.
    pub(super) fn new(bytes: &'a [u8], hash: Hash) -> Self {
        let spaced = if hash.is_spaced() { Self::SPACED } else { 0 };
        let length = u32::try_from(bytes.len()).unwrap_or_default();
        Self { bytes, head: length | spaced | Self::EOJEOL, hash: hash.high() }
    }

    /// The hash of the eojeol behind some ways.
    pub(super) fn hash_behind(&self, ways: &StateKey) -> u64 {
        mix(u64::from(hash(&ways.0)) << 32 | u64::from(self.hash))
    }

    /// How many numbers it is kept as.
    fn len(&self) -> usize {
        1 + self.bytes.len().div_ceil(4)
    }

    fn numbers(&self) -> impl Iterator<Item = u32> + use<'a> {
        let (fours, rest) = self.bytes.as_chunks::<4>();
        let last = rest.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte));
        let last = (!rest.is_empty()).then_some(last);
        std::iter::once(self.head).chain(fours.iter().map(|&four| u32::from_le_bytes(four))).chain(last)
    }

    /// Whether a record is of it.
    fn is(&self, record: &[AtomicU32]) -> bool {
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
pub(super) struct StateKey(Vec<u32>);

impl StateKey {
    /// Of costs, above the lowest, and right ids; none if there are too many or they cost too much.
    pub(super) fn fill(&mut self, ways: impl Iterator<Item = (i32, u16)>) {
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
}

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
    marks: Arc<Marks>,
    number: u32,
}

impl Known {
    /// The number of an eojeol.
    pub(super) fn name(&self, key: EojeolKey<'_>) -> Option<Name> {
        self.names.find(key.hash, |place| key.is(self.arena.from(place))).map(Name)
    }

    /// The state of ways that are more than one.
    pub(super) fn state(&self, ways: &StateKey) -> Option<State> {
        if ways.0.is_empty() {
            return None;
        }
        self.names.find(hash(&ways.0), |place| begins_with(self.arena.from(place), &ways.0)).map(State)
    }

    /// What comes of an eojeol behind a state.
    pub(super) fn follow(&self, state: State, name: Name) -> Option<(State, OutcomeRef)> {
        let (next, outcome) = self.edges.find(state.0, name.0)?;
        Some((State(next), OutcomeRef(outcome)))
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

    /// How often eojeols were seen that had no edge, and eojeols behind states.
    pub(super) fn marks(&self) -> &Marks {
        &self.marks
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

/// Whoever adds.
struct Writer {
    known: Arc<Known>,
    /// In bytes.
    limit: usize,
    /// Where the next record comes.
    head: u32,
    names: usize,
    edges: usize,
    /// How many edges found no room.
    refused: usize,
}

impl Writer {
    /// How many slots there are at first.
    const SLOTS: usize = 256;
    /// Of so many slots at most three are taken.
    const QUARTERS: usize = 4;
    /// There are so many places for marks at first, or fewer.
    const MARKS: usize = 1 << 15;

    fn new(limit: usize, number: u32) -> Self {
        let known = Known {
            arena: Arc::new(Arena::new(limit)),
            names: Arc::new(Names::new(Self::SLOTS)),
            edges: Arc::new(Edges::new(Self::SLOTS)),
            marks: Arc::new(Marks::new(most_marks(limit).min(Self::MARKS))),
            number,
        };
        // No record lies at 0.
        Self { known: Arc::new(known), limit, head: 1, names: 0, edges: 0, refused: 0 }
    }

    fn add(&mut self, edge: &Edge<'_>) -> Option<(u32, u32)> {
        let length = edge.ways.0.len() + edge.key.len() + edge.next_ways.0.len() + edge.outcome.len() + 2;
        if length > Arena::SEGMENT {
            return None;
        }
        if self.make_room(length).is_none() {
            self.refused += 1;
            if self.refused > 2 * self.edges {
                *self = Self::new(self.limit, self.known.number.wrapping_add(1));
            }
            return None;
        }
        let state = if edge.state == State::NONE { self.state(edge.ways)? } else { edge.state.0 };
        let name = self.name(edge.key)?;
        if let Some(known) = self.known.edges.find(state, name) {
            return Some(known);
        }
        let next = if edge.next == State::NONE { self.state(edge.next_ways)? } else { edge.next.0 };
        let outcome = self.outcome(edge, name)?;
        self.known.edges.insert(state, name, next, outcome);
        self.edges += 1;
        Some((next, outcome))
    }

    /// Sees to it that records of so many numbers and what leads to them have room.
    fn make_room(&mut self, length: usize) -> Option<()> {
        let own = |slots: usize| slots / Self::QUARTERS * (Self::QUARTERS - 1);
        let Known { names, edges, marks, .. } = &*self.known;
        let [more_names, more_edges] = [
            self.names + 3 > own(names.slots()),
            self.edges + 1 > own(edges.slots()),
        ];
        // A record may have to begin in the next segment.
        let arena = (self.head as usize + length).div_ceil(Arena::SEGMENT) + 1;
        let most_marks = most_marks(self.limit);
        let marked = most_marks * Marks::PLACE;
        let bytes = |names: usize, edges: usize| marked + arena * Arena::BYTES + names * Names::SLOT + edges * Edges::SLOT;
        let slots = [(names.slots(), more_names), (edges.slots(), more_edges)];
        // What grows is there twice for a while.
        let [names_then, edges_then] = slots.map(|(slots, more)| if more { 3 * slots } else { slots });
        if bytes(names_then, edges_then) > self.limit {
            return None;
        }
        if more_names || more_edges {
            let arena = Arc::clone(&self.known.arena);
            let names = if more_names { Arc::new(names.grown(2 * names.slots())) } else { Arc::clone(names) };
            let more_marks = more_edges && marks.places() < most_marks;
            let marks = if more_marks { Arc::new(marks.doubled()) } else { Arc::clone(marks) };
            let edges = if more_edges { Arc::new(edges.grown(2 * edges.slots())) } else { Arc::clone(edges) };
            let number = self.known.number.wrapping_add(1);
            self.known = Arc::new(Known { arena: Arc::clone(&arena), names, edges, marks, number });
        }
        Some(())
    }

    /// Writes a record.
    fn push(&mut self, length: usize, numbers: impl Iterator<Item = u32>) -> Option<u32> {
        let rest = Arena::SEGMENT - self.head as usize % Arena::SEGMENT;
        let length = u32::try_from(length).ok()?;
        let at = if length as usize > rest { self.head + u32::try_from(rest).ok()? } else { self.head };
        self.known.arena.write(at, numbers)?;
        self.head = at + length;
        Some(at)
    }

    fn state(&mut self, ways: &StateKey) -> Option<u32> {
        if ways.0.is_empty() {
            return None;
        }
        let hash = hash(&ways.0);
        let known = self.known.names.find(hash, |place| begins_with(self.known.arena.from(place), &ways.0));
        known.or_else(|| self.name_record(hash, ways.0.len(), ways.0.iter().copied()))
    }

    fn name(&mut self, key: EojeolKey<'_>) -> Option<u32> {
        let known = self.known.names.find(key.hash, |place| key.is(self.known.arena.from(place)));
        // The last number is the place of its last outcome.
        known.or_else(|| self.name_record(key.hash, key.len() + 1, key.numbers().chain([0])))
    }

    /// Writes a record that can be found.
    fn name_record(&mut self, hash: u32, length: usize, numbers: impl Iterator<Item = u32>) -> Option<u32> {
        let place = self.push(length, numbers)?;
        self.known.names.insert(hash, place);
        self.names += 1;
        Some(place)
    }

    /// An outcome of an eojeol; equal ones are one.
    fn outcome(&mut self, edge: &Edge<'_>, name: u32) -> Option<u32> {
        let link = name + u32::try_from(edge.key.len()).ok()?;
        let arena = Arc::clone(&self.known.arena);
        let first = arena.from(link).first()?.load(Ordering::Relaxed);
        let mut place = first;
        for _ in 0..Self::ALIKE {
            let Some((next, own)) = arena.from(place).split_first().filter(|_| place != 0) else { break };
            if begins_with(own, edge.outcome) {
                return Some(place);
            }
            place = next.load(Ordering::Relaxed);
        }
        let numbers = std::iter::once(first).chain(edge.outcome.iter().copied());
        let place = self.push(1 + edge.outcome.len(), numbers)?;
        arena.write(link, std::iter::once(place))?;
        Some(place)
    }

    /// So many outcomes of an eojeol are compared with a new one.
    const ALIKE: usize = 16;
}

/// How many places for marks there are at most: a thirty-second of the memory or up to twice that.
fn most_marks(limit: usize) -> usize {
    (limit / 32 / Marks::PLACE).next_power_of_two()
}
