//! Lexicons that are made when the program runs: the user's words, with the forms of verbs and adjectives.

use std::borrow::Cow;

use super::conjugation::Ending;
use super::layout::Surfaces;
use super::lexicon::Records;
use super::written::{Word, Written};
use super::{Entry, Lexicon};
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
/// When memory does not suffice, or there are more words, or more that are written alike, than a lexicon can hold.
pub(super) fn compile(words: &[NewWord<'_>]) -> Result<Lexicon, String> {
    let written = words.iter().map(|NewWord { surface, tag, ending, lemma, .. }| Word {
        surface,
        tag: *tag,
        ending: *ending,
        lemma: *lemma,
    });
    let written = Written::new(&written.collect::<Vec<_>>())?;
    let entry = |id: u32| {
        let NewWord { context: Context { left, right, .. }, cost, .. } = words[id as usize];
        Entry { word: id, cost, left, right }
    };
    if words.len() > Entry::WORDS as usize {
        return Err("there are too many words".into());
    }
    let records = Records { places: written.places.into(), records: written.records.into() };
    let entries = written.order.into_iter().map(entry).collect();
    let surfaces = Surfaces::new(&written.trie, &written.firsts, entries, |own| own.len(), |_| false)?;
    let lexicon = Lexicon::scanned(records)?.listing(surfaces.into());
    Ok(lexicon.beginning_with(written.beginnings))
}
