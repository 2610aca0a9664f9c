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

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::Vocabulary;
use super::window::{Window, index};
use crate::dictionary::{Dictionary, Entry, EntryBytes, Lexicon, Origin, WordRef};

/// How many characters are analysed at once.
pub(super) const WINDOW: usize = 4096;
/// A run of one kind is an unknown word only up to this length (`max-grouping-size` 24 counts what
/// follows the first character).
const LONGEST_GROUP: usize = 25;
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
    /// The cheapest one: its cost and right id.
    cost: i32,
    right: u16,
}

impl End {
    /// Its cost is more than any path's.
    const NONE: End = End { last: NO_NODE, cost: i32::MAX / 2, right: 0 };
}

/// A way to the current place.
#[derive(Clone, Copy)]
struct Way {
    rank: Rank,
    right: u16,
}

/// Words that may begin here and end in one place: the entries of a surface.
struct Run<'d> {
    origin: Origin,
    entries: &'d [EntryBytes],
    end: usize,
}

type Runs<'d> = SmallVec<[Run<'d>; 16]>;

/// The cost of a path and its last node in one number: the lowest cost comes first, of equal costs the node made
/// last. So the search for the best needs no branch.
#[derive(Clone, Copy)]
struct Rank(i64);

impl Rank {
    const WORST: Rank = Rank(i64::MAX);

    const fn new(cost: i32, node: u32) -> Self {
        Self(((cost as i64) << 32) | (!node as i64))
    }

    /// The better one.
    fn first(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The same path at a higher cost.
    fn plus(self, cost: i16) -> Self {
        Self(self.0 + (i64::from(cost) << 32))
    }

    #[allow(clippy::cast_possible_truncation, reason = "the upper half of 64 bits has 32")]
    fn cost(self) -> i32 {
        (self.0 >> 32) as i32
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lower half")]
    fn node(self) -> u32 {
        !(self.0 as u32)
    }
}

/// Buffers of an analysis, to be used again.
#[derive(Default)]
pub(crate) struct Lattice {
    text: Window,
    nodes: Vec<Node>,
    /// By character.
    ends: Vec<End>,
    /// The ways to the current place.
    ways: Vec<Way>,
    /// Words of the document at hand.
    pub(super) vocabulary: Vocabulary,
}

/// A node's place, which fits 32 bits.
fn node_index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NO_NODE)
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
        self.text.fill(line, from.offset, window, dictionary);
        let len = self.text.len();
        let reach = if self.text.last { len } else { window };
        self.start(from, len);
        for at in 0..reach {
            self.extend(dictionary, at);
        }
        if self.text.last {
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
        Some(Cut { offset: self.text.end_byte(usize::from(node.end)), right: node.right })
    }

    /// The cost of the best path through a short text, for comparing dictionaries.
    pub(crate) fn cost(&mut self, dictionary: &Dictionary, line: &str) -> i32 {
        self.text.fill(line, 0, WINDOW, dictionary);
        self.start(Cut::default(), self.text.len());
        for at in 0..self.text.len() {
            self.extend(dictionary, at);
        }
        let last = self.end_of_line(dictionary);
        let node = self.nodes[last as usize];
        node.cost + i32::from(dictionary.connections.row(0)[usize::from(node.right)])
    }

    fn start(&mut self, from: Cut, len: usize) {
        self.nodes.clear();
        self.nodes.push(Node { right: from.right, ..Node::BLANK });
        self.ends.clear();
        self.ends.resize(len + 1, End::NONE);
        self.ends[0] = End { last: 0, cost: 0, right: from.right };
    }

    /// Adds the words that begin at `at`, behind the white space there, if any word ends at `at`.
    fn extend(&mut self, dictionary: &Dictionary, at: usize) {
        if self.ends[at].last == NO_NODE {
            return;
        }
        let len = self.text.len();
        let mut begin = at;
        while begin < len && self.text.info(&dictionary.characters, begin).space {
            begin += 1;
        }
        if begin == len {
            return; // white space at the end belongs to no word
        }
        self.gather(dictionary, at);
        let mut runs = Runs::new();
        self.words(dictionary, begin, &mut runs);

        let mut made = self.nodes.len();
        let most = made + runs.iter().map(|run| run.entries.len()).sum::<usize>();
        self.nodes.resize(most, Node::BLANK);
        // MeCab chains words the last first, and prefers what it saw last among equals.
        for &Run { origin, entries, end } in runs.iter().rev() {
            let mut ending = self.ends[end];
            for bytes in entries.iter().rev() {
                let Entry { word, cost, left, right } = Entry::decode(bytes);
                let word = WordRef::new(origin, word);
                let best = self.predecessor(dictionary, left);
                let penalty = if begin > at { dictionary.kind(word).penalty } else { 0 };
                let cost = best.cost() + i32::from(cost) + penalty;
                // Whether a word is hopeless is hard to foretell: what follows needs no branch.
                let behind = cost - ending.cost;
                let hopeful = behind <= dictionary.connections.catch_up(ending.right, right);
                self.nodes[made] = Node {
                    word,
                    previous: best.node(),
                    sibling: ending.last,
                    cost,
                    begin: index(begin),
                    end: index(end),
                    right,
                };
                ending = End {
                    last: if hopeful { node_index(made) } else { ending.last },
                    cost: cost.min(ending.cost),
                    right: if behind < 0 { right } else { ending.right },
                };
                made += usize::from(hopeful);
            }
            self.ends[end] = ending;
        }
        self.nodes.truncate(made);
    }

    /// The words that may begin at `begin`.
    fn words<'d>(&self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let Some(extras) = &dictionary.extras else {
            self.known_words(dictionary, begin, runs);
            self.unknown_words(dictionary, begin, runs);
            return;
        };
        if let Some((pattern, _)) = self.text.pattern(begin) {
            runs.push(Run { origin: Origin::Unknown, entries: extras.pattern(pattern), end: begin + 1 });
            return;
        }
        self.known_words(dictionary, begin, runs);
        self.unknown_words(dictionary, begin, runs);
        if self.text.begins_hangul(begin) {
            let text = &self.text.chars[begin..];
            let mut add = |length: usize, entries: &'d [EntryBytes]| {
                runs.push(Run { origin: Origin::Unknown, entries, end: begin + length });
            };
            extras.nouns(dictionary, text, &mut add);
            for length in self.vocabulary.prefixes(text) {
                add(length, extras.noun(text[length - 1]));
            }
        }
    }

    fn known_words<'d>(&self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let text = &self.text.chars[begin..];
        let mut take = |lexicon: &'d Lexicon, origin: Origin| {
            for (len, entries) in lexicon.prefixes(text) {
                if !dictionary.blocked.is_empty() {
                    let surface: String = text[..len].iter().collect();
                    if dictionary.blocked.contains(surface.as_str()) {
                        continue;
                    }
                }
                runs.push(Run { origin, entries, end: begin + len });
            }
        };
        take(&dictionary.system, Origin::System);
        if let Some(terms) = &dictionary.terms {
            take(terms, Origin::Term);
        }
        if let Some(nouns) = dictionary.nouns.as_ref().filter(|_| self.text.begins_eojeol(begin)) {
            take(nouns, Origin::Noun);
        }
        let Some(user) = &dictionary.user else { return };
        let words = user.prefixes(text);
        runs.extend(words.map(|(len, entries)| Run { origin: Origin::User, entries, end: begin + len }));
    }

    fn unknown_words<'d>(&self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let info = self.text.info(&dictionary.characters, begin);
        if !runs.is_empty() && !info.invoke {
            return;
        }
        let entries = dictionary.unknown.entries(info.category);
        let mut add = |end: usize| runs.push(Run { origin: Origin::Unknown, entries, end });
        let run = usize::from(self.text.runs[begin]);
        if info.group && run - begin <= LONGEST_GROUP {
            add(run);
        }
        let mut end = begin + 1;
        for _ in 0..info.length {
            if info.group && end == run {
                break;
            }
            add(end);
            let next = self.text.classes.get(end).map(|&class| dictionary.characters.info(class));
            if !next.is_some_and(|next| info.is_kind_of(next)) {
                break;
            }
            end += 1;
        }
        if runs.is_empty() {
            runs.push(Run { origin: Origin::Unknown, entries, end });
        }
    }

    /// Collects the ways to `at` without those that cannot catch up on the cheapest.
    fn gather(&mut self, dictionary: &Dictionary, at: usize) {
        self.ways.clear();
        let End { last: mut node, cost: lowest, right: ahead } = self.ends[at];
        while let Some(&Node { cost, right, sibling, .. }) = self.nodes.get(node as usize) {
            let hopeful = cost - lowest <= dictionary.connections.catch_up(ahead, right);
            let count = self.ways.len();
            self.ways.push(Way { rank: Rank::new(cost, node), right });
            self.ways.truncate(count + usize::from(hopeful));
            node = sibling;
        }
        // Whole fours, so that the loop over them ends where it is expected to.
        while !self.ways.len().is_multiple_of(4) {
            self.ways.push(Way { rank: Rank::new(End::NONE.cost, 0), right: 0 });
        }
    }

    /// The cheapest way to the current place for a word with this left id; of equal ones the last made.
    fn predecessor(&self, dictionary: &Dictionary, left: u16) -> Rank {
        let row = dictionary.connections.row(left);
        let mut best = Rank::WORST;
        for ways in self.ways.as_chunks::<4>().0 {
            let [a, b, c, d] = ways.map(|way| way.rank.plus(row[usize::from(way.right)]));
            best = best.first(a.first(b)).first(c.first(d));
        }
        best
    }

    /// The last word of the best path to the end of the line; 0 when there is no word.
    fn end_of_line(&mut self, dictionary: &Dictionary) -> u32 {
        let last = self.ends.iter().rposition(|end| end.last != NO_NODE);
        self.gather(dictionary, last.unwrap_or(0));
        self.predecessor(dictionary, 0).node()
    }

    /// The nodes that end in one place, the last made first.
    fn ending_at(&self, at: usize) -> impl Iterator<Item = u32> {
        let first = Some(self.ends[at].last).filter(|&node| node != NO_NODE);
        std::iter::successors(first, |&node| Some(self.nodes[node as usize].sibling).filter(|&node| node != NO_NODE))
    }

    /// The last word that all paths reaching `reach` have in common; 0 when there is none.
    fn common_ancestor(&self, reach: usize) -> u32 {
        let live = (reach..self.ends.len()).flat_map(|at| self.ending_at(at));
        let mut live: BTreeSet<u32> = live.collect();
        // A node is made after the one before it, so the last is never before another.
        while live.len() > 1 {
            let previous = live.pop_last().map_or(0, |node| self.nodes[node as usize].previous);
            live.insert(previous);
        }
        live.first().copied().unwrap_or(0)
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
                start: self.text.offsets[usize::from(node.begin)],
                end: self.text.end_byte(usize::from(node.end)),
                right: node.right,
            });
            node = self.nodes[node.previous as usize];
        }
        out[first..].reverse();
    }
}
