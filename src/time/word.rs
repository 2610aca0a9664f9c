//! The words of a sentence as time expressions are read from them.

use std::borrow::Cow;

use super::lexicon::{Kind, Kinds, may_be, may_begin_with};
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
        may_open(&self.text, self.kinds, self.tag)
    }

    /// Whether a number may begin with it, in digits or in words: 2022, 두, 이천이십이.
    pub(super) fn may_count(&self) -> bool {
        may_count(&self.text, self.kinds, self.tag)
    }

    /// A number in digits.
    pub(super) fn digits(&self) -> Option<&str> {
        let plain = (1..=4).contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then_some(&*self.text)
    }
}

fn may_open(text: &str, kinds: Kinds, tag: Tag) -> bool {
    // Q3, H1.
    kinds.may_open() || may_count(text, kinds, tag) || matches!(text.as_bytes(), [b'q' | b'h', ..])
}

fn may_count(text: &str, kinds: Kinds, tag: Tag) -> bool {
    kinds.has(Kind::Numeral)
        || matches!(text.as_bytes(), [b'0'..=b'9', ..])
        || matches!(tag, Tag::Nr | Tag::Mm) && text.starts_with(is_digit)
}

/// Whether a number in words may begin with a letter.
fn is_digit(c: char) -> bool {
    matches!(c, '일' | '이' | '삼' | '사' | '오' | '육' | '칠' | '팔' | '구' | '십' | '백' | '천')
}

/// Whether any of the words that tokens are may say something of times; `both` is room for two of them.
pub(super) fn may_tell(tokens: &[Token<'_>], both: &mut String) -> bool {
    let tells = |at: usize| {
        let token = &tokens[at];
        let mut letters = token.surface().chars();
        let (first, own) = (letters.next(), letters.next());
        let second = own.or_else(|| tokens.get(at + 1)?.surface().chars().next());
        // Letters tell it of nearly all: none of them is spelled differently.
        if let Some(first) = first.filter(|&first| letter::is_syllable(first))
            && second.is_none_or(|second| letter::is_syllable(second) || second.is_ascii())
        {
            return first == '올'
                || may_begin_with(first, second)
                || own.is_none() && may_be(first, token.tag(), second)
                || matches!(token.tag(), Tag::Nr | Tag::Mm) && is_digit(first);
        }
        if let Some(first) = first.filter(char::is_ascii) {
            let first = first.to_ascii_lowercase();
            let second = second.map(|second| second.to_ascii_lowercase());
            return matches!(first, '0'..='9' | 'q' | 'h') || may_begin_with(first, second);
        }
        let text = spelled(token.surface());
        let next = || tokens.get(at + 1).map(|next| spelled(next.surface()));
        let kinds = Kinds::at(&text, next, both);
        kinds.may_be_present()
            || may_open(&text, kinds, token.tag())
            || may_be_divided(text.chars(), || next()?.chars().next())
    };
    (0..tokens.len()).any(tells)
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
        let next = || words.get(at + 1).map(|next| Cow::Borrowed(&*next.text));
        words[at].kinds = Kinds::at(&words[at].text, next, both);
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
    let next = || eojeol.get(1)?.text.chars().next();
    if eojeol.len() > 6 || !eojeol.first().is_some_and(|first| may_be_divided(first.text.chars(), next)) {
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

/// Whether an eojeol that begins with a word of these letters may be one that is divided; `next` is the letter behind the word.
fn may_be_divided(mut word: impl Iterator<Item = char>, next: impl FnOnce() -> Option<char>) -> bool {
    let wanted = match word.next() {
        Some('올') => return true,
        Some('지') => '난',
        Some('이') => '번',
        Some('다') => '음',
        Some('작' | '내') => '년',
        _ => return false,
    };
    word.next().or_else(next) == Some(wanted)
}

fn begins_with_particle(text: &str) -> bool {
    const PARTICLES: [&str; 17] =
        ["에", "엔", "은", "는", "이", "가", "을", "를", "의", "도", "부터", "까지", "보다", "처럼", "쯤", "만", "과"];
    PARTICLES.iter().any(|particle| text.starts_with(particle)) || !text.starts_with(|c: char| c.is_alphabetic())
}
