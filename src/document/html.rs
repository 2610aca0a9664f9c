//! HTML to blocks.

mod element;
mod page;
mod reader;
mod token;

use super::block::{Block, Composer, Context, Draft};
use crate::span::Span;

pub(super) use element::{Element, Tag};
pub(super) use reader::{Output, Reader, write_image};
pub(super) use token::{Token, tokens};

/// What a page says, and when.
#[derive(Default)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    /// As written.
    pub(super) date: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) blocks: Vec<Block>,
}

/// Reads the page that stands at `span` of `source`: a whole one, or the body of a post.
pub(super) fn read(source: &str, span: Span) -> Page {
    let tokens: Vec<Token<'_>> = tokens(&source[span.range()], span.start).collect();
    let mut composer = Composer::finishing(Draft::link_urls);
    let mut reader = Reader::new(&mut composer, Context::default());
    for token in page::content(&tokens) {
        reader.token(token);
    }
    reader.end();
    let head = page::head(&tokens);
    Page { blocks: composer.finish(), ..head }
}
