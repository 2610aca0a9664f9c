//! From probabilities to a label and an emotion.

use super::emotion::{Emotion, Polarity};
use super::model::EMOTIONS;

/// In how many parts the numbers of a [`Choice`] count.
pub(crate) const CHOICE_UNIT: f64 = 1.0 / (1 << 20) as f64;

/// From which probability on a polarity may be that of the sentence, so that emotions that go with it are possible, too.
const PLAUSIBLE: f64 = 0.35;

/// How labels and emotions are chosen among likely ones.
///
/// A sentence is neutral unless one side is likelier than the other and at least so many times as likely as neutral: as two sentences in three are
/// neutral, the likeliest label would miss many of the others.
///
/// For the best mean F1 over all emotions the likeliest is not the best answer: the one that gains most is,
/// and that is linear in the probability, `gain · (probability − threshold)`. The threshold is half of the F1 that the emotion is judged with (Lipton,
/// Elkan & Naryanaswamy 2014), the gain is the larger the rarer the emotion.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Choice {
    /// How wide the neutral zone is: how likely a side must be beside neutral, in parts of [`CHOICE_UNIT`].
    pub(crate) zone: i32,
    /// By emotion, in parts of [`CHOICE_UNIT`].
    pub(crate) gains: [i32; EMOTIONS],
    /// The same.
    pub(crate) thresholds: [i32; EMOTIONS],
}

impl Choice {
    /// The label of a sentence with these probabilities of negative, neutral and positive.
    pub(crate) fn label(&self, [negative, neutral, positive]: [f64; 3]) -> Polarity {
        let least = f64::from(self.zone) * CHOICE_UNIT * neutral;
        if positive > negative && positive >= least {
            Polarity::Positive
        } else if negative > positive && negative >= least {
            Polarity::Negative
        } else {
            Polarity::Neutral
        }
    }

    /// The emotion of a sentence with a label and these probabilities of polarities: of those that go with the label, or with a polarity that it could
    /// have been as well. Else the error of a label that is a close call would be that of the emotion, too, which other weights tell.
    pub(crate) fn emotion(&self, shares: &[f64; EMOTIONS], label: Polarity, polarities: [f64; 3]) -> Emotion {
        let gains: [f64; EMOTIONS] = std::array::from_fn(|at| {
            f64::from(self.gains[at]) * (shares[at] - f64::from(self.thresholds[at]) * CHOICE_UNIT)
        });
        let plausible = polarities.map(|share| share >= PLAUSIBLE);
        let is_plausible = |emotion| side(emotion).is_some_and(|side| plausible[side as usize]);
        let possible = Emotion::ALL.into_iter().filter(|&emotion| goes_with(emotion, label) || is_plausible(emotion));
        let better = |best: Emotion, next: Emotion| if gains[next.index()] > gains[best.index()] { next } else { best };
        possible.reduce(better).unwrap_or_default()
    }
}

/// The polarity that an emotion goes with most often; `None` for any.
fn side(emotion: Emotion) -> Option<Polarity> {
    match emotion {
        Emotion::Surprise => None,
        Emotion::Neutral | Emotion::Hope => Some(Polarity::Neutral),
        Emotion::Joy | Emotion::Pride | Emotion::Gratitude | Emotion::Relief => Some(Polarity::Positive),
        _ => Some(Polarity::Negative),
    }
}

/// Whether an emotion is one of a sentence with a polarity: worries are told without a complaint, and hopes with joy.
fn goes_with(emotion: Emotion, label: Polarity) -> bool {
    match (side(emotion), label) {
        (None, _) | (Some(Polarity::Negative), Polarity::Neutral) => true,
        (Some(Polarity::Neutral), Polarity::Positive) => emotion == Emotion::Hope,
        (Some(side), label) => side == label,
    }
}

/// The probabilities of classes with these logits.
pub(crate) fn softmax<const N: usize>(logits: [f64; N]) -> [f64; N] {
    let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts = logits.map(|logit| exp(logit - most));
    let total: f64 = parts.iter().sum();
    parts.map(|part| part / total)
}

/// e to the power of a number from −700 to 0, with an error of some units in the last place; below as if it were −700. The same on every platform,
/// and for two numbers at a time: a power of two times the series of what is left (Cody & Waite 1980).
fn exp(power: f64) -> f64 {
    /// 1.5 · 2^52: added to a number it leaves the nearest whole one in the lower bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    /// ln 2 in two parts, the first of so few digits that its multiples are exact.
    const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
    /// 1 / n! from n = 13 down.
    const SERIES: [f64; 14] = [
        1.0 / 6_227_020_800.0,
        1.0 / 479_001_600.0,
        1.0 / 39_916_800.0,
        1.0 / 3_628_800.0,
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    let power = power.max(-700.0);
    let shifted = power * std::f64::consts::LOG2_E + ROUND;
    let twos = shifted - ROUND;
    let rest = (power - twos * LN_2[0]) - twos * LN_2[1];
    let series = SERIES.iter().fold(0.0, |sum, own| sum * rest + own);
    series * f64::from_bits(shifted.to_bits().wrapping_add(1_023) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_library() {
        for power in (0..70_000).map(|own| f64::from(own) / -100.3) {
            assert!((exp(power) / power.max(-700.0).exp() - 1.0).abs() < 1e-14, "{power}");
        }
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_side_must_leave_the_neutral_zone() {
        let choice = Choice { zone: 1 << 19, ..Choice::default() };
        assert_eq!(choice.label([0.3, 0.6, 0.1]), Polarity::Negative);
        assert_eq!(choice.label([0.1, 0.6, 0.3]), Polarity::Positive);
        assert_eq!(choice.label([0.1, 0.61, 0.29]), Polarity::Neutral);
        assert_eq!(choice.label([0.4, 0.2, 0.4]), Polarity::Neutral);
    }

    #[test]
    fn a_rare_emotion_wins_where_it_gains_more() {
        let mut shares = [0.0; EMOTIONS];
        (shares[Emotion::Regret.index()], shares[Emotion::Sadness.index()]) = (0.5, 0.3);
        let mut choice = Choice { gains: [1; EMOTIONS], ..Choice::default() };
        assert_eq!(choice.emotion(&shares, Polarity::Negative, [0.9, 0.1, 0.0]), Emotion::Regret);
        choice.gains[Emotion::Sadness.index()] = 10;
        assert_eq!(choice.emotion(&shares, Polarity::Negative, [0.9, 0.1, 0.0]), Emotion::Sadness);
    }

    #[test]
    fn an_emotion_goes_with_the_label_or_with_a_close_second() {
        let mut shares = [0.0; EMOTIONS];
        (shares[Emotion::Regret.index()], shares[Emotion::Neutral.index()]) = (0.6, 0.3);
        let choice = Choice { gains: [1; EMOTIONS], ..Choice::default() };
        assert_eq!(choice.emotion(&shares, Polarity::Positive, [0.1, 0.1, 0.8]), Emotion::Joy);
        assert_eq!(choice.emotion(&shares, Polarity::Positive, [0.1, 0.4, 0.5]), Emotion::Neutral);
        assert_eq!(choice.emotion(&shares, Polarity::Positive, [0.4, 0.1, 0.5]), Emotion::Regret);
        assert_eq!(choice.emotion(&shares, Polarity::Neutral, [0.1, 0.8, 0.1]), Emotion::Regret);
    }
}
