//! What the library uses, too.

#[path = "../src/dictionary/beginnings.rs"]
pub mod beginnings;
#[path = "../src/dictionary/coda.rs"]
pub mod coda;
#[path = "../src/dictionary/conjugation.rs"]
pub mod conjugation;
#[path = "../src/dictionary/entry.rs"]
pub mod entry;
#[path = "../src/dictionary/layout.rs"]
pub mod layout;
#[path = "../src/dictionary/like.rs"]
pub mod like;
#[path = "../src/tag/set.rs"]
mod tag;
#[path = "../src/dictionary/written.rs"]
pub mod written;

pub use tag::Tag;
