//! Keywords of posts.

use std::collections::HashSet;

use hoego::keyword::{Background, CandidateKind, Count, Options, StopWords, Tally, Terms, TextRank, candidates};
use hoego::{Analysis, Document, Keyword, KeywordExtractor, TfIdf, Tokenizer};
use proptest::prelude::*;

use crate::support::{path, read};

fn with<T>(text: &str, use_it: impl FnOnce(&Analysis<'_>) -> T) -> T {
    let document = Document::from_markdown(text);
    use_it(&Analysis::new(&document, &mut Tokenizer::new().worker()))
}

fn keywords(text: &str) -> Vec<Keyword> {
    extracted(text, Options::new())
}

fn extracted(text: &str, options: Options) -> Vec<Keyword> {
    with(text, |analysis| TfIdf::new(options).extract(analysis))
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
fn nouns_that_say_nothing_are_cut_off_compounds() {
    let found =
        keywords("인턴기간동안 수영을 했다. 인턴기간동안 도시락을 쌌다. 방학 때 수영을 했다. 방학 때 수영이 좋았다.");
    assert!(texts(&found).contains(&"인턴"), "{found:?}");
    assert!(found.iter().all(|keyword| !keyword.text.contains("때") && !keyword.text.contains("기간")), "{found:?}");
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

/// 블럭체인을 was 블럭체 + 인 + 을, and a keyword 블럭체.
#[test]
fn words_that_lost_their_end_to_a_particle_are_whole() {
    let found = keywords("블럭체인을 배웠다. 블럭체인이 유행이다. 블럭체인 수업을 들었다.");
    assert!(found[0].text.starts_with("블럭체인"), "{found:?}");
}

#[test]
fn nouns_of_one_syllable_and_of_verbs_stand_in_phrases_only() {
    let found = keywords(
        "짝 프로그래밍을 했다. 짝 프로그래밍은 즐겁다. 책 읽기를 했다. 책 읽기는 좋다. 읽기를 하고 짝을 만났다.",
    );
    let found = texts(&found);
    assert!(found.contains(&"짝 프로그래밍") && found.contains(&"책 읽기"), "{found:?}");
    assert!(!found.contains(&"짝") && !found.contains(&"읽기"), "{found:?}");
}

#[test]
fn qualities_are_nouns_before_particles() {
    let found = keywords("꾸준함이 답이다. 꾸준함을 잃지 말자. 내년에도 꾸준함으로 간다.");
    assert!(texts(&found).contains(&"꾸준함"), "{found:?}");
}

#[test]
fn people_with_honorifics_come_last() {
    let found = keywords(
        "달래님과 텃밭을 가꿨다. 달래님은 텃밭을 좋아한다. 보라 님과 수채화를 그렸다. 보라 님은 수채화를 그린다.",
    );
    let found = texts(&found);
    assert!(found[..2].contains(&"텃밭") && found[..2].contains(&"수채화"), "{found:?}");
}

/// A reader of the post says React, not the form that the table of terms prefers.
#[test]
fn terms_are_named_as_in_the_post() {
    let found = keywords("React를 배웠다. React는 좋다. 리액트로 만들었다.");
    assert_eq!((found[0].text.as_str(), found[0].count), ("React", 3), "{found:?}");
    assert_eq!(found[0].variants, ["리액트"]);
}

#[test]
fn terms_of_the_user_count_as_one() {
    let text = "꺾이지 않는 마음으로 산다. 중꺾마! 꺾이지않는 마음이 중요하다. 마음이 무겁다.";
    let terms = Terms::parse("terms.tsv", "꺾이지 않는 마음\t중꺾마\n").unwrap();
    let found = extracted(text, Options::new().terms(terms));
    assert_eq!((found[0].text.as_str(), found[0].count), ("꺾이지 않는 마음", 3), "{found:?}");
    assert_eq!(found[0].spans[2].slice(text), Some("꺾이지않는 마음"));
}

#[test]
fn lists_of_words_tell_which_lines_are_wrong() {
    let error = StopWords::parse("stop.txt", "# 불용어\n우리팀\n회의, 보고\n").unwrap_err();
    assert_eq!(error.to_string(), "stop.txt:3: more than a word or phrase");
    let error = Terms::parse("terms.tsv", "a\n코테\t코딩 테스트\n취준\t취업\t준비\n").unwrap_err();
    let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
    assert_eq!(
        lines,
        ["terms.tsv:1: \"a\" is too short for a term", "terms.tsv:3: more than the two columns term and aliases"]
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("background.tsv");
    std::fs::write(&file, "회사\t50000\n학교\t많이\n").unwrap();
    let error = Background::read(&file).unwrap_err().to_string();
    assert!(error.contains("background.tsv:2: "), "{error}");
    assert!(StopWords::read(folder.path().join("none.txt")).is_err());
}

#[test]
fn stop_words_begin_and_end_no_keyword() {
    let text = "마라톤 훈련을 했다. 마라톤 훈련은 길다. 마라톤을 뛰었다. 무릎이 아팠다. 무릎을 다쳤다.";
    let stop_words: StopWords = ["마라톤"].into_iter().collect();
    let found = extracted(text, Options::new().stop_words(stop_words));
    assert!(found.iter().all(|keyword| !keyword.text.contains("마라톤")), "{found:?}");
    assert!(texts(&found).contains(&"무릎"), "{found:?}");
}

#[test]
fn predicates_keep_their_negation() {
    let text = "정말 힘들었다. 힘든 한 해였지만 성장했다. 성장하는 기쁨이 있다. 쉽지 않았다. 쉽지는 않지만 안 무섭다. 못 먹었다.";
    let found = extracted(text, Options::new().kind(CandidateKind::Predicates));
    let found = texts(&found);
    for lemma in ["힘들다", "성장하다", "쉽지 않다", "무섭지 않다", "먹지 못하다"] {
        assert!(found.contains(&lemma), "{lemma}: {found:?}");
    }
    assert!(!found.contains(&"쉽다") && !found.contains(&"하다"), "{found:?}");
}

#[test]
fn single_nouns_are_single() {
    let text = "코딩 테스트를 봤다. 코딩 테스트가 어렵다. 면접도 봤다. 면접은 쉽다.";
    let found = extracted(text, Options::new().kind(CandidateKind::Nouns));
    assert!(found.iter().all(|keyword| !keyword.text.contains(' ')), "{found:?}");
    assert!(texts(&found).contains(&"코딩"), "{found:?}");
}

#[test]
fn lists_of_sources_weigh_less() {
    let text = "# 일 년\n\n발레를 배웠다. 발레는 어렵다.\n\n## 참고 자료\n\n- 첼로 교본\n- 첼로 악보\n- 첼로 연주\n";
    let found = keywords(text);
    assert_eq!(found[0].text, "발레", "{found:?}");
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

/// A file name or text of macOS is in decomposed letters.
#[test]
fn decomposed_text_has_the_same_keywords() {
    use unicode_normalization::UnicodeNormalization;
    let text = "수채화를 그렸다. 수채화는 어렵다. 올해는 수채화 전시를 했다. 올해도 전시를 봤다.";
    let decomposed: String = text.nfd().collect();
    assert_eq!(texts(&keywords(&decomposed)), texts(&keywords(text)));
}

#[test]
fn nothing_from_nothing() {
    for text in
        ["", "   \n", "!!!", "---\ntitle: 제목\n---\n", "https://example.com/포스트", "```\n코드 코드 코드\n```"]
    {
        assert_eq!(keywords(text), [], "{text:?}");
        with(text, |analysis| {
            assert_eq!(TextRank::default().extract(analysis), []);
            assert_eq!(Count::default().extract(analysis), []);
        });
    }
    assert_eq!(extracted("면접을 봤다.", Options::new().top(0)), []);
}

#[test]
fn all_methods_find_what_a_post_repeats() {
    let text = "발레를 배웠다. 발레 공연을 봤다. 발레 학원에서 발레 친구를 만났다. 눈이 왔다. 첼로를 샀다.";
    with(text, |analysis| {
        let methods: [&dyn KeywordExtractor; 3] = [&TfIdf::default(), &TextRank::default(), &Count::default()];
        for method in methods {
            let found = method.extract(analysis);
            assert!(found[0].text.starts_with("발레"), "{found:?}");
        }
    });
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

/// Words that set posts apart: those of one only, parts of phrases not besides the phrase.
#[test]
fn tallies_tell_posts_apart() {
    let tally = |text: &str| {
        with(text, |analysis| {
            let mut tally = Tally::default();
            tally.add(&candidates(analysis, &Options::new()));
            tally
        })
    };
    let (before, after) = (
        tally("면접을 봤다. 면접은 떨린다. 산책을 했다."),
        tally("하프 마라톤을 뛰었다. 하프 마라톤은 길다. 산책을 했다."),
    );
    let names: Vec<String> = after.against(&before).into_iter().map(|word| word.name).collect();
    assert_eq!(names[0], "하프 마라톤");
    assert!(!names.contains(&"마라톤".to_owned()) && !names.contains(&"면접".to_owned()), "{names:?}");
}

fn any_post() -> impl Strategy<Value = String> {
    let words = [
        "면접을",
        "코딩 테스트",
        "봤다.",
        "React",
        "리액트는",
        "# 제목\n",
        "\n\n",
        "블로그,",
        "꾸준함이",
        "책 읽기",
        "님",
        "3개월",
        "(AI)",
        "때",
        "우아한테크코스에",
        "사이드 프로젝트가",
        "`code`",
        "쉽지 않았다",
        "- 목록\n",
        "😀",
        "ㅋㅋ",
        "https://a.b/c",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scores_are_the_product_of_their_factors(text in any_post(), top in 0_usize..20) {
        for kind in [CandidateKind::Phrases, CandidateKind::Nouns, CandidateKind::Predicates] {
            let found = extracted(&text, Options::new().top(top).kind(kind));
            prop_assert!(found.len() <= top);
            prop_assert!(found.is_sorted_by(|a, b| a.score >= b.score));
            for keyword in found {
                let product: f64 = keyword.factors.iter().map(|factor| factor.value).product();
                prop_assert!((keyword.score - product).abs() <= 1e-9 * product && keyword.score > 0.0);
                prop_assert!(keyword.spans.iter().all(|span| span.slice(&text).is_some_and(|text| !text.is_empty())));
                prop_assert!(!keyword.variants.contains(&keyword.text));
            }
        }
    }

    #[test]
    fn tallies_merge_in_any_order(texts in prop::collection::vec(any_post(), 1..6)) {
        let tallies: Vec<Tally> = texts.iter().map(|text| with(text, |analysis| {
            let mut tally = Tally::default();
            tally.add(&candidates(analysis, &Options::new()));
            tally
        })).collect();
        let merged = |tallies: &mut dyn Iterator<Item = &Tally>| tallies.fold(Tally::default(), |mut all, tally| {
            all.merge(tally.clone());
            all
        });
        prop_assert_eq!(merged(&mut tallies.iter()), merged(&mut tallies.iter().rev()));
    }
}
