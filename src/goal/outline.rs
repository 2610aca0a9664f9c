//! The headings of a post, and what stands under them.

use std::ops::Range;

use super::heading::{Post, Purpose, is_form, is_review, purpose};
use crate::analysis::{Analysis, Passage};
use crate::document::Channel;
use crate::time::{Chronology, SentenceTime};

/// Passages under a heading that announces goals.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) purpose: Purpose,
    /// Whether the heading says 목표, 계획 or 다짐, so that prose under it is about goals, too.
    pub(super) sure: bool,
    /// Whether the heading says that goals are gone through.
    pub(super) reviews: bool,
    /// The passages behind the heading, up to the next heading of its level.
    pub(super) passages: Range<usize>,
}

/// A goal or a report of one: a list item or heading with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The passage that names it.
    pub(super) passage: usize,
    /// The passages that say more of it.
    pub(super) details: Range<usize>,
}

/// What stands above a list if it is no heading by its markup.
const LABEL: u8 = 7;

/// The level of what serves as a heading.
fn level(passage: &Passage<'_>, next: Option<&Passage<'_>>) -> Option<u8> {
    let block = passage.block();
    let is_list = |passage: &Passage<'_>| passage.block().channel() == Channel::ListItem;
    let label = block.channel() == Channel::Prose
        && block.text().chars().count() <= 30
        && passage.sentences().len() == 1
        && next.is_some_and(is_list);
    if block.is_heading() { Some(block.level()) } else { label.then_some(LABEL) }
}

/// The sections of a post that are about goals. Those inside others that are about goals of another year come last.
pub(super) fn sections(analysis: &Analysis<'_>, times: &Chronology, post: Post) -> Vec<Section> {
    let passages = analysis.passages();
    let levels: Vec<Option<u8>> = (0..passages.len()).map(|at| level(&passages[at], passages.get(at + 1))).collect();
    let mut first = 0;
    let mut sections = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let time = times.sentences().get(first);
        first += passage.sentences().len();
        let (Some(own), Some(time)) = (levels[at], time) else { continue };
        let Some(purpose) = purpose(passage.block().text(), time, post) else { continue };
        let ends = |level: &Option<u8>| level.is_some_and(|level| level <= own);
        let end = levels[at + 1..].iter().position(ends).map_or(passages.len(), |next| at + 1 + next);
        let around = sections.iter().rev().find(|around: &&Section| around.passages.contains(&at));
        let purpose = match (around.map(|around| around.purpose), purpose) {
            // 올해 초 목표들 under 2021년 목표에 대한 회고 are gone through, not set.
            (Some(Purpose::Review(year)), Purpose::Plan(own)) if own == year => Purpose::Review(year),
            // 계획 under one of the goals of 2021 새해 계획.
            (Some(_), _) if is_form(passage.block().text()) => continue,
            (_, purpose) => purpose,
        };
        let text = passage.block().text();
        let sure = ["목표", "계획", "다짐"].iter().any(|word| text.contains(word));
        let reviews = around.is_some_and(|around| around.reviews) || is_review(text);
        sections.push(Section { purpose, sure, reviews, passages: at + 1..end });
    }
    if sections.is_empty()
        && let Some(purpose) = title(analysis, post)
    {
        sections.push(Section { purpose, sure: false, reviews: true, passages: 0..passages.len() });
    }
    sections
}

/// What the title announces.
fn title(analysis: &Analysis<'_>, post: Post) -> Option<Purpose> {
    purpose(analysis.document().title()?, &SentenceTime::default(), Post { over: false, ..post })
}

/// The goals, or reports of goals, of a section.
pub(super) fn entries(analysis: &Analysis<'_>, section: &Section) -> Vec<Entry> {
    let passages = analysis.passages();
    let range = section.passages.clone();
    let heading = |at: usize| passages[at].block().is_heading().then(|| passages[at].block().level());
    let top = range.clone().filter_map(heading).min();
    let heads: Vec<usize> = range.clone().filter(|&at| top.is_some() && heading(at) == top).collect();
    let mut entries = Vec::new();
    let first = heads.first().copied().unwrap_or(range.end);
    items(passages, range.start..first, &mut entries);
    rows(analysis, range.start..first, &mut entries);
    for (index, &at) in heads.iter().enumerate() {
        let end = heads.get(index + 1).copied().unwrap_or(range.end);
        if is_form(passages[at].block().text()) {
            // Goals may stand under 목표 or 1순위, but a plan of action repeats them.
            continue;
        }
        entries.push(Entry { passage: at, details: at + 1..end });
    }
    entries
}

/// The items of a list: those with a box, if there are any, or else the outermost.
fn items(passages: &[Passage<'_>], range: Range<usize>, entries: &mut Vec<Entry>) {
    let item = |at: usize| passages[at].block().channel() == Channel::ListItem;
    let boxed = |at: usize| item(at) && passages[at].block().checked().is_some();
    let any_box = range.clone().any(boxed);
    let wanted = |at: usize| if any_box { boxed(at) } else { item(at) };
    let Some(top) = range.clone().filter(|&at| wanted(at)).map(|at| passages[at].block().level()).min() else { return };
    for at in range.clone().filter(|&at| wanted(at)) {
        let depth = passages[at].block().level();
        // Goals may stand under an item 1순위.
        if !any_box && is_form(passages[at].block().text()) {
            let inner = (at + 1..range.end).take_while(|&next| item(next) && passages[next].block().level() > depth);
            if let Some(last) = inner.last() {
                items(passages, at + 1..last + 1, entries);
            }
            continue;
        }
        // A second paragraph of an item is no item, and what lies deeper says more of it.
        if depth != top && !any_box {
            continue;
        }
        let belongs = |next: usize| item(next) && passages[next].block().level() > depth;
        let end = (at + 1..range.end).find(|&next| !belongs(next)).unwrap_or(range.end);
        entries.push(Entry { passage: at, details: at + 1..end });
    }
}

/// The rows of a table but for its head: the cell under 목표, or the first, and the cells behind it.
fn rows(analysis: &Analysis<'_>, range: Range<usize>, entries: &mut Vec<Entry>) {
    let passages = analysis.passages();
    let cell = |at: usize| passages[at].block().channel() == Channel::Table;
    let line = |at: usize| analysis.document().place(passages[at].block().span().start).line;
    let mut at = range.start;
    while at < range.end {
        if !cell(at) {
            at += 1;
            continue;
        }
        let end = (at..range.end).find(|&next| !cell(next)).unwrap_or(range.end);
        let cells: Vec<usize> = (at..end).collect();
        let mut rows = cells.chunk_by(|&a, &b| line(a) == line(b));
        let head = rows.next().unwrap_or_default();
        let named = |&cell: &usize| {
            ["목표", "계획", "할 일", "항목", "내용"].iter().any(|word| passages[cell].block().text().contains(word))
        };
        let column = head.iter().position(named).unwrap_or(0);
        for row in rows {
            if let (Some(&name), Some(&last)) = (row.get(column), row.last()) {
                entries.push(Entry { passage: name, details: name + 1..last + 1 });
            }
        }
        at = end;
    }
}
