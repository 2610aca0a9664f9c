//! What the grammar around a word does to its feeling.

use hoego::{Document, Emotion, Factor, Polarity, Rule};

use super::judge;

/// The rules that a word with a feeling went through.
fn factors(text: &str, lemma: &str) -> Vec<Factor> {
    let post = judge(&Document::from_text(text));
    let evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
    let found = evidence.filter(|evidence| evidence.valence != 0.0).find(|evidence| evidence.lemma.contains(lemma));
    found.unwrap_or_else(|| panic!("{text}: no {lemma}: {post:?}")).factors.clone()
}

/// What a sentence is judged to be.
fn label(text: &str) -> Polarity {
    judge(&Document::from_text(text)).sentences[0].label
}

#[test]
fn negation_reaches_what_it_is_said_of() {
    assert!(factors("올해는 즐거움이 없었다.", "즐거움").contains(&Factor::Negation));
    assert!(factors("즐거운 시간이 아니었다.", "즐겁다").contains(&Factor::Negation));
    assert!(!factors("찝찝함은 끝이 없다.", "찝찝").contains(&Factor::Negation), "it is the end that there is none of");
    assert!(!factors("그때의 감동을 잊을 수 없다.", "감동").contains(&Factor::Negation), "as strong as can be");
    assert!(!factors("어려운 문제를 풀지 못했다.", "어렵다").contains(&Factor::Negation), "as hard as before");
    assert!(factors("즐겁고 유익한 것은 아니었다.", "즐겁다").contains(&Factor::Negation));
    for (text, lemma) in [
        ("이상하게도 두 번째 화면에서만 소리가 안 나는 일이 벌어졌다.", "이상"),
        ("아쉽게도 마지막 모임에는 가지 못했다.", "아쉽다"),
        ("안타깝게도 회사는 그 제안을 받아들이지 않았다.", "안타깝다"),
        ("다행스럽게도 큰 사고는 아니었다.", "다행"),
    ] {
        assert!(!factors(text, lemma).contains(&Factor::Negation), "what one thinks of what follows: {text}");
    }
}

#[test]
fn matters_that_a_feeling_is_about_are_no_workload() {
    assert_eq!(label("해야 할 일이 너무 많아서 힘들었다."), Polarity::Negative);
    assert_eq!(label("후회되는 일이 많다."), Polarity::Negative);
    for (text, emotion) in [
        ("감사한 일이 많았다.", Emotion::Gratitude),
        ("참 감사한 일이다.", Emotion::Gratitude),
        ("뿌듯한 일이 많았다.", Emotion::Pride),
        ("기쁜 일이 많았다.", Emotion::Joy),
    ] {
        let post = judge(&Document::from_text(text));
        assert_eq!(post.sentences[0].emotion, emotion, "{text}: {post:?}");
        assert!(!post.sentences[0].evidence.iter().any(|evidence| evidence.lemma == "일 많다"), "{text}: {post:?}");
    }
}

#[test]
fn shifters_turn_and_grow() {
    assert!(factors("스트레스가 줄었다.", "스트레스").contains(&Factor::Shift));
    assert!(factors("글쓰기가 주던 기쁨이 사라졌다.", "기쁨").contains(&Factor::Shift));
}

#[test]
fn denials_of_denials_are_none() {
    for (text, lemma) in [
        ("서운하지 않다면 거짓말이겠지.", "서운"),
        ("어떻게 안 행복하겠어요.", "행복"),
        ("고되지 않은 일이 어디 있겠나.", "고되다"),
        ("화를 내지 않고는 배길 수 없었다.", "화 내다"),
    ] {
        assert!(factors(text, lemma).contains(&Factor::DoubleNegation), "{text}: {:?}", factors(text, lemma));
    }
    assert!(factors("후회가 없다고는 못 하겠다.", "후회 없다").contains(&Factor::Negation), "one denial is in the key");
    assert!(factors("힘들지 않은 날이 하루도 없었다.", "힘들다 않다").contains(&Factor::Negation), "here, too");
    assert!(factors("이곳만큼 편한 곳이 없다.", "편하다").contains(&Factor::Intensity), "there is none like it");
    assert!(factors("작년만큼 즐거운 일이 없다.", "즐겁다").contains(&Factor::Negation), "not any more");
    assert!(factors("이보다 더 좋을 수는 없었다.", "좋다").contains(&Factor::Intensity));
}

#[test]
fn what_does_not_shrink_is_still_there() {
    assert!(factors("스트레스가 눈에 띄게 줄었다.", "스트레스").contains(&Factor::Shift));
    let denied = factors("피로가 가시지 않는다.", "피로");
    assert!(denied.contains(&Factor::DoubleNegation) && !denied.contains(&Factor::Shift), "{denied:?}");
    assert!(factors("다친 사람 없이 끝났다.", "다치다").contains(&Factor::Negation));
}

#[test]
fn more_of_what_one_wants_and_dreads() {
    let valence = |text: &str| {
        let post = judge(&Document::from_text(text));
        let found = post.sentences[0].evidence.iter().find(|evidence| evidence.rule == Rule::Quantity);
        found.map_or(0.0, |evidence| evidence.valence)
    };
    assert!(valence("주문이 늘었다.") > 0.0 && valence("주문이 줄었다.") < 0.0);
    assert!(valence("업무가 늘었다.") < 0.0 && valence("업무가 줄었다.") > 0.0);
    assert!(valence("문서가 늘었다.").abs() < 0.1);
}

#[test]
fn what_something_is_measured_by_counts_less() {
    assert!(factors("뿌듯함보다 허탈함이 더 컸다.", "뿌듯").contains(&Factor::Standard));
    assert!(!factors("뿌듯함보다 허탈함이 더 컸다.", "허탈").contains(&Factor::Standard));
}

#[test]
fn praise_of_mishaps_is_irony() {
    assert!(factors("또 시험을 망치다니 참 훌륭하다.", "훌륭").contains(&Factor::Irony));
    let thanks = judge(&Document::from_text("덕분에 주말을 통째로 날렸다."));
    assert_eq!(thanks.sentences[0].label, Polarity::Negative);
    assert!(!factors("덕분에 무사히 졸업했습니다.", "덕분").contains(&Factor::Irony));
    assert!(!factors("힘들었지만 훌륭한 경험이었다.", "훌륭").contains(&Factor::Irony));
    assert!(!factors("몸이 나아서 정말 감사하다.", "감사").contains(&Factor::Irony));
}

#[test]
fn what_was_so_is_not_what_is_told() {
    assert!(factors("친절하던 사장님이 변했다.", "친절").contains(&Factor::Shift));
    assert!(factors("다정하던 이웃이 이사했다.", "다정").is_empty(), "nothing has become of it");
    assert!(factors("잃어버린 우산을 찾았다.", "잃어버리다").contains(&Factor::Shift));
    assert!(!factors("잃어버린 우산을 생각했다.", "잃어버리다").contains(&Factor::Shift));
    assert!(factors("휴가가 끝났다.", "휴가").contains(&Factor::Shift));
    assert!(!factors("즐거운 하루가 끝났다.", "즐겁다").contains(&Factor::Shift), "it tells how the day was");
    assert!(valence("아무도 못 풀던 문제를 풀었다.", Rule::Quantity) > 0.0);
    assert!(valence("명절이 끝났다.", Rule::Quantity) < 0.0);
}

#[test]
fn what_others_have_is_no_joy() {
    assert!(factors("나만 빼고 다 승진했다.", "승진").contains(&Factor::LeftOut));
    assert!(factors("후배가 나보다 먼저 합격했다.", "합격").contains(&Factor::LeftOut));
    assert!(!factors("내가 후배보다 먼저 합격했다.", "합격").contains(&Factor::LeftOut));
}

#[test]
fn near_misses_and_hyperbole() {
    assert!(!factors("계단에서 넘어질 뻔했다.", "넘어지다").contains(&Factor::NearMiss), "a fright");
    assert!(factors("넘어질 뻔했는데 친구가 잡아 줬다.", "넘어지다").contains(&Factor::NearMiss));
    assert!(valence("바람에 간판이 날아갈 뻔했다.", Rule::Counterfactual) < 0.0);
    assert!(!factors("더워서 쓰러지는 줄 알았다.", "쓰러지다").contains(&Factor::Counterfactual), "what it was like");
    assert!(factors("잘하는 줄 알았다.", "잘").contains(&Factor::Counterfactual));
    assert!(factors("예전에는 즐거웠는데 이제는 아니다.", "즐겁다").contains(&Factor::Negation));
}

#[test]
fn amounts_are_reached_or_not() {
    assert!(valence("구독자가 만 명을 넘었다.", Rule::Quantity) > 0.0);
    assert!(valence("월 매출이 50만 원에 그쳤다.", Rule::Quantity) < 0.0);
    assert!(valence("보너스는 0원이었다.", Rule::Quantity) < 0.0);
    assert!(valence("불량률이 10%를 넘었다.", Rule::Quantity) < 0.0);
    assert!(valence("문서가 만 자를 넘었다.", Rule::Quantity).abs() < 0.1);
    assert!(valence("이틀 만에 마무리했다.", Rule::Quantity) > 0.0);
    assert!(valence("이틀 만에 롤백했다.", Rule::Quantity) < 0.0);
}

#[test]
fn what_was_only_begun() {
    assert!(valence("이름만 대표다.", Rule::Quantity) < 0.0);
    assert!(valence("등록만 하고 안 갔다.", Rule::Quantity) < 0.0);
    assert!(valence("제목만 고쳤다.", Rule::Quantity).abs() < 0.1);
    assert!(valence("답장도 없이 나가 버렸다.", Rule::Quantity) < 0.0);
    assert!(valence("메일을 읽지도 않고 지웠다.", Rule::Quantity) < 0.0);
    assert!(valence("쉬지도 않고 달렸다.", Rule::Quantity).abs() < 0.1);
}

/// The rule that found something in a text, and what it is worth.
fn valence(text: &str, rule: Rule) -> f64 {
    let post = judge(&Document::from_text(text));
    let mut evidence = post.sentences.iter().flat_map(|sentence| &sentence.evidence);
    evidence.find(|evidence| evidence.rule == rule).map_or(0.0, |evidence| evidence.valence)
}

#[test]
fn amounts_are_much_or_little() {
    assert!(valence("책을 31권이나 읽었다.", Rule::Quantity) > 0.0);
    assert!(valence("두 시간이나 기다렸다.", Rule::Quantity) < 0.0);
    assert!(valence("올해는 겨우 두 권 읽었다.", Rule::Quantity) < 0.0);
    assert!(valence("산에 세 번밖에 못 올랐다.", Rule::Quantity) < 0.0);
    assert!(valence("책을 31권 읽었다.", Rule::Quantity).abs() < 0.1, "an amount alone says nothing");
    assert!(valence("금연은 말뿐이었다.", Rule::Quantity) < 0.0);
    assert!(valence("손님이 뚝 끊겼다.", Rule::Quantity) < 0.0, "손님 is one word");
    assert!(valence("주문이 작년의 두 배다.", Rule::Quantity) > 0.0);
    assert!(valence("설날을 회사에서 보냈다.", Rule::Quantity) < 0.0);
}

#[test]
fn what_was_so_once_is_better_or_worse_now() {
    assert!(valence("예전 같으면 밤새 헤맸을 문제를 십 분 만에 풀었다.", Rule::Comparison) > 0.0);
    assert!(valence("작년의 나라면 포기했을 텐데 올해는 끝까지 갔다.", Rule::Comparison) > 0.0);
    assert!(valence("예전 같으면 즐거웠을 모임인데 이제는 나가지 않는다.", Rule::Comparison) < 0.0);
    assert!(factors("올해처럼 외로웠던 적이 없다.", "외롭다").contains(&Factor::Intensity), "never before");
}

#[test]
fn what_would_have_been_is_thanks_or_regret() {
    assert!(valence("그때 포기했으면 지금의 나는 없었을 것이다.", Rule::Counterfactual) > 0.0);
    assert!(valence("그 실패가 없었으면 배우지 못했을 것들이다.", Rule::Counterfactual) > 0.0);
    assert!(valence("미리 물어봤으면 이런 고생은 없었을 것이다.", Rule::Counterfactual) < 0.0);
    assert!(valence("표를 그때 샀어야지.", Rule::Counterfactual) < 0.0);
    assert!(valence("차라리 걸어서 갈 것을.", Rule::Counterfactual) < 0.0);
    assert!(valence("꼼짝없이 떨어질 줄 알았는데 붙었다.", Rule::Counterfactual) > 0.0);
    assert!(factors("두 문제만 더 맞혔어도 합격이었다.", "합격").contains(&Factor::Counterfactual));
    assert!(factors("사진을 찍어 뒀으면 얼마나 좋았을까.", "좋다").contains(&Factor::Counterfactual));
}

#[test]
fn nobody_is_spared_and_nothing_is_missing() {
    let never = factors("하루도 안 싸운 날이 없다.", "싸우다");
    assert!(never.contains(&Factor::DoubleNegation) && never.contains(&Factor::Intensity), "{never:?}");
    assert!(factors("서운하지 않을 리가 있겠어요.", "서운").contains(&Factor::DoubleNegation));
    assert!(factors("그 노래에 반하지 않을 사람이 있을까.", "반하다").contains(&Factor::DoubleNegation));
    assert!(factors("부족함 없이 지냈다.", "부족").contains(&Factor::Negation));
    assert!(factors("네가 언제부터 그렇게 부지런했다고.", "부지런").contains(&Factor::Negation));
}

#[test]
fn questions_that_only_look_denied_are_not() {
    for (text, lemma) in [("다들 재밌지 않았나 싶다.", "재밌다"), ("많이 서운하지 않았을까.", "서운")]
    {
        let found = factors(text, lemma);
        assert!(!found.contains(&Factor::Negation) && found.contains(&Factor::Conjecture), "{text}: {found:?}");
    }
    // The idiom 행복하지 않다 is denied already; a question that only looks denied would turn it back.
    assert!(!factors("왜 그때 행복하지 않았을까.", "행복").contains(&Factor::Negation), "it was so");
    assert!(factors("환상적인 날과는 거리가 멀었다.", "환상").contains(&Factor::Negation));
    assert!(factors("계단에서 다칠 수 있다.", "다치다").contains(&Factor::Condition), "it did not happen");
}

#[test]
fn what_is_said_to_the_writer_is_no_quotation() {
    for text in [
        "의사가 이제 안심해도 된다고 말해 주었다.",
        "손님이 '정말 행복했다'고 말해 주셨다.",
        "언니는 내가 자랑스럽다고 했다.",
        "행복했다는 편지를 받았다.",
    ] {
        let all = judge(&Document::from_text(text));
        let mut evidence = all.sentences.iter().flat_map(|sentence| &sentence.evidence);
        assert!(!evidence.any(|evidence| evidence.factors.contains(&Factor::Quotation)), "{text}: {all:?}");
    }
    assert!(factors("김 대리는 요즘 행복하다고 한다.", "행복").contains(&Factor::Quotation));
    assert!(factors("동생은 나한테 행복하다고 했다.", "행복").contains(&Factor::Quotation));
}

#[test]
fn favours_and_promises_may_be_irony() {
    assert!(factors("서버까지 터져 주시니 참 감사하다.", "감사").contains(&Factor::Irony));
    assert!(factors("훌륭한 맛집이라더니 줄만 길었다.", "훌륭").contains(&Factor::Irony));
    assert!(!factors("사고도 있었지만 덕분에 조심성을 배웠다.", "덕분").contains(&Factor::Irony));
    assert!(!factors("고생도 했고 울기도 했지만 참 행복했다.", "행복").contains(&Factor::Irony));
}

#[test]
fn praise_beside_what_people_complain_about_may_be_irony() {
    assert!(factors("회의만 다섯 시간, 참 훌륭한 하루네.", "훌륭").contains(&Factor::Irony));
    assert!(factors("우리 회사 급식은 어찌나 훌륭한지 다들 밖으로 나간다.", "훌륭").contains(&Factor::Irony));
    assert!(!factors("이웃들은 어찌나 훌륭한지 배울 점이 많다.", "훌륭").contains(&Factor::Irony));
    assert!(!factors("주말에 먹은 국밥이 참 맛있네.", "맛있다").contains(&Factor::Irony));
    assert_eq!(label("이 정도면 지각도 실력이다."), Polarity::Negative);
    assert_eq!(label("나는 실패의 달인이다."), Polarity::Negative);
}

#[test]
fn a_feeling_may_pass_shrink_or_be_shared() {
    assert!(factors("몇 주를 따라다니던 불안이 싹 가셨다.", "불안").contains(&Factor::Shift));
    assert!(factors("설렘이 식고 의무감만 남았다.", "설레다").contains(&Factor::Shift));
    assert!(factors("선배가 내 진로를 고민해 주었다.", "진로 고민").contains(&Factor::Shift));
    assert!(!factors("손님이 최고라고 적어 주었다.", "최고").contains(&Factor::Shift));
    assert!(factors("올해만큼 보람찬 해도 드물다.", "보람차다").contains(&Factor::Intensity));
    assert!(factors("코로나 때보다 장사가 안된다.", "코로나").contains(&Factor::Standard));
}

#[test]
fn goals_named_as_such_did_not_happen_yet() {
    assert!(factors("목표: 마라톤 완주", "완주").contains(&Factor::Plan));
    assert!(!factors("목표였던 마라톤 완주", "완주").contains(&Factor::Plan));
}

#[test]
fn what_one_would_have_done_before_a_comma_is_regret() {
    assert_eq!(label("말리는 말을 들을걸, 가게를 접었다."), Polarity::Negative);
    assert_eq!(label("가고 싶던 학교에 떨어졌다."), Polarity::Negative);
    assert_eq!(label("바라던 아이가 우리에게 왔다."), Polarity::Positive);
}

#[test]
fn what_is_so_for_everybody_is_nobodys_feeling() {
    assert!(factors("사람은 비교할 때 불행해진다.", "불행").contains(&Factor::General));
    assert!(factors("당신이 지쳤다면 쉬는 것이 좋다.", "지치다").contains(&Factor::General));
    assert!(!factors("나는 비교할 때 불행해진다.", "불행").contains(&Factor::General));
    assert!(factors("이 설정을 끄면 화면이 예뻐진다.", "예쁘다").contains(&Factor::General));
    assert!(!factors("이 노래를 들으면 기분이 좋아진다.", "좋다").contains(&Factor::General));
    assert!(!factors("설정을 껐더니 화면이 예뻐졌다.", "예쁘다").contains(&Factor::General));
    assert!(factors("불안을 다룬 논문을 읽었다.", "불안").contains(&Factor::Technical));
}

#[test]
fn kind_words_move_to_tears() {
    assert!(factors("고생 많았다는 문자에 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(factors("동네 어르신들 환대에 울컥했다.", "울컥").contains(&Factor::Moved));
    assert!(!factors("모진 말에 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(!factors("고맙다는 말 한마디 없는 태도에 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(!factors("응원하던 팀이 져서 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(factors("합격 통지를 보고 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(factors("이웃이 챙겨 준 죽을 먹다가 눈물이 났다.", "눈물").contains(&Factor::Moved));
    assert!(!factors("혼자 밥을 먹다가 눈물이 났다.", "눈물").contains(&Factor::Moved));
}

#[test]
fn how_something_falls_is_not_what_falls() {
    assert!(!factors("아슬아슬하게 떨어졌다.", "아슬아슬").contains(&Factor::Shift));
    assert!(factors("아슬아슬함이 사라졌다.", "아슬아슬").contains(&Factor::Shift));
}

#[test]
fn the_later_clause_outweighs() {
    assert!(factors("힘들었지만 재밌었다.", "힘들다").contains(&Factor::Contrast));
    assert!(!factors("힘들었지만 재밌었다.", "재밌다").contains(&Factor::Contrast));
}

#[test]
fn what_was_not_so_is_turned_around() {
    assert!(factors("그때 시작했더라면 더 좋았을 것이다.", "좋다").contains(&Factor::Counterfactual));
    assert!(factors("아무래도 더 재밌었을 듯 싶다.", "재밌다").contains(&Factor::Counterfactual));
    assert!(!factors("정말 재밌었다.", "재밌다").contains(&Factor::Counterfactual));
}

#[test]
fn wishes_plans_and_other_people() {
    assert!(factors("내년에는 즐겁고 싶다.", "즐겁다").contains(&Factor::Wish));
    assert!(factors("친구가 요즘 너무 힘들다고 말했다.", "힘들다").contains(&Factor::Quotation));
    assert!(factors("동생이 펑펑 울었다.", "울다").contains(&Factor::OtherPerson));
    assert!(factors("동생이 면접에 떨어져서 속상해했다.", "속상하다").contains(&Factor::OtherPerson));
    assert!(factors("웃을 날이 오길 기다린다.", "웃다").contains(&Factor::Wish));
    assert!(!factors("일이 즐겁다는 말을 들었다.", "즐겁다").contains(&Factor::Quotation), "said to the writer");
}
