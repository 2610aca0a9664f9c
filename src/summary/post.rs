//! From a post to numbers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::{Best, Excerpt};
use super::intent::Intents;
use super::period::Period;
use super::quality::{Quality, quality};
use super::word::Debut;
use super::{Summary, tally, topic};
use crate::analysis::{Analysis, Passage};
use crate::dictionary::Aliases;
use crate::document::{Channel, Date};
use crate::frame::frames;
use crate::keyword::{Candidate, Options, candidates};
use crate::report::Stamp;
use crate::sentence::Sentence;
use crate::sentiment::{Emotion, Polarity, Sentiment, SentimentAnalyzer};
use crate::span::Span;
use crate::tag::Tag;
use crate::time::tense::Tense;
use crate::time::{Chronology, Granularity};
use crate::tokenizer::{Token, Tokenizer};

/// How many words of a post may have a sentence kept for them.
const PROVEN_WORDS: usize = 24;
/// How many the first sentence with them.
const FIRST_SEEN: usize = 12;
/// How many good and hard sentences a post may give to a year: a report shows several posts.
const EXCERPTS: usize = 3;
/// What a sentence that tells of something past is worth more, and one in a post that does nothing else, in points of its rank.
const PAST: i64 = 150;
const LIVED: i64 = 500;
/// The lists of kept sentences.
const GOOD: usize = 0;
const HARD: usize = 1;
const LEARNED: usize = 2;
/// Verbs of those who learned something.
const LEARNING: [&str; 5] = ["배우다", "깨닫다", "깨우치다", "알아차리다", "실감하다"];
/// Longer words than this (bytes) are no words.
const MAX_KEY: usize = 120;

/// How a sentence sounds.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Feeling {
    /// Below 0, 0, above 0.
    polarity: i8,
    /// From −1 to 1.
    score: f64,
    emotion: Option<Emotion>,
}

impl Feeling {
    fn of(sentiment: &Sentiment) -> Self {
        let polarity = match sentiment.label {
            Polarity::Negative => -1,
            Polarity::Neutral => 0,
            Polarity::Positive => 1,
        };
        let emotion = Some(sentiment.emotion).filter(|&emotion| emotion != Emotion::Neutral);
        Self { polarity, score: sentiment.score, emotion }
    }
}

/// Makes [`Summary`]s of posts. It is shared by all threads.
///
/// ```
/// use hoego::{Analysis, Document, Summarizer, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let post = Document::from_markdown("---\ndate: 2022-12-31\n---\n작년에는 면접에서 떨어졌다. 올해는 합격했다.\n");
/// let summary = Summarizer::new(&tokenizer).summarize("post.md", &Analysis::new(&post, &mut tokenizer.worker()));
/// let years: Vec<_> = summary.periods().filter_map(|(period, _)| period.year()).collect();
/// assert!(years.contains(&2021));
/// ```
#[derive(Clone)]
pub struct Summarizer {
    sentiment: SentimentAnalyzer,
    options: Options,
    stamp: Stamp,
}

impl Summarizer {
    /// With the data of the crate, for posts that are analysed with a tokenizer.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        let stamp = Stamp::current();
        let sentiment = SentimentAnalyzer::new(tokenizer).explains(false);
        Self { sentiment, options: Options::new(), stamp }
    }

    /// Notes options that change what is found, as on the command line (`--user-dict words.tsv`): summaries that were made with
    /// different ones can be told apart.
    #[must_use]
    pub fn noting(mut self, options: Vec<String>) -> Self {
        self.stamp.options = options;
        self
    }

    /// The summary of one post; `path` is what its excerpts name it. O(length of the post).
    pub fn summarize(&self, path: &str, analysis: &Analysis<'_>) -> Summary {
        let times = Chronology::new(analysis);
        let sentiment = self.sentiment.analyze(analysis);
        let post = Post::new(path, analysis, &times, &sentiment.sentences);
        let mut summary = Summary { stamps: [self.stamp.clone()].into(), ..Summary::default() };
        post.count_posts(&mut summary);
        post.count_sentences(&mut summary);
        let candidates = candidates(analysis, &self.options);
        post.count_words(&mut summary, &candidates);
        post.count_topics(&mut summary, &candidates);
        post.keep_excerpts(&mut summary, &self.sentiment);
        summary.intents.extend(Intents::new(path, analysis, &times));
        summary
    }
}

/// A sentence of a post with what is known of it.
struct Told<'a, 'd> {
    passage: &'a Passage<'d>,
    sentence: &'a Sentence<'d>,
    period: Period,
    /// Whether it counts as a sentence: prose or list, in Korean.
    counts: bool,
    feeling: Option<Feeling>,
    quality: Quality,
}

struct Post<'a, 'd> {
    path: &'a str,
    analysis: &'a Analysis<'d>,
    date: Option<Date>,
    /// What the post as a whole is about.
    period: Period,
    told: Vec<Told<'a, 'd>>,
    /// The number of the first sentence of each passage.
    firsts: Vec<usize>,
}

impl<'a, 'd> Post<'a, 'd> {
    fn new(path: &'a str, analysis: &'a Analysis<'d>, times: &Chronology, sentiments: &[Sentiment]) -> Self {
        let date = analysis.document().date().map(|(date, _)| date);
        let whole = times.period().or(date);
        let each = analysis.sentences().zip(times.sentences()).zip(sentiments);
        let told = each.map(|(((passage, sentence), time), sentiment)| {
            let prose = matches!(passage.block().channel(), Channel::Prose | Channel::ListItem);
            let counts = prose && is_korean(sentence.text());
            let quality = if counts { quality(analysis, passage, sentence) } else { Quality::NONE };
            Told {
                passage,
                sentence,
                period: Period::of(time.period.or(whole)),
                counts,
                feeling: sentiment.votes.then(|| Feeling::of(sentiment)),
                quality,
            }
        });
        let told = told.collect();
        let mut count = 0;
        let first = |passage: &Passage<'_>| {
            count += passage.sentences().len();
            count - passage.sentences().len()
        };
        let firsts = analysis.passages().iter().map(first).collect();
        Self { path, analysis, date, period: Period::of(whole), told, firsts }
    }

    fn count_posts(&self, summary: &mut Summary) {
        summary.periods.entry(self.period).or_default().posts += 1;
        match self.date {
            Some(date) => {
                *summary.written.entry(Period::of(Some(date))).or_default() += 1;
                summary.dates = Some((date, date));
            }
            None => summary.undated += 1,
        }
    }

    fn count_sentences(&self, summary: &mut Summary) {
        let mut years = BTreeSet::new();
        let periods: BTreeSet<Period> = self.told.iter().map(|told| told.period).collect();
        for period in periods {
            let counts = summary.periods.entry(period).or_default();
            counts.sources += u64::from(years.insert(period.within(Granularity::Year)));
        }
        for told in self.told.iter().filter(|told| told.counts) {
            let counts = summary.periods.entry(told.period).or_default();
            counts.sentences += 1;
            counts.tokens += told.sentence.tokens().len() as u64;
            counts.first_person += u64::from(is_first_person(told.passage.words(told.sentence)));
            if let Some(feeling) = told.feeling {
                counts.mood.add(feeling.polarity, feeling.score);
                if let Some(emotion) = feeling.emotion {
                    *counts.emotions.entry(emotion).or_default() += 1;
                }
            }
        }
    }

    fn count_words(&self, summary: &mut Summary, candidates: &[Candidate]) {
        let proven = proven(candidates);
        let names = Names::new(self.analysis);
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.units == 1 {
                for occurrence in &candidate.occurrences {
                    let told = self.told(occurrence.passage, occurrence.sentence);
                    let counts = is_own(told) && !occurrence.is_aside();
                    summary.periods.entry(told.period).or_default().units += u64::from(counts);
                }
            }
            if !is_word(candidate) {
                continue;
            }
            let own: Vec<&Told<'_, '_>> = candidate
                .occurrences
                .iter()
                .filter(|occurrence| !occurrence.is_aside())
                .map(|occurrence| self.told(occurrence.passage, occurrence.sentence))
                .filter(|told| is_own(told))
                .collect();
            // What only others say is no word of the writer's.
            if own.is_empty() {
                continue;
            }
            let word = summary.words.entry(candidate.key.clone()).or_default();
            for (form, &count) in &candidate.forms {
                *word.forms.entry(form.clone()) += count as u64;
            }
            word.information = hundredths(candidate.information);
            word.people += candidate.occurrences.iter().filter(|own| own.honorific || own.person).count() as u64;
            word.verbal += candidate.occurrences.iter().filter(|occurrence| occurrence.verbal).count() as u64;
            if names.have(&candidate.key) {
                *word.named.entry(self.period.within(Granularity::Year)) += 1;
            }
            for occurrence in &candidate.occurrences {
                let told = self.told(occurrence.passage, occurrence.sentence);
                let counts = word.periods.entry(told.period);
                match told.passage.block().channel() {
                    // A list of sources names books and their authors; the year was not about them.
                    _ if !is_own(told) || occurrence.is_aside() => counts.quoted += 1,
                    Channel::Heading => counts.headings += 1,
                    _ => counts.prose += 1,
                }
            }
            let periods: BTreeSet<Period> = own.iter().map(|told| told.period).collect();
            let mut years = BTreeSet::new();
            for period in periods {
                let counts = word.periods.entry(period);
                counts.posts += 1;
                counts.year_posts += u32::from(years.insert(period.within(Granularity::Year)));
            }
            if let Some(date) = self.date {
                word.see(date, date);
            }
            if let Some(rank) = proven.iter().position(|&own| own == index) {
                self.prove(word, candidate, rank < FIRST_SEEN);
            }
        }
    }

    /// Keeps the sentences that show best that a year was about a word, and the first with it.
    fn prove(&self, word: &mut super::Word, candidate: &Candidate, with_first: bool) {
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
            *word.proofs.entry(year) = Some(Box::new(self.excerpt(number, points, Some(candidate))));
        }
        if let (Some(number), Some(date)) = (first.filter(|_| with_first), self.date) {
            word.debut = Some(Box::new(Debut { date, excerpt: self.excerpt(number, 0, Some(candidate)) }));
        }
    }

    fn count_topics(&self, summary: &mut Summary, candidates: &[Candidate]) {
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
                super::excerpt::keep_best(&mut counts.shown, Some(excerpt));
            }
        }
    }

    fn keep_excerpts(&self, summary: &mut Summary, analyzer: &SentimentAnalyzer) {
        let (learned, lived) = (self.learned(), self.lived());
        let mut years: BTreeMap<Period, [Vec<(Reverse<i64>, usize)>; 3]> = BTreeMap::new();
        for (number, told) in self.told.iter().enumerate() {
            if !told.counts || !told.quality.whole || told.quality.tense == Tense::Intended {
                continue;
            }
            let points = told.quality.points + lived + if told.quality.tense == Tense::Past { PAST } else { 0 };
            let mut keep = |list: usize, rank: i64| {
                let year = years.entry(told.period.within(Granularity::Year)).or_default();
                year[list].push((Reverse(rank), number));
            };
            if learned.contains(&number) {
                keep(LEARNED, points);
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
                for (Reverse(rank), number) in ranked.into_iter().take(EXCERPTS) {
                    let mut excerpt = self.excerpt(number, rank, None);
                    if list != LEARNED {
                        let Told { passage, sentence, .. } = &self.told[number];
                        excerpt.marks = analyzer.grounds(passage, sentence, list == GOOD);
                    }
                    let best = match list {
                        GOOD => &mut own.good,
                        HARD => &mut own.hard,
                        _ => &mut own.learned,
                    };
                    best.add(excerpt);
                }
            }
        }
    }

    /// How much of a post tells of what was, in points up to [`LIVED`]: a diary knows better how a year was than a manual.
    fn lived(&self) -> i64 {
        let told = self.told.iter().filter(|told| told.counts && told.quality.whole);
        let (all, past) =
            told.fold((0, 0), |(all, past), told| (all + 1, past + i64::from(told.quality.tense == Tense::Past)));
        if all == 0 { 0 } else { LIVED * past / all }
    }

    /// The sentences that tell what was learned: those that say so, and those under 배운 점 and the like.
    fn learned(&self) -> BTreeSet<usize> {
        let parts = frames(self.analysis).into_iter().filter(|part| matches!(part.part, "learned" | "finding"));
        let mut learned: BTreeSet<usize> = parts.flat_map(|part| part.sentences).collect();
        let says = |told: &Told<'_, '_>| {
            told.quality.tense == Tense::Past
                && says_learned(told.passage.words(told.sentence), self.analysis.tokenizer())
        };
        learned
            .extend((0..self.told.len()).filter(|&number| self.told[number].quality.whole && says(&self.told[number])));
        learned
    }

    fn number(&self, passage: usize, sentence: usize) -> usize {
        self.firsts[passage] + sentence
    }

    fn told(&self, passage: usize, sentence: usize) -> &Told<'a, 'd> {
        &self.told[self.number(passage, sentence)]
    }

    /// A sentence as it is kept; the occurrences of `word` are what matters in it.
    fn excerpt(&self, number: usize, rank: i64, word: Option<&Candidate>) -> Excerpt {
        let Told { passage, sentence, feeling, .. } = &self.told[number];
        let document = self.analysis.document();
        let source = passage.source(sentence);
        let Span { start, end } = document.in_file(source);
        let occurrences = word.map_or(&[][..], |word| &word.occurrences);
        let marks = occurrences
            .iter()
            .filter(|occurrence| self.number(occurrence.passage, occurrence.sentence) == number)
            .filter_map(|occurrence| mark(sentence.text(), &document.source()[occurrence.span.range()]));
        let mut marks: Vec<Span> = marks.collect();
        marks.dedup();
        Excerpt {
            rank: Reverse(rank),
            path: self.path.to_owned(),
            start,
            end,
            line: document.line().unwrap_or_else(|| document.place(source.start).line),
            text: sentence.text().to_owned(),
            marks,
            score: feeling.map(|feeling| tally::fixed(feeling.score)),
            title: document.title().map(str::to_owned),
            date: self.date,
        }
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

/// Where a word stands in a sentence, as it is written in the source.
fn mark(text: &str, word: &str) -> Option<Span> {
    text.find(word).map(|start| Span::new(start, start + word.len()))
}

/// Whether the writer wrote it, rather than somebody else: no quotations, no names of links, nothing in another language.
fn is_own(told: &Told<'_, '_>) -> bool {
    match told.passage.block().channel() {
        Channel::Heading => true,
        Channel::Prose | Channel::ListItem | Channel::Table => is_korean(told.sentence.text()),
        _ => false,
    }
}

/// Whether the writer speaks of themself: 나, 저, 필자.
fn is_first_person(tokens: &[Token<'_>]) -> bool {
    let says = |token: &Token<'_>| match token.tag() {
        Tag::Np => matches!(token.surface(), "나" | "저" | "제" | "내" | "난" | "전" | "날" | "절" | "내가" | "제가"),
        Tag::Nng => token.surface() == "필자",
        _ => false,
    };
    tokens.iter().any(says)
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
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
        let key = |text: &str| {
            let key = Aliases::key(text);
            aliases.name(&key).map_or(key, Aliases::key)
        };
        let title = document.title().map(Aliases::key).unwrap_or_default();
        Self { title, tags: document.tags().iter().map(|tag| key(tag)).collect() }
    }

    fn have(&self, key: &str) -> bool {
        key.chars().nth(1).is_some() && (self.title.contains(key) || self.tags.iter().any(|tag| tag == key))
    }
}

/// Whether a candidate is counted as a word.
fn is_word(candidate: &Candidate) -> bool {
    candidate.alone && candidate.information > 0.0 && candidate.key.len() <= MAX_KEY && is_lasting(candidate)
}

/// Whether a candidate is counted: any single noun, and of phrases those that are more than a chance meeting of nouns. Which they are
/// must be told from the post alone, or parts would not add up.
fn is_lasting(candidate: &Candidate) -> bool {
    candidate.units == 1
        || candidate.occurrences.len() > 1
        || candidate.occurrences.iter().any(|occurrence| occurrence.heading)
        || candidate.forms.keys().next().is_some_and(|form| *form != candidate.name)
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

// Kept sentences of a post must not crowd out each other before they are cut to a few.
const _: () = assert!(Best::MOST >= EXCERPTS);
