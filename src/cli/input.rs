//! Where posts come from: files, folders, standard input.
//!
//! All commands that work on posts get them here. Files that are one post each are read side by side, files of
//! many posts one record after another, and all of them are analysed side by side and given out in order.

mod shard;
mod task;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::output::{name, stdout};
use super::progress::Progress;
use super::{Failure, Outcome, report, report_error};
use crate::{Date, Document, Error, Format, Result, Summary};
pub(super) use shard::Shard;
use task::{Done, Task, Tasks};

/// What stands for standard input, in arguments and output.
pub(super) const STDIN: &str = "-";

/// Where posts are read from.
#[derive(Args, Clone)]
pub(super) struct SourceArguments {
    /// Posts, files of posts (JSON lines, CSV, RSS, Atom, WordPress) or folders of them; standard input if there
    /// are none, or for -
    paths: Vec<PathBuf>,
    /// Of the files in folders take only those whose path matches, as in .gitignore; with ! in front leave those
    /// out. The last that matches decides (--glob '2023/**' --glob '!*초안*')
    #[arg(long, value_name = "PATTERN")]
    glob: Vec<String>,
    /// What the posts are written in; auto: what the names of the files say
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    from: From,
    #[arg(
        long,
        value_name = "NAME",
        help = "The field of records with the text; by default the first there is of text, content, body, contents, 본문, 내용"
    )]
    text_field: Option<String>,
    #[arg(
        long,
        value_name = "NAME",
        help = "The field of records with the date; by default the first there is of date, created_at, published_at, createdAt, publishedAt, datetime, 날짜, 작성일"
    )]
    date_field: Option<String>,
    #[arg(
        long,
        value_name = "NAME",
        help = "The field of records with the title; by default the first there is of title, subject, 제목"
    )]
    title_field: Option<String>,
    #[arg(
        long,
        value_name = "NAME",
        help = "The field of records with their id; by default the first there is of id, slug, url, link"
    )]
    id_field: Option<String>,
    /// Only posts that may be of this year, month or day or later (2019, 2019-03, 2019-03-02); those without a date are left out
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Only posts that may be of this year, month or day or earlier; those without a date are left out
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Whether all that was named has been read otherwise, so that nothing is left, not even standard input.
    #[arg(skip)]
    is_read: bool,
    /// The part of the posts that is taken.
    #[arg(skip)]
    shard: Option<Shard>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum From {
    #[default]
    Auto,
    Markdown,
    Html,
    Text,
    Jsonl,
    Json,
    Csv,
    Tsv,
    Rss,
}

/// The inputs that arguments name; standard input if they name none.
pub(super) fn or_stdin(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(STDIN)] } else { paths.to_vec() }
}

/// How many posts are worked on before any is printed.
const PRINTED: usize = 256;
/// How many are where little is kept of each.
const GATHERED: usize = 4096;

/// What a post gives.
pub(super) struct Printed {
    pub(super) text: String,
    /// Whether anything was found in it.
    pub(super) found: bool,
}

impl SourceArguments {
    /// The summaries of posts among the paths, read, and the arguments without them.
    pub(super) fn without_summaries(&self) -> Result<(Vec<Summary>, Self)> {
        let is_summary = |path: &PathBuf| {
            let mut head = [0; 32];
            let json = path.extension().is_some_and(|extension| extension == "json");
            let mut read = || File::open(path).and_then(|mut file| file.read(&mut head));
            json && read().is_ok_and(|length| Summary::is_json(&head[..length]))
        };
        let (summaries, paths): (Vec<PathBuf>, Vec<PathBuf>) = self.paths.iter().cloned().partition(is_summary);
        let is_read = paths.is_empty() && !summaries.is_empty();
        let summaries: Result<Vec<Summary>> = summaries.iter().map(|path| read_summary(path)).collect();
        Ok((summaries?, Self { paths, is_read, ..self.clone() }))
    }

    /// Only a part of the posts. The parts of a number together are all posts; files that cannot be read are reported with every part.
    pub(super) fn part(self, shard: Option<Shard>) -> Self {
        Self { shard, ..self }
    }

    /// The inputs as they are named; standard input if none is.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        or_stdin(&self.paths)
    }

    /// The two paths of a comparison, each with all other arguments; `None` if there are more or less.
    pub(super) fn halves(&self) -> Option<[Self; 2]> {
        let [a, b] = &self.paths[..] else { return None };
        Some([a, b].map(|path| Self { paths: vec![path.clone()], ..self.clone() }))
    }

    /// What the paths are called in output.
    pub(super) fn name(&self) -> String {
        self.paths.iter().map(|path| name(path)).collect::<Vec<_>>().join(" ")
    }

    /// Whether there is one post at most.
    pub(super) fn is_single(&self) -> bool {
        match or_stdin(&self.paths).as_slice() {
            [path] => !path.is_dir() && self.format(path).is_single(),
            _ => false,
        }
    }

    /// Those of the options that change which posts are taken, as on the command line.
    pub(super) fn options(&self) -> Vec<String> {
        let since = self.since.map(|date| format!("--since {date}"));
        let until = self.until.map(|date| format!("--until {date}"));
        let globs = self.glob.iter().map(|glob| format!("--glob {glob}"));
        since.into_iter().chain(until).chain(globs).collect()
    }

    /// Analyses every post and gives out what came of it, in order. What cannot be read is reported, and is why the
    /// outcome is [`Outcome::Partial`]; if there was no post at all it is [`Outcome::Found`].
    pub(super) fn for_each<T: Send>(
        &self,
        analyze: impl Fn(&Path, &Document) -> T + Sync,
        give: impl FnMut(T) -> io::Result<()>,
    ) -> Result<Outcome, Failure> {
        self.run(&Progress::new(true), PRINTED, analyze, give)
    }

    /// [`for_each`](Self::for_each) for a command that prints nothing before it has seen all posts.
    pub(super) fn gather<T: Send>(
        &self,
        analyze: impl Fn(&Path, &Document) -> T + Sync,
        mut take: impl FnMut(T),
    ) -> Result<Outcome, Failure> {
        self.run(&Progress::new(false), GATHERED, analyze, |result| {
            take(result);
            Ok(())
        })
    }

    /// Prints what every post gives. If nothing was found in any of them the outcome is [`Outcome::Found`].
    pub(super) fn print(&self, analyze: impl Fn(&Path, &Document) -> Printed + Sync) -> Result<Outcome, Failure> {
        let mut out = stdout();
        let mut is_any = false;
        let outcome = self.for_each(analyze, |Printed { text, found }| {
            is_any |= found;
            out.write_all(text.as_bytes())
        })?;
        out.flush()?;
        Ok(if outcome == Outcome::Done && !is_any { Outcome::Found } else { outcome })
    }

    fn run<T: Send>(
        &self,
        progress: &Progress,
        most: usize,
        analyze: impl Fn(&Path, &Document) -> T + Sync,
        mut give: impl FnMut(T) -> io::Result<()>,
    ) -> Result<Outcome, Failure> {
        let mut tasks = Tasks::new(self)?;
        let mut outcome = Outcome::Found;
        let mut is_lost = false;
        loop {
            let batch = tasks.batch(most);
            if batch.is_empty() {
                break;
            }
            let run = |task: Task| {
                let done = task.run(self, &tasks.fields, &analyze);
                progress.step();
                done
            };
            // Posts are so long that threads may take them one by one, and the last ones of a batch keep no thread waiting.
            let results: Vec<Result<Option<Done<T>>>> = batch.into_par_iter().with_max_len(1).map(run).collect();
            progress.clear();
            for result in results {
                match result {
                    Ok(None) => {}
                    Ok(Some(Done { result, problems, is_broken })) => {
                        problems.iter().map(String::as_str).for_each(report);
                        is_lost |= is_broken;
                        outcome = Outcome::Done;
                        give(result)?;
                    }
                    Err(error) => {
                        // Programs that read the errors get a line for each; people get a hint with the first.
                        report_error(&error, !is_lost && io::stderr().is_terminal());
                        is_lost = true;
                    }
                }
            }
        }
        Ok(if is_lost { Outcome::Partial } else { outcome })
    }

    /// Whether a post of this date is to be taken: it is if any day that the date may mean lies in the time.
    fn takes(&self, date: Option<Date>) -> bool {
        let first = |date: Date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        let last = |date: Date| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
        match date {
            None => self.since.is_none() && self.until.is_none(),
            Some(date) => {
                self.since.is_none_or(|since| last(date) >= first(since))
                    && self.until.is_none_or(|until| first(date) <= last(until))
            }
        }
    }

    fn format(&self, path: &Path) -> Format {
        match self.from {
            From::Auto => Format::of(path),
            From::Markdown => Format::Markdown,
            From::Html => Format::Html,
            From::Text => Format::Text,
            From::Jsonl => Format::JsonLines,
            From::Json => Format::Json,
            From::Csv => Format::Csv,
            From::Tsv => Format::Tsv,
            From::Rss => Format::Feed,
        }
    }
}

/// The summary that a file has.
pub(super) fn read_summary(path: &Path) -> Result<Summary> {
    let bytes = std::fs::read(path).map_err(Error::io(path))?;
    Summary::from_json(&Error::decode(path, bytes)?).map_err(|error| match error {
        Error::Summary { reason, .. } => Error::Summary { path: Some(path.to_owned()), reason },
        other => other,
    })
}
