//! Runs of units, and which of them are the same word or phrase.

use super::candidate::{Candidate, Occurrence};
use super::numbered::Numbered;
use super::options::{CandidateKind, Options};
use super::score::real;
use super::unit::Units;
use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::span::Span;

/// How many units a phrase may have more if all of them are Latin (AI Finance Trading Platform).
const MORE_LATIN_UNITS: usize = 1;

/// A run of units that may be a keyword.
struct Run {
    /// Which of the [drafts](Runs::drafts) it is a place of.
    draft: usize,
    start: usize,
    length: usize,
}

/// What is known of a candidate before anything is made for it.
pub(super) struct Draft<'a> {
    /// The usual form of a term.
    name: Option<&'a str>,
    own_term: bool,
    /// The unit that it begins with where it stands first.
    first: usize,
    kind: Kind,
    /// How often it stands in the post, and whether in a heading.
    count: usize,
    heading: bool,
}

/// What a run of units is.
#[derive(Clone, Copy)]
struct Kind {
    units: usize,
    latin: bool,
    information: f64,
    alone: bool,
}

impl Draft<'_> {
    /// Whether it is more than a chance meeting of nouns, as far as the post tells.
    pub(super) fn is_lasting(&self) -> bool {
        self.kind.units == 1 || self.count > 1 || self.heading || self.name.is_some()
    }
}

/// The runs of a post, and the candidates that they are.
pub(super) struct Runs<'a, 'd> {
    options: &'a Options,
    units: &'a Units<'d>,
    /// The keys of the drafts.
    keys: Numbered,
    drafts: Vec<Draft<'a>>,
    places: Vec<Run>,
    /// The draft of each word.
    words: Vec<Option<usize>>,
}

impl<'a, 'd> Runs<'a, 'd> {
    /// Finds them: O(units).
    pub(super) fn new(units: &'a Units<'d>, options: &'a Options) -> Self {
        // Of every third unit there is a phrase besides, and half the words stand once.
        let most = units.units.len() * 3 / 2;
        let mut own = Self {
            options,
            units,
            keys: Numbered::with_capacity(most),
            drafts: Vec::with_capacity(most),
            places: Vec::with_capacity(most),
            words: vec![None; units.keys.len()],
        };
        let mut key = String::new();
        for start in 0..units.units.len() {
            key.clear();
            own.begin(start, &mut key);
        }
        own
    }

    /// Adds the runs that begin with a unit.
    fn begin(&mut self, start: usize, key: &mut String) {
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
            key.push_str(self.units.keys.text(unit.word));
            information += word.information;
            if length < fewest {
                continue;
            }
            let empty = self.units.word(start).empty || word.empty || self.is_stopped(start, start + length, key);
            let information = if empty { 0.0 } else { information / real(length) };
            let kind = Kind { units: length, latin, information, alone: length > 1 || word.alone };
            self.add(start, key, kind);
        }
    }

    /// Whether the user wants nothing of it: a stop word, or a phrase that begins or ends in one.
    fn is_stopped(&self, start: usize, end: usize, key: &str) -> bool {
        let stop = &self.options.stop_words;
        let is_edge = |unit: usize| stop.contains(self.units.keys.text(self.units.units[unit].word));
        !stop.is_empty() && (stop.contains(key) || is_edge(start) || is_edge(end - 1))
    }

    fn add(&mut self, start: usize, key: &str, kind: Kind) {
        let word = self.units.units[start].word;
        let known = if kind.units == 1 { self.words[word] } else { None };
        let number = known.unwrap_or_else(|| self.draft(start, key, kind));
        if kind.units == 1 {
            self.words[word] = Some(number);
        }
        let draft = &mut self.drafts[number];
        draft.kind.alone |= kind.alone;
        draft.count += 1;
        draft.heading |= self.units.units[start].heading;
        self.places.push(Run { draft: number, start, length: kind.units });
    }

    /// The draft of a key.
    fn draft(&mut self, first: usize, key: &str, kind: Kind) -> usize {
        // 사이드 프로젝트 and 사이드프로젝트, React and react are the same; so are React and 리액트.
        let name = self.options.terms.name(key);
        let canonical = name.map(Aliases::key);
        let number = self.keys.number(canonical.as_deref().unwrap_or(key));
        if number == self.drafts.len() {
            let own_term = self.options.terms.has(key);
            self.drafts.push(Draft { name, own_term, first, kind, count: 0, heading: false });
        }
        number
    }

    /// Makes candidates of the drafts that are to be kept, in the order in which they were seen first. Only terms have a name.
    pub(super) fn candidates(&self, keep: impl Fn(&Draft<'a>, &str) -> bool) -> Vec<Candidate> {
        let mut candidates = Vec::with_capacity(self.drafts.len());
        let mut numbers = Vec::with_capacity(self.drafts.len());
        for (number, draft) in self.drafts.iter().enumerate() {
            let key = self.keys.text(number);
            let kept = keep(draft, key);
            numbers.push(kept.then_some(candidates.len()));
            if kept {
                candidates.push(self.candidate(draft, key));
            }
        }
        let mut form = String::new();
        for run in &self.places {
            let Some(number) = numbers[run.draft] else { continue };
            let candidate: &mut Candidate = &mut candidates[number];
            *candidate.forms.entry_of(self.form(run, &mut form)) += 1;
            candidate.occurrences.push(self.occurrence(run));
        }
        candidates
    }

    /// A candidate that stands nowhere yet.
    fn candidate(&self, draft: &Draft<'_>, key: &str) -> Candidate {
        let Kind { units, latin, information, alone } = draft.kind;
        Candidate {
            key: key.to_owned(),
            name: draft.name.unwrap_or_default().to_owned(),
            forms: Sorted::default(),
            units,
            information,
            alone,
            occurrences: Vec::with_capacity(draft.count),
            latin,
            position: real(draft.first) / real(self.units.units.len()),
            is_term: draft.name.is_some(),
            own_term: draft.own_term,
        }
    }

    /// How a run is written; `room` is for what is put together.
    fn form<'f>(&'f self, run: &Run, room: &'f mut String) -> &'f str {
        let units = &self.units.units[run.start..run.start + run.length];
        if let [unit] = units {
            return &unit.text;
        }
        room.clear();
        for unit in units {
            room.push_str(if room.is_empty() { "" } else { " " });
            room.push_str(&unit.text);
        }
        room
    }

    fn occurrence(&self, run: &Run) -> Occurrence {
        let all = &self.units.units;
        let Run { start, length, .. } = *run;
        let (first, last) = (&all[start], &all[start + length - 1]);
        Occurrence {
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
        }
    }
}
