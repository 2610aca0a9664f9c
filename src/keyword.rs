//! Keywords of a post, and the words that set posts apart.
//!
//! ```text
//! Analysis ─unit─▶ nouns of eojeols ─candidate─▶ Candidate … ─TfIdf | TextRank | Count─▶ Keyword …
//!                                                    │
//!                                    counts of many posts ─keyness─▶ what sets a period or a group apart
//! ```
//!
//! Candidates are nouns and runs of up to three nouns without a particle between. [`TfIdf`], the default, is a recipe of
//! a few factors that every keyword shows ([`Keyword::factors`]); what a word says is told by a background of document
//! frequencies and a graded list of generic nouns ([`Background`]).

mod background;
mod candidate;
mod count;
pub(crate) mod generic;
pub mod keyness;
mod nesting;
mod noun;
mod numbered;
mod options;
mod predicate;
mod run;
mod score;
mod tally;
mod terms;
mod text_rank;
mod tf_idf;
mod unit;

use serde::Serialize;

pub use background::Background;
pub use candidate::{Candidate, Occurrence, candidates};
pub use count::Count;
pub use options::{CandidateKind, Options};
pub(crate) use run::{Draft, Runs};
pub use score::Weights;
pub use tally::{KeyWord, Tally};
pub use terms::{StopWords, Terms};
pub use text_rank::TextRank;
pub use tf_idf::TfIdf;

use crate::analysis::Analysis;
use crate::span::Span;

/// A word or phrase that tells what a post is about.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Keyword {
    /// The word or phrase: the usual form of a term, else as it is most often written.
    pub text: String,
    /// The other ways in which it is written, the commonest first: 리액트 for React, 사이드프로젝트 for 사이드 프로젝트.
    pub variants: Vec<String>,
    /// How much it tells, above 0; only comparable within a post and a method.
    pub score: f64,
    /// How often it occurs.
    pub count: usize,
    /// Where, in bytes of [`Document::source`](crate::Document::source), in order.
    pub spans: Vec<Span>,
    /// What the score is the product of.
    pub factors: Vec<Factor>,
}

/// A factor of a score.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Factor {
    /// What it is for: `frequency`, `information` …
    pub name: &'static str,
    /// What the score is multiplied with.
    pub value: f64,
}

/// Finds the keywords of a post.
///
/// ```
/// use hoego::keyword::{KeywordExtractor, TfIdf};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let post = Document::from_text(
///     "코딩 테스트를 준비했다. 코딩 테스트는 어려웠다. 올해는 코딩 테스트와 면접의 해였다.",
/// );
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let keywords = TfIdf::default().extract(&analysis);
/// assert_eq!(keywords[0].text, "코딩 테스트");
/// assert_eq!(keywords[0].count, 3);
/// ```
pub trait KeywordExtractor: Send + Sync {
    /// The keywords of a post, the best first; none for a text without words of the kind that is wanted.
    fn extract(&self, analysis: &Analysis<'_>) -> Vec<Keyword>;
}
