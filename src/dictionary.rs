//! The dictionary: lindera's parts of a ko-dic, and the user's own words.
//!
//! This module and the lattice are the only ones that know lindera's types.

mod beginnings;
mod characters;
mod coda;
mod compile;
mod conjugation;
mod connections;
mod entry;
pub(crate) mod features;
mod layout;
mod lexicon;
#[allow(dead_code, reason = "the build script uses more of it")]
mod like;
mod load;
mod paradigm;
mod terms;
mod trie;
mod unknown;
mod user;
mod word;
mod written;

use std::collections::HashSet;
use std::sync::Arc;

use crate::tag::Tag;
use crate::tokenizer::{Extras, Pattern};
pub(crate) use characters::{CharInfo, Characters};
pub(crate) use connections::{Connections, Row};
pub(crate) use entry::{Entry, EntryBytes};
pub(crate) use lexicon::{Features, Lexicon, Surface};
pub(crate) use load::{embedded, from_directory};
pub(crate) use terms::Aliases;
pub(crate) use unknown::UnknownWords;
pub use user::{Probe, UserDictionary, UserWord, UserWordReport};
pub(crate) use word::{Kind, MAX_TAGS, Origin, WordRef, tag};

/// Words, costs and characters: all that the lattice asks.
#[derive(Clone)]
pub(crate) struct Dictionary {
    pub(crate) system: Arc<Lexicon>,
    pub(crate) user: Option<Arc<Lexicon>>,
    /// Surfaces whose entries in `system` are not used.
    pub(crate) blocked: HashSet<Box<str>>,
    pub(crate) unknown: Arc<UnknownWords>,
    pub(crate) characters: Arc<Characters>,
    pub(crate) connections: Arc<Connections>,
    /// Nouns that ko-dic lacks; the default mode only.
    pub(crate) terms: Option<Arc<Lexicon>>,
    /// Verbs, adjectives and adverbs that ko-dic lacks; the default mode only.
    pub(crate) predicates: Option<Arc<Lexicon>>,
    /// Words that are torn at the beginning of an eojeol; the default mode only.
    pub(crate) whole: Option<Arc<Lexicon>>,
    /// What the words of `terms`, `predicates` and `whole` [begin with](beginnings).
    pub(crate) added: Arc<[u8]>,
    /// What the default mode tries besides; `None` in the MeCab-compatible mode.
    pub(crate) extras: Option<Arc<Extras>>,
}

impl Dictionary {
    /// Adds the words of `dict/terms.tsv` and `dict/whole.tsv`.
    pub(crate) fn add_terms(&mut self) {
        let Some(contexts) = terms::Contexts::of(self) else { return };
        self.terms = contexts.nouns(self);
        self.predicates = contexts.predicates(self);
        self.whole = contexts.whole(self);
        let added = [&self.terms, &self.predicates, &self.whole].into_iter().flatten();
        self.added = beginnings::union(added.map(|lexicon| lexicon.beginnings())).into();
    }

    /// Whether `text` may begin with a word that [`Dictionary::add_terms`] added, or go on behind it with a space: a quick test.
    pub(crate) fn may_begin_added(&self, text: &[char]) -> bool {
        beginnings::may_begin(&self.added, text)
    }

    /// The lexicon that words of an origin are in, if it has one.
    pub(crate) fn lexicon(&self, origin: Origin) -> Option<&Lexicon> {
        match origin {
            Origin::System => Some(&self.system),
            Origin::User => self.user.as_deref(),
            Origin::Term => self.terms.as_deref(),
            Origin::Predicate => self.predicates.as_deref(),
            Origin::Whole => self.whole.as_deref(),
            Origin::Unknown => None,
        }
    }

    /// The tags and the penalty of a word.
    pub(crate) fn kind(&self, word: WordRef) -> &Kind {
        match word.origin() {
            Origin::System => self.system.kind(word.id()),
            Origin::Unknown => self.unknown.kind(word.id()),
            origin => self.lexicon(origin).map_or(Kind::UNKNOWN, |lexicon| lexicon.kind(word.id())),
        }
    }

    /// Whether the syllable at a byte of `text` is part of a content word that begins before it.
    pub(crate) fn has_word_over(&self, text: &str, at: usize) -> bool {
        /// How far such words reach back and on, in syllables.
        const REACH: usize = 4;
        let is_syllable = |c: &char| ('가'..='힣').contains(c);
        let mut around: Vec<char> = text[..at].chars().rev().take_while(is_syllable).take(REACH).collect();
        around.reverse();
        let before = around.len();
        around.extend(text[at..].chars().take_while(is_syllable).take(REACH));
        let is_content = |tags: &[Tag]| matches!(tags, [Tag::Nng | Tag::Vv | Tag::Va | Tag::Mag | Tag::Mm | Tag::Xr]);
        (0..before).any(|start| {
            let words = self.system.prefixes(&around[start..]).filter(|&(length, _)| start + length > before);
            let mut entries = words.flat_map(|(_, surface)| surface.entries.iter().map(Entry::decode));
            entries.any(|entry| is_content(self.system.kind(entry.word).tags()))
        })
    }

    /// The pattern that a word is, if it is one.
    pub(crate) fn pattern(&self, word: WordRef) -> Option<Pattern> {
        if word.origin() == Origin::Unknown { self.unknown.pattern(word.id()) } else { None }
    }

    /// The columns of a word; `None` for a word of another dictionary.
    pub(crate) fn features(&self, word: WordRef) -> Option<Features<'_>> {
        match word.origin() {
            Origin::Unknown => self.unknown.features(word.id()),
            origin => self.lexicon(origin)?.features(word.id()),
        }
    }
}
