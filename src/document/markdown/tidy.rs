//! What a Markdown parser leaves in the text: delimiters that `CommonMark` does not pair.

use super::super::block::{Channel, Draft};
use crate::span::Span;

/// Takes white space at the edges of a block and leftover delimiters out of it, and marks its links.
///
/// `CommonMark` does not close `**"인용"**은`: behind punctuation a delimiter closes only before a space or
/// punctuation, and Korean puts particles there. Authors mean what every other editor shows them.
pub(super) fn tidy(draft: &mut Draft) {
    let text = draft.text();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let (front, back) = (Span::new(0, start), Span::new(end, text.len()));
    if draft.channel() == Channel::Code {
        draft.erase([back]);
        return;
    }
    draft.link_urls();
    let erased = leftovers(draft.text(), &draft.literals());
    draft.erase([front].into_iter().chain(erased).chain([back]));
}

/// A run of the same delimiter: the character, where it stands, and the characters around it.
struct Run {
    mark: char,
    span: Span,
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    /// Whether emphasis may begin here.
    fn opens(&self) -> bool {
        let inner = self.after.is_some_and(|c| !c.is_whitespace());
        let outer = self.before.is_none_or(|c| !c.is_ascii_alphanumeric());
        match (self.mark, self.span.len()) {
            ('*', 2 | 3) => outer && (inner || self.before.is_none_or(char::is_whitespace)),
            ('*', 1) | ('_' | '=', 2) => inner && outer,
            ('~', 2) => inner,
            _ => false,
        }
    }

    /// Whether emphasis that began at another run may end here.
    fn closes(&self, open: &Self) -> bool {
        let inner = self.before.is_some_and(|c| !c.is_whitespace());
        let outer = self.after.is_none_or(|c| !c.is_ascii_alphanumeric());
        let opened = open.after.is_some_and(|c| !c.is_whitespace());
        let same = self.span.len() == open.span.len() && open.span.end < self.span.start;
        same && match (self.mark, self.span.len()) {
            ('*', 1) => self.before.is_some_and(is_punctuation) && self.after.is_some_and(is_korean),
            // One side may be loose: "**강조 **는".
            ('*', 2 | 3) if !inner => opened && self.after.is_none_or(|c| c == '\n' || is_korean(c)),
            ('*', 2 | 3) => outer,
            ('_' | '=', 2) => inner && outer,
            ('~', 2) => inner,
            _ => false,
        }
    }
}

/// The delimiters that are left in `text` in pairs; not those in `literals`, which are in order.
fn leftovers(text: &str, literals: &[Span]) -> Vec<Span> {
    let mut erased = Vec::new();
    let mut open: [Option<Run>; 4] = [const { None }; 4];
    let mut literals = literals.iter().peekable();
    let mut from = 0;
    let mut marks = Marks { text: text.as_bytes(), next: [0; 2] };
    while let Some(at) = marks.find(from) {
        let mark = text.as_bytes()[at];
        let len = text.as_bytes()[at..].iter().take_while(|&&byte| byte == mark).count();
        from = at + len;
        while literals.next_if(|literal| literal.end <= at).is_some() {}
        if literals.peek().is_some_and(|literal| literal.start < from) {
            continue;
        }
        let run = Run {
            mark: char::from(mark),
            span: Span::new(at, from),
            before: text[..at].chars().next_back(),
            after: text[from..].chars().next(),
        };
        let Some(slot) = ['*', '_', '~', '='].iter().position(|&c| c == run.mark) else { continue };
        match open[slot].take() {
            Some(other) if run.closes(&other) => erased.extend([other.span, run.span]),
            other => open[slot] = if run.opens() { Some(run) } else { other },
        }
    }
    erased.sort_unstable();
    erased
}

/// Where the delimiters of a text stand.
struct Marks<'t> {
    text: &'t [u8],
    /// The next *, _ or ~, and the next =.
    next: [usize; 2],
}

impl Marks<'_> {
    /// The first at or behind a place that is never before that of the last call.
    fn find(&mut self, from: usize) -> Option<usize> {
        let rest = &self.text[from..];
        let place = |found: Option<usize>| found.map_or(self.text.len(), |at| from + at);
        if self.next[0] <= from {
            self.next[0] = place(memchr::memchr3(b'*', b'_', b'~', rest));
        }
        if self.next[1] <= from {
            self.next[1] = place(memchr::memchr(b'=', rest));
        }
        Some(self.next[0].min(self.next[1])).filter(|&at| at < self.text.len())
    }
}

/// Whether a character may be that of a Korean particle.
fn is_korean(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether a character is punctuation or a symbol.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(text: &str) -> String {
        let erased = leftovers(text, &[]);
        let mut text = text.to_owned();
        for span in erased.into_iter().rev() {
            text.replace_range(span.range(), "");
        }
        text
    }

    #[test]
    fn leftover_pairs_go() {
        assert_eq!(tidied("**\"첫해\"**는 **'둘째'**도"), "\"첫해\"는 '둘째'도");
        assert_eq!(tidied("그 ==중요한== 것, *말(語)*은, __(참고)__는"), "그 중요한 것, 말(語)은, (참고)는");
        assert_eq!(tidied("**느낌 **은 남는다 **\n\"하나\"와 **'둘'**도"), "느낌 은 남는다 **\n\"하나\"와 '둘'도");
    }

    #[test]
    fn other_marks_stay() {
        for text in [
            "2 ** 3 ** 4",
            "좋았다~~ 정말~~ 최고",
            "a == b, c == d",
            "**혼자",
            "5*(가)*3",
            "foo__bar__baz",
            "**kwargs와 **opts",
        ] {
            assert_eq!(tidied(text), text);
        }
    }
}
