//! The table of an eojeol, as it is made and as it is kept.
//!
//! A record is a run of 16-bit numbers, some 200 bytes long, so that what a text needs stays in the caches:
//!
//! ```text
//! length of the record · length of the key, and 256 behind white space · firsts and 256 × exits · number of routes
//! key · left id of each first · right id of each exit · behind which route the routes to each exit end
//! by route: cost · by route, and once more: 2048 × its first + where its steps begin
//! steps, a byte each: which element · elements, four numbers each
//! ```
//!
//! Only differences of costs matter, so they are kept above the lowest. Of equal routes to one exit the first one wins.

use super::super::token::Spelling;
use crate::dictionary::WordRef;

/// A word of an eojeol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Element {
    pub(in super::super) word: WordRef,
    /// Bytes of the eojeol as it is written.
    pub(in super::super) begin: u16,
    pub(in super::super) end: u16,
    /// Its kind, a place in [`Kinds`](super::super::kinds::Kinds), or [`Element::NO_KIND`].
    pub(in super::super) kind: u16,
    pub(in super::super) spelling: Spelling,
    /// Whether its stem may have to be replaced by another.
    pub(in super::super) twin: bool,
    /// The place of its pattern in `Pattern::ALL`.
    pub(in super::super) pattern: Option<u8>,
}

/// An [`Element`] as it is kept: the two halves of its word; 7 bits each of where it begins and ends, whether it has a
/// twin, and the highest bit of its kind; the other 10 bits of that, its pattern and spelling.
type Packed = [u16; 4];

impl Element {
    /// Stands for the kind of a word whose kind, twin and pattern have not been looked up.
    pub(in super::super) const NO_KIND: u16 = u16::MAX;

    const TWIN: u16 = 1 << 14;
    /// Patterns and spellings, three of those to each pattern and to none.
    const FORMS: u16 = 3;

    /// `None` if it has a number that is too large.
    #[allow(clippy::cast_possible_truncation, reason = "halves of a number")]
    fn pack(self) -> Option<Packed> {
        let word = self.word.to_bits();
        let spelling = match self.spelling {
            Spelling::Same => 0,
            Spelling::Unified => 1,
            Spelling::Misspelt => 2,
        };
        let form = Self::FORMS * self.pattern.map_or(0, |pattern| u16::from(pattern) + 1) + spelling;
        let fits = self.begin < 128 && self.end < 128 && self.kind < 1 << 11 && form < 1 << 6;
        let twin = if self.twin { Self::TWIN } else { 0 };
        let span = self.begin | self.end << 7 | twin | self.kind >> 10 << 15;
        fits.then_some([word as u16, (word >> 16) as u16, span, self.kind & 0x3ff | form << 10])
    }

    /// As two numbers, for [`Element::from_numbers`]; `None` if it has a number that is too large.
    pub(in super::super) fn to_numbers(self) -> Option<[u32; 2]> {
        let [low, high, span, rest] = self.pack()?.map(u32::from);
        Some([low | high << 16, span | rest << 16])
    }

    #[allow(clippy::cast_possible_truncation, reason = "halves of a number")]
    pub(in super::super) fn from_numbers([word, form]: [u32; 2]) -> Self {
        Self::unpack([word as u16, (word >> 16) as u16, form as u16, (form >> 16) as u16])
    }

    fn unpack([low, high, span, rest]: Packed) -> Self {
        let form = rest >> 10;
        let (spelling, pattern) = if form == 0 { (Spelling::Same, None) } else { Self::form(form) };
        Self {
            word: WordRef::from_bits(u32::from(low) | u32::from(high) << 16),
            begin: span & 127,
            end: span >> 7 & 127,
            kind: rest & 0x3ff | span >> 15 << 10,
            spelling,
            twin: span & Self::TWIN != 0,
            pattern,
        }
    }

    /// Spelling and pattern; few words have any but the commonest.
    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "at most 21")]
    fn form(form: u16) -> (Spelling, Option<u8>) {
        let spelling = match form % Self::FORMS {
            0 => Spelling::Same,
            1 => Spelling::Unified,
            _ => Spelling::Misspelt,
        };
        (spelling, (form / Self::FORMS).checked_sub(1).map(|pattern| pattern as u8))
    }
}

/// The best of the paths from one left id of a first word to one last word.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Route {
    /// The number of the left id.
    pub(in super::super) first: usize,
    /// The cost of its words and the connections between them.
    pub(in super::super) cost: i32,
    /// Which of the routes to the same last word wins among equals: the lowest, no two alike.
    pub(in super::super) rank: u8,
    /// Where its steps begin, and how many there are.
    pub(in super::super) steps: (usize, usize),
}

/// All that the neighbours of an eojeol have to know.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Table {
    /// The left ids of the first words.
    pub(in super::super) firsts: Vec<u16>,
    /// The right ids of the last words, in the order in which the lattice makes them.
    pub(in super::super) exits: Vec<u16>,
    pub(in super::super) routes: Vec<Route>,
    /// Where the routes to each exit end; each has at least one.
    pub(in super::super) ends: Vec<usize>,
    /// Which elements the routes consist of.
    pub(in super::super) steps: Vec<usize>,
    pub(in super::super) elements: Vec<Element>,
}

impl Table {
    /// The most firsts and exits that are kept.
    pub(in super::super) const MOST: usize = 1 << FIRST_BITS;

    pub(in super::super) fn clear(&mut self) {
        self.firsts.clear();
        self.exits.clear();
        self.routes.clear();
        self.ends.clear();
        self.steps.clear();
        self.elements.clear();
    }
}

const FIRST_BITS: u32 = 5;
/// The bits of where steps begin.
const STEP_BITS: u32 = 16 - FIRST_BITS;
const SPACED: u16 = 1 << 8;
/// The numbers before the key.
const HEAD: usize = 4;

/// A table where it is kept.
#[derive(Clone, Copy)]
pub(in super::super) struct Entry<'a> {
    firsts: &'a [u16],
    exits: &'a [u16],
    ends: &'a [u16],
    costs: &'a [u16],
    /// Firsts and steps.
    routes: &'a [u16],
    steps: &'a [u16],
    elements: &'a [Packed],
}

impl<'a> Entry<'a> {
    /// The entry of a record.
    pub(super) fn new(record: &'a [u16]) -> Self {
        let [key, firsts, exits] = [record[1] & 0xff, record[2] & 0xff, record[2] >> 8].map(usize::from);
        let count = usize::from(record[3]);
        let rest = &record[HEAD + key.div_ceil(2)..];
        let (firsts, rest) = rest.split_at(firsts);
        let (exits, rest) = rest.split_at(exits);
        let (ends, rest) = rest.split_at(exits.len());
        let (costs, rest) = rest.split_at(count);
        let (routes, rest) = rest.split_at(count + 1);
        let steps = usize::from(routes[count]).div_ceil(2);
        let (steps, rest) = rest.split_at(steps);
        Self { firsts, exits, ends, costs, routes, steps, elements: rest.as_chunks().0 }
    }

    /// Whether the eojeol is only known not to be kept.
    pub(in super::super) fn is_empty(self) -> bool {
        self.firsts.is_empty()
    }

    /// The left ids of the first words.
    pub(in super::super) fn firsts(self) -> &'a [u16] {
        self.firsts
    }

    /// The right ids of the last words, and by what it costs to come to each first: what the best way to them costs, above
    /// a cost that is the same for all, and the number of its route.
    pub(in super::super) fn best(self, before: &[i32; Table::MOST]) -> impl Iterator<Item = (u16, i32, usize)> {
        let mut start = 0;
        self.exits.iter().zip(self.ends).map(move |(&right, &end)| {
            let own = start..usize::from(end);
            start = own.end;
            let mut best = (i32::MAX, 0);
            for (number, (&cost, &route)) in own.clone().zip(self.costs[own.clone()].iter().zip(&self.routes[own])) {
                let cost = before[usize::from(route >> STEP_BITS)] + i32::from(cost);
                if cost < best.0 {
                    best = (cost, number);
                }
            }
            (right, best.0, best.1)
        })
    }

    /// The first of a route.
    pub(in super::super) fn first(self, route: usize) -> usize {
        usize::from(self.routes[route] >> STEP_BITS)
    }

    /// The words of a route.
    pub(in super::super) fn words(self, route: usize) -> impl ExactSizeIterator<Item = Element> + use<'a> {
        let step = |route: usize| usize::from(self.routes[route] & ((1 << STEP_BITS) - 1));
        (step(route)..step(route + 1)).map(move |step| {
            let element = self.steps[step / 2] >> (8 * (step % 2)) & 0xff;
            Element::unpack(self.elements[usize::from(element)])
        })
    }
}

/// The bytes of a record's key, in a buffer, and whether white space stands before it.
pub(super) fn key<'b>(record: &[u16], buffer: &'b mut [u8; 256]) -> (&'b [u8], bool) {
    let len = usize::from(record[1] & 0xff);
    let (pairs, _) = buffer.as_chunks_mut::<2>();
    for (pair, &number) in pairs.iter_mut().zip(&record[HEAD..][..len.div_ceil(2)]) {
        *pair = number.to_le_bytes();
    }
    (&buffer[..len], record[1] & SPACED != 0)
}

/// Whether a record is of a key.
pub(super) fn has_key(record: &[u16], key: &[u8], spaced: bool) -> bool {
    let len = u16::try_from(key.len()).unwrap_or(u16::MAX);
    if record[1] != len | if spaced { SPACED } else { 0 } {
        return false;
    }
    let (pairs, rest) = key.as_chunks::<2>();
    let own = &record[HEAD..];
    pairs.iter().zip(own).all(|(&pair, &own)| u16::from_le_bytes(pair) == own)
        && rest.first().is_none_or(|&last| u16::from(last) == own[pairs.len()])
}

/// The length of the record that begins with `numbers`.
pub(super) fn len(numbers: &[u16]) -> usize {
    usize::from(numbers[0])
}

/// Writes a record, with no table that there is none to keep; `None` if it is too large.
pub(super) fn write(out: &mut Vec<u16>, key: &[u8], spaced: bool, table: Option<&Table>) -> Option<()> {
    out.clear();
    let empty = Table::default();
    let Table { firsts, exits, routes, ends, steps, elements } = table.unwrap_or(&empty);
    let number = |number: usize| u16::try_from(number).ok();
    let byte = |number: usize| u8::try_from(number).ok().map(u16::from);
    out.extend([0, byte(key.len())? | if spaced { SPACED } else { 0 }]);
    out.extend([byte(firsts.len())? | byte(exits.len())? << 8, number(routes.len())?]);
    let (pairs, rest) = key.as_chunks();
    out.extend(pairs.iter().map(|&pair| u16::from_le_bytes(pair)).chain(rest.iter().map(|&last| last.into())));
    out.extend(firsts);
    out.extend(exits);
    for &end in ends {
        out.push(number(end)?);
    }
    // The routes of an exit in the order in which they win.
    let costs = out.len();
    out.resize(costs + 2 * routes.len() + 1, 0);
    let lowest = routes.iter().map(|route| route.cost).min().unwrap_or_default();
    let mut taken = Vec::with_capacity(steps.len());
    let mut start = 0;
    let mut place = costs;
    for &end in ends {
        let own = routes.get(start..end)?;
        for rank in 0..=u8::MAX {
            let Some(route) = own.iter().find(|route| route.rank == rank) else { break };
            out[place] = u16::try_from(route.cost - lowest).ok()?;
            out[place + routes.len()] = step(route.first, taken.len())?;
            taken.extend(&steps[route.steps.0..][..route.steps.1]);
            place += 1;
        }
        start = end;
    }
    if place != costs + routes.len() {
        return None;
    }
    out[place + routes.len()] = step(0, taken.len())?;
    for pair in taken.chunks(2) {
        out.push(byte(pair[0])? | byte(pair.get(1).copied().unwrap_or_default())? << 8);
    }
    for element in elements {
        out.extend(element.pack()?);
    }
    out[0] = number(out.len())?;
    Some(())
}

fn step(first: usize, start: usize) -> Option<u16> {
    let fits = first < Table::MOST && start < 1 << STEP_BITS;
    u16::try_from(first << STEP_BITS | start).ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Origin;
    use crate::tokenizer::Pattern;

    fn element(word: u32, begin: u16, end: u16) -> Element {
        let word = WordRef::new(Origin::Predicate, word);
        Element { word, begin, end, kind: 0, spelling: Spelling::Same, twin: false, pattern: None }
    }

    #[test]
    fn elements_come_back_as_they_were() {
        let spellings = [Spelling::Same, Spelling::Unified, Spelling::Misspelt];
        let patterns = (0..Pattern::COUNT).map(|pattern| u8::try_from(pattern).ok());
        for pattern in patterns.chain([None]) {
            for spelling in spellings {
                for (kind, twin) in [(0, false), (1023, true), (1024, false), (2047, true)] {
                    let element = Element { kind, spelling, twin, pattern, ..element((1 << 29) - 1, 119, 120) };
                    assert_eq!(element.pack().map(Element::unpack), Some(element));
                }
            }
        }
        assert_eq!(element(0, 0, 128).pack(), None);
        assert_eq!(Element { kind: Element::NO_KIND, ..element(0, 0, 3) }.pack(), None);
    }

    #[test]
    fn of_equal_routes_the_lowest_rank_wins() {
        let route = |first, cost, rank, step| Route { first, cost, rank, steps: (step, 1) };
        let table = Table {
            firsts: vec![7, 9],
            exits: vec![3, 4],
            routes: vec![route(0, -50, 1, 0), route(1, -150, 0, 1), route(0, 10, 0, 2)],
            ends: vec![2, 3],
            steps: vec![0, 1, 2],
            elements: vec![element(10, 0, 3), element(11, 0, 6), element(12, 3, 6)],
        };
        let mut numbers = Vec::new();
        write(&mut numbers, "가나".as_bytes(), true, Some(&table)).unwrap();
        assert!(has_key(&numbers, "가나".as_bytes(), true) && !has_key(&numbers, "가나".as_bytes(), false));
        assert!(!has_key(&numbers, "가다".as_bytes(), true) && len(&numbers) == numbers.len());
        assert_eq!(key(&numbers, &mut [0; 256]), ("가나".as_bytes(), true));
        let entry = Entry::new(&numbers);
        assert_eq!(entry.firsts(), [7, 9]);
        let best = |first, second| {
            let mut before = [0; Table::MOST];
            before[..2].copy_from_slice(&[first, second]);
            let routes: Vec<_> = entry.best(&before).collect();
            let words = |&(right, _, route): &(u16, i32, usize)| {
                let word = entry.words(route).next().unwrap().word.id();
                (right, entry.first(route), word)
            };
            routes.iter().map(words).collect::<Vec<_>>()
        };
        assert_eq!(best(0, 0)[0], (3, 1, 11));
        assert_eq!(best(0, 101)[0], (3, 0, 10));
        assert_eq!(best(0, 100)[0], (3, 1, 11), "equal");
        assert_eq!(best(0, 0)[1], (4, 0, 12));
    }

    #[test]
    fn what_is_too_large_is_not_written() {
        let route = Route { first: 0, cost: 0, rank: 0, steps: (0, 0) };
        let far = Route { first: 0, cost: 1 << 20, rank: 1, steps: (0, 0) };
        let table =
            Table { firsts: vec![1], exits: vec![1], routes: vec![route, far], ends: vec![2], ..Table::default() };
        assert_eq!(write(&mut Vec::new(), b"a", false, Some(&table)), None);
    }
}
