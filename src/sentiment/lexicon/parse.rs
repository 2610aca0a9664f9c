//! Lines of `dict/sentiment.tsv` and `dict/idioms.tsv`.

use super::{Class, Entry};
use crate::error::BadLine;
use crate::sentiment::emotion::Emotion;
use crate::sentiment::symbol::{Group, Symbol, word as symbol_of};
use crate::tag::Tag;

/// How many morphemes a key has at most.
const LONGEST_KEY: usize = 3;

/// What a line is about.
pub(super) enum Key<'a> {
    /// A string of the text, for words that the analyser splits.
    Surface(&'a str),
    Symbols(Vec<Symbol>),
}

pub(super) struct Word<'a> {
    pub(super) key: Key<'a>,
    pub(super) entry: Entry,
}

/// Reads the lines that are no comments; those that cannot be used come back, in order.
pub(super) fn lines<'a>(
    text: &'a str,
    mut read: impl FnMut(&'a str) -> Result<(), String>,
) -> Result<(), Vec<BadLine>> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let bad = lines.filter_map(|(number, line)| read(line).err().map(|reason| BadLine { line: number, reason }));
    let bad: Vec<BadLine> = bad.collect();
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}

/// `key TAB tag TAB valence TAB emotion TAB class [TAB origin]`
pub(super) fn word(line: &str) -> Result<Word<'_>, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [key, tag, valence, emotion, class, ..] = columns[..] else {
        return Err(format!("{} columns; key, tag, valence, emotion and class are needed", columns.len()));
    };
    let entry = Entry {
        valence: self::valence(valence)?,
        emotion: self::emotion(emotion)?,
        class: self::class(class)?,
        idiom: false,
    };
    if let Some(surface) = key.strip_prefix('=') {
        if surface.is_empty() {
            return Err("= needs a surface behind it".to_owned());
        }
        return Ok(Word { key: Key::Surface(surface), entry });
    }
    let parts: Vec<&str> = key.split(' ').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() || parts.len() > LONGEST_KEY {
        return Err(format!("{} morphemes in the key {key:?}; one to {LONGEST_KEY} are possible", parts.len()));
    }
    let last = match tag {
        "N" | "M" | "I" => Group::Nominal,
        "V" | "A" => Group::Predicate,
        "S" => return Err("the tag S is for surfaces, which begin with =".to_owned()),
        _ => return Err(format!("no such tag: {tag:?}; N, V, A, M, I or S")),
    };
    let symbols = parts.iter().enumerate().map(|(index, part)| {
        let stem = part.strip_suffix('다').filter(|stem| !stem.is_empty());
        match stem {
            Some(stem) if index + 1 < parts.len() || last == Group::Predicate => symbol_of(Group::Predicate, stem),
            _ => symbol_of(Group::Nominal, part),
        }
    });
    Ok(Word { key: Key::Symbols(symbols.collect()), entry })
}

/// `lemma/TAG lemma/TAG … TAB valence TAB emotion [TAB note]`
pub(super) fn idiom(line: &str) -> Result<(Vec<Symbol>, Entry), String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [pattern, valence, emotion, ..] = columns[..] else {
        return Err(format!("{} columns; pattern, valence and emotion are needed", columns.len()));
    };
    let entry =
        Entry { valence: self::valence(valence)?, emotion: self::emotion(emotion)?, class: Class::Plain, idiom: true };
    let element = |element: &str| {
        let (lemma, tag) = element.rsplit_once('/').ok_or_else(|| format!("{element:?} has no tag"))?;
        let tag: Tag = tag.parse().map_err(|error| format!("{error}"))?;
        let group = Group::of(tag);
        let stem = if group == Group::Predicate { lemma.strip_suffix('다').unwrap_or(lemma) } else { lemma };
        Ok::<Symbol, String>(symbol_of(group, stem))
    };
    let symbols = pattern.split(' ').filter(|part| !part.is_empty()).map(element).collect::<Result<Vec<_>, _>>()?;
    if symbols.is_empty() { Err("an empty pattern".to_owned()) } else { Ok((symbols, entry)) }
}

fn valence(text: &str) -> Result<i8, String> {
    let valence = text.parse::<i8>().ok().filter(|valence| (-3..=3).contains(valence));
    valence.ok_or_else(|| format!("the valence {text:?} is no whole number from -3 to 3"))
}

fn emotion(text: &str) -> Result<Emotion, String> {
    if text == "-" { Ok(Emotion::Neutral) } else { text.parse().map_err(|error| format!("{error}")) }
}

fn class(text: &str) -> Result<Class, String> {
    Ok(match text {
        "plain" => Class::Plain,
        "shifter-down" => Class::ShifterDown,
        "shifter-up" => Class::ShifterUp,
        "negator" => Class::Negator,
        "intensifier" => Class::Intensifier,
        "diminisher" => Class::Diminisher,
        "wish" => Class::Wish,
        "heading" => Class::Heading,
        _ => return Err(format!("no such class: {text:?}")),
    })
}
