//! Files of one post or of many: Markdown, HTML, text, JSON, tables, feeds.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Document;
use super::bytes::Text;
use super::feed::Feed;
use super::json::{Lines, Values};
use super::record::Record;
use super::table::Table;
use crate::error::{Error, Result};

/// Nearly all posts are shorter, in bytes, so that what holds one need not grow.
const USUAL: usize = 1 << 15;

/// What is read as what of the records of a file. A field that is not named is the first there is of its usual
/// names; capital letters make no difference.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields {
    /// The text; else `text`, `content`, `body`, `contents`, `본문`, `내용`.
    pub text: Option<String>,
    /// The date; else `date`, `created_at`, `published_at`, `createdAt`, `publishedAt`, `datetime`, `날짜`, `작성일`.
    pub date: Option<String>,
    /// The title; else `title`, `subject`, `제목`.
    pub title: Option<String>,
    /// What tells the record from others; else `id`, `slug`, `url`, `link`.
    pub id: Option<String>,
}

/// What a file of posts is written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Format {
    /// One post in Markdown.
    Markdown,
    /// One post in HTML.
    Html,
    /// One post without markup; in Markdown if it has front matter.
    Text,
    /// A JSON object a line, each a post.
    JsonLines,
    /// A JSON array of objects, each a post, or such objects one after another.
    Json,
    /// Comma-separated values with a row of names.
    Csv,
    /// Tab-separated values with a row of names.
    Tsv,
    /// RSS, Atom, or what WordPress exports.
    Feed,
}

impl Format {
    /// What the name of a file says; text if it says nothing.
    pub fn of(path: &Path) -> Self {
        Self::by_extension(path).unwrap_or(Self::Text)
    }

    /// Whether a file of it is one post.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Text)
    }

    pub(super) fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "md" | "markdown" | "mdx" | "mkd" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "txt" | "text" => Self::Text,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "xml" | "rss" | "atom" => Self::Feed,
            _ => return None,
        })
    }
}

/// The posts of a file, one after another: memory is bounded by the longest, not by the file.
///
/// A record that cannot be used is an [`Error::Record`] with its line, and the others are read. Text is decoded
/// from whatever encoding it is in; a record with bytes that are no text has a [`Problem`](crate::Problem).
///
/// The text of a record is HTML if it has block-level tags, and Markdown else; that of a feed likewise. Spans of such a
/// document are bytes of [`Document::source`], which is the record's own text as it is after JSON, CSV or
/// XML escapes are undone, and not bytes of the file: [`Document::line`] tells where it stands there.
///
/// In an Atom feed or in RSS, `link` is taken as the [`Document::id`], or else `guid` or `id`. Of a WordPress export, posts and
/// pages that are published are read, not drafts, attachments and comments.
///
/// ```no_run
/// use hoego::{Documents, Fields};
///
/// for document in Documents::open("posts.jsonl", &Fields::default())? {
///     let document = document?;
///     println!("{:?} {:?}", document.line(), document.title());
/// }
/// # Ok::<(), hoego::Error>(())
/// ```
pub struct Documents {
    path: PathBuf,
    fields: Fields,
    posts: Posts,
}

enum Posts {
    Single(Option<Box<Document>>),
    Lines(Lines),
    Values(Values),
    Table(Box<Table>),
    Feed(Box<Feed>),
}

impl Documents {
    /// The posts of a file, in the format that its name tells.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no text; one post of more than [`Document::MAX_BYTES`]; a table without
    /// a column of text, or XML that is no feed: [`Error::NotPosts`].
    pub fn open(path: impl AsRef<Path>, fields: &Fields) -> Result<Self> {
        let path = path.as_ref();
        Self::open_as(path, Format::of(path), fields)
    }

    /// The posts of a file in a given format.
    ///
    /// # Errors
    ///
    /// As those of [`Documents::open`].
    pub fn open_as(path: impl AsRef<Path>, format: Format, fields: &Fields) -> Result<Self> {
        let path = path.as_ref();
        let file = File::open(path).map_err(Error::io(path))?;
        let metadata = file.metadata().map_err(Error::io(path))?;
        // Reading a folder fails only later, and with a reason that names no folder on some systems.
        if metadata.is_dir() {
            return Err(Error::io(path)(io::Error::new(io::ErrorKind::IsADirectory, "is a directory")));
        }
        if format.is_single() && metadata.len() > Document::MAX_BYTES as u64 {
            return Err(too_large(path, metadata.len()));
        }
        Self::from_reader(path, file, format, fields)
    }

    /// The posts that a reader gives; `path` stands for it in errors.
    ///
    /// # Errors
    ///
    /// As those of [`Documents::open`].
    pub fn from_reader(
        path: impl AsRef<Path>,
        reader: impl Read + Send + 'static,
        format: Format,
        fields: &Fields,
    ) -> Result<Self> {
        let path = path.as_ref();
        let text = |reader| Text::new(path, Box::new(reader), |_| None);
        let posts = match format {
            Format::Markdown | Format::Html | Format::Text => {
                let mut bytes = Vec::with_capacity(USUAL);
                reader.take(Document::MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(Error::io(path))?;
                Posts::Single(Some(Box::new(Document::from_bytes_as(path, bytes, format)?)))
            }
            Format::JsonLines => Posts::Lines(Lines::new(text(reader)?)),
            Format::Json => Posts::Values(Values::new(text(reader)?)),
            Format::Csv => Posts::Table(Box::new(Table::new(path, text(reader)?, b',', fields)?)),
            Format::Tsv => Posts::Table(Box::new(Table::new(path, text(reader)?, b'\t', fields)?)),
            Format::Feed => Posts::Feed(Box::new(Feed::new(path, Box::new(reader))?)),
        };
        Ok(Self { path: path.to_owned(), fields: fields.clone(), posts })
    }

    /// The next post, of which a record is not yet analysed: that can be done on another thread.
    pub(crate) fn next_post(&mut self) -> Option<Result<Post>> {
        let (path, fields) = (&self.path, &self.fields);
        let record = match &mut self.posts {
            Posts::Single(document) => return document.take().map(Post::Document).map(Ok),
            Posts::Lines(lines) => lines.next(path, fields),
            Posts::Values(values) => values.next(path, fields),
            Posts::Table(table) => table.next(path),
            Posts::Feed(feed) => feed.next(path),
        };
        record.map(|record| record.map(|record| Post::Record(Box::new(record))))
    }
}

impl Iterator for Documents {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_post().map(|post| post.map(Post::document))
    }
}

/// A post that is read, but perhaps not yet understood.
pub(crate) enum Post {
    Document(Box<Document>),
    Record(Box<Record>),
}

impl Post {
    pub(crate) fn document(self) -> Document {
        match self {
            Self::Document(document) => *document,
            Self::Record(record) => record.document(),
        }
    }

    /// How much memory it takes, roughly, in bytes.
    #[cfg(feature = "cli")]
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Document(document) => document.source().len(),
            Self::Record(record) => record.text.len(),
        }
    }
}

fn too_large(path: &Path, bytes: u64) -> Error {
    Error::TooLarge { path: path.to_owned(), bytes, limit: Document::MAX_BYTES as u64 }
}
