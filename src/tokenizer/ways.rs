//! The ways to a place between two eojeols, and what waits for them to have something in common.

use std::sync::Arc;

use smallvec::SmallVec;

use super::Tokenizer;
use super::automaton::{Edge, EojeolKey, Known, Name, OutcomeMaker, OutcomeRef, State, StateKey};
use super::element::Element;
use super::lattice::Lattice;
use super::output::{self, Eojeol, Output};
use crate::dictionary::{Connections, Dictionary};

/// So many eojeols wait at most for the ways to have something in common; then the cheapest way is taken.
const MOST_WAITING: usize = 16 * 1024;
/// With so many eojeols waiting it is worth looking what is settled.
const MANY_WAITING: usize = 64;

/// A way to come to a place between two eojeols.
#[derive(Clone, Copy)]
struct Way {
    /// What it costs more than the cheapest.
    cost: i32,
    /// The right id of its last word.
    right: u16,
}

/// A way through an eojeol: which way it goes on from, what it costs then, and its words among those that come.
#[derive(Clone, Copy)]
struct Next {
    from: usize,
    cost: i32,
    right: u16,
    words: (usize, usize),
}

/// An eojeol whose words are not settled.
#[derive(Clone, Copy)]
struct Step {
    /// Where it begins in the text.
    start: usize,
    ways: StepWays,
    /// The way through it, once that is known.
    way: usize,
}

/// The ways through an eojeol.
#[derive(Clone, Copy)]
enum StepWays {
    /// As the automaton has them.
    Known(OutcomeRef),
    /// From this one on.
    Own(usize),
}

/// A way through an eojeol: which way it goes on from, and its words among those that wait.
#[derive(Clone, Copy)]
struct Own {
    from: usize,
    words: (usize, usize),
}

/// The state of an analysis between two eojeols.
pub(super) struct Ways {
    /// What the automaton knows, if there is one.
    known: Option<Arc<Known>>,
    /// The ways, if the automaton has them.
    state: State,
    /// The ways, in the order in which the lattice makes their last words, if [`Ways::state`] is none or they have been
    /// [spread out](Ways::spread).
    live: Vec<Way>,
    /// What is not settled.
    steps: Vec<Step>,
    own: Vec<Own>,
    waiting: Vec<Element>,
    /// With so many steps to look again what is settled.
    many: usize,
    /// The ways through the current eojeol, and the words on them.
    next: Vec<Next>,
    coming: Vec<Element>,
    /// The ways before and behind the current eojeol as the automaton knows them.
    before: StateKey,
    behind: StateKey,
    maker: OutcomeMaker,
}

impl Default for Ways {
    /// The beginning of a line, without an automaton.
    fn default() -> Self {
        let (known, live, steps, own, waiting, next, coming) = Default::default();
        let (before, behind, maker) = Default::default();
        let (state, many) = (State::only(0), MANY_WAITING);
        Self { known, state, live, steps, own, waiting, many, next, coming, before, behind, maker }
    }
}

impl Ways {
    /// Begins a line.
    pub(super) fn start(&mut self, tokenizer: &Tokenizer) {
        self.forget();
        self.state = State::only(0);
        if let Some(automaton) = tokenizer.automaton()
            && self.known.as_ref().is_none_or(|known| automaton.is_ahead(known))
        {
            self.known = Some(automaton.known());
        }
    }

    /// Forgets what is settled.
    fn forget(&mut self) {
        self.steps.clear();
        self.own.clear();
        self.waiting.clear();
        self.many = MANY_WAITING;
    }

    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_deref()
    }

    /// The right id of the last word, if only one way is left: then all words before are settled.
    pub(super) fn only(&self) -> Option<u16> {
        self.state.right()
    }

    /// Goes through an eojeol that begins at `start` if the automaton knows what comes of it.
    pub(super) fn follow_known(&mut self, name: Name, start: usize, out: &mut Output<'_, '_>) -> bool {
        let Some((next, outcome)) = self.known.as_ref().and_then(|known| known.follow(self.state, name)) else {
            return false;
        };
        self.steps.push(Step { start, ways: StepWays::Known(outcome), way: 0 });
        self.state = next;
        if self.steps.len() >= self.many {
            self.relieve(out);
        }
        true
    }

    /// Spreads out the ways.
    pub(super) fn spread(&mut self) {
        if self.state == State::NONE {
            return;
        }
        self.live.clear();
        match (self.state.right(), &self.known) {
            (Some(right), _) => self.live.push(Way { cost: 0, right }),
            (None, Some(known)) => self.live.extend(known.ways(self.state).map(|(cost, right)| Way { cost, right })),
            (None, None) => (),
        }
    }

    /// Costs and right ids of the ways, which have been [spread out](Ways::spread).
    pub(super) fn live(&self) -> impl Iterator<Item = (i32, u16)> {
        self.live.iter().map(|way| (way.cost, way.right))
    }

    /// Ends a line.
    pub(super) fn finish(&mut self, connections: &Connections, out: &mut Output<'_, '_>) {
        self.spread();
        let (_, best) = self.best(connections, 0);
        self.settle(self.steps.len(), best, out);
        self.forget();
    }

    /// The cheapest way to a left id, and its cost there; of equal ones the last made.
    fn best(&self, connections: &Connections, left: u16) -> (i32, usize) {
        let mut best = (i32::MAX, 0);
        for (at, way) in self.live.iter().enumerate() {
            let cost = way.cost + i32::from(connections.cost(connections.row(way.right), left));
            if cost <= best.0 {
                best = (cost, at);
            }
        }
        best
    }

    /// Finds the next ways through an eojeol that begins at `start` and that the lattice has searched. Unless they are to be kept
    /// `whole`, the words that all have in common are a step of their own.
    pub(super) fn find_by_lattice(
        &mut self,
        dictionary: &Dictionary,
        lattice: &mut Lattice,
        eojeol: &Eojeol<'_>,
        (start, whole): (usize, bool),
    ) {
        self.next.clear();
        self.coming.clear();
        let mut exits: SmallVec<[(u16, i32, u32); 8]> =
            lattice.exits(dictionary).map(|(cost, right, node)| (right, cost, node)).collect();
        drop_hopeless(&dictionary.connections, &mut exits);
        let lowest = exits.iter().map(|exit| exit.1).min().unwrap_or_default();
        let text = &lattice.candidates.text;
        let mut path: SmallVec<[_; 16]> = SmallVec::new();
        let mut words = |node, from, behind: &mut usize, out: &mut Vec<Element>| {
            path.clear();
            let from = lattice.path(node, from, |word, begin, end| path.push((word, begin, end)));
            let first = out.len();
            for &(word, begin, end) in path.iter().rev() {
                out.extend(eojeol.element(word, text.bytes(begin, end), behind));
            }
            (from, (first, out.len() - first))
        };
        let mut behind = 0;
        let shared = if whole { None } else { lattice.shared(exits.iter().map(|exit| exit.2)) };
        if let Some(node) = shared {
            self.steps.push(Step { start, ways: StepWays::Own(self.own.len()), way: 0 });
            let (from, words) = words(node, None, &mut behind, &mut self.waiting);
            self.own.push(Own { from, words });
        }
        for (right, cost, node) in exits {
            let (from, words) = words(node, shared, &mut behind.clone(), &mut self.coming);
            self.next.push(Next { from, cost: cost - lowest, right, words });
        }
    }

    /// Goes on to the next ways through an eojeol that begins at `start`, and adds them to the automaton if it has a `key`.
    pub(super) fn go_on(
        &mut self,
        tokenizer: &Tokenizer,
        start: usize,
        key: Option<EojeolKey<'_>>,
        out: &mut Output<'_, '_>,
    ) {
        if self.next.is_empty() {
            return;
        }
        let next = match *self.next.as_slice() {
            [Next { right, .. }] => State::only(right),
            _ => State::NONE,
        };
        if self.known.is_some() && next == State::NONE {
            self.behind.fill(self.next.iter().map(|next| (next.cost, next.right)));
        }
        if let Some((next, outcome)) = key.and_then(|key| self.add(tokenizer, key, next)) {
            self.steps.push(Step { start, ways: StepWays::Known(outcome), way: 0 });
            self.state = next;
        } else {
            let first = self.waiting.len();
            self.steps.push(Step { start, ways: StepWays::Own(self.own.len()), way: 0 });
            self.own.extend(
                self.next.iter().map(|&Next { from, words: (at, len), .. }| Own { from, words: (first + at, len) }),
            );
            self.waiting.append(&mut self.coming);
            self.state = next;
            if next == State::NONE {
                self.live.clear();
                self.live.extend(self.next.iter().map(|&Next { cost, right, .. }| Way { cost, right }));
                self.state = self.known().and_then(|known| known.state(&self.behind)).unwrap_or(next);
            }
        }
        if self.steps.len() >= self.many {
            self.relieve(out);
        }
    }

    /// Adds what was found to the automaton.
    fn add(&mut self, tokenizer: &Tokenizer, key: EojeolKey<'_>, next: State) -> Option<(State, OutcomeRef)> {
        let Self { known, state, live, coming, before, behind, maker, .. } = self;
        let known = known.as_mut()?;
        before.fill(live.iter().map(|way| (way.cost, way.right)));
        let ways = self.next.iter().map(|next| (next.from, &coming[next.words.0..][..next.words.1]));
        let outcome = maker.make(ways, |element| output::complete(tokenizer, element))?;
        let edge = Edge { state: *state, ways: before, key, next, next_ways: behind, outcome };
        tokenizer.automaton()?.add(known, &edge)
    }

    /// Settles what can be when much is waiting.
    pub(super) fn relieve(&mut self, out: &mut Output<'_, '_>) {
        if self.only().is_some() {
            self.settle(self.steps.len(), 0, out);
            self.forget();
            return;
        }
        // Back to where the ways have one way in common.
        self.spread();
        let mut ways: SmallVec<[usize; 16]> = (0..self.live.len()).collect();
        let mut at = self.steps.len();
        while at > 0 && ways.len() > 1 {
            at -= 1;
            for way in &mut ways {
                (*way, _) = self.way(self.steps[at], *way);
            }
            ways.sort_unstable();
            ways.dedup();
        }
        if let [way] = *ways.as_slice()
            && at > 0
        {
            self.settle(at, way, out);
            self.steps.drain(..at);
            self.many = MANY_WAITING.max(2 * self.steps.len());
        } else if self.steps.len() >= MOST_WAITING {
            let cheapest = self.live.iter().zip(0..).min_by_key(|(way, _)| way.cost).map_or(0, |(_, at)| at);
            let right = self.live.get(cheapest).map_or(0, |way| way.right);
            self.settle(self.steps.len(), cheapest, out);
            self.forget();
            self.state = State::only(right);
        } else {
            self.many = (2 * self.steps.len()).min(MOST_WAITING);
        }
    }

    /// Which way a way through a step goes on from, and how many words it has.
    fn way(&self, step: Step, way: usize) -> (usize, usize) {
        match (step.ways, &self.known) {
            (StepWays::Own(first), _) => {
                let own = self.own[first + way];
                (own.from, own.words.1)
            }
            (StepWays::Known(outcome), Some(known)) => known.outcome(outcome).way(way),
            (StepWays::Known(_), None) => (0, 0),
        }
    }

    /// Makes tokens of the words on a way that leads to a number of steps.
    fn settle(&mut self, steps: usize, way: usize, out: &mut Output<'_, '_>) {
        let mut way = way;
        let mut count = 0;
        for at in (0..steps).rev() {
            let (from, words) = self.way(self.steps[at], way);
            self.steps[at].way = way;
            way = from;
            count += words;
        }
        out.reserve(count);
        for &Step { start, ways, way } in &self.steps[..steps] {
            match (ways, &self.known) {
                (StepWays::Own(first), _) => {
                    let (first, len) = self.own[first + way].words;
                    out.push(start, self.waiting[first..][..len].iter().copied());
                }
                (StepWays::Known(outcome), Some(known)) => out.push_eojeol(start, known.outcome(outcome).words(way)),
                (StepWays::Known(_), None) => (),
            }
        }
    }
}

/// Drops the ways, of right ids, costs and something else, that others are too far ahead of to be caught up by what follows.
/// What is left does not depend on how the ways were found.
fn drop_hopeless<T: Copy, A: smallvec::Array<Item = (u16, i32, T)>>(connections: &Connections, ways: &mut SmallVec<A>) {
    // Hardly any is left that the cheapest is not ahead of.
    let cheapest = ways.iter().copied().reduce(|best, way| if way.1 < best.1 { way } else { best });
    let Some((ahead, lowest, _)) = cheapest else { return };
    ways.retain(|&mut (right, cost, _)| cost - lowest <= connections.catch_up(ahead, right));
    let mut at = 0;
    while ways.len() > 2 && at < ways.len() {
        let (right, cost, _) = ways[at];
        let is_behind =
            |&(ahead, own, _): &(u16, i32, T)| own < cost && cost - own > connections.catch_up(ahead, right);
        if ways.iter().any(is_behind) {
            ways.remove(at);
        } else {
            at += 1;
        }
    }
}
