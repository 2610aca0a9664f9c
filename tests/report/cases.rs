//! Reports at the edges of what there can be.

use hoego::Outcome;
use hoego::report::{Aspect, Chapter, Corpus, First, Goal, Quote, Report, StreakKind, Word};

use super::sample::{date, mood, quote, stamp, ten_years};

/// All reports that are looked at, with their names.
pub fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("ten-years", ten_years()),
        ("empty", Report { stamp: stamp(), ..Report::default() }),
        ("one-post", one_post()),
        ("one-year", one_year()),
        ("twenty-years", twenty_years()),
        ("undated", undated()),
        ("hostile", hostile()),
        ("no-quotes", ten_years().without_quotes()),
        ("numbers-only", numbers_only()),
    ]
}

fn corpus(chapters: &[Chapter]) -> Corpus {
    Corpus {
        posts: chapters.iter().map(|chapter| chapter.posts).sum(),
        sentences: chapters.iter().map(|chapter| chapter.sentences).sum(),
        ..Corpus::default()
    }
}

/// A single short post: hardly anything is known.
fn one_post() -> Report {
    let word = Word {
        text: "퇴사".into(),
        count: 2,
        posts: 1,
        score: 1.0,
        ratio: None,
        quote: Some(quote(2023, "[퇴사]를 했다.")),
    };
    let chapter = Chapter {
        year: Some(2023),
        posts: 1,
        sentences: 4,
        mood: Some(mood(1, 2, 1)),
        words: vec![word],
        few_words: true,
        ..Chapter::default()
    };
    Report {
        corpus: corpus(std::slice::from_ref(&chapter)),
        chapters: vec![chapter],
        stamp: stamp(),
        ..Report::default()
    }
}

fn one_year() -> Report {
    let mut report = ten_years();
    report.chapters.drain(..9);
    report.corpus = corpus(&report.chapters);
    report.changes.clear();
    report.courses.clear();
    report.goals.retain(|goal| goal.set_in == Some(2023));
    report.firsts.clear();
    report.streaks.retain(|streak| streak.kind == StreakKind::Writing);
    report
}

/// The ten years twice, with two years in between of which nothing is known.
fn twenty_years() -> Report {
    let mut report = ten_years();
    let mut earlier = report.chapters.clone();
    for chapter in &mut earlier {
        chapter.year = chapter.year.map(|year| year - 12);
    }
    earlier.append(&mut report.chapters);
    report.chapters = earlier;
    report.chapters[4].mood = None;
    report.chapters[7].posts = 0;
    report.chapters[8].mood = Some(mood(2, 5, 4));
    report.chapters[9].posts = 1_204;
    report.corpus = corpus(&report.chapters);
    report.corpus.first = Some(date("2002-01-15"));
    report.corpus.last = Some(date("2023-12-30"));
    report
}

/// Posts without a date, the title given by the user.
fn undated() -> Report {
    let mut chapter = ten_years().chapters.swap_remove(5);
    chapter.year = None;
    chapter.months.clear();
    for quote in chapter.good.iter_mut().chain(&mut chapter.hard) {
        (quote.date, quote.title, quote.line) = (None, None, None);
    }
    let corpus = Corpus { undated: chapter.posts, ..corpus(std::slice::from_ref(&chapter)) };
    Report {
        title: Some("서랍에서 나온 글".into()),
        corpus,
        chapters: vec![chapter],
        stamp: stamp(),
        ..Report::default()
    }
}

pub const SCRIPT: &str = "<script>alert(1)</script>";

/// Texts that want to break out of their place: markup, quotation marks, characters that turn the direction, endless words,
/// other languages, numbers that are none.
fn hostile() -> Report {
    let endless = "가".repeat(400);
    let texts = [
        format!("{SCRIPT}</style></svg></title>"),
        "\"onmouseover=alert(1) x=\"' onfocus='alert(2)' autofocus".to_owned(),
        "\u{202e}뒤집힌 글\u{2066}\u{2069}\u{2069} & &amp; &lt;b&gt;".to_owned(),
        "שלום עולם 2021 مرحبا بالعالم".to_owned(),
        endless.clone(),
        "![](http://example.com/x.png) [link](javascript:alert(1)) | ` * _ # <!--".to_owned(),
        "日本語と한국어 mixed 🏃🏽‍♀️👨‍👩‍👧‍👦 ‏\u{200f}e\u{301}\u{0}\u{7}\nnew\r\nline".to_owned(),
        "https://example.com/".to_owned() + &"very-long-path/".repeat(30),
    ];
    let quotes: Vec<Quote> = texts
        .iter()
        .map(|text| Quote {
            text: text.repeat(2),
            marks: vec![(0..3).into(), (1..2).into(), (5..9_999).into()],
            score: Some(f64::NAN),
            path: text.clone(),
            line: Some(usize::MAX),
            title: Some(text.clone()),
            date: Some(date("1999")),
        })
        .collect();
    let mut report = ten_years();
    report.title = Some(texts.join(" "));
    report.chapters.truncate(4);
    for (chapter, turn) in report.chapters.iter_mut().zip(0..) {
        chapter.words = texts
            .iter()
            .zip(&quotes)
            .map(|(text, quote)| Word {
                text: text.clone(),
                count: u64::MAX,
                posts: u64::MAX,
                score: f64::INFINITY,
                ratio: Some(f64::NAN),
                quote: Some(quote.clone()),
            })
            .collect();
        chapter.words.rotate_left(turn);
        chapter.good.clone_from(&quotes);
        chapter.hard.clone_from(&quotes);
        chapter.learned.clone_from(&quotes);
        chapter.aspects = texts
            .iter()
            .zip(&quotes)
            .map(|(text, quote)| Aspect {
                text: text.clone(),
                count: u64::MAX,
                mood: Some(mood(30, 0, 1)),
                quote: Some(quote.clone()),
            })
            .collect();
    }
    let broken = &mut report.chapters[1];
    broken.year = Some(i32::MAX);
    if let Some(mood) = &mut broken.mood {
        (mood.mean, mood.low, mood.high) = (f64::NAN, f64::NEG_INFINITY, f64::INFINITY);
    }
    report.chapters[0].year = Some(i32::MIN);
    report.chapters[2].year = None;
    report.chapters.swap(1, 3);
    hostile_across(&mut report, &texts, &quotes);
    report
}

/// The parts that go across years.
fn hostile_across(report: &mut Report, texts: &[String], quotes: &[Quote]) {
    for (change, text) in report.changes.iter_mut().zip(texts.iter().cycle()) {
        for shift in &mut change.shifts {
            shift.text.clone_from(text);
            (shift.rate_before, shift.rate_after) = (f64::NAN, f64::INFINITY);
            shift.quote = quotes.first().cloned();
        }
    }
    for (course, text) in report.courses.iter_mut().zip(texts.iter().cycle()) {
        course.text.clone_from(text);
        course.points[3].rate = f64::NAN;
    }
    report.goals = texts
        .iter()
        .zip(quotes)
        .map(|(text, quote)| Goal {
            text: text.clone(),
            set_in: Some(i32::MIN),
            due_in: Some(i32::MAX),
            outcome: Outcome::Done,
            outcome_in: Some(0),
            quote: Some(quote.clone()),
            evidence: Some(quote.clone()),
            confidence: f64::NAN,
        })
        .collect();
    for streak in &mut report.streaks {
        streak.kind = StreakKind::Word(texts[0].clone());
    }
    report.firsts = texts
        .iter()
        .zip(quotes)
        .map(|(text, quote)| First {
            text: text.clone(),
            date: date("0001"),
            count: u64::MAX,
            quote: Some(quote.clone()),
        })
        .collect();
    report.stamp.version = texts.concat();
    report.stamp.options = texts.to_vec();
    report.stamp.data.insert(texts[0].clone(), texts[1].clone());
}

/// Years of which nothing is known but how much was written.
fn numbers_only() -> Report {
    let chapters: Vec<Chapter> =
        (2019..2022).map(|year| Chapter { year: Some(year), posts: 3, sentences: 40, ..Chapter::default() }).collect();
    Report { corpus: corpus(&chapters), chapters, ..Report::default() }
}
