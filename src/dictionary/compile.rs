//! Lexicons that are made when the program runs: the user's words, and terms.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

use super::Lexicon;
use super::conjugation::Ending;
use crate::tag::Tag;

/// How a word connects: context ids and a usual cost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Context {
    pub(super) left: u16,
    pub(super) right: u16,
    pub(super) cost: i16,
}

/// A word to be added.
pub(super) struct NewWord<'a> {
    pub(super) surface: Cow<'a, str>,
    pub(super) tag: Tag,
    /// The ending that the surface holds besides the stem.
    pub(super) ending: Option<Ending>,
    /// The form that stands for it; itself if absent.
    pub(super) lemma: Option<&'a str>,
    pub(super) context: Context,
    pub(super) cost: i16,
}

/// The lexicon of words; their ids are their places in the slice.
///
/// # Errors
///
/// Only when memory does not suffice.
pub(super) fn compile(words: &[NewWord<'_>]) -> Result<Lexicon, String> {
    let mut entries: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
    let (mut data, mut index) = (Vec::new(), Vec::new());
    let number = |len: usize| u32::try_from(len).map(u32::to_le_bytes).map_err(|error| error.to_string());
    for (id, word) in (0u32..).zip(words) {
        let NewWord { surface, tag, ending, lemma, context, cost } = word;
        let entry = WordEntry::new(WordId::new(LexType::User, id), *cost, context.left, context.right);
        entries.entry(surface.as_ref().to_owned()).or_default().push(entry);
        let coda = if has_coda(surface) { "T" } else { "F" };
        let lemma = lemma.unwrap_or(surface);
        let joined = match ending {
            Some(Ending { form, tag: last }) => {
                format!("{tag}+{last}\0*\0{coda}\0{surface}\0Inflect\0{tag}\0{last}\0{lemma}/{tag}/*+{form}/{last}/*")
            }
            None if lemma != surface => {
                format!("{tag}\0*\0{coda}\0{surface}\0Inflect\0{tag}\0{tag}\0{lemma}/{tag}/*")
            }
            None => format!("{tag}\0*\0{coda}\0{surface}\0*\0*\0*\0*"),
        };
        index.extend_from_slice(&number(data.len())?);
        data.extend_from_slice(&number(joined.len())?);
        data.extend_from_slice(joined.as_bytes());
    }
    let mut prefixes = PrefixDictionary::from_word_entry_map(&entries).map_err(|error| error.to_string())?;
    prefixes.words_data = data.into();
    prefixes.words_idx_data = index.into();
    Lexicon::scanned(Arc::new(prefixes))
}

/// Whether a word, read aloud, ends in a consonant: decides between 이 and 가.
pub(super) fn has_coda(word: &str) -> bool {
    match word.chars().next_back() {
        Some(c @ '가'..='힣') => (u32::from(c) - 0xac00) % 28 != 0,
        Some(c) => "013678lmnrLMNR".contains(c),
        None => false,
    }
}
