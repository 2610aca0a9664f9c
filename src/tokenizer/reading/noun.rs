//! Common nouns that mecab-ko-dic calls names, as it has them from titles of Wikipedia: 리뷰, 트래픽, 요구사항. `dict/common.tsv` lists them, and
//! some that it calls pronouns. Names are those of one person, place, work, product or organisation.

use foldhash::{HashSet, HashSetExt};

use super::super::{Token, Tokenizer};
use super::words;
use crate::tag::Tag;

const TABLE: &str = include_str!("../../../dict/common.tsv");

/// Words that are no names.
pub(super) struct Nouns {
    common: HashSet<&'static str>,
}

/// Whether a word with these tags may be a common noun.
pub(super) fn is_one(tags: &[Tag]) -> bool {
    matches!(tags, [Tag::Nnp | Tag::Np])
}

impl Nouns {
    pub(super) fn new() -> Self {
        let mut common = HashSet::with_capacity(TABLE.len() / 8);
        common.extend(words(TABLE));
        Self { common }
    }

    /// Whether a name or pronoun is a common noun.
    pub(super) fn has(&self, tokenizer: &Tokenizer, token: Token<'_>) -> bool {
        self.common.contains(&*token.form(tokenizer))
    }
}
