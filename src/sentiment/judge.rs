//! From a sentence that was taken apart to what it expresses, and why.

use super::decision::softmax;
use super::feature::{Feature, features};
use super::model::{Model, logit};
use super::rules::{Parsed, Rule};
use super::share::{Part, Shares};
use super::{Detail, Evidence, Sentiment};
use crate::span::Span;

/// Judges a sentence; `own` is room for its features. Spans are bytes of the text of its block; those of evidence are empty for the sentence as a whole.
pub(super) fn judge(model: &Model, parsed: &Parsed<'_>, detail: Detail, own: &mut Vec<Feature>) -> Sentiment {
    let explains = matches!(detail, Detail::All | Detail::Places);
    let several = parsed.clauses.len() > 1;
    features(parsed, |id| model.may_know(id), own);
    let mut shares = (explains || detail == Detail::Clauses && several).then(|| Shares::new(parsed));
    let sums = model.sum(own, |feature, amount| {
        if let Some(shares) = &mut shares {
            shares.add(parsed, feature, amount);
        }
    });
    let probabilities = softmax(sums.polarity.map(logit));
    let (label, emotion, emotion_probability) = model.decide(&sums, probabilities);
    let mut sentiment = Sentiment {
        label,
        probabilities,
        score: probabilities[2] - probabilities[0],
        emotion,
        emotion_probability,
        logit: logit(sums.polarity[2] - sums.polarity[0]),
        votes: true,
        ..Sentiment::default()
    };
    if let Some(shares) = shares {
        let parts = shares.parts(parsed);
        let whole = [(shares.form, Rule::Form), (model.baseline(), Rule::Baseline)];
        sentiment.clauses = clauses(parsed);
        if several {
            let whole = whole.map(|(amount, _)| logit(amount));
            let scores = sentiment.clauses.iter().map(|clause| score(parsed, &parts, whole, *clause, probabilities[1]));
            sentiment.clause_scores = scores.collect();
        }
        if explains {
            sentiment.evidence = parts.iter().map(|part| part.evidence(parsed, detail == Detail::All)).collect();
            sentiment.evidence.extend(whole.into_iter().filter_map(|(amount, rule)| of_sentence(amount, rule)));
        }
    }
    sentiment
}

/// Where the clauses stand.
fn clauses(parsed: &Parsed<'_>) -> Vec<Span> {
    let spans = parsed.clauses.iter().filter_map(|clause| {
        let morphs = parsed.morphs.get(clause.morphs.clone())?;
        Some(Span::new(morphs.first()?.span.start, morphs.last()?.span.end))
    });
    spans.collect()
}

/// The score of a clause. That of a sentence is (1 − neutral) · tanh(logit / 2); this is the same of what stands in the clause, and of what the
/// sentence is as a whole.
fn score(parsed: &Parsed<'_>, parts: &[Part], whole: [f64; 2], clause: Span, neutral: f64) -> f64 {
    let own = parts.iter().filter(|part| clause.start <= part.span.start && part.span.start < clause.end);
    let logit: f64 = own.map(|part| part.said(parsed)).chain(whole).sum();
    (1.0 - neutral) * (logit / 2.0).tanh()
}

/// What the sentence is as a whole as evidence, if it adds something.
fn of_sentence(amount: i32, rule: Rule) -> Option<Evidence> {
    (amount != 0).then(|| Evidence {
        span: Span::new(0, 0),
        lemma: String::new(),
        valence: 0.0,
        factors: Vec::new(),
        contribution: logit(amount),
        rule,
    })
}
