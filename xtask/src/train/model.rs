//! Models: how they are trained, what they say, how they are stored.

use std::fmt;

use clap::Args;
use hoego::training::{EMOTIONS as EMOTION_COUNT, Feature, ONE, UNITS, Weights};

use super::corpus::Row;
use super::matrix::Vocabulary;
use super::measure::macro_f1;
use super::solver::{Problem, solve};

/// How models are trained.
#[derive(Args, Clone, Debug)]
pub(crate) struct Settings {
    /// How strongly weights of polarity are held back
    #[arg(long, default_value_t = 30.0)]
    penalty: f64,
    /// How strongly weights of emotions are held back
    #[arg(long, default_value_t = 20.0)]
    emotion_penalty: f64,
    /// How many sentences a feature of polarity needs
    #[arg(long, default_value_t = 3)]
    least: usize,
    /// How many sentences a feature of emotions needs
    #[arg(long, default_value_t = 5)]
    emotion_least: usize,
    /// What a sentence of the repository counts beside one of another file
    #[arg(long, default_value_t = 0.7)]
    own_weight: f32,
    /// What a sentence counts that careful readers may see otherwise
    #[arg(long, default_value_t = 0.6)]
    unclear_weight: f32,
    /// How many steps the solver takes at most
    #[arg(long, default_value_t = 120)]
    steps: usize,
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "penalty {} and {}", self.penalty, self.emotion_penalty)?;
        write!(f, ", features in {} and {} sentences", self.least, self.emotion_least)
    }
}

/// Two regressions.
pub(super) struct Trained {
    polarity: Head,
    emotion: Head,
}

struct Head {
    vocabulary: Vocabulary,
    /// By feature and class, the bias last.
    weights: Vec<f64>,
    classes: usize,
}

/// What a model says of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) label: usize,
    pub(super) score: f64,
    pub(super) emotion: usize,
}

/// Whether polarity depends on a feature of this kind.
fn speaks_of_polarity(feature: &Feature) -> bool {
    !matches!(feature.kind, "skip" | "outweighed")
}

/// Whether emotions depend on a feature of this kind: twelve weights each are many.
fn speaks_of_emotion(feature: &Feature) -> bool {
    matches!(feature.kind, "unigram" | "negated" | "rule" | "form")
}

impl Trained {
    pub(super) fn new(rows: &[&Row], settings: &Settings) -> Self {
        let weight = |row: &Row| {
            let own = if row.is_extra { 1.0 } else { settings.own_weight };
            own * if row.clear { 1.0 } else { settings.unclear_weight }
        };
        let polarity = Head::new(
            rows,
            Vocabulary::new(rows, settings.least, speaks_of_polarity),
            |row| Some(row.polarity),
            3,
            weight,
            settings.penalty,
            settings.steps,
        );
        let emotion = Head::new(
            rows,
            Vocabulary::new(rows, settings.emotion_least, speaks_of_emotion),
            |row| row.emotion,
            EMOTION_COUNT,
            weight,
            settings.emotion_penalty,
            settings.steps,
        );
        Self { polarity, emotion }
    }

    pub(super) fn judge(&self, row: &Row, calibration: &Calibration) -> Judgement {
        let logits = calibration.apply(&self.polarity.logits(row));
        let polarity = softmax(&logits);
        let label = best(&polarity);
        let logits = self.emotion.logits(row);
        let logits: Vec<f64> = logits.iter().zip(calibration.emotion).map(|(logit, shift)| logit + shift).collect();
        let emotion = softmax(&logits);
        let joint: Vec<f64> = emotion
            .iter()
            .enumerate()
            .map(|(index, share)| if goes_with(index, label) { share * fit(index, &polarity) } else { -1.0 })
            .collect();
        Judgement { label, score: polarity[2] - polarity[0], emotion: best(&joint) }
    }

    /// The weights as they are stored.
    pub(super) fn weights(&self, calibration: &Calibration, note: String) -> Weights {
        let finest = f64::from(UNITS[0] * ONE);
        let sharpness = 1.0 / calibration.temperature;
        let mut weights = Weights { note, ..Weights::default() };
        let head = &self.polarity;
        for (at, &(id, is_rule)) in head.vocabulary.ids.iter().enumerate() {
            let row = &head.weights[at * 3..][..3];
            // The shares of the three sum to nothing.
            let mean = row.iter().sum::<f64>() / 3.0;
            let unit = UNITS[usize::from(is_rule)];
            let stored = [0, 2].map(|class| whole((row[class] - mean) * sharpness * f64::from(unit)));
            if stored != [0, 0] {
                weights.polarity.push((id, stored));
            }
        }
        let bias = head.bias();
        let mean = bias.iter().sum::<f64>() / 3.0;
        for (class, own) in weights.bias.iter_mut().enumerate() {
            *own = round(((bias[class] - mean) * sharpness + calibration.shift[class]) * finest);
        }
        let head = &self.emotion;
        for (at, &(id, is_rule)) in head.vocabulary.ids.iter().enumerate() {
            let row = &head.weights[at * EMOTION_COUNT..][..EMOTION_COUNT];
            let unit = f64::from(UNITS[usize::from(is_rule)]);
            let mut stored = [0i8; EMOTION_COUNT];
            stored.iter_mut().zip(row).for_each(|(own, weight)| *own = whole(weight * unit));
            // What hardly matters is left out.
            if stored.iter().any(|weight| weight.unsigned_abs() > 4) {
                weights.emotion.push((id, stored));
            }
        }
        for ((own, bias), shift) in weights.emotion_bias.iter_mut().zip(head.bias()).zip(calibration.emotion) {
            *own = round((bias + shift) * finest);
        }
        weights
    }
}

#[allow(clippy::cast_possible_truncation, reason = "clamped")]
fn whole(value: f64) -> i8 {
    value.round().clamp(-127.0, 127.0) as i8
}

#[allow(clippy::cast_possible_truncation, reason = "biases are small")]
fn round(value: f64) -> i32 {
    value.round() as i32
}

impl Head {
    fn new(
        rows: &[&Row],
        vocabulary: Vocabulary,
        class: impl Fn(&Row) -> Option<usize>,
        classes: usize,
        weight: impl Fn(&Row) -> f32,
        penalty: f64,
        steps: usize,
    ) -> Self {
        let labelled: Vec<(&Row, usize)> = rows.iter().filter_map(|row| Some((*row, class(row)?))).collect();
        let vectors: Vec<_> = labelled.iter().map(|(row, _)| vocabulary.vector(row)).collect();
        let targets: Vec<usize> = labelled.iter().map(|&(_, class)| class).collect();
        let row_weights: Vec<f32> = labelled.iter().map(|(row, _)| weight(row)).collect();
        let problem = Problem {
            vectors: &vectors,
            classes: &targets,
            weights: &row_weights,
            features: vocabulary.ids.len(),
            class_count: classes,
            penalty,
        };
        let weights = solve(&problem, steps);
        Self { vocabulary, weights, classes }
    }

    fn bias(&self) -> &[f64] {
        &self.weights[self.vocabulary.ids.len() * self.classes..]
    }

    fn logits(&self, row: &Row) -> Vec<f64> {
        let mut logits = self.bias().to_vec();
        for (at, x) in self.vocabulary.vector(row) {
            let weights = &self.weights[at as usize * self.classes..][..self.classes];
            logits.iter_mut().zip(weights).for_each(|(logit, weight)| *logit += f64::from(x) * weight);
        }
        logits
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

/// How sharp the model is, and how wide its neutral zone.
#[derive(Clone, Debug)]
pub(super) struct Calibration {
    temperature: f64,
    /// Added to negative, neutral and positive.
    shift: [f64; 3],
    /// Added to the emotions: rare ones are judged as if they were less so.
    emotion: [f64; EMOTION_COUNT],
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [negative, _, positive] = self.shift;
        write!(f, "temperature {:.2}, negative {negative:+.2}, positive {positive:+.2}", self.temperature)
    }
}

impl Calibration {
    /// Chooses the temperature with the best likelihood, then the zone with the best F1, on sentences that were held out.
    pub(super) fn fit(rows: &[Row], held: &[(Vec<usize>, Trained)]) -> Self {
        const LEAST: i32 = -5;
        const COUNT: usize = 18;
        let logits: Vec<(usize, Vec<f64>)> = held
            .iter()
            .flat_map(|(fold, trained)| {
                fold.iter().map(|&row| (rows[row].polarity, trained.polarity.logits(&rows[row])))
            })
            .collect();
        let loss = |temperature: f64| {
            let own = Self { temperature, shift: [0.0; 3], emotion: [0.0; EMOTION_COUNT] };
            logits.iter().map(|(gold, logits)| -softmax(&own.apply(logits))[*gold].max(1e-12).ln()).sum::<f64>()
        };
        let temperatures = (10..=40).map(|step| f64::from(step) * 0.05);
        let temperature = temperatures.min_by(|&a, &b| loss(a).total_cmp(&loss(b))).unwrap_or(1.0);
        let f1 = |negative: f64, positive: f64| {
            let own = Self { temperature, shift: [negative, 0.0, positive], emotion: [0.0; EMOTION_COUNT] };
            let pairs: Vec<_> = logits.iter().map(|(gold, logits)| (*gold, best(&own.apply(logits)))).collect();
            macro_f1(&pairs, 3)
        };
        let grid = |step: i32| f64::from(step) * 0.1;
        let table: Vec<Vec<f64>> = (LEAST..)
            .take(COUNT)
            .map(|negative| (LEAST..).take(COUNT).map(|positive| f1(grid(negative), grid(positive))).collect())
            .collect();
        // The mean around a place, so that no lucky one wins.
        let mut chosen = (f64::MIN, [0.0; 3]);
        for (a, negative) in (LEAST..).enumerate().take(COUNT - 1).skip(1) {
            for (b, positive) in (LEAST..).enumerate().take(COUNT - 1).skip(1) {
                let around = (a - 1..=a + 1).flat_map(|a| table[a][b - 1..=b + 1].iter());
                let mean = around.sum::<f64>() / 9.0;
                if mean > chosen.0 {
                    chosen = (mean, [grid(negative), 0.0, grid(positive)]);
                }
            }
        }
        let mut calibration = Self { temperature, shift: chosen.1, emotion: [0.0; EMOTION_COUNT] };
        calibration.emotion = calibration.emotion_shift(rows, held);
        calibration
    }

    /// Of the priors taken back in steps of a tenth, those with the best F1.
    fn emotion_shift(&self, rows: &[Row], held: &[(Vec<usize>, Trained)]) -> [f64; EMOTION_COUNT] {
        let mut counts = [1.0; EMOTION_COUNT];
        for emotion in rows.iter().filter_map(|row| row.emotion) {
            counts[emotion] += 1.0;
        }
        let total: f64 = counts.iter().sum();
        let candidates = (0..=12).map(|step| counts.map(|count: f64| -0.1 * f64::from(step) * (count / total).ln()));
        let f1 = |shift: &[f64; EMOTION_COUNT]| {
            let own = Self { emotion: *shift, ..self.clone() };
            let all = held.iter().flat_map(|(fold, trained)| fold.iter().map(move |&row| (row, trained)));
            let pairs: Vec<_> = all
                .filter_map(|(row, trained)| Some((rows[row].emotion?, trained.judge(&rows[row], &own).emotion)))
                .collect();
            macro_f1(&pairs, EMOTION_COUNT)
        };
        let best = candidates.map(|shift| (f1(&shift), shift)).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map_or([0.0; EMOTION_COUNT], |(_, shift)| shift)
    }

    fn apply(&self, logits: &[f64]) -> Vec<f64> {
        logits.iter().zip(self.shift).map(|(logit, shift)| logit / self.temperature + shift).collect()
    }
}
