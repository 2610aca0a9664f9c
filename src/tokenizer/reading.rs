//! Which of the words that are written alike is meant, where the words beside it or the surface tell and the path
//! through the lattice does not. The default mode only: the cost of the path stays the same.

mod noun;
mod stem;
mod suffix;

use super::{Token, Tokenizer};
use crate::dictionary::{Dictionary, Entry, Lexicon, Origin, WordRef};
use crate::tag::Tag;
use noun::Nouns;
use stem::Stems;
use suffix::Suffixes;

/// What is known of words that are written alike.
pub(crate) struct Readings {
    stems: Stems,
    suffixes: Suffixes,
    nouns: Nouns,
}

impl Readings {
    /// Those that the dictionary has; none if it is not ko-dic.
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let (stems, suffixes, nouns) = (Stems::new(dictionary), Suffixes::new(), Nouns::new());
        Self { stems, suffixes, nouns }
    }

    /// Whether a word with these tags may have to be [replaced](Readings::resolve) by another.
    pub(super) fn may_change(&self, word: WordRef, tags: &[Tag]) -> bool {
        suffix::is_one(tags) || noun::is_one(tags) && word.origin() == Origin::System || self.stems.has(word)
    }

    /// Replaces what is written among some tokens of a text by what is meant. `places` are those of words that may change.
    pub(super) fn resolve(&self, tokenizer: &Tokenizer, tokens: &mut [Token<'_>], places: &[usize]) {
        for &at in places {
            let token = tokens[at];
            if noun::is_one(token.tags()) {
                if self.nouns.has(tokenizer, token) {
                    tokens[at].set_tag(Tag::Nng);
                }
                continue;
            }
            let meant = if suffix::is_one(token.tags()) {
                self.suffixes.meant(tokenizer, tokens, at)
            } else {
                self.stems.meant(tokenizer, tokens, at)
            };
            if let Some(word) = meant {
                tokens[at].set_word(word, tokenizer.dictionary().kind(word));
            }
        }
    }
}

/// The word of a surface with a tag and an expression.
fn find(lexicon: &Lexicon, surface: &str, tag: &str, expression: &str) -> Option<WordRef> {
    let fits = |entry: &Entry| {
        let features = lexicon.features(entry.word);
        features.is_some_and(|features| features.column(0) == tag && features.column(7) == expression)
    };
    let entry = lexicon.exact(surface).find(fits)?;
    Some(WordRef::new(Origin::System, entry.word))
}

/// The words of a table: one in each line, but for comments.
fn words(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}
