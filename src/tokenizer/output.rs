//! Words to tokens.

use super::element::Element;
use super::lattice::Found;
use super::token::Spelling;
use super::{Token, Tokenizer};
use crate::dictionary::WordRef;
use crate::normalize::Normalized;
use crate::span::Span;

/// An eojeol as it is written and as it is analysed.
pub(super) struct Eojeol<'a> {
    source: &'a str,
    pub(super) normalized: Normalized<'a>,
}

impl<'a> Eojeol<'a> {
    pub(super) fn new(tokenizer: &Tokenizer, source: &'a str) -> Self {
        Self { source, normalized: tokenizer.normalized(source) }
    }

    /// A word from its bytes in the normalised eojeol, without what only [depends on the word](complete): few will be needed. `behind`
    /// is where the word before ended, of the source, and is moved on. Several words inside one character that was composed of
    /// several are its first only: `None` for the others.
    pub(super) fn element(&self, word: WordRef, bytes: Span, behind: &mut usize) -> Option<Element> {
        let span = self.normalized.source(bytes);
        span.slice(self.source).filter(|surface| *behind <= span.start && !surface.is_empty())?;
        *behind = span.end;
        let [begin, end] = [span.start, span.end].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
        Some(Element {
            word,
            begin,
            end,
            kind: Element::NO_KIND,
            spelling: spelling(&self.normalized, bytes),
            twin: false,
            pattern: None,
        })
    }
}

/// An element with all that depends on its word.
pub(super) fn complete(tokenizer: &Tokenizer, element: Element) -> Element {
    if element.kind != Element::NO_KIND {
        return element;
    }
    let (dictionary, kinds) = (tokenizer.dictionary(), tokenizer.kinds());
    let kind = kinds.number(dictionary, element.word);
    let tags = kinds.get(kind).tags();
    Element {
        kind,
        twin: tokenizer.may_change(element.word, tags),
        pattern: dictionary.pattern(element.word).map(|pattern| pattern as u8),
        ..element
    }
}

/// How the source of a span of a normalised text is spelt.
fn spelling(normalized: &Normalized<'_>, span: Span) -> Spelling {
    if normalized.is_unchanged() {
        Spelling::Same
    } else if normalized.was_misspelt(span) {
        Spelling::Misspelt
    } else {
        Spelling::Unified
    }
}

/// Tokens of a text, as they are found.
pub(super) struct Output<'o, 't> {
    tokenizer: &'o Tokenizer,
    text: &'t str,
    tokens: &'o mut Vec<Token<'t>>,
    /// Tokens that may have to be replaced by what they are written like.
    twins: &'o mut Vec<usize>,
    eojeols: Eojeols,
}

impl<'o, 't> Output<'o, 't> {
    /// Tokens of `text` behind those that are there.
    pub(super) fn new(
        tokenizer: &'o Tokenizer,
        text: &'t str,
        tokens: &'o mut Vec<Token<'t>>,
        twins: &'o mut Vec<usize>,
    ) -> Self {
        Self { tokenizer, text, tokens, twins, eojeols: Eojeols::default() }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Where to go on; see [`Output::back_to`].
    pub(super) fn mark(&self) -> Mark {
        Mark { tokens: self.tokens.len(), twins: self.twins.len(), eojeols: self.eojeols }
    }

    /// Drops what came since a mark.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.tokens.truncate(mark.tokens);
        self.twins.truncate(mark.twins);
        self.eojeols = mark.eojeols;
    }

    /// Adds words of an eojeol that begins at the byte `start`.
    pub(super) fn push(&mut self, start: usize, words: impl IntoIterator<Item = Element>) {
        for element in words {
            let element = complete(self.tokenizer, element);
            let span = Span::new(start + usize::from(element.begin), start + usize::from(element.end));
            let Some(surface) = span.slice(self.text) else { continue };
            let eojeol = self.eojeols.number(self.text, span);
            self.push_token(surface, span.start, element, eojeol);
        }
    }

    /// [`Output::push`] of words that are all those of an eojeol between white space, with nothing between them.
    pub(super) fn push_eojeol(&mut self, start: usize, words: impl Iterator<Item = Element>) {
        let eojeol = self.eojeols.next();
        for element in words {
            let span = Span::new(start + usize::from(element.begin), start + usize::from(element.end));
            let Some(surface) = span.slice(self.text) else { continue };
            self.eojeols.end = Some(span.end);
            self.push_token(surface, span.start, element, eojeol);
        }
    }

    fn push_token(&mut self, surface: &'t str, start: usize, element: Element, eojeol: u32) {
        let Element { word, kind, spelling, twin, pattern, .. } = element;
        if twin {
            self.twins.push(self.tokens.len());
        }
        let kind = self.tokenizer.kinds().get(kind);
        let pattern = pattern.and_then(|pattern| super::Pattern::ALL.get(usize::from(pattern))).copied();
        self.tokens.push(Token::new(surface, start, word, eojeol, kind).with(spelling, pattern));
    }

    /// Adds tokens of a line that were found before.
    pub(super) fn push_known(&mut self, tokens: &[Token<'t>]) {
        for &(mut token) in tokens {
            let eojeol = self.eojeols.number(self.text, token.span());
            token.set_eojeol(eojeol);
            self.tokens.push(token);
        }
    }

    /// Makes room for so many more tokens.
    pub(super) fn reserve(&mut self, tokens: usize) {
        self.tokens.reserve(tokens);
    }

    /// Adds words of a line that begins at the byte `start`.
    pub(super) fn push_line(&mut self, start: usize, normalized: &Normalized<'_>, found: &[Found]) {
        let dictionary = self.tokenizer.dictionary();
        self.reserve(found.len());
        for word in found {
            let own = Span::new(word.start, word.end);
            let span = normalized.source(own);
            let span = Span::new(start + span.start, start + span.end);
            // Several words inside one character that was composed of several are its first only.
            let follows = self.eojeols.end.is_none_or(|end| end <= span.start);
            let Some(surface) = span.slice(self.text).filter(|surface| follows && !surface.is_empty()) else {
                continue;
            };
            let kind = dictionary.kind(word.word);
            if self.tokenizer.may_change(word.word, kind.tags()) {
                self.twins.push(self.tokens.len());
            }
            let eojeol = self.eojeols.number(self.text, span);
            let token = Token::new(surface, span.start, word.word, eojeol, kind);
            self.tokens.push(token.with(spelling(normalized, own), dictionary.pattern(word.word)));
        }
    }
}

/// A state of an [`Output`].
#[derive(Clone, Copy)]
pub(super) struct Mark {
    tokens: usize,
    twins: usize,
    eojeols: Eojeols,
}

impl Mark {
    /// How many tokens come before.
    pub(super) fn tokens(self) -> usize {
        self.tokens
    }
}

/// Counts the stretches between white space.
#[derive(Clone, Copy, Default)]
struct Eojeols {
    count: u32,
    /// Where the last token ended; `None` before the first.
    end: Option<usize>,
}

impl Eojeols {
    /// The number of an eojeol behind white space.
    fn next(&mut self) -> u32 {
        if self.end.is_some() {
            self.count += 1;
        }
        self.count
    }

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
