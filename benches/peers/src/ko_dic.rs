//! The dictionary of the Python package `python-mecab-ko-dic` as the source files that vibrato compiles.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use mecab::{Characters, Entry, Matrix};
use vibrato::SystemDictionaryBuilder;

/// What the reader of MeCab's files is used to.
type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[allow(dead_code)]
#[path = "../../../src/dictionary/features.rs"]
mod features;
#[allow(dead_code)]
#[path = "../../../xtask/src/dict/mecab.rs"]
mod mecab;

/// Compiles the dictionary in the folder `from` for vibrato and writes it to `to`.
pub fn compile(from: &Path, to: &Path) -> Result<()> {
    let words = lexicon(&mecab::lexicon(&fs::read(from.join("sys.dic"))?)?);
    let unknown = lexicon(&mecab::lexicon(&fs::read(from.join("unk.dic"))?)?);
    let characters = characters(&mecab::characters(&fs::read(from.join("char.bin"))?)?);
    let matrix = matrix(&mecab::matrix(&fs::read(from.join("matrix.bin"))?)?);
    let dictionary = SystemDictionaryBuilder::from_readers(
        words.as_bytes(),
        matrix.as_bytes(),
        characters.as_bytes(),
        unknown.as_bytes(),
    )?;
    dictionary.write(BufWriter::new(File::create(to)?))?;
    Ok(())
}

/// `lex.csv` or `unk.def`.
fn lexicon(entries: &[Entry]) -> String {
    let mut lines = String::new();
    for Entry { surface, left, right, cost, features, .. } in entries {
        let quoted = surface.contains([',', '"']).then(|| format!("\"{}\"", surface.replace('"', "\"\"")));
        let surface = quoted.as_ref().unwrap_or(surface);
        let _ = writeln!(lines, "{surface},{left},{right},{cost},{}", features.join(","));
    }
    lines
}

/// `matrix.def`; what costs nothing is left out, as vibrato takes it for granted.
fn matrix(matrix: &Matrix) -> String {
    let mut lines = format!("{} {}\n", matrix.right_ids, matrix.left_ids);
    for (left, costs) in matrix.costs.chunks_exact(matrix.right_ids).enumerate() {
        for (right, cost) in costs.iter().enumerate().filter(|(_, cost)| **cost != 0) {
            let _ = writeln!(lines, "{right} {left} {cost}");
        }
    }
    lines
}

/// `char.def`.
fn characters(characters: &Characters) -> String {
    let mut lines = String::new();
    for (number, name) in characters.names.iter().enumerate() {
        // A category that no character has first is asked for nothing.
        let info = characters.infos.iter().find(|info| info.default == number);
        let (invoke, group, length) = info.map_or((false, true, 0), |info| (info.invoke, info.group, info.length));
        let _ = writeln!(lines, "{name} {} {} {length}", u8::from(invoke), u8::from(group));
    }
    for (code, info) in characters.infos.iter().enumerate() {
        if char::from_u32(u32::try_from(code).unwrap_or_default()).is_none() {
            continue; // a surrogate
        }
        let _ = write!(lines, "0x{code:04X} {}", characters.names[info.default]);
        for (number, name) in characters.names.iter().enumerate() {
            if number != info.default && info.kinds >> number & 1 != 0 {
                let _ = write!(lines, " {name}");
            }
        }
        lines.push('\n');
    }
    lines
}
