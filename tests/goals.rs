//! Goals, what became of them, and frames.

use std::sync::LazyLock;

use hoego::{Analysis, Chronology, Document, FollowUp, Goal, Outcome, PostGoals, Tokenizer, follow_up, frames};
use proptest::prelude::*;

use crate::support::read;

static TOKENIZER: LazyLock<Tokenizer> = LazyLock::new(Tokenizer::new);

fn post(markdown: &str) -> PostGoals {
    let document = Document::from_markdown(markdown);
    let analysis = Analysis::new(&document, &mut TOKENIZER.worker());
    PostGoals::new(&analysis, &Chronology::new(&analysis))
}

/// A post of a day with a title.
fn dated(date: &str, title: &str, body: &str) -> PostGoals {
    post(&format!("---\ndate: {date}\ntitle: {title}\n---\n{body}\n"))
}

fn texts(post: &PostGoals) -> Vec<(&str, i32)> {
    post.goals().iter().map(|goal: &Goal| (goal.text.as_str(), goal.year)).collect()
}

/// What became of the goals of a post at the end of 2022 in one at the end of 2023.
fn outcomes(goals: &str, later: &str) -> Vec<(String, Outcome, Option<String>)> {
    let posts = [dated("2022-12-31", "2022년 회고", goals), dated("2023-12-31", "2023년 회고", later)];
    let told = |follow_up: FollowUp| {
        let goal = posts[follow_up.post].goals()[follow_up.goal].text.clone();
        (goal, follow_up.outcome, follow_up.evidence.map(|evidence| evidence.text))
    };
    follow_up(&posts).into_iter().map(told).collect()
}

#[test]
fn goals_are_items_headings_boxes_rows_and_sentences() {
    let items = dated(
        "2022-12-31",
        "2022년 회고",
        "## 2023년 목표\n\n1. 책 24권 읽기.\n   - 소설 위주로\n2. 운전 연수 받기!\n",
    );
    assert_eq!(texts(&items), [("책 24권 읽기", 2023), ("운전 연수 받기", 2023)]);
    let headings = dated(
        "2022-12-31",
        "2022년 회고",
        "## 내년 계획\n\n### 이사하기\n\n넓은 집으로.\n\n### 도자기 배우기\n\n손으로.\n",
    );
    assert_eq!(texts(&headings), [("이사하기", 2023), ("도자기 배우기", 2023)]);
    let boxes = dated("2023-01-02", "새해 다짐", "## 2023년 다짐\n\n- [ ] 일기 쓰기\n- [x] 치과 예약하기\n");
    assert_eq!(texts(&boxes), [("일기 쓰기", 2023), ("치과 예약하기", 2023)]);
    let table =
        dated("2022-12-31", "2022년 회고", "## 2023년 목표\n\n| 번호 | 목표 |\n|---|---|\n| 1 | 수영 배우기 |\n");
    assert_eq!(texts(&table), [("수영 배우기", 2023)]);
    let prose =
        dated("2022-12-31", "2022년 회고", "많이 바빴다. 내년에는 꼭 운전을 배우겠다. 다음 글에서 알아보겠다.\n");
    assert_eq!(texts(&prose), [("내년에는 꼭 운전을 배우겠다", 2023)]);
}

#[test]
fn goals_of_other_things_than_a_year_are_none() {
    let technical = dated(
        "2022-05-01",
        "인덱스를 타지 않는 이유",
        "## 목표\n\n- 실행 계획 읽기\n\n## 앞으로 할 것\n\n- 튜닝하기\n",
    );
    assert_eq!(texts(&technical), []);
    // What was reached is no goal any more.
    let review = dated("2022-12-31", "2022년 회고", "## 2022년 목표 점검\n\n- 운동: 실패\n");
    assert_eq!(texts(&review), []);
    let readers =
        dated("2022-12-31", "2022년 회고", "새해에는 모두 행복하시길 바라요. 내년에도 좋은 글로 찾아오겠습니다.\n");
    assert_eq!(texts(&readers), []);
}

#[test]
fn outcomes_are_found_where_goals_are_gone_through() {
    let goals =
        "## 2023년 목표\n\n- 책 24권 읽기\n- 운전 연수 받기\n- 사이드 프로젝트 끝내기\n- 일찍 자기\n- 피아노 배우기\n";
    let review = "## 작년 목표는 어떻게 됐나\n\n- 책: 25권을 읽었다\n- [ ] 운전 연수\n- 사이드프로젝트 → 절반만 성공\n- 피아노: 두 달 만에 그만뒀다\n";
    let found = outcomes(goals, review);
    let found: Vec<Outcome> = found.into_iter().map(|(_, outcome, _)| outcome).collect();
    assert_eq!(found, [Outcome::Done, Outcome::Failed, Outcome::Partial, Outcome::Unmentioned, Outcome::Dropped]);
}

#[test]
fn outcomes_are_found_in_passing() {
    let goals = "## 2023년 목표\n\n- 할머니와 제주도 가기\n- 책 24권 읽기\n- 하프 마라톤 완주\n";
    let later = "제주도는 결국 못 갔다. 책은 24권이 목표였는데 7권을 읽었다. 10월에 하프 마라톤을 완주했다!\n";
    let found = outcomes(goals, later);
    assert_eq!(
        found.iter().map(|found| found.1).collect::<Vec<_>>(),
        [Outcome::Failed, Outcome::Failed, Outcome::Done]
    );
    assert_eq!(found[0].2.as_deref(), Some("제주도는 결국 못 갔다."));
}

#[test]
fn evidence_has_what_is_said_of_the_goal() {
    let goals = "## 2023년 목표\n\n- 저축하기\n- 일찍 자기\n- 개발 서적 읽기\n";
    let review = "## 작년 목표 점검\n\n- [x] 저축\n  - 생각보다 열심히 했다.\n- [ ] 일찍 자기\n- [ ] 개발 서적\n  - 못 읽었다.\n";
    let texts: Vec<_> = outcomes(goals, review).into_iter().map(|(.., text)| text.unwrap_or_default()).collect();
    assert_eq!(texts, ["[x] 저축 - 생각보다 열심히 했다.", "[ ] 일찍 자기", "[ ] 개발 서적 - 못 읽었다."]);
    let table = "## 작년 목표 점검\n\n| 목표 | 결과 | 한마디 |\n|---|---|---|\n| 저축 | 달성 | 조금이지만 |\n| 일찍 자기 | ✗ | |\n";
    let found = outcomes(goals, table);
    assert_eq!((found[0].1, found[0].2.as_deref()), (Outcome::Done, Some("저축 | 달성 | 조금이지만")));
    assert_eq!((found[1].1, found[1].2.as_deref()), (Outcome::Failed, Some("일찍 자기 | ✗")));
}

#[test]
fn what_was_only_begun_is_not_done() {
    let goals = "## 2023년 목표\n\n- 영어 회화\n- 단위 스터디\n";
    let found = outcomes(
        goals,
        "영어 회화는 또 시작만 했어요.\n\n## 작년 목표\n\n- [ ] 단위 스터디\n  - 자주는 아니지만 하긴 했다.\n",
    );
    assert_eq!(found.iter().map(|found| found.1).collect::<Vec<_>>(), [Outcome::Partial, Outcome::Partial]);
}

#[test]
fn a_goal_is_found_by_its_own_words_in_quotation_marks() {
    let goals = "## 2023년 목표\n\n- 빠르게 적응하기\n- 병원 빠지지 않기\n";
    let later = "첫번째 '회사에 빠르게 적응하기'는 대실패였다!\n\n## 작년 목표\n\n- 병원 빠지지 않기: 한 번 까먹은 것 빼고 다 갔어요.\n";
    let found = outcomes(goals, later);
    assert_eq!(found.iter().map(|found| found.1).collect::<Vec<_>>(), [Outcome::Failed, Outcome::Done]);
}

#[test]
fn what_was_there_was_not_done() {
    let goals = "## 2023년 목표\n\n- 사람에 대해 고민하는 게 아니라 같이 고민하기\n";
    let found = outcomes(goals, "어떻게 사람을 움직일지에 대한 고민이 있었다.\n");
    assert_eq!(found[0].1, Outcome::Unmentioned);
}

#[test]
fn tries_of_a_kpt_are_gone_through() {
    let posts = [
        dated(
            "2024-06-30",
            "24년 상반기 회고",
            "## Keep\n\n- 운동\n\n## Try\n\n- [ ] 알람이 먼저 울리게 만들기\n- [ ] 칭찬 먼저 쓰기\n",
        ),
        dated(
            "2024-10-01",
            "2024년 3분기 회고",
            "## 상반기 Try는 어떻게 됐나\n\n- [x] 알람이 먼저 울리게 만들기\n- [ ] 칭찬 먼저 쓰기\n",
        ),
    ];
    let outcomes: Vec<Outcome> = follow_up(&posts).into_iter().map(|told| told.outcome).collect();
    assert_eq!(outcomes, [Outcome::Done, Outcome::Failed]);
}

#[test]
fn nothing_is_guessed() {
    let goals = "## 2023년 목표\n\n- 운동하기\n- 영어 공부하기\n- 저축하기\n";
    // Other people, other things, wishes and suppositions.
    let later = "동생은 운동을 좋아한다. 영어로 된 책이 많다. 저축에 성공하면 여행을 가고 싶다. 시험에 실패했다.\n";
    assert!(outcomes(goals, later).iter().all(|found| found.1 == Outcome::Unmentioned));
}

#[test]
fn what_is_written_before_is_no_outcome() {
    let posts = [
        dated("2023-12-31", "2023년 회고", "## 2024년 목표\n\n- 하프 마라톤 완주\n"),
        dated("2022-12-31", "2022년 회고", "하프 마라톤을 완주했다!\n"),
    ];
    assert_eq!(follow_up(&posts)[0].outcome, Outcome::Unmentioned);
}

#[test]
fn frames_are_told_from_their_parts() {
    let parts = |markdown: &str| {
        let document = Document::from_markdown(markdown);
        let analysis = Analysis::new(&document, &mut TOKENIZER.worker());
        let parts = frames(&analysis);
        parts.into_iter().map(|part| (part.frame, part.part, part.sentences.len())).collect::<Vec<_>>()
    };
    let kpt = parts(
        "## `Keep`: 지속할 것\n\n- 운동\n- 독서\n\n## Problem\n\n- 야근\n\n## Try\n\n- 일찍 자기\n\n## 끝\n\n안녕.\n",
    );
    assert_eq!(kpt, [("kpt", "keep", 2), ("kpt", "problem", 1), ("kpt", "try", 1)]);
    let four = parts(
        "### Liked (좋았던 점)\n\n팀이 좋았다.\n\n### 배운 점\n\n많다.\n\n### Lacked\n\n시간.\n\n### Longed for\n\n휴가.\n",
    );
    assert_eq!(four.iter().map(|part| part.0).collect::<Vec<_>>(), ["4ls"; 4]);
    let items = parts("- 잘한 점: 꾸준히 뛰었다.\n- 아쉬운 점\n  - 책을 못 읽었다.\n  - 전화를 못 했다.\n");
    assert_eq!(items, [("review", "good", 1), ("review", "bad", 2)]);
    let table =
        parts("| Keep | Problem | Try |\n|---|---|---|\n| 운동 | 야근 | 일찍 자기 |\n| 독서 | 폭식 | 도시락 |\n");
    assert_eq!(
        table.iter().map(|part| part.1).collect::<Vec<_>>(),
        ["keep", "problem", "try", "keep", "problem", "try"]
    );
    let rows =
        parts("| 구분 | 내용 |\n|---|---|\n| 올해 잘한 점 | 꾸준히 뛰었다. |\n| 아쉬웠던 점들 | 책을 못 읽었다. |\n");
    assert_eq!(rows, [("review", "good", 1), ("review", "bad", 1)]);
    let start = parts("## Start\n\n- 산책\n\n## Stop\n\n- 야근\n\n## Continue\n\n- 독서\n");
    assert_eq!(start.iter().map(|part| part.0).collect::<Vec<_>>(), ["ssc"; 3]);
    // How a server is started and stopped is none, nor what a library does badly.
    assert_eq!(parts("## Start\n\n서버를 켠다.\n\n## Stop\n\n서버를 끈다.\n"), []);
    assert_eq!(parts("## 문제\n\n로그인이 안 된다.\n\n## 시도\n\n캐시를 지웠다.\n"), []);
    assert_eq!(parts("# 라이브러리 살펴보기\n\n## 아쉬운 점\n\n느리다.\n"), []);
    assert_eq!(parts("# 2022년 회고\n\n## 아쉬운 점\n\n책을 못 읽었다.\n"), [("review", "bad", 1)]);
    // One English word is no frame.
    assert_eq!(parts("## Problem\n\n로그인이 안 된다.\n\n## Solution\n\n고쳤다.\n"), []);
}

#[test]
fn the_sample_blog_keeps_some_of_its_goals() {
    let mut names: Vec<_> =
        std::fs::read_dir(crate::support::path("examples/posts")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let posts: Vec<PostGoals> = names
        .iter()
        .map(|path| {
            let document = Document::read(path).unwrap();
            let analysis = Analysis::new(&document, &mut TOKENIZER.worker());
            PostGoals::new(&analysis, &Chronology::new(&analysis))
        })
        .collect();
    let found = follow_up(&posts);
    let outcome = |text: &str, year: i32| {
        let of = |follow_up: &&FollowUp| {
            let goal = &posts[follow_up.post].goals()[follow_up.goal];
            goal.text.starts_with(text) && goal.year == year
        };
        found.iter().find(of).unwrap_or_else(|| panic!("{text}")).outcome
    };
    assert_eq!(outcome("상반기 안에 취업하기", 2020), Outcome::Done);
    assert_eq!(outcome("코딩 테스트 문제 300개", 2020), Outcome::Partial);
    assert_eq!(outcome("할머니와 제주도", 2021), Outcome::Failed);
    assert_eq!(outcome("책 24권 읽기", 2022), Outcome::Failed);
    assert_eq!(outcome("엄마랑 제주도 가기", 2023), Outcome::Done);
    assert_eq!(outcome("영어 회화", 2024), Outcome::Dropped);
    assert!(read("examples/posts/2024-12-31-2024-year-in-review.md").contains("영어"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The order in which posts are given changes nothing but their numbers.
    #[test]
    fn the_order_of_posts_changes_nothing(order in Just([0usize, 1, 2, 3]).prop_shuffle()) {
        let posts = [
            dated("2020-12-31", "2020년 회고", "## 2021년 목표\n\n- 책 읽기\n- 운전 연수 받기\n"),
            dated("2021-12-31", "2021년 회고", "## 작년 목표\n\n- 운전 연수: 실패\n\n## 2022년 목표\n\n- 운전 연수 받기\n"),
            dated("2022-06-30", "2022년 상반기 회고", "운전 연수를 받았다.\n"),
            dated("2022-12-31", "2022년 회고", "운전 연수는 포기했다.\n"),
        ];
        let named = |posts: &[PostGoals]| -> Vec<(String, Outcome, Option<String>)> {
            let tell = |found: FollowUp| {
                let goal = posts[found.post].goals()[found.goal].text.clone();
                (goal, found.outcome, found.evidence.map(|evidence| evidence.text))
            };
            follow_up(posts).into_iter().map(tell).collect()
        };
        let shuffled: Vec<PostGoals> = order.iter().map(|&post| posts[post].clone()).collect();
        prop_assert_eq!(named(&posts), named(&shuffled));
    }

    /// Any text can be read.
    #[test]
    fn any_text_has_goals_or_none(text in "(## (2023년 목표|작년 목표 점검|Try)\n\n)?(- (\\[[ x]\\] )?\\PC{0,20}\n|\\PC{0,40}\n){0,6}") {
        let post = dated("2022-12-31", "2022년 회고", &text);
        for goal in post.goals() {
            prop_assert!(!goal.text.is_empty());
        }
        prop_assert!(follow_up(&[post.clone(), post]).iter().all(|found| found.confidence <= 1.0));
    }
}
