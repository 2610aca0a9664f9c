//! Unpacks the embedded dictionary into `OUT_DIR` and compiles the words besides it. No network, no environment of its own, no option.

#[allow(dead_code, reason = "the library uses more of it")]
mod shared;
mod stamp;
mod system;
mod terms;
mod unpack;

use std::path::{Path, PathBuf};
use std::{env, fs};

const ARTEFACT: &str = "dict/ko-dic.hgd";
const TERMS: &str = "dict/terms.tsv";
const WHOLE: &str = "dict/whole.tsv";

fn main() {
    println!("cargo::rerun-if-changed=dict");
    println!("cargo::rerun-if-changed=build");
    // See shared.rs.
    for file in ["beginnings", "coda", "conjugation", "entry", "features", "layout", "like", "written"] {
        println!("cargo::rerun-if-changed=src/dictionary/{file}.rs");
    }
    println!("cargo::rerun-if-changed=src/tag/set.rs");
    run(ARTEFACT, |bytes| {
        let files = unpack::unpack(bytes)?;
        let mut all = system::lay_out(&files)?;
        // Tests and benches take lindera's own files.
        all.extend(files.into_iter().map(|(name, contents)| (name.to_owned(), contents)));
        Ok(all)
    });
    for (path, compile) in [(TERMS, terms::terms as Compile), (WHOLE, terms::whole)] {
        run(path, |bytes| compile(std::str::from_utf8(bytes).map_err(|error| error.to_string())?));
    }
    if let Err(reason) = stamp() {
        println!("cargo::error=dict: {reason}");
    }
}

/// The names of files and what is in them.
type Files = Vec<(String, Vec<u8>)>;

/// Turns a table into files.
type Compile = fn(&str) -> Result<Files, String>;

/// Writes what a file of the crate is turned into.
fn run(path: &str, compile: impl Fn(&[u8]) -> Result<Files, String>) {
    let run = || {
        let bytes = fs::read(folder("CARGO_MANIFEST_DIR")?.join(path)).map_err(|error| error.to_string())?;
        for (name, contents) in compile(&bytes)? {
            write(&folder("OUT_DIR")?.join(name), &contents)?;
        }
        Ok(())
    };
    if let Err(reason) = run() {
        let reason: String = reason;
        println!("cargo::error={path}: {reason}");
    }
}

fn stamp() -> Result<(), String> {
    let stamp = stamp::stamp(&folder("CARGO_MANIFEST_DIR")?.join("dict"))?;
    write(&folder("OUT_DIR")?.join("stamp.tsv"), stamp.as_bytes())
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("no {variable}"))
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    fs::write(path, contents).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
