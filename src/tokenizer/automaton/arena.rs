//! Numbers that are written once and read by all threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Numbers in segments, which come as they are needed. One thread at a time writes; whoever is told a place behind an
/// acquiring load finds there what was written before.
pub(super) struct Arena {
    segments: Box<[OnceLock<Box<[AtomicU32]>>]>,
}

impl Arena {
    /// The numbers of a segment; no record is longer.
    pub(super) const SEGMENT: usize = 4096;
    /// The bytes of a segment.
    pub(super) const BYTES: usize = 4 * Self::SEGMENT;

    /// With at most so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        // Places have 31 bits.
        let segments = (bytes / Self::BYTES).min((1 << 31) / Self::SEGMENT);
        Self { segments: (0..segments).map(|_| OnceLock::new()).collect() }
    }

    /// The numbers from a place on, to the end of its segment.
    pub(super) fn from(&self, place: u32) -> &[AtomicU32] {
        let place = place as usize;
        let segment = self.segments.get(place / Self::SEGMENT).and_then(OnceLock::get);
        segment.and_then(|segment| segment.get(place % Self::SEGMENT..)).unwrap_or_default()
    }

    /// Writes numbers at a place, in a segment that comes if it is not there; `None` if there is no more room.
    pub(super) fn write(&self, place: u32, numbers: impl Iterator<Item = u32>) -> Option<()> {
        let at = place as usize;
        let segment = self.segments.get(at / Self::SEGMENT)?;
        let segment = segment.get_or_init(|| (0..Self::SEGMENT).map(|_| AtomicU32::new(0)).collect());
        for (own, number) in segment[at % Self::SEGMENT..].iter().zip(numbers) {
            own.store(number, Ordering::Relaxed);
        }
        Some(())
    }
}

/// Whether stored numbers begin with these.
pub(super) fn begins_with(stored: &[AtomicU32], numbers: &[u32]) -> bool {
    stored.len() >= numbers.len()
        && stored.iter().zip(numbers).all(|(own, &number)| own.load(Ordering::Relaxed) == number)
}
