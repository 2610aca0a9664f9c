//! The words of a sentence, alone and in pairs.

use smallvec::smallvec;

use super::{ASIDE, Anchor, Collector, Feature, Kind, ONE, Word, id, place};
use crate::sentiment::predication::Predication;
use crate::sentiment::reading::{Flags, Morph};
use crate::sentiment::rules::Parsed;
use crate::sentiment::symbol::{Group, Symbol, join, symbol};
use crate::tag::Tag;

/// A sentence with this many features of words counts each of them once.
const USUAL_WORDS: f64 = 40.0;

impl Collector<'_, '_> {
    /// Words by themselves and in pairs.
    pub(super) fn words(&mut self) {
        let morphs = &self.parsed.morphs;
        let Some(model) = self.model else { return self.all_words() };
        let (words, pairs) = (&mut self.features.words, &mut self.features.pairs);
        words.clear(morphs.len());
        pairs.clear(3 * morphs.len() + 1);
        let mut count = 0;
        each_word(self.parsed, |kind, symbol, first, at, is_aside| {
            count += 1;
            let word = |key| Word { key, at: place(at), is_pair: first < at, is_aside };
            if kind == Kind::Unigram {
                words.add(word(morphs[at].place), morphs[at].place != Morph::NOWHERE);
            } else {
                let id = id(kind, symbol);
                pairs.add(word(id), model.may_know(id));
            }
        });
        (self.features.whole, self.features.aside) = evened_out(count);
    }

    /// All of them, whether a model knows them or not.
    fn all_words(&mut self) {
        let first_word = self.features.others.len();
        each_word(self.parsed, |kind, symbol, first, at, is_aside| {
            self.features.others.push(Feature {
                id: id(kind, symbol),
                value: i32::from(is_aside),
                anchor: Anchor::Morphs(place(first), place(at)),
                kind,
                #[cfg(feature = "training")]
                name: "",
            });
        });
        let words = &mut self.features.others[first_word..];
        let (whole, aside) = evened_out(words.len());
        for word in words {
            word.value = if word.value == 0 { whole } else { aside };
        }
    }
}

/// Hands out the words of a sentence: of which kind, what it is, the first and the last morpheme, and whether it tells nothing that the writer
/// went through. What the rules have accounted for is left to them.
fn each_word(parsed: &Parsed<'_>, mut take: impl FnMut(Kind, Symbol, usize, usize, bool)) {
    let (morphs, settled, asides) = (&parsed.morphs[..], &parsed.settled[..], parsed.asides());
    let is_aside = |at: usize| asides.get(at).is_some_and(|&aside| aside);
    let edge = symbol(Group::Sign, "");
    let (mut before, mut before_at, mut before_settled, mut before_aside) = (edge, 0, false, false);
    for (at, (morph, &settled)) in morphs.iter().zip(settled).enumerate() {
        let aside = is_aside(at);
        if !settled {
            take(Kind::Unigram, morph.symbol, at, at, aside);
            if !before_settled {
                take(Kind::Bigram, join(before, morph.symbol), before_at, at, aside || before_aside);
            }
        }
        (before, before_at, before_settled, before_aside) = (morph.symbol, at, settled, aside);
    }
    take(Kind::Bigram, join(before, edge), before_at, before_at, false);
    for (at, _) in negated(parsed).iter().enumerate().filter(|(_, negated)| **negated) {
        if morphs[at].is_content() {
            take(Kind::Negated, morphs[at].symbol, at, at, is_aside(at));
        }
    }
    // Of several.
    if let Some(last) = parsed.clauses.last().filter(|clause| clause.morphs.start > 0) {
        for at in last.morphs.clone() {
            if !settled[at] && morphs[at].is_content() {
                take(Kind::Last, morphs[at].symbol, at, at, is_aside(at));
            }
        }
    }
}

/// What words count of which a sentence has so many, those that the writer went through and those aside. Many words of a long sentence count for
/// less each, as in a vector of length 1: else a long sentence about nothing in particular gathers more than a short one that says how it was.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "it becomes at most some six times as much"
)]
fn evened_out(words: usize) -> (i32, i32) {
    let scale = (USUAL_WORDS / words.max(1) as f64).sqrt();
    let even = |value: i32| (f64::from(value) * scale).round() as i32;
    (even(ONE), even(ASIDE))
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
