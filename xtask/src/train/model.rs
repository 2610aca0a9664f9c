//! Models: how they are trained, what they say, how they are stored.

use std::fmt;

use clap::Args;
use hoego::training::{EMOTIONS as EMOTION_COUNT, ONE, UNITS, Weights};

use super::corpus::Row;
use super::matrix::Vocabulary;
use super::measure::{macro_f1, polarity_f1};
use super::solver::{Problem, solve};

/// Which share of the sentences of real retrospectives is neutral.
const NEUTRAL: f64 = 0.66;

/// What a sentence of the repository counts where there are no others.
const ALONE: f32 = 0.7;

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
    #[arg(long, default_value_t = 4)]
    least: usize,
    /// How many sentences a feature of emotions needs
    #[arg(long, default_value_t = 5)]
    emotion_least: usize,
    /// What a sentence of the repository counts beside one of another file
    #[arg(long, default_value_t = 0.4)]
    own_weight: f32,
    /// The same for emotions, of which some are rare
    #[arg(long, default_value_t = 0.7)]
    own_emotion_weight: f32,
    /// What a sentence counts that careful readers may see otherwise
    #[arg(long, default_value_t = 0.6)]
    unclear_weight: f32,
    /// How many features of polarity are kept: those with the largest weights
    #[arg(long, default_value_t = 16_000)]
    most: usize,
    /// How many features of emotions are kept
    #[arg(long, default_value_t = 8_000)]
    emotion_most: usize,
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

/// What a model says of a sentence, before calibration.
pub(super) struct Logits {
    polarity: Vec<f64>,
    emotion: Vec<f64>,
}

/// What a calibrated model says of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) label: usize,
    pub(super) score: f64,
    pub(super) emotion: usize,
}

impl Trained {
    pub(super) fn new(rows: &[&Row], settings: &Settings) -> Self {
        // By themselves the repository's own are what there is to learn from.
        let alone = !rows.iter().any(|row| row.is_extra);
        let weight = |row: &Row, own: f32| {
            let own = if alone { ALONE } else { own };
            let clear = if row.clear { 1.0 } else { settings.unclear_weight };
            clear * if row.is_extra { 1.0 } else { own }
        };
        let mut polarity = Head::new(
            rows,
            Vocabulary::new(rows, settings.least),
            |row| Some(row.polarity),
            3,
            |row| weight(row, settings.own_weight),
            settings.penalty,
            settings.steps,
        );
        polarity.prune(settings.most);
        let mut emotion = Head::new(
            rows,
            Vocabulary::new(rows, settings.emotion_least),
            |row| row.emotion,
            EMOTION_COUNT,
            |row| weight(row, settings.own_emotion_weight),
            settings.emotion_penalty,
            settings.steps,
        );
        emotion.prune(settings.emotion_most);
        Self { polarity, emotion }
    }

    pub(super) fn logits(&self, row: &Row) -> Logits {
        Logits { polarity: self.polarity.logits(row), emotion: self.emotion.logits(row) }
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
        weights.decision = calibration.decision.map(|shift| round(shift * finest));
        let head = &self.emotion;
        for (at, &(id, is_rule)) in head.vocabulary.ids.iter().enumerate() {
            let row = &head.weights[at * EMOTION_COUNT..][..EMOTION_COUNT];
            let unit = f64::from(UNITS[usize::from(is_rule)]);
            let mut stored = [0i8; EMOTION_COUNT];
            stored.iter_mut().zip(row).for_each(|(own, weight)| *own = whole(weight * unit));
            if stored != [0; EMOTION_COUNT] {
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
        let penalties = vocabulary.penalties(penalty);
        let problem = Problem {
            vectors: &vectors,
            classes: &targets,
            weights: &row_weights,
            features: vocabulary.ids.len(),
            class_count: classes,
            penalties: &penalties,
        };
        let weights = solve(&problem, steps);
        Self { vocabulary, weights, classes }
    }

    /// Leaves out the features with the smallest weights.
    fn prune(&mut self, most: usize) {
        let classes = f64::from(u32::try_from(self.classes).unwrap_or(u32::MAX));
        let size = |at: usize| {
            let row = &self.weights[at * self.classes..][..self.classes];
            let mean = row.iter().sum::<f64>() / classes;
            row.iter().map(|weight| (weight - mean).abs()).fold(0.0, f64::max)
        };
        let mut kept: Vec<usize> = (0..self.vocabulary.ids.len()).collect();
        kept.sort_by(|&a, &b| size(b).total_cmp(&size(a)).then(a.cmp(&b)));
        kept.truncate(most);
        kept.sort_unstable();
        let mut weights = Vec::with_capacity((kept.len() + 1) * self.classes);
        for &at in &kept {
            weights.extend_from_slice(&self.weights[at * self.classes..][..self.classes]);
        }
        weights.extend_from_slice(self.bias());
        self.vocabulary.keep(&kept);
        self.weights = weights;
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
    /// Added for the choice of a label: what F1 wants.
    decision: [f64; 3],
    /// Added to the emotions: rare ones are judged as if they were less so.
    emotion: [f64; EMOTION_COUNT],
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

    /// What labels and emotions are chosen by.
    fn polarity(&self, logits: &Logits) -> Vec<f64> {
        let shifted = self.apply(&logits.polarity).into_iter().zip(self.decision);
        softmax(&shifted.map(|(logit, shift)| logit + shift).collect::<Vec<_>>())
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
        .map(|(index, share)| if goes_with(index, label) { share * fit(index, polarity) } else { -1.0 });
    best(&joint.collect::<Vec<_>>())
}
