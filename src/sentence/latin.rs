//! Text without Hangul: Unicode's sentences (annex 29), but abbreviations and brackets stay whole.

use unicode_segmentation::UnicodeSegmentation;

use super::ending::Ending;
use super::item::{Gap, Kind};
use super::rule::{Tail, Text};
use super::{line, table};

/// Finds the items that begin a sentence, without the first.
pub(super) fn find_starts(text: &Text<'_>, starts: &mut Vec<usize>) {
    // An address is one item.
    if text.items.len() < 2 {
        return;
    }
    let mut next = 0;
    for (bound, _) in text.text.split_sentence_bound_indices().skip(1) {
        while next < text.items.len() && text.items[next].start < bound {
            next += 1;
        }
        // Empty lines at the beginning are a sentence for Unicode, too.
        if (1..text.items.len()).contains(&next) && is_start(text, next) {
            starts.push(next);
        }
    }
    starts.dedup();
}

fn is_start(text: &Text<'_>, next: usize) -> bool {
    let (before, gap) = (next - 1, text.items[next].gap);
    let complete = matches!(text.items[before].kind, Kind::Stop | Kind::Mark | Kind::Ellipsis | Kind::Close(_));
    if gap == Gap::Line && !complete {
        return line::is_end(text, before, Ending::Noun, Tail::default(), next);
    }
    let stop = text.items[before].kind == Kind::Stop && before > 0 && text.items[before - 1].kind == Kind::Word;
    let word = if stop { text.str(before - 1) } else { "" };
    gap == Gap::Blank || !table::is_abbreviation(word)
}
