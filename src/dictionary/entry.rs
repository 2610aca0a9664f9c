//! An entry of a lexicon, in eight bytes. Shared with the build script, so it knows nothing of the rest of the crate.

/// A word of a surface: what the lattice needs of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its number, below [`Entry::WORDS`].
    pub word: u32,
    /// Its cost.
    pub cost: i16,
    /// Its left context id, below [`Entry::IDS`].
    pub left: u16,
    /// Its right context id, below [`Entry::IDS`].
    pub right: u16,
}

/// An [`Entry`] as it is kept: from the lowest bit on its cost, 12 bits each of its context ids, 24 of its word.
pub type EntryBytes = [u8; 8];

/// An entry in lindera's `dict.vals`: word, cost, left and right id, little-endian.
pub type LinderaBytes = [u8; 10];

impl Entry {
    /// More context ids and words have no place.
    pub const IDS: u32 = 1 << 12;
    /// See [`Entry::IDS`].
    pub const WORDS: u32 = 1 << 24;

    /// As bytes.
    pub const fn encode(self) -> EntryBytes {
        let ids = (self.left as u64) << 16 | (self.right as u64) << 28;
        (self.cost.cast_unsigned() as u64 | ids | (self.word as u64) << 40).to_le_bytes()
    }

    /// From bytes.
    #[allow(clippy::cast_possible_truncation, reason = "parts of a number")]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "of the elements of slices")]
    pub const fn decode(bytes: &EntryBytes) -> Self {
        let all = u64::from_le_bytes(*bytes);
        Self {
            word: (all >> 40) as u32,
            cost: (all as u16).cast_signed(),
            left: (all >> 16) as u16 & 0xfff,
            right: (all >> 28) as u16 & 0xfff,
        }
    }

    /// From lindera's bytes; `None` if a number is too large.
    pub fn of_lindera(bytes: &LinderaBytes) -> Option<Self> {
        let half = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let (cost, left, right) = (half(4).cast_signed(), half(6), half(8));
        let fits = word < Self::WORDS && u32::from(left.max(right)) < Self::IDS;
        fits.then_some(Self { word, cost, left, right })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_were() {
        for cost in [i16::MIN, -1, 0, 7, i16::MAX] {
            for (word, left, right) in [(0, 0, 0), (Entry::WORDS - 1, 4095, 0), (5, 0, 4095), (0x0012_3456, 1907, 1901)]
            {
                let entry = Entry { word, cost, left, right };
                assert_eq!(Entry::decode(&entry.encode()), entry);
            }
        }
    }
}
