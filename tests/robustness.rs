//! Any text has tokens, in order, that cover it.

use hoego::{Token, Tokenizer};
use proptest::prelude::*;

use crate::support::{TEXTS, lines};

/// Both modes.
fn tokenizers() -> [Tokenizer; 2] {
    [Tokenizer::new(), Tokenizer::builder().mecab_compatible(true).build().unwrap()]
}

/// Tokens lie in order inside the text, on character boundaries; between them is nothing but white space.
fn check(text: &str, tokens: &[Token<'_>]) {
    let mut end = 0;
    for token in tokens {
        let span = token.span();
        assert!(span.start >= end && span.end > span.start, "{token} overlaps in {text:?}");
        assert_eq!(span.slice(text), Some(token.surface()));
        assert!(text[end..span.start].chars().all(char::is_whitespace), "{:?} is lost", &text[end..span.start]);
        assert!(!token.tags().is_empty());
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "{:?} is lost", &text[end..]);
}

fn check_both(text: &str) {
    for tokenizer in tokenizers() {
        let tokens = tokenizer.tokenize(text);
        check(text, &tokens);
        for token in tokens.iter().take(100) {
            assert!(!token.morphemes(&tokenizer).is_empty());
            assert!(!token.lemma(&tokenizer).to_string().is_empty());
            assert!(!token.features(&tokenizer).is_empty());
        }
    }
}

#[test]
fn odd_inputs() {
    for text in [
        "",
        " ",
        "\n",
        "\0",
        "가\0나",
        "\r\n\r\n",
        "\u{feff}첫 줄\r\n둘째 줄\r\n",
        "👨‍👩‍👧‍👦 가족",
        "\u{301}\u{301}\u{301}",
        "가\u{301}\u{11a8}",
        "\u{1161}\u{11a8}\u{1100}",
        "\u{10ffff}끝\u{10ffff}",
        "\u{1100}\u{1161}\u{11a8}\u{11a8}",
        "漢字와 한글",
        "내셔날 트러스트",
        "영치기 영차",
        "\u{3000}전각\u{a0}공백\u{2003}",
        "ﾡﾢ ￂￜ",
        "\u{f914}山",
        "\u{a0}\u{364}\u{344}\u{1b}",
        "\u{600}\u{a0}\u{344}\u{1b}",
    ] {
        check_both(text);
    }
    for name in TEXTS {
        for line in lines(name) {
            check_both(&line);
        }
    }
}

/// Half a megabyte without a space, of one kind of character each.
#[test]
fn long_runs() {
    for unit in ["ㅋ", "가", "a", "1", "漢", "!", "뷁", "\u{301}", "\u{11a8}", "😀", " ", "나는"] {
        check_both(&unit.repeat(500_000 / unit.len()));
    }
    let no_spaces: String = lines("life").concat().split_whitespace().collect();
    check_both(&no_spaces);
}

/// A long line is cut into windows, which must not show: its tokens are those of the same text in pieces that
/// end in a full stop with nothing fused across.
#[test]
fn windows_do_not_show() {
    let tokenizer = Tokenizer::builder().mecab_compatible(true).build().unwrap();
    let sentences: Vec<String> = lines("life").into_iter().chain(lines("hobby")).collect();
    let line = sentences.join(" ");
    assert!(line.chars().count() > 50_000);
    let whole: Vec<String> = tokenizer.tokenize(&line).iter().map(ToString::to_string).collect();
    // The same line in which every window ends elsewhere.
    for shift in [1, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500] {
        let filler = "아. ".repeat(shift);
        let before = tokenizer.tokenize(filler.trim_end()).len();
        let shifted = format!("{filler}{line}");
        let shifted: Vec<String> = tokenizer.tokenize(&shifted).iter().map(ToString::to_string).collect();
        // The first words may differ: they have another neighbour.
        assert_eq!(shifted[before + 10..], whole[10..], "shifted by {shift}");
    }
}

/// Pieces of text that are likely to meet.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[가-힣]{1,4}",
        2 => "(은|는|이|가|을|를|에서|했다|합니다|ㅋㅋ|ㅠ)",
        2 => " {1,3}",
        1 => "[a-zA-Z0-9.+#/-]{1,8}",
        1 => "[ㄱ-ㅣ\u{1100}-\u{11ff}\u{ffa1}-\u{ffdc}]{1,3}",
        1 => "[一-龥]{1,3}",
        1 => "\\PC",
        1 => any::<char>().prop_map(String::from),
        1 => "[\n\r\t\u{300}-\u{310}\u{3000}\u{200b}-\u{200d}]",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_cover_any_text(text in text()) {
        check_both(&text);
    }

    #[test]
    fn tokens_do_not_depend_on_what_the_worker_did_before(first in text(), second in text()) {
        let tokenizer = Tokenizer::new();
        let mut worker = tokenizer.worker();
        worker.tokenize(&first);
        let used: Vec<String> = worker.tokenize(&second).iter().map(ToString::to_string).collect();
        let fresh: Vec<String> = tokenizer.tokenize(&second).iter().map(ToString::to_string).collect();
        prop_assert_eq!(used, fresh);
    }
}
