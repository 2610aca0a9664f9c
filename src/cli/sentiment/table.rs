//! Tables for reading, in colour where it is allowed.

use std::fmt::Write as _;

use super::{Row, Style};
use crate::cli::output::pad;
use crate::{Aspect, Document, Emotion, Evidence, Polarity, PostSentiment, Rule};

const RESET: &str = "\x1b[0m";

/// How strong a contribution is shown by colour.
const SHOWN: f64 = 0.15;

fn paint(polarity: f64) -> &'static str {
    if polarity > 0.0 { "\x1b[32m" } else { "\x1b[31m" }
}

pub(super) fn head(out: &mut String, path: &str, document: &Document) {
    let title = document.title().map(|title| format!("  {title}")).unwrap_or_default();
    let line = document.line().map(|line| format!(":{line}")).unwrap_or_default();
    let _ = writeln!(out, "{path}{line}{title}");
}

pub(super) fn sentence(out: &mut String, row: &Row<'_>, style: &Style) {
    let sentiment = row.sentiment;
    let sign = match sentiment.label {
        Polarity::Negative => "-",
        Polarity::Neutral => " ",
        Polarity::Positive => "+",
    };
    let emotion = if sentiment.emotion == Emotion::Neutral { "" } else { sentiment.emotion.korean() };
    let text = if style.colour { coloured(row) } else { row.text.to_owned() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "  {sign} {:5.2}  {}  {text}", sentiment.score, pad(emotion, 6));
    if style.explain {
        for evidence in &sentiment.evidence {
            explain(out, evidence, style.colour);
        }
    }
}

/// The text with the words that drove it in colour.
fn coloured(row: &Row<'_>) -> String {
    let mut weights = vec![0.0; row.text.len()];
    for evidence in &row.sentiment.evidence {
        let span = (row.locate)(evidence.span);
        let (start, end) = (span.start.saturating_sub(row.span.start), span.end.saturating_sub(row.span.start));
        if span.start >= row.span.start && start < end && end <= weights.len() {
            weights[start..end].iter_mut().for_each(|weight| *weight += evidence.contribution);
        }
    }
    let mut out = String::new();
    let mut open = "";
    for (at, c) in row.text.char_indices() {
        let wanted = if weights[at].abs() >= SHOWN { paint(weights[at]) } else { "" };
        if wanted != open {
            if !open.is_empty() {
                out.push_str(RESET);
            }
            out.push_str(wanted);
            open = wanted;
        }
        out.push(c);
    }
    if !open.is_empty() {
        out.push_str(RESET);
    }
    out
}

fn explain(out: &mut String, evidence: &Evidence, colour: bool) {
    let (on, off) = if colour { (paint(evidence.contribution), RESET) } else { ("", "") };
    let what = match evidence.rule {
        Rule::Form | Rule::Post | Rule::Baseline => evidence.rule.korean(),
        _ => &evidence.lemma,
    };
    let factors: Vec<&str> = evidence.factors.iter().map(|factor| factor.as_str()).collect();
    let factors = if factors.is_empty() { String::new() } else { format!("  {}", factors.join(", ")) };
    let valence = if evidence.valence == 0.0 { String::new() } else { format!(" ({:+})", evidence.valence) };
    let _ = writeln!(out, "           {on}{:+6.2}{off}  {what}{valence}{factors}", evidence.contribution);
}

pub(super) fn post(
    out: &mut String,
    path: &str,
    document: &Document,
    sentiment: &PostSentiment,
    aspects: &[Aspect],
    style: &Style,
) {
    let mood = sentiment.mood();
    let date = document.date().map(|(date, _)| date.to_string()).unwrap_or_default();
    let title = document.title().unwrap_or(path);
    let (on, off) = if style.colour && mood.low * mood.high > 0.0 { (paint(mood.score), RESET) } else { ("", "") };
    let mut emotions: Vec<(Emotion, usize)> = Emotion::ALL
        .into_iter()
        .zip(sentiment.emotions())
        .filter(|&(emotion, count)| emotion != Emotion::Neutral && count > 0)
        .collect();
    emotions.sort_by_key(|&(emotion, count)| (std::cmp::Reverse(count), emotion));
    let emotions: Vec<String> =
        emotions.iter().take(3).map(|(emotion, count)| format!("{} {count}", emotion.korean())).collect();
    let _ = writeln!(
        out,
        "  {date:10}  {on}{:5.2}{off} [{:5.2}, {:5.2}]  {:4}  {}  {title}",
        mood.score,
        mood.low,
        mood.high,
        mood.sentences,
        pad(&emotions.join(", "), 30),
    );
    for aspect in aspects {
        let mood = aspect.mood;
        let _ = writeln!(
            out,
            "              {:5.2} [{:5.2}, {:5.2}]  {:4}  {}",
            mood.score, mood.low, mood.high, mood.sentences, aspect.text
        );
    }
}
