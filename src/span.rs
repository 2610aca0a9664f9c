//! Places in a text, in bytes.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// A range of bytes of a text: `start` included, `end` excluded, both on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` that it covers; `None` if it does not lie in `text`.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// As a range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place as people count: what an editor shows, and what `file:line:column` says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The line, from 1. Lines end with a line feed.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin: from bytes to [`Place`]s.
///
/// ```
/// use hoego::{LineIndex, Place};
///
/// let index = LineIndex::new("한 해\n회고");
/// assert_eq!(index.place("한 해\n회".len()), Place { line: 2, column: 2 });
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Where each line after the first begins.
    starts: Cow<'t, [usize]>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of a text: O(text), and 8 bytes a line.
    pub fn new(text: &'t str) -> Self {
        Self { text, starts: Cow::Owned(line_starts(text)) }
    }

    /// With the lines that were found before.
    pub(crate) fn with_starts(text: &'t str, starts: &'t [usize]) -> Self {
        Self { text, starts: Cow::Borrowed(starts) }
    }

    /// The place of a byte. One inside a character has the character's place, one beyond the end that of the end;
    /// a byte order mark has no width. O(log lines + length of the line).
    pub fn place(&self, offset: usize) -> Place {
        let offset = floor_boundary(self.text, offset);
        let before = self.starts.partition_point(|&start| start <= offset);
        let start = before.checked_sub(1).map_or(0, |line| self.starts[line]);
        let line = &self.text[start..offset];
        let marked = usize::from(start == 0 && line.starts_with('\u{feff}'));
        Place { line: before + 1, column: line.chars().count() - marked + 1 }
    }
}

/// Where each line after the first begins.
pub(crate) fn line_starts(text: &str) -> Vec<usize> {
    memchr::memchr_iter(b'\n', text.as_bytes()).map(|feed| feed + 1).collect()
}

/// From places in a rewritten text back to places in its source.
///
/// Only the stretches whose bytes differ are stored, so a text that was not rewritten costs nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct OffsetMap {
    /// In order: (rewritten, source). Text that was left out has an empty rewritten span. Most blocks of a post have one: what stands before.
    changes: SmallVec<[(Span, Span); 1]>,
}

impl OffsetMap {
    /// Notes that `source` became `rewritten`; calls come in the order of the text.
    pub(crate) fn push(&mut self, rewritten: Span, source: Span) {
        self.changes.push((rewritten, source));
    }

    /// Whether a span of the rewritten text differs from its source.
    pub(crate) fn touches(&self, span: Span) -> bool {
        let first = self.changes.partition_point(|(rewritten, _)| rewritten.end <= span.start);
        self.changes.get(first).is_some_and(|(rewritten, _)| rewritten.start < span.end)
    }

    /// The span of the source that a span of the rewritten text was made from: text left out at its edges
    /// is not part of it. What begins or ends inside a change is moved to the change's end, so spans that
    /// follow each other still do; what lies inside one altogether is all that the change was made from.
    /// O(log changes).
    pub(crate) fn source(&self, span: Span) -> Span {
        let last = |changes: usize| changes.checked_sub(1).map(|last| self.changes[last]);
        let place = |change: Option<(Span, Span)>, offset: usize| match change {
            None => offset,
            Some((rewritten, source)) if offset == rewritten.start && !rewritten.is_empty() => source.start,
            Some((rewritten, source)) => source.end + offset.saturating_sub(rewritten.end),
        };
        // Most texts have one change, before all that is asked of.
        let (before, inside) = match self.changes.last() {
            Some(&change) if change.0.start <= span.start && change.0.start < span.end => (Some(change), Some(change)),
            _ => (
                last(self.changes.partition_point(|(rewritten, _)| rewritten.start <= span.start)),
                last(self.changes.partition_point(|(rewritten, _)| rewritten.start < span.end)),
            ),
        };
        let (start, end) = (place(before, span.start), place(inside, span.end));
        match inside {
            Some((_, source)) if start >= end && !span.is_empty() => source,
            _ => Span::new(start, end.max(start)),
        }
    }
}

/// The last character boundary of `text` up to a byte. (`str::floor_char_boundary` is newer than the MSRV.)
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_characters() {
        let text = "\u{feff}가나\r\n\n라";
        let index = LineIndex::new(text);
        let place = |offset| {
            let place = index.place(offset);
            (place.line, place.column)
        };
        assert_eq!([0, 3, 6, 7].map(place), [(1, 1), (1, 1), (1, 2), (1, 2)]);
        assert_eq!([11, 12, 15, 99].map(place), [(2, 1), (3, 1), (3, 2), (3, 2)]);
    }

    #[test]
    fn text_left_out_belongs_to_no_neighbour() {
        // "a**b**c" became "abc".
        let mut map = OffsetMap::default();
        map.push(Span::new(1, 1), Span::new(1, 3));
        map.push(Span::new(2, 2), Span::new(4, 6));
        assert_eq!(map.source(Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(map.source(Span::new(1, 2)), Span::new(3, 4));
        assert_eq!(map.source(Span::new(2, 3)), Span::new(6, 7));
        assert_eq!(map.source(Span::new(0, 3)), Span::new(0, 7));
    }
}
