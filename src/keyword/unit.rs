//! The nouns of a post, in order.

use std::borrow::Cow;

use super::background::Known;
use super::noun::{Noun, is_address, is_honorific};
use super::numbered::Numbered;
use super::options::{CandidateKind, Options};
use super::terms;
use crate::analysis::{Analysis, Passage};
use crate::dictionary::Aliases;
use crate::document::Channel;
use crate::letter;
use crate::span::Span;
use crate::tokenizer::{Token, Tokenizer};

/// What a line counts that was hardly written to be read: lists of links and sources, descriptions of pictures, lines without Korean.
const ASIDE: f64 = 0.3;
/// What headings of lists of sources and links consist of.
const SOURCES: [&str; 18] = [
    "참고",
    "참고자료",
    "참고문헌",
    "참고링크",
    "참고한글",
    "참조",
    "출처",
    "레퍼런스",
    "링크",
    "관련링크",
    "관련글",
    "함께보기",
    "같이보기",
    "더읽을거리",
    "각주",
    "reference",
    "references",
    "bibliography",
];

/// A text has a unit for some so many tokens.
const UNIT_TOKENS: usize = 3;

/// Whether what is set apart in a text is a formula of TeX: `\phi`, `x_{i}`, `a^2`.
fn is_formula(code: &str) -> bool {
    let command = |pair: &[u8]| pair[0] == b'\\' && pair[1].is_ascii_lowercase();
    let places = ["_{", "^{", "^2"];
    code.as_bytes().windows(2).any(command) && !code.contains(":\\") || places.iter().any(|place| code.contains(place))
}

/// Whether only lines that tell who made a book have a word.
fn is_of_imprint(word: &str) -> bool {
    matches!(word, "지은이" | "옮긴이" | "엮은이" | "초판" | "ISBN" | "isbn" | "펴낸곳")
}

/// The noun of an eojeol, where it stands.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Unit<'d> {
    /// Which of [`Units::words`] it is.
    pub(super) word: usize,
    pub(super) text: Cow<'d, str>,
    /// Bytes of the source.
    pub(super) span: Span,
    /// The number of its passage, of its sentence there, and of its line in the post.
    pub(super) passage: usize,
    pub(super) sentence: usize,
    pub(super) line: usize,
    /// How much its line counts, up to 1.
    pub(super) weight: f64,
    pub(super) heading: bool,
    pub(super) verbal: bool,
    pub(super) honorific: bool,
    pub(super) person: bool,
    /// Whether the next unit continues the phrase: no particle between, same line, next eojeol.
    pub(super) continues: bool,
}

/// A word of a post.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Word {
    /// How much it says.
    pub(super) information: f64,
    /// Whether no phrase begins or ends in it.
    pub(super) empty: bool,
    pub(super) latin: bool,
    pub(super) alone: bool,
    pub(super) gerund: bool,
}

/// The units of a post.
#[expect(clippy::struct_field_names, reason = "the units themselves")]
pub(super) struct Units<'d> {
    pub(super) units: Vec<Unit<'d>>,
    pub(super) words: Vec<Word>,
    /// The keys of the words: without spaces, in lower case.
    pub(super) keys: Numbered,
}

impl<'d> Units<'d> {
    /// The units of a post. O(length).
    pub(super) fn new(analysis: &Analysis<'d>, options: &Options) -> Self {
        options.background.with_known(|known| Self::with(analysis, options, known))
    }

    fn with(analysis: &Analysis<'d>, options: &Options, known: &mut Known) -> Self {
        let tokens: usize = analysis.passages().iter().map(|passage| passage.tokens().len()).sum();
        let units = Vec::with_capacity(tokens / UNIT_TOKENS);
        let mut reader = Reader {
            tokenizer: analysis.tokenizer(),
            options,
            parts: Vec::new(),
            // Every other unit is a word that the post had before.
            units: Self { keys: Numbered::with_capacity(units.capacity() / 2), units, words: Vec::new() },
            lines: 0,
        };
        let mut sources = false;
        for (number, passage) in analysis.passages().iter().enumerate() {
            if passage.block().is_heading() {
                let letters = |c: &char| letter::is_alphanumeric(*c);
                let title: String = passage.block().text().chars().filter(letters).collect();
                sources = SOURCES.contains(&&*letter::lowercase(&title));
            }
            reader.passage(number, passage, sources);
        }
        let Reader { mut units, parts, .. } = reader;
        units.weigh(options, known, &parts);
        units
    }

    /// Finds how much each word says; some have the given parts. All are looked up one right after the other, so that their memory is waited for together.
    fn weigh(&mut self, options: &Options, known: &mut Known, parts: &[(usize, &str)]) {
        for (number, word) in self.words.iter_mut().enumerate() {
            (word.information, word.empty) = options.background.word(known, self.keys.text(number));
        }
        for parts in parts.chunk_by(|a, b| a.0 == b.0) {
            let number = parts[0].0;
            let parts = parts.iter().map(|&(_, part)| part);
            self.words[number].information = options.background.compound(known, self.keys.text(number), parts);
        }
    }

    /// The word of a unit.
    pub(super) fn word(&self, unit: usize) -> &Word {
        &self.words[self.units[unit].word]
    }
}

struct Reader<'a, 'd> {
    tokenizer: &'a Tokenizer,
    options: &'a Options,
    units: Units<'d>,
    /// The parts of words that have several, with the numbers of the words.
    parts: Vec<(usize, &'d str)>,
    lines: usize,
}

impl<'d> Reader<'_, 'd> {
    fn passage(&mut self, number: usize, passage: &Passage<'d>, sources: bool) {
        let sentences = passage.sentences();
        let mut sentence = 0;
        let first = self.units.units.len();
        let text = passage.block().text();
        let formulas: Vec<Span> =
            passage.block().code().iter().copied().filter(|code| code.slice(text).is_some_and(is_formula)).collect();
        for line in Lines::new(passage) {
            let weight = if sources { ASIDE } else { line_weight(passage, line) };
            self.line(passage.block().text(), line, |span: Span| {
                while sentence + 1 < sentences.len() && sentences[sentence + 1].span().start <= span.start {
                    sentence += 1;
                }
                // What a formula is made of are commands and variables, no words.
                let formula = formulas.iter().any(|formula| formula.start <= span.start && span.end <= formula.end);
                (!formula).then_some((sentence, weight))
            });
            self.lines += 1;
        }
        for unit in &mut self.units.units[first..] {
            unit.span = passage.block().source(unit.span);
            unit.passage = number;
            unit.heading = passage.block().is_heading();
        }
    }

    fn line(&mut self, text: &'d str, line: &[Token<'d>], mut place: impl FnMut(Span) -> Option<(usize, f64)>) {
        let mut open = false; // whether what stands before ends in a unit
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            let end = at + rest.iter().take_while(|token| token.eojeol() == rest[0].eojeol()).count();
            let eojeol = &line[at..end];
            if let Some(previous) = self.units.units.last_mut().filter(|_| open && is_honorific(eojeol)) {
                previous.honorific = true;
            }
            let (noun, end) = match self.term(text, rest) {
                Some((noun, tokens)) => {
                    let last = rest[tokens - 1].eojeol();
                    (Some(noun), at + rest.iter().take_while(|token| token.eojeol() <= last).count())
                }
                None if is_address(eojeol) => (None, end),
                None => (Noun::new(self.tokenizer, text, eojeol), end),
            };
            let eojeol = &line[at..end];
            at = end;
            let Some(noun) = noun else {
                open = false;
                continue;
            };
            let Some((sentence, weight)) = place(noun.span) else {
                open = false;
                continue;
            };
            if let Some(previous) = self.units.units.last_mut().filter(|_| open && noun.leads) {
                previous.continues = true;
            }
            open = noun.ends;
            let word = self.word(&noun, &eojeol[noun.tokens.clone()]);
            self.units.units.push(Unit {
                word,
                text: noun.text,
                span: noun.span,
                passage: 0,
                sentence,
                line: self.lines,
                weight,
                heading: false,
                verbal: noun.verbal,
                honorific: noun.honorific,
                person: noun.person,
                continues: false,
            });
        }
    }

    /// The term of several eojeols, or with verbs in it, that tokens begin with, and how many of them it is.
    fn term(&self, text: &'d str, tokens: &[Token<'d>]) -> Option<(Noun<'d>, usize)> {
        let count = self.options.terms.at(tokens, self.options.kind == CandidateKind::Phrases)?;
        let own = &tokens[..count];
        let span = terms::span(own)?;
        let mut words = span.slice(text)?.split_whitespace();
        let first = words.next()?;
        let several = words.clone().next().is_some();
        let text =
            if several { words.fold(first.to_owned(), |text, word| text + " " + word).into() } else { first.into() };
        let next = tokens.get(count).filter(|next| next.eojeol() == own[count - 1].eojeol());
        let noun = Noun {
            text,
            span,
            tokens: 0..count,
            alone: true,
            gerund: false,
            verbal: false,
            latin: false,
            honorific: false,
            person: false,
            leads: true,
            ends: next.is_none(),
        };
        Some((noun, count))
    }

    /// The word of a noun that consists of tokens. How much it says is found for all words at the end.
    fn word(&mut self, noun: &Noun<'_>, tokens: &[Token<'d>]) -> usize {
        let key = Aliases::key(&noun.text);
        let number = self.units.keys.number(&key);
        if let Some(word) = self.units.words.get_mut(number) {
            // 읽기 is a noun elsewhere, too.
            word.alone |= noun.alone;
            return number;
        }
        if tokens.len() > 1 {
            self.parts.extend(tokens.iter().map(|token| (number, token.surface())));
        }
        let (latin, alone, gerund) = (noun.latin, noun.alone, noun.gerund);
        self.units.words.push(Word { information: 0.0, empty: false, latin, alone, gerund });
        number
    }
}

/// The tokens of a passage, line by line.
pub(super) struct Lines<'p, 'd> {
    text: &'d str,
    tokens: &'p [Token<'d>],
}

impl<'p, 'd> Lines<'p, 'd> {
    pub(super) fn new(passage: &'p Passage<'d>) -> Self {
        Self { text: passage.block().text(), tokens: passage.tokens() }
    }
}

impl<'p, 'd> Iterator for Lines<'p, 'd> {
    type Item = &'p [Token<'d>];

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.tokens.first()?.span().start;
        let end = self.text[first..].find('\n').map_or(self.text.len(), |length| first + length);
        let (line, rest) = self.tokens.split_at(self.tokens.partition_point(|token| token.span().start < end).max(1));
        self.tokens = rest;
        Some(line)
    }
}

fn line_weight(passage: &Passage<'_>, line: &[Token<'_>]) -> f64 {
    match passage.block().channel() {
        Channel::LinkText | Channel::ImageAlt => ASIDE,
        Channel::Heading => 1.0,
        _ => {
            let book = |token: &Token<'_>| is_of_imprint(token.surface());
            let korean = |token: &Token<'_>| token.surface().contains(letter::is_syllable);
            if line.iter().any(korean) && !line.iter().any(book) { 1.0 } else { ASIDE }
        }
    }
}
