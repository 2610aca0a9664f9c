//! What an extractor is told.

use std::ops::RangeInclusive;

use super::Background;

/// What may be a keyword.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum CandidateKind {
    /// Nouns and phrases of nouns: 면접, 코딩 테스트.
    #[default]
    Phrases,
    /// Single nouns: 면접, 코딩, 테스트.
    Nouns,
    /// Verbs and adjectives in their dictionary form: 힘들다, 성장하다, 못하다.
    Predicates,
}

/// Options that all extractors share.
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) top: usize,
    pub(super) kind: CandidateKind,
    pub(super) units: RangeInclusive<usize>,
    pub(super) background: Background,
}

impl Default for Options {
    fn default() -> Self {
        Self { top: 10, kind: CandidateKind::default(), units: 1..=3, background: Background::embedded() }
    }
}

impl Options {
    /// Ten keyphrases of one to three units, with the embedded background.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many keywords are wanted at most.
    #[must_use]
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// What may be a keyword.
    #[must_use]
    pub fn kind(mut self, kind: CandidateKind) -> Self {
        self.kind = kind;
        self
    }

    /// How many units (nouns of an eojeol) a phrase has.
    #[must_use]
    pub fn units(mut self, units: RangeInclusive<usize>) -> Self {
        self.units = units;
        self
    }

    /// What tells how much a word says.
    #[must_use]
    pub fn background(mut self, background: Background) -> Self {
        self.background = background;
        self
    }
}
