//! The posts in folders.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, WalkBuilder};

use super::records::Format;
use crate::error::{Error, Result};

/// Folders of programs and what they made: copies of posts at best.
const NO_POSTS: [&str; 3] = ["node_modules", ".git", "_site"];

/// The files that paths stand for, in the order of the paths.
///
/// A path that is no folder stands for itself, whatever its name and whether it exists or not. A folder stands
/// for the files in it, at any depth, whose extension is one of posts (`md`, `markdown`, `mdx`, `mkd`, `txt`,
/// `text`, `html`, `htm`) or of files of posts (`jsonl`, `ndjson`, `csv`, `tsv`, `xml`, `rss`, `atom`), sorted by
/// the bytes of their names, folder by folder. Left out are hidden files and folders, what the `.gitignore`
/// files of the folder and of folders in it name (builds of a site lie there; those above it do not count, since
/// a folder that was named is wanted, and no more do the settings of the user, since results should not depend on
/// the machine), and folders named `node_modules` or `_site`.
///
/// Links are followed. What cannot be read, and a link that leads back to a folder it lies in, is an error with
/// its path; the walk goes on.
///
/// ```no_run
/// use hoego::Walk;
///
/// for path in Walk::new(["posts"], &["!drafts/**"])? {
///     println!("{}", path?.display());
/// }
/// # Ok::<(), hoego::Error>(())
/// ```
pub struct Walk {
    paths: VecDeque<PathBuf>,
    globs: Vec<String>,
    folder: Option<ignore::Walk>,
}

impl Walk {
    /// The files that `paths` stand for. `globs` choose among those in folders, as in a `.gitignore` whose root
    /// is the folder, but with the opposite sense: a pattern says what is wanted, with `!` what is not; the last
    /// one that matches a file decides.
    ///
    /// # Errors
    ///
    /// A pattern that cannot be read: [`Error::Glob`].
    pub fn new<P, G>(paths: impl IntoIterator<Item = P>, globs: &[G]) -> Result<Self>
    where
        P: Into<PathBuf>,
        G: AsRef<str>,
    {
        let globs: Vec<String> = globs.iter().map(|glob| glob.as_ref().to_owned()).collect();
        let mut check = OverrideBuilder::new("");
        for glob in &globs {
            check.add(glob).map_err(|error| unusable(glob, &error))?;
        }
        check.build().map_err(|error| unusable(&globs.join(" "), &error))?;
        Ok(Self { paths: paths.into_iter().map(Into::into).collect(), globs, folder: None })
    }

    /// The files in a folder, unfiltered by extension.
    fn folder(&self, path: &Path) -> Result<ignore::Walk> {
        let mut overrides = OverrideBuilder::new(path);
        for glob in &self.globs {
            overrides.add(glob).map_err(|error| unusable(glob, &error))?;
        }
        let overrides = overrides.build().map_err(|error| unusable(&self.globs.join(" "), &error))?;
        let mut walk = WalkBuilder::new(path);
        walk.standard_filters(false)
            .hidden(true)
            .git_ignore(true)
            .require_git(false)
            .follow_links(true)
            .overrides(overrides)
            .sort_by_file_name(OsStr::cmp)
            .filter_entry(|entry| entry.depth() == 0 || !NO_POSTS.iter().any(|name| entry.file_name() == *name));
        Ok(walk.build())
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.folder.as_mut().map(Iterator::next) {
                Some(Some(Ok(entry))) if is_post(&entry) => return Some(Ok(entry.into_path())),
                Some(Some(Ok(_))) => {}
                Some(Some(Err(error))) => match failed(error) {
                    // Editors leave links to nowhere beside the file they have open: `.#post.md`.
                    Error::Io { path, .. } if is_hidden(&path) => {}
                    error => return Some(Err(error)),
                },
                Some(None) => self.folder = None,
                None => {
                    let path = self.paths.pop_front()?;
                    if !path.is_dir() {
                        return Some(Ok(path));
                    }
                    match self.folder(&path) {
                        Ok(folder) => self.folder = Some(folder),
                        Err(error) => return Some(Err(error)),
                    }
                }
            }
        }
    }
}

/// Whether the name of a file in a folder says that it holds posts. JSON files are too often something else.
fn is_post(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    is_file && Format::by_extension(entry.path()).is_some_and(|format| format != Format::Json)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn unusable(glob: &str, error: &ignore::Error) -> Error {
    let reason = match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        error => error.to_string(),
    };
    Error::Glob { glob: glob.to_owned(), reason }
}

/// The error of a walk: the path it happened at is peeled out of it.
fn failed(error: ignore::Error) -> Error {
    let mut path = PathBuf::new();
    let mut error = error;
    loop {
        error = match error {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                *err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => *err,
            ignore::Error::Loop { ancestor, child } => {
                let reason = format!("a link back to {}", ancestor.display());
                return Error::Io { path: child, source: io::Error::other(reason) };
            }
            ignore::Error::Io(source) => return Error::Io { path, source },
            error => return Error::Io { path, source: io::Error::other(error.to_string()) },
        };
    }
}
