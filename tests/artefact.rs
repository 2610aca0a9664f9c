//! The embedded dictionary's file, as the build script reads it.

#[path = "../build/container.rs"]
mod container;
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
