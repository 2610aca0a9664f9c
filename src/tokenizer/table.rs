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

use super::candidate::{Candidates, Runs};
use super::memo::{First, Packed, Route, Table};
use super::output::Eojeol;
use crate::dictionary::{Dictionary, Entry, WordRef};

const NO_NODE: u32 = u32::MAX;
/// More than the cost of any path.
const FAR: i32 = 1 << 28;
/// Costs from here on are of no path.
const NO_PATH: i32 = 1 << 27;

#[derive(Clone, Copy)]
struct Node {
    word: WordRef,
    /// Characters of the eojeol.
    begin: u16,
    end: u16,
    right: u16,
    /// The cost of the word.
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
pub(super) struct TableMaker {
    firsts: Vec<First>,
    nodes: Vec<Node>,
    ends: Vec<End>,
    /// The costs of coming to a left id in a place by the best ways from each first, and the nodes before; a fixed number of
    /// each for every step.
    costs: Vec<i32>,
    previous: Vec<u32>,
    /// The steps of the current place by left id.
    steps: Vec<(u16, u32)>,
    before: Vec<u32>,
    lead: Lead,
}

impl TableMaker {
    pub(super) fn new() -> Self {
        Self {
            firsts: Vec::new(),
            nodes: Vec::new(),
            ends: Vec::new(),
            costs: Vec::new(),
            previous: Vec::new(),
            steps: Vec::new(),
            before: Vec::new(),
            lead: Lead::default(),
        }
    }

    /// The table of an eojeol, which `candidates` hold; `None` if it would be too large.
    pub(super) fn make(
        &mut self,
        dictionary: &Dictionary,
        candidates: &mut Candidates,
        eojeol: &Eojeol<'_>,
    ) -> Option<Table> {
        let len = candidates.text.len();
        self.nodes.clear();
        self.ends.clear();
        self.ends.resize(len + 1, End::NONE);
        self.firsts.clear();
        let mut runs = Runs::new();
        candidates.words(dictionary, 0, &mut runs);
        for run in runs.iter().rev() {
            for bytes in run.entries.iter().rev() {
                let Entry { word, cost, left, right } = Entry::decode(bytes);
                let word = WordRef::new(run.origin, word);
                let first = First { left, penalty: u16::try_from(dictionary.kind(word).penalty).ok()? };
                let step = self.firsts.iter().position(|&known| known == first).unwrap_or_else(|| {
                    self.firsts.push(first);
                    self.firsts.len() - 1
                });
                let (step, end) = (u32::try_from(step).ok()?, u16::try_from(run.end).ok()?);
                self.nodes.push(Node { word, begin: 0, end, right, cost: cost.into(), step, sibling: NO_NODE });
            }
        }
        match self.firsts.len() {
            0..=8 => self.search::<8>(dictionary, candidates),
            9..=16 => self.search::<16>(dictionary, candidates),
            17..=Table::MOST => self.search::<{ Table::MOST }>(dictionary, candidates),
            _ => return None,
        }
        let lanes = self.firsts.len().next_power_of_two().max(8);
        self.table(dictionary, lanes, candidates, eojeol)
    }

    /// Finds the best ways to all words from each first. Lanes beyond the firsts lead nowhere.
    fn search<const LANES: usize>(&mut self, dictionary: &Dictionary, candidates: &mut Candidates) {
        self.costs.clear();
        self.previous.clear();
        for first in 0..self.firsts.len() {
            let mut costs = [FAR; LANES];
            costs[first] = 0;
            self.costs.extend_from_slice(&costs);
            self.previous.extend_from_slice(&[NO_NODE; LANES]);
        }
        let firsts = std::mem::take(&mut self.nodes);
        for node in firsts {
            self.add::<LANES>(dictionary, node);
        }
        let mut runs = Runs::new();
        for at in 1..candidates.text.len() {
            if self.ends[at].last == NO_NODE {
                continue;
            }
            self.gather::<LANES>(dictionary, at);
            runs.clear();
            candidates.words(dictionary, at, &mut runs);
            for run in runs.iter().rev() {
                for bytes in run.entries.iter().rev() {
                    let Entry { word, cost, left, right } = Entry::decode(bytes);
                    let step = self.step::<LANES>(dictionary, left);
                    let word = WordRef::new(run.origin, word);
                    let [begin, end] = [at, run.end].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
                    let cost = cost.into();
                    self.add::<LANES>(dictionary, Node { word, begin, end, right, cost, step, sibling: NO_NODE });
                }
            }
        }
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
        // `most` may be the largest number.
        let margin = most.saturating_add(other.cost - node.cost);
        let mut hopeless = true;
        for lane in 0..LANES {
            hopeless &= behind[lane] >= NO_PATH || behind[lane] - ahead[lane] > margin;
        }
        hopeless
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
        let mut previous = [NO_NODE; LANES];
        for &number in &self.before {
            let node = self.nodes[number as usize];
            let own = node.cost + i32::from(row[usize::from(node.right)]);
            let costs = self.costs::<LANES>(node.step);
            for lane in 0..LANES {
                let cost = costs[lane] + own;
                let is_better = cost < best[lane];
                best[lane] = if is_better { cost } else { best[lane] };
                previous[lane] = if is_better { number } else { previous[lane] };
            }
        }
        let step = u32::try_from(self.previous.len() / LANES).unwrap_or(NO_NODE);
        self.costs.extend_from_slice(&best);
        self.previous.extend_from_slice(&previous);
        self.steps.push((left, step));
        step
    }

    /// The table of the search, without what can never be the best.
    fn table(
        &mut self,
        dictionary: &Dictionary,
        lanes: usize,
        candidates: &Candidates,
        eojeol: &Eojeol<'_>,
    ) -> Option<Table> {
        let mut exits = Vec::new();
        let mut number = self.ends.last()?.last;
        while let Some(node) = self.nodes.get(number as usize) {
            exits.push(number);
            number = node.sibling;
        }
        exits.reverse();
        // By exit and first.
        let mut costs: Vec<Vec<i32>> = exits.iter().map(|&exit| {
            let Node { step, cost, .. } = self.nodes[exit as usize];
            let own = &self.costs[step as usize * lanes..][..self.firsts.len()];
            own.iter().map(|&before| if before < NO_PATH { before + cost } else { FAR }).collect()
        }).collect();
        self.drop_exits(dictionary, &mut exits, &mut costs);
        for own in &mut costs {
            self.lead.drop_firsts(dictionary, &self.firsts, own);
        }
        self.drop_exits(dictionary, &mut exits, &mut costs);
        let used: Vec<usize> =
            (0..self.firsts.len()).filter(|&first| costs.iter().any(|own| own[first] < NO_PATH)).collect();

        let mut table = Table {
            firsts: used.iter().map(|&first| self.firsts[first]).collect(),
            exits: exits.iter().map(|&exit| self.nodes[exit as usize].right).collect(),
            routes: Vec::new(),
        };
        if table.exits.is_empty() || table.exits.len() > Table::MOST {
            return None;
        }
        for (&exit, costs) in exits.iter().zip(&costs) {
            let paths: Vec<Option<Vec<u32>>> = used.iter().map(|&first| {
                (costs[first] < NO_PATH).then(|| self.path(exit, first, lanes))
            }).collect();
            for (&first, path) in used.iter().zip(&paths) {
                let Some(path) = path else {
                    table.routes.push(Route { cost: Route::NONE, rank: 0, words: Vec::new() });
                    continue;
                };
                if costs[first].abs() >= Route::NONE {
                    return None;
                }
                let rank = paths.iter().flatten().filter(|other| *other > path).count();
                let rank = u8::try_from(rank).ok()?;
                table.routes.push(Route { cost: costs[first], rank, words: self.elements(path, candidates, eojeol) });
            }
        }
        Some(table)
    }

    /// The nodes of the best path from a first to a node, the last one first.
    fn path(&self, exit: u32, first: usize, lanes: usize) -> Vec<u32> {
        let mut path = vec![exit];
        let mut node = self.nodes[exit as usize];
        while node.step as usize >= self.firsts.len() {
            let previous = self.previous[node.step as usize * lanes + first];
            path.push(previous);
            node = self.nodes[previous as usize];
        }
        path
    }

    fn elements(&self, path: &[u32], candidates: &Candidates, eojeol: &Eojeol<'_>) -> Vec<Packed> {
        let mut elements = Vec::with_capacity(path.len());
        let mut behind = 0;
        for &number in path.iter().rev() {
            let Node { word, begin, end, .. } = self.nodes[number as usize];
            let bytes = candidates.text.bytes(begin.into(), end.into());
            elements.extend(eojeol.element(word, bytes, &mut behind));
        }
        elements
    }

    /// Drops the exits that others are too far ahead of, from whichever first.
    fn drop_exits(&self, dictionary: &Dictionary, exits: &mut Vec<u32>, costs: &mut Vec<Vec<i32>>) {
        let mut at = 0;
        while at < exits.len() {
            let right = |exit: u32| self.nodes[exit as usize].right;
            let hopeless = (0..exits.len()).filter(|&other| other != at).any(|other| {
                let most = dictionary.connections.catch_up(right(exits[other]), right(exits[at]));
                let mut pairs = costs[at].iter().zip(&costs[other]);
                pairs.all(|(&own, &ahead)| own >= NO_PATH || ahead < NO_PATH && own - ahead > most)
            });
            if hopeless {
                exits.remove(at);
                costs.remove(at);
            } else {
                at += 1;
            }
        }
    }
}

/// The most that one left id can be dearer to come to than another.
#[derive(Default)]
struct Lead {
    /// By both ids, for the first of them, which are used most; [`Lead::UNKNOWN`] until asked.
    known: Vec<i32>,
}

impl Lead {
    const UNKNOWN: i32 = i32::MIN;
    const IDS: usize = 128;

    /// Forgets the costs from firsts that can never be the best, from `costs` by first to one exit.
    fn drop_firsts(&mut self, dictionary: &Dictionary, firsts: &[First], costs: &mut [i32]) {
        for first in 0..costs.len() {
            for other in 0..costs.len() {
                if first == other || costs[first] >= NO_PATH || costs[other] >= costs[first] {
                    continue;
                }
                let [First { left: a, penalty: p }, First { left: b, penalty: q }] = [firsts[other], firsts[first]];
                let most = self.most(dictionary, a, b) + i32::from(p.saturating_sub(q));
                if costs[other] + most < costs[first] {
                    costs[first] = FAR;
                }
            }
        }
    }

    /// The most that coming to the left id `a` costs more than coming to `b`.
    fn most(&mut self, dictionary: &Dictionary, a: u16, b: u16) -> i32 {
        if a == b {
            return 0;
        }
        let difference = || {
            let [a, b] = [a, b].map(|left| dictionary.connections.row(left));
            a.iter().zip(b).map(|(&a, &b)| i32::from(a) - i32::from(b)).max().unwrap_or(0)
        };
        let [row, column] = [a, b].map(usize::from);
        if row >= Self::IDS || column >= Self::IDS {
            return difference();
        }
        if self.known.is_empty() {
            self.known.resize(Self::IDS * Self::IDS, Self::UNKNOWN);
        }
        let known = &mut self.known[row * Self::IDS + column];
        if *known == Self::UNKNOWN {
            *known = difference();
        }
        *known
    }
}
