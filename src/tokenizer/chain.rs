//! A line, eojeol by eojeol, where text is read again.
//!
//! Between two eojeols all that counts is the ways to come there: the last words of the eojeol before, with the cost and the
//! right id of each. An eojeol turns the ways to it into the ways behind it: as the [automaton](super::automaton) knows if it was
//! seen behind the same ways before, else by the [lattice](super::lattice) over this eojeol alone. What all ways have in common is
//! settled and becomes tokens, at the latest at the end of the line. So a line of any length takes little memory, and the result is
//! that of one lattice over the whole line.
//!
//! Text that is new is analysed at once, many eojeols together: what could be known of it costs more than it saves. Whether it is
//! new is told by the [traces](super::traces) of what was read.
//!
//! Words with a space inside are the exception. An eojeol in which such a word may begin is analysed together with the
//! next one, and never kept.

use std::ops::Range;

use smallvec::SmallVec;

use super::Tokenizer;
use super::automaton::{EojeolKey, Guess, Name};
use super::hash::Hash;
use super::lattice::{Lattice, WINDOW};
use super::output::{Eojeol, Output};
use super::traces::Again;
use super::ways::Ways;

/// So many bytes are analysed together where text is new.
const TOGETHER: usize = 1024;
/// So many eojeols are looked up together.
const AHEAD: usize = 16;

/// A line is to be analysed at once: it is new and short, or has an eojeol that is too long.
pub(super) struct AtOnce;

/// Analyses lines with what is known from lines before.
#[derive(Default)]
pub(super) struct Chain {
    pub(super) ways: Ways,
    again: Again,
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
        let may_be_kept = source.len() <= EojeolKey::LONGEST
            && (vocabulary.is_empty() || !vocabulary.occurs_in(&tokenizer.normalized(source).text));
        let hash = may_be_kept.then(|| Hash::of(source.as_bytes(), bytes.start > start));
        Self { bytes, hash, name: None }
    }
}

impl Chain {
    /// Analyses a line of the output's text, which holds no line break.
    ///
    /// # Errors
    ///
    /// When it is to be analysed at once. The output is as before.
    pub(super) fn line(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<(), AtOnce> {
        let text = &out.text()[..line.end];
        let Some(traces) = tokenizer.traces() else { return Err(AtOnce) };
        if line.len() <= TOGETHER && !self.again.is_on() {
            traces.skim(text[line].as_bytes(), &mut self.again);
            return Err(AtOnce);
        }
        if line.len() > WINDOW && tokenizer.separators().eojeols(text, line.start).any(|bytes| bytes.len() > WINDOW) {
            return Err(AtOnce);
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
    ) -> Result<(), AtOnce> {
        let text = &out.text()[..line.end];
        let mut at = line.start;
        // What is known of several eojeols is looked up together, so that the processor waits for the memory once.
        let mut ahead: SmallVec<[Stretch; AHEAD]> = SmallVec::new();
        let mut next = line.start;
        loop {
            if !self.again.is_on() {
                at = self.advance_far(tokenizer, lattice, next, line.clone(), out)?;
                if at == line.end {
                    return Ok(());
                }
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
            for stretch in &ahead {
                // A word may span several.
                if stretch.bytes.start >= at {
                    at = self.eojeol(tokenizer, lattice, stretch, line.clone(), out)?;
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
    ) -> Result<usize, AtOnce> {
        let text = &out.text()[..line.end];
        let Some(bytes) = tokenizer.separators().next(text, at) else { return Ok(line.end) };
        let mut stretches = [Stretch::new(tokenizer, lattice, bytes, line.start, text)];
        self.look_up(text, &mut stretches);
        let [stretch] = stretches;
        self.eojeol(tokenizer, lattice, &stretch, line, out)
    }

    /// [`Chain::advance`] through several eojeols at once where text is new.
    pub(super) fn advance_far(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        at: usize,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, AtOnce> {
        if self.again.is_on() {
            return self.advance(tokenizer, lattice, at, line, out);
        }
        let text = &out.text()[..line.end];
        let Some(bytes) = together(tokenizer, text, at) else { return Ok(line.end) };
        if let Some(traces) = tokenizer.traces() {
            traces.skim(text[bytes.clone()].as_bytes(), &mut self.again);
        }
        self.ways.spread();
        self.lattice(tokenizer, lattice, bytes, None, line, out)
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

    /// Goes through an eojeol, and through those behind it that one word may span together with it; returns the byte behind.
    fn eojeol(
        &mut self,
        tokenizer: &Tokenizer,
        lattice: &mut Lattice,
        stretch: &Stretch,
        line: Range<usize>,
        out: &mut Output<'_, '_>,
    ) -> Result<usize, AtOnce> {
        let bytes = stretch.bytes.clone();
        if let Some(name) = stretch.name
            && self.ways.follow_known(name, bytes.start, out)
        {
            self.again.count(true);
            return Ok(bytes.end);
        }
        let text = &out.text()[..line.end];
        let is_first = bytes.start == line.start;
        let trace = tokenizer.traces().and_then(|traces| traces.leave(&text.as_bytes()[bytes.start..], is_first));
        let was_there = trace.unwrap_or(self.again.last());
        self.again.count(was_there);
        self.ways.spread();
        let source = &text[bytes.clone()];
        // Tokens of an eojeol with white space inside may be numbered as if they were of several.
        let may_be_kept = was_there && self.again.is_on() && !source.contains(char::is_whitespace);
        let key = stretch.hash.filter(|_| may_be_kept).map(|hash| EojeolKey::new(source.as_bytes(), hash));
        self.lattice(tokenizer, lattice, bytes, key, line, out)
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
    ) -> Result<usize, AtOnce> {
        let dictionary = tokenizer.dictionary();
        let text = &out.text()[..line.end];
        let Range { start, mut end } = bytes;
        loop {
            if end - start > WINDOW {
                return Err(AtOnce);
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
}

/// Eojeols of a line from the byte `at` on that are analysed together.
fn together(tokenizer: &Tokenizer, text: &str, at: usize) -> Option<Range<usize>> {
    let mut bytes = tokenizer.separators().next(text, at)?;
    while let Some(eojeol) = tokenizer.separators().next(text, bytes.end)
        && eojeol.end - bytes.start <= TOGETHER
    {
        bytes.end = eojeol.end;
    }
    Some(bytes)
}
