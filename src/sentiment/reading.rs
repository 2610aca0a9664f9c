//! The morphemes of a sentence in one row, as the rules read them.

use std::borrow::Cow;

use super::symbol::{Group, Symbol, Word, canonical, join, symbol, word_of};
use super::table::Table;
use super::words::{Trait, Traits};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Morpheme, Pattern, Token, Tokenizer};

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

impl<'t> Morph<'t> {
    /// Without a place.
    fn new(morpheme: Morpheme<'t>) -> Self {
        let group = Group::of(morpheme.tag);
        let symbol = symbol(group, &morpheme.form);
        Self {
            group,
            symbol,
            traits: Traits::of(symbol),
            word: word_of(group, symbol, &morpheme.form),
            form: morpheme.form,
            tag: morpheme.tag,
            span: Span::new(0, 0),
            eojeol: 0,
            leads: false,
            pattern: None,
        }
    }
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

/// Reads sentences, and remembers the words of the dictionary that it has met.
pub(crate) struct Reader<'t> {
    tokenizer: &'t Tokenizer,
    /// Where in `met` the morphemes of a word begin, and how many they are.
    places: Table,
    met: Vec<Morph<'t>>,
}

impl<'t> Reader<'t> {
    /// A reader of what this tokenizer finds.
    pub(crate) fn new(tokenizer: &'t Tokenizer) -> Self {
        Self { tokenizer, places: Table::default(), met: Vec::new() }
    }

    /// The morphemes of a sentence.
    pub(super) fn read(&mut self, tokens: &[Token<'t>]) -> Vec<Morph<'t>> {
        let mut morphs = Vec::with_capacity(tokens.len() * 3 / 2);
        for token in tokens {
            let first = morphs.len();
            let word = token.dictionary_word().map(|word| join(word, symbol(Group::Particle, token.surface())));
            // Few words have more morphemes than four bits count.
            if let Some(place) = word.and_then(|word| self.places.get(word)) {
                let (start, count) = (place as usize >> 4, place as usize & 15);
                morphs.extend_from_slice(&self.met[start..start + count]);
            } else {
                token.each_morpheme(self.tokenizer, |morpheme| morphs.push(Morph::new(morpheme)));
                let own = &morphs[first..];
                if let Some(word) = word
                    && own.len() < 16
                    && let Ok(start) = u32::try_from(self.met.len())
                    && start < 1 << 27
                {
                    self.places.get_or_insert(word, start << 4 | u32::try_from(own.len()).unwrap_or(0));
                    self.met.extend_from_slice(own);
                }
            }
            let (span, eojeol, pattern) = (token.span(), token.eojeol(), token.pattern());
            for (at, morph) in morphs[first..].iter_mut().enumerate() {
                morph.span = span;
                morph.eojeol = eojeol;
                morph.pattern = pattern;
                morph.leads = at == 0;
            }
        }
        morphs
    }
}
