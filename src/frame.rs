//! The frames that retrospectives are written in: KPT, 4Ls, Start/Stop/Continue, 잘한 점 and 아쉬운 점.
//!
//! Parts of a frame are opened by headings, by items of lists, by short lines over them and by the heads of tables
//! (`dict/frames.tsv`).

mod label;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Passage};
use crate::document::Channel;
use crate::genre::is_personal;
use crate::span::Span;
use label::{Form, Label, label};

/// A part of a frame, and the sentences in it.
///
/// ```
/// use hoego::{Analysis, Document, Tokenizer, frames};
///
/// let post = Document::from_markdown("## Keep\n\n- 아침 운동\n\n## Problem\n\n- 야근이 잦다\n\n## Try\n\n- 일찍 자기\n");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let parts: Vec<_> = frames(&analysis).into_iter().map(|part| (part.frame, part.part)).collect();
/// assert_eq!(parts, [("kpt", "keep"), ("kpt", "problem"), ("kpt", "try")]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FramePart<'a> {
    /// `kpt` (Keep, Problem, Try), `4ls` (Liked, Learned, Lacked, Longed for), `3fs` (Fact, Feeling, Finding), `ssc` (Start,
    /// Stop, Continue) or `review` (잘한 점, 아쉬운 점, 배운 점, 내년 목표).
    pub frame: &'a str,
    /// Its name in `dict/frames.tsv`: `keep`, `lacked`, `good`, `next` …
    pub part: &'a str,
    /// What opens it, in the source.
    pub label: Span,
    /// The sentences in it: indices in the order of [`Analysis::sentences`]. A column of a table is a part for each of its cells.
    pub sentences: Range<usize>,
}

/// All frames and their parts, in the order of the table: in the order in which they are gone through.
pub(crate) fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    label::parts()
}

/// Something that may open a part.
struct Opening {
    /// What it may open.
    forms: &'static [Form],
    label: Span,
    sentences: Range<usize>,
}

/// What a post has of a frame.
#[derive(Default)]
struct Present {
    parts: Vec<&'static str>,
    /// Whether one of the parts is opened by what opens nothing else.
    sure: bool,
}

impl Present {
    fn is_frame(&self, frame: &str) -> bool {
        let enough = if frame == "review" { 1 } else { 2 };
        self.sure && self.parts.len() >= enough || self.parts.len() >= 3
    }
}

/// The parts of frames in a post, in order; empty if it has none. O(length of the post).
pub fn frames(analysis: &Analysis<'_>) -> Vec<FramePart<'static>> {
    let openings = openings(analysis);
    let mut present: BTreeMap<&str, Present> = BTreeMap::new();
    for form in openings.iter().flat_map(|opening| opening.forms) {
        let own = present.entry(form.frame).or_default();
        own.sure |= form.sure;
        if !own.parts.contains(&form.part) {
            own.parts.push(form.part);
        }
    }
    // 아쉬운 점 alone may be that of a library; in a review it is one's own.
    if present.get("review").is_some_and(|own| own.parts.len() == 1) && !is_personal(analysis.document()) {
        present.remove("review");
    }
    let choose = |opening: Opening| {
        // 배운 점 is part of the frame that most of the others belong to.
        let count = |frame: &str| present.get(frame).map_or(0, |own| own.parts.len());
        let fits = |form: &&Form| present.get(form.frame).is_some_and(|own| own.is_frame(form.frame));
        let best = opening.forms.iter().filter(fits);
        let &Form { frame, part, .. } = best.max_by_key(|form| (count(form.frame), form.frame == "review"))?;
        (!opening.sentences.is_empty()).then_some(FramePart {
            frame,
            part,
            label: opening.label,
            sentences: opening.sentences,
        })
    };
    openings.into_iter().filter_map(choose).collect()
}

/// Everything with a form of the table.
fn openings(analysis: &Analysis<'_>) -> Vec<Opening> {
    let passages = analysis.passages();
    let mut firsts = Vec::with_capacity(passages.len() + 1);
    let mut count = 0;
    for passage in passages {
        firsts.push(count);
        count += passage.sentences().len();
    }
    firsts.push(count);
    let mut openings = Vec::new();
    let mut at = 0;
    while at < passages.len() {
        if passages[at].block().channel() == Channel::Table {
            let end = at + passages[at..].iter().take_while(|cell| cell.block().channel() == Channel::Table).count();
            cells(analysis, at..end, &firsts, &mut openings);
            at = end;
            continue;
        }
        if let Some(Label { forms, says }) = label(&passages[at]) {
            // 잘한 점: 꾸준함 is both label and sentence.
            let begin = if says { firsts[at] } else { firsts[at + 1] };
            let label = passages[at].block().span();
            openings.push(Opening { forms, label, sentences: begin..firsts[end(passages, at)] });
        }
        at += 1;
    }
    openings
}

/// The cells of a table under or behind a label: | Keep | Problem | Try |, | 잘한 점 | 꾸준히 뛰었다 |.
fn cells(analysis: &Analysis<'_>, range: Range<usize>, firsts: &[usize], openings: &mut Vec<Opening>) {
    let passages = analysis.passages();
    let line = |at: usize| analysis.document().place(passages[at].block().span().start).line;
    let cells: Vec<usize> = range.collect();
    let rows: Vec<&[usize]> = cells.chunk_by(|&a, &b| line(a) == line(b)).collect();
    let Some((head, rest)) = rows.split_first() else { return };
    let labels: Vec<Option<Label>> = head.iter().map(|&cell| label(&passages[cell])).collect();
    let mut open = |forms: &'static [Form], label: usize, cell: usize| {
        let label = passages[label].block().span();
        openings.push(Opening { forms, label, sentences: firsts[cell]..firsts[cell + 1] });
    };
    if labels.iter().flatten().count() > 1 {
        for row in rest.iter().filter(|row| row.len() == head.len()) {
            for (column, own) in labels.iter().enumerate() {
                if let Some(own) = own {
                    open(own.forms, head[column], row[column]);
                }
            }
        }
        return;
    }
    for row in &rows {
        let Some((&name, behind)) = row.split_first() else { continue };
        if let Some(own) = label(&passages[name]) {
            for &cell in behind {
                open(own.forms, name, cell);
            }
        }
    }
}

/// The passage behind the part that one opens.
fn end(passages: &[Passage<'_>], at: usize) -> usize {
    let opening = passages[at].block();
    let closes = |passage: &Passage<'_>| {
        let block = passage.block();
        match opening.channel() {
            Channel::Heading => block.is_heading() && block.level() <= opening.level(),
            Channel::ListItem => block.channel() != Channel::ListItem || block.level() <= opening.level(),
            _ => block.is_heading() || block.channel() == Channel::Prose && label(passage).is_some(),
        }
    };
    passages[at + 1..].iter().position(closes).map_or(passages.len(), |next| at + 1 + next)
}
