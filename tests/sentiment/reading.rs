//! What readers of real posts would not have signed.

use hoego::{Document, Factor, Rule};

use super::judge;

/// Whether a word with a feeling went through a rule.
fn assert_factor(text: &str, lemma: &str, factor: Factor, expected: bool) {
    let post = judge(&Document::from_text(text));
    let evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
    let mut found = evidence.filter(|evidence| evidence.valence != 0.0);
    let own =
        found.find(|evidence| evidence.lemma.contains(lemma)).unwrap_or_else(|| panic!("{text}: no {lemma}: {post:?}"));
    assert_eq!(own.factors.contains(&factor), expected, "{text}: {own:?}");
}

#[test]
fn as_long_as_something_does_not_happen_it_did_not() {
    assert_factor("사정이 나아지지 않는 한 문을 닫아야 한다.", "나아지다", Factor::Condition, true);
    assert_factor("힘든 한 해였다.", "힘들다", Factor::Condition, false);
}

#[test]
fn what_does_away_with_something_is_still_there() {
    assert_factor("두려움이 자신감을 없앤다.", "두려움", Factor::Shift, false);
    assert_factor("상담이 두려움을 없앴다.", "두려움", Factor::Shift, true);
    assert_factor("스트레스가 줄었다.", "스트레스", Factor::Shift, true);
}

#[test]
fn without_reaches_all_that_is_joined() {
    assert_factor("걱정이나 부담 없이 시작했다.", "걱정", Factor::Negation, true);
    assert_factor("복잡한 설정이나 도구 없이 돌아간다.", "복잡", Factor::Negation, true);
    assert_factor("걱정을 안고 도구 없이 고쳤다.", "걱정", Factor::Negation, false);
}

#[test]
fn what_is_wanted_is_a_wish_and_so_is_what_leads_to_it() {
    assert_factor("더 빠른 성장을 원했다.", "성장", Factor::Wish, true);
    assert_factor("꿈을 이루면서 건강하게 지냈으면 좋겠다.", "꿈 이루다", Factor::Wish, true);
    assert_factor("성장을 원하던 회사에서 했다.", "성장", Factor::Wish, false);
}

#[test]
fn there_being_no_good_one_is_not_good() {
    assert_factor("훌륭한 선배가 있는 것도 아니었다.", "훌륭", Factor::Negation, true);
    assert_factor("훌륭한 선배가 있었다.", "훌륭", Factor::Negation, false);
}

#[test]
fn what_is_done_instead_is_only_a_standard() {
    assert_factor("욕심을 부리기보단 실력을 쌓기로 했다.", "욕심", Factor::Standard, true);
    assert_factor("욕심을 부리기보다 실력을 쌓기로 했다.", "욕심", Factor::Standard, true);
}

#[test]
fn what_would_not_have_come_true_did() {
    let text = "이 모임이 아니었다면 바라던 회사에 취업하지 못했을 것이다.";
    let post = judge(&Document::from_text(text));
    let evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
    let missed = evidence.filter(|evidence| evidence.rule == Rule::Counterfactual && evidence.valence < 0.0);
    assert_eq!(missed.count(), 0, "{post:?}");
}

#[test]
fn a_list_of_words_is_no_sentence() {
    let text = "가난, 감옥, 공포, 고통, 고생, 궁핍, 눈물, 불안, 슬픔, 절망, 후회";
    assert_factor(text, "고통", Factor::Heading, true);
    assert_factor("배고픔, 추위, 고통을 견뎠다.", "고통", Factor::Heading, false);
}

#[test]
fn what_machinery_is_good_or_bad_at_is_no_feeling() {
    assert_factor("이 방식은 관리하기 어렵다.", "어렵다", Factor::General, true);
    assert_factor("캐시가 비면 쓸모가 없다.", "쓸모 없다", Factor::General, true);
    assert_factor("이 방식은 정말 관리하기 어렵다.", "어렵다", Factor::General, false);
    assert_factor("이 방식은 내게 어렵다.", "어렵다", Factor::General, false);
    assert_factor("이 방식은 관리하기 어려웠다.", "어렵다", Factor::General, false);
}

/// 하면 좋다 is advice, which must not hide what would have been.
#[test]
fn what_would_have_been_good_is_missed() {
    for (text, sign) in [
        ("운동을 했으면 좋았을 것 같다.", -1.0),
        ("문서를 정리했으면 좋았을 텐데.", -1.0),
        ("기록이 있었으면 좋았을 텐데.", -1.0),
        ("혼자 일하는 것이 좋았다.", 1.0),
        ("운동을 하면 좋다.", 0.0),
        ("내년에는 모임이 있으면 좋겠다.", 0.0),
    ] {
        let post = judge(&Document::from_text(text));
        let evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
        let felt = evidence.filter(|evidence| evidence.rule == Rule::Idiom).map(|evidence| evidence.valence);
        let felt: f64 = felt.sum();
        assert!(felt * sign > 0.0 || sign == 0.0 && felt == 0.0, "{text}: {post:?}");
    }
}
