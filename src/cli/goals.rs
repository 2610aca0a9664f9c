//! `hoego goals`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::input::SourceArguments;
use super::output::{TextRecord, name, pad, print, push_json};
use super::{DictionaryArguments, Failure, Outcome as Ended, ReportFormat};
use crate::{Analysis, Chronology, Document, FollowUp, Goal, Outcome, Place, PostGoals, Span, follow_up};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Only goals for this year (2023)
    #[arg(long, value_name = "YYYY")]
    year: Option<i32>,
    /// table: for reading; jsonl: an object a goal: goal, `set_in` (the year that its post is about), year (in which it is to be
    /// done), path, start and end (bytes of the file), outcome (done, partial, failed, dropped, unmentioned), `outcome_in`,
    /// evidence (path, start, end, text), confidence
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

/// The posts that were read.
#[derive(Default)]
struct Posts {
    paths: Vec<PathBuf>,
    goals: Vec<PostGoals>,
    /// Where their goals and reports stand: in bytes of the file, and for people.
    places: Vec<Places>,
}

type Places = BTreeMap<Span, (Span, Place)>;

impl Posts {
    fn push(&mut self, (path, goals, places): (PathBuf, PostGoals, Places)) {
        self.paths.push(path);
        self.goals.push(goals);
        self.places.push(places);
    }

    fn goal(&self, follow_up: &FollowUp) -> &Goal {
        &self.goals[follow_up.post].goals()[follow_up.goal]
    }

    fn place(&self, post: usize, span: Span) -> (Span, Place) {
        self.places[post].get(&span).copied().unwrap_or((span, Place { line: 1, column: 1 }))
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Ended, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let mut posts = Posts::default();
    let analyze = |path: &Path, document: &Document| {
        let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
        let goals = PostGoals::new(&analysis, &Chronology::new(&analysis));
        let places = goals.spans().map(|span| (span, (document.in_file(span), document.place(span.start)))).collect();
        (path.to_owned(), goals, places)
    };
    let ended = arguments.source.for_each(analyze, |post| {
        posts.push(post);
        Ok(())
    })?;
    let mut follow_ups = follow_up(&posts.goals);
    follow_ups.retain(|follow_up| arguments.year.is_none_or(|year| posts.goal(follow_up).year == year));
    let text = match arguments.format {
        ReportFormat::Jsonl => records(&posts, &follow_ups),
        ReportFormat::Table => table(&posts, &follow_ups),
    };
    print(&text)?;
    Ok(match ended {
        Ended::Done if follow_ups.is_empty() => Ended::Found,
        ended => ended,
    })
}

#[derive(Serialize)]
struct Record<'a> {
    goal: &'a str,
    set_in: Option<i32>,
    year: i32,
    path: String,
    start: usize,
    end: usize,
    outcome: Outcome,
    outcome_in: Option<i32>,
    evidence: Option<TextRecord<'a>>,
    confidence: f64,
}

fn records(posts: &Posts, follow_ups: &[FollowUp]) -> String {
    let mut out = String::new();
    for follow_up in follow_ups {
        let goal = posts.goal(follow_up);
        let (Span { start, end }, _) = posts.place(follow_up.post, goal.span);
        let shown = follow_up.evidence.as_ref().map(|evidence| (name(&posts.paths[evidence.post]), evidence));
        let evidence = shown
            .as_ref()
            .map(|(path, evidence)| TextRecord::new(path, posts.place(evidence.post, evidence.span).0, &evidence.text));
        let record = Record {
            goal: &goal.text,
            set_in: posts.goals[follow_up.post].year(),
            year: goal.year,
            path: name(&posts.paths[follow_up.post]),
            start,
            end,
            outcome: follow_up.outcome,
            outcome_in: follow_up.outcome_in,
            evidence,
            confidence: (follow_up.confidence * 100.0).round() / 100.0,
        };
        push_json(&mut out, &record);
    }
    out
}

/// How the table says what became of a goal: a mark, and a word that blames nobody.
const fn said(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Done => ("✓", "이룸"),
        Outcome::Partial => ("~", "일부 이룸"),
        Outcome::Failed => ("✗", "못 이룸"),
        Outcome::Dropped => ("-", "그만둠"),
        Outcome::Unmentioned => ("·", "언급 없음"),
    }
}

fn table(posts: &Posts, follow_ups: &[FollowUp]) -> String {
    let mut out = String::new();
    let mut years: Vec<i32> = follow_ups.iter().map(|follow_up| posts.goal(follow_up).year).collect();
    years.sort_unstable();
    years.dedup();
    for (index, year) in years.into_iter().enumerate() {
        let of_year: Vec<&FollowUp> =
            follow_ups.iter().filter(|follow_up| posts.goal(follow_up).year == year).collect();
        let count = |outcome: &Outcome| of_year.iter().filter(|follow_up| follow_up.outcome == *outcome).count();
        let outcomes =
            [Outcome::Done, Outcome::Partial, Outcome::Failed, Outcome::Dropped, Outcome::Unmentioned].into_iter();
        let counts: Vec<String> = outcomes
            .filter(|outcome| count(outcome) > 0)
            .map(|outcome| format!("{} {}", said(outcome).1, count(&outcome)))
            .collect();
        let gap = if index > 0 { "\n" } else { "" };
        let _ = writeln!(out, "{gap}{year}년 목표 {}개: {}", of_year.len(), counts.join(", "));
        let width = of_year.iter().map(|follow_up| posts.goal(follow_up).text.width()).max().unwrap_or(0).min(WIDTH);
        for follow_up in of_year {
            row(&mut out, posts, follow_up, width);
        }
    }
    out
}

/// How wide the column of goals is at most.
const WIDTH: usize = 48;

fn row(out: &mut String, posts: &Posts, follow_up: &FollowUp, width: usize) {
    let (mark, word) = said(follow_up.outcome);
    let text = pad(&posts.goal(follow_up).text, width);
    let _ = write!(out, "  {mark} {text}  {word}");
    if let Some(evidence) = &follow_up.evidence {
        let (_, place) = posts.place(evidence.post, evidence.span);
        let words: Vec<&str> = evidence.text.split_whitespace().collect();
        let gap = pad("", 9_usize.saturating_sub(word.width()));
        let path = name(&posts.paths[evidence.post]);
        let _ = write!(out, "{gap}  “{}”  {path}:{}", words.join(" "), place.line);
    }
    out.push('\n');
}
