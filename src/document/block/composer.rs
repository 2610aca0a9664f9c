//! Blocks from pieces of the source, in its order.

use super::{Block, Channel, Draft};
use crate::span::Span;

/// Puts blocks together from pieces of the source.
#[derive(Default)]
pub(in crate::document) struct Composer {
    blocks: Vec<Block>,
    open: Draft,
    /// The blocks that [`Composer::nest`] left open, outermost first.
    outer: Vec<Draft>,
    /// What is done to a block before it ends.
    finishing: Option<fn(&mut Draft)>,
}

impl Composer {
    /// A composer that does something to every block before it ends.
    pub(in crate::document) fn finishing(finishing: fn(&mut Draft)) -> Self {
        Self { finishing: Some(finishing), ..Self::default() }
    }

    /// Ends the block that is open and begins one of a kind.
    pub(in crate::document) fn begin(&mut self, channel: Channel, level: u8) {
        self.flush();
        self.turn_into(channel, level);
    }

    /// Makes the open block one of another kind.
    pub(in crate::document) fn turn_into(&mut self, channel: Channel, level: u8) {
        self.open.channel = channel;
        self.open.level = level;
    }

    /// Marks the open block as a task.
    pub(in crate::document) fn check(&mut self, done: bool) {
        self.open.checked = Some(done);
    }

    /// How much text the open block has, in bytes: where the next piece will stand.
    pub(in crate::document) fn len(&self) -> usize {
        self.open.text().len()
    }

    /// The text of the open block.
    pub(in crate::document) fn text(&self) -> &str {
        self.open.text()
    }

    /// Appends text that stands at `span` of the source, perhaps in another spelling.
    pub(in crate::document) fn append(&mut self, text: &str, span: Span) {
        self.open.append(text, span);
    }

    /// The text from `start` of the open block on is a link; links inside it are part of it.
    pub(in crate::document) fn link(&mut self, start: usize) {
        let end = self.len();
        if start < end {
            while self.open.links.pop_if(|link| link.start >= start).is_some() {}
            self.open.links.push(Span::new(start, end));
        }
    }

    /// The text from `start` of the open block on is inline code.
    pub(in crate::document) fn code(&mut self, start: usize) {
        let end = self.len();
        if start < end {
            self.open.code.push(Span::new(start, end));
        }
    }

    /// The text from `start` of the open block on means what it says, whatever it looks like.
    pub(in crate::document) fn literal(&mut self, start: usize) {
        let end = self.len();
        if start < end {
            self.open.literal.push(Span::new(start, end));
        }
    }

    /// Adds a block that stands inside the one that is open, which goes on.
    pub(in crate::document) fn insert(&mut self, channel: Channel, text: &str, span: Span) {
        self.nest(channel);
        self.append(text, span);
        self.unnest();
    }

    /// Begins a block inside the one that is open, which goes on after [`Composer::unnest`].
    pub(in crate::document) fn nest(&mut self, channel: Channel) {
        self.outer.push(std::mem::take(&mut self.open));
        self.turn_into(channel, 0);
    }

    /// Ends the block that [`Composer::nest`] began.
    pub(in crate::document) fn unnest(&mut self) {
        self.flush();
        self.open = self.outer.pop().unwrap_or_default();
    }

    /// Ends the open block; one without text is dropped. What follows is prose unless another kind begins.
    pub(in crate::document) fn flush(&mut self) {
        if !self.open.text().is_empty() {
            if let Some(finishing) = self.finishing {
                finishing(&mut self.open);
            }
            self.blocks.extend(self.open.finish());
        }
        self.open.clear();
    }

    /// All blocks.
    pub(in crate::document) fn finish(mut self) -> Vec<Block> {
        while !self.outer.is_empty() {
            self.unnest();
        }
        self.flush();
        self.blocks
    }
}
