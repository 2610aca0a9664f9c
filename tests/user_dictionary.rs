//! The user's words.

use hoego::{Error, Tokenizer, UserDictionary};

fn with(words: &str) -> Tokenizer {
    Tokenizer::builder().user_dictionary_text("words.tsv", words).build().unwrap()
}

fn analysis(tokenizer: &Tokenizer, text: &str) -> String {
    tokenizer.tokenize(text).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_win_where_they_should() {
    let text = "우테코\tNNP\n갓생\tNNG\n쿠버네티스\tNNP\n빡치다\tVV\n오운완\tNNG\nGPT4\tNNP\n꾸안꾸\tNNG\n핵인싸\tNNG\n킹받다\tVA\n낼름\tMAG\n";
    let tokenizer = with(text);
    let words = UserDictionary::parse("words.tsv", text).unwrap();
    for report in words.check(&tokenizer) {
        assert!(report.probes.len() > 1, "{} is hardly tried", report.entry.word);
        assert!(report.wins(), "{report:#?}");
    }
    assert!(analysis(&tokenizer, "올해는 갓생을 살았다").contains("갓생/NNG"));
    assert!(analysis(&tokenizer, "우테코에서 배웠다").starts_with("우테코/NNP 에서/JKB"));
    assert!(analysis(&tokenizer, "정말 빡쳤다가 빡치는 일").contains("빡치/VV 는/ETM"));
}

#[test]
fn predicates_come_with_their_forms() {
    let text = "빡치다\tVV\n빡세다\tVA\n킹받다\tVV\n뚝딱거리다\tVV\n꾸덕하다\tVA\n쨍하다\tVA\n힙스럽다\tVA\n뇌절하다\tVV\n쏠\tVV\n";
    let (tokenizer, words) = (with(text), UserDictionary::parse("words.tsv", text).unwrap());
    for report in words.check(&tokenizer) {
        assert!(report.wins(), "{report:#?}");
        assert!(report.probes.iter().any(|probe| probe.sentence.starts_with("어제 ")), "{report:#?}");
    }
    for (text, lemmas) in [
        ("빡쳤다", "빡치다 다"),
        ("빡쳐서 나갔다", "빡치다 나가다 다"),
        ("빡칠 일이다", "빡치다 일 이다 다"),
        ("빡셌다", "빡세다 다"),
        ("빡센 하루", "빡세다 하루"),
        ("킹받는 일", "킹받다 는 일"),
        ("힙스러웠다", "힙스럽다 다"),
        ("쨍했던 날", "쨍하다 던 날"),
    ] {
        let tokens = tokenizer.tokenize(text);
        let found: Vec<String> = tokens.iter().map(|token| token.lemma(&tokenizer).to_string()).collect();
        assert_eq!(found.join(" "), lemmas, "{text}");
        assert!(tokens[0].is_user_word(), "{text}");
    }
    // What the user demands holds for the forms too.
    let dear = with("빡치다\tVV\t9000\n");
    assert!(!dear.tokenize("힘이 빡쳤다").iter().any(hoego::Token::is_user_word));
}

#[test]
fn other_words_are_left_alone() {
    let (plain, tokenizer) = (Tokenizer::new(), with("코테\tNNG\n사이\tNNP\t\t9000\n"));
    for text in ["에코테크", "사이드 프로젝트를 사이좋게 했다", "스코틀랜드와 코트디부아르"]
    {
        let own = tokenizer.tokenize(text);
        assert!(own.iter().all(|token| !token.is_user_word()), "{}", analysis(&tokenizer, text));
        assert_eq!(analysis(&tokenizer, text), analysis(&plain, text));
    }
    assert_eq!(analysis(&tokenizer, "코테 준비"), "코테/NNG 준비/NNG");
}

#[test]
fn lemma_and_cost() {
    let tokenizer = with("코테\tNNG\t코딩테스트\n힘드러\tVA\t힘들다\t-5000\n");
    let tokens = tokenizer.tokenize("코테가 힘드러");
    assert!(tokens[0].is_user_word() && !tokens[0].is_unknown());
    assert_eq!(tokens[0].surface(), "코테");
    assert_eq!(tokens[0].lemma(&tokenizer), "코딩테스트");
    assert_eq!(tokens[2].lemma(&tokenizer), "힘들다");
    assert_eq!(tokens[2].features(&tokenizer), "VA,*,F,힘드러,Inflect,VA,VA,힘들/VA/*");
}

#[test]
fn blocked_words_are_gone() {
    assert_eq!(analysis(&Tokenizer::new(), "대학원생"), "대학원생/NNG");
    let tokenizer = with("-대학원생\n");
    assert_eq!(tokenizer.tokenize("대학원생").len(), 2);
    assert_eq!(analysis(&tokenizer, "대학원"), "대학원/NNG");
}

#[test]
fn every_bad_line_is_named() {
    let text = "\u{feff}# comment\n\n우테코\n우테코\tNOUN\n갓생\tNNG\tx\tmuch\n\tNNG\n갓생\tNNG\t\t99999\n가/나\tNNG\n좋은말\tNNG\n";
    let Err(Error::UserDictionary { name, lines }) = UserDictionary::parse("my.tsv", text) else {
        panic!("bad lines were accepted");
    };
    assert_eq!(name, "my.tsv");
    assert_eq!(lines.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8]);
    let message = Error::UserDictionary { name, lines }.to_string();
    assert!(message.starts_with("my.tsv:3: expected word TAB tag"), "{message}");
    assert_eq!(message.lines().count(), 6);
}

#[test]
fn unreadable_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.tsv");
    let error = UserDictionary::read(&missing).unwrap_err();
    assert!(matches!(&error, Error::Io { path, .. } if *path == missing));
    let binary = folder.path().join("binary.tsv");
    std::fs::write(&binary, b"\xea\xb0\x80\tNNG\n\xff\xfe").unwrap();
    let error = UserDictionary::read(&binary).unwrap_err();
    assert!(matches!(error, Error::Encoding { offset: 8, .. }), "{error}");
}

#[test]
fn words_may_be_decomposed_or_hold_spaces() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = "갓생\tNNG\n사이드 프로젝트\tNNG\n".nfd().collect();
    let tokenizer = with(&decomposed);
    assert_eq!(analysis(&tokenizer, "갓생"), "갓생/NNG");
    assert!(analysis(&tokenizer, "사이드 프로젝트를 했다").starts_with("사이드 프로젝트/NNG 를/JKO"));
}
