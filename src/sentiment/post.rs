//! How a post feels as a whole.

use serde::Serialize;

use super::{Emotion, Polarity, Sentiment};

/// How often the sentences of a post are drawn again for the interval.
const RESAMPLES: usize = 1_000;

/// The sentences of a post, judged, in the order of [`Analysis::sentences`](crate::Analysis::sentences).
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct PostSentiment {
    /// One for each sentence, those that do not count for the post included.
    pub sentences: Vec<Sentiment>,
}

/// The mean of the sentences of a post.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Mood {
    /// The mean score, −1…1; 0 for no sentence.
    pub score: f64,
    /// Where its 95 % bootstrap interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// How many sentences counted.
    pub sentences: usize,
    /// Which share of them is neutral, 0…1.
    pub neutral_share: f64,
}

impl PostSentiment {
    /// The sentences that count.
    pub fn votes(&self) -> impl Iterator<Item = &Sentiment> {
        self.sentences.iter().filter(|sentence| sentence.votes)
    }

    /// The mean of the sentences that count, with its interval.
    pub fn mood(&self) -> Mood {
        let scores: Vec<f64> = self.votes().map(|sentence| sentence.score).collect();
        let neutral = self.votes().filter(|sentence| sentence.label == Polarity::Neutral).count();
        Mood::of(&scores, neutral)
    }

    /// How many of the sentences that count have each emotion, in the order of [`Emotion::ALL`].
    pub fn emotions(&self) -> [usize; Emotion::ALL.len()] {
        let mut counts = [0; Emotion::ALL.len()];
        for sentence in self.votes() {
            counts[sentence.emotion.index()] += 1;
        }
        counts
    }
}

impl Mood {
    /// The mood of sentences with these scores, `neutral` of which are neutral. The interval comes from 1,000 resamples
    /// with a fixed seed (percentile bootstrap, Efron 1979). O(1,000 · sentences).
    #[allow(clippy::cast_precision_loss, reason = "counts of sentences fit a float exactly")]
    pub fn of(scores: &[f64], neutral: usize) -> Self {
        let count = scores.len();
        if count == 0 {
            return Self { score: 0.0, low: 0.0, high: 0.0, sentences: 0, neutral_share: 0.0 };
        }
        let mean = scores.iter().sum::<f64>() / count as f64;
        let mut random = SplitMix(0x686f_6567_6f21);
        let mut means: Vec<f64> = (0..RESAMPLES)
            .map(|_| (0..count).map(|_| scores[random.below(count)]).sum::<f64>() / count as f64)
            .collect();
        means.sort_by(f64::total_cmp);
        Self {
            score: mean,
            low: means[RESAMPLES / 40],
            high: means[RESAMPLES - 1 - RESAMPLES / 40],
            sentences: count,
            neutral_share: neutral as f64 / count as f64,
        }
    }
}

/// `SplitMix64` (Steele, Lea & Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, each (almost exactly) as likely.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * (bound as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }
}
