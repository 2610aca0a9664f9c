//! Terms that retrospectives use and ko-dic lacks or tears, and which of them mean the same.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::compile::{Context, NewWord, compile};
use super::{Dictionary, Lexicon};
use crate::tag::Tag;

const TABLE: &str = include_str!("../../dict/terms.tsv");
/// What ko-dic gives nouns that its corpus did not have.
const COST: i16 = 2639;

/// A line of the table.
struct Term {
    name: &'static str,
    tag: Tag,
    aliases: &'static str,
    words: &'static str,
}

fn terms() -> impl Iterator<Item = Term> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        Some(Term { name: next()?, tag: next()?.parse().ok()?, aliases: next()?, words: next()? })
    })
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(',').filter(|form| !form.is_empty())
}

/// The words of the table for a dictionary; `None` if it is not ko-dic.
pub(super) fn lexicon(dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
    let like = |surface: &str, tag: Tag| {
        let entry =
            dictionary.system.exact(surface).find(|entry| dictionary.system.kind(entry.word).tags() == [tag])?;
        Some(Context { left: entry.left, right: entry.right, cost: COST })
    };
    // Every plain noun connects like these, by tag and final consonant.
    let common = [like("회사", Tag::Nng)?, like("사람", Tag::Nng)?];
    let proper = [like("네이버", Tag::Nnp)?, like("오라클", Tag::Nnp)?];
    let words: Vec<NewWord<'_>> = terms()
        .flat_map(|term| list(term.words).map(move |surface| (surface, term.tag)))
        .map(|(surface, tag)| {
            let contexts = if tag == Tag::Nnp { &proper } else { &common };
            let context = contexts[usize::from(super::compile::has_coda(surface))];
            NewWord { surface, tag, lemma: None, context, cost: COST }
        })
        .collect();
    compile(&words).ok().map(Arc::new)
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

    /// The forms of several words.
    pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
        let forms = terms().flat_map(|term| std::iter::once(term.name).chain(list(term.aliases)));
        forms.filter(|form| form.contains(' '))
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
