//! Tags and penalties of all words of a dictionary, by small numbers.

use crate::dictionary::{Dictionary, Kind, Origin, WordRef};

/// The lexicons that have kinds of their own.
const LEXICONS: [Origin; 5] = [Origin::System, Origin::User, Origin::Term, Origin::Predicate, Origin::Whole];

/// The kinds of the words of all lexicons, one after the other.
pub(super) struct Kinds {
    all: Vec<Kind>,
    /// Where those of each lexicon begin, and of the unknown words.
    bases: [usize; LEXICONS.len() + 1],
}

impl Kinds {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut all = Vec::new();
        let mut bases = [0; LEXICONS.len() + 1];
        for (origin, base) in LEXICONS.into_iter().zip(&mut bases) {
            *base = all.len();
            all.extend(dictionary.lexicon(origin).iter().flat_map(|lexicon| lexicon.kinds()));
        }
        bases[LEXICONS.len()] = all.len();
        all.extend(dictionary.unknown.kinds());
        all.push(*Kind::UNKNOWN);
        Self { all, bases }
    }

    /// The number of a word's kind.
    pub(super) fn number(&self, dictionary: &Dictionary, word: WordRef) -> u16 {
        let (place, own) = match word.origin() {
            Origin::Unknown => (LEXICONS.len(), Some(word.id() as usize)),
            origin => {
                let place = LEXICONS.iter().position(|&own| own == origin).unwrap_or_default();
                (place, dictionary.lexicon(origin).and_then(|lexicon| lexicon.kind_index(word.id())))
            }
        };
        let number = own.map_or(usize::MAX, |own| self.bases[place] + own).min(self.all.len() - 1);
        u16::try_from(number).unwrap_or(u16::MAX - 1)
    }

    /// The kind of a number.
    pub(super) fn get(&self, number: u16) -> &Kind {
        self.all.get(usize::from(number)).unwrap_or(Kind::UNKNOWN)
    }
}
