//! Morphemes, parts and dictionary forms.

use hoego::{Tag, Tokenizer};
use unicode_normalization::UnicodeNormalization;

use crate::support::{TEXTS, lines};

fn lemmas(text: &str) -> String {
    let tokenizer = Tokenizer::new();
    let tokens = tokenizer.tokenize(text);
    tokens.iter().map(|token| token.lemma(&tokenizer).to_string()).collect::<Vec<_>>().join(" ")
}

fn morphemes(text: &str) -> String {
    let tokenizer = Tokenizer::new();
    let tokens = tokenizer.tokenize(text);
    let morphemes = tokens.iter().flat_map(|token| token.morphemes(&tokenizer));
    morphemes.map(|morpheme| morpheme.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn fused_words_come_apart() {
    assert_eq!(morphemes("했다"), "하/VV 았/EP 다/EC");
    assert_eq!(morphemes("도와줘서"), "돕/VV 아/EC 주/VX 어서/EC");
    // Stray homograph numbers of ko-dic are repaired.
    assert_eq!(morphemes("정진하였다"), "정진/NNG 하/XSV 았/EP 다/EC");
    // Endings have one spelling.
    assert_eq!(morphemes("간다"), "가/VV ㄴ다/EC");
}

#[test]
fn compounds_stay_whole_and_have_parts() {
    let tokenizer = Tokenizer::new();
    let tokens = tokenizer.tokenize("대학원생");
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0].morphemes(&tokenizer).len(), 1);
    let parts: Vec<String> = tokens[0].parts(&tokenizer).iter().map(|part| part.form.to_string()).collect();
    assert!(parts.len() > 1 && parts.concat() == "대학원생", "{parts:?}");
}

#[test]
fn predicates_get_their_dictionary_form() {
    assert_eq!(lemmas("힘들었던"), "힘들다 었 던");
    assert_eq!(lemmas("날씨가 더워서"), "날씨 가 덥다");
    assert_eq!(lemmas("노래를 불렀다"), "노래 를 부르다 다");
    assert_eq!(lemmas("정진하였다"), "정진하다 다");
}

#[test]
fn one_stem_two_verbs() {
    assert!(lemmas("길을 걸었다").contains("걷다"));
    assert!(lemmas("전화를 걸었다").contains("걸다"));
    assert!(lemmas("음악을 들었다").contains("듣다"));
    assert!(lemmas("마음에 들었다").contains("들다"));
    assert!(lemmas("내가 들은 이야기").contains("듣다"));
    assert!(lemmas("서울에서 사는 친구").contains("살다"));
    assert!(lemmas("옷을 사고 왔다").contains("사다"));
    assert!(lemmas("깨달은 점").contains("깨닫다"));
    assert!(lemmas("집을 지었다").contains("짓다"));
}

/// ko-dic says that 물론 stands for 몰론 and 재미있다 for 재밌다; nobody wants that.
#[test]
fn respellings_of_ko_dic_are_not_lemmas() {
    assert_eq!(lemmas("물론"), "물론");
    assert!(lemmas("재미있는 책").starts_with("재미있다"));
}

#[test]
fn decomposed_text_has_the_same_tokens() {
    let tokenizer = Tokenizer::new();
    for line in TEXTS.iter().filter(|name| **name != "odd").flat_map(|name| lines(name)) {
        let composed: String = line.nfc().collect();
        let decomposed: String = line.nfd().collect();
        let of_composed = tokenizer.tokenize(&composed);
        let of_decomposed = tokenizer.tokenize(&decomposed);
        assert_eq!(of_composed.len(), of_decomposed.len(), "{line}");
        for (a, b) in of_composed.iter().zip(&of_decomposed) {
            assert_eq!(a.tags(), b.tags(), "{line}");
            assert_eq!(a.surface(), b.surface().nfc().collect::<String>());
            assert_eq!(a.lemma(&tokenizer).to_string(), b.lemma(&tokenizer).to_string());
            assert_eq!(b.span().slice(&decomposed), Some(b.surface()));
        }
    }
}

#[test]
fn bare_jamo_have_one_spelling() {
    let tokenizer = Tokenizer::new();
    for text in ["ㅋㅋ", "ᄏᄏ", "ﾻﾻ"] {
        let tokens = tokenizer.tokenize(text);
        assert_eq!(tokens.len(), 1, "{text}");
        assert_eq!((tokens[0].tag(), tokens[0].surface()), (Tag::Sy, text));
        assert_eq!(tokens[0].lemma(&tokenizer), "ㅋㅋ");
    }
}

#[test]
fn tags_and_names() {
    for &tag in Tag::ALL {
        assert_eq!(tag.as_str().parse(), Ok(tag));
        assert_eq!(serde_json::to_string(&tag).unwrap(), format!("\"{tag}\""));
    }
    assert!("NOUN".parse::<Tag>().is_err());
    assert_eq!(Tag::Nng.korean(), "일반 명사");
}

#[test]
fn eojeols_are_counted() {
    let tokens = Tokenizer::new().tokenize("  나는  오늘\n집에 갔다 ");
    let eojeols: Vec<_> = tokens.iter().map(|token| (token.surface(), token.eojeol())).collect();
    assert_eq!(eojeols, [("나", 0), ("는", 0), ("오늘", 1), ("집", 2), ("에", 2), ("갔", 3), ("다", 3)]);
}
