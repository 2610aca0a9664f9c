//! Summaries add up.

use std::path::PathBuf;
use std::sync::LazyLock;

use hoego::{Analysis, Document, Period, Summarizer, Summary, Tokenizer};
use proptest::prelude::*;

use crate::support::path;

/// The sample posts.
fn paths() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(path("examples/posts")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A summary for each of the sample posts.
static POSTS: LazyLock<Vec<Summary>> = LazyLock::new(|| {
    let tokenizer = Tokenizer::new();
    let summarizer = Summarizer::new(&tokenizer);
    let summary = |path: &PathBuf| {
        let post = Document::read(path).unwrap();
        summarizer.summarize(&path.display().to_string(), &Analysis::new(&post, &mut tokenizer.worker()))
    };
    paths().iter().map(summary).collect()
});

static WHOLE: LazyLock<String> = LazyLock::new(|| merged(POSTS.iter().cloned()).to_json());

fn merged(summaries: impl IntoIterator<Item = Summary>) -> Summary {
    summaries.into_iter().fold(Summary::default(), |mut all, next| {
        all.merge(next);
        all
    })
}

fn summary(text: &str) -> Summary {
    let tokenizer = Tokenizer::new();
    let post = Document::from_markdown(text);
    Summarizer::new(&tokenizer).summarize("post.md", &Analysis::new(&post, &mut tokenizer.worker()))
}

/// What is kept of a post depends on what is there already, but not what is there in the end.
#[test]
fn adding_posts_is_merging_their_summaries() {
    let tokenizer = Tokenizer::new();
    let (summarizer, mut worker) = (Summarizer::new(&tokenizer), tokenizer.worker());
    let mut add = |paths: &mut dyn Iterator<Item = PathBuf>| {
        paths.fold(Summary::default(), |mut sum, path| {
            let post = Document::read(&path).unwrap();
            summarizer.add(&mut sum, &path.display().to_string(), &Analysis::new(&post, &mut worker));
            sum
        })
    };
    assert!(add(&mut paths().into_iter()).to_json() == *WHOLE);
    assert!(add(&mut paths().into_iter().rev()).to_json() == *WHOLE);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any order, any split into parts, each read back from its JSON, merged in any grouping.
    #[test]
    fn any_split_gives_the_same_bytes(
        order in Just((0..POSTS.len()).collect::<Vec<_>>()).prop_shuffle(),
        parts in prop::collection::vec(0_usize..4, POSTS.len()),
        nested in any::<bool>(),
    ) {
        let part = |number: usize| {
            let own = order.iter().filter(|&&post| parts[post] == number).map(|&post| POSTS[post].clone());
            Summary::from_json(&merged(own).to_json()).unwrap()
        };
        let [a, b, c, d] = [0, 1, 2, 3].map(part);
        let whole = if nested {
            merged([a, merged([b, merged([c, d])])])
        } else {
            merged([merged([d, c]), merged([b, a])])
        };
        prop_assert!(whole.to_json() == *WHOLE);
    }
}

#[test]
fn nothing_is_the_identity() {
    assert_eq!(merged([Summary::default(), POSTS[0].clone()]), POSTS[0]);
    assert_eq!(merged([POSTS[0].clone(), Summary::default()]), POSTS[0]);
    assert_eq!(Summary::from_json(&Summary::default().to_json()).unwrap(), Summary::default());
}

#[test]
fn what_is_no_summary_is_refused() {
    for text in ["", "{}", "[1]", "{\"hoego_summary\":2}", "{\"hoego_summary\":1,\"periods\":{\"soon\":{}}}"] {
        assert!(Summary::from_json(text).is_err(), "{text}");
    }
    let error = Summary::from_json("{\"hoego_summary\":99}").unwrap_err().to_string();
    assert!(error.contains("form 99"), "{error}");
}

#[test]
fn a_sentence_counts_for_the_year_it_is_about() {
    let post = summary("---\ndate: 2022-12-31\n---\n작년에는 면접을 봤다. 작년에는 떨어졌다. 2022년 3월에 입사했다.\n");
    let of = |year: i32| -> u64 {
        let of_year = post.periods().filter(|(period, _)| period.year() == Some(year));
        of_year.map(|(_, counts)| counts.sentences).sum()
    };
    assert_eq!((of(2021), of(2022)), (2, 1));
    let word = post.word("면접").unwrap();
    assert_eq!(word.name(), "면접");
    let (period, counts) = word.periods().next().unwrap();
    assert_eq!((period, counts.own(), counts.posts), (Period::Year(2021), 1, 1));
    assert_eq!(post.posts(), 1);
    assert_eq!(post.written().collect::<Vec<_>>(), [(Period::Month(2022, 12), 1)]);
}

#[test]
fn what_others_wrote_is_not_the_writers() {
    let summary =
        summary("---\ndate: 2022-12-31\n---\n# 마라톤\n\n마라톤을 뛰었다.\n\n> 마라톤은 길다.\n\n```\n마라톤\n```\n");
    let counts: Vec<_> = summary.word("마라톤").unwrap().periods().map(|(_, counts)| *counts).collect();
    let sum = |count: fn(&hoego::summary::WordCounts) -> u32| counts.iter().map(count).sum::<u32>();
    assert_eq!([sum(|c| c.prose), sum(|c| c.headings), sum(|c| c.quoted)], [1, 1, 1]);
    let sentences: u64 = summary.periods().map(|(_, counts)| counts.sentences).sum();
    assert_eq!(sentences, 1, "headings and quotations are no sentences of the writer");
}
