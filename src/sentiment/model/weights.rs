//! The weights of features, by their ids.

/// The weights of a feature.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Row {
    pub(super) negative: i8,
    pub(super) positive: i8,
    /// Place in the table of emotions plus one; 0 if it says nothing of them.
    pub(super) emotion: u16,
}

/// What no feature has for an id: theirs have 24 bits.
const NOTHING: u32 = u32::MAX;

/// Ids with their weights beside them, so that a look-up waits for memory once: open addressing, linear probing, at most half full.
pub(super) struct Weights(Vec<(u32, Row)>);

impl Weights {
    /// For so many features at most.
    pub(super) fn with_capacity(features: usize) -> Self {
        Self(vec![(NOTHING, Row::default()); (2 * features + 2).next_power_of_two()])
    }

    /// The weights of a feature; `None` if it has none.
    pub(super) fn get(&self, id: u32) -> Option<Row> {
        let (own, row) = self.0[self.place(id)];
        (own == id).then_some(row)
    }

    /// The same to be written.
    pub(super) fn row(&mut self, id: u32) -> &mut Row {
        let place = self.place(id);
        self.0[place].0 = id;
        &mut self.0[place].1
    }

    /// Where a feature is, or would be. An id is a part of a hash.
    fn place(&self, id: u32) -> usize {
        let mask = self.0.len() - 1;
        let mut place = id as usize & mask;
        while self.0[place].0 != id && self.0[place].0 != NOTHING {
            place = (place + 1) & mask;
        }
        place
    }
}
