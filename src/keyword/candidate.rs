//! What may be a keyword: nouns, and runs of nouns.

use std::cmp::Reverse;

use foldhash::HashMap;
use foldhash::fast::RandomState;

use super::options::{CandidateKind, Options};
use super::predicate;
use super::unit::Units;
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::span::Span;

/// How many units a phrase may have more if all of them are Latin (AI Finance Trading Platform).
const MORE_LATIN_UNITS: usize = 1;

/// A place where a candidate stands.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Occurrence {
    /// Bytes of the source.
    pub span: Span,
    /// The number of its passage among [`Analysis::passages`].
    pub passage: usize,
    /// The number of its sentence among [`Passage::sentences`](crate::Passage::sentences).
    pub sentence: usize,
    /// How much its line counts, up to 1: less in lists of links and sources.
    pub weight: f64,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// Whether 하다 or 되다 follows, so that it is rather a verb.
    pub verbal: bool,
    /// The number of its line in the post.
    pub(super) line: usize,
    /// Whether 님 or 씨 follows: it is somebody's name or title.
    pub honorific: bool,
    /// Whether the dictionary has it as somebody's name.
    pub person: bool,
    /// The number of its first unit.
    pub(super) first: usize,
    /// How many units it has.
    pub(super) units: usize,
    /// Whether the noun goes on before or behind it.
    pub(super) half: bool,
}

impl Occurrence {
    /// Whether it stands in what was hardly written to be read: a list of sources or links.
    pub fn is_aside(&self) -> bool {
        self.weight < 0.5
    }
}

/// A word or phrase that may be a keyword, with all its occurrences: what posts, years and words over time are counted by.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
pub struct Candidate {
    /// What is the same in all ways of writing it and for all aliases of a term, in any post: without spaces, in lower case.
    pub key: String,
    /// The usual form of a term, else as it is most often written in the post; units are separated by one space.
    pub name: String,
    /// The ways in which it is written, and how often.
    pub(super) forms: Sorted<String, usize>,
    /// How many units it has: words between spaces where it stands first.
    pub units: usize,
    /// How much its words say, from 0 for what can be no keyword to 7.5: [`Background::information`](super::Background::information).
    pub information: f64,
    /// Whether it may be a keyword: nouns of one syllable and verbs' nouns (짝, 읽기) only are in phrases.
    pub alone: bool,
    /// Where it stands, in order.
    pub occurrences: Vec<Occurrence>,
    pub(super) latin: bool,
    /// Where it stands first, from 0 (at the beginning of the post) to 1.
    pub(super) position: f64,
    /// Whether it is a term, which may have several forms.
    pub(super) is_term: bool,
    /// Whether it is a term of the user's.
    pub(super) own_term: bool,
}

/// What a run of units is.
#[derive(Clone, Copy)]
struct Kind {
    latin: bool,
    information: f64,
    alone: bool,
}

impl Candidate {
    /// Whether it can be a keyword at all.
    pub(super) fn says_something(&self) -> bool {
        self.alone && self.information > 0.0
    }

    /// The ways in which it is written, in alphabetical order, and how often.
    pub fn forms(&self) -> impl DoubleEndedIterator<Item = (&str, usize)> {
        self.forms.iter().map(|(form, &count)| (form.as_str(), count))
    }

    /// The same, taken out.
    pub(crate) fn take_forms(&mut self) -> impl Iterator<Item = (String, usize)> {
        std::mem::take(&mut self.forms).into_iter()
    }

    /// As it is most often written in the post.
    pub fn text(&self) -> &str {
        self.text_in("")
    }

    /// As a title writes it, whose [key](super::score::title_key) is given; else as it is most often written in the post.
    pub(super) fn text_in(&self, title: &str) -> &str {
        let titled = |form: &str| self.is_term && !title.is_empty() && title.contains(&*Aliases::key(form));
        let commonest = self.forms().max_by_key(|&(form, count)| (titled(form), count, Reverse(form)));
        commonest.map_or(&self.name, |(form, _)| form)
    }
}

/// The candidates of a post of the kind and length that `options` ask for, in the order of their first occurrence. A part
/// of a phrase is counted wherever the phrase stands, too. Words that say nothing are among them, with an information of 0.
/// O(length of the post).
///
/// ```
/// use hoego::keyword::{Options, candidates};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let post = Document::from_text("코딩 테스트를 봤다. 코딩테스트는 어렵다.");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let found = candidates(&analysis, &Options::new());
/// let phrase = found.iter().find(|candidate| candidate.name == "코딩 테스트").unwrap();
/// assert_eq!(phrase.occurrences.len(), 2);
/// assert_eq!(phrase.occurrences[1].sentence, 1);
/// ```
pub fn candidates(analysis: &Analysis<'_>, options: &Options) -> Vec<Candidate> {
    if options.kind == CandidateKind::Predicates {
        return predicate::candidates(analysis, options);
    }
    let units = Units::new(analysis, options);
    // Of most units there is a phrase besides, and half the words stand once.
    let most = units.units.len() * 3 / 2;
    let index = HashMap::with_capacity_and_hasher(most, RandomState::default());
    Collector { options, units: &units, index, candidates: Vec::with_capacity(most) }.collect()
}

struct Collector<'a, 'd> {
    options: &'a Options,
    units: &'a Units<'d>,
    index: HashMap<String, usize>,
    candidates: Vec<Candidate>,
}

impl Collector<'_, '_> {
    fn collect(mut self) -> Vec<Candidate> {
        let (mut key, mut form) = (String::new(), String::new());
        for start in 0..self.units.units.len() {
            key.clear();
            form.clear();
            self.runs(start, &mut key, &mut form);
        }
        for (key, slot) in self.index {
            self.candidates[slot].key = key;
        }
        for candidate in &mut self.candidates {
            if candidate.name.is_empty() {
                candidate.name = candidate.text().to_owned();
            }
        }
        self.candidates
    }

    /// Adds the runs that begin with a unit.
    fn runs(&mut self, start: usize, key: &mut String, form: &mut String) {
        let all = &self.units.units;
        let (fewest, most) = match self.options.kind {
            CandidateKind::Nouns => (1, 1),
            _ => (*self.options.units.start(), *self.options.units.end()),
        };
        let (mut latin, mut information) = (true, 0.0);
        for (length, unit) in (1..).zip(&all[start..]) {
            let word = &self.units.words[unit.word];
            latin &= word.latin;
            let limit = if latin && most > 1 { most + MORE_LATIN_UNITS } else { most };
            // A verb's noun ends a phrase: 책 읽기. So does a Korean word that says nothing: 방학 때 여행.
            let breaks = |last: usize| {
                let word = self.units.word(last);
                !all[last].continues || word.gerund || word.empty && !word.latin
            };
            if length > limit || length > 1 && breaks(start + length - 2) {
                break;
            }
            key.push_str(&word.key);
            form.push_str(if length > 1 { " " } else { "" });
            form.push_str(&unit.text);
            information += word.information;
            if length < fewest {
                continue;
            }
            let empty = self.units.word(start).empty || word.empty || self.is_stopped(start, start + length, key);
            #[allow(clippy::cast_precision_loss, reason = "a few units")]
            let information = if empty { 0.0 } else { information / length as f64 };
            self.add(start, length, key, form, Kind { latin, information, alone: length > 1 || word.alone });
        }
    }

    /// Whether the user wants nothing of it: a stop word, or a phrase that begins or ends in one.
    fn is_stopped(&self, start: usize, end: usize, key: &str) -> bool {
        let stop = &self.options.stop_words;
        stop.contains(key) || stop.contains(&self.units.word(start).key) || stop.contains(&self.units.word(end - 1).key)
    }

    fn add(&mut self, start: usize, length: usize, key: &str, form: &str, kind: Kind) {
        let all = &self.units.units;
        let (first, last) = (&all[start], &all[start + length - 1]);
        // 사이드 프로젝트 and 사이드프로젝트, React and react are the same; so are React and 리액트.
        let name = self.options.terms.name(key);
        let canonical = name.map(Aliases::key);
        let canonical = canonical.as_deref().unwrap_or(key);
        let slot = if let Some(&slot) = self.index.get(canonical) {
            slot
        } else {
            #[allow(clippy::cast_precision_loss, reason = "a share")]
            let position = start as f64 / all.len() as f64;
            self.candidates.push(Candidate {
                // It lies in the index as long as others are compared with it.
                key: String::new(),
                name: name.unwrap_or_default().to_owned(),
                forms: Sorted::default(),
                units: length,
                information: kind.information,
                alone: kind.alone,
                // Most phrases stand once.
                occurrences: Vec::with_capacity(1),
                latin: kind.latin,
                position,
                is_term: name.is_some(),
                own_term: self.options.terms.has(key),
            });
            self.index.insert(canonical.to_owned(), self.candidates.len() - 1);
            self.candidates.len() - 1
        };
        let candidate = &mut self.candidates[slot];
        candidate.alone |= kind.alone;
        *candidate.forms.entry_of(form) += 1;
        candidate.occurrences.push(Occurrence {
            span: Span::new(first.span.start, last.span.end),
            passage: last.passage,
            sentence: last.sentence,
            weight: last.weight,
            heading: last.heading,
            verbal: last.verbal,
            line: last.line,
            honorific: last.honorific,
            person: last.person,
            first: start,
            units: length,
            half: last.continues || start > 0 && all[start - 1].continues,
        });
    }
}
