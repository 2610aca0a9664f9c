//! Ten years of a writer who does not exist.

mod life;

use std::collections::BTreeMap;

use hoego::report::{
    Aspect, Change, Chapter, Corpus, Course, First, Goal, Month, Mood, Point, Quote, Report, Shift, ShiftKind, Stamp,
    Streak, StreakKind, Word,
};
use hoego::{Date, Emotion, Span};
use life::{CHANGES, COURSES, FIRSTS, GOALS, Shifted, YEARS, Year};

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A count for a mean.
fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// A mood of so many negative, neutral and positive sentences.
pub fn mood(negative: u64, neutral: u64, positive: u64) -> Mood {
    let count = real(negative + neutral + positive);
    let mean = (real(positive) - real(negative)) / count;
    let spread = 1.6 / count.sqrt();
    Mood { mean, low: (mean - spread).max(-1.0), high: (mean + spread).min(1.0), negative, neutral, positive }
}

/// A sentence of a year's review in which what stands between [ and ] is marked.
pub fn quote(year: i32, text: &str) -> Quote {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for (at, part) in text.split(['[', ']']).enumerate() {
        let start = plain.len();
        plain.push_str(part);
        if at % 2 == 1 {
            marks.push(Span::new(start, plain.len()));
        }
    }
    Quote {
        text: plain,
        marks,
        score: None,
        path: format!("blog/{year}/{year}-12-30-review.md"),
        line: Some(17),
        title: Some(format!("{year}년을 보내며")),
        date: Some(date(&format!("{year}-12-30"))),
    }
}

const EMOTIONS: [Emotion; 11] = [
    Emotion::Joy,
    Emotion::Pride,
    Emotion::Gratitude,
    Emotion::Relief,
    Emotion::Hope,
    Emotion::Surprise,
    Emotion::Regret,
    Emotion::Fatigue,
    Emotion::Anxiety,
    Emotion::Sadness,
    Emotion::Anger,
];

fn chapter(own: &Year) -> Chapter {
    let (negative, neutral, positive) = own.tone;
    let sentences = negative + neutral + positive;
    let quotes = |texts: &[&str]| texts.iter().map(|text| quote(own.number, text)).collect();
    let total: u64 = own.posts.iter().sum();
    let months = (1u8..).zip(own.posts).filter(|&(_, posts)| posts > 0).map(|(month, posts)| {
        let part =
            |count: u64, turn: u64| (count * posts / total + (u64::from(month) * 7 + turn) % 5).saturating_sub(turn);
        let mood =
            mood(part(negative, u64::from(month) % 4), part(neutral, 0), part(positive, (u64::from(month) + 2) % 3));
        Month { month, posts, sentences: mood.sentences(), mood: Some(mood) }
    });
    Chapter {
        year: Some(own.number),
        posts: total,
        sentences,
        mood: Some(mood(negative, neutral, positive)),
        emotions: EMOTIONS.into_iter().zip(own.emotions).collect(),
        months: months.collect(),
        words: own
            .words
            .iter()
            .map(|&(text, count, ratio, sentence)| Word {
                text: text.into(),
                count,
                posts: if ratio > 0.0 { count.div_ceil(4) } else { 1 },
                score: real(count) * (2.0 + ratio).ln(),
                ratio: (ratio > 0.0).then_some(ratio),
                quote: Some(quote(own.number, sentence)),
            })
            .collect(),
        few_words: own.number == 2016,
        good: quotes(own.good),
        hard: quotes(own.hard),
        learned: quotes(own.learned),
        aspects: own
            .aspects
            .iter()
            .map(|&(text, (negative, neutral, positive), sentence)| Aspect {
                text: text.into(),
                count: negative + neutral + positive,
                mood: Some(mood(negative, neutral, positive)),
                quote: Some(quote(own.number, sentence)),
            })
            .collect(),
    }
}

pub fn shift(text: &str, kind: ShiftKind, before: u64, after: u64) -> Shift {
    let last_seen = (kind == ShiftKind::Returning).then_some(2019);
    let (rate_before, rate_after) = (real(before) * 0.31, real(after) * 0.27);
    Shift { text: text.into(), kind, before, after, rate_before, rate_after, last_seen, quote: None }
}

fn changes() -> Vec<Change> {
    let change = |(to, shifts): (i32, &[Shifted])| Change {
        from: to - 1,
        to,
        shifts: shifts.iter().map(|&(text, kind, before, after)| shift(text, kind, before, after)).collect(),
        few_words: to == 2016 || to == 2017,
    };
    let mut changes: Vec<Change> = CHANGES.into_iter().map(change).collect();
    changes[5].shifts[0].quote = Some(quote(2021, "[번아웃]이라는 말을 남의 이야기처럼 쓰던 내가 병가를 냈다."));
    changes
}

fn courses() -> Vec<Course> {
    let point = |(year, count)| Point { year, count, rate: real(count) * 0.29 };
    let course = |(text, counts, slope): (&str, [u64; 10], Option<f64>)| Course {
        text: text.into(),
        points: (2014..).zip(counts).map(point).collect(),
        slope,
    };
    COURSES.into_iter().map(course).collect()
}

fn goals() -> Vec<Goal> {
    let goals = GOALS.into_iter().map(|((set, text), outcome, told, confidence)| Goal {
        text: text.into(),
        set_in: Some(set),
        due_in: Some(set + 1),
        quote: Some(quote(set, text)),
        outcome,
        outcome_in: told.map(|(year, _)| year),
        evidence: told.map(|(year, sentence)| quote(year, sentence)),
        confidence,
    });
    goals.collect()
}

fn firsts() -> Vec<First> {
    let firsts = FIRSTS.into_iter().map(|(day, text, count, sentence)| {
        let date = date(day);
        First { text: text.into(), date, count, quote: Some(quote(date.year, sentence)) }
    });
    firsts.collect()
}

/// Ten years, with everything that a report can show.
pub fn ten_years() -> Report {
    let chapters: Vec<Chapter> = YEARS.iter().map(chapter).collect();
    Report {
        title: None,
        corpus: Corpus {
            posts: chapters.iter().map(|chapter| chapter.posts).sum(),
            undated: 0,
            unreadable: 1,
            sentences: chapters.iter().map(|chapter| chapter.sentences).sum(),
            words: 38_214,
            first: Some(date("2014-03-02")),
            last: Some(date("2023-12-30")),
        },
        chapters,
        changes: changes(),
        courses: courses(),
        goals: goals(),
        streaks: vec![
            Streak { kind: StreakKind::Writing, length: 20, from: date("2018-08"), to: date("2020-06") },
            Streak { kind: StreakKind::Silence, length: 4, from: date("2016-06"), to: date("2016-08") },
            Streak { kind: StreakKind::Word("산책".into()), length: 10, from: date("2014"), to: date("2023") },
        ],
        firsts: firsts(),
        stamp: stamp(),
    }
}

pub fn stamp() -> Stamp {
    let data = [("ko-dic", "6f2a91c0d3b8"), ("sentiment", "0b7d55e1a942"), ("terms", "c41e08aa7f10")];
    Stamp {
        version: "0.1.0".into(),
        data: data.into_iter().map(|(name, hash)| (name.into(), hash.into())).collect::<BTreeMap<String, String>>(),
        options: vec!["--since 2014".into()],
    }
}
