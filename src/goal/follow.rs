//! What became of goals, in later posts.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::{Verdict, counted};
use super::{Goal, Outcome, PostGoals, Report};
use crate::document::Date;
use crate::span::Span;

/// What became of a goal.
#[derive(Clone, PartialEq, Debug)]
pub struct FollowUp {
    /// The post that sets the goal: an index of the posts that were given.
    pub post: usize,
    /// Which of the [`PostGoals::goals`] of that post.
    pub goal: usize,
    /// What became of it.
    pub outcome: Outcome,
    /// The year that the post which says so is about.
    pub outcome_in: Option<i32>,
    /// The sentence that says so.
    pub evidence: Option<Evidence>,
    /// From 0 to 1: how sure it is that the sentence speaks of the goal and says this of it; 0 for what is unmentioned.
    pub confidence: f64,
}

/// A sentence that shows something.
#[derive(Clone, PartialEq, Debug)]
pub struct Evidence {
    /// The post: an index of the posts that were given.
    pub post: usize,
    /// Where in [`Document::source`](crate::Document::source).
    pub span: Span,
    /// The sentence.
    pub text: String,
}

/// What is less sure says nothing.
const SURE: f64 = 0.55;
/// How much of a goal a sentence has to name, and how much weight that has to have at least.
const NAMED: (f64, f64) = (0.6, 0.9);
/// The same for a short sentence that says plainly how it went, of a word that the author seldom uses: 제주도는 결국 못 갔다.
const SHORT: (f64, usize, usize) = (0.4, 40, 6);
/// The same where goals are gone through one by one.
const LISTED: (f64, f64) = (0.5, 0.25);

/// Looks for what became of the goals of an author, in the author's posts, given in any order. The result is in the order of
/// the posts' dates. O(goals × reports that share a word with them).
pub fn follow_up(posts: &[PostGoals]) -> Vec<FollowUp> {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    order.sort_by_key(|&post| (moment(&posts[post]), post));
    let mut index: BTreeMap<(i32, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for &post in &order {
        for (at, report) in posts[post].reports.iter().enumerate() {
            let year = report.year.or(posts[post].year());
            for word in report.keys.words() {
                index.entry((year.unwrap_or(0), word)).or_default().push((post, at));
            }
        }
    }
    let mut follow_ups = Vec::new();
    let mut known: BTreeSet<(i32, &str)> = BTreeSet::new();
    for &post in &order {
        for (at, goal) in posts[post].goals.iter().enumerate() {
            // What is said again is no other goal.
            if !known.insert((goal.year, &goal.text)) {
                continue;
            }
            follow_ups.push(one(posts, &index, post, at, goal));
        }
    }
    follow_ups
}

/// When a post was written, as a number that can be compared; what is not known counts as late.
fn moment(post: &PostGoals) -> Option<(i32, u8, u8)> {
    let Date { year, month, day } = post.date?;
    Some((year, month.unwrap_or(12), day.unwrap_or(31)))
}

fn one(
    posts: &[PostGoals],
    index: &BTreeMap<(i32, &str), Vec<(usize, usize)>>,
    post: usize,
    at: usize,
    goal: &Goal,
) -> FollowUp {
    let set = moment(&posts[post]);
    if goal.checked {
        let evidence = Some(Evidence { post, span: goal.span, text: goal.text.clone() });
        let outcome_in = posts[post].year();
        return FollowUp { post, goal: at, outcome: Outcome::Done, outcome_in, evidence, confidence: 0.9 };
    }
    let mut candidates: Vec<(usize, usize)> =
        goal.keys.words().filter_map(|word| index.get(&(goal.year, word))).flatten().copied().collect();
    candidates.sort_unstable();
    candidates.dedup();
    let later = candidates.into_iter().filter(|&(other, _)| other != post && moment(&posts[other]) > set);
    let mut best: Option<(f64, Verdict, usize, &Report)> = None;
    for (other, report) in later {
        let report = &posts[other].reports[report];
        let rare = |word: &str| index.get(&(goal.year, word)).is_some_and(|reports| reports.len() <= SHORT.2);
        let Some((confidence, verdict)) = judge(goal, report, rare) else { continue };
        // Of what is equally sure the last word counts.
        let later = |than: usize| moment(&posts[other]) >= moment(&posts[than]);
        if best
            .is_none_or(|(own, _, than, _)| confidence > own + 1e-9 || (confidence - own).abs() <= 1e-9 && later(than))
        {
            best = Some((confidence, verdict, other, report));
        }
    }
    match best.filter(|&(confidence, ..)| confidence >= SURE) {
        Some((confidence, verdict, other, report)) => FollowUp {
            post,
            goal: at,
            outcome: verdict.outcome,
            outcome_in: posts[other].year(),
            evidence: Some(Evidence { post: other, span: report.span, text: report.text.clone() }),
            confidence,
        },
        None => FollowUp {
            post,
            goal: at,
            outcome: Outcome::Unmentioned,
            outcome_in: None,
            evidence: None,
            confidence: 0.0,
        },
    }
}

/// Whether a sentence names a goal in its very words, in quotation marks.
fn quotes(text: &str, goal: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let goal = letters(goal);
    let marks = ['\'', '"', '‘', '’', '“', '”', '「', '」', '『', '』'];
    goal.chars().count() >= 4 && text.split(marks).skip(1).any(|part| letters(part).ends_with(&goal))
}

/// Whether a report speaks of a goal, and what it then says of it.
fn judge(goal: &Goal, report: &Report, rare: impl Fn(&str) -> bool) -> Option<(f64, Verdict)> {
    let shared = goal.keys.shared(&report.keys);
    let named = shared / goal.keys.weight().max(0.1);
    let number = counted(&goal.keys, &report.keys).filter(|_| named >= 0.3);
    let verdict = number.or(report.verdict)?;
    let back = report.keys.shared(&goal.keys) / report.keys.weight().max(0.1);
    let matched = match report.review {
        _ if goal.keys.is_same(&report.keys) => 1.0,
        // '회사에 빠르게 적응하기'는 대실패였다.
        _ if quotes(&report.text, &goal.text) => 1.0,
        true => f64::midpoint(named, back),
        false => named,
    };
    let (name, least) = if report.review { LISTED } else { NAMED };
    let same = (report.review || quotes(&report.text, &goal.text)) && matched > 0.99;
    let short = !report.review
        && matched >= SHORT.0
        && verdict.strength >= 0.7
        && report.text.chars().count() <= SHORT.1
        && goal.keys.shared_words(&report.keys).any(|(word, weight)| weight >= 0.8 && rare(word));
    let vague = !goal.listed && named < 0.5;
    if !same && !short && (matched < name || shared < least || vague) {
        return None;
    }
    // A sentence in passing has to name the thing by more than one word, unless it says plainly how it went.
    let words = if same { 2 } else { goal.keys.shared_words(&report.keys).count() };
    let plain = named > 0.99 && verdict.strength >= 0.7;
    if !(report.review || short || words >= 2 || plain) {
        return None;
    }
    let matched = if short { matched.max(0.6) } else { matched };
    let confidence =
        if report.review { 0.55 + 0.4 * matched * verdict.strength } else { 0.35 + 0.5 * matched * verdict.strength };
    Some((confidence.min(0.95), verdict))
}
