//! When sentences happen.

use hoego::{Analysis, Chronology, Date, Document, Granularity, Tokenizer};
use proptest::prelude::*;

use crate::support::read;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The times of the sentences of a post in Markdown: text and years.
fn years(markdown: &str) -> Vec<(String, Vec<i32>)> {
    let document = Document::from_markdown(markdown);
    let analysis = Analysis::new(&document, &mut Tokenizer::new().worker());
    let times = Chronology::new(&analysis);
    analysis
        .sentences()
        .zip(times.sentences())
        .map(|((_, sentence), time)| (sentence.text().to_owned(), time.years.clone()))
        .collect()
}

fn years_of(markdown: &str, start: &str) -> Vec<i32> {
    let found = years(markdown);
    let own = found.iter().find(|(text, _)| text.starts_with(start));
    own.unwrap_or_else(|| panic!("{start}: {found:?}")).1.clone()
}

/// The share of sentences whose years are exactly right.
#[test]
fn years_of_single_sentences() {
    let tokenizer = Tokenizer::new();
    let mut worker = tokenizer.worker();
    let (mut wrong, mut count, mut empty) = (Vec::new(), 0, 0);
    for line in read("tests/data/time/sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [day, sentence, expected, _] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let document = Document::from_text(sentence);
        let times = Chronology::apart(&Analysis::unsplit(&document, &mut worker), Some(date(day)));
        let found: Vec<String> = times.sentences()[0].years.iter().map(i32::to_string).collect();
        count += 1;
        empty += usize::from(expected.is_empty());
        if found.join(" ") != expected {
            wrong.push(format!("{day} {sentence}: {found:?}, not {expected}"));
        }
    }
    assert!(count >= 450 && empty * 10 >= count * 4, "{empty} of {count} say no year");
    assert!(wrong.len() * 100 <= count, "{}", wrong.join("\n"));
}

#[test]
fn a_post_of_january_about_last_year_belongs_to_last_year() {
    let post = "---\ndate: 2023-01-03\ntitle: 2022년 회고\n---\n올해는 정말 많이 울었다. 12월에 이사했다. 내년에는 덜 울고 싶다.\n";
    assert_eq!(years_of(post, "올해는"), [2022]);
    assert_eq!(years_of(post, "12월에"), [2022]);
    assert_eq!(years_of(post, "내년에는"), [2023]);
    // The author speaks from January.
    let post = "---\ndate: 2023-01-03\ntitle: 2022년 회고\n---\n작년에는 많이 울었다. 지난해 산 책도 못 읽었다. 올해는 덜 울겠다.\n";
    assert_eq!(years_of(post, "작년에는"), [2022]);
    assert_eq!(years_of(post, "올해는"), [2023]);
    // The title does not say the year.
    let post = "---\ndate: 2023-01-03\ntitle: 한 해를 보내며\n---\n많이 울었다.\n";
    assert_eq!(years_of(post, "많이"), [2022]);
}

#[test]
fn a_half_is_told_of_in_one_of_its_months() {
    let period = |day: &str, title: &str| {
        let post = Document::from_markdown(&format!("---\ntitle: {title}\ndate: {day}\n---\n많이 걸었다.\n"));
        Chronology::new(&Analysis::new(&post, &mut Tokenizer::new().worker())).period().map(|date| date.to_string())
    };
    assert_eq!(period("2024-06-30", "24년 상반기 KPT").as_deref(), Some("2024-06"));
    assert_eq!(period("2024-07-03", "2024년 상반기 회고").as_deref(), Some("2024-06"));
    assert_eq!(period("2023-01-05", "2022년 하반기 회고").as_deref(), Some("2022-12"));
    assert_eq!(period("2022-12-31", "2022년 회고").as_deref(), Some("2022"));
}

#[test]
fn sections_inherit_until_something_changes_it() {
    let post = "---\ndate: 2022-12-31\n---\n# 회고\n\n## 2021년\n\n취업 준비를 했다.\n\n### 여름\n\n많이 떨어졌다.\n\n## 회사\n\n일이 많다.\n\n\
                ## 22년 회고와 23년 목표\n\n바쁘게 지냈다. 책을 더 읽고 싶다.\n";
    assert_eq!(years_of(post, "취업"), [2021]);
    assert_eq!(years_of(post, "많이"), [2021]);
    assert_eq!(years_of(post, "일이"), [2022]);
    assert_eq!(years_of(post, "바쁘게"), [2022]);
    assert_eq!(years_of(post, "책을"), [2023]);
}

#[test]
fn a_sentence_that_sets_the_scene_is_gone_on_with() {
    let post = "---\ndate: 2022-12-31\n---\n21년에는 쉰 곳에 지원했다. 모두 떨어졌다. 하반기에는 한 곳에 붙었다.\n\n지금은 그 회사에 다닌다.\n";
    assert_eq!(years_of(post, "모두"), [2021]);
    assert_eq!(years_of(post, "하반기에는"), [2021]);
    assert_eq!(years_of(post, "지금은"), [2022]);
    // What is compared, bought or written then is no scene.
    for opening in ["작년보다 바빴다.", "작년에 산 의자가 부러졌다.", "작년에는 재미있다고 썼던데 이제는 아니다."]
    {
        let post = format!("---\ndate: 2022-12-31\n---\n{opening} 허리가 아팠다.\n");
        assert_eq!(years_of(&post, "허리가"), [2022], "{opening}");
    }
}

#[test]
fn goals_of_last_year_are_gone_through_this_year() {
    let post = "---\ndate: 2020-12-31\n---\n# 2020년 회고\n\n## 작년 목표 점검\n\n- 취업: 3월에 성공!\n- 운동: 실패\n";
    assert_eq!(years_of(post, "취업"), [2020]);
    assert_eq!(years_of(post, "운동"), [2020]);
}

#[test]
fn what_a_sentence_counts_for_is_one_year() {
    let text = "올해는 작년보다 손님이 줄었다. 작년에 산 오븐을 이제야 쓴다. 3월에 문을 닫았다.";
    let document = Document::from_text(text);
    let analysis = Analysis::new(&document, &mut Tokenizer::new().worker());
    let times = Chronology::at(&analysis, Some(date("2022-12-31")));
    let found: Vec<_> = times.sentences().iter().map(|time| time.period.unwrap().to_string()).collect();
    assert_eq!(found, ["2022", "2022", "2022-03"]);
    let oven = &times.sentences()[1];
    assert_eq!((oven.years.as_slice(), oven.inherited), ([2021].as_slice(), false));
}

#[test]
fn expressions_say_how_exact_they_are() {
    let cases = [
        ("21년 하반기에 쉬었다", "21년 하반기", Granularity::Half, "2021-07", "2021-12"),
        ("작년 여름에 쉬었다", "작년 여름", Granularity::Quarter, "2021-06", "2021-08"),
        ("1분기에 쉬었다", "1분기", Granularity::Quarter, "2022-01", "2022-03"),
        ("지난달에 쉬었다", "지난달", Granularity::Month, "2022-11", "2022-11"),
        ("'19년부터 '21년까지 쉬었다", "'19년부터 '21년", Granularity::Year, "2019-01", "2021-12"),
        ("2021년 3월 ~ 2022년 2월 휴직", "2021년 3월 ~ 2022년 2월", Granularity::Month, "2021-03", "2022-02"),
    ];
    for (text, expression, granularity, from, to) in cases {
        let document = Document::from_text(text);
        let analysis = Analysis::unsplit(&document, &mut Tokenizer::new().worker());
        let times = Chronology::apart(&analysis, Some(date("2022-12-31")));
        let [found] = times.sentences()[0].expressions.as_slice() else { panic!("{text}: {times:?}") };
        assert_eq!(found.span.slice(text), Some(expression));
        assert_eq!(found.granularity, granularity, "{text}");
        assert_eq!((found.from.to_string().as_str(), found.to.to_string().as_str()), (from, to), "{text}");
    }
}

#[test]
fn without_a_date_nothing_relative_is_resolved() {
    let document = Document::from_text("작년에 2019년 책을 다시 읽었다. 지난달에는 3월 호를 읽었다.");
    let analysis = Analysis::new(&document, &mut Tokenizer::new().worker());
    let times = Chronology::at(&analysis, None);
    let years: Vec<_> = times.sentences().iter().map(|time| time.years.clone()).collect();
    assert_eq!(years[0], [2019]);
    assert!(times.period().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the text and the day, expressions are in order, apart, slices of the text, and say the years.
    #[test]
    fn expressions_are_parts_of_their_sentences(
        parts in proptest::collection::vec(
            prop_oneof![
                "[0-9]{1,4}(년|월|일|분기|주|개월|학번|원|~|-|\\.|'|/)?",
                "(작년|올해|내년|지난|오는|올|다음|이번|3년|반년|한 해|상반기|여름|연말|새해|그해|이듬해|어제)(에|부터|까지|보다| 전| 뒤| 동안)?",
                "[가-힣 ]{0,6}",
                "\\PC{0,4}",
            ],
            0..12,
        ),
        year in 0i32..=9999,
        month in 0u8..=12,
    ) {
        let text = parts.join(" ");
        let month = (month > 0).then_some(month);
        let written = Date { year, month, day: month.map(|_| 28) };
        let document = Document::from_text(&text);
        let analysis = Analysis::new(&document, &mut TOKENIZER.worker());
        for times in [Chronology::at(&analysis, Some(written)), Chronology::apart(&analysis, Some(written)), Chronology::at(&analysis, None)] {
            prop_assert_eq!(times.sentences().len(), analysis.sentences().count());
            for ((_, sentence), time) in analysis.sentences().zip(times.sentences()) {
                let mut end = sentence.span().start;
                for expression in &time.expressions {
                    prop_assert!(expression.span.start >= end && expression.span.end <= sentence.span().end);
                    prop_assert!(expression.span.slice(&text).is_some_and(|text| !text.is_empty()));
                    prop_assert!(expression.from <= expression.to);
                    prop_assert!(time.years.contains(&expression.from.year) && time.years.contains(&expression.to.year));
                    end = expression.span.end;
                }
                prop_assert!(time.years.is_sorted_by(|a, b| a < b));
            }
        }
    }
}

static TOKENIZER: std::sync::LazyLock<Tokenizer> = std::sync::LazyLock::new(Tokenizer::new);
