//! Holds the artefact against the wheel: every column of every entry, every connection cost, every
//! character.

use std::collections::HashMap;

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;

use super::mecab::{Entry, MecabDictionary};
use super::{Result, container, features, unpack};

/// Fails at the first difference.
pub(crate) fn verify(artefact: &[u8], expected: &MecabDictionary) -> Result<()> {
    let columns = container::Columns::parse(artefact)?;
    let maps = Maps { left: columns.numbers("matrix.left_map", 2)?, right: columns.numbers("matrix.right_map", 2)? };
    let original_ids: Vec<(u16, u16)> = entry_ids(&columns)?;
    let mut files: HashMap<_, _> = unpack::unpack(artefact)?.into_iter().collect();
    let mut file = |name| files.remove(name).ok_or_else(|| format!("{name} is missing"));
    let words = Words { index: file("dict.wordsidx")?, data: file("dict.words")? };
    let lexicon =
        PrefixDictionary::load(file("dict.trie")?, file("dict.valsidx")?, file("dict.vals")?, Vec::new(), Vec::new())?;
    let kinds = String::from_utf8(file("kinds.txt")?)?;
    let kinds: Vec<&str> = kinds.lines().collect();
    let word_kinds = file("word-kinds.bin")?;

    let mut position = 0;
    for entries in expected.entries.chunk_by(|a, b| a.surface == b.surface) {
        let surface = &entries[0].surface;
        let found = lexicon.find_surface(surface);
        if found.len() != entries.len() {
            return Err(format!("{surface}: {} entries, not {}", found.len(), entries.len()).into());
        }
        for (found, entry) in found.iter().zip(entries) {
            let word = found.word_id().id() as usize;
            let [pos, _, _, _, kind, first, ..] = &entry.features;
            let kind_id = u16::from_le_bytes([word_kinds[2 * word], word_kinds[2 * word + 1]]);
            let same = words.features(word, surface)? == entry.features
                && kinds[usize::from(kind_id)] == format!("{pos},{kind},{first}")
                && found.word_cost() == entry.cost
                && original_ids[position] == (entry.left, entry.right)
                && maps.agree(entry, found.left_id(), found.right_id());
            if !same {
                return Err(format!("{entry:?} came back as {found:?}").into());
            }
            position += 1;
        }
    }
    if position != expected.entries.len() || original_ids.len() != position {
        return Err("there are more entries than expected".into());
    }
    println!("{position} entries agree in all columns");

    let matrix = ConnectionCostMatrix::load(file("matrix.mtx")?)?;
    for left in 0..expected.matrix.left_ids {
        for right in 0..expected.matrix.right_ids {
            let cost = expected.matrix.costs[right + expected.matrix.right_ids * left];
            if matrix.cost(maps.right[right], maps.left[left]) != i32::from(cost) {
                return Err(format!("the cost of {right} before {left} differs").into());
            }
        }
    }
    println!("{} connection costs agree", expected.matrix.costs.len());

    let unknown = UnknownDictionary::load(&file("unk.bin")?)?;
    let characters = CharacterDefinition::load(&file("char_def.bin")?)?;
    for entry in &expected.unknown {
        let category = characters.category_id_by_name(&entry.surface).ok_or("no such category")?;
        let agrees = unknown.lookup_word_ids(category).iter().any(|&id| {
            let found = unknown.word_entry(id);
            unknown.word_details(id).is_some_and(|details| details == entry.features)
                && found.word_cost() == entry.cost
                && maps.agree(entry, found.left_id(), found.right_id())
        });
        if !agrees {
            return Err(format!("the unknown word {entry:?} differs").into());
        }
    }
    for (code_point, info) in (0u32..).zip(&expected.characters.infos) {
        let Some(character) = char::from_u32(code_point) else { continue };
        let categories = characters.lookup_categories(character);
        let kinds = categories.iter().fold(0, |kinds, category| kinds | 1 << category.0);
        let default = categories[0];
        let data = characters.lookup_definition(default);
        let same = (kinds, default.0, data.length) == (info.kinds, info.default, info.length)
            && (data.group, data.invoke) == (info.group, info.invoke);
        if !same {
            return Err(format!("U+{code_point:04X} differs").into());
        }
    }
    println!("unknown words and characters agree");
    Ok(())
}

struct Maps {
    left: Vec<u32>,
    right: Vec<u32>,
}

impl Maps {
    fn agree(&self, entry: &Entry, left: u32, right: u32) -> bool {
        (self.left[usize::from(entry.left)], self.right[usize::from(entry.right)]) == (left, right)
    }
}

/// The original context ids of every entry.
fn entry_ids(columns: &container::Columns) -> Result<Vec<(u16, u16)>> {
    let mut classes = Vec::new();
    for line in columns.text("classes")?.lines() {
        let mut fields = line.split(',');
        let mut id = || fields.next().ok_or("a class is too short");
        classes.push((id()?.parse()?, id()?.parse()?));
    }
    let of_entry = columns.numbers("entry.class", 2)?;
    Ok(of_entry.into_iter().map(|class| classes[class as usize]).collect())
}

struct Words {
    index: Vec<u8>,
    data: Vec<u8>,
}

impl Words {
    /// The eight columns of a word, long forms restored.
    fn features(&self, word: usize, surface: &str) -> Result<[String; 8]> {
        let at = |bytes: &[u8], at: usize| {
            u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
        };
        let start = at(&self.index, 4 * word);
        let len = at(&self.data, start);
        let joined = std::str::from_utf8(&self.data[start + 4..start + 4 + len])?;
        let mut fields: Vec<String> = joined.split('\0').map(String::from).collect();
        if fields[3].is_empty() {
            surface.clone_into(&mut fields[3]);
        }
        let mut expression = String::new();
        features::write_expression(&mut expression, &fields[7], surface)?;
        fields[7] = expression;
        Ok(fields.try_into().map_err(|_| "not eight columns")?)
    }
}
