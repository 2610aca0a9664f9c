//! Lines of `dict/sentiment.tsv` and `dict/idioms.tsv`.

use super::{Class, Entry, Key};
use crate::error::BadLine;
use crate::sentiment::emotion::Emotion;
#[cfg(any(test, feature = "training"))]
use crate::sentiment::symbol::Word as Symbol;
use crate::sentiment::symbol::{Group, word as symbol_of};
#[cfg(any(test, feature = "training"))]
use crate::tag::Tag;

/// How many morphemes a key has at most.
const LONGEST_KEY: usize = 3;

/// A line of the lexicon.
pub(super) struct Word {
    pub(super) key: Key,
    pub(super) entry: Entry,
}

/// Reads the lines that are no comments; if some cannot be used, those come back, in order.
pub(super) fn lines<T>(text: &str, mut read: impl FnMut(&str) -> Result<T, String>) -> Result<Vec<T>, Vec<BadLine>> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        match read(line) {
            Ok(entry) => good.push(entry),
            Err(reason) => bad.push(BadLine { line: number, reason }),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

/// `key TAB tag TAB valence TAB emotion TAB class [TAB origin]`
pub(super) fn word(line: &str) -> Result<Word, String> {
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
        return Ok(Word { key: Key::Surface(surface.to_owned()), entry });
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
    Ok(Word { key: Key::Words(symbols.collect()), entry })
}

/// `lemma/TAG lemma/TAG … TAB valence TAB emotion [TAB note]`
#[cfg(any(test, feature = "training"))]
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
