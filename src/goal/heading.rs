//! Headings over goals.

use crate::letter::{self, Letters};
use crate::time::SentenceTime;

/// How long a heading over goals is at most, in characters without spaces.
const LONGEST: usize = 40;

/// What stands under a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// Goals for a year: 2023년 목표.
    Plan(i32),
    /// What became of goals of a year: 작년 목표 점검. The year in which they were to be done.
    Review(i32),
}

/// What makes a heading one over goals.
const PLANS: &[&str] = &[
    "목표",
    "계획",
    "다짐",
    "버킷리스트",
    "위시리스트",
    "하고싶은것",
    "하고싶은일",
    "하고싶은거",
    "해보고싶은",
    "이루고싶은",
    "할일",
    "해볼것",
    "시도할것",
    "도전할것",
    "결심",
    "소망",
    "resolution",
    "goal",
    "okr",
    "새해",
];
/// What makes it one at its end.
const ENDINGS: &[&str] = &["할것", "할것들", "앞으로", "todo", "to-do", "앞으로는"];
/// What makes it one over a review of them.
const REVIEWS: &[&str] = &[
    "점검",
    "달성",
    "결산",
    "정산",
    "회고",
    "결과",
    "어떻게",
    "지켰",
    "지킨",
    "돌아보",
    "되돌아",
    "이뤘",
    "이룬",
    "평가",
    "리뷰",
    "체크",
    "성적표",
    "세웠던",
    "review",
    "했나",
    "얼마나",
];
/// Goals of other things than a year of somebody's life.
const OTHERS: &[&str] = &[
    "주차",
    "주간",
    "미션",
    "프로젝트의",
    "실행계획",
    "개발",
    "구현",
    "학습목표",
    "수업",
    "강의",
    "시스템",
    "구축",
    "서버",
    "설계",
    "리팩",
    "테스트",
    "문제",
    "기능",
    "이번주",
    "다음주",
    "다음주차",
    "스프린트",
    "챕터",
    "글의",
    "스터디",
    "커리큘럼",
    "일정",
    "액션",
    "장기",
    "이상적인",
    "최종",
    "궁극",
    "설정",
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
    let text = joined(text);
    // Nothing longer is one, and asking for all words takes its time.
    if text.chars().count() > LONGEST {
        return None;
    }
    // What a word begins with stands in few headings that do not have the word.
    let letters: Letters = text.chars().collect();
    let may_have = |word: &str| word.starts_with(|first| letters.may_have(first));
    let has = |words: &[&str]| words.iter().any(|word| may_have(word) && text.contains(word));
    // Try of a KPT, and what became of it: 지난 Try는 어떻게 됐나.
    let tries = matches!(text.trim_matches(is_sign), "try" | "try:시도할것") || text.contains("try") && has(REVIEWS);
    let named = !time.expressions.is_empty();
    let year = time.years.last().copied().filter(|_| named);
    // A year to come, and nothing else: 2023년, 내년에는.
    let expressed: usize = time.expressions.iter().map(|expression| expression.span.len()).sum();
    let letters = text.bytes().filter(|byte| !byte.is_ascii_punctuation()).count();
    let bare = post.personal && post.year < year && letters <= expressed + "에는".len();
    let closed = text.trim_end_matches(is_sign);
    let ends = ENDINGS.iter().any(|ending| closed.ends_with(ending));
    if !(has(PLANS) || ends || tries || bare) {
        return None;
    }
    if !(post.personal || named) || has(OTHERS) {
        return None;
    }
    let about = post.year?;
    if has(REVIEWS) {
        // 작년 목표는 어떻게 됐나: goals of last year are those for this one.
        return Some(Purpose::Review(year.map_or(about, |year| year.max(about))));
    }
    match year {
        Some(year) if year < about || year == about && post.over => Some(Purpose::Review(about)),
        Some(year) => Some(Purpose::Plan(year)),
        None => Some(Purpose::Plan(if post.over { about + 1 } else { about })),
    }
}

fn is_sign(c: char) -> bool {
    !letter::is_alphanumeric(c)
}

/// A text without white space, in lower case.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    joined.extend(text.chars().filter(|c| !c.is_whitespace()));
    letter::lowercase(&joined).into_owned()
}

/// Whether a heading says that goals are gone through.
pub(super) fn is_review(text: &str) -> bool {
    let text = joined(text);
    REVIEWS.iter().any(|word| text.contains(word))
}

/// Whether a heading is part of a plan's form, not of what is planned: 계기, 구체적인 계획.
pub(super) fn is_form(text: &str) -> bool {
    const FORMS: &[&str] = &[
        "계기",
        "계획",
        "목표",
        "이유",
        "배경",
        "summary",
        "요약",
        "마무리",
        "정리",
        "마치며",
        "들어가며",
        "서론",
        "결론",
        "총평",
        "방법",
        "순위",
        "목록",
        "기타",
    ];
    let text: String = text.chars().filter(|&c| letter::is_alphabetic(c)).flat_map(char::to_lowercase).collect();
    text.chars().count() <= 8 && FORMS.iter().any(|form| text.ends_with(form))
}
