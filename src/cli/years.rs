//! `hoego years`.

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
    /// How many words each list has at most
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    top: usize,
    /// table: for reading; jsonl: an object a period; json: all of it; csv: a row a period; md: for a post
    #[arg(short, long, value_enum, default_value_t)]
    format: PeriodFormat,
    /// The language of tables; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(None)?;
    let timeline = Timeline::new(&summary, arguments.by.into(), arguments.top);
    let lang = arguments.lang.unwrap_or_else(locale::lang);
    let text = match arguments.format {
        PeriodFormat::Table => table::table(&timeline, lang),
        PeriodFormat::Jsonl => json::lines(&timeline),
        PeriodFormat::Json => json::whole(&timeline, &summary),
        PeriodFormat::Csv => csv::rows(&timeline),
        PeriodFormat::Md => markdown::page(&timeline, lang),
    };
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(outcome)
}
