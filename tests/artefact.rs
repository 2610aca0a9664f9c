//! The embedded dictionary's file and the terms, as the build script reads them.

#[allow(dead_code, reason = "the library uses more of it")]
#[path = "../build/shared.rs"]
mod shared;
#[path = "../build/terms.rs"]
mod terms;
#[path = "../build/unpack.rs"]
mod unpack;

use std::fs;

use crate::support::path;

#[test]
fn unpacks_to_what_the_crate_embeds() {
    let artefact = fs::read(path("dict/ko-dic.hgd")).unwrap();
    assert!(artefact.len() < 6_000_000);
    let files = unpack::unpack(&artefact).unwrap();
    let words = files.iter().find(|(name, _)| *name == "dict.vals").unwrap();
    assert_eq!(words.1.len(), 816_283 * 10);
    for (name, contents) in files {
        let embedded = fs::read(std::path::Path::new(env!("OUT_DIR")).join(name)).unwrap();
        assert!(embedded == contents, "{name} differs");
    }
}

#[test]
fn damage_is_an_error_that_says_where() {
    let artefact = fs::read(path("dict/ko-dic.hgd")).unwrap();
    let fails = |bytes: &[u8]| unpack::unpack(bytes).expect_err("damage went unnoticed");
    assert!(fails(b"").contains("not a hoego dictionary"));
    for len in [8, 14, 20, 1_000, artefact.len() / 2, artefact.len() - 1] {
        let reason = fails(&artefact[..len]);
        assert!(reason.contains("truncated") || reason.contains("not a hoego"), "{len}: {reason}");
    }
    let mut longer = artefact.clone();
    longer.push(0);
    assert!(fails(&longer).contains("stray"));
    for at in [200, 30_000, 1_000_000, 3_000_000, artefact.len() - 10] {
        let mut damaged = artefact.clone();
        damaged[at] ^= 0x55;
        let reason = fails(&damaged);
        assert!(reason.contains("column"), "{at}: {reason}");
    }
}

#[test]
fn terms_are_compiled_when_the_crate_is_built() {
    let table = fs::read_to_string(path("dict/terms.tsv")).unwrap();
    let whole = fs::read_to_string(path("dict/whole.tsv")).unwrap();
    for (name, contents) in terms::terms(&table).unwrap().into_iter().chain(terms::whole(&whole).unwrap()) {
        let embedded = fs::read(std::path::Path::new(env!("OUT_DIR")).join(&name)).unwrap();
        assert!(embedded == contents, "{name} differs");
    }
    let tokenizer = hoego::Tokenizer::new();
    for term in ["쿠버네티스", "갤럭시버즈"] {
        let tokens = tokenizer.tokenize(term);
        assert_eq!(tokens.len(), 1, "{tokens:?}");
        assert!(!tokens[0].is_unknown());
        assert_eq!(tokens[0].features(&tokenizer).split(',').nth(3), Some(term));
    }
}

#[test]
fn a_bad_line_of_terms_is_named() {
    for (line, reason) in
        [("갓생\tNNG", "line 2: expected five columns"), ("갓생\tJX\t\t갓생\tlife", "line 2: the tag")]
    {
        let error = terms::terms(&format!("# comment\n{line}\n")).expect_err("it went unnoticed");
        assert!(error.starts_with(reason), "{error}");
    }
}
