//! How good judgements are.

use std::collections::BTreeMap;
use std::fmt;

use super::calibration::Judgement;
use super::corpus::{EMOTIONS, Row};

/// Accuracy and mean F1 over classes.
pub(super) struct Score {
    count: usize,
    accuracy: f64,
    f1: f64,
    emotion_f1: f64,
}

#[allow(clippy::cast_precision_loss, reason = "counts of sentences")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl Score {
    pub(super) fn of<'a>(judged: impl Iterator<Item = &'a (&'a Row, Judgement)>) -> Self {
        let judged: Vec<_> = judged.collect();
        let polarity: Vec<(usize, usize)> = judged.iter().map(|(row, own)| (row.polarity, own.label)).collect();
        let emotion: Vec<(usize, usize)> =
            judged.iter().filter_map(|(row, own)| Some((row.emotion?, own.emotion))).collect();
        let right = polarity.iter().filter(|(gold, own)| gold == own).count();
        Self {
            count: judged.len(),
            accuracy: share(right, polarity.len()),
            f1: macro_f1(&polarity, 3),
            emotion_f1: macro_f1(&emotion, EMOTIONS.len()),
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, accuracy, f1, emotion_f1 } = self;
        write!(
            f,
            "n {count:5} accuracy {accuracy:.3} macro-F1 {:.1} emotion macro-F1 {:.1}",
            100.0 * f1,
            100.0 * emotion_f1
        )
    }
}

/// The mean F1 over the classes that there are.
pub(super) fn macro_f1(pairs: &[(usize, usize)], classes: usize) -> f64 {
    let each = (0..classes).filter_map(|class| {
        let both = pairs.iter().filter(|&&(gold, own)| gold == class && own == class).count();
        let gold = pairs.iter().filter(|&&(gold, _)| gold == class).count();
        let own = pairs.iter().filter(|&&(_, own)| own == class).count();
        (gold > 0).then(|| share(2 * both, gold + own))
    });
    let each: Vec<f64> = each.collect();
    each.iter().sum::<f64>() / f64::from(u32::try_from(each.len()).unwrap_or(0).max(1))
}

/// What each neutral sentence counts so that they are this share of all.
pub(super) fn neutral_weight(polarities: impl ExactSizeIterator<Item = usize>, share_wanted: f64) -> f64 {
    let all = polarities.len();
    let count = polarities.filter(|&polarity| polarity == 1).count();
    share(all - count, count) * share_wanted / (1.0 - share_wanted)
}

/// Pearson's correlation of the mean score with the mean label over posts of eight sentences or more.
pub(super) fn correlation(judged: &[(&Row, Judgement)]) -> Option<f64> {
    let mut posts: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for (row, own) in judged {
        if let Some(post) = &row.post {
            let gold = [-1.0, 0.0, 1.0][row.polarity];
            posts.entry(post).or_default().push((gold, own.score));
        }
    }
    let points = posts.values().filter(|post| post.len() >= 8).map(|post| {
        let count = f64::from(u32::try_from(post.len()).unwrap_or(1));
        (post.iter().map(|p| p.0).sum::<f64>() / count, post.iter().map(|p| p.1).sum::<f64>() / count)
    });
    let points: Vec<(f64, f64)> = points.collect();
    if points.len() < 5 {
        return None;
    }
    let count = f64::from(u32::try_from(points.len()).unwrap_or(1));
    let mean = |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / count;
    let (mx, my) = (mean(|p| p.0), mean(|p| p.1));
    let sum = |value: &dyn Fn(f64, f64) -> f64| points.iter().map(|&(x, y)| value(x - mx, y - my)).sum::<f64>();
    Some(sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt())
}
