//! The linear model: which polarity and emotion the features of a sentence speak for.
//!
//! A multinomial logistic regression. Weights are whole numbers, so that sums are exact and the same everywhere.

mod stored;
mod weights;

use std::sync::LazyLock;

use super::decision::{self, Choice};
use super::emotion::{Emotion, Polarity};
use super::feature::{Feature, Kind};
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
pub(super) struct Model {
    pub(super) lexicon: Lexicon,
    weights: Weights,
    /// The first is that of features that say nothing of emotions.
    emotions: Vec<Felt>,
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
        for (id, [negative, positive]) in stored.polarity {
            *weights.row(id) = Row { negative, positive, emotion: 0 };
        }
        let mut emotions = vec![Felt::default()];
        for (id, own) in stored.emotion {
            weights.row(id).emotion = u16::try_from(emotions.len()).unwrap_or(0);
            emotions.push(Felt { units: own.units(), unit: own.unit() });
        }
        Self { lexicon, weights, emotions, bias: stored.bias, emotion_bias: stored.emotion_bias, choice: stored.choice }
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

    /// Adds up features; `note` hears of each that counts: how much it adds to positive against negative.
    pub(super) fn sum(&self, features: &[Feature], mut note: impl FnMut(&Feature, i32)) -> Sums {
        let mut sums = Sums { polarity: self.bias, emotion: self.emotion_bias };
        // A bit of each id tells almost always that one is new, without a search.
        let mut seen = [0_u64; 16];
        for (at, feature) in features.iter().enumerate() {
            let Some(row) = self.weights.get(feature.id) else { continue };
            // A word counts once.
            if !feature.kind.is_summed() {
                let (place, mark) = ((feature.id >> 6) as usize % seen.len(), 1 << (feature.id & 63));
                let same = |own: &Feature| own.id == feature.id && !own.kind.is_summed();
                if seen[place] & mark != 0 && features[..at].iter().any(same) {
                    continue;
                }
                seen[place] |= mark;
            }
            let value = feature.value * factor(feature.kind);
            let (negative, positive) = (i32::from(row.negative), i32::from(row.positive));
            sums.polarity[0] += value * negative;
            sums.polarity[1] -= value * (negative + positive);
            sums.polarity[2] += value * positive;
            if positive != negative {
                note(feature, value * (positive - negative));
            }
            #[allow(clippy::cast_possible_truncation, reason = "a valence of 3 with all factors is far below")]
            add_weighted(&mut sums.emotion, value as i16, &self.emotions[usize::from(row.emotion)]);
        }
        sums
    }
}

/// The weights that a feature has for emotions: so small that four fill a line of a cache.
#[derive(Clone, Copy, Default, Debug)]
#[repr(align(16))]
struct Felt {
    units: [i8; EMOTIONS],
    unit: i16,
}

/// Adds weights times a value: eight products of 16 bits at a time, unless it is inlined, where the sums are twelve variables instead of three
/// vectors.
#[inline(never)]
fn add_weighted(sums: &mut [i32; EMOTIONS], value: i16, felt: &Felt) {
    for (sum, &units) in sums.iter_mut().zip(&felt.units) {
        // At most 8 · 255.
        *sum += i32::from(value) * i32::from(i16::from(units) * felt.unit);
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
