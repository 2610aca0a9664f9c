//! Posts as they are read: every stretch of text leads back to the file.

use hoego::{Document, Span};
use proptest::prelude::*;

use crate::support::{path, read};

/// Each word of a block stands in the source where the block says.
fn check(source: &str, document: &Document) {
    for block in document.blocks() {
        let mut start = 0;
        for word in block.text().split_inclusive(char::is_whitespace) {
            let trimmed = word.trim_end();
            let span = block.source(Span::new(start, start + trimmed.len()));
            let slice = span.slice(source).expect("on character boundaries");
            assert!(trimmed.is_empty() || !slice.is_empty(), "{trimmed:?} was lost");
            start += word.len();
        }
    }
}

#[test]
fn sample_posts_are_read() {
    let folder = std::fs::read_dir(path("examples/posts")).unwrap();
    let mut count = 0;
    for entry in folder {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let source = read(&format!("examples/posts/{name}"));
        let document = Document::from_markdown(&source);
        assert!(document.title().is_some(), "{name} has no title");
        assert!(document.blocks().iter().any(hoego::Block::is_heading), "{name} has no heading");
        let text: String = document.blocks().iter().map(hoego::Block::text).collect();
        assert!(!text.contains("```") && !text.contains("tags:"), "{name}: markup was read as text");
        check(&source, &document);
        count += 1;
    }
    assert!(count >= 9);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_is_read(source in "([가-힣a-z*_`#>|\\[\\]()!~ \n-]|&amp;|\\*\\*|```|---\n|<b>|\u{feff}|- \\[x\\] ){0,60}") {
        check(&source, &Document::from_markdown(&source));
        check(&source, &Document::from_text(&source));
    }
}
