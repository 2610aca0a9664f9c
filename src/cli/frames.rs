//! `hoego frames`.

mod csv;
mod json;
mod markdown;
mod table;

use clap::Args;

use super::output::print;
use super::period::{PeriodArguments, PeriodFormat};
use super::{Failure, Outcome};
use crate::Timeline;
use crate::report::Lang;
use crate::summary::Period;
use crate::timeline::PeriodFrame;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    periods: PeriodArguments,
    /// How many words a part has at most
    #[arg(short = 'n', long, default_value_t = 8, value_name = "N")]
    top: usize,
    /// How many sentences show a part at most
    #[arg(short, long, default_value_t = 3, value_name = "N")]
    sentences: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (mut timeline, _, outcome) = arguments.periods.timeline(arguments.top)?;
    timeline.entries.retain(|entry| !entry.frames.is_empty());
    let frames = timeline.entries.iter_mut().flat_map(|entry| &mut entry.frames);
    frames.for_each(|frame| frame.excerpts.truncate(arguments.sentences));
    print(&match arguments.periods.format {
        PeriodFormat::Table => table::table(&timeline, arguments.periods.lang()),
        PeriodFormat::Jsonl => json::lines(&timeline),
        PeriodFormat::Json => json::whole(&timeline),
        PeriodFormat::Csv => csv::rows(&timeline),
        PeriodFormat::Md => markdown::page(&timeline, arguments.periods.lang()),
    })?;
    Ok(if outcome == Outcome::Done && timeline.entries.is_empty() { Outcome::Found } else { outcome })
}

/// A part of a frame in a period.
struct Part<'a> {
    period: Period,
    own: &'a PeriodFrame,
}

/// All parts, in order.
fn parts(timeline: &Timeline) -> impl Iterator<Item = Part<'_>> {
    timeline.entries.iter().flat_map(|entry| entry.frames.iter().map(|own| Part { period: entry.period, own }))
}

/// How a frame is called.
fn frame_name(frame: &str, lang: Lang) -> &'static str {
    match (frame, lang) {
        ("kpt", _) => "KPT",
        ("4ls", _) => "4Ls",
        ("3fs", _) => "Facts, Feelings, Findings",
        ("ssc", _) => "Start, Stop, Continue",
        (_, Lang::Ko) => "돌아보기",
        (_, Lang::En) => "review",
    }
}

/// How a part is called.
fn part_name(frame: &str, part: &str, lang: Lang) -> &'static str {
    let (ko, en) = match (frame, part) {
        ("kpt", "keep") => ("Keep (이어갈 것)", "keep"),
        ("kpt", "problem") => ("Problem (문제)", "problem"),
        ("kpt", _) => ("Try (해 볼 것)", "try"),
        ("4ls", "liked") => ("Liked (좋았던 것)", "liked"),
        ("4ls", "learned") => ("Learned (배운 것)", "learned"),
        ("4ls", "lacked") => ("Lacked (부족했던 것)", "lacked"),
        ("4ls", _) => ("Longed for (바란 것)", "longed for"),
        ("3fs", "fact") => ("Fact (있었던 일)", "fact"),
        ("3fs", "feeling") => ("Feeling (느낌)", "feeling"),
        ("3fs", _) => ("Finding (깨달은 것)", "finding"),
        ("ssc", "start") => ("Start (시작할 것)", "start"),
        ("ssc", "stop") => ("Stop (그만할 것)", "stop"),
        ("ssc", _) => ("Continue (계속할 것)", "continue"),
        (_, "good") => ("잘한 점", "good"),
        (_, "bad") => ("아쉬운 점", "bad"),
        (_, "learned") => ("배운 점", "learned"),
        (_, _) => ("다음 목표", "next"),
    };
    if lang == Lang::Ko { ko } else { en }
}
