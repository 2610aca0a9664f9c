//! From a sentence that was taken apart to what it expresses, and why.

use super::feature::Features;
use super::model::{self, Model, Sums, amount, logit};
use super::rules::{Parsed, Rule};
use super::share::Shares;
use super::{Detail, Evidence, Sentiment};
use crate::span::Span;

/// What sentences are judged in, one after the other.
#[derive(Default)]
pub(super) struct Room {
    features: Features,
    sums: model::Room,
    shares: Shares,
}

/// Weighs a sentence by itself: its sums, and what it was judged by. Spans are bytes of the text of its block; those of evidence are empty for
/// the sentence as a whole.
pub(super) fn weigh(model: &Model, parsed: &Parsed<'_>, detail: Detail, room: &mut Room) -> (Sentiment, Sums) {
    let explains = matches!(detail, Detail::All | Detail::Places);
    let Room { features, sums: room, shares } = room;
    features.find(parsed, Some(model));
    let sums = model.sum(features, room);
    let mut sentiment = Sentiment::default();
    let several = parsed.clauses.len() > 1;
    if explains || detail == Detail::Clauses && several {
        shares.find(parsed, model.amounts(features, room));
        let whole = [(shares.form, Rule::Form), (model.baseline(), Rule::Baseline)];
        sentiment.clauses = clauses(parsed);
        if several {
            sentiment.clause_scores =
                shares.logits(parsed, &sentiment.clauses, whole.map(|(amount, _)| amount)).collect();
        }
        if explains {
            let parts = shares.parts(parsed);
            sentiment.evidence = parts.iter().map(|part| part.evidence(parsed, detail == Detail::All)).collect();
            sentiment.evidence.extend(whole.into_iter().filter_map(|(amount, rule)| of_sentence(amount, rule)));
        }
    }
    (sentiment, sums)
}

/// Says what a weighed sentence expresses where its post makes each polarity so much likelier, in logits. `begin` is where it begins, if that is to
/// be explained.
pub(super) fn settle(model: &Model, own: &mut Sentiment, sums: &mut Sums, shift: [f64; 3], begin: Option<Span>) {
    let shift = shift.map(amount);
    sums.polarity.iter_mut().zip(shift).for_each(|(sum, shift)| *sum += shift);
    let probabilities = sums.probabilities();
    (own.label, own.emotion, own.emotion_probability) = model.decide(sums, probabilities);
    own.probabilities = probabilities;
    own.score = probabilities[2] - probabilities[0];
    own.logit = logit(sums.polarity[2] - sums.polarity[0]);
    let of_post = shift[2] - shift[0];
    for clause in &mut own.clause_scores {
        *clause = score(*clause + logit(of_post), probabilities[1]);
    }
    if let Some(begin) = begin {
        own.evidence.extend(of_sentence(of_post, Rule::Post).map(|evidence| Evidence { span: begin, ..evidence }));
    }
}

/// Where the clauses stand.
fn clauses(parsed: &Parsed<'_>) -> Vec<Span> {
    let mut spans = Vec::with_capacity(parsed.clauses.len());
    spans.extend(parsed.clauses.iter().filter_map(|clause| {
        let morphs = parsed.morphs.get(clause.morphs.clone())?;
        Some(Span::new(morphs.first()?.span.start, morphs.last()?.span.end))
    }));
    spans
}

/// The score of a clause. That of a sentence is (1 − neutral) · tanh(logit / 2); this is the same of what stands in the clause, and of what the
/// sentence is as a whole.
fn score(logit: f64, neutral: f64) -> f64 {
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
