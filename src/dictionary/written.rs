//! Words as a lexicon keeps them. Shared with the build script, so it knows nothing of the rest of the crate.

use super::Tag;
use super::beginnings;
use super::coda::has_coda;
use super::conjugation::Ending;

/// A word to be written.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    /// As it stands in texts.
    pub surface: &'a str,
    /// The tag of the word, or of its stem.
    pub tag: Tag,
    /// The ending that the surface holds besides the stem.
    pub ending: Option<Ending>,
    /// The form that stands for it; itself if absent.
    pub lemma: Option<&'a str>,
}

impl Word<'_> {
    /// The columns, joined by NUL.
    fn record(&self) -> String {
        let Self { surface, tag, ending, lemma } = *self;
        let coda = if has_coda(surface) { "T" } else { "F" };
        let lemma = lemma.unwrap_or(surface);
        match ending {
            Some(Ending { form, tag: last }) => {
                format!("{tag}+{last}\0*\0{coda}\0{surface}\0Inflect\0{tag}\0{last}\0{lemma}/{tag}/*+{form}/{last}/*")
            }
            None if lemma != surface => {
                format!("{tag}\0*\0{coda}\0{surface}\0Inflect\0{tag}\0{tag}\0{lemma}/{tag}/*")
            }
            None => format!("{tag}\0*\0{coda}\0{surface}\0*\0*\0*\0*"),
        }
    }
}

/// The files of a lexicon but for the entries, as lindera writes them.
#[derive(Default)]
pub struct Written {
    /// The surfaces: a trie of crawdad's.
    pub trie: Vec<u8>,
    /// Which entry is the first of each surface, and the number of entries; four bytes each.
    pub firsts: Vec<u8>,
    /// The words in the order of the entries: by surface in code point order, those of one surface as they came.
    pub order: Vec<u32>,
    /// Where the record of each word begins; four bytes each.
    pub places: Vec<u8>,
    /// Records, each a length in four bytes and the columns.
    pub records: Vec<u8>,
    /// What the words [begin with](beginnings).
    pub beginnings: Vec<u8>,
}

impl Written {
    /// Writes words; their ids are their places in the slice.
    ///
    /// # Errors
    ///
    /// When there are too many.
    pub fn new(words: &[Word<'_>]) -> Result<Self, String> {
        let number = |len: usize| u32::try_from(len).map_err(|error| error.to_string());
        let mut out = Self::default();
        for word in words {
            let record = word.record();
            out.places.extend_from_slice(&number(out.records.len())?.to_le_bytes());
            out.records.extend_from_slice(&number(record.len())?.to_le_bytes());
            out.records.extend_from_slice(record.as_bytes());
        }
        out.order = (0..number(words.len())?).collect();
        out.order.sort_by_key(|&word| words[word as usize].surface);
        let mut surfaces: Vec<&str> = Vec::new();
        for (place, &word) in (0u32..).zip(&out.order) {
            let surface = words[word as usize].surface;
            if surfaces.last() != Some(&surface) {
                surfaces.push(surface);
                out.firsts.extend_from_slice(&place.to_le_bytes());
            }
        }
        out.firsts.extend_from_slice(&number(words.len())?.to_le_bytes());
        out.beginnings = beginnings::of(surfaces.iter().copied());
        out.trie = match surfaces.len() {
            // crawdad builds no trie without strings: no codes, no alphabet, no nodes.
            0 => vec![0; 12],
            _ => crawdad::Trie::from_keys(&surfaces).map_err(|error| error.to_string())?.serialize_to_vec(),
        };
        Ok(out)
    }
}
