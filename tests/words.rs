//! What the default mode of the tokenizer knows beyond the dictionary.

use hoego::{Pattern, Tag, Token, Tokenizer};
use proptest::prelude::*;

fn tokens(text: &str) -> Vec<(String, Tag, Option<Pattern>)> {
    let tokens = Tokenizer::new().tokenize(text);
    tokens.iter().map(|token| (token.surface().to_owned(), token.tag(), token.pattern())).collect()
}

fn surfaces(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|(surface, ..)| surface).collect()
}

fn lemmas(text: &str) -> Vec<String> {
    let tokenizer = Tokenizer::new();
    tokenizer.tokenize(text).iter().map(|token| token.lemma(&tokenizer).to_string()).collect()
}

#[test]
fn what_is_one_thing_is_one_token() {
    for (thing, pattern) in [
        ("https://example.com/a?b=1&c=2#d", Pattern::Url),
        ("www.example.co.kr", Pattern::Url),
        ("hong.gildong@example.co.kr", Pattern::Email),
        ("@hong_gd", Pattern::Mention),
        ("#오운완", Pattern::Hashtag),
        ("👍🏻👍", Pattern::Emoji),
        ("👨‍👩‍👧", Pattern::Emoji),
        ("^^;", Pattern::Emoticon),
        ("ㅋㅋㅋㅋ", Pattern::Jamo),
        ("ㅠㅠㅠ", Pattern::Jamo),
        ("ㅎㅎ", Pattern::Jamo),
        ("1,234,567", Pattern::Number),
        ("3.14", Pattern::Number),
        ("2022-12-31", Pattern::Date),
        ("v1.2.3", Pattern::Version),
        ("config.yaml", Pattern::FileName),
        ("Node.js", Pattern::Term),
        ("C++", Pattern::Term),
        ("k8s", Pattern::Term),
        ("getUserName", Pattern::Term),
        ("CI/CD", Pattern::Term),
    ] {
        // At the end, among other words, and before a particle, but where that would be part of it.
        let particle = if pattern == Pattern::Hashtag { " " } else { "를" };
        for text in [format!("{thing}{particle} 봤다"), thing.to_owned(), format!("어제 {thing} 봤다")] {
            let found = tokens(&text);
            let token = found.iter().find(|(surface, ..)| surface == thing);
            assert_eq!(token.map(|(.., pattern)| *pattern), Some(Some(pattern)), "{text}: {found:?}");
        }
    }
}

#[test]
fn what_only_looks_like_one_thing_is_not() {
    assert_eq!(surfaces("했다.그리고")[..3], ["했", "다", "."]);
    assert!(tokens("3. 운동하기").iter().all(|(.., pattern)| *pattern != Some(Pattern::Version)));
    assert!(tokens("ㄱ").iter().all(|(.., pattern)| pattern.is_none()));
}

#[test]
fn nouns_of_no_dictionary_stay_whole() {
    for (text, noun) in [
        ("뽀시래기가 귀엽다", "뽀시래기"),
        ("두쫀쿠를 먹었다", "두쫀쿠"),
        ("헬창이 되었다", "헬창"),
        ("갓생러의 하루", "갓생러"),
        ("깃짱심에서 배웠다", "깃짱심"),
    ] {
        assert_eq!(surfaces(text)[0], noun);
        assert!(tokens(text)[0].1.is_noun(), "{text}");
    }
}

#[test]
fn verbs_that_mecab_tears_stay_whole() {
    for (text, expected) in [
        ("내가 원하는 일", "내 가 원하다 는 일"),
        ("방학이 끝나는 날", "방학 이 끝나다 는 날"),
        ("축구를 좋아하게 됐다", "축구 를 좋아하다 게 되다"),
        ("오래된 자전거", "오래되다 자전거"),
        ("안전하게 도착했다", "안전 하다 게 도착 하다"),
        ("후원하는 단체", "후원 하다 는 단체"),
        ("응원하던 팀", "응원 하다 던 팀"),
        ("화가 나서 걸었다", "화 가 나다 걷다"),
        ("먼저 나서서 도왔다", "먼저 나서다 서 돕다"),
    ] {
        assert!(lemmas(text).join(" ").starts_with(expected), "{text}: {:?}", lemmas(text));
    }
}

#[test]
fn words_of_the_dictionary_are_not_guessed_over() {
    for (text, expected) in [
        ("학교에서 배웠다", "학교 에서 배우다 다"),
        ("개발자가 되고 싶다", "개발자 가 되다 고 싶다 다"),
        ("친구들과 놀았다", "친구 들 과 놀다 았 다"),
    ] {
        assert_eq!(lemmas(text).join(" ").as_str(), expected);
    }
}

#[test]
fn guesses_do_not_swallow_predicates_and_particles() {
    for (text, expected) in [
        ("추천할만 하다", "추천 하다 만 하다 다"),
        ("소화할만 했다", "소화 하다 만 하다 다"),
        ("밥먹을 시간", "밥 먹다 을 시간"),
        ("잊지말기", "잊다 지 말다 기"),
        ("많지는 않다", "많다 지 는 않다 다"),
        ("목표로한 기능", "목표 로 하다 기능"),
        ("회고로도 읽힌다", "회고 로 도 읽히다"),
        ("핑계대며 쉰다", "핑계 대다 며 쉬다"),
        ("몸이 좋으심", "몸 이 좋다 으 시"),
        ("걱정없이 쉬었다", "걱정 없이 쉬다 었 다"),
        ("상속받은 땅", "상속 받다 은 땅"),
        // What only looks like that is a noun.
        ("탈출로를 찾았다", "탈출로 를 찾다 았 다"),
        ("몰입도가 높다", "몰입도 가 높다 다"),
    ] {
        let found: Vec<String> = lemmas(text);
        let stems: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(stems.join(" "), expected, "{text}");
    }
}

#[test]
fn terms_of_the_table_are_words() {
    for term in ["취준", "코테", "쿠버네티스", "온보딩", "번아웃", "갓생", "워라밸", "오운완", "스프린트", "국시"]
    {
        for text in [format!("{term}을 했다"), format!("올해는 {term}에 관해 썼다")] {
            assert!(surfaces(&text).contains(&term.to_owned()), "{text}: {:?}", surfaces(&text));
        }
    }
}

#[test]
fn predicates_of_the_table_have_their_forms() {
    for (text, expected) in [
        ("정말 빡쳤다", "정말 빡치다 다"),
        ("일정이 빡셌다", "일정 이 빡세다 다"),
        ("킹받네", "킹받다 네"),
        ("쩌는 하루", "쩔다 는 하루"),
        ("너무 졸렸다", "너무 졸리다 다"),
        ("오글거렸다", "오글거리다 다"),
        ("앞자리에 쫄렸다", "앞자리 에 쫄리다 다"),
        // What is written like them stays.
        ("지리 수업", "지리 수업"),
        ("지리산에 갔다", "지리산 에 가다 다"),
    ] {
        assert_eq!(lemmas(text).join(" "), expected);
    }
}

#[test]
fn nouns_that_begin_like_a_determiner_stay_whole() {
    for noun in
        ["이직", "두통", "두각", "이점", "다짐", "우선순위", "첫사랑", "한의원", "백그라운드", "다형성", "우리나라"]
    {
        let closed = (u32::from(noun.chars().next_back().unwrap()) - 0xac00) % 28 != 0;
        let [object, subject, topic] = if closed { ["을", "이", "은"] } else { ["를", "가", "는"] };
        for text in [
            format!("{noun}{object} 했다"),
            format!("{noun}{subject} 있다"),
            format!("{noun}{topic} 좋다"),
            format!("{noun}에 관해 썼다"),
        ] {
            let found = tokens(&text);
            assert_eq!((found[0].0.as_str(), found[0].1), (noun, Tag::Nng), "{text}: {found:?}");
        }
    }
    // A determiner and a noun stay two words, and in the middle of an eojeol nothing changes.
    for (text, expected) in [
        ("이 직업을 골랐다", "이 직업 을"),
        ("두 통의 편지", "두 통 의"),
        ("두 배로 늘었다", "두 배 로"),
        ("변화 전과 후", "변화 전 과"),
        ("학생이면 좋다", "학생 이 면"),
    ] {
        assert_eq!(surfaces(text)[..3].join(" "), expected);
    }
}

#[test]
fn every_torn_word_is_listed_once_in_order() {
    let table = include_str!("../dict/whole.tsv");
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]));
    assert!(rows.iter().all(|row| row.len() == 3 && row[1].parse::<Tag>().is_ok() && row[2].parse::<i16>().is_ok()));
}

#[test]
fn every_term_stands_in_the_table_once_and_has_a_topic() {
    let table = include_str!("../dict/terms.tsv");
    let rows: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() >= 1500, "{} terms", rows.len());
    let mut names: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    assert!(rows.iter().all(|row| row.len() == 5 && row[1].parse::<Tag>().is_ok() && !row[4].is_empty()));
}

#[test]
fn misspellings_keep_their_surface_and_have_the_right_lemma() {
    let tokenizer = Tokenizer::new();
    for (text, surface, lemma) in [
        ("조아요", "조", "좋다"),
        ("안 됬다", "됬", "되다"),
        ("먹었엌ㅋㅋ", "엌", "어"),
        ("오랫만에 만났다", "오랫만", "오랜만"),
        ("희안하다", "희안", "희한"),
        ("햇는데", "햇", "하다"),
        ("마니 먹었다", "마니", "많이"),
        ("설겆이를 했다", "설겆이", "설거지"),
        ("몇일까지 갔다", "몇일", "며칠"),
        ("조앗다", "조", "좋다"),
        ("공부햇다", "햇", "하다"),
        ("학교에 갓다", "갓", "가다"),
    ] {
        let tokens = tokenizer.tokenize(text);
        let token = tokens.iter().find(|token| token.surface() == surface);
        let token = token.unwrap_or_else(|| panic!("{text}: {tokens:?}"));
        assert_eq!(token.lemma(&tokenizer), lemma, "{text}");
        assert!(token.is_misspelt(), "{text}");
        assert_eq!(token.span().slice(text), Some(surface));
    }
}

#[test]
fn right_spellings_are_not_misspelt() {
    let tokenizer = Tokenizer::new();
    for text in [
        "식당에서 밥을 먹었다",
        "햇살이 좋다",
        "재미있었어요",
        "며칠 동안 이용했습니다",
        "부엌에서ㅋㅋ",
        "시간을 빼앗다",
        "마음을 빼앗는 책을 빼앗고",
        "2030을 타겟으로 타겟고객을 정했다",
        "씨앗으로 너겟으로",
        "갓지은 밥과 햇고구마, 햇고추, 쑥갓나물",
        "답은 몇일까 몇일지 궁금하다",
    ] {
        assert!(tokenizer.tokenize(text).iter().all(|token| !token.is_misspelt()), "{text}");
    }
}

#[test]
fn a_word_that_stands_whole_twice_is_one_in_all_of_the_document() {
    let mut worker = Tokenizer::new().worker();
    let texts = ["우아한솜사탕을 먹었다", "우아한솜사탕이 맛있다", "우아한솜사탕 가게"];
    let whole = worker.tokenize_document(&texts);
    assert!(whole.iter().all(|tokens| tokens[0].surface() == "우아한솜사탕"));
    // Once is not enough, and the next document knows nothing of it.
    assert_ne!(worker.tokenize_document(&texts[..1])[0][0].surface(), "우아한솜사탕");
    // Lines with such a word and lines without: as if each were a text.
    let text = [texts[0], "날씨가 좋다.", "", texts[1], "많이 걸었다."].join("\n");
    let lines: Vec<&str> = text.lines().collect();
    let tokens = worker.tokenize_document(&[&text]);
    let apart = worker.tokenize_document(&lines);
    let words = |tokens: &[Token<'_>]| tokens.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(words(&tokens[0]), words(&apart.concat()));
    for token in &tokens[0] {
        assert_eq!(token.eojeol(), text[..token.span().end].split_whitespace().count() - 1, "{token}");
    }
    assert_ne!(worker.tokenize(texts[0])[0].surface(), "우아한솜사탕");
}

#[test]
fn the_compatible_mode_knows_none_of_it() {
    let tokenizer = Tokenizer::builder().mecab_compatible(true).build().unwrap();
    for text in ["https://example.com", "두쫀쿠를 먹었다", "조아요", "갓생"] {
        let tokens = tokenizer.tokenize(text);
        assert!(tokens.iter().all(|token| token.pattern().is_none() && !token.is_misspelt()), "{text}");
    }
    assert_ne!(tokenizer.tokenize("두쫀쿠를")[0].surface(), "두쫀쿠");
}

proptest! {
    /// Whatever surrounds it, what the lemma and the morphemes say of a token is said without a panic, and a surface is
    /// the text at its span.
    #[test]
    fn any_mixture_of_words_and_patterns(pieces in proptest::collection::vec(prop::sample::select(vec![
        "했었당", "조아요", "https://a.kr", "@a", "#갓생", "ㅋㅋ", "먹었엌", " ", "3.5", "v1.2", "두쫀쿠", "를", "\n", "👨‍👩‍👧", "^^",
        "너무우우", "괜찬아", "오랫만", "a.b", "몇일", "(", "\"", "됬", "ㅏ", "\u{1100}\u{1161}", "쿠버네티스",
    ]), 0..24)) {
        let text = pieces.concat();
        let tokenizer = Tokenizer::new();
        let mut end = 0;
        for token in tokenizer.tokenize(&text) {
            prop_assert!(token.span().start >= end);
            end = token.span().end;
            prop_assert_eq!(token.span().slice(&text), Some(token.surface()));
            prop_assert!(!token.morphemes(&tokenizer).is_empty());
            prop_assert!(!token.lemma(&tokenizer).stem().is_empty());
        }
    }
}
