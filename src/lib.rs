//! hoego (회고) reads Korean retrospective writing: year-in-review posts, diaries, work logs.
//!
//! ```text
//! &str ─normalise─▶ lines ─lattice─▶ words ─▶ Token<'t> …           Tokenizer, Worker
//!                                    ▲
//!          Dictionary: mecab-ko-dic in the crate, the user's words
//!
//! post ─▶ Document ─▶ blocks ─tokens─▶ candidates ─▶ Keyword …        keyword
//!                 └─▶ Analysis ─▶ evidence ─▶ Sentiment …   SentimentAnalyzer
//! ```
//!
//! - [`Tokenizer`] is shared by all threads, a [`Worker`] belongs to one, a [`Token`] is a small `Copy` value that borrows the
//!   text. Tags and spans are in the token; lemma and morphemes are looked up with the tokenizer.
//! - The dictionary is part of the crate. Nothing is read from disk, nothing downloaded.
//! - The analysis is MeCab-ko's, exactly so in the [MeCab-compatible mode](Builder::mecab_compatible). The default mode
//!   normalises the text first ([`Tokenizer`]) and tells apart verbs that share a stem.
//! - Every span is in bytes of the text that was given, on character boundaries.
//! - Analysing text never fails and never panics: any `&str` has tokens. What can fail is an [`Error`] that says where.
//!
//! ```
//! use hoego::{Tag, Tokenizer};
//!
//! let tokenizer = Tokenizer::new();
//! let text = "길을 걸었다";
//! let tokens = tokenizer.tokenize(text);
//! assert_eq!(tokens[2].tag(), Tag::Vv);
//! assert_eq!(tokens[2].lemma(&tokenizer), "걷다");
//! assert_eq!(tokens[2].span().slice(text), Some("걸"));
//! ```
//!
//! With the feature `cli` (on by default) the crate has the `hoego` command; a library can do without.

mod analysis;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod concordance;
mod dictionary;
mod document;
mod error;
mod frame;
mod genre;
pub mod goal;
mod idle;
pub mod keyword;
mod letter;
mod normalize;
pub mod report;
mod sentence;
mod sentiment;
mod sorted;
mod span;
pub mod summary;
mod tag;
mod time;
pub mod timeline;
mod tokenizer;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;

pub use analysis::{Analysis, Passage};
pub use concordance::{Hit, Query};
pub use dictionary::{Probe, UserDictionary, UserWord, UserWordReport};
pub use document::{
    Block, Channel, Date, DateSource, Document, Documents, Fields, Format, NotADate, Problem, Section, Walk,
};
pub use error::{BadLine, Error, Result};
pub use frame::{FramePart, frames};
pub use goal::{FollowUp, Goal, Outcome, PostGoals, follow_up};
pub use keyword::{Keyword, KeywordExtractor, TfIdf};
pub use report::Report;
pub use sentence::{Sentence, split_sentences};
pub use sentiment::{
    Aspect, Emotion, Evidence, Factor, Mood, Polarity, PostSentiment, Rule, Sentiment, SentimentAnalyzer,
    UnknownEmotion,
};
pub use span::{LineIndex, Place, Span};
pub use summary::{Period, Summarizer, Summary};
pub use tag::{Tag, UnknownTag};
pub use time::{Chronology, Granularity, Provenance, SentenceTime, TimeExpression};
pub use timeline::Timeline;
pub use tokenizer::{Builder, Lemma, Morpheme, Pattern, Token, Tokenizer, Worker};

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
