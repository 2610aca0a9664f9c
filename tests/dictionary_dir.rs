//! Dictionaries in a folder, as lindera builds them.

use std::fs;
use std::path::Path;

use hoego::{Error, Tokenizer};

use crate::support::lines;

/// The embedded dictionary as a folder: the same files that lindera's builder writes.
fn write_dictionary(folder: &Path) {
    macro_rules! file {
        ($($name:literal),*) => {
            $(fs::write(folder.join($name), include_bytes!(concat!(env!("OUT_DIR"), "/", $name))).unwrap();)*
        };
    }
    file!(
        "dict.trie",
        "dict.valsidx",
        "dict.vals",
        "dict.wordsidx",
        "dict.words",
        "matrix.mtx",
        "char_def.bin",
        "unk.bin"
    );
    let metadata = lindera::dictionary::Metadata::default();
    fs::write(folder.join("metadata.json"), serde_json::to_vec(&metadata).unwrap()).unwrap();
}

#[test]
fn same_tokens_as_the_embedded_one() {
    let folder = tempfile::tempdir().unwrap();
    write_dictionary(folder.path());
    let own = Tokenizer::builder().dictionary_dir(folder.path()).build().unwrap();
    let embedded = Tokenizer::new();
    for line in lines("life").iter().chain(&lines("odd")).step_by(5) {
        let (a, b) = (own.tokenize(line), embedded.tokenize(line));
        assert_eq!(a.len(), b.len(), "{line}");
        for (a, b) in a.iter().zip(&b) {
            assert_eq!(a.to_string(), b.to_string(), "{line}");
            assert_eq!(a.features(&own), b.features(&embedded), "{line}");
        }
    }
}

#[test]
fn missing_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let error = Tokenizer::builder().dictionary_dir(&missing).build().err().unwrap();
    assert!(error.to_string().contains("nowhere"), "{error}");
    write_dictionary(folder.path());
    fs::remove_file(folder.path().join("matrix.mtx")).unwrap();
    let error = Tokenizer::builder().dictionary_dir(folder.path()).build().err().unwrap();
    assert!(matches!(&error, Error::Dictionary { path, .. } if path.ends_with("matrix.mtx")), "{error}");
}

/// Every file cut short, and every file overwritten: an error, or tokens, but no panic.
#[test]
fn damaged_files_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    write_dictionary(folder.path());
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    for file in files {
        let whole = fs::read(&file).unwrap();
        for damaged in [whole[..whole.len() / 3].to_vec(), Vec::new(), vec![0xff; whole.len()]] {
            fs::write(&file, &damaged).unwrap();
            match Tokenizer::builder().dictionary_dir(folder.path()).build() {
                Err(error) => assert!(error.to_string().contains(&folder.path().display().to_string()), "{error}"),
                Ok(tokenizer) => drop(tokenizer.tokenize("올해는 힘들었지만 배운 것이 많다.")),
            }
        }
        fs::write(&file, &whole).unwrap();
    }
}
