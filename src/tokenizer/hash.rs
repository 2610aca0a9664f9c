//! The hash of an eojeol.

/// The hash of an eojeol.
#[derive(Clone, Copy)]
pub(super) struct Hash {
    bits: u64,
    spaced: bool,
}

impl Hash {
    /// By its bytes, and whether white space stands before it.
    #[inline]
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

    /// Whether white space stands before the eojeol.
    pub(super) fn is_spaced(self) -> bool {
        self.spaced
    }

    /// The lower half.
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    pub(super) fn low(self) -> usize {
        self.bits as u32 as usize
    }

    /// The upper half.
    pub(super) fn high(self) -> u32 {
        (self.bits >> 32) as u32
    }
}
