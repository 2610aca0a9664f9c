//! Stretches of text without markup, and the way back to the source.

use serde::{Deserialize, Serialize};

use crate::span::{OffsetMap, Span};

/// What kind of text a block is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Channel {
    /// A paragraph.
    #[default]
    Prose,
    /// A heading.
    Heading,
    /// An item of a list, or a paragraph of one.
    ListItem,
    /// A quotation.
    Quote,
    /// A code block.
    Code,
    /// A cell of a table.
    Table,
    /// A block that is nothing but links: link lists, bibliographies, navigation.
    LinkText,
    /// What an image shows, as the author says.
    ImageAlt,
}

/// A paragraph, heading or other stretch of text without markup. Line breaks of the source are kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Block {
    pub(super) channel: Channel,
    pub(super) level: u8,
    pub(super) checked: Option<bool>,
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) links: Vec<Span>,
    pub(super) code: Vec<Span>,
}

impl Block {
    /// The text without markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What kind of text it is.
    pub fn channel(&self) -> Channel {
        self.channel
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        self.channel == Channel::Heading
    }

    /// The level of a heading, from 1 to 6; the depth of a list item or quotation, from 1; else 0.
    pub fn level(&self) -> u8 {
        self.level
    }

    /// Whether the box of a task is checked; `None` for what is no task.
    pub fn checked(&self) -> Option<bool> {
        self.checked
    }

    /// The parts of [`Block::text`] that are links, in order.
    pub fn links(&self) -> &[Span] {
        &self.links
    }

    /// The parts of [`Block::text`] that are inline code, in order.
    pub fn code(&self) -> &[Span] {
        &self.code
    }

    /// Where a span of [`Block::text`] stands in the source.
    pub fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }

    /// Where the block's text stands in the source.
    pub fn span(&self) -> Span {
        self.source(Span::new(0, self.text.len()))
    }
}

/// Puts blocks together from pieces of the source.
#[derive(Default)]
pub(super) struct Composer {
    blocks: Vec<Block>,
    open: Block,
    /// Where the last piece of the open block ended in the source.
    source_end: usize,
}

impl Composer {
    /// Ends the block that is open and begins one of a kind.
    pub(super) fn begin(&mut self, channel: Channel, level: u8) {
        self.flush();
        self.open.channel = channel;
        self.open.level = level;
    }

    /// Marks the open block as a task.
    pub(super) fn check(&mut self, done: bool) {
        self.open.checked = Some(done);
    }

    /// How much text the open block has, in bytes: where the next piece will stand.
    pub(super) fn len(&self) -> usize {
        self.open.text.len()
    }

    /// The text of the open block.
    pub(super) fn text(&self) -> &str {
        &self.open.text
    }

    /// Appends text that stands at `span` of the source, perhaps in another spelling.
    pub(super) fn append(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let Block { text: own, map, .. } = &mut self.open;
        let at = own.len();
        if span.start > self.source_end {
            map.push(Span::new(at, at), Span::new(self.source_end, span.start));
        }
        own.push_str(text);
        if text.len() != span.len() {
            map.push(Span::new(at, own.len()), span);
        }
        self.source_end = span.end;
    }

    /// The text from `start` of the open block on is a link.
    pub(super) fn link(&mut self, start: usize) {
        let end = self.len();
        if start < end {
            self.open.links.push(Span::new(start, end));
        }
    }

    /// The text from `start` of the open block on is inline code.
    pub(super) fn code(&mut self, start: usize) {
        let end = self.len();
        if start < end {
            self.open.code.push(Span::new(start, end));
        }
    }

    /// Adds a block that stands inside the one that is open, which goes on.
    pub(super) fn insert(&mut self, channel: Channel, text: &str, span: Span) {
        let open = std::mem::take(&mut self.open);
        let source_end = std::mem::take(&mut self.source_end);
        self.begin(channel, 0);
        self.append(text, span);
        self.flush();
        (self.open, self.source_end) = (open, source_end);
    }

    /// Ends the open block; one without text is dropped. What follows is prose unless another kind begins.
    pub(super) fn flush(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        self.source_end = 0;
        if block.text.trim().is_empty() {
            return;
        }
        if !block.links.is_empty() && block.channel != Channel::Heading && is_all_links(&block) {
            block.channel = Channel::LinkText;
        }
        self.blocks.push(block);
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }
}

/// Whether nothing but punctuation and numbers stands outside of links.
fn is_all_links(block: &Block) -> bool {
    let mut end = 0;
    let mut between = block.links.iter().map(|link| {
        let gap = &block.text[end.min(link.start)..link.start];
        end = link.end;
        gap
    });
    let bare = |text: &str| !text.chars().any(char::is_alphabetic);
    between.all(bare) && bare(&block.text[block.links.last().map_or(0, |link| link.end)..])
}
