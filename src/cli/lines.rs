//! Lines of texts, as they come.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use rayon::prelude::*;

use super::input::STDIN;
use super::output::name;
use super::{Failure, Outcome, report};
use crate::document::bytes;
use crate::error::{Error, Result};
use crate::span::{OffsetMap, Span};
use crate::{Tokenizer, Worker};

/// About how many bytes of lines a thread takes at a time.
const PIECE: usize = 32 * 1024;
/// Files of at most so many bytes are worked on side by side,
const SMALL: u64 = 256 * 1024;
/// of so many bytes in all.
const TOGETHER: u64 = 4 * 1024 * 1024;

/// A line of an input without its line break.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// The input, as output names it.
    pub(super) path: &'a str,
    /// Its number in the input, from 1.
    pub(super) number: usize,
    block: &'a Block<'a>,
    /// Where it begins in the text of the block.
    offset: usize,
}

impl Line<'_> {
    /// The bytes of the input that a span of the line was read from.
    pub(super) fn in_file(&self, span: Span) -> Span {
        self.block.in_file(Span::new(self.offset + span.start, self.offset + span.end))
    }

    /// Whether the input begins with it.
    pub(super) fn is_first(&self) -> bool {
        self.block.is_first && self.offset == 0
    }
}

/// Prints what each line gives, an empty one too, in order. The lines of a block are worked on side by side, as are small files in a row. An
/// input that cannot be read is reported and the next one read.
pub(super) fn each_line(
    paths: &[PathBuf],
    tokenizer: &Tokenizer,
    out: &mut impl Write,
    print: impl Fn(&mut String, &mut Worker, Line<'_>) + Sync,
) -> std::result::Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    let mut rest = paths;
    while let [path, ..] = rest {
        let (own, others) = rest.split_at(together(rest));
        rest = others;
        if own.len() == 1 {
            let complain = |complaint: String| {
                report(&complaint);
                outcome = Outcome::Partial;
            };
            each_line_of(path, tokenizer, out, complain, &print)?;
            continue;
        }
        let printed = own.par_iter().map(|path| {
            let (mut text, mut complaints) = (Vec::new(), Vec::new());
            each_line_of(path, tokenizer, &mut text, |complaint| complaints.push(complaint), &print)?;
            Ok((text, complaints))
        });
        for (text, complaints) in printed.collect::<io::Result<Vec<_>>>()? {
            out.write_all(&text)?;
            if !complaints.is_empty() {
                out.flush()?;
                outcome = Outcome::Partial;
                for complaint in &complaints {
                    report(complaint);
                }
            }
        }
        out.flush()?;
    }
    Ok(outcome)
}

/// How many of the inputs are worked on at once: one, or as many files as are small.
fn together(paths: &[PathBuf]) -> usize {
    let mut total = 0;
    let small = paths.iter().take_while(|path| {
        let file = fs::metadata(path).ok().filter(|file| file.is_file() && path.as_os_str() != STDIN);
        file.is_some_and(|file| {
            total += file.len();
            file.len() <= SMALL && total <= TOGETHER
        })
    });
    small.count().max(1)
}

/// [`each_line`] of one input.
fn each_line_of(
    path: &Path,
    tokenizer: &Tokenizer,
    out: &mut impl Write,
    mut complain: impl FnMut(String),
    print: &(impl Fn(&mut String, &mut Worker, Line<'_>) + Sync),
) -> io::Result<()> {
    let path_name = name(path);
    let mut blocks = match Blocks::open(path) {
        Ok(blocks) => blocks,
        Err(error) => {
            complain(error.to_string());
            return Ok(());
        }
    };
    loop {
        let block = match blocks.next() {
            Ok(Some(block)) => block,
            Ok(None) => return Ok(()),
            Err(error) => {
                out.flush()?;
                complain(error.to_string());
                return Ok(());
            }
        };
        let pieces = pieces(&path_name, &block).into_par_iter().map(|piece| {
            let mut text = String::new();
            tokenizer.with_worker(|worker| piece.into_iter().for_each(|line| print(&mut text, worker, line)));
            text
        });
        for piece in pieces.collect::<Vec<String>>() {
            out.write_all(piece.as_bytes())?;
        }
        out.flush()?;
        for line in &block.broken {
            complain(format!("{path_name}:{line}: bytes that are no {}", block.encoding));
        }
    }
}

/// The lines of a block in pieces of about [`PIECE`] bytes.
fn pieces<'a>(path: &'a str, block: &'a Block<'a>) -> Vec<Vec<Line<'a>>> {
    let mut pieces = vec![Vec::new()];
    let (mut offset, mut size) = (0, 0);
    for (number, whole) in (block.line..).zip(block.text.split_inclusive('\n')) {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if size >= PIECE {
            pieces.push(Vec::new());
            size = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(Line { text, path, number, block, offset });
        }
        offset += whole.len();
        size += whole.len();
    }
    pieces
}

/// Whole lines of an input, as many at a time as are at hand: a pipe is answered line by line, and a large
/// file never lies in memory whole.
pub(super) struct Blocks {
    path: PathBuf,
    input: Box<dyn Read>,
    buffer: Vec<u8>,
    /// Known as soon as there is a byte order mark or anything that is not ASCII.
    encoding: Option<&'static Encoding>,
    /// How many bytes of `buffer` were given out already.
    used: usize,
    /// Where `buffer` begins in the input.
    offset: usize,
    line: usize,
    end: bool,
}

/// Lines of an input.
pub(super) struct Block<'a> {
    /// The lines with their line feeds; U+FFFD stands for bytes that are no text.
    pub(super) text: Cow<'a, str>,
    /// Whether it is the beginning of the input.
    is_first: bool,
    /// The number of its first line, from 1.
    line: usize,
    /// Lines with bytes that are no text, in the encoding of this name.
    broken: Vec<usize>,
    encoding: &'static str,
    offset: usize,
    /// From the text to bytes after `offset`.
    map: OffsetMap,
}

impl Block<'_> {
    /// The bytes of the input that a span of the text was read from.
    fn in_file(&self, span: Span) -> Span {
        let span = self.map.source(span);
        Span::new(self.offset + span.start, self.offset + span.end)
    }
}

impl Blocks {
    const SIZE: usize = 1 << 20;

    pub(super) fn open(path: &Path) -> Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            input: open(path)?,
            buffer: Vec::new(),
            encoding: None,
            used: 0,
            offset: 0,
            line: 1,
            end: false,
        })
    }

    /// The next lines; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the input cannot be read. What comes before was given out.
    pub(super) fn next(&mut self) -> Result<Option<Block<'_>>> {
        self.buffer.drain(..self.used);
        self.offset += self.used;
        self.used = 0;
        let mut last = None;
        let mut searched = 0;
        while last.is_none() && !self.end {
            let len = self.buffer.len();
            self.buffer.resize(len + Self::SIZE, 0);
            let read = bytes::read(&mut self.input, &mut self.buffer[len..]);
            self.buffer.truncate(len + *read.as_ref().unwrap_or(&0));
            self.end = read.map_err(Error::io(&self.path))? == 0;
            if self.offset == 0 {
                self.encoding = Encoding::for_bom(&self.buffer).map(|(encoding, _)| encoding);
            }
            last = lines_end(&self.buffer, searched, self.encoding);
            // A unit of UTF-16 may be cut in two.
            searched = self.buffer.len() / 2 * 2;
        }
        self.used = last.unwrap_or(self.buffer.len());
        if self.used == 0 {
            return Ok(None);
        }
        self.encoding = self.encoding.or_else(|| bytes::encoding(&self.buffer[..self.used]));
        let encoding = self.encoding.unwrap_or(UTF_8);
        let (text, map, broken) = decode(&self.buffer[..self.used], encoding);
        let line = self.line;
        self.line += memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let lines = broken.into_iter().map(|at| line + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count());
        let mut broken: Vec<usize> = lines.collect();
        broken.dedup();
        let is_first = self.offset == 0;
        Ok(Some(Block { text, is_first, line, broken, encoding: encoding.name(), offset: self.offset, map }))
    }
}

/// Where the last whole line of `bytes` ends, of which those before `start` have no line's end.
fn lines_end(bytes: &[u8], start: usize, encoding: Option<&'static Encoding>) -> Option<usize> {
    let wide = |feed: [u8; 2]| {
        let unit = bytes[start..].chunks_exact(2).rposition(|unit| unit == feed);
        unit.map(|unit| start + 2 * unit + 2)
    };
    match encoding {
        Some(encoding) if encoding == UTF_16LE => wide([b'\n', 0]),
        Some(encoding) if encoding == UTF_16BE => wide([0, b'\n']),
        _ => memchr::memrchr(b'\n', &bytes[start..]).map(|at| start + at + 1),
    }
}

/// The text of bytes, the way back, and where in it U+FFFD stands for bytes that are none.
fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, OffsetMap, Vec<usize>) {
    let (mut map, mut broken) = (OffsetMap::default(), Vec::new());
    let mut text = String::new();
    if encoding == UTF_8 {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return (Cow::Borrowed(text), map, broken);
        }
        let mut read = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            read += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                let at = text.len();
                broken.push(at);
                text.push('\u{fffd}');
                map.push(Span::new(at, text.len()), Span::new(read, read + chunk.invalid().len()));
                read += chunk.invalid().len();
            }
        }
        return (Cow::Owned(text), map, broken);
    }
    // The bytes of a character are those between which the decoder has nothing to say.
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut begin = 0;
    for at in 0..bytes.len() {
        let before = text.len();
        text.reserve(16);
        let (_, _, replaced) = decoder.decode_to_string(&bytes[at..=at], &mut text, at + 1 == bytes.len());
        if replaced {
            broken.push(before);
        }
        if text.len() > before {
            if text.len() - before != at + 1 - begin {
                map.push(Span::new(before, text.len()), Span::new(begin, at + 1));
            }
            begin = at + 1;
        }
    }
    (Cow::Owned(text), map, broken)
}

fn open(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new(STDIN) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(Error::io(path))?;
    // Reading a folder fails only later, and with a reason that names no folder on some systems.
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        let error = io::Error::new(io::ErrorKind::IsADirectory, "is a directory");
        return Err(Error::io(path)(error));
    }
    Ok(Box::new(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character leads back to bytes that decode to it.
    fn check(bytes: &[u8], encoding: &'static Encoding, expected: &str) {
        let (text, map, _) = decode(bytes, encoding);
        assert_eq!(text, expected);
        for (at, char) in text.char_indices().filter(|&(_, char)| char != '\u{fffd}') {
            let span = map.source(Span::new(at, at + char.len_utf8()));
            let (own, _) = encoding.decode_without_bom_handling(&bytes[span.range()]);
            assert_eq!(own, char.to_string());
        }
    }

    #[test]
    fn offsets_are_those_of_the_file_in_any_encoding() {
        let text = "가a\u{1f600} 나\n다";
        check(&encoding_rs::EUC_KR.encode("가a 나\n뷁").0, encoding_rs::EUC_KR, "가a 나\n뷁");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, UTF_16LE, text);
        check(b"\xea\xb0\x80\xff\xea\xb0a\n\xea\xb0\x80", UTF_8, "가\u{fffd}\u{fffd}a\n가");
    }

    #[test]
    fn lines_of_utf_16_end_at_units() {
        // U+0A00 and U+000A.
        let bytes = [0x00, 0x0a, 0x0a, 0x00, 0x41, 0x0a, 0x00];
        assert_eq!(lines_end(&bytes, 0, Some(UTF_16LE)), Some(4));
        assert_eq!(lines_end(&bytes, 0, None), Some(6));
    }
}
