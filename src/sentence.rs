//! Text to sentences.
//!
//! Korean sentences end in a verb, and what ends them is its ending: 했다 and 했어요 end a sentence with or without a full
//! stop, 했는데 and 했다고 do not. So a text is read as words with what stands behind them ([`item`]), each word's ending is
//! told from its morphemes ([`ending`]), and for each place between two words the rules ([`rule`]) ask what ended, with what
//! sign, and what follows. Line breaks have rules of their own ([`line`]).
//!
//! The survey of what Korean splitters get wrong is that of kss (Hyunwoong Ko, 2021) and of Kiwi's evaluation (Minchul Lee,
//! 2022); text without Hangul is cut as Unicode's annex 29 says.

mod ending;
mod item;
mod latin;
mod line;
mod list;
mod pair;
mod rule;
mod table;

use std::ops::Range;

use crate::normalize::{Normalized, normalize};
use crate::span::Span;
use crate::tokenizer::{Token, Tokenizer, Worker};
use item::Item;

/// A sentence of a text: a slice of it without white space at its ends, never rewritten.
///
/// ```
/// use hoego::Tokenizer;
///
/// let text = "오늘 면접을 봤다 떨렸지만 재밌었다! 내일은 쉬어야지ㅎㅎ";
/// let sentences = Tokenizer::new().sentences(text);
/// let texts: Vec<_> = sentences.iter().map(|sentence| sentence.text()).collect();
/// assert_eq!(texts, ["오늘 면접을 봤다", "떨렸지만 재밌었다!", "내일은 쉬어야지ㅎㅎ"]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence<'t> {
    text: &'t str,
    start: usize,
    tokens: Range<usize>,
}

impl<'t> Sentence<'t> {
    /// A text that is one sentence of `tokens` tokens; `None` for white space.
    pub(crate) fn whole(text: &'t str, tokens: usize) -> Option<Self> {
        let trimmed = text.trim_start();
        let start = text.len() - trimmed.len();
        let text = trimmed.trim_end();
        (!text.is_empty()).then_some(Self { text, start, tokens: 0..tokens })
    }

    /// The sentence as it stands in the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Where it stands: bytes of the text that was given.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Which tokens of the text it consists of.
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.clone()
    }
}

/// The sentences of a text whose tokens are at hand, so that one analysis serves words and sentences.
///
/// `tokens` are all tokens of `text`, from any tokenizer. The sentences are in order, do not overlap, and hold all of
/// the text but white space. A sentence begins where a token does. Time and space are linear in the length of the text.
///
/// ```
/// use hoego::{Tokenizer, split_sentences};
///
/// let text = "많이 배웠습니다 감사합니다";
/// let tokens = Tokenizer::new().tokenize(text);
/// let sentences = split_sentences(text, &tokens);
/// assert_eq!(sentences[1].text(), "감사합니다");
/// assert_eq!(tokens[sentences[1].tokens().start].surface(), "감사");
/// ```
pub fn split_sentences<'t>(text: &'t str, tokens: &[Token<'_>]) -> Vec<Sentence<'t>> {
    Splitter::default().split(text, tokens)
}

/// Splits texts one after the other, with what it needs for each in the place of what it needed for the one before.
#[derive(Default)]
pub(crate) struct Splitter {
    /// Where tokens begin and end.
    places: Vec<(usize, usize)>,
    items: Vec<Item>,
    /// The items that begin a sentence.
    starts: Vec<usize>,
}

impl Splitter {
    /// [`split_sentences`].
    pub(crate) fn split<'t>(&mut self, text: &'t str, tokens: &[Token<'_>]) -> Vec<Sentence<'t>> {
        let normalized = normalize(text);
        read_places(text, &normalized, tokens, &mut self.places);
        item::read_items(&normalized.text, &self.places, &mut self.items);
        let hangul = !text.is_ascii() && normalized.text.chars().any(item::is_hangul);
        let rules = rule::Text::new(&normalized.text, tokens, &self.places, &mut self.items);
        self.starts.clear();
        if hangul {
            rules.find_starts(&mut self.starts);
        } else {
            latin::find_starts(&rules, &mut self.starts);
        }
        let (mut sentences, mut first) = (Vec::with_capacity(self.starts.len() + 1), 0);
        for &start in &self.starts {
            let next = rules.items[start].tokens.start;
            if next > first && next < tokens.len() {
                sentences.extend(sentence(text, tokens, first..next));
                first = next;
            }
        }
        sentences.extend(sentence(text, tokens, first..tokens.len()));
        sentences
    }
}

/// The sentence of some tokens: from where the first begins to where the one behind begins, without white space.
fn sentence<'t>(text: &'t str, tokens: &[Token<'_>], range: Range<usize>) -> Option<Sentence<'t>> {
    let start = if range.start == 0 { 0 } else { tokens[range.start].span().start };
    let end = tokens.get(range.end).map_or(text.len(), |next| next.span().start);
    let slice = text.get(start..end)?;
    let trimmed = slice.trim_start();
    let start = start + slice.len() - trimmed.len();
    let text = trimmed.trim_end();
    (!text.is_empty()).then_some(Sentence { text, start, tokens: range })
}

/// Finds where the tokens stand in the normalised text. Linear but for text that was rewritten.
fn read_places(text: &str, normalized: &Normalized<'_>, tokens: &[Token<'_>], places: &mut Vec<(usize, usize)>) {
    places.clear();
    if normalized.is_unchanged() || normalized.text == text {
        places.extend(tokens.iter().map(|token| (token.span().start, token.span().end)));
        return;
    }
    let end = normalized.text.len();
    places.resize(tokens.len(), (end, end));
    let (mut started, mut ended) = (0, 0);
    for (at, c) in normalized.text.char_indices() {
        let source = normalized.source(Span::new(at, at + c.len_utf8())).start;
        while ended < tokens.len() && tokens[ended].span().end <= source {
            places[ended].1 = at;
            ended += 1;
        }
        while started < tokens.len() && tokens[started].span().start <= source {
            places[started].0 = at;
            started += 1;
        }
    }
    for place in places {
        place.1 = place.1.max(place.0);
    }
}

impl Worker {
    /// The sentences of a text; see [`split_sentences`].
    pub fn sentences<'t>(&mut self, text: &'t str) -> Vec<Sentence<'t>> {
        let tokens = self.tokenize(text);
        split_sentences(text, &tokens)
    }
}

impl Tokenizer {
    /// The sentences of a text; see [`split_sentences`]. For many texts, make a [`Worker`].
    pub fn sentences<'t>(&self, text: &'t str) -> Vec<Sentence<'t>> {
        self.with_worker(|worker| worker.sentences(text))
    }
}
