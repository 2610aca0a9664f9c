//! The words of a sentence, alone and in pairs.

use smallvec::smallvec;

use super::{ASIDE, Anchor, Collector, Feature, Kind, ONE, Word, id, place, unigram};
use crate::sentiment::predication::Predication;
use crate::sentiment::reading::{Flags, Morph};
use crate::sentiment::rules::Parsed;
use crate::sentiment::symbol::{Group, join, symbol};
use crate::tag::Tag;

/// A sentence with this many features of words counts each of them once.
const USUAL_WORDS: f64 = 40.0;

impl Collector<'_, '_> {
    /// Words by themselves. What the rules have accounted for is left to them; what the writer did not go through counts
    /// for less.
    pub(super) fn words(&mut self) {
        let parsed = self.parsed;
        let (morphs, settled, weights) = (&parsed.morphs, &parsed.settled, parsed.weights(ONE, ASIDE));
        let edge = symbol(Group::Sign, "");
        let (mut before, mut before_at, mut before_settled, mut before_value) = (edge, 0, false, ONE);
        let mut count = 0;
        for (at, ((morph, &settled), &value)) in (0..).zip(morphs.iter().zip(settled).zip(&weights)) {
            if !settled {
                self.word(morph, value, at);
                count += 1;
                if !before_settled {
                    let id = id(Kind::Bigram, join(before, morph.symbol));
                    self.keep(word(id, Kind::Bigram, value.min(before_value), before_at, at));
                    count += 1;
                }
            }
            (before, before_at, before_settled, before_value) = (morph.symbol, at, settled, value);
        }
        self.keep(word(id(Kind::Bigram, join(before, edge)), Kind::Bigram, ONE, before_at, before_at));
        count += 1;
        let mut push = |kind, at: usize| {
            let place = place(at);
            self.keep(word(id(kind, morphs[at].symbol), kind, weights[at], place, place));
            count += 1;
        };
        for (at, _) in negated(parsed).iter().enumerate().filter(|(_, negated)| **negated) {
            if morphs[at].is_content() {
                push(Kind::Negated, at);
            }
        }
        // Of several.
        if let Some(last) = parsed.clauses.last().filter(|clause| clause.morphs.start > 0) {
            for at in last.morphs.clone() {
                if !settled[at] && morphs[at].is_content() {
                    push(Kind::Last, at);
                }
            }
        }
        self.even_out(count);
    }

    /// Adds a word by itself, if the model has weights for it.
    fn word(&mut self, morph: &Morph<'_>, value: i32, at: u32) {
        if self.model.is_none() {
            self.features.others.push(word(unigram(morph.symbol), Kind::Unigram, value, at, at));
            return;
        }
        let words = &mut self.features.words;
        let kept = words.len() + usize::from(morph.place != Morph::NOWHERE);
        words.push(Word { place: morph.place, value, at });
        words.truncate(kept);
    }

    /// Many words of a long sentence count for less each, as in a vector of length 1: else a long sentence about nothing
    /// in particular gathers more than a short one that says how it was.
    #[allow(clippy::cast_possible_truncation, reason = "it becomes at most some six times as much")]
    fn even_out(&mut self, words: u32) {
        let scale = (USUAL_WORDS / f64::from(words.max(1))).sqrt();
        let even = |value: i32| (f64::from(value) * scale).round() as i32;
        let (whole, aside) = (even(ONE), even(ASIDE));
        let values = self.features.words.iter_mut().map(|word| &mut word.value);
        for value in values.chain(self.features.others.iter_mut().map(|feature| &mut feature.value)) {
            *value = if *value == ONE { whole } else { aside };
        }
    }
}

/// A feature of the words from one place to another.
fn word(id: u32, kind: Kind, value: i32, first: u32, last: u32) -> Feature {
    Feature {
        id,
        value,
        anchor: Anchor::Morphs(first, last),
        kind,
        #[cfg(feature = "training")]
        name: "",
    }
}

/// Which content words are denied: predicates with an odd number of negations, and nouns that there are none of. Empty if none is.
fn negated(parsed: &Parsed<'_>) -> Flags {
    if !parsed.predications.iter().any(|own| denies(parsed, own)) {
        return Flags::new();
    }
    let mut negated: Flags = smallvec![false; parsed.morphs.len()];
    for predication in parsed.predications.iter().filter(|own| denies(parsed, own)) {
        if predication.negations % 2 == 1 {
            negated[predication.start] = true;
            negated[predication.head] = true;
        }
        let before = parsed.morphs[..predication.start].iter().rposition(|morph| morph.group == Group::Nominal);
        if let Some(noun) = before.filter(|&noun| predication.start - noun <= 3) {
            negated[noun] ^= true;
        }
    }
    negated
}

/// Whether a predicate denies itself or what it is said of.
fn denies(parsed: &Parsed<'_>, predication: &Predication) -> bool {
    let head = &parsed.morphs[predication.head];
    predication.negations % 2 == 1 || head.tag == Tag::Vcn || head.form == "없"
}
