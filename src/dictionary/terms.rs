//! Terms that retrospectives use and ko-dic lacks or tears, and which of them mean the same.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use super::compile::Context;
use super::lexicon::{Listing, Records};
use super::like::{self, Draft};
use super::load::unpacked;
use super::paradigm::Paradigm;
use super::{Dictionary, Entry, Features, Lexicon};
use crate::letter::{self, Beginnings};
use crate::tag::Tag;

const TABLE: &str = include_str!("../../dict/terms.tsv");

/// A line of the table.
struct Term {
    name: &'static str,
    aliases: &'static str,
}

fn terms() -> impl Iterator<Item = Term> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (name, _, aliases) = (next()?, next()?, next()?);
        Some(Term { name, aliases })
    })
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(',').filter(|form| !form.is_empty())
}

/// Words that everybody knows, ending in a vowel and in a consonant, by the place of their tag in [`like::TAGS`]: new ones
/// connect like them.
const EXAMPLES: [[&str; 2]; like::TAGS.len()] =
    [["회사", "사람"], ["네이버", "오라클"], ["배우", "받"], ["아프", "좋"], ["너무", "항상"]];

/// A noun of an action.
const ACTION: &str = "공부";

/// What a form of a predicate costs more that is written like a word of ko-dic, which is likelier: 오진 않았다 is of 오다.
const DOUBT: i16 = 1500;

/// The files of a lexicon that the build script wrote.
macro_rules! listed {
    ($name:literal) => {
        Table {
            codes: unpacked!($name, ".codes"),
            nodes: unpacked!($name, ".nodes"),
            drafts: unpacked!($name, ".drafts"),
            places: unpacked!($name, ".wordsidx"),
            records: unpacked!($name, ".words"),
            word_kinds: unpacked!($name, ".kinds"),
            kinds: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt")),
            beginnings: unpacked!($name, ".beginnings"),
        }
    };
}

/// A lexicon but for what its words connect like.
struct Table {
    codes: &'static [u8],
    nodes: &'static [u8],
    drafts: &'static [u8],
    places: &'static [u8],
    records: &'static [u8],
    word_kinds: &'static [u8],
    kinds: &'static str,
    beginnings: &'static [u8],
}

/// How words connect in a dictionary, by their numbers of [`like`].
pub(super) struct Contexts(Vec<Option<Context>>);

impl Contexts {
    /// `None` if the dictionary is not ko-dic.
    pub(super) fn of(dictionary: &Dictionary) -> Option<Self> {
        let mut all = Vec::new();
        for (tag, words) in like::TAGS.into_iter().zip(EXAMPLES) {
            for word in words {
                let Entry { left, right, .. } = dictionary.system.with_tag(word, tag)?;
                all.push(Some(Context { left, right, cost: 0 }));
            }
        }
        for tag in like::INFLECTED {
            all.extend_from_slice(Paradigm::of(dictionary, tag).contexts());
        }
        Some(Self(all))
    }

    /// The nouns of `dict/terms.tsv`.
    pub(super) fn nouns(&self, dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
        self.lexicon(dictionary, &listed!("terms"), |_, _| None)
    }

    /// Its verbs, adjectives and adverbs, with all their forms.
    pub(super) fn predicates(&self, dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
        self.lexicon(dictionary, &listed!("predicates"), |_, _| None)
    }

    /// The words of `dict/whole.tsv`, which stand at the beginning of an eojeol. Nouns of actions go on with 하다 as the dictionary says: 이직한.
    pub(super) fn whole(&self, dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
        let right = |surface: &str, tag: Tag| Some(dictionary.system.with_tag(surface, tag)?.right);
        let action = right(ACTION, Tag::Nng)?;
        self.lexicon(dictionary, &listed!("whole"), |surface, tag| right(surface, tag).filter(|&own| own == action))
    }

    /// The words of a listing; `own` is the right id of one that is not that of its example.
    fn lexicon(
        &self,
        dictionary: &Dictionary,
        listing: &Table,
        own: impl Fn(&str, Tag) -> Option<u16>,
    ) -> Option<Arc<Lexicon>> {
        let drafts = listing.drafts.as_chunks().0;
        let surface = |word: u32| {
            let record =
                listing.records.get(u32::from_le_bytes(*listing.places.as_chunks().0.get(word as usize)?) as usize..);
            let features = Features::of_record(record?)?;
            Some(features.column(3))
        };
        let is_listed = |word: u32| surface(word).is_some_and(|surface| dictionary.system.has(surface));
        let (mut kept, mut entries) = (vec![0], Vec::with_capacity(drafts.len()));
        for (word, draft) in (0..).zip(drafts) {
            let Draft { like, is_form, cost } = Draft::decode(*draft);
            // A dictionary may lack an ending.
            if let Some(Context { left, right, .. }) = self.0.get(usize::from(like)).copied().flatten() {
                let own = surface(word).zip(like::tag(like)).and_then(|(surface, tag)| own(surface, tag));
                let right = own.unwrap_or(right);
                let cost = cost + if is_form && is_listed(word) { DOUBT } else { 0 };
                entries.push(Entry { word, cost, left, right }.encode());
            }
            kept.push(u32::try_from(entries.len()).ok()?);
        }
        let surfaces = Listing { codes: listing.codes.into(), nodes: listing.nodes.into(), entries: Cow::default() };
        let records = Records { places: listing.places.into(), records: listing.records.into() };
        let mut lexicon = Lexicon::tabulated(surfaces, records, listing.kinds, listing.word_kinds).ok()?;
        lexicon.fill(&kept, entries);
        Some(Arc::new(lexicon.beginning_with(listing.beginnings)))
    }
}

/// One name for all forms of a term.
///
/// Spaces and case do not matter: 사이드프로젝트 is 사이드 프로젝트, react is 리액트.
pub(crate) struct Aliases {
    forms: HashMap<String, Listed>,
    /// What their keys begin with: few words are forms of a term.
    beginnings: Beginnings,
}

/// A form of the table.
struct Listed {
    /// The usual form of its term.
    name: &'static str,
    /// As the table writes it.
    form: &'static str,
}

impl Aliases {
    /// The table, read once per process.
    pub(crate) fn get() -> &'static Self {
        static ALIASES: OnceLock<Aliases> = OnceLock::new();
        ALIASES.get_or_init(|| {
            let forms = terms().flat_map(|term| {
                let listed = move |form| (Self::key(form).into_owned(), Listed { name: term.name, form });
                std::iter::once(term.name).chain(list(term.aliases)).map(listed)
            });
            let forms: HashMap<String, Listed> = forms.collect();
            Self { beginnings: forms.keys().map(String::as_str).collect(), forms }
        })
    }

    /// The forms of several words.
    pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
        let forms = terms().flat_map(|term| std::iter::once(term.name).chain(list(term.aliases)));
        forms.filter(|form| form.contains(' '))
    }

    /// What forms are compared by.
    pub(crate) fn key(form: &str) -> Cow<'_, str> {
        // Nearly every form is its own key.
        let is_own = |c: char| letter::is_syllable(c) || c.is_ascii_graphic() && !c.is_ascii_uppercase();
        if form.chars().all(is_own) {
            return Cow::Borrowed(form);
        }
        if form.contains(char::is_whitespace) {
            let mut joined = String::with_capacity(form.len());
            joined.extend(form.split_whitespace());
            return Cow::Owned(letter::lowercase(&joined).into_owned());
        }
        letter::lowercase(form)
    }

    /// The term's usual form, for the [key](Aliases::key) of one of its forms.
    pub(crate) fn name(&self, key: &str) -> Option<&'static str> {
        self.listed(key).map(|listed| listed.name)
    }

    fn listed(&self, key: &str) -> Option<&Listed> {
        if self.beginnings.may_have(key) { self.forms.get(key) } else { None }
    }

    /// How a form is spelled, for its [key](Aliases::key): typescript is TypeScript, 코드리뷰 코드 리뷰. `None` for what the table
    /// does not have, and for Latin words without a spelling of their own.
    pub(crate) fn spelling(&self, key: &str) -> Option<&'static str> {
        let form = self.listed(key)?.form;
        let is_own = |(at, letter): (usize, char)| !letter.is_ascii() || at > 0 && letter.is_ascii_uppercase();
        form.char_indices().any(is_own).then_some(form)
    }
}
