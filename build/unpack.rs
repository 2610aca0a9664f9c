//! Turns the columns of `dict/ko-dic.hgd` into the files of a lindera dictionary.
//!
//! Everything here runs once, unoptimised, in the build script, so each step is one linear pass.
//! The double array is not searched for again: its `base` values are a column of the artefact.

#![allow(clippy::cast_possible_truncation, reason = "every number was written from one of its width")]

#[path = "container.rs"]
pub mod container;
#[allow(dead_code, reason = "the library reads more of it")]
#[path = "../src/dictionary/features.rs"]
pub mod features;

use std::collections::BTreeMap;

use container::Columns;

/// Marks a leaf (in `base`) or a node with a leaf child (in `check`) of a crawdad trie.
const LEAF: u32 = 0x8000_0000;
/// `base` and `check` of a vacant element, and `check` of the root.
const VACANT: u32 = 0x7fff_ffff;

/// Decodes an artefact into `(file name, contents)` pairs.
///
/// # Errors
///
/// The message names the column that does not fit.
pub fn unpack(artefact: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let columns = Columns::parse(artefact)?;
    let left_map = columns.numbers("matrix.left_map", 2)?;
    let right_map = columns.numbers("matrix.right_map", 2)?;
    let keys = Keys::read(&columns)?;
    let entries = entries(&columns, &left_map, &right_map)?;
    Ok(vec![
        ("dict.trie", trie(&columns, &keys)?),
        ("dict.valsidx", values_index(&columns)?),
        ("dict.vals", entries.values),
        ("dict.words", entries.words),
        ("dict.wordsidx", entries.words_index),
        ("word-kinds.bin", entries.word_kinds),
        ("kinds.txt", entries.kinds),
        ("penalties.bin", entries.penalties),
        ("matrix.mtx", matrix(&columns)?),
        ("catch-up.bin", catch_up(&columns)?),
        ("char_def.bin", columns.bytes("char_def")?.to_vec()),
        ("unk.bin", columns.bytes("unk")?.to_vec()),
    ])
}

/// The surfaces in code point order, front-coded.
struct Keys {
    /// Characters shared with the key before.
    shared: Vec<u32>,
    /// Characters that follow.
    added: Vec<u32>,
    /// The trie codes of the characters that follow, of all keys in turn.
    codes: Vec<u32>,
}

impl Keys {
    fn read(columns: &Columns) -> Result<Self, String> {
        let keys = Self {
            shared: columns.numbers("key.shared", 1)?,
            added: columns.numbers("key.added", 1)?,
            codes: columns.numbers("key.codes", 2)?,
        };
        let codes: u64 = keys.added.iter().map(|&added| u64::from(added)).sum();
        if keys.shared.len() != keys.added.len() || codes != keys.codes.len() as u64 {
            return Err("the key columns differ in length".into());
        }
        Ok(keys)
    }
}

/// Rebuilds the crawdad trie: code table, then `(base, check)` per element.
fn trie(columns: &Columns, keys: &Keys) -> Result<Vec<u8>, String> {
    let sizes = columns.numbers("trie.size", 4)?;
    let &[table_len, elements] = sizes.as_slice() else {
        return Err("trie.size needs two numbers".into());
    };
    let alphabet = columns.text("alphabet")?;
    let mut table = vec![u32::MAX; table_len as usize];
    for (code, character) in (0..).zip(alphabet.chars()) {
        *slot(&mut table, character as u32)? = code;
    }

    let mut bases = columns.numbers("trie.bases", 3)?.into_iter();
    let mut next_base = || bases.next().ok_or("trie.bases is too short");
    let mut nodes = vec![(VACANT, VACANT); elements as usize];
    slot(&mut nodes, 0)?.0 = next_base()?;
    let mut path = vec![0u32]; // node at each depth of the current key
    let mut codes = keys.codes.iter();
    for (key, (&shared, &added)) in keys.shared.iter().zip(&keys.added).enumerate() {
        path.truncate(shared as usize + 1);
        let extended = keys.shared.get(key + 1).is_some_and(|&next| next == shared + added);
        for remaining in (0..added).rev() {
            let parent = *path.last().ok_or("a key shares too much")?;
            let code = *codes.next().ok_or("key.codes is too short")?;
            let child = slot(&mut nodes, parent)?.0 ^ code;
            let base = if remaining > 0 || extended { next_base()? } else { key as u32 | LEAF };
            *slot(&mut nodes, child)? = (base, parent);
            path.push(child);
        }
        if extended {
            // The key is a prefix of the next: its value hangs on the end marker, code 0.
            let node = *path.last().ok_or("a key shares too much")?;
            let end = slot(&mut nodes, node)?.0;
            *slot(&mut nodes, end)? = (key as u32 | LEAF, node);
            slot(&mut nodes, node)?.1 |= LEAF;
        }
    }

    let mut bytes = Vec::with_capacity(12 + 4 * table.len() + 8 * nodes.len());
    bytes.extend_from_slice(&table_len.to_le_bytes());
    for code in table {
        bytes.extend_from_slice(&code.to_le_bytes());
    }
    bytes.extend_from_slice(&(alphabet.chars().count() as u32).to_le_bytes());
    bytes.extend_from_slice(&elements.to_le_bytes());
    for (base, check) in nodes {
        bytes.extend_from_slice(&base.to_le_bytes());
        bytes.extend_from_slice(&check.to_le_bytes());
    }
    Ok(bytes)
}

fn slot<T>(items: &mut [T], index: u32) -> Result<&mut T, String> {
    items.get_mut(index as usize).ok_or_else(|| format!("trie index {index} is out of range"))
}

/// Where the entries of each key begin in `dict.vals`.
fn values_index(columns: &Columns) -> Result<Vec<u8>, String> {
    let counts = columns.numbers("key.entries", 1)?;
    let mut bytes = Vec::with_capacity(4 * counts.len() + 4);
    let mut start = 0u32;
    for count in counts {
        bytes.extend_from_slice(&start.to_le_bytes());
        start += count;
    }
    bytes.extend_from_slice(&start.to_le_bytes());
    Ok(bytes)
}

#[derive(Default)]
struct Entries {
    values: Vec<u8>,
    words: Vec<u8>,
    words_index: Vec<u8>,
    word_kinds: Vec<u8>,
    kinds: Vec<u8>,
    penalties: Vec<u8>,
}

impl Entries {
    /// Appends a word record and returns its id.
    fn word(&mut self, kind: u16, fields: &[&str]) -> u32 {
        let id = (self.words_index.len() / 4) as u32;
        self.words_index.extend_from_slice(&(self.words.len() as u32).to_le_bytes());
        let joined = fields.join("\0");
        self.words.extend_from_slice(&(joined.len() as u32).to_le_bytes());
        self.words.extend_from_slice(joined.as_bytes());
        self.word_kinds.extend_from_slice(&kind.to_le_bytes());
        id
    }
}

/// A line of the `classes` column: what entries have in common.
struct Class<'a> {
    left: u16,
    right: u16,
    /// Index of `(pos, type, first tag)`, on which tags and penalty depend.
    kind: u16,
    /// Index of the class without its context ids.
    features: u32,
    /// pos, semantic class, final consonant, type, first tag, last tag
    fields: Vec<&'a str>,
}

fn classes<'a>(
    columns: &'a Columns,
    left_map: &[u32],
    right_map: &[u32],
    kinds: &mut Vec<u8>,
) -> Result<Vec<Class<'a>>, String> {
    let mut kind_ids = BTreeMap::new();
    let mut feature_ids = BTreeMap::new();
    let mut classes = Vec::new();
    for line in columns.text("classes")?.lines() {
        let bad = || format!("bad class {line:?}");
        let mut fields: Vec<&str> = line.split(',').collect();
        if fields.len() != 8 {
            return Err(bad());
        }
        let mapped = |field: &str, map: &[u32]| {
            let id = map.get(field.parse::<usize>().ok()?)?;
            u16::try_from(*id).ok()
        };
        let left = mapped(fields[0], left_map).ok_or_else(bad)?;
        let right = mapped(fields[1], right_map).ok_or_else(bad)?;
        fields.drain(..2);
        let next_kind = kind_ids.len() as u16;
        let kind = *kind_ids.entry([fields[0], fields[3], fields[4]]).or_insert_with(|| {
            kinds.extend_from_slice(format!("{},{},{}\n", fields[0], fields[3], fields[4]).as_bytes());
            next_kind
        });
        let next_features = feature_ids.len() as u32;
        let features = *feature_ids.entry(fields.clone()).or_insert(next_features);
        classes.push(Class { left, right, kind, features, fields });
    }
    Ok(classes)
}

/// What a word costs more after white space, by its left id, as `i16`; -1 where words with the same id differ.
fn penalties(classes: &[Class<'_>]) -> Vec<u8> {
    let mut penalties: BTreeMap<u16, i16> = BTreeMap::new();
    for class in classes {
        // A few thousand at most.
        let own = features::left_space_penalty(class.fields[0], class.fields[3], class.fields[4]) as i16;
        penalties.entry(class.left).and_modify(|known| *known = if *known == own { own } else { -1 }).or_insert(own);
    }
    let ids = penalties.last_key_value().map_or(0, |(&last, _)| usize::from(last) + 1);
    let mut bytes = vec![0xff; 2 * ids];
    for (left, penalty) in penalties {
        let place = 2 * usize::from(left);
        bytes[place..place + 2].copy_from_slice(&penalty.to_le_bytes());
    }
    bytes
}

/// Writes `dict.vals` and the word records. Entries that differ in nothing but surface, costs and
/// context ids share a record: an empty reading stands for the surface, and an expression that only
/// cuts the surface is written as its lengths (`=2NNG+1XSN`); `dict/README.md` describes both.
fn entries(columns: &Columns, left_map: &[u32], right_map: &[u32]) -> Result<Entries, String> {
    let mut out = Entries::default();
    let classes = classes(columns, left_map, right_map, &mut out.kinds)?;
    out.penalties = penalties(&classes);
    let shapes: Vec<&str> = columns.text("shapes")?.lines().collect();
    let mut expressions = columns.text("expressions")?.lines();
    let mut readings = columns.text("readings")?.lines();
    let class_of = columns.numbers("entry.class", 2)?;
    let cost_of = columns.numbers("entry.cost", 2)?;
    let shape_of = columns.numbers("entry.shape", 2)?;
    let reading_of = columns.bytes("entry.reading")?;
    let entries = class_of.len();
    if [cost_of.len(), shape_of.len(), reading_of.len()] != [entries; 3] {
        return Err("the entry columns differ in length".into());
    }

    let distinct = classes.iter().map(|class| class.features + 1).max().unwrap_or(0);
    let mut shared = vec![u32::MAX; distinct as usize * (shapes.len() + 1)];
    out.values.reserve(10 * entries);
    for entry in 0..entries {
        let class = classes.get(class_of[entry] as usize).ok_or("entry.class is out of range")?;
        let shape = shape_of[entry] as usize;
        let own_reading = reading_of[entry] != 0;
        let record = class.features as usize * (shapes.len() + 1) + shape;
        let mut word = u32::MAX;
        if shape > 0 && !own_reading {
            word = *shared.get(record).ok_or("entry.shape is out of range")?;
        }
        if word == u32::MAX {
            let reading = if own_reading { readings.next().ok_or("readings is too short")? } else { "" };
            let expression = if shape == 0 {
                expressions.next().ok_or("expressions is too short")?
            } else {
                shapes.get(shape - 1).ok_or("entry.shape is out of range")?
            };
            let f = &class.fields;
            word = out.word(class.kind, &[f[0], f[1], f[2], reading, f[3], f[4], f[5], expression]);
            if shape > 0 && !own_reading {
                shared[record] = word;
            }
        }
        out.values.extend_from_slice(&word.to_le_bytes());
        out.values.extend_from_slice(&(cost_of[entry] as u16).to_le_bytes());
        out.values.extend_from_slice(&class.left.to_le_bytes());
        out.values.extend_from_slice(&class.right.to_le_bytes());
    }
    Ok(out)
}

/// The connection costs in lindera's transposed layout. The artefact has them in the order of the original ids, where neighbours are alike, as differences to the row above; `matrix.order`
/// numbers them so that the ids used most come first.
fn matrix(columns: &Columns) -> Result<Vec<u8>, String> {
    let size = columns.numbers("matrix.size", 2)?;
    let &[right_ids, left_ids] = size.as_slice() else {
        return Err("matrix.size needs two numbers".into());
    };
    let left_order = columns.numbers("matrix.left_order", 2)?;
    let right_order = columns.numbers("matrix.right_order", 2)?;
    let differences = columns.numbers("matrix", 2)?;
    if differences.len() != (right_ids * left_ids) as usize
        || left_order.len() != left_ids as usize
        || right_order.len() != right_ids as usize
        || right_order.iter().any(|&id| id >= right_ids)
    {
        return Err("the matrix does not have its declared size".into());
    }
    let mut rows = Vec::with_capacity(left_ids as usize);
    let mut row = vec![0u16; right_ids as usize];
    for differences in differences.chunks_exact(right_ids.max(1) as usize) {
        for (cost, &difference) in row.iter_mut().zip(differences) {
            *cost = cost.wrapping_add(difference as u16);
        }
        rows.push(row.clone());
    }
    let mut bytes = Vec::with_capacity(6 + 2 * differences.len());
    for number in [u16::MAX, right_ids as u16, left_ids as u16] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    for left in left_order {
        let row = rows.get(left as usize).ok_or("matrix.left_order is out of range")?;
        for &right in &right_order {
            bytes.extend_from_slice(&row[right as usize].to_le_bytes());
        }
    }
    Ok(bytes)
}

/// The most that one right id can catch up on another, as `i16` in rows.
fn catch_up(columns: &Columns) -> Result<Vec<u8>, String> {
    let numbers = columns.numbers("catch_up", 2)?;
    Ok(numbers.into_iter().flat_map(|number| (number as u16).to_le_bytes()).collect())
}
