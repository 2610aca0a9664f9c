//! `hoego report`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::language::language;
use super::output::{push_json, stdout};
use super::summary::SummaryArguments;
use super::{Failure, Outcome};
use crate::report::Lang;
use crate::{Error, Report};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    posts: SummaryArguments,
    /// Where it is written; standard output if it is missing or -
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// html: one page that needs nothing else; md: Markdown; json: what they show
    #[arg(short, long, value_enum, default_value_t)]
    format: Form,
    /// The language of the report; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Leave out the sentences, titles and paths of posts, to show the report to others
    #[arg(long)]
    no_quotes: bool,
    /// What the report is called (서른의 기록)
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    #[default]
    Html,
    Md,
    Json,
}

pub(super) fn run(arguments: &mut Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(None)?;
    let mut report = Report::new(&summary);
    report.title.clone_from(&arguments.title);
    if arguments.no_quotes {
        report = report.without_quotes();
    }
    let lang = language(arguments.lang);
    let text = match arguments.format {
        Form::Html => report.to_html(lang),
        Form::Md => report.to_markdown(lang),
        Form::Json => {
            let mut text = String::new();
            push_json(&mut text, &report);
            text
        }
    };
    match arguments.output.as_deref().filter(|path| path.as_os_str() != "-") {
        Some(path) => std::fs::write(path, text).map_err(Error::io(path))?,
        None => {
            let mut out = stdout();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(outcome)
}
