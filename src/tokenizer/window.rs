//! The characters of a stretch of a line, and what the lattice asks of them.

use super::pattern::Pattern;
use crate::dictionary::{CharInfo, Characters, Dictionary};
use crate::letter::{is_alphanumeric, is_syllable};
use crate::span::Span;

/// How far words may reach beyond a window: the longest word of ko-dic has 17 characters.
pub(crate) const LONGEST_WORD: usize = 128;
/// More white space than this changes nothing: one word of ko-dic ends in a space, one holds one.
const SPACES: usize = 2;
/// What stands for a string that is one token whatever the dictionary says; no word has it.
const STAND_IN: char = '\u{f0000}';

/// A stretch of a line.
#[derive(Default)]
pub(super) struct Window {
    pub(super) chars: Vec<char>,
    /// Byte of the line where each character begins.
    pub(super) offsets: Vec<usize>,
    pub(super) classes: Vec<u8>,
    /// Strings that stand as one character each: its place, what it is, and the byte of the line behind it.
    patterns: Vec<(usize, Pattern, usize)>,
    /// The character of the line before the first.
    before: Option<char>,
    /// Whether the window reaches the end of the line.
    pub(super) last: bool,
    /// Whether a word of the user that may stand where a pattern does goes on behind the text, over a space.
    pub(super) goes_on: bool,
}

impl Window {
    /// Takes the characters of `line` from the byte `start` on: `window` of them and what words may reach beyond.
    pub(super) fn fill(&mut self, line: &str, start: usize, window: usize, dictionary: &Dictionary) {
        let characters = &*dictionary.characters;
        self.chars.clear();
        self.offsets.clear();
        self.classes.clear();
        self.patterns.clear();
        self.before = line[..start].chars().next_back();
        let may_hold_patterns = dictionary.extras.is_some();
        let mut spaces = 0;
        let mut next_before = self.before;
        let mut covered = start;
        self.last = true;
        self.goes_on = false;
        for (at, c) in line[start..].char_indices() {
            let at = start + at;
            let before = next_before.replace(c);
            if at < covered {
                continue;
            }
            let (mut c, mut class) = (c, characters.class(c));
            spaces = if characters.info(class).space { spaces + 1 } else { 0 };
            if spaces > SPACES {
                continue;
            }
            if self.chars.len() == window + LONGEST_WORD {
                self.last = false;
                break;
            }
            let may_be_pattern = may_hold_patterns && Pattern::may_begin_with(c, before);
            let pattern = may_be_pattern.then(|| Pattern::at(line, at)).flatten();
            if let Some((pattern, end)) = pattern.filter(|_| !self.user_word_at(dictionary, &line[at..])) {
                self.patterns.push((self.chars.len(), pattern, end));
                (c, class) = (STAND_IN, characters.pattern_class());
                covered = end;
            }
            self.chars.push(c);
            self.offsets.push(at);
            self.classes.push(class);
        }
    }

    /// How many characters from `begin` on are of one kind, each with the next; not more than `most` are looked at.
    pub(super) fn run(&self, characters: &Characters, begin: usize, most: usize) -> usize {
        let mut infos = self.classes[begin..].iter().take(most).map(|&class| characters.info(class));
        let Some(mut info) = infos.next() else { return 0 };
        1 + infos.take_while(|next| std::mem::replace(&mut info, *next).is_kind_of(next)).count()
    }

    /// What is known of a character.
    pub(super) fn info<'d>(&self, characters: &'d Characters, at: usize) -> &'d CharInfo {
        characters.info(self.classes[at])
    }

    /// Whether a stretch of Hangul begins at a character.
    pub(super) fn begins_hangul(&self, at: usize) -> bool {
        is_syllable(self.chars[at]) && !self.before(at).is_some_and(is_syllable)
    }

    /// Whether a character is the first letter of an eojeol, perhaps behind punctuation.
    pub(super) fn begins_eojeol(&self, at: usize) -> bool {
        !self.before(at).is_some_and(|before| before == STAND_IN || is_alphanumeric(before))
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map_or(self.before, |before| Some(self.chars[before]))
    }

    /// The pattern that a character stands for, if it does.
    pub(super) fn pattern(&self, at: usize) -> Option<(Pattern, usize)> {
        if self.chars[at] != STAND_IN {
            return None;
        }
        let index = self.patterns.binary_search_by_key(&at, |&(at, ..)| at).ok()?;
        let (_, pattern, end) = self.patterns[index];
        Some((pattern, end))
    }

    /// Whether the user has a word that `text` begins with: it is not lost in a pattern.
    fn user_word_at(&mut self, dictionary: &Dictionary, text: &str) -> bool {
        let Some(user) = &dictionary.user else { return false };
        let text: Vec<char> = text.chars().take(LONGEST_WORD).collect();
        let mut words = user.prefixes(&text);
        let found = words.by_ref().count() > 0;
        self.goes_on |= words.goes_on();
        found
    }

    /// In characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The bytes of the line from a character to the one before `end`.
    pub(super) fn bytes(&self, begin: usize, end: usize) -> Span {
        Span::new(self.offsets[begin], self.end_byte(end))
    }

    /// The byte behind the character before `end`.
    pub(super) fn end_byte(&self, end: usize) -> usize {
        match self.pattern(end - 1) {
            Some((_, end)) => end,
            None => self.offsets[end - 1] + self.chars[end - 1].len_utf8(),
        }
    }
}

/// A character's place in a window, which fits 16 bits.
pub(super) fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
