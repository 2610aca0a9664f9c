//! `hoego frames`.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::Write;

use clap::Args;

use super::output::stdout;
use super::period::{By, PeriodFormat};
use super::summary::SummaryArguments;
use super::{Failure, Outcome, locale};
use crate::Timeline;
use crate::report::Lang;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    posts: SummaryArguments,
    /// How long the periods are
    #[arg(long, value_enum, default_value_t, value_name = "PERIOD")]
    by: By,
    /// How many words a part has at most
    #[arg(short = 'n', long, default_value_t = 8, value_name = "N")]
    top: usize,
    /// How many sentences show a part at most
    #[arg(short, long, default_value_t = 3, value_name = "N")]
    sentences: usize,
    /// table: for reading; jsonl: an object a part: period, frame, part, posts, sentences, score, low, high, negative, neutral, positive,
    /// keywords, evidence (path, start, end, text); json: an array of them; csv: a row a part; md: for a post
    #[arg(short, long, value_enum, default_value_t)]
    format: PeriodFormat,
    /// The language of tables; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(None)?;
    let mut timeline = Timeline::new(&summary, arguments.by.into(), arguments.top);
    timeline.entries.retain(|entry| !entry.frames.is_empty());
    let frames = timeline.entries.iter_mut().flat_map(|entry| &mut entry.frames);
    frames.for_each(|frame| frame.excerpts.truncate(arguments.sentences));
    let lang = arguments.lang.unwrap_or_else(locale::lang);
    let text = match arguments.format {
        PeriodFormat::Table => table::table(&timeline, lang),
        PeriodFormat::Jsonl => json::lines(&timeline),
        PeriodFormat::Json => json::whole(&timeline),
        PeriodFormat::Csv => csv::rows(&timeline),
        PeriodFormat::Md => markdown::page(&timeline, lang),
    };
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(if outcome == Outcome::Done && timeline.entries.is_empty() { Outcome::Found } else { outcome })
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
