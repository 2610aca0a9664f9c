//! The table of an eojeol: the best costs between its first words and its last ones.
//!
//! A Viterbi search from the end of the eojeol on, in which each place has not one cost but one for each pair of a left id
//! that words there have and a last word. Whatever stands before, the cost of a path is the cost of coming to one of the left ids
//! of its first words plus the cost in the table, so tables of eojeols in a row are composed by additions and minima. What comes
//! from a place on depends on the text from there alone, and is remembered: see [`tail`]. Of equal paths the one wins that the
//! lattice prefers: compared from their ends, the one with the word made later.
//!
//! What can never be the best, whatever stands around, is left out. A last word is if another one is so much cheaper
//! from the same first, or from everywhere, that no next connection makes up for it; a beginning is if another one leads to the same
//! last word so much more cheaply that no connection before makes up for it.

mod lead;
mod search;
mod tail;

use std::ops::Range;

use lead::Lead;
use search::Search;
use smallvec::SmallVec;
use tail::{Exit, NONE, Tails, Traits};

use super::candidate::{Candidates, Runs};
use super::memo::{Route, Table};
use super::output::Eojeol;
use crate::dictionary::Dictionary;

/// More than the cost of any path.
const FAR: i32 = 1 << 29;
/// Costs from here on are of no path.
const NO_PATH: i32 = FAR - (1 << 25);
/// The most characters: so many words and connections at 2¹⁶ each are less than [`NO_PATH`].
const LONGEST: usize = 30;

/// Makes tables; its buffers are used again.
#[derive(Default)]
pub(super) struct TableMaker {
    tails: Tails,
    search: Search,
    /// By place of the eojeol at hand: its tail, or [`NONE`].
    places: [u32; LONGEST],
    /// The left ids of first words, the last words, and by exit and first what the way costs and its cell.
    firsts: Vec<u16>,
    exits: Vec<Exit>,
    totals: Vec<i32>,
    cells: Vec<u32>,
    /// By exit: the lowest of its costs, and from which first.
    lowest: Vec<(i32, usize)>,
    table: Table,
    /// Which elements of the table nodes are.
    elements: Vec<(u32, usize)>,
    lead: Lead,
}

impl TableMaker {
    /// The table of an eojeol, which `candidates` hold; `None` if it would be too large.
    pub(super) fn make(
        &mut self,
        dictionary: &Dictionary,
        candidates: &mut Candidates,
        eojeol: &Eojeol<'_>,
        spaced: bool,
    ) -> Option<&Table> {
        if candidates.text.len() > LONGEST {
            return None;
        }
        self.tails.make_room();
        self.places = [NONE; LONGEST];
        let mark = self.tails.mark();
        // A pattern is one character, whatever it is.
        let is_kept = !candidates.text.has_patterns();
        let before = self.tail(dictionary, candidates, 0, spaced, is_kept);
        let made = before.and_then(|(tail, _)| self.table(dictionary, tail, candidates, eojeol));
        match before {
            // The whole is what the memo remembers.
            Some((_, mark)) if is_kept => self.tails.back_to(mark),
            _ if !is_kept => self.tails.back_to(mark),
            _ => {}
        }
        made?;
        Some(&self.table)
    }

    /// The tail at a place, and where it begins.
    fn tail(
        &mut self,
        dictionary: &Dictionary,
        candidates: &mut Candidates,
        at: usize,
        spaced: bool,
        is_kept: bool,
    ) -> Option<(u32, tail::Mark)> {
        let traits = Traits {
            begins_eojeol: candidates.text.begins_eojeol(at),
            begins_hangul: candidates.text.begins_hangul(at),
        };
        let mut known = self.places[at];
        if at > 0 && known == NONE && is_kept {
            known = self.tails.find(&candidates.text.chars[at..], traits).unwrap_or(NONE);
        }
        if known != NONE {
            self.places[at] = known;
            candidates.goes_on |= *self.tails.goes_on(known);
            return Some((known, self.tails.mark()));
        }
        let went_on = std::mem::take(&mut candidates.goes_on);
        let mut runs = Runs::new();
        candidates.words(dictionary, at, &mut runs);
        let len = candidates.text.len();
        let mut tails: SmallVec<[u32; 16]> = SmallVec::new();
        for run in &runs {
            let tail = if run.end < len { self.tail(dictionary, candidates, run.end, spaced, is_kept)?.0 } else { NONE };
            tails.push(tail);
        }
        let mark = self.tails.mark();
        let Self { search, tails: all, .. } = self;
        search.run(dictionary, all, at, len, spaced && at == 0, runs.iter().zip(tails.iter().copied()))?;
        let tail = search.finish(dictionary, all, &candidates.text.chars[at..], traits)?;
        *all.goes_on(tail) = candidates.goes_on;
        candidates.goes_on |= went_on;
        if at > 0 && is_kept {
            all.remember();
        }
        self.places[at] = tail;
        Some((tail, mark))
    }

    /// The table of a tail, without what can never be the best.
    fn table(
        &mut self,
        dictionary: &Dictionary,
        tail: u32,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
    ) -> Option<()> {
        let Self { tails, firsts, exits, totals, cells, .. } = self;
        firsts.clear();
        firsts.extend_from_slice(tails.firsts(tail));
        // In the order in which the lattice makes them.
        let all = tails.exits(tail);
        let mut order: SmallVec<[usize; 32]> = (0..all.len()).collect();
        order.sort_unstable_by_key(|&exit| tails.nodes[all[exit].node as usize].made());
        exits.clear();
        exits.extend(order.iter().map(|&exit| all[exit]));
        totals.clear();
        totals.resize(exits.len() * firsts.len(), FAR);
        cells.clear();
        cells.resize(totals.len(), NONE);
        let mut place = [0; Search::MOST];
        for (at, &exit) in order.iter().enumerate() {
            place[exit] = at;
        }
        let (own, start) = tails.cells(tail);
        for (cell, number) in own.iter().zip(start..) {
            let at = place[usize::from(cell.exit)] * firsts.len() + usize::from(cell.first);
            totals[at] = cell.cost;
            cells[at] = number;
        }
        let count = firsts.len();
        // A damaged dictionary may have no word for it.
        if count == 0 {
            return None;
        }
        for own in totals.chunks_exact_mut(count) {
            self.lead.drop_firsts(dictionary, firsts, own);
        }
        self.drop_exits(dictionary);

        let Self { table, exits, totals, firsts, .. } = self;
        table.clear();
        let is_used = |first: usize| totals.iter().skip(first).step_by(count).any(|&cost| cost < NO_PATH);
        let used: SmallVec<[usize; 8]> = (0..count).filter(|&first| is_used(first)).collect();
        table.firsts.extend(used.iter().map(|&first| firsts[first]));
        table.exits.extend(exits.iter().map(|exit| exit.right));
        if table.exits.is_empty() || table.exits.len() > Table::MOST || table.firsts.len() > Table::MOST {
            return None;
        }
        self.elements.clear();
        for at in 0..self.exits.len() {
            self.routes(at, &used, candidates, eojeol)?;
            self.table.ends.push(self.table.routes.len());
        }
        Some(())
    }

    /// The routes from the firsts that are used to an exit.
    fn routes(&mut self, at: usize, used: &[usize], candidates: &Candidates, eojeol: &Eojeol<'_>) -> Option<()> {
        // The paths, the first node first, one after the other.
        let mut paths: SmallVec<[u32; 64]> = SmallVec::new();
        let mut ranges: SmallVec<[Range<usize>; 8]> = SmallVec::new();
        for &first in used {
            let start = paths.len();
            let place = at * self.firsts.len() + first;
            if self.totals[place] < NO_PATH {
                paths.extend(self.tails.way_of(self.cells[place]));
            }
            ranges.push(start..paths.len());
        }
        for (first, range) in ranges.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
            let path = &paths[range.clone()];
            // The lattice prefers the word made later, where paths part as seen from their ends.
            let others = ranges.iter().filter(|other| !other.is_empty() && *other != range);
            let rank = others.filter(|other| self.tails.made(&paths[(*other).clone()]).gt(self.tails.made(path))).count();
            let rank = u8::try_from(rank).ok()?;
            let start = self.table.steps.len();
            let mut behind = 0;
            for &node in path {
                let step = self.element(node, candidates, eojeol, &mut behind);
                self.table.steps.extend(step);
            }
            let steps = (start, self.table.steps.len() - start);
            let cost = self.totals[at * self.firsts.len() + used[first]];
            self.table.routes.push(Route { first, cost, rank, steps });
        }
        Some(())
    }

    /// Which element of the table a node is; see [`Eojeol::element`].
    fn element(
        &mut self,
        node: u32,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
        behind: &mut usize,
    ) -> Option<usize> {
        let known = self.elements.iter().find(|(own, _)| *own == node);
        if let Some(&(_, known)) = known.filter(|_| eojeol.normalized.is_unchanged()) {
            return Some(known);
        }
        let own = &self.tails.nodes[node as usize];
        let (begin, end) = own.span(candidates.text.len());
        let element = eojeol.element(own.word, candidates.text.bytes(begin, end), behind)?;
        let elements = &mut self.table.elements;
        let place = elements.iter().position(|own| *own == element).unwrap_or(elements.len());
        if place == elements.len() {
            elements.push(element);
        }
        self.elements.push((node, place));
        Some(place)
    }

    /// Drops the exits that others are too far ahead of, from whichever first.
    fn drop_exits(&mut self, dictionary: &Dictionary) {
        let Self { exits, totals, cells, lowest, firsts, .. } = self;
        let firsts = firsts.len();
        // From the first from which an exit is cheapest, one that is ahead of it has to be cheaper.
        lowest.clear();
        lowest.extend(totals.chunks_exact(firsts).map(|own| {
            own.iter().zip(0..).min_by_key(|(cost, _)| **cost).map_or((FAR, 0), |(&cost, first)| (cost, first))
        }));
        let mut at = 0;
        while at < exits.len() {
            let own = &totals[at * firsts..][..firsts];
            let (cost, first) = lowest[at];
            let right = exits[at].right;
            let is_behind = |other: usize| {
                let ahead = &totals[other * firsts..][..firsts];
                ahead[first] < cost && {
                    // May be the largest number.
                    let most = dictionary.connections.catch_up(exits[other].right, right);
                    let mut pairs = own.iter().zip(ahead);
                    cost - ahead[first] > most
                        && pairs.all(|(&own, &ahead)| own >= NO_PATH || ahead < NO_PATH && own - ahead > most)
                }
            };
            if (0..exits.len()).any(is_behind) || cost >= NO_PATH {
                exits.remove(at);
                lowest.remove(at);
                totals.drain(at * firsts..(at + 1) * firsts);
                cells.drain(at * firsts..(at + 1) * firsts);
            } else {
                at += 1;
            }
        }
    }
}
