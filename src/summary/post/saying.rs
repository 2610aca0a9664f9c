//! The sentences of a post that are kept word for word, and the parts of life that they speak of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::word::Counted;
use super::{Post, Told};
use crate::frame::FramePart;
use crate::genre::is_personal;
use crate::keyword::Draft;
use crate::sentiment::SentimentAnalyzer;
use crate::summary::excerpt::{Best, keep_best, may_be_best};
use crate::summary::{Period, Summary, tally};
use crate::tag::Tag;
use crate::time::Granularity;
use crate::time::tense::Tense;
use crate::tokenizer::{Lemma, Token, Tokenizer};

/// How many good and hard sentences a post may give to a year: a report shows several posts.
const EXCERPTS: usize = 3;
/// What a sentence that tells of something past is worth more, in points of its rank; one in a post that does nothing else; and one in a
/// review or diary.
const PAST: i64 = 150;
const LIVED: i64 = 400;
const PERSONAL: i64 = 200;
/// And one that says itself that something was learned, rather than the heading above it.
const SAYS: i64 = 250;
/// The lists of kept sentences.
const GOOD: usize = 0;
const HARD: usize = 1;
const LEARNED: usize = 2;
/// A sentence by its number, the best first.
type Ranked = (Reverse<i64>, usize);
/// Verbs of those who learned something.
const LEARNING: [&str; 5] = ["배우다", "깨닫다", "깨우치다", "알아차리다", "실감하다"];

impl Post<'_, '_> {
    pub(super) fn count_topics(&self, summary: &mut Summary, words: &[Counted<'_>]) {
        let mut found: BTreeMap<(usize, &'static str), Draft<'_>> = BTreeMap::new();
        for &Counted { draft, topic, .. } in words {
            let Some(topic) = topic else { continue };
            for occurrence in draft.occurrences() {
                let number = self.number(occurrence.passage, occurrence.sentence);
                if self.told[number].counts {
                    found.entry((number, topic)).or_insert(draft);
                }
            }
        }
        for ((number, topic), draft) in found {
            let told = &self.told[number];
            let year = summary.years.entry(told.period.within(Granularity::Year)).or_default();
            let counts = year.topics.entry(topic.to_owned());
            counts.sentences += 1;
            if let Some(feeling) = told.feeling {
                counts.mood.add(feeling.polarity, feeling.score);
            }
            if told.quality.whole {
                let feeling = told.feeling.map_or(0, |feeling| tally::fixed(feeling.score).abs() / 20);
                let rank = told.quality.points + feeling;
                if may_be_best(counts.shown.as_deref(), rank) {
                    keep_best(&mut counts.shown, Some(Box::new(self.excerpt(number, rank, Some(draft)))));
                }
            }
        }
    }

    /// Keeps the sentences that tell of something good, of something hard and of what was learned; the words that say so are marked.
    pub(super) fn keep_excerpts(&self, summary: &mut Summary, frames: &[FramePart<'_>], analyzer: &SentimentAnalyzer) {
        let (learned, lived) = (self.learned(frames), self.lived());
        let mut years: BTreeMap<Period, [Vec<Ranked>; 3]> = BTreeMap::new();
        for (number, told) in self.told.iter().enumerate() {
            if !told.counts || !told.quality.whole || told.quality.tense == Tense::Intended {
                continue;
            }
            let points = told.quality.points + lived + if told.quality.tense == Tense::Past { PAST } else { 0 };
            let mut keep = |list: usize, rank: i64| {
                let year = years.entry(told.period.within(Granularity::Year)).or_default();
                year[list].push((Reverse(rank), number));
            };
            if let Some(&says) = learned.get(&number) {
                keep(LEARNED, points + if says { SAYS } else { 0 });
            }
            let Some(feeling) = told.feeling.filter(|feeling| feeling.polarity != 0) else { continue };
            // A strong feeling counts twice as much as how well the sentence reads.
            let rank = tally::fixed(feeling.score).abs() / 5 + points;
            keep(if feeling.polarity > 0 { GOOD } else { HARD }, rank);
        }
        for (period, lists) in years {
            let own = summary.years.entry(period).or_default();
            for (list, mut ranked) in lists.into_iter().enumerate() {
                ranked.sort_unstable();
                let best = match list {
                    GOOD => &mut own.good,
                    HARD => &mut own.hard,
                    _ => &mut own.learned,
                };
                for (Reverse(rank), number) in ranked.into_iter().take(EXCERPTS) {
                    if !best.may_take(rank) {
                        break;
                    }
                    let mut excerpt = self.excerpt(number, rank, None);
                    if list != LEARNED {
                        let Told { passage, sentence, .. } = &self.told[number];
                        excerpt.marks = analyzer.grounds(passage, sentence, list == GOOD);
                    }
                    best.add(excerpt);
                }
            }
        }
    }

    /// How much a post tells of what its writer lived through, in points: a diary knows better how a year was than a manual.
    fn lived(&self) -> i64 {
        let told = self.told.iter().filter(|told| told.counts && told.quality.whole);
        let (all, past) =
            told.fold((0, 0), |(all, past), told| (all + 1, past + i64::from(told.quality.tense == Tense::Past)));
        let personal = if is_personal(self.analysis.document()) { PERSONAL } else { 0 };
        personal + if all == 0 { 0 } else { LIVED * past / all }
    }

    /// The sentences that tell what was learned, and whether they say so: those that do, and those under 배운 점 and the like.
    fn learned(&self, frames: &[FramePart<'_>]) -> BTreeMap<usize, bool> {
        let parts = frames.iter().filter(|part| matches!(part.part, "learned" | "finding"));
        let mut learned: BTreeMap<usize, bool> =
            parts.flat_map(|part| part.sentences.clone()).map(|number| (number, false)).collect();
        let says = |told: &Told<'_, '_>| {
            told.quality.tense == Tense::Past
                && says_learned(told.passage.words(told.sentence), self.analysis.tokenizer())
        };
        let saying = (0..self.told.len()).filter(|&at| self.told[at].quality.whole && says(&self.told[at]));
        learned.extend(saying.map(|number| (number, true)));
        learned
    }
}

/// Whether the verb of a sentence is one of learning, in the past: 배웠다, 배울 수 있었다; not 배운 사람들.
fn says_learned(tokens: &[Token<'_>], tokenizer: &Tokenizer) -> bool {
    let is_learning = |lemma: &Lemma<'_>| LEARNING.iter().any(|verb| lemma == verb);
    let is_past = |token: &Token<'_>| token.tags().contains(&Tag::Ep);
    tokens.iter().enumerate().any(|(at, token)| {
        token.tag().is_predicate() && is_learning(&token.lemma(tokenizer)) && {
            let rest = &tokens[at + 1..];
            let could = rest.iter().take(3).any(|next| next.surface() == "수") && rest.iter().take(6).any(is_past);
            is_past(token) || rest.first().is_some_and(is_past) || could
        }
    })
}

// Kept sentences of a post must not crowd out each other before they are cut to a few.
const _: () = assert!(Best::MOST >= EXCERPTS);
