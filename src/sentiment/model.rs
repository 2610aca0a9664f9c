//! The linear model: which polarity and emotion the features of a sentence speak for.
//!
//! A multinomial logistic regression. Weights are whole numbers, so that sums are exact and the same everywhere.

mod stored;
mod weights;

use std::sync::LazyLock;

use super::decision::{self, Choice};
use super::emotion::{Emotion, Polarity};
use super::feature::{Anchor, Features, Kind};
use super::lexicon::Lexicon;
#[cfg(feature = "training")]
pub(crate) use stored::Nibbles;
pub(crate) use stored::Stored;
use weights::{Row, Weights};

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
        let label = decision::label(probabilities);
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

    /// Adds up features; `note` hears of each that counts where it stands, and how much it adds to positive against negative.
    pub(super) fn sum(&self, features: &Features, given: &mut Given, mut note: impl FnMut(Anchor, i32)) -> Sums {
        given.clear(self.weights.len());
        let mut own = Adding { emotion: self.emotion_bias, negative: 0, positive: 0 };
        let pairs = features.pairs.all().iter().filter_map(|pair| Some((self.weights.place(pair.key)?, pair)));
        for (place, word) in features.words.all().iter().map(|word| (word.key, word)).chain(pairs) {
            // A word counts once.
            if given.is_new(place) {
                let value = if word.is_aside { features.aside } else { features.whole };
                let amount = own.add(self.weights.row(place), value * factor(Kind::Unigram));
                if amount != 0 {
                    note(Anchor::Morphs(word.at - u32::from(word.is_pair), word.at), amount);
                }
            }
        }
        for feature in &features.others {
            if let Some(place) = self.weights.place(feature.id)
                && (feature.kind.is_summed() || given.is_new(place))
            {
                let amount = own.add(self.weights.row(place), feature.value * factor(feature.kind));
                if amount != 0 {
                    note(feature.anchor, amount);
                }
            }
        }
        // The weights of neutral are the negated sums of the others.
        let polarity = [own.negative, -(own.negative + own.positive), own.positive];
        Sums { polarity: std::array::from_fn(|at| self.bias[at] + polarity[at]), emotion: own.emotion }
    }
}

/// Sums that are not complete yet.
struct Adding {
    emotion: [i32; EMOTIONS],
    negative: i32,
    positive: i32,
}

impl Adding {
    /// Adds weights times a value; returns how much that is for positive against negative.
    fn add(&mut self, row: &Row, value: i32) -> i32 {
        let [negative, positive] = [row.negative, row.positive].map(|weight| value * i32::from(weight));
        self.negative += negative;
        self.positive += positive;
        #[allow(clippy::cast_possible_truncation, reason = "a valence of 3 with all factors is far below")]
        add_weighted(&mut self.emotion, value as i16, row);
        positive - negative
    }
}

/// Which weights a sentence has been given: the number of the last sentence that each was given to.
#[derive(Default)]
pub(super) struct Given {
    last: Vec<u8>,
    sentence: u8,
}

impl Given {
    /// None of so many to the next sentence.
    fn clear(&mut self, rows: usize) {
        self.sentence = self.sentence.wrapping_add(1);
        if self.sentence == 0 || self.last.len() != rows {
            self.last.clear();
            self.last.resize(rows, 0);
            self.sentence = 1;
        }
    }

    /// Whether those at a place have not been given yet; they are now.
    fn is_new(&mut self, place: u32) -> bool {
        std::mem::replace(&mut self.last[place as usize], self.sentence) != self.sentence
    }
}

/// Adds weights times a value: eight products of 16 bits at a time, unless it is inlined, where the sums are twelve variables instead of three
/// vectors.
#[inline(never)]
fn add_weighted(sums: &mut [i32; EMOTIONS], value: i16, row: &Row) {
    for (sum, &units) in sums.iter_mut().zip(&row.units) {
        // At most 8 · 255.
        *sum += i32::from(value) * i32::from(i16::from(units) * row.unit);
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
