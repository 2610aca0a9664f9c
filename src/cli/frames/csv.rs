//! Parts of frames as rows.

use super::Part;
use crate::Timeline;
use crate::cli::mood::{self, list};

/// A header and a row a part. Words of a list are separated by semicolons.
pub(super) fn rows(timeline: &Timeline) -> String {
    let parts: Vec<Part<'_>> = super::parts(timeline).collect();
    mood::rows(
        &parts,
        &[
            ("period", |part| part.period.to_string()),
            ("frame", |part| part.own.frame.to_owned()),
            ("part", |part| part.own.part.to_owned()),
            ("posts", |part| part.own.posts.to_string()),
            ("sentences", |part| part.own.sentences.to_string()),
        ],
        |part| &part.own.tally,
        &[
            ("keywords", |part| list(part.own.keywords.iter().map(|word| word.text.as_str()))),
            ("example", |part| part.own.excerpts.first().map_or_else(String::new, |own| own.text().to_owned())),
        ],
    )
}
