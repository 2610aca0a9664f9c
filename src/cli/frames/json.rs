//! Parts of frames as JSON.

use serde::Serialize;

use crate::Timeline;
use crate::cli::output::{TextRecord, push_json};
use crate::summary::Period;
use crate::timeline::{FrameWord, PeriodFrame};

#[derive(Serialize)]
struct Record<'a> {
    period: Period,
    frame: &'static str,
    part: &'static str,
    posts: u64,
    sentences: u64,
    /// The mean of the scores and its 95 % interval; null if no sentence could be judged.
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    negative: u64,
    neutral: u64,
    positive: u64,
    keywords: &'a [FrameWord],
    evidence: Vec<TextRecord<'a>>,
}

impl<'a> Record<'a> {
    fn new(period: Period, own: &'a PeriodFrame) -> Self {
        let mood = own.tally.mean();
        Self {
            period,
            frame: own.frame,
            part: own.part,
            posts: own.posts,
            sentences: own.sentences,
            score: mood.map(|mood| mood.value),
            low: mood.map(|mood| mood.low),
            high: mood.map(|mood| mood.high),
            negative: own.tally.negative(),
            neutral: own.tally.neutral(),
            positive: own.tally.positive(),
            keywords: &own.keywords,
            evidence: own.excerpts.iter().map(TextRecord::from).collect(),
        }
    }
}

fn records(timeline: &Timeline) -> impl Iterator<Item = Record<'_>> {
    timeline.entries.iter().flat_map(|entry| entry.frames.iter().map(|own| Record::new(entry.period, own)))
}

/// An object a part.
pub(super) fn lines(timeline: &Timeline) -> String {
    let mut out = String::new();
    records(timeline).for_each(|record| push_json(&mut out, &record));
    out
}

/// An array of all.
pub(super) fn whole(timeline: &Timeline) -> String {
    let records: Vec<Record<'_>> = records(timeline).collect();
    let mut out = serde_json::to_string_pretty(&records).unwrap_or_default();
    out.push('\n');
    out
}
