//! Texts that are numbered as they come.

use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

use foldhash::HashMap;
use foldhash::fast::RandomState;

/// Different texts by their numbers, from 0. All of them lie in one: a post has so many words and phrases that to allocate each by itself
/// takes longer than to find it again.
#[derive(Default)]
pub(super) struct Numbered {
    all: String,
    /// Where each ends in it.
    ends: Vec<usize>,
    /// By hash; a text whose place another one has is at the next that is free.
    numbers: HashMap<u64, usize>,
    hasher: RandomState,
}

impl Numbered {
    /// With room for so many.
    pub(super) fn with_capacity(texts: usize) -> Self {
        let numbers = HashMap::with_capacity_and_hasher(texts, RandomState::default());
        Self { ends: Vec::with_capacity(texts), numbers, ..Self::default() }
    }

    /// The number of a text: [`len`](Self::len) as it was before, if it is new.
    pub(super) fn number(&mut self, text: &str) -> usize {
        let mut hash = self.hasher.hash_one(text);
        loop {
            match self.numbers.entry(hash) {
                Entry::Occupied(own) if slice(&self.all, &self.ends, *own.get()) == text => return *own.get(),
                Entry::Occupied(_) => hash = hash.wrapping_add(1),
                Entry::Vacant(place) => {
                    place.insert(self.ends.len());
                    self.all.push_str(text);
                    self.ends.push(self.all.len());
                    return self.ends.len() - 1;
                }
            }
        }
    }

    /// The text of a number.
    pub(super) fn text(&self, number: usize) -> &str {
        slice(&self.all, &self.ends, number)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

fn slice<'a>(all: &'a str, ends: &[usize], number: usize) -> &'a str {
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &all[start..ends[number]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_numbers() {
        let mut texts = Numbered::default();
        let numbers = ["회고", "", "회", "고", "회고", "", "고회"].map(|text| texts.number(text));
        assert_eq!(numbers, [0, 1, 2, 3, 0, 1, 4]);
        assert_eq!((texts.len(), texts.text(0), texts.text(1), texts.text(4)), (5, "회고", "", "고회"));
    }

    #[test]
    fn a_place_that_is_taken_is_passed_over() {
        let mut texts = Numbered::default();
        let hash = texts.hasher.hash_one("회고");
        assert_eq!(texts.number("일기"), 0);
        texts.numbers.insert(hash, 0);
        assert_eq!([texts.number("회고"), texts.number("회고"), texts.number("일기")], [1, 1, 0]);
    }
}
