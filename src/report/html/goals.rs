//! What the writer meant to do, and what became of it.

use maud::{Markup, html};

use super::super::bounds;
use super::super::goal::{Goal, GoalOutcome};
use super::super::lang::number;
use super::super::text::short;
use super::Page;
use super::quote::quote;

impl Page<'_> {
    pub(super) fn goals(&self) -> Markup {
        let (report, labels) = (self.report, self.lang.labels());
        if report.chapters.is_empty() {
            return html! {};
        }
        let is_hidden = report.goals.iter().all(|goal| goal.text.is_empty());
        html! {
            section.goals id="goals" aria-labelledby="goals-heading" {
                h2 id="goals-heading" { (labels.goals) }
                @if report.goals.is_empty() {
                    p.note { (labels.no_goals) }
                } @else {
                    p.note { (labels.goals_note) }
                    (self.outcomes())
                    @if is_hidden { p.note { (labels.goals_hidden) } } @else { (self.goal_years()) }
                }
            }
        }
    }

    /// How many of each outcome, a square a goal.
    fn outcomes(&self) -> Markup {
        let count = |outcome| self.report.goals.iter().filter(|goal| goal.outcome == outcome).count();
        html! {
            ul.outcomes {
                @for outcome in GoalOutcome::ALL {
                    @let count = count(outcome);
                    @if count > 0 {
                        li class=(class(outcome)) {
                            p { (icon(outcome)) strong { (number(count as u64)) } " " (self.lang.outcome(outcome)) }
                            div.squares aria-hidden="true" { @for _ in 0..count.min(120) { i {} } }
                        }
                    }
                }
            }
        }
    }

    fn goal_years(&self) -> Markup {
        html! {
            @for (year, goals) in self.report.goals_by_year() {
                section.goal-year {
                    h3 id=(id(year)) { (self.lang.goals_of(year)) }
                    ol { @for goal in goals.iter().take(bounds::GOALS) { (self.goal(goal)) } }
                    @if let Some(more) = goals.len().checked_sub(bounds::GOALS).filter(|&more| more > 0) {
                        p.note { (self.lang.more(more as u64)) }
                    }
                }
            }
        }
    }

    fn goal(&self, goal: &Goal) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        html! {
            li class=(format!("goal {}", class(goal.outcome))) {
                (icon(goal.outcome))
                div {
                    p.what { bdi { (short(&goal.text, bounds::QUOTE)) } }
                    p.outcome {
                        strong { (lang.outcome(goal.outcome)) }
                        @if let Some(facts) = lang.goal_facts(goal) { " · " (facts) }
                    }
                    @if let Some(evidence) = &goal.evidence {
                        (quote(evidence, lang))
                        @if !goal.is_sure() { p.flag { (labels.evidence_unsure) } }
                    }
                }
            }
        }
    }

    /// From a chapter to the goals of its year.
    pub(super) fn goal_link(&self, year: Option<i32>) -> Option<Markup> {
        year?;
        let goals = self.report.goals.iter().filter(|goal| goal.set_in == year);
        let count = goals.clone().count();
        let is_shown = goals.into_iter().any(|goal| !goal.text.is_empty());
        (is_shown && count > 0)
            .then(|| html! { a href=(format!("#{}", id(year))) { (self.lang.goal_link(count as u64)) } })
    }
}

fn id(year: Option<i32>) -> String {
    year.map_or_else(|| "goals-undated".to_owned(), |year| format!("goals-{year}"))
}

fn class(outcome: GoalOutcome) -> &'static str {
    match outcome {
        GoalOutcome::Done => "done",
        GoalOutcome::Partial => "partial",
        GoalOutcome::Failed => "failed",
        GoalOutcome::Dropped => "dropped",
        GoalOutcome::Unmentioned => "unmentioned",
    }
}

/// A sign that differs in form as well as in colour; the words beside it say what it means.
fn icon(outcome: GoalOutcome) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" {
            @match outcome {
                GoalOutcome::Done => { circle.full cx="12" cy="12" r="11" {} path.sign d="M6.5 12.5l3.8 3.8 7.2-8" {} },
                GoalOutcome::Partial => { circle.ring cx="12" cy="12" r="10" {} path.half d="M12 2a10 10 0 0 0 0 20z" {} },
                GoalOutcome::Failed => { circle.ring cx="12" cy="12" r="10" {} path.stroke d="M8 8l8 8M16 8l-8 8" {} },
                GoalOutcome::Dropped => { circle.ring cx="12" cy="12" r="10" {} path.stroke d="M7 12h9M12.5 8l4 4-4 4" {} },
                GoalOutcome::Unmentioned => { circle.ring.dashed cx="12" cy="12" r="10" {} },
            }
        }
    }
}
