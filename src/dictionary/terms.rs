//! Terms that retrospectives use and ko-dic lacks or tears, and which of them mean the same.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::lexicon::Files;
use super::load::unpacked;
use super::{Dictionary, Entry, Lexicon};
use crate::tag::Tag;

const TABLE: &str = include_str!("../../dict/terms.tsv");
/// What ko-dic gives nouns that its corpus did not have.
const COST: i16 = 2639;

/// A line of the table.
struct Term {
    name: &'static str,
    aliases: &'static str,
}

fn terms() -> impl Iterator<Item = Term> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (name, _tag, aliases) = (next()?, next()?, next()?);
        Some(Term { name, aliases })
    })
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(',').filter(|form| !form.is_empty())
}

/// The words of the table for a dictionary; `None` if it is not ko-dic. The build script compiled them; only what they
/// connect like is the dictionary's.
pub(super) fn lexicon(dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
    let like = |surface: &str, tag: Tag| {
        let mut entries = dictionary.system.exact(surface);
        entries.find(|entry| dictionary.system.kind(entry.word).tags() == [tag])
    };
    // Every plain noun connects like these, by tag and final consonant.
    let models =
        [like("회사", Tag::Nng)?, like("사람", Tag::Nng)?, like("네이버", Tag::Nnp)?, like("오라클", Tag::Nnp)?];
    let contexts: &[u8] = unpacked!("term-contexts.bin");
    let entry = |(word, &context): (u32, &u8)| Entry { word, cost: COST, ..models[usize::from(context) % 4] }.encode();
    let entries: Vec<u8> = (0..).zip(contexts).flat_map(entry).collect();
    let files = Files {
        trie: unpacked!("terms.trie").into(),
        firsts: unpacked!("terms.valsidx").into(),
        entries: entries.into(),
        places: unpacked!("terms.wordsidx").into(),
        records: unpacked!("terms.words").into(),
    };
    let kinds = include_str!(concat!(env!("OUT_DIR"), "/term-kinds.txt"));
    Lexicon::tabulated(files, kinds, unpacked!("term-kinds.bin")).ok().map(Arc::new)
}

/// One name for all forms of a term.
///
/// Spaces and case do not matter: 사이드프로젝트 is 사이드 프로젝트, react is 리액트.
pub(crate) struct Aliases(HashMap<String, &'static str>);

impl Aliases {
    /// The table, read once per process.
    pub(crate) fn get() -> &'static Self {
        static ALIASES: OnceLock<Aliases> = OnceLock::new();
        ALIASES.get_or_init(|| {
            let forms = terms().flat_map(|term| {
                std::iter::once(term.name).chain(list(term.aliases)).map(move |form| (Self::key(form), term.name))
            });
            Self(forms.collect())
        })
    }

    /// What forms are compared by.
    pub(crate) fn key(form: &str) -> String {
        form.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    }

    /// The term's usual form, for the [key](Aliases::key) of one of its forms.
    pub(crate) fn name(&self, key: &str) -> Option<&'static str> {
        self.0.get(key).copied()
    }
}
