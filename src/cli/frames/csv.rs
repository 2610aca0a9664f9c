//! Parts of frames as rows.

use crate::Timeline;

const HEAD: [&str; 13] = [
    "period",
    "frame",
    "part",
    "posts",
    "sentences",
    "score",
    "low",
    "high",
    "negative",
    "neutral",
    "positive",
    "keywords",
    "example",
];

/// A header and a row a part. Words of a list are separated by semicolons.
pub(super) fn rows(timeline: &Timeline) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(HEAD);
    for (period, own) in timeline.entries.iter().flat_map(|entry| entry.frames.iter().map(|own| (entry.period, own))) {
        let mood = own.tally.mean();
        let number = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        let words: Vec<&str> = own.keywords.iter().map(|word| word.text.as_str()).collect();
        let row = [
            period.to_string(),
            own.frame.to_owned(),
            own.part.to_owned(),
            own.posts.to_string(),
            own.sentences.to_string(),
            number(mood.map(|mood| mood.value)),
            number(mood.map(|mood| mood.low)),
            number(mood.map(|mood| mood.high)),
            own.tally.negative().to_string(),
            own.tally.neutral().to_string(),
            own.tally.positive().to_string(),
            words.join(";"),
            own.excerpts.first().map_or_else(String::new, |excerpt| excerpt.text().to_owned()),
        ];
        let _ = out.write_record(row);
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
