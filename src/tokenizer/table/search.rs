//! The best ways from one place of an eojeol on, from those of the places behind.

use super::super::candidate::Run;
use super::tail::{Cell, Exit, NONE, Node, Tails, Traits};
use crate::dictionary::{Connections, Dictionary, Entry, WordRef};

/// No cell of a first and an exit.
const NO_CELL: u16 = u16::MAX;

/// The best ways from one place on, as they are found.
#[derive(Default)]
pub(super) struct Search {
    /// The left ids of the words.
    firsts: Vec<u16>,
    exits: Vec<Exit>,
    cells: Vec<Cell>,
    /// By first and exit: the number of the cell, or [`NO_CELL`].
    grid: Vec<[u16; Search::MOST]>,
    /// What is known of going on by tails behind right ids: those, and where the ways lie.
    known: Vec<(u32, u16, usize, usize)>,
    /// Ways on: what they cost, their cells and exits.
    ways: Vec<(i32, u32, u8)>,
    /// By exit of a tail: the cheapest cell and its cost.
    best: Vec<(i32, u32)>,
    /// By exit: its number among those that are used.
    used: Vec<u8>,
}

impl Search {
    /// The most firsts and exits.
    pub(super) const MOST: usize = 64;

    /// Finds the best ways through words that begin at `at` and the tails behind them, [`NONE`] at the end. `None` if there are
    /// too many.
    pub(super) fn run<'r, 'd: 'r>(
        &mut self,
        dictionary: &Dictionary,
        tails: &mut Tails,
        at: usize,
        len: usize,
        spaced: bool,
        runs: impl DoubleEndedIterator<Item = (&'r Run<'d>, u32)>,
    ) -> Option<()> {
        self.firsts.clear();
        self.exits.clear();
        self.cells.clear();
        self.grid.clear();
        self.known.clear();
        self.ways.clear();
        let mut order = 0;
        // As the lattice makes them.
        for (run, tail) in runs.rev() {
            for bytes in run.entries.iter().rev() {
                let Entry { word, cost, left, right } = Entry::decode(bytes);
                let word = WordRef::new(run.origin, word);
                let penalty = if spaced { dictionary.penalty(word, left) } else { 0 };
                let cost = i32::from(cost) + penalty;
                let first = self.first(left)?;
                let node = u32::try_from(tails.nodes.len()).ok()?;
                tails.nodes.push(Node::new(word, len - at, order, len - run.end)?);
                order += 1;
                if tail == NONE {
                    let exit = self.exit(Exit { node, right })?;
                    self.offer(tails, Cell { cost, node, next: NONE, first, exit });
                    continue;
                }
                let (start, end) = self.go_on(&dictionary.connections, tails, tail, right)?;
                for way in start..end {
                    let (behind, next, exit) = self.ways[way];
                    self.offer(tails, Cell { cost: cost + behind, node, next, first, exit });
                }
            }
        }
        Some(())
    }

    /// The place of a left id.
    fn first(&mut self, left: u16) -> Option<u8> {
        let known = self.firsts.iter().position(|&own| own == left);
        let place = known.unwrap_or(self.firsts.len());
        if known.is_none() {
            self.firsts.push(left);
            self.grid.push([NO_CELL; Self::MOST]);
        }
        u8::try_from(place).ok().filter(|_| place < Self::MOST)
    }

    /// The place of a last word.
    fn exit(&mut self, exit: Exit) -> Option<u8> {
        let known = self.exits.iter().position(|own| own.node == exit.node);
        let place = known.unwrap_or(self.exits.len());
        if known.is_none() {
            self.exits.push(exit);
        }
        u8::try_from(place).ok().filter(|_| place < Self::MOST)
    }

    /// The best ways to go on by a tail behind a right id: where they lie.
    fn go_on(&mut self, connections: &Connections, tails: &Tails, tail: u32, right: u16) -> Option<(usize, usize)> {
        if let Some(&(_, _, start, end)) = self.known.iter().find(|own| (own.0, own.1) == (tail, right)) {
            return Some((start, end));
        }
        let exits = tails.exits(tail);
        let firsts = tails.firsts(tail);
        self.best.clear();
        self.best.resize(exits.len(), (i32::MAX, NONE));
        let (cells, start) = tails.cells(tail);
        let mut own = (usize::MAX, 0);
        for (cell, number) in cells.iter().zip(start..) {
            let first = usize::from(cell.first);
            // Cells come by first.
            if first != own.0 {
                own = (first, connections.row(firsts[first])[usize::from(right)].into());
            }
            let cost = cell.cost + own.1;
            let best = &mut self.best[usize::from(cell.exit)];
            let is_better = cost < best.0
                || cost == best.0 && {
                    let known = &cells[(best.1 - start) as usize];
                    tails.is_preferred((cell.node, cell.next), (known.node, known.next))
                };
            if is_better {
                *best = (cost, number);
            }
        }
        let begin = self.ways.len();
        let lowest = self.best.iter().zip(exits).min_by_key(|(best, _)| best.0);
        let (lowest, ahead) = lowest.map_or((0, 0), |(best, exit)| (best.0, exit.right));
        for place in 0..exits.len() {
            let (cost, cell) = self.best[place];
            // What is too far behind never catches up.
            if cost - lowest <= connections.catch_up(ahead, exits[place].right) {
                let exit = self.exit(exits[place])?;
                self.ways.push((cost, cell, exit));
            }
        }
        self.known.push((tail, right, begin, self.ways.len()));
        Some((begin, self.ways.len()))
    }

    /// Takes a way if it is better than the one that is known.
    fn offer(&mut self, tails: &Tails, cell: Cell) {
        let place = &mut self.grid[usize::from(cell.first)][usize::from(cell.exit)];
        let Some(known) = self.cells.get_mut(usize::from(*place)) else {
            *place = u16::try_from(self.cells.len()).unwrap_or(NO_CELL);
            self.cells.push(cell);
            return;
        };
        let is_better = cell.cost < known.cost
            || cell.cost == known.cost && tails.is_preferred((cell.node, cell.next), (known.node, known.next));
        if is_better {
            *known = cell;
        }
    }

    /// Makes the ways that were found a tail, without those that another one from the same first is too far ahead of.
    pub(super) fn finish(
        &mut self,
        dictionary: &Dictionary,
        tails: &mut Tails,
        text: &[char],
        traits: Traits,
    ) -> Option<u32> {
        self.used.clear();
        self.used.resize(self.exits.len(), u8::MAX);
        let mut exits = Vec::new();
        let mut cells = Vec::new();
        for row in &self.grid {
            let own = row[..self.exits.len()].iter().filter_map(|&cell| self.cells.get(usize::from(cell)));
            let Some(&best) = own.clone().min_by_key(|cell| cell.cost) else { continue };
            let ahead = self.exits[usize::from(best.exit)].right;
            for &cell in own {
                let exit = self.exits[usize::from(cell.exit)];
                if cell.cost - best.cost > dictionary.connections.catch_up(ahead, exit.right) {
                    continue;
                }
                let used = &mut self.used[usize::from(cell.exit)];
                if *used == u8::MAX {
                    *used = u8::try_from(exits.len()).ok()?;
                    exits.push(exit);
                }
                cells.push(Cell { exit: *used, ..cell });
            }
        }
        tails.push(text, traits, &self.firsts, exits.into_iter(), cells.into_iter())
    }
}
