//! Whether text comes again.
//!
//! What is remembered of eojeols saves time where text is read again, and costs some where it is new: of new eojeols 40 % stand
//! behind the same ways as one before, and half would have to. So some eojeols leave a trace of the bytes from their beginning on,
//! a byte's worth in a table that all workers share; where most traces are there already, text is read again.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::hash::Hash;

/// The traces of what was read; the oldest are forgotten. Two threads at once may lose one.
pub(super) struct Traces {
    /// Four traces each, the newest lowest.
    places: OnceLock<Box<[AtomicU32]>>,
    len: usize,
}

impl Traces {
    /// So many bytes leave a trace, some five syllables: an eojeol and the beginning of the next one. Of prose that is new a quarter
    /// stood so somewhere before; of eojeols alone two thirds did.
    const REACH: usize = 16;

    /// The same of the first of a line: code and lists begin alike without being read again.
    const REACH_OF_LINE: usize = 4 * Self::REACH;

    /// Of so many eojeols one leaves a trace, besides the first of each line.
    const SHARE: u32 = 16;

    /// In at most `bytes` of memory, one for each trace, or in the bytes of four.
    pub(super) fn new(bytes: usize) -> Self {
        Self { places: OnceLock::new(), len: 1 << (bytes / 4).max(1).ilog2() }
    }

    /// Leaves a trace of what a line has from an eojeol on, which may be its first; whether there was one. `None` if it leaves none.
    pub(super) fn leave(&self, text: &[u8], is_first: bool) -> Option<bool> {
        Self::leaves(text, is_first).then(|| Self::leave_in(self.places(), Self::traced(text, is_first)))
    }

    /// Whether an eojeol leaves a trace: the first of a line that is not short (headings and empty lines come again in any text), and of
    /// all one in [`SHARE`](Self::SHARE) by the third byte, which in Hangul has the lower bits of a syllable.
    fn leaves(text: &[u8], is_first: bool) -> bool {
        is_first && text.len() >= Self::REACH
            || text.get(2).is_some_and(|byte| u32::from(*byte) % Self::SHARE == Self::SHARE - 1)
    }

    /// What a trace is of.
    fn traced(text: &[u8], is_first: bool) -> &[u8] {
        let reach = if is_first { Self::REACH_OF_LINE } else { Self::REACH };
        &text[..text.len().min(reach)]
    }

    fn places(&self) -> &[AtomicU32] {
        self.places.get_or_init(|| (0..self.len).map(|_| AtomicU32::new(0)).collect())
    }

    /// Nothing branches on what is there, so that the processor waits for the traces of several eojeols together.
    fn leave_in(places: &[AtomicU32], text: &[u8]) -> bool {
        let hash = match text.first_chunk::<{ Self::REACH }>() {
            Some(whole) if text.len() == Self::REACH => Hash::of(whole, false),
            _ => Hash::of(text, false),
        };
        let place = &places[hash.low() & (places.len() - 1)];
        let traces = place.load(Ordering::Relaxed);
        // 0 is no trace.
        let own = (hash.high() >> 24).max(1);
        let is_own = |trace: u32| (traces >> trace) & 0xff == own;
        let is_there = is_own(0) | is_own(8) | is_own(16) | is_own(24);
        let new = std::hint::select_unpredictable(is_there, traces, traces << 8 | own);
        place.store(new, Ordering::Relaxed);
        is_there
    }

    /// Leaves traces of a line that is not analysed by eojeols, and counts which were there.
    pub(super) fn skim(&self, line: &[u8], again: &mut Again) {
        let places = self.places();
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b' ', line).map(|space| space + 1));
        for start in starts {
            let text = &line[start..];
            // The end of a line is that of many.
            if Self::leaves(text, start == 0) && (start == 0 || text.len() >= Self::REACH) {
                again.count(Self::leave_in(places, Self::traced(text, start == 0)));
            }
        }
    }
}

/// How much of what was read of late had been read before.
#[derive(Default)]
pub(super) struct Again {
    /// The mean of some [512](Again::MEMORY) eojeols, in parts of 2^16.
    mean: u32,
    is_on: bool,
    last: bool,
}

impl Again {
    const MEMORY: u32 = 512;
    /// From here on text counts as read again,
    const ON: u32 = (1 << 16) / 10 * 6;
    /// and down to here it still does.
    const OFF: u32 = (1 << 16) / 2;

    /// Counts an eojeol.
    pub(super) fn count(&mut self, was_there: bool) {
        self.mean = self.mean - self.mean / Self::MEMORY + if was_there { (1 << 16) / Self::MEMORY } else { 0 };
        self.is_on = self.mean >= if self.is_on { Self::OFF } else { Self::ON };
        self.last = was_there;
    }

    /// Whether the last that was counted was there.
    pub(super) fn last(&self) -> bool {
        self.last
    }

    /// Whether text is read again.
    pub(super) fn is_on(&self) -> bool {
        self.is_on
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tokenizer;
    use super::*;

    #[test]
    fn a_trace_lasts_until_three_others_lie_in_its_place() {
        let traces = Traces::new(4);
        let hashes = |text: &str| Traces::leave_in(traces.places(), Traces::traced(text.as_bytes(), false));
        assert!(!hashes("가을에 나온 책을 읽었다"));
        assert!(hashes("가을에 나온 책을 읽었다"));
        assert!(hashes("가을에 나온 글"), "the same 16 bytes");
        assert!(!hashes("겨울에") && !hashes("봄에") && !hashes("여름에"));
        assert!(hashes("가을에 나온 글"));
        assert!(!hashes("새해에"));
        assert!(!hashes("가을에 나온 글"), "forgotten");
    }

    #[test]
    fn headings_and_empty_lines_leave_no_trace() {
        let traces = Traces::new(4);
        assert_eq!(traces.leave(b"", true), None);
        assert_eq!(traces.leave("## 회고".as_bytes(), true), None);
        assert_eq!(traces.leave("지난주에 쓴 회고를 읽었다".as_bytes(), true), Some(false));
        assert_eq!(traces.leave("지난주에 쓴 회고를 읽었다".as_bytes(), true), Some(true));
    }

    #[test]
    fn text_is_known_to_be_read_again() {
        let tokenizer = Tokenizer::builder().build().unwrap();
        let mut again = Again::default();
        let lines: Vec<String> = (0..1_000).map(|day| format!("{day}일째 되는 날에는 {day}쪽을 읽었다")).collect();
        let traces = tokenizer.traces().unwrap();
        let read = |again: &mut Again| {
            for line in &lines {
                traces.skim(line.as_bytes(), again);
            }
        };
        read(&mut again);
        assert!(!again.is_on());
        read(&mut again);
        assert!(again.is_on());
        (0..1_000).for_each(|_| again.count(false));
        assert!(!again.is_on());
    }
}
