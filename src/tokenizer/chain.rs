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
use super::memo::{self, Element, Entry, Hash, Memo, Table};
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

/// A way through an eojeol: which way it goes on from, what it costs then, and its words among those that come.
#[derive(Clone, Copy)]
struct Next {
    from: usize,
    cost: i32,
    right: u16,
    words: (usize, usize),
}

/// The state of an analysis between two eojeols.
pub(super) struct Ways {
    /// The ways, in the order in which the lattice makes their last words.
    live: Vec<Way>,
    arcs: Vec<Arc>,
    waiting: Vec<Element>,
    /// The ways through the current eojeol, and the words on them.
    next: Vec<Next>,
    coming: Vec<Element>,
    order: Vec<u32>,
}

/// Analyses lines with what it knows from lines before.
pub(super) struct Chain {
    /// `None` if every line is analysed anew and at once.
    memo: Option<Memo>,
    maker: TableMaker,
    pub(super) ways: Ways,
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
            maker: TableMaker::default(),
            ways: Ways::default(),
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
        self.ways.start();
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
        let known = self.place(tokenizer, lattice, source, place.spaced);
        let entry = known.and_then(|place| Some(self.memo.as_ref()?.entry(place)));
        if let Some(entry) = entry.filter(|entry| !entry.is_empty()) {
            self.ways.follow(&dictionary.connections, entry, place.bytes.start, out);
            return Ok(place.bytes.end);
        }
        let Place { mut bytes, spaced, line_end } = place;
        loop {
            if bytes.len() > WINDOW {
                return Err(TooLong);
            }
            let eojeol = Eojeol::new(tokenizer, &out.text()[bytes.clone()]);
            lattice.candidates.fill(dictionary, &eojeol.normalized.text);
            lattice.search(dictionary, self.ways.live.iter().map(|way| (way.cost, way.right)), spaced);
            if lattice.candidates.goes_on && bytes.end < line_end {
                let line = &out.text()[..line_end];
                bytes.end = tokenizer.separators().next(line, bytes.end).map_or(line_end, |next| next.end);
                continue;
            }
            self.ways.follow_lattice(dictionary, lattice, &eojeol);
            let from = self.ways.next.first().map_or(0, |next| next.from);
            let is_agreed = self.ways.next.iter().all(|next| next.from == from);
            self.ways.go_on(bytes.start, is_agreed, out);
            return Ok(bytes.end);
        }
    }

    /// Where the table of an eojeol lies, if it has been seen often enough to have one.
    fn place(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        source: &str,
        spaced: bool,
    ) -> Option<memo::Place> {
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
        let hash = Hash::of(key, spaced);
        let mut place = memo.find(hash, key);
        if place.is_none() && memo.is_due(hash) {
            let dictionary = tokenizer.dictionary();
            let eojeol = Eojeol::new(tokenizer, source);
            let candidates = &mut lattice.candidates;
            candidates.fill(dictionary, &eojeol.normalized.text);
            let table = if candidates.has_spaces(dictionary) {
                None
            } else {
                self.maker.make(dictionary, candidates, &eojeol, spaced)
            };
            if !candidates.goes_on {
                place = memo.insert(hash, key, table);
            }
        }
        place
    }
}

impl Default for Ways {
    /// The beginning of a line.
    fn default() -> Self {
        let live = vec![Way { cost: 0, right: 0, arc: NO_ARC }];
        let (arcs, waiting, next, coming, order) = Default::default();
        Self { live, arcs, waiting, next, coming, order }
    }
}

impl Ways {
    /// The right id of the last word, if only one way is left: then all words before are settled.
    pub(super) fn only(&self) -> Option<u16> {
        match *self.live.as_slice() {
            [Way { right, .. }] => Some(right),
            _ => None,
        }
    }

    /// Begins a line.
    fn start(&mut self) {
        self.arcs.clear();
        self.waiting.clear();
        self.only_way(0);
    }

    /// The cheapest way to a left id, and its cost there; of equal ones the last made.
    fn best(&self, connections: &Connections, left: u16) -> (i32, usize) {
        let row = connections.row(left);
        let mut best = (i32::MAX, 0);
        for (at, way) in self.live.iter().enumerate() {
            let cost = way.cost + i32::from(row[usize::from(way.right)]);
            if cost <= best.0 {
                best = (cost, at);
            }
        }
        best
    }

    /// Finds the next ways through an eojeol that the lattice has searched.
    fn follow_lattice(&mut self, dictionary: &Dictionary, lattice: &mut Lattice, eojeol: &Eojeol<'_>) {
        self.next.clear();
        self.coming.clear();
        let exits: SmallVec<[(i32, u16, u32); 8]> = lattice.exits(dictionary).collect();
        let lowest = exits.iter().map(|exit| exit.0).min().unwrap_or_default();
        let text = &lattice.candidates.text;
        let mut path: SmallVec<[_; 16]> = SmallVec::new();
        for (cost, right, node) in exits {
            path.clear();
            let from = lattice.path(node, |word, begin, end| path.push((word, begin, end)));
            let first = self.coming.len();
            let mut behind = 0;
            for &(word, begin, end) in path.iter().rev() {
                self.coming.extend(eojeol.bare_element(word, text.bytes(begin, end), &mut behind));
            }
            let words = (first, self.coming.len() - first);
            self.next.push(Next { from, cost: cost - lowest, right, words });
        }
    }

    /// Goes through an eojeol that begins at `start` by its table.
    fn follow(&mut self, connections: &Connections, entry: Entry<'_>, start: usize, out: &mut Output<'_, '_>) {
        let mut froms = [0; Table::MOST];
        let mut costs = [0; Table::MOST];
        for ((&left, from), cost) in entry.firsts().iter().zip(&mut froms).zip(&mut costs) {
            (*cost, *from) = self.best(connections, left);
        }
        // The cheapest of the last words, and all that are not too far behind it to catch up.
        let ends: SmallVec<[(u16, i32, usize); Table::MOST]> = entry.best(&costs).collect();
        let best = ends.iter().copied().reduce(|best, end| if end.1 < best.1 { end } else { best });
        let Some((ahead, lowest, _)) = best else { return };
        let mut ends = ends.into_iter().filter(|&(right, cost, _)| cost - lowest <= connections.catch_up(ahead, right));
        let Some(first) = ends.next() else { return };
        let Some(second) = ends.next() else {
            let (right, _, route) = first;
            self.settle(froms[entry.first(route)], out);
            out.push(start, entry.words(route));
            self.only_way(right);
            return;
        };
        self.next.clear();
        self.coming.clear();
        let mut agreed = None;
        let mut is_agreed = true;
        for (right, cost, route) in [first, second].into_iter().chain(ends) {
            let from = froms[entry.first(route)];
            let words = entry.words(route);
            is_agreed &= *agreed.get_or_insert(from) == from;
            self.next.push(Next { from, cost: cost - lowest, right, words: (self.coming.len(), words.len()) });
            self.coming.extend(words);
        }
        self.go_on(start, is_agreed, out);
    }

    /// Goes on to the next ways through an eojeol that begins at `start`; there is at least one. If all go on from the same way,
    /// the words up to there are settled.
    fn go_on(&mut self, start: usize, is_agreed: bool, out: &mut Output<'_, '_>) {
        let Some(&first) = self.next.first() else { return };
        if is_agreed {
            self.settle(first.from, out);
            if self.next.len() == 1 {
                out.push(start, self.coming.iter().copied());
                self.only_way(first.right);
                return;
            }
            std::mem::swap(&mut self.waiting, &mut self.coming);
        }
        let waiting = if is_agreed { 0 } else { self.waiting.len() };
        self.waiting.append(&mut self.coming);
        let before = self.arcs.len();
        for &Next { from, words: (first, len), .. } in &self.next {
            let previous = if is_agreed { NO_ARC } else { self.live[from].arc };
            self.arcs.push(Arc { previous, start, words: (waiting + first, len) });
        }
        let arcs = (before..).map(|arc| u32::try_from(arc).unwrap_or(NO_ARC));
        self.live.clear();
        self.live.extend(self.next.iter().zip(arcs).map(|(&Next { cost, right, .. }, arc)| Way { cost, right, arc }));
        if self.waiting.len() > MOST_WAITING {
            let cheapest = self.live.iter().zip(0..).min_by_key(|(way, _)| way.cost).map_or(0, |(_, at)| at);
            let right = self.live[cheapest].right;
            self.settle(cheapest, out);
            self.only_way(right);
        }
    }

    /// Makes tokens of all words on a way.
    fn settle(&mut self, way: usize, out: &mut Output<'_, '_>) {
        let mut number = self.live[way].arc;
        self.order.clear();
        while let Some(arc) = self.arcs.get(number as usize) {
            self.order.push(number);
            number = arc.previous;
        }
        for &number in self.order.iter().rev() {
            let Arc { start, words: (first, len), .. } = self.arcs[number as usize];
            out.push(start, self.waiting[first..][..len].iter().copied());
        }
        self.arcs.clear();
        self.waiting.clear();
    }

    /// Leaves one way, behind a right id.
    fn only_way(&mut self, right: u16) {
        self.live.clear();
        self.live.push(Way { cost: 0, right, arc: NO_ARC });
    }
}
