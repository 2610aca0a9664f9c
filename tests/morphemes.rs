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

#[test]
fn nouns_decide_what_하다_makes_of_them() {
    // The same endings behind what somebody does and what something is.
    for (verb, adjective) in [
        ("생각합니다", "중요합니다"),
        ("설계한 집", "정확한 값"),
        ("참고하고", "중요하고"),
        ("배포했다", "불편했다"),
        ("예약할 때", "필요할 때"),
        ("정산함", "동일함"),
        ("후회해서", "불안해서"),
    ] {
        assert!(morphemes(verb).contains("/NNG 하/XSV "), "{}", morphemes(verb));
        assert!(morphemes(adjective).contains("/NNG 하/XSA "), "{}", morphemes(adjective));
    }
    assert!(morphemes("구체화했다").contains("화/XSN 하/XSV"));
    assert!(morphemes("그럼에도 불구하고").contains("하/XSV 고"));
    // Not of 하다, and not behind a noun.
    assert!(morphemes("자유롭다").contains("롭/XSA"), "{}", morphemes("자유롭다"));
    assert!(morphemes("비가 올 듯하다").contains("듯/NNB 하/XSA"));
    // MeCab-ko has it by the ending.
    let mecab = Tokenizer::builder().mecab_compatible(true).build().expect("the embedded dictionary");
    assert_eq!(mecab.tokenize("생각합니다")[1].tag(), Tag::Xsa);
}

#[test]
fn common_nouns_are_no_names() {
    let tokenizer = Tokenizer::new();
    let mecab = Tokenizer::builder().mecab_compatible(true).build().expect("the embedded dictionary");
    assert_eq!(mecab.tokenize("요구사항을")[0].tag(), Tag::Nnp);
    assert_eq!(morphemes("요구사항을"), "요구사항/NNG 을/JKO");
    assert_eq!(morphemes("리뷰와 트래픽"), "리뷰/NNG 와/JC 트래픽/NNG");
    assert_eq!(morphemes("디자이너로서"), "디자이너/NNG 로서/JKB");
    assert!(morphemes("부산에서 세종대왕을").contains("부산/NNP"));
    let words: Vec<&str> = include_str!("../dict/common.tsv").lines().filter(|line| !line.starts_with('#')).collect();
    assert!(words.is_sorted_by(|a, b| a < b));
    for word in words {
        let tokens = tokenizer.tokenize(word);
        assert!(tokens.len() > 1 || tokens[0].tag() != Tag::Nnp, "{word}");
    }
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
