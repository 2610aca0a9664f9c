//! How much of a text was seen before of late, and what follows from it.

use std::ops::Range;

/// How new of late what the automaton does not know is: where hardly an eojeol is, a text is read again.
pub(super) struct Novelty(u32);

impl Novelty {
    /// Counts one eojeol, as a mean over some 256; whether hardly any is new.
    pub(super) fn is_gone(&mut self, is_new: bool) -> bool {
        self.0 = self.0 - self.0 / 256 + if is_new { 256 } else { 0 };
        self.0 < 256 * 256 / 16
    }
}

impl Default for Novelty {
    /// All is new.
    fn default() -> Self {
        Self(256 * 256)
    }
}

/// When nothing is looked up, because of what was looked up before hardly anything was known.
#[derive(Default)]
pub(super) struct Rest {
    /// What was looked up since the last rest, in eojeols, and how many of these were known.
    met: usize,
    known: usize,
    /// The bytes that are left of a rest.
    left: usize,
}

impl Rest {
    /// So many eojeols are looked up before a rest.
    const PROBE: usize = 1024;
    /// A rest takes so many bytes, of which some fifteen thousand eojeols are.
    const LENGTH: usize = 128 * 1024;
    /// So many bytes are analysed together.
    const TOGETHER: usize = 1024;

    /// Counts an eojeol that was looked up.
    pub(super) fn count(&mut self, is_new: bool) {
        self.met += 1;
        self.known += usize::from(!is_new);
        if self.met == Self::PROBE {
            // Of posts half is known from the start, by `dict/eojeols.tsv`. Remembering costs a quarter of the time that analysing takes.
            self.left = if self.known < Self::PROBE / 4 { Self::LENGTH } else { 0 };
            (self.met, self.known) = (0, 0);
        }
    }

    /// Whether a line of so many bytes belongs to a rest.
    pub(super) fn take_line(&mut self, bytes: usize) -> bool {
        let takes = bytes < self.left;
        self.left -= if takes { bytes } else { 0 };
        takes
    }

    /// The eojeols that belong to a rest and are analysed together, of those that `next` finds from the byte `at` on.
    pub(super) fn take(&mut self, next: impl Fn(usize) -> Option<Range<usize>>, at: usize) -> Option<Range<usize>> {
        if self.left == 0 {
            return None;
        }
        let mut bytes = next(at)?;
        while let Some(eojeol) = next(bytes.end)
            && eojeol.end - bytes.start <= Self::TOGETHER
        {
            bytes.end = eojeol.end;
        }
        self.left = self.left.saturating_sub(bytes.len());
        Some(bytes)
    }
}
