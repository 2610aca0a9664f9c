//! The same tokens from all cores.

use std::ops::Range;

use rayon::prelude::*;

use super::chain::AtOnce;
use super::lattice::{Cut, Found, Lattice, WINDOW};
use super::output::Output;
use super::ways::Ways;
use super::worker::lines;
use super::{Token, Tokenizer};

/// About how many bytes make a piece of work: enough that starting it does not count.
const PIECE: usize = 64 * 1024;
/// Characters per step while a block is joined to the one before.
const JOIN_WINDOW: usize = 256;
/// In so many places at most a block of a line is tried to be joined to the one before.
const MOST_SETTLED: usize = 256;

impl Tokenizer {
    /// The tokens of each document, on all threads of the current rayon pool. Each is what
    /// [`Tokenizer::tokenize`] gives, whatever the number of threads. Work is shared out by bytes, so one
    /// long document among many short ones delays nothing; a document of more than 128 KiB is itself
    /// tokenized in parallel.
    pub fn par_tokenize<'t, S>(&self, documents: &'t [S]) -> Vec<Vec<Token<'t>>>
    where
        S: AsRef<str> + Sync,
    {
        let is_long = |document: &S| document.as_ref().len() > 2 * PIECE;
        let pieces: Vec<&'t [S]> = pieces(documents, |document| document.as_ref().len()).collect();
        let tokens: Vec<Vec<Vec<Token<'t>>>> = pieces
            .into_par_iter()
            .map(|piece| {
                let runs = piece.chunk_by(|a, b| !is_long(a) && !is_long(b));
                let tokenize = |run: &'t [S]| match run {
                    [long] if is_long(long) => vec![self.par_tokenize_text(long.as_ref())],
                    _ => self.with_worker(|worker| run.iter().map(|text| worker.tokenize(text.as_ref())).collect()),
                };
                runs.flat_map(tokenize).collect()
            })
            .collect();
        tokens.into_iter().flatten().collect()
    }

    /// The tokens of one long text, on all threads of the current rayon pool.
    ///
    /// The text is cut at line breaks, which no analysis crosses. A line longer than that is cut into blocks
    /// that are analysed side by side and then joined where the analysis of the line passes through the same state
    /// as that of the block: from there on both are the same.
    pub fn par_tokenize_text<'t>(&self, text: &'t str) -> Vec<Token<'t>> {
        let lines: Vec<Range<usize>> = lines(text).collect();
        let is_long = |line: &Range<usize>| line.len() > 2 * PIECE;
        let pieces: Vec<_> = pieces(&lines, |line| line.len() + 1).collect();
        let parts: Vec<Vec<Part<'t>>> = pieces
            .into_par_iter()
            .map(|piece| {
                let runs = piece.chunk_by(|a, b| !is_long(a) && !is_long(b));
                let analyze = |run: &[Range<usize>]| match run {
                    [long] if is_long(long) => self.par_line(text, long.clone()),
                    _ => self.part(text, run),
                };
                runs.map(analyze).collect()
            })
            .collect();
        let mut all = Part::default();
        for part in parts.into_iter().flatten() {
            all.append(part, 0);
        }
        self.resolve(&mut all.tokens, &all.twins);
        all.tokens
    }

    /// Analyses lines of a text.
    fn part<'t>(&self, text: &'t str, lines: &[Range<usize>]) -> Part<'t> {
        let mut part = Part::default();
        self.with_worker(|worker| {
            let mut out = part.output(self, text);
            for line in lines {
                worker.buffers.line(self, line.clone(), &mut out);
            }
        });
        part
    }

    /// Analyses a long line.
    fn par_line<'t>(&self, text: &'t str, line: Range<usize>) -> Part<'t> {
        let mut starts = vec![line.start];
        let mut next = line.start + PIECE;
        while next < line.end {
            let start = self.separators().end(&text[..line.end], next);
            starts.push(start);
            next = start + PIECE;
        }
        let ends = starts.iter().skip(1).copied().chain([line.end]);
        let stretches: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        let blocks = stretches.into_par_iter().map(|stretch| self.stretch(text, stretch, &line));
        let blocks: Result<Vec<Stretch<'t>>, AtOnce> = blocks.collect();
        if let Ok(part) = blocks.and_then(|blocks| self.joined(text, &line, blocks)) {
            return part;
        }
        let mut part = Part::default();
        let normalized = self.normalized(&text[line.clone()]);
        let found = self.par_found(&normalized.text);
        part.output(self, text).push_line(line.start, &normalized, &found);
        part
    }

    /// Analyses a stretch of a line as if the line began there.
    fn stretch<'t>(&self, text: &'t str, stretch: Range<usize>, line: &Range<usize>) -> Result<Stretch<'t>, AtOnce> {
        let mut part = Part::default();
        let mut settled = Vec::new();
        let mut at = stretch.start;
        let ways = self.with_worker(|worker| {
            let buffers = &mut worker.buffers;
            let mut out = part.output(self, text);
            buffers.chain.restart(self);
            while at < stretch.end {
                at = buffers.chain.advance_far(self, &mut buffers.lattice, at, line.clone(), &mut out)?;
                if let Some(right) = buffers.chain.ways.only().filter(|_| settled.len() < MOST_SETTLED) {
                    buffers.chain.ways.relieve(&mut out);
                    settled.push((at, right, out.mark().tokens()));
                }
            }
            Ok(std::mem::take(&mut buffers.chain.ways))
        });
        Ok(Stretch { begin: stretch.start, end: at, part, settled, ways: ways? })
    }

    /// Joins the stretches of a line.
    fn joined<'t>(&self, text: &'t str, line: &Range<usize>, stretches: Vec<Stretch<'t>>) -> Result<Part<'t>, AtOnce> {
        let mut all = Part::default();
        let mut at = line.start;
        self.with_worker(|worker| {
            let buffers = &mut worker.buffers;
            let mut ways = Ways::default();
            ways.start(self);
            for stretch in stretches {
                let mut first = (at == line.start && stretch.begin == at).then_some(0);
                let mut own = Part::default();
                buffers.chain.ways = ways;
                let mut out = own.output(self, text);
                while first.is_none() && at < stretch.end {
                    at = buffers.chain.advance(self, &mut buffers.lattice, at, line.clone(), &mut out)?;
                    first = buffers.chain.ways.only().and_then(|right| stretch.behind(at, right));
                }
                if first.is_some() {
                    buffers.chain.ways.relieve(&mut out);
                }
                all.append(own, 0);
                ways = std::mem::take(&mut buffers.chain.ways);
                if let Some(first) = first {
                    all.append(stretch.part, first);
                    (ways, at) = (stretch.ways, stretch.end);
                }
            }
            buffers.chain.ways = ways;
            let mut last = Part::default();
            buffers.chain.finish(self, &mut last.output(self, text));
            all.append(last, 0);
            Ok(all)
        })
    }

    /// The words of a line in which eojeols are too long to be analysed at once.
    fn par_found(&self, line: &str) -> Vec<Found> {
        let mut starts = vec![0];
        let mut next = PIECE;
        while next < line.len() {
            // Behind a space few paths survive; without one any character will do.
            let near = boundary(line, next)..boundary(line, next + PIECE / 2);
            let start = line[near.clone()].find(' ').map_or(near.start, |at| near.start + at);
            starts.push(start);
            next = start + PIECE;
        }
        let ends = starts.iter().skip(1).copied().chain([line.len()]);
        let blocks: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
        let blocks: Vec<Block> = blocks.into_par_iter().map(|(start, end)| self.block(line, start, end)).collect();

        let mut lattice = Lattice::default();
        let mut joined: Vec<Found> = Vec::new();
        let mut cut = Some(Cut::default());
        for block in blocks {
            // Analyse on from the true cut until the block has a word that ends in the same state.
            while let Some(at) = cut {
                if let Some(first) = block.behind(at) {
                    joined.extend_from_slice(&block.found[first..]);
                    cut = block.cut;
                    break;
                }
                if at.offset >= block.end {
                    break; // joined nothing: the next block may
                }
                cut = lattice.advance(self.dictionary(), line, at, JOIN_WINDOW, &mut joined);
            }
        }
        while let Some(at) = cut {
            cut = lattice.advance(self.dictionary(), line, at, WINDOW, &mut joined);
        }
        joined
    }

    /// Analyses the line from `start` as if it began there, until all up to `end` is settled.
    fn block(&self, line: &str, start: usize, end: usize) -> Block {
        let mut lattice = Lattice::default();
        let mut found = Vec::new();
        let mut cut = Some(Cut { offset: start, right: 0 });
        while let Some(at) = cut.filter(|at| at.offset < end) {
            cut = lattice.advance(self.dictionary(), line, at, WINDOW, &mut found);
        }
        Block { start, end, found, cut }
    }
}

/// Tokens of some lines.
#[derive(Default)]
struct Part<'t> {
    tokens: Vec<Token<'t>>,
    /// Tokens that may have to be replaced by what they are written like.
    twins: Vec<usize>,
}

impl<'t> Part<'t> {
    fn output<'o>(&'o mut self, tokenizer: &'o Tokenizer, text: &'t str) -> Output<'o, 't> {
        Output::new(tokenizer, text, &mut self.tokens, &mut self.twins)
    }

    /// Adds the tokens of another part from the one of a number on, which begins an eojeol.
    fn append(&mut self, mut other: Self, first: usize) {
        let Some(begin) = other.tokens.get(first) else { return };
        let eojeols = self.tokens.last().map_or(0, |last| last.eojeol() + 1);
        // What is taken off may be more than what is added.
        let shift = eojeols.wrapping_sub(begin.eojeol());
        #[allow(clippy::cast_possible_truncation, reason = "numbers of eojeols wrap at 32 bits")]
        let shift = shift as u32;
        let place = self.tokens.len().wrapping_sub(first);
        self.twins.extend(other.twins.iter().filter(|&&twin| twin >= first).map(|twin| twin.wrapping_add(place)));
        if self.tokens.is_empty() && first == 0 {
            self.tokens = other.tokens;
            return;
        }
        for token in &mut other.tokens[first..] {
            token.shift(shift);
        }
        self.tokens.extend_from_slice(&other.tokens[first..]);
    }
}

/// A stretch of a line, analysed without what comes before it.
struct Stretch<'t> {
    begin: usize,
    /// Where the analysis goes on.
    end: usize,
    part: Part<'t>,
    /// Bytes behind which only one way was left: the right id, and how many tokens come before.
    settled: Vec<(usize, u16, usize)>,
    ways: Ways,
}

impl Stretch<'_> {
    /// The number of the first token behind a byte, if the stretch passes through the same state there.
    fn behind(&self, at: usize, right: u16) -> Option<usize> {
        let place = self.settled.binary_search_by_key(&at, |&(at, ..)| at).ok()?;
        let (_, own, tokens) = self.settled[place];
        (own == right).then_some(tokens)
    }
}

/// A stretch of a line, analysed without what comes before it.
struct Block {
    start: usize,
    end: usize,
    found: Vec<Found>,
    /// Where to go on; `None` at the end of the line.
    cut: Option<Cut>,
}

impl Block {
    /// The index of the word behind `cut`, if the block passes through the same state.
    fn behind(&self, cut: Cut) -> Option<usize> {
        if cut == (Cut { offset: self.start, right: 0 }) {
            return Some(0);
        }
        let last = self.found.binary_search_by_key(&cut.offset, |found| found.end).ok()?;
        (self.found[last].right == cut.right).then_some(last + 1)
    }
}

/// The first character boundary from a byte on.
fn boundary(text: &str, from: usize) -> usize {
    (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Cuts a slice into runs of about [`PIECE`] bytes.
fn pieces<T>(items: &[T], bytes: impl Fn(&T) -> usize) -> impl Iterator<Item = &[T]> {
    let mut rest = items;
    std::iter::from_fn(move || {
        let mut sum = 0;
        let len = rest.iter().take_while(|item| {
            let fits = sum < PIECE;
            sum += bytes(item);
            fits
        });
        let (piece, tail) = rest.split_at(len.count());
        rest = tail;
        (!piece.is_empty()).then_some(piece)
    })
}
