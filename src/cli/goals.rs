//! `hoego goals`.

use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::input::SourceArguments;
use super::output::{name, pad, push_json, stdout};
use super::{DictionaryArguments, Failure, Outcome as Ended, ReportFormat};
use crate::goal::{FollowUp, Outcome, PostGoals, follow_up};
use crate::{Analysis, Chronology, Document, Place, Span};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Only goals for this year (2023)
    #[arg(long, value_name = "YYYY")]
    year: Option<i32>,
    /// table: for reading; jsonl: an object a goal: goal, set_in (the year that its post is about), year (in which it is to be
    /// done), path, start and end (bytes of the file), outcome (done, partial, failed, dropped, unmentioned), outcome_in,
    /// evidence (path, start, end, text), confidence
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

/// What is kept of a post.
struct Read {
    path: PathBuf,
    goals: PostGoals,
    /// Where the goals and reports stand: in bytes of the file, and for people.
    places: Vec<(Span, Span, Place)>,
}

impl Read {
    fn new(path: &Path, document: &Document, goals: PostGoals) -> Self {
        let places = goals.spans().map(|span| (span, document.in_file(span), document.place(span.start))).collect();
        Self { path: path.to_owned(), goals, places }
    }

    fn place(&self, span: Span) -> (Span, Place) {
        let found = self.places.iter().find(|(own, ..)| *own == span);
        found.map_or((span, Place { line: 1, column: 1 }), |&(_, file, place)| (file, place))
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Ended, Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let mut out = stdout();
    let mut read = Vec::new();
    let analyze = |path: &Path, document: &Document| {
        let analysis = Analysis::new(document, &mut tokenizer.worker());
        let goals = PostGoals::new(&analysis, &Chronology::new(&analysis));
        Read::new(path, document, goals)
    };
    let ended = arguments.source.for_each(analyze, |post| {
        read.push(post);
        Ok(())
    })?;
    let posts: Vec<PostGoals> = read.iter().map(|post| post.goals.clone()).collect();
    let wanted = |follow_up: &&FollowUp| {
        let goal = &posts[follow_up.post].goals()[follow_up.goal];
        arguments.year.is_none_or(|year| goal.year == year)
    };
    let follow_ups = follow_up(&posts);
    let follow_ups: Vec<&FollowUp> = follow_ups.iter().filter(wanted).collect();
    let text = match arguments.format {
        ReportFormat::Jsonl => records(&read, &follow_ups),
        ReportFormat::Table => table(&read, &follow_ups),
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
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
    evidence: Option<EvidenceRecord<'a>>,
    confidence: f64,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    path: String,
    start: usize,
    end: usize,
    text: &'a str,
}

fn records(read: &[Read], follow_ups: &[&FollowUp]) -> String {
    let mut out = String::new();
    for follow_up in follow_ups {
        let post = &read[follow_up.post];
        let goal = &post.goals.goals()[follow_up.goal];
        let (Span { start, end }, _) = post.place(goal.span);
        let evidence = follow_up.evidence.as_ref().map(|evidence| {
            let post = &read[evidence.post];
            let (Span { start, end }, _) = post.place(evidence.span);
            EvidenceRecord { path: name(&post.path), start, end, text: &evidence.text }
        });
        push_json(
            &mut out,
            &Record {
                goal: &goal.text,
                set_in: post.goals.year(),
                year: goal.year,
                path: name(&post.path),
                start,
                end,
                outcome: follow_up.outcome,
                outcome_in: follow_up.outcome_in,
                evidence,
                confidence: (follow_up.confidence * 100.0).round() / 100.0,
            },
        );
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

fn table(read: &[Read], follow_ups: &[&FollowUp]) -> String {
    let mut out = String::new();
    let goal = |follow_up: &FollowUp| &read[follow_up.post].goals.goals()[follow_up.goal];
    let mut years: Vec<i32> = follow_ups.iter().map(|follow_up| goal(follow_up).year).collect();
    years.sort_unstable();
    years.dedup();
    for (index, year) in years.into_iter().enumerate() {
        let of_year = || follow_ups.iter().filter(|follow_up| goal(follow_up).year == year);
        let counts =
            [Outcome::Done, Outcome::Partial, Outcome::Failed, Outcome::Dropped, Outcome::Unmentioned].map(|outcome| {
                let count = of_year().filter(|follow_up| follow_up.outcome == outcome).count();
                (count > 0).then(|| format!("{} {count}", said(outcome).1))
            });
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let _ = writeln!(
            out,
            "{}{year}년 목표 {}개: {}",
            if index > 0 { "\n" } else { "" },
            of_year().count(),
            counts.join(", ")
        );
        let width = of_year().map(|follow_up| goal(follow_up).text.width()).max().unwrap_or(0).min(48);
        for follow_up in of_year() {
            let (mark, word) = said(follow_up.outcome);
            let text = pad(&goal(follow_up).text, width);
            let _ = write!(out, "  {mark} {text}  {}", pad(word, 9));
            if let Some(evidence) = &follow_up.evidence {
                let post = &read[evidence.post];
                let (_, place) = post.place(evidence.span);
                let words: Vec<&str> = evidence.text.split_whitespace().collect();
                let _ = write!(out, "  “{}”  {}:{}", words.join(" "), name(&post.path), place.line);
            }
            out.push('\n');
        }
    }
    out
}
