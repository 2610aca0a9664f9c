//! The words that may begin in a place of a text.

use smallvec::SmallVec;

use super::Vocabulary;
use super::unknown::{Extras, Known};
use super::window::Window;
use crate::dictionary::{Dictionary, Lexicon, Origin, Surface};

/// A run of one kind is an unknown word only up to this length (`max-grouping-size` 24 counts what
/// follows the first character).
const LONGEST_GROUP: usize = 25;

/// Words that may begin in one place and end in another: the entries of a surface.
pub(super) struct Run<'d> {
    pub(super) origin: Origin,
    pub(super) surface: Surface<'d>,
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
            runs.push(Run { origin: Origin::Unknown, surface: extras.pattern(pattern), end: begin + 1 });
            return;
        }
        self.known_words(dictionary, begin, runs);
        self.unknown_words(dictionary, begin, runs);
        if self.text.begins_hangul(begin) {
            self.guesses(dictionary, extras, begin, runs);
        }
    }

    /// The nouns that may begin at `begin`, where a stretch of Hangul does, besides those of the dictionary.
    fn guesses<'d>(&self, dictionary: &'d Dictionary, extras: &'d Extras, begin: usize, runs: &mut Runs<'d>) {
        let text = &self.text.chars[begin..];
        // A blocked word is known all the same: nothing is guessed in its place.
        let mut all = Runs::new();
        if !dictionary.blocked.is_empty() {
            for origin in [Origin::System, Origin::Term, Origin::Predicate] {
                let words = dictionary.lexicon(origin).into_iter().flat_map(|lexicon| lexicon.prefixes(text));
                all.extend(words.map(|(length, surface)| Run { origin, surface, end: begin + length }));
            }
        }
        let known = if dictionary.blocked.is_empty() { &*runs } else { &*all };
        let mut guesses: SmallVec<[Run<'d>; 8]> = SmallVec::new();
        let mut add = |length: usize, surface: Surface<'d>| {
            guesses.push(Run { origin: Origin::Unknown, surface, end: begin + length });
        };
        extras.nouns(dictionary, text, &Known::new(dictionary, known, begin), &mut add);
        for length in self.vocabulary.prefixes(text) {
            add(length, extras.noun(text[length - 1]));
        }
        runs.extend(guesses);
    }

    fn known_words<'d>(&mut self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        self.words_of(&dictionary.system, Origin::System, dictionary, begin, runs);
        if dictionary.may_begin_added(&self.text.chars[begin..]) {
            self.added_words(dictionary, begin, runs);
        }
        if let Some(user) = &dictionary.user {
            self.words_of(user, Origin::User, dictionary, begin, runs);
        }
    }

    /// The words that ko-dic lacks.
    #[cold]
    fn added_words<'d>(&mut self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        for origin in [Origin::Term, Origin::Predicate, Origin::Whole] {
            if let Some(lexicon) = dictionary.lexicon(origin)
                && (origin != Origin::Whole || self.text.begins_eojeol(begin))
                && lexicon.may_begin(&self.text.chars[begin..])
            {
                self.words_of(lexicon, origin, dictionary, begin, runs);
            }
        }
    }

    /// The words of a lexicon.
    fn words_of<'d>(
        &mut self,
        lexicon: &'d Lexicon,
        origin: Origin,
        dictionary: &Dictionary,
        begin: usize,
        runs: &mut Runs<'d>,
    ) {
        let text = &self.text.chars[begin..];
        let may_be_blocked = origin != Origin::User && !dictionary.blocked.is_empty();
        let mut words = lexicon.prefixes(text);
        for (len, found) in words.by_ref() {
            // Soon read: the memory is waited for while the search goes on.
            std::hint::black_box(found.live().last().map(|entry| entry[0]));
            if may_be_blocked {
                let surface: String = text[..len].iter().collect();
                if dictionary.blocked.contains(surface.as_str()) {
                    continue;
                }
            }
            runs.push(Run { origin, surface: found, end: begin + len });
        }
        self.goes_on |= words.goes_on();
    }

    fn unknown_words<'d>(&self, dictionary: &'d Dictionary, begin: usize, runs: &mut Runs<'d>) {
        let info = self.text.info(&dictionary.characters, begin);
        if !runs.is_empty() && !info.invoke {
            return;
        }
        let surface = Surface::all_live(dictionary.unknown.entries(info.category));
        let mut add = |end: usize| runs.push(Run { origin: Origin::Unknown, surface, end });
        let run = begin + self.text.run(&dictionary.characters, begin, LONGEST_GROUP.max(info.length) + 1);
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
            runs.push(Run { origin: Origin::Unknown, surface, end });
        }
    }
}
