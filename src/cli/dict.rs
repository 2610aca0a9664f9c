//! `hoego dict`.

use std::fmt::Write as _;
use std::io::Write;

use super::output::{pad, push_json, stdout};
use super::{CheckArguments, DictionaryArguments, Failure, Outcome, ReportFormat};
use crate::{UserDictionary, UserWordReport};

pub(super) fn check(arguments: &CheckArguments) -> Result<Outcome, Failure> {
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
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
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
