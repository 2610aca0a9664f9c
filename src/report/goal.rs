//! What a report tells of intentions.

use serde::{Deserialize, Serialize};

use super::chapter::Quote;

/// Something that the writer meant to do.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// What, in the writer's words.
    pub text: String,
    /// The year of the post that says so.
    pub set_in: Option<i32>,
    /// The year that it was meant for, if that is known.
    pub due_in: Option<i32>,
    /// The sentence that says so.
    pub quote: Option<Quote>,
    /// What became of it, as far as the posts tell.
    pub outcome: GoalOutcome,
    /// The year of the post that tells.
    pub outcome_in: Option<i32>,
    /// The sentence that tells; `None` if nothing does.
    pub evidence: Option<Quote>,
    /// How sure it is that the evidence is about this goal: from 0 to 1.
    pub confidence: f64,
}

/// What became of a goal, as far as the posts tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GoalOutcome {
    /// It was done.
    Done,
    /// Some of it.
    Partial,
    /// It was tried, or meant, and did not come about.
    Failed,
    /// It was given up or put off.
    Dropped,
    /// Later posts do not speak of it.
    #[default]
    Unmentioned,
}

impl Goal {
    /// Whether it is sure enough that the evidence is about this goal: otherwise the report says that it is not.
    pub fn is_sure(&self) -> bool {
        self.confidence >= 0.6
    }
}

impl GoalOutcome {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Done, Self::Partial, Self::Failed, Self::Dropped, Self::Unmentioned];
}
