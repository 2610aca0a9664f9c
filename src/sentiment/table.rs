//! Tables from hashes to numbers.

/// What no key leads to.
const NOTHING: u32 = u32::MAX;

/// A table with keys that are hashes already: open addressing, linear probing, at most half full. A look-up takes a
/// step or two.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Keys and values; a power of two of them.
    slots: Vec<(u64, u32)>,
    count: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![(0, NOTHING); 16], count: 0 }
    }
}

impl Table {
    /// The value of a key.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let (_, value) = self.slots[self.place(key)];
        (value != NOTHING).then_some(value)
    }

    /// The value of a key; `value`, which must not be [`u32::MAX`], if it has none yet.
    pub(super) fn get_or_insert(&mut self, key: u64, value: u32) -> u32 {
        if 2 * self.count >= self.slots.len() {
            self.grow();
        }
        let place = self.place(key);
        let slot = &mut self.slots[place];
        if slot.1 == NOTHING {
            *slot = (key, value);
            self.count += 1;
        }
        slot.1
    }

    /// Where a key is, or would be.
    fn place(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        // Half of a hash has nothing in its upper bits.
        #[allow(clippy::cast_possible_truncation, reason = "only some bits are wanted")]
        let mut place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let (own, value) = self.slots[place];
            if value == NOTHING || own == key {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let larger = vec![(0, NOTHING); 2 * self.slots.len()];
        for (key, value) in std::mem::replace(&mut self.slots, larger) {
            if value != NOTHING {
                let place = self.place(key);
                self.slots[place] = (key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        let mut table = Table::default();
        for key in 0..1_000_u64 {
            let value = u32::try_from(key).unwrap();
            assert_eq!(table.get_or_insert(key.rotate_left(40), value), value);
            assert_eq!(table.get_or_insert(key.rotate_left(40), 7), value, "the first stays");
        }
        for key in 0..1_000_u64 {
            assert_eq!(table.get(key.rotate_left(40)), u32::try_from(key).ok());
            assert_eq!(table.get(key.rotate_left(40) + 1), None);
        }
    }
}
