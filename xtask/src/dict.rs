//! `cargo xtask dict`: the compiled MeCab dictionary of a wheel ⇄ `dict/ko-dic.hgd`.

mod mecab;
mod pack;
mod repair;
mod verify;
mod wheel;

#[path = "../../build/unpack.rs"]
mod unpack;

use std::path::Path;

use crate::Result;
use unpack::{container, features};

/// The path of the artefact below the repository's root, where cargo runs this.
const ARTEFACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../dict/ko-dic.hgd");

/// Korean texts of all kinds, whose words tell which context ids are used most.
const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/mecab");

/// Makes the artefact, or verifies the one there is.
pub(crate) fn run(wheel: &Path, verify: bool) -> Result<()> {
    let original = wheel::read(wheel)?;
    let (repaired, repairs) = repair::repair(&original);
    if verify {
        let artefact = std::fs::read(ARTEFACT)?;
        return verify::verify(&artefact, &repaired);
    }
    for (surface, before, after) in &repairs.numbers {
        println!("repaired {surface}: {before} -> {after}");
    }
    println!("unified the jamo of {} expressions", repairs.jamo);
    let artefact = pack::pack(&repaired, &texts()?)?;
    println!("{} entries in {} bytes", repaired.entries.len(), artefact.len());
    std::fs::write(ARTEFACT, artefact)?;
    Ok(())
}

fn texts() -> Result<Vec<String>> {
    let entries = std::fs::read_dir(TEXTS)?.collect::<std::io::Result<Vec<_>>>()?;
    let mut paths: Vec<_> = entries.iter().map(std::fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Ok(paths.iter().map(std::fs::read_to_string).collect::<std::io::Result<_>>()?)
}
