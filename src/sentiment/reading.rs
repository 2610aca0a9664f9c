//! The morphemes of a sentence in one row, as the rules read them.

use std::fmt;
use std::hash::{BuildHasher, Hasher};
use std::ops::Deref;

use foldhash::fast::FixedState;
use smallvec::SmallVec;

use super::clause::is_quotation_mark;
use super::feature::unigram;
use super::lexicon::{Lexicon, lets_pass};
use super::model::Model;
use super::predication::Ending;
use super::symbol::{Group, Symbol, Word, canonical, symbol, word_of};
use super::table::Table;
use super::words::{Trait, Traits};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token, Tokenizer};

/// The form of a morpheme; of predicates the stem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Form<'t>(&'t str);

impl Deref for Form<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<&str> for Form<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Form<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A morpheme and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Morph<'t> {
    pub(super) form: Form<'t>,
    pub(super) tag: Tag,
    pub(super) group: Group,
    pub(super) symbol: Symbol,
    pub(super) traits: Traits,
    /// What it says as the ending of a predicate.
    pub(super) ending: Ending,
    /// What lexicon and idioms look up.
    pub(super) word: Word,
    /// Where in the lexicon keys go on that begin with it; 0 if there are none.
    pub(super) begins: u32,
    /// Whether a surface of the lexicon may begin where its token does.
    pub(super) opens: bool,
    /// Whether it may stand inside of a key of the lexicon without being part of it.
    pub(super) passes: bool,
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

impl Morph<'_> {
    /// The place of weights that there are not.
    pub(super) const NOWHERE: u32 = u32::MAX;

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
    length: u32,
    /// The place of its nature in [`Reader::natures`].
    nature: u16,
    tag: Tag,
    /// [`Met::WHOLE`] and the like.
    flags: u8,
}

const _: () = assert!(size_of::<Met>() == 32, "half a line");

impl Met {
    /// Its form is the surface of its token.
    const WHOLE: u8 = 1;
    /// Its form is a part of the surface.
    const IN_SURFACE: u8 = 2;
    /// [`Morph::opens`].
    const OPENS: u8 = 4;
    /// [`Morph::passes`].
    const PASSES: u8 = 8;

    const fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// What is so of many words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Nature {
    traits: Traits,
    group: Group,
    ending: Ending,
}

/// How many morphemes a reader remembers at most; some 3 MB.
const MOST: usize = 1 << 16;

/// Reads sentences, and remembers the words that it has met.
pub(crate) struct Reader {
    tokenizer: Tokenizer,
    /// Which words have weights; all may have some without.
    model: Option<&'static Model>,
    /// Where in `met` the morphemes of a word begin, and in the lower four bits how many they are.
    places: Table,
    met: Vec<Met>,
    /// The forms of morphemes that are no part of their token's surface, one behind the other.
    forms: String,
    /// Some hundred: fewer than there are words with traits.
    natures: Vec<Nature>,
    /// Where in `met` the tokens of a sentence are: from where on, and how many morphemes.
    found: Vec<(usize, usize)>,
    /// Room for the morphemes of a sentence.
    room: Vec<Morph<'static>>,
}

impl Reader {
    /// A reader of what this tokenizer finds, for this model.
    pub(crate) fn new(tokenizer: &Tokenizer, model: Option<&'static Model>) -> Self {
        let (places, met, forms, natures) = (Table::default(), Vec::new(), String::new(), Vec::new());
        let (found, room) = (Vec::new(), Vec::new());
        Self { tokenizer: tokenizer.clone(), model, places, met, forms, natures, found, room }
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
            let found = self.find(token, lexicon);
            self.found.push(found);
        }
        let mut morphs: Vec<Morph<'a>> = std::mem::take(&mut self.room);
        for (token, &(start, count)) in tokens.iter().zip(&self.found) {
            let mut leads = true;
            for own in &self.met[start..start + count] {
                morphs.push(self.morph(own, token, leads));
                leads = false;
            }
        }
        morphs
    }

    /// A morpheme of a token like the one that it was met in.
    fn morph<'a>(&'a self, own: &Met, token: &Token<'a>, leads: bool) -> Morph<'a> {
        let Met { symbol, word, begins, place, tag, .. } = *own;
        let Nature { traits, group, ending } = self.natures[usize::from(own.nature)];
        let form = if own.is(Met::WHOLE) {
            token.surface()
        } else {
            let text = if own.is(Met::IN_SURFACE) { token.surface() } else { &self.forms };
            &text[own.start as usize..][..own.length as usize]
        };
        let (opens, passes) = (own.is(Met::OPENS), own.is(Met::PASSES));
        let (form, span, eojeol, pattern) = (Form(form), token.span(), token.eojeol(), token.pattern());
        Morph {
            form,
            tag,
            group,
            symbol,
            traits,
            ending,
            word,
            begins,
            opens,
            passes,
            span,
            eojeol,
            leads,
            pattern,
            place,
        }
    }

    /// Where the morphemes of a token are. Tokens that are spelled differently from their dictionary are not remembered.
    fn find(&mut self, token: &Token<'_>, lexicon: &Lexicon) -> (usize, usize) {
        let Some(listed) = token.listed_word() else { return self.meet(token, lexicon) };
        let mut hasher = FixedState::default().build_hasher();
        hasher.write_u64(listed);
        hasher.write(token.surface().as_bytes());
        let word = hasher.finish();
        if let Some(place) = self.places.get(word) {
            return (place as usize >> 4, place as usize & 15);
        }
        let (start, count) = self.meet(token, lexicon);
        if let Ok(place) = u32::try_from(start << 4 | count)
            && count < 16
        {
            self.places.get_or_insert(word, place);
        }
        (start, count)
    }

    /// Reads the morphemes of a token.
    fn meet(&mut self, token: &Token<'_>, lexicon: &Lexicon) -> (usize, usize) {
        let Self { tokenizer, model, met, forms, natures, .. } = self;
        let (start, surface) = (met.len(), token.surface());
        let opens = if lexicon.may_open(surface) { Met::OPENS } else { 0 };
        token.each_morpheme(tokenizer, |morpheme| {
            let (form, tag) = (&*morpheme.form, morpheme.tag);
            // One in the middle is taken for one that it has not: a search would take as long as all else.
            let (place, whence) = if form == surface {
                (0, Met::WHOLE)
            } else if surface.starts_with(form) {
                (0, Met::IN_SURFACE)
            } else if surface.ends_with(form) {
                (surface.len() - form.len(), Met::IN_SURFACE)
            } else {
                forms.push_str(form);
                (forms.len() - form.len(), 0)
            };
            // Neither a text nor all forms together have 4 GB.
            let [start, length] = [place, form.len()].map(|bytes| u32::try_from(bytes).unwrap_or(0));
            let group = Group::of(tag);
            let symbol = symbol(group, form);
            let word = word_of(group, symbol, form);
            let nature = nature(tag, form, symbol);
            let own = natures.iter().position(|&own| own == nature).unwrap_or_else(|| {
                natures.push(nature);
                natures.len() - 1
            });
            let passes = if lets_pass(tag, form) { Met::PASSES } else { 0 };
            met.push(Met {
                symbol,
                word,
                begins: lexicon.begins(group, word),
                place: model.and_then(|model| model.place(unigram(symbol))).unwrap_or(Morph::NOWHERE),
                start,
                length,
                nature: u16::try_from(own).unwrap_or(0),
                tag,
                flags: whence | opens | passes,
            });
        });
        (start, met.len() - start)
    }
}

/// What a morpheme is.
fn nature(tag: Tag, form: &str, symbol: Symbol) -> Nature {
    let group = Group::of(tag);
    let mut traits = Traits::of(symbol);
    if group == Group::Sign && form.contains(is_quotation_mark) {
        traits = traits.with(Trait::Quotation);
    }
    Nature { traits, group, ending: Ending::of(tag, form) }
}

/// An empty vector in the memory of some morphemes: collecting in place keeps it.
pub(super) fn emptied<'a>(morphs: Vec<Morph<'_>>) -> Vec<Morph<'a>> {
    morphs.into_iter().map_while(|_| None).collect()
}
