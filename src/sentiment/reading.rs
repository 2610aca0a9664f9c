//! The morphemes of a sentence in one row, as the rules read them.

use std::borrow::Cow;

use super::symbol::{Group, Symbol, Word, canonical, symbol, word};
use super::words::{Trait, Traits};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token, Tokenizer};

/// A morpheme and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Morph<'t> {
    /// The form; of predicates the stem.
    pub(super) form: Cow<'t, str>,
    pub(super) tag: Tag,
    pub(super) group: Group,
    pub(super) symbol: Symbol,
    pub(super) traits: Traits,
    /// What lexicon and idioms look up.
    pub(super) word: Word,
    /// The span of its token, in bytes of the text.
    pub(super) span: Span,
    pub(super) eojeol: usize,
    /// Whether it is the first of its token.
    pub(super) leads: bool,
    pub(super) pattern: Option<Pattern>,
}

impl Morph<'_> {
    /// Whether it is one of these endings, in any allomorph.
    pub(super) fn ends_in(&self, forms: &[&str]) -> bool {
        self.group == Group::Ending && forms.contains(&canonical(&self.form))
    }

    pub(super) fn is(&self, own: Trait) -> bool {
        self.traits.has(own)
    }

    pub(super) fn is_predicate(&self) -> bool {
        self.group == Group::Predicate
    }

    /// A noun, a verb, an adjective, an adverb: what says something by itself.
    pub(super) fn is_content(&self) -> bool {
        matches!(self.group, Group::Nominal | Group::Predicate | Group::Modifier)
    }

    /// The dictionary form.
    pub(super) fn lemma(&self) -> String {
        let da = if self.is_predicate() { "다" } else { "" };
        format!("{}{da}", self.form)
    }
}

/// The morphemes of a sentence.
pub(super) fn read<'t>(tokens: &[Token<'t>], tokenizer: &'t Tokenizer) -> Vec<Morph<'t>> {
    let mut morphs = Vec::with_capacity(tokens.len() * 3 / 2);
    for token in tokens {
        let (span, eojeol, pattern) = (token.span(), token.eojeol(), token.pattern());
        let mut leads = true;
        token.each_morpheme(tokenizer, |morpheme| {
            let group = Group::of(morpheme.tag);
            let symbol = symbol(group, &morpheme.form);
            morphs.push(Morph {
                group,
                symbol,
                traits: Traits::of(symbol),
                word: word(group, &morpheme.form),
                form: morpheme.form,
                tag: morpheme.tag,
                span,
                eojeol,
                leads,
                pattern,
            });
            leads = false;
        });
    }
    morphs
}
