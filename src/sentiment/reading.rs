//! The morphemes of a sentence in one row, as the rules read them.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use smallvec::SmallVec;

use super::feature::unigram;
use super::lexicon::Lexicon;
use super::model::Model;
use super::symbol::{Group, Symbol, Word, canonical, symbol, word_of};
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
    /// Where in the lexicon keys go on that begin with it; 0 if there are none.
    pub(super) begins: u32,
    /// Whether a surface of the lexicon may begin where its token does.
    pub(super) opens: bool,
    /// The span of its token, in bytes of the text.
    pub(super) span: Span,
    pub(super) eojeol: usize,
    /// Whether it is the first of its token.
    pub(super) leads: bool,
    pub(super) pattern: Option<Pattern>,
    /// Where the model has weights for it by itself, or [`Morph::NOWHERE`].
    pub(super) place: u32,
}

/// What is so of each morpheme of a sentence; few have more.
pub(super) type Flags = SmallVec<[bool; 64]>;

impl<'t> Morph<'t> {
    /// The place of weights that there are not.
    pub(super) const NOWHERE: u32 = u32::MAX;

    /// A morpheme of a token that it does not begin.
    fn new(morpheme: Morpheme<'t>, token: &Token<'_>, lexicon: &Lexicon, model: Option<&Model>) -> Self {
        let group = Group::of(morpheme.tag);
        let symbol = symbol(group, &morpheme.form);
        let word = word_of(group, symbol, &morpheme.form);
        Self {
            group,
            symbol,
            traits: Traits::of(symbol),
            word,
            begins: lexicon.begins(group, word),
            opens: lexicon.may_open(token.surface()),
            form: morpheme.form,
            tag: morpheme.tag,
            span: token.span(),
            eojeol: token.eojeol(),
            leads: false,
            pattern: token.pattern(),
            place: model.and_then(|model| model.place(unigram(symbol))).unwrap_or(Self::NOWHERE),
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

/// A morpheme as it is remembered, in half a line of a cache: most words were last met so long ago that they have to be waited for.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Met {
    symbol: Symbol,
    word: Word,
    begins: u32,
    place: u32,
    /// Where its form begins: in the surface of its token, or in [`Reader::forms`].
    start: u32,
    /// The place of its traits in [`Reader::traits`].
    traits: u16,
    length: u8,
    /// [`Met::IN_SURFACE`], [`Met::OPENS`].
    flags: u8,
    tag: Tag,
    group: Group,
}

const _: () = assert!(size_of::<Met>() == 32, "half a line");

impl Met {
    /// Its form is a part of the surface of its token.
    const IN_SURFACE: u8 = 1;
    /// [`Morph::opens`].
    const OPENS: u8 = 2;

    const fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// How many morphemes a reader remembers at most; some 3 MB.
const MOST: usize = 1 << 16;

/// Reads sentences, and remembers the words that it has met.
pub(crate) struct Reader {
    tokenizer: Tokenizer,
    /// Which words have weights; all may have some without.
    model: Option<&'static Model>,
    /// Where in `met` the morphemes of a word begin, and how many they are.
    places: Table,
    met: Vec<Met>,
    /// The forms of morphemes that are no part of their token's surface, one behind the other.
    forms: String,
    /// The sets of traits that morphemes have: few.
    traits: Vec<Traits>,
    /// The places of the tokens of a sentence.
    found: Vec<Option<u32>>,
    /// Room for the morphemes of a sentence.
    room: Vec<Morph<'static>>,
}

impl Reader {
    /// A reader of what this tokenizer finds, for this model.
    pub(crate) fn new(tokenizer: &Tokenizer, model: Option<&'static Model>) -> Self {
        let (places, met, forms, traits) = (Table::default(), Vec::new(), String::new(), Vec::new());
        let (found, room) = (Vec::new(), Vec::new());
        Self { tokenizer: tokenizer.clone(), model, places, met, forms, traits, found, room }
    }

    /// Takes back the memory of the morphemes of a sentence, [emptied].
    pub(super) fn take_back(&mut self, room: Vec<Morph<'static>>) {
        self.room = room;
    }

    /// The morphemes of a sentence, with what a lexicon has of them: the same for all sentences.
    pub(super) fn read<'a>(&'a mut self, tokens: &[Token<'a>], lexicon: &Lexicon) -> Vec<Morph<'a>> {
        if self.met.len() > MOST {
            *self = Self::new(&self.tokenizer, self.model);
        }
        self.found.clear();
        for token in tokens {
            let place = self.place(token, lexicon);
            self.found.push(place);
        }
        let mut morphs: Vec<Morph<'a>> = std::mem::take(&mut self.room);
        for (token, place) in tokens.iter().zip(&self.found) {
            let first = morphs.len();
            if let Some(place) = *place {
                let (start, count) = (place as usize >> 4, place as usize & 15);
                morphs.extend(self.met[start..start + count].iter().map(|own| self.morph(own, token)));
            } else {
                token.each_morpheme(&self.tokenizer, |morpheme| {
                    morphs.push(Morph::new(morpheme, token, lexicon, self.model));
                });
            }
            if let Some(lead) = morphs.get_mut(first) {
                lead.leads = true;
            }
        }
        morphs
    }

    /// A morpheme of a token like the one that it was met in.
    fn morph<'a>(&'a self, own: &Met, token: &Token<'a>) -> Morph<'a> {
        let Met { symbol, word, begins, place, tag, group, .. } = *own;
        let traits = self.traits[usize::from(own.traits)];
        let text = if own.is(Met::IN_SURFACE) { token.surface() } else { &self.forms };
        let form = Cow::Borrowed(&text[own.start as usize..][..usize::from(own.length)]);
        let (opens, span, eojeol, pattern) = (own.is(Met::OPENS), token.span(), token.eojeol(), token.pattern());
        Morph { form, tag, group, symbol, traits, word, begins, opens, span, eojeol, leads: false, pattern, place }
    }

    /// Where the morphemes of a token are remembered; `None` for what is spelled differently from its dictionary.
    fn place(&mut self, token: &Token<'_>, lexicon: &Lexicon) -> Option<u32> {
        let mut hasher = FixedState::default().build_hasher();
        hasher.write_u64(token.listed_word()?);
        hasher.write(token.surface().as_bytes());
        let word = hasher.finish();
        if let Some(place) = self.places.get(word) {
            return Some(place);
        }
        let Self { tokenizer, model, met, forms, traits: sets, .. } = self;
        let start = met.len();
        let mut fits = true;
        token.each_morpheme(tokenizer, |morpheme| {
            let Morph { form, tag, group, symbol, traits, word, begins, opens, place, .. } =
                Morph::new(morpheme, token, lexicon, *model);
            // One in the middle is taken for one that it has not: a search would take as long as all else.
            let surface = token.surface();
            let in_surface = if surface.starts_with(&*form) {
                Some(0)
            } else {
                surface.ends_with(&*form).then(|| surface.len() - form.len())
            };
            let start = in_surface.unwrap_or(forms.len());
            if in_surface.is_none() {
                forms.push_str(&form);
            }
            let set = sets.iter().position(|&set| set == traits).unwrap_or_else(|| {
                sets.push(traits);
                sets.len() - 1
            });
            let (start, length, set) = (u32::try_from(start), u8::try_from(form.len()), u16::try_from(set));
            fits &= start.is_ok() && length.is_ok() && set.is_ok();
            let (start, length, traits) = (start.unwrap_or(0), length.unwrap_or(0), set.unwrap_or(0));
            let flags = if in_surface.is_some() { Met::IN_SURFACE } else { 0 } | if opens { Met::OPENS } else { 0 };
            met.push(Met { symbol, word, begins, place, start, traits, length, flags, tag, group });
        });
        // A word has no more morphemes than four bits count.
        let count = met.len() - start;
        let Some(place) = u32::try_from(start << 4 | count).ok().filter(|_| fits && count < 16) else {
            met.truncate(start);
            return None;
        };
        Some(self.places.get_or_insert(word, place))
    }
}

/// An empty vector in the memory of some morphemes: collecting in place keeps it.
pub(super) fn emptied<'a>(morphs: Vec<Morph<'_>>) -> Vec<Morph<'a>> {
    morphs.into_iter().map_while(|_| None).collect()
}
