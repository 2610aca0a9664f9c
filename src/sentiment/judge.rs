//! From a sentence that was taken apart to what it expresses, and why.

use super::decision::softmax;
use super::feature::{Anchor, Feature, features};
use super::model::{Model, logit};
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
    let probabilities = softmax(sums.polarity.map(logit));
    let (label, emotion, emotion_probability) = model.decide(&sums);
    Sentiment {
        label,
        probabilities,
        score: probabilities[2] - probabilities[0],
        emotion,
        emotion_probability,
        logit: logit(sums.polarity[2] - sums.polarity[0]),
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
                contribution: logit(amount),
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
                contribution: logit(amount),
                rule: Rule::Learned,
            });
        }
        evidence.sort_by_key(|evidence| (evidence.span.start, evidence.span.end));
        for (amount, rule) in [(self.form, Rule::Form), (model.baseline(), Rule::Baseline)] {
            if amount != 0 {
                let span = Span::new(0, 0);
                let contribution = logit(amount);
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

/// The dictionary forms of words.
fn lemma(morphs: &[Morph<'_>]) -> String {
    let content = morphs.iter().filter(|morph| !matches!(morph.group, Group::Particle | Group::Ending));
    let words: Vec<String> = content.map(Morph::lemma).collect();
    if words.is_empty() { morphs.iter().map(|morph| &*morph.form).collect() } else { words.join(" ") }
}
