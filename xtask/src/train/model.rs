//! Models: how they are trained, and how they are stored.

use std::fmt;

use clap::Args;
use hoego::training::{EMOTIONS as EMOTION_COUNT, ONE, UNITS, Weights};

use super::calibration::{Calibration, Logits, centred};
use super::corpus::Row;
use super::matrix::Vocabulary;
use super::solver::{Problem, solve};

/// What a sentence of the repository counts where there are no others.
const ALONE: f32 = 0.7;

/// Real posts use words otherwise than sentences that were written to be learned from. What a feature says in posts only is learned
/// beside what it says everywhere (feature augmentation, Daumé III 2007), and held back so many times as much.
const APART_HOLD: f64 = 2.0;
/// Which share of it counts in the end: with all of it hard cases, which real posts seldom have, are judged worse.
const APART_SHARE: f64 = 0.5;

/// How models are trained.
#[derive(Args, Clone, Debug)]
pub(crate) struct Settings {
    /// How strongly weights of polarity are held back
    #[arg(long, default_value_t = 22.0)]
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
    #[arg(long, default_value_t = 0.5)]
    unclear_weight: f32,
    /// How many features of polarity are kept: those with the largest weights
    #[arg(long, default_value_t = 27_500)]
    most: usize,
    /// How many features of emotions are kept
    #[arg(long, default_value_t = 12_000)]
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
            // Which emotions are named is for them: polarity does not gain from it.
            Vocabulary::new(rows, settings.least, |feature| feature.kind != "feeling"),
            |row| Some(row.polarity),
            3,
            |row| row.weight * weight(row, settings.own_weight),
            |_| 1.0,
            settings.penalty,
            settings.steps,
        );
        polarity.prune(settings.most);
        // Rare emotions count for more, by the square root of how rare they are; else the others outvote them everywhere.
        let mut counts = [1e-9; EMOTION_COUNT];
        for row in rows {
            if let Some(emotion) = row.emotion {
                counts[emotion] += f64::from(weight(row, settings.own_emotion_weight));
            }
        }
        let total: f64 = counts.iter().sum();
        let scale = total / counts.iter().map(|count| (count * total).sqrt()).sum::<f64>();
        #[allow(clippy::cast_possible_truncation, reason = "some dozens at most")]
        let rarity = counts.map(|count| (scale * (total / count).sqrt()) as f32);
        let mut emotion = Head::new(
            rows,
            // Words beside praise are for polarity: irony has many emotions.
            Vocabulary::new(rows, settings.emotion_least, |feature| feature.kind != "beside"),
            |row| row.emotion,
            EMOTION_COUNT,
            |row| weight(row, settings.own_emotion_weight) * row.emotion.map_or(0.0, |emotion| rarity[emotion]),
            hold_of_emotions,
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
        let head = &self.emotion;
        for (at, &(id, is_rule)) in head.vocabulary.ids.iter().enumerate() {
            let row = std::array::from_fn(|class| head.weights[at * EMOTION_COUNT + class]);
            // What all emotions get changes nothing.
            let row = centred(calibration.mixed(row));
            let unit = f64::from(UNITS[usize::from(is_rule)]);
            weights.emotion.push((id, row.map(|own| own * unit)));
        }
        let bias = calibration.mixed(std::array::from_fn(|class| head.bias()[class]));
        for ((own, bias), shift) in weights.emotion_bias.iter_mut().zip(bias).zip(calibration.emotion_shift) {
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

/// How much more the weights of emotions are held back by what kind of feature they are for: what the rules say of a side, or the
/// form of the sentence, tells little of which emotion of that side it is; which emotions are named tells most.
fn hold_of_emotions(kind: &str) -> f64 {
    match kind {
        "rule" => 10.0,
        "form" => 4.0,
        "feeling" => 0.25,
        _ => 1.0,
    }
}

/// Gives each feature of a sentence that was not written to be learned from, and its bias, a second place.
fn set_apart(labelled: &[(&Row, usize)], vectors: &mut [Vec<(u32, f32)>], penalties: &mut Vec<f64>) {
    let count = u32::try_from(penalties.len()).unwrap_or(u32::MAX);
    for (_, vector) in labelled.iter().zip(vectors).filter(|((row, _), _)| row.is_extra) {
        let apart: Vec<_> = vector.iter().map(|&(at, x)| (count + at, x)).collect();
        vector.extend(apart);
        vector.push((2 * count, 1.0));
    }
    for at in 0..penalties.len() {
        penalties.push(APART_HOLD * penalties[at]);
    }
    penalties.push(1.0);
}

impl Head {
    #[allow(clippy::too_many_arguments, reason = "each is said once for each of the two regressions")]
    fn new(
        rows: &[&Row],
        vocabulary: Vocabulary,
        class: impl Fn(&Row) -> Option<usize>,
        classes: usize,
        weight: impl Fn(&Row) -> f32,
        hold: impl Fn(&str) -> f64,
        penalty: f64,
        steps: usize,
    ) -> Self {
        let labelled: Vec<(&Row, usize)> = rows.iter().filter_map(|row| Some((*row, class(row)?))).collect();
        let mut vectors: Vec<_> = labelled.iter().map(|(row, _)| vocabulary.vector(row)).collect();
        let targets: Vec<usize> = labelled.iter().map(|&(_, class)| class).collect();
        let row_weights: Vec<f32> = labelled.iter().map(|(row, _)| weight(row)).collect();
        let mut penalties = vocabulary.penalties(penalty, hold);
        let count = penalties.len();
        let is_mixed = labelled.iter().any(|(row, _)| row.is_extra) && labelled.iter().any(|(row, _)| !row.is_extra);
        if is_mixed {
            set_apart(&labelled, &mut vectors, &mut penalties);
        }
        let problem = Problem {
            vectors: &vectors,
            classes: &targets,
            weights: &row_weights,
            features: penalties.len(),
            class_count: classes,
            penalties: &penalties,
            offsets: &[],
        };
        let mut weights = solve(&problem, steps);
        if is_mixed {
            // Those of each feature, then those of the bias, which comes behind what is apart.
            let apart = weights.split_off(count * classes);
            let (apart, bias) = apart.split_at((count + 1) * classes);
            weights.extend_from_slice(bias);
            weights.iter_mut().zip(apart).for_each(|(own, apart)| *own += APART_SHARE * apart);
        }
        Self { vocabulary, weights, classes }
    }

    /// Leaves out the features that count least: those with small weights, and those that seldom count.
    fn prune(&mut self, most: usize) {
        let classes = f64::from(u32::try_from(self.classes).unwrap_or(u32::MAX));
        let size = |at: usize| {
            let row = &self.weights[at * self.classes..][..self.classes];
            let mean = row.iter().sum::<f64>() / classes;
            row.iter().map(|weight| (weight - mean).abs()).fold(0.0, f64::max) * self.vocabulary.powers[at].powf(0.25)
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

    fn logits<const N: usize>(&self, row: &Row) -> [f64; N] {
        let mut logits = std::array::from_fn(|class| self.bias()[class]);
        for (at, x) in self.vocabulary.vector(row) {
            let weights = &self.weights[at as usize * self.classes..][..self.classes];
            logits.iter_mut().zip(weights).for_each(|(logit, weight)| *logit += f64::from(x) * weight);
        }
        logits
    }
}
