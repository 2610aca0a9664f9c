//! `hoego report`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::STDIN;
use super::output::{push_json, stdout};
use super::summary::SummaryArguments;
use super::{Failure, Outcome, locale};
use crate::Error;
use crate::report::{Lang, Report};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    posts: SummaryArguments,
    /// Where to write it; without it, or for -, it is printed
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// html: one page that needs nothing but itself; md: Markdown; json: what they show
    #[arg(short, long, value_enum, default_value_t)]
    format: PageFormat,
    /// The language it is written in; by default Korean where the environment is Korean, and English otherwise
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// What it is called; by default after its years
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Leave out sentences, titles and paths of posts: single words and numbers stay
    #[arg(long)]
    no_quotes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum PageFormat {
    #[default]
    Html,
    Md,
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(None)?;
    // Why nothing could be read has been told; a page about nothing would only take the place of an older one.
    if outcome == Outcome::Partial && summary.posts() == 0 {
        return Ok(outcome);
    }
    let mut report = Report::new(&summary);
    report.title.clone_from(&arguments.title);
    if arguments.no_quotes {
        report = report.without_quotes();
    }
    let lang = arguments.lang.unwrap_or_else(locale::lang);
    let page = match arguments.format {
        PageFormat::Html => report.to_html(lang),
        PageFormat::Md => report.to_markdown(lang),
        PageFormat::Json => {
            let mut page = String::new();
            push_json(&mut page, &report);
            page
        }
    };
    match &arguments.output {
        Some(path) if path != Path::new(STDIN) => fs::write(path, page).map_err(Error::io(path))?,
        _ => {
            let mut out = stdout();
            out.write_all(page.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(outcome)
}
