//! The weights of features, by their ids.

use super::EMOTIONS;

/// How many numbers the weights of a feature are: negative, positive, those of emotions, and two that fill half a line of a cache.
const LANES: usize = 16;

const _: () = assert!(2 + EMOTIONS <= LANES, "each weight has a lane");

/// The weights of a feature.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[repr(align(32))]
pub(super) struct Row([i16; LANES]);

impl Row {
    pub(super) fn set_polarity(&mut self, [negative, positive]: [i8; 2]) {
        (self.0[0], self.0[1]) = (negative.into(), positive.into());
    }

    pub(super) fn set_emotion(&mut self, own: [i16; EMOTIONS]) {
        self.0[2..][..EMOTIONS].copy_from_slice(&own);
    }

    /// How much more it is for positive than for negative.
    pub(super) fn tilt(&self) -> i32 {
        i32::from(self.0[1]) - i32::from(self.0[0])
    }
}

/// What weights add up to.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Sum([i32; LANES]);

impl Sum {
    /// Adds a sum so many times.
    pub(super) fn add(&mut self, other: &Self, times: i32) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, own)| *sum += own * times);
    }

    /// Of negative and positive.
    pub(super) fn polarity(&self) -> [i32; 2] {
        [self.0[0], self.0[1]]
    }

    pub(super) fn emotion(&self) -> [i32; EMOTIONS] {
        std::array::from_fn(|at| self.0[2 + at])
    }

    pub(super) fn tilt(&self) -> i32 {
        self.0[1] - self.0[0]
    }
}

/// What no feature has for an id: theirs have 24 bits.
const NOTHING: u32 = u32::MAX;

/// How many of the lower bits of an id are marked: 64 KB, which a cache holds, where the table does not fit.
const MARKED: u32 = 19;
const MARKS: usize = 1 << (MARKED - 6);

/// Rows, and where they are by ids: open addressing, linear probing, at most half full.
pub(super) struct Weights {
    /// Ids and places of rows.
    slots: Vec<(u32, u32)>,
    /// The first is that of what has no weights.
    rows: Vec<Row>,
    /// Which ids there are, a bit for those that agree in their lower bits.
    marks: Box<[u64; MARKS]>,
}

impl Weights {
    /// The place of weights that are all 0.
    pub(super) const NOWHERE: u32 = 0;

    /// For so many features at most.
    pub(super) fn with_capacity(features: usize) -> Self {
        let slots = vec![(NOTHING, Self::NOWHERE); (2 * features + 2).next_power_of_two()];
        let mut rows = Vec::with_capacity(features + 1);
        rows.push(Row::default());
        let marks = vec![0; MARKS].try_into().expect("as many as were made");
        Self { slots, rows, marks }
    }

    /// The weights of a feature, to be written.
    pub(super) fn row_mut(&mut self, id: u32) -> &mut Row {
        let (place, bit) = mark(id);
        self.marks[place] |= 1 << bit;
        let slot = self.slot(id);
        let own = &mut self.slots[slot];
        if own.0 != id {
            *own = (id, u32::try_from(self.rows.len()).unwrap_or(Self::NOWHERE));
            self.rows.push(Row::default());
        }
        &mut self.rows[own.1 as usize]
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Tells whether a feature may have weights: few that have none pass.
    pub(super) fn filter(&self) -> impl Fn(u32) -> bool + Copy {
        let marks = &*self.marks;
        move |id| {
            let (place, bit) = mark(id);
            marks[place] >> bit & 1 == 1
        }
    }

    /// Where the weights of a feature are; [`Weights::NOWHERE`] if it has none.
    pub(super) fn place(&self, id: u32) -> u32 {
        // That of an empty slot is nowhere.
        self.slots[self.slot(id)].1
    }

    /// The weights at a place.
    pub(super) fn row(&self, place: u32) -> &Row {
        &self.rows[place as usize]
    }

    /// What the weights at places add up to, with the sums in four registers.
    #[inline(never)]
    pub(super) fn sum(&self, places: impl Iterator<Item = u32>) -> Sum {
        let mut sums = Sum::default();
        for place in places {
            // The compiler takes a variable for each sum where it has to stop.
            let Some(row) = self.rows.get(place as usize) else { continue };
            sums.0.iter_mut().zip(&row.0).for_each(|(sum, &weight)| *sum += i32::from(weight));
        }
        sums
    }

    /// The same of weights that are multiplied by values.
    #[inline(never)]
    pub(super) fn weighted_sum(&self, weighted: impl Iterator<Item = (u32, i32)>) -> Sum {
        let mut sums = Sum::default();
        for (place, value) in weighted {
            let Some(row) = self.rows.get(place as usize) else { continue };
            #[allow(clippy::cast_possible_truncation, reason = "a valence of 3 with all factors is far below")]
            let value = value as i16;
            sums.0.iter_mut().zip(&row.0).for_each(|(sum, &weight)| *sum += i32::from(value) * i32::from(weight));
        }
        sums
    }

    /// Where an id is, or would be. It is a part of a hash.
    fn slot(&self, id: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = id as usize & mask;
        loop {
            let own = self.slots[slot].0;
            if own == id || own == NOTHING {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Where the mark of an id is.
const fn mark(id: u32) -> (usize, u32) {
    ((id >> 6) as usize & (MARKS - 1), id & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        let mut weights = Weights::with_capacity(1_000);
        let id = |number: u32| number.wrapping_mul(0x9e_3779) & 0xff_ffff;
        let own = |number: u32| std::array::from_fn(|at| i16::from(number.to_le_bytes()[at % 2]));
        for number in 0..1_000 {
            weights.row_mut(id(number)).set_emotion(own(number));
            weights.row_mut(id(number)).set_polarity([7, 9]);
        }
        assert_eq!(weights.len(), 1_001);
        let mut places = Vec::new();
        for number in 0..1_000 {
            assert!(weights.filter()(id(number)));
            let place = weights.place(id(number));
            let found = weights.sum([place].into_iter());
            assert_eq!((found.emotion(), found.polarity(), found.tilt()), (own(number).map(i32::from), [7, 9], 2));
            let [twice, weighted] =
                [weights.sum([place; 2].into_iter()), weights.weighted_sum([(place, 2)].into_iter())];
            assert_eq!(twice.0, weighted.0);
            places.push(place);
        }
        places.sort_unstable();
        assert!(places.into_iter().eq(1..=1_000), "each has its own place");
        assert!((1_000..2_000).all(|number| weights.place(id(number)) == Weights::NOWHERE));
        assert!((1_000..2_000).filter(|&number| weights.filter()(id(number))).count() < 50);
        assert_eq!(Weights::with_capacity(0).place(5), Weights::NOWHERE);
    }
}
