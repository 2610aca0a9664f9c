//! Sentences that are kept word for word.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::document::Date;
use crate::span::Span;

/// A sentence of a post that shows something, with its place.
///
/// Excerpts are in a total order: the best first, equally good ones by path and place. What is kept of many is therefore
/// the same in whatever order they were found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Excerpt {
    /// How well it shows what it was kept for.
    pub(crate) rank: Reverse<i64>,
    /// The file of the post.
    pub(crate) path: String,
    /// Bytes of the file.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The line where it begins, from 1.
    pub(crate) line: usize,
    /// The sentence.
    pub(crate) text: String,
    /// What in it matters: bytes of `text`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) marks: Vec<Span>,
    /// How it sounds, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) score: Option<i64>,
    /// The post's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    /// The post's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<Date>,
}

impl Excerpt {
    /// The file of the post.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where it stands: bytes of the file.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The line of the file where it begins, from 1; of a record among others the line where the record begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The sentence as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What in it matters: bytes of [`Excerpt::text`].
    pub fn marks(&self) -> &[Span] {
        &self.marks
    }

    /// How it sounds, from −1 to 1; `None` if it does not count.
    pub fn score(&self) -> Option<f64> {
        self.score.map(super::tally::score)
    }

    /// The title of the post.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The date of the post.
    pub fn date(&self) -> Option<Date> {
        self.date
    }
}

/// The best excerpts, so many at most.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Best(Vec<Excerpt>);

impl Best {
    /// How many are kept: enough that a report can leave out what resembles another.
    pub(crate) const MOST: usize = 24;

    pub(crate) fn add(&mut self, excerpt: Excerpt) {
        if let Err(at) = self.0.binary_search(&excerpt)
            && at < Self::MOST
        {
            self.0.insert(at, excerpt);
            self.0.truncate(Self::MOST);
        }
    }

    /// Whether an excerpt of some rank may be kept.
    pub(crate) fn may_take(&self, rank: i64) -> bool {
        self.0.len() < Self::MOST || may_be_best(self.0.last(), rank)
    }

    pub(crate) fn merge(&mut self, other: Self) {
        other.0.into_iter().for_each(|excerpt| self.add(excerpt));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Excerpt> {
        self.0.iter()
    }

    /// Keeps the first `most` only.
    pub(crate) fn truncate(&mut self, most: usize) {
        self.0.truncate(most);
    }
}

/// Whether an excerpt of some rank may be better than what is kept.
pub(crate) fn may_be_best(kept: Option<&Excerpt>, rank: i64) -> bool {
    kept.is_none_or(|kept| Reverse(rank) <= kept.rank)
}

/// Keeps the better of two.
pub(crate) fn keep_best(kept: &mut Option<Box<Excerpt>>, other: Option<Box<Excerpt>>) {
    if let Some(other) = other
        && kept.as_ref().is_none_or(|kept| other < *kept)
    {
        *kept = Some(other);
    }
}
