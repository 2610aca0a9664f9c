//! `hoego years`.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::Write;

use clap::{Args, ValueEnum};

use super::output::stdout;
use super::summary::SummaryArguments;
use super::{Failure, Outcome, locale};
use crate::report::Lang;
use crate::{Granularity, Timeline};

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
    format: YearsFormat,
    /// The language of tables; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum By {
    #[default]
    Year,
    Half,
    Quarter,
    Month,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum YearsFormat {
    #[default]
    Table,
    Jsonl,
    Json,
    Csv,
    Md,
}

impl From<By> for Granularity {
    fn from(by: By) -> Self {
        match by {
            By::Year => Self::Year,
            By::Half => Self::Half,
            By::Quarter => Self::Quarter,
            By::Month => Self::Month,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(None)?;
    let timeline = Timeline::new(&summary, arguments.by.into(), arguments.top);
    let lang = arguments.lang.unwrap_or_else(locale::lang);
    let text = match arguments.format {
        YearsFormat::Table => table::table(&timeline, lang),
        YearsFormat::Jsonl => json::lines(&timeline),
        YearsFormat::Json => json::whole(&timeline, &summary),
        YearsFormat::Csv => csv::rows(&timeline),
        YearsFormat::Md => markdown::page(&timeline, lang),
    };
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(outcome)
}
