//! The linear model: which polarity and emotion the features of a sentence speak for.
//!
//! A multinomial logistic regression. Weights are whole numbers, so that sums are exact and the same everywhere.

mod stored;
mod total;
mod weights;

use std::sync::LazyLock;

use super::decision::{self, Choice};
use super::emotion::{Emotion, Polarity};
use super::feature::{Anchor, Fact, Feature, Features, Kind, Word};
use super::lexicon::Lexicon;
#[cfg(feature = "training")]
pub(crate) use stored::Nibbles;
pub(crate) use stored::Stored;
use total::{Total, Totals};
use weights::{Weighted, Weights};

/// How many emotions there are.
pub(crate) const EMOTIONS: usize = Emotion::ALL.len();

/// A weight of 1 is this many units of a stored weight, for words: they are many and small.
pub(crate) const WORD_UNIT: i32 = 1 << 8;
/// The same for what the rules find.
pub(crate) const RULE_UNIT: i32 = 1 << 6;
/// What a unit of a sum is: a weight in the finest units times a value in parts of `ONE`.
pub(crate) const SUM_UNIT: f64 = 1.0 / (WORD_UNIT as f64 * super::feature::ONE as f64);

/// How many finest units a stored weight counts.
const fn factor(kind: Kind) -> i32 {
    if kind.is_rule() { WORD_UNIT / RULE_UNIT } else { 1 }
}

/// Weights, ready for use.
pub(crate) struct Model {
    pub(super) lexicon: Lexicon,
    weights: Weights,
    bias: [i32; 3],
    emotion_bias: [i32; EMOTIONS],
    choice: Choice,
}

/// Sums for each class, in [`SUM_UNIT`]s.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    /// Negative, neutral, positive.
    pub(super) polarity: [i32; 3],
    pub(super) emotion: [i32; EMOTIONS],
}

impl Model {
    /// The model of the crate.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Model> = LazyLock::new(|| {
            // A test holds that it can be read.
            let stored = Stored::decode(include_bytes!("../../dict/sentiment.model")).unwrap_or_default();
            Model::new(stored)
        });
        &EMBEDDED
    }

    fn new(stored: Stored) -> Self {
        let mut lexicon = Lexicon::default();
        lexicon.extend(stored.lexicon);
        let mut weights = Weights::with_capacity(stored.polarity.len() + stored.emotion.len());
        for (id, own) in stored.polarity {
            let row = weights.row_mut(id);
            [row.negative, row.positive] = own;
        }
        for (id, own) in stored.emotion {
            let row = weights.row_mut(id);
            (row.units, row.unit) = (own.units(), own.unit());
        }
        Self { lexicon, weights, bias: stored.bias, emotion_bias: stored.emotion_bias, choice: stored.choice }
    }

    /// What a sentence is before anything in it is seen.
    pub(super) fn baseline(&self) -> i32 {
        self.bias[2] - self.bias[0]
    }

    /// The label of a sentence with these sums and probabilities, its emotion, and how likely that is.
    pub(super) fn decide(&self, sums: &Sums, probabilities: [f64; 3]) -> (Polarity, Emotion, f64) {
        let label = self.choice.label(probabilities);
        let emotions = decision::softmax(sums.emotion.map(logit));
        let emotion = self.choice.emotion(&emotions, label, probabilities);
        (label, emotion, emotions[emotion.index()])
    }

    /// Whether a feature may have weights.
    pub(super) fn may_know(&self, id: u32) -> bool {
        self.weights.may_have(id)
    }

    /// Where the weights of a feature are; `None` if it has none.
    pub(super) fn place(&self, id: u32) -> Option<u32> {
        if self.may_know(id) { self.weights.place(id) } else { None }
    }

    /// Adds up features; the room keeps what each adds, of which [`Model::amounts`] tells.
    pub(super) fn sum(&self, features: &Features, room: &mut Room) -> Sums {
        let Room { given, weighted, totals, form } = room;
        let mut given = given.next(self.weights.len());
        weighted.clear();
        // A word counts once.
        let mut weigh = |place: u32, word: &Word| {
            if given.is_new(place) {
                let value = if word.is_aside { features.aside } else { features.whole } * factor(Kind::Unigram);
                weighted.push(Weighted { place, value, anchor: word.anchor() });
            }
        };
        features.words.all().iter().for_each(|word| weigh(word.key, word));
        for pair in features.pairs.all() {
            if let Some(place) = self.weights.place(pair.key) {
                weigh(place, pair);
            }
        }
        let total = totals.of(features.facts_key(), || Total::of(&self.weights, &features.facts));
        // A word may have the id of a fact.
        let facts: Vec<Feature> = if total.once.iter().any(|&place| given.has(place)) {
            features.facts.iter().map(Fact::feature).collect()
        } else {
            Vec::new()
        };
        let (mut emotion, mut polarity) = (self.emotion_bias, [0; 2]);
        *form = 0;
        if facts.is_empty() {
            total.once.iter().for_each(|&place| given.give(place));
            emotion.iter_mut().zip(&total.emotion).for_each(|(sum, own)| *sum += own);
            polarity = total.polarity;
            *form = polarity[1] - polarity[0];
        }
        for own in features.others.iter().chain(&facts) {
            if let Some(place) = self.weights.place(own.id)
                && (own.kind.is_summed() || given.is_new(place))
            {
                weighted.push(Weighted { place, value: own.value * factor(own.kind), anchor: own.anchor });
            }
        }
        self.weights.add(weighted, &mut polarity, &mut emotion);
        // The weights of neutral are the negated sums of the others.
        let [negative, positive] = polarity;
        let own = [negative, -(negative + positive), positive];
        Sums { polarity: std::array::from_fn(|at| self.bias[at] + own[at]), emotion }
    }

    /// Where what was added up stands, and how much it adds to positive against negative.
    pub(super) fn amounts<'r>(&'r self, room: &'r Room) -> impl Iterator<Item = (Anchor, i32)> + use<'r> {
        let weighted = room.weighted.iter().map(|own| {
            let [negative, positive] = self.weights.row(own.place).polarity(own.value);
            (own.anchor, positive - negative)
        });
        weighted.chain([(Anchor::Sentence, room.form)])
    }
}

/// What features are added up in, one sentence after the other.
#[derive(Default)]
pub(super) struct Room {
    given: Given,
    weighted: Vec<Weighted>,
    totals: Totals,
    /// What the facts add to positive against negative.
    form: i32,
}

/// By place the number of the last sentence that weights were given to.
#[derive(Default)]
struct Given {
    last: Vec<u8>,
    sentence: u8,
}

impl Given {
    /// Those of the next sentence, of so many weights.
    fn next(&mut self, rows: usize) -> Giving<'_> {
        self.sentence = self.sentence.wrapping_add(1);
        if self.sentence == 0 || self.last.len() != rows {
            self.last.clear();
            self.last.resize(rows, 0);
            self.sentence = 1;
        }
        Giving { last: &mut self.last, sentence: self.sentence }
    }
}

/// Which weights a sentence has been given.
struct Giving<'g> {
    last: &'g mut [u8],
    sentence: u8,
}

impl Giving<'_> {
    /// Whether those at a place have been given.
    fn has(&self, place: u32) -> bool {
        self.last[place as usize] == self.sentence
    }

    fn give(&mut self, place: u32) {
        self.last[place as usize] = self.sentence;
    }

    /// Whether those at a place have not been given yet; they are now.
    fn is_new(&mut self, place: u32) -> bool {
        std::mem::replace(&mut self.last[place as usize], self.sentence) != self.sentence
    }
}

/// What a sum counts.
pub(super) fn logit(sum: i32) -> f64 {
    f64::from(sum) * SUM_UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_can_be_read() {
        let stored = Stored::decode(include_bytes!("../../dict/sentiment.model")).unwrap();
        assert!(stored.polarity.len() > 1_000 && stored.emotion.len() > 500 && stored.lexicon.len() > 2_000);
        assert!(include_bytes!("../../dict/sentiment.model").len() <= 300 << 10);
    }

    /// `cargo xtask train` has to run after each change of the lexicon.
    #[test]
    fn the_compiled_lexicon_is_the_one_of_the_tables() {
        let stored = Stored::decode(include_bytes!("../../dict/sentiment.model")).unwrap();
        assert!(stored.lexicon == super::super::tables().unwrap(), "run cargo xtask train");
    }
}
