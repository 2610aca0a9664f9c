//! How a dictionary of lindera's is laid out for the lattice, which reads less memory so. Shared with the build script, so it knows
//! nothing of the rest of the crate.
//!
//! Where lindera reads a node, the leaf below it, the number of the first entry and the entries, a [node](Surfaces::nodes) here has
//! the place of the entries itself. Costs of connections lie by right id: the few words that end in a place are followed by
//! many. Of the entries of a surface those come last that can never be on a best path.

use super::entry::{Entry, EntryBytes};

/// The highest bit: in crawdad's `base` it marks a leaf, in `check` a node with a leaf below the end marker, code 0.
const LEAF: u32 = 1 << 31;
/// The `base` of a node without children: whatever the code of a character, its child stands behind the last node.
pub const CHILDLESS: u32 = u32::MAX;
/// The bits of a node's parent in its `check`.
pub const PARENT: u32 = 0x00ff_ffff;
/// Stands for the code of a character that no surface has.
pub const NO_CODE: u16 = u16::MAX;

/// A node: `base`, `check` and [`Words`]; see [`trie`](super::trie).
pub type NodeBytes = [u8; 12];

/// The entries of a surface, as a node has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// The number of the first entry.
    pub first: u32,
    /// How many there are; 0 if no surface ends in a node.
    pub count: u8,
    /// How many of them, from the first on, may be on a best path.
    pub live: u8,
    /// Whether one is a noun and nothing else.
    pub has_noun: bool,
}

impl Words {
    /// No surface.
    pub const NONE: Self = Self { first: 0, count: 0, live: 0, has_noun: false };
    /// A surface has at most so many.
    pub const MOST: usize = 0x7f;
    /// The bits of the first entry.
    const FIRST: u32 = 24;

    /// As 24 bits of the first entry and 8 of the count, and in the 8 bits that `check` leaves free how many may be on a best path and
    /// whether there is a noun.
    pub const fn encode(self) -> (u32, u32) {
        let check = (self.live as u32) << Self::FIRST | (self.has_noun as u32) << 31;
        (self.first | (self.count as u32) << Self::FIRST, check)
    }

    /// See [`Words::encode`].
    #[allow(clippy::cast_possible_truncation, reason = "parts of a number")]
    pub const fn decode(words: u32, check: u32) -> Self {
        let (first, count) = (words & ((1 << Self::FIRST) - 1), (words >> Self::FIRST) as u8);
        Self { first, count, live: (check >> Self::FIRST) as u8 & 0x7f, has_noun: check >> 31 != 0 }
    }
}

/// The surfaces of a lexicon and their entries.
#[derive(Default)]
pub struct Surfaces {
    /// By character: its code, or [`NO_CODE`]; a little-endian `u16`.
    pub codes: Vec<u8>,
    /// [`NodeBytes`], little-endian. `base` XOR the code of a character is the place of the child, whose `check` has its parent in the lower 24
    /// bits.
    pub nodes: Vec<u8>,
    /// [`EntryBytes`].
    pub entries: Vec<u8>,
}

impl Surfaces {
    /// From lindera's `dict.trie`, `dict.valsidx` and the entries. `arrange` may move the entries of a surface, and says how many
    /// of them, from the first on, may be on a best path; `is_noun` whether a word is a noun and nothing else.
    ///
    /// # Errors
    ///
    /// When the lengths that the trie declares are not those that it has, or a number is too large.
    pub fn new(
        trie: &[u8],
        firsts: &[u8],
        mut entries: Vec<Entry>,
        mut arrange: impl FnMut(&mut [Entry]) -> usize,
        is_noun: impl Fn(u32) -> bool,
    ) -> Result<Self, String> {
        let firsts = firsts.as_chunks().0;
        let mut words = Vec::with_capacity(firsts.len());
        for (&first, &end) in firsts.iter().zip(firsts.get(1..).unwrap_or_default()) {
            let (first, end) = (u32::from_le_bytes(first), u32::from_le_bytes(end));
            let own = entries.get_mut(first as usize..end as usize).unwrap_or_default();
            if own.len() > Words::MOST || end > 1 << Words::FIRST {
                return Err(format!("there are {} entries of one surface, {end} in all", own.len()));
            }
            let count = u8::try_from(own.len()).map_err(|error| error.to_string())?;
            let live = u8::try_from(arrange(own)).unwrap_or(count).min(count);
            words.push(Words { first, count, live, has_noun: own.iter().any(|entry| is_noun(entry.word)) });
        }
        let (codes, nodes) = sections(trie)?;
        let mut out = Self::default();
        for code in codes {
            let code = u32::from_le_bytes(*code);
            let code =
                if code == u32::MAX { NO_CODE } else { u16::try_from(code).map_err(|error| error.to_string())? };
            out.codes.extend_from_slice(&code.to_le_bytes());
        }
        if nodes.len() >= 1 << 24 {
            return Err("its trie is too large".into());
        }
        out.nodes.reserve(nodes.len() * size_of::<NodeBytes>());
        for node in nodes {
            let [base, check] = halves(*node);
            let number = if base >= LEAF {
                Some(base)
            } else if check >= LEAF {
                nodes.get(base as usize).map(|leaf| halves(*leaf)[0])
            } else {
                None
            };
            let own = number.and_then(|number| words.get((number & !LEAF) as usize)).copied().unwrap_or(Words::NONE);
            let (words, own) = own.encode();
            let base = if base >= LEAF { CHILDLESS } else { base };
            // The root and vacant nodes name a parent that there is not.
            out.nodes.extend_from_slice(&base.to_le_bytes());
            out.nodes.extend_from_slice(&(check & PARENT | own).to_le_bytes());
            out.nodes.extend_from_slice(&words.to_le_bytes());
        }
        out.entries = entries.into_iter().flat_map(|entry| -> EntryBytes { entry.encode() }).collect();
        Ok(out)
    }
}

/// A node of crawdad's: `base` and `check`.
type CrawdadNode = [u8; 8];
/// The code of a character of crawdad's; the largest number for none.
type Code = [u8; 4];

fn halves([b0, b1, b2, b3, c0, c1, c2, c3]: CrawdadNode) -> [u32; 2] {
    [[b0, b1, b2, b3], [c0, c1, c2, c3]].map(u32::from_le_bytes)
}

/// The tables of a trie as crawdad 0.4 writes it: codes by character, and nodes of `base` and `check`.
///
/// # Errors
///
/// When the lengths that it declares are not those that it has.
fn sections(trie: &[u8]) -> Result<(&[Code], &[CrawdadNode]), String> {
    let bad = || "its lengths do not fit".to_owned();
    let number = |at: usize| usize::try_from(u32::from_le_bytes(*trie.get(at..)?.first_chunk()?)).ok();
    // Length of the table, table, size of the alphabet, number of nodes, nodes.
    let codes = 4..number(0).and_then(|len| len.checked_mul(4)?.checked_add(4)).ok_or_else(bad)?;
    let nodes = codes.end.checked_add(8).ok_or_else(bad)?;
    if number(nodes - 4).and_then(|count| count.checked_mul(8)?.checked_add(nodes)) != Some(trie.len()) {
        return Err(bad());
    }
    Ok((trie[codes].as_chunks().0, trie[nodes..].as_chunks().0))
}

/// Costs of connections, by left and by right id.
pub struct Costs {
    by_left: Vec<i16>,
    by_right: Vec<i16>,
    left_ids: usize,
    right_ids: usize,
}

impl Costs {
    /// From rows by left id.
    pub fn new(by_left: Vec<i16>, right_ids: usize) -> Self {
        /// By blocks, which the caches hold.
        const BLOCK: usize = 32;
        let left_ids = by_left.len() / right_ids.max(1);
        let mut by_right = vec![0; left_ids * right_ids];
        for lefts in (0..left_ids).step_by(BLOCK) {
            for right in 0..right_ids {
                for left in lefts..left_ids.min(lefts + BLOCK) {
                    by_right[right * left_ids + left] = by_left[left * right_ids + right];
                }
            }
        }
        Self { by_left, by_right, left_ids, right_ids }
    }

    /// The costs in rows by right id.
    pub fn into_rows(self) -> Vec<i16> {
        self.by_right
    }

    /// Moves the entries of a surface that can never be on a best path behind the others, which stay in their order; returns how many
    /// others there are. `penalty` is what a word costs more behind white space.
    pub fn arrange(&self, entries: &mut [Entry], penalty: impl Fn(u32) -> i32) -> usize {
        if entries.len() < 2 {
            return entries.len();
        }
        let is_idle = |entry: &Entry| entries.iter().any(|other| self.is_always_better(*other, *entry, &penalty));
        let (idle, live): (Vec<Entry>, Vec<Entry>) = entries.iter().partition(|entry| is_idle(entry));
        for (place, entry) in entries.iter_mut().zip(live.iter().chain(&idle)) {
            *place = *entry;
        }
        live.len()
    }

    /// Whether a word is better than another of the same surface whatever comes before and behind.
    fn is_always_better(&self, better: Entry, worse: Entry, penalty: impl Fn(u32) -> i32) -> bool {
        let mut ahead = i32::from(worse.cost) - i32::from(better.cost);
        if ahead <= 0 {
            return false;
        }
        ahead -= (penalty(better.word) - penalty(worse.word)).max(0);
        let lost = |rows: &[i16], ids: usize, better: u16, worse: u16, ahead: i32| {
            let row = |id: u16| rows.get(usize::from(id) * ids..).and_then(|rows| rows.get(..ids)).unwrap_or_default();
            let mut most = 0;
            for (&better, &worse) in row(better).iter().zip(row(worse)) {
                most = most.max(i32::from(better) - i32::from(worse));
                if most >= ahead {
                    break;
                }
            }
            most
        };
        let before = lost(&self.by_left, self.right_ids, better.left, worse.left, ahead);
        before < ahead
            && before + lost(&self.by_right, self.left_ids, better.right, worse.right, ahead - before) < ahead
    }
}
