//! Which weights a sentence has been given: most count once.

use super::weights::Weights;

/// By place the number of the last sentence that weights were given to.
#[derive(Default)]
pub(in crate::sentiment) struct Given {
    last: Vec<u8>,
    sentence: u8,
}

impl Given {
    /// Begins a sentence, of so many weights.
    pub(super) fn begin(&mut self, rows: usize) {
        self.sentence = self.sentence.wrapping_add(1);
        if self.sentence == 0 || self.last.len() != rows {
            self.last.clear();
            self.last.resize(rows, 0);
            self.sentence = 1;
        }
        self.give(Weights::NOWHERE);
    }

    /// Whether those at a place have been given; what there are none of is.
    pub(super) fn has(&self, place: u32) -> bool {
        self.last[place as usize] == self.sentence
    }

    pub(super) fn give(&mut self, place: u32) {
        self.last[place as usize] = self.sentence;
    }

    /// Tells whether those at a place have not been given yet; they are then.
    pub(in crate::sentiment) fn marker(&mut self) -> impl FnMut(u32) -> bool {
        let (last, sentence) = (&mut self.last[..], self.sentence);
        move |place| std::mem::replace(&mut last[place as usize], sentence) != sentence
    }
}
