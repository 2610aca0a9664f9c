//! Unpacks the embedded dictionary into `OUT_DIR` and compiles the terms. No network, no environment of its own, no option.

mod container;
mod eojeols;
#[allow(dead_code, reason = "the library reads more of it")]
#[path = "../src/dictionary/features.rs"]
mod features;
mod stamp;
mod terms;
mod unpack;

use std::path::{Path, PathBuf};
use std::{env, fs};

const ARTEFACT: &str = "dict/ko-dic.hgd";
const TERMS: &str = "dict/terms.tsv";
const EOJEOLS: &str = "dict/eojeols.tsv";

fn main() {
    println!("cargo::rerun-if-changed=dict");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/dictionary/coda.rs");
    println!("cargo::rerun-if-changed=src/dictionary/beginnings.rs");
    println!("cargo::rerun-if-changed=src/dictionary/features.rs");
    println!("cargo::rerun-if-changed=src/tokenizer/memo/hash.rs");
    for (path, compile) in [(ARTEFACT, unpack::unpack as Compile), (TERMS, terms), (EOJEOLS, eojeols)] {
        if let Err(reason) = run(path, compile) {
            println!("cargo::error={path}: {reason}");
        }
    }
    if let Err(reason) = stamp() {
        println!("cargo::error=dict: {reason}");
    }
}

/// Turns a file into `(file name, contents)` pairs.
type Compile = fn(&[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String>;

fn terms(bytes: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    terms::compile(std::str::from_utf8(bytes).map_err(|error| error.to_string())?)
}

fn eojeols(bytes: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    eojeols::compile(std::str::from_utf8(bytes).map_err(|error| error.to_string())?)
}

fn run(path: &str, compile: Compile) -> Result<(), String> {
    let bytes = fs::read(folder("CARGO_MANIFEST_DIR")?.join(path)).map_err(|error| error.to_string())?;
    for (name, contents) in compile(&bytes)? {
        write(&folder("OUT_DIR")?.join(name), &contents)?;
    }
    Ok(())
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
