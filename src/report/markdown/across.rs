//! Across the years: words, goals, runs and firsts.

use std::fmt::Write as _;

use super::super::goal::{Goal, OUTCOMES};
use super::super::lang::number;
use super::super::text::short;
use super::super::{bounds, calendar};
use super::Page;
use super::escape::{escape, quote};

impl Page<'_> {
    pub(super) fn courses(&mut self) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        let years = calendar::years(report);
        if years.len() < 3 || report.courses.is_empty() {
            return;
        }
        self.heading(2, labels.courses);
        for course in report.courses.iter().take(bounds::COURSES) {
            let counts: Vec<String> =
                course.points.iter().map(|point| format!("{} {}", point.year, number(point.count))).collect();
            let name = escape(&short(&course.text, bounds::WORD));
            let _ =
                writeln!(self.out, "- {name}: {} ({})", lang.course(course, report.written_years()), counts.join(", "));
        }
        self.out.push('\n');
    }

    pub(super) fn goals(&mut self) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        self.heading(2, labels.goals);
        if report.goals.is_empty() {
            self.line(labels.no_goals);
            return;
        }
        self.line(labels.goals_note);
        for outcome in OUTCOMES {
            let count = report.goals.iter().filter(|goal| goal.outcome == outcome).count();
            if count > 0 {
                let _ = writeln!(self.out, "- {}: {}", lang.outcome(outcome), number(count as u64));
            }
        }
        self.out.push('\n');
        if report.goals.iter().all(|goal| goal.text.is_empty()) {
            self.line(labels.goals_hidden);
            return;
        }
        for (year, goals) in report.goals_by_year() {
            self.heading(3, &lang.goals_of(year));
            for goal in goals.iter().take(bounds::GOALS) {
                self.goal(goal);
            }
            if let Some(more) = goals.len().checked_sub(bounds::GOALS).filter(|&more| more > 0) {
                let _ = writeln!(self.out, "- {}", lang.more(more as u64));
            }
            self.out.push('\n');
        }
    }

    fn goal(&mut self, goal: &Goal) {
        let (lang, labels) = (self.lang, self.lang.labels());
        let facts = lang.goal_facts(goal).map(|facts| format!(" · {facts}")).unwrap_or_default();
        let _ = writeln!(self.out, "- {}: {}{facts}", escape(&short(&goal.text, bounds::QUOTE)), lang.outcome_of(goal));
        if let Some(evidence) = goal.evidence.as_ref().filter(|_| !goal.is_repeated()) {
            let _ = write!(self.out, "\n{}", quote(evidence, lang, "  "));
            if !goal.is_sure() {
                let _ = write!(self.out, "\n  {}\n", labels.evidence_unsure);
            }
            self.out.push('\n');
        }
    }

    pub(super) fn records(&mut self) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if report.streaks.is_empty() && report.firsts.is_empty() {
            return;
        }
        self.heading(2, labels.records);
        for streak in report.streaks.iter().take(bounds::STREAKS) {
            let period = lang.period(streak.from, streak.to).replace('~', "\\~");
            let _ = writeln!(self.out, "- {}: {} ({period})", lang.run(streak), escape(&lang.run_of(streak)));
        }
        self.out.push('\n');
        if report.firsts.is_empty() {
            return;
        }
        self.heading(3, labels.firsts);
        for first in report.firsts.iter().take(bounds::FIRSTS) {
            let _ = writeln!(self.out, "- {}: {}", lang.date(first.date), escape(&short(&first.text, bounds::WORD)));
            if let Some(sentence) = &first.quote {
                let _ = write!(self.out, "\n{}\n", quote(sentence, lang, "  "));
            }
        }
        self.out.push('\n');
    }
}
