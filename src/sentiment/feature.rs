//! What the model sees of a sentence.

use super::rules::Parsed;
use super::symbol::{Symbol, join, name};

/// Values are counted in parts of 64, so that sums are exact.
pub(crate) const ONE: i32 = 64;

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

    fn morphs(first: usize, last: usize) -> Self {
        Self::Morphs(place(first), place(last))
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

/// Collects features.
struct Collector<'p, 't, K> {
    parsed: &'p Parsed<'t>,
    /// Whether anything is known of a feature; the others are only counted.
    is_known: K,
    features: &'p mut Vec<Feature>,
}

/// Of 24 bits, which are stored in two bytes: one in 500 unknown features is taken for a known one.
#[allow(clippy::cast_possible_truncation, reason = "a part of a hash is a hash")]
fn id(kind: Kind, symbol: Symbol) -> u32 {
    (join(kind.code(), symbol) >> 40) as u32
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

/// Puts the features of a sentence with ids that may be known in the place of others: most pairs of words are not.
pub(crate) fn features(parsed: &Parsed<'_>, is_known: impl Fn(u32) -> bool, features: &mut Vec<Feature>) {
    features.clear();
    let mut collector = Collector { parsed, is_known, features };
    collector.words();
    collector.rules();
    collector.feelings();
    collector.irony();
    collector.form();
}

impl<K: Fn(u32) -> bool> Collector<'_, '_, K> {
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
        let kept = self.features.len() + usize::from((self.is_known)(feature.id));
        self.features.push(feature);
        self.features.truncate(kept);
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
