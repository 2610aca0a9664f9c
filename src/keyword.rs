//! Keywords of one document.
//!
//! Candidates are nouns and runs of up to three nouns ([`candidate`]). Their score grows with how often and
//! in how many lines they stand, and with how much they say: generic nouns are listed in
//! `dict/generic.tsv`, and of the others the dictionary's costs tell which are common.

mod candidate;
pub(crate) mod generic;
mod rank;

use serde::Serialize;

use crate::document::Document;
use crate::span::Span;
use crate::tokenizer::Tokenizer;

/// A word or phrase that tells what a document is about.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Keyword {
    /// The word or phrase, as it is most often written.
    pub text: String,
    /// The other ways in which it is written, the commonest first: 리액트 for React, 사이드프로젝트 for 사이드 프로젝트.
    pub variants: Vec<String>,
    /// How much it tells; only comparable within a document.
    pub score: f64,
    /// How often it occurs.
    pub count: usize,
    /// Where, in bytes of the source.
    pub spans: Vec<Span>,
}

/// Finds the keywords of documents.
///
/// ```
/// use hoego::{Document, KeywordExtractor, Tokenizer};
///
/// let post = Document::from_text(
///     "코딩 테스트를 준비했다. 코딩 테스트는 어려웠다. 올해는 코딩 테스트와 면접의 해였다.",
/// );
/// let keywords = KeywordExtractor::new(&Tokenizer::new()).top(1).extract(&post);
/// assert_eq!(keywords[0].text, "코딩 테스트");
/// assert_eq!(keywords[0].count, 3);
/// ```
#[derive(Clone)]
pub struct KeywordExtractor {
    tokenizer: Tokenizer,
    top: usize,
}

impl KeywordExtractor {
    /// An extractor of at most ten keywords.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        Self { tokenizer: tokenizer.clone(), top: 10 }
    }

    /// How many keywords are wanted at most.
    #[must_use]
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// The keywords of a document, the best first; none for a text without nouns.
    pub fn extract(&self, document: &Document) -> Vec<Keyword> {
        let units = candidate::units(&self.tokenizer, document);
        rank::rank(&candidate::collect(&units), self.top)
    }
}
