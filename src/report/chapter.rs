//! What a report tells of one year.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bounds;
use crate::document::Date;
use crate::sentiment::Emotion;
use crate::span::Span;

/// What the sentences about one year say.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Chapter {
    /// The year; `None` for what is about no known year.
    pub year: Option<i32>,
    /// Posts of the year. May be 0: later posts can look back on it.
    pub posts: u64,
    /// Sentences about the year, of whatever post.
    pub sentences: u64,
    /// How these sentences sound; `None` if none of them could be judged.
    pub mood: Option<Mood>,
    /// How many sentences show each emotion; neutral ones are not counted.
    pub emotions: BTreeMap<Emotion, u64>,
    /// The months of which something is known, in order.
    pub months: Vec<Month>,
    /// What sets the year apart, best first: the first is the word of the year.
    pub words: Vec<Word>,
    /// Whether there is too little text to tell what sets the year apart (fewer than 150 units, for instance): the words are
    /// then shown with a remark.
    pub few_words: bool,
    /// Sentences that tell of something good.
    pub good: Vec<Quote>,
    /// Sentences that tell of something hard.
    pub hard: Vec<Quote>,
    /// Sentences that tell what was learned.
    pub learned: Vec<Quote>,
    /// What the year's sentences speak of (회사, 건강, 사람 …), and how; most frequent first.
    pub aspects: Vec<Aspect>,
}

impl Chapter {
    /// The words that are shown: fewer of a year with little text, where most are there by chance.
    pub(super) fn shown_words(&self) -> &[Word] {
        let most = if self.few_words { bounds::FEW_WORDS } else { bounds::WORDS };
        &self.words[..self.words.len().min(most)]
    }
}

/// How sentences sound on average.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mood {
    /// The mean of the sentences' scores: from −1, negative, over 0 to 1, positive.
    pub mean: f64,
    /// Where its 95 % interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Sentences that were judged negative.
    pub negative: u64,
    /// Neutral.
    pub neutral: u64,
    /// Positive.
    pub positive: u64,
}

impl Mood {
    /// Fewer sentences than this say little about a year.
    pub const FEW: u64 = 20;

    /// How many sentences it is the mean of.
    pub fn sentences(&self) -> u64 {
        self.negative + self.neutral + self.positive
    }

    /// Whether it rests on [few](Self::FEW) sentences.
    pub fn is_small(&self) -> bool {
        self.sentences() < Self::FEW
    }

    /// Whether the interval of another one lies wholly above or below this one's: the difference is then hardly chance.
    pub fn is_apart(&self, other: &Self) -> bool {
        self.high < other.low || other.high < self.low
    }
}

/// What is known of one month.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Month {
    /// From 1 to 12.
    pub month: u8,
    /// Posts that were written in it.
    pub posts: u64,
    /// Sentences about it.
    pub sentences: u64,
    /// How they sound.
    pub mood: Option<Mood>,
}

/// A word that sets a year apart from the others.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    /// The word, or several: 사이드 프로젝트.
    pub text: String,
    /// How often it stands in the year's sentences.
    pub count: u64,
    /// In how many posts. One is not much: a single post may have been about it.
    pub posts: u64,
    /// How much it sets the year apart; only the order and the proportions within a year matter.
    pub score: f64,
    /// How many times as frequent it is as in the other years together; `None` if it is in no other.
    pub ratio: Option<f64>,
    /// A sentence that shows it.
    pub quote: Option<Quote>,
}

/// What the sentences speak of, and how.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Aspect {
    /// 회사, 건강, 가족 …
    pub text: String,
    /// Sentences and clauses that mention it.
    pub count: u64,
    /// How these sound.
    pub mood: Option<Mood>,
    /// One that shows it.
    pub quote: Option<Quote>,
}

/// A sentence of a post, and where it stands.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quote {
    /// The sentence as it is written. Shown in part if it is long.
    pub text: String,
    /// What in it matters: bytes of `text`, in order and apart from each other.
    pub marks: Vec<Span>,
    /// How it sounds, from −1 to 1.
    pub score: Option<f64>,
    /// The file of the post.
    pub path: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// The post's title.
    pub title: Option<String>,
    /// The post's date.
    pub date: Option<Date>,
}
