//! What the words of `dict/terms.tsv` and `dict/whole.tsv` connect like, as a number: the build script writes it, and the library
//! knows what it means in a dictionary. Shared with the build script, so it knows nothing of the rest of the crate.

use super::Tag;
use super::coda::has_coda;
use super::conjugation::Ending;

/// The tags that such words have.
pub const TAGS: [Tag; 5] = [Tag::Nng, Tag::Nnp, Tag::Vv, Tag::Va, Tag::Mag];
/// Those that have forms.
pub const INFLECTED: [Tag; 2] = [Tag::Vv, Tag::Va];

/// A word with a tag: twice the place of that, plus whether it ends in a consonant.
pub fn word(tag: Tag, surface: &str) -> Option<u8> {
    let place = TAGS.iter().position(|&own| own == tag)?;
    u8::try_from(2 * place + usize::from(has_coda(surface))).ok()
}

/// The tag of a word that has no forms, of its number.
pub fn tag(like: u8) -> Option<Tag> {
    TAGS.get(usize::from(like / 2)).copied()
}

/// A form with an ending, of a verb or adjective.
pub fn form(tag: Tag, ending: Ending) -> Option<u8> {
    let place = INFLECTED.iter().position(|&own| own == tag)?;
    u8::try_from(2 * TAGS.len() + place * Ending::COUNT + ending.number()?).ok()
}

/// A word, before it is known how it connects.
#[derive(Clone, Copy)]
pub struct Draft {
    /// What it connects like.
    pub like: u8,
    /// Whether it is a form, which costs more if it is written like another word.
    pub is_form: bool,
    /// What it costs.
    pub cost: i16,
}

impl Draft {
    /// As bytes.
    pub fn encode(self) -> [u8; 4] {
        let [low, high] = self.cost.to_le_bytes();
        [self.like, self.is_form.into(), low, high]
    }

    /// From bytes.
    pub fn decode([like, is_form, low, high]: [u8; 4]) -> Self {
        Self { like, is_form: is_form != 0, cost: i16::from_le_bytes([low, high]) }
    }
}
