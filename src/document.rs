//! A post as the analyses read it: blocks of running text, each with the way back to the source.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::span::{OffsetMap, Span};

/// A text and what it consists of. Spans of everything found in it are bytes of the source.
///
/// ```
/// use hoego::Document;
///
/// let document = Document::from_markdown("---\ntitle: 올해\n---\n**면접**을 봤다.\n");
/// assert_eq!(document.title(), Some("올해"));
/// assert_eq!(document.blocks()[0].text(), "면접을 봤다.");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Document {
    title: Option<String>,
    blocks: Vec<Block>,
}

/// A paragraph, heading or other stretch of text without markup.
#[derive(Clone, Debug)]
pub struct Block {
    heading: bool,
    text: String,
    map: OffsetMap,
}

impl Block {
    /// The text without markup; line breaks are kept.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        self.heading
    }

    /// Where a span of [`Block::text`] stands in the source.
    pub fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }
}

impl Document {
    /// A plain text: one block, nothing left out.
    pub fn from_text(source: &str) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let mut builder = Builder::default();
        builder.append(&source[start..], Span::new(start, source.len()));
        builder.flush();
        Self { title: None, blocks: builder.blocks }
    }

    /// A Markdown text. Front matter, code blocks, HTML and images are left out; the title comes from the
    /// front matter or else from the first heading of level 1.
    pub fn from_markdown(source: &str) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let mut builder = Builder::default();
        for (event, range) in Parser::new_ext(&source[start..], options).into_offset_iter() {
            builder.event(source, event, Span::new(range.start + start, range.end + start));
        }
        builder.flush();
        let heading = builder.blocks.iter().find(|block| block.heading);
        let title = builder.title.or_else(|| heading.map(|block| block.text.clone()));
        Self { title, blocks: builder.blocks }
    }

    /// The title, if the source names one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

#[derive(Default)]
struct Builder {
    title: Option<String>,
    blocks: Vec<Block>,
    text: String,
    map: OffsetMap,
    heading: bool,
    /// Depth of elements whose text is left out.
    hidden: usize,
    metadata: Option<MetadataBlockKind>,
    /// Where the last piece of the current block ended in the source.
    source_end: usize,
}

impl Builder {
    fn event(&mut self, source: &str, event: Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => self.metadata = Some(kind),
            Event::End(TagEnd::MetadataBlock(_)) => self.metadata = None,
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => self.hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => self.hidden -= 1,
            Event::Start(Tag::Heading { .. }) => {
                self.flush();
                self.heading = true;
            }
            Event::Start(tag) if !is_inline(&tag) => self.flush(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => self.flush(),
            Event::Text(text) if self.metadata.is_some() => self.front_matter(&text),
            Event::Text(text) if self.hidden == 0 => self.append(&text, span),
            Event::Code(code) if self.hidden == 0 => self.append(&code, code_span(source, &code, span)),
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => self.append("\n", span),
            _ => {}
        }
    }

    /// Appends text that stands at `span` of the source, perhaps in another spelling.
    fn append(&mut self, text: &str, span: Span) {
        let at = self.text.len();
        if span.start > self.source_end {
            self.map.push(Span::new(at, at), Span::new(self.source_end, span.start));
        }
        self.text.push_str(text);
        if text.len() != span.len() {
            self.map.push(Span::new(at, self.text.len()), span);
        }
        self.source_end = span.end;
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let map = std::mem::take(&mut self.map);
        let heading = std::mem::take(&mut self.heading);
        self.source_end = 0;
        if !text.trim().is_empty() {
            self.blocks.push(Block { heading, text, map });
        }
    }

    /// Reads the title of a YAML or TOML block.
    fn front_matter(&mut self, text: &str) {
        let title = text.lines().find_map(|line| {
            let (key, value) = line.split_once([':', '='])?;
            let value = value.trim().trim_matches(['"', '\'']).trim();
            (key.trim() == "title" && !value.is_empty()).then(|| value.to_owned())
        });
        self.title = self.title.take().or(title);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_lead_back_to_the_source() {
        let source = "# 제목\n\n**취준**을 하며 `Redis`를 썼다 &amp; 배웠다\n\n```\ncode\n```\n- 하나\n";
        let document = Document::from_markdown(source);
        let texts: Vec<_> = document.blocks().iter().map(Block::text).collect();
        assert_eq!(texts, ["제목", "취준을 하며 Redis를 썼다 & 배웠다", "하나"]);
        for (block, word) in [(0, "제목"), (1, "취준"), (1, "Redis"), (1, "배웠다"), (2, "하나")] {
            let block = &document.blocks()[block];
            let start = block.text().find(word).unwrap();
            let span = block.source(Span::new(start, start + word.len()));
            assert_eq!(span.slice(source), Some(word));
        }
    }

    #[test]
    fn front_matter_is_no_text() {
        for fence in ["---", "+++"] {
            let source = format!("{fence}\ntitle = '한 해'\n{fence}\n본문\n");
            let document = Document::from_markdown(&source);
            assert_eq!(document.title(), Some("한 해"));
            assert_eq!(document.blocks().len(), 1);
        }
    }
}
