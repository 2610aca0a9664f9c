//! What several commands print.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::summary::Excerpt;
use crate::{Document, Span};

/// Standard output, buffered.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Prints a text.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Appends a JSON object and a line feed.
pub(super) fn push_json(out: &mut String, value: &impl Serialize) {
    // None of our types can fail to be written.
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
    out.push('\n');
}

/// A text with its place, in JSON.
#[derive(Serialize)]
pub(super) struct TextRecord<'a> {
    path: &'a str,
    /// Bytes of the file.
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> TextRecord<'a> {
    pub(super) const fn new(path: &'a str, span: Span, text: &'a str) -> Self {
        Self { path, start: span.start, end: span.end, text }
    }
}

impl<'a> From<&'a Excerpt> for TextRecord<'a> {
    fn from(excerpt: &'a Excerpt) -> Self {
        Self::new(excerpt.path(), excerpt.span(), excerpt.text())
    }
}

/// Which post it is, in JSON.
#[derive(Serialize)]
pub(super) struct PostRecord<'a> {
    path: &'a str,
    /// Of a record in a file of many: what it is called, and where it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    title: Option<&'a str>,
    date: Option<String>,
}

impl<'a> PostRecord<'a> {
    pub(super) fn new(path: &'a str, document: &'a Document) -> Self {
        Self {
            path,
            id: document.id(),
            line: document.line(),
            title: document.title(),
            date: document.date().map(|(date, _)| date.to_string()),
        }
    }
}

/// A path as output names it.
pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Pads a text to a width in columns; Hangul takes two each.
pub(super) fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// Whether output may be coloured: a terminal reads it, and `NO_COLOR` is not set.
pub(super) fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
