//! The linear model: which polarity and emotion the features of a sentence speak for.
//!
//! A multinomial logistic regression. Weights are whole numbers, so that sums are exact and the same everywhere.

mod given;
mod stored;
mod total;
mod weights;

use std::sync::LazyLock;

use super::decision::{self, Choice};
use super::emotion::{Emotion, Polarity};
use super::feature::{Anchor, Fact, Feature, Features, Kind};
use super::lexicon::Lexicon;
pub(super) use given::Given;
#[cfg(feature = "training")]
pub(crate) use stored::Nibbles;
pub(crate) use stored::Stored;
use total::{Total, Totals};
use weights::{Sum, Weights};

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
    /// How often each polarity is in posts.
    usual: [f64; 3],
}

/// Sums for each class, in [`SUM_UNIT`]s.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    /// Negative, neutral, positive.
    pub(super) polarity: [i32; 3],
    pub(super) emotion: [i32; EMOTIONS],
}

impl Model {
    /// The place of weights that there are not.
    pub(super) const NOWHERE: u32 = Weights::NOWHERE;

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
            weights.row_mut(id).set_polarity(own);
        }
        for (id, own) in stored.emotion {
            // At most 8 · 255.
            weights.row_mut(id).set_emotion(own.units().map(|units| i16::from(units) * own.unit()));
        }
        let usual = stored.usual.map(|share| f64::from(share) * decision::CHOICE_UNIT);
        Self { lexicon, weights, bias: stored.bias, emotion_bias: stored.emotion_bias, choice: stored.choice, usual }
    }

    /// How often negative, neutral and positive are in posts.
    pub(super) fn usual(&self) -> [f64; 3] {
        self.usual
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
        self.weights.filter()(id)
    }

    /// The same of many.
    pub(super) fn filter(&self) -> impl Fn(u32) -> bool + Copy {
        self.weights.filter()
    }

    /// Where the weights of a feature are; [`Model::NOWHERE`] if it has none.
    pub(super) fn place(&self, id: u32) -> u32 {
        self.weights.place(id)
    }

    /// Begins a sentence.
    pub(super) fn begin(&self, given: &mut Given) {
        given.begin(self.weights.len());
    }

    /// Adds up features; they and the room keep what each adds, of which [`Model::amounts`] tells.
    pub(super) fn sum(&self, features: &mut Features, room: &mut Room) -> Sums {
        let Room { weighted, totals, form } = room;
        weighted.clear();
        features.settle_pairs(|id| self.weights.place(id));
        let mut sum = Sum::default();
        let (words, [whole, aside]) = (features.words.all(), features.values);
        sum.add(&self.weights.sum(words.iter().map(|word| word.key)), whole * factor(Kind::Unigram));
        if words.iter().any(|word| word.is_aside()) {
            let asides = words.iter().filter(|word| word.is_aside());
            sum.add(&self.weights.sum(asides.map(|word| word.key)), (aside - whole) * factor(Kind::Unigram));
        }
        let total = totals.of(features.facts_key(), || Total::of(&self.weights, &features.facts));
        let given = &mut features.given;
        // A word may have the id of a fact.
        let facts: Vec<Feature> = if total.once.iter().any(|&place| given.has(place)) {
            features.facts.iter().map(Fact::feature).collect()
        } else {
            Vec::new()
        };
        *form = 0;
        if facts.is_empty() {
            total.once.iter().for_each(|&place| given.give(place));
            sum.add(&total.sum, 1);
            *form = total.sum.tilt();
        }
        let mut is_new = given.marker();
        for own in features.others.iter().chain(&facts) {
            let place = self.weights.place(own.id);
            if place != Self::NOWHERE && (own.kind.is_summed() || is_new(place)) {
                weighted.push(Weighted { place, value: own.value * factor(own.kind), anchor: own.anchor });
            }
        }
        sum.add(&self.weights.weighted_sum(weighted.iter().map(|own| (own.place, own.value))), 1);
        // The weights of neutral are the negated sums of the others.
        let [negative, positive] = sum.polarity();
        let own = [negative, -(negative + positive), positive];
        let emotion = sum.emotion();
        Sums {
            polarity: std::array::from_fn(|at| self.bias[at] + own[at]),
            emotion: std::array::from_fn(|at| self.emotion_bias[at] + emotion[at]),
        }
    }

    /// What was added up, where it stands and how much it adds to positive against negative.
    pub(super) fn amounts<'r>(
        &'r self,
        features: &'r Features,
        room: &'r Room,
    ) -> impl Iterator<Item = (Anchor, i32)> + use<'r> {
        let tilt = |place| self.weights.row(place).tilt();
        let values = features.values.map(|value| value * factor(Kind::Unigram));
        let words = features.words.all().iter();
        let words = words.map(move |word| (word.anchor(), values[usize::from(word.is_aside())] * tilt(word.key)));
        let weighted = room.weighted.iter().map(move |own| (own.anchor, own.value * tilt(own.place)));
        words.chain(weighted).chain([(Anchor::Sentence, room.form)])
    }
}

/// Weights that a sentence has been given for what is no word.
#[derive(Clone, Copy, Debug)]
struct Weighted {
    /// Where they are.
    place: u32,
    /// What they are multiplied by.
    value: i32,
    anchor: Anchor,
}

/// What features are added up in, one sentence after the other.
#[derive(Default)]
pub(super) struct Room {
    weighted: Vec<Weighted>,
    totals: Totals,
    /// What the facts add to positive against negative.
    form: i32,
}

impl Sums {
    /// How likely it is negative, neutral, positive.
    pub(super) fn probabilities(&self) -> [f64; 3] {
        decision::softmax(self.polarity.map(logit))
    }
}

/// What a sum counts.
pub(super) fn logit(sum: i32) -> f64 {
    f64::from(sum) * SUM_UNIT
}

/// The sum that is nearest to a logit.
#[allow(clippy::cast_possible_truncation, reason = "a float is cut off at the ends")]
pub(super) fn amount(logit: f64) -> i32 {
    (logit / SUM_UNIT).round() as i32
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
