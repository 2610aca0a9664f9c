//! From a post to numbers.

mod frame;
mod saying;
mod word;

use std::cmp::Reverse;

use super::excerpt::Excerpt;
use super::intent::{self, Intents};
use super::period::Period;
use super::quality::{Quality, quality};
use super::{PeriodCounts, Summary, tally};
use crate::analysis::{Analysis, Passage};
use crate::document::{Channel, Date};
use crate::frame::frames;
use crate::keyword::{Draft, Options, Runs};
use crate::report::Stamp;
use crate::sentence::Sentence;
use crate::sentiment::{Emotion, Polarity, Sentiment, SentimentAnalyzer};
use crate::span::Span;
use crate::tag::Tag;
use crate::time::{Chronology, Granularity};
use crate::tokenizer::{Token, Tokenizer};
use word::Counted;

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
        let sentiment = SentimentAnalyzer::new(tokenizer).explains_clauses();
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
        let mut summary = Summary::default();
        self.add(&mut summary, path, analysis);
        summary
    }

    /// Adds a post to a summary: the same as to [merge](Summary::merge) it with the [summary of the post](Summarizer::summarize), and
    /// quicker, because sentences are not kept that it has better ones of.
    pub fn add(&self, summary: &mut Summary, path: &str, analysis: &Analysis<'_>) {
        let times = Chronology::new(analysis);
        let sentiment = self.sentiment.analyze(analysis);
        let post = Post::new(path, analysis, &times, &sentiment.sentences);
        if !summary.stamps.contains(&self.stamp) {
            summary.stamps.insert(self.stamp.clone());
        }
        post.count_posts(summary);
        post.count_sentences(summary);
        let runs = Runs::new(analysis, &self.options);
        let words = Counted::all(&runs);
        let frames = frames(analysis);
        post.count_topics(summary, &words);
        post.count_frames(summary, &frames, &words);
        post.count_words(summary, &words);
        post.keep_excerpts(summary, &frames, &self.sentiment);
        intent::merge(&mut summary.intents, Intents::new(path, analysis, &times));
    }
}

/// A sentence of a post with what is known of it.
struct Told<'a, 'd> {
    passage: &'a Passage<'d>,
    sentence: &'a Sentence<'d>,
    period: Period,
    /// The number of the period among those of the post.
    time: usize,
    /// Whether it counts as a sentence: prose or list, in Korean.
    counts: bool,
    /// Whether the writer wrote it, rather than somebody else.
    own: bool,
    feeling: Option<Feeling>,
    sentiment: &'a Sentiment,
    quality: Quality,
}

struct Post<'a, 'd> {
    path: &'a str,
    analysis: &'a Analysis<'d>,
    date: Option<Date>,
    /// What the post as a whole is about.
    period: Period,
    told: Vec<Told<'a, 'd>>,
    /// What its sentences are about, in order: few, so that counts by their numbers need no map.
    periods: Vec<Period>,
    /// The number of the first sentence of each passage.
    firsts: Vec<usize>,
}

impl<'a, 'd> Post<'a, 'd> {
    fn new(path: &'a str, analysis: &'a Analysis<'d>, times: &Chronology, sentiments: &'a [Sentiment]) -> Self {
        let date = analysis.document().date().map(|(date, _)| date);
        let whole = times.period().or(date);
        let times = times.sentences().iter().zip(times.tenses());
        let each = analysis.sentences().zip(times).zip(sentiments);
        let mut told: Vec<Told<'a, 'd>> = Vec::with_capacity(sentiments.len());
        told.extend(each.map(|(((passage, sentence), (time, &tense)), sentiment)| {
            let channel = passage.block().channel();
            let korean = is_korean(sentence.text());
            let counts = matches!(channel, Channel::Prose | Channel::ListItem) && korean;
            let quality = if counts { quality(passage, sentence, tense) } else { Quality::NONE };
            Told {
                passage,
                sentence,
                period: Period::of(time.period.or(whole)),
                time: 0,
                counts,
                own: is_own(channel, korean),
                feeling: sentiment.votes.then(|| Feeling::of(sentiment)),
                sentiment,
                quality,
            }
        }));
        let periods = number_periods(&mut told);
        let mut count = 0;
        let first = |passage: &Passage<'_>| {
            count += passage.sentences().len();
            count - passage.sentences().len()
        };
        let firsts = analysis.passages().iter().map(first).collect();
        Self { path, analysis, date, period: Period::of(whole), told, periods, firsts }
    }

    fn count_posts(&self, summary: &mut Summary) {
        summary.periods.entry(self.period).or_default().posts += 1;
        match self.date {
            Some(date) => {
                *summary.written.entry(Period::of(Some(date))).or_default() += 1;
                summary.see(date, date);
            }
            None => summary.undated += 1,
        }
    }

    fn count_sentences(&self, summary: &mut Summary) {
        let mut counts = vec![PeriodCounts::default(); self.periods.len()];
        let mut year = None;
        for (&period, counts) in self.periods.iter().zip(&mut counts) {
            let own = Some(period.within(Granularity::Year));
            counts.sources = u64::from(own != year);
            year = own;
        }
        for told in self.told.iter().filter(|told| told.counts) {
            let counts = &mut counts[told.time];
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
        for (&period, counts) in self.periods.iter().zip(&counts) {
            summary.periods.entry(period).or_default().merge(counts);
        }
    }

    fn number(&self, passage: usize, sentence: usize) -> usize {
        self.firsts[passage] + sentence
    }

    /// A sentence as it is kept; the occurrences of `word` are what matters in it.
    fn excerpt(&self, number: usize, rank: i64, word: Option<Draft<'_>>) -> Excerpt {
        let Told { passage, sentence, feeling, .. } = &self.told[number];
        let document = self.analysis.document();
        let source = passage.source(sentence);
        let Span { start, end } = document.in_file(source);
        let marks = word
            .into_iter()
            .flat_map(Draft::occurrences)
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

/// Numbers the periods of sentences, and gives them in order.
fn number_periods(told: &mut [Told<'_, '_>]) -> Vec<Period> {
    let mut periods: Vec<Period> = told.iter().map(|told| told.period).collect();
    periods.dedup();
    periods.sort_unstable();
    periods.dedup();
    for told in told {
        told.time = periods.binary_search(&told.period).unwrap_or_default();
    }
    periods
}

/// Where a word stands in a sentence, as it is written in the source.
fn mark(text: &str, word: &str) -> Option<Span> {
    text.find(word).map(|start| Span::new(start, start + word.len()))
}

/// Whether the writer wrote a sentence, rather than somebody else: no quotations, no names of links, nothing in another language.
fn is_own(channel: Channel, korean: bool) -> bool {
    match channel {
        Channel::Heading => true,
        Channel::Prose | Channel::ListItem | Channel::Table => korean,
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
