//! Benchmark texts: the repository's own Korean, of all registers.

#![allow(dead_code, reason = "each bench uses a part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lindera::dictionary::{Dictionary, Metadata};
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::worker::SegmentWorker;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;

/// A sentence of a diary.
pub const SENTENCE: &str = "올해는 새로운 팀에서 일하게 되었고, 힘들었지만 배운 것이 많은 한 해였다.";

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

/// lindera's fastest way to segment, on the dictionary that hoego embeds. lindera keeps white space as tokens
/// and analyses each eojeol by itself, so it does less; its tokens carry no tags until asked.
pub fn lindera() -> SegmentWorker {
    #[repr(C, align(16))]
    struct Aligned<T: ?Sized>(T);
    macro_rules! file {
        ($name:literal) => {{
            static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $name)));
            &FILE.0
        }};
    }
    let prefix_dictionary = PrefixDictionary::load(
        file!("dict.trie"),
        file!("dict.valsidx"),
        file!("dict.vals"),
        file!("dict.wordsidx"),
        file!("dict.words"),
    );
    let dictionary = Dictionary {
        prefix_dictionary: Arc::new(prefix_dictionary.expect("sound")),
        connection_cost_matrix: Arc::new(ConnectionCostMatrix::load(file!("matrix.mtx")).expect("sound")),
        character_definition: Arc::new(CharacterDefinition::load(file!("char_def.bin")).expect("sound")),
        unknown_dictionary: Arc::new(UnknownDictionary::load(file!("unk.bin")).expect("sound")),
        metadata: Arc::new(Metadata::default()),
    };
    Segmenter::new(Mode::Normal, dictionary, None).into_worker()
}
