//! Keywords of posts.

use std::collections::HashSet;

use hoego::{Analysis, Document, Keyword, KeywordExtractor, TfIdf, Tokenizer};

use crate::support::{path, read};

fn keywords(text: &str) -> Vec<Keyword> {
    let document = Document::from_markdown(text);
    TfIdf::default().extract(&Analysis::new(&document, &mut Tokenizer::new().worker()))
}

fn texts(keywords: &[Keyword]) -> Vec<&str> {
    keywords.iter().map(|keyword| keyword.text.as_str()).collect()
}

#[test]
fn phrases_stay_whole() {
    let found = keywords(
        "사이드 프로젝트를 시작했다. 사이드프로젝트는 재미있다. 사이드 프로젝트가 끝났다. AI Finance Platform을 만들었다. \
         AI Finance Platform은 어렵다.",
    );
    assert!(texts(&found).contains(&"사이드 프로젝트"), "{found:?}");
    assert!(texts(&found).contains(&"AI Finance Platform"), "{found:?}");
    let project = found.iter().find(|keyword| keyword.text == "사이드 프로젝트").unwrap();
    assert_eq!(project.count, 3, "spacing variants are one keyword");
}

#[test]
fn words_that_say_nothing_are_no_keywords() {
    let found = keywords(
        "올해는 그때 정도 시간이 지났을 때 생각한 것이 있다. 그날은 성공적이었다. 그날은 성공적으로 끝났다. 올해는 그때 정도 시간이 걸렸다. 3개월 동안 12km 뛰었다.",
    );
    let nothing: HashSet<&str> =
        ["올해", "그때", "정도", "시간", "때", "것", "동안", "개월", "km", "3개월", "그날", "성공적"].into();
    assert!(found.iter().all(|keyword| !nothing.contains(keyword.text.as_str())), "{found:?}");
}

#[test]
fn latin_terms_stay_whole() {
    let found = keywords("Vue.js를 배웠다. Vue.js는 쉽다. C++도 썼다. C++은 어렵다. CI/CD를 구축했다. CI/CD가 좋다.");
    for term in ["Vue.js", "C++", "CI/CD"] {
        assert!(texts(&found).contains(&term), "{found:?}");
    }
}

/// ko-dic reads 우아한테크코스 as 우아하 + ㄴ + 테크 + 코스, and 테크놀로지스 as 테크 + 놀 + ㄹ + 로지스.
#[test]
fn words_that_the_dictionary_tears_stay_whole() {
    let found = keywords(
        "우아한테크코스에 지원했다. 우아한테크코스는 힘들었다. 크래프트 테크놀로지스에서 일했다. 크래프트 테크놀로지스라는 \
         회사다. 할때마다 좋은점이 있었다. 할때는 좋은점도 나쁜점도 있었다.",
    );
    for word in ["우아한테크코스", "크래프트 테크놀로지스"] {
        assert!(texts(&found).contains(&word), "{found:?}");
    }
    assert!(!found.iter().any(|keyword| keyword.text.ends_with('점')), "{found:?}");
}

#[test]
fn spans_point_into_the_source() {
    let source = read("examples/posts/2019-12-31-2019-year-in-review.md");
    let found = keywords(&source);
    assert_eq!(found.len(), 10);
    for keyword in &found {
        assert_eq!(keyword.count, keyword.spans.len());
        assert!(keyword.spans.is_sorted());
        for span in &keyword.spans {
            let slice = span.slice(&source).unwrap().replace(char::is_whitespace, "").to_lowercase();
            let mut forms = keyword.variants.iter().chain([&keyword.text]);
            assert!(forms.any(|form| slice == form.replace(' ', "").to_lowercase()), "{slice}: {keyword:?}");
        }
    }
    assert!(found.is_sorted_by(|a, b| a.score >= b.score));
    assert!(texts(&found).contains(&"코딩 테스트"), "{found:?}");
}

#[test]
fn nothing_from_nothing() {
    for text in
        ["", "   \n", "!!!", "---\ntitle: 제목\n---\n", "https://example.com/포스트", "```\n코드 코드 코드\n```"]
    {
        assert_eq!(keywords(text), [], "{text:?}");
    }
}

#[test]
fn sample_posts_have_sensible_keywords() {
    let names = std::fs::read_dir(path("examples/posts")).unwrap();
    for entry in names {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let found = keywords(&read(&format!("examples/posts/{name}")));
        assert!(found.len() >= 8, "{name}: {found:?}");
        for keyword in found {
            assert!(keyword.text.chars().any(char::is_alphabetic), "{name}: {keyword:?}");
            assert!(!keyword.text.starts_with(char::is_numeric), "{name}: {keyword:?}");
        }
    }
}
