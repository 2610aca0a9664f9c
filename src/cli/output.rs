//! What several commands print.

use std::io::{self, BufWriter, IsTerminal, StdoutLock};
use std::path::Path;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// Standard output, buffered.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Appends a JSON object and a line feed.
pub(super) fn push_json(out: &mut String, value: &impl Serialize) {
    // None of our types can fail to be written.
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
    out.push('\n');
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
