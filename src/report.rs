//! What a report shows: plain data, found by the analyses and drawn as [HTML](Report::to_html) or
//! [Markdown](Report::to_markdown).
//!
//! Every part may be missing: a list is empty, an option `None`. What is missing is left out, or said in a sentence where a
//! reader would look for it. Lists are in the order in which they are shown, the best first unless it is said otherwise, and
//! may be longer than what is shown of them: the renderers cut them, and say so.
//!
//! Nothing here is escaped, and nothing needs to be: texts are as the posts have them.

mod bounds;
mod calendar;
mod chapter;
mod content;
mod course;
mod goal;
mod html;
mod josa;
mod lang;
mod markdown;
mod stamp;
mod streak;
mod svg;
mod text;
mod wording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use chapter::{Aspect, Chapter, Month, Mood, Quote, Word};
pub use course::{Change, Course, First, Point, Shift, ShiftKind, Streak, StreakKind};
pub use goal::Goal;
pub use lang::Lang;

use crate::document::Date;

/// A report on someone's posts: the years at a glance, a chapter for each, what changed between them, goals, the small print.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// The title that the user gave it. Without one it is called after its years.
    pub title: Option<String>,
    /// What was read.
    pub corpus: Corpus,
    /// A chapter a year, in the order of the years, without those that nothing is about. Posts and sentences of no known
    /// year have a chapter without a year at the end.
    pub chapters: Vec<Chapter>,
    /// What changed from one chapter's year to the next one's, in order. A pair may be missing.
    pub changes: Vec<Change>,
    /// Words that go through several years, those that changed most or were most frequent first.
    pub courses: Vec<Course>,
    /// What the writer meant to do and what became of it, by the year it was set in.
    pub goals: Vec<Goal>,
    /// The longest runs.
    pub streaks: Vec<Streak>,
    /// What came up for the first time, in order of time.
    pub firsts: Vec<First>,
    /// With what it was made.
    pub stamp: Stamp,
}

/// How much was read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Corpus {
    /// Posts that were read.
    pub posts: u64,
    /// Those of them whose date is not known.
    pub undated: u64,
    /// Files and records that could not be read.
    pub unreadable: u64,
    /// Sentences in prose and lists; headings, quotations of others and code are none.
    pub sentences: u64,
    /// Words with a meaning of their own: nouns, verbs, adjectives.
    pub words: u64,
    /// The date of the oldest post with one.
    pub first: Option<Date>,
    /// The date of the newest post with one.
    pub last: Option<Date>,
}

/// With what a report was made: who has the same and the same posts gets the same report, to the byte.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stamp {
    /// The version of the crate.
    pub version: String,
    /// Hashes of what the analysis knows, by name: the dictionary, the lexicons, the model; FNV-1a with 64 bits, in hexadecimal digits.
    pub data: BTreeMap<String, String>,
    /// The options that change the result, as on the command line: `--since 2019`.
    pub options: Vec<String>,
}

impl Report {
    /// The first and the last year of the chapters; `None` if no year is known.
    pub fn years(&self) -> Option<(i32, i32)> {
        let mut years = self.chapters.iter().filter_map(|chapter| chapter.year);
        let first = years.next()?;
        Some((first, years.next_back().unwrap_or(first)))
    }

    /// The goals by the year they were set in; those of no known year last.
    fn goals_by_year(&self) -> Vec<(Option<i32>, Vec<&Goal>)> {
        let mut years: Vec<Option<i32>> = self.goals.iter().map(|goal| goal.set_in).collect();
        years.sort_by_key(|year| (year.is_none(), *year));
        years.dedup();
        let of = |year| self.goals.iter().filter(|goal| goal.set_in == year).collect();
        years.into_iter().map(|year| (year, of(year))).collect()
    }

    /// How many years posts were written in.
    fn written_years(&self) -> usize {
        self.chapters.iter().filter(|chapter| chapter.posts > 0 && chapter.year.is_some()).count()
    }

    /// The first and the last year that posts were written in; of the chapters if none was.
    fn written(&self) -> Option<(i32, i32)> {
        let mut years = self.chapters.iter().filter(|chapter| chapter.posts > 0).filter_map(|chapter| chapter.year);
        let Some(first) = years.next() else { return self.years() };
        Some((first, years.next_back().unwrap_or(first)))
    }

    /// The report with the paths of its quotations from the folder on that all of them lie in: where someone keeps the posts is no
    /// business of those who are shown the report.
    fn with_short_paths(&self) -> Self {
        let mut report = self.clone();
        let mut shared: Option<String> = None;
        report.each_quote(|quote| {
            let folder = quote.path.rfind(['/', '\\']).map_or("", |at| &quote.path[..=at]);
            let same = shared.as_deref().map_or(folder.len(), |shared| {
                let pairs = shared.char_indices().zip(folder.chars());
                let until = |(at, letter): (usize, char)| at + letter.len_utf8();
                let common = pairs.take_while(|((_, a), b)| a == b).last().map_or(0, |(pair, _)| until(pair));
                shared[..common].rfind(['/', '\\']).map_or(0, |at| at + 1)
            });
            shared = Some(folder[..same].to_owned());
        });
        let length = shared.map_or(0, |shared| shared.len());
        report.each_quote(|quote| {
            quote.path.drain(..length);
        });
        report
    }

    fn each_quote(&mut self, mut visit: impl FnMut(&mut Quote)) {
        for chapter in &mut self.chapters {
            let lists = [&mut chapter.good, &mut chapter.hard, &mut chapter.learned];
            lists.into_iter().flatten().for_each(&mut visit);
            chapter.words.iter_mut().filter_map(|word| word.quote.as_mut()).for_each(&mut visit);
            chapter.aspects.iter_mut().filter_map(|aspect| aspect.quote.as_mut()).for_each(&mut visit);
        }
        let shifts = self.changes.iter_mut().flat_map(|change| &mut change.shifts);
        shifts.filter_map(|shift| shift.quote.as_mut()).for_each(&mut visit);
        self.goals.iter_mut().flat_map(|goal| [&mut goal.quote, &mut goal.evidence]).flatten().for_each(&mut visit);
        self.firsts.iter_mut().filter_map(|first| first.quote.as_mut()).for_each(&mut visit);
    }

    /// Leaves out everything that is taken from posts word for word, and their titles and paths. Single words stay.
    ///
    /// Goals are sentences of posts: their outcomes stay, without what they were.
    #[must_use]
    pub fn without_quotes(mut self) -> Self {
        for chapter in &mut self.chapters {
            chapter.good.clear();
            chapter.hard.clear();
            chapter.learned.clear();
            chapter.words.iter_mut().for_each(|word| word.quote = None);
            chapter.aspects.iter_mut().for_each(|aspect| aspect.quote = None);
        }
        self.changes.iter_mut().flat_map(|change| &mut change.shifts).for_each(|shift| shift.quote = None);
        self.firsts.iter_mut().for_each(|first| first.quote = None);
        for goal in &mut self.goals {
            goal.text.clear();
            goal.quote = None;
            goal.evidence = None;
        }
        self
    }
}
