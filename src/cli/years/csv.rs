//! Periods as rows.

use crate::Timeline;
use crate::cli::mood::{self, list};
use crate::timeline::{PeriodWord, TimelineEntry, WordShift};

/// A header and a row a period. Words of a list are separated by semicolons.
pub(super) fn rows(timeline: &Timeline) -> String {
    mood::rows(
        &timeline.entries,
        &[
            ("period", |entry| entry.period.to_string()),
            ("posts", |entry| entry.posts.to_string()),
            ("sentences", |entry| entry.sentences.to_string()),
        ],
        |entry| &entry.tally,
        &[
            ("keywords", |entry| words(&entry.keywords)),
            ("distinctive", |entry| words(&entry.distinctive)),
            ("rising", |entry| shifts(&entry.shifts.rising)),
            ("falling", |entry| shifts(&entry.shifts.falling)),
            ("new", |entry| shifts(&entry.shifts.new)),
            ("vanished", |entry| shifts(&entry.shifts.vanished)),
            ("aspects", aspects),
            ("small_sample", |entry| entry.small_sample.to_string()),
        ],
    )
}

fn words(words: &[PeriodWord]) -> String {
    list(words.iter().map(|word| word.text.as_str()))
}

fn shifts(words: &[WordShift]) -> String {
    list(words.iter().map(|word| word.text.as_str()))
}

fn aspects(entry: &TimelineEntry) -> String {
    list(entry.aspects.iter().map(|aspect| format!("{} {:.2}", aspect.text, aspect.mood.value)))
}
