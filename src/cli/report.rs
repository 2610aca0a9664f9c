//! `hoego report`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::{STDIN, SourceArguments};
use super::output::stdout;
use super::{DictionaryArguments, Failure, Outcome, locale};
use crate::report::{Chapter, Corpus, Lang, Month, Report, Stamp, Streak};
use crate::{Analysis, Date, Document, Error};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Where to write it; without it, or for -, it is printed
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// html: one page that needs nothing but itself; md: Markdown
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
    #[command(flatten)]
    dictionary: DictionaryArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum PageFormat {
    #[default]
    Html,
    Md,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (mut report, outcome) = collect(arguments)?;
    report.title.clone_from(&arguments.title);
    report.stamp = Stamp { options: arguments.source.options(), ..Stamp::current() };
    if arguments.no_quotes {
        report = report.without_quotes();
    }
    let lang = arguments.lang.unwrap_or_else(locale::lang);
    let page = match arguments.format {
        PageFormat::Html => report.to_html(lang),
        PageFormat::Md => report.to_markdown(lang),
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

/// What one post adds.
struct Post {
    date: Option<Date>,
    sentences: u64,
}

/// How much was written, and when.
fn collect(arguments: &Arguments) -> Result<(Report, Outcome), Failure> {
    let tokenizer = arguments.dictionary.tokenizer(false)?;
    let analyze = |_: &Path, document: &Document| {
        let analysis = Analysis::new(document, &mut tokenizer.worker());
        Post { date: document.date().map(|(date, _)| date), sentences: analysis.sentences().count() as u64 }
    };
    let mut posts: Vec<Post> = Vec::new();
    let outcome = arguments.source.gather(analyze, |post| posts.push(post))?;
    let dates = || posts.iter().filter_map(|post| post.date);
    let mut report = Report {
        corpus: Corpus {
            posts: posts.len() as u64,
            undated: posts.iter().filter(|post| post.date.is_none()).count() as u64,
            sentences: posts.iter().map(|post| post.sentences).sum(),
            first: dates().min(),
            last: dates().max(),
            ..Corpus::default()
        },
        streaks: Streak::of_months(dates()),
        ..Report::default()
    };
    let mut years: BTreeMap<(bool, Option<i32>), Vec<&Post>> = BTreeMap::new();
    for post in &posts {
        let year = post.date.map(|date| date.year);
        years.entry((year.is_none(), year)).or_default().push(post);
    }
    report.chapters = years.into_iter().map(|((_, year), posts)| chapter(year, &posts)).collect();
    Ok((report, outcome))
}

fn chapter(year: Option<i32>, posts: &[&Post]) -> Chapter {
    let mut months: BTreeMap<u8, Month> = BTreeMap::new();
    for post in posts {
        if let Some(month) = post.date.and_then(|date| date.month) {
            let own = months.entry(month).or_insert(Month { month, posts: 0, sentences: 0, mood: None });
            own.posts += 1;
            own.sentences += post.sentences;
        }
    }
    Chapter {
        year,
        posts: posts.len() as u64,
        sentences: posts.iter().map(|post| post.sentences).sum(),
        months: months.into_values().collect(),
        ..Chapter::default()
    }
}
