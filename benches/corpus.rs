//! Benchmark texts: the repository's own Korean, of all registers.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("the folder exists");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.sort();
    paths
}

fn read(path: &PathBuf) -> String {
    fs::read_to_string(path).expect("readable")
}

/// The posts of examples/posts.
pub fn posts() -> Vec<String> {
    files("examples/posts", "md").iter().map(read).collect()
}

/// Lines of all kinds, `bytes` of them: diaries, work logs, essays, chat; without the deliberately odd ones.
pub fn lines(bytes: usize) -> String {
    let mut files = files("tests/data/mecab", "txt");
    files.retain(|path| !path.ends_with("odd.txt"));
    let texts: Vec<String> = files.iter().map(read).collect();
    // One line of each file in turn, so that every stretch has all registers.
    let mut sources: Vec<_> = texts.iter().map(|text| text.lines().cycle()).collect();
    let mut out = String::with_capacity(bytes + 1024);
    while out.len() < bytes {
        for source in &mut sources {
            out.push_str(source.next().expect("the files have lines"));
            out.push('\n');
        }
    }
    out
}
