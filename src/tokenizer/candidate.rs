//! The words that may begin in a place of a text.

use smallvec::SmallVec;

use super::Vocabulary;
use super::unknown::Known;
use super::window::Window;
use crate::dictionary::{Dictionary, EntryBytes, Lexicon, Origin};

/// A run of one kind is an unknown word only up to this length (`max-grouping-size` 24 counts what
/// follows the first character).
const LONGEST_GROUP: usize = 25;

/// Words that may begin in one place and end in another: the entries of a surface.
pub(super) struct Run<'d> {
    pub(super) origin: Origin,
    pub(super) entries: &'d [EntryBytes],
    pub(super) end: usize,
}

pub(super) type Runs<'d> = SmallVec<[Run<'d>; 16]>;

/// A stretch of a line, and the words in it.
#[derive(Default)]
pub(super) struct Candidates {
    pub(super) text: Window,
    /// Words of the document at hand.
    pub(super) vocabulary: Vocabulary,
    /// Whether some word may go on behind the text, over a space.
    pub(super) goes_on: bool,
}

impl Candidates {
    /// Takes a whole text, which is no longer than a window.
    pub(super) fn fill(&mut self, dictionary: &Dictionary, text: &str) {
        self.text.fill(text, 0, usize::MAX / 2, dictionary);
        self.goes_on = self.text.goes_on;
    }

    /// The words that may begin at `begin`.
    pub(super) fn words<'d>(&mut self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let Some(extras) = &dictionary.extras else {
            self.known_words(dictionary, begin, runs);
            self.unknown_words(dictionary, begin, runs);
            return;
        };
        if let Some((pattern, _)) = self.text.pattern(begin) {
            runs.push(Run { origin: Origin::Unknown, entries: extras.pattern(pattern), end: begin + 1 });
            return;
        }
        self.known_words(dictionary, begin, runs);
        self.unknown_words(dictionary, begin, runs);
        if self.text.begins_hangul(begin) {
            let text = &self.text.chars[begin..];
            let known = if dictionary.blocked.is_empty() {
                Known::new(dictionary, text, runs.iter().map(|run| (run.origin, run.end - begin, run.entries)))
            } else {
                // A blocked word is known all the same: nothing is guessed in its place.
                let lexicons = [Origin::System, Origin::Term, Origin::Predicate];
                let lexicons = lexicons.into_iter().filter_map(|own| Some((own, dictionary.lexicon(own)?)));
                let words = lexicons.flat_map(|(origin, lexicon)| {
                    lexicon.prefixes(text).map(move |(length, entries)| (origin, length, entries))
                });
                Known::new(dictionary, text, words)
            };
            let mut add = |length: usize, entries: &'d [EntryBytes]| {
                runs.push(Run { origin: Origin::Unknown, entries, end: begin + length });
            };
            extras.nouns(dictionary, text, &known, &mut add);
            for length in self.vocabulary.prefixes(text) {
                add(length, extras.noun(text[length - 1]));
            }
        }
    }

    fn known_words<'d>(&mut self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let begins_eojeol = self.text.begins_eojeol(begin);
        let text = &self.text.chars[begin..];
        let mut take = |lexicon: &'d Lexicon, origin: Origin| {
            if !lexicon.may_begin(text) {
                return;
            }
            let mut words = lexicon.prefixes(text);
            for (len, entries) in words.by_ref() {
                if origin != Origin::User && !dictionary.blocked.is_empty() {
                    let surface: String = text[..len].iter().collect();
                    if dictionary.blocked.contains(surface.as_str()) {
                        continue;
                    }
                }
                runs.push(Run { origin, entries, end: begin + len });
            }
            self.goes_on |= words.goes_on();
        };
        take(&dictionary.system, Origin::System);
        if let Some(terms) = &dictionary.terms {
            take(terms, Origin::Term);
        }
        if let Some(predicates) = &dictionary.predicates {
            take(predicates, Origin::Predicate);
        }
        if let Some(whole) = dictionary.whole.as_ref().filter(|_| begins_eojeol) {
            take(whole, Origin::Whole);
        }
        if let Some(user) = &dictionary.user {
            take(user, Origin::User);
        }
    }

    fn unknown_words<'d>(&self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let info = self.text.info(&dictionary.characters, begin);
        if !runs.is_empty() && !info.invoke {
            return;
        }
        let entries = dictionary.unknown.entries(info.category);
        let mut add = |end: usize| runs.push(Run { origin: Origin::Unknown, entries, end });
        let run = usize::from(self.text.runs[begin]);
        if info.group && run - begin <= LONGEST_GROUP {
            add(run);
        }
        let mut end = begin + 1;
        for _ in 0..info.length {
            if info.group && end == run {
                break;
            }
            add(end);
            let next = self.text.classes.get(end).map(|&class| dictionary.characters.info(class));
            if !next.is_some_and(|next| info.is_kind_of(next)) {
                break;
            }
            end += 1;
        }
        if runs.is_empty() {
            runs.push(Run { origin: Origin::Unknown, entries, end });
        }
    }
}
