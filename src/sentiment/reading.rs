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
use super::predication::{Ending, Predication};
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

/// What is so of a morpheme of a word wherever that stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) traits: Traits,
    pub(super) symbol: Symbol,
    /// What lexicon and idioms look up.
    pub(super) word: Word,
    /// Where in the lexicon keys go on that begin with it; 0 if there are none.
    pub(super) begins: u32,
    /// Where the model has weights for it by itself, or [`Model::NOWHERE`].
    pub(super) place: u32,
    /// What it says as the ending of a predicate.
    pub(super) ending: Ending,
    pub(super) tag: Tag,
    pub(super) group: Group,
    /// What surfaces of the lexicon that begin where its token does go on with behind it, a bit each.
    pub(super) opens: u64,
    /// Whether it may stand inside of a key of the lexicon without being part of it.
    pub(super) passes: bool,
    whence: Whence,
    /// Where its form begins in what it is a part of.
    start: u32,
    length: u32,
}

/// What the form of a morpheme is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whence {
    /// It is the surface of its token.
    Whole,
    Surface,
    /// [`Reader::forms`]
    Forms,
}

/// A line of a cache: most words were last met so long ago that they have to be waited for.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Met(Known);

const _: () = assert!(size_of::<Met>() == 64, "a line");

/// A morpheme and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Morph<'t> {
    known: &'t Known,
    pub(super) form: Form<'t>,
    /// The span of its token, in bytes of the text.
    pub(super) span: Span,
    pub(super) eojeol: u32,
    /// Whether it is the first of its token.
    pub(super) leads: bool,
    pub(super) pattern: Option<Pattern>,
}

impl Deref for Morph<'_> {
    type Target = Known;

    fn deref(&self) -> &Known {
        self.known
    }
}

/// What is so of each morpheme of a sentence; few have more.
pub(super) type Flags = SmallVec<[bool; 64]>;

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

/// How many morphemes a reader remembers at most; some 6 MB.
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
    /// The morphemes of a sentence: of which token, and where in `met`.
    found: Vec<(u32, u32)>,
    /// Room for the morphemes of a sentence.
    room: Vec<Morph<'static>>,
    /// The same for its predications.
    predications: Vec<Predication>,
}

impl Reader {
    /// A reader of what this tokenizer finds, for this model.
    pub(crate) fn new(tokenizer: &Tokenizer, model: Option<&'static Model>) -> Self {
        // Memory that is never written to costs nothing.
        let (places, met, forms) = (Table::default(), Vec::with_capacity(MOST), String::new());
        let (found, room, predications) = (Vec::new(), Vec::new(), Vec::new());
        Self { tokenizer: tokenizer.clone(), model, places, met, forms, found, room, predications }
    }

    /// Takes back the memory of the morphemes of a sentence, [emptied], and of its predications.
    pub(super) fn take_back(&mut self, room: Vec<Morph<'static>>, predications: Vec<Predication>) {
        (self.room, self.predications) = (room, predications);
    }

    /// Room for the predications of a sentence.
    pub(super) fn predications(&mut self) -> Vec<Predication> {
        std::mem::take(&mut self.predications)
    }

    /// The morphemes of a sentence, with what a lexicon has of them: the same for all sentences.
    pub(super) fn read<'a>(&'a mut self, tokens: &[Token<'a>], lexicon: &Lexicon) -> Vec<Morph<'a>> {
        if self.met.len() > MOST {
            *self = Self::new(&self.tokenizer, self.model);
        }
        self.found.clear();
        for (at, token) in (0..).zip(tokens) {
            let (start, count) = self.find(token, lexicon);
            for known in start..start + count {
                self.found.push((at, known));
            }
        }
        let mut morphs: Vec<Morph<'a>> = std::mem::take(&mut self.room);
        let mut before = u32::MAX;
        morphs.extend(self.found.iter().map(|&(at, known)| {
            let (token, Met(known)) = (&tokens[at as usize], &self.met[known as usize]);
            let leads = std::mem::replace(&mut before, at) != at;
            let (span, eojeol, pattern) = (token.span(), token.eojeol_number(), token.pattern());
            Morph { known, form: self.form(known, token), span, eojeol, leads, pattern }
        }));
        morphs
    }

    fn form<'a>(&'a self, known: &Known, token: &Token<'a>) -> Form<'a> {
        let text = match known.whence {
            Whence::Whole => return Form(token.surface()),
            Whence::Surface => token.surface(),
            Whence::Forms => &self.forms,
        };
        Form(&text[known.start as usize..][..known.length as usize])
    }

    /// Where the morphemes of a token are. Tokens that are spelled differently from their dictionary are not remembered.
    fn find(&mut self, token: &Token<'_>, lexicon: &Lexicon) -> (u32, u32) {
        let Some(listed) = token.listed_word() else { return self.meet(token, lexicon) };
        let mut hasher = FixedState::default().build_hasher();
        hasher.write_u64(listed);
        hasher.write(token.surface().as_bytes());
        let word = hasher.finish();
        if let Some(place) = self.places.get(word) {
            return (place >> 4, place & 15);
        }
        let (start, count) = self.meet(token, lexicon);
        if count < 16 {
            self.places.get_or_insert(word, start << 4 | count);
        }
        (start, count)
    }

    /// Reads the morphemes of a token.
    fn meet(&mut self, token: &Token<'_>, lexicon: &Lexicon) -> (u32, u32) {
        let Self { tokenizer, model, met, forms, .. } = self;
        let (first, surface) = (met.len(), token.surface());
        let opens = lexicon.opens(surface);
        token.each_morpheme(tokenizer, |morpheme| {
            let (form, tag) = (&*morpheme.form, morpheme.tag);
            // One in the middle is taken for one that it has not: a search would take as long as all else.
            let (whence, start) = if form == surface {
                (Whence::Whole, 0)
            } else if surface.starts_with(form) {
                (Whence::Surface, 0)
            } else if surface.ends_with(form) {
                (Whence::Surface, surface.len() - form.len())
            } else {
                forms.push_str(form);
                (Whence::Forms, forms.len() - form.len())
            };
            // Neither a text nor all forms together have 4 GB.
            let [start, length] = [start, form.len()].map(|bytes| u32::try_from(bytes).unwrap_or(0));
            let group = Group::of(tag);
            let symbol = symbol(group, form);
            let word = word_of(group, symbol, form);
            met.push(Met(Known {
                traits: traits(tag, symbol, form),
                symbol,
                word,
                begins: lexicon.begins(group, word),
                place: model.map_or(Model::NOWHERE, |model| model.place(unigram(symbol))),
                ending: Ending::of(tag, form),
                tag,
                group,
                opens,
                passes: lets_pass(tag, form),
                whence,
                start,
                length,
            }));
        });
        // Some thousand, and a token has eight.
        [first, met.len() - first].map(|count| u32::try_from(count).unwrap_or_default()).into()
    }
}

/// What the rules know of a word, and what sign it is.
fn traits(tag: Tag, symbol: Symbol, form: &str) -> Traits {
    let signs = [
        (Trait::Latin, tag == Tag::Sl),
        (Trait::Quotation, Group::of(tag) == Group::Sign && form.contains(is_quotation_mark)),
        (Trait::Comma, form == ","),
        (Trait::Slash, form == "/"),
        (Trait::Shout, tag == Tag::Sf && form.contains('!')),
    ];
    signs.into_iter().filter(|(_, is)| *is).fold(Traits::of(symbol), |traits, (own, _)| traits.with(own))
}

/// An empty vector in the memory of some morphemes: collecting in place keeps it.
pub(super) fn emptied<'a>(morphs: Vec<Morph<'_>>) -> Vec<Morph<'a>> {
    morphs.into_iter().map_while(|_| None).collect()
}
