//! From a sentence that was taken apart to what it expresses, and why.

use super::emotion::{Emotion, Polarity};
use super::feature::{Anchor, Feature, features};
use super::model::{EMOTIONS, Model, SUM_UNIT, Sums, softmax};
use super::reading::Morph;
use super::rules::{Parsed, Rule};
use super::symbol::Group;
use super::{Detail, Evidence, Sentiment};
use crate::span::Span;

/// Judges a sentence. Spans of evidence are bytes of the text of its block; empty for the sentence as a whole.
pub(super) fn judge(model: &Model, parsed: &Parsed<'_>, detail: Detail) -> Sentiment {
    let explains = match detail {
        Detail::All | Detail::Places => true,
        Detail::Clauses => parsed.clauses.len() > 1,
        Detail::None => false,
    };
    let features = features(parsed, |id| model.may_know(id));
    let mut shares = if explains { Shares::new(parsed) } else { Shares::default() };
    let sums = model.sum(&features, |feature, amount| {
        if explains {
            shares.add(parsed, feature, amount);
        }
    });
    let probabilities = softmax(sums.polarity);
    let decided = model.decided(&sums);
    // Neutral before the others where they are as likely.
    let label = [1, 0, 2].into_iter().reduce(|best, next| if decided[next] > decided[best] { next } else { best });
    let label = Polarity::ALL[label.unwrap_or(1)];
    let (emotion, emotion_probability) = emotion(&sums, decided, label);
    Sentiment {
        label,
        probabilities,
        score: probabilities[2] - probabilities[0],
        emotion,
        emotion_probability,
        logit: f64::from(sums.polarity[2] - sums.polarity[0]) * SUM_UNIT,
        evidence: if explains { shares.evidence(model, parsed, detail == Detail::All) } else { Vec::new() },
        clauses: if explains { clauses(parsed) } else { Vec::new() },
        votes: true,
    }
}

/// Where the clauses stand.
fn clauses(parsed: &Parsed<'_>) -> Vec<Span> {
    let spans = parsed.clauses.iter().filter_map(|clause| {
        let morphs = parsed.morphs.get(clause.morphs.clone())?;
        Some(Span::new(morphs.first()?.span.start, morphs.last()?.span.end))
    });
    spans.collect()
}

/// The emotion of a sentence with a polarity: the likeliest of those that go with it. The two regressions see the same words, so that
/// the polarity counts by its square root: the plain product is too sure of itself (on held-out authors).
fn emotion(sums: &Sums, polarity: [f64; 3], label: Polarity) -> (Emotion, f64) {
    let own = softmax(sums.emotion);
    let mut joint = [0.0; EMOTIONS];
    for emotion in Emotion::ALL {
        joint[emotion.index()] = own[emotion.index()] * fit(emotion, polarity).sqrt();
    }
    let total: f64 = joint.iter().sum();
    let possible = Emotion::ALL.into_iter().filter(|emotion| goes_with(*emotion, label));
    let best = possible.reduce(|best, next| if joint[next.index()] > joint[best.index()] { next } else { best });
    let best = best.unwrap_or_default();
    (best, if total > 0.0 { joint[best.index()] / total } else { 0.0 })
}

/// How likely an emotion's polarity is.
fn fit(emotion: Emotion, [negative, neutral, positive]: [f64; 3]) -> f64 {
    match emotion {
        Emotion::Neutral | Emotion::Hope => neutral,
        Emotion::Joy | Emotion::Pride | Emotion::Gratitude | Emotion::Relief => positive,
        Emotion::Surprise => (negative + neutral + positive) / 3.0,
        _ => negative,
    }
}

/// Whether an emotion can be that of a sentence with a polarity.
fn goes_with(emotion: Emotion, label: Polarity) -> bool {
    match emotion {
        Emotion::Neutral => label == Polarity::Neutral,
        Emotion::Hope => label != Polarity::Negative,
        Emotion::Surprise => true,
        Emotion::Joy | Emotion::Pride | Emotion::Gratitude | Emotion::Relief => label == Polarity::Positive,
        _ => label != Polarity::Positive,
    }
}

/// What speaks for positive or negative, by where it stands.
#[derive(Default)]
struct Shares {
    /// By hit.
    hits: Vec<i32>,
    /// By morpheme, of words of no hit.
    words: Vec<Option<i32>>,
    form: i32,
}

impl Shares {
    fn new(parsed: &Parsed<'_>) -> Self {
        Self { hits: vec![0; parsed.hits.len()], words: vec![None; parsed.morphs.len()], form: 0 }
    }

    fn add(&mut self, parsed: &Parsed<'_>, feature: &Feature, amount: i32) {
        let share = match feature.anchor {
            Anchor::Sentence => &mut self.form,
            Anchor::Hit(hit) => &mut self.hits[hit],
            Anchor::Morphs(first, last) => {
                match parsed.hits.iter().position(|hit| hit.first <= first && last <= hit.last) {
                    Some(hit) => &mut self.hits[hit],
                    None => self.words.get_mut(last).map_or(&mut self.form, |share| share.get_or_insert(0)),
                }
            }
        };
        *share += amount;
    }

    /// The evidence, with the dictionary forms of its words where they are wanted.
    fn evidence(self, model: &Model, parsed: &Parsed<'_>, with_lemmas: bool) -> Vec<Evidence> {
        let lemma = |morphs: &[Morph<'_>]| if with_lemmas { lemma(morphs) } else { String::new() };
        let mut evidence = Vec::new();
        for (hit, &amount) in parsed.hits.iter().zip(&self.hits) {
            evidence.push(Evidence {
                span: Span::new(parsed.morphs[hit.first].span.start, parsed.morphs[hit.last].span.end),
                lemma: lemma(&parsed.morphs[hit.first..=hit.last]),
                valence: f64::from(hit.valence),
                factors: hit.factors.clone(),
                contribution: contribution(amount),
                rule: hit.rule,
            });
        }
        // The morphemes of a token speak together.
        let mut rest = self.words.as_slice();
        for token in parsed.morphs.chunk_by(|a, b| a.span.start == b.span.start) {
            let (shares, others) = rest.split_at(token.len());
            rest = others;
            let amount: i32 = shares.iter().flatten().sum();
            let first = shares.iter().position(Option::is_some);
            let last = shares.iter().rposition(Option::is_some);
            let (Some(first), Some(last), false) = (first, last, amount == 0) else { continue };
            evidence.push(Evidence {
                span: Span::new(token[first].span.start, token[last].span.end),
                lemma: lemma(&token[first..=last]),
                valence: 0.0,
                factors: Vec::new(),
                contribution: contribution(amount),
                rule: Rule::Learned,
            });
        }
        evidence.sort_by_key(|evidence| (evidence.span.start, evidence.span.end));
        for (amount, rule) in [(self.form, Rule::Form), (model.baseline(), Rule::Baseline)] {
            if amount != 0 {
                let span = Span::new(0, 0);
                let contribution = contribution(amount);
                evidence.push(Evidence {
                    span,
                    lemma: String::new(),
                    valence: 0.0,
                    factors: Vec::new(),
                    contribution,
                    rule,
                });
            }
        }
        evidence
    }
}

fn contribution(amount: i32) -> f64 {
    f64::from(amount) * SUM_UNIT
}

/// The dictionary forms of words.
fn lemma(morphs: &[Morph<'_>]) -> String {
    let content = morphs.iter().filter(|morph| !matches!(morph.group, Group::Particle | Group::Ending));
    let words: Vec<String> = content.map(Morph::lemma).collect();
    if words.is_empty() { morphs.iter().map(|morph| &*morph.form).collect() } else { words.join(" ") }
}
