//! Compiles `dict/eojeols.tsv` into hashes.

use std::collections::BTreeSet;

use super::shared::hash::Hash;

/// Those that are fewer of ten million are not known early: until they have come again often enough to pay for a table, other
/// tables have.
const LEAST: u32 = 400;

/// Turns the table into `(file name, contents)` pairs: the upper half of the hash of each eojeol, at the beginning of a
/// line and behind white space, in order.
///
/// # Errors
///
/// The first line without a number.
pub fn compile(table: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut eojeols = Vec::new();
    for (number, line) in (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#')) {
        let fields = line.split_once('\t').and_then(|(eojeol, count)| Some((eojeol, count.parse::<u32>().ok()?)));
        let (eojeol, count) =
            fields.ok_or_else(|| format!("line {number}: expected an eojeol and a number: {line:?}"))?;
        if count >= LEAST {
            eojeols.push(eojeol);
        }
    }
    let hashes =
        eojeols.iter().flat_map(|eojeol| [false, true].map(|spaced| Hash::of(eojeol.as_bytes(), spaced).high()));
    let hashes: BTreeSet<u32> = hashes.collect();
    Ok(vec![("eojeols.bin".to_owned(), hashes.into_iter().flat_map(u32::to_le_bytes).collect())])
}
