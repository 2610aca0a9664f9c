//! From the bytes of a file to text, and back.

use encoding_rs::{DecoderResult, EUC_KR};

use super::Problem;
use crate::span::{LineIndex, Span};

/// The text of a file.
pub(super) struct Decoded {
    pub(super) text: String,
    /// The way back; `None` where the text is the file's bytes.
    pub(super) map: Option<FileMap>,
    /// What could not be decoded.
    pub(super) problems: Vec<Problem>,
    pub(super) encoding: &'static str,
}

/// How many bytes at the beginning of a file tell whether it is text.
const SAMPLE: usize = 1 << 16;
/// How many undecodable places are named one by one.
const NAMED: usize = 3;

/// Decodes a file: UTF-8, UTF-16 or CP949 (the Windows superset of EUC-KR), found out from the bytes alone. A byte
/// order mark stays in the text. `None` if the file is no text.
pub(super) fn decode(bytes: Vec<u8>) -> Option<Decoded> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if is_known_binary(sample) {
        return None;
    }
    if let Some(order) = utf16_order(sample) {
        let decoded = utf16(&bytes, order);
        return is_plain(&decoded.text).then_some(decoded);
    }
    if memchr::memchr(0, &bytes).is_some() {
        return None;
    }
    let decoded = match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, map: None, problems: Vec::new(), encoding: "UTF-8" },
        Err(error) if is_cp949(error.as_bytes()) => cp949(error.as_bytes()),
        Err(error) => utf8(error.as_bytes()),
    };
    is_plain(&decoded.text).then_some(decoded)
}

fn is_known_binary(bytes: &[u8]) -> bool {
    let beginnings: [&[u8]; 8] =
        [b"\x89PNG", b"PK\x03\x04", b"%PDF-", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0"];
    beginnings.iter().any(|beginning| bytes.starts_with(beginning))
}

/// The control characters of ASCII that no text has.
const CONTROLS: [bool; 256] = {
    let mut controls = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        controls[byte as usize] = byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 8 | 0xc | 0x1b);
        byte += 1;
    }
    controls
};

/// Whether the beginning of a text has few control characters.
fn is_plain(text: &str) -> bool {
    let sample = &text[..crate::span::floor_boundary(text, SAMPLE)];
    let control = |byte: &u8| CONTROLS[usize::from(*byte)];
    // From U+0080 to U+009F.
    let others = memchr::memchr_iter(0xc2, sample.as_bytes()).filter(|&at| sample.as_bytes()[at + 1] < 0xa0);
    (sample.bytes().filter(control).count() + others.count()) * 50 <= sample.len()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn unit(self, pair: &[u8]) -> u16 {
        let pair = [pair[0], pair[1]];
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }
}

/// The byte order of UTF-16, from its mark or from where its zeros stand.
fn utf16_order(sample: &[u8]) -> Option<Order> {
    match sample {
        [0xff, 0xfe, rest @ ..] if !rest.starts_with(&[0, 0]) => return Some(Order::Little),
        [0xfe, 0xff, ..] => return Some(Order::Big),
        _ => memchr::memchr(0, sample)?,
    };
    // Hangul syllables have zeros in their lower bytes too, so what counts is which order makes sense of it.
    let sense = |order: Order| {
        let units = sample.chunks_exact(2).map(|pair| order.unit(pair));
        let usual = |unit: &u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0x1100..=0x11ff | 0x2010..=0x206f | 0x3000..=0x318f | 0x4e00..=0x9fff | 0xac00..=0xd7a3);
        units.filter(usual).count()
    };
    let (little, big) = (sense(Order::Little), sense(Order::Big));
    let order = if little >= big { Order::Little } else { Order::Big };
    // At least nine in ten: a surrogate, an accent or a symbol may stand in between.
    (little.max(big) * 20 >= sample.len() / 2 * 18 && sample.len() >= 4 && little != big).then_some(order)
}

/// Whether text that is not UTF-8 is CP949, rather than UTF-8 with some bytes damaged. In Korean text of another
/// encoding pairs of bytes are valid UTF-8 by chance, but hardly ever three in a row.
fn is_cp949(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    if valid > 0 && valid >= invalid {
        return false;
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(Some(b"kr"), false) == EUC_KR
}

/// Text with the places that could not be decoded, while it is decoded.
struct Writer {
    text: String,
    map: FileMap,
    /// Where U+FFFD was put, and for which bytes of the file.
    bad: Vec<(usize, usize)>,
    encoding: &'static str,
}

impl Writer {
    fn new(width: Width, encoding: &'static str, capacity: usize) -> Self {
        let map = FileMap { width, anchors: Vec::new() };
        Self { text: String::with_capacity(capacity), map, bad: Vec::new(), encoding }
    }

    /// Stands for undecodable bytes of the file.
    fn replace(&mut self, span: Span) {
        self.map.anchors.push((self.text.len(), span.start));
        self.bad.push((self.text.len(), span.start));
        self.text.push('\u{fffd}');
        self.map.anchors.push((self.text.len(), span.end));
    }

    fn finish(mut self, bytes: &[u8]) -> Decoded {
        self.map.complete(&self.text);
        let index = LineIndex::new(&self.text);
        let line = |at: usize| index.place(at).line;
        let named = self.bad.iter().take(NAMED).map(|&(at, byte)| Problem {
            line: line(at),
            reason: format!("not {}: byte {:#04x} at byte {byte}", self.encoding, bytes[byte]),
            lost: true,
        });
        let rest = self.bad.get(NAMED).map(|&(at, _)| Problem {
            line: line(at),
            reason: format!("not {}: {} more places from here on", self.encoding, self.bad.len() - NAMED),
            lost: true,
        });
        let problems = named.chain(rest).collect();
        Decoded { text: self.text, map: Some(self.map), problems, encoding: self.encoding }
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    let mut writer = Writer::new(Width::Utf8, "UTF-8", bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        writer.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let end = at + chunk.invalid().len();
            writer.replace(Span::new(at, end));
            at = end;
        }
    }
    writer.finish(bytes)
}

fn utf16(bytes: &[u8], order: Order) -> Decoded {
    let name = if order == Order::Little { "UTF-16LE" } else { "UTF-16BE" };
    let mut writer = Writer::new(Width::Utf16, name, bytes.len() / 2 * 3);
    let mut at = 0;
    for unit in char::decode_utf16(bytes.chunks_exact(2).map(|pair| order.unit(pair))) {
        if let Ok(c) = unit {
            writer.text.push(c);
            at += 2 * c.len_utf16();
        } else {
            writer.replace(Span::new(at, at + 2));
            at += 2;
        }
    }
    if at < bytes.len() {
        writer.replace(Span::new(at, bytes.len()));
    }
    writer.finish(bytes)
}

fn cp949(bytes: &[u8]) -> Decoded {
    let mut decoder = EUC_KR.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut writer = Writer::new(Width::Cp949, "CP949", capacity);
    let mut at = 0;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut writer.text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => writer.text.reserve(bytes.len() - at + 16),
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                writer.replace(Span::new(end - usize::from(length), end));
            }
        }
    }
    writer.text.shrink_to_fit();
    writer.finish(bytes)
}

/// How many bytes of the file a character was decoded from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Width {
    Utf8,
    Utf16,
    Cp949,
}

impl Width {
    fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => 2 * c.len_utf16(),
            Self::Cp949 => 1 + usize::from(!c.is_ascii()),
        }
    }
}

/// From bytes of the decoded text to bytes of the file.
///
/// Every character but those that stand for undecodable bytes has a width in the file that follows from the character
/// itself, so a few anchors are enough (16 bytes for each KiB of text) where an
/// [`OffsetMap`](crate::span::OffsetMap) would need 32 for each Hangul syllable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FileMap {
    width: Width,
    /// In order: (byte of the text, byte of the file). On both sides of every undecodable place, and every KiB.
    anchors: Vec<(usize, usize)>,
}

impl FileMap {
    const STEP: usize = 1 << 10;

    /// Adds anchors between those at the undecodable places.
    fn complete(&mut self, text: &str) {
        let fixed = std::mem::take(&mut self.anchors);
        let (mut at, mut byte) = (0, 0);
        for (stop, stop_byte) in fixed.into_iter().chain([(text.len(), usize::MAX)]) {
            let mut next = at + Self::STEP;
            // Between the two anchors of an undecodable place stands nothing but U+FFFD, shorter than a step.
            while next < stop {
                let end = crate::span::floor_boundary(text, next);
                byte += self.bytes(&text[at..end]);
                at = end;
                self.anchors.push((at, byte));
                next = at + Self::STEP;
            }
            if stop_byte != usize::MAX {
                (at, byte) = (stop, stop_byte);
                self.anchors.push((at, byte));
            }
        }
    }

    fn bytes(&self, text: &str) -> usize {
        text.chars().map(|c| self.width.of(c)).sum()
    }

    /// The bytes of the file that a span of the text was decoded from. O(log text).
    pub(super) fn in_file(&self, text: &str, span: Span) -> Span {
        let place = |offset: usize| {
            let offset = crate::span::floor_boundary(text, offset);
            let before = self.anchors.partition_point(|&(at, _)| at <= offset);
            let (at, byte) = before.checked_sub(1).map_or((0, 0), |anchor| self.anchors[anchor]);
            byte + self.bytes(&text[at..offset])
        };
        let start = place(span.start);
        Span::new(start, place(span.end).max(start))
    }
}
