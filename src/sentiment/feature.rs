//! What the model sees of a sentence.

use super::model::{Given, Model};
use super::rules::Parsed;
use super::symbol::{Symbol, join, name};

/// Values are counted in parts of 64, so that sums are exact.
pub(crate) const ONE: i32 = 64;
/// The same of a word that tells nothing that the writer went through.
const ASIDE: i32 = ONE / 2;

/// Where a feature comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Anchor {
    /// The sentence as a whole.
    Sentence,
    /// A word with a feeling: its place among the hits.
    Hit(u32),
    /// Morphemes, from the first to the last.
    Morphs(u32, u32),
}

impl Anchor {
    fn hit(index: usize) -> Self {
        Self::Hit(place(index))
    }

    fn morph(at: usize) -> Self {
        Self::Morphs(place(at), place(at))
    }
}

/// A place in a sentence in half the space; none has as many words.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What is learned about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Kind {
    /// A morpheme.
    Unigram,
    /// Two that follow each other.
    Bigram,
    /// A word that is denied.
    Negated,
    /// A word of the last clause of several.
    Last,
    /// What the rules found.
    Rule,
    /// The form of the sentence.
    Form,
    /// Which emotions it names: only emotions learn from it.
    Feeling,
    /// A word beside praise that is put as irony may be.
    Beside,
}

impl Kind {
    const fn code(self) -> u64 {
        self as u64 + 1
    }

    /// Whether the rules found it, or the form of the sentence is it; else it is a word.
    pub(crate) const fn is_rule(self) -> bool {
        matches!(self, Self::Rule | Self::Form | Self::Feeling)
    }

    /// Whether it counts as often as it is there; else once.
    pub(crate) const fn is_summed(self) -> bool {
        matches!(self, Self::Rule)
    }

    /// Its name.
    #[cfg(feature = "training")]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unigram => "unigram",
            Self::Bigram => "bigram",
            Self::Negated => "negated",
            Self::Last => "last",
            Self::Rule => "rule",
            Self::Form => "form",
            Self::Feeling => "feeling",
            Self::Beside => "beside",
        }
    }
}

/// A feature of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    /// What the model looks up.
    pub(crate) id: u32,
    /// In units of 1/[`ONE`].
    pub(crate) value: i32,
    pub(crate) anchor: Anchor,
    pub(crate) kind: Kind,
    /// Tells features of rules and forms apart, for people.
    #[cfg(feature = "training")]
    pub(crate) name: &'static str,
}

/// A word or two that follow each other, in eight bytes.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Word {
    /// Where the weights are in the model, or what it looks up.
    pub(super) key: u32,
    /// Which morpheme it is, of two the second, in the upper bits; whether it is two; whether it is aside in the lowest bit.
    place: u32,
}

impl Word {
    /// `is_aside`: whether it tells nothing that the writer went through.
    fn new(key: u32, at: u32, is_pair: bool, is_aside: bool) -> Self {
        Self { key, place: at << 2 | u32::from(is_pair) << 1 | u32::from(is_aside) }
    }

    pub(super) fn is_aside(self) -> bool {
        self.place & 1 == 1
    }

    pub(super) fn anchor(self) -> Anchor {
        let last = self.place >> 2;
        // The first makes a pair with what is before the sentence.
        Anchor::Morphs(last.saturating_sub(self.place >> 1 & 1), last)
    }
}

/// A list to which things are added and dropped again without a branch on what nobody can foretell, so that the memory is waited for at once.
#[derive(Default, Debug)]
pub(super) struct Kept<T> {
    room: Vec<T>,
    count: usize,
}

impl<T: Copy + Default> Kept<T> {
    /// Empties it and makes room for so many.
    fn clear(&mut self, most: usize) {
        self.count = 0;
        if self.room.len() <= most {
            self.room.resize(most + 1, T::default());
        }
    }

    /// Adds things; returns how many they were, kept or not.
    // In a function of its own there are registers for all of it.
    #[inline(never)]
    fn extend(&mut self, all: impl Iterator<Item = (T, bool)>) -> usize {
        let (room, mut kept, mut count) = (&mut self.room[..], self.count, 0);
        all.for_each(|(own, is_kept)| {
            room[kept] = own;
            kept += usize::from(is_kept);
            count += 1;
        });
        self.count = kept;
        count
    }

    fn add(&mut self, own: T, is_kept: bool) {
        self.room[self.count] = own;
        self.count += usize::from(is_kept);
    }

    /// What was kept.
    pub(super) fn all(&self) -> &[T] {
        &self.room[..self.count]
    }
}

/// What is so of a sentence as a whole, in one of some ways.
#[derive(Clone, Copy)]
pub(super) struct Fact {
    kind: Kind,
    name: Name,
    way: u64,
}

impl Fact {
    pub(super) fn feature(&self) -> Feature {
        Feature {
            id: id(self.kind, join(self.name.symbol, self.way)),
            value: ONE,
            anchor: Anchor::Sentence,
            kind: self.kind,
            #[cfg(feature = "training")]
            name: self.name.text,
        }
    }
}

/// The features of a sentence.
#[derive(Default)]
pub(crate) struct Features {
    /// Which weights its words have been given.
    pub(super) given: Given,
    /// Words that the model knows, with the places of their weights.
    pub(super) words: Kept<Word>,
    /// Pairs of words, and words in places where they count more, with ids that the model may know: most pairs are not.
    pairs: Kept<Word>,
    /// What a word counts and what one that is aside, in units of 1/[`ONE`].
    pub(super) values: [i32; 2],
    /// What is so of the sentence as a whole: few sentences are alone with it.
    pub(super) facts: Vec<Fact>,
    /// All others, with ids that the model may know. If there is no model all there are, words too.
    pub(crate) others: Vec<Feature>,
}

/// Collects features.
struct Collector<'p, 't> {
    parsed: &'p Parsed<'t>,
    model: Option<&'p Model>,
    features: &'p mut Features,
}

/// Of 24 bits, which are stored in two bytes: one in 500 unknown features is taken for a known one.
#[allow(clippy::cast_possible_truncation, reason = "a part of a hash is a hash")]
const fn id(kind: Kind, symbol: Symbol) -> u32 {
    (join(kind.code(), symbol) >> 40) as u32
}

/// The feature that a word is by itself.
pub(super) const fn unigram(symbol: Symbol) -> u32 {
    id(Kind::Unigram, symbol)
}

/// The name of a feature, hashed when the crate is compiled.
#[derive(Clone, Copy)]
struct Name {
    #[cfg(feature = "training")]
    text: &'static str,
    symbol: Symbol,
}

impl Name {
    const fn of(text: &'static str) -> Self {
        Self {
            #[cfg(feature = "training")]
            text,
            symbol: name(text),
        }
    }
}

macro_rules! name {
    ($text:literal) => {
        const { Name::of($text) }
    };
}

// Behind the macro, which it uses.
mod feeling;
mod form;
mod irony;
mod rule;
mod word;

impl Features {
    /// A hash of the facts.
    pub(super) fn facts_key(&self) -> Symbol {
        self.facts.iter().fold(0, |key: Symbol, fact| {
            // As FNV-1a does it, eight bytes at a time.
            let way = (key ^ fact.name.symbol).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ fact.way;
            (way ^ way >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9)
        })
    }

    /// Adds pairs to the words where the model has weights for their ids.
    pub(super) fn settle_pairs(&mut self, place: impl Fn(u32) -> u32) {
        let mut is_new = self.given.marker();
        for &pair in self.pairs.all() {
            let key = place(pair.key);
            self.words.add(Word { key, ..pair }, is_new(key));
        }
    }

    /// Puts those of a sentence in the place of others.
    pub(crate) fn find(&mut self, parsed: &Parsed<'_>, model: Option<&Model>) {
        self.facts.clear();
        self.others.clear();
        let mut collector = Collector { parsed, model, features: self };
        collector.words();
        collector.rules();
        collector.feelings();
        collector.irony();
        collector.form();
    }
}

impl Collector<'_, '_> {
    /// Adds a feature with the value of a valence.
    fn add(&mut self, name: Name, detail: u64, value: f32, anchor: Anchor) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "valences are small")]
        let value = (value * ONE as f32).round() as i32;
        if value != 0 {
            self.push(Kind::Rule, name, detail, value, anchor);
        }
    }

    /// Adds a feature that is there or not.
    fn mark(&mut self, kind: Kind, name: Name, detail: u64, anchor: Anchor) {
        self.push(kind, name, detail, ONE, anchor);
    }

    /// Adds what is so of the sentence as a whole.
    fn fact(&mut self, kind: Kind, name: Name, way: u64) {
        let fact = Fact { kind, name, way };
        if self.model.is_none() {
            self.features.others.push(fact.feature());
        }
        self.features.facts.push(fact);
    }

    fn push(&mut self, kind: Kind, name: Name, detail: u64, value: i32, anchor: Anchor) {
        self.keep(Feature {
            id: id(kind, join(name.symbol, detail)),
            value,
            anchor,
            kind,
            #[cfg(feature = "training")]
            name: name.text,
        });
    }

    /// Adds a feature and drops it again if nothing is known of it: without a branch on what nobody can foretell, so that the memory is waited
    /// for at once.
    fn keep(&mut self, feature: Feature) {
        let is_known = self.model.is_none_or(|model| model.may_know(feature.id));
        let kept = self.features.others.len() + usize::from(is_known);
        self.features.others.push(feature);
        self.features.others.truncate(kept);
    }
}

/// A name of a feature that people can read.
#[cfg(feature = "training")]
pub(crate) fn describe(parsed: &Parsed<'_>, feature: &Feature) -> String {
    let form = |at: u32| {
        parsed
            .morphs
            .get(at as usize)
            .map(|morph| format!("{}/{:?}", super::symbol::canonical(&morph.form), morph.group))
            .unwrap_or_default()
    };
    let what = match feature.anchor {
        Anchor::Morphs(first, last) if first == last => form(first),
        Anchor::Morphs(first, last) => format!("{} {}", form(first), form(last)),
        _ => String::new(),
    };
    format!("{:?}:{}{what}", feature.kind, feature.name)
}
