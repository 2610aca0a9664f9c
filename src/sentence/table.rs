//! The words that the rules look up.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

static TABLE: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../dict/sentence.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(kind, words)| (kind, words.split('\t').collect())).collect()
});

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])* pub(super) fn $name(word: &str) -> bool {
            static WORDS: LazyLock<HashSet<&str>> =
                LazyLock::new(|| TABLE.get(stringify!($name)).cloned().unwrap_or_default());
            WORDS.contains(word)
        })*
    };
}

lists! {
    /// Endings of polite speech in careless spelling.
    polite
    /// Endings of plain speech that no clause goes on after.
    banmal
    /// Endings that a clause goes on after.
    connective
    /// Words that continue a sentence that seemed to end.
    goes_on
    /// Verbs that follow what they quote, as they stand.
    verb
    /// The beginnings of verbs that follow what they quote.
    stem
    /// Words that open a clause.
    opener
    /// Words that stand in brackets for a face.
    laugh
    /// Faces.
    emoticon
}

/// Whether the full stop after a Latin word belongs to it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| TABLE.get("abbreviation").cloned().unwrap_or_default());
    word.len() <= 8 && word.is_ascii() && WORDS.contains(&*word.to_ascii_lowercase())
}

/// Whether a word says or thinks what stands before it.
pub(super) fn says(word: &str) -> bool {
    let prefixes = word.char_indices().skip(2).take(4).map(|(at, _)| &word[..at]);
    verb(word) || stem(word) || prefixes.into_iter().any(stem)
}

/// Whether a suffix of `word`, of at most six characters, is in a list.
pub(super) fn has_suffix(word: &str, list: impl Fn(&str) -> bool) -> bool {
    word.char_indices().rev().take(6).any(|(at, _)| list(&word[at..]))
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
        assert!(polite("해용") && !polite("용") && is_abbreviation("Dr"));
    }
}
