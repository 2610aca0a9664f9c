//! Goals and reports of a post.

use super::heading::{Post, Purpose};
use super::key::Keys;
use super::outline::{Entry, Section, entries, sections};
use super::verdict::{Verdict, is_limited, morphemes, verdict, was_done};
use super::{Goal, Outcome, PostGoals, Report};
use crate::analysis::{Analysis, Passage};
use crate::document::Channel;
use crate::genre::is_personal;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::tag::Tag;
use crate::time::tense::{Tense, tense};
use crate::time::{Chronology, Granularity, SentenceTime};
use crate::tokenizer::Token;

/// How long a goal is at most, in characters.
const LONGEST: usize = 90;
/// Items at the end of posts.
const NAVIGATION: &[&str] = &["이전 글", "다음 글", "이전글", "다음글", "참고", "출처", "참고 자료", "관련 글"];
/// How long a sentence is at most that tells what became of a goal; longer ones tell of several things.
const SENTENCE: usize = 100;
/// What is shorter than this (characters) shows nothing by itself.
const BRIEF: usize = 14;
/// Words of sentences that are no intention of the author's own life.
const OTHERS: &[&str] = &[
    "여러분",
    "모두",
    "분들",
    "다들",
    "회고",
    "글",
    "포스트",
    "포스팅",
    "소개",
    "감사",
    "축하",
    "고맙",
    "보고",
    "진행될",
    "예상",
    "될",
    "이야기",
    "알아보",
    "살펴보",
    "공유",
    "독자",
    "행사",
    "대회",
    "복",
    "현황",
    "달성",
];

impl PostGoals {
    /// Finds the goals of a post, and what it says of earlier ones. Linear in its length.
    pub fn new(analysis: &Analysis<'_>, times: &Chronology) -> Self {
        let date = analysis.document().date().map(|(date, _)| date);
        let post = post(analysis, times);
        let mut reader = Reader { analysis, times, goals: Vec::new(), reports: Vec::new() };
        let sections = sections(analysis, times, post);
        let mut taken = vec![false; analysis.passages().len()];
        // An inner section decides for its passages before the one around it.
        for section in sections.iter().rev() {
            let own: Vec<Entry> =
                entries(analysis, section).into_iter().filter(|entry| !taken[entry.passage]).collect();
            match section.purpose {
                Purpose::Plan(year) => reader.plan(section, &own, year, &taken),
                Purpose::Review(year) => {
                    let count = reader.reports.len();
                    for entry in &own {
                        reader.review(entry, year);
                    }
                    // 2020년의 목표 in a review that does not say what became of them.
                    if reader.reports.len() == count && !section.reviews {
                        reader.plan(section, &own, year, &taken);
                    }
                }
            }
            taken[section.passages.clone()].fill(true);
        }
        if post.personal {
            let plans: Vec<&Section> =
                sections.iter().filter(|section| matches!(section.purpose, Purpose::Plan(_))).collect();
            reader.prose(post, |passage| plans.iter().any(|plan| plan.passages.contains(&passage)));
        }
        let Reader { mut goals, reports, .. } = reader;
        goals.sort_by_key(|goal| goal.span);
        goals.dedup_by(|a, b| a.text == b.text || a.span == b.span);
        Self { date, period: times.period(), goals, reports }
    }
}

/// What kind of post it is.
fn post(analysis: &Analysis<'_>, times: &Chronology) -> Post {
    let period = times.period();
    let over = period.zip(times.now()).is_some_and(|(period, now)| {
        let late = |month: Option<u8>| month.is_none_or(|month| month >= 11);
        now.year > period.year || now.year == period.year && late(period.month) && late(now.month)
    });
    Post { personal: is_personal(analysis.document()), year: period.map(|period| period.year), over }
}

struct Reader<'a, 'd> {
    analysis: &'a Analysis<'d>,
    times: &'a Chronology,
    goals: Vec<Goal>,
    reports: Vec<Report>,
}

impl<'a, 'd> Reader<'a, 'd> {
    fn passage(&self, at: usize) -> &'a Passage<'d> {
        &self.analysis.passages()[at]
    }

    fn keys(&self, tokens: &[Token<'_>]) -> Keys {
        Keys::new(tokens, self.analysis.tokenizer())
    }

    fn verdict(&self, tokens: &[Token<'_>]) -> Option<Verdict> {
        verdict(&morphemes(tokens, self.analysis.tokenizer()))
    }

    /// The goals of a section: its entries, or else the intentions in its prose.
    fn plan(&mut self, section: &Section, entries: &[Entry], year: i32, taken: &[bool]) {
        for entry in entries {
            let passage = self.passage(entry.passage);
            if let Some(sentence) = passage.sentences().first().filter(|sentence| !self.tells(passage, sentence)) {
                self.goal(passage, sentence, year, true);
            }
        }
        if entries.is_empty() && section.sure {
            for at in section.passages.clone().filter(|&at| !taken[at]) {
                let passage = self.passage(at);
                if passage.block().channel() != Channel::Prose {
                    continue;
                }
                for sentence in passage.sentences() {
                    let intends = tense(passage.words(sentence), self.analysis.tokenizer()) == Tense::Intended;
                    if intends && self.keys(passage.words(sentence)).weight() >= 1.0 {
                        self.goal(passage, sentence, year, false);
                    }
                }
            }
        }
    }

    /// Whether a sentence tells something rather than sets a goal: 영어 공부는 포기했다, 계획은 근거를 만들어 준다. 매주 글을 쓴다 is a goal.
    fn tells(&self, passage: &Passage<'_>, sentence: &Sentence<'_>) -> bool {
        let tokens = passage.words(sentence);
        let tokenizer = self.analysis.tokenizer();
        let words: Vec<_> =
            tokens.iter().flat_map(|token| token.consists(tokenizer)).filter(|word| !word.tag.is_symbol()).collect();
        let ends =
            words.last().is_some_and(|last| matches!(last.tag, Tag::Ef | Tag::Ec) && last.form.ends_with(['다', '요']));
        let verb = words.iter().rev().find(|word| word.tag.takes_da()).map(|word| word.tag);
        let states = matches!(verb, Some(Tag::Va | Tag::Xsa | Tag::Vcp | Tag::Vcn));
        let subject = words.windows(2).any(|pair| {
            let marks = pair[1].tag == Tag::Jks || pair[1].tag == Tag::Jx && matches!(&*pair[1].form, "은" | "는");
            marks && pair[0].tag.is_noun() && pair[0].tag != Tag::Np
        });
        match tense(tokens, tokenizer) {
            Tense::Past => ends,
            Tense::Intended => false,
            Tense::Open => ends && (states || subject),
        }
    }

    fn goal(&mut self, passage: &Passage<'_>, sentence: &Sentence<'_>, year: i32, listed: bool) {
        let Some(span) = trimmed(sentence) else { return };
        let Some(text) = span.slice(passage.block().text()) else { return };
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2
            || text.chars().count() > LONGEST
            || text.contains("http")
            || text.ends_with('?')
            || NAVIGATION.contains(&text)
        {
            return;
        }
        let tokens = passage.words(sentence);
        let checked = passage.block().checked() == Some(true);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = passage.block().source(span);
        self.goals.push(Goal { text, span, year, checked, listed, keys: self.keys(tokens) });
    }

    /// What an entry of a review says.
    fn review(&mut self, entry: &Entry, year: i32) {
        let passage = self.passage(entry.passage);
        let Some((first, rest)) = passage.sentences().split_first() else { return };
        let tokens = passage.words(first);
        // 운동: 실패, 블로그 쓰기 → 성공.
        let colon = tokens.iter().position(|token| matches!(token.surface(), ":" | "→" | "->" | "=>" | "："));
        let (label, said) = match colon {
            Some(at) if at > 0 => (&tokens[..at], &tokens[at + 1..]),
            _ => (tokens, &tokens[tokens.len()..]),
        };
        let says = |reader: &Self, passage: &Passage<'_>, sentence: &Sentence<'_>, words: &[Token<'_>]| {
            reader.verdict(words).map(|verdict| (verdict, passage.source(sentence), sentence.text().to_owned()))
        };
        let own = says(self, passage, first, if said.is_empty() { label } else { said });
        let mut told: Vec<_> =
            rest.iter().filter_map(|sentence| says(self, passage, sentence, passage.words(sentence))).collect();
        // Under a heading the text soon goes on to other things.
        let count = if passage.block().is_heading() { 3 } else { 6 };
        for detail in self.analysis.passages()[entry.details.clone()].iter().take(count) {
            let short = detail.sentences().iter().filter(|sentence| sentence.text().chars().count() <= SENTENCE);
            told.extend(short.filter_map(|sentence| says(self, detail, sentence, detail.words(sentence))));
        }
        let place = self.place(entry, first);
        let strongest =
            told.into_iter().reduce(|best, next| if next.0.strength > best.0.strength { next } else { best });
        // A mark in a cell, and 못 읽었다 under 개발 서적, show nothing without what they are said of.
        let is_row = passage.block().channel() == Channel::Table;
        let strongest = strongest.map(|(verdict, span, text)| match text.chars().count() {
            _ if is_row => (verdict, place.0, place.1.clone()),
            ..=BRIEF if !passage.block().is_heading() => {
                let span = Span::new(place.0.start.min(span.start), place.0.end.max(span.end));
                (verdict, span, self.written(span))
            }
            _ => (verdict, span, text),
        });
        let found = self.weigh(passage, own, strongest, said, place);
        let Some((verdict, span, text)) = found else { return };
        let keys = self.keys(label).with_numbers(self.keys(tokens));
        self.reports.push(Report { text, span, keys, verdict: Some(verdict), year: Some(year), review: true });
    }

    /// The source as it is written, in one line.
    fn written(&self, span: Span) -> String {
        let source = span.slice(self.analysis.document().source()).unwrap_or_default();
        source.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where an entry stands, and how it is quoted: a row with its cells, a box with what is said of it.
    fn place(&self, entry: &Entry, first: &Sentence<'_>) -> (Span, String) {
        let passage = self.passage(entry.passage);
        let details = &self.analysis.passages()[entry.details.clone()];
        let own = passage.source(first);
        if passage.block().channel() == Channel::Table {
            let last = details.iter().rfind(|cell| !cell.block().text().trim().is_empty());
            let end = last.map_or(own.end, |cell| cell.block().span().end);
            let row = Span::new(own.start, end.max(own.end));
            return (row, self.written(row));
        }
        if passage.block().checked().is_none() {
            return (own, first.text().to_owned());
        }
        // The box stands right before what it is of.
        let before = &self.analysis.document().source()[..own.start];
        let start = before.rfind('[').filter(|&at| own.start - at <= "[x]  ".len()).unwrap_or(own.start);
        let said = passage.sentences().get(1).map(|said| (passage, said));
        let said = said.or_else(|| details.first().and_then(|detail| Some((detail, detail.sentences().first()?))));
        let said = said.filter(|(_, said)| said.text().chars().count() <= SENTENCE);
        let end = said.map_or(own.end, |(of, said)| of.source(said).end.max(own.end));
        let span = Span::new(start, end);
        (span, self.written(span))
    }

    /// Which of the things that an entry says counts: what it says plainly itself, then its details, then its box.
    fn weigh(
        &self,
        passage: &Passage<'_>,
        own: Option<(Verdict, Span, String)>,
        told: Option<(Verdict, Span, String)>,
        said: &[Token<'_>],
        (span, text): (Span, String),
    ) -> Option<(Verdict, Span, String)> {
        let plain = |found: &(Verdict, Span, String)| found.0.strength >= 0.7;
        if let Some(own) = own.clone().filter(plain) {
            return Some(own);
        }
        let boxed = passage
            .block()
            .checked()
            .map(|checked| Verdict { outcome: if checked { Outcome::Done } else { Outcome::Failed }, strength: 0.85 });
        match (boxed, told) {
            // A box says yes or no; 반만 달성했다 says more.
            (Some(_), Some(told)) if told.0.outcome == Outcome::Partial && told.0.strength >= 0.8 => Some(told),
            (Some(boxed), Some(told)) if told.0.outcome == boxed.outcome && plain(&told) => {
                Some((Verdict { strength: 0.95, ..boxed }, told.1, told.2))
            }
            (Some(boxed), _) => Some((boxed, span, text)),
            (None, Some(told)) if plain(&told) => Some(told),
            (None, told) => {
                let did = !said.is_empty() && was_done(&morphemes(said, self.analysis.tokenizer()));
                let outcome = if is_limited(said) { Outcome::Partial } else { Outcome::Done };
                let did = did.then_some((Verdict { outcome, strength: 0.75 }, span, text));
                own.or(did).or(told)
            }
        }
    }

    /// Intentions and reports in running text.
    fn prose(&mut self, post: Post, is_plan: impl Fn(usize) -> bool) {
        let analysis = self.analysis;
        let mut times = self.times.sentences().iter().zip(self.times.tenses());
        for (at, passage) in analysis.passages().iter().enumerate() {
            for sentence in passage.sentences() {
                let Some((time, &tense)) = times.next() else { return };
                if matches!(
                    passage.block().channel(),
                    Channel::Quote | Channel::LinkText | Channel::ImageAlt | Channel::Heading
                ) {
                    continue;
                }
                match tense {
                    Tense::Intended if !is_plan(at) => self.intention(passage, sentence, time, post),
                    Tense::Intended => {}
                    _ if is_plan(at) => {}
                    _ => self.report(passage, sentence, time),
                }
            }
        }
    }

    /// 내년에는 꼭 운전을 배우겠다: an intention that says for when.
    fn intention(&mut self, passage: &Passage<'_>, sentence: &Sentence<'_>, time: &SentenceTime, post: Post) {
        let Some(about) = post.year else { return };
        let ahead = |year: i32| (about + 1..=about + 2).contains(&year) || year == about && !post.over;
        let year = time.expressions.iter().find_map(|expression| {
            let long = matches!(expression.granularity, Granularity::Year | Granularity::Half);
            (long && expression.from.year == expression.to.year && ahead(expression.to.year))
                .then_some(expression.to.year)
        });
        let tokens = passage.words(sentence);
        // What the post is going to say, thanks, and what others do are no goals; nor is half a sentence.
        let mine = !tokens.iter().any(|token| OTHERS.contains(&token.surface()) || token.tags().contains(&Tag::Jkq));
        let mine = mine && !sentence.text().contains("것 같");
        let mine = mine
            && tokens
                .iter()
                .rev()
                .find(|token| !token.tag().is_symbol())
                .is_some_and(|last| last.tags().last().is_some_and(|tag| matches!(tag, Tag::Ef | Tag::Ec)));
        if let Some(year) = year
            && mine
            && self.keys(passage.words(sentence)).weight() >= 0.8
        {
            self.goal(passage, sentence, year, false);
        }
    }

    fn report(&mut self, passage: &Passage<'_>, sentence: &Sentence<'_>, time: &SentenceTime) {
        let tokens = passage.words(sentence);
        let length = sentence.text().chars().count();
        if length > SENTENCE {
            return;
        }
        // That something was done is told in few words; a long sentence is about something else.
        let brief = length <= 60;
        let morphemes = morphemes(tokens, self.analysis.tokenizer());
        let said = verdict(&morphemes)
            .or_else(|| (brief && was_done(&morphemes)).then_some(Verdict { outcome: Outcome::Done, strength: 0.45 }));
        if said.is_none() && !tokens.iter().any(|token| token.tag() == Tag::Sn) {
            return;
        }
        let keys = self.keys(tokens);
        if said.is_none() && keys.numbers.is_empty() || keys.weight() < 0.5 {
            return;
        }
        let year = time.period.map(|period| period.year);
        let (text, span) = (sentence.text().to_owned(), passage.source(sentence));
        self.reports.push(Report { text, span, keys, verdict: said, year, review: false });
    }
}

/// The sentence without its number, marks and full stop.
fn trimmed(sentence: &Sentence<'_>) -> Option<Span> {
    let text = sentence.text();
    let start = text.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '(' | '[' | '‘' | '“' | '\'' | '"' | '「' | '『')
    });
    // 1. 운전 연수 받기
    let digits = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let start = match start[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && rest.starts_with(' ') => rest.trim_start(),
        _ => start,
    };
    let end = start.trim_end_matches(['.', ':', '!', '~', ' ', '★', '☆', '\n']);
    let from = sentence.span().start + text.len() - start.len();
    (!end.is_empty()).then_some(Span::new(from, from + end.len()))
}
