//! The words of a post.

use std::collections::BTreeMap;

use super::Post;
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::keyword::{Draft, Occurrence, Runs};
use crate::letter::Letters;
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

/// A word or phrase of a post that is counted.
pub(super) struct Counted<'r> {
    pub(super) draft: Draft<'r>,
    /// The part of life that it tells of.
    pub(super) topic: Option<&'static str>,
    /// Whether it is counted as a word: any single noun, and of phrases those that are more than a chance meeting of nouns. Which they are
    /// must be told from the post alone, or parts would not add up.
    pub(super) is_word: bool,
}

impl<'r> Counted<'r> {
    /// Those of a post.
    pub(super) fn all(runs: &'r Runs<'_, '_>) -> Vec<Self> {
        let counted = |draft: Draft<'r>| {
            let topic = topic::topic(draft.key());
            let is_word = draft.is_alone()
                && draft.information() > 0.0
                && draft.key().len() <= MAX_KEY
                && (topic.is_some() || draft.is_lasting());
            (is_word || topic.is_some() || draft.units() == 1).then_some(Self { draft, topic, is_word })
        };
        runs.drafts().filter_map(counted).collect()
    }
}

impl Post<'_, '_> {
    /// Counts words.
    pub(super) fn count_words(&self, summary: &mut Summary, words: &[Counted<'_>]) {
        let mut ranks = vec![None; words.len()];
        for (rank, index) in proven(words).into_iter().enumerate() {
            ranks[index] = Some(rank);
        }
        // Words of other posts have left the caches. Looked for, and looked at, one right after the other they are waited for together; below
        // they are at hand.
        let own = |word: &Counted<'_>| word.is_word.then(|| summary.words.get(word.draft.key()));
        let known: Vec<Option<&Box<Word>>> = words.iter().filter_map(own).collect();
        let new = known.iter().filter(|word| !word.is_some_and(|word| word.is_counted())).count();
        summary.words.reserve(new);
        let names = Names::new(self.analysis);
        let mut units = vec![0; self.periods.len()];
        let mut counting = Counting::new(&self.periods);
        let mut room = String::new();
        for (&Counted { draft, is_word, .. }, rank) in words.iter().zip(ranks) {
            self.count(&mut counting, draft);
            if draft.units() == 1 {
                counting.each(|time, counts| units[time] += counts.own());
            }
            // What only others say is no word of the writer's.
            if !is_word || !counting.is_own() {
                counting.clear();
                continue;
            }
            let word = match summary.words.get_mut(draft.key()) {
                Some(word) => word,
                None => summary.words.entry(draft.key().into()).or_default(),
            };
            draft.each_form(&mut room, |form, count| *word.forms.entry_of(form) += count as u64);
            word.information = word.information.min(hundredths(draft.information()));
            word.people += std::mem::take(&mut counting.people);
            word.verbal += std::mem::take(&mut counting.verbal);
            if names.have(draft.key()) {
                *word.named.entry(self.period.within(Granularity::Year)) += 1;
            }
            counting.give(|period, counts| word.periods.entry(period).merge(&counts));
            if let Some(date) = self.date {
                word.see(date, date);
            }
            if let Some(rank) = rank {
                self.prove(word, draft, rank < FIRST_SEEN);
            }
        }
        for (&period, units) in self.periods.iter().zip(units) {
            summary.periods.entry(period).or_default().units += units;
        }
    }

    /// Counts where a word stands, and how the sentences with it sound: of a sentence of several clauses, the clause with the word.
    fn count(&self, counting: &mut Counting<'_>, draft: Draft<'_>) {
        let mut last = None;
        for occurrence in draft.occurrences() {
            let number = self.number(occurrence.passage, occurrence.sentence);
            let told = &self.told[number];
            let counts = counting.at(told.time);
            // In a list of sources stand books and their authors; the year was not about them.
            if told.own && !occurrence.is_aside() {
                *(if occurrence.heading { &mut counts.headings } else { &mut counts.prose }) += 1;
                counts.posts = 1;
            } else {
                counts.quoted += 1;
            }
            if told.counts && told.feeling.is_some() && last.replace(number) != Some(number) {
                counts.regard.add(told.sentiment.score_at(occurrence.span));
            }
            counting.people += u64::from(occurrence.honorific || occurrence.person);
            counting.verbal += u64::from(occurrence.verbal);
        }
    }

    /// Keeps the sentences that show best that a year was about a word, and the first with it.
    fn prove(&self, word: &mut Word, draft: Draft<'_>, with_first: bool) {
        let mut best: BTreeMap<Period, (i64, usize)> = BTreeMap::new();
        let mut first = None;
        let number = |occurrence: Occurrence| self.number(occurrence.passage, occurrence.sentence);
        let numbers: Vec<usize> = draft.occurrences().map(number).collect();
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
                keep_best(kept, Some(Box::new(self.excerpt(number, points, Some(draft)))));
            }
        }
        if let (Some(number), Some(date)) = (first.filter(|_| with_first), self.date)
            && word.debut.as_ref().is_none_or(|debut| date <= debut.date)
        {
            word.open(Box::new(Debut { date, excerpt: self.excerpt(number, 0, Some(draft)) }));
        }
    }
}

/// The counts of a word by the numbers of a post's periods. One serves all words of the post.
struct Counting<'a> {
    periods: &'a [Period],
    counts: Vec<WordCounts>,
    /// The periods with the word.
    seen: Vec<usize>,
    /// Occurrences as somebody's name or title, and with 하다 or 되다 behind them.
    people: u64,
    verbal: u64,
}

impl<'a> Counting<'a> {
    fn new(periods: &'a [Period]) -> Self {
        let counts = vec![WordCounts::default(); periods.len()];
        Self { periods, counts, seen: Vec::new(), people: 0, verbal: 0 }
    }

    fn at(&mut self, time: usize) -> &mut WordCounts {
        if !self.seen.contains(&time) {
            self.seen.push(time);
        }
        &mut self.counts[time]
    }

    /// Shows what was counted, with the numbers of the periods.
    fn each(&self, mut see: impl FnMut(usize, &WordCounts)) {
        self.seen.iter().for_each(|&time| see(time, &self.counts[time]));
    }

    /// Whether the writer says the word.
    fn is_own(&self) -> bool {
        self.seen.iter().any(|&time| self.counts[time].posts > 0)
    }

    /// Forgets what was counted.
    fn clear(&mut self) {
        (self.people, self.verbal) = (0, 0);
        for time in self.seen.drain(..) {
            self.counts[time] = WordCounts::default();
        }
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
    /// What both consist of: few words of a post begin with any of it.
    letters: Letters,
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
        let tags: Vec<String> = document.tags().iter().map(key).collect();
        let letters = title.chars().chain(tags.iter().flat_map(|tag| tag.chars())).collect();
        Self { title, tags, letters }
    }

    fn have(&self, key: &str) -> bool {
        let mut letters = key.chars();
        let may_be = letters.next().is_some_and(|first| self.letters.may_have(first)) && letters.next().is_some();
        may_be && (self.title.contains(key) || self.tags.iter().any(|tag| tag == key))
    }
}

/// The words that tell most of a post, best first.
fn proven(words: &[Counted<'_>]) -> Vec<usize> {
    #[allow(clippy::cast_precision_loss, reason = "counts of a post")]
    let score = |draft: Draft<'_>| {
        let count = draft.count() as f64;
        let phrase = if draft.units() > 1 { 1.15 } else { 1.0 };
        count.ln_1p() * draft.information().powf(0.7) * phrase
    };
    let scored = words.iter().enumerate().filter(|(_, word)| word.is_word);
    let mut order: Vec<(usize, f64)> = scored.map(|(index, word)| (index, score(word.draft))).collect();
    let best_first = |a: &(usize, f64), b: &(usize, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if order.len() > PROVEN_WORDS {
        order.select_nth_unstable_by(PROVEN_WORDS, best_first);
        order.truncate(PROVEN_WORDS);
    }
    order.sort_unstable_by(best_first);
    order.into_iter().map(|(index, _)| index).collect()
}
