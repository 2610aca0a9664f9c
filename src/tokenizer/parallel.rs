//! The same tokens from all cores.

use rayon::prelude::*;

use super::lattice::{Cut, Found, Lattice, WINDOW};
use super::worker::{lines, shift};
use super::{Token, Tokenizer};

/// About how many bytes make a piece of work: enough that starting it does not count.
const PIECE: usize = 64 * 1024;
/// Characters per step while a block is joined to the one before.
const JOIN_WINDOW: usize = 256;

impl Tokenizer {
    /// The tokens of each document, on all threads of the current rayon pool. Each is what
    /// [`Tokenizer::tokenize`] gives, whatever the number of threads. Work is shared out by bytes, so one
    /// long document among many short ones delays nothing; a document of more than 128 KiB is itself
    /// tokenized in parallel.
    pub fn par_tokenize<'t, S>(&self, documents: &'t [S]) -> Vec<Vec<Token<'t>>>
    where
        S: AsRef<str> + Sync,
    {
        let pieces: Vec<&'t [S]> = pieces(documents, |document| document.as_ref().len()).collect();
        let tokens: Vec<Vec<Vec<Token<'t>>>> = pieces
            .into_par_iter()
            .map(|piece| {
                let mut worker = self.worker();
                let tokenize = |document: &'t S| {
                    let text = document.as_ref();
                    if text.len() > 2 * PIECE { self.par_tokenize_text(text) } else { worker.tokenize(text) }
                };
                piece.iter().map(tokenize).collect()
            })
            .collect();
        tokens.into_iter().flatten().collect()
    }

    /// The tokens of one long text, on all threads of the current rayon pool.
    ///
    /// The text is cut at line breaks, which no analysis crosses. A line longer than that is cut into blocks
    /// that are analysed side by side and then joined where the analysis of the line passes through a word
    /// that the block has too: from there on both are the same.
    pub fn par_tokenize_text<'t>(&self, text: &'t str) -> Vec<Token<'t>> {
        let normalized = self.normalized(text);
        let lines: Vec<_> = lines(&normalized.text).collect();
        let pieces: Vec<_> = pieces(&lines, |line| line.len() + 1).collect();
        let parts: Vec<Vec<Found>> = pieces
            .into_par_iter()
            .map(|piece| {
                let mut lattice = Lattice::default();
                let mut found = Vec::new();
                for line in piece {
                    let first = found.len();
                    let content = &normalized.text[line.clone()];
                    if content.len() > 2 * PIECE {
                        found.extend(self.par_line(content));
                    } else {
                        lattice.analyze(self.dictionary(), content, &mut found);
                    }
                    shift(&mut found[first..], line.start);
                }
                found
            })
            .collect();
        let mut found = parts.concat();
        self.stems().resolve(self.dictionary(), &normalized.text, &mut found);
        let mut tokens = Vec::new();
        self.tokens(text, &normalized, &found, &mut tokens);
        tokens
    }

    fn par_line(&self, line: &str) -> Vec<Found> {
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
