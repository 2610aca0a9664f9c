//! Terms that retrospectives use and ko-dic lacks or tears, and which of them mean the same.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use super::coda::has_coda;
use super::compile::{Context, NewWord, compile};
use super::lexicon::Files;
use super::load::unpacked;
use super::paradigm::Paradigm;
use super::{Dictionary, Entry, Lexicon};
use crate::letter;
use crate::tag::Tag;

const TABLE: &str = include_str!("../../dict/terms.tsv");
const NOUNS: &str = include_str!("../../dict/nouns.tsv");

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

/// Words that everybody knows, ending in a vowel and in a consonant: new ones of their tag connect like them.
struct Examples {
    tag: Tag,
    words: [&'static str; 2],
    /// What ko-dic gives words that its corpus did not have.
    cost: i16,
}

const EXAMPLES: [Examples; 5] = [
    Examples { tag: Tag::Nng, words: ["회사", "사람"], cost: 2639 },
    Examples { tag: Tag::Nnp, words: ["네이버", "오라클"], cost: 2639 },
    Examples { tag: Tag::Vv, words: ["배우", "받"], cost: 4456 },
    Examples { tag: Tag::Va, words: ["아프", "좋"], cost: 4035 },
    Examples { tag: Tag::Mag, words: ["너무", "항상"], cost: 4017 },
];

/// What a form of a predicate costs more that is written like a word of ko-dic, which is likelier: 오진 않았다 is of 오다.
const DOUBT: i16 = 1500;

impl Examples {
    /// How words of the tag connect, by whether they end in a consonant.
    fn contexts(&self, dictionary: &Dictionary) -> Option<[Context; 2]> {
        let like = |surface: &str| {
            let mut entries = dictionary.system.exact(surface);
            let entry = entries.find(|entry| dictionary.system.kind(entry.word).tags() == [self.tag])?;
            Some(Context { left: entry.left, right: entry.right, cost: self.cost })
        };
        Some([like(self.words[0])?, like(self.words[1])?])
    }
}

/// The nouns of the table for a dictionary; `None` if it is not ko-dic. The build script compiled them; only what they
/// connect like is the dictionary's.
pub(super) fn lexicon(dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
    let [common, proper, ..] = EXAMPLES;
    let contexts = [common.contexts(dictionary)?, proper.contexts(dictionary)?].concat();
    let places: &[u8] = unpacked!("term-contexts.bin");
    let entry = |(word, &place): (u32, &u8)| {
        let Context { left, right, cost } = contexts[usize::from(place) % contexts.len()];
        Entry { word, cost, left, right }.encode()
    };
    let entries: Vec<u8> = (0..).zip(places).flat_map(entry).collect();
    let files = Files {
        trie: unpacked!("terms.trie").into(),
        firsts: unpacked!("terms.valsidx").into(),
        entries: entries.into(),
        places: unpacked!("terms.wordsidx").into(),
        records: unpacked!("terms.words").into(),
    };
    let kinds = include_str!(concat!(env!("OUT_DIR"), "/term-kinds.txt"));
    let lexicon = Lexicon::tabulated(files, kinds, unpacked!("term-kinds.bin")).ok()?;
    Some(Arc::new(lexicon.beginning_with(unpacked!("term-beginnings.bin"))))
}

/// The other words of the table, with all forms of the verbs and adjectives; `None` if the dictionary is not ko-dic.
pub(super) fn predicates(dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
    let terms: Vec<Term> = terms().filter(|term| !term.tag.is_noun()).collect();
    let mut words = Vec::new();
    for examples in EXAMPLES.iter().filter(|examples| !examples.tag.is_noun()) {
        let &Examples { tag, cost, .. } = examples;
        let contexts = examples.contexts(dictionary)?;
        let context = |surface: &str| contexts[usize::from(has_coda(surface))];
        let paradigm = Paradigm::of(dictionary, tag);
        for form in terms.iter().filter(|term| term.tag == tag).flat_map(|term| list(term.words)) {
            let stem = if tag.takes_da() { form.strip_suffix('다').unwrap_or(form) } else { form };
            let surface = Cow::Borrowed(stem);
            words.push(NewWord { surface, tag, ending: None, lemma: None, context: context(stem), cost });
            words.extend(paradigm.words(stem, stem, cost, context).into_iter().map(|mut word| {
                let is_listed = dictionary.system.exact(&word.surface).next().is_some();
                word.cost += if is_listed { DOUBT } else { 0 };
                word
            }));
        }
    }
    compile(&words).ok().map(Arc::new)
}

/// The nouns of `dict/nouns.tsv`, which stand at the beginning of an eojeol; `None` if the dictionary is not ko-dic.
pub(super) fn nouns(dictionary: &Dictionary) -> Option<Arc<Lexicon>> {
    let mut words = Vec::new();
    for examples in EXAMPLES.iter().filter(|examples| examples.tag.is_noun()) {
        let contexts = examples.contexts(dictionary)?;
        for line in NOUNS.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[surface, tag, cost] = fields.as_slice() else { continue };
            let (tag, context) = (examples.tag, (tag == examples.tag.as_str()).then_some(contexts));
            let Some((contexts, cost)) = context.zip(cost.parse().ok()) else { continue };
            let context = contexts[usize::from(has_coda(surface))];
            words.push(NewWord { surface: Cow::Borrowed(surface), tag, ending: None, lemma: None, context, cost });
        }
    }
    compile(&words).ok().map(Arc::new)
}

/// One name for all forms of a term.
///
/// Spaces and case do not matter: 사이드프로젝트 is 사이드 프로젝트, react is 리액트.
pub(crate) struct Aliases(HashMap<String, Listed>);

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
            Self(forms.collect())
        })
    }

    /// The forms of several words.
    pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
        let forms = terms().flat_map(|term| std::iter::once(term.name).chain(list(term.aliases)));
        forms.filter(|form| form.contains(' '))
    }

    /// What forms are compared by.
    pub(crate) fn key(form: &str) -> Cow<'_, str> {
        if form.contains(char::is_whitespace) {
            let joined: String = form.split_whitespace().collect();
            return Cow::Owned(letter::lowercase(&joined).into_owned());
        }
        letter::lowercase(form)
    }

    /// The term's usual form, for the [key](Aliases::key) of one of its forms.
    pub(crate) fn name(&self, key: &str) -> Option<&'static str> {
        self.0.get(key).map(|listed| listed.name)
    }

    /// How a form is spelled, for its [key](Aliases::key): typescript is TypeScript, 코드리뷰 코드 리뷰. `None` for what the table
    /// does not have, and for Latin words without a spelling of their own.
    pub(crate) fn spelling(&self, key: &str) -> Option<&'static str> {
        let form = self.0.get(key)?.form;
        let is_own = |(at, letter): (usize, char)| !letter.is_ascii() || at > 0 && letter.is_ascii_uppercase();
        form.char_indices().any(is_own).then_some(form)
    }
}
