//! x
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod dictionary;
mod document;
mod error;
mod keyword;
mod normalize;
mod span;
mod tag;
mod tokenizer;

pub use dictionary::{Probe, UserDictionary, UserWord, UserWordReport};
pub use document::{Block, Document};
pub use error::{BadLine, Error, Result};
pub use keyword::{Keyword, KeywordExtractor};
pub use span::Span;
pub use tag::{Tag, UnknownTag};
pub use tokenizer::{Builder, Lemma, Morpheme, Token, Tokenizer, Worker};
