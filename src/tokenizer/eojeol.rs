//! Lines to eojeols: the stretches between white space.

use std::ops::Range;

use crate::dictionary::Characters;
use crate::normalize::unify;

/// Which characters stand between eojeols: white space that the lattice skips.
pub(super) struct Separators {
    /// By byte.
    kinds: [ByteKind; 256],
    /// Separators of more than one byte, in order.
    long: Vec<char>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// Part of an eojeol.
    Text,
    /// A separator.
    Space,
    /// The first byte of a character that may be one.
    Perhaps,
}

impl Separators {
    /// The separators of a dictionary; of texts that are normalised first also those that become spaces.
    pub(super) fn new(characters: &Characters, normalised: bool) -> Self {
        let is_space = |c: char| {
            let c = if normalised { unify(c) } else { c };
            characters.info(characters.class(c)).space
        };
        let mut kinds = [ByteKind::Text; 256];
        let mut long = Vec::new();
        // Unicode has no white space behind the ideographic one.
        for c in ('\0'..='\u{3000}').filter(|&c| c.is_whitespace() && c != '\n' && is_space(c)) {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            let kind = if bytes.len() == 1 { ByteKind::Space } else { ByteKind::Perhaps };
            kinds[usize::from(bytes[0])] = kind;
            if kind == ByteKind::Perhaps {
                long.push(c);
            }
        }
        Self { kinds, long }
    }

    /// The first eojeol that begins at the byte `from` of `line` or later.
    pub(super) fn next(&self, line: &str, from: usize) -> Option<Range<usize>> {
        let start = self.skip(line, from);
        (start < line.len()).then(|| start..self.end(line, start))
    }

    /// The eojeols from the byte `from` of `line` on.
    pub(super) fn eojeols(&self, line: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
        std::iter::successors(self.next(line, from), |before| self.next(line, before.end))
    }

    /// The first byte from `from` on that is no separator.
    fn skip(&self, line: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(&byte) = line.as_bytes().get(at) {
            at += match self.kinds[usize::from(byte)] {
                ByteKind::Text => break,
                ByteKind::Space => 1,
                ByteKind::Perhaps => match self.long_at(line, at) {
                    Some(length) => length,
                    None => break,
                },
            };
        }
        at
    }

    /// The first byte from `from` on that begins a separator.
    pub(super) fn end(&self, line: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(&byte) = line.as_bytes().get(at) {
            let kind = self.kinds[usize::from(byte)];
            if kind == ByteKind::Space || kind == ByteKind::Perhaps && self.long_at(line, at).is_some() {
                break;
            }
            at += 1;
        }
        at
    }

    /// The length of the separator at a byte.
    #[cold]
    fn long_at(&self, line: &str, at: usize) -> Option<usize> {
        let c = line.get(at..)?.chars().next()?;
        self.long.binary_search(&c).is_ok().then(|| c.len_utf8())
    }
}
