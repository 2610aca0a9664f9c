//! What can go wrong.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The result of a fallible operation of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can fail. Analysing text cannot: any `&str` has tokens.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file holds bytes that are no text.
    #[error("{}: not UTF-8 from byte {offset} on", path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// Where the first invalid byte stands.
        offset: usize,
    },
    /// A file is no text: a picture, an archive, a program.
    #[error("{}: not a text file", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// A file is larger than anything that is read whole.
    #[error("{}: {bytes} bytes are more than the {limit} that a post may have", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How large it is; for what has no size before it is read, how much was read of it.
        bytes: u64,
        /// How large it may be.
        limit: u64,
    },
    /// A dictionary is missing, damaged or not one of lindera's ko-dic form.
    #[error("dictionary {}: {reason}", path.display())]
    Dictionary {
        /// The dictionary's directory or the file in it.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Lines of a user dictionary cannot be used; all of them are listed.
    #[error("{}", problems(name, lines))]
    UserDictionary {
        /// The file, or what stands for it.
        name: String,
        /// The lines, in order.
        lines: Vec<BadLine>,
    },
    /// Lines of a list of terms or stop words cannot be used; all of them are listed.
    #[error("{}", problems(name, lines))]
    WordList {
        /// The file, or what stands for it.
        name: String,
        /// The lines, in order.
        lines: Vec<BadLine>,
    },
    /// Lines of a sentiment lexicon cannot be used; all of them are listed.
    #[error("{}", problems(name, lines))]
    Lexicon {
        /// The file, or what stands for it.
        name: String,
        /// The lines, in order.
        lines: Vec<BadLine>,
    },
    /// A record of a file cannot be used; those around it can, unless the reason says that the file ends there.
    #[error("{}:{line}: {reason}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// The line where the record begins or breaks off, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A file is of a form that may hold posts, but holds other things: an XML file that is no feed, a table
    /// without a column of text.
    #[error("{}: {reason}", path.display())]
    NotPosts {
        /// The file.
        path: PathBuf,
        /// What is missing.
        reason: String,
    },
    /// A file is no summary of posts, or one that this version cannot read.
    #[error("{}{reason}", path.as_ref().map(|path| format!("{}: ", path.display())).unwrap_or_default())]
    Summary {
        /// The file, if it came from one.
        path: Option<PathBuf>,
        /// What is wrong with it.
        reason: String,
    },
    /// A pattern for the names of files cannot be used.
    #[error("the pattern {glob}: {reason}")]
    Glob {
        /// The pattern.
        glob: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// A line of a file that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadLine {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

fn problems(name: &str, lines: &[BadLine]) -> String {
    let each = lines.iter().map(|bad| format!("{name}:{}: {}", bad.line, bad.reason));
    each.collect::<Vec<_>>().join("\n")
}

impl Error {
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }

    /// The text of a file's bytes.
    pub(crate) fn decode(path: &Path, bytes: Vec<u8>) -> Result<String> {
        String::from_utf8(bytes)
            .map_err(|error| Self::Encoding { path: path.to_owned(), offset: error.utf8_error().valid_up_to() })
    }

    pub(crate) fn dictionary(path: &Path, reason: impl fmt::Display) -> Self {
        Self::Dictionary { path: path.to_owned(), reason: reason.to_string() }
    }

    pub(crate) fn record(path: &Path, line: usize, reason: String) -> Self {
        Self::Record { path: path.to_owned(), line, reason }
    }
}
