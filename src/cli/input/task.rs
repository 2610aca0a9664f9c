//! Posts in the order in which they are read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{STDIN, SourceArguments, or_stdin};
use crate::document::Post;
use crate::{Document, Documents, Error, Fields, Format, Result, Walk};

/// How many bytes of posts lie in memory at a time at most, unless a single one is larger.
const BYTES: usize = 32 << 20;

/// A post to be analysed.
pub(super) enum Task {
    /// It is not yet read.
    File(PathBuf, Format),
    Post(Arc<Path>, Post),
    Failed(Error),
}

/// What came of a post.
pub(super) struct Done<T> {
    pub(super) result: T,
    /// What is to be reported.
    pub(super) problems: Vec<String>,
    /// Whether some of the text could not be read.
    pub(super) is_broken: bool,
}

impl Task {
    /// Analyses the post; `None` if it is not to be taken.
    pub(super) fn run<T>(
        self,
        arguments: &SourceArguments,
        fields: &Fields,
        analyze: &impl Fn(&Path, &Document) -> T,
    ) -> Result<Option<Done<T>>> {
        let (path, document) = match self {
            Self::Failed(error) => return Err(error),
            Self::Post(path, post) => (path, post.document()),
            Self::File(path, format) => match open(&path, format, fields)?.next() {
                Some(document) => (Arc::from(path), document?),
                None => return Err(Error::NotPosts { path, reason: "no post".to_owned() }),
            },
        };
        if !arguments.takes(document.date().map(|(date, _)| date)) {
            return Ok(None);
        }
        let name = path.display();
        let problems = document.problems().iter().map(|problem| {
            let line = document.line().unwrap_or(problem.line);
            format!("{name}:{line}: {}", problem.reason)
        });
        let problems = problems.collect();
        let is_broken = document.problems().iter().any(|problem| problem.lost);
        Ok(Some(Done { result: analyze(&path, &document), problems, is_broken }))
    }
}

fn open(path: &Path, format: Format, fields: &Fields) -> Result<Documents> {
    if path == Path::new(STDIN) {
        Documents::from_reader(path, io::stdin(), format, fields)
    } else {
        Documents::open_as(path, format, fields)
    }
}

/// All posts, in order.
pub(super) struct Tasks<'a> {
    arguments: &'a SourceArguments,
    files: Walk,
    pub(super) fields: Fields,
    /// The file of many posts that is being read.
    open: Option<(Arc<Path>, Documents)>,
    /// How many posts there were, those of other parts included.
    posts: usize,
}

impl<'a> Tasks<'a> {
    pub(super) fn new(arguments: &'a SourceArguments) -> Result<Self> {
        let fields = Fields {
            text: arguments.text_field.clone(),
            date: arguments.date_field.clone(),
            title: arguments.title_field.clone(),
            id: arguments.id_field.clone(),
        };
        let paths = if arguments.is_read { Vec::new() } else { or_stdin(&arguments.paths) };
        let files = Walk::new(paths, &arguments.glob)?;
        Ok(Self { arguments, files, fields, open: None, posts: 0 })
    }

    /// The next posts, as many as may lie in memory and no more than `most`; none at the end.
    pub(super) fn batch(&mut self, most: usize) -> Vec<Task> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < most && bytes < BYTES {
            let Some((task, size)) = self.next() else { break };
            if !matches!(task, Task::Failed(_)) {
                self.posts += 1;
                if self.arguments.shard.is_some_and(|shard| !shard.has(self.posts - 1)) {
                    continue;
                }
            }
            bytes += size;
            batch.push(task);
        }
        batch
    }

    /// Whether the user named the file, rather than a folder that has it.
    fn is_named(&self, path: &Path) -> bool {
        path == Path::new(STDIN) || self.arguments.paths.iter().any(|own| own == path)
    }

    /// The next post and its size.
    fn next(&mut self) -> Option<(Task, usize)> {
        loop {
            if let Some((path, documents)) = &mut self.open {
                match documents.next_post() {
                    Some(Ok(post)) => {
                        let size = post.len();
                        return Some((Task::Post(Arc::clone(path), post), size));
                    }
                    Some(Err(error)) => return Some((Task::Failed(error), 0)),
                    None => self.open = None,
                }
            }
            let path = match self.files.next()? {
                Ok(path) => path,
                Err(error) => return Some((Task::Failed(error), 0)),
            };
            let format = self.arguments.format(&path);
            if format.is_single() {
                let size = path.metadata().map_or(0, |metadata| metadata.len());
                return Some((Task::File(path, format), usize::try_from(size).unwrap_or(usize::MAX)));
            }
            match open(&path, format, &self.fields) {
                Ok(documents) => self.open = Some((Arc::from(path), documents)),
                // A folder may have maps of a site and tables of other things.
                Err(Error::NotPosts { .. }) if !self.is_named(&path) => {}
                Err(error) => return Some((Task::Failed(error), 0)),
            }
        }
    }
}
