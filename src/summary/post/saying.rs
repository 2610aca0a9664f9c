//! The sentences of a post that are kept word for word, and the parts of life that they speak of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Post, Told};
use crate::frame::FramePart;
use crate::keyword::Candidate;
use crate::summary::excerpt::{Best, keep_best};
use crate::summary::{Period, Summary, YearExcerpts, tally, topic};
use crate::tag::Tag;
use crate::time::Granularity;
use crate::time::tense::Tense;
use crate::tokenizer::{Token, Tokenizer};

/// How many good and hard sentences a post may give to a year: a report shows several posts.
const EXCERPTS: usize = 3;
/// Verbs of those who learned something.
const LEARNING: [&str; 5] = ["배우다", "깨닫다", "깨우치다", "알아차리다", "실감하다"];

impl Post<'_, '_> {
    pub(super) fn count_topics(&self, summary: &mut Summary, candidates: &[Candidate]) {
        let mut found: BTreeMap<(usize, &'static str), &Candidate> = BTreeMap::new();
        for candidate in candidates {
            let Some(topic) = topic::topic(&candidate.key) else { continue };
            for occurrence in &candidate.occurrences {
                let number = self.number(occurrence.passage, occurrence.sentence);
                if self.told[number].counts {
                    found.entry((number, topic)).or_insert(candidate);
                }
            }
        }
        for ((number, topic), candidate) in found {
            let told = &self.told[number];
            let year = summary.years.entry(told.period.within(Granularity::Year)).or_default();
            let counts = year.topics.entry(topic.to_owned());
            counts.sentences += 1;
            if let Some(feeling) = told.feeling {
                counts.mood.add(feeling.polarity, feeling.score);
            }
            if told.quality.whole {
                let feeling = told.feeling.map_or(0, |feeling| tally::fixed(feeling.score).abs() / 20);
                let excerpt = Box::new(self.excerpt(number, told.quality.points + feeling, Some(candidate)));
                keep_best(&mut counts.shown, Some(excerpt));
            }
        }
    }

    pub(super) fn keep_excerpts(&self, frames: &[FramePart<'_>], summary: &mut Summary) {
        let learned = self.learned(frames);
        let mut years: BTreeMap<Period, YearExcerpts> = BTreeMap::new();
        for (number, told) in self.told.iter().enumerate() {
            if !told.counts || !told.quality.whole {
                continue;
            }
            if learned.contains(&number) && told.quality.tense != Tense::Intended {
                let year = years.entry(told.period.within(Granularity::Year)).or_default();
                year.learned.add(self.excerpt(number, told.quality.points, None));
            }
            let Some(feeling) = told.feeling else { continue };
            if feeling.polarity == 0 || told.quality.tense == Tense::Intended {
                continue;
            }
            // A strong feeling counts twice as much as how well the sentence reads.
            let rank = tally::fixed(feeling.score).abs() / 5 + told.quality.points;
            let year = years.entry(told.period.within(Granularity::Year)).or_default();
            let best = if feeling.polarity > 0 { &mut year.good } else { &mut year.hard };
            best.add(self.excerpt(number, rank, None));
        }
        for (period, mut excerpts) in years {
            let own = summary.years.entry(period).or_default();
            let lists = [
                (&mut own.good, &mut excerpts.good),
                (&mut own.hard, &mut excerpts.hard),
                (&mut own.learned, &mut excerpts.learned),
            ];
            for (own, best) in lists {
                best.truncate(EXCERPTS);
                own.merge(std::mem::take(best));
            }
        }
    }

    /// The sentences that tell what was learned: those that say so, and those under 배운 점 and the like.
    fn learned(&self, frames: &[FramePart<'_>]) -> BTreeSet<usize> {
        let parts = frames.iter().filter(|part| matches!(part.part, "learned" | "finding"));
        let mut learned: BTreeSet<usize> = parts.flat_map(|part| part.sentences.clone()).collect();
        let says = |told: &Told<'_, '_>| {
            told.quality.tense == Tense::Past
                && says_learned(told.passage.words(told.sentence), self.analysis.tokenizer())
        };
        learned
            .extend((0..self.told.len()).filter(|&number| self.told[number].quality.whole && says(&self.told[number])));
        learned
    }
}

/// Whether the verb of a sentence is one of learning, in the past: 배웠다, 배울 수 있었다; not 배운 사람들.
fn says_learned(tokens: &[Token<'_>], tokenizer: &Tokenizer) -> bool {
    let is_past = |token: &Token<'_>| token.tags().contains(&Tag::Ep);
    tokens.iter().enumerate().any(|(at, token)| {
        token.tag().is_predicate() && LEARNING.iter().any(|verb| token.lemma(tokenizer) == **verb) && {
            let rest = &tokens[at + 1..];
            let could = rest.iter().take(3).any(|next| next.surface() == "수") && rest.iter().take(6).any(is_past);
            is_past(token) || rest.first().is_some_and(is_past) || could
        }
    })
}

// Kept sentences of a post must not crowd out each other before they are cut to a few.
const _: () = assert!(Best::MOST >= EXCERPTS);
