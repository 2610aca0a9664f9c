//! A block while it is written.

use super::{Block, Channel};
use crate::span::{OffsetMap, Span};

/// How much room a text begins with (bytes): most paragraphs are no longer.
const USUAL: usize = 256;

/// A block while it is written: its text in pieces, so that some of it can still be taken out.
#[derive(Default)]
pub(in crate::document) struct Draft {
    pub(super) channel: Channel,
    pub(super) level: u8,
    pub(super) checked: Option<bool>,
    text: String,
    /// In order: a part of the text, and the part of the source that it was made from.
    pieces: Vec<(Span, Span)>,
    /// In order, apart from each other.
    pub(super) links: Vec<Span>,
    pub(super) code: Vec<Span>,
    pub(super) literal: Vec<Span>,
    erased: Vec<Span>,
}

impl Draft {
    /// What kind of block it is.
    pub(in crate::document) fn channel(&self) -> Channel {
        self.channel
    }

    /// The text so far, with what is erased.
    pub(in crate::document) fn text(&self) -> &str {
        &self.text
    }

    /// Appends text that stands at `span` of the source, perhaps in another spelling.
    pub(super) fn append(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let at = Span::new(self.text.len(), self.text.len() + text.len());
        if self.text.is_empty() {
            self.text.reserve(USUAL);
        }
        self.text.push_str(text);
        match self.pieces.last_mut() {
            // Text that goes on in the source makes the piece before longer.
            Some((text, source))
                if text.len() == source.len() && at.len() == span.len() && source.end == span.start =>
            {
                (text.end, source.end) = (at.end, span.end);
            }
            _ => self.pieces.push((at, span)),
        }
    }

    /// Marks the links among the text that are not marked up as such.
    pub(in crate::document) fn link_urls(&mut self) {
        super::urls::mark(&self.text, &mut self.links);
    }

    /// The parts of the text that are links, code or otherwise not to be read as markup; in order.
    pub(in crate::document) fn literals(&self) -> Vec<Span> {
        let mut literals = [self.links.as_slice(), &self.code, &self.literal].concat();
        literals.sort_unstable();
        literals
    }

    /// Takes parts of the text out: in order, apart from each other.
    pub(in crate::document) fn erase(&mut self, parts: impl IntoIterator<Item = Span>) {
        self.erased.clear();
        self.erased.extend(parts.into_iter().filter(|part| !part.is_empty()));
    }

    /// Begins another block, in the room of this one.
    pub(super) fn clear(&mut self) {
        (self.channel, self.level, self.checked) = (Channel::default(), 0, None);
        self.text.clear();
        self.pieces.clear();
        for marks in [&mut self.links, &mut self.code, &mut self.literal, &mut self.erased] {
            marks.clear();
        }
    }

    /// The block, if there is anything to read in it.
    pub(super) fn finish(&mut self) -> Option<Block> {
        let mut map = OffsetMap::default();
        let mut text = String::with_capacity(self.text.len());
        let mut source_end = 0;
        let mut erased = self.erased.iter().peekable();
        for &(Span { start, end }, source) in &self.pieces {
            let exact = end - start == source.len();
            let mut keep = |from: usize, to: usize| {
                let span =
                    if exact { Span::new(source.start + from - start, source.start + to - start) } else { source };
                if from == to {
                    return;
                }
                let at = text.len();
                if span.start > source_end {
                    map.push(Span::new(at, at), Span::new(source_end, span.start));
                }
                text.push_str(&self.text[from..to]);
                if !exact {
                    map.push(Span::new(at, text.len()), span);
                }
                source_end = span.end;
            };
            let mut from = start;
            while let Some(part) = erased.next_if(|part| part.end <= end) {
                keep(from, part.start.max(from));
                from = part.end;
            }
            if let Some(part) = erased.peek().filter(|part| part.start < end) {
                keep(from, part.start.max(from));
                from = end;
            }
            keep(from, end);
        }
        if text.chars().all(is_invisible) || self.channel == Channel::ImageAlt && is_file_name(&text) {
            return None;
        }
        self.move_marks();
        let channel = match self.channel {
            Channel::Heading | Channel::Code => self.channel,
            _ if is_all_links(&text, &self.links) => Channel::LinkText,
            channel => channel,
        };
        let (links, code) = (std::mem::take(&mut self.links), std::mem::take(&mut self.code));
        Some(Block { channel, level: self.level, checked: self.checked, text, map, links, code })
    }

    /// Moves links and code to where they stand without what was erased.
    fn move_marks(&mut self) {
        let mut gone = 0;
        let lost: Vec<usize> = (self.erased.iter())
            .map(|part| {
                gone += part.len();
                gone
            })
            .collect();
        let place = |at: usize| {
            let before = self.erased.partition_point(|part| part.end <= at);
            let inside = self.erased.get(before).map_or(0, |part| at.saturating_sub(part.start));
            at - inside - before.checked_sub(1).map_or(0, |last| lost[last])
        };
        for marks in [&mut self.links, &mut self.code] {
            for mark in marks.iter_mut() {
                *mark = Span::new(place(mark.start), place(mark.end));
            }
            marks.retain(|mark| !mark.is_empty());
        }
    }
}

/// Whether a character leaves no mark on the page.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether an image is described by nothing but the name of its file, or by what an editor fills in.
fn is_file_name(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "bmp" | "heic" | "avif" | "mp4")
        || matches!(lower.as_str(), "image" | "img" | "alt" | "alt text" | "untitled")
}

/// Whether there are links, and nothing but punctuation and numbers stands outside of them.
fn is_all_links(text: &str, links: &[Span]) -> bool {
    let mut end = 0;
    let mut between = links.iter().map(|link| {
        let gap = &text[end.min(link.start)..link.start];
        end = link.end;
        gap
    });
    let bare = |text: &str| !text.chars().any(char::is_alphabetic);
    !links.is_empty() && between.all(bare) && bare(&text[links.last().map_or(0, |link| link.end)..])
}
