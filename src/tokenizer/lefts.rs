//! The different left ids of the words that begin in a place: common nouns of all lengths ask for the same connections.

use std::hint::select_unpredictable;

/// Left ids and their numbers.
pub(super) struct Lefts {
    /// By left id: 2¹⁶ times the place where it was seen last, plus its number there.
    known: Vec<u64>,
    /// 2¹⁶ times the current place.
    now: u64,
    /// The different left ids there, and one more that stands for nothing.
    distinct: Vec<u16>,
    count: u16,
}

impl Default for Lefts {
    fn default() -> Self {
        Self { known: vec![0; 1 << 16], now: 0, distinct: vec![0], count: 0 }
    }
}

impl Lefts {
    /// Goes on to the next place.
    pub(super) fn clear(&mut self) {
        self.now += 1 << 16;
        self.count = 0;
    }

    /// The number of a left id. Whether it is new is hard to foretell, so nothing branches on it.
    #[allow(clippy::cast_possible_truncation, reason = "the lower bits are the number")]
    pub(super) fn number(&mut self, left: u16) -> u16 {
        let count = usize::from(self.count);
        if count + 1 == self.distinct.len() {
            self.distinct.push(0);
        }
        self.distinct[count] = left;
        let known = &mut self.known[usize::from(left)];
        let is_new = *known < self.now;
        *known = select_unpredictable(is_new, self.now | u64::from(self.count), *known);
        // There are fewer words in a place than numbers.
        self.count = self.count.saturating_add(is_new.into());
        *known as u16
    }

    /// The different left ids, in the order of their numbers.
    pub(super) fn distinct(&self) -> &[u16] {
        &self.distinct[..usize::from(self.count)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_left_id_has_one_number_in_a_place() {
        let mut lefts = Lefts::default();
        for (ids, distinct, numbers) in [
            (&[5, 7, 5, 0, 7][..], &[5, 7, 0][..], &[0, 1, 0, 2, 1][..]),
            (&[], &[], &[]),
            (&[7, u16::MAX], &[7, u16::MAX], &[0, 1]),
        ] {
            lefts.clear();
            let own: Vec<u16> = ids.iter().map(|&left| lefts.number(left)).collect();
            assert_eq!((lefts.distinct(), &*own), (distinct, numbers));
        }
    }
}
