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
    /// A morpheme of a token that it does not begin.
    fn new(morpheme: Morpheme<'t>, token: &Token<'_>) -> Self {
        let group = Group::of(morpheme.tag);
        let symbol = symbol(group, &morpheme.form);
        Self {
            group,
            symbol,
            traits: Traits::of(symbol),
            word: word_of(group, symbol, &morpheme.form),
            form: morpheme.form,
            tag: morpheme.tag,
            span: token.span(),
            eojeol: token.eojeol(),
            leads: false,
            pattern: token.pattern(),
        }
    }

    /// The same of an equal token that stands elsewhere.
    fn of<'a>(&'a self, token: &Token<'_>) -> Morph<'a> {
        let form = Cow::Borrowed(&*self.form);
        Morph { form, span: token.span(), eojeol: token.eojeol(), pattern: token.pattern(), ..*self }
    }

    fn into_owned(self) -> Morph<'static> {
        Morph { form: Cow::Owned(self.form.into_owned()), ..self }
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

/// How many morphemes a reader remembers at most; some 5 MB.
const MOST: usize = 1 << 16;

/// Reads sentences, and remembers the words of the dictionary that it has met.
pub(crate) struct Reader {
    tokenizer: Tokenizer,
    /// Where in `met` the morphemes of a word begin, and how many they are.
    places: Table,
    met: Vec<Morph<'static>>,
    /// The places of the tokens of a sentence.
    found: Vec<Option<u32>>,
}

impl Reader {
    /// A reader of what this tokenizer finds.
    pub(crate) fn new(tokenizer: &Tokenizer) -> Self {
        Self { tokenizer: tokenizer.clone(), places: Table::default(), met: Vec::new(), found: Vec::new() }
    }

    /// The morphemes of a sentence.
    pub(super) fn read<'a>(&'a mut self, tokens: &[Token<'a>]) -> Vec<Morph<'a>> {
        if self.met.len() > MOST {
            self.places = Table::default();
            self.met.clear();
        }
        self.found.clear();
        for token in tokens {
            let place = self.place(token);
            self.found.push(place);
        }
        let mut morphs = Vec::with_capacity(tokens.len() * 3 / 2);
        for (token, place) in tokens.iter().zip(&self.found) {
            let first = morphs.len();
            if let Some(place) = *place {
                let (start, count) = (place as usize >> 4, place as usize & 15);
                morphs.extend(self.met[start..start + count].iter().map(|own| own.of(token)));
            } else {
                token.each_morpheme(&self.tokenizer, |morpheme| morphs.push(Morph::new(morpheme, token)));
            }
            if let Some(lead) = morphs.get_mut(first) {
                lead.leads = true;
            }
        }
        morphs
    }

    /// Where the morphemes of a token are remembered; `None` for what is no word of the dictionary.
    fn place(&mut self, token: &Token<'_>) -> Option<u32> {
        let word = join(token.dictionary_word()?, symbol(Group::Particle, token.surface()));
        if let Some(place) = self.places.get(word) {
            return Some(place);
        }
        let start = self.met.len();
        token.each_morpheme(&self.tokenizer, |morpheme| self.met.push(Morph::new(morpheme, token).into_owned()));
        let count = self.met.len() - start;
        // A word has no more than four bits count.
        let place = u32::try_from(start << 4 | count).ok().filter(|_| count < 16)?;
        Some(self.places.get_or_insert(word, place))
    }
}
