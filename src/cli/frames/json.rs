//! Parts of frames as JSON.

use serde::Serialize;

use super::{Part, parts};
use crate::Timeline;
use crate::cli::mood::MoodRecord;
use crate::cli::output::{TextRecord, push_json};
use crate::summary::Period;
use crate::timeline::FrameWord;

#[derive(Serialize)]
struct Record<'a> {
    period: Period,
    frame: &'static str,
    part: &'static str,
    posts: u64,
    sentences: u64,
    #[serde(flatten)]
    mood: MoodRecord,
    keywords: &'a [FrameWord],
    evidence: Vec<TextRecord<'a>>,
}

impl<'a> From<Part<'a>> for Record<'a> {
    fn from(Part { period, own }: Part<'a>) -> Self {
        Self {
            period,
            frame: own.frame,
            part: own.part,
            posts: own.posts,
            sentences: own.sentences,
            mood: MoodRecord::from(&own.tally),
            keywords: &own.keywords,
            evidence: own.excerpts.iter().map(TextRecord::from).collect(),
        }
    }
}

/// An object a part.
pub(super) fn lines(timeline: &Timeline) -> String {
    let mut out = String::new();
    parts(timeline).map(Record::from).for_each(|record| push_json(&mut out, &record));
    out
}

/// An array of all.
pub(super) fn whole(timeline: &Timeline) -> String {
    let records: Vec<Record<'_>> = parts(timeline).map(Record::from).collect();
    let mut out = serde_json::to_string_pretty(&records).unwrap_or_default();
    out.push('\n');
    out
}
