//! How a period speaks of its frequent words.

use serde::Serialize;

use super::vocabulary::{Count, Vocabulary};
use super::words;
use crate::keyword::keyness::Interval;
use crate::summary::{Excerpt, Period, Regard, Summary};
use crate::time::Granularity;

/// So many sentences must speak of a word for the mean of their scores to say anything.
const SENTENCES: u64 = 3;

/// How a period speaks of a word.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct PeriodAspect {
    /// The word, or several: 코딩 테스트.
    pub text: String,
    /// Sentences with it in prose and lists.
    pub sentences: u64,
    /// The mean of their scores, from −1 to 1, with its 95 % interval; of sentences of several clauses that of the clauses with the word.
    pub mood: Interval,
    /// One of the sentences.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// The frequent words of a period with how it speaks of them, those that tell most first.
pub(super) fn aspects(
    summary: &Summary,
    vocabulary: &Vocabulary<'_>,
    number: usize,
    period: Period,
    granularity: Granularity,
    top: usize,
) -> Vec<PeriodAspect> {
    let of_period = |word: usize| {
        let mut regard = Regard::default();
        let own = vocabulary.entries[word].word.periods();
        own.filter(|(own, _)| own.within(granularity) == period).for_each(|(_, counts)| regard.merge(counts.regard()));
        regard
    };
    let score = |&(word, count): &(usize, Count)| {
        let enough = count.count >= SENTENCES && of_period(word).sentences() >= SENTENCES;
        (word, if enough { words::telling(vocabulary, word, count) } else { 0.0 })
    };
    let scored = vocabulary.by_period[number].iter().map(score).collect();
    let aspect = |(word, _): (usize, f64)| {
        let entry = &vocabulary.entries[word];
        let regard = of_period(word);
        Some(PeriodAspect {
            text: entry.name.clone(),
            sentences: regard.sentences(),
            mood: regard.mean()?,
            excerpt: summary.word(entry.key)?.proof(period.within(Granularity::Year)).cloned(),
        })
    };
    vocabulary.choose(scored, Some(number), top).into_iter().filter_map(aspect).collect()
}
