//! The words of a post.

use std::collections::BTreeMap;

use super::Post;
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::document::Channel;
use crate::keyword::{Candidate, Occurrence};
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
        let mut ranks = vec![None; candidates.len()];
        for (rank, index) in proven(&candidates).into_iter().enumerate() {
            ranks[index] = Some(rank);
        }
        let names = Names::new(self.analysis);
        let mut units = vec![0; self.periods.len()];
        let mut counting = Counting::new(&self.periods);
        for (index, mut candidate) in candidates.into_iter().enumerate() {
            if candidate.units == 1 {
                for occurrence in &candidate.occurrences {
                    let told = self.told(occurrence.passage, occurrence.sentence);
                    units[told.time] += u64::from(told.own && !occurrence.is_aside());
                }
            }
            // What only others say is no word of the writer's.
            if !is_word(&candidate) || !candidate.occurrences.iter().any(|occurrence| self.is_own(occurrence)) {
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
            self.count(&mut counting, &candidate);
            counting.give(|period, counts| word.periods.entry(period).merge(&counts));
            if let Some(date) = self.date {
                word.see(date, date);
            }
            if let Some(rank) = ranks[index] {
                self.prove(word, &candidate, rank < FIRST_SEEN);
            }
        }
        for (&period, units) in self.periods.iter().zip(units) {
            summary.periods.entry(period).or_default().units += units;
        }
    }

    /// Whether the writer wrote it, to be read: a list of sources names books and their authors; the year was not about them.
    fn is_own(&self, occurrence: &Occurrence) -> bool {
        self.told(occurrence.passage, occurrence.sentence).own && !occurrence.is_aside()
    }

    /// Counts where a word stands, and how the sentences with it sound: of a sentence of several clauses, the clause with the word.
    fn count(&self, counting: &mut Counting<'_>, candidate: &Candidate) {
        let mut last = None;
        for occurrence in &candidate.occurrences {
            let number = self.number(occurrence.passage, occurrence.sentence);
            let told = &self.told[number];
            let counts = counting.at(told.time);
            if self.is_own(occurrence) {
                let heading = told.passage.block().channel() == Channel::Heading;
                *(if heading { &mut counts.headings } else { &mut counts.prose }) += 1;
                counts.posts = 1;
            } else {
                counts.quoted += 1;
            }
            if told.counts && told.feeling.is_some() && last.replace(number) != Some(number) {
                counts.regard.add(told.sentiment.score_at(occurrence.span));
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

/// The counts of a word by the numbers of a post's periods. One serves all words of the post.
struct Counting<'a> {
    periods: &'a [Period],
    counts: Vec<WordCounts>,
    /// The periods with the word.
    seen: Vec<usize>,
}

impl<'a> Counting<'a> {
    fn new(periods: &'a [Period]) -> Self {
        Self { periods, counts: vec![WordCounts::default(); periods.len()], seen: Vec::new() }
    }

    fn at(&mut self, time: usize) -> &mut WordCounts {
        if !self.seen.contains(&time) {
            self.seen.push(time);
        }
        &mut self.counts[time]
    }

    /// Gives away what was counted, in the order of time.
    fn give(&mut self, mut take: impl FnMut(Period, WordCounts)) {
        self.seen.sort_unstable();
        let mut year = None;
        for time in self.seen.drain(..) {
            let (period, mut counts) = (self.periods[time], std::mem::take(&mut self.counts[time]));
            if counts.posts > 0 {
                let own = Some(period.within(Granularity::Year));
                counts.year_posts = u32::from(own != year);
                year = own;
            }
            take(period, counts);
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
        || candidate.is_renamed()
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
    let best_first = |a: &(usize, f64), b: &(usize, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if order.len() > PROVEN_WORDS {
        order.select_nth_unstable_by(PROVEN_WORDS, best_first);
        order.truncate(PROVEN_WORDS);
    }
    order.sort_unstable_by(best_first);
    order.into_iter().map(|(index, _)| index).collect()
}
