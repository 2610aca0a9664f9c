//! JSON Lines of sentences and posts.

use serde::Serialize;

use super::Row;
use crate::cli::output::{PostRecord, TextRecord, push_json};
use crate::{Aspect, Document, Emotion, Factor, Polarity, PostSentiment, Rule};

#[derive(Serialize)]
struct SentenceRecord<'a> {
    #[serde(flatten)]
    sentence: TextRecord<'a>,
    label: Polarity,
    score: f64,
    probabilities: [f64; 3],
    emotion: Emotion,
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    span: [usize; 2],
    lemma: &'a str,
    valence: f64,
    factors: &'a [Factor],
    contribution: f64,
    rule: Rule,
}

pub(super) fn sentence(out: &mut String, row: &Row<'_>) {
    let sentiment = row.sentiment;
    let evidence = sentiment.evidence.iter().map(|evidence| {
        let span = (row.locate)(evidence.span);
        EvidenceRecord {
            span: [span.start, span.end],
            lemma: &evidence.lemma,
            valence: evidence.valence,
            factors: &evidence.factors,
            contribution: evidence.contribution,
            rule: evidence.rule,
        }
    });
    let record = SentenceRecord {
        sentence: TextRecord::new(row.path, row.span, row.text),
        label: sentiment.label,
        score: rounded(sentiment.score),
        probabilities: sentiment.probabilities.map(rounded),
        emotion: sentiment.emotion,
        evidence: evidence.collect(),
    };
    push_json(out, &record);
}

#[derive(Serialize)]
struct MoodRecord<'a> {
    #[serde(flatten)]
    post: PostRecord<'a>,
    score: f64,
    low: f64,
    high: f64,
    sentences: usize,
    neutral_share: f64,
    emotions: serde_json::Map<String, serde_json::Value>,
    /// Only if they are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aspects: Vec<AspectRecord<'a>>,
}

#[derive(Serialize)]
struct AspectRecord<'a> {
    text: &'a str,
    score: f64,
    low: f64,
    high: f64,
    sentences: usize,
}

pub(super) fn post(out: &mut String, path: &str, document: &Document, sentiment: &PostSentiment, aspects: &[Aspect]) {
    let mood = sentiment.mood();
    let counts = Emotion::ALL.into_iter().zip(sentiment.emotions()).filter(|&(_, count)| count > 0);
    let record = MoodRecord {
        post: PostRecord::new(path, document),
        score: rounded(mood.score),
        low: rounded(mood.low),
        high: rounded(mood.high),
        sentences: mood.sentences,
        neutral_share: rounded(mood.neutral_share),
        emotions: counts.map(|(emotion, count)| (emotion.as_str().to_owned(), count.into())).collect(),
        aspects: aspects
            .iter()
            .map(|aspect| AspectRecord {
                text: &aspect.text,
                score: rounded(aspect.mood.score),
                low: rounded(aspect.mood.low),
                high: rounded(aspect.mood.high),
                sentences: aspect.mood.sentences,
            })
            .collect(),
    };
    push_json(out, &record);
}

/// To four places: more is noise.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
