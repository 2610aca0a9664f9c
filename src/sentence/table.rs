//! The words that the rules look up.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::letter::{Beginnings, Letters};

static TABLE: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../dict/sentence.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(kind, words)| (kind, words.split('\t').collect())).collect()
});

/// Words of a kind.
pub(super) struct Words {
    all: HashSet<&'static str>,
    /// What they begin and end with.
    beginnings: Beginnings,
    firsts: Letters,
    lasts: Letters,
}

impl Words {
    fn of(kind: &str) -> Self {
        let all = TABLE.get(kind).cloned().unwrap_or_default();
        let firsts = all.iter().filter_map(|word| word.chars().next()).collect();
        let lasts = all.iter().filter_map(|word| word.chars().next_back()).collect();
        Self { beginnings: all.iter().copied().collect(), all, firsts, lasts }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.beginnings.may_have(word) && self.all.contains(word)
    }

    /// Whether a text may begin with one of them, as far as its first character tells.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.firsts.may_have(first))
    }

    /// The suffixes of a word, of at most six characters, that are among them.
    pub(super) fn suffixes<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let longest = if word.ends_with(|c| self.lasts.may_have(c)) { 6 } else { 0 };
        let suffixes = word.char_indices().rev().take(longest).map(|(at, _)| &word[at..]);
        suffixes.filter(|suffix| self.contains(suffix))
    }

    pub(super) fn has_suffix(&self, word: &str) -> bool {
        self.suffixes(word).next().is_some()
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident $name:literal)*) => {
        $($(#[$doc])* pub(super) static $list: LazyLock<Words> = LazyLock::new(|| Words::of($name));)*
    };
}

lists! {
    /// Endings of polite speech in careless spelling.
    POLITE "polite"
    /// Endings of plain speech that no clause goes on after.
    BANMAL "banmal"
    /// Endings that a clause goes on after.
    CONNECTIVE "connective"
    /// Words that continue a sentence that seemed to end.
    GOES_ON "goes_on"
    /// Verbs that follow what they quote, as they stand.
    VERBS "verb"
    /// The beginnings of verbs that follow what they quote.
    STEMS "stem"
    /// Words that open a clause.
    OPENERS "opener"
    /// Words that stand in brackets for a face.
    LAUGHS "laugh"
    /// Faces.
    EMOTICONS "emoticon"
    /// Latin words that end in a full stop.
    ABBREVIATIONS "abbreviation"
}

/// Whether the full stop after a Latin word belongs to it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 8 && word.is_ascii() && ABBREVIATIONS.contains(&word.to_ascii_lowercase())
}

/// Whether a word says or thinks what stands before it.
pub(super) fn says(word: &str) -> bool {
    let mut prefixes = word.char_indices().skip(2).take(4).map(|(at, _)| &word[..at]);
    let mut stem = || STEMS.contains(word) || prefixes.any(|prefix| STEMS.contains(prefix));
    VERBS.contains(word) || STEMS.may_begin(word) && stem()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        let kinds = [
            "polite",
            "banmal",
            "connective",
            "goes_on",
            "verb",
            "stem",
            "opener",
            "laugh",
            "emoticon",
            "abbreviation",
        ];
        assert_eq!(TABLE.len(), kinds.len());
        assert!(kinds.iter().all(|kind| TABLE[kind].len() > 10 && !TABLE[kind].contains("")));
        assert!(POLITE.contains("해용") && !POLITE.contains("용") && is_abbreviation("Dr"));
        assert!(POLITE.has_suffix("공부해용") && !POLITE.has_suffix("내용"));
    }
}
