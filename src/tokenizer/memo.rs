//! Eojeols that were seen before, and what is known of them.
//!
//! How the words of an eojeol are chosen depends on its neighbours only through the left ids of its first words and the
//! right ids of its last ones: a small table of costs (see [`table`](super::table)). Tables are kept by the eojeol's
//! bytes in one stretch of memory of a fixed size that is filled round and round: the oldest table makes way for a new one,
//! and one that is used shortly before that moves to the front. So what is rare is forgotten.
//!
//! An eojeol that is seen for the first times, and not behind words that the [automaton](super::automaton) knows it behind, leaves
//! only a mark: two thirds of the different eojeols of a text occur once. Those of `dict/eojeols.tsv` are known to come again.

mod hash;
mod marks;
mod record;

use std::ops::Range;

pub(super) use hash::Hash;
pub(super) use marks::Marks;
pub(super) use record::{Element, Entry, Route, Table};

/// Tables by eojeol.
pub(super) struct Memo {
    /// By hash: the upper half of the hash, and the place of the record plus one. 0 is vacant.
    buckets: Vec<[u64; 8]>,
    /// The records, in the order in which they came.
    numbers: Vec<u16>,
    /// How many numbers there may be.
    limit: usize,
    /// Where the next record comes.
    head: usize,
    /// Those of the round before that are still there.
    old: Range<usize>,
    /// Eojeols that have no entry, if the automaton does not count them.
    marks: Marks,
    record: Vec<u16>,
}

/// The eojeols of `dict/eojeols.tsv`, as the build script compiled them.
static FREQUENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/eojeols.bin"));

/// Where an entry lies.
#[derive(Clone, Copy)]
pub(super) struct Place(usize);

impl Memo {
    /// The longest eojeol that is kept, in bytes.
    pub(super) const LONGEST: usize = 120;
    /// The sight at which an eojeol gets a table. Making one takes as long as analysing the eojeol some four times, and many
    /// that are seen a second time are not seen again soon. On 2 MB of blogs 3 takes 3 % more instructions, 2 14 %.
    const DUE: u64 = 5;
    /// Less memory than this is not worth it.
    pub(super) const LEAST: usize = 4096;

    /// Tables in at most `bytes` of memory; with marks of its own if nobody else has some.
    pub(super) fn new(bytes: usize, marked: bool) -> Self {
        // A record takes about 200 bytes.
        let buckets = (bytes / 1024).next_power_of_two();
        let marks = if marked { (bytes / 256).next_power_of_two() } else { 2 };
        let limit = bytes.saturating_sub(buckets * 64 + marks * Marks::PLACE) / 2;
        Self {
            buckets: vec![[0; 8]; buckets],
            numbers: Vec::with_capacity(limit),
            // Places have 32 bits.
            limit: limit.min(u32::MAX as usize / 2),
            head: 0,
            old: 0..0,
            marks: Marks::new(marks),
            record: Vec::new(),
        }
    }

    /// Where the entry of an eojeol lies.
    pub(super) fn find(&mut self, hash: Hash, key: &[u8]) -> Option<Place> {
        let bucket = hash.low() & (self.buckets.len() - 1);
        for slot in self.buckets[bucket] {
            if (slot >> 32) as u32 != hash.high() || slot == 0 {
                continue;
            }
            let at = place(slot);
            if record::has_key(&self.numbers[at..], key, hash.is_spaced()) {
                // The next quarter that will be overwritten.
                let is_due = self.old.contains(&at) && at - self.old.start < self.limit / 4;
                return Some(Place(if is_due { self.renew(hash, at) } else { at }));
            }
        }
        None
    }

    /// The entry at a place.
    pub(super) fn entry(&self, place: Place) -> Entry<'_> {
        Entry::new(self.record(place.0))
    }

    /// Marks, in `marks` or its own, that an eojeol that has no entry is seen; whether that was often enough to have
    /// [one](Memo::DUE), or will be.
    pub(super) fn is_due(&self, marks: Option<&Marks>, hash: Hash) -> bool {
        let seen = marks.unwrap_or(&self.marks).see(hash.bits(), Self::DUE);
        seen + 1 >= Self::DUE || hash.is_in(FREQUENT.as_chunks().0)
    }

    /// Marks an eojeol that was never seen and of which nothing is known beforehand either; whether it is one.
    pub(super) fn is_new(&mut self, marks: Option<&Marks>, hash: Hash, key: &[u8]) -> bool {
        let is_new = marks.unwrap_or(&self.marks).is_new(hash.bits());
        if !is_new || hash.is_in(FREQUENT.as_chunks().0) || self.find(hash, key).is_some() {
            return false;
        }
        marks.unwrap_or(&self.marks).see(hash.bits(), Self::DUE);
        true
    }

    /// Keeps a table for an eojeol, or with none that there is none to keep.
    pub(super) fn insert(&mut self, hash: Hash, key: &[u8], table: Option<&Table>) -> Option<Place> {
        let mut record = std::mem::take(&mut self.record);
        let written = record::write(&mut record, key, hash.is_spaced(), table);
        let written = written.or_else(|| record::write(&mut record, key, hash.is_spaced(), None));
        let at = written.and_then(|()| self.push(&record));
        self.record = record;
        let at = at?;
        let bucket = hash.low() & (self.buckets.len() - 1);
        let slots = &mut self.buckets[bucket];
        // If all are taken, the one that came first goes, or nearly so.
        let slot = slots.iter().position(|&slot| slot == 0).unwrap_or(at % slots.len());
        slots[slot] = address(hash, at);
        Some(Place(at))
    }

    /// Moves a record to the front.
    fn renew(&mut self, hash: Hash, at: usize) -> usize {
        let mut record = std::mem::take(&mut self.record);
        record.clear();
        record.extend_from_slice(self.record(at));
        self.forget(hash, at);
        let new = self.push(&record);
        self.record = record;
        let Some(new) = new else { return at };
        let bucket = hash.low() & (self.buckets.len() - 1);
        if let Some(slot) = self.buckets[bucket].iter_mut().find(|slot| **slot == 0) {
            *slot = address(hash, new);
        }
        new
    }

    fn record(&self, at: usize) -> &[u16] {
        let rest = &self.numbers[at..];
        &rest[..record::len(rest)]
    }

    /// Makes room for a record and writes it; `None` if there can be no room.
    fn push(&mut self, record: &[u16]) -> Option<usize> {
        let len = record.len();
        if len > self.limit {
            return None;
        }
        if self.head + len > self.limit {
            self.make_way(self.old.end);
            self.old = 0..self.head;
            self.head = 0;
        }
        let at = self.head;
        let end = at + len;
        self.make_way(end);
        if end > self.numbers.len() {
            self.numbers.resize(end, 0);
        }
        self.numbers[at..end].copy_from_slice(record);
        self.head = end;
        Some(at)
    }

    /// Forgets the old records that begin before a place.
    fn make_way(&mut self, end: usize) {
        while self.old.start < self.old.end.min(end) {
            let at = self.old.start;
            let record = self.record(at);
            let mut buffer = [0; 256];
            let (key, spaced) = record::key(record, &mut buffer);
            self.old.start += record.len();
            self.forget(Hash::of(key, spaced), at);
        }
    }

    /// Removes the entry at a place, unless it has been moved.
    fn forget(&mut self, hash: Hash, at: usize) {
        let bucket = hash.low() & (self.buckets.len() - 1);
        if let Some(slot) = self.buckets[bucket].iter_mut().find(|slot| **slot == address(hash, at)) {
            *slot = 0;
        }
    }
}

/// What stands for the record of a hash at a place.
fn address(hash: Hash, at: usize) -> u64 {
    u64::from(hash.high()) << 32 | (at as u64 + 1)
}

/// Where the record of a slot lies.
#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
fn place(slot: u64) -> usize {
    slot as u32 as usize - 1
}
