//! The frames that retrospectives are written in: KPT, 4Ls, Start/Stop/Continue, 잘한 점 and 아쉬운 점.
//!
//! Parts of a frame are opened by headings, by items of lists and by short lines over them (`dict/frames.tsv`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Passage};
use crate::document::Channel;
use crate::span::Span;

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
    /// The sentences in it: indices in the order of [`Analysis::sentences`].
    pub sentences: Range<usize>,
}

/// Frame and part, of every form.
static TABLE: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<(&str, &str)>> = HashMap::default();
    for line in include_str!("../dict/frames.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(frame), Some(part)) = (columns.next(), columns.next()) {
            columns.for_each(|form| table.entry(form).or_default().push((frame, part)));
        }
    }
    table
});

/// Something that may open a part.
struct Opening {
    /// What it may open.
    parts: &'static [(&'static str, &'static str)],
    label: Span,
    sentences: Range<usize>,
}

/// The parts of frames in a post, in order; empty if it has none. O(length of the post).
pub fn frames(analysis: &Analysis<'_>) -> Vec<FramePart<'static>> {
    let openings = openings(analysis);
    // Which of its parts each frame has here.
    let mut present: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (frame, part) in openings.iter().flat_map(|opening| opening.parts) {
        present.entry(frame).or_default().insert(part);
    }
    let count = |frame: &str| present.get(frame).map_or(0, BTreeSet::len);
    let choose = |opening: Opening| {
        // 배운 점 is part of the frame that most of the others belong to; 아쉬운 점 alone reviews.
        let fits = |frame: &str| frame == "review" || count(frame) >= 2;
        let best = opening.parts.iter().filter(|(frame, _)| fits(frame));
        let &(frame, part) = best.max_by_key(|(frame, _)| (count(frame), *frame == "review"))?;
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
    let opening = |at: usize| {
        let passage = &passages[at];
        let (parts, rest) = label(passage)?;
        let end = end(passages, at);
        // 잘한 점: 꾸준함 is both label and sentence.
        let begin = if rest { firsts[at] } else { firsts[at + 1] };
        Some(Opening { parts, label: passage.block().span(), sentences: begin..firsts[end] })
    };
    (0..passages.len()).filter_map(opening).collect()
}

/// The longest heading or label of a part, in characters.
const LONGEST: usize = 24;

/// What a passage opens, and whether it says something of it as well.
fn label(passage: &Passage<'_>) -> Option<(&'static [(&'static str, &'static str)], bool)> {
    let text = passage.block().text();
    let (head, rest) = match text.find([':', '：', '(', '（', '\n']) {
        Some(at) => (&text[..at], text[at..].trim_start_matches([':', '：'])),
        None => (text, ""),
    };
    if head.chars().nth(LONGEST).is_some() {
        return None;
    }
    let letters =
        head.chars().filter(|c| c.is_alphabetic() || (c.is_ascii_digit() && head.starts_with(char::is_alphabetic)));
    let form: String = letters.flat_map(char::to_lowercase).collect();
    let parts = TABLE.get(&*form)?;
    let says = match passage.block().channel() {
        Channel::Heading => false,
        Channel::ListItem | Channel::Prose => !rest.trim().is_empty() && !rest.trim_start().starts_with(['(', '（']),
        _ => return None,
    };
    Some((parts, says))
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
