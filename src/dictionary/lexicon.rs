//! Lexicons: surfaces, their entries for the lattice, and what is known about words.

use std::borrow::Cow;
use std::collections::HashMap;

use super::entry::{Entry, EntryBytes};
use super::trie::{self, Trie};
use super::word::Kind;
use super::{beginnings, features, layout};
use crate::tag::Tag;

/// The eight columns of an entry, in the stored form (see [`features`](super::features)).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Features<'d> {
    pub(super) joined: &'d str,
}

impl<'d> Features<'d> {
    /// Those of the record that `bytes` begin with: a length in four bytes and the columns.
    pub(super) fn of_record(bytes: &'d [u8]) -> Option<Self> {
        let (len, rest) = bytes.split_first_chunk()?;
        let joined = rest.get(..u32::from_le_bytes(*len) as usize)?;
        Some(Self { joined: std::str::from_utf8(joined).ok()? })
    }

    /// The column of an index from 0 to 7; `*` where it is missing.
    pub(crate) fn column(self, index: usize) -> &'d str {
        // Columns are so short that a search made for long texts takes longer.
        let mut ends = self.joined.bytes().enumerate().filter(|&(_, byte)| byte == 0).map(|(at, _)| at);
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => match ends.nth(before) {
                Some(end) => end + 1,
                None => return "*",
            },
        };
        &self.joined[start..ends.next().unwrap_or(self.joined.len())]
    }

    /// Writes the columns as MeCab prints them.
    pub(crate) fn write(self, out: &mut impl std::fmt::Write, surface: &str) -> std::fmt::Result {
        for (index, column) in self.joined.split('\0').enumerate() {
            if index > 0 {
                out.write_char(',')?;
            }
            match index {
                3 if column.is_empty() => out.write_str(surface)?,
                7 => features::write_expression(out, column, surface)?,
                _ => out.write_str(column)?,
            }
        }
        Ok(())
    }
}

/// What is listed in a lexicon, of [`layout::Surfaces`].
pub(crate) struct Listing {
    pub(crate) codes: Cow<'static, [u8]>,
    pub(crate) nodes: Cow<'static, [u8]>,
    pub(crate) entries: Cow<'static, [u8]>,
}

impl From<layout::Surfaces> for Listing {
    fn from(layout::Surfaces { codes, nodes, entries }: layout::Surfaces) -> Self {
        Self { codes: codes.into(), nodes: nodes.into(), entries: entries.into() }
    }
}

/// Words as lindera writes them.
pub(crate) struct Records {
    /// `dict.wordsidx`: where the record of each word begins; four bytes each.
    pub(crate) places: Cow<'static, [u8]>,
    /// `dict.words`: records, each a length in four bytes and the columns joined by NUL.
    pub(crate) records: Cow<'static, [u8]>,
}

/// Surfaces, entries and words.
pub(crate) struct Lexicon {
    trie: Trie,
    entries: Cow<'static, [EntryBytes]>,
    words: Words,
    kinds: Vec<Kind>,
    /// The kind of each word: a little-endian `u16`.
    word_kinds: Cow<'static, [u8]>,
    /// What its words [begin with](super::beginnings); empty if that is not known.
    beginnings: Cow<'static, [u8]>,
}

/// What is known about words.
struct Words {
    places: Cow<'static, [[u8; 4]]>,
    records: Cow<'static, [u8]>,
}

impl From<Records> for Words {
    fn from(Records { places, records }: Records) -> Self {
        Self { places: items(places), records }
    }
}

/// A file of items of `N` bytes; what is left over at the end is no item.
fn items<const N: usize>(bytes: Cow<'static, [u8]>) -> Cow<'static, [[u8; N]]> {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.as_chunks().0),
        Cow::Owned(bytes) => Cow::Owned(bytes.as_chunks().0.to_vec()),
    }
}

/// The entries of a surface.
#[derive(Clone, Copy)]
pub(crate) struct Surface<'d> {
    /// All, those first that may be on a best path.
    pub(crate) entries: &'d [EntryBytes],
    live: u8,
    /// Whether one is a noun and nothing else; of the system dictionary.
    pub(crate) has_noun: bool,
}

impl<'d> Surface<'d> {
    /// Of one entry.
    pub(crate) const fn of(entry: &'d EntryBytes) -> Self {
        Self { entries: std::slice::from_ref(entry), live: 1, has_noun: false }
    }

    /// Of entries that all may be on a best path; not more than 255.
    pub(crate) fn all_live(entries: &'d [EntryBytes]) -> Self {
        Self { entries, live: u8::try_from(entries.len()).unwrap_or(u8::MAX), has_noun: false }
    }

    fn new(all: &'d [EntryBytes], layout::Words { first, count, live, has_noun }: layout::Words) -> Self {
        let first = first as usize;
        Self { entries: all.get(first..first + usize::from(count)).unwrap_or_default(), live, has_noun }
    }

    /// Those that may be on a best path.
    pub(crate) fn live(self) -> &'d [EntryBytes] {
        self.entries.get(..self.live.into()).unwrap_or(self.entries)
    }
}

impl Lexicon {
    /// A lexicon whose kinds were tabulated when it was made.
    ///
    /// # Errors
    ///
    /// When a line of `kinds` does not fit.
    pub(crate) fn tabulated(
        listing: Listing,
        records: Records,
        kinds: &str,
        word_kinds: &'static [u8],
    ) -> Result<Self, String> {
        let kinds = kinds.lines().map(|line| {
            let mut fields = line.split(',');
            let mut next = || fields.next().unwrap_or_default();
            Kind::new(next(), next(), next())
        });
        let kinds = kinds.collect::<Result<_, _>>()?;
        Ok(Self::new(records.into(), kinds, Cow::Borrowed(word_kinds)).listing(listing))
    }

    /// A lexicon from its words alone: reads every record once. It has no surfaces yet.
    ///
    /// # Errors
    ///
    /// The first record that does not parse.
    pub(crate) fn scanned(records: Records) -> Result<Self, String> {
        let words = Words::from(records);
        let mut known: HashMap<(&str, &str, &str), u16> = HashMap::new();
        let mut kinds = Vec::new();
        let mut word_kinds = Vec::with_capacity(2 * words.places.len());
        for id in 0..words.places.len() {
            let features = words.features(id).ok_or_else(|| format!("word {id} is damaged"))?;
            let key = (features.column(0), features.column(4), features.column(5));
            let kind = if let Some(&kind) = known.get(&key) {
                kind
            } else {
                let kind = u16::try_from(kinds.len()).map_err(|_| "it has too many kinds")?;
                kinds.push(Kind::new(key.0, key.1, key.2).map_err(|reason| format!("word {id}: {reason}"))?);
                known.insert(key, kind);
                kind
            };
            word_kinds.extend_from_slice(&kind.to_le_bytes());
        }
        Ok(Self::new(words, kinds, Cow::Owned(word_kinds)))
    }

    fn new(words: Words, kinds: Vec<Kind>, word_kinds: Cow<'static, [u8]>) -> Self {
        Self { trie: Trie::default(), entries: Cow::default(), words, kinds, word_kinds, beginnings: Cow::default() }
    }

    /// With surfaces.
    pub(crate) fn listing(self, Listing { codes, nodes, entries }: Listing) -> Self {
        Self { trie: Trie::new(items(codes), items(nodes)), entries: items(entries), ..self }
    }

    /// Gives it the entries of which only places were listed. `kept` has for each place how many before it have one, and how many have in all.
    pub(super) fn fill(&mut self, kept: &[u32], entries: Vec<EntryBytes>) {
        if entries.len() + 1 < kept.len() {
            self.trie.keep(kept);
        }
        self.entries = entries.into();
    }

    /// With what its words [begin with](super::beginnings), so that most texts are not looked for.
    pub(crate) fn beginning_with(self, beginnings: impl Into<Cow<'static, [u8]>>) -> Self {
        Self { beginnings: beginnings.into(), ..self }
    }

    /// What its words [begin with](super::beginnings); empty if that is not known.
    pub(super) fn beginnings(&self) -> &[u8] {
        &self.beginnings
    }

    /// Whether a word may begin `text`, or go on behind it with a space: a quick test.
    pub(crate) fn may_begin(&self, text: &[char]) -> bool {
        beginnings::may_begin(&self.beginnings, text)
    }

    /// Checks that every entry refers to a word and to costs that exist.
    ///
    /// # Errors
    ///
    /// The first that does not.
    pub(crate) fn check(&self, left_ids: u32, right_ids: u32) -> Result<(), String> {
        for entry in self.entries() {
            if entry.word as usize >= self.words.places.len() {
                return Err(format!("an entry names word {}, which does not exist", entry.word));
            }
            if u32::from(entry.left) >= left_ids || u32::from(entry.right) >= right_ids {
                return Err(format!("word {} has a context id that the matrix lacks", entry.word));
            }
        }
        Ok(())
    }

    /// All entries.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.entries.iter().map(Entry::decode)
    }

    /// The words that begin `text`: how many characters they have, shortest first, and their entries.
    pub(crate) fn prefixes<'d, 't>(&'d self, text: &'t [char]) -> Prefixes<'d, 't> {
        Prefixes { entries: &self.entries, found: self.trie.prefixes(text) }
    }

    /// Whether there are entries of exactly this surface.
    pub(crate) fn has(&self, surface: &str) -> bool {
        self.trie.get(surface).count > 0
    }

    /// The entries of exactly this surface.
    pub(crate) fn exact(&self, surface: &str) -> impl Iterator<Item = Entry> {
        Surface::new(&self.entries, self.trie.get(surface)).entries.iter().map(Entry::decode)
    }

    /// The first entry of a surface that is one morpheme with this tag.
    pub(crate) fn with_tag(&self, surface: &str, tag: Tag) -> Option<Entry> {
        self.exact(surface).find(|entry| self.kind(entry.word).tags() == [tag])
    }

    pub(crate) fn kind(&self, word: u32) -> &Kind {
        self.kind_index(word).and_then(|index| self.kinds.get(index)).unwrap_or(Kind::UNKNOWN)
    }

    /// The place of a word's kind in [`Lexicon::kinds`].
    pub(crate) fn kind_index(&self, word: u32) -> Option<usize> {
        let index = self.word_kinds.as_chunks().0.get(word as usize)?;
        Some(u16::from_le_bytes(*index).into())
    }

    /// The kinds of words that there are.
    pub(crate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    pub(crate) fn features(&self, word: u32) -> Option<Features<'_>> {
        self.words.features(word as usize)
    }
}

/// The words that a text begins with.
pub(crate) struct Prefixes<'d, 't> {
    entries: &'d [EntryBytes],
    found: trie::Prefixes<'d, 't>,
}

impl Prefixes<'_, '_> {
    /// Whether some word goes on behind the text with a space. Asked when there are no more.
    pub(crate) fn goes_on(&self) -> bool {
        self.found.goes_on()
    }
}

impl<'d> Iterator for Prefixes<'d, '_> {
    type Item = (usize, Surface<'d>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (len, words) = self.found.next()?;
        Some((len, Surface::new(self.entries, words)))
    }
}

impl Words {
    fn features(&self, word: usize) -> Option<Features<'_>> {
        let start = u32::from_le_bytes(*self.places.get(word)?) as usize;
        Features::of_record(self.records.get(start..)?)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_without_a_type_have_no_expression() {
        let dictionary = crate::dictionary::embedded();
        let words = 0..u32::try_from(dictionary.system.words.places.len()).unwrap();
        for word in words.filter(|&word| dictionary.system.kind(word).whole) {
            let features = dictionary.system.features(word).unwrap();
            // A noun may have the parts of a compound there, which are no morphemes of it.
            let tags = dictionary.system.kind(word).tags();
            let compound = tags.len() == 1 && !tags[0].takes_da();
            assert!(compound || features.column(7) == "*", "{features:?}");
        }
    }
}
