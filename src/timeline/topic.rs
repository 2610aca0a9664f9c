//! The parts of life that a year speaks of.

use serde::Serialize;

use crate::summary::{Excerpt, Period, Summary, Tally};

/// A part of life: work, family, health.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct PeriodTopic {
    /// Its name: 일, 가족, 건강.
    pub text: String,
    /// Its name in English.
    pub english: &'static str,
    /// Sentences that speak of it.
    pub sentences: u64,
    /// How they sound.
    pub tally: Tally,
    /// One of them.
    pub excerpt: Option<Excerpt>,
}

/// The topics of a year, the most frequent first.
pub(super) fn topics(summary: &Summary, year: Period) -> Vec<PeriodTopic> {
    let counts = summary.years().get(&year).into_iter().flat_map(|year| year.topics.iter());
    let topic = |(name, counts): (&String, &crate::summary::TopicCounts)| PeriodTopic {
        text: name.clone(),
        english: crate::summary::topics().find(|topic| topic.name == name).map_or("", |topic| topic.english),
        sentences: counts.sentences,
        tally: counts.mood,
        excerpt: counts.shown.as_deref().cloned(),
    };
    let mut topics: Vec<PeriodTopic> = counts.map(topic).collect();
    topics.sort_by(|a, b| b.sentences.cmp(&a.sentences).then_with(|| a.text.cmp(&b.text)));
    topics
}
