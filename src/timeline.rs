//! Posts over time: what each year, half, quarter or month was about, how it felt, and what changed.

mod aspect;
mod course;
mod frame;
mod shift;
mod topic;
mod vocabulary;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

pub use aspect::PeriodAspect;
pub use course::{Course, Point};
pub use frame::{FrameWord, PeriodFrame};
pub use shift::{Shifts, WordShift};
pub use topic::PeriodTopic;
use vocabulary::Vocabulary;
pub use words::PeriodWord;

use crate::keyword::keyness::{Interval, MIN_UNITS};
use crate::sentiment::Emotion;
use crate::summary::{Excerpt, Period, PeriodCounts, Summary, Tally};
use crate::time::Granularity;

/// Posts by periods of one size.
///
/// ```
/// use hoego::{Analysis, Document, Granularity, Summarizer, Summary, Timeline, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let summarizer = Summarizer::new(&tokenizer);
/// let mut summary = Summary::default();
/// for text in ["---\ndate: 2021-12-30\n---\n면접을 봤다. 면접은 떨렸다.", "---\ndate: 2022-12-30\n---\n마라톤을 뛰었다. 마라톤은 길다."] {
///     let post = Document::from_markdown(text);
///     summary.merge(summarizer.summarize("post.md", &Analysis::new(&post, &mut tokenizer.worker())));
/// }
/// let timeline = Timeline::new(&summary, Granularity::Year, 10);
/// let words: Vec<_> = timeline.entries.iter().map(|entry| entry.distinctive[0].text.as_str()).collect();
/// assert_eq!(words, ["면접", "마라톤"]);
/// ```
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Timeline {
    /// How long the periods are.
    pub granularity: Granularity,
    /// The periods that something is about, in order. What is about a year but no known part of it stands before the year's parts.
    pub entries: Vec<TimelineEntry>,
    /// Words that go through several periods, those that tell most first.
    pub courses: Vec<Course>,
}

/// What is told of a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct TimelineEntry {
    /// Which.
    pub period: Period,
    /// Posts that are about it as a whole.
    pub posts: u64,
    /// Posts with a sentence about it. For halves and quarters a post is counted in each month of theirs that it speaks of.
    pub sources: u64,
    /// Sentences about it, of whatever post.
    pub sentences: u64,
    /// Tokens of these sentences.
    pub tokens: u64,
    /// Sentences in which the writer speaks of themself (나, 저).
    pub first_person: u64,
    /// Mentions of nouns and terms.
    pub units: u64,
    /// Whether it has less than [`MIN_UNITS`] of them: its words say little.
    pub small_sample: bool,
    /// Whether it is hardly more than mentioned: no post is about it, and a few sentences only, or it lies far from the years in which the
    /// posts were written and makes up less than a twentieth of them.
    pub mention: bool,
    /// The scores of its sentences.
    pub tally: Tally,
    /// How many of them show an emotion.
    pub emotions: BTreeMap<Emotion, u64>,
    /// Its frequent words, those that tell most first.
    pub keywords: Vec<PeriodWord>,
    /// The words that set it apart from all other periods, best first; none if there are no others.
    pub distinctive: Vec<PeriodWord>,
    /// What changed since the period before.
    #[serde(flatten)]
    pub shifts: Shifts,
    /// The parts of life that a year speaks of, most frequent first; none for shorter periods.
    pub topics: Vec<PeriodTopic>,
    /// How it speaks of its frequent words, those that tell most first.
    pub aspects: Vec<PeriodAspect>,
    /// What its retrospectives say in the parts of their frames (KPT, 잘한 점 …), in the order in which those are gone through.
    pub frames: Vec<PeriodFrame>,
    /// The period that [`shifts`](Self::shifts) compare with.
    pub compared_with: Option<Period>,
    /// The word of the period: the first of its distinctive words (of its frequent ones, if it is the only period) that stands in several
    /// posts, if there are several, and that a sentence shows.
    pub word: Option<WordOfPeriod>,
}

/// The word of a period, and the sentence that shows it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct WordOfPeriod {
    /// The word.
    pub text: String,
    /// How often it stands there.
    pub count: u64,
    /// The sentence, of a post about the year that the period lies in.
    pub excerpt: Excerpt,
}

impl TimelineEntry {
    fn new(period: Period, counts: &PeriodCounts) -> Self {
        Self {
            period,
            posts: counts.posts,
            sources: counts.sources,
            sentences: counts.sentences,
            tokens: counts.tokens,
            first_person: counts.first_person,
            units: counts.units,
            small_sample: counts.units < MIN_UNITS,
            mention: counts.posts == 0 && counts.sentences < FEW,
            tally: counts.mood,
            emotions: counts.emotions.clone(),
            keywords: Vec::new(),
            distinctive: Vec::new(),
            shifts: Shifts::default(),
            topics: Vec::new(),
            aspects: Vec::new(),
            frames: Vec::new(),
            compared_with: None,
            word: None,
        }
    }

    /// The mean of its sentences' scores with its interval.
    pub fn mood(&self) -> Option<Interval> {
        self.tally.mean()
    }
}

/// The words of a period.
struct Lists {
    keywords: Vec<PeriodWord>,
    distinctive: Vec<PeriodWord>,
    /// What changed since which period.
    shifts: Option<(Period, Shifts)>,
    aspects: Vec<PeriodAspect>,
}

impl Timeline {
    /// The timeline of a summary, with at most `top` words in each list. O(words of the summary · log).
    pub fn new(summary: &Summary, granularity: Granularity, top: usize) -> Self {
        let mut counts: BTreeMap<Period, PeriodCounts> = BTreeMap::new();
        for (period, own) in summary.periods() {
            counts.entry(period.within(granularity)).or_default().merge(own);
        }
        let periods: Vec<Period> = counts.keys().copied().collect();
        let mut entries: Vec<TimelineEntry> =
            counts.iter().map(|(&period, counts)| TimelineEntry::new(period, counts)).collect();
        mark_mentions(&mut entries);
        let vocabulary = Vocabulary::new(summary, granularity, &periods);
        let mut frames = frame::frames(summary, &vocabulary, granularity, top);
        let lists = |at: usize| Lists {
            keywords: words::frequent(&vocabulary, &entries, at, top),
            distinctive: words::distinctive(&vocabulary, &entries, at, top),
            shifts: before(&entries, at)
                .map(|before| (periods[before], shift::shifts(&vocabulary, &entries, before, at, top))),
            aspects: aspect::aspects(summary, &vocabulary, at, periods[at], granularity, top),
        };
        let lists: Vec<Lists> = (0..entries.len()).into_par_iter().map(lists).collect();
        for (entry, Lists { keywords, distinctive, shifts, aspects }) in entries.iter_mut().zip(lists) {
            if let Some((before, shifts)) = shifts {
                entry.shifts = shifts;
                entry.compared_with = Some(before);
            }
            entry.aspects = aspects;
            entry.frames = frames.remove(&entry.period).unwrap_or_default();
            if granularity == Granularity::Year {
                entry.topics = topic::topics(summary, entry.period);
            }
            let candidates = if distinctive.is_empty() { &keywords } else { &distinctive };
            // A few sentences about some year are no year of the writer's.
            if !entry.mention && (entry.posts > 0 || !entry.small_sample) {
                entry.word = word(summary, entry.period, candidates);
            }
            (entry.keywords, entry.distinctive) = (keywords, distinctive);
        }
        let courses = course::courses(&vocabulary, &entries, top);
        Self { granularity, entries, courses }
    }

    /// The scores of all sentences.
    pub fn tally(&self) -> Tally {
        self.entries.iter().fold(Tally::default(), |mut sum, entry| {
            sum.merge(&entry.tally);
            sum
        })
    }
}

/// So few sentences of posts about other times are no more than a mention.
const FEW: u64 = 5;

/// Marks what lies far from the years of the posts, and is told of in passing: the history of a thing, a year long ago.
fn mark_mentions(entries: &mut [TimelineEntry]) {
    let own = |entry: &TimelineEntry| entry.period.year().filter(|_| entry.posts > 0);
    let years = entries.iter().filter_map(own).min().zip(entries.iter().filter_map(own).max());
    let sentences: u64 = entries.iter().map(|entry| entry.sentences).sum();
    let Some((first, last)) = years else { return };
    for entry in entries.iter_mut().filter(|entry| entry.posts == 0) {
        let far = entry.period.year().is_some_and(|year| !(first - 1..=last + 1).contains(&year));
        entry.mention |= far && 20 * entry.sentences < sentences;
    }
}

/// The period that one is compared with: the last one before with enough text, of the same kind.
fn before(entries: &[TimelineEntry], at: usize) -> Option<usize> {
    let own = entries[at].period;
    let kind = |period: Period| std::mem::discriminant(&period);
    let same = (0..at).rev().filter(|&other| kind(entries[other].period) == kind(own));
    let same: Vec<usize> = same.filter(|&other| entries[other].units > 0).collect();
    let large = same.iter().copied().find(|&other| !entries[other].small_sample);
    (own != Period::Undated && entries[at].units > 0).then(|| large.or(same.first().copied())).flatten()
}

fn word(summary: &Summary, period: Period, candidates: &[PeriodWord]) -> Option<WordOfPeriod> {
    let year = period.within(Granularity::Year);
    let shown = |word: &PeriodWord| {
        let excerpt = summary.word(&word.key)?.proof(year)?;
        Some(WordOfPeriod { text: word.text.clone(), count: word.count, excerpt: excerpt.clone() })
    };
    let several = candidates.iter().filter(|word| word.count > 1 && !word.one_post);
    several.chain(candidates).find_map(shown)
}
