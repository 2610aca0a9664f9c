//! The words of a sentence, alone and in pairs.

use smallvec::smallvec;

use super::{Anchor, Collector, Feature, Kind, ONE, id};
use crate::sentiment::reading::Flags;
use crate::sentiment::rules::Parsed;
use crate::sentiment::symbol::{Group, join, symbol};
use crate::tag::Tag;

/// A sentence with this many features of words counts each of them once.
const USUAL_WORDS: f64 = 40.0;

impl<K: Fn(u32) -> bool> Collector<'_, '_, K> {
    /// Words by themselves. What the rules have accounted for is left to them; what the writer did not go through counts
    /// for less.
    pub(super) fn words(&mut self) {
        let parsed = self.parsed;
        let morphs = &parsed.morphs;
        let edge = symbol(Group::Sign, "");
        let mut before = edge;
        let negated = negated(parsed);
        let weights = parsed.weights(ONE);
        // Of several.
        let last_clause = parsed.clauses.last().filter(|clause| clause.morphs.start > 0);
        let mut count = 0_u32;
        let mut push = |kind, symbol, value, first, last| {
            count += 1;
            self.keep(Feature {
                id: id(kind, symbol),
                value,
                anchor: Anchor::morphs(first, last),
                kind,
                #[cfg(feature = "training")]
                name: "",
            });
        };
        for (at, morph) in morphs.iter().enumerate() {
            let value = weights[at];
            let settled = parsed.settled[at];
            let before_at = at.saturating_sub(1);
            if !settled {
                push(Kind::Unigram, morph.symbol, value, at, at);
                if !parsed.settled[before_at] {
                    push(Kind::Bigram, join(before, morph.symbol), value.min(weights[before_at]), before_at, at);
                }
            }
            before = morph.symbol;
            if !morph.is_content() {
                continue;
            }
            if negated[at] {
                push(Kind::Negated, morph.symbol, value, at, at);
            }
            if !settled && last_clause.is_some_and(|clause| clause.morphs.contains(&at)) {
                push(Kind::Last, morph.symbol, value, at, at);
            }
        }
        let end = morphs.len().saturating_sub(1);
        push(Kind::Bigram, join(before, edge), ONE, end, end);
        self.even_out(count);
    }

    /// Many words of a long sentence count for less each, as in a vector of length 1: else a long sentence about nothing
    /// in particular gathers more than a short one that says how it was.
    #[allow(clippy::cast_possible_truncation, reason = "it becomes at most some six times as much")]
    fn even_out(&mut self, words: u32) {
        let scale = (USUAL_WORDS / f64::from(words.max(1))).sqrt();
        let even = |value: i32| (f64::from(value) * scale).round() as i32;
        // Most have the same value.
        let mut last = (ONE, even(ONE));
        for feature in self.features.iter_mut() {
            if feature.value != last.0 {
                last = (feature.value, even(feature.value));
            }
            feature.value = last.1;
        }
    }
}

/// Which content words are denied: predicates with an odd number of negations, and nouns that there are none of.
fn negated(parsed: &Parsed<'_>) -> Flags {
    let mut negated: Flags = smallvec![false; parsed.morphs.len()];
    for predication in &parsed.predications {
        let head = &parsed.morphs[predication.head];
        let exists = head.form == "없";
        if predication.negations % 2 == 1 {
            negated[predication.start] = true;
            negated[predication.head] = true;
        }
        if exists || head.tag == Tag::Vcn || predication.negations % 2 == 1 {
            let before = parsed.morphs[..predication.start].iter().rposition(|morph| morph.group == Group::Nominal);
            if let Some(noun) = before.filter(|&noun| predication.start - noun <= 3) {
                negated[noun] ^= true;
            }
        }
    }
    negated
}
