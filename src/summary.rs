//! What posts say, in numbers that add up.
//!
//! A [`Summary`] is made of each post by itself ([`Summarizer`]) and holds whole numbers only, beside a bounded choice of sentences that a
//! total order decides. So merging is associative and commutative: any split of posts over threads, files or machines gives the same summary, to the byte,
//! and with it the same [`Timeline`](crate::Timeline) and [`Report`](crate::Report).
//!
//! ```
//! use hoego::{Analysis, Document, Summarizer, Summary, Tokenizer};
//!
//! let tokenizer = Tokenizer::new();
//! let summarizer = Summarizer::new(&tokenizer);
//! let summary = |text| {
//!     let post = Document::from_markdown(text);
//!     summarizer.summarize("post.md", &Analysis::new(&post, &mut tokenizer.worker()))
//! };
//! let first = summary("---\ndate: 2021-12-30\n---\n이직을 준비했다. 면접이 힘들었다.");
//! let second = summary("---\ndate: 2022-12-31\n---\n이직했다. 올해는 뿌듯했다.");
//! let mut forth = first.clone();
//! forth.merge(second.clone());
//! let mut back = second;
//! back.merge(first);
//! assert_eq!(forth, back);
//! let json = forth.to_json();
//! assert_eq!(Summary::from_json(&json)?, forth);
//! # Ok::<(), hoego::Error>(())
//! ```

mod excerpt;
mod frame;
mod intent;
mod period;
mod post;
mod quality;
mod regard;
mod tally;
mod topic;
mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use foldhash::HashMap;
use serde::{Deserialize, Serialize, Serializer};
use smol_str::SmolStr;

pub(crate) use excerpt::Best;
pub use excerpt::Excerpt;
pub(crate) use frame::FrameCounts;
pub(crate) use intent::Intents;
pub use period::{NotAPeriod, Period};
pub use post::Summarizer;
pub use regard::Regard;
pub use tally::Tally;
pub(crate) use topic::topics;
pub use word::{Word, WordCounts};

use crate::document::Date;
use crate::error::{Error, Result};
use crate::report::Stamp;
use crate::sentiment::Emotion;
use crate::sorted::Sorted;

/// What is counted of a month, or of a year where no month is known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PeriodCounts {
    /// Posts that are about it as a whole.
    pub posts: u64,
    /// Posts with a sentence about it that have none about an earlier part of the same year.
    pub(crate) sources: u64,
    /// Sentences about it, in prose and lists.
    pub sentences: u64,
    /// Tokens of these sentences.
    pub tokens: u64,
    /// Sentences in which the writer speaks of themself (나, 저).
    pub first_person: u64,
    /// Mentions of nouns and terms: what the rates of words are shares of.
    pub units: u64,
    /// How the sentences sound.
    pub mood: Tally,
    /// How many of them show an emotion.
    pub emotions: BTreeMap<Emotion, u64>,
}

impl PeriodCounts {
    /// Takes in what another one counted.
    pub fn merge(&mut self, other: &Self) {
        self.posts += other.posts;
        self.sources += other.sources;
        self.sentences += other.sentences;
        self.tokens += other.tokens;
        self.first_person += other.first_person;
        self.units += other.units;
        self.mood.merge(&other.mood);
        for (&emotion, count) in &other.emotions {
            *self.emotions.entry(emotion).or_default() += count;
        }
    }
}

/// What is kept of a year beyond numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct YearExcerpts {
    /// Sentences that tell of something good.
    pub(crate) good: Best,
    /// Of something hard.
    pub(crate) hard: Best,
    /// What was learned.
    pub(crate) learned: Best,
    /// What it speaks of (일, 사람, 건강 …), and how.
    pub(crate) topics: Sorted<String, TopicCounts>,
}

/// Sentences that speak of a part of life.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct TopicCounts {
    pub(crate) sentences: u64,
    pub(crate) mood: Tally,
    pub(crate) shown: Option<Box<Excerpt>>,
}

/// Exactly mergeable counts of posts: see the [module](self).
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// The form of the file.
    #[serde(rename = "hoego_summary")]
    form: Form,
    /// With what the posts were analysed: one, unless summaries of different versions were merged.
    stamps: BTreeSet<Stamp>,
    /// Posts of no known date.
    undated: u64,
    /// Posts by the month they were written in, or the year if that is all that is known.
    written: BTreeMap<Period, u64>,
    /// The dates of the oldest and the newest post.
    dates: Option<(Date, Date)>,
    periods: BTreeMap<Period, PeriodCounts>,
    years: BTreeMap<Period, YearExcerpts>,
    /// What stands in the parts of frames.
    frames: BTreeMap<Period, Sorted<String, FrameCounts>>,
    /// The posts that speak of goals, by path.
    intents: Vec<Intents>,
    /// By what is the same in all spellings. Words are so large that a table of them in place would take twice as much.
    #[serde(serialize_with = "in_order")]
    words: HashMap<SmolStr, Box<Word>>,
}

/// The number of the form that a summary has as JSON; reading another one fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
struct Form;

impl Form {
    const NUMBER: u32 = 1;
}

impl Default for Form {
    fn default() -> Self {
        Self
    }
}

impl From<Form> for u32 {
    fn from(_: Form) -> Self {
        Form::NUMBER
    }
}

impl TryFrom<u32> for Form {
    type Error = String;

    fn try_from(number: u32) -> std::result::Result<Self, String> {
        if number == Self::NUMBER {
            Ok(Self)
        } else {
            Err(format!(
                "a summary of form {number}, which this version of hoego cannot read (it reads {})",
                Self::NUMBER
            ))
        }
    }
}

fn in_order<S: Serializer>(words: &HashMap<SmolStr, Box<Word>>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    words.iter().collect::<BTreeMap<_, _>>().serialize(serializer)
}

impl Summary {
    /// Whether bytes begin as [`Summary::to_json`] does.
    pub fn is_json(bytes: &[u8]) -> bool {
        bytes.starts_with(b"{\"hoego_summary\":")
    }

    /// The summary as JSON: the same bytes for the same summary.
    pub fn to_json(&self) -> String {
        // None of its parts can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Writes [`Summary::to_json`].
    ///
    /// # Errors
    ///
    /// What `out` says.
    pub fn write_json(&self, out: impl io::Write) -> io::Result<()> {
        serde_json::to_writer(out, self).map_err(io::Error::from)
    }

    /// Reads what [`Summary::to_json`] wrote.
    ///
    /// # Errors
    ///
    /// [`Error::Summary`] for anything else, and for the summaries of versions of hoego that wrote them otherwise.
    pub fn from_json(text: &str) -> Result<Self> {
        if !Self::is_json(text.as_bytes()) {
            return Err(Error::Summary { path: None, reason: "no summary that hoego wrote".to_owned() });
        }
        serde_json::from_str(text).map_err(|error| Error::Summary { path: None, reason: error.to_string() })
    }

    /// Takes in another summary. The order and grouping of merges do not matter; merging a post twice counts it twice.
    ///
    /// O(smaller · log larger).
    pub fn merge(&mut self, mut other: Self) {
        // As the order does not matter, the larger one takes in the other.
        if other.words.len() > self.words.len() {
            std::mem::swap(self, &mut other);
        }
        self.stamps.extend(other.stamps);
        self.undated += other.undated;
        for (period, posts) in other.written {
            *self.written.entry(period).or_default() += posts;
        }
        if let Some((first, last)) = other.dates {
            self.see(first, last);
        }
        for (period, counts) in other.periods {
            self.periods.entry(period).or_default().merge(&counts);
        }
        for (year, excerpts) in other.years {
            let own = self.years.entry(year).or_default();
            own.good.merge(excerpts.good);
            own.hard.merge(excerpts.hard);
            own.learned.merge(excerpts.learned);
            for (topic, counts) in excerpts.topics {
                let own = own.topics.entry(topic);
                own.sentences += counts.sentences;
                own.mood.merge(&counts.mood);
                excerpt::keep_best(&mut own.shown, counts.shown);
            }
        }
        for (period, parts) in other.frames {
            let own = self.frames.entry(period).or_default();
            for (part, counts) in parts {
                own.entry(part).merge(counts);
            }
        }
        intent::merge(&mut self.intents, other.intents);
        for (key, word) in other.words {
            match self.words.entry(key) {
                std::collections::hash_map::Entry::Occupied(own) => own.into_mut().merge(*word),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(word);
                }
            }
        }
    }

    /// Takes in the dates of an older and a newer post.
    fn see(&mut self, first: Date, last: Date) {
        self.dates = Some(self.dates.map_or((first, last), |dates| (dates.0.min(first), dates.1.max(last))));
    }

    /// Posts that were read.
    pub fn posts(&self) -> u64 {
        self.periods.values().map(|counts| counts.posts).sum()
    }

    /// Posts whose date is not known.
    pub fn undated(&self) -> u64 {
        self.undated
    }

    /// The dates of the oldest and the newest post.
    pub fn dates(&self) -> Option<(Date, Date)> {
        self.dates
    }

    /// With what the posts were analysed: one, unless summaries of different versions or options were merged.
    pub fn stamps(&self) -> &BTreeSet<Stamp> {
        &self.stamps
    }

    /// Posts by the month in which they were written, in order.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = (Period, u64)> {
        self.written.iter().map(|(&period, &posts)| (period, posts))
    }

    /// What is about each month, or about a year where no month is known, in order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = (Period, &PeriodCounts)> {
        self.periods.iter().map(|(&period, counts)| (period, counts))
    }

    /// A word by its [key](crate::keyword::Candidate::key).
    pub fn word(&self, key: &str) -> Option<&Word> {
        self.words.get(key).map(Box::as_ref)
    }

    /// All words with their keys, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, &Word)> {
        self.words.iter().map(|(key, word)| (key.as_str(), &**word))
    }

    /// What the posts say of goals.
    pub(crate) fn intents(&self) -> &[Intents] {
        &self.intents
    }

    /// What stands in the parts of frames, by month (or year, where no month is known); parts are named `frame/part`.
    pub(crate) fn frames(&self) -> impl Iterator<Item = (Period, &str, &FrameCounts)> {
        let parts = self.frames.iter().flat_map(|(&period, parts)| parts.iter().map(move |part| (period, part)));
        parts.map(|(period, (part, counts))| (period, part.as_str(), counts))
    }

    /// What is kept of each year.
    pub(crate) fn years(&self) -> &BTreeMap<Period, YearExcerpts> {
        &self.years
    }
}
