//! Where posts come from: folders, files of one and of many, standard input.

mod command;
mod feeds;
mod folders;
mod records;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use hoego::{Document, Documents, Error, Fields, Format, Result, Walk};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}

fn open(name: &str, contents: &[u8]) -> Vec<Result<Document>> {
    let folder = folder(&[(name, contents)]);
    Documents::open(folder.path().join(name), &Fields::default()).unwrap().collect()
}

/// The line and text of a document, or the line and reason of an error.
fn summary(result: &Result<Document>) -> (usize, String) {
    match result {
        Ok(document) => (document.line().unwrap_or(0), document.source().to_owned()),
        Err(Error::Record { line, reason, .. }) => (*line, format!("! {reason}")),
        Err(error) => panic!("{error}"),
    }
}

fn summaries(name: &str, contents: &[u8]) -> Vec<(usize, String)> {
    open(name, contents).iter().map(summary).collect()
}

fn good(results: &[Result<Document>]) -> Vec<&Document> {
    results.iter().map(|result| result.as_ref().unwrap()).collect()
}

/// The names of the files found, and how often something could not be read.
fn walk(folder: &Path, globs: &[&str]) -> (Vec<String>, Vec<Error>) {
    let (mut names, mut errors) = (Vec::new(), Vec::new());
    for path in Walk::new([folder], globs).unwrap() {
        match path {
            Ok(path) => names.push(path.strip_prefix(folder).unwrap().display().to_string()),
            Err(error) => errors.push(error),
        }
    }
    (names, errors)
}

fn hoego(arguments: &[&str], folder: &Path, input: &[u8]) -> Output {
    let mut command = Command::cargo_bin("hoego").unwrap();
    command.args(arguments).current_dir(folder).write_stdin(input).output().unwrap()
}

/// The records of `hoego keywords`, what it reports and its exit code.
fn keywords(arguments: &[&str], folder: &Path, input: &[u8]) -> (Vec<Value>, String, i32) {
    let output = hoego(&[&["keywords", "-f", "jsonl"], arguments].concat(), folder, input);
    let out = String::from_utf8(output.stdout).unwrap();
    let records = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (records, String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn cp949(text: &str) -> Vec<u8> {
    encoding_rs::EUC_KR.encode(text).0.into_owned()
}

#[test]
fn files_without_posts_are_told_apart() {
    for (name, contents) in [("a.xml", "<urlset/>"), ("b.xml", ""), ("c.rss", "없음"), ("d.csv", "가,나\n1,2\n")] {
        let folder = folder(&[(name, contents.as_bytes())]);
        let result = Documents::open(folder.path().join(name), &Fields::default());
        assert!(matches!(result, Err(Error::NotPosts { .. })), "{name}");
    }
    for name in ["a.jsonl", "b.json", "c.csv", "d.tsv"] {
        assert!(open(name, b"").is_empty(), "{name}");
        assert!(open(name, b"\r\n\n").is_empty(), "{name}");
    }
    for name in ["a.md", "b.txt", "c.html", "d"] {
        let results = open(name, b"");
        assert!(good(&results)[0].blocks().is_empty(), "{name}");
    }
}

#[test]
fn a_huge_file_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.md");
    fs::File::create(&path).unwrap().set_len(70 << 20).unwrap();
    let Err(Error::TooLarge { path: own, bytes, limit }) = Documents::open(&path, &Fields::default()) else { panic!() };
    assert_eq!((own, bytes, limit), (path.clone(), 70 << 20, 64 << 20));
    // Nor can it be smuggled in.
    let file = fs::File::open(&path).unwrap();
    let result = Documents::from_reader("-", file, Format::Text, &Fields::default());
    assert!(matches!(result, Err(Error::TooLarge { .. })));
    let (records, errors, code) = keywords(&["huge.md"], folder.path(), b"");
    assert!(records.is_empty() && errors.starts_with("hoego: huge.md: ") && code == 2, "{errors}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_in_a_file_is_fatal(
        pieces in prop::collection::vec(prop_oneof![
            Just(b"<rss><item>".to_vec()), Just(b"<entry><content type='xhtml'>".to_vec()), Just(b"</item>".to_vec()),
            Just(b"<title><![CDATA[".to_vec()), Just(b"]]></title>".to_vec()), Just(b"&amp;&#x;&#99999999;&".to_vec()),
            Just(b"text,date\n".to_vec()), Just(b"\"".to_vec()), Just(b"\r\n".to_vec()), Just(b"{\"text\":".to_vec()),
            Just(b"\"a\"}".to_vec()), Just(b"[,\\u".to_vec()), Just("회고\u{feff}".into()), Just(cp949("회고")),
            prop::collection::vec(any::<u8>(), 0..4),
        ], 0..12),
    ) {
        let bytes = pieces.concat();
        for format in [
            Format::Markdown, Format::Html, Format::Text, Format::JsonLines, Format::Json, Format::Csv, Format::Tsv, Format::Feed,
        ] {
            let reader = std::io::Cursor::new(bytes.clone());
            let Ok(documents) = Documents::from_reader("x", reader, format, &Fields::default()) else { continue };
            let results: Vec<_> = documents.take(1000).collect();
            prop_assert!(results.len() < 1000, "{format:?} goes on forever");
            let lines = results.iter().map(|result| match result {
                Ok(document) => document.line().unwrap_or(1),
                Err(Error::Record { line, .. }) => *line,
                Err(_) => 1,
            });
            let lines_there = bytes.split(|&byte| byte == b'\n').count();
            prop_assert!(lines.into_iter().all(|line| (1..=lines_there).contains(&line)), "{format:?}: {results:?}");
        }
    }
}
