//! The weights of features, by their ids.

/// The weights of a feature.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Row {
    pub(super) negative: i8,
    pub(super) positive: i8,
    /// Place in the table of emotions; 0 if it says nothing of them.
    pub(super) emotion: u16,
}

/// What no feature has for an id: theirs have 24 bits.
const NOTHING: u32 = u32::MAX;

/// How many of the lower bits of an id are marked: 64 KB, which a cache holds, where the table does not fit.
const MARKED: u32 = 19;

/// Ids with their weights beside them, so that a look-up waits for memory once: open addressing, linear probing, at most half full.
pub(super) struct Weights {
    slots: Vec<(u32, Row)>,
    /// Which ids there are, a bit for those that agree in their lower bits.
    marks: Vec<u64>,
}

impl Weights {
    /// For so many features at most.
    pub(super) fn with_capacity(features: usize) -> Self {
        let slots = vec![(NOTHING, Row::default()); (2 * features + 2).next_power_of_two()];
        Self { slots, marks: vec![0; 1 << (MARKED - 6)] }
    }

    /// Whether a feature may have weights: few that have none pass.
    pub(super) fn may_have(&self, id: u32) -> bool {
        let (place, bit) = Self::mark(id);
        self.marks[place] >> bit & 1 == 1
    }

    /// Where its mark is.
    const fn mark(id: u32) -> (usize, u32) {
        ((id >> 6) as usize & ((1 << (MARKED - 6)) - 1), id & 63)
    }

    /// The weights of a feature; `None` if it has none.
    pub(super) fn get(&self, id: u32) -> Option<Row> {
        let (own, row) = self.slots[self.place(id)];
        (own == id).then_some(row)
    }

    /// The same to be written.
    pub(super) fn row(&mut self, id: u32) -> &mut Row {
        let (marks, bit) = Self::mark(id);
        self.marks[marks] |= 1 << bit;
        let place = self.place(id);
        self.slots[place].0 = id;
        &mut self.slots[place].1
    }

    /// Where a feature is, or would be. An id is a part of a hash.
    fn place(&self, id: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = id as usize & mask;
        while self.slots[place].0 != id && self.slots[place].0 != NOTHING {
            place = (place + 1) & mask;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        let mut weights = Weights::with_capacity(1_000);
        let id = |number: u32| number.wrapping_mul(0x9e_3779) & 0xff_ffff;
        for number in 0..1_000 {
            weights.row(id(number)).emotion = u16::try_from(number).unwrap();
            weights.row(id(number)).negative = 7;
        }
        for number in 0..1_000 {
            assert!(weights.may_have(id(number)));
            let row = weights.get(id(number)).unwrap();
            assert_eq!((u32::from(row.emotion), row.negative, row.positive), (number, 7, 0));
        }
        assert!((1_000..2_000).all(|number| weights.get(id(number)).is_none()));
        assert!((1_000..2_000).filter(|&number| weights.may_have(id(number))).count() < 50);
        assert!(Weights::with_capacity(0).get(5).is_none());
    }
}
