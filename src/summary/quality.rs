//! Whether a sentence can stand for itself.

use crate::analysis::Passage;
use crate::document::Channel;
use crate::letter;
use crate::sentence::Sentence;
use crate::tag::Tag;
use crate::time::tense::Tense;
use crate::tokenizer::Token;

/// What makes a sentence fit to be quoted, or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Quality {
    /// From 0 to 1,000.
    pub(super) points: i64,
    /// Whether it is a sentence of running text with a verb: what is quoted as one must be.
    pub(super) whole: bool,
    pub(super) tense: Tense,
}

impl Quality {
    /// Of what is no sentence of the writer's.
    pub(super) const NONE: Self = Self { points: 0, whole: false, tense: Tense::Open };
}

/// Words at the beginning that point to what was said before.
const POINTING: [&str; 34] = [
    "그래서",
    "그러나",
    "그런데",
    "그리고",
    "그러다",
    "그러다가",
    "그러면서",
    "그러니",
    "그러니까",
    "하지만",
    "그렇지만",
    "그렇게",
    "이렇게",
    "그래도",
    "또한",
    "또",
    "즉",
    "따라서",
    "때문에",
    "이런",
    "그런",
    "저런",
    "이러한",
    "그러한",
    "이",
    "그",
    "저",
    "이것",
    "그것",
    "이건",
    "그건",
    "이는",
    "이게",
    "그게",
];

/// The lengths in characters of a sentence that is read at a glance.
const GLANCE: std::ops::RangeInclusive<i64> = 18..=80;

/// `tense` is that of the sentence.
pub(super) fn quality(passage: &Passage<'_>, sentence: &Sentence<'_>, tense: Tense) -> Quality {
    let tokens = passage.words(sentence);
    let text = sentence.text();
    let prose = matches!(passage.block().channel(), Channel::Prose | Channel::ListItem);
    let begins = tokens.iter().find(|token| !token.tag().is_symbol());
    let torn = begins.is_none_or(|first| first.tag().is_particle() || first.tag().is_ending());
    if !prose || torn || !is_closed(tokens) {
        return Quality::NONE;
    }
    let writing = Writing::of(text);
    let length = i64::try_from(writing.characters).unwrap_or(i64::MAX);
    // What goes over several lines could not be divided by the sentence splitter.
    let whole = (8..=220).contains(&length) && writing.is_korean() && writing.breaks <= 1;
    if !whole {
        return Quality::NONE;
    }
    let fit = match length {
        ..18 => 300 - (GLANCE.start() - length) * 25,
        18..=80 => 300,
        _ => 300 - (length - GLANCE.end()) * 3,
    };
    let mut points = 200 + fit.max(0);
    points += match tense {
        Tense::Past => 150,
        Tense::Open => 80,
        Tense::Intended => 0,
    };
    let first = begins.map_or("", Token::surface);
    points += if POINTING.contains(&first) { 0 } else { 100 };
    points += if is_marked(passage, sentence) { 0 } else { 100 };
    points += if text.bytes().any(|byte| matches!(byte, b'?' | b'(' | b':' | b'/')) { 0 } else { 50 };
    Quality { points, whole, tense }
}

/// Whether a sentence ends as one does: in a final ending, or a verb made a noun (했음).
fn is_closed(tokens: &[Token<'_>]) -> bool {
    let last = tokens.iter().rev().find(|token| !token.tag().is_symbol() && token.pattern().is_none());
    let ends = last.and_then(|token| token.tags().last());
    matches!(ends, Some(Tag::Ef | Tag::Etn | Tag::Ec | Tag::Jx))
        && tokens.iter().any(|token| token.tags().iter().any(|tag| tag.is_predicate()))
}

/// What a text is written in.
#[derive(Clone, Copy, Default)]
struct Writing {
    characters: usize,
    letters: usize,
    hangul: usize,
    breaks: usize,
}

impl Writing {
    fn of(text: &str) -> Self {
        let mut own = Self::default();
        for c in text.chars() {
            let hangul = letter::is_syllable(c);
            own.characters += 1;
            own.hangul += usize::from(hangul);
            own.letters += usize::from(hangul || letter::is_alphabetic(c));
            own.breaks += usize::from(c == '\n');
        }
        own
    }

    /// Whether most of its letters are Hangul.
    fn is_korean(self) -> bool {
        10 * self.hangul >= 6 * self.letters && self.hangul > 3
    }
}

/// Whether code or a link stands in it.
fn is_marked(passage: &Passage<'_>, sentence: &Sentence<'_>) -> bool {
    let span = sentence.span();
    let block = passage.block();
    block.code().iter().chain(block.links()).any(|mark| mark.start < span.end && span.start < mark.end)
}
