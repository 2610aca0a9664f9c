//! The weights of features, by their ids.

use super::EMOTIONS;

/// The weights of a feature, so small that four fill a line of a cache.
#[derive(Clone, Copy, Default, Debug)]
#[repr(align(16))]
pub(super) struct Row {
    pub(super) negative: i8,
    pub(super) positive: i8,
    /// Those of emotions.
    pub(super) units: [i8; EMOTIONS],
    /// What one of them counts.
    pub(super) unit: i16,
}

const _: () = assert!(size_of::<Row>() == 16, "a quarter of a line");

/// What no feature has for an id: theirs have 24 bits.
const NOTHING: u32 = u32::MAX;

/// How many of the lower bits of an id are marked: 64 KB, which a cache holds, where the table does not fit.
const MARKED: u32 = 19;

/// Rows, and where they are by ids: open addressing, linear probing, at most half full.
pub(super) struct Weights {
    /// Ids and places of rows.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
    /// Which ids there are, a bit for those that agree in their lower bits.
    marks: Vec<u64>,
}

impl Weights {
    /// For so many features at most.
    pub(super) fn with_capacity(features: usize) -> Self {
        let slots = vec![(NOTHING, 0); (2 * features + 2).next_power_of_two()];
        Self { slots, rows: Vec::new(), marks: vec![0; 1 << (MARKED - 6)] }
    }

    /// The weights of a feature, to be written.
    pub(super) fn row_mut(&mut self, id: u32) -> &mut Row {
        let (place, bit) = mark(id);
        self.marks[place] |= 1 << bit;
        let slot = self.slot(id);
        let own = &mut self.slots[slot];
        if own.0 != id {
            *own = (id, u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
            self.rows.push(Row::default());
        }
        &mut self.rows[own.1 as usize]
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether a feature may have weights: few that have none pass.
    pub(super) fn may_have(&self, id: u32) -> bool {
        let (place, bit) = mark(id);
        self.marks[place] >> bit & 1 == 1
    }

    /// Where the weights of a feature are; `None` if it has none.
    pub(super) fn place(&self, id: u32) -> Option<u32> {
        let (own, place) = self.slots[self.slot(id)];
        (own == id).then_some(place)
    }

    /// The weights at a place.
    pub(super) fn row(&self, place: u32) -> &Row {
        &self.rows[place as usize]
    }

    /// Where an id is, or would be. It is a part of a hash.
    fn slot(&self, id: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = id as usize & mask;
        while self.slots[slot].0 != id && self.slots[slot].0 != NOTHING {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// Where the mark of an id is.
const fn mark(id: u32) -> (usize, u32) {
    ((id >> 6) as usize & ((1 << (MARKED - 6)) - 1), id & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        let mut weights = Weights::with_capacity(1_000);
        let id = |number: u32| number.wrapping_mul(0x9e_3779) & 0xff_ffff;
        let units = |number: u32| std::array::from_fn(|at| number.to_le_bytes()[at % 2].cast_signed());
        for number in 0..1_000 {
            weights.row_mut(id(number)).units = units(number);
            weights.row_mut(id(number)).negative = 7;
        }
        assert_eq!(weights.len(), 1_000);
        let mut places = Vec::new();
        for number in 0..1_000 {
            assert!(weights.may_have(id(number)));
            let place = weights.place(id(number)).unwrap();
            let found = weights.row(place);
            assert_eq!((found.units, found.negative, found.positive), (units(number), 7, 0));
            places.push(place);
        }
        places.sort_unstable();
        assert!(places.into_iter().eq(0..1_000), "each has its own place");
        assert!((1_000..2_000).all(|number| weights.place(id(number)).is_none()));
        assert!((1_000..2_000).filter(|&number| weights.may_have(id(number))).count() < 50);
        assert!(Weights::with_capacity(0).place(5).is_none());
    }
}
