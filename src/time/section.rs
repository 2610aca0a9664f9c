//! What sentences inherit from those before them, their headings and the post.

use super::post::post_time;
use super::scan::{Found, Setting, scan};
use super::scope::{self, Scope};
use super::tense::{Tense, tense};
use super::word::{Word, may_tell, read_words};
use super::{Chronology, SentenceTime};
use crate::analysis::{Analysis, Passage};
use crate::document::{Channel, Date};
use crate::sentence::Sentence;
use crate::tag::Tag;

/// For how many sentences a year goes on that a sentence began with.
const REACH: usize = 8;
/// For how many paragraphs.
const PARAGRAPHS: usize = 2;
/// How long a line that serves as a heading is at most, in characters.
const LABEL: usize = 60;

/// The times of all sentences of a post.
pub(super) fn chronology(analysis: &Analysis<'_>, date: Option<Date>) -> Chronology {
    let post = post_time(analysis, date);
    let has_headings = analysis.passages().iter().any(|passage| passage.block().is_heading());
    let published = date.filter(|date| post.now.is_some_and(|now| now.year < date.year));
    let mut reader = Reader { now: post.now, published, whole: post.period.map(Scope::of), ..Reader::default() };
    let count = analysis.passages().iter().map(|passage| passage.sentences().len()).sum();
    let (mut sentences, mut tenses) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let (mut words, mut both) = (Vec::new(), String::new());
    for passage in analysis.passages() {
        reader.enter(passage);
        for sentence in passage.sentences() {
            let tokens = passage.words(sentence);
            words.clear();
            // Most sentences say nothing of times.
            if may_tell(tokens, &mut both) {
                read_words(tokens, &mut words, &mut both);
            }
            let line = Line {
                words,
                tense: tense(tokens, analysis.tokenizer()),
                label: is_label(passage, sentence, has_headings),
                heads: !has_headings && heads(passage, sentence),
            };
            sentences.push(reader.read(passage, &line));
            tenses.push(line.tense);
            words = line.words;
        }
    }
    Chronology { period: post.period, now: post.now, sentences, tenses }
}

/// A sentence as it is read.
struct Line<'t> {
    /// None if they say nothing of times.
    words: Vec<Word<'t>>,
    tense: Tense,
    /// Whether it stands over what follows, as a heading does.
    label: bool,
    /// Whether such a line is the beginning of it.
    heads: bool,
}

/// A line of its own without a verb, in a text without headings or as a paragraph: 2021년, 첫 회사에서의 8개월.
fn is_label(passage: &Passage<'_>, sentence: &Sentence<'_>, has_headings: bool) -> bool {
    let block = passage.block();
    let last = passage.words(sentence).last().and_then(|token| token.tags().last());
    let nominal = last.is_some_and(|tag| !tag.is_ending() && !matches!(tag, Tag::Sf | Tag::Se | Tag::Vcp | Tag::Sc));
    if block.channel() != Channel::Prose
        || !nominal
        || sentence.text().chars().count() > LABEL
        || sentence.text().contains('\n')
    {
        return false;
    }
    let (before, after) = block.text().split_at(sentence.span().start);
    let after = &after[sentence.text().len()..];
    let alone = before.trim_end_matches(' ').is_empty() || before.trim_end_matches(' ').ends_with('\n');
    let ends = after.trim_start_matches(' ').is_empty() || after.trim_start_matches(' ').starts_with('\n');
    let whole = before.trim().is_empty() && after.trim().is_empty();
    alone && ends && (whole || !has_headings)
}

/// Whether a sentence begins with a short line without a verb, in a text whose lines are paragraphs.
fn heads(passage: &Passage<'_>, sentence: &Sentence<'_>) -> bool {
    let Some((first, _)) = sentence.text().split_once('\n') else { return false };
    let paragraphs = passage.block().text().lines().any(|line| line.chars().count() > 2 * LABEL);
    let end = sentence.span().start + first.trim_end().len();
    let last = passage.words(sentence).iter().rfind(|token| token.span().end <= end);
    let nominal = last.and_then(|token| token.tags().last()).is_some_and(|tag| tag.is_noun());
    paragraphs && nominal && first.chars().count() <= LABEL
}

/// A year that sentences go on with.
#[derive(Clone, Debug)]
struct Running {
    scope: Scope,
    /// How many sentences and paragraphs ago it was named; not counted for a label.
    sentences: usize,
    paragraphs: usize,
    label: bool,
}

#[derive(Default)]
struct Reader {
    now: Option<Date>,
    /// The day on which it was published, if it speaks from an earlier year.
    published: Option<Date>,
    /// What the post is about.
    whole: Option<Scope>,
    /// The headings above, outermost first: their levels, and what they say.
    headings: Vec<(u8, Option<Scope>)>,
    /// The list items above: their depths, and what they say.
    items: Vec<(u8, Scope)>,
    running: Option<Running>,
    /// The year that was spoken of last.
    spoken: Option<i32>,
}

impl Reader {
    /// A new block begins.
    fn enter(&mut self, passage: &Passage<'_>) {
        let block = passage.block();
        match block.channel() {
            Channel::Heading => {
                self.headings.retain(|&(level, _)| level < block.level());
                self.items.clear();
                self.running = None;
                self.spoken = None;
            }
            Channel::ListItem => self.items.retain(|&(depth, _)| depth < block.level()),
            _ => self.items.clear(),
        }
        if let Some(running) = &mut self.running {
            running.paragraphs += usize::from(block.channel() != Channel::ListItem);
            if !running.label && running.paragraphs > PARAGRAPHS {
                self.running = None;
            }
        }
    }

    fn read(&mut self, passage: &Passage<'_>, line: &Line<'_>) -> SentenceTime {
        if line.label || line.heads {
            self.running = None;
        }
        if let Some(running) = &mut self.running {
            running.sentences += 1;
            if !running.label && running.sentences > REACH {
                self.running = None;
            }
        }
        let scope = self.scope(line);
        let year = scope.map(|scope| scope.period.year);
        // Under 2024년 계획 올해 is 2024, whatever year is reviewed above.
        let now = self.published.filter(|published| year == Some(published.year)).or(self.now);
        let published = self.published.map(|published| published.year);
        let reviewed = self.whole.as_ref().map(|whole| whole.period.year);
        let reviewed = reviewed.filter(|&year| now.is_some_and(|now| now.month == Some(1) && year == now.year - 1));
        let setting = Setting { now, year, spoken: self.spoken, published, reviewed, tense: line.tense };
        let found = scan(&line.words, setting);
        let mut time = SentenceTime::new(&line.words, &found);
        let main = scope::main(&line.words, &found, year);
        time.period = main.map(|found| scope::period(found, year)).or(scope.map(|scope| scope.period));
        if found.iter().all(|found| found.aside)
            && let Some(scope) = scope
        {
            let inherited = pick(scope, line.tense);
            time.inherited = found.is_empty();
            time.period = Some(Date { year: inherited.first().copied().unwrap_or(scope.period.year), ..scope.period });
            time.years.extend(inherited);
            time.years.sort_unstable();
            time.years.dedup();
        }
        if let Some(last) = found.last() {
            self.spoken = Some(last.time.months.to.year());
        }
        self.note(passage, line, &found, main);
        time
    }

    /// What a sentence inherits.
    fn scope(&self, line: &Line<'_>) -> Option<&Scope> {
        let heading = self.headings.iter().rev().find_map(|(_, scope)| scope.as_ref()).or(self.whole.as_ref());
        if let Some((_, item)) = self.items.last() {
            return Some(item);
        }
        let Some(running) = &self.running else {
            // Under 2023년 계획 what was done was done before.
            let whole = self.whole.as_ref();
            let planned = heading.zip(whole).is_some_and(|(heading, whole)| heading.period.year > whole.period.year);
            return if planned && line.tense == Tense::Past { whole } else { heading };
        };
        if running.label {
            return Some(&running.scope);
        }
        // What is meant to be done, and what is so now, is no part of a year that is told of; what was done none of one to come.
        let told = heading.map(|heading| heading.period.year).or(self.now.map(|now| now.year));
        let present = line.words.iter().any(|word| word.kinds.is_present(&word.text));
        let past = told.is_some_and(|told| running.scope.period.year < told);
        let later = told.is_some_and(|told| running.scope.period.year > told);
        let leaves = match line.tense {
            Tense::Past => later,
            Tense::Intended => past,
            Tense::Open => later || present && past,
        };
        if leaves { heading } else { Some(&running.scope) }
    }

    /// Keeps what the sentences behind it inherit.
    fn note(&mut self, passage: &Passage<'_>, line: &Line<'_>, found: &[Found], main: Option<&Found>) {
        let block = passage.block();
        let whole = self.whole.as_ref().map(|whole| whole.period.year);
        let named = main.map(|main| {
            let mut years: Vec<i32> =
                found.iter().filter(|found| !found.aside).map(|found| scope::period(found, whole).year).collect();
            years.dedup();
            Scope { years, period: scope::period(main, whole) }
        });
        match block.channel() {
            Channel::Heading => {
                // Under 작년 목표 stands what became of them this year.
                let checks = line.words.iter().any(|word| word.is_any(&["목표", "계획", "다짐", "결심"]));
                let named = named.filter(|named| !checks || whole.is_none_or(|whole| named.period.year >= whole));
                // A heading of several sentences says what its first does.
                match self.headings.last_mut() {
                    Some((level, scope)) if *level == block.level() => *scope = scope.take().or(named),
                    _ => self.headings.push((block.level(), named)),
                }
            }
            Channel::Quote | Channel::LinkText | Channel::ImageAlt => {}
            channel => {
                let Some(mut named) = named else { return };
                named.years = vec![named.period.year];
                // An expression that the sentence opens with sets the scene, a later one is a remark.
                let opens = main
                    .is_some_and(|main| line.words[..main.words.start].iter().filter(|word| !word.glued).count() <= 2);
                let stays =
                    line.label || main.is_some_and(|main| !main.near && scope::goes_on(&line.words, main.words.end));
                if opens && !stays && channel != Channel::ListItem {
                    self.running = None;
                } else if line.label || opens && stays {
                    if channel == Channel::ListItem {
                        self.items.retain(|&(depth, _)| depth < block.level());
                        self.items.push((block.level(), named));
                    } else {
                        self.running = Some(Running { scope: named, sentences: 0, paragraphs: 0, label: line.label });
                    }
                }
            }
        }
    }
}

/// The years of a scope that fit a sentence: under 22년 회고와 23년 목표 what is meant to be done is about 2023.
fn pick(scope: &Scope, tense: Tense) -> &[i32] {
    match (scope.years.as_slice(), tense) {
        ([_, .., last], Tense::Intended) => std::slice::from_ref(last),
        ([first, _], _) => std::slice::from_ref(first),
        (years, _) => years,
    }
}
