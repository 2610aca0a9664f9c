//! Compiles `dict/terms.tsv` and `dict/whole.tsv` into lexicons, so that no program does it when it starts. What the words connect
//! like is the dictionary's, and left open.

use std::collections::BTreeMap;

use super::shared::Tag;
use super::shared::conjugation::{Ending, forms};
use super::shared::entry::Entry;
use super::shared::layout::Surfaces;
use super::shared::like::{self, Draft};
use super::shared::written::{Word, Written};

/// What ko-dic gives words that its corpus did not have.
const COSTS: [(Tag, i16); 5] = [(Tag::Nng, 2639), (Tag::Nnp, 2639), (Tag::Vv, 4456), (Tag::Va, 4035), (Tag::Mag, 4017)];

/// The names of files and what is in them.
type Files = Vec<(String, Vec<u8>)>;

/// A word and the stem that it is a form of.
struct Listed {
    surface: String,
    stem: Option<String>,
    tag: Tag,
    ending: Option<Ending>,
    draft: Draft,
}

impl Listed {
    fn new(surface: &str, tag: Tag, cost: i16) -> Option<Self> {
        let draft = Draft { like: like::word(tag, surface)?, is_form: false, cost };
        Some(Self { surface: surface.to_owned(), stem: None, tag, ending: None, draft })
    }

    /// The forms of a verb or adjective.
    fn forms(stem: &str, tag: Tag, cost: i16) -> impl Iterator<Item = Self> {
        forms(stem, tag).into_iter().filter_map(move |form| {
            let (like, cost) = match form.ending {
                None => (like::word(tag, &form.surface)?, cost),
                Some(ending) => (like::form(tag, ending)?, cost.saturating_sub(ending.discount(tag))),
            };
            let draft = Draft { like, is_form: true, cost };
            Some(Self { surface: form.surface, stem: Some(stem.to_owned()), tag, ending: form.ending, draft })
        })
    }
}

/// Turns `dict/terms.tsv` into `(file name, contents)` pairs: a lexicon of the nouns and one of the other words, with all forms of
/// verbs and adjectives.
///
/// # Errors
///
/// The first line that does not fit, or a word that the trie cannot hold.
pub fn terms(table: &str) -> Result<Files, String> {
    let (mut nouns, mut predicates) = (Vec::new(), Vec::new());
    for (number, line) in lines(table) {
        let bad = |what: &str| format!("line {number}: {what}: {line:?}");
        let fields: Vec<&str> = line.split('\t').collect();
        let &[_, tag, _, words, _] = fields.as_slice() else { return Err(bad("expected five columns")) };
        let Some(&(tag, cost)) = COSTS.iter().find(|(own, _)| own.as_str() == tag) else {
            return Err(bad("the tag is not NNG, NNP, VV, VA or MAG"));
        };
        for word in words.split(',').filter(|word| !word.is_empty()) {
            if tag.is_noun() {
                nouns.extend(Listed::new(word, tag, cost));
                continue;
            }
            let stem = if tag.takes_da() { word.strip_suffix('다').unwrap_or(word) } else { word };
            predicates.extend(Listed::new(stem, tag, cost));
            predicates.extend(Listed::forms(stem, tag, cost));
        }
    }
    // Of words that are written alike those of a verb come first.
    predicates.sort_by_key(|word| COSTS.iter().position(|(own, _)| *own == word.tag));
    let mut files = lexicon("terms", nouns)?;
    files.extend(lexicon("predicates", predicates)?);
    Ok(files)
}

/// Turns `dict/whole.tsv` into `(file name, contents)` pairs: a lexicon of its words, with the forms of verbs and adjectives.
///
/// # Errors
///
/// As [`terms`].
pub fn whole(table: &str) -> Result<Files, String> {
    let mut words = Vec::new();
    for (number, line) in lines(table) {
        let bad = |what: &str| format!("line {number}: {what}: {line:?}");
        let fields: Vec<&str> = line.split('\t').collect();
        let &[word, tag, cost] = fields.as_slice() else { return Err(bad("expected three columns")) };
        let cost = cost.parse().map_err(|_| bad("the cost is no number"))?;
        let Some(&(tag, _)) = COSTS.iter().find(|(own, _)| own.as_str() == tag) else {
            return Err(bad("the tag is not NNG, NNP, VV, VA or MAG"));
        };
        if !tag.takes_da() {
            words.extend(Listed::new(word, tag, cost));
            continue;
        }
        // 나다/나서: of its forms only this one.
        let (word, only) = word.split_once('/').map_or((word, None), |(word, form)| (word, Some(form)));
        let Some(stem) = word.strip_suffix('다') else { return Err(bad("the word does not end in 다")) };
        let own = Listed::new(stem, tag, cost).into_iter().chain(Listed::forms(stem, tag, cost));
        let before = words.len();
        let own = own.filter(|own| only.is_none_or(|only| own.surface == only));
        // The dictionary has many of the forms, and yet takes others for likelier.
        words.extend(own.map(|own| Listed { draft: Draft { is_form: false, ..own.draft }, ..own }));
        if words.len() == before {
            return Err(bad("the word has no such form"));
        }
    }
    // Of words that are written alike nouns come first, and then names.
    words.sort_by_key(|word| COSTS.iter().position(|(own, _)| *own == word.tag));
    lexicon("whole", words)
}

fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#'))
}

/// The files of a lexicon. Words are in code point order, those of one surface as they came; their ids are their places.
fn lexicon(name: &str, mut words: Vec<Listed>) -> Result<Files, String> {
    words.sort_by(|a, b| a.surface.cmp(&b.surface));
    let listed: Vec<Word<'_>> = words
        .iter()
        .map(|Listed { surface, stem, tag, ending, .. }| Word {
            surface,
            tag: *tag,
            ending: *ending,
            lemma: stem.as_deref(),
        })
        .collect();
    let written = Written::new(&listed)?;
    let (mut kinds, mut word_kinds, mut numbers) = (String::new(), Vec::new(), BTreeMap::new());
    for Word { surface, tag, ending, lemma } in listed {
        let last = ending.map(|ending| format!("+{}", ending.tag)).unwrap_or_default();
        // Tags, type and first tag, as in the record.
        let rest = if ending.is_some() || lemma.is_some_and(|lemma| lemma != surface) {
            format!("Inflect,{tag}")
        } else {
            "*,*".to_owned()
        };
        let kind = format!("{tag}{last},{rest}\n");
        let next = u16::try_from(numbers.len()).map_err(|error| error.to_string())?;
        let number = *numbers.entry(kind).or_insert_with_key(|kind| {
            kinds.push_str(kind);
            next
        });
        word_kinds.extend_from_slice(&number.to_le_bytes());
    }
    // What they connect like is open, but not how many each surface has.
    let entries = (0..).zip(&words).map(|(word, own)| Entry { word, cost: own.draft.cost, left: 0, right: 0 });
    let surfaces = Surfaces::new(&written.trie, &written.firsts, entries.collect(), |own| own.len(), |_| false)?;
    let files = [
        ("codes", surfaces.codes),
        ("nodes", surfaces.nodes),
        ("words", written.records),
        ("wordsidx", written.places),
        ("drafts", words.iter().flat_map(|word| word.draft.encode()).collect()),
        ("kinds", word_kinds),
        ("txt", kinds.into_bytes()),
        ("beginnings", written.beginnings),
    ];
    Ok(files.into_iter().map(|(extension, contents)| (format!("{name}.{extension}"), contents)).collect())
}
