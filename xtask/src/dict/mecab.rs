//! The binary formats of MeCab 0.996: `sys.dic`, `unk.dic`, `char.bin` and `matrix.bin`
//! (`dictionary.cpp`, `char_property.cpp` and `connector.cpp` there).

use std::collections::HashMap;

use super::{Result, features};

/// A dictionary as MeCab has it in memory.
pub(crate) struct MecabDictionary {
    /// Sorted by surface in byte order; entries of one surface in MeCab's order.
    pub(crate) entries: Vec<Entry>,
    /// Entries of unknown words; the surface is the name of the category.
    pub(crate) unknown: Vec<Entry>,
    pub(crate) characters: Characters,
    pub(crate) matrix: Matrix,
}

/// A word.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry {
    pub(crate) surface: String,
    pub(crate) left: u16,
    pub(crate) right: u16,
    pub(crate) pos_id: u16,
    pub(crate) cost: i16,
    /// The eight columns of mecab-ko-dic.
    pub(crate) features: [String; 8],
}

/// Character categories.
#[derive(Clone)]
pub(crate) struct Characters {
    pub(crate) names: Vec<String>,
    /// By code point up to U+FFFE.
    pub(crate) infos: Vec<CharInfo>,
}

/// What MeCab knows of a character (`struct CharInfo`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CharInfo {
    /// A bit per category.
    pub(crate) kinds: u32,
    pub(crate) default: usize,
    pub(crate) length: u32,
    pub(crate) group: bool,
    pub(crate) invoke: bool,
}

/// Connection costs: `costs[right id of the left word + right_ids * left id of the right word]`.
#[derive(Clone)]
pub(crate) struct Matrix {
    pub(crate) right_ids: usize,
    pub(crate) left_ids: usize,
    pub(crate) costs: Vec<i16>,
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(len).ok_or("the file ends too early")?;
        self.0 = tail;
        Ok(head)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn len(&mut self) -> Result<usize> {
        Ok(usize::try_from(self.u32()?)?)
    }
}

/// Decompiles `sys.dic` or `unk.dic`.
pub(crate) fn lexicon(bytes: &[u8]) -> Result<Vec<Entry>> {
    const MAGIC: u32 = 0xef71_8f77;
    let mut reader = Reader(bytes);
    if (reader.u32()? ^ MAGIC) as usize != bytes.len() {
        return Err("not a dictionary of MeCab".into());
    }
    if reader.u32()? != 102 {
        return Err("not version 102 of MeCab's dictionary format".into());
    }
    reader.take(4)?; // type
    let size = reader.len()?;
    reader.take(8)?; // numbers of left and right ids
    let (trie_len, token_len, feature_len) = (reader.len()?, reader.len()?, reader.len()?);
    reader.take(4)?;
    if !reader.take(32)?.starts_with(b"UTF-8\0") {
        return Err("the dictionary is not UTF-8".into());
    }
    let units: Vec<(i32, u32)> = reader
        .take(trie_len)?
        .chunks_exact(8)
        .map(|unit| (i32::from_le_bytes(array(unit)), u32::from_le_bytes(array(&unit[4..]))))
        .collect();
    let tokens = reader.take(token_len)?;
    let features = reader.take(feature_len)?;

    let mut entries = Vec::with_capacity(size);
    for (key, value) in keys(&units) {
        let surface = String::from_utf8(key)?;
        let first = (value >> 8) as usize;
        for token in tokens.chunks_exact(16).skip(first).take((value & 0xff) as usize) {
            let half = |at: usize| u16::from_le_bytes([token[at], token[at + 1]]);
            let feature = features.get(u32::from_le_bytes(array(&token[8..])) as usize..);
            let feature = feature.and_then(|rest| rest.split(|&byte| byte == 0).next());
            let line = std::str::from_utf8(feature.ok_or("a feature is out of range")?)?;
            let columns: Vec<String> = line.split(',').map(String::from).collect();
            entries.push(Entry {
                surface: surface.clone(),
                left: half(0),
                right: half(2),
                pos_id: half(4),
                cost: half(6).cast_signed(),
                features: columns.try_into().map_err(|_| format!("not eight columns: {line}"))?,
            });
        }
    }
    if entries.len() != size {
        return Err(format!("{} entries instead of {size}", entries.len()).into());
    }
    Ok(entries)
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| bytes[at])
}

/// The keys of a Darts double array with their values, in byte order.
fn keys(units: &[(i32, u32)]) -> Vec<(Vec<u8>, u32)> {
    let child = |base: i32, label: u32| {
        let index = usize::try_from(base).ok()? + label as usize;
        let &(next, check) = units.get(index)?;
        (check == base.cast_unsigned()).then_some(next)
    };
    let mut found = Vec::new();
    let mut pending = vec![(units[0].0, Vec::new())];
    while let Some((base, key)) = pending.pop() {
        if let Some(value) = child(base, 0).filter(|&value| value < 0) {
            found.push((key.clone(), (-value - 1).cast_unsigned()));
        }
        for byte in (0..=255u8).rev() {
            if let Some(next) = child(base, u32::from(byte) + 1) {
                let mut key = key.clone();
                key.push(byte);
                pending.push((next, key));
            }
        }
    }
    found
}

/// Decodes `char.bin`.
pub(crate) fn characters(bytes: &[u8]) -> Result<Characters> {
    let mut reader = Reader(bytes);
    let count = reader.len()?;
    let mut names = Vec::new();
    for _ in 0..count {
        let name = reader.take(32)?.split(|&byte| byte == 0).next().unwrap_or_default();
        names.push(String::from_utf8(name.to_vec())?);
    }
    let mut infos = Vec::new();
    while !reader.0.is_empty() {
        let bits = reader.u32()?;
        infos.push(CharInfo {
            kinds: bits & 0x3_ffff,
            default: (bits >> 18 & 0xff) as usize,
            length: bits >> 26 & 0xf,
            group: bits >> 30 & 1 == 1,
            invoke: bits >> 31 == 1,
        });
    }
    if infos.len() != 0xffff {
        return Err("char.bin does not cover the basic plane".into());
    }
    Ok(Characters { names, infos })
}

/// Decodes `matrix.bin`.
pub(crate) fn matrix(bytes: &[u8]) -> Result<Matrix> {
    let mut reader = Reader(bytes);
    let size = reader.take(4)?;
    let right_ids = usize::from(u16::from_le_bytes(array(size)));
    let left_ids = usize::from(u16::from_le_bytes(array(&size[2..])));
    let costs: Vec<i16> = reader.0.chunks_exact(2).map(|cost| i16::from_le_bytes(array(cost))).collect();
    if costs.len() != right_ids * left_ids {
        return Err("matrix.bin does not have its declared size".into());
    }
    Ok(Matrix { right_ids, left_ids, costs })
}

/// `left-space-penalty-factor` of `dicrc`: costs by part-of-speech id.
pub(crate) fn penalties(dicrc: &str) -> Result<HashMap<u16, i32>> {
    let line = dicrc.lines().find_map(|line| line.strip_prefix("left-space-penalty-factor = "));
    let numbers: Vec<i32> =
        line.ok_or("dicrc has no left-space-penalty-factor")?.split(',').map(str::parse).collect::<Result<_, _>>()?;
    numbers.chunks_exact(2).map(|pair| Ok((u16::try_from(pair[0])?, pair[1]))).collect()
}

/// hoego derives the penalty from the columns instead of storing part-of-speech ids; this is where
/// the derivation is held against the ids of every entry.
pub(crate) fn check_penalties(dictionary: &MecabDictionary, penalties: &HashMap<u16, i32>) -> Result<()> {
    for entry in dictionary.entries.iter().chain(&dictionary.unknown) {
        let [pos, _, _, _, kind, first, ..] = &entry.features;
        let expected = penalties.get(&entry.pos_id).copied().unwrap_or(0);
        if features::left_space_penalty(pos, kind, first) != expected {
            return Err(format!("{entry:?} has a penalty of {expected}").into());
        }
    }
    Ok(())
}
