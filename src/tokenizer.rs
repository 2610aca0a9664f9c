//! Text to tokens.

mod automaton;
mod candidate;
mod chain;
mod element;
mod eojeol;
mod hash;
mod kinds;
mod lattice;
mod output;
mod parallel;
mod pattern;
mod reading;
mod token;
mod traces;
mod unknown;
mod vocabulary;
mod ways;
mod window;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use automaton::Automaton;
use eojeol::Separators;
use kinds::Kinds;
pub(crate) use lattice::Lattice;
pub use pattern::Pattern;
use reading::Readings;
pub use token::{Lemma, Morpheme, Token};
use traces::Traces;
pub(crate) use unknown::Extras;
use vocabulary::Vocabulary;
pub(crate) use window::LONGEST_WORD;
use worker::Buffers;
pub use worker::Worker;

use crate::dictionary::{self, Dictionary, UserDictionary, WordRef};
use crate::error::Result;
use crate::idle::Idle;
use crate::tag::Tag;

/// A dictionary and the way to use it: shared by all threads, cheap to clone.
///
/// The default dictionary is part of the crate and used in place: no file is read, nothing is downloaded.
///
/// ```
/// use hoego::{Tag, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let tokens = tokenizer.tokenize("할 수 있다");
/// let tags: Vec<_> = tokens.iter().map(|token| (token.surface(), token.tag())).collect();
/// assert_eq!(tags, [("할", Tag::Vv), ("수", Tag::Nnb), ("있", Tag::Vv), ("다", Tag::Ec)]);
/// ```
#[derive(Clone)]
pub struct Tokenizer {
    inner: Arc<Inner>,
}

struct Inner {
    dictionary: Dictionary,
    mecab_compatible: bool,
    /// None in the MeCab-compatible mode.
    readings: Option<Readings>,
    separators: Separators,
    kinds: Kinds,
    /// What workers remember together.
    automaton: Option<Automaton>,
    /// What was read, if anything is remembered.
    traces: Option<Traces>,
    /// Buffers of workers that have nothing to do.
    idle: Idle<Buffers>,
}

/// What is used to remember eojeols unless told otherwise, in bytes.
const MEMORY: usize = 64 << 20;
/// The share of it that the traces of what was read take.
const TRACES: usize = 256;

impl Tokenizer {
    /// A tokenizer with the embedded dictionary in the default mode; made once per process.
    pub fn new() -> Self {
        Self::embedded().clone()
    }

    /// [`Tokenizer::new`], for questions that are asked so often that threads should not count clones for each.
    pub(crate) fn embedded() -> &'static Self {
        static DEFAULT: OnceLock<Tokenizer> = OnceLock::new();
        DEFAULT.get_or_init(|| Self::with(with_extras(dictionary::embedded()), false, MEMORY))
    }

    /// Options: another dictionary, the user's words, MeCab's exact output.
    pub fn builder() -> Builder {
        Builder::default()
    }

    fn with(dictionary: Dictionary, mecab_compatible: bool, memory: usize) -> Self {
        let readings = (!mecab_compatible).then(|| Readings::new(&dictionary));
        let separators = Separators::new(&dictionary.characters, !mecab_compatible);
        let kinds = Kinds::new(&dictionary);
        // As many as can work at the same time.
        let idle = Idle::at_most(std::thread::available_parallelism().map_or(1, usize::from));
        let own = memory - memory / TRACES;
        let automaton = (own >= Automaton::LEAST).then(|| Automaton::new(own));
        let traces = automaton.is_some().then(|| Traces::new(memory / TRACES));
        let inner = Inner { dictionary, mecab_compatible, readings, separators, kinds, automaton, traces, idle };
        Self { inner: Arc::new(inner) }
    }

    /// A worker for the current thread.
    pub fn worker(&self) -> Worker {
        Worker::new(self.clone())
    }

    /// The tokens of a text. For many texts, make a [`Worker`].
    pub fn tokenize<'t>(&self, text: &'t str) -> Vec<Token<'t>> {
        self.with_worker(|worker| worker.tokenize(text))
    }

    /// Runs something with a worker that an earlier call left behind, so that it remembers the eojeols of texts before, or
    /// with a new one. For threads that come and go; as many workers are kept as there are cores.
    ///
    /// ```
    /// use hoego::{Analysis, Document, Tokenizer};
    ///
    /// let post = Document::from_text("올해는 이직했다.");
    /// let tokenizer = Tokenizer::new();
    /// let analysis = tokenizer.with_worker(|worker| Analysis::new(&post, worker));
    /// assert_eq!(analysis.sentences().count(), 1);
    /// ```
    pub fn with_worker<R>(&self, run: impl FnOnce(&mut Worker) -> R) -> R {
        let buffers = self.inner.idle.take().unwrap_or_default();
        let mut worker = Worker::with(self.clone(), buffers);
        let result = run(&mut worker);
        self.inner.idle.leave(worker.buffers);
        result
    }

    /// Whether the tokens are exactly those of MeCab-ko; otherwise the text is normalised first.
    pub fn is_mecab_compatible(&self) -> bool {
        self.inner.mecab_compatible
    }

    /// The cost of a word in the system dictionary: the higher, the rarer. The largest `i32` where it has none.
    pub(crate) fn word_cost(&self, surface: &str) -> i32 {
        let entries = self.dictionary().system.exact(surface);
        entries.map(|entry| i32::from(entry.cost)).min().unwrap_or(i32::MAX)
    }

    /// Whether a word with these tags may have to be replaced by what it is written like.
    fn may_change(&self, word: WordRef, tags: &[Tag]) -> bool {
        self.inner.readings.as_ref().is_some_and(|readings| readings.may_change(word, tags))
    }

    /// Replaces those at some places by what is meant.
    fn resolve(&self, tokens: &mut [Token<'_>], places: &[usize]) {
        if let Some(readings) = &self.inner.readings {
            readings.resolve(self, tokens, places);
        }
    }

    fn separators(&self) -> &Separators {
        &self.inner.separators
    }

    fn kinds(&self) -> &Kinds {
        &self.inner.kinds
    }

    fn automaton(&self) -> Option<&Automaton> {
        self.inner.automaton.as_ref()
    }

    fn traces(&self) -> Option<&Traces> {
        self.inner.traces.as_ref()
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.inner.dictionary
    }
}

/// A dictionary with what only the default mode has.
fn with_extras(mut dictionary: Dictionary) -> Dictionary {
    dictionary.add_terms();
    dictionary.extras = Extras::new(&dictionary).map(Arc::new);
    dictionary
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

/// Options of a [`Tokenizer`].
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Builder {
    directory: Option<PathBuf>,
    user: Vec<Source>,
    mecab_compatible: bool,
    memory: Option<usize>,
}

#[derive(Clone, Debug)]
enum Source {
    File(PathBuf),
    Text { name: String, text: String },
}

impl Builder {
    /// Uses a ko-dic that lindera 6.2 built instead of the embedded one.
    pub fn dictionary_dir(mut self, path: impl AsRef<Path>) -> Self {
        self.directory = Some(path.as_ref().to_owned());
        self
    }

    /// Adds a [`UserDictionary`] from a file. Without a cost, one is chosen with which the word wins where it should: in
    /// the sentences that [`UserWordReport`](crate::UserWordReport) lists. Verbs and adjectives may be written
    /// with or without 다, and are found in all their forms: 빡치다 also in 빡쳤다.
    pub fn user_dictionary(mut self, path: impl AsRef<Path>) -> Self {
        self.user.push(Source::File(path.as_ref().to_owned()));
        self
    }

    /// [`Builder::user_dictionary`] from memory; `name` stands in error messages.
    pub fn user_dictionary_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.user.push(Source::Text { name: name.into(), text: text.into() });
        self
    }

    /// Gives exactly the tokens of MeCab-ko: nothing is normalised, no later improvement applies.
    pub fn mecab_compatible(mut self, yes: bool) -> Self {
        self.mecab_compatible = yes;
        self
    }

    /// How much memory may be used to remember eojeols, in bytes: 64 MiB unless told otherwise. All [workers](Worker) share it, and
    /// nothing is kept before text is read again. With less than 50 KiB nothing is remembered and every line is analysed anew.
    /// The tokens are the same.
    pub fn memory(mut self, bytes: usize) -> Self {
        self.memory = Some(bytes);
        self
    }

    /// The tokenizer.
    ///
    /// # Errors
    ///
    /// [`Error::Dictionary`](crate::Error::Dictionary) for a directory that is no ko-dic or is damaged,
    /// [`Error::UserDictionary`](crate::Error::UserDictionary) with every line that cannot be used, and
    /// [`Error::Io`](crate::Error::Io) or [`Error::Encoding`](crate::Error::Encoding) for a file that cannot
    /// be read.
    pub fn build(self) -> Result<Tokenizer> {
        let base = match &self.directory {
            Some(path) => dictionary::from_directory(path)?,
            None => dictionary::embedded(),
        };
        // Before the user's words, whose costs are chosen such that they win over all others.
        let base = if self.mecab_compatible { base } else { with_extras(base) };
        let memory = self.memory.unwrap_or(MEMORY);
        if self.user.is_empty() {
            return Ok(Tokenizer::with(base, self.mecab_compatible, memory));
        }
        let mut user = UserDictionary::default();
        for source in &self.user {
            match source {
                Source::File(path) => user.add_file(path)?,
                Source::Text { name, text } => user.add_text(name, text)?,
            }
        }
        Ok(Tokenizer::with(user.add_to(base)?, self.mecab_compatible, memory))
    }
}

const _: () = {
    const fn shared<T: Send + Sync + Clone>() {}
    shared::<Tokenizer>();
};
