//! Sentences of Korean text, as it is written on the web.

use hoego::{Analysis, Document, Tokenizer};
use proptest::prelude::*;

fn sentences(text: &str) -> Vec<String> {
    Tokenizer::new().sentences(text).iter().map(|sentence| sentence.text().to_owned()).collect()
}

/// Sentences that are cut so when they are joined by one space.
fn holds(expected: &[&str]) {
    assert_eq!(sentences(&expected.join(" ")), expected);
}

#[test]
fn final_endings_end_sentences_without_punctuation() {
    holds(&["오늘 면접을 봤다", "떨렸지만 재밌었다", "내일은 쉬어야겠다"]);
    holds(&["많이 배웠습니다", "내년에도 열심히 하겠습니다", "감사합니다"]);
    holds(&["날씨가 좋네요", "산책하러 나갔어요", "기분이 좋았어요"]);
}

#[test]
fn what_is_said_twice_is_one_sentence() {
    holds(&["훌륭하다 훌륭해.", "또 늦었다."]);
    holds(&["잘했다 잘했어!"]);
    holds(&["밥을 먹었다", "먹었던 밥이 맛있었다"]);
}

#[test]
fn notes_end_in_nouns() {
    holds(&["오늘 5km 뛰었음", "무릎이 조금 아팠음", "내일은 쉬기로 함"]);
}

#[test]
fn connective_endings_and_quotations_go_on() {
    holds(&["힘들었지만 버텼고 결국 끝냈다"]);
    holds(&["팀장님이 잘했다고 하셔서 기뻤다"]);
    holds(&["내가 할 수 있을까 고민했다", "그래도 했다"]);
}

#[test]
fn quotes_and_brackets_stay_together() {
    holds(&["친구가 \"괜찮아. 잘했어.\"라고 말했다.", "고마웠다."]);
    holds(&["그는 “괜찮아. 할 수 있어.” 하고 웃었다.", "나도 웃었다."]);
    holds(&["올해는 (정말이지. 길었다.) 그런 해였다"]);
    holds(&["책 제목은 『그래. 가자.』였다.", "재미있었다."]);
}

/// An index once stood where a distance in bytes was meant, so that no bracket found its partner.
#[test]
fn quotes_behind_much_text_stay_together() {
    let before = "그날은 아침부터 비가 왔다. ".repeat(200);
    let text = format!("{before}\"괜찮아. 잘했어.\"라고 말했다.");
    assert_eq!(sentences(&text).last().unwrap(), "\"괜찮아. 잘했어.\"라고 말했다.");
}

#[test]
fn full_stops_inside_words_end_nothing() {
    holds(&["3.5km를 뛰고 2022. 12. 31. 밤에 v1.2.3을 배포했다.", "끝."]);
    holds(&["https://example.com/a.b?c=d.e 를 참고했다.", "도움이 됐다."]);
    holds(&["Dr. Kim을 만났다.", "반가웠다."]);
}

#[test]
fn faces_and_laughter_stay_with_what_they_follow() {
    holds(&["드디어 끝났다ㅠㅠ", "너무 기쁘다ㅎㅎ", "내일은 쉰다 😂"]);
    holds(&["진짜 힘들었어요 ㅠㅠ", "그래도 재밌었어요 ^^"]);
}

/// Each of these was once cut in two.
#[test]
fn one_sentence_each() {
    for text in [
        "올해는 고용 시장이 얼어붙었다.",
        "광고용 사진을 찍고 참고용 자료를 모았다.",
        "눈물이 고여 있는 눈",
        "물에 데여 병원에 갔다.",
        "이를 위해 우리는 모였다.",
        "운동을 통해 나는 달라졌다.",
        "예를 들어 나는 걷는다.",
        "회사가 어려워져 나는 이직을 했다.",
        "밤을 새워 결국 끝냈다.",
        "왜 그런지 또는 어떤지 모르겠다.",
        "\"왜 그래?\" 물었다.",
        "할 수 있다 믿었다.",
        "\"잘했어!\" 외쳤다.",
        "옳다 여겼다.",
        "합격하리라 다짐했다.",
        "좋을까 생각하다가 잠들었다.",
        "쉬어야지 생각하다가 잊었다.",
        "해야지 하다가 잊었다.",
        "떨어졌겠지 생각했는데 붙었다.",
        "할게 너무 많다.",
        "배울게 많은 팀이다.",
        "신경써야 할게 한둘이 아니다.",
        "이유 중 하나임",
        "목표 중 하나를 이뤘다.",
        "지쳐가던 중 나는 쉬기로 했다.",
        "하는 것 또한 중요하다.",
        "알림 설정을 바꿨다.",
        "잠금 해제를 했다.",
        "병원에 갔다 오니 저녁이었다.",
        "여행 갔다 온 후 정리했다.",
        "군대 갔다 와서 복학했다.",
        "재밌어 보여서 시작했다.",
        "III. 스트림과 람다",
        "하루중 단계 : 아침",
        "좋았다 & 행복했다",
        "글이 붙었고,\n댓글이 많았다.",
        "못 하는 것이 아니라\n안 하는 것이다.",
    ] {
        assert_eq!(sentences(text), [text]);
    }
}

#[test]
fn a_heading_is_one_sentence_and_dots_are_none() {
    let post = Document::from_markdown("# 1. 들어가며. 그리고\n\n.\n\n좋았다. 😂\n\n...\n\n👍\n");
    let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
    let texts: Vec<&str> = analysis.sentences().map(|(_, sentence)| sentence.text()).collect();
    assert_eq!(texts, ["1. 들어가며. 그리고", "좋았다. 😂", "👍"]);
}

#[test]
fn ellipses_hesitate() {
    holds(&["음... 잘 모르겠다."]);
}

#[test]
fn text_without_hangul_is_cut_as_unicode_says() {
    holds(&["I ran today.", "It was 3.5 km.", "Nice!"]);
}

#[test]
fn list_items_and_headings_are_sentences_of_their_own() {
    let post =
        Document::from_markdown("# 올해의 회고\n\n**이직**했다. 잘했다\n\n- 운동\n- 독서 10권\n\n```\n코드다.\n```\n");
    let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
    let texts: Vec<&str> = analysis.sentences().map(|(_, sentence)| sentence.text()).collect();
    assert_eq!(texts, ["올해의 회고", "이직했다.", "잘했다", "운동", "독서 10권"]);
    for (passage, sentence) in analysis.sentences() {
        let source = passage.source(sentence).slice(post.source()).unwrap();
        assert_eq!(source.replace("**", ""), sentence.text());
        assert!(!passage.words(sentence).is_empty());
    }
}

#[test]
fn an_unsplit_post_has_one_sentence_a_block() {
    let post = Document::from_text("좋았다. 힘들었다.");
    let analysis = Analysis::unsplit(&post, &mut Tokenizer::new().worker());
    let texts: Vec<&str> = analysis.sentences().map(|(_, sentence)| sentence.text()).collect();
    assert_eq!(texts, ["좋았다. 힘들었다."]);
}

/// Our own posts, a sentence a line and an empty line between texts: as measured by the share of sentences that are found
/// exactly.
#[test]
fn posts_of_many_voices() {
    let file = include_str!("data/sentences/heldout.txt");
    let (mut found, mut all) = (0, 0);
    for text in file.split("\n\n") {
        let expected: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let actual = sentences(&expected.join(" "));
        all += expected.len();
        found += expected.iter().filter(|sentence| actual.iter().any(|actual| actual == *sentence)).count();
    }
    assert!(found * 10 >= all * 9, "{found} of {all}");
}

proptest! {
    /// Sentences come in order, do not overlap, are slices of the text and hold all of it but white space.
    #[test]
    fn nothing_is_lost(text in proptest::collection::vec(prop::sample::select(vec![
        "했다", "좋아요", ".", "!", "...", " ", "\n", "\"", "(", ")", "ㅋㅋ", "그리고", "3.", "- ", "“", "”", "「", "음", "a.", "👍", "\u{a0}",
        "라고", "힘들었지만", "'", "1)", "·", "\r\n", "\u{1112}\u{1161}\u{11ab}",
    ]), 0..40).prop_map(|pieces| pieces.concat())) {
        let sentences = Tokenizer::new().sentences(&text);
        let mut end = 0;
        let mut held = String::new();
        for sentence in &sentences {
            prop_assert!(sentence.span().start >= end);
            end = sentence.span().end;
            prop_assert_eq!(sentence.span().slice(&text), Some(sentence.text()));
            held.push_str(sentence.text());
        }
        let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&held), visible(&text));
    }
}
