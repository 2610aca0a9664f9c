//! Eojeols that were seen before, and what is known of them.
//!
//! How the words of an eojeol are chosen depends on its neighbours only through the left ids of its first words and the
//! right ids of its last ones: a small table of costs (see [`table`](super::table)). Tables are kept by the eojeol's
//! bytes in two generations. New ones go to the young generation; when that is full, it becomes the old one, and what is
//! used again from the old one moves back. So what is rare is forgotten, and memory stays below a bound.
//!
//! An eojeol that is seen for the first times leaves only a mark: two thirds of the different eojeols of a text occur once.

use std::ops::Range;

use super::token::Spelling;
use crate::dictionary::WordRef;

/// A word of an eojeol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Element {
    pub(super) word: WordRef,
    /// Bytes of the eojeol as it is written.
    pub(super) begin: u16,
    pub(super) end: u16,
    /// Its kind, a place in [`Kinds`](super::kinds::Kinds).
    pub(super) kind: u16,
    pub(super) spelling: Spelling,
    /// Whether its stem may have to be replaced by another.
    pub(super) twin: bool,
    /// The place of its pattern in `Pattern::ALL`.
    pub(super) pattern: Option<u8>,
}

/// An [`Element`] as it is kept.
pub(super) type Packed = [u32; 3];

impl Element {
    const TWIN: u32 = 1 << 16;
    const UNIFIED: u32 = 1 << 17;
    const MISSPELT: u32 = 1 << 18;

    pub(super) fn encode(self) -> Packed {
        let spelling = match self.spelling {
            Spelling::Same => 0,
            Spelling::Unified => Self::UNIFIED,
            Spelling::Misspelt => Self::MISSPELT,
        };
        let flags = spelling | if self.twin { Self::TWIN } else { 0 };
        let pattern = self.pattern.map_or(0, |pattern| u32::from(pattern) + 1) << 24;
        [self.word.to_bits(), u32::from(self.begin) | u32::from(self.end) << 16, u32::from(self.kind) | flags | pattern]
    }

    #[allow(clippy::cast_possible_truncation, reason = "parts of a number")]
    pub(super) fn decode([word, span, rest]: Packed) -> Self {
        Self {
            word: WordRef::from_bits(word),
            begin: span as u16,
            end: (span >> 16) as u16,
            kind: rest as u16,
            spelling: match rest & (Self::UNIFIED | Self::MISSPELT) {
                0 => Spelling::Same,
                Self::UNIFIED => Spelling::Unified,
                _ => Spelling::Misspelt,
            },
            twin: rest & Self::TWIN != 0,
            pattern: ((rest >> 24) as u8).checked_sub(1),
        }
    }
}

/// The best of the paths from one left id of a first word to one last word.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// The cost of its words and the connections between them; [`Route::NONE`] if there is no path that could be the best.
    pub(super) cost: i32,
    /// Which of the routes to the same last word wins among equals: the lowest, no two alike.
    pub(super) rank: u8,
    /// Its words among those of the table.
    pub(super) words: Range<usize>,
}

impl Route {
    pub(super) const NONE: i32 = 1 << 24;
}

/// All that the neighbours of an eojeol have to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// The left ids of the first words.
    pub(super) firsts: Vec<u16>,
    /// The right ids of the last words, in the order in which the lattice makes them.
    pub(super) exits: Vec<u16>,
    /// For each exit one per first.
    pub(super) routes: Vec<Route>,
    pub(super) words: Vec<Packed>,
}

impl Table {
    /// The most firsts and exits that are kept.
    pub(super) const MOST: usize = 1 << RANK_BITS;

    pub(super) fn clear(&mut self) {
        self.firsts.clear();
        self.exits.clear();
        self.routes.clear();
        self.words.clear();
    }
}

const RANK_BITS: u32 = 5;

/// A table where it is kept.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    firsts: &'a [u32],
    exits: &'a [u32],
    costs: &'a [u32],
    /// By exit and rank: which first, and where its words lie.
    routes: &'a [u32],
    elements: &'a [Packed],
}

impl<'a> Entry<'a> {
    /// Whether the eojeol is only known not to be kept.
    pub(super) fn is_empty(self) -> bool {
        self.firsts.is_empty()
    }

    /// The left ids of the first words.
    #[allow(clippy::cast_possible_truncation, reason = "written from 16 bits")]
    pub(super) fn firsts(self) -> impl ExactSizeIterator<Item = u16> + use<'a> {
        self.firsts.iter().map(|&left| left as u16)
    }

    /// The right ids of the last words.
    #[allow(clippy::cast_possible_truncation, reason = "written from 16 bits")]
    pub(super) fn exits(self) -> impl ExactSizeIterator<Item = u16> + use<'a> {
        self.exits.iter().map(|&right| right as u16)
    }

    /// What coming to a first costs, as [`Entry::best`] takes it.
    pub(super) fn scaled(cost: i32) -> i32 {
        cost << RANK_BITS
    }

    /// The best way to an exit, by what it costs to come to each first ([scaled](Entry::scaled)): its cost, and what
    /// [`Entry::route`] takes.
    pub(super) fn best(self, exit: usize, costs: &[i32]) -> (i32, usize) {
        let firsts = self.firsts.len();
        let own = &self.costs[exit * firsts..][..firsts];
        let mut best = i32::MAX;
        for (&before, &own) in costs.iter().zip(own) {
            best = best.min(before + own.cast_signed());
        }
        let rank = best.cast_unsigned() as usize & ((1 << RANK_BITS) - 1);
        (best >> RANK_BITS, exit * firsts + rank)
    }

    /// The first and the words of a route.
    pub(super) fn route(self, number: usize) -> (usize, &'a [Packed]) {
        let route = self.routes[number];
        let (first, start, len) = (route & 0xff, route >> 8 & 0xfff, route >> 20);
        (first as usize, &self.elements[start as usize..][..len as usize])
    }
}

/// Tables by eojeol.
pub(super) struct Memo {
    young: Generation,
    old: Generation,
    /// A part of the hash of each eojeol that was seen and has no entry, or of another one in the same place, and how often it
    /// was seen.
    marks: Vec<u32>,
    record: Vec<u32>,
}

/// The hash of an eojeol.
#[derive(Clone, Copy)]
pub(super) struct Hash {
    bits: u64,
    spaced: bool,
}

impl Hash {
    /// By its bytes, and whether white space stands before it.
    pub(super) fn of(key: &[u8], spaced: bool) -> Self {
        // Eight bytes at a time, mixed by the halves of a product; what is hashed is no secret.
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mix = |hash: u64, part: u64| {
            let product = u128::from(hash ^ part) * u128::from(FACTOR);
            #[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
            let mixed = product as u64 ^ (product >> 64) as u64;
            mixed
        };
        let (parts, rest) = key.as_chunks::<8>();
        let mut hash = (2 * key.len() as u64 + u64::from(spaced)) ^ 0x2545_f491_4f6c_dd1d;
        for &part in parts {
            hash = mix(hash, u64::from_le_bytes(part));
        }
        let mut last = 0;
        for &byte in rest {
            last = last << 8 | u64::from(byte);
        }
        Self { bits: mix(hash, last), spaced }
    }

    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    fn low(self) -> usize {
        self.bits as u32 as usize
    }

    /// Never 0.
    fn high(self) -> u32 {
        (self.bits >> 32) as u32 | 8
    }
}

/// Where an entry lies.
#[derive(Clone, Copy)]
pub(super) struct Place {
    is_young: bool,
    at: usize,
}

impl Memo {
    /// The longest eojeol that is kept, in bytes.
    pub(super) const LONGEST: usize = 120;
    /// The sight at which an eojeol gets a table. Making one takes as long as analysing the eojeol some four times, and many
    /// that are seen a second time are not seen again soon. On 2 MB of blogs 3 takes 3 % more instructions, 2 14 %.
    const DUE: u32 = 4;
    /// The bits of a mark that count.
    const SIGHTS: u32 = 7;
    /// Less memory than this is not worth it.
    pub(super) const LEAST: usize = 4096;

    /// Tables in at most `bytes` of memory.
    pub(super) fn new(bytes: usize) -> Self {
        // An entry takes about 100 bytes and at least twice 8 bytes of slots; a mark takes 4.
        let slots = (bytes / 32).next_power_of_two() / 2;
        let words = (bytes / 4 - 4 * slots) / 8 * 3;
        let generation = || Generation { slots: vec![0; slots / 2], words: Vec::new(), filled: 0, limit: words };
        Self { young: generation(), old: generation(), marks: vec![0; slots / 2], record: Vec::new() }
    }

    /// Where the entry of an eojeol lies.
    pub(super) fn find(&mut self, hash: Hash, key: &[u8]) -> Option<Place> {
        if let Some(at) = self.young.find(hash, key) {
            return Some(Place { is_young: true, at });
        }
        let at = self.old.find(hash, key)?;
        let record = self.old.record(at);
        if self.young.is_full(record.len()) {
            return Some(Place { is_young: false, at });
        }
        Some(Place { is_young: true, at: self.young.insert(hash, record) })
    }

    pub(super) fn entry(&self, place: Place) -> Entry<'_> {
        if place.is_young { self.young.entry(place.at) } else { self.old.entry(place.at) }
    }

    /// Whether an eojeol that has no entry was seen [often enough](Memo::DUE) to have one. From now on it was seen once
    /// more.
    pub(super) fn is_due(&mut self, hash: Hash) -> bool {
        let place = hash.low() & (self.marks.len() - 1);
        let mark = hash.high() & !Self::SIGHTS;
        let known = self.marks[place];
        let seen = if known & !Self::SIGHTS == mark { known & Self::SIGHTS } else { 0 };
        let is_due = seen + 1 >= Self::DUE;
        self.marks[place] = mark | if is_due { 0 } else { seen + 1 };
        is_due
    }

    /// Keeps a table for an eojeol, or with none that there is none to keep.
    pub(super) fn insert(&mut self, hash: Hash, key: &[u8], table: Option<&Table>) -> Option<Place> {
        let record = &mut self.record;
        if !write(record, key, hash.spaced, table) && !write(record, key, hash.spaced, None) {
            return None;
        }
        if self.young.is_full(record.len()) {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
        }
        (!self.young.is_full(record.len())).then(|| Place { is_young: true, at: self.young.insert(hash, record) })
    }
}

/// Entries in the order in which they came.
struct Generation {
    /// By hash: the upper half of the hash, and the place in `words` plus one. 0 is vacant.
    slots: Vec<u64>,
    /// Records: sizes, key, firsts, exits, costs, routes, elements.
    words: Vec<u32>,
    filled: usize,
    /// How many words there may be.
    limit: usize,
}

impl Generation {
    fn find(&self, hash: Hash, key: &[u8]) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash.low() & mask;
        loop {
            let found = self.slots[slot];
            if found == 0 {
                return None;
            }
            if (found >> 32) as u32 == hash.high() {
                #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
                let at = found as u32 as usize - 1;
                if self.has_key(at, key, hash.spaced) {
                    return Some(at);
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    fn has_key(&self, at: usize, key: &[u8], spaced: bool) -> bool {
        let words = &self.words[at..];
        let [len, _, _, own_spaced] = words[0].to_le_bytes();
        if usize::from(len) != key.len() || (own_spaced != 0) != spaced {
            return false;
        }
        let (parts, rest) = key.as_chunks::<4>();
        let own = &words[2..];
        parts.iter().zip(own).all(|(&part, &own)| u32::from_le_bytes(part) == own)
            && (rest.is_empty() || padded(rest) == own[parts.len()])
    }

    fn is_full(&self, more: usize) -> bool {
        // Half of the slots stay vacant.
        self.words.len() + more > self.limit || 2 * self.filled >= self.slots.len()
    }

    fn clear(&mut self) {
        self.slots.fill(0);
        self.words.clear();
        self.filled = 0;
    }

    /// Adds a record; there is room for it.
    fn insert(&mut self, hash: Hash, record: &[u32]) -> usize {
        let at = self.words.len();
        self.words.extend_from_slice(record);
        let mask = self.slots.len() - 1;
        let mut slot = hash.low() & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = u64::from(hash.high()) << 32 | (at as u64 + 1);
        self.filled += 1;
        at
    }

    fn record(&self, at: usize) -> &[u32] {
        &self.words[at..][..self.words[at + 1] as usize]
    }

    fn entry(&self, at: usize) -> Entry<'_> {
        let record = self.record(at);
        let [key, firsts, exits, _] = record[0].to_le_bytes().map(usize::from);
        let rest = &record[2 + key.div_ceil(4)..];
        let (firsts, rest) = rest.split_at(firsts);
        let (exits, rest) = rest.split_at(exits);
        let (costs, rest) = rest.split_at(firsts.len() * exits.len());
        let (routes, rest) = rest.split_at(costs.len());
        Entry { firsts, exits, costs, routes, elements: rest.as_chunks().0 }
    }
}

/// Up to four bytes as a number.
fn padded(bytes: &[u8]) -> u32 {
    let mut number = [0; 4];
    number[..bytes.len()].copy_from_slice(bytes);
    u32::from_le_bytes(number)
}

/// Writes a record, with no table that there is none to keep; whether the table was not too large.
fn write(words: &mut Vec<u32>, key: &[u8], spaced: bool, table: Option<&Table>) -> bool {
    words.clear();
    let empty = Table::default();
    let Table { firsts, exits, routes, words: elements } = table.unwrap_or(&empty);
    let sizes = [key.len(), firsts.len(), exits.len(), spaced.into()].map(|size| u8::try_from(size).unwrap_or(u8::MAX));
    words.extend([u32::from_le_bytes(sizes), 0]);
    words.extend(key.chunks(4).map(padded));
    words.extend(firsts.iter().chain(exits).map(|&id| u32::from(id)));
    words.extend(routes.iter().map(|route| (route.cost << RANK_BITS | i32::from(route.rank)).cast_unsigned()));
    let by_rank = words.len();
    words.resize(by_rank + routes.len(), 0);
    if elements.len() >= 1 << 12 {
        return false;
    }
    for (place, route) in routes.iter().enumerate().filter(|(_, route)| route.cost < Route::NONE) {
        let [first, start, len] = [place % firsts.len(), route.words.start, route.words.len()];
        let [first, start, len] = [first, start, len].map(|number| u32::try_from(number).unwrap_or_default());
        words[by_rank + place - place % firsts.len() + usize::from(route.rank)] = first | start << 8 | len << 20;
    }
    words.extend(elements.iter().flatten());
    words[1] = u32::try_from(words.len()).unwrap_or(u32::MAX);
    true
}
