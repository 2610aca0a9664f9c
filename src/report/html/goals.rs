//! What the writer meant to do, and what became of it.

use maud::{Markup, html};

use super::super::bounds;
use super::super::goal::{Goal, OUTCOMES};
use super::super::lang::number;
use super::super::text::short;
use super::Page;
use super::quote::{quote, source};
use crate::goal::Outcome;

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
                @for outcome in OUTCOMES {
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
                    @let (silent, told): (Vec<&Goal>, Vec<&Goal>) = goals.iter().partition(|goal| goal.outcome == Outcome::Unmentioned);
                    @if !told.is_empty() { ol { @for goal in told.iter().take(bounds::GOALS) { (self.goal(goal)) } } }
                    @if !silent.is_empty() { (self.silent(&silent)) }
                    @let more = [told, silent].map(|goals| goals.len().saturating_sub(bounds::GOALS)).iter().sum::<usize>();
                    @if more > 0 { p.note { (self.lang.more(more as u64)) } }
                }
            }
        }
    }

    /// What no later post speaks of: there is nothing to tell but what it was.
    fn silent(&self, goals: &[&Goal]) -> Markup {
        html! {
            div.goal.silent.unmentioned {
                (icon(Outcome::Unmentioned))
                div {
                    p.outcome { strong { (self.lang.outcome(Outcome::Unmentioned)) } }
                    ul { @for goal in goals.iter().take(bounds::GOALS) { li.what { bdi { (short(&goal.text, bounds::QUOTE)) } } } }
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
                        strong { (lang.outcome_of(goal)) }
                        @if let Some(facts) = lang.goal_facts(goal) { " · " (facts) }
                    }
                    @if let Some(evidence) = &goal.evidence {
                        @if !goal.is_repeated() {
                            (quote(evidence, lang))
                        } @else if let Some(source) = source(evidence, lang) {
                            p.source { (source) }
                        }
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

fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "done",
        Outcome::Partial => "partial",
        Outcome::Failed => "failed",
        Outcome::Dropped => "dropped",
        Outcome::Unmentioned => "unmentioned",
    }
}

/// A sign that differs in form as well as in colour; the words beside it say what it means.
fn icon(outcome: Outcome) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" {
            @match outcome {
                Outcome::Done => { circle.full cx="12" cy="12" r="11" {} path.sign d="M6.5 12.5l3.8 3.8 7.2-8" {} },
                Outcome::Partial => { circle.ring cx="12" cy="12" r="10" {} path.half d="M12 2a10 10 0 0 0 0 20z" {} },
                Outcome::Failed => { circle.ring cx="12" cy="12" r="10" {} path.stroke d="M8 8l8 8M16 8l-8 8" {} },
                Outcome::Dropped => { circle.ring cx="12" cy="12" r="10" {} path.stroke d="M7 12h9M12.5 8l4 4-4 4" {} },
                Outcome::Unmentioned => { circle.ring.dashed cx="12" cy="12" r="10" {} },
            }
        }
    }
}
