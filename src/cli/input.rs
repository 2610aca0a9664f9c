//! Where texts come from: files, folders, standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::Document;
use crate::error::{Error, Result};

/// What stands for standard input, in arguments and output.
pub(super) const STDIN: &str = "-";

/// The inputs that arguments name; standard input if they name none.
pub(super) fn or_stdin(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(STDIN)] } else { paths.to_vec() }
}

/// Replaces folders by the posts in them, sorted; hidden files and links to folders are left out.
pub(super) fn posts(paths: &[PathBuf]) -> Vec<Result<PathBuf>> {
    let mut found = Vec::new();
    for path in or_stdin(paths) {
        if path.is_dir() {
            walk(&path, &mut found);
        } else {
            found.push(Ok(path));
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<Result<PathBuf>>) {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(Error::io(folder)(error))),
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            _ if hidden => {}
            Ok(kind) if kind.is_dir() => walk(&path, found),
            Ok(_) if is_post(&path) => found.push(Ok(path)),
            Ok(_) => {}
            Err(error) => found.push(Err(Error::io(&path)(error))),
        }
    }
}

fn is_post(path: &Path) -> bool {
    is_markdown(path) || has_extension(path, &["txt", "text"])
}

/// Whether a file's name says that it is Markdown.
pub(super) fn is_markdown(path: &Path) -> bool {
    has_extension(path, &["md", "markdown", "mdx", "mkd"])
}

/// Reads a post as what its name or its beginning says.
pub(super) fn document(path: &Path, text: &str) -> Document {
    let has_front_matter = ["---\n", "---\r\n", "+++\n", "+++\r\n"]
        .iter()
        .any(|fence| text.trim_start_matches('\u{feff}').starts_with(fence));
    if is_markdown(path) || has_front_matter { Document::from_markdown(text) } else { Document::from_text(text) }
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|own| extensions.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// The whole text of a file or of standard input.
pub(super) fn read(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(Error::io(path))?;
    Error::decode(path, bytes)
}

fn open(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new(STDIN) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(Error::io(path))?;
    // Reading a folder fails only later, and with a reason that names no folder on some systems.
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        let error = io::Error::new(io::ErrorKind::IsADirectory, "is a directory");
        return Err(Error::io(path)(error));
    }
    Ok(Box::new(file))
}

/// Whole lines of an input, as many at a time as are at hand: a pipe is answered line by line, and a large
/// file never lies in memory whole.
pub(super) struct Blocks {
    path: PathBuf,
    input: Box<dyn Read>,
    buffer: Vec<u8>,
    /// How many bytes of `buffer` were given out already.
    used: usize,
    /// Where `buffer` begins in the input.
    offset: usize,
    line: usize,
    end: bool,
}

/// Lines of an input.
pub(super) struct Block<'a> {
    /// The lines with their line feeds.
    pub(super) text: &'a str,
    /// Where it begins, in bytes of the input.
    pub(super) offset: usize,
    /// The number of its first line, from 1.
    pub(super) line: usize,
}

impl Blocks {
    const SIZE: usize = 1 << 20;

    pub(super) fn open(path: &Path) -> Result<Self> {
        let input = open(path)?;
        Ok(Self { path: path.to_owned(), input, buffer: Vec::new(), used: 0, offset: 0, line: 1, end: false })
    }

    /// The next lines; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the input cannot be read or is not UTF-8. What comes before was given out.
    pub(super) fn next(&mut self) -> Result<Option<Block<'_>>> {
        self.offset += self.used;
        self.line += memchr::memchr_iter(b'\n', &self.buffer[..self.used]).count();
        self.buffer.drain(..self.used);
        self.used = 0;
        let mut searched = 0;
        let mut last = None;
        while last.is_none() && !self.end {
            let len = self.buffer.len();
            self.buffer.resize(len + Self::SIZE, 0);
            let read = loop {
                match self.input.read(&mut self.buffer[len..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read,
                }
            };
            let read = match read {
                Ok(read) => read,
                Err(error) => {
                    self.buffer.truncate(len);
                    return Err(Error::io(&self.path)(error));
                }
            };
            self.buffer.truncate(len + read);
            self.end = read == 0;
            last = memchr::memrchr(b'\n', &self.buffer[searched..]).map(|at| searched + at + 1);
            searched = self.buffer.len();
        }
        self.used = last.unwrap_or(self.buffer.len());
        if self.used == 0 {
            return Ok(None);
        }
        match std::str::from_utf8(&self.buffer[..self.used]) {
            Ok(text) => Ok(Some(Block { text, offset: self.offset, line: self.line })),
            Err(error) => {
                let offset = self.offset + error.valid_up_to();
                Err(Error::Encoding { path: self.path.clone(), offset })
            }
        }
    }
}
