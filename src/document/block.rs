//! Stretches of text without markup, and the way back to the source.

mod composer;
mod draft;
mod urls;

use serde::{Deserialize, Serialize};

pub(super) use composer::Composer;
pub(super) use draft::Draft;

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
    channel: Channel,
    level: u8,
    checked: Option<bool>,
    text: String,
    map: OffsetMap,
    links: Vec<Span>,
    code: Vec<Span>,
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

/// What markup a piece of text stands in; decides the channel of its block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Context {
    /// How many quotations around it.
    pub(super) quote: u8,
    /// How many lists around it.
    pub(super) list: u8,
    /// The level of the heading around it; 0 if there is none.
    pub(super) heading: u8,
    /// Whether it is a cell of a table.
    pub(super) cell: bool,
    /// Whether it is a code block.
    pub(super) code: bool,
}

impl Context {
    /// The channel and level of a block in it. Quotations go before what they hold: a heading or list that is
    /// quoted was written by somebody else, and does not divide the post.
    pub(super) fn channel(self) -> (Channel, u8) {
        match self {
            Self { code: true, .. } => (Channel::Code, 0),
            Self { quote: 1.., .. } => (Channel::Quote, self.quote),
            Self { heading: 1.., .. } => (Channel::Heading, self.heading),
            Self { cell: true, .. } => (Channel::Table, 0),
            Self { list: 1.., .. } => (Channel::ListItem, self.list),
            _ => (Channel::Prose, 0),
        }
    }
}
