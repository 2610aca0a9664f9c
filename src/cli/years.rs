//! `hoego years`.

mod csv;
mod json;
mod markdown;
mod table;

use clap::Args;

use super::output::print;
use super::period::{PeriodArguments, PeriodFormat};
use super::{Failure, Outcome};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    periods: PeriodArguments,
    /// How many words each list has at most
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    top: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (timeline, summary, outcome) = arguments.periods.timeline(arguments.top)?;
    print(&match arguments.periods.format {
        PeriodFormat::Table => table::table(&timeline, arguments.periods.lang()),
        PeriodFormat::Jsonl => json::lines(&timeline),
        PeriodFormat::Json => json::whole(&timeline, &summary),
        PeriodFormat::Csv => csv::rows(&timeline),
        PeriodFormat::Md => markdown::page(&timeline, arguments.periods.lang()),
    })?;
    // The process ends: to free hundreds of thousands of words one by one would only take time.
    std::mem::forget(summary);
    Ok(outcome)
}
