//! A post's words and sentences, found once for all who ask.

use crate::document::{Block, Channel, Document};
use crate::letter;
use crate::sentence::{Sentence, Splitter};
use crate::span::Span;
use crate::tokenizer::{Token, Tokenizer, Worker};

/// The words and sentences of a post: what keywords, sentiment and years are found from.
///
/// Code is no language and has none. Words that no dictionary has are whole everywhere if the post shows twice that they
/// are words ([`Worker::tokenize_document`]).
///
/// ```
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let post = Document::from_markdown("# 2022년 회고\n\n이직했다. 힘들었지만 뿌듯하다.\n");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let texts: Vec<_> = analysis.sentences().map(|(_, sentence)| sentence.text()).collect();
/// assert_eq!(texts, ["2022년 회고", "이직했다.", "힘들었지만 뿌듯하다."]);
/// ```
pub struct Analysis<'d> {
    document: &'d Document,
    tokenizer: Tokenizer,
    passages: Vec<Passage<'d>>,
}

/// A block of a post with its words and sentences. Their spans are bytes of [`Block::text`]; [`Block::source`] leads to the
/// source.
pub struct Passage<'d> {
    block: &'d Block,
    tokens: Vec<Token<'d>>,
    sentences: Vec<Sentence<'d>>,
}

impl<'d> Analysis<'d> {
    /// Analyses a post. Time and space are linear in its length.
    pub fn new(document: &'d Document, worker: &mut Worker) -> Self {
        let mut splitter = Splitter::default();
        Self::with(document, worker, |text, tokens| splitter.split(text, tokens))
    }

    /// Analyses a post of which every block is one sentence, whatever it holds.
    pub fn unsplit(document: &'d Document, worker: &mut Worker) -> Self {
        Self::with(document, worker, |text, tokens| Sentence::whole(text, tokens.len()).into_iter().collect())
    }

    fn with(
        document: &'d Document,
        worker: &mut Worker,
        mut sentences: impl FnMut(&'d str, &[Token<'d>]) -> Vec<Sentence<'d>>,
    ) -> Self {
        let blocks: Vec<&Block> = document.blocks().iter().filter(|block| block.channel() != Channel::Code).collect();
        let texts: Vec<&str> = blocks.iter().map(|block| block.text()).collect();
        let tokens = worker.tokenize_document(&texts);
        let passages = blocks.into_iter().zip(tokens).map(|(block, tokens)| {
            // A heading is one, whatever stops it has: 1. 들어가며.
            let mut sentences = if block.is_heading() {
                Sentence::whole(block.text(), tokens.len()).into_iter().collect()
            } else {
                sentences(block.text(), &tokens)
            };
            // Dots and dashes between paragraphs say nothing.
            sentences.retain(|sentence| tokens[sentence.tokens()].iter().any(speaks));
            Passage { block, tokens, sentences }
        });
        Self { document, passages: passages.collect(), tokenizer: worker.tokenizer().clone() }
    }

    /// The post.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// The tokenizer, which knows the lemmas of the tokens.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// Its blocks without code, in order.
    pub fn passages(&self) -> &[Passage<'d>] {
        &self.passages
    }

    /// All sentences with the passages that they stand in, in order.
    pub fn sentences(&self) -> impl Iterator<Item = (&Passage<'d>, &Sentence<'d>)> {
        self.passages.iter().flat_map(|passage| passage.sentences.iter().map(move |sentence| (passage, sentence)))
    }
}

/// Whether a token is more than punctuation: letters, digits, emoji, a laugh.
fn speaks(token: &Token<'_>) -> bool {
    token.pattern().is_some() || token.surface().chars().any(letter::is_alphanumeric)
}

impl<'d> Passage<'d> {
    /// The block.
    pub fn block(&self) -> &'d Block {
        self.block
    }

    /// Its words.
    pub fn tokens(&self) -> &[Token<'d>] {
        &self.tokens
    }

    /// Its sentences.
    pub fn sentences(&self) -> &[Sentence<'d>] {
        &self.sentences
    }

    /// The words of one of its sentences.
    pub fn words(&self, sentence: &Sentence<'_>) -> &[Token<'d>] {
        &self.tokens[sentence.tokens()]
    }

    /// Where one of its sentences stands in the source.
    pub fn source(&self, sentence: &Sentence<'_>) -> Span {
        self.block.source(sentence.span())
    }
}
