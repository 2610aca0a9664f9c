//! What is said about goals, runs and firsts.

use super::super::course::{Streak, StreakKind};
use super::super::goal::Goal;
use super::super::josa::Josa;
use super::super::lang::Lang;
use super::super::text::short;
use crate::document::Date;
use crate::goal::Outcome;

impl Lang {
    /// The heading of the goals of a year.
    pub(in super::super) fn goals_of(self, year: Option<i32>) -> String {
        match (self, year) {
            (Self::Ko, Some(year)) => format!("{year}년에 쓴 다짐"),
            (Self::En, Some(year)) => format!("Written in {year}"),
            (Self::Ko, None) => "때를 알 수 없는 다짐".to_owned(),
            (Self::En, None) => "Without a date".to_owned(),
        }
    }

    /// For when a goal was meant, if not for the year it was set in or the next, and when it was told what became of it.
    pub(in super::super) fn goal_facts(self, goal: &Goal) -> Option<String> {
        let is_soon = |due: i32| goal.set_in.is_none_or(|set| due == set || set.checked_add(1) == Some(due));
        let due = goal.due_in.filter(|&due| !is_soon(due));
        let due = due.map(|due| self.pick(format!("{due}년을 위한 다짐"), format!("meant for {due}")));
        let told = goal.outcome_in.filter(|_| goal.outcome != Outcome::Unmentioned);
        let told = told.map(|told| self.pick(format!("{told}년의 글에서"), format!("told in {told}")));
        let facts: Vec<String> = told.into_iter().chain(due).collect();
        (!facts.is_empty()).then(|| facts.join(" · "))
    }

    /// What became of a goal, as sure as that is.
    pub(in super::super) fn outcome_of(self, goal: &Goal) -> &'static str {
        let (ko, en) = match goal.outcome {
            _ if goal.is_sure() => return self.outcome(goal.outcome),
            Outcome::Done => ("이룬 것 같아요", "perhaps done"),
            Outcome::Partial => ("일부 이룬 것 같아요", "perhaps partly done"),
            Outcome::Failed => ("이루지 못한 것 같아요", "perhaps did not work out"),
            Outcome::Dropped => ("미루거나 접은 것 같아요", "perhaps put off or let go"),
            Outcome::Unmentioned => return self.outcome(goal.outcome),
        };
        self.pick(ko, en)
    }

    /// From a chapter to its goals.
    pub(in super::super) fn goal_link(self, count: u64) -> String {
        self.pick(
            format!("이 해에 쓴 다짐 {}와 그 뒤 보기", self.count(count, "개", "")),
            format!("See the year’s {} and what became of them", self.count(count, "", "intention")),
        )
    }

    /// How long a run is: "14개월".
    pub(in super::super) fn run(self, streak: &Streak) -> String {
        match streak.kind {
            StreakKind::Word(_) => self.count(streak.length, "년", "year"),
            StreakKind::Writing | StreakKind::Silence => self.count(streak.length, "개월", "month"),
        }
    }

    /// What it is a run of.
    pub(in super::super) fn run_of(self, streak: &Streak) -> String {
        match &streak.kind {
            StreakKind::Writing => self.pick("쉬지 않고 글을 쓴 기간", "in a row with a post in each").to_owned(),
            StreakKind::Silence => self.pick("글을 쉬어 간 기간", "of rest between two posts").to_owned(),
            StreakKind::Word(word) => {
                let word = short(word, 24);
                let subject = Josa::Subject.after(&word);
                self.pick(format!("‘{word}’{subject} 해마다 나온 기간"), format!("in a row with “{word}” in each"))
            }
        }
    }

    /// From when to when: "2019년 3월~2020년 4월".
    pub(in super::super) fn period(self, from: Date, to: Date) -> String {
        if from == to {
            self.date(from)
        } else {
            format!("{}{}{}", self.date(from), self.pick("~", " – "), self.date(to))
        }
    }
}
