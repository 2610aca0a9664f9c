//! The words of a sentence as time expressions are read from them.

use std::borrow::Cow;

use super::lexicon::{Kind, Kinds};
use crate::letter;
use crate::normalize::normalize;
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token};

/// A token, or a part of one that the dictionary does not divide.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// In the usual spelling, in lower case.
    pub(super) text: Cow<'t, str>,
    /// What words of the table it is, or may begin.
    pub(super) kinds: Kinds,
    /// Its first tag.
    pub(super) tag: Tag,
    /// Its last tag.
    pub(super) last: Tag,
    pub(super) span: Span,
    /// Whether it is written together with the word before.
    pub(super) glued: bool,
    /// Whether it has the past in it: 했, 었.
    pub(super) past: bool,
    /// Whether it is a date, number or the like by its form.
    pub(super) pattern: Option<Pattern>,
}

impl Word<'_> {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub(super) fn is_any(&self, texts: &[&str]) -> bool {
        texts.contains(&&*self.text)
    }

    /// Whether a particle, or a copula, or nothing of weight.
    pub(super) fn is_particle(&self) -> bool {
        self.tag.is_particle()
    }

    /// The number that the table has for it as a word of a kind; 0 where it has none.
    pub(super) fn value(&self, kind: Kind) -> Option<i32> {
        if self.kinds.has(kind) { kind.value(&self.text) } else { None }
    }

    /// Whether a time expression may begin with it.
    pub(super) fn may_open(&self) -> bool {
        // Q3, H1.
        self.kinds.may_open() || self.may_count() || matches!(self.text.as_bytes(), [b'q' | b'h', ..])
    }

    /// Whether a number may begin with it, in digits or in words: 2022, 두, 이천이십이.
    pub(super) fn may_count(&self) -> bool {
        self.kinds.has(Kind::Numeral)
            || matches!(self.text.as_bytes(), [b'0'..=b'9', ..])
            || matches!(self.tag, Tag::Nr | Tag::Mm)
                && self.text.starts_with(|c: char| "일이삼사오육칠팔구십백천".contains(c))
    }

    /// A number in digits.
    pub(super) fn digits(&self) -> Option<&str> {
        let plain = (1..=4).contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then_some(&*self.text)
    }
}

/// The words that tokens are.
pub(super) fn words<'t>(tokens: &[Token<'t>]) -> Vec<Word<'t>> {
    let mut words = Vec::with_capacity(tokens.len());
    read_words(tokens, &mut words, &mut String::new());
    words
}

/// The same, in the place of others; `both` is room for two of them.
pub(super) fn read_words<'t>(tokens: &[Token<'t>], words: &mut Vec<Word<'t>>, both: &mut String) {
    words.clear();
    for eojeol in tokens.chunk_by(|a, b| a.eojeol() == b.eojeol()) {
        let from = words.len();
        for token in eojeol {
            let text = spelled(token.surface());
            let last = token.tags().last().copied().unwrap_or(Tag::Unknown);
            let (tag, span, pattern) = (token.tag(), token.span(), token.pattern());
            let (glued, past) = (words.len() > from, is_past(token));
            words.push(Word { text, kinds: Kinds::default(), tag, last, span, glued, past, pattern });
        }
        divide(words, from);
    }
    for at in 0..words.len() {
        words[at].kinds = Kinds::at(&words[at].text, words.get(at + 1).map(|next| &*next.text), both);
    }
}

/// A text in the usual spelling, in lower case.
fn spelled(surface: &str) -> Cow<'_, str> {
    if surface.chars().all(letter::is_syllable) {
        return Cow::Borrowed(surface);
    }
    let text = if surface.is_ascii() { Cow::Borrowed(surface) } else { normalize(surface).text };
    let has_capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capitals { Cow::Owned(text.to_ascii_lowercase()) } else { text }
}

/// 았, 었, 했 and the like end in ㅆ; 겠 does too.
fn is_past(token: &Token<'_>) -> bool {
    if !token.tags().contains(&Tag::Ep) {
        return false;
    }
    let last = token.surface().chars().next_back().map_or(0, |last| u32::from(last).wrapping_sub(0xac00));
    last < 11_172 && last % 28 == 20 && !token.surface().ends_with('겠')
}

/// Divides words like 올가을 in two: those from `from` on are one eojeol.
fn divide(words: &mut Vec<Word<'_>>, from: usize) {
    let eojeol = &words[from..];
    let mut letters = eojeol.iter().flat_map(|word| word.text.chars());
    let may_split = match letters.next() {
        Some('올') => true,
        Some('지') => letters.next() == Some('난'),
        Some('이') => letters.next() == Some('번'),
        Some('다') => letters.next() == Some('음'),
        Some('작' | '내') => letters.next() == Some('년'),
        _ => false,
    };
    if !may_split || eojeol.len() > 6 {
        return;
    }
    let text: String = eojeol.iter().map(|word| &*word.text).collect();
    let prefixes = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(4);
    let Some((end, first)) = prefixes.filter_map(|end| Some((end, Kind::Split.value(&text[..end])?))).last() else {
        return;
    };
    let written = Span::new(eojeol[0].span.start, eojeol[eojeol.len() - 1].span.end);
    // Text in another spelling has its own bytes.
    if written.len() != text.len() || (!text[end..].is_empty() && !begins_with_particle(&text[end..])) {
        return;
    }
    let split = text.chars().take(usize::try_from(first).unwrap_or(1)).map(char::len_utf8).sum();
    let cuts = [(0, split, Tag::Mm), (split, end, Tag::Nng), (end, text.len(), Tag::Jkb)];
    let parts = cuts.into_iter().filter(|(start, end, _)| start < end).map(|(start, end, tag)| Word {
        text: Cow::Owned(text[start..end].to_owned()),
        kinds: Kinds::default(),
        tag,
        last: tag,
        span: Span::new(written.start + start, written.start + end),
        glued: start > 0,
        past: false,
        pattern: None,
    });
    let parts: Vec<Word<'_>> = parts.collect();
    words.truncate(from);
    words.extend(parts);
}

fn begins_with_particle(text: &str) -> bool {
    const PARTICLES: [&str; 17] =
        ["에", "엔", "은", "는", "이", "가", "을", "를", "의", "도", "부터", "까지", "보다", "처럼", "쯤", "만", "과"];
    PARTICLES.iter().any(|particle| text.starts_with(particle)) || !text.starts_with(|c: char| c.is_alphabetic())
}
