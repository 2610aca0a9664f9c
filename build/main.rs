//! Unpacks the embedded dictionary into `OUT_DIR`. No network, no environment of its own, no option.

mod container;
mod stamp;
mod unpack;

use std::path::{Path, PathBuf};
use std::{env, fs};

const ARTEFACT: &str = "dict/ko-dic.hgd";

fn main() {
    println!("cargo::rerun-if-changed=dict");
    println!("cargo::rerun-if-changed=build");
    if let Err(reason) = run() {
        println!("cargo::error={ARTEFACT}: {reason}");
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let artefact = fs::read(root.join(ARTEFACT)).map_err(|error| error.to_string())?;
    for (name, contents) in unpack::unpack(&artefact)? {
        write(&out.join(name), &contents)?;
    }
    write(&out.join("stamp.tsv"), stamp::stamp(&root.join("dict"))?.as_bytes())
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    fs::write(path, contents).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
