//! A post as the analyses read it: blocks of running text, each with the way back to the source.

mod block;
mod date;
mod front_matter;
mod html;
mod markdown;

use block::Composer;
pub use block::{Block, Channel};
pub use date::{Date, DateSource};

use crate::span::{OffsetMap, Span};

/// A post: what it says, when, and where that stands. Spans of everything found in it are bytes of
/// [`Document::source`], which is the file itself if that is UTF-8.
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
    source: String,
    /// From `source` to the bytes of the file; `None` where they are the same.
    encoding: Option<OffsetMap>,
    title: Option<String>,
    date: Option<(Date, DateSource)>,
    tags: Vec<String>,
    blocks: Vec<Block>,
    problems: Vec<Problem>,
}

/// Something in a file that could not be understood. The rest was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
    /// Whether some of the text could not be read.
    pub lost: bool,
}

/// A heading and what stands under it, up to the next heading of any level.
#[derive(Clone, Copy, Debug)]
pub struct Section<'d> {
    /// The heading; `None` for what stands before the first.
    pub heading: Option<&'d Block>,
    /// What follows it.
    pub blocks: &'d [Block],
}

impl Section<'_> {
    /// The level of the heading, from 1 to 6; 0 before the first.
    pub fn level(&self) -> u8 {
        self.heading.map_or(0, Block::level)
    }
}

impl Document {
    /// A plain text: one block, nothing left out.
    pub fn from_text(source: &str) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let mut composer = Composer::default();
        composer.append(&source[start..], Span::new(start, source.len()));
        Self { source: source.to_owned(), blocks: composer.finish(), ..Self::default() }
    }

    /// A Markdown text. The title comes from the front matter or else from the first heading of level 1.
    pub fn from_markdown(source: &str) -> Self {
        let head = front_matter::read(source);
        let blocks = markdown::blocks(source, head.body);
        let heading = blocks.iter().find(|block| block.is_heading() && block.level() == 1);
        let title = head.title.or_else(|| heading.map(|block| block.text().to_owned()));
        let problem = |(at, reason): (usize, String)| Problem {
            line: 1 + source[..at].matches('\n').count(),
            reason,
            lost: false,
        };
        let problems = head.problems.into_iter().map(problem).collect();
        Self { source: source.to_owned(), title, tags: head.tags, blocks, problems, ..Self::default() }
    }

    /// A page of HTML, or the HTML of a post alone. Menus, comments and the like are left out, and if the page says
    /// which part of it is the post, all but that.
    pub fn from_html(source: &str) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let html::Page { title, date: _date, tags, blocks } = html::read(source, Span::new(start, source.len()));
        Self { source: source.to_owned(), title, tags, blocks, ..Self::default() }
    }

    /// The text that spans refer to: the file, decoded.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The bytes of the file that a span of [`Document::source`] was decoded from.
    pub fn in_file(&self, span: Span) -> Span {
        self.encoding.as_ref().map_or(span, |map| map.source(span))
    }

    /// When the post was written, and how that is known.
    pub fn date(&self) -> Option<(Date, DateSource)> {
        self.date
    }

    /// The tags and categories that the author gave it.
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// What could not be understood; the rest was read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The title, if the source names one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The blocks by heading.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let sections = self.blocks.chunk_by(|_, next| !next.is_heading());
        sections.map(|blocks| match blocks.split_first() {
            Some((heading, blocks)) if heading.is_heading() => Section { heading: Some(heading), blocks },
            _ => Section { heading: None, blocks },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_lead_back_to_the_source() {
        let source = "# 제목\n\n**취준**을 하며 `Redis`를 썼다 &amp; 배웠다\n\n- 하나\n";
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
