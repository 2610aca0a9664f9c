//! What an extractor is told.

use std::ops::RangeInclusive;

use super::{Background, StopWords, Terms};

/// What may be a keyword.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum CandidateKind {
    /// Nouns and phrases of nouns: 면접, 코딩 테스트.
    #[default]
    Phrases,
    /// Single nouns: 면접, 코딩, 테스트.
    Nouns,
    /// Verbs and adjectives in their dictionary form, with their negation: 힘들다, 성장하다, 쉽지 않다.
    Predicates,
}

/// Options that all extractors share.
///
/// ```
/// use hoego::keyword::{CandidateKind, KeywordExtractor, Options, StopWords, TfIdf};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let stop_words = StopWords::parse("stop.txt", "마라톤\n").unwrap();
/// let options = Options::new().top(2).kind(CandidateKind::Nouns).stop_words(stop_words);
/// let post = Document::from_text("마라톤 훈련을 했다. 무릎이 아팠다. 무릎 재활을 했다.");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let keywords = TfIdf::new(options).extract(&analysis);
/// assert_eq!(keywords.len(), 2);
/// assert!(keywords.iter().all(|keyword| keyword.text != "마라톤"));
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Options {
    pub(super) top: usize,
    pub(super) kind: CandidateKind,
    pub(super) units: RangeInclusive<usize>,
    pub(super) background: Background,
    pub(super) stop_words: StopWords,
    pub(super) terms: Terms,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            top: 10,
            kind: CandidateKind::default(),
            units: 1..=3,
            background: Background::embedded(),
            stop_words: StopWords::default(),
            terms: Terms::default(),
        }
    }
}

impl Options {
    /// Ten keyphrases of one to three units, with the embedded background.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many keywords are wanted at most.
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// What may be a keyword.
    pub fn kind(mut self, kind: CandidateKind) -> Self {
        self.kind = kind;
        self
    }

    /// How many units (nouns of an eojeol) a phrase has; one more if all of them are Latin.
    pub fn units(mut self, units: RangeInclusive<usize>) -> Self {
        self.units = units;
        self
    }

    /// What tells how much a word says.
    pub fn background(mut self, background: Background) -> Self {
        self.background = background;
        self
    }

    /// Words that are no keywords, and at the edge of none.
    pub fn stop_words(mut self, stop_words: StopWords) -> Self {
        self.stop_words = stop_words;
        self
    }

    /// Terms of the user's own, which count as one however they are written.
    pub fn terms(mut self, terms: Terms) -> Self {
        self.terms = terms;
        self
    }
}
