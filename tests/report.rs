//! The report: one page that shows what there is, whatever there is.

mod cases;
mod sample;

use std::fs;
use std::path::Path;

use hoego::report::{Goal, Lang, Mood, Quote, Stamp};
use hoego::{Analysis, Document, Outcome, Report, Summarizer, Summary, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Where the pages lie that the browser test opens.
fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/report"))
}

fn pages() -> impl Iterator<Item = (&'static str, Report, Lang)> {
    cases::all().into_iter().flat_map(|(name, report)| [Lang::Ko, Lang::En].map(|lang| (name, report.clone(), lang)))
}

#[test]
fn every_report_has_a_page_that_fits() {
    fs::create_dir_all(folder()).unwrap();
    for (name, report, lang) in pages() {
        let page = report.to_html(lang);
        let code = serde_json::to_value(lang).unwrap();
        assert!(page.len() < 400_000, "{name}: {}", page.len());
        fs::write(folder().join(format!("{name}.{}.html", code.as_str().unwrap())), page).unwrap();
        fs::write(folder().join(format!("{name}.{}.md", code.as_str().unwrap())), report.to_markdown(lang)).unwrap();
    }
}

#[test]
fn what_is_in_posts_is_never_markup() {
    let (_, report) = cases::all().swap_remove(6);
    let page = report.to_html(Lang::Ko);
    assert!(page.contains("&lt;script&gt;alert(1)"), "the case has lost its point");
    assert!(!page.contains(cases::SCRIPT));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    // Nothing that turns the direction of what follows is left.
    assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{2069}', '\0']));

    for event in Parser::new_ext(&report.to_markdown(Lang::Ko), Options::all()) {
        let is_foreign = match &event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::FootnoteReference(_) => true,
            Event::Start(tag) => {
                matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
            }
            _ => false,
        };
        assert!(!is_foreign, "{event:?}");
    }
}

#[test]
fn pages_load_nothing_and_say_so_to_the_browser() {
    for (name, report, lang) in pages().filter(|(name, _, _)| *name != "hostile") {
        let page = report.to_html(lang);
        for address in ["http:", "https:", "//", "url(", "@import", "src="] {
            let found = page.match_indices(address).find(|(at, _)| !page[at - 2..].starts_with("  //"));
            assert!(found.is_none(), "{name}: {}", &page[found.unwrap().0..][..60]);
        }
        assert!(page.contains("default-src 'none'"), "{name}");
    }
}

#[test]
fn without_quotes_no_words_of_posts_are_left_but_single_ones() {
    let report = sample::ten_years();
    let hidden = report.clone().without_quotes();
    for (shown, hidden) in [
        (report.to_html(Lang::Ko), hidden.to_html(Lang::Ko)),
        (report.to_markdown(Lang::Ko), hidden.to_markdown(Lang::Ko)),
        (serde_json::to_string(&report).unwrap(), serde_json::to_string(&hidden).unwrap()),
    ] {
        for words in ["복도에서", "보내며", "review", "취업하기"] {
            assert!(shown.contains(words), "{words}");
            assert!(!hidden.contains(words), "{words}");
        }
        assert!(hidden.contains("교환학생"));
    }
}

#[test]
fn a_report_survives_json() {
    for (name, report) in cases::all().into_iter().filter(|(name, _)| *name != "hostile") {
        let json = serde_json::to_string(&report).unwrap();
        let again: Report = serde_json::from_str(&json).unwrap();
        assert!(again.to_html(Lang::Ko) == report.to_html(Lang::Ko), "{name}");
        assert!(again.to_markdown(Lang::En) == report.to_markdown(Lang::En), "{name}");
    }
}

#[test]
fn what_may_be_chance_is_called_so() {
    let mut report = sample::ten_years();
    assert!(
        report.to_markdown(Lang::Ko).contains("가장 밝게 읽히는 해는 2019년, 가장 무겁게 읽히는 해는 2016년이에요.")
    );
    for chapter in &mut report.chapters {
        chapter.mood = Some(Mood { low: -0.9, high: 0.9, ..chapter.mood.unwrap() });
    }
    let page = report.to_markdown(Lang::Ko);
    assert!(page.contains("어느 해도 다른 해와 뚜렷이 다른 분위기로 읽히지는 않아요."));
    assert!(page.contains("밝은 문장과 무거운 문장이 비슷하게 섞여 있어요"));
    assert!(!page.contains("무겁게 읽혀요"));
}

#[test]
fn many_years_and_long_texts_stay_below_a_megabyte() {
    let mut report = sample::ten_years();
    let long = |quote: &mut Quote| quote.text = quote.text.repeat(40);
    let full = |chapter: &hoego::report::Chapter, year: i32| {
        let mut chapter = chapter.clone();
        chapter.year = Some(year);
        let quotes: Vec<Quote> = chapter.good.iter().cycle().take(50).cloned().collect();
        chapter.words = chapter.words.iter().cycle().take(200).cloned().collect();
        chapter.aspects = chapter.aspects.iter().cycle().take(200).cloned().collect();
        (chapter.good, chapter.hard, chapter.learned) = (quotes.clone(), quotes.clone(), quotes);
        chapter.good.iter_mut().chain(&mut chapter.hard).chain(&mut chapter.learned).for_each(long);
        chapter.words.iter_mut().filter_map(|word| word.quote.as_mut()).for_each(long);
        chapter.aspects.iter_mut().filter_map(|aspect| aspect.quote.as_mut()).for_each(long);
        chapter
    };
    report.chapters =
        (2004..2024).zip(report.chapters.iter().cycle()).map(|(year, chapter)| full(chapter, year)).collect();
    report.goals = report.goals.iter().cycle().take(2_000).cloned().collect();
    let page = report.to_html(Lang::Ko);
    assert!(page.len() < 1_000_000, "{}", page.len());
}

#[test]
fn the_stamp_is_that_of_the_build() {
    let stamp = Stamp::current();
    assert_eq!(stamp.version, env!("CARGO_PKG_VERSION"));
    let report = Report { stamp: stamp.clone(), ..sample::ten_years() };
    assert!(report.to_html(Lang::En).contains(&stamp.data["ko-dic"]));
}

#[test]
fn paths_begin_where_they_differ() {
    let page = sample::ten_years().to_markdown(Lang::Ko);
    // All of them lie in blog/.
    assert!(page.contains(", 2014/2014-12-30-review.md:17") && !page.contains("blog/"));
}

/// The report of posts in Markdown.
fn report_of(posts: &[&str]) -> Report {
    let tokenizer = Tokenizer::new();
    let summarizer = Summarizer::new(&tokenizer);
    let mut summary = Summary::default();
    for (at, post) in posts.iter().enumerate() {
        let document = Document::from_markdown(post);
        let analysis = Analysis::new(&document, &mut tokenizer.worker());
        summary.merge(summarizer.summarize(&format!("post-{at}.md"), &analysis));
    }
    Report::new(&summary)
}

fn marked(quote: &Quote) -> Vec<&str> {
    quote.marks.iter().map(|mark| &quote.text[mark.range()]).collect()
}

#[test]
fn sentences_are_marked_where_their_feeling_is_said() {
    let report = report_of(&[
        "---\ndate: 2022-12-31\n---\n면접에서 계속 떨어져서 정말 속상했다.\n\n친구들과 떠난 여행은 무척 행복했다.\n",
    ]);
    let chapter = &report.chapters[0];
    assert!(marked(&chapter.hard[0]).contains(&"속상했다"), "{:?}", marked(&chapter.hard[0]));
    assert!(marked(&chapter.good[0]).iter().any(|mark| mark.ends_with("행복했다")), "{:?}", marked(&chapter.good[0]));
}

#[test]
fn lists_of_sources_are_not_what_a_year_was_about() {
    let text = "마라톤을 준비했다. 마라톤 대회에 나갔다. 마라톤이 좋았다.\n";
    let sources =
        "## 참고문헌\n\n- 한빛미디어 책을 봤다\n- 한빛미디어 다른 책을 봤다\n- 한빛미디어 또 다른 책을 봤다\n";
    let report = report_of(&[
        &format!("---\ndate: 2021-12-31\n---\n{text}\n{sources}"),
        "---\ndate: 2022-12-31\n---\n이사를 했다. 이사한 집이 넓었다. 이사하느라 바빴다.\n",
    ]);
    let words: Vec<&str> = report.chapters[0].words.iter().map(|word| word.text.as_str()).collect();
    assert!(words.contains(&"마라톤") && !words.contains(&"한빛미디어"), "{words:?}");
}

#[test]
fn a_goal_that_is_only_ticked_off_is_not_quoted_once_more() {
    let goal = |evidence: &str| Goal {
        text: "여섯 시 반에 퇴근하기".to_owned(),
        outcome: Outcome::Done,
        evidence: Some(Quote { text: evidence.to_owned(), ..Quote::default() }),
        confidence: 1.0,
        ..Goal::default()
    };
    let page = |evidence| Report { goals: vec![goal(evidence)], ..sample::ten_years() }.to_html(Lang::Ko);
    assert!(page("여섯 시 반에, 웃으며 퇴근했다").contains("웃으며"));
    assert_eq!(page("여섯 시 반에 퇴근하기").matches("여섯 시 반에").count(), 1);
}

#[test]
fn calm_texts_are_not_called_mixed() {
    let mut report = sample::ten_years();
    for chapter in &mut report.chapters {
        chapter.mood = Some(Mood { mean: 0.0, low: -0.01, high: 0.01, negative: 2, neutral: 196, positive: 2 });
    }
    let page = report.to_markdown(Lang::Ko);
    assert!(page.contains("대체로 담담하게 읽혀요") && !page.contains("비슷하게 섞여"));
}
