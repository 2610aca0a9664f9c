//! Headings over goals.

use crate::time::SentenceTime;

/// What stands under a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// Goals for a year: 2023년 목표.
    Plan(i32),
    /// What became of goals of a year: 작년 목표 점검. The year in which they were to be done.
    Review(i32),
}

/// What makes a heading one over goals.
const PLANS: [&str; 21] = [
    "목표", "계획", "다짐", "버킷리스트", "위시리스트", "하고싶은", "할것", "할일", "해볼것", "시도할", "도전할", "결심", "소망", "resolution", "goal",
    "todo", "to-do", "okr", "앞으로", "향후", "새해",
];
/// What makes it one over a review of them.
const REVIEWS: [&str; 21] = [
    "점검", "달성", "결산", "정산", "회고", "결과", "어떻게", "지켰", "지킨", "돌아보", "되돌아", "이뤘", "이룬", "평가", "리뷰", "체크", "성적표", "세웠던",
    "review", "했나", "얼마나",
];
/// Goals of other things than a year of somebody's life.
const OTHERS: [&str; 24] = [
    "주차", "주간", "미션", "프로젝트의", "실행계획", "개발", "구현", "학습목표", "수업", "강의", "시스템", "구축", "서버", "설계", "리팩", "테스트", "문제", "기능", "이번주", "다음주",
    "다음주차", "스프린트", "챕터", "글의",
];

/// What a post is, for whether its goals are the author's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Post {
    /// Whether it reviews or plans a year, or keeps a diary.
    pub(super) personal: bool,
    /// The year that it is about.
    pub(super) year: Option<i32>,
    /// Whether it was written at that year's end or after it.
    pub(super) over: bool,
}

/// What a heading announces, if it announces goals.
pub(super) fn purpose(text: &str, time: &SentenceTime, post: Post) -> Option<Purpose> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let tries = matches!(text.trim_matches(|c: char| !c.is_alphanumeric()), "try" | "try:시도할것");
    if !(has(&PLANS) || tries) {
        return None;
    }
    let named = !time.expressions.is_empty();
    let year = time.years.last().copied().filter(|_| named);
    if !(post.personal || named) || has(&OTHERS) && !named || text.chars().count() > 40 {
        return None;
    }
    let about = post.year?;
    if has(&REVIEWS) {
        // 작년 목표는 어떻게 됐나: goals of last year are those for this one.
        return Some(Purpose::Review(year.map_or(about, |year| year.max(about))));
    }
    match year {
        Some(year) if year < about || year == about && post.over => Some(Purpose::Review(about)),
        Some(year) => Some(Purpose::Plan(year)),
        None => Some(Purpose::Plan(if post.over { about + 1 } else { about })),
    }
}
