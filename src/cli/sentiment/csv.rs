//! Rows of comma-separated values.

use super::{Row, Unit};
use crate::{Document, Emotion, PostSentiment};

pub(super) fn head(by: Unit) -> String {
    let mut columns: Vec<&str> = match by {
        Unit::Sentence => {
            vec!["path", "start", "end", "text", "label", "score", "negative", "neutral", "positive", "emotion"]
        }
        Unit::Post => vec!["path", "title", "date", "score", "low", "high", "sentences", "neutral_share"],
    };
    if by == Unit::Post {
        columns.extend(Emotion::ALL.iter().map(|emotion| emotion.as_str()));
    }
    let mut out = String::new();
    push(&mut out, &columns.into_iter().map(str::to_owned).collect::<Vec<_>>());
    out
}

pub(super) fn sentence(out: &mut String, row: &Row<'_>) {
    let sentiment = row.sentiment;
    let [negative, neutral, positive] = sentiment.probabilities.map(|share| format!("{share:.4}"));
    let columns = [
        row.path.to_owned(),
        row.span.start.to_string(),
        row.span.end.to_string(),
        row.text.to_owned(),
        sentiment.label.to_string(),
        format!("{:.4}", sentiment.score),
        negative,
        neutral,
        positive,
        sentiment.emotion.to_string(),
    ];
    push(out, &columns);
}

pub(super) fn post(out: &mut String, path: &str, document: &Document, sentiment: &PostSentiment) {
    let mood = sentiment.mood();
    let mut columns = vec![
        path.to_owned(),
        document.title().unwrap_or_default().to_owned(),
        document.date().map(|(date, _)| date.to_string()).unwrap_or_default(),
        format!("{:.4}", mood.score),
        format!("{:.4}", mood.low),
        format!("{:.4}", mood.high),
        mood.sentences.to_string(),
        format!("{:.4}", mood.neutral_share),
    ];
    columns.extend(sentiment.emotions().iter().map(usize::to_string));
    push(out, &columns);
}

fn push(out: &mut String, columns: &[String]) {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    if writer.write_record(columns).is_ok()
        && let Ok(bytes) = writer.into_inner()
    {
        out.push_str(&String::from_utf8_lossy(&bytes));
    }
}
