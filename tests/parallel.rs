//! The same tokens from any number of threads.

use hoego::{Token, Tokenizer};
use rayon::ThreadPoolBuilder;

use crate::support::{TEXTS, lines};

fn show(tokens: &[Token<'_>]) -> Vec<String> {
    let show = |token: &Token<'_>| format!("{}:{token}:{}", token.span().start, token.eojeol());
    tokens.iter().map(show).collect()
}

fn on_threads<R: Send>(threads: usize, run: impl FnOnce() -> R + Send) -> R {
    ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(run)
}

#[test]
fn many_documents() {
    let tokenizer = Tokenizer::new();
    let mut documents: Vec<String> = TEXTS.iter().flat_map(|name| lines(name)).collect();
    documents.insert(3, String::new());
    documents.insert(70, lines("life").join(" ").repeat(4)); // one is much longer than the others
    let expected: Vec<_> = documents.iter().map(|document| show(&tokenizer.tokenize(document))).collect();
    for threads in [1, 2, 5] {
        let found = on_threads(threads, || {
            tokenizer.par_tokenize(&documents).iter().map(|tokens| show(tokens)).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{threads} threads");
    }
}

#[test]
fn one_long_text_of_many_lines() {
    let text = TEXTS.map(|name| lines(name).join("\n")).join("\n");
    for mecab in [true, false] {
        let tokenizer = Tokenizer::builder().mecab_compatible(mecab).build().unwrap();
        let expected = show(&tokenizer.tokenize(&text));
        for threads in [1, 3] {
            assert_eq!(on_threads(threads, || show(&tokenizer.par_tokenize_text(&text))), expected);
        }
    }
}

#[test]
fn one_huge_line() {
    let tokenizer = Tokenizer::new();
    let with_spaces = ["life", "web", "dev", "hobby", "formal"].map(|name| lines(name).join(" ")).join(" ").repeat(3);
    let without: String = with_spaces.split_whitespace().collect();
    let one_kind = "ㅋ".repeat(200_000);
    for line in [with_spaces, without, one_kind] {
        assert!(line.len() > 500_000);
        let expected = show(&tokenizer.tokenize(&line));
        for threads in [1, 2] {
            assert!(on_threads(threads, || show(&tokenizer.par_tokenize_text(&line))) == expected);
        }
    }
}
