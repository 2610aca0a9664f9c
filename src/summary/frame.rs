//! What stands in the parts of frames.

use serde::{Deserialize, Serialize};

use super::excerpt::Best;
use super::tally::Tally;
use crate::sorted::Sorted;

/// What is counted of a part of a frame: Keep, 아쉬운 점.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FrameCounts {
    /// Posts that have it.
    pub(crate) posts: u64,
    /// Sentences in it.
    pub(crate) sentences: u64,
    pub(crate) mood: Tally,
    /// Words in it, by their keys.
    pub(crate) words: Sorted<String, u64>,
    /// Sentences that show it.
    pub(crate) shown: Best,
}

impl FrameCounts {
    pub(crate) fn merge(&mut self, other: Self) {
        self.posts += other.posts;
        self.sentences += other.sentences;
        self.mood.merge(&other.mood);
        for (word, count) in other.words {
            *self.words.entry(word) += count;
        }
        self.shown.merge(other.shown);
    }
}
