//! A line, eojeol by eojeol.
//!
//! Between two eojeols all that counts is the ways to come there: the last words of the eojeol before, with the cost and the
//! right id of each. An eojeol turns the ways to it into the ways behind it, by its [table](super::table) if that is known, else
//! by the [lattice](super::lattice) over this eojeol alone. What all ways have in common is settled and becomes tokens; nearly
//! always that is all but the last eojeol. So a line of any length takes little memory, and the result is that of one lattice over
//! the whole line.
//!
//! Words with a space inside are the exception. An eojeol in which such a word may begin is analysed together with the
//! next one, and never kept.

use std::ops::Range;

use smallvec::SmallVec;

use super::Tokenizer;
use super::lattice::{Lattice, WINDOW};
use super::memo::{self, Entry, Hash, Memo, Packed};
use super::output::{Eojeol, Output};
use super::table::TableMaker;
use crate::dictionary::{Connections, Dictionary};

const NO_ARC: u32 = u32::MAX;
/// So many words wait at most for the ways to have something in common; then the cheapest way is taken.
const MOST_WAITING: usize = 16 * 1024;

/// A line has an eojeol that is too long to be analysed at once.
pub(super) struct TooLong;

/// A way to come to a place between two eojeols.
#[derive(Clone, Copy)]
struct Way {
    /// What it costs more than the cheapest.
    cost: i32,
    /// The right id of its last word.
    right: u16,
    arc: u32,
}

/// The words of one eojeol on a way, and the eojeol before.
#[derive(Clone, Copy)]
struct Arc {
    previous: u32,
    /// Where the eojeol begins in the text.
    start: usize,
    /// Its words: the first of those that wait, and how many.
    words: (usize, usize),
}

/// A way through an eojeol: which way it goes on from, what it costs then, and its words.
struct Step<'a> {
    from: usize,
    cost: i32,
    right: u16,
    words: &'a [Packed],
}

/// The state of an analysis between two eojeols.
pub(super) struct Ways {
    /// In the order in which the lattice makes their last words.
    ways: Vec<Way>,
    arcs: Vec<Arc>,
    waiting: Vec<Packed>,
}

/// Analyses lines with what it knows from lines before.
pub(super) struct Chain {
    /// `None` if every line is analysed anew and at once.
    memo: Option<Memo>,
    maker: TableMaker,
    pub(super) ways: Ways,
    /// Words on the ways through the current eojeol.
    words: Vec<Packed>,
}

/// Where an eojeol stands.
struct Place {
    bytes: Range<usize>,
    /// Whether white space stands before it in its line.
    spaced: bool,
    line_end: usize,
}

impl Chain {
    /// With tables in at most `memory` bytes.
    pub(super) fn new(memory: usize) -> Self {
        Self {
            memo: (memory >= Memo::LEAST).then(|| Memo::new(memory)),
            maker: TableMaker::new(),
            ways: Ways::default(),
            words: Vec::new(),
        }
    }

    /// Analyses a line of the output's text, which holds no line break.
    ///
    /// # Errors
    ///
    /// When it has an eojeol that is too long, or nothing is to be kept. The output is as before.
    pub(super) fn line(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<(), TooLong> {
        let text = &out.text()[..line.end];
        if self.memo.is_none() {
            return Err(TooLong);
        }
        if line.len() > WINDOW && tokenizer.separators().eojeols(text, line.start).any(|bytes| bytes.len() > WINDOW) {
            return Err(TooLong);
        }
        let mark = out.mark();
        self.ways.start(0);
        let mut at = line.start;
        while at < line.end {
            match self.advance(tokenizer, lattice, at, line.clone(), out) {
                Ok(end) => at = end,
                Err(error) => {
                    out.back_to(mark);
                    return Err(error);
                }
            }
        }
        self.finish(tokenizer, out);
        Ok(())
    }

    /// Goes through the first eojeol of a line from the byte `at` on, and through those behind it that one word may span
    /// together with it; returns the byte behind, which is that behind the line if there is none.
    pub(super) fn advance(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        at: usize,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, TooLong> {
        match tokenizer.separators().next(&out.text()[..line.end], at) {
            Some(bytes) => {
                let place = Place { spaced: bytes.start > line.start, bytes, line_end: line.end };
                self.eojeol(tokenizer, lattice, place, out)
            }
            None => Ok(line.end),
        }
    }

    /// Ends a line.
    pub(super) fn finish(&mut self, tokenizer: &Tokenizer, out: &mut Output<'_, '_>) {
        let (_, best) = self.ways.best(&tokenizer.dictionary().connections, 0);
        self.ways.settle(best, out);
    }

    /// Goes through an eojeol, and through those behind it that one word may span together with it; returns the byte
    /// behind.
    fn eojeol(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        place: Place,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, TooLong> {
        let dictionary = tokenizer.dictionary();
        let source = &out.text()[place.bytes.clone()];
        let known = self.place(tokenizer, lattice, source);
        let entry = known.and_then(|place| Some(self.memo.as_ref()?.entry(place)));
        if let Some(entry) = entry.filter(|entry| !entry.is_empty()) {
            self.ways.follow(dictionary, entry, &place, out);
            return Ok(place.bytes.end);
        }
        let Place { mut bytes, spaced, line_end } = place;
        loop {
            if bytes.len() > WINDOW {
                return Err(TooLong);
            }
            let eojeol = Eojeol::new(tokenizer, &out.text()[bytes.clone()]);
            lattice.candidates.fill(dictionary, &eojeol.normalized.text);
            lattice.search(dictionary, self.ways.ways.iter().map(|way| (way.cost, way.right)), spaced);
            if lattice.candidates.goes_on && bytes.end < line_end {
                let line = &out.text()[..line_end];
                bytes.end = tokenizer.separators().next(line, bytes.end).map_or(line_end, |next| next.end);
                continue;
            }
            self.follow_lattice(dictionary, lattice, &eojeol, bytes.start, out);
            return Ok(bytes.end);
        }
    }

    /// Where the table of an eojeol lies, if it has been seen often enough to have one.
    fn place(&mut self, tokenizer: &Tokenizer, lattice: &mut Lattice, source: &str) -> Option<memo::Place> {
        let memo = self.memo.as_mut()?;
        let key = source.as_bytes();
        if key.len() > Memo::LONGEST {
            return None;
        }
        // The words of a document are not those of the next.
        let vocabulary = &lattice.candidates.vocabulary;
        if !vocabulary.is_empty() && vocabulary.occurs_in(&tokenizer.normalized(source).text) {
            return None;
        }
        let hash = Hash::of(key);
        let mut place = memo.find(hash, key);
        if place.is_none() && memo.was_seen(hash) {
            let dictionary = tokenizer.dictionary();
            let eojeol = Eojeol::new(tokenizer, source);
            let candidates = &mut lattice.candidates;
            candidates.fill(dictionary, &eojeol.normalized.text);
            let table = if candidates.has_spaces(dictionary) {
                None
            } else {
                self.maker.make(dictionary, candidates, &eojeol)
            };
            if !candidates.goes_on {
                place = memo.insert(hash, key, &table.unwrap_or_default());
            }
        }
        place
    }

    /// Goes through an eojeol that the lattice has searched.
    fn follow_lattice(
        &mut self,
        dictionary: &Dictionary,
        lattice: &mut Lattice,
        eojeol: &Eojeol<'_>,
        start: usize,
        out: &mut Output<'_, '_>,
    ) {
        self.words.clear();
        let exits: SmallVec<[(i32, u16, u32); 8]> = lattice.exits(dictionary).collect();
        let mut steps: SmallVec<[(usize, i32, u16, Range<usize>); 8]> = SmallVec::new();
        let mut path = Vec::new();
        for (cost, right, node) in exits {
            path.clear();
            let from = lattice.path(node, |word, begin, end| path.push((word, begin, end)));
            let first = self.words.len();
            let mut behind = 0;
            let text = &lattice.candidates.text;
            let words = path.iter().rev();
            let words = words.filter_map(|&(word, begin, end)| eojeol.element(word, text.bytes(begin, end), &mut behind));
            self.words.extend(words);
            steps.push((from, cost, right, first..self.words.len()));
        }
        let steps: SmallVec<[Step<'_>; 8]> = steps
            .into_iter()
            .map(|(from, cost, right, words)| Step { from, cost, right, words: &self.words[words] })
            .collect();
        self.ways.go(start, &steps, out);
    }
}

impl Default for Ways {
    /// The beginning of a line.
    fn default() -> Self {
        let ways = vec![Way { cost: 0, right: 0, arc: NO_ARC }];
        Self { ways, arcs: Vec::new(), waiting: Vec::new() }
    }
}

impl Ways {
    /// The right id of the last word, if only one way is left: then all words before are settled.
    pub(super) fn only(&self) -> Option<u16> {
        match *self.ways.as_slice() {
            [Way { right, .. }] => Some(right),
            _ => None,
        }
    }

    /// Only one way, behind a right id.
    fn start(&mut self, right: u16) {
        self.arcs.clear();
        self.waiting.clear();
        self.ways.clear();
        self.ways.push(Way { cost: 0, right, arc: NO_ARC });
    }

    /// The cheapest way to a left id, and its cost there; of equal ones the last made.
    fn best(&self, connections: &Connections, left: u16) -> (i32, usize) {
        let row = connections.row(left);
        let mut best = (i32::MAX, 0);
        for (at, way) in self.ways.iter().enumerate() {
            let cost = way.cost + i32::from(row[usize::from(way.right)]);
            if cost <= best.0 {
                best = (cost, at);
            }
        }
        best
    }

    /// Goes through an eojeol by its table.
    fn follow(&mut self, dictionary: &Dictionary, entry: Entry<'_>, place: &Place, out: &mut Output<'_, '_>) {
        let connections = &*dictionary.connections;
        let mut firsts: SmallVec<[usize; 8]> = SmallVec::new();
        let mut costs: SmallVec<[i32; 8]> = SmallVec::new();
        for first in entry.firsts() {
            let (cost, from) = self.best(connections, first.left);
            firsts.push(from);
            costs.push(cost + if place.spaced { i32::from(first.penalty) } else { 0 });
        }
        let mut steps: SmallVec<[Step<'_>; 8]> = SmallVec::new();
        for (exit, right) in entry.exits().enumerate() {
            let (cost, first, words) = entry.best(exit, &costs);
            steps.push(Step { from: firsts[first], cost, right, words });
        }
        // What is too far behind to catch up.
        if let Some((lowest, ahead)) = steps.iter().map(|step| (step.cost, step.right)).min_by_key(|step| step.0) {
            steps.retain(|step| step.cost - lowest <= connections.catch_up(ahead, step.right));
        }
        self.go(place.bytes.start, &steps, out);
    }

    /// Goes on by steps through an eojeol that begins at `start`; there is at least one.
    fn go(&mut self, start: usize, steps: &[Step<'_>], out: &mut Output<'_, '_>) {
        let Some(first) = steps.first() else { return };
        let agreed = steps.iter().all(|step| step.from == first.from);
        if agreed {
            self.settle(first.from, out);
        }
        if steps.len() == 1 {
            out.push(start, first.words);
            self.ways.clear();
            self.ways.push(Way { cost: 0, right: first.right, arc: NO_ARC });
            return;
        }
        let lowest = steps.iter().map(|step| step.cost).min().unwrap_or_default();
        let mut ways: SmallVec<[Way; 8]> = SmallVec::new();
        for step in steps {
            let arc = u32::try_from(self.arcs.len()).unwrap_or(NO_ARC);
            let previous = if agreed { NO_ARC } else { self.ways[step.from].arc };
            self.arcs.push(Arc { previous, start, words: (self.waiting.len(), step.words.len()) });
            self.waiting.extend_from_slice(step.words);
            ways.push(Way { cost: step.cost - lowest, right: step.right, arc });
        }
        self.ways.clear();
        self.ways.extend_from_slice(&ways);
        if self.waiting.len() > MOST_WAITING {
            let cheapest = (0..ways.len()).min_by_key(|&way| ways[way].cost).unwrap_or_default();
            self.settle(cheapest, out);
            self.start(ways[cheapest].right);
        }
    }

    /// Makes tokens of all words on a way.
    fn settle(&mut self, way: usize, out: &mut Output<'_, '_>) {
        let arc = |number: u32| self.arcs.get(number as usize).copied();
        let mut path: SmallVec<[Arc; 16]> =
            std::iter::successors(arc(self.ways[way].arc), |last| arc(last.previous)).collect();
        path.reverse();
        for Arc { start, words: (first, len), .. } in path {
            out.push(start, &self.waiting[first..][..len]);
        }
        self.arcs.clear();
        self.waiting.clear();
    }
}
