//! Texts of posts on their way into a page: without what would disturb what stands around them, and no longer than fits.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::chapter::Quote;

/// Part of a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Whether it is what matters in it.
    pub(super) is_marked: bool,
}

/// A text on one line, without control characters, and without the characters that would change the direction of what
/// follows; what only says the direction of its neighbours stays.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| !letter.is_control() && !is_directional(letter) && !is_break(letter);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\t' => Some(' '),
        _ if is_break(letter) => Some(' '),
        _ => is_plain(letter).then_some(letter),
    });
    Cow::Owned(kept.collect())
}

/// Embeddings, overrides and isolates of the bidirectional algorithm.
fn is_directional(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}')
}

/// A [clean] text of at most so many characters as readers count them, the last of which is … if something is left out.
pub(super) fn short(text: &str, limit: usize) -> String {
    let text = clean(text);
    let text = text.trim();
    if text.grapheme_indices(true).nth(limit).is_none() {
        return text.to_owned();
    }
    let end = text.grapheme_indices(true).nth(limit.saturating_sub(1)).map_or(0, |(at, _)| at);
    format!("{}…", text[..end].trim_end())
}

/// A path of which the end is most telling, its beginning left out where it is too long.
pub(super) fn short_path(path: &str, limit: usize) -> String {
    let path = clean(path);
    let count = path.graphemes(true).count();
    if count <= limit {
        return path.into_owned();
    }
    let start = path.grapheme_indices(true).nth(count - limit + 1).map_or(path.len(), |(at, _)| at);
    format!("…{}", &path[start..])
}

/// A quotation in pieces, of at most about `limit` characters around what is marked first.
pub(super) fn excerpt(quote: &Quote, limit: usize) -> Vec<Piece> {
    let text = quote.text.as_str();
    let marks: Vec<_> =
        quote.marks.iter().filter(|mark| mark.slice(text).is_some_and(|part| !part.is_empty())).collect();
    let (start, end) = window(text, marks.first().map_or(0, |mark| mark.start), limit);
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: clean(text).into_owned(), is_marked });
        }
    };
    if start > 0 {
        push("… ", false);
    }
    let mut at = start;
    for mark in marks {
        let (from, to) = (mark.start.clamp(at, end), mark.end.clamp(at, end));
        push(&text[at..from], false);
        push(&text[from..to], true);
        at = to;
    }
    push(text[at..end].trim_end(), false);
    if end < text.len() {
        push(" …", false);
    }
    pieces
}

/// The part of a text that is shown: from and to which byte.
fn window(text: &str, mark: usize, limit: usize) -> (usize, usize) {
    let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    if starts.len() <= limit {
        return (0, text.len());
    }
    let marked = starts.partition_point(|&at| at < mark);
    let mut first = if marked * 3 > limit * 2 { marked - limit / 3 } else { 0 };
    first = first.min(starts.len() - limit);
    if first > 0 {
        first = (first..marked).find(|&at| text[starts[at]..].starts_with(' ')).map_or(first, |at| at + 1);
    }
    let mut last = (first + limit).min(starts.len());
    if last < starts.len() {
        let earliest = last - limit / 5;
        last = (earliest..last).rev().find(|&at| text[starts[at]..].starts_with(' ')).unwrap_or(last);
    }
    let byte = |index: usize| starts.get(index).copied().unwrap_or(text.len());
    (byte(first), byte(last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::span::Span;

    fn shown(text: &str, marks: &[Span], limit: usize) -> String {
        let quote = Quote { text: text.to_owned(), marks: marks.to_vec(), ..Quote::default() };
        let wrap = |piece: Piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text };
        excerpt(&quote, limit).into_iter().map(wrap).collect()
    }

    #[test]
    fn long_quotations_are_cut_around_what_matters() {
        assert_eq!(shown("면접은 떨렸다.", &[Span::new(0, 6)], 40), "[면접]은 떨렸다.");
        let text = "길고 긴 서두가 한참 이어지고 또 이어지다가 마침내 합격했다는 연락을 받았고 그 뒤로도 이야기는 끝나지 않고 이어졌다.";
        let at = text.find("합격").unwrap();
        assert_eq!(shown(text, &[Span::new(at, at + 6)], 24), "… 마침내 [합격]했다는 연락을 받았고 그 뒤로도 …");
    }

    #[test]
    fn marks_that_do_not_fit_the_text_do_no_harm() {
        let marks = [Span::new(1, 4), Span::new(0, 3), Span::new(0, 6), Span::new(3, 99)];
        assert_eq!(shown("가나다", &marks, 9), "[가][나]다");
    }

    #[test]
    fn what_turns_the_direction_is_dropped() {
        assert_eq!(clean("a\u{202e}b\u{2069}c\nd\u{0}"), "abc d");
        assert_eq!(clean("שלום\u{200f}"), "שלום\u{200f}");
    }

    #[test]
    fn paths_keep_their_end() {
        assert_eq!(short_path("blog/2021/review.md", 12), "…1/review.md");
        assert_eq!(short("가나다라마", 4), "가나다…");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_without_panic(text in ".{0,80}", start in 0usize..90, length in 0usize..20, limit in 1usize..40) {
            let pieces = shown(&text, &[Span::new(start, start + length)], limit);
            prop_assert!(pieces.graphemes(true).count() <= limit + 8);
            prop_assert!(short(&text, limit).graphemes(true).count() <= limit);
        }
    }
}
