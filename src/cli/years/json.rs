//! Periods as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::mood::MoodRecord;
use crate::cli::output::{TextRecord, push_json};
use crate::report::Stamp;
use crate::sentiment::Emotion;
use crate::summary::Period;
use crate::timeline::{Course, PeriodAspect, PeriodWord, TimelineEntry, WordOfPeriod, WordShift};
use crate::{Date, Granularity, Summary, Timeline};

#[derive(Serialize)]
struct Record<'a> {
    period: Period,
    posts: u64,
    sentences: u64,
    tokens: u64,
    #[serde(flatten)]
    mood: MoodRecord,
    keywords: &'a [PeriodWord],
    distinctive: &'a [PeriodWord],
    compared_with: Option<Period>,
    rising: &'a [WordShift],
    falling: &'a [WordShift],
    new: &'a [WordShift],
    returning: &'a [WordShift],
    vanished: &'a [WordShift],
    emotions: &'a BTreeMap<Emotion, u64>,
    topics: Vec<TopicRecord<'a>>,
    aspects: Vec<AspectRecord<'a>>,
    word: Option<WordRecord<'a>>,
    small_sample: bool,
}

#[derive(Serialize)]
struct TopicRecord<'a> {
    text: &'a str,
    english: &'a str,
    sentences: u64,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct AspectRecord<'a> {
    text: &'a str,
    sentences: u64,
    score: f64,
    low: f64,
    high: f64,
    evidence: Option<TextRecord<'a>>,
}

#[derive(Serialize)]
struct WordRecord<'a> {
    text: &'a str,
    count: u64,
    evidence: TextRecord<'a>,
}

impl<'a> Record<'a> {
    fn new(entry: &'a TimelineEntry) -> Self {
        Self {
            period: entry.period,
            posts: entry.posts,
            sentences: entry.sentences,
            tokens: entry.tokens,
            mood: MoodRecord::from(&entry.tally),
            keywords: &entry.keywords,
            distinctive: &entry.distinctive,
            compared_with: entry.compared_with,
            rising: &entry.shifts.rising,
            falling: &entry.shifts.falling,
            new: &entry.shifts.new,
            returning: &entry.shifts.returning,
            vanished: &entry.shifts.vanished,
            emotions: &entry.emotions,
            topics: entry.topics.iter().map(TopicRecord::new).collect(),
            aspects: entry.aspects.iter().map(AspectRecord::new).collect(),
            word: entry.word.as_ref().map(WordRecord::new),
            small_sample: entry.small_sample,
        }
    }
}

impl<'a> TopicRecord<'a> {
    fn new(topic: &'a crate::timeline::PeriodTopic) -> Self {
        let mood = topic.tally.mean();
        Self {
            text: &topic.text,
            english: topic.english,
            sentences: topic.sentences,
            score: mood.map(|mood| mood.value),
            low: mood.map(|mood| mood.low),
            high: mood.map(|mood| mood.high),
        }
    }
}

impl<'a> AspectRecord<'a> {
    fn new(aspect: &'a PeriodAspect) -> Self {
        let PeriodAspect { text, sentences, mood, excerpt, .. } = aspect;
        let evidence = excerpt.as_ref().map(TextRecord::from);
        Self { text, sentences: *sentences, score: mood.value, low: mood.low, high: mood.high, evidence }
    }
}

impl<'a> WordRecord<'a> {
    fn new(word: &'a WordOfPeriod) -> Self {
        let evidence = TextRecord::from(&word.excerpt);
        Self { text: &word.text, count: word.count, evidence }
    }
}

/// An object a period.
pub(super) fn lines(timeline: &Timeline) -> String {
    let mut out = String::new();
    for entry in &timeline.entries {
        push_json(&mut out, &Record::new(entry));
    }
    out
}

#[derive(Serialize)]
struct Whole<'a> {
    by: Granularity,
    posts: u64,
    undated: u64,
    first: Option<Date>,
    last: Option<Date>,
    stamps: Vec<&'a Stamp>,
    periods: Vec<Record<'a>>,
    courses: &'a [Course],
}

/// One object with everything.
pub(super) fn whole(timeline: &Timeline, summary: &Summary) -> String {
    let (first, last) = summary.dates().unzip();
    let whole = Whole {
        by: timeline.granularity,
        posts: summary.posts(),
        undated: summary.undated(),
        first,
        last,
        stamps: summary.stamps().iter().collect(),
        periods: timeline.entries.iter().map(Record::new).collect(),
        courses: &timeline.courses,
    };
    let mut out = serde_json::to_string_pretty(&whole).unwrap_or_default();
    out.push('\n');
    out
}
