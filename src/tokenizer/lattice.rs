//! The lattice of MeCab-ko over lindera's dictionary.
//!
//! Source of the rules: `tokenizer.cpp` and `viterbi.cpp` of MeCab 0.996 with the changes of
//! mecab-ko 0.9.2. A word carries the white space before it and pays a penalty for it by its first
//! tag; unknown words come from the category of their first character; of equal paths the one that
//! MeCab finds first wins. One shortcut changes no result: a path that is further behind the cheapest in
//! its place than the next connection could make up for is dropped.
//!
//! A long line is analysed window by window. At the end of a window all surviving paths are followed
//! back to the last word they share; whatever comes later, the analysis up to there is settled, and the
//! next window starts behind it. Only where they share none within [`WINDOW`] characters is the best path
//! so far accepted as it is.

mod rank;

use std::collections::BTreeSet;

use super::candidate::{Candidates, Run, Runs};
use super::window::index;
use crate::dictionary::{Connections, Dictionary, Entry, Origin, Row, WordRef};
use rank::{Lead, Rank};

/// How many characters are analysed at once.
pub(super) const WINDOW: usize = 4096;
const NO_NODE: u32 = u32::MAX;

/// A place between two words: where analysis can go on without what came before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cut {
    /// The byte behind the last word.
    pub(crate) offset: usize,
    /// The right context id of that word; 0 at the beginning of a line.
    pub(crate) right: u16,
}

/// A word that was found: bytes of the line, without white space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) word: WordRef,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) right: u16,
}

#[derive(Clone, Copy)]
struct Node {
    word: WordRef,
    /// The node before, or [`NO_NODE`].
    previous: u32,
    /// The node made before this one that ends in the same place, or [`NO_NODE`].
    sibling: u32,
    cost: i32,
    /// First character and the one behind the last, in the window.
    begin: u16,
    end: u16,
    right: u16,
}

impl Node {
    const BLANK: Node = Node {
        word: WordRef::new(Origin::Unknown, 0),
        previous: NO_NODE,
        sibling: NO_NODE,
        cost: 0,
        begin: 0,
        end: 0,
        right: 0,
    };
}

/// The nodes that end in one place.
#[derive(Clone, Copy)]
struct End {
    /// The last one made, or [`NO_NODE`].
    last: u32,
    /// How many there are.
    count: u32,
    lead: Lead,
}

impl End {
    /// More than any path costs.
    const FAR: i32 = i32::MAX / 2;
    const NONE: End = End { last: NO_NODE, count: 0, lead: Lead::new(Self::FAR, 0) };
}

/// Where words begin.
#[derive(Clone, Copy)]
struct Place {
    /// In the window.
    begin: u16,
    /// Whether white space stands before it.
    spaced: bool,
}

/// A way to the current place.
#[derive(Clone, Copy)]
struct Way {
    rank: Rank,
    /// The costs of going on.
    row: Row,
    right: u16,
}

impl Way {
    /// Stands for none.
    const NONE: Way = Way { rank: Rank::new(End::FAR, 0), row: Row::FIRST, right: 0 };

    /// The way on to a left id.
    fn to(self, connections: &Connections, left: u16) -> Rank {
        self.rank.plus(connections.cost(self.row, left))
    }
}

/// Buffers of an analysis, to be used again.
#[derive(Default)]
pub(crate) struct Lattice {
    pub(super) candidates: Candidates,
    /// The first so many are of the text at hand; what comes behind is left over.
    nodes: Vec<Node>,
    made: u32,
    /// By character.
    ends: Vec<End>,
    /// The ways to the current place, the first so many.
    ways: Vec<Way>,
    count: usize,
    /// Whether white space stands before the text.
    spaced: bool,
}

/// The cheapest of some ways to a left id; of equal ones the last made.
fn predecessor<const N: usize>(ways: &[Way; N], connections: &Connections, left: u16) -> Rank {
    ways.iter().fold(Rank::WORST, |best, way| best.first(way.to(connections, left)))
}

impl Lattice {
    /// Analyses a line, which holds no line break, and appends its words to `out`.
    pub(crate) fn analyze(&mut self, dictionary: &Dictionary, line: &str, out: &mut Vec<Found>) {
        let mut cut = Some(Cut::default());
        while let Some(from) = cut {
            cut = self.advance(dictionary, line, from, WINDOW, out);
        }
    }

    /// Analyses the next `window` characters behind `from`. Appends the words that are settled and
    /// returns the place behind them, or `None` at the end of the line.
    pub(crate) fn advance(
        &mut self,
        dictionary: &Dictionary,
        line: &str,
        from: Cut,
        window: usize,
        out: &mut Vec<Found>,
    ) -> Option<Cut> {
        self.candidates.text.fill(line, from.offset, window, dictionary);
        let len = self.candidates.text.len();
        let reach = if self.candidates.text.last { len } else { window };
        self.start(dictionary, [(0, from.right)], len);
        for at in 0..reach {
            self.extend(dictionary, at);
        }
        if self.candidates.text.last {
            let node = self.end_of_line(dictionary);
            self.collect(node, out);
            return None;
        }
        let mut settled = self.common_ancestor(reach);
        if settled == 0 {
            settled = self.first_end(reach);
        }
        if settled == 0 {
            return None; // nothing but white space is left
        }
        let node = self.nodes[settled as usize];
        self.collect(settled, out);
        Some(Cut { offset: self.candidates.text.end_byte(usize::from(node.end)), right: node.right })
    }

    /// The cost of the best path through a short text, for comparing dictionaries.
    pub(crate) fn cost(&mut self, dictionary: &Dictionary, line: &str) -> i32 {
        self.candidates.text.fill(line, 0, WINDOW, dictionary);
        self.start(dictionary, [(0, 0)], self.candidates.text.len());
        for at in 0..self.candidates.text.len() {
            self.extend(dictionary, at);
        }
        let last = self.end_of_line(dictionary);
        let node = self.nodes[last as usize];
        let connections = &dictionary.connections;
        node.cost + i32::from(connections.cost(connections.row(node.right), 0))
    }

    /// Analyses the text that was taken into [`Lattice::candidates`], behind ways of these costs and right ids.
    pub(super) fn search(&mut self, dictionary: &Dictionary, ways: impl IntoIterator<Item = (i32, u16)>, spaced: bool) {
        let len = self.candidates.text.len();
        self.start(dictionary, ways, len);
        self.spaced = spaced;
        for at in 0..len {
            self.extend(dictionary, at);
        }
    }

    /// The last words that may be on the best path of a line that goes on behind the text, in the order in which they were
    /// made: costs, right ids, nodes for [`Lattice::path`].
    pub(super) fn exits(&mut self, dictionary: &Dictionary) -> impl Iterator<Item = (i32, u16, u32)> + use<'_> {
        self.gather(dictionary, self.last());
        self.ways[..self.count].iter().rev().map(|way| (way.rank.cost(), way.right, way.rank.node()))
    }

    /// Calls `add` for each word of the path that ends in `node`, behind the node `from` if there is one, the last first, with its
    /// characters; returns the number of the way from which the path starts, 0 if that is `from`.
    pub(super) fn path(&self, node: u32, from: Option<u32>, mut add: impl FnMut(WordRef, usize, usize)) -> usize {
        let mut number = node;
        loop {
            let node = self.nodes[number as usize];
            if Some(number) == from {
                return 0;
            }
            if node.previous == NO_NODE {
                return number as usize;
            }
            add(node.word, node.begin.into(), node.end.into());
            number = node.previous;
        }
    }

    fn start(&mut self, dictionary: &Dictionary, ways: impl IntoIterator<Item = (i32, u16)>, len: usize) {
        self.spaced = false;
        self.made = 0;
        self.ends.clear();
        self.ends.resize(len + 1, End::NONE);
        let mut end = End::NONE;
        let bounds = dictionary.connections.bounds();
        for (cost, right) in ways {
            self.make_room(1);
            let last = self.made;
            self.nodes[last as usize] = Node { sibling: end.last, cost, right, ..Node::BLANK };
            self.made += 1;
            end = End { last, count: end.count + 1, lead: end.lead.first(Lead::new(cost, bounds.place(right))) };
        }
        self.ends[0] = end;
    }

    /// The last place where a word ends.
    fn last(&self) -> usize {
        self.ends.iter().rposition(|end| end.last != NO_NODE).unwrap_or(0)
    }

    /// Adds the words that begin at `at`, behind the white space there, if any word ends at `at`.
    fn extend(&mut self, dictionary: &Dictionary, at: usize) {
        if self.ends[at].last == NO_NODE {
            return;
        }
        let len = self.candidates.text.len();
        let mut begin = at;
        while begin < len && self.candidates.text.info(&dictionary.characters, begin).space {
            begin += 1;
        }
        if begin == len {
            return; // white space at the end belongs to no word
        }
        self.gather(dictionary, at);
        let mut runs = Runs::new();
        self.candidates.words(dictionary, begin, &mut runs);

        let spaced = begin > at || at == 0 && self.spaced;
        self.make_room(runs.iter().map(|run| run.surface.live().len()).sum());
        let place = Place { begin: index(begin), spaced };
        // For as many ways as there mostly are, no branch within depends on how many.
        match self.count {
            1 => self.add_from::<1>(dictionary, place, &runs),
            2 => self.add_from::<2>(dictionary, place, &runs),
            3 | 4 => self.add_from::<4>(dictionary, place, &runs),
            5..=8 => self.add_from::<8>(dictionary, place, &runs),
            9..=12 => self.add_from::<12>(dictionary, place, &runs),
            count => {
                let ways = std::mem::take(&mut self.ways);
                let fours = &ways.as_chunks::<4>().0[..count.div_ceil(4)];
                let connections = &*dictionary.connections;
                self.add(dictionary, place, &runs, |left| {
                    fours.iter().fold(Rank::WORST, |best, ways| best.first(predecessor(ways, connections, left)))
                });
                self.ways = ways;
            }
        }
    }

    /// [`Lattice::add`] where there are at most `N` ways.
    fn add_from<const N: usize>(&mut self, dictionary: &Dictionary, place: Place, runs: &Runs<'_>) {
        let Some(&ways) = self.ways.first_chunk::<N>() else { return };
        let connections = &*dictionary.connections;
        self.add(dictionary, place, runs, |left| predecessor(&ways, connections, left));
    }

    /// Adds words; `best` finds the cheapest way to a left id.
    fn add(
        &mut self,
        dictionary: &Dictionary,
        Place { begin, spaced }: Place,
        runs: &Runs<'_>,
        best: impl Fn(u16) -> Rank,
    ) {
        let connections = &*dictionary.connections;
        let bounds = connections.bounds();
        let nodes = self.nodes.as_mut_slice();
        let mut made = self.made;
        // MeCab chains words the last first, and prefers what it saw last among equals.
        for &Run { origin, surface, end: at } in runs.iter().rev() {
            let ending = &mut self.ends[at];
            let mut lead = ending.lead;
            let penalties = connections.penalties(spaced, origin);
            let (first, end) = (made, index(at));
            for bytes in surface.live().iter().rev() {
                let Entry { word, cost, left, right } = Entry::decode(bytes);
                let word = WordRef::new(origin, word);
                let penalty = penalties.of(left).unwrap_or_else(|| dictionary.kind(word).penalty);
                let best = best(left);
                let cost = best.cost() + i32::from(cost) + penalty;
                let sibling = made.wrapping_sub(1);
                nodes[made as usize] = Node { word, previous: best.node(), sibling, cost, begin, end, right };
                // Whether a word is hopeless is hard to foretell: nothing branches on it.
                let place = bounds.place(right);
                made += u32::from(bounds.can_catch_up(cost - lead.cost(), lead.place(), place));
                lead = lead.first(Lead::new(cost, place));
            }
            ending.lead = lead;
            if made > first {
                nodes[first as usize].sibling = ending.last;
                ending.last = made - 1;
                ending.count += made - first;
            }
        }
        self.made = made;
    }

    /// Makes sure that so many more nodes have a place.
    fn make_room(&mut self, more: usize) {
        let most = self.made as usize + more;
        if self.nodes.len() < most {
            self.nodes.resize(most.next_power_of_two(), Node::BLANK);
        }
    }

    /// Collects the ways to `at` without those that cannot catch up on the cheapest.
    fn gather(&mut self, dictionary: &Dictionary, at: usize) {
        let connections = &*dictionary.connections;
        let bounds = connections.bounds();
        let End { last: mut number, count: most, lead } = self.ends[at];
        // Whole fours, so that as many can be looked at.
        let padded = (most as usize).next_multiple_of(4);
        if self.ways.len() < padded {
            self.ways.resize(padded, Way::NONE);
        }
        let (nodes, ways) = (self.nodes.as_slice(), self.ways.as_mut_slice());
        let mut count = 0;
        while let Some(&Node { cost, right, sibling, .. }) = nodes.get(number as usize) {
            ways[count] = Way { rank: Rank::new(cost, number), row: connections.row(right), right };
            count += usize::from(bounds.can_catch_up(cost - lead.cost(), lead.place(), bounds.place(right)));
            number = sibling;
        }
        ways[count..padded].fill(Way::NONE);
        self.count = count;
    }

    /// The last word of the best path to the end of the line; 0 when there is no word.
    fn end_of_line(&mut self, dictionary: &Dictionary) -> u32 {
        self.gather(dictionary, self.last());
        let ways = self.ways[..self.count].iter();
        ways.fold(Rank::WORST, |best, way| best.first(way.to(&dictionary.connections, 0))).node()
    }

    /// The nodes that end in one place, the last made first.
    fn ending_at(&self, at: usize) -> impl Iterator<Item = u32> {
        let first = Some(self.ends[at].last).filter(|&node| node != NO_NODE);
        std::iter::successors(first, |&node| Some(self.nodes[node as usize].sibling).filter(|&node| node != NO_NODE))
    }

    /// The last word that all paths reaching `reach` have in common; 0 when there is none.
    fn common_ancestor(&self, reach: usize) -> u32 {
        self.shared((reach..self.ends.len()).flat_map(|at| self.ending_at(at))).unwrap_or(0)
    }

    /// The last word that the paths to some nodes have in common, if there is one.
    pub(super) fn shared(&self, nodes: impl Iterator<Item = u32>) -> Option<u32> {
        let mut live: BTreeSet<u32> = nodes.collect();
        // A node is made after the one before it, so the last is never before another.
        while live.len() > 1 {
            live.insert(self.previous(live.last().copied()?)?);
            live.pop_last();
        }
        live.first().copied().filter(|&node| self.previous(node).is_some())
    }

    /// The node before another.
    fn previous(&self, node: u32) -> Option<u32> {
        Some(self.nodes[node as usize].previous).filter(|&node| node != NO_NODE)
    }

    /// The cheapest word that ends at the first place from `reach` on where one does.
    fn first_end(&self, reach: usize) -> u32 {
        let at = (reach..self.ends.len()).find(|&at| self.ends[at].last != NO_NODE);
        let nodes = at.into_iter().flat_map(|at| self.ending_at(at));
        nodes.min_by_key(|&node| self.nodes[node as usize].cost).unwrap_or(0)
    }

    /// Appends the path that ends in `node`.
    fn collect(&self, node: u32, out: &mut Vec<Found>) {
        let first = out.len();
        let mut node = self.nodes[node as usize];
        while node.previous != NO_NODE {
            out.push(Found {
                word: node.word,
                start: self.candidates.text.offsets[usize::from(node.begin)],
                end: self.candidates.text.end_byte(usize::from(node.end)),
                right: node.right,
            });
            node = self.nodes[node.previous as usize];
        }
        out[first..].reverse();
    }
}
