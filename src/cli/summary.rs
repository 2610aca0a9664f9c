//! `hoego summarize` and `hoego merge`, and where other commands get their summary.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::input::{Shard, SourceArguments, read_summary};
use super::output::{name, stdout};
use super::{DictionaryArguments, Failure, Outcome};
use crate::idle::Idle;
use crate::{Analysis, Document, Summarizer, Summary};

/// Posts to be summed up, or summaries of them.
#[derive(Args)]
pub(super) struct SummaryArguments {
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    posts: SummaryArguments,
    /// Only every n-th post from the i-th on, to be merged with the other parts: 1/4, 2/4, 3/4, 4/4
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
}

#[derive(Args)]
pub(super) struct MergeArguments {
    /// Files that hoego summarize wrote
    #[arg(required = true)]
    summaries: Vec<PathBuf>,
}

impl SummaryArguments {
    /// The summary of all posts. Summaries among the paths are merged with it.
    pub(super) fn summary(&self, shard: Option<Shard>) -> Result<(Summary, Outcome), Failure> {
        self.summary_with(shard, |_, _, _| (), |()| ())
    }

    /// The summary of all posts, and what else `analyze` finds in each, given out in order.
    pub(super) fn summary_with<T: Send>(
        &self,
        shard: Option<Shard>,
        analyze: impl Fn(&Path, &Document, &Analysis<'_>) -> T + Sync,
        give: impl FnMut(T),
    ) -> Result<(Summary, Outcome), Failure> {
        let mut summary = Summary::default();
        let (others, source) = self.source.without_summaries()?;
        for other in others {
            summary.merge(other);
        }
        let is_any = summary.posts() > 0;
        let options = source.options().into_iter().chain(self.dictionary.options()).collect();
        let tokenizer = self.dictionary.tokenizer(false)?;
        let summarizer = Summarizer::new(&tokenizer).noting(options);
        // Each thread sums up its own posts: only what they come to is merged by one.
        let sums: Idle<Summary> = Idle::default();
        let both = |path: &Path, document: &Document| {
            let analysis = tokenizer.with_worker(|worker| Analysis::new(document, worker));
            sums.with(Summary::default, |sum| summarizer.add(sum, &name(path), &analysis));
            analyze(path, document, &analysis)
        };
        let outcome = source.part(shard).gather(both, give)?;
        for sum in sums.into_all() {
            summary.merge(sum);
        }
        check(&summary)?;
        let outcome = if outcome == Outcome::Found && is_any { Outcome::Done } else { outcome };
        Ok((summary, outcome))
    }
}

/// Counts of different dictionaries or options do not compare.
fn check(summary: &Summary) -> Result<(), Failure> {
    if summary.stamps().len() <= 1 {
        return Ok(());
    }
    let each = summary.stamps().iter().map(|stamp| {
        let options = if stamp.options.is_empty() { String::new() } else { format!(" {}", stamp.options.join(" ")) };
        format!("{}{options}", stamp.version)
    });
    let each: Vec<String> = each.collect();
    let reason = format!(
        "summaries that were made differently cannot be merged ({}): make them again with the same hoego, words and options",
        each.join("; ")
    );
    Err(Failure::Usage(reason))
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (summary, outcome) = arguments.posts.summary(arguments.shard)?;
    print(&summary)?;
    Ok(outcome)
}

pub(super) fn merge(arguments: &MergeArguments) -> Result<Outcome, Failure> {
    let mut summary = Summary::default();
    for path in &arguments.summaries {
        summary.merge(read_summary(path)?);
    }
    check(&summary)?;
    print(&summary)?;
    Ok(Outcome::Done)
}

fn print(summary: &Summary) -> Result<(), Failure> {
    let mut out = stdout();
    summary.write_json(&mut out)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}
