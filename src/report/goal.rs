//! What a report tells of intentions.

use serde::{Deserialize, Serialize};

use super::chapter::Quote;
use crate::goal::Outcome;

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
    pub outcome: Outcome,
    /// The year of the post that tells.
    pub outcome_in: Option<i32>,
    /// The sentence that tells; `None` if nothing does.
    pub evidence: Option<Quote>,
    /// How sure it is that the evidence is about this goal: from 0 to 1.
    pub confidence: f64,
}

impl Goal {
    /// Whether it is sure enough that the evidence is about this goal: otherwise the report says that it is not.
    pub fn is_sure(&self) -> bool {
        self.confidence >= 0.6
    }

    /// Whether the evidence only says the goal once more, as a list of goals with ticks does.
    pub(super) fn is_repeated(&self) -> bool {
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        self.evidence.as_ref().is_some_and(|evidence| {
            let evidence = letters(&evidence.text);
            letters(&self.text).contains(&evidence)
        })
    }
}

/// All outcomes, in the order in which they are shown.
pub(super) const OUTCOMES: [Outcome; 5] =
    [Outcome::Done, Outcome::Partial, Outcome::Failed, Outcome::Dropped, Outcome::Unmentioned];
