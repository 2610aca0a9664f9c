//! The words of a post.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::{Post, Told, periods_of};
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::document::Channel;
use crate::keyword::Candidate;
use crate::sorted::Sorted;
use crate::summary::excerpt::{keep_best, may_be_best};
use crate::summary::word::{Debut, WordCounts};
use crate::summary::{Period, Summary, Word, tally, topic};
use crate::time::Granularity;

/// How many words of a post may have a sentence kept for them.
const PROVEN_WORDS: usize = 24;
/// How many the first sentence with them.
const FIRST_SEEN: usize = 12;
/// Longer words than this (bytes) are no words.
const MAX_KEY: usize = 120;

impl Post<'_, '_> {
    /// Counts candidates, whose texts it takes.
    pub(super) fn count_words(&self, summary: &mut Summary, candidates: Vec<Candidate>) {
        let proven = proven(&candidates);
        let names = Names::new(self.analysis);
        // A post has few periods, the summary many.
        let mut units: Sorted<Period, u64> = Sorted::default();
        for (index, mut candidate) in candidates.into_iter().enumerate() {
            if candidate.units == 1 {
                for occurrence in &candidate.occurrences {
                    let told = self.told(occurrence.passage, occurrence.sentence);
                    let counts = told.own && !occurrence.is_aside();
                    *units.entry(told.period) += u64::from(counts);
                }
            }
            if !is_word(&candidate) {
                continue;
            }
            let own: SmallVec<[&Told<'_, '_>; 8]> = candidate
                .occurrences
                .iter()
                .filter(|occurrence| !occurrence.is_aside())
                .map(|occurrence| self.told(occurrence.passage, occurrence.sentence))
                .filter(|told| told.own)
                .collect();
            // What only others say is no word of the writer's.
            if own.is_empty() {
                continue;
            }
            let is_named = names.have(&candidate.key);
            let word = summary.words.entry(std::mem::take(&mut candidate.key)).or_default();
            for (form, count) in candidate.take_forms() {
                *word.forms.entry(form) += count as u64;
            }
            word.information = word.information.min(hundredths(candidate.information));
            word.people += candidate.occurrences.iter().filter(|own| own.honorific || own.person).count() as u64;
            word.verbal += candidate.occurrences.iter().filter(|occurrence| occurrence.verbal).count() as u64;
            if is_named {
                *word.named.entry(self.period.within(Granularity::Year)) += 1;
            }
            let mut periods: Sorted<Period, WordCounts> = Sorted::default();
            for occurrence in &candidate.occurrences {
                let told = self.told(occurrence.passage, occurrence.sentence);
                let counts = periods.entry(told.period);
                match told.passage.block().channel() {
                    // A list of sources names books and their authors; the year was not about them.
                    _ if !told.own || occurrence.is_aside() => counts.quoted += 1,
                    Channel::Heading => counts.headings += 1,
                    _ => counts.prose += 1,
                }
            }
            self.count_regard(&mut periods, &candidate);
            for (period, is_first) in periods_of(own.iter().copied()) {
                let counts = periods.entry(period);
                counts.posts += 1;
                counts.year_posts += u32::from(is_first);
            }
            for (period, counts) in periods {
                word.periods.entry(period).merge(&counts);
            }
            if let Some(date) = self.date {
                word.see(date, date);
            }
            if let Some(rank) = proven.iter().position(|&own| own == index) {
                self.prove(word, &candidate, rank < FIRST_SEEN);
            }
        }
        for (period, units) in units {
            summary.periods.entry(period).or_default().units += units;
        }
    }

    /// Counts how the sentences with a word sound: of a sentence of several clauses, the clause with the word.
    fn count_regard(&self, periods: &mut Sorted<Period, WordCounts>, candidate: &Candidate) {
        let mut last = None;
        for occurrence in &candidate.occurrences {
            let number = self.number(occurrence.passage, occurrence.sentence);
            let told = &self.told[number];
            if told.counts && told.feeling.is_some() && last.replace(number) != Some(number) {
                periods.entry(told.period).regard.add(told.sentiment.score_at(occurrence.span));
            }
        }
    }

    /// Keeps the sentences that show best that a year was about a word, and the first with it.
    fn prove(&self, word: &mut Word, candidate: &Candidate, with_first: bool) {
        let mut best: BTreeMap<Period, (i64, usize)> = BTreeMap::new();
        let mut first = None;
        let numbers: Vec<usize> = candidate
            .occurrences
            .iter()
            .map(|occurrence| self.number(occurrence.passage, occurrence.sentence))
            .collect();
        for &number in &numbers {
            let told = &self.told[number];
            if !told.counts || !told.quality.whole {
                continue;
            }
            first = first.or(Some(number));
            let times = numbers.iter().filter(|&&other| other == number).count();
            let feeling = told.feeling.map_or(0, |feeling| tally::fixed(feeling.score).abs() / 50);
            let year = told.period.within(Granularity::Year);
            // A post of the year itself knows it best.
            let own = match self.period.within(Granularity::Year) {
                own if own == year => 100,
                // What an earlier post says of it are plans.
                own if own < year => -300,
                _ => 0,
            };
            let points = told.quality.points + feeling + own + if times > 1 { 30 } else { 0 };
            let place = best.entry(year).or_insert((points, number));
            if points > place.0 {
                *place = (points, number);
            }
        }
        for (year, (points, number)) in best {
            let kept = word.proofs.entry(year);
            if may_be_best(kept.as_deref(), points) {
                keep_best(kept, Some(Box::new(self.excerpt(number, points, Some(candidate)))));
            }
        }
        if let (Some(number), Some(date)) = (first.filter(|_| with_first), self.date)
            && word.debut.as_ref().is_none_or(|debut| date <= debut.date)
        {
            word.open(Box::new(Debut { date, excerpt: self.excerpt(number, 0, Some(candidate)) }));
        }
    }
}

/// Information, from 0 to 7.5, in whole hundredths.
fn hundredths(information: f64) -> u16 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1,000")]
    let hundredths = (information.clamp(0.0, 10.0) * 100.0).round() as u16;
    hundredths
}

/// What title and tags of a post name.
struct Names {
    title: String,
    tags: Vec<String>,
}

impl Names {
    fn new(analysis: &Analysis<'_>) -> Self {
        let document = analysis.document();
        let aliases = Aliases::get();
        let key = |tag: &String| {
            let key = Aliases::key(tag);
            aliases.name(&key).map_or(key, Aliases::key).into_owned()
        };
        let title = document.title().map(Aliases::key).unwrap_or_default().into_owned();
        Self { title, tags: document.tags().iter().map(key).collect() }
    }

    fn have(&self, key: &str) -> bool {
        key.chars().nth(1).is_some() && (self.title.contains(key) || self.tags.iter().any(|tag| tag == key))
    }
}

/// Whether a candidate is counted as a word.
pub(super) fn is_word(candidate: &Candidate) -> bool {
    candidate.alone && candidate.information > 0.0 && candidate.key.len() <= MAX_KEY && is_lasting(candidate)
}

/// Whether a candidate is counted: any single noun, and of phrases those that are more than a chance meeting of nouns. Which they are
/// must be told from the post alone, or parts would not add up.
fn is_lasting(candidate: &Candidate) -> bool {
    candidate.units == 1
        || candidate.occurrences.len() > 1
        || candidate.occurrences.iter().any(|occurrence| occurrence.heading)
        || candidate.forms().next().is_some_and(|(form, _)| form != candidate.name)
        || topic::topic(&candidate.key).is_some()
}

/// The candidates that tell most of a post, best first.
fn proven(candidates: &[Candidate]) -> Vec<usize> {
    #[allow(clippy::cast_precision_loss, reason = "counts of a post")]
    let score = |index: usize| {
        let count = candidates[index].occurrences.len() as f64;
        let phrase = if candidates[index].units > 1 { 1.15 } else { 1.0 };
        count.ln_1p() * candidates[index].information.powf(0.7) * phrase
    };
    let mut order: Vec<(usize, f64)> =
        (0..candidates.len()).filter(|&index| is_word(&candidates[index])).map(|index| (index, score(index))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order.into_iter().take(PROVEN_WORDS).map(|(index, _)| index).collect()
}
