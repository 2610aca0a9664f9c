//! Writes `dict/ko-dic.hgd`: columns of what the entries are, each compressed for itself.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

use super::Result;
use super::mecab::{CharInfo, Characters, Entry, Matrix, MecabDictionary};

/// The artefact of a dictionary; the same bytes for the same dictionary and texts. The texts only decide how the
/// context ids are numbered.
pub(crate) fn pack(dictionary: &MecabDictionary, texts: &[String]) -> Result<Vec<u8>> {
    let penalties = left_penalties(dictionary);
    let usage = usage(&dictionary.entries, texts)?;
    let merged = merge(&dictionary.matrix, &penalties, &usage);
    let mut columns = keys(&dictionary.entries)?;
    columns.extend(entries(&dictionary.entries));
    columns.extend([
        ("matrix.size", planes(&[merged.matrix.right_ids, merged.matrix.left_ids], 2)),
        ("matrix.left_map", planes(&merged.left.map, 2)),
        ("matrix.right_map", planes(&merged.right.map, 2)),
        ("matrix.left_order", planes(&merged.left.order, 2)),
        ("matrix.right_order", planes(&merged.right.order, 2)),
        ("matrix", planes(&row_differences(&merged.matrix), 2)),
        ("catch_up", planes(&catch_up(&merged), 2)),
        ("char_def", character_definition(&dictionary.characters)?),
        ("unk", unknown(&dictionary.unknown, &dictionary.characters, &merged)?),
    ]);
    Ok(container(&columns))
}

type Column = (&'static str, Vec<u8>);

fn container(columns: &[Column]) -> Vec<u8> {
    const BEST: u8 = 10;
    let mut out = b"hoego-dic\x01".to_vec();
    let size = |len: usize| u32::try_from(len).expect("columns are small").to_le_bytes();
    out.extend_from_slice(&size(columns.len()));
    for (name, raw) in columns {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(raw, BEST);
        println!("{name:17} {:9} -> {:8}", raw.len(), packed.len());
        out.push(u8::try_from(name.len()).expect("names are short"));
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&size(raw.len()));
        out.extend_from_slice(&size(packed.len()));
        out.extend_from_slice(&packed);
    }
    out
}

/// Numbers as byte planes: all lowest bytes, then all next ones.
fn planes(numbers: &[usize], width: usize) -> Vec<u8> {
    debug_assert!(numbers.iter().all(|&number| number < 1 << (8 * width)));
    (0..width).flat_map(|plane| numbers.iter().map(move |number| number.to_le_bytes()[plane])).collect()
}

/// Gives every distinct item a number in the order of first sight.
struct Numbering<T>(HashMap<T, usize>, Vec<T>);

impl<T: Clone + Eq + std::hash::Hash> Numbering<T> {
    fn new() -> Self {
        Self(HashMap::new(), Vec::new())
    }

    fn number(&mut self, item: T) -> usize {
        *self.0.entry(item).or_insert_with_key(|item| {
            self.1.push(item.clone());
            self.1.len() - 1
        })
    }
}

/// Marks a leaf in the `base` of a crawdad trie.
const LEAF: usize = 0x8000_0000;

/// The surfaces, front-coded in the codes of the trie, and the `base` values of the trie.
fn keys(entries: &[Entry]) -> Result<Vec<Column>> {
    let mut map: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
    for entry in entries {
        let placeholder = WordEntry::new(WordId::new(LexType::System, 0), 0, 0, 0);
        map.entry(entry.surface.clone()).or_default().push(placeholder);
    }
    let (bytes, _) = PrefixDictionary::serialize_trie(&map)?;
    let words: Vec<usize> =
        bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]) as usize).collect();
    let table_len = words[0];
    let table = &words[1..=table_len];
    let (alphabet, elements) = (words[table_len + 1], words[table_len + 2]);
    let nodes = &words[table_len + 3..];

    let mut letters = vec!['\0'; alphabet];
    for (code_point, &code) in table.iter().enumerate() {
        if code < alphabet {
            letters[code] = char::from_u32(u32::try_from(code_point)?).ok_or("bad code point")?;
        }
    }

    let (mut shared, mut added, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    let mut bases = vec![nodes[0]];
    let mut path = vec![0];
    let mut previous: Vec<char> = Vec::new();
    for surface in map.keys() {
        let key: Vec<char> = surface.chars().collect();
        let common = key.iter().zip(&previous).take_while(|(a, b)| a == b).count();
        shared.push(common);
        added.push(key.len() - common);
        path.truncate(common + 1);
        for &letter in &key[common..] {
            let code = table[letter as usize];
            let node = nodes[2 * path[path.len() - 1]] ^ code;
            codes.push(code);
            path.push(node);
            let base = nodes[2 * node];
            if base & LEAF == 0 {
                bases.push(base);
            }
        }
        previous = key;
    }
    Ok(vec![
        ("alphabet", letters.into_iter().collect::<String>().into_bytes()),
        ("trie.size", planes(&[table_len, elements], 4)),
        ("trie.bases", planes(&bases, 3)),
        ("key.shared", planes(&shared, 1)),
        ("key.added", planes(&added, 1)),
        ("key.codes", planes(&codes, 2)),
        ("key.entries", planes(&map.values().map(Vec::len).collect::<Vec<_>>(), 1)),
    ])
}

fn entries(entries: &[Entry]) -> Vec<Column> {
    let mut classes = Numbering::new();
    let mut shapes = Numbering::new();
    let (mut class_of, mut cost_of, mut shape_of) = (Vec::new(), Vec::new(), Vec::new());
    let mut reading_of = Vec::new();
    let (mut expressions, mut readings) = (String::new(), String::new());
    for entry in entries {
        let [pos, semantic, coda, reading, kind, first, last, expression] = &entry.features;
        let class = [pos, semantic, coda, kind, first, last].map(String::as_str).join(",");
        class_of.push(classes.number(format!("{},{},{class}", entry.left, entry.right)));
        cost_of.push(usize::from(entry.cost.cast_unsigned()));
        let shape = shape(expression, &entry.surface);
        if shape.is_none() {
            expressions.push_str(expression);
            expressions.push('\n');
        }
        shape_of.push(shape.map_or(0, |shape| shapes.number(shape) + 1));
        let own_reading = *reading != entry.surface;
        reading_of.push(usize::from(own_reading));
        if own_reading {
            readings.push_str(reading);
            readings.push('\n');
        }
    }
    let lines = |items: &[String]| (items.join("\n") + "\n").into_bytes();
    vec![
        ("classes", lines(&classes.1)),
        ("shapes", lines(&shapes.1)),
        ("entry.class", planes(&class_of, 2)),
        ("entry.cost", planes(&cost_of, 2)),
        ("entry.shape", planes(&shape_of, 2)),
        ("entry.reading", planes(&reading_of, 1)),
        ("expressions", expressions.into_bytes()),
        ("readings", readings.into_bytes()),
    ]
}

/// The short form of an expression whose forms are the pieces of the surface.
fn shape(expression: &str, surface: &str) -> Option<String> {
    if expression == "*" {
        return Some("*".to_owned());
    }
    let mut joined = String::new();
    let mut shape = String::new();
    for part in expression.split('+') {
        let mut fields = part.split('/');
        let (form, tag, semantic) = (fields.next()?, fields.next()?, fields.next()?);
        joined.push_str(form);
        let sign = if shape.is_empty() { '=' } else { '+' };
        write!(shape, "{sign}{}{tag}", form.chars().count()).ok()?;
        if semantic != "*" {
            write!(shape, "/{semantic}").ok()?;
        }
    }
    (joined == surface).then_some(shape)
}

/// The penalty of each left id. Ids are merged only where this agrees too, so that it stays a
/// property of the id.
fn left_penalties(dictionary: &MecabDictionary) -> Vec<i32> {
    let mut penalties = vec![0; dictionary.matrix.left_ids];
    for entry in dictionary.entries.iter().chain(&dictionary.unknown) {
        let [pos, _, _, _, kind, first, ..] = &entry.features;
        penalties[usize::from(entry.left)] = super::features::left_space_penalty(pos, kind, first);
    }
    penalties
}

/// A matrix without ids that cost the same with every other id.
struct Merged {
    matrix: Matrix,
    left: Axis,
    right: Axis,
}

/// The ids of one side.
struct Axis {
    /// By original id: the number it gets in the unpacked dictionary.
    map: Vec<usize>,
    /// By that number: the row or column of the merged matrix as it is stored.
    order: Vec<usize>,
}

fn merge(matrix: &Matrix, penalties: &[i32], usage: &Usage) -> Merged {
    let cost = |right: usize, left: usize| matrix.costs[right + matrix.right_ids * left];
    let mut lefts = Numbering::new();
    let left_of: Vec<usize> = (0..matrix.left_ids)
        .map(|left| {
            let row: Vec<i16> = (0..matrix.right_ids).map(|right| cost(right, left)).collect();
            lefts.number((penalties[left], row))
        })
        .collect();
    let mut rights = Numbering::new();
    let right_of: Vec<usize> = (0..matrix.right_ids)
        .map(|right| rights.number(lefts.1.iter().map(|(_, row)| row[right]).collect::<Vec<_>>()))
        .collect();
    let columns = &rights.1;
    let costs = (0..lefts.1.len()).flat_map(|left| columns.iter().map(move |row| row[left]));
    let matrix = Matrix { right_ids: columns.len(), left_ids: lefts.1.len(), costs: costs.collect() };
    Merged { matrix, left: by_usage(&left_of, &usage.left), right: by_usage(&right_of, &usage.right) }
}

/// Numbers merged ids, the most used first, so that the costs that are read all the time lie together. Id 0, the
/// edge of a line, stays 0.
fn by_usage(merged_of: &[usize], usage: &HashMap<u16, usize>) -> Axis {
    let len = merged_of.iter().max().map_or(0, |max| max + 1);
    let mut used = vec![0; len];
    for (id, &merged) in (0u16..).zip(merged_of) {
        used[merged] += usage.get(&id).copied().unwrap_or(0);
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by_key(|&merged| (merged != merged_of[0], std::cmp::Reverse(used[merged]), merged));
    let mut number_of = vec![0; len];
    for (number, &merged) in order.iter().enumerate() {
        number_of[merged] = number;
    }
    Axis { map: merged_of.iter().map(|&merged| number_of[merged]).collect(), order }
}

/// How often words with each context id match somewhere in a text.
struct Usage {
    left: HashMap<u16, usize>,
    right: HashMap<u16, usize>,
}

fn usage(entries: &[Entry], texts: &[String]) -> Result<Usage> {
    let mut map: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
    for entry in entries {
        let id = WordId::new(LexType::System, 0);
        let word = WordEntry::new(id, entry.cost, entry.left, entry.right);
        map.entry(entry.surface.clone()).or_default().push(word);
    }
    let words = PrefixDictionary::from_word_entry_map(&map)?;
    let mut usage = Usage { left: HashMap::new(), right: HashMap::new() };
    for line in texts.iter().flat_map(|text| text.lines()) {
        let chars: Vec<char> = line.chars().collect();
        for start in 0..chars.len() {
            for (found, _) in words.common_prefix_search(&chars[start..]) {
                for entry in found.chunks_exact(10) {
                    *usage.left.entry(u16::from_le_bytes([entry[6], entry[7]])).or_default() += 1;
                    *usage.right.entry(u16::from_le_bytes([entry[8], entry[9]])).or_default() += 1;
                }
            }
        }
    }
    Ok(usage)
}

fn row_differences(matrix: &Matrix) -> Vec<usize> {
    let mut above = vec![0u16; matrix.right_ids];
    let mut differences = Vec::with_capacity(matrix.costs.len());
    for row in matrix.costs.chunks_exact(matrix.right_ids) {
        for (above, cost) in above.iter_mut().zip(row) {
            let cost = cost.cast_unsigned();
            differences.push(usize::from(cost.wrapping_sub(*above)));
            *above = cost;
        }
    }
    differences
}

/// For the right ids used most, the most that a word with one id can catch up on a word with another by the cost of
/// what follows: `table[of ahead][of behind]`.
fn catch_up(merged: &Merged) -> Vec<usize> {
    const IDS: usize = 256;
    let hot = &merged.right.order[..IDS.min(merged.right.order.len())];
    let mut table = vec![i16::MIN; hot.len() * hot.len()];
    for row in merged.matrix.costs.chunks_exact(merged.matrix.right_ids) {
        for (ahead, catch_up) in hot.iter().zip(table.chunks_exact_mut(hot.len())) {
            for (behind, most) in hot.iter().zip(catch_up) {
                *most = (*most).max(row[*ahead].saturating_sub(row[*behind]));
            }
        }
    }
    table.into_iter().map(|most| usize::from(most.cast_unsigned())).collect()
}

/// lindera's archive of the character categories. The first category of a character is its default.
/// MeCab reads characters beyond the basic plane as U+0000, and so does this table.
fn character_definition(characters: &Characters) -> Result<Vec<u8>> {
    let info = |code_point: u32| {
        let index = if code_point < 0xffff { code_point as usize } else { 0 };
        characters.infos[index]
    };
    let boundaries = (1..=0xffff).filter(|&point| info(point) != info(point - 1)).collect();
    let mapping = LookupTable::from_fn(boundaries, &|point: u32, out: &mut Vec<CategoryId>| {
        let CharInfo { kinds, default, .. } = info(point);
        out.push(CategoryId(default));
        let others = (0..characters.names.len()).filter(|&id| id != default && kinds >> id & 1 == 1);
        out.extend(others.map(CategoryId));
    });
    let categories = (0..characters.names.len())
        .map(|id| {
            let info = characters.infos.iter().find(|info| info.default == id);
            let (invoke, group, length) = info.map_or((false, true, 0), |info| (info.invoke, info.group, info.length));
            CategoryData { invoke, group, length }
        })
        .collect();
    let definition = CharacterDefinition::new(categories, characters.names.clone(), mapping);
    Ok(rkyv::to_bytes::<rkyv::rancor::Error>(&definition)?.to_vec())
}

/// lindera's archive of the unknown words.
fn unknown(entries: &[Entry], characters: &Characters, merged: &Merged) -> Result<Vec<u8>> {
    let mut unknown = UnknownDictionary {
        category_references: vec![Vec::new(); characters.names.len()],
        costs: Vec::new(),
        words_idx_data: Vec::new(),
        words_data: Vec::new(),
    };
    for (id, entry) in (0u32..).zip(entries) {
        let category = characters.names.iter().position(|name| *name == entry.surface);
        unknown.category_references[category.ok_or("unknown category")?].push(id);
        let left = merged.left.map[usize::from(entry.left)];
        let right = merged.right.map[usize::from(entry.right)];
        unknown.costs.push(WordEntry::new(
            WordId::new(LexType::Unknown, id),
            entry.cost,
            u16::try_from(left)?,
            u16::try_from(right)?,
        ));
        let joined = entry.features.join("\0");
        unknown.words_idx_data.push(u32::try_from(unknown.words_data.len())?);
        unknown.words_data.extend_from_slice(&u32::try_from(joined.len())?.to_le_bytes());
        unknown.words_data.extend_from_slice(joined.as_bytes());
    }
    Ok(rkyv::to_bytes::<rkyv::rancor::Error>(&unknown)?.to_vec())
}
