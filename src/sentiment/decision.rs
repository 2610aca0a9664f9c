//! From probabilities to a label and an emotion.

use super::emotion::{Emotion, Polarity};
use super::model::EMOTIONS;

/// In how many parts the numbers of a [`Choice`] count.
pub(crate) const CHOICE_UNIT: f64 = 1.0 / (1 << 20) as f64;

/// How much the polarity says of the emotion. Both regressions see the same words, so that the plain product would be too sure of itself.
const POLARITY: f64 = 0.25;

/// The label of a sentence with these logits of negative, neutral and positive. The zone of neutral is moved to where labels err least, while that
/// of the probabilities is the one whose means lean to neither side. Of the two poles the likelier one stays ahead, so that no label contradicts
/// its score; neutral is before the others where they are as likely.
pub(crate) fn label(logits: [f64; 3], shift: [f64; 3]) -> Polarity {
    let moved: [f64; 3] = std::array::from_fn(|class| logits[class] + shift[class]);
    let pole = if logits[0] < logits[2] { Polarity::Positive } else { Polarity::Negative };
    if moved[0].max(moved[2]) > moved[1] { pole } else { Polarity::Neutral }
}

/// The probabilities of emotions with these logits in a sentence with these probabilities of polarities.
pub(crate) fn emotions(logits: [f64; EMOTIONS], polarity: [f64; 3]) -> [f64; EMOTIONS] {
    let priors = polarity.map(prior);
    softmax(std::array::from_fn(|at| logits[at] + of_polarity(Emotion::ALL[at], priors)))
}

/// What a polarity that is so likely adds to the logits of its emotions.
fn prior(likely: f64) -> f64 {
    POLARITY * likely.max(1e-6).ln()
}

/// What the polarity adds to the logit of an emotion.
fn of_polarity(emotion: Emotion, [negative, neutral, positive]: [f64; 3]) -> f64 {
    match emotion {
        Emotion::Neutral | Emotion::Hope => neutral,
        Emotion::Joy | Emotion::Pride | Emotion::Gratitude | Emotion::Relief => positive,
        Emotion::Surprise => prior(1.0 / 3.0),
        _ => negative,
    }
}

/// How an emotion is chosen among likely ones. For the best mean F1 over all emotions the likeliest is not the best answer: the one that gains most is,
/// and that is linear in the probability, `gain · (probability − threshold)`. The threshold is half of the F1 that the emotion is judged with (Lipton,
/// Elkan & Naryanaswamy 2014), the gain is the larger the rarer the emotion.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Choice {
    /// By emotion, in parts of [`CHOICE_UNIT`].
    pub(crate) gains: [i32; EMOTIONS],
    /// The same.
    pub(crate) thresholds: [i32; EMOTIONS],
}

impl Choice {
    /// The emotion of a sentence with a label: of those that go with it.
    pub(crate) fn emotion(&self, shares: &[f64; EMOTIONS], label: Polarity) -> Emotion {
        let gain = |emotion: Emotion| {
            let at = emotion.index();
            f64::from(self.gains[at]) * (shares[at] - f64::from(self.thresholds[at]) * CHOICE_UNIT)
        };
        let possible = Emotion::ALL.into_iter().filter(|&emotion| goes_with(emotion, label));
        possible.reduce(|best, next| if gain(next) > gain(best) { next } else { best }).unwrap_or_default()
    }
}

/// Whether an emotion can be that of a sentence with a polarity.
fn goes_with(emotion: Emotion, label: Polarity) -> bool {
    match emotion {
        Emotion::Neutral => label == Polarity::Neutral,
        Emotion::Hope => label != Polarity::Negative,
        Emotion::Surprise => true,
        Emotion::Joy | Emotion::Pride | Emotion::Gratitude | Emotion::Relief => label == Polarity::Positive,
        _ => label != Polarity::Positive,
    }
}

/// The probabilities of classes with these logits.
pub(crate) fn softmax<const N: usize>(logits: [f64; N]) -> [f64; N] {
    let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts = logits.map(|logit| (logit - most).exp());
    let total: f64 = parts.iter().sum();
    parts.map(|part| part / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_contradict_their_score() {
        assert_eq!(label([0.1, -1.0, 0.0], [0.0, 0.0, 0.5]), Polarity::Negative);
        assert_eq!(label([0.0, -1.0, 0.1], [0.5, 0.0, 0.0]), Polarity::Positive);
        assert_eq!(label([0.0, -1.0, 0.5], [0.5, 0.0, 0.0]), Polarity::Positive, "as likely when moved");
        assert_eq!(label([1.0, 1.0, 1.0], [0.0; 3]), Polarity::Neutral);
    }

    #[test]
    fn a_rare_emotion_wins_where_it_gains_more() {
        let mut shares = [0.0; EMOTIONS];
        (shares[Emotion::Regret.index()], shares[Emotion::Sadness.index()]) = (0.5, 0.3);
        let mut choice = Choice { gains: [1; EMOTIONS], thresholds: [0; EMOTIONS] };
        assert_eq!(choice.emotion(&shares, Polarity::Negative), Emotion::Regret);
        choice.gains[Emotion::Sadness.index()] = 10;
        assert_eq!(choice.emotion(&shares, Polarity::Negative), Emotion::Sadness);
        assert_eq!(choice.emotion(&shares, Polarity::Positive), Emotion::Joy);
    }
}
