//! Adding to the automaton.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::arena::{Arena, begins_with};
use super::eojeol::Eojeol;
use super::index::{Edges, Names};
use super::{Edge, Guess, Known, Name, State, StateKey};

/// What it takes to add.
pub(super) struct Writer {
    pub(super) known: Arc<Known>,
    /// In bytes.
    limit: usize,
    /// Where the next record comes.
    head: u32,
    names: usize,
    /// Edges, the first of each eojeol aside.
    edges: usize,
    /// How many edges there are.
    kept: usize,
    /// How many more found no room.
    refused: usize,
}

impl Writer {
    /// How many slots there are at first.
    const SLOTS: usize = 256;
    /// Of so many slots at most three are taken.
    const QUARTERS: usize = 4;
    /// So many outcomes of an eojeol are compared with a new one.
    const ALIKE: usize = 16;

    pub(super) fn new(limit: usize, number: u32) -> Self {
        let known = Known {
            arena: Arc::new(Arena::new(limit)),
            names: Arc::new(Names::new(Self::SLOTS)),
            edges: Arc::new(Edges::new(Self::SLOTS)),
            number,
        };
        // No record lies at 0.
        Self { known: Arc::new(known), limit, head: 1, names: 0, edges: 0, kept: 0, refused: 0 }
    }

    pub(super) fn add(&mut self, edge: &Edge<'_>) -> Option<(u32, u32)> {
        let length = edge.ways.numbers().len() + edge.next_ways.numbers().len() + Eojeol::len(edge.key, edge.outcome);
        if length > Arena::SEGMENT {
            return None;
        }
        if self.make_room(length).is_none() {
            self.refused += 1;
            if self.refused > 2 * self.kept {
                *self = Self::new(self.limit, self.known.number.wrapping_add(1));
            }
            return None;
        }
        let state = if edge.state == State::NONE { self.state(edge.ways)? } else { edge.state.0 };
        let name = self.known.name(edge.key, Guess::NONE);
        let known = name.and_then(|Name(name)| self.known.find(state, name));
        if known.is_some() {
            return known;
        }
        let next = if edge.next == State::NONE { self.state(edge.next_ways)? } else { edge.next.0 };
        self.kept += 1;
        let Some(Name(name)) = name else {
            let length = Eojeol::len(edge.key, edge.outcome);
            let record = Eojeol::numbers(edge.key, [state, next], edge.outcome);
            let name = self.name_record(edge.key.hash(), length, record)?;
            return self.known.find(state, name);
        };
        let outcome = self.outcome(name, edge.outcome)?;
        self.known.edges.insert(state, name, next, outcome);
        self.edges += 1;
        Some((next, outcome))
    }

    /// Sees to it that records of so many numbers and what leads to them have room.
    fn make_room(&mut self, length: usize) -> Option<()> {
        let own = |slots: usize| slots / Self::QUARTERS * (Self::QUARTERS - 1);
        let Known { names, edges, .. } = &*self.known;
        let [more_names, more_edges] = [self.names + 3 > own(names.slots()), self.edges + 1 > own(edges.slots())];
        // A record may have to begin in the next segment.
        let arena = (self.head as usize + length).div_ceil(Arena::SEGMENT) + 1;
        let bytes = |names: usize, edges: usize| arena * Arena::BYTES + names * Names::SLOT + edges * Edges::SLOT;
        let slots = [(names.slots(), more_names), (edges.slots(), more_edges)];
        // What grows is there twice for a while.
        let [names_then, edges_then] = slots.map(|(slots, more)| if more { 3 * slots } else { slots });
        if bytes(names_then, edges_then) > self.limit {
            return None;
        }
        if more_names || more_edges {
            let arena = Arc::clone(&self.known.arena);
            let names = if more_names { Arc::new(names.grown(2 * names.slots())) } else { Arc::clone(names) };
            let edges = if more_edges { Arc::new(edges.grown(2 * edges.slots())) } else { Arc::clone(edges) };
            let number = self.known.number.wrapping_add(1);
            self.known = Arc::new(Known { arena: Arc::clone(&arena), names, edges, number });
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
        if ways.is_empty() {
            return None;
        }
        let known = self.known.names.find(ways.hash(), |place| ways.is(self.known.arena.from(place)));
        let numbers = ways.numbers();
        known.or_else(|| self.name_record(ways.hash(), numbers.len(), numbers.iter().copied()))
    }

    /// Writes a record that can be found.
    fn name_record(&mut self, hash: u32, length: usize, numbers: impl Iterator<Item = u32>) -> Option<u32> {
        let place = self.push(length, numbers)?;
        self.known.names.insert(hash, place);
        self.names += 1;
        Some(place)
    }

    /// An outcome of an eojeol; equal ones are one.
    fn outcome(&mut self, name: u32, outcome: &[u32]) -> Option<u32> {
        let arena = Arc::clone(&self.known.arena);
        let eojeol = Eojeol::of(&arena, name);
        let mut place = eojeol.last();
        for _ in 0..Self::ALIKE {
            let Some((before, own)) = arena.from(place).split_first().filter(|_| place != 0) else { break };
            if begins_with(own, outcome) {
                return Some(place);
            }
            place = before.load(Ordering::Relaxed);
        }
        let numbers = std::iter::once(eojeol.last()).chain(outcome.iter().copied());
        let place = self.push(1 + outcome.len(), numbers)?;
        eojeol.set_last(place)?;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::hash::Hash;
    use super::super::{Automaton, EojeolKey, OutcomeRef};
    use super::*;

    /// Adds an edge from one way to another by an eojeol.
    fn add(automaton: &Automaton, known: &mut Arc<Known>, number: u16, outcome: &[u32]) -> Option<(State, OutcomeRef)> {
        let eojeol = format!("어절{number}");
        let key = EojeolKey::new(eojeol.as_bytes(), Hash::of(eojeol.as_bytes(), true));
        let none = StateKey::default();
        let (state, next) = (State::only(number), State::only(number + 1));
        automaton.add(known, &Edge { state, ways: &none, key, next, next_ways: &none, outcome })
    }

    fn follow(known: &Known, number: u16) -> Option<State> {
        let eojeol = format!("어절{number}");
        let hash = Hash::of(eojeol.as_bytes(), true);
        let name = known.name(EojeolKey::new(eojeol.as_bytes(), hash), known.guess(hash))?;
        known.follow(State::only(number), name).map(|(next, _)| next)
    }

    #[test]
    fn what_is_added_is_found_again_and_grows() {
        let automaton = Automaton::new(1 << 20);
        let mut known = automaton.known();
        for number in 0..2_000 {
            assert!(add(&automaton, &mut known, number, &[1, 2, 3]).is_some());
            assert_eq!(follow(&known, number), Some(State::only(number + 1)));
        }
        assert!((0..2_000).all(|number| follow(&known, number) == Some(State::only(number + 1))));
        assert_eq!(follow(&known, 2_000), None);
        assert!(!automaton.is_ahead(&known));
    }

    #[test]
    fn a_full_memory_begins_anew() {
        let automaton = Automaton::new(Automaton::LEAST);
        let mut known = automaton.known();
        let mut kept = 0;
        while add(&automaton, &mut known, kept, &[7; 100]).is_some() {
            kept += 1;
        }
        assert!(kept > 10);
        let old = automaton.known();
        let mut refused = 0;
        while !automaton.is_ahead(&old) {
            assert!(add(&automaton, &mut known, kept, &[7; 100]).is_none());
            refused += 1;
        }
        assert_eq!(refused, 2 * kept);
        // Whoever has the old still finds what it had, and adds nothing to the new.
        assert_eq!(follow(&old, 0), Some(State::only(1)));
        assert!(add(&automaton, &mut known, 1, &[7; 100]).is_none());
        let mut known = automaton.known();
        assert_eq!(follow(&known, 0), None);
        assert!(add(&automaton, &mut known, 0, &[7; 100]).is_some());
    }

    #[test]
    fn ways_come_back_as_they_were() {
        let automaton = Automaton::new(1 << 20);
        let mut known = automaton.known();
        let ways = [(0, 7), (65_535, 1_907), (3, 7)];
        let (mut own, mut dear) = (StateKey::default(), StateKey::default());
        own.fill(ways.into_iter());
        dear.fill([(0, 7), (65_536, 8)].into_iter());
        let key = EojeolKey::new(b"a", Hash::of(b"a", false));
        let edge = |next_ways| Edge {
            state: State::only(0),
            ways: next_ways,
            key,
            next: State::NONE,
            next_ways,
            outcome: &[],
        };
        assert!(automaton.add(&mut known, &edge(&dear)).is_none(), "too dear");
        let (state, _) = automaton.add(&mut known, &edge(&own)).unwrap();
        assert_eq!(known.ways(state).collect::<Vec<_>>(), ways);
        assert_eq!(known.state(&own), Some(state));
        assert_eq!(known.state(&dear), None);
    }
}
