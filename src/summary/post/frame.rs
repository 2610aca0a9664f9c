//! The frames of a post.

use std::collections::{BTreeMap, BTreeSet};

use super::Post;
use super::word::Counted;
use crate::document::Channel;
use crate::frame::FramePart;
use crate::summary::frame::FrameCounts;
use crate::summary::{Period, Summary, tally};

/// How many sentences of a part a post may show.
const SHOWN: usize = 3;

impl Post<'_, '_> {
    /// Counts the sentences in the parts of frames, for the time that they are about if it lies in the year of the post, else for that of
    /// the post: what a review of 2022 says of goals for 2023 under 내년 목표 is a part of that review.
    pub(super) fn count_frames(&self, summary: &mut Summary, frames: &[FramePart<'_>], counted: &[Counted<'_>]) {
        let mut parts: BTreeMap<(&str, &str), BTreeSet<usize>> = BTreeMap::new();
        for part in frames {
            parts.entry((part.frame, part.part)).or_default().extend(part.sentences.clone());
        }
        if parts.is_empty() {
            return;
        }
        let mut words: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for Counted { draft, .. } in counted.iter().filter(|word| word.is_word) {
            for occurrence in draft.occurrences() {
                let number = self.number(occurrence.passage, occurrence.sentence);
                words.entry(number).or_default().push(draft.key());
            }
        }
        for ((frame, part), sentences) in parts {
            let name = format!("{frame}/{part}");
            let mut counts: BTreeMap<Period, FrameCounts> = BTreeMap::new();
            for number in sentences {
                let told = &self.told[number];
                if !told.own || told.passage.block().channel() == Channel::Heading {
                    continue;
                }
                let own = if told.period.year() == self.period.year() { told.period } else { self.period };
                let own = counts.entry(own).or_default();
                own.sentences += 1;
                if let Some(feeling) = told.feeling {
                    own.mood.add(feeling.polarity, feeling.score);
                }
                for word in words.get(&number).into_iter().flatten() {
                    *own.words.entry((*word).to_owned()) += 1;
                }
                own.shown.add(self.excerpt(number, self.shows(number, part), None));
            }
            // A post counts once, for the first of its times.
            for (at, (period, mut own)) in counts.into_iter().enumerate() {
                own.posts = u64::from(at == 0);
                own.shown.truncate(SHOWN);
                summary.frames.entry(period).or_default().entry(name.clone()).merge(own);
            }
        }
    }

    /// How well a sentence shows a part of a frame: as one that can be read by itself, and that sounds as the part does.
    fn shows(&self, number: usize, part: &str) -> i64 {
        let told = &self.told[number];
        let feeling = told.feeling.map_or(0, |feeling| tally::fixed(feeling.score) / 20);
        let sounds = match part {
            "keep" | "liked" | "good" => feeling,
            "problem" | "lacked" | "bad" | "stop" => -feeling,
            _ => feeling.abs() / 2,
        };
        // Items are seldom whole sentences; the longer say more.
        let length = i64::try_from(told.sentence.text().chars().count()).unwrap_or(i64::MAX);
        let item = if told.quality.whole { told.quality.points } else { 8 * length.min(40) };
        item + sounds
    }
}
