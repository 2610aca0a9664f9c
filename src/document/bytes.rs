//! The bytes of files of posts as a stream of UTF-8.

use std::io::{self, BufRead, Read};
use std::path::Path;

use chardetng::EncodingDetector;
use encoding_rs::{Decoder, Encoding, UTF_8};

use super::Document;
use crate::error::{Error, Result};

/// The encoding of a text without a byte order mark that has `bytes`; `None` if they are all ASCII.
///
/// UTF-8 with a few broken characters is UTF-8 still: text in another encoding has far more sequences that are
/// no UTF-8 than such that happen to be.
pub(crate) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.is_ascii() {
        return None;
    }
    // A character that is cut in two at the end is no fault.
    if std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none()) {
        return Some(UTF_8);
    }
    let (mut characters, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    if characters >= faults {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    Some(detector.guess(Some(b"kr"), false))
}

/// A file as UTF-8, whatever its encoding. Bytes that are no text become U+FFFD, which [`Text::is_broken`] tells.
///
/// It counts lines, and gives out no more than [`Document::MAX_BYTES`] until [`Text::allow`] is called: nothing
/// that is read from it, a record or an element, can fill the memory.
pub(super) struct Text {
    input: Box<dyn Read + Send>,
    decoder: Decoder,
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    decoded: Vec<u8>,
    /// How much of `decoded` was read.
    at: usize,
    line: usize,
    budget: usize,
    broken: bool,
    end: bool,
}

impl Text {
    /// How much is looked at to know the encoding.
    const HEAD: u64 = 1 << 20;
    /// How much is decoded at a time.
    const STEP: usize = 1 << 16;

    /// Begins to read. `declared` tells what encoding the text itself names.
    pub(super) fn new(
        path: &Path,
        mut input: Box<dyn Read + Send>,
        declared: impl Fn(&[u8]) -> Option<&'static Encoding>,
    ) -> Result<Self> {
        let mut raw = Vec::new();
        input.by_ref().take(Self::HEAD).read_to_end(&mut raw).map_err(Error::io(path))?;
        let marked = Encoding::for_bom(&raw).map(|(encoding, _)| encoding);
        let encoding = marked.unwrap_or_else(|| match encoding(&raw) {
            Some(other) if other != UTF_8 => declared(&raw).unwrap_or(other),
            _ => UTF_8,
        });
        let is_wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
        if !is_wide && raw.contains(&0) {
            return Err(Error::NotText { path: path.to_owned() });
        }
        Ok(Self {
            input,
            decoder: encoding.new_decoder(),
            raw,
            decoded: Vec::new(),
            at: 0,
            line: 1,
            budget: Document::MAX_BYTES,
            broken: false,
            end: false,
        })
    }

    /// The line that is read next, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Whether something that was read so far, or is about to be, was no text in the file's encoding.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether too much was read since [`Text::allow`].
    pub(super) fn is_exhausted(&self) -> bool {
        self.budget == 0
    }

    /// A new record begins.
    pub(super) fn allow(&mut self) {
        self.budget = Document::MAX_BYTES;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.decoded.clear();
        while self.decoded.is_empty() && !self.end {
            if self.raw.is_empty() {
                self.raw.resize(Self::STEP, 0);
                let read = read(&mut self.input, &mut self.raw);
                self.raw.truncate(*read.as_ref().unwrap_or(&0));
                self.end = read? == 0;
            }
            let step = self.raw.len().min(Self::STEP);
            // Never fails for a step of this size.
            let room = self.decoder.max_utf8_buffer_length(step).unwrap_or(4 * Self::STEP);
            self.decoded.resize(room, 0);
            let (_, consumed, written, replaced) =
                self.decoder.decode_to_utf8(&self.raw[..step], &mut self.decoded, self.end);
            self.decoded.truncate(written);
            self.raw.drain(..consumed);
            self.broken |= replaced;
        }
        Ok(())
    }
}

impl BufRead for Text {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.decoded.len() {
            self.refill()?;
        }
        if self.budget == 0 && self.at < self.decoded.len() {
            return Err(io::Error::other(format!("more than {} bytes", Document::MAX_BYTES)));
        }
        Ok(&self.decoded[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.line += memchr::memchr_iter(b'\n', &self.decoded[self.at..self.at + amount]).count();
        self.at += amount;
        self.budget = self.budget.saturating_sub(amount);
    }
}

impl Read for Text {
    /// Reads to the end of the line at most, so that who buffers lines does not run ahead of [`Text::line`].
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let line = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
        let read = (&bytes[..line]).read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

/// Reads once, however often a signal interrupts.
pub(crate) fn read(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}
