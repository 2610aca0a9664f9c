//! What a report tells of a year.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Aspect, Chapter, Month, Mood, Quote, Word};
use crate::sentiment::Emotion;
use crate::summary::{Best, Excerpt, Period, PeriodCounts, Summary};
use crate::timeline::{PeriodWord, TimelineEntry};

/// How many good, hard and instructive sentences a chapter has.
const QUOTES: usize = 6;
/// How many of them may be of one post, if there are several.
const OF_A_POST: usize = 2;
/// A part of life that fewer sentences speak of is not shown.
const ASPECT: u64 = 5;

pub(super) fn chapter(entry: &TimelineEntry, summary: &Summary) -> Chapter {
    let excerpts = summary.years().get(&entry.period);
    let mut seen = BTreeSet::new();
    let mut quotes = |best: Option<&Best>| best.map_or_else(Vec::new, |best| quotes(best, &mut seen));
    Chapter {
        year: entry.period.year(),
        posts: entry.posts,
        sentences: entry.sentences,
        mood: Mood::of(&entry.tally),
        emotions: emotions(entry),
        months: months(entry.period, summary),
        words: words(entry, summary),
        few_words: entry.small_sample,
        good: quotes(excerpts.map(|excerpts| &excerpts.good)),
        hard: quotes(excerpts.map(|excerpts| &excerpts.hard)),
        learned: quotes(excerpts.map(|excerpts| &excerpts.learned)),
        aspects: aspects(entry),
    }
}

fn emotions(entry: &TimelineEntry) -> BTreeMap<Emotion, u64> {
    entry
        .emotions
        .iter()
        .filter(|&(&emotion, _)| emotion != Emotion::Neutral)
        .map(|(&own, &count)| (own, count))
        .collect()
}

/// The best sentences, no two that are the same, and of each post a few.
fn quotes(best: &Best, seen: &mut BTreeSet<String>) -> Vec<Quote> {
    let mut of_post: BTreeMap<&str, usize> = BTreeMap::new();
    let posts: BTreeSet<&str> = best.iter().map(Excerpt::path).collect();
    let most = if posts.len() > 1 { OF_A_POST } else { QUOTES };
    let mut quotes = Vec::new();
    for excerpt in best.iter() {
        let count = of_post.entry(excerpt.path()).or_default();
        if quotes.len() < QUOTES && *count < most && seen.insert(excerpt.text().to_owned()) {
            *count += 1;
            quotes.push(Quote::from(excerpt));
        }
    }
    quotes
}

/// What sets the year apart, the word of the year first; what is frequent in it if there is nothing to set it apart from.
fn words(entry: &TimelineEntry, summary: &Summary) -> Vec<Word> {
    // What little is told of a year that nothing was written in is not about some words more than others.
    if entry.posts == 0 && entry.small_sample {
        return Vec::new();
    }
    let list = if entry.distinctive.is_empty() { &entry.keywords } else { &entry.distinctive };
    let first = entry.word.as_ref().map(|word| word.text.as_str());
    let is_first = |word: &&PeriodWord| Some(word.text.as_str()) == first;
    let mut seen = BTreeSet::new();
    // One sentence may show several words; it is shown for the first.
    let mut proof = |word: &PeriodWord| {
        let proof = summary.word(&word.key)?.proof(entry.period)?;
        seen.insert((proof.path(), proof.span())).then(|| Quote::from(proof))
    };
    let word = |word: &PeriodWord| Word {
        text: word.text.clone(),
        count: word.count,
        posts: word.posts,
        score: word.score,
        ratio: word.log_ratio.filter(|_| word.elsewhere > 0).map(|ratio| ratio.value.exp2()),
        quote: proof(word),
    };
    // Of little text, what is said once is said by chance.
    let told = |word: &&PeriodWord| !entry.small_sample || word.count > 1 || list.iter().all(|other| other.count < 2);
    let rest = list.iter().filter(|word| !is_first(word)).filter(told);
    list.iter().filter(is_first).chain(rest).map(word).collect()
}

fn aspects(entry: &TimelineEntry) -> Vec<Aspect> {
    let topics = entry.topics.iter().filter(|topic| topic.sentences >= ASPECT);
    let aspect = |topic: &crate::timeline::PeriodTopic| Aspect {
        text: topic.text.clone(),
        count: topic.sentences,
        mood: Mood::of(&topic.tally),
        quote: topic.excerpt.as_ref().map(Quote::from),
    };
    topics.map(aspect).collect()
}

/// The months of a year of which something is known.
fn months(year: Period, summary: &Summary) -> Vec<Month> {
    let Some(year) = year.year() else { return Vec::new() };
    let counts: BTreeMap<Period, &PeriodCounts> = summary.periods().collect();
    let written: BTreeMap<Period, u64> = summary.written().collect();
    let month = |month: u8| {
        let period = Period::Month(year, month);
        let (counts, posts) = (counts.get(&period), written.get(&period).copied().unwrap_or_default());
        let sentences = counts.map_or(0, |counts| counts.sentences);
        let mood = counts.and_then(|counts| Mood::of(&counts.mood));
        (posts + sentences > 0).then_some(Month { month, posts, sentences, mood })
    };
    (1..=12).filter_map(month).collect()
}
