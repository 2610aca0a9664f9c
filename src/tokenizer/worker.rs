//! One thread's share of a tokenizer: its buffers.

use std::ops::Range;

use super::lattice::{Found, Lattice};
use super::{Token, Tokenizer, Vocabulary};
use crate::normalize::{Normalized, normalize};
use crate::span::Span;

/// Tokenizes texts one after the other with buffers that are used again. Make one per thread with
/// [`Tokenizer::worker`].
pub struct Worker {
    tokenizer: Tokenizer,
    lattice: Lattice,
    found: Vec<Found>,
}

impl Worker {
    pub(super) fn new(tokenizer: Tokenizer) -> Self {
        Self { tokenizer, lattice: Lattice::default(), found: Vec::new() }
    }

    /// Words that the next texts have and no dictionary.
    pub(super) fn set_vocabulary(&mut self, vocabulary: Vocabulary) {
        self.lattice.vocabulary = vocabulary;
    }

    /// The tokenizer it belongs to.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// The tokens of `text`. Lines are analysed independently, as MeCab does.
    pub fn tokenize<'t>(&mut self, text: &'t str) -> Vec<Token<'t>> {
        let mut tokens = Vec::new();
        self.tokenize_into(text, &mut tokens);
        tokens
    }

    /// [`Worker::tokenize`] into a vector of the caller's, which is cleared first.
    pub fn tokenize_into<'t>(&mut self, text: &'t str, tokens: &mut Vec<Token<'t>>) {
        tokens.clear();
        let Self { tokenizer, lattice, found } = self;
        let normalized = tokenizer.normalized(text);
        found.clear();
        for line in lines(&normalized.text) {
            let first = found.len();
            lattice.analyze(tokenizer.dictionary(), &normalized.text[line.clone()], found);
            shift(&mut found[first..], line.start);
        }
        tokenizer.stems().resolve(tokenizer.dictionary(), &normalized.text, found);
        tokenizer.tokens(text, &normalized, found, tokens);
    }
}

/// Moves words from their line to its text.
pub(super) fn shift(found: &mut [Found], by: usize) {
    for word in found {
        word.start += by;
        word.end += by;
    }
}

/// The lines of a text without their line feeds.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut start = 0;
    breaks.map(move |end| {
        let line = start..end;
        start = end + 1;
        line
    })
}

impl Tokenizer {
    /// The text that is analysed: in the MeCab-compatible mode the text itself.
    pub(super) fn normalized<'t>(&self, text: &'t str) -> Normalized<'t> {
        if self.is_mecab_compatible() {
            return Normalized::unchanged(text);
        }
        normalize(text).respelled(|text, at| self.dictionary().has_word_over(text, at))
    }

    /// Turns words of the normalised text into tokens of `text`.
    pub(super) fn tokens<'t>(
        &self,
        text: &'t str,
        normalized: &Normalized<'_>,
        found: &[Found],
        tokens: &mut Vec<Token<'t>>,
    ) {
        let dictionary = self.dictionary();
        let mut eojeols = Eojeols::default();
        tokens.reserve(found.len());
        for word in found {
            let own = Span::new(word.start, word.end);
            let span = normalized.source(own);
            // Several words inside one character that was composed of several are its first only.
            let follows = eojeols.end.is_none_or(|end| end <= span.start);
            let Some(surface) = span.slice(text).filter(|surface| follows && !surface.is_empty()) else {
                continue;
            };
            let eojeol = eojeols.number(text, span);
            let kind = dictionary.kind(word.word);
            let token = Token::new(surface, span.start, word.word, eojeol, kind);
            tokens.push(token.with(normalized.was_misspelt(own), dictionary.pattern(word.word)));
        }
    }
}

/// Counts the stretches between white space.
#[derive(Default)]
struct Eojeols {
    count: u32,
    /// Where the last token ended; `None` before the first.
    end: Option<usize>,
}

impl Eojeols {
    /// The number of the eojeol of a token; tokens come in order.
    fn number(&mut self, text: &str, token: Span) -> u32 {
        // Between tokens lies nothing but white space.
        let apart = |last| last < token.start || text[..last].ends_with(char::is_whitespace);
        if self.end.is_some_and(apart) {
            self.count += 1;
        }
        self.end = Some(token.end);
        self.count
    }
}
