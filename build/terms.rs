//! Compiles the nouns of `dict/terms.tsv` into a lexicon, so that no program does it when it starts.

use std::collections::BTreeMap;

#[allow(dead_code)]
#[path = "../src/dictionary/beginnings.rs"]
mod beginnings;
#[path = "../src/dictionary/coda.rs"]
mod coda;

use coda::has_coda;

/// The tags of nouns; a noun's kind is its place here.
const TAGS: [&str; 2] = ["NNG", "NNP"];

/// Turns the table into `(file name, contents)` pairs: a crawdad trie of the nouns, where the entries of each begin, the word
/// records, their kinds, and per word twice its kind plus whether it ends in a consonant, which decides what it
/// connects like, and what the words begin with. Words are in code point order; their ids are their places.
///
/// # Errors
///
/// The first line that does not fit, or a word that the trie cannot hold.
pub fn compile(table: &str) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, line) in (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#')) {
        let bad = |what: &str| format!("line {number}: {what}: {line:?}");
        let fields: Vec<&str> = line.split('\t').collect();
        let &[_, tag, _, forms, _] = fields.as_slice() else { return Err(bad("expected five columns")) };
        let Some(kind) = TAGS.iter().position(|&known| known == tag) else {
            // Verbs, adjectives and adverbs are few, and their forms depend on the dictionary.
            if matches!(tag, "VV" | "VA" | "MAG") {
                continue;
            }
            return Err(bad("the tag is not NNG, NNP, VV, VA or MAG"));
        };
        for form in forms.split(',').filter(|form| !form.is_empty()) {
            words.entry(form).or_default().push(kind);
        }
    }

    let (mut firsts, mut records, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let (mut kinds, mut contexts) = (Vec::new(), Vec::new());
    let number = |len: usize| u32::try_from(len).map(u32::to_le_bytes).map_err(|error| error.to_string());
    for (form, own) in &words {
        firsts.extend_from_slice(&number(contexts.len())?);
        let coda = has_coda(form);
        for &kind in own {
            let (tag, coda_column) = (TAGS[kind], if coda { "T" } else { "F" });
            let record = format!("{tag}\0*\0{coda_column}\0{form}\0*\0*\0*\0*");
            places.extend_from_slice(&number(records.len())?);
            records.extend_from_slice(&number(record.len())?);
            records.extend_from_slice(record.as_bytes());
            kinds.extend_from_slice(&u16::try_from(kind).map_err(|error| error.to_string())?.to_le_bytes());
            contexts.push(u8::try_from(2 * kind).map_err(|error| error.to_string())? + u8::from(coda));
        }
    }
    firsts.extend_from_slice(&number(contexts.len())?);
    let trie = crawdad::Trie::from_keys(words.keys()).map_err(|error| error.to_string())?;
    Ok(vec![
        ("terms.trie", trie.serialize_to_vec()),
        ("terms.valsidx", firsts),
        ("terms.words", records),
        ("terms.wordsidx", places),
        ("term-kinds.bin", kinds),
        ("term-kinds.txt", TAGS.map(|tag| [tag, ",*,*\n"].concat()).concat().into_bytes()),
        ("term-contexts.bin", contexts),
        ("term-beginnings.bin", beginnings::of(words.keys().copied())),
    ])
}
