//! Words that no lexicon has.

use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::viterbi::WordEntry;

use super::entry::{Entry, EntryBytes};
use super::lexicon::Features;
use super::word::Kind;
use crate::tag::Tag;
use crate::tokenizer::Pattern;

/// A word with a tag and a final consonant and nothing else.
fn plain(tag: &str, coda: &str) -> Result<(String, Kind), String> {
    Ok((format!("{tag}\0*\0{coda}\0*\0*\0*\0*\0*"), Kind::new(tag, "*", "*")?))
}

/// What unknown words of each category may be.
pub(crate) struct UnknownWords {
    /// By category: the entries, whose word ids index `words`.
    categories: Vec<Vec<EntryBytes>>,
    words: Vec<(String, Kind)>,
    /// The first of the words that no category has: nouns that are guessed at, and patterns.
    unlisted: usize,
}

impl UnknownWords {
    /// # Errors
    ///
    /// The first entry that does not fit.
    pub(crate) fn new(unknown: &UnknownDictionary, left_ids: u32, right_ids: u32) -> Result<Self, String> {
        let mut words = Vec::new();
        for id in 0..u32::try_from(unknown.costs.len()).map_err(|_| "it is too large")? {
            let columns = unknown.word_details(id).ok_or("an unknown word is damaged")?;
            let column = |index: usize| columns.get(index).copied().unwrap_or("*");
            words.push((columns.join("\0"), Kind::new(column(0), column(4), column(5))?));
        }
        let unlisted = words.len();
        for coda in ["F", "T"] {
            words.push(plain("NNG", coda)?);
        }
        for pattern in Pattern::ALL {
            words.push(plain(pattern.tag().as_str(), "*")?);
        }
        let entry = |&id: &u32| -> Result<EntryBytes, String> {
            let entry: &WordEntry = unknown.costs.get(id as usize).ok_or("a category names no unknown word")?;
            if entry.left_id() >= left_ids || entry.right_id() >= right_ids {
                return Err("an unknown word has a context id that the matrix lacks".into());
            }
            let narrow = |id: u32| u16::try_from(id).map_err(|_| "a context id is too large");
            Ok(Entry {
                word: id,
                cost: entry.word_cost(),
                left: narrow(entry.left_id())?,
                right: narrow(entry.right_id())?,
            }
            .encode())
        };
        let categories = unknown
            .category_references
            .iter()
            .map(|ids| ids.iter().map(entry).collect::<Result<_, _>>())
            .collect::<Result<_, _>>()?;
        Ok(Self { categories, words, unlisted })
    }

    /// The word that a pattern is.
    pub(crate) fn pattern_word(&self, pattern: Pattern) -> u32 {
        u32::try_from(self.unlisted + 2 + pattern as usize).unwrap_or(0)
    }

    /// The pattern that a word is, if it is one.
    pub(crate) fn pattern(&self, word: u32) -> Option<Pattern> {
        let index = (word as usize).checked_sub(self.unlisted + 2)?;
        Pattern::ALL.get(index).copied()
    }

    /// The word that a guessed noun is, by whether it ends in a consonant.
    pub(crate) fn noun(&self, coda: bool) -> u32 {
        u32::try_from(self.unlisted + usize::from(coda)).unwrap_or(0)
    }

    /// The first entry with a tag.
    pub(crate) fn with_tag(&self, tag: Tag) -> Option<Entry> {
        let entries = self.categories.iter().flatten().map(Entry::decode);
        entries.into_iter().find(|entry| self.kind(entry.word).tags() == [tag])
    }

    /// The entries of a category.
    pub(crate) fn entries(&self, category: usize) -> &[EntryBytes] {
        self.categories.get(category).map_or(&[], Vec::as_slice)
    }

    /// The kinds of all words, in the order of their ids.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.words.iter().map(|(_, kind)| *kind)
    }

    pub(crate) fn kind(&self, word: u32) -> &Kind {
        self.words.get(word as usize).map_or(Kind::UNKNOWN, |(_, kind)| kind)
    }

    pub(crate) fn features(&self, word: u32) -> Option<Features<'_>> {
        self.words.get(word as usize).map(|(joined, _)| Features { joined })
    }
}
