//! What the sums of a model mean: probabilities, labels, emotions.

use std::fmt;

use hoego::training::EMOTIONS as EMOTION_COUNT;

use super::corpus::Row;
use super::measure::{macro_f1, polarity_f1};

/// Which share of the sentences of real retrospectives is neutral.
const NEUTRAL: f64 = 0.66;

/// What a model says of a sentence, before calibration.
pub(super) struct Logits {
    pub(super) polarity: Vec<f64>,
    pub(super) emotion: Vec<f64>,
}

/// What a calibrated model says of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) label: usize,
    pub(super) score: f64,
    pub(super) emotion: usize,
}

/// How sharp the model is, and how wide its neutral zone.
#[derive(Clone, Debug)]
pub(super) struct Calibration {
    pub(super) temperature: f64,
    /// Added to negative, neutral and positive.
    pub(super) shift: [f64; 3],
    /// Added for the choice of a label: what F1 wants.
    pub(super) decision: [f64; 3],
    /// Added to the emotions: rare ones are judged as if they were less so.
    pub(super) emotion: [f64; EMOTION_COUNT],
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([negative, _, positive], [less, _, more]) = (self.shift, self.decision);
        write!(f, "temperature {:.2}, negative {negative:+.2}, positive {positive:+.2}, ", self.temperature)?;
        write!(f, "labels {less:+.2} {more:+.2}")
    }
}

impl Calibration {
    /// Chooses on sentences that were held out: the temperature with the best likelihood, then the zone with the best F1
    /// among those that lean to neither side, then the zone of labels with the best F1, then what makes up for emotions being rare.
    pub(super) fn fit(held: &[(&Row, &Logits)]) -> Self {
        const LEAST: i32 = -5;
        const COUNT: usize = 18;
        let own = |temperature, shift| Self { temperature, shift, decision: [0.0; 3], emotion: [0.0; EMOTION_COUNT] };
        let loss = |temperature: f64| {
            let own = own(temperature, [0.0; 3]);
            let share = |(row, logits): &(&Row, &Logits)| softmax(&own.apply(&logits.polarity))[row.polarity];
            held.iter().map(|one| -share(one).max(1e-12).ln()).sum::<f64>()
        };
        let temperatures = (10..=40).map(|step| f64::from(step) * 0.05);
        let temperature = temperatures.min_by(|&a, &b| loss(a).total_cmp(&loss(b))).unwrap_or(1.0);
        let measure = |negative: f64, positive: f64| {
            let own = own(temperature, [negative, 0.0, positive]);
            let pairs: Vec<_> =
                held.iter().map(|(row, logits)| (row.polarity, best(&own.apply(&logits.polarity)))).collect();
            // A mean of scores must lean to neither side: it is the mood of a year.
            let lean: f64 = held
                .iter()
                .map(|(row, logits)| {
                    let shares = softmax(&own.apply(&logits.polarity));
                    let gold = f64::from(u8::from(row.polarity == 2)) - f64::from(u8::from(row.polarity == 0));
                    shares[2] - shares[0] - gold
                })
                .sum();
            #[allow(clippy::cast_precision_loss, reason = "some thousands")]
            let lean = lean / held.len().max(1) as f64;
            (polarity_f1(&pairs, NEUTRAL), lean.abs())
        };
        let grid = |step: i32| f64::from(step) * 0.1;
        let table: Vec<Vec<(f64, f64)>> = (LEAST..)
            .take(COUNT)
            .map(|negative| (LEAST..).take(COUNT).map(|positive| measure(grid(negative), grid(positive))).collect())
            .collect();
        // The mean around a place, so that no lucky one wins.
        let choose = |price: f64| {
            let mut chosen = (f64::MIN, [0.0; 3]);
            for (a, negative) in (LEAST..).enumerate().take(COUNT - 1).skip(1) {
                for (b, positive) in (LEAST..).enumerate().take(COUNT - 1).skip(1) {
                    let around = (a - 1..=a + 1).flat_map(|a| table[a][b - 1..=b + 1].iter());
                    let mean = around.map(|(f1, lean)| f1 - price * lean).sum::<f64>() / 9.0;
                    if mean > chosen.0 {
                        chosen = (mean, [grid(negative), 0.0, grid(positive)]);
                    }
                }
            }
            chosen.1
        };
        let mut calibration = own(temperature, choose(0.5));
        let labels = choose(0.0);
        calibration.decision = std::array::from_fn(|class| labels[class] - calibration.shift[class]);
        calibration.fit_emotions(held);
        calibration
    }

    /// Takes back the priors in steps of a tenth, as far as F1 gains, then moves single emotions where that gains plainly.
    fn fit_emotions(&mut self, held: &[(&Row, &Logits)]) {
        const PLAINLY: f64 = 0.001;
        let labelled: Vec<_> =
            held.iter().filter_map(|(row, logits)| Some((row.emotion?, *logits, self.polarity(logits)))).collect();
        let mut counts = [1.0; EMOTION_COUNT];
        for &(emotion, ..) in &labelled {
            counts[emotion] += 1.0;
        }
        let total: f64 = counts.iter().sum();
        let f1 = |shift: &[f64; EMOTION_COUNT]| {
            let pairs: Vec<_> = labelled
                .iter()
                .map(|(gold, logits, polarity)| (*gold, emotion(&logits.emotion, shift, polarity)))
                .collect();
            macro_f1(&pairs, EMOTION_COUNT)
        };
        let priors = (0..=12).map(|step| counts.map(|count: f64| -0.1 * f64::from(step) * (count / total).ln()));
        let best = priors.map(|shift| (f1(&shift), shift)).max_by(|a, b| a.0.total_cmp(&b.0));
        let (mut most, mut shift) = best.unwrap_or((0.0, self.emotion));
        for at in (0..EMOTION_COUNT).chain(0..EMOTION_COUNT) {
            for by in [-0.6, -0.3, 0.3, 0.6] {
                let mut next = shift;
                next[at] += by;
                let gained = f1(&next);
                if gained > most + PLAINLY {
                    (most, shift) = (gained, next);
                }
            }
        }
        self.emotion = shift;
    }

    /// What labels and emotions are chosen by, as the analyzer has it.
    fn polarity(&self, logits: &Logits) -> Vec<f64> {
        let own = self.apply(&logits.polarity);
        let shifted: Vec<f64> = own.iter().zip(self.decision).map(|(logit, shift)| logit + shift).collect();
        let mut shares = softmax(&shifted);
        if (own[0] < own[2]) != (shares[0] < shares[2]) {
            shares.swap(0, 2);
        }
        shares
    }

    pub(super) fn judge(&self, logits: &Logits) -> Judgement {
        let polarity = self.polarity(logits);
        let shares = softmax(&self.apply(&logits.polarity));
        Judgement {
            label: best(&polarity),
            score: shares[2] - shares[0],
            emotion: emotion(&logits.emotion, &self.emotion, &polarity),
        }
    }

    fn apply(&self, logits: &[f64]) -> Vec<f64> {
        logits.iter().zip(self.shift).map(|(logit, shift)| logit / self.temperature + shift).collect()
    }
}

/// As the analyzer has it.
fn emotion(logits: &[f64], shift: &[f64; EMOTION_COUNT], polarity: &[f64]) -> usize {
    let label = best(polarity);
    let logits: Vec<f64> = logits.iter().zip(shift).map(|(logit, shift)| logit + shift).collect();
    let joint = softmax(&logits)
        .into_iter()
        .enumerate()
        .map(|(index, share)| if goes_with(index, label) { share * fit(index, polarity).sqrt() } else { -1.0 });
    best(&joint.collect::<Vec<_>>())
}

/// As the analyzer has it.
fn fit(emotion: usize, polarity: &[f64]) -> f64 {
    match emotion {
        0 | 11 => polarity[1],
        1..=4 => polarity[2],
        10 => 1.0 / 3.0,
        _ => polarity[0],
    }
}

/// As the analyzer has it.
fn goes_with(emotion: usize, label: usize) -> bool {
    match emotion {
        0 => label == 1,
        11 => label != 0,
        10 => true,
        1..=4 => label == 2,
        _ => label != 2,
    }
}

fn softmax(logits: &[f64]) -> Vec<f64> {
    let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts: Vec<f64> = logits.iter().map(|logit| (logit - most).exp()).collect();
    let total: f64 = parts.iter().sum();
    parts.into_iter().map(|part| part / total).collect()
}

fn best(shares: &[f64]) -> usize {
    (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a))).unwrap_or(0)
}
