//! The dictionary: lindera's parts of a ko-dic, and the user's own words.
//!
//! This module and the lattice are the only ones that know lindera's types.

mod characters;
pub(crate) mod features;
mod lexicon;
mod load;
mod user;

use std::collections::HashSet;
use std::sync::Arc;

use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;

pub(crate) use characters::{CharInfo, Characters};
pub(crate) use lexicon::{Entry, Features, Kind, Lexicon, MAX_TAGS, UnknownWords, WordRef, tag};
pub(crate) use load::{embedded, from_directory};
pub use user::{Probe, UserDictionary, UserWord, UserWordReport};

/// Words, costs and characters: all that the lattice asks.
#[derive(Clone)]
pub(crate) struct Dictionary {
    pub(crate) system: Arc<Lexicon>,
    pub(crate) user: Option<Arc<Lexicon>>,
    /// Surfaces whose entries in `system` are not used.
    pub(crate) blocked: HashSet<Box<str>>,
    pub(crate) unknown: Arc<UnknownWords>,
    pub(crate) characters: Arc<Characters>,
    pub(crate) matrix: Arc<ConnectionCostMatrix>,
    /// By left id: the lowest cost of connecting it to anything.
    pub(crate) lowest: Arc<[i32]>,
}

impl Dictionary {
    /// The tags and the penalty of a word.
    pub(crate) fn kind(&self, word: WordRef) -> &Kind {
        match word {
            WordRef::System(id) => self.system.kind(id),
            WordRef::User(id) => self.user.as_ref().map_or(Kind::UNKNOWN, |user| user.kind(id)),
            WordRef::Unknown(id) => self.unknown.kind(id),
        }
    }

    /// The columns of a word; `None` for a word of another dictionary.
    pub(crate) fn features(&self, word: WordRef) -> Option<Features<'_>> {
        match word {
            WordRef::System(id) => self.system.features(id),
            WordRef::User(id) => self.user.as_ref()?.features(id),
            WordRef::Unknown(id) => self.unknown.features(id),
        }
    }
}
