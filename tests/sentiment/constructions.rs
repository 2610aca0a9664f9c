//! What constructions do to the words in them, and what they say by themselves.

use hoego::{Document, Evidence, Factor, Rule};

use super::judge;

/// The evidence of a text.
fn evidence(text: &str) -> Vec<Evidence> {
    judge(&Document::from_text(text)).sentences.into_iter().flat_map(|sentence| sentence.evidence).collect()
}

/// Whether a word of a text goes through a factor, or does not.
fn assert_factor(factor: Factor, texts: &[(&str, &str, bool)]) {
    for &(text, lemma, is) in texts {
        let all = evidence(text);
        let found = all.iter().find(|own| own.valence != 0.0 && own.lemma.contains(lemma));
        let found = found.unwrap_or_else(|| panic!("{text}: no {lemma}: {all:?}"));
        assert_eq!(found.factors.contains(&factor), is, "{text}: {found:?}");
    }
}

/// Whether texts get valences of one sign, or none (0), from a rule.
fn assert_signs(rule: Rule, texts: &[(&str, i32)]) {
    for &(text, sign) in texts {
        let found = evidence(text).iter().find(|own| own.rule == rule).map_or(0.0, |own| own.valence);
        let own = i32::from(found > 0.1) - i32::from(found < -0.1);
        assert_eq!(own, sign, "{text}: {found} of {rule:?}");
    }
}

#[test]
fn what_something_is_done_with_does_not_leave_or_shrink() {
    assert_factor(
        Factor::Shift,
        &[
            ("홀가분한 마음으로 전주를 떠났다.", "홀가분", false),
            ("불면증으로 말수가 줄었다.", "불면", false),
            ("불면증이 줄었다.", "불면", true),
            ("설렘이 떠났다.", "설레다", true),
        ],
    );
}

#[test]
fn what_is_like_nothing_else_is_not_denied() {
    assert_factor(
        Factor::Negation,
        &[
            ("출근길이 지옥이 따로 없었다.", "지옥", false),
            ("이런 행운이 또 없다.", "행운", false),
            ("그 뒤로는 행운이 없다.", "행운", true),
            ("뒷모습이 쓸쓸하기 이를 데 없었다.", "쓸쓸", false),
            ("즐거울 뿐 아니라 배울 것도 많았다.", "즐겁다", false),
            ("즐거운 것이 아니었다.", "즐겁다", true),
        ],
    );
}

#[test]
fn what_is_set_right_is_neither_said_nor_denied() {
    assert_factor(
        Factor::Standard,
        &[
            ("겁이 난 게 아니라 돈이 모자랐다.", "겁", true),
            ("외로운 건 아니고 그냥 졸렸다.", "외롭다", true),
            ("외로운 건 아니었다.", "외롭다", false),
            ("설렘이 실망으로 바뀌었다.", "설레다", true),
        ],
    );
}

#[test]
fn neither_the_one_nor_the_other_is_both_denied() {
    for lemma in ["기쁘다", "서럽다"] {
        assert_factor(Factor::Negation, &[("기쁘지도 서럽지도 않은 생일이었다.", lemma, true)]);
    }
    assert_factor(Factor::Negation, &[("칭찬은커녕 눈총만 받았다.", "칭찬", true), ("칭찬은 받았다.", "칭찬", false)]);
}

#[test]
fn who_speaks_in_quotation_marks_is_not_the_writer() {
    assert_factor(
        Factor::Quotation,
        &[
            ("이모부는 \"가난이 나를 키웠다\"고 말했다.", "가난", true),
            ("사촌은 시험에 붙어서 신난다고 하더라.", "신나다", true),
            ("코치님이 내가 제일 성실하다고 하셨다.", "성실", false),
        ],
    );
}

#[test]
fn things_that_are_compared_are_not_felt() {
    assert_factor(
        Factor::General,
        &[("새 노트북이 옛날 것보다 느리다.", "느리다", true), ("내 걸음은 너무 느리다.", "느리다", false)],
    );
    assert_factor(
        Factor::Technical,
        &[
            ("이 크림은 가려움을 가라앉히는 성분이 들어 있다.", "가려움", true),
            ("밤새 가려움을 참는 시간이 길었다.", "가려움", false),
        ],
    );
    assert_signs(
        Rule::Comparison,
        &[
            ("장마가 작년보다 빨랐다.", 0),
            ("혼자 할 때보다 손이 빨라졌다.", 1),
            ("그 값을 내느니 차라리 굶겠다.", -1),
            ("버스를 기다리느니 걷는 게 빠르다.", 0),
        ],
    );
}

#[test]
fn how_often_and_how_many_says_whether_it_is_wanted() {
    assert_signs(
        Rule::Quantity,
        &[
            ("새벽에 깨는 횟수가 줄었다.", 1),
            ("병원에 가는 날이 늘었다.", -1),
            ("형과 마주 앉아 이야기하는 날이 늘었다.", 0),
            ("친구를 만나는 날이 줄었다.", -1),
            ("아침 체조를 거른 날이 없다.", 1),
            ("못 고친 자전거가 없다.", 1),
            ("그 노래를 모르는 사람이 없다.", 0),
            ("마지막 단골마저 떠났다.", -1),
            ("마지막 배마저 탔다.", 0),
            ("인사조차 없었다.", -1),
            ("붓기가 빠졌다.", 1),
            ("한 달 사이에 근육량이 빠졌다.", -1),
        ],
    );
}

#[test]
fn what_little_was_not_done_is_regretted() {
    assert_signs(
        Rule::Counterfactual,
        &[
            ("문만 잠갔어도 자전거를 잃어버리지 않았다.", -1),
            ("답을 고치지만 않았어도 만점이었다.", -1),
            ("이 광물이 발견되지 않았더라면 다른 이름이 붙었을 것이다.", 0),
            ("할머니 말씀을 들었더라면 이 고생은 안 했을 것이다.", -1),
            ("그때 포기했으면 오늘의 이 가게는 없었다.", 1),
        ],
    );
}

#[test]
fn care_for_the_writer_is_a_favour() {
    let gratitude = |text: &str| {
        let own = evidence(text);
        own.iter().any(|own| own.rule == Rule::Word && own.valence > 0.0)
    };
    assert!(gratitude("언니가 밤새 나를 간호해 줬다."));
    assert!(gratitude("이웃이 내 짐을 들어 주었다."));
    assert!(!gratitude("점원이 가격을 알려 주었다."));
    assert!(!gratitude("나는 동생을 간호해 줬다."));
    assert_factor(
        Factor::Shift,
        &[("네가 있어서 버텼다.", "버티다", true), ("진통제로 하루를 버텼다.", "버티다", false)],
    );
}

#[test]
fn words_held_with_tongs_are_not_meant() {
    assert_factor(
        Factor::Irony,
        &[("주말 이틀을 사무실에서 '힐링'했다.", "힐링", true), ("주말 이틀을 바닷가에서 '힐링'했다.", "힐링", false)],
    );
}
