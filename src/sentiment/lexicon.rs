//! The words and idioms that carry a feeling.

#[cfg(test)]
mod alive;
mod parse;

use std::collections::HashMap;

use smallvec::SmallVec;

use super::emotion::Emotion;
use super::reading::Morph;
use super::symbol::{Group, Symbol, Word, canonical, join};
use super::table::Table;
use crate::error::BadLine;
use crate::tag::Tag;

/// How far apart two morphemes of a key may stand.
const GAP: usize = 4;

/// What a word does to the feeling of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Class {
    Plain,
    /// Less of what it is said of: 줄다, 없애다, 극복하다.
    ShifterDown,
    /// More of it: 늘다, 심해지다.
    ShifterUp,
    Negator,
    Intensifier,
    Diminisher,
    Wish,
    /// Names a topic: 아쉬운 점.
    Heading,
}

/// What the lexicon says of a key.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Entry {
    /// −3…3.
    pub(super) valence: i8,
    pub(super) emotion: Emotion,
    pub(super) class: Class,
    pub(super) idiom: bool,
}

/// What an entry is found by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Key {
    /// A string of the text, for words that the analyser splits.
    Surface(String),
    /// Morphemes.
    Words(Vec<Word>),
}

/// An entry and the morphemes it was found in.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) entry: Entry,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether 안 or 못 stands inside without being part of the key: 잘 안 맞다.
    pub(super) denied: bool,
}

/// Those of a sentence; few have more.
pub(super) type Finds = SmallVec<[Found; 6]>;

/// Keys as a tree over symbols, and surfaces by their first character.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    steps: Table,
    nodes: Vec<Node>,
    surfaces: HashMap<char, Vec<(String, Entry)>, Hasher>,
}

/// What a key is looked for in.
#[derive(Clone, Copy)]
struct Walk<'m, 't> {
    morphs: &'m [Morph<'t>],
    /// Where it begins.
    first: usize,
    headings: bool,
}

/// Where one is in the tree.
#[derive(Clone, Default, Debug)]
struct Node {
    /// Of the key that ends there.
    entry: Option<Entry>,
    /// A bit for the lower bits of each word that a key goes on with: most words do not.
    next: u64,
}

impl Node {
    const fn mark(word: Word) -> u64 {
        1 << (word & 63)
    }
}

/// Symbols are hashes already; they only need to be spread.
type Hasher = std::hash::BuildHasherDefault<Spread>;

#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        // Half of a hash has nothing in its upper bits, by which the table tells entries apart.
        self.0 = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Lexicon {
    /// Adds entries; a later one replaces an earlier of the same key.
    pub(crate) fn extend(&mut self, entries: impl IntoIterator<Item = (Key, Entry)>) {
        for (key, entry) in entries {
            match key {
                Key::Surface(surface) => self.add_surface(&surface, entry),
                Key::Words(words) => self.add(&words, entry),
            }
        }
    }

    fn add(&mut self, words: &[Word], entry: Entry) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut node = 0;
        for &word in words {
            if let Some(node) = self.nodes.get_mut(node as usize) {
                node.next |= Node::mark(word);
            }
            let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            node = self.steps.get_or_insert(step(node, word), next);
            if node == next {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.entry = Some(entry);
        }
    }

    fn add_surface(&mut self, surface: &str, entry: Entry) {
        let Some(first) = surface.chars().next() else { return };
        let bucket = self.surfaces.entry(first).or_default();
        bucket.retain(|(own, _)| own != surface);
        bucket.push((surface.to_owned(), entry));
        bucket.sort_by_key(|(own, _)| std::cmp::Reverse(own.len()));
    }

    /// Where keys go on that begin with a morpheme; 0 if there are none.
    pub(super) fn begins(&self, group: Group, word: Word) -> u32 {
        let never = matches!(group, Group::Particle | Group::Sign | Group::Number);
        if never { 0 } else { self.steps.get(step(0, word)).unwrap_or(0) }
    }

    /// Everything that is found in a sentence, from left to right, nothing twice: where several keys begin at a
    /// morpheme the longest counts, an idiom before a word.
    pub(super) fn find(&self, text: &str, morphs: &[Morph<'_>]) -> Finds {
        let mut found = Finds::new();
        let mut free = 0;
        for (at, morph) in morphs.iter().enumerate() {
            // Hardly any word begins something.
            if at < free {
                continue;
            }
            let begins = morph.begins != 0 && self.may_begin(morphs, at);
            let opens = morph.opens != 0 && may_open(text, morph);
            if !begins && !opens {
                continue;
            }
            let key = if begins { self.key_at(morphs, at, false) } else { None };
            let surface = if opens { self.surface_at(text, morphs, at) } else { None };
            let best = match (key, surface) {
                (Some(key), Some(surface)) if key.last > surface.last || key.entry.idiom => Some(key),
                (key, None) => key,
                (_, surface) => surface,
            };
            if let Some(best) = best {
                free = best.last + 1;
                found.push(best);
            }
        }
        found
    }

    /// Whether a sentence has words that headings are made of: 아쉬운 점, 배운 점.
    pub(super) fn has_heading(&self, morphs: &[Morph<'_>]) -> bool {
        (0..morphs.len()).any(|at| self.key_at(morphs, at, true).is_some())
    }

    /// Whether a key may begin at a morpheme: most that begin one are not followed by what it goes on with.
    fn may_begin(&self, morphs: &[Morph<'_>], at: usize) -> bool {
        let Some(own) = self.nodes.get(morphs[at].begins as usize) else { return false };
        if own.entry.is_some() {
            return true;
        }
        for next in morphs[at + 1..].iter().take(GAP) {
            if own.next & Node::mark(next.word) != 0 || !next.passes {
                return own.next & Node::mark(next.word) != 0;
            }
        }
        false
    }

    /// The longest key that begins at a morpheme.
    fn key_at(&self, morphs: &[Morph<'_>], first: usize, headings: bool) -> Option<Found> {
        let mut best = None;
        let node = morphs[first].begins;
        if node != 0 {
            self.walk(&Walk { morphs, first, headings }, node, first, false, &mut best);
        }
        best
    }

    /// Goes on from a node that was reached with the morpheme at a place. Where a morpheme that keys may leave out goes on with one
    /// of them, those that leave it out are tried as well: 이루어 내다 must not hide 이루어지다.
    fn walk(&self, walk: &Walk<'_, '_>, node: u32, at: usize, denied: bool, best: &mut Option<Found>) {
        let Some(own) = self.nodes.get(node as usize) else { return };
        let Walk { morphs, first, headings } = *walk;
        // 배추 열 포기: what counts is no feeling.
        let counts = at == first && morphs[first].tag == Tag::Nnbc;
        if let Some(entry) = own.entry.filter(|entry| (entry.class == Class::Heading) == headings && !counts)
            && best.as_ref().is_none_or(|best| best.last < at)
        {
            *best = Some(Found { entry, first, last: at, denied });
        }
        if own.next == 0 {
            return;
        }
        let mut denied = denied;
        for (gap, morph) in (at + 1..).zip(morphs[at + 1..].iter().take(GAP)) {
            if own.next & Node::mark(morph.word) != 0
                && let Some(next) = self.steps.get(step(node, morph.word))
            {
                self.walk(walk, next, gap, denied, best);
            }
            if !morph.passes {
                return;
            }
            denied |= matches!(&*morph.form, "안" | "못");
        }
    }

    /// What surfaces go on with behind a token, a [bit](mark_of) each; 0 if none begins with it.
    pub(super) fn opens(&self, token: &str) -> u64 {
        let bucket = token.chars().next().and_then(|first| self.surfaces.get(&first));
        bucket.into_iter().flatten().fold(0, |marks, (surface, _)| match surface.strip_prefix(token) {
            Some(rest) => marks | mark_of(rest.as_bytes()),
            None if token.starts_with(surface.as_str()) => u64::MAX,
            None => marks,
        })
    }

    /// The longest surface that begins where the token of a morpheme does.
    fn surface_at(&self, text: &str, morphs: &[Morph<'_>], first: usize) -> Option<Found> {
        let morph = &morphs[first];
        let rest = text.get(morph.span.start..)?;
        let bucket = self.surfaces.get(&rest.chars().next()?)?;
        let opens = first == 0 || morphs[first - 1].eojeol != morph.eojeol;
        bucket.iter().find_map(|(surface, entry)| {
            if !rest.starts_with(surface.as_str()) {
                return None;
            }
            let end = morph.span.start + surface.len();
            let last = (first..morphs.len()).take_while(|&index| morphs[index].span.start < end).last()?;
            (opens || morphs[last].span.end == end).then_some(Found { entry: *entry, first, last, denied: false })
        })
    }
}

/// Whether a morpheme may stand inside of a key without being part of it: 한 게 하나도 없다, 계약이 2년 더 연장됐다.
pub(super) fn lets_pass(tag: Tag, form: &str) -> bool {
    let group = Group::of(tag);
    let light = matches!(group, Group::Particle | Group::Ending)
        || matches!(tag, Tag::Mm | Tag::Mag | Tag::Sn | Tag::Nr | Tag::Nnbc);
    // A clause that ends there ends the key.
    let stops = tag == Tag::Ef
        || group == Group::Ending && matches!(canonical(form), "지만" | "는데" | "고" | "면" | "ㄴ다")
        || group == Group::Sign;
    light && !stops
}

/// Whether a surface may begin with the token of a morpheme: most are followed by something else.
fn may_open(text: &str, morph: &Morph<'_>) -> bool {
    let rest = text.as_bytes().get(morph.span.end..).unwrap_or_default();
    morph.leads && mark_of(rest) & !morph.opens == 0
}

/// The bit of what a text begins with: of an ASCII letter or the last byte of a syllable. All, if it may go on in any way.
const fn mark_of(text: &[u8]) -> u64 {
    match *text {
        [letter, ..] if letter.is_ascii() => 1 << (letter & 63),
        [_, _, last, ..] => 1 << (last & 63),
        _ => u64::MAX,
    }
}

fn step(node: u32, word: Word) -> Symbol {
    join(u64::from(node) + 1, u64::from(word))
}

/// The entries of lines of `key TAB tag TAB valence TAB emotion TAB class TAB origin`, or the lines that are none.
pub(super) fn words(text: &str) -> Result<Vec<(Key, Entry)>, Vec<BadLine>> {
    parse::lines(text, |line| parse::word(line).map(|word| (word.key, word.entry)))
}

/// The entries of lines of `pattern TAB valence TAB emotion TAB note`, or the lines that are none.
#[cfg(any(test, feature = "training"))]
pub(super) fn idioms(text: &str) -> Result<Vec<(Key, Entry)>, Vec<BadLine>> {
    parse::lines(text, |line| parse::idiom(line).map(|(words, entry)| (Key::Words(words), entry)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_used() {
        assert_eq!(words(include_str!("../../dict/sentiment.tsv")).err(), None);
        assert_eq!(idioms(include_str!("../../dict/idioms.tsv")).err(), None);
    }

    #[test]
    fn a_longer_key_does_not_hide_one_that_leaves_its_ending_out() {
        let mut lexicon = Lexicon::default();
        lexicon.extend(words("이루다\tV\t2\tpride\tplain\n이루다 지다\tV\t0\t-\tplain\n").unwrap());
        lexicon.extend(idioms("이루다/VV 어/EC 내다/VX\t2\tpride\t-\n").unwrap());
        let tokenizer = crate::Tokenizer::new();
        let document = crate::Document::from_text("작업이 이루어졌다.");
        let mut worker = tokenizer.worker();
        let analysis = crate::analysis::Analysis::unsplit(&document, &mut worker);
        let (passage, sentence) = analysis.sentences().next().unwrap();
        let mut reader = crate::sentiment::reading::Reader::new(&tokenizer, None);
        let morphs = reader.read(passage.words(sentence), &lexicon);
        let found = lexicon.find(passage.block().text(), &morphs);
        assert_eq!(found.iter().map(|found| found.entry.valence).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn bad_lines_are_named() {
        let bad = words("# note\n행복\tN\t9\tjoy\tplain\tme\n기쁨\n").unwrap_err();
        let lines: Vec<usize> = bad.iter().map(|bad| bad.line).collect();
        assert_eq!(lines, [2, 3]);
        assert!(bad[0].reason.contains('9'), "{bad:?}");
    }
}
