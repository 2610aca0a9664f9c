//! The words of a sentence, alone and in pairs.

use smallvec::smallvec;

use super::{ASIDE, Collector, Feature, Features, Kind, ONE, Word, id, place};
use crate::sentiment::predication::Predication;
use crate::sentiment::reading::Flags;
use crate::sentiment::rules::Parsed;
use crate::sentiment::symbol::{EDGE, Group, Symbol, join};
use crate::tag::Tag;

/// A sentence with this many features of words counts each of them once.
const USUAL_WORDS: f64 = 40.0;

impl Collector<'_, '_> {
    /// Words by themselves and in pairs. What the rules have accounted for is left to them.
    pub(super) fn words(&mut self) {
        let (parsed, asides) = (self.parsed, self.parsed.asides());
        let Some(model) = self.model else { return self.all_words(&asides) };
        let Features { given, words, pairs, values, .. } = &mut *self.features;
        model.begin(given);
        // Each may be one of a pair, be denied and stand in the last clause.
        let most = 4 * parsed.morphs.len() + 1;
        words.clear(most);
        pairs.clear(most);
        let mut is_new = given.marker();
        let mut count = words.extend(alone(parsed, &asides).map(|(place, own)| (own.word(place), is_new(place))));
        let may_know = model.filter();
        let known = move |own: Own| {
            let id = own.id();
            (own.word(id), may_know(id))
        };
        count += pairs.extend(pairs_of(parsed, &asides).map(known));
        count += pairs.extend(denied(parsed, &asides).map(known));
        count += pairs.extend(last(parsed, &asides).map(known));
        *values = evened_out(count);
    }

    /// All of them, whether a model knows them or not.
    fn all_words(&mut self, asides: &[bool]) {
        let parsed = self.parsed;
        let first_word = self.features.others.len();
        let alone = alone(parsed, asides).map(|(_, own)| own);
        let others = denied(parsed, asides).chain(last(parsed, asides));
        for own in alone.chain(pairs_of(parsed, asides)).chain(others) {
            self.features.others.push(Feature {
                id: own.id(),
                value: i32::from(own.is_aside),
                anchor: own.word(0).anchor(),
                kind: own.kind,
                #[cfg(feature = "training")]
                name: "",
            });
        }
        let words = &mut self.features.others[first_word..];
        let [whole, aside] = evened_out(words.len());
        for word in words {
            word.value = if word.value == 0 { whole } else { aside };
        }
    }
}

/// A word, or two that follow each other.
#[derive(Clone, Copy)]
struct Own {
    kind: Kind,
    symbol: Symbol,
    /// Which morpheme it is, of two the second.
    at: u32,
    is_pair: bool,
    /// Whether it tells nothing that the writer went through.
    is_aside: bool,
}

impl Own {
    fn id(&self) -> u32 {
        id(self.kind, self.symbol)
    }

    fn word(&self, key: u32) -> Word {
        Word::new(key, self.at, self.is_pair, self.is_aside)
    }
}

/// Words by themselves, with the places of their weights.
fn alone<'p>(parsed: &'p Parsed<'_>, asides: &'p [bool]) -> impl Iterator<Item = (u32, Own)> + use<'p> {
    let words = parsed.morphs.iter().zip(parsed.settled.iter().zip(asides));
    let mut next = 0;
    words.filter_map(move |(morph, (&settled, &is_aside))| {
        let at = next;
        next += 1;
        let own = Own { kind: Kind::Unigram, symbol: morph.symbol, at, is_pair: false, is_aside };
        (!settled).then_some((morph.place, own))
    })
}

/// Words in pairs, the first with what is before the sentence and the last with what is behind it.
fn pairs_of<'p>(parsed: &'p Parsed<'_>, asides: &'p [bool]) -> impl Iterator<Item = Own> + use<'p> {
    let words = parsed.morphs.iter().zip(parsed.settled.iter().zip(asides));
    let (mut next, mut before, mut before_settled, mut before_aside) = (0, EDGE, false, false);
    let pairs = words.filter_map(move |(morph, (&settled, &aside))| {
        let pair = Own {
            kind: Kind::Bigram,
            symbol: join(before, morph.symbol),
            at: next,
            is_pair: true,
            is_aside: aside | before_aside,
        };
        let is_free = !(settled | before_settled);
        (next, before, before_settled, before_aside) = (next + 1, morph.symbol, settled, aside);
        is_free.then_some(pair)
    });
    let last = parsed.morphs.last().map_or(EDGE, |last| last.symbol);
    let at = place(parsed.morphs.len().saturating_sub(1));
    pairs.chain([Own { kind: Kind::Bigram, symbol: join(last, EDGE), at, is_pair: false, is_aside: false }])
}

/// Content words at some of the places.
fn content<'p>(
    parsed: &'p Parsed<'_>,
    asides: &'p [bool],
    kind: Kind,
    places: impl Iterator<Item = usize>,
) -> impl Iterator<Item = Own> {
    places.filter(|&at| parsed.morphs[at].is_content()).map(move |at| Own {
        kind,
        symbol: parsed.morphs[at].symbol,
        at: place(at),
        is_pair: false,
        is_aside: asides[at],
    })
}

/// Words that are denied.
fn denied<'p>(parsed: &'p Parsed<'_>, asides: &'p [bool]) -> impl Iterator<Item = Own> + use<'p> {
    let negated = negated(parsed);
    let places = (0..negated.len()).filter(move |&at| negated[at]);
    content(parsed, asides, Kind::Negated, places)
}

/// Words of the last clause of several.
fn last<'p>(parsed: &'p Parsed<'_>, asides: &'p [bool]) -> impl Iterator<Item = Own> + use<'p> {
    let last = parsed.clauses.last().filter(|clause| clause.morphs.start > 0);
    let places = last.map_or(0..0, |clause| clause.morphs.clone()).filter(|&at| !parsed.settled[at]);
    content(parsed, asides, Kind::Last, places)
}

/// What words count of which a sentence has so many, those that the writer went through and those aside. Many words of a long sentence count for
/// less each, as in a vector of length 1: else a long sentence about nothing in particular gathers more than a short one that says how it was.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "it becomes at most some six times as much"
)]
fn evened_out(words: usize) -> [i32; 2] {
    let scale = (USUAL_WORDS / words.max(1) as f64).sqrt();
    [ONE, ASIDE].map(|value| (f64::from(value) * scale).round() as i32)
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
