//! What whole turns of phrase say, whatever their words.

use hoego::{Document, Polarity, Rule};

use super::judge;

/// The valence of the first evidence of a rule, 0 if there is none.
fn valence(text: &str, rule: Rule) -> f64 {
    let post = judge(&Document::from_text(text));
    let mut evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
    evidence.find(|evidence| evidence.rule == rule).map_or(0.0, |evidence| evidence.valence)
}

/// Whether texts get valences of one sign, or none (0), from a rule.
fn assert_signs(rule: Rule, texts: &[(&str, i32)]) {
    for &(text, sign) in texts {
        let found = valence(text, rule);
        let own = i32::from(found > 0.1) - i32::from(found < -0.1);
        assert_eq!(own, sign, "{text}: {found} of {rule:?}");
    }
}

#[test]
fn orders_offers_and_verdicts_are_about_the_writer() {
    assert_signs(
        Rule::Told,
        &[
            ("점장님이 다음 주부터 나오지 말라고 했다.", -1),
            ("점장님이 다음 주부터 일찍 나오라고 했다.", 0),
            ("지도교수님이 결론을 처음부터 다시 쓰라고 하셨다.", -1),
            ("지도교수님이 결론을 다시 써 보라고 하셨다.", 0),
            ("선임이 이것밖에 못 하냐고 했다.", -1),
            ("선임이 언제 오냐고 했다.", 0),
            ("손님이 왜 음식이 늦냐고 따졌다.", -1),
            ("거래처에서 다음에도 같이 일하고 싶다고 했다.", 1),
            ("동생이 바다에서 쉬고 싶다고 했다.", 0),
            ("코치님이 이제 풀코스를 뛰어도 되겠다고 하셨다.", 1),
            ("나는 코치님에게 다음에도 같이 일하고 싶다고 했다.", 0),
        ],
    );
}

#[test]
fn some_turns_of_phrase_are_irony_alone() {
    assert_signs(
        Rule::Irony,
        &[
            ("자율 출근이라 쓰고 사장 마음대로라 읽는다.", -1),
            ("제목을 쓰고 본문을 읽는다.", 0),
            ("누가 보면 내가 대표인 줄 알겠다.", -1),
            ("이걸 언제 다 하라는 건지.", -1),
            ("마감 날 프린터까지 멈춰 주었다.", -1),
            ("일요일에 업무 전화를 걸어 주시는 센스.", -1),
            ("선임은 꼭 나만 찾는다.", -1),
            ("선임이 나만 찾는다.", 0),
        ],
    );
}

#[test]
fn not_a_single_one() {
    assert_signs(
        Rule::Quantity,
        &[
            ("민원이 한 건도 없었다.", 1),
            ("손님이 한 명도 없었다.", -1),
            ("한 번도 수업을 빼먹지 않았다.", 1),
            ("숙제를 한 번도 안 했다.", 0),
            ("파일을 하나도 안 지웠다.", 0),
        ],
    );
}

#[test]
fn nothing_but() {
    assert_signs(
        Rule::Quantity,
        &[
            ("하루에 회의만 일곱 개.", -1),
            ("회의실 앞에 앉아만 있었다.", -1),
            ("강의를 쌓아 두기만 했다.", -1),
            ("단추를 누르기만 하면 된다.", 0),
            ("내 월급만 그대로다.", -1),
        ],
    );
    assert_signs(Rule::Comparison, &[("할머니가 오빠만 안아 주셨다.", -1), ("할머니가 나를 안아 주셨다.", 0)]);
}

#[test]
fn what_would_have_been_is_the_opposite_of_what_is() {
    assert_signs(
        Rule::Counterfactual,
        &[
            ("메모를 남겨 뒀으면 다들 덜 헤맸을 것이다.", -1),
            ("그때 말렸더라면 둘이 헤어지지 않았을 것이다.", -1),
            ("그 모임을 몰랐으면 일 년을 허비했을 것이다.", 1),
            ("동생에게 화내지 말걸.", -1),
            ("더 자주 안아 줄 수도 있었는데.", -1),
            ("영상이라도 남겨 두는 건데.", -1),
            ("비가 왔으면 실내에서 했을 것이다.", 0),
        ],
    );
}

#[test]
fn things_that_do_not_work() {
    assert_signs(
        Rule::Quantity,
        &[("세탁기가 안 돌아간다.", -1), ("친구가 말을 안 듣는다.", 0), ("이 문은 밤에 안 열린다.", 0)],
    );
}

#[test]
fn measured_by_others_and_by_before() {
    assert_signs(
        Rule::Comparison,
        &[
            ("우리 반만 한 반이 없다.", 1),
            ("혼자 할 때보다 훨씬 빨라졌다.", 1),
            ("이 방식이 그 방식보다 빨랐다.", 0),
            ("성장보다 정체에 가까운 한 해였다.", -1),
            ("후배가 나보다 연봉이 높았다.", -1),
            ("동기들은 다 자리를 잡았는데 나만 제자리다.", -1),
            ("남들 다 가는 휴가를 나만 못 갔다.", -1),
            ("동기들은 축구를 하는데 나는 농구를 한다.", 0),
        ],
    );
}

#[test]
fn what_is_made_good_and_what_is_not_any_more() {
    assert_signs(
        Rule::Quantity,
        &[
            ("아무도 못 잡던 오류를 잡았다.", 1),
            ("끊겼던 연락이 다시 닿았다.", 1),
            ("잘 걷던 할머니가 못 걸으신다.", -1),
            ("다이어트는 사흘 만에 끝났다.", -1),
            ("공사는 사흘 만에 끝났다.", 0),
        ],
    );
}

#[test]
fn some_sentences_are_neither() {
    for text in ["재밌기도 하고 힘들기도 했다.", "테스트가 깨지면 배포가 막힌다."] {
        assert_eq!(judge(&Document::from_text(text)).sentences[0].label, Polarity::Neutral, "{text}");
    }
}
