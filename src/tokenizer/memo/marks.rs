//! How often something was seen of which nothing more is kept.

use std::sync::atomic::{AtomicU64, Ordering};

/// A part of the hash of what was seen, and how often. Two threads that mark at once may lose a mark.
pub(in super::super) struct Marks {
    /// Four marks each, the newest lowest.
    places: Box<[AtomicU64]>,
}

impl Marks {
    /// The bytes of four marks.
    pub(in super::super) const PLACE: usize = size_of::<u64>();
    /// The bits of a mark that count; the others are of the hash.
    const SIGHTS: u64 = 7;
    const BITS: u32 = 16;
    const MARK: u64 = (1 << Self::BITS) - 1;

    pub(in super::super) fn places(&self) -> usize {
        self.places.len()
    }

    /// With so many times four marks, a power of two from 2 on.
    pub(in super::super) fn new(places: usize) -> Self {
        Self { places: (0..places).map(|_| AtomicU64::new(0)).collect() }
    }

    /// The same in twice as many places.
    pub(in super::super) fn doubled(&self) -> Self {
        // What was marked belongs to one of two places now: who knows to which.
        let twice = self.places.iter().chain(&self.places);
        Self { places: twice.map(|place| AtomicU64::new(place.load(Ordering::Relaxed))).collect() }
    }

    /// Whether something was never seen, or that was forgotten.
    #[allow(clippy::cast_possible_truncation, reason = "the lower part")]
    pub(in super::super) fn is_new(&self, hash: u64) -> bool {
        let marks = self.places[hash as usize & (self.places.len() - 1)].load(Ordering::Relaxed);
        let own = (hash >> 32) & Self::MARK & !Self::SIGHTS;
        let mut all = (0..4).map(|place| marks >> (Self::BITS * place) & Self::MARK);
        all.all(|mark| mark & !Self::SIGHTS != own || mark & Self::SIGHTS == 0)
    }

    /// Marks that something is seen, and returns how often it was seen before; from the number `most` on, 8 or less, it counts
    /// anew.
    #[allow(clippy::cast_possible_truncation, reason = "the lower part")]
    pub(in super::super) fn see(&self, hash: u64, most: u64) -> u64 {
        let place = &self.places[hash as usize & (self.places.len() - 1)];
        let marks = place.load(Ordering::Relaxed);
        let own = (hash >> 32) & Self::MARK & !Self::SIGHTS;
        let shifts = [0, Self::BITS, 2 * Self::BITS, 3 * Self::BITS];
        let is_own = |&shift: &u32| (marks >> shift & Self::MARK & !Self::SIGHTS) == own;
        // The oldest makes way for a new one.
        let shift = shifts.into_iter().find(is_own);
        let seen = shift.map_or(0, |shift| marks >> shift & Self::SIGHTS);
        let older = marks & ((1 << shift.unwrap_or(3 * Self::BITS)) - 1);
        let kept = marks & !(older | Self::MARK << shift.unwrap_or(3 * Self::BITS));
        let mark = own | if seen + 1 >= most { 0 } else { seen + 1 };
        place.store(kept | older << Self::BITS | mark, Ordering::Relaxed);
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::super::Hash;
    use super::*;

    #[test]
    fn sights_are_counted() {
        let marks = Marks::new(2);
        let hash = |number: usize| Hash::of(format!("{number}").as_bytes(), false).bits();
        for seen in 0..4 {
            assert_eq!(marks.see(hash(7), 5), seen);
        }
        assert!(marks.is_new(hash(8)) && !marks.is_new(hash(7)));
        assert_eq!(marks.see(hash(8), 5), 0);
        assert_eq!(marks.see(hash(7), 5), 4);
        assert_eq!(marks.see(hash(7), 5), 0, "anew");
        assert_eq!(marks.see(hash(8), 5), 1);
        let marks = marks.doubled();
        assert_eq!((marks.see(hash(7), 5), marks.see(hash(8), 5)), (1, 2));
        for number in 100..200 {
            marks.see(hash(number), 5);
        }
        assert_eq!(marks.see(hash(7), 5), 0, "forgotten");
    }
}
