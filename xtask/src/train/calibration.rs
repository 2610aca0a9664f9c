//! What the sums of a model mean: probabilities, labels, emotions.

use std::collections::BTreeMap;
use std::fmt;

use hoego::training::{Decision, EMOTIONS as EMOTION_COUNT, shifts, softmax};

use super::corpus::Row;
use super::measure::neutral_weight;
use super::solver::{Problem, solve};

/// Which share of the sentences of real retrospectives is neutral.
const NEUTRAL: f64 = 0.66;

/// What a model says of a sentence, before calibration.
pub(super) struct Logits {
    pub(super) polarity: [f64; 3],
    pub(super) emotion: [f64; EMOTION_COUNT],
}

/// What a calibrated model says of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) label: usize,
    pub(super) score: f64,
    pub(super) emotion: usize,
}

/// How sharp the model is, and how labels and emotions follow.
#[derive(Clone, Debug)]
pub(super) struct Calibration {
    pub(super) temperature: f64,
    /// Added to negative, neutral and positive.
    pub(super) shift: [f64; 3],
    pub(super) emotion_temperature: f64,
    /// Added to the emotions.
    pub(super) emotion_shift: [f64; EMOTION_COUNT],
    /// What the sum of an emotion (row) adds to each (column): where real posts mix up what the model keeps apart, or the other way round.
    mixture: [[f64; EMOTION_COUNT]; EMOTION_COUNT],
    /// How labels and emotions are chosen: what F1 wants.
    pub(super) decision: Decision,
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [side, ..] = self.shift;
        write!(f, "temperature {:.2}, sides {side:+.2}, zone {:.2}, ", self.temperature, self.decision.zone)?;
        write!(f, "temperature of emotions {:.2}", self.emotion_temperature)
    }
}

impl Calibration {
    /// Chooses on sentences that were held out: temperature and bias with the best likelihood, then the zone with the best F1, then the same for emotions.
    /// Both sides share one bias: one for each leans to a side on other authors, and the mean of scores is the mood of a year.
    pub(super) fn fit(held: &[(&Row, &Logits)]) -> Self {
        let mut own = Self {
            temperature: 1.0,
            shift: [0.0; 3],
            emotion_temperature: 1.0,
            emotion_shift: [0.0; EMOTION_COUNT],
            mixture: std::array::from_fn(|row| std::array::from_fn(|at| f64::from(u8::from(row == at)))),
            decision: Decision {
                usual: [1.0 / 3.0; 3],
                zone: 1.0,
                gains: [1.0; EMOTION_COUNT],
                thresholds: [0.0; EMOTION_COUNT],
            },
        };
        own.fit_likelihood(held);
        own.fit_usual(held);
        own.fit_zone(held);
        own.fit_emotions(held);
        own
    }

    /// Chooses temperature and bias with the best likelihood, if as many sentences were neutral as in posts.
    fn fit_likelihood(&mut self, held: &[(&Row, &Logits)]) {
        let weight = neutral_weight(held.iter().map(|(row, _)| row.polarity), NEUTRAL);
        let mut least = (f64::MAX, 1.0, 0.0);
        for temperature in (10..=40).map(|step| f64::from(step) * 0.05) {
            for bias in (-10..=10).map(|step| f64::from(step) * 0.1) {
                (self.temperature, self.shift) = (temperature, [bias, 0.0, bias]);
                let loss = |(row, logits): &(&Row, &Logits)| {
                    let share = softmax(self.apply(logits))[row.polarity];
                    -share.max(1e-12).ln() * if row.polarity == 1 { weight } else { 1.0 }
                };
                let loss = held.iter().map(loss).sum();
                if loss < least.0 {
                    least = (loss, temperature, bias);
                }
            }
        }
        let (_, temperature, bias) = least;
        (self.temperature, self.shift) = (temperature, [bias, 0.0, bias]);
    }

    /// How often each polarity is, if as many sentences were neutral as in posts.
    fn fit_usual(&mut self, held: &[(&Row, &Logits)]) {
        let weight = neutral_weight(held.iter().map(|(row, _)| row.polarity), NEUTRAL);
        let mut sums = [0.0; 3];
        for (row, _) in held {
            sums[row.polarity] += if row.polarity == 1 { weight } else { 1.0 };
        }
        let all = sums.iter().sum::<f64>().max(1.0);
        self.decision.usual = sums.map(|sum| sum / all);
    }

    /// Chooses how likely a side must be beside neutral for the best mean F1 that the probabilities promise: what the labels give changes with every
    /// training by more than zones differ.
    fn fit_zone(&mut self, held: &[(&Row, &Logits)]) {
        let weight = neutral_weight(held.iter().map(|(row, _)| row.polarity), NEUTRAL);
        let shares: Vec<_> = self.polarities(held);
        let promise = |zone: f64| {
            let decision = Decision { zone, ..self.decision.clone() };
            let (mut often, mut said, mut right) = ([0.0; 3], [0.0; 3], [0.0; 3]);
            for &[negative, neutral, positive] in &shares {
                let likely = [negative, weight * neutral, positive];
                let label = decision.label([negative, neutral, positive]);
                often.iter_mut().zip(likely).for_each(|(sum, own)| *sum += own);
                said[label] += likely.iter().sum::<f64>();
                right[label] += likely[label];
            }
            (0..3).map(|class| 2.0 * right[class] / (often[class] + said[class])).sum::<f64>()
        };
        let zones = (20..=70).map(|step| f64::from(step) * 0.02);
        let best = zones.max_by(|&a, &b| promise(a).total_cmp(&promise(b)));
        self.decision.zone = best.unwrap_or(1.0);
    }

    /// Chooses temperature and shifts of the emotions with the best likelihood, then how they are chosen.
    fn fit_emotions(&mut self, held: &[(&Row, &Logits)]) {
        let labelled: Vec<_> = held.iter().filter_map(|(row, logits)| Some((row.emotion?, *logits))).collect();
        let fits = (10..=30).map(|step| {
            self.emotion_temperature = f64::from(step) * 0.05;
            self.match_emotions(&labelled);
            let loss = |&(emotion, logits): &(usize, &Logits)| -self.emotions(logits)[emotion].max(1e-12).ln();
            (labelled.iter().map(loss).sum::<f64>(), self.emotion_temperature, self.emotion_shift)
        });
        if let Some((_, temperature, shift)) = fits.min_by(|a, b| a.0.total_cmp(&b.0)) {
            (self.emotion_temperature, self.emotion_shift) = (temperature, shift);
        }
        self.fit_mixture(&labelled);
        let polarities = self.polarities(held);
        let labelled = held.iter().zip(polarities).filter(|((row, _), _)| row.emotion.is_some());
        let shares: Vec<_> = labelled
            .map(|(&(_, logits), polarities)| (self.emotions(logits), self.decision.label(polarities), polarities))
            .collect();
        self.fit_choice(&shares);
    }

    /// A second regression on top of the sums of the first (stacking, Wolpert 1992), held near to leaving them as they are. As it is linear it becomes
    /// part of the weights.
    fn fit_mixture(&mut self, labelled: &[(usize, &Logits)]) {
        const PENALTY: f64 = 100.0;
        const STEPS: usize = 60;
        #[allow(clippy::cast_possible_truncation, reason = "a sum needs no more")]
        let vector = |(_, logits): &(usize, &Logits)| {
            let sums = centred(logits.emotion).map(|sum| (sum / self.emotion_temperature) as f32);
            (0..).zip(sums).collect::<Vec<(u32, f32)>>()
        };
        let vectors: Vec<_> = labelled.iter().map(vector).collect();
        let classes: Vec<_> = labelled.iter().map(|&(emotion, _)| emotion).collect();
        let offset = |(_, logits): &(usize, &Logits)| {
            self.emotions(logits).iter().map(|share| share.max(1e-12).ln()).collect::<Vec<_>>()
        };
        let offsets: Vec<_> = labelled.iter().map(offset).collect();
        let problem = Problem {
            vectors: &vectors,
            classes: &classes,
            weights: &vec![1.0; vectors.len()],
            features: EMOTION_COUNT,
            class_count: EMOTION_COUNT,
            penalties: &[PENALTY; EMOTION_COUNT],
            offsets: &offsets,
        };
        let learned = solve(&problem, STEPS);
        let (mixture, shift) = learned.split_at(EMOTION_COUNT * EMOTION_COUNT);
        for (own, learned) in self.mixture.as_flattened_mut().iter_mut().zip(mixture) {
            *own += learned;
        }
        for (own, learned) in self.emotion_shift.iter_mut().zip(shift) {
            *own += learned;
        }
    }

    /// The sums of emotions as they count.
    pub(super) fn mixed(&self, sums: [f64; EMOTION_COUNT]) -> [f64; EMOTION_COUNT] {
        let sums = centred(sums).map(|sum| sum / self.emotion_temperature);
        std::array::from_fn(|at| sums.iter().zip(&self.mixture).map(|(sum, row)| sum * row[at]).sum())
    }

    /// Shifts the emotions until each is as likely on average as it is often: there the likelihood is best.
    fn match_emotions(&mut self, labelled: &[(usize, &Logits)]) {
        const STEPS: usize = 12;
        // Rare ones are not believed to the letter.
        const DOUBT: f64 = 2.0;
        for _ in 0..STEPS {
            let (mut often, mut likely) = ([DOUBT; EMOTION_COUNT], [DOUBT; EMOTION_COUNT]);
            for &(emotion, logits) in labelled {
                often[emotion] += 1.0;
                likely.iter_mut().zip(self.emotions(logits)).for_each(|(sum, share)| *sum += share);
            }
            for (own, (often, likely)) in self.emotion_shift.iter_mut().zip(often.into_iter().zip(likely)) {
                *own += (often / likely).ln();
            }
        }
    }

    /// Where the mean F1 that the probabilities promise is best: gains and thresholds follow from how often each emotion is, is said, and
    /// is said rightly, and these from them, until they agree.
    fn fit_choice(&mut self, shares: &[([f64; EMOTION_COUNT], usize, [f64; 3])]) {
        const STEPS: usize = 60;
        const PACE: f64 = 0.3;
        let sum = |at: usize| shares.iter().map(|(shares, ..)| shares[at]).sum::<f64>().max(1e-9);
        let often: [f64; EMOTION_COUNT] = std::array::from_fn(sum);
        let (mut said, mut f1) = (often, [0.5; EMOTION_COUNT]);
        let mut most = (f64::MIN, self.decision.clone());
        for _ in 0..STEPS {
            let mut decision = self.decision.clone();
            decision.gains = std::array::from_fn(|at| 1.0 / (often[at] + said[at]));
            decision.thresholds = f1.map(|f1| f1 / 2.0);
            let (mut now, mut right) = ([0.0; EMOTION_COUNT], [0.0; EMOTION_COUNT]);
            for (shares, label, polarities) in shares {
                let at = decision.emotion(shares, *label, *polarities);
                now[at] += 1.0;
                right[at] += shares[at];
            }
            let promised: [f64; EMOTION_COUNT] = std::array::from_fn(|at| 2.0 * right[at] / (often[at] + now[at]));
            let mean = promised.iter().sum::<f64>();
            if mean > most.0 {
                most = (mean, decision);
            }
            for at in 0..EMOTION_COUNT {
                said[at] += PACE * (now[at] - said[at]);
                f1[at] += PACE * (promised[at] - f1[at]);
            }
        }
        self.decision = most.1;
    }

    /// What is said of sentences, those of a post in the light of its others.
    pub(super) fn judge(&self, rows: &[(&Row, &Logits)]) -> Vec<Judgement> {
        let judge = |(&(_, logits), shares): (&(&Row, &Logits), [f64; 3])| {
            let label = self.decision.label(shares);
            let emotion = self.decision.emotion(&self.emotions(logits), label, shares);
            Judgement { label, score: shares[2] - shares[0], emotion }
        };
        rows.iter().zip(self.polarities(rows)).map(judge).collect()
    }

    /// How likely each polarity is for sentences, those of a post in the light of its others.
    fn polarities(&self, rows: &[(&Row, &Logits)]) -> Vec<[f64; 3]> {
        let mut logits: Vec<[f64; 3]> = rows.iter().map(|(_, logits)| self.apply(logits)).collect();
        let mut posts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (row, _)) in rows.iter().enumerate() {
            if let Some(post) = &row.post {
                posts.entry(post).or_default().push(at);
            }
        }
        for sentences in posts.values() {
            let alone: Vec<_> = sentences.iter().map(|&at| softmax(logits[at])).collect();
            for (&at, shift) in sentences.iter().zip(shifts(&alone, self.decision.usual)) {
                logits[at].iter_mut().zip(shift).for_each(|(own, shift)| *own += shift);
            }
        }
        logits.into_iter().map(softmax).collect()
    }

    fn apply(&self, logits: &Logits) -> [f64; 3] {
        std::array::from_fn(|class| logits.polarity[class] / self.temperature + self.shift[class])
    }

    fn emotions(&self, logits: &Logits) -> [f64; EMOTION_COUNT] {
        let mixed = self.mixed(logits.emotion);
        softmax(std::array::from_fn(|at| mixed[at] + self.emotion_shift[at]))
    }
}

/// The same differences, around nothing.
pub(super) fn centred(sums: [f64; EMOTION_COUNT]) -> [f64; EMOTION_COUNT] {
    let mean = sums.iter().sum::<f64>() / f64::from(u32::try_from(EMOTION_COUNT).unwrap_or(u32::MAX));
    sums.map(|sum| sum - mean)
}
