//! What a report tells, found in a summary.

mod across;
mod chapter;
mod quote;

use super::{Change, Corpus, Course, Goal, Point, Quote, Report, Shift, ShiftKind};
use crate::goal::{PostGoals, follow_up};
use crate::summary::{Intents, Period, Summary};
use crate::time::Granularity;
use crate::timeline::{Timeline, TimelineEntry, WordShift};

/// How many words a list of the timeline gives.
const WORDS: usize = 16;
/// How many shifts of a kind are shown.
const SHIFTS: usize = 5;
/// A year that no post is about has a chapter if this many sentences are.
const LOOKED_BACK: u64 = 8;
/// And if it is not longer ago than this before the first post: older times are history, not the writer's.
const YEARS_BACK: i32 = 15;
/// And if the writer speaks of themself in one of so many of them.
const PERSONAL: u64 = 10;

impl Report {
    /// The report of a summary: the same for the same summary. Title and [`Corpus::unreadable`] are left to the caller.
    ///
    /// ```
    /// use hoego::{Analysis, Document, Report, Summarizer, Tokenizer};
    ///
    /// let tokenizer = Tokenizer::new();
    /// let post = Document::from_markdown("---\ndate: 2022-12-31\n---\n올해는 이직했다. 새 팀이 좋아서 즐거웠다.\n");
    /// let summary = Summarizer::new(&tokenizer).summarize("post.md", &Analysis::new(&post, &mut tokenizer.worker()));
    /// let report = Report::new(&summary);
    /// assert_eq!(report.years(), Some((2022, 2022)));
    /// ```
    pub fn new(summary: &Summary) -> Self {
        let timeline = Timeline::new(summary, Granularity::Year, WORDS);
        let entries: Vec<&TimelineEntry> =
            timeline.entries.iter().filter(|entry| has_chapter(entry, &timeline)).collect();
        let chapters = entries.iter().map(|entry| chapter::chapter(entry, summary));
        Self {
            title: None,
            corpus: corpus(summary),
            chapters: chapters.collect(),
            changes: entries.iter().filter_map(|entry| change(entry, &entries, summary)).collect(),
            courses: courses(&timeline, &entries),
            goals: goals(summary.intents()),
            streaks: across::streaks(summary, &timeline),
            firsts: across::firsts(summary),
            stamp: summary.stamps().first().cloned().unwrap_or_default(),
        }
    }
}

fn corpus(summary: &Summary) -> Corpus {
    let sum = |count: fn(&crate::summary::PeriodCounts) -> u64| summary.periods().map(|(_, own)| count(own)).sum();
    let (first, last) = summary.dates().unzip();
    Corpus {
        posts: summary.posts(),
        undated: summary.undated(),
        unreadable: 0,
        sentences: sum(|counts| counts.sentences),
        words: sum(|counts| counts.units),
        first,
        last,
    }
}

/// Whether a period is a part of what the writer tells, rather than of history or of plans.
fn has_chapter(entry: &TimelineEntry, timeline: &Timeline) -> bool {
    let mut years = timeline.entries.iter().filter(|entry| entry.posts > 0).filter_map(|entry| entry.period.year());
    let first = years.next();
    let last = years.next_back().or(first);
    if entry.posts > 0 {
        return true;
    }
    let personal = entry.first_person > 1 && entry.first_person * PERSONAL >= entry.sentences;
    match (entry.period.year(), first, last) {
        (Some(year), Some(first), Some(last)) => {
            let near = (first - YEARS_BACK..=last).contains(&year);
            entry.sentences >= LOOKED_BACK && near && personal
        }
        _ => false,
    }
}

/// What changed from the chapter that an entry is compared with.
fn change(entry: &TimelineEntry, entries: &[&TimelineEntry], summary: &Summary) -> Option<Change> {
    let before = entry.compared_with.filter(|before| entries.iter().any(|other| other.period == *before))?;
    let (from, to) = (before.year()?, entry.period.year()?);
    // What other years' posts tell of a year is too little to compare.
    let of_before = entries.iter().find(|other| other.period == before && other.posts > 0)?;
    if entry.posts == 0 {
        return None;
    }
    let few_words = entry.small_sample || of_before.small_sample;
    let lists = [
        (&entry.shifts.new, ShiftKind::New),
        (&entry.shifts.rising, ShiftKind::Rising),
        (&entry.shifts.returning, ShiftKind::Returning),
        (&entry.shifts.falling, ShiftKind::Falling),
        (&entry.shifts.vanished, ShiftKind::Gone),
    ];
    let mut shifts: Vec<(f64, Shift)> = Vec::new();
    for (list, kind) in lists {
        // What may be chance is shown only where little else is.
        let certain = list.iter().filter(|shift| shift.certain).count();
        let shown = list.iter().filter(|shift| shift.certain || certain == 0).take(SHIFTS);
        shifts.extend(shown.map(|own| {
            // A word of history that a post tells of was in no post of that time.
            let seen = entries.iter().any(|other| other.posts > 0 && Some(other.period) == own.last_seen);
            let kind = if kind == ShiftKind::Returning && !seen { ShiftKind::New } else { kind };
            (own.score, shift(own, kind, [before, entry.period], summary))
        }));
    }
    shifts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let shifts = shifts.into_iter().map(|(_, shift)| shift).collect();
    Some(Change { from, to, shifts, few_words })
}

fn shift(own: &WordShift, kind: ShiftKind, [before, after]: [Period; 2], summary: &Summary) -> Shift {
    let shown_in = if kind == ShiftKind::Gone { before } else { after };
    let word = summary.word(&own.key);
    Shift {
        text: own.text.clone(),
        kind,
        before: own.before,
        after: own.count,
        rate_before: own.rate_before,
        rate_after: own.rate,
        last_seen: own.last_seen.and_then(Period::year).filter(|_| kind == ShiftKind::Returning),
        quote: word.and_then(|word| word.proof(shown_in)).map(Quote::from),
    }
}

fn courses(timeline: &Timeline, entries: &[&TimelineEntry]) -> Vec<Course> {
    let has_chapter = |period: Period| entries.iter().any(|entry| entry.posts > 0 && entry.period == period);
    let course = |course: &crate::timeline::Course| {
        let points = course.points.iter().filter(|point| has_chapter(point.period));
        let point = |point: &crate::timeline::Point| {
            Some(Point { year: point.period.year()?, count: point.count, rate: point.rate })
        };
        let slope = course.trend.filter(|trend| trend.is_rising() || trend.is_falling()).map(|trend| trend.slope);
        Course { text: course.text.clone(), points: points.filter_map(point).collect(), slope }
    };
    let courses = timeline.courses.iter().map(course);
    courses.filter(|course| course.points.iter().filter(|point| point.count > 0).count() > 1).collect()
}

fn goals(intents: &[Intents]) -> Vec<Goal> {
    let posts: Vec<PostGoals> = intents.iter().map(|post| post.goals.clone()).collect();
    let quote = |post: usize, span: crate::Span, text: &str| {
        let own = &intents[post];
        Quote {
            text: text.to_owned(),
            path: own.path.clone(),
            line: own.line(span),
            title: own.title.clone(),
            date: own.date,
            ..Quote::default()
        }
    };
    let goal = |found: crate::goal::FollowUp| {
        let goal = &posts[found.post].goals()[found.goal];
        Goal {
            text: goal.text.clone(),
            set_in: posts[found.post].year(),
            due_in: Some(goal.year),
            quote: Some(quote(found.post, goal.span, &goal.text)),
            outcome: found.outcome,
            outcome_in: found.outcome_in,
            evidence: found.evidence.map(|evidence| quote(evidence.post, evidence.span, &evidence.text)),
            confidence: found.confidence,
        }
    };
    follow_up(&posts).into_iter().map(goal).collect()
}
