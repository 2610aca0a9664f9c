//! The table of an eojeol: the best costs between its first words and its last ones.
//!
//! A Viterbi search in which each word has not one cost but one for each way to begin the eojeol: each left id that its
//! first words have. Whatever stands before, the cost of a path is the cost of coming to one of these left ids plus the
//! cost in the table, so tables of eojeols in a row are composed by additions and minima. Of equal paths the one wins that the
//! lattice prefers: compared from their ends, the one with the word made later.
//!
//! What can never be the best, whatever stands around, is left out of the table. A last word is if another one is so
//! much cheaper from everywhere that no next connection makes up for it; a beginning is if another one leads to the same
//! last word so much more cheaply that no connection before makes up for it.

mod lead;

use std::ops::Range;

use lead::Lead;
use smallvec::SmallVec;

use super::candidate::{Candidates, Runs};
use super::memo::{Route, Table};
use super::output::Eojeol;
use crate::dictionary::{Dictionary, Entry, WordRef};

const NO_NODE: u32 = u32::MAX;
const NO_ELEMENT: usize = usize::MAX;
/// More than the cost of any path, [scaled](SCALE).
const FAR: i32 = 1 << 29;
/// Scaled costs from here on are of no path.
const NO_PATH: i32 = FAR - (1 << 25);
/// Costs are kept times this, so that the number of a node, of those before a place, fits in below: the search for the
/// cheapest finds both in one comparison.
const SCALE: i32 = 1 << 7;
/// The most characters: so many words and connections at 2¹⁶ each, scaled, are less than [`NO_PATH`].
const LONGEST: usize = 30;

#[derive(Clone, Copy)]
struct Node {
    word: WordRef,
    /// Characters of the eojeol.
    begin: u16,
    end: u16,
    right: u16,
    /// The cost of the word, scaled but in [`TableMaker::begin`].
    cost: i32,
    /// Which of the steps leads to it.
    step: u32,
    /// The node made before this one that ends in the same place, or [`NO_NODE`].
    sibling: u32,
}

/// The nodes that end in one place.
#[derive(Clone, Copy)]
struct End {
    /// The last one made, or [`NO_NODE`].
    last: u32,
    /// The one that is cheapest from somewhere, and that cost.
    cheapest: u32,
    cost: i32,
}

impl End {
    const NONE: End = End { last: NO_NODE, cheapest: NO_NODE, cost: FAR };
}

/// Makes tables; its buffers are used again.
#[derive(Default)]
pub(super) struct TableMaker {
    /// The left ids of first words.
    firsts: Vec<u16>,
    /// First words that may be the best.
    needed: Vec<Node>,
    nodes: Vec<Node>,
    ends: Vec<End>,
    /// The scaled costs of coming to a left id in a place by the best ways from each first, and the nodes before; a fixed
    /// number of each for every step.
    costs: Vec<i32>,
    previous: Vec<u32>,
    /// The steps of the current place by left id.
    steps: Vec<(u16, u32)>,
    before: Vec<u32>,
    /// The nodes that end where the eojeol does, and by exit and first what they cost.
    exits: Vec<u32>,
    totals: Vec<i32>,
    /// By exit: the lowest of its costs, and from which first.
    lowest: Vec<(i32, usize)>,
    table: Table,
    /// By node: which element of the table it is, or [`NO_ELEMENT`].
    elements: Vec<usize>,
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
        self.begin(dictionary, candidates, spaced)?;
        match self.firsts.len() {
            0..=4 => self.search::<4>(dictionary, candidates),
            5..=8 => self.search::<8>(dictionary, candidates),
            9..=16 => self.search::<16>(dictionary, candidates),
            17..=Table::MOST => self.search::<{ Table::MOST }>(dictionary, candidates),
            _ => return None,
        }?;
        let lanes = self.firsts.len().next_power_of_two().max(4);
        self.table(dictionary, lanes, candidates, eojeol)?;
        Some(&self.table)
    }

    /// Finds the first words, and the left ids that they have.
    fn begin(&mut self, dictionary: &Dictionary, candidates: &mut Candidates, spaced: bool) -> Option<()> {
        self.nodes.clear();
        self.ends.clear();
        self.ends.resize(candidates.text.len() + 1, End::NONE);
        self.firsts.clear();
        let mut runs = Runs::new();
        candidates.words(dictionary, 0, &mut runs);
        for run in runs.iter().rev() {
            for bytes in run.entries.iter().rev() {
                let Entry { word, cost, left, right } = Entry::decode(bytes);
                let word = WordRef::new(run.origin, word);
                let penalty = if spaced { dictionary.penalty(word, left) } else { 0 };
                let (end, cost) = (u16::try_from(run.end).ok()?, i32::from(cost) + penalty);
                // The left id stands for the step until it is known which are needed.
                self.nodes.push(Node { word, begin: 0, end, right, cost, step: left.into(), sibling: NO_NODE });
            }
        }
        // Hardly any is behind another one than the cheapest that ends in the same place.
        let mut cheapest = [usize::MAX; LONGEST + 1];
        for (number, node) in self.nodes.iter().enumerate() {
            let known = &mut cheapest[usize::from(node.end)];
            if self.nodes.get(*known).is_none_or(|known| node.cost < known.cost) {
                *known = number;
            }
        }
        self.needed.clear();
        for own in &self.nodes {
            let other = &self.nodes[cheapest[usize::from(own.end)]];
            let most = dictionary.connections.catch_up(other.right, own.right);
            let margin = (own.cost - other.cost).checked_sub(most).unwrap_or(i32::MIN);
            if margin <= 0 || !self.lead.is_below(dictionary, other.step, own.step, margin) {
                self.needed.push(*own);
            }
        }
        for node in &mut self.needed {
            let step = self.firsts.iter().position(|&known| u32::from(known) == node.step);
            let step = step.unwrap_or(self.firsts.len());
            if step == self.firsts.len() {
                self.firsts.push(u16::try_from(node.step).ok()?);
            }
            node.step = u32::try_from(step).ok()?;
            node.cost *= SCALE;
        }
        self.nodes.clear();
        Some(())
    }

    /// Finds the best ways to all words from each first. Lanes beyond the firsts lead nowhere.
    /// `None` if there are too many words in a place.
    fn search<const LANES: usize>(&mut self, dictionary: &Dictionary, candidates: &mut Candidates) -> Option<()> {
        self.costs.clear();
        self.previous.clear();
        for first in 0..self.firsts.len() {
            let mut costs = [FAR; LANES];
            costs[first] = 0;
            self.costs.extend_from_slice(&costs);
            self.previous.extend_from_slice(&[NO_NODE; LANES]);
        }
        for first in 0..self.needed.len() {
            self.add::<LANES>(dictionary, self.needed[first]);
        }
        let mut runs = Runs::new();
        for at in 1..candidates.text.len() {
            if self.ends[at].last == NO_NODE {
                continue;
            }
            self.gather::<LANES>(dictionary, at);
            if self.before.len() > SCALE as usize {
                return None;
            }
            runs.clear();
            candidates.words(dictionary, at, &mut runs);
            for run in runs.iter().rev() {
                for bytes in run.entries.iter().rev() {
                    let Entry { word, cost, left, right } = Entry::decode(bytes);
                    let step = self.step::<LANES>(dictionary, left);
                    let word = WordRef::new(run.origin, word);
                    let [begin, end] = [at, run.end].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
                    let cost = i32::from(cost) * SCALE;
                    self.add::<LANES>(dictionary, Node { word, begin, end, right, cost, step, sibling: NO_NODE });
                }
            }
        }
        Some(())
    }

    fn costs<const LANES: usize>(&self, step: u32) -> &[i32; LANES] {
        &self.costs.as_chunks().0[step as usize]
    }

    /// Adds a node unless it can never be on a best path.
    fn add<const LANES: usize>(&mut self, dictionary: &Dictionary, node: Node) {
        let end = self.ends[usize::from(node.end)];
        if end.cheapest != NO_NODE && self.is_hopeless::<LANES>(dictionary, node, end.cheapest) {
            return;
        }
        let number = u32::try_from(self.nodes.len()).unwrap_or(NO_NODE);
        self.nodes.push(Node { sibling: end.last, ..node });
        let lowest = self.costs::<LANES>(node.step).iter().fold(FAR, |lowest, &cost| lowest.min(cost)) + node.cost;
        let (cheapest, cost) = if lowest < end.cost { (number, lowest) } else { (end.cheapest, end.cost) };
        self.ends[usize::from(node.end)] = End { last: number, cheapest, cost };
    }

    /// Whether a node is so far behind another that ends in the same place that it can never catch up, from whichever first.
    fn is_hopeless<const LANES: usize>(&self, dictionary: &Dictionary, node: Node, other: u32) -> bool {
        let other = self.nodes[other as usize];
        let most = dictionary.connections.catch_up(other.right, node.right);
        let ahead = self.costs::<LANES>(other.step);
        let behind = self.costs::<LANES>(node.step);
        let margin = scaled(most).saturating_add(other.cost - node.cost);
        let mut least = i32::MAX;
        for (&behind, &ahead) in behind.iter().zip(ahead) {
            // Where no path leads, nothing is ahead.
            let difference = behind - ahead + if behind < NO_PATH { 0 } else { FAR };
            least = least.min(difference);
        }
        least > margin
    }

    /// Collects the nodes that end at `at`, the last made first.
    fn gather<const LANES: usize>(&mut self, dictionary: &Dictionary, at: usize) {
        self.steps.clear();
        self.before.clear();
        let End { last: mut number, cheapest, .. } = self.ends[at];
        while let Some(&node) = self.nodes.get(number as usize) {
            if number == cheapest || !self.is_hopeless::<LANES>(dictionary, node, cheapest) {
                self.before.push(number);
            }
            number = node.sibling;
        }
    }

    /// The step to a left id from the nodes that were gathered.
    fn step<const LANES: usize>(&mut self, dictionary: &Dictionary, left: u16) -> u32 {
        if let Some(&(_, step)) = self.steps.iter().find(|&&(known, _)| known == left) {
            return step;
        }
        let row = dictionary.connections.row(left);
        let mut best = [FAR; LANES];
        for (place, &number) in (0..).zip(&self.before) {
            let node = self.nodes[number as usize];
            let own = node.cost + i32::from(row[usize::from(node.right)]) * SCALE + place;
            let costs = self.costs::<LANES>(node.step);
            for (cost, best) in costs.iter().zip(&mut best) {
                *best = (cost + own).min(*best);
            }
        }
        let step = u32::try_from(self.previous.len() / LANES).unwrap_or(NO_NODE);
        self.costs.extend(best.map(|best| if best < NO_PATH { best & -SCALE } else { FAR }));
        self.previous.extend(best.map(|best| {
            let place = (best & (SCALE - 1)).cast_unsigned() as usize;
            self.before.get(place).copied().unwrap_or(NO_NODE)
        }));
        self.steps.push((left, step));
        step
    }

    /// The table of the search, whose costs are not scaled, without what can never be the best.
    fn table(
        &mut self,
        dictionary: &Dictionary,
        lanes: usize,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
    ) -> Option<()> {
        let last = self.ends.len() - 1;
        match lanes {
            4 => self.gather::<4>(dictionary, last),
            8 => self.gather::<8>(dictionary, last),
            16 => self.gather::<16>(dictionary, last),
            _ => self.gather::<{ Table::MOST }>(dictionary, last),
        }
        self.exits.clear();
        self.exits.extend(self.before.iter().rev());
        let firsts = self.firsts.len();
        // A damaged dictionary may have no word for it.
        if firsts == 0 {
            return None;
        }
        self.totals.clear();
        for &exit in &self.exits {
            let Node { step, cost, .. } = self.nodes[exit as usize];
            let own = &self.costs[step as usize * lanes..][..firsts];
            self.totals.extend(own.iter().map(|&before| if before < NO_PATH { (before + cost) / SCALE } else { FAR }));
        }
        for own in self.totals.chunks_exact_mut(firsts) {
            self.lead.drop_firsts(dictionary, &self.firsts, own);
        }
        self.drop_exits(dictionary);

        let Self { table, exits, totals, .. } = self;
        table.clear();
        let is_used = |first: usize| totals.iter().skip(first).step_by(firsts).any(|&cost| cost < NO_PATH);
        let used: SmallVec<[usize; 8]> = (0..firsts).filter(|&first| is_used(first)).collect();
        table.firsts.extend(used.iter().map(|&first| self.firsts[first]));
        table.exits.extend(exits.iter().map(|&exit| self.nodes[exit as usize].right));
        if table.exits.is_empty() || table.exits.len() > Table::MOST {
            return None;
        }
        self.elements.clear();
        self.elements.resize(self.nodes.len(), NO_ELEMENT);
        for at in 0..self.exits.len() {
            self.routes(at, &used, lanes, candidates, eojeol)?;
            self.table.ends.push(self.table.routes.len());
        }
        Some(())
    }

    /// The routes from the firsts that are used to an exit.
    fn routes(
        &mut self,
        at: usize,
        used: &[usize],
        lanes: usize,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
    ) -> Option<()> {
        // The paths, the last node first, one after the other.
        let mut paths: SmallVec<[u32; 64]> = SmallVec::new();
        let mut ranges: SmallVec<[Range<usize>; 8]> = SmallVec::new();
        let totals = &self.totals[at * self.firsts.len()..];
        for &first in used {
            let start = paths.len();
            let mut number = Some(self.exits[at]).filter(|_| totals[first] < NO_PATH);
            while let Some(node) = number {
                paths.push(node);
                let step = self.nodes[node as usize].step as usize;
                number = (step >= self.firsts.len()).then(|| self.previous[step * lanes + first]);
            }
            ranges.push(start..paths.len());
        }
        let costs: SmallVec<[i32; 8]> = used.iter().map(|&first| totals[first]).collect();
        for (first, (&cost, range)) in costs.iter().zip(&ranges).enumerate() {
            let path = &paths[range.clone()];
            if path.is_empty() {
                continue;
            }
            // The lattice prefers the word made later, where paths part as seen from their ends.
            let rank = ranges.iter().filter(|other| paths[(*other).clone()] > *path).count();
            let rank = u8::try_from(rank).ok()?;
            let start = self.table.steps.len();
            let mut behind = 0;
            for &number in path.iter().rev() {
                let step = self.element(number as usize, candidates, eojeol, &mut behind);
                self.table.steps.extend(step);
            }
            let steps = (start, self.table.steps.len() - start);
            self.table.routes.push(Route { first, cost, rank, steps });
        }
        Some(())
    }

    /// Which element of the table a node is; see [`Eojeol::element`].
    fn element(
        &mut self,
        number: usize,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
        behind: &mut usize,
    ) -> Option<usize> {
        let known = self.elements[number];
        if known != NO_ELEMENT && eojeol.normalized.is_unchanged() {
            return Some(known);
        }
        let Node { word, begin, end, .. } = self.nodes[number];
        let element = eojeol.element(word, candidates.text.bytes(begin.into(), end.into()), behind)?;
        let elements = &mut self.table.elements;
        let place = elements.iter().position(|own| *own == element).unwrap_or(elements.len());
        if place == elements.len() {
            elements.push(element);
        }
        self.elements[number] = place;
        Some(place)
    }

    /// Drops the exits that others are too far ahead of, from whichever first.
    fn drop_exits(&mut self, dictionary: &Dictionary) {
        let Self { exits, totals, lowest, nodes, firsts, .. } = self;
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
            let right = nodes[exits[at] as usize].right;
            let is_behind = |other: usize| {
                let ahead = &totals[other * firsts..][..firsts];
                ahead[first] < cost && {
                    // May be the largest number.
                    let most = dictionary.connections.catch_up(nodes[exits[other] as usize].right, right);
                    let mut pairs = own.iter().zip(ahead);
                    cost - ahead[first] > most
                        && pairs.all(|(&own, &ahead)| own >= NO_PATH || ahead < NO_PATH && own - ahead > most)
                }
            };
            if (0..exits.len()).any(is_behind) || cost >= NO_PATH {
                exits.remove(at);
                lowest.remove(at);
                totals.drain(at * firsts..(at + 1) * firsts);
            } else {
                at += 1;
            }
        }
    }
}

/// A bound on costs as nodes have them; may be the largest number.
fn scaled(bound: i32) -> i32 {
    bound.saturating_mul(SCALE)
}
