//! Lexicons that are made when the program runs: the user's words, and the forms of verbs and adjectives.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::coda::has_coda;
use super::conjugation::Ending;
use super::lexicon::Files;
use super::{Entry, EntryBytes, Lexicon, beginnings};
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
    let mut surfaces: BTreeMap<&str, Vec<EntryBytes>> = BTreeMap::new();
    let (mut records, mut places) = (Vec::new(), Vec::new());
    let number = |len: usize| u32::try_from(len).map(u32::to_le_bytes).map_err(|error| error.to_string());
    for (id, word) in (0u32..).zip(words) {
        let NewWord { surface, tag, ending, lemma, context: Context { left, right, .. }, cost } = word;
        let entry = Entry { word: id, cost: *cost, left: *left, right: *right };
        surfaces.entry(surface).or_default().push(entry.encode());
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
        places.extend_from_slice(&number(records.len())?);
        records.extend_from_slice(&number(joined.len())?);
        records.extend_from_slice(joined.as_bytes());
    }
    let (mut firsts, mut entries) = (Vec::new(), Vec::new());
    for own in surfaces.values() {
        firsts.extend_from_slice(&number(entries.len())?);
        entries.extend_from_slice(own);
    }
    firsts.extend_from_slice(&number(entries.len())?);
    let trie = match surfaces.len() {
        // crawdad builds no trie without strings: no codes, no alphabet, no nodes.
        0 => vec![0; 12],
        _ => crawdad::Trie::from_keys(surfaces.keys()).map_err(|error| error.to_string())?.serialize_to_vec(),
    };
    let beginnings = beginnings::of(surfaces.keys().copied());
    let lexicon = Lexicon::scanned(Files {
        trie: trie.into(),
        firsts: firsts.into(),
        entries: entries.concat().into(),
        places: places.into(),
        records: records.into(),
    })?;
    Ok(lexicon.beginning_with(beginnings))
}
