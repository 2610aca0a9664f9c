//! What each word of a sentence adds to its being positive or negative.

use std::ops::Range;

use super::Evidence;
use super::factor::Factor;
use super::feature::Anchor;
use super::model::logit;
use super::reading::Morph;
use super::rules::{Hit, Parsed, Rule};
use super::symbol::Group;
use crate::span::Span;

/// What a word adds to the logit for each point of its valence where nothing weakens it: 힘들다 (−2) −3.4, 즐겁다 (+3) +5.7.
const POINT: f64 = 1.7;

/// What speaks for positive or negative, by where it stands.
#[derive(Default)]
pub(super) struct Shares {
    /// By hit.
    hits: Vec<i32>,
    /// By morpheme, of words of no hit; and whether they say something.
    words: Vec<(i32, bool)>,
    /// Of the sentence as a whole.
    pub(super) form: i32,
}

impl Shares {
    /// Puts the shares of a sentence in the place of those of another: what stands where adds how much.
    pub(super) fn find(&mut self, parsed: &Parsed<'_>, amounts: impl Iterator<Item = (Anchor, i32)>) {
        self.hits.clear();
        self.hits.resize(parsed.hits.len(), 0);
        self.words.clear();
        self.words.resize(parsed.morphs.len(), (0, false));
        self.form = 0;
        amounts.filter(|&(_, amount)| amount != 0).for_each(|(anchor, amount)| {
            let share = match anchor {
                Anchor::Sentence => &mut self.form,
                Anchor::Hit(hit) => &mut self.hits[hit as usize],
                Anchor::Morphs(first, last) => {
                    let (first, last) = (first as usize, last as usize);
                    match parsed.hits.iter().position(|hit| hit.first <= first && last <= hit.last) {
                        Some(hit) => &mut self.hits[hit],
                        None => self.words.get_mut(last).map_or(&mut self.form, |(share, is_said)| {
                            *is_said = true;
                            share
                        }),
                    }
                }
            };
            *share += amount;
        });
    }

    /// The logits of clauses: what stands in each, and what the sentence is as a whole.
    pub(super) fn logits<'a>(
        &'a self,
        parsed: &'a Parsed<'_>,
        clauses: &'a [Span],
        whole: [i32; 2],
    ) -> impl Iterator<Item = f64> + use<'a> {
        // Whole units are added up exactly in any order; what is conceded counts for something else.
        let parts = parsed.hits.iter().any(Hit::concedes).then(|| self.parts(parsed));
        clauses.iter().zip(&parsed.clauses).map(move |(clause, own)| {
            if let Some(parts) = &parts {
                let own = parts.iter().filter(|part| clause.start <= part.span.start && part.span.start < clause.end);
                return own.map(|part| part.said(parsed)).chain(whole.map(logit)).sum();
            }
            let inside = first(&parsed.morphs, own.morphs.start, clause.start)
                ..first(&parsed.morphs, own.morphs.end, clause.end);
            let hits = parsed.hits.iter().zip(&self.hits).filter(|(hit, _)| inside.contains(&hit.first));
            let hits: i32 = hits.map(|(_, amount)| amount).sum();
            let words: i32 = self.words[inside.clone()].iter().map(|(amount, _)| amount).sum();
            logit(hits + words + whole[0] + whole[1])
        })
    }

    /// What says something, in the order of the text.
    pub(super) fn parts(&self, parsed: &Parsed<'_>) -> Vec<Part> {
        let span = |morphs: &Range<usize>| {
            Span::new(parsed.morphs[morphs.start].span.start, parsed.morphs[morphs.end - 1].span.end)
        };
        let mut parts = Vec::with_capacity(parsed.hits.len() + parsed.morphs.len());
        for (index, (hit, &amount)) in parsed.hits.iter().zip(&self.hits).enumerate() {
            let morphs = hit.first..hit.last + 1;
            parts.push(Part { span: span(&morphs), morphs, hit: Some(index), amount });
        }
        // The morphemes of a token speak together.
        let mut token: Option<Part> = None;
        for (at, (morph, share)) in parsed.morphs.iter().zip(&self.words).enumerate() {
            let &(amount, true) = share else { continue };
            match &mut token {
                Some(own) if own.span.start == morph.span.start => {
                    own.morphs.end = at + 1;
                    own.amount += amount;
                }
                _ => {
                    let next = Part { span: morph.span, morphs: at..at + 1, hit: None, amount };
                    parts.extend(token.replace(next).filter(|own| own.amount != 0));
                }
            }
        }
        parts.extend(token.filter(|own| own.amount != 0));
        parts.sort_by_key(|part| (part.span.start, part.span.end));
        parts
    }
}

/// The first morpheme from a place of a text on, which is about that of one: a token that ends one clause may begin the next.
fn first(morphs: &[Morph<'_>], mut at: usize, place: usize) -> usize {
    while at > 0 && morphs[at - 1].span.start >= place {
        at -= 1;
    }
    while morphs.get(at).is_some_and(|morph| morph.span.start < place) {
        at += 1;
    }
    at
}

/// Words that speak together: those of a hit, or those of a token that no hit has.
pub(super) struct Part {
    morphs: Range<usize>,
    /// Bytes of the text of the block.
    pub(super) span: Span,
    hit: Option<usize>,
    amount: i32,
}

impl Part {
    /// It as evidence, with the dictionary forms of its words where they are wanted.
    pub(super) fn evidence(&self, parsed: &Parsed<'_>, with_lemmas: bool) -> Evidence {
        let hit = self.hit.map(|hit| &parsed.hits[hit]);
        Evidence {
            span: self.span,
            lemma: if with_lemmas { lemma(&parsed.morphs[self.morphs.clone()]) } else { String::new() },
            valence: hit.map_or(0.0, |hit| f64::from(hit.valence)),
            factors: hit.map_or_else(Vec::new, |hit| hit.factors.clone()),
            contribution: logit(self.amount),
            rule: hit.map_or(Rule::Learned, |hit| hit.rule),
        }
    }

    /// What it says of its own clause. What is conceded (힘들었지만) weighs little for the sentence, but is what its clause says.
    pub(super) fn said(&self, parsed: &Parsed<'_>) -> f64 {
        match self.hit.map(|hit| &parsed.hits[hit]).filter(|hit| hit.concedes()) {
            Some(hit) => {
                let others = hit.factors.iter().filter(|&&factor| !concedes(factor));
                let weaker: f64 = others.map(|factor| f64::from(factor.multiplier(hit.valence > 0.0))).product();
                POINT * f64::from(hit.valence) * weaker
            }
            None => logit(self.amount),
        }
    }
}

/// Whether it is what a later clause outweighs.
const fn concedes(factor: Factor) -> bool {
    matches!(factor, Factor::Contrast | Factor::Concession)
}

impl Hit {
    fn concedes(&self) -> bool {
        self.factors.iter().any(|&factor| concedes(factor))
    }
}

/// The dictionary forms of words.
fn lemma(morphs: &[Morph<'_>]) -> String {
    let content = morphs.iter().filter(|morph| !matches!(morph.group, Group::Particle | Group::Ending));
    let words: Vec<String> = content.map(Morph::lemma).collect();
    if words.is_empty() { morphs.iter().map(|morph| &*morph.form).collect() } else { words.join(" ") }
}
