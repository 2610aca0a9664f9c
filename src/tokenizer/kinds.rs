//! Tags and penalties of all words of a dictionary, by small numbers.

use crate::dictionary::{Dictionary, Kind, Origin, WordRef};

/// The kinds of the words of all lexicons, one after the other.
pub(super) struct Kinds {
    all: Vec<Kind>,
    /// Where those of user words, terms and unknown words begin.
    bases: [usize; 3],
}

impl Kinds {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut all = dictionary.system.kinds().to_vec();
        let mut bases = [0; 3];
        for (lexicon, base) in [&dictionary.user, &dictionary.terms].into_iter().zip(&mut bases) {
            *base = all.len();
            all.extend(lexicon.iter().flat_map(|lexicon| lexicon.kinds()));
        }
        bases[2] = all.len();
        all.extend(dictionary.unknown.kinds());
        all.push(*Kind::UNKNOWN);
        Self { all, bases }
    }

    /// The number of a word's kind.
    pub(super) fn number(&self, dictionary: &Dictionary, word: WordRef) -> u16 {
        let of = |lexicon: &crate::dictionary::Lexicon| lexicon.kind_index(word.id());
        let number = match word.origin() {
            Origin::System => of(&dictionary.system),
            Origin::User => dictionary.user.as_deref().and_then(of).map(|index| self.bases[0] + index),
            Origin::Term => dictionary.terms.as_deref().and_then(of).map(|index| self.bases[1] + index),
            Origin::Unknown => Some(self.bases[2] + word.id() as usize),
        };
        let number = number.unwrap_or(usize::MAX).min(self.all.len() - 1);
        u16::try_from(number).unwrap_or(u16::MAX)
    }

    /// The kind of a number.
    pub(super) fn get(&self, number: u16) -> &Kind {
        self.all.get(usize::from(number)).unwrap_or(Kind::UNKNOWN)
    }
}
