//! What the sums of a model mean: probabilities, labels, emotions.

use std::fmt;

use hoego::training::{Decision, EMOTIONS as EMOTION_COUNT, label, softmax};

use super::corpus::Row;
use super::measure::polarity_f1;
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

/// How sharp the model is, and how wide its neutral zone.
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
        let [negative, _, positive] = self.shift;
        write!(f, "temperature {:.2}, negative {negative:+.2}, positive {positive:+.2}, ", self.temperature)?;
        write!(f, "temperature of emotions {:.2}", self.emotion_temperature)
    }
}

impl Calibration {
    /// Chooses on sentences that were held out: the temperature with the best likelihood, then the zone with the best F1
    /// among those that lean to neither side, then the same for emotions. Labels with a zone of their own, that of the best F1, gained nothing on others.
    pub(super) fn fit(held: &[(&Row, &Logits)]) -> Self {
        const LEAST: i32 = -5;
        const COUNT: usize = 18;
        const AROUND: usize = 1;
        /// What leaning to a side costs, in F1.
        const LEAN: f64 = 0.5;
        let own = |temperature, shift| Self {
            temperature,
            shift,
            emotion_temperature: 1.0,
            emotion_shift: [0.0; EMOTION_COUNT],
            mixture: std::array::from_fn(|row| std::array::from_fn(|at| f64::from(u8::from(row == at)))),
            decision: Decision { gains: [1.0; EMOTION_COUNT], thresholds: [0.0; EMOTION_COUNT] },
        };
        let loss = |temperature: f64| {
            let own = own(temperature, [0.0; 3]);
            let share = |(row, logits): &(&Row, &Logits)| softmax(own.apply(logits))[row.polarity];
            held.iter().map(|one| -share(one).max(1e-12).ln()).sum::<f64>()
        };
        let temperatures = (10..=40).map(|step| f64::from(step) * 0.05);
        let temperature = temperatures.min_by(|&a, &b| loss(a).total_cmp(&loss(b))).unwrap_or(1.0);
        let measure = |negative: f64, positive: f64| {
            let own = own(temperature, [negative, 0.0, positive]);
            let pairs: Vec<_> =
                held.iter().map(|(row, logits)| (row.polarity, label(softmax(own.apply(logits))))).collect();
            // A mean of scores must lean to neither side: it is the mood of a year.
            let lean: f64 = held
                .iter()
                .map(|(row, logits)| {
                    let shares = softmax(own.apply(logits));
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
        // The sum around a place, so that no lucky one wins.
        let mut chosen = (f64::MIN, [0.0; 3]);
        for (a, negative) in (LEAST..).enumerate().take(COUNT - AROUND).skip(AROUND) {
            for (b, positive) in (LEAST..).enumerate().take(COUNT - AROUND).skip(AROUND) {
                let around = (a - AROUND..=a + AROUND).flat_map(|a| &table[a][b - AROUND..=b + AROUND]);
                let sum = around.map(|(f1, lean)| f1 - LEAN * lean).sum::<f64>();
                if sum > chosen.0 {
                    chosen = (sum, [grid(negative), 0.0, grid(positive)]);
                }
            }
        }
        let mut calibration = own(temperature, chosen.1);
        calibration.fit_emotions(held);
        calibration
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
        self.fit_choice(&labelled);
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
    fn fit_choice(&mut self, labelled: &[(usize, &Logits)]) {
        const STEPS: usize = 60;
        const PACE: f64 = 0.3;
        let shares: Vec<_> = labelled
            .iter()
            .map(|(_, logits)| {
                let polarities = softmax(self.apply(logits));
                (self.emotions(logits), label(polarities), polarities)
            })
            .collect();
        let sum = |at: usize| shares.iter().map(|(shares, ..)| shares[at]).sum::<f64>().max(1e-9);
        let often: [f64; EMOTION_COUNT] = std::array::from_fn(sum);
        let (mut said, mut f1) = (often, [0.5; EMOTION_COUNT]);
        let mut most = (f64::MIN, self.decision.clone());
        for _ in 0..STEPS {
            let mut decision = self.decision.clone();
            decision.gains = std::array::from_fn(|at| 1.0 / (often[at] + said[at]));
            decision.thresholds = f1.map(|f1| f1 / 2.0);
            let (mut now, mut right) = ([0.0; EMOTION_COUNT], [0.0; EMOTION_COUNT]);
            for (shares, label, polarities) in &shares {
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

    pub(super) fn judge(&self, logits: &Logits) -> Judgement {
        let shares = softmax(self.apply(logits));
        let label = label(shares);
        let emotion = self.decision.emotion(&self.emotions(logits), label, shares);
        Judgement { label, score: shares[2] - shares[0], emotion }
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
