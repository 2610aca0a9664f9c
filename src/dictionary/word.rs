//! A word by its number, and what kind of word it is.

use super::features;
use crate::tag::Tag;

/// The most tags that a fused word of ko-dic has.
pub(crate) const MAX_TAGS: usize = 8;

/// Where a word comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    System,
    User,
    Unknown,
    /// From `dict/terms.tsv`.
    Term,
    /// From `dict/whole.tsv`.
    Whole,
    /// A verb, adjective or adverb from `dict/terms.tsv`, or a form of one.
    Predicate,
}

/// Which word of which lexicon, in 32 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct WordRef(u32);

impl WordRef {
    const BITS: u32 = 29;
    const ID: u32 = (1 << Self::BITS) - 1;

    pub(crate) const fn new(origin: Origin, id: u32) -> Self {
        Self((origin as u32) << Self::BITS | id & Self::ID)
    }

    pub(crate) fn origin(self) -> Origin {
        match self.0 >> Self::BITS {
            0 => Origin::System,
            1 => Origin::User,
            2 => Origin::Unknown,
            3 => Origin::Term,
            4 => Origin::Whole,
            _ => Origin::Predicate,
        }
    }

    pub(crate) fn id(self) -> u32 {
        self.0 & Self::ID
    }

    /// As a number, for [`WordRef::from_bits`].
    pub(crate) const fn to_bits(self) -> u32 {
        self.0
    }

    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// What the lattice and the tokens need of a word without reading its columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Kind {
    tags: [Tag; MAX_TAGS],
    len: u8,
    /// Whether a word is one morpheme as it is written: it has no expression.
    pub(crate) whole: bool,
    /// The extra cost after white space.
    pub(crate) penalty: i32,
}

impl Kind {
    /// What stands for a word of another dictionary.
    pub(crate) const UNKNOWN: &'static Kind =
        &Kind { tags: [Tag::Unknown; MAX_TAGS], len: 1, whole: false, penalty: 0 };

    pub(crate) fn new(pos: &str, kind: &str, first: &str) -> Result<Self, String> {
        let mut tags = [Tag::Unknown; MAX_TAGS];
        let mut len = 0u8;
        for name in pos.split('+') {
            let slot = tags.get_mut(usize::from(len)).ok_or_else(|| format!("too many tags: {pos}"))?;
            *slot = tag(name).ok_or_else(|| format!("unknown tag {name:?}"))?;
            len += 1;
        }
        let penalty = features::left_space_penalty(pos, kind, first);
        Ok(Self { tags, len, whole: kind == "*", penalty })
    }

    pub(crate) fn tags(&self) -> &[Tag] {
        &self.tags[..usize::from(self.len)]
    }

    /// The tags and how many of them count.
    pub(crate) fn all_tags(&self) -> ([Tag; MAX_TAGS], u8) {
        (self.tags, self.len)
    }
}

/// A tag as ko-dic writes it; one of its entries has a misspelt XSV.
pub(crate) fn tag(name: &str) -> Option<Tag> {
    if name == "VSV" { Some(Tag::Xsv) } else { name.parse().ok() }
}
