//! One thread's share of a tokenizer: its buffers, and what it remembers.

use std::ops::Range;

use super::chain::Chain;
use super::lattice::{Found, Lattice};
use super::output::Output;
use super::{Token, Tokenizer, Vocabulary};
use crate::normalize::{Normalized, normalize};

/// Tokenizes texts one after the other with buffers that are used again. Make one per thread with
/// [`Tokenizer::worker`].
///
/// Together with the tokenizer's other workers it remembers the eojeols of texts that are read again, and is then several times as
/// fast; the tokens are the same. [`Builder::memory`](super::Builder::memory) bounds what is kept.
pub struct Worker {
    tokenizer: Tokenizer,
    pub(super) buffers: Buffers,
}

/// What a worker has besides the tokenizer.
#[derive(Default)]
pub(super) struct Buffers {
    pub(super) lattice: Lattice,
    pub(super) chain: Chain,
    found: Vec<Found>,
    twins: Vec<usize>,
}

impl Worker {
    pub(super) fn new(tokenizer: Tokenizer) -> Self {
        Self { tokenizer, buffers: Buffers::default() }
    }

    /// A worker with buffers that another one used.
    pub(super) fn with(tokenizer: Tokenizer, buffers: Buffers) -> Self {
        Self { tokenizer, buffers }
    }

    /// Words that the next texts have and no dictionary.
    pub(super) fn set_vocabulary(&mut self, vocabulary: Vocabulary) {
        self.buffers.lattice.candidates.vocabulary = vocabulary;
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
        self.tokenize_lines(text, tokens, |_| None);
    }

    /// [`Worker::tokenize_into`]; `known` has the tokens of lines that need not be analysed.
    pub(super) fn tokenize_lines<'t, 'k>(
        &mut self,
        text: &'t str,
        tokens: &mut Vec<Token<'t>>,
        mut known: impl FnMut(Range<usize>) -> Option<&'k [Token<'t>]>,
    ) where
        't: 'k,
    {
        tokens.clear();
        let Self { tokenizer, buffers } = self;
        let mut twins = std::mem::take(&mut buffers.twins);
        twins.clear();
        let mut out = Output::new(tokenizer, text, tokens, &mut twins);
        for line in lines(text) {
            match known(line.clone()) {
                Some(tokens) => out.push_known(tokens),
                None => buffers.line(tokenizer, line, &mut out),
            }
        }
        tokenizer.resolve(tokens, &twins);
        buffers.twins = twins;
    }
}

impl Buffers {
    /// Analyses a line of the output's text.
    pub(super) fn line(&mut self, tokenizer: &Tokenizer, line: Range<usize>, out: &mut Output<'_, '_>) {
        if self.chain.line(tokenizer, &mut self.lattice, line.clone(), out).is_ok() {
            return;
        }
        let normalized = tokenizer.normalized(&out.text()[line.clone()]);
        self.found.clear();
        self.lattice.analyze(tokenizer.dictionary(), &normalized.text, &mut self.found);
        out.push_line(line.start, &normalized, &self.found);
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
}
