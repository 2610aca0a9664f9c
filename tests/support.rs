//! What several tests need.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The text of a file of the repository.
pub fn read(relative: &str) -> String {
    fs::read_to_string(path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The names of the recorded texts.
pub const TEXTS: [&str; 6] = ["dev", "formal", "hobby", "life", "odd", "web"];

/// The lines of a recorded text. Line feeds only: other breaks are part of some lines.
pub fn lines(name: &str) -> Vec<String> {
    let text = read(&format!("tests/data/mecab/{name}.txt"));
    text.strip_suffix('\n').unwrap_or(&text).split('\n').map(String::from).collect()
}
