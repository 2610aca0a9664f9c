//! Whether 하다 makes an adjective or a verb of a noun: 중요하다 tells how something is, 생각하다 what somebody does.
//!
//! mecab-ko-dic has all forms of 하다 as both and takes the one that goes better with the ending, whatever the noun: 생각합니다 as
//! an adjective, 중요하고 as a verb. The noun decides: `dict/states.tsv` lists what adjectives are made of.

use foldhash::{HashSet, HashSetExt};

use super::super::{Token, Tokenizer};
use super::{find, words};
use crate::dictionary::{Origin, WordRef};
use crate::tag::Tag;

const TABLE: &str = include_str!("../../../dict/states.tsv");

/// What 하다 makes an adjective of.
pub(super) struct Suffixes {
    states: HashSet<&'static str>,
}

/// Whether a word with these tags makes a predicate of the noun before it.
pub(super) fn is_one(tags: &[Tag]) -> bool {
    matches!(tags, [Tag::Xsa | Tag::Xsv, ..])
}

impl Suffixes {
    pub(super) fn new() -> Self {
        let mut states = HashSet::with_capacity(TABLE.len() / 8);
        states.extend(words(TABLE));
        Self { states }
    }

    /// The other reading of 하다, if that is meant.
    pub(super) fn meant(&self, tokenizer: &Tokenizer, tokens: &[Token<'_>], at: usize) -> Option<WordRef> {
        let token = tokens[at];
        let before = tokens[..at].last().filter(|before| before.span().end == token.span().start)?;
        let tag = self.made_of(tokenizer, before).filter(|&tag| tag != token.tag())?;
        let lexicon = &tokenizer.dictionary().system;
        let features = lexicon.features(token.word().id()).filter(|_| token.word().origin() == Origin::System)?;
        let form = token.form(tokenizer);
        let (tags, expression) = (features.column(0), features.column(7));
        if form != "하" && !expression.starts_with("하/") {
            return None;
        }
        // 필요하는 is wrong with either; what only verbs have stays a verb.
        let next = tokens.get(at + 1).filter(|next| next.span().start == token.span().end);
        let is_verbal = expression.contains("+ㄴ다") || next.is_some_and(|next| next.surface().starts_with('는'));
        if tag == Tag::Xsa && is_verbal {
            return None;
        }
        let other = |text: &str| text.replacen(token.tag().as_str(), tag.as_str(), 1);
        find(lexicon, &form, &other(tags), &other(expression))
    }

    /// What 하다 makes of a word; nothing where that is not certain.
    fn made_of(&self, tokenizer: &Tokenizer, before: &Token<'_>) -> Option<Tag> {
        match before.tags() {
            [Tag::Nng | Tag::Nnp | Tag::Xr | Tag::Mag] => {
                let is_state = self.states.contains(&*before.form(tokenizer));
                Some(if is_state { Tag::Xsa } else { Tag::Xsv })
            }
            [Tag::Xsn] => (before.surface() == "화").then_some(Tag::Xsv),
            _ => None,
        }
    }
}
