//! A line, eojeol by eojeol.
//!
//! Between two eojeols all that counts is the ways to come there: the last words of the eojeol before, with the cost and the
//! right id of each. An eojeol turns the ways to it into the ways behind it: as the [automaton](super::automaton) knows if it was
//! seen behind the same ways before, by its [table](super::table) if that is known, else by the [lattice](super::lattice) over
//! this eojeol alone. What all ways have in common is settled and becomes tokens, at the latest at the end of the line. So a line of
//! any length takes little memory, and the result is that of one lattice over the whole line.
//!
//! Text in which hardly an eojeol comes again is not looked up for a while: what is known costs more there than it saves.
//!
//! Words with a space inside are the exception. An eojeol in which such a word may begin is analysed together with the
//! next one, and never kept.

mod novelty;

use std::ops::Range;

use smallvec::SmallVec;

use super::Tokenizer;
use super::automaton::{EojeolKey, Guess, Known, Name};
use super::lattice::{Lattice, WINDOW};
use super::memo::{Hash, Memo, Place};
use super::output::{Eojeol, Output};
use super::table::TableMaker;
use super::ways::Ways;
use novelty::{Novelty, Rest};

/// So many bytes of eojeols that are new are analysed together.
const MOST_TOGETHER: usize = 512;
/// So many eojeols are looked up together.
const AHEAD: usize = 16;

/// A line has an eojeol that is too long to be analysed at once.
pub(super) struct TooLong;

/// Analyses lines with what it knows from lines before.
pub(super) struct Chain {
    /// `None` if every line is analysed anew and at once.
    memo: Option<Memo>,
    maker: TableMaker,
    pub(super) ways: Ways,
    novelty: Novelty,
    rest: Rest,
}

/// An eojeol in its line.
struct Stretch {
    bytes: Range<usize>,
    /// Its hash, if what is found out about it may be kept.
    hash: Option<Hash>,
    /// What the automaton calls it.
    name: Option<Name>,
}

impl Stretch {
    /// Of a line that begins at the byte `start`; not looked up yet.
    fn new(tokenizer: &Tokenizer, lattice: &Lattice, bytes: Range<usize>, start: usize, text: &str) -> Self {
        let source = &text[bytes.clone()];
        // The words of a document are not those of the next.
        let vocabulary = &lattice.candidates.vocabulary;
        let may_be_kept = source.len() <= Memo::LONGEST
            && (vocabulary.is_empty() || !vocabulary.occurs_in(&tokenizer.normalized(source).text));
        let hash = may_be_kept.then(|| Hash::of(source.as_bytes(), bytes.start > start));
        Self { bytes, hash, name: None }
    }
}

impl Chain {
    /// With tables in at most `memory` bytes; `marked` if there is no automaton.
    pub(super) fn new(memory: usize, marked: bool) -> Self {
        Self {
            memo: (memory >= Memo::LEAST).then(|| Memo::new(memory, marked)),
            maker: TableMaker::default(),
            ways: Ways::default(),
            novelty: Novelty::default(),
            rest: Rest::default(),
        }
    }

    /// Analyses a line of the output's text, which holds no line break.
    ///
    /// # Errors
    ///
    /// When it has an eojeol that is too long, or nothing is to be kept. The output is as before.
    pub(super) fn line(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<(), TooLong> {
        let text = &out.text()[..line.end];
        if self.memo.is_none() || self.rest.take_line(line.len()) {
            return Err(TooLong);
        }
        if line.len() > WINDOW && tokenizer.separators().eojeols(text, line.start).any(|bytes| bytes.len() > WINDOW) {
            return Err(TooLong);
        }
        let mark = out.mark();
        self.restart(tokenizer);
        if let Err(error) = self.all_eojeols(tokenizer, lattice, line, out) {
            out.back_to(mark);
            return Err(error);
        }
        self.finish(tokenizer, out);
        Ok(())
    }

    /// Goes through all eojeols of a line.
    fn all_eojeols(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<(), TooLong> {
        let text = &out.text()[..line.end];
        let mut at = line.start;
        // What is known of several eojeols is looked up together, so that the processor waits for the memory once.
        let mut ahead: SmallVec<[Stretch; AHEAD]> = SmallVec::new();
        let mut next = line.start;
        loop {
            if let Some(bytes) = self.rest.take(|start| tokenizer.separators().next(text, start), next) {
                self.ways.spread();
                at = self.lattice(tokenizer, lattice, bytes, None, line.clone(), out)?;
                next = at;
                continue;
            }
            ahead.clear();
            while ahead.len() < AHEAD
                && let Some(bytes) = tokenizer.separators().next(text, next)
            {
                next = bytes.end;
                ahead.push(Stretch::new(tokenizer, lattice, bytes, line.start, text));
            }
            self.look_up(text, &mut ahead);
            for first in 0..ahead.len() {
                // A word may span several.
                if ahead[first].bytes.start >= at {
                    at = self.eojeols(tokenizer, lattice, &ahead[first..], line.clone(), out)?;
                }
            }
            if ahead.len() < AHEAD {
                return Ok(());
            }
            next = next.max(at);
        }
    }

    /// Begins a line, or a stretch of one.
    pub(super) fn restart(&mut self, tokenizer: &Tokenizer) {
        self.ways.start(tokenizer);
    }

    /// Goes through the first eojeol of a line from the byte `at` on, and through those behind it that one word may span
    /// together with it; returns the byte behind, which is that behind the line if there is none.
    pub(super) fn advance(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        at: usize,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, TooLong> {
        let text = &out.text()[..line.end];
        match tokenizer.separators().next(text, at) {
            Some(bytes) => {
                let mut stretch = [Stretch::new(tokenizer, lattice, bytes, line.start, text)];
                self.look_up(text, &mut stretch);
                self.eojeols(tokenizer, lattice, &stretch, line, out)
            }
            None => Ok(line.end),
        }
    }

    /// Ends a line.
    pub(super) fn finish(&mut self, tokenizer: &Tokenizer, out: &mut Output<'_, '_>) {
        self.ways.finish(&tokenizer.dictionary().connections, out);
    }

    /// Looks up what the automaton calls eojeols, [`AHEAD`] at most.
    fn look_up(&self, text: &str, stretches: &mut [Stretch]) {
        let Some(known) = self.ways.known() else { return };
        let mut guesses = [Guess::NONE; AHEAD];
        for (guess, stretch) in guesses.iter_mut().zip(&*stretches) {
            *guess = stretch.hash.map_or(Guess::NONE, |hash| known.guess(hash));
        }
        for (guess, stretch) in guesses.into_iter().zip(stretches) {
            let key = stretch.hash.map(|hash| EojeolKey::new(text[stretch.bytes.clone()].as_bytes(), hash));
            stretch.name = key.and_then(|key| known.name(key, guess));
        }
    }

    /// Goes through the first of some eojeols, through those behind it that one word may span together with it, and through
    /// those of which as little is known; returns the byte behind.
    fn eojeols(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        stretches: &[Stretch],
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, TooLong> {
        let [stretch, others @ ..] = stretches else { return Ok(line.end) };
        let start = stretch.bytes.start;
        if let Some(name) = stretch.name
            && self.ways.follow_known(name, start, out)
        {
            self.rest.count(false);
            return Ok(stretch.bytes.end);
        }
        let dictionary = tokenizer.dictionary();
        let mut bytes = stretch.bytes.clone();
        let text = &out.text()[..line.end];
        let source = &text[bytes.clone()];
        self.ways.spread();
        let is_new = self.is_new(stretch, text);
        self.rest.count(is_new);
        let is_read_again = self.novelty.is_gone(is_new);
        self.ways.keep_at_once(is_read_again);
        if is_new {
            // Nothing will be kept of it, so that one lattice over several takes less time.
            for other in others {
                if other.bytes.end - start > MOST_TOGETHER || !self.is_new(other, text) {
                    break;
                }
                self.rest.count(true);
                bytes.end = other.bytes.end;
            }
            return self.lattice(tokenizer, lattice, bytes, None, line, out);
        }
        let place = stretch.hash.and_then(|hash| self.place(tokenizer, lattice, source, hash));
        // Tokens of an eojeol with white space inside may be numbered as if they were of several.
        let key = stretch.hash.filter(|_| !source.contains(char::is_whitespace));
        let key = key.map(|hash| EojeolKey::new(source.as_bytes(), hash));
        let entry = place.and_then(|place| Some(self.memo.as_ref()?.entry(place)));
        if let Some(entry) = entry.filter(|entry| !entry.is_empty()) {
            self.ways.find_by_table(&dictionary.connections, entry);
            self.ways.go_on(tokenizer, start, key, out);
            return Ok(bytes.end);
        }
        self.lattice(tokenizer, lattice, bytes, key, line, out)
    }

    /// Whether an eojeol is seen for the first time, from now on not any more.
    fn is_new(&mut self, stretch: &Stretch, text: &str) -> bool {
        let Some((hash, memo)) = stretch.hash.filter(|_| stretch.name.is_none()).zip(self.memo.as_mut()) else {
            return false;
        };
        memo.is_new(self.ways.known().map(Known::marks), hash, text[stretch.bytes.clone()].as_bytes())
    }

    /// Goes through eojeols, and through those behind them that one word may span together with them, by the lattice; returns the
    /// byte behind. Adds what it finds to the automaton if they are one that has a `key`.
    fn lattice(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        bytes: Range<usize>,
        key: Option<EojeolKey<'_>>,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, TooLong> {
        let dictionary = tokenizer.dictionary();
        let text = &out.text()[..line.end];
        let Range { start, mut end } = bytes;
        loop {
            if end - start > WINDOW {
                return Err(TooLong);
            }
            let eojeol = Eojeol::new(tokenizer, &text[start..end]);
            lattice.candidates.fill(dictionary, &eojeol.normalized.text);
            lattice.search(dictionary, self.ways.live(), start > line.start);
            if lattice.candidates.goes_on && end < line.end {
                end = tokenizer.separators().next(text, end).map_or(line.end, |next| next.end);
                continue;
            }
            let is_alone = !lattice.candidates.goes_on && end == bytes.end;
            let key = key.filter(|_| is_alone);
            self.ways.find_by_lattice(dictionary, lattice, &eojeol, (start, key.is_some()));
            self.ways.go_on(tokenizer, start, key, out);
            return Ok(end);
        }
    }

    /// Where the table of an eojeol lies, if it has been seen often enough to have one.
    fn place(&mut self, tokenizer: &Tokenizer, lattice: &mut Lattice, source: &str, hash: Hash) -> Option<Place> {
        let memo = self.memo.as_mut()?;
        let key = source.as_bytes();
        let mut place = memo.find(hash, key);
        if place.is_none() && memo.is_due(self.ways.known().map(Known::marks), hash) {
            let dictionary = tokenizer.dictionary();
            let eojeol = Eojeol::new(tokenizer, source);
            let candidates = &mut lattice.candidates;
            candidates.fill(dictionary, &eojeol.normalized.text);
            let table = if candidates.has_spaces(dictionary) {
                None
            } else {
                self.maker.make(dictionary, candidates, &eojeol, hash.is_spaced())
            };
            if !candidates.goes_on {
                place = memo.insert(hash, key, table);
            }
        }
        place
    }
}
