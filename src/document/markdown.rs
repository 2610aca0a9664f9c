//! Markdown to blocks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Channel, Composer};
use crate::span::Span;

/// The blocks of the Markdown text that begins at the byte `start` of `source`.
pub(super) fn blocks(source: &str, start: usize) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(&source[start..], options).into_offset_iter() {
        reader.event(source, event, Span::new(range.start + start, range.end + start));
    }
    reader.composer.finish()
}

#[derive(Default)]
struct Reader {
    composer: Composer,
    /// Depth of elements whose text is left out.
    hidden: usize,
}

impl Reader {
    fn event(&mut self, source: &str, event: Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => self.hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => self.hidden -= 1,
            Event::Start(Tag::Heading { level, .. }) => self.composer.begin(Channel::Heading, level_number(level)),
            Event::Start(tag) if !is_inline(&tag) => self.composer.flush(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => {
                self.composer.flush()
            }
            Event::Text(text) if self.hidden == 0 => self.composer.append(&text, span),
            Event::Code(code) if self.hidden == 0 => self.composer.append(&code, code_span(source, &code, span)),
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => self.composer.append("\n", span),
            _ => {}
        }
    }
}

/// Where the contents of inline code stand: inside the backticks, and inside a space at both ends.
fn code_span(source: &str, code: &str, span: Span) -> Span {
    let ticks = source[span.range()].bytes().take_while(|&byte| byte == b'`').count();
    let inner = Span::new(span.start + ticks, span.end - ticks);
    match inner.len().checked_sub(code.len()) {
        Some(0) => inner,
        Some(2) => Span::new(inner.start + 1, inner.end - 1),
        _ => span,
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn level_number(level: pulldown_cmark::HeadingLevel) -> u8 {
    match level {
        pulldown_cmark::HeadingLevel::H1 => 1,
        pulldown_cmark::HeadingLevel::H2 => 2,
        pulldown_cmark::HeadingLevel::H3 => 3,
        pulldown_cmark::HeadingLevel::H4 => 4,
        pulldown_cmark::HeadingLevel::H5 => 5,
        pulldown_cmark::HeadingLevel::H6 => 6,
    }
}
