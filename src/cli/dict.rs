//! `hoego dict`.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::output::{pad, print, push_json};
use super::{DictionaryArguments, Failure, Outcome, ReportFormat};
use crate::{UserDictionary, UserWordReport};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Say for each word of a user dictionary whether it wins in sentences built around it
    Check(CheckArguments),
}

#[derive(Args)]
pub(super) struct CheckArguments {
    /// The user dictionary
    file: PathBuf,
    /// table: for reading; jsonl: an object a word
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Use a ko-dic built by lindera 6.2 instead of the embedded dictionary
    #[arg(long, value_name = "DIR")]
    dict_dir: Option<PathBuf>,
}

pub(super) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check(arguments) => check(arguments),
    }
}

fn check(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let user_dictionary = UserDictionary::read(&arguments.file)?;
    let dictionary =
        DictionaryArguments { user_dict: vec![arguments.file.clone()], dict_dir: arguments.dict_dir.clone() };
    let tokenizer = dictionary.tokenizer(false)?;
    let reports = user_dictionary.check(&tokenizer);
    if reports.is_empty() {
        return Err(Failure::Usage(format!("{}: no words", arguments.file.display())));
    }
    let mut text = String::new();
    for report in &reports {
        match arguments.format {
            ReportFormat::Jsonl => push_json(&mut text, report),
            ReportFormat::Table => row(&mut text, report),
        }
    }
    print(&text)?;
    let lost = reports.iter().any(|report| !report.wins());
    Ok(if lost { Outcome::Found } else { Outcome::Done })
}

fn row(out: &mut String, report: &UserWordReport) {
    let entry = &report.entry;
    let wins = report.probes.iter().filter(|probe| probe.wins).count();
    let verdict = if report.wins() { "wins" } else { "LOSES" };
    let word = pad(&entry.word, 20);
    let _ = writeln!(
        out,
        "{:>5}  {word}  {:<4}  {:>6}  {verdict} {wins}/{}",
        entry.line,
        entry.tag,
        report.cost,
        report.probes.len()
    );
    for probe in report.probes.iter().filter(|probe| !probe.wins) {
        let _ = writeln!(out, "       {} -> {}", probe.sentence, probe.analysis);
    }
}
