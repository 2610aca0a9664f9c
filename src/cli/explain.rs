//! `hoego explain`: why a word is a keyword, or is not.

mod table;

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::{name, print, push_json};
use super::summary::SummaryArguments;
use super::{Failure, Outcome, ReportFormat, locale};
use crate::dictionary::Aliases;
use crate::keyword::keyness::Interval;
use crate::keyword::{Candidate, Factor, KeywordExtractor, Options, TfIdf, candidates};
use crate::report::Lang;
use crate::summary::Period;
use crate::timeline::TimelineEntry;
use crate::{Analysis, Date, Document, Granularity, Keyword, Span, Timeline};

/// How far down the lists of a timeline a word is looked for.
const DEEP: usize = 100_000;

#[derive(Args)]
pub(super) struct Arguments {
    /// The word or phrase (코딩 테스트)
    keyword: String,
    #[command(flatten)]
    posts: SummaryArguments,
    /// table: for reading; jsonl: one object: keyword, posts (rank, score, factors, places), periods (count, rate, `log_ratio`, ranks)
    #[arg(short, long, value_enum, default_value_t)]
    format: ReportFormat,
    /// The language of the table; that of the locale by default
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

#[derive(Serialize)]
struct Explanation {
    keyword: String,
    posts: Vec<PostExplanation>,
    periods: Vec<PeriodExplanation>,
}

/// Why a post has it among its keywords, or not.
#[derive(Serialize)]
struct PostExplanation {
    path: String,
    title: Option<String>,
    date: Option<Date>,
    /// How it is written.
    forms: Vec<String>,
    count: usize,
    /// Its place among the post's keywords, from 1, and how many there are.
    rank: Option<usize>,
    of: usize,
    score: Option<f64>,
    factors: Vec<Factor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    places: Vec<Place>,
}

/// Why a word that stands in a post is none of its keywords.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Reason {
    /// It says nothing by itself.
    SaysNothing,
    /// It is mostly seen in a keyword.
    PartOf(String),
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
    line: usize,
    heading: bool,
    text: String,
}

/// What a year has of it.
#[derive(Serialize)]
struct PeriodExplanation {
    period: Period,
    count: u64,
    posts: u64,
    /// For every 1,000 units.
    rate: f64,
    /// The binary logarithm of how many times as frequent it is as in all other years.
    log_ratio: Option<Interval>,
    significant: bool,
    one_post: bool,
    small_sample: bool,
    /// Its places in the year's lists, from 1.
    distinctive: Option<usize>,
    keywords: Option<usize>,
    rising: Option<usize>,
    falling: Option<usize>,
    new: Option<usize>,
    returning: Option<usize>,
    vanished: Option<usize>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let key = Aliases::key(&arguments.keyword);
    let key = Aliases::get().name(&key).map_or(key, Aliases::key);
    let options = Options::new();
    let extractor = TfIdf::new(options.clone().top(usize::MAX));
    let analyze = |path: &Path, document: &Document, analysis: &Analysis<'_>| {
        let candidates = candidates(analysis, &options);
        let own = candidates.iter().find(|candidate| candidate.key == key)?;
        Some(PostExplanation::new(path, document, analysis, own, &extractor.extract(analysis)))
    };
    let mut posts = Vec::new();
    let (summary, outcome) = arguments.posts.summary_with(None, analyze, |post| posts.extend(post))?;
    let timeline = Timeline::new(&summary, Granularity::Year, DEEP);
    let word = summary.word(&key);
    let periods = timeline.entries.iter().filter_map(|entry| PeriodExplanation::new(entry, &key, word)).collect();
    let keyword = word.map_or_else(|| arguments.keyword.clone(), crate::summary::Word::name);
    let explanation = Explanation { keyword, posts, periods };
    let is_found = !explanation.posts.is_empty() || !explanation.periods.is_empty();
    let mut text = String::new();
    match arguments.format {
        ReportFormat::Table => table::table(&mut text, &explanation, arguments.lang.unwrap_or_else(locale::lang)),
        ReportFormat::Jsonl => push_json(&mut text, &explanation),
    }
    print(&text)?;
    Ok(if outcome == Outcome::Done && !is_found { Outcome::Found } else { outcome })
}

impl PostExplanation {
    fn new(path: &Path, document: &Document, analysis: &Analysis<'_>, own: &Candidate, keywords: &[Keyword]) -> Self {
        let is_own = |keyword: &Keyword| keyword.spans.first() == own.occurrences.first().map(|place| &place.span);
        let is_same = |keyword: &&Keyword| is_own(keyword) && keyword.count == own.occurrences.len();
        let found = keywords.iter().position(|keyword| is_same(&keyword));
        let holds = |keyword: &&Keyword| {
            let inside = |span: Span| {
                own.occurrences.iter().any(|place| span.start <= place.span.start && place.span.end <= span.end)
            };
            keyword.spans.iter().any(|&span| inside(span))
        };
        let reason = match found {
            Some(_) => None,
            None if own.information <= 0.0 || !own.alone => Some(Reason::SaysNothing),
            None => keywords.iter().find(holds).map(|keyword| Reason::PartOf(keyword.text.clone())),
        };
        let places = own.occurrences.iter().map(|occurrence| {
            let passage = &analysis.passages()[occurrence.passage];
            let Span { start, end } = document.in_file(occurrence.span);
            let line = document.line().unwrap_or_else(|| document.place(occurrence.span.start).line);
            let text = passage.sentences().get(occurrence.sentence).map_or("", |sentence| sentence.text());
            Place { start, end, line, heading: occurrence.heading, text: text.to_owned() }
        });
        Self {
            path: name(path),
            title: document.title().map(str::to_owned),
            date: document.date().map(|(date, _)| date),
            forms: own.forms().map(|(form, _)| form.to_owned()).collect(),
            count: own.occurrences.len(),
            rank: found.map(|at| at + 1),
            of: keywords.len(),
            score: found.map(|at| keywords[at].score),
            factors: found.map_or_else(Vec::new, |at| keywords[at].factors.clone()),
            reason,
            places: places.collect(),
        }
    }
}

impl PeriodExplanation {
    fn new(entry: &TimelineEntry, key: &str, word: Option<&crate::summary::Word>) -> Option<Self> {
        let own = |period: Period| period.within(Granularity::Year) == entry.period;
        let counts = word.into_iter().flat_map(crate::summary::Word::periods).filter(|&(period, _)| own(period));
        let (count, posts) =
            counts.fold((0, 0), |(count, posts), (_, own)| (count + own.own(), posts + u64::from(own.year_posts)));
        let in_words = |list: &[crate::timeline::PeriodWord]| list.iter().position(|word| word.key == key);
        let in_shifts =
            |list: &[crate::timeline::WordShift]| list.iter().position(|word| word.key == key).map(|at| at + 1);
        let distinctive = in_words(&entry.distinctive);
        let shown = distinctive.map(|at| &entry.distinctive[at]);
        let vanished = in_shifts(&entry.shifts.vanished);
        #[allow(clippy::cast_precision_loss, reason = "counts of words")]
        let rate = 1000.0 * count as f64 / entry.units.max(1) as f64;
        (count > 0 || vanished.is_some()).then(|| Self {
            period: entry.period,
            count,
            posts,
            rate,
            log_ratio: shown.and_then(|word| word.log_ratio),
            significant: shown.is_some_and(|word| word.significant),
            one_post: shown.is_some_and(|word| word.one_post),
            small_sample: entry.small_sample,
            distinctive: distinctive.map(|at| at + 1),
            keywords: in_words(&entry.keywords).map(|at| at + 1),
            rising: in_shifts(&entry.shifts.rising),
            falling: in_shifts(&entry.shifts.falling),
            new: in_shifts(&entry.shifts.new),
            returning: in_shifts(&entry.shifts.returning),
            vanished,
        })
    }
}
