//! What a worker remembers changes no token.

use std::cell::RefCell;

use hoego::{Builder, Token, Tokenizer, Worker};
use proptest::prelude::*;

use crate::support::{TEXTS, lines};

/// Words that meet in all ways: within an eojeol, over a space, over several, as the beginning of a pattern.
const WORDS: &str = "우테코\tNNP\n사이드 프로젝트\tNNG\n한 해\tNNG\n해 두\tNNG\t\t-3000\n해\tNNG\t\t-100\nv2.0 언어\tNNG\n3.0 버전\tNNG\n가 나 다\tNNG\n-대학원생\n-했\n-이다\n";

/// How often texts are read: at the second sight what comes of them is kept, and from then on used.
const SIGHTS: usize = 4;

/// Text that is read until a worker knows that text is read again.
const PRIMER: &str = "한 번 읽은 글을 다시 읽으면 전에 본 어절이 그대로 다시 나온다 그래서 두 번째부터는 기억해 둔다";

/// Tokenizers that forget nothing, something, more, and all at once.
fn tokenizers(builder: &Builder) -> [Tokenizer; 4] {
    [32 << 20, 256 << 10, 64 << 10, 0].map(|memory| builder.clone().memory(memory).build().unwrap())
}

fn builders() -> [Builder; 4] {
    let plain = Tokenizer::builder();
    [
        plain.clone(),
        plain.clone().mecab_compatible(true),
        plain.clone().user_dictionary_text("words.tsv", WORDS),
        plain.mecab_compatible(true).user_dictionary_text("words.tsv", WORDS),
    ]
}

fn show(tokenizer: &Tokenizer, tokens: &[Token<'_>]) -> Vec<String> {
    let show = |token: &Token<'_>| {
        let (start, eojeol, pattern) = (token.span().start, token.eojeol(), token.pattern());
        let (features, misspelt) = (token.features(tokenizer), token.is_misspelt());
        format!("{start} {eojeol} {token} {features} {misspelt} {pattern:?}")
    };
    tokens.iter().map(show).collect()
}

/// Compares the workers of tokenizers that differ only in memory on one text after the other.
struct Comparison {
    workers: Vec<Worker>,
}

impl Comparison {
    fn new(tokenizers: &[Tokenizer]) -> Self {
        let mut comparison = Self { workers: tokenizers.iter().map(Tokenizer::worker).collect() };
        comparison.prime();
        comparison
    }

    /// Sees to it that what comes again is kept.
    fn prime(&mut self) {
        for worker in &mut self.workers {
            for _ in 0..50 {
                worker.tokenize(PRIMER);
            }
        }
    }

    fn check(&mut self, text: &str) {
        let [with @ .., without] = self.workers.as_mut_slice() else { unreachable!() };
        let tokens = without.tokenize(text);
        let expected = show(without.tokenizer(), &tokens);
        for worker in with {
            let found = worker.tokenize(text);
            assert_eq!(show(worker.tokenizer(), &found), expected, "{text:?}");
        }
    }
}

#[test]
fn recorded_texts() {
    for builder in builders() {
        let mut comparison = Comparison::new(&tokenizers(&builder));
        for name in TEXTS {
            // Over and over, so that eojeols are seen, kept, and found; in portions of which a small memory has traces.
            for lines in lines(name).chunks(50) {
                for round in 0..SIGHTS {
                    lines.iter().step_by(SIGHTS - round).for_each(|line| comparison.check(line));
                }
            }
        }
    }
}

#[test]
fn words_with_spaces() {
    for builder in builders() {
        let mut comparison = Comparison::new(&tokenizers(&builder));
        for _ in 0..SIGHTS {
            for text in [
                "사이드 프로젝트를 했다. 사이드 메뉴도, 나의사이드  프로젝트도 사이드",
                "한 해 한 해 두 해 한 해 두 한",
                "가 나 다 가 나 가 나 다라 나 다 가 나",
                "내셔날 트러스트 내셔날 은행 영치기 영차 영치기",
                "v2.0 언어 v2.0을 3.0 버전 3.0 을 v2.0",
                " 한 해\t한\u{a0}해\u{3000}한  해 ",
                "한 해\n한\n해 두\n가 나\n다",
            ] {
                comparison.check(text);
            }
        }
    }
}

#[test]
fn odd_spaces_and_long_eojeols() {
    let tokenizers = tokenizers(&Tokenizer::builder());
    let mut comparison = Comparison::new(&tokenizers);
    let long = format!("앞 {} 뒤 {}", "가나다".repeat(700), "한글ㅋㅋ".repeat(40));
    let texts = [
        "\u{d0}가 가\u{d0}나 \u{d0} 다\u{d0}".to_owned(),
        "\u{301}가 \u{301}나\u{a0}\u{301}다 cafe\u{301} e\u{301}".to_owned(),
        "\u{a0}앞\u{2003}뒤\u{3000}\u{3000}끝\u{a0}".to_owned(),
        "가\u{85}나\u{2028}다 라\u{b}마\u{c}바\r\n".to_owned(),
        "\u{1100}\u{1161}\u{11a8} \u{11a8}가 됬다 먹었엌ㅋㅋ 너무우우".to_owned(),
        long.clone(),
        format!("{long}\n{}", "가".repeat(9_000)),
    ];
    for _ in 0..SIGHTS {
        for text in &texts {
            comparison.check(text);
        }
    }
}

#[test]
fn words_of_a_document_are_not_kept_for_the_next() {
    let [with, .., without] = tokenizers(&Tokenizer::builder());
    let documents: [&[&str]; 3] = [
        &["우아한솜사탕을 먹었다", "우아한솜사탕이 맛있다", "우아한솜사탕을 먹었다 우아한솜사탕이 맛있다"],
        &["우아한솜사탕을 먹었다"],
        &["우아한솜사탕이 우아한솜사탕은 달빛로켓단이 달빛로켓단을 달빛로켓단"],
    ];
    let [mut with, mut without] = [with, without].map(|tokenizer| tokenizer.worker());
    for _ in 0..SIGHTS {
        for document in documents {
            let [found, expected] = [&mut with, &mut without].map(|worker| {
                let tokens = worker.tokenize_document(document);
                tokens.iter().map(|tokens| show(worker.tokenizer(), tokens)).collect::<Vec<_>>()
            });
            assert_eq!(found, expected);
        }
    }
}

/// Where nothing comes again, nothing is looked up: in short lines and in one long one.
#[test]
fn text_in_which_nothing_comes_again() {
    const EOJEOLS: usize = 5_000;
    let mut comparison = Comparison::new(&tokenizers(&Tokenizer::builder().user_dictionary_text("words.tsv", WORDS)));
    let mut seed = 7_u32;
    let mut random = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    for words in [9, EOJEOLS] {
        let mut eojeols = Vec::new();
        for at in 0..EOJEOLS {
            let stem: String = (0..=random(4)).filter_map(|_| char::from_u32(0xac00 + random(11_172))).collect();
            let josa = ["", "은", "을", "에서", "했다", " 한 해"][random(6) as usize];
            eojeols.push(format!("{stem}{josa}"));
            if at % 100 == 0 {
                eojeols.push("사이드 프로젝트를 했다".to_owned());
            }
        }
        eojeols.chunks(words).for_each(|line| comparison.check(&line.join(" ")));
        comparison.prime();
        lines(TEXTS[0]).iter().take(100).for_each(|line| comparison.check(line));
    }
}

#[test]
fn memory_stays_below_its_bound() {
    let tokenizer = Tokenizer::builder().memory(64 << 10).build().unwrap();
    let plain = Tokenizer::builder().memory(0).build().unwrap();
    let mut worker = tokenizer.worker();
    // Far more eojeols than can be kept, each several times in a row.
    for first in 0..4_000u32 {
        let text: String = (0..6).filter_map(|n| char::from_u32(0xac00 + (first * 37 + n * 131) % 11_172)).collect();
        let text = [text.as_str(); SIGHTS].join("을 ");
        let found = show(&tokenizer, &worker.tokenize(&text));
        assert_eq!(found, show(&plain, &plain.tokenize(&text)));
    }
}

/// Threads add to the same memory and read it at the same time, also while it begins anew.
#[test]
fn threads_remember_together() {
    let [large, small, .., without] = tokenizers(&Tokenizer::builder());
    let all: Vec<String> = TEXTS.iter().flat_map(|name| lines(name)).collect();
    let expected: Vec<_> = all.iter().map(|line| show(&without, &without.tokenize(line))).collect();
    for tokenizer in [large, small] {
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let (all, expected, tokenizer) = (&all, &expected, &tokenizer);
                scope.spawn(move || {
                    let mut worker = tokenizer.worker();
                    for round in 0..SIGHTS {
                        for at in 0..all.len() {
                            let at = (at * [1, 7, 11, 13][thread] + round) % all.len();
                            assert_eq!(show(tokenizer, &worker.tokenize(&all[at])), expected[at]);
                        }
                    }
                });
            }
        });
    }
}

/// Blocked and added words change what may be guessed at, in the lattice and in what is remembered alike.
#[test]
fn blocked_words_are_not_remembered() {
    let builder = Tokenizer::builder().user_dictionary_text("words.tsv", "-회고\n-회사\n-개발\n개발자\tNNG\t\t4000\n");
    let mut comparison = Comparison::new(&tokenizers(&builder));
    for _ in 0..SIGHTS {
        for text in ["회고를 썼다. 회고록도", "회사에서 회사원이", "개발을 개발자가 개발자처럼 개발했다"]
        {
            comparison.check(text);
        }
    }
}

/// Eojeols that come again, among others.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "(나는|새|옷을|할|수|있다|했다|했당|한|해|가|나|다|사이드|프로젝트를|걸었다|길을|사는|됬다|ㅋㅋ|v2.0|C++|언어|영치기|영차)",
        3 => "[가-힣]{1,4}",
        2 => "(은|는|이|가|을|를|에서|했다|합니다|ㅋㅋ|ㅠ)",
        9 => "[ ]{1,3}",
        1 => "[a-zA-Z0-9.+#/:^-]{1,8}",
        1 => "[ㄱ-ㅣ\u{1100}-\u{11ff}\u{ffa1}-\u{ffdc}]{1,3}",
        1 => "\\PC",
        1 => any::<char>().prop_map(String::from),
        1 => "[\n\r\t\u{a0}\u{d0}\u{300}-\u{310}\u{2000}-\u{200d}\u{3000}]",
    ];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(texts in prop::collection::vec(text(), 1..6)) {
        thread_local! {
            static COMPARISONS: RefCell<Vec<Comparison>> =
                RefCell::new(builders().iter().map(|builder| Comparison::new(&tokenizers(builder))).collect());
        }
        COMPARISONS.with_borrow_mut(|all| {
            for comparison in all {
                for text in std::iter::repeat_n(&texts, SIGHTS).flatten() {
                    comparison.check(text);
                }
            }
        });
    }
}
