//! The goals that posts set, and what they say of earlier ones.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::document::Date;
use crate::goal::PostGoals;
use crate::span::Span;
use crate::time::Chronology;

/// What a post says of goals; spans are bytes of the file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Intents {
    pub(crate) path: String,
    /// The line where its record begins, for one of many in a file.
    record: Option<usize>,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) goals: PostGoals,
    /// The lines on which what begins at a byte stands.
    lines: Vec<(usize, usize)>,
}

impl Intents {
    /// `None` for a post that says nothing of goals.
    pub(super) fn new(path: &str, analysis: &Analysis<'_>, times: &Chronology) -> Option<Self> {
        let document = analysis.document();
        let mut goals = PostGoals::new(analysis, times);
        if goals.is_empty() {
            return None;
        }
        let line = |span: Span| document.line().unwrap_or_else(|| document.place(span.start).line);
        let mut lines: Vec<(usize, usize)> =
            goals.spans().map(|span| (document.in_file(span).start, line(span))).collect();
        lines.sort_unstable();
        lines.dedup();
        goals.move_spans(|span| document.in_file(span));
        let date = document.date().map(|(date, _)| date);
        let title = document.title().map(str::to_owned);
        Some(Self { path: path.to_owned(), record: document.line(), title, date, goals, lines })
    }

    /// The line on which what stands at a span begins.
    pub(crate) fn line(&self, span: Span) -> Option<usize> {
        let at = self.lines.binary_search_by_key(&span.start, |&(start, _)| start).ok()?;
        Some(self.lines[at].1)
    }

    /// By path and place. What is the same in both is compared by all that it holds, so that the order is total.
    fn order(&self, other: &Self) -> Ordering {
        let place = |own: &Self| (own.record, own.date, own.lines.first().copied());
        let whole = |own: &Self| serde_json::to_string(own).unwrap_or_default();
        self.path
            .cmp(&other.path)
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| if self == other { Ordering::Equal } else { whole(self).cmp(&whole(other)) })
    }
}

/// Merges two lists that are in order.
pub(super) fn merge(own: &mut Vec<Intents>, other: impl IntoIterator<Item = Intents>) {
    let place = own.len();
    own.extend(other);
    let between = place.checked_sub(1).and_then(|last| Some((&own[last], own.get(place)?)));
    let sorted = between.is_none_or(|(last, next)| last.order(next) != Ordering::Greater);
    if !sorted {
        // A merge of two runs, which the sort finds.
        own.sort_by(Intents::order);
    }
}
