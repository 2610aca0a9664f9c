//! Intentions, and what became of them.
//!
//! A goal is what an author means to do in a year: an item or sub-heading under 2023년 목표, a box to be checked, or a sentence like
//! 내년에는 꼭 운전을 배우겠다. What became of it is looked for in the author's later posts ([`follow_up`]): first where goals are
//! gone through one by one (2023년 목표 점검), then in any sentence that speaks of the same thing and says how it went. Where nothing
//! does the goal is unmentioned; nothing is guessed.
//!
//! ```
//! use hoego::{Analysis, Chronology, Document, Outcome, PostGoals, Tokenizer, follow_up};
//!
//! let posts = [
//!     "---\ndate: 2021-12-31\n---\n# 2021년 회고\n\n## 2022년 목표\n\n- 책 24권 읽기\n- 운전 연수 받기\n",
//!     "---\ndate: 2022-12-31\n---\n# 2022년 회고\n\n운전 연수는 결국 못 받았다.\n",
//! ];
//! let mut worker = Tokenizer::new().worker();
//! let posts = posts.map(|post| {
//!     let document = Document::from_markdown(post);
//!     let analysis = Analysis::new(&document, &mut worker);
//!     PostGoals::new(&analysis, &Chronology::new(&analysis))
//! });
//! let outcomes: Vec<_> = follow_up(&posts).into_iter().map(|follow_up| follow_up.outcome).collect();
//! assert_eq!(outcomes, [Outcome::Unmentioned, Outcome::Failed]);
//! ```

mod follow;
mod heading;
mod key;
mod outline;
mod read;
mod verdict;

use serde::{Deserialize, Serialize};

pub use follow::{Evidence, FollowUp, follow_up};
use key::Keys;
use verdict::Verdict;

use crate::document::Date;
use crate::span::Span;

/// What became of a goal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// It was reached.
    Done,
    /// Some of it was.
    Partial,
    /// It was not reached, or put off.
    Failed,
    /// It was given up.
    Dropped,
    /// No later post says anything of it.
    #[default]
    Unmentioned,
}

/// What an author means to do.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Goal {
    /// As it stands in the text, without number or box.
    pub text: String,
    /// Where it stands: bytes of [`Document::source`](crate::Document::source).
    pub span: Span,
    /// The year in which it is to be done.
    pub year: i32,
    /// Whether its box was checked when it was written down.
    pub checked: bool,
    /// Whether it is an item or a heading, rather than a sentence in passing.
    listed: bool,
    keys: Keys,
}

/// Something that a post says of what may have been a goal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Report {
    text: String,
    span: Span,
    /// What it speaks of.
    keys: Keys,
    verdict: Option<Verdict>,
    /// The year that it tells of.
    year: Option<i32>,
    /// Whether it stands where goals are gone through.
    review: bool,
}

/// What [`follow_up`] needs of a post: its goals, and what it says of earlier ones.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PostGoals {
    /// When the post was written.
    date: Option<Date>,
    /// What it is about.
    period: Option<Date>,
    goals: Vec<Goal>,
    reports: Vec<Report>,
}

impl PostGoals {
    /// The goals that the post sets, in order.
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// Where its goals stand and what it says of others.
    pub(crate) fn spans(&self) -> impl Iterator<Item = Span> {
        self.goals.iter().map(|goal| goal.span).chain(self.reports.iter().map(|report| report.span))
    }

    /// Whether it sets no goal and tells of none.
    pub(crate) fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.reports.is_empty()
    }

    /// Moves all spans: from bytes of the source to bytes of the file.
    pub(crate) fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        self.goals.iter_mut().for_each(|goal| goal.span = to(goal.span));
        self.reports.iter_mut().for_each(|report| report.span = to(report.span));
    }

    /// The year that the post is about, see [`Chronology::period`](crate::Chronology::period).
    pub fn year(&self) -> Option<i32> {
        self.period.map(|period| period.year)
    }
}
