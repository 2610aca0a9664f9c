//! The ends of eojeols: what can follow from a place on, up to the last word.
//!
//! Which words can stand from a place of an eojeol on depends on the text from there to its end alone. So the best ways from each
//! left id there to each last word do, too, and endings and particles come again in thousands of eojeols: 했습니다, 에서는,
//! 이라는. Tails are kept until there are too many, then all are forgotten.

use crate::dictionary::WordRef;

/// No tail, or no cell.
pub(super) const NONE: u32 = u32::MAX;

/// A word on a way.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) word: WordRef,
    /// Of two words of an eojeol the lattice makes the one later whose number is higher.
    made: u32,
    /// How many characters of the eojeol stand behind the word.
    behind: u8,
}

impl Node {
    /// A word that begins so many characters before the end of the eojeol, the `order`th that the lattice makes there.
    pub(super) fn new(word: WordRef, rest: usize, order: usize, behind: usize) -> Option<Self> {
        let [rest, behind] = [u8::try_from(rest).ok()?, u8::try_from(behind).ok()?];
        let made = u32::from(u8::MAX - rest) << 16 | u32::from(u16::try_from(order).ok()?);
        Some(Self { word, made, behind })
    }

    /// Which characters it has in an eojeol of a length.
    pub(super) fn span(&self, len: usize) -> (usize, usize) {
        (len - usize::from(u8::MAX) + (self.made >> 16) as usize, len - usize::from(self.behind))
    }

    /// See [`Node::new`].
    pub(super) fn made(&self) -> u32 {
        self.made
    }
}

/// The best way from a first to an exit.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// Of its words and the connections between them.
    pub(super) cost: i32,
    /// Its first word.
    pub(super) node: u32,
    /// The cell of the tail behind that by which it goes on, or [`NONE`].
    pub(super) next: u32,
    /// The places of the first and the exit in their tail.
    pub(super) first: u8,
    pub(super) exit: u8,
}

/// A last word.
#[derive(Clone, Copy)]
pub(super) struct Exit {
    pub(super) node: u32,
    pub(super) right: u16,
}

/// Where the parts of a tail lie.
#[derive(Clone, Copy)]
struct Tail {
    text: (u32, u32),
    firsts: (u32, u32),
    exits: (u32, u32),
    cells: (u32, u32),
    traits: Traits,
}

/// What a tail depends on besides its text, and what is known of it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits {
    /// Whether it is the beginning of an eojeol but for punctuation, and of a stretch of Hangul.
    pub(super) begins_eojeol: bool,
    pub(super) begins_hangul: bool,
}

/// Tails, and the words on their ways.
#[derive(Default)]
pub(super) struct Tails {
    pub(super) nodes: Vec<Node>,
    cells: Vec<Cell>,
    firsts: Vec<u16>,
    exits: Vec<Exit>,
    texts: Vec<char>,
    tails: Vec<Tail>,
    /// By tail: whether a word may go on behind it, over a space.
    goes_on: Vec<bool>,
    /// By hash: the number of the tail plus one. 0 is vacant.
    slots: Vec<u32>,
}

/// A state of [`Tails`].
#[derive(Clone, Copy)]
pub(super) struct Mark {
    nodes: usize,
    cells: usize,
    firsts: usize,
    exits: usize,
    texts: usize,
    tails: usize,
}

impl Tails {
    /// How many are kept, some 500 bytes each.
    const MOST: usize = 1 << 15;
    /// Slots, and vacant ones for each tail.
    const SLOTS: usize = 2 * Self::MOST;

    /// Forgets all if there are too many; before an eojeol.
    pub(super) fn make_room(&mut self) {
        if self.slots.is_empty() {
            self.slots.resize(Self::SLOTS, 0);
        }
        // An eojeol has fewer than a hundred, but nodes are in 32 bits.
        if self.tails.len() + 100 > Self::MOST {
            self.back_to(Mark { nodes: 0, cells: 0, firsts: 0, exits: 0, texts: 0, tails: 0 });
            self.slots.fill(0);
        }
    }

    pub(super) fn mark(&self) -> Mark {
        let Self { nodes, cells, firsts, exits, texts, tails, .. } = self;
        let [nodes, cells, firsts] = [nodes.len(), cells.len(), firsts.len()];
        Mark { nodes, cells, firsts, exits: exits.len(), texts: texts.len(), tails: tails.len() }
    }

    /// Forgets what came since a mark; nothing of that has been [remembered](Tails::remember).
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.nodes.truncate(mark.nodes);
        self.cells.truncate(mark.cells);
        self.firsts.truncate(mark.firsts);
        self.exits.truncate(mark.exits);
        self.texts.truncate(mark.texts);
        self.tails.truncate(mark.tails);
        self.goes_on.truncate(mark.tails);
    }

    /// The number of the tail with a text.
    pub(super) fn find(&self, text: &[char], traits: Traits) -> Option<u32> {
        let mut slot = hash(text, traits);
        loop {
            let number = self.slots.get(slot % Self::SLOTS)?.checked_sub(1)?;
            let tail = &self.tails[number as usize];
            if tail.traits == traits && part(&self.texts, tail.text) == text {
                return Some(number);
            }
            slot += 1;
        }
    }

    /// Makes the last tail findable.
    pub(super) fn remember(&mut self) {
        let Some((tail, number)) = self.tails.last().zip(u32::try_from(self.tails.len()).ok()) else { return };
        let mut slot = hash(part(&self.texts, tail.text), tail.traits);
        while self.slots[slot % Self::SLOTS] != 0 {
            slot += 1;
        }
        self.slots[slot % Self::SLOTS] = number;
    }

    /// Adds a tail and returns its number.
    pub(super) fn push(
        &mut self,
        text: &[char],
        traits: Traits,
        firsts: &[u16],
        exits: impl Iterator<Item = Exit>,
        cells: impl Iterator<Item = Cell>,
    ) -> Option<u32> {
        let tail = Tail {
            text: append(&mut self.texts, text.iter().copied())?,
            firsts: append(&mut self.firsts, firsts.iter().copied())?,
            exits: append(&mut self.exits, exits)?,
            cells: append(&mut self.cells, cells)?,
            traits,
        };
        let number = u32::try_from(self.tails.len()).ok()?;
        self.tails.push(tail);
        self.goes_on.push(false);
        Some(number)
    }

    /// Whether a word of a tail may go on behind the text.
    pub(super) fn goes_on(&mut self, tail: u32) -> &mut bool {
        &mut self.goes_on[tail as usize]
    }

    /// The left ids of the first words of a tail.
    pub(super) fn firsts(&self, tail: u32) -> &[u16] {
        part(&self.firsts, self.tails[tail as usize].firsts)
    }

    /// The last words.
    pub(super) fn exits(&self, tail: u32) -> &[Exit] {
        part(&self.exits, self.tails[tail as usize].exits)
    }

    /// The cells by first, and the number of the first one.
    pub(super) fn cells(&self, tail: u32) -> (&[Cell], u32) {
        let place = self.tails[tail as usize].cells;
        (part(&self.cells, place), place.0)
    }

    /// The nodes of a way that begins with a node and goes on by a cell.
    pub(super) fn way(&self, node: u32, next: u32) -> impl Iterator<Item = u32> {
        let mut next = next;
        std::iter::once(node).chain(std::iter::from_fn(move || {
            let cell = self.cells.get(next as usize)?;
            next = cell.next;
            Some(cell.node)
        }))
    }

    /// The nodes of the way of a cell.
    pub(super) fn way_of(&self, cell: u32) -> impl Iterator<Item = u32> {
        let cell = &self.cells[cell as usize];
        self.way(cell.node, cell.next)
    }

    /// By which the lattice compares paths of nodes.
    pub(super) fn made<'a>(&'a self, path: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        path.iter().rev().map(|&node| self.nodes[node as usize].made)
    }

    /// Whether the lattice prefers one of two ways that cost the same: compared from their ends, the one with the word made
    /// later.
    #[cold]
    pub(super) fn is_preferred(&self, a: (u32, u32), b: (u32, u32)) -> bool {
        let made = |(node, next)| {
            let mut made: Vec<u32> = self.way(node, next).map(|node| self.nodes[node as usize].made).collect();
            made.reverse();
            made
        };
        made(a) > made(b)
    }
}

fn part<T>(all: &[T], (start, end): (u32, u32)) -> &[T] {
    &all[start as usize..end as usize]
}

fn append<T>(all: &mut Vec<T>, more: impl Iterator<Item = T>) -> Option<(u32, u32)> {
    let start = u32::try_from(all.len()).ok()?;
    all.extend(more);
    Some((start, u32::try_from(all.len()).ok()?))
}

/// Where the search for a text begins.
fn hash(text: &[char], traits: Traits) -> usize {
    let start = text.len() as u64 * 4 + u64::from(traits.begins_eojeol) * 2 + u64::from(traits.begins_hangul);
    let hash = text.iter().fold(start, |hash, &c| (hash.rotate_left(23) ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash >> 40) as usize
}
