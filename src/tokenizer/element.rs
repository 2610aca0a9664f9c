//! A word of an eojeol, as it waits and as the automaton keeps it.

use super::token::Spelling;
use crate::dictionary::WordRef;

/// A word of an eojeol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Element {
    pub(super) word: WordRef,
    /// Bytes of the eojeol as it is written.
    pub(super) begin: u16,
    pub(super) end: u16,
    /// Its kind, a place in [`Kinds`](super::kinds::Kinds), or [`Element::NO_KIND`].
    pub(super) kind: u16,
    pub(super) spelling: Spelling,
    /// Whether it may have to be replaced by what it is written like.
    pub(super) twin: bool,
    /// The place of its pattern in `Pattern::ALL`.
    pub(super) pattern: Option<u8>,
}

/// An [`Element`] as it is kept: the two halves of its word; 7 bits each of where it begins and ends, whether it has a
/// twin, and the highest bit of its kind; the other 10 bits of that, its pattern and spelling.
type Packed = [u16; 4];

impl Element {
    /// Stands for the kind of a word whose kind, twin and pattern have not been looked up.
    pub(super) const NO_KIND: u16 = u16::MAX;

    const TWIN: u16 = 1 << 14;
    /// Patterns and spellings, three of those to each pattern and to none.
    const FORMS: u16 = 3;

    /// `None` if it has a number that is too large.
    #[allow(clippy::cast_possible_truncation, reason = "halves of a number")]
    fn pack(self) -> Option<Packed> {
        let word = self.word.to_bits();
        let spelling = match self.spelling {
            Spelling::Same => 0,
            Spelling::Unified => 1,
            Spelling::Misspelt => 2,
        };
        let form = Self::FORMS * self.pattern.map_or(0, |pattern| u16::from(pattern) + 1) + spelling;
        let fits = self.begin < 128 && self.end < 128 && self.kind < 1 << 11 && form < 1 << 6;
        let twin = if self.twin { Self::TWIN } else { 0 };
        let span = self.begin | self.end << 7 | twin | self.kind >> 10 << 15;
        fits.then_some([word as u16, (word >> 16) as u16, span, self.kind & 0x3ff | form << 10])
    }

    /// As two numbers, for [`Element::from_numbers`]; `None` if it has a number that is too large.
    pub(super) fn to_numbers(self) -> Option<[u32; 2]> {
        let [low, high, span, rest] = self.pack()?.map(u32::from);
        Some([low | high << 16, span | rest << 16])
    }

    #[allow(clippy::cast_possible_truncation, reason = "halves of a number")]
    pub(super) fn from_numbers([word, form]: [u32; 2]) -> Self {
        Self::unpack([word as u16, (word >> 16) as u16, form as u16, (form >> 16) as u16])
    }

    fn unpack([low, high, span, rest]: Packed) -> Self {
        let form = rest >> 10;
        let (spelling, pattern) = if form == 0 { (Spelling::Same, None) } else { Self::form(form) };
        Self {
            word: WordRef::from_bits(u32::from(low) | u32::from(high) << 16),
            begin: span & 127,
            end: span >> 7 & 127,
            kind: rest & 0x3ff | span >> 15 << 10,
            spelling,
            twin: span & Self::TWIN != 0,
            pattern,
        }
    }

    /// Spelling and pattern; few words have any but the commonest.
    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "at most 21")]
    fn form(form: u16) -> (Spelling, Option<u8>) {
        let spelling = match form % Self::FORMS {
            0 => Spelling::Same,
            1 => Spelling::Unified,
            _ => Spelling::Misspelt,
        };
        (spelling, (form / Self::FORMS).checked_sub(1).map(|pattern| pattern as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Origin;
    use crate::tokenizer::Pattern;

    fn element(word: u32, begin: u16, end: u16) -> Element {
        let word = WordRef::new(Origin::Predicate, word);
        Element { word, begin, end, kind: 0, spelling: Spelling::Same, twin: false, pattern: None }
    }

    #[test]
    fn elements_come_back_as_they_were() {
        let spellings = [Spelling::Same, Spelling::Unified, Spelling::Misspelt];
        let patterns = (0..Pattern::COUNT).map(|pattern| u8::try_from(pattern).ok());
        for pattern in patterns.chain([None]) {
            for spelling in spellings {
                for (kind, twin) in [(0, false), (1023, true), (1024, false), (2047, true)] {
                    let element = Element { kind, spelling, twin, pattern, ..element((1 << 29) - 1, 119, 120) };
                    assert_eq!(element.pack().map(Element::unpack), Some(element));
                }
            }
        }
        assert_eq!(element(0, 0, 128).pack(), None);
        assert_eq!(Element { kind: Element::NO_KIND, ..element(0, 0, 3) }.pack(), None);
    }
}
