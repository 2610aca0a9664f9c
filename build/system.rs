//! Lays the unpacked dictionary out for the lattice.

use super::shared::entry::Entry;
use super::shared::layout::{Costs, Surfaces};
use super::unpack::features::left_space_penalty;

/// The surfaces, entries and connections of the files of [`unpack`](super::unpack::unpack), as `(file name, contents)` pairs.
///
/// # Errors
///
/// What does not fit.
pub fn lay_out(files: &[(&str, Vec<u8>)]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let file = |name: &str| {
        let found = files.iter().find(|(own, _)| *own == name);
        found.map(|(_, contents)| contents.as_slice()).ok_or_else(|| format!("no {name}"))
    };
    let entries = file("dict.vals")?.as_chunks().0.iter().map(Entry::of_lindera).collect::<Option<Vec<_>>>();
    let entries = entries.ok_or("there are too many words or context ids")?;

    // What words cost more behind white space, and whether they are nouns, by kind.
    let kinds = std::str::from_utf8(file("kinds.txt")?).map_err(|error| error.to_string())?;
    let kinds = kinds.lines().map(|line| match *line.split(',').collect::<Vec<_>>() {
        [pos, kind, first] => Ok((left_space_penalty(pos, kind, first), matches!(pos, "NNG" | "NNP"))),
        _ => Err(format!("bad kind {line:?}")),
    });
    let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
    let words = file("word-kinds.bin")?.as_chunks().0.iter();
    let words = words.map(|kind| kinds.get(usize::from(u16::from_le_bytes(*kind))).copied());
    let words = words.collect::<Option<Vec<_>>>().ok_or("a word is of no kind")?;

    // lindera's matrix: a mark, the numbers of right and left ids, and rows by left id.
    let matrix = file("matrix.mtx")?.as_chunks().0.iter().map(|cost| i16::from_le_bytes(*cost));
    let matrix: Vec<i16> = matrix.collect();
    let [_, right_ids, left_ids, rows @ ..] = matrix.as_slice() else { return Err("the matrix is cut short".into()) };
    let costs = Costs::new(rows.to_vec(), right_ids.cast_unsigned().into());

    let arrange = |entries: &mut [Entry]| costs.arrange(entries, |word| words[word as usize].0);
    let surfaces =
        Surfaces::new(file("dict.trie")?, file("dict.valsidx")?, entries, arrange, |word| words[word as usize].1)?;
    let rows = std::iter::once(*left_ids).chain(costs.into_rows());
    Ok(vec![
        ("system.codes".into(), surfaces.codes),
        ("system.nodes".into(), surfaces.nodes),
        ("system.entries".into(), surfaces.entries),
        ("connections.bin".into(), rows.flat_map(i16::to_le_bytes).collect()),
    ])
}
