//! Runs of units, and which of them are the same word or phrase.

use super::candidate::{Candidate, Occurrence};
use super::numbered::Numbered;
use super::options::{CandidateKind, Options};
use super::score::real;
use super::unit::Units;
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::span::Span;

/// How many units a phrase may have more if all of them are Latin (AI Finance Trading Platform).
const MORE_LATIN_UNITS: usize = 1;

/// A run of units that may be a keyword.
#[derive(Clone, Copy)]
struct Run {
    /// Which of the [words and phrases](Runs::entries) it is a place of.
    entry: u32,
    /// How many units it has.
    length: u32,
    start: usize,
}

/// What is known of a word or phrase.
struct Entry<'a> {
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

/// The runs of a post, and the words and phrases that they are.
pub(crate) struct Runs<'a, 'd> {
    units: Units<'d>,
    /// The keys of the words and phrases.
    keys: Numbered,
    entries: Vec<Entry<'a>>,
    /// In the order of the entries, those of each in the order of the text.
    places: Vec<Run>,
    /// Where the places of each entry end.
    ends: Vec<usize>,
}

impl<'a, 'd> Runs<'a, 'd> {
    /// Finds those of a post: O(its length). `options` ask for no predicates.
    pub(crate) fn new(analysis: &Analysis<'d>, options: &'a Options) -> Self {
        let units = Units::new(analysis, options);
        // Of every third unit there is a phrase besides, and half the words stand once.
        let most = units.units.len() * 3 / 2;
        let mut reader = Reader {
            options,
            units: &units,
            keys: Numbered::with_capacity(most),
            entries: Vec::with_capacity(most),
            places: Vec::with_capacity(most),
            words: vec![None; units.keys.len()],
        };
        let mut key = String::new();
        for start in 0..units.units.len() {
            key.clear();
            reader.begin(start, &mut key);
        }
        let Reader { keys, entries, places, .. } = reader;
        let (places, ends) = in_order(&entries, &places);
        Self { units, keys, entries, places, ends }
    }

    /// The words and phrases in the order in which they stand first.
    pub(crate) fn drafts(&self) -> impl Iterator<Item = Draft<'_>> {
        (0..self.entries.len()).map(|number| Draft { runs: self, number })
    }
}

/// Places by their entries, and where those of each end.
fn in_order(entries: &[Entry<'_>], places: &[Run]) -> (Vec<Run>, Vec<usize>) {
    let mut next = Vec::with_capacity(entries.len());
    let mut count = 0;
    for entry in entries {
        next.push(count);
        count += entry.count;
    }
    let mut ordered = vec![Run { entry: 0, length: 0, start: 0 }; places.len()];
    for &place in places {
        let next = &mut next[place.entry as usize];
        ordered[*next] = place;
        *next += 1;
    }
    (ordered, next)
}

struct Reader<'a, 'u, 'd> {
    options: &'a Options,
    units: &'u Units<'d>,
    keys: Numbered,
    entries: Vec<Entry<'a>>,
    /// In the order of the text.
    places: Vec<Run>,
    /// The entry of each word.
    words: Vec<Option<u32>>,
}

impl Reader<'_, '_, '_> {
    /// Adds the runs that begin with a unit.
    fn begin(&mut self, start: usize, key: &mut String) {
        let units = self.units;
        let (fewest, most) = match self.options.kind {
            CandidateKind::Nouns => (1, 1),
            _ => (*self.options.units.start(), *self.options.units.end()),
        };
        let (mut latin, mut information) = (true, 0.0);
        for (length, unit) in (1..).zip(&units.units[start..]) {
            let word = &units.words[unit.word];
            latin &= word.latin;
            let limit = if latin && most > 1 { most + MORE_LATIN_UNITS } else { most };
            // A verb's noun ends a phrase: 책 읽기. So does a Korean word that says nothing: 방학 때 여행.
            let breaks = |last: usize| {
                let word = units.word(last);
                !units.units[last].continues || word.gerund || word.empty && !word.latin
            };
            if length > limit || length > 1 && breaks(start + length - 2) {
                break;
            }
            key.push_str(units.keys.text(unit.word));
            information += word.information;
            if length < fewest {
                continue;
            }
            let empty = units.word(start).empty || word.empty || self.is_stopped(start, start + length, key);
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
        let unit = &self.units.units[start];
        let known = if kind.units == 1 { self.words[unit.word] } else { None };
        let number = known.unwrap_or_else(|| self.entry(start, key, kind));
        if kind.units == 1 {
            self.words[unit.word] = Some(number);
        }
        let entry = &mut self.entries[number as usize];
        entry.kind.alone |= kind.alone;
        entry.count += 1;
        entry.heading |= unit.heading;
        // A post has 64 MiB at most, and a phrase a few units.
        self.places.push(Run { entry: number, length: u32::try_from(kind.units).unwrap_or(u32::MAX), start });
    }

    /// The entry of a key.
    fn entry(&mut self, first: usize, key: &str, kind: Kind) -> u32 {
        // 사이드 프로젝트 and 사이드프로젝트, React and react are the same; so are React and 리액트.
        let name = self.options.terms.name(key);
        let canonical = name.map(Aliases::key);
        let number = self.keys.number(canonical.as_deref().unwrap_or(key));
        if number == self.entries.len() {
            let own_term = self.options.terms.has(key);
            self.entries.push(Entry { name, own_term, first, kind, count: 0, heading: false });
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }
}

/// A word or phrase of a post with its places, of which nothing has been made: half of all stand once and are wanted by nobody.
#[derive(Clone, Copy)]
pub(crate) struct Draft<'r> {
    runs: &'r Runs<'r, 'r>,
    number: usize,
}

impl<'r> Draft<'r> {
    fn entry(self) -> &'r Entry<'r> {
        &self.runs.entries[self.number]
    }

    /// [`Candidate::key`].
    pub(crate) fn key(self) -> &'r str {
        self.runs.keys.text(self.number)
    }

    /// [`Candidate::units`].
    pub(crate) fn units(self) -> usize {
        self.entry().kind.units
    }

    /// [`Candidate::information`].
    pub(crate) fn information(self) -> f64 {
        self.entry().kind.information
    }

    /// [`Candidate::alone`].
    pub(crate) fn is_alone(self) -> bool {
        self.entry().kind.alone
    }

    /// How often it stands in the post.
    pub(crate) fn count(self) -> usize {
        self.entry().count
    }

    /// Whether it is more than a chance meeting of nouns, as far as the post tells: phrases that stand once, in no heading, and are no terms
    /// in another form than the usual one may be.
    pub(crate) fn is_lasting(self) -> bool {
        let Entry { kind, count, heading, name, .. } = *self.entry();
        let is_renamed = |name: &str| self.places().iter().any(|run| self.runs.form(run, &mut String::new()) != name);
        kind.units == 1 || count > 1 || heading || name.is_some_and(is_renamed)
    }

    fn places(self) -> &'r [Run] {
        let ends = &self.runs.ends;
        let start = self.number.checked_sub(1).map_or(0, |before| ends[before]);
        &self.runs.places[start..ends[self.number]]
    }

    /// Where it stands, in order.
    pub(crate) fn occurrences(self) -> impl Iterator<Item = Occurrence> + use<'r> {
        self.places().iter().map(move |run| self.runs.occurrence(run))
    }

    /// Gives out how it is written, with how often so in a row: the same form may come again. `room` is for what is put together.
    pub(crate) fn each_form(self, room: &mut String, mut take: impl FnMut(&str, usize)) {
        for same in self.places().chunk_by(|a, b| self.runs.texts(a).eq(self.runs.texts(b))) {
            take(self.runs.form(&same[0], room), same.len());
        }
    }

    /// The candidate that it is. Only terms have a name.
    pub(super) fn candidate(self) -> Candidate {
        let Entry { name, own_term, first, kind, .. } = *self.entry();
        let Kind { units, latin, information, alone } = kind;
        let mut forms = Sorted::default();
        self.each_form(&mut String::new(), |form, count| *forms.entry_of(form) += count);
        Candidate {
            key: self.key().to_owned(),
            name: name.unwrap_or_default().to_owned(),
            forms,
            units,
            information,
            alone,
            occurrences: self.occurrences().collect(),
            latin,
            position: real(first) / real(self.runs.units.units.len()),
            is_term: name.is_some(),
            own_term,
        }
    }
}

impl Runs<'_, '_> {
    /// The texts of a run's units.
    fn texts(&self, run: &Run) -> impl Iterator<Item = &str> {
        self.units.units[run.start..run.start + run.length as usize].iter().map(|unit| &*unit.text)
    }

    /// How a run is written; `room` is for what is put together.
    fn form<'f>(&'f self, run: &Run, room: &'f mut String) -> &'f str {
        if run.length == 1 {
            return &self.units.units[run.start].text;
        }
        room.clear();
        for text in self.texts(run) {
            room.push_str(if room.is_empty() { "" } else { " " });
            room.push_str(text);
        }
        room
    }

    fn occurrence(&self, run: &Run) -> Occurrence {
        let all = &self.units.units;
        let (start, length) = (run.start, run.length as usize);
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
