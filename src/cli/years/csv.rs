//! Periods as rows.

use crate::Timeline;
use crate::timeline::{PeriodWord, WordShift};

const HEAD: [&str; 17] = [
    "period",
    "posts",
    "sentences",
    "score",
    "low",
    "high",
    "negative",
    "neutral",
    "positive",
    "keywords",
    "distinctive",
    "rising",
    "falling",
    "new",
    "vanished",
    "aspects",
    "small_sample",
];

/// A header and a row a period. Words of a list are separated by semicolons.
pub(super) fn rows(timeline: &Timeline) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(HEAD);
    for entry in &timeline.entries {
        let mood = entry.mood();
        let number = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        let row = [
            entry.period.to_string(),
            entry.posts.to_string(),
            entry.sentences.to_string(),
            number(mood.map(|mood| mood.value)),
            number(mood.map(|mood| mood.low)),
            number(mood.map(|mood| mood.high)),
            entry.tally.negative().to_string(),
            entry.tally.neutral().to_string(),
            entry.tally.positive().to_string(),
            words(&entry.keywords),
            words(&entry.distinctive),
            shifts(&entry.shifts.rising),
            shifts(&entry.shifts.falling),
            shifts(&entry.shifts.new),
            shifts(&entry.shifts.vanished),
            entry
                .aspects
                .iter()
                .map(|aspect| format!("{} {:.2}", aspect.text, aspect.mood.value))
                .collect::<Vec<_>>()
                .join(";"),
            entry.small_sample.to_string(),
        ];
        let _ = out.write_record(row);
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn words(words: &[PeriodWord]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(";")
}

fn shifts(words: &[WordShift]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(";")
}
