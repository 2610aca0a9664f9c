//! A post as the analyses read it: blocks of running text, each with the way back to the source.

mod block;
pub(crate) mod bytes;
mod date;
mod encoding;
mod feed;
mod fields;
mod front_matter;
mod html;
mod json;
mod markdown;
mod record;
mod records;
mod table;
mod walk;

use std::cell::LazyCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use block::Composer;
pub use block::{Block, Channel};
pub use date::{Date, DateSource, NotADate};
use encoding::FileMap;
use front_matter::FrontMatter;
#[cfg(feature = "cli")]
pub(crate) use records::Post;
pub use records::{Documents, Fields, Format};
pub use walk::Walk;

use crate::error::{Error, Result};
use crate::span::{LineIndex, Place, Span, line_starts};

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
    path: Option<PathBuf>,
    /// The name of the file's encoding.
    encoding: Option<&'static str>,
    /// From `source` to the bytes of the file; `None` where they are the same.
    file: Option<FileMap>,
    /// Where lines begin, once somebody asks.
    lines: OnceLock<Vec<usize>>,
    title: Option<String>,
    date: Option<(Date, DateSource)>,
    tags: Vec<String>,
    blocks: Vec<Block>,
    problems: Vec<Problem>,
    /// Of a record among others in a file: what it is called there, and on which line it begins.
    id: Option<String>,
    line: Option<usize>,
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
    /// How large a post may be, in bytes: 64 MiB. Posts are read whole.
    pub const MAX_BYTES: usize = 64 << 20;

    /// Reads a file; its name says what it is, see [`Document::from_bytes`].
    ///
    /// # Errors
    ///
    /// [`Error::Io`] if it cannot be read, [`Error::TooLarge`] if it is larger than [`Document::MAX_BYTES`] (found out
    /// before it is read, and while for what has no size), [`Error::NotText`].
    pub fn read(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(Error::io(path))?;
        let metadata = file.metadata().map_err(Error::io(path))?;
        if metadata.is_dir() {
            return Err(Error::io(path)(io::Error::new(io::ErrorKind::IsADirectory, "is a directory")));
        }
        check_size(path, metadata.len())?;
        let mut bytes = Vec::new();
        file.take(Self::MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(Error::io(path))?;
        Self::from_bytes(path, bytes)
    }

    /// Makes a document of the bytes of a file. Their encoding is found out: UTF-8, UTF-16 or CP949. The extension of
    /// `path` tells the format, as [`Format::of`] says. The path is also asked for the date; the file is not touched.
    ///
    /// # Errors
    ///
    /// [`Error::NotText`] for pictures, archives and the like, [`Error::TooLarge`], and [`Error::NotPosts`] for a
    /// file of many posts, which [`Documents`] reads.
    pub fn from_bytes(path: &Path, bytes: Vec<u8>) -> Result<Self> {
        Self::from_bytes_as(path, bytes, Format::of(path))
    }

    /// [`Document::from_bytes`] in a given format.
    pub(crate) fn from_bytes_as(path: &Path, bytes: Vec<u8>, format: Format) -> Result<Self> {
        if !format.is_single() {
            let reason = "it may hold many posts, of which one is wanted".to_owned();
            return Err(Error::NotPosts { path: path.to_owned(), reason });
        }
        check_size(path, bytes.len() as u64)?;
        let decoded = encoding::decode(bytes).ok_or_else(|| Error::NotText { path: path.to_owned() })?;
        let mut document = match format {
            Format::Markdown => Self::markdown(decoded.text, Some(path)),
            Format::Html => Self::html(decoded.text, Some(path)),
            _ => match front_matter::read(&decoded.text) {
                head if head.body > 0 && front_matter::is_present(&head, &decoded.text) => {
                    Self::with_head(decoded.text, Some(path), head)
                }
                _ => Self::text(decoded.text, Some(path)),
            },
        };
        document.encoding = Some(decoded.encoding);
        document.file = decoded.map;
        document.problems.extend(decoded.problems);
        document.problems.sort_by_key(|problem| problem.line);
        Ok(document)
    }

    /// A plain text: one block, nothing left out.
    pub fn from_text(source: &str) -> Self {
        Self::text(source.to_owned(), None)
    }

    /// A Markdown text. The title comes from the front matter or else from the first heading of level 1, the date from
    /// what [`DateSource`] lists.
    pub fn from_markdown(source: &str) -> Self {
        Self::markdown(source.to_owned(), None)
    }

    /// A page of HTML, or the HTML of a post alone. Menus, comments and the like are left out, and if the page says
    /// which part of it is the post, all but that.
    pub fn from_html(source: &str) -> Self {
        Self::html(source.to_owned(), None)
    }

    fn html(source: String, path: Option<&Path>) -> Self {
        let html::Page { title, date, tags, blocks } = html::read(&source, Span::new(0, source.len()));
        let path = path.map(Path::to_owned);
        let mut document = Self { source, path, title, tags, blocks, ..Self::default() };
        document.find_date(date.as_deref());
        document
    }

    fn text(source: String, path: Option<&Path>) -> Self {
        let start = source.len() - source.trim_start_matches('\u{feff}').len();
        let mut composer = Composer::default();
        composer.append(&source[start..], Span::new(start, source.len()));
        let mut document =
            Self { source, path: path.map(Path::to_owned), blocks: composer.finish(), ..Self::default() };
        document.find_date(None);
        document
    }

    fn markdown(source: String, path: Option<&Path>) -> Self {
        let head = front_matter::read(&source);
        Self::with_head(source, path, head)
    }

    fn with_head(source: String, path: Option<&Path>, head: FrontMatter) -> Self {
        let mut blocks = markdown::blocks(&source, head.body);
        let skipped = |span: Span| head.skip.iter().any(|skip| skip.start <= span.start && span.end <= skip.end);
        blocks.retain(|block| !skipped(block.span()));
        let heading = blocks.iter().find(|block| block.is_heading() && block.level() == 1);
        let title = head.title.or_else(|| heading.map(|block| block.text().to_owned()));
        let index = LazyCell::new(|| LineIndex::new(&source));
        let problem = |(at, reason)| Problem { line: index.place(at).line, reason, lost: false };
        let problems = head.problems.into_iter().map(problem).collect();
        let path = path.map(Path::to_owned);
        let mut document = Self { source, path, title, tags: head.tags, blocks, problems, ..Self::default() };
        document.find_date(head.date.as_deref());
        document
    }

    /// Settles when the post was written; `written` is the date that it gives itself, in the author's words.
    fn find_date(&mut self, written: Option<&str>) {
        let (path, title) = (self.path.as_deref(), self.title.as_deref());
        self.date = date::find(&date::Clues { written, path, title, blocks: &self.blocks });
    }

    /// The file, if it was made from one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The name of the file's encoding: `UTF-8`, `UTF-16LE`, `UTF-16BE` or `CP949`.
    pub fn encoding(&self) -> &'static str {
        self.encoding.unwrap_or("UTF-8")
    }

    /// The text that spans refer to: the file, decoded.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The bytes of the file that a span of [`Document::source`] was decoded from. O(log source).
    pub fn in_file(&self, span: Span) -> Span {
        self.file.as_ref().map_or(span, |map| map.in_file(&self.source, span))
    }

    /// The line and column of a byte of [`Document::source`]. The lines are looked for at the first call.
    pub fn place(&self, offset: usize) -> Place {
        let starts = self.lines.get_or_init(|| line_starts(&self.source));
        LineIndex::with_starts(&self.source, starts).place(offset)
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

    /// What tells the record of a file or feed from others there: its id, slug or address.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The line of the file where the record begins, from 1; `None` if the file is the post.
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

fn check_size(path: &Path, bytes: u64) -> Result<()> {
    let limit = Document::MAX_BYTES as u64;
    if bytes > limit { Err(Error::TooLarge { path: path.to_owned(), bytes, limit }) } else { Ok(()) }
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
        for (fence, sign) in [("---", ":"), ("+++", " =")] {
            let source = format!("{fence}\ntitle{sign} '한 해'\n{fence}\n본문\n");
            let document = Document::from_markdown(&source);
            assert_eq!(document.title(), Some("한 해"));
            assert_eq!(document.blocks().len(), 1);
        }
    }
}
