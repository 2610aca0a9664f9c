//! Terms that are one however they are written, and words that are never wanted.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use foldhash::{HashMap, HashSet};

use crate::dictionary::Aliases;
use crate::error::{BadLine, Error, Result};
use crate::letter::{self, Marks};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::Token;

/// Terms of the user's own, besides those of the crate: lines `term [TAB alias,alias…]`, `#` for comments.
///
/// All forms of a term count together, wherever they stand, whatever the spaces and case.
///
/// ```
/// use hoego::keyword::Terms;
///
/// let terms = Terms::parse("terms.tsv", "꺾이지 않는 마음\t중꺾마\n우리 동네 책방\n").unwrap();
/// assert_eq!(terms.len(), 2);
/// let error = Terms::parse("terms.tsv", "React\t리액트\n리액트 네이티브\t리액트\n").unwrap_err();
/// assert_eq!(error.to_string(), "terms.tsv:2: 리액트 already stands for React");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Terms(Arc<Forms>);

#[derive(Debug, Default)]
struct Forms {
    /// The name of a term by the keys of its forms.
    names: HashMap<String, String>,
    starts: Starts,
    terms: usize,
}

/// Words that are no keywords: a word or phrase a line, `#` for comments.
///
/// ```
/// use hoego::keyword::StopWords;
///
/// let words = StopWords::parse("stop.txt", "# my team\n개발팀\n주간 회의\n").unwrap();
/// assert!(words.contains("주간회의"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct StopWords(Arc<HashSet<String>>);

impl Terms {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] or [`Error::Encoding`] if it cannot be read, [`Error::WordList`] with every bad line.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let (name, text) = read(path.as_ref())?;
        Self::parse(&name, &text)
    }

    /// Reads lines from memory; `name` stands for them in error messages.
    ///
    /// # Errors
    ///
    /// [`Error::WordList`] with every bad line.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let mut forms = Forms::default();
        parse(name, text, |line| forms.add(line))?;
        Ok(Self(Arc::new(forms)))
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.0.terms
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.terms == 0
    }

    /// The usual form of a term by the key of one of its forms; the user's go before those of the crate.
    pub(super) fn name(&self, key: &str) -> Option<&str> {
        self.0.names.get(key).map(String::as_str).or_else(|| Aliases::get().name(key))
    }

    /// Whether a key is one of the user's own terms.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.names.contains_key(key)
    }

    /// How many of `tokens`, which begin an eojeol, make up a term that is not seen otherwise: one of several eojeols or with
    /// verbs in it. The longest there is; before particles and endings only. Phrases of the crate only where `phrases` are wanted.
    pub(super) fn at(&self, tokens: &[Token<'_>], phrases: bool) -> Option<usize> {
        let own = self.0.starts.at(tokens);
        let others = if phrases { PHRASES.at(tokens) } else { None };
        own.max(others)
    }
}

impl Forms {
    fn add(&mut self, line: &str) -> Result<(), String> {
        let mut columns = line.split('\t').map(str::trim);
        let name = columns.next().unwrap_or_default();
        let aliases = columns.next().unwrap_or_default();
        if columns.any(|column| !column.is_empty()) {
            return Err("more than the two columns term and aliases".to_owned());
        }
        let forms = std::iter::once(name).chain(aliases.split(',').map(str::trim).filter(|form| !form.is_empty()));
        for form in forms {
            let key = Aliases::key(form);
            if key.chars().count() < 2 {
                return Err(format!("{form:?} is too short for a term"));
            }
            if let Some(other) = self.names.get(&*key).filter(|other| *other != name) {
                return Err(format!("{form} already stands for {other}"));
            }
            self.starts.add(&key);
            self.names.insert(key.into_owned(), name.to_owned());
        }
        self.terms += 1;
        Ok(())
    }
}

impl StopWords {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] or [`Error::Encoding`] if it cannot be read, [`Error::WordList`] with every bad line.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let (name, text) = read(path.as_ref())?;
        Self::parse(&name, &text)
    }

    /// Reads lines from memory; `name` stands for them in error messages.
    ///
    /// # Errors
    ///
    /// [`Error::WordList`] with every bad line.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let mut words = HashSet::default();
        parse(name, text, |line| {
            if line.contains(['\t', ',']) {
                return Err("more than a word or phrase".to_owned());
            }
            words.insert(Aliases::key(line).into_owned());
            Ok(())
        })?;
        Ok(Self(Arc::new(words)))
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a word or phrase is among them, whatever its spaces and case.
    pub fn contains(&self, word: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&*Aliases::key(word))
    }
}

impl Extend<String> for StopWords {
    fn extend<I: IntoIterator<Item = String>>(&mut self, words: I) {
        Arc::make_mut(&mut self.0).extend(words.into_iter().map(|word| Aliases::key(&word).into_owned()));
    }
}

impl IntoIterator for StopWords {
    type Item = String;
    type IntoIter = std::collections::hash_set::IntoIter<String>;

    /// Their keys, in no order.
    fn into_iter(self) -> Self::IntoIter {
        Arc::unwrap_or_clone(self.0).into_iter()
    }
}

impl<'a> FromIterator<&'a str> for StopWords {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        Self(Arc::new(words.into_iter().map(|word| Aliases::key(word).into_owned()).collect()))
    }
}

/// The name of a file and its text.
fn read(path: &Path) -> Result<(String, String)> {
    let bytes = std::fs::read(path).map_err(Error::io(path))?;
    Ok((path.display().to_string(), Error::decode(path, bytes)?))
}

/// Gives the lines that are no comments to `add`, and gathers what is wrong with them.
fn parse(name: &str, text: &str, mut add: impl FnMut(&str) -> Result<(), String>) -> Result<()> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.lines()).map(|(line, text)| (line, text.trim()));
    let bad: Vec<BadLine> = lines
        .filter(|(_, text)| !text.is_empty() && !text.starts_with('#'))
        .filter_map(|(line, text)| add(text).err().map(|reason| BadLine { line, reason }))
        .collect();
    if bad.is_empty() { Ok(()) } else { Err(Error::WordList { name: name.to_owned(), lines: bad }) }
}

/// The phrases among the terms of the crate.
static PHRASES: LazyLock<Starts> = LazyLock::new(|| {
    let mut starts = Starts::default();
    for form in Aliases::phrases() {
        starts.add(&Aliases::key(form));
    }
    starts
});

/// Keys by their first characters, so that hardly any eojeol has to be compared with one.
#[derive(Debug, Default)]
struct Starts {
    keys: HashMap<u64, Vec<String>>,
    /// By what there are any, and by the first two characters of that.
    marks: Marks,
    pairs: Marks,
}

/// The first three characters as one number.
fn start(first: char, second: char, third: Option<char>) -> u64 {
    // No character has more than 21 bits.
    u64::from(first) << 42 | u64::from(second) << 21 | third.map_or(0, u64::from)
}

/// The first three characters of a text that is cut into pieces, in lower case, as far as there are so many.
fn first_letters<'t>(pieces: impl Iterator<Item = &'t str>) -> [Option<char>; 3] {
    let (mut letters, mut count) = ([None; 3], 0);
    for piece in pieces {
        for c in piece.chars() {
            letters[count] = Some(letter::lower(c));
            count += 1;
            if count == letters.len() {
                return letters;
            }
        }
    }
    letters
}

impl Starts {
    fn add(&mut self, key: &str) {
        if let [Some(first), Some(second), third] = first_letters(std::iter::once(key)) {
            let whole = start(first, second, third);
            self.keys.entry(whole).or_default().push(key.to_owned());
            self.marks.add(whole);
            self.pairs.add(start(first, second, None));
        }
    }

    fn at(&self, tokens: &[Token<'_>]) -> Option<usize> {
        if self.keys.is_empty() {
            return None;
        }
        // Two characters tell of most eojeols that none begins with them.
        let mut letters = tokens.first()?.surface().chars();
        let first = letters.next().map(letter::lower)?;
        let second = letters.next().or_else(|| tokens.get(1)?.surface().chars().next()).map(letter::lower)?;
        if !self.pairs.may_have(start(first, second, None)) {
            return None;
        }
        let [.., third] = first_letters(tokens.iter().map(Token::surface));
        let at = |third: Option<char>| {
            let start = Some(start(first, second, third)).filter(|&start| self.marks.may_have(start))?;
            self.keys.get(&start)?.iter().filter_map(|key| matched(key, tokens)).max()
        };
        third.and_then(|third| at(Some(third))).max(at(None))
    }
}

/// How many tokens a key covers exactly, if what follows in the eojeol is a particle or an ending.
fn matched(key: &str, tokens: &[Token<'_>]) -> Option<usize> {
    let mut rest = key;
    for (count, token) in (1..).zip(tokens) {
        rest = without(rest, token.surface())?;
        if rest.is_empty() {
            let same = |next: &&Token<'_>| next.eojeol() == token.eojeol();
            let closes = |next: &Token<'_>| {
                let tag = next.tag();
                tag.is_particle() || tag.is_ending() || tag.is_symbol() || matches!(tag, Tag::Vcp | Tag::Xsn | Tag::Xsv)
            };
            return tokens.get(count).filter(same).is_none_or(closes).then_some(count);
        }
    }
    None
}

/// A key without what it begins with, in lower case.
fn without<'k>(key: &'k str, beginning: &str) -> Option<&'k str> {
    let mut rest = key.chars();
    for c in beginning.chars() {
        let begins = if letter::is_syllable(c) || c.is_ascii() {
            rest.next() == Some(c.to_ascii_lowercase())
        } else {
            c.to_lowercase().all(|lower| rest.next() == Some(lower))
        };
        if !begins {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Where tokens stand, from the first to the last.
pub(super) fn span(tokens: &[Token<'_>]) -> Option<Span> {
    Some(Span::new(tokens.first()?.span().start, tokens.last()?.span().end))
}
