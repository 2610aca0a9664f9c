//! Unpacks the embedded dictionary into `OUT_DIR` and compiles the terms. No network, no environment of its own, no option.

mod container;
mod terms;
mod unpack;

use std::path::{Path, PathBuf};
use std::{env, fs};

const ARTEFACT: &str = "dict/ko-dic.hgd";
const TERMS: &str = "dict/terms.tsv";

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/dictionary/coda.rs");
    for (path, compile) in [(ARTEFACT, unpack::unpack as Compile), (TERMS, terms)] {
        println!("cargo::rerun-if-changed={path}");
        if let Err(reason) = run(path, compile) {
            println!("cargo::error={path}: {reason}");
        }
    }
}

/// Turns a file into `(file name, contents)` pairs.
type Compile = fn(&[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String>;

fn terms(bytes: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    terms::compile(std::str::from_utf8(bytes).map_err(|error| error.to_string())?)
}

fn run(path: &str, compile: Compile) -> Result<(), String> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let bytes = fs::read(root.join(path)).map_err(|error| error.to_string())?;
    for (name, contents) in compile(&bytes)? {
        write(&out.join(name), &contents)?;
    }
    Ok(())
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    fs::write(path, contents).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
