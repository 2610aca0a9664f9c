//! Words that the rules know by name.

/// Verbs that add little to the noun before them: 재미를 느끼다, 도움이 되다.
pub(super) fn is_light(stem: &str) -> bool {
    matches!(
        stem,
        "하" | "되"
            | "느끼"
            | "있"
            | "가지"
            | "갖"
            | "받"
            | "들"
            | "나"
            | "생기"
            | "보"
            | "주"
            | "얻"
            | "남"
            | "오"
            | "크"
            | "많"
    )
}

/// Verbs of saying, and nouns of it.
pub(super) fn is_speech(form: &str) -> bool {
    matches!(
        form,
        "말" | "하"
            | "듣"
            | "얘기"
            | "이야기"
            | "묻"
            | "전하"
            | "말씀"
            | "조언"
            | "대답"
            | "부르"
            | "외치"
            | "적히"
            | "쓰이"
            | "들려주"
            | "알려주"
            | "주장"
            | "설명"
    )
}

/// Names of faults that are everyday things of technical work.
pub(super) fn is_technical(noun: &str) -> bool {
    matches!(
        noun,
        "에러"
            | "오류"
            | "버그"
            | "예외"
            | "장애"
            | "문제"
            | "실패"
            | "충돌"
            | "경고"
            | "결함"
            | "이슈"
            | "취약점"
            | "지연"
            | "부하"
            | "누수"
            | "중복"
            | "제한"
            | "한계"
            | "손실"
            | "위험"
            | "리스크"
            | "비용"
            | "단점"
            | "복잡"
            | "복잡도"
            | "삭제"
            | "제거"
            | "종료"
            | "거절"
            | "차단"
    )
}

/// What is done to such faults, and what they do.
pub(super) fn is_technical_verb(form: &str) -> bool {
    matches!(
        form,
        "처리"
            | "추가"
            | "수정"
            | "반환"
            | "출력"
            | "던지"
            | "잡"
            | "고치"
            | "발생"
            | "뜨"
            | "나타나"
            | "확인"
            | "찾"
            | "로깅"
            | "기록"
            | "감지"
            | "방지"
            | "해결"
            | "구현"
            | "분석"
            | "정의"
            | "표시"
            | "이"
            | "관련"
            | "대하"
            | "위하"
            | "경우"
            | "때"
            | "막"
            | "풀"
            | "다루"
            | "설명"
            | "정리"
            | "테스트"
            | "재현"
            | "파악"
            | "보이"
            | "전달"
            | "호출"
            | "있"
    )
}

/// Nouns that name a topic behind a clause.
pub(super) fn is_topic(noun: &str) -> bool {
    matches!(
        noun,
        "점" | "것"
            | "거"
            | "일"
            | "순간"
            | "이유"
            | "부분"
            | "들"
            | "때"
            | "기억"
            | "회고"
            | "것들"
            | "점들"
            | "경험"
            | "방법"
            | "날"
            | "목록"
            | "목표"
            | "리스트"
    )
}
