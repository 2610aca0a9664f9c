//! Unpacks the dictionary that hoego embeds, for its peers.

#[path = "../../build/unpack.rs"]
mod unpack;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=../../dict/ko-dic.hgd");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let artefact = fs::read("../../dict/ko-dic.hgd").expect("the dictionary is there");
    for (name, contents) in unpack::unpack(&artefact).expect("the dictionary is sound") {
        fs::write(Path::new(&out).join(name), contents).expect("OUT_DIR can be written");
    }
}
