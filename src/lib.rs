//! x
mod dictionary;
mod error;
mod normalize;
mod span;
mod tag;
mod tokenizer;

pub use dictionary::{Probe, UserWord, UserWordReport};
pub use error::{BadLine, Error, Result};
pub use span::Span;
pub use tag::{Tag, UnknownTag};
pub use tokenizer::{Builder, Lemma, Morpheme, Token, Tokenizer, Worker};
