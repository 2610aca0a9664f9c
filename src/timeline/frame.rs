//! What a period's retrospectives say in the parts of their frames.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::vocabulary::{Count, Vocabulary};
use super::words::{real, telling};
use crate::frame::parts;
use crate::summary::{Excerpt, FrameCounts, Period, Summary, Tally};
use crate::time::Granularity;

/// A part of a frame: Keep, 아쉬운 점.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct PeriodFrame {
    /// The frame, as [`FramePart::frame`](crate::FramePart::frame) names it.
    pub frame: &'static str,
    /// The part, as [`FramePart::part`](crate::FramePart::part) names it.
    pub part: &'static str,
    /// Posts that have it.
    pub posts: u64,
    /// Sentences in it.
    pub sentences: u64,
    /// How they sound.
    pub tally: Tally,
    /// The words that tell most of it, beside the other parts of the frame.
    pub keywords: Vec<FrameWord>,
    /// Sentences that show it, the best first.
    pub excerpts: Vec<Excerpt>,
}

/// A word of a part of a frame.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct FrameWord {
    /// The word.
    pub text: String,
    /// How often it stands in the part.
    pub count: u64,
    /// How much it tells of it; only comparable within a list.
    pub score: f64,
}

/// The parts of frames in each period, in the order of the periods and of `dict/frames.tsv`.
pub(super) fn frames(
    summary: &Summary,
    vocabulary: &Vocabulary<'_>,
    granularity: Granularity,
    top: usize,
) -> BTreeMap<Period, Vec<PeriodFrame>> {
    let mut found: BTreeMap<Period, BTreeMap<&str, FrameCounts>> = BTreeMap::new();
    for (period, part, counts) in summary.frames() {
        found.entry(period.within(granularity)).or_default().entry(part).or_default().merge(counts.clone());
    }
    let numbers: HashMap<&str, usize> =
        vocabulary.entries.iter().enumerate().map(|(number, entry)| (entry.key, number)).collect();
    let periods = found.into_iter().map(|(period, found)| {
        let own = parts().filter_map(|(frame, part)| {
            let counts = found.get(&*format!("{frame}/{part}"))?;
            let around = found.iter().filter(|(name, _)| name.split('/').next() == Some(frame)).map(|(_, own)| own);
            let keywords = keywords(vocabulary, &numbers, counts, &around.collect::<Vec<_>>(), top);
            Some(PeriodFrame {
                frame,
                part,
                posts: counts.posts,
                sentences: counts.sentences,
                tally: counts.mood,
                keywords,
                excerpts: counts.shown.iter().cloned().collect(),
            })
        });
        (period, own.collect())
    });
    periods.collect()
}

/// Words that are frequent in a part and say much, more so if the other parts of the frame have them seldom.
fn keywords(
    vocabulary: &Vocabulary<'_>,
    numbers: &HashMap<&str, usize>,
    counts: &FrameCounts,
    around: &[&FrameCounts],
    top: usize,
) -> Vec<FrameWord> {
    let own = |word: usize| counts.words.get(vocabulary.entries[word].key).copied().unwrap_or_default();
    let scored = counts.words.iter().filter_map(|(key, &count)| {
        let &number = numbers.get(key.as_str())?;
        let all: u64 = around.iter().filter_map(|part| part.words.get(key)).sum();
        let share = (real(count) + 0.5) / (real(all) + 1.0);
        Some((number, share * telling(vocabulary, number, Count { count, posts: count })))
    });
    let chosen = vocabulary.choose_of(scored.collect(), own, top);
    let word = |(word, score): (usize, f64)| FrameWord {
        text: vocabulary.entries[word].name.clone(),
        count: own(word),
        score,
    };
    chosen.into_iter().map(word).collect()
}
