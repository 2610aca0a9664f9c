//! What sentences inherit.

use super::Chronology;
use crate::analysis::Analysis;
use crate::document::Date;

pub(super) fn chronology(analysis: &Analysis<'_>, date: Option<Date>) -> Chronology {
    Chronology::apart(analysis, date)
}
