//! Where a line break ends a sentence.

use super::ending::Ending;
use super::item::{Kind, is_hangul};
use super::rule::{Tail, Text};

/// Lines that reach this share of the longest one around them may be broken because they were full.
const FULL: f64 = 0.7;
/// Lines shorter than this, in characters, were not broken because they were full.
const SHORT: usize = 24;

/// Whether the line break before the item `next` ends the sentence with this last item, its ending and tail.
///
/// It does where the line is complete, where an item of a list follows, and where the line ends in a noun
/// though there was room for more. A line that ends in a particle or a connective ending goes on.
pub(super) fn is_end(text: &Text<'_>, at: usize, ending: Ending, tail: Tail, next: usize) -> bool {
    if starts_item(text, next) {
        return true;
    }
    if tail.ends_line() {
        return true;
    }
    // 글이 붙었고, and what is set off by dashes; 하는 것이 아니라
    if text.items[at].kind == Kind::Sign && matches!(text.str(at), "," | "、" | ";" | "—" | "–" | "→" | "&" | "+" | "/")
    {
        return false;
    }
    if text.str(at).ends_with("아니라") {
        return false;
    }
    match ending {
        Ending::Polite | Ending::Plain | Ending::Familiar | Ending::Noted | Ending::Nominal | Ending::Likely => true,
        Ending::Connective | Ending::Adnominal | Ending::Particle | Ending::Adverb => false,
        Ending::Noun | Ending::Other => !is_full(text, next),
    }
}

/// Whether an item of a list begins here.
fn starts_item(text: &Text<'_>, at: usize) -> bool {
    let item = &text.items[at];
    match item.kind {
        Kind::Bullet => true,
        Kind::Sign => {
            let spaced = text.items.get(at + 1).is_some_and(|after| after.start > item.end);
            spaced && matches!(text.str(at), "-" | "*" | "+" | "–" | "—" | "·" | "ㆍ" | "・" | "#" | "|")
        }
        Kind::Open('[' | ']') => text
            .items
            .get(at + 1)
            .is_some_and(|inner| matches!(text.str(at + 1), "x" | "X" | "]" | " ") && inner.start == item.end),
        Kind::Word => {
            let word = text.str(at);
            let sign = text.items.get(at + 1).filter(|sign| sign.start == item.end);
            let marks = |kind: Kind| kind == Kind::Stop || kind == Kind::Close(')');
            let numbered = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            numbered && sign.is_some_and(|sign| marks(sign.kind)) || word == "+"
        }
        _ => false,
    }
}

/// Whether the line that ends before the item `next` is about as long as lines get here.
fn is_full(text: &Text<'_>, next: usize) -> bool {
    let end = text.items[next].start;
    let before = text.text[..end].trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let columns = |line: &str| line.chars().map(|c| if is_hangul(c) { 2 } else { 1 }).sum::<usize>();
    let length = columns(&before[line..]);
    let following = text.text[end..].lines().next().map_or(0, columns);
    #[expect(clippy::cast_precision_loss, reason = "lengths of lines")]
    let full = length as f64 >= FULL * following as f64;
    length >= 2 * SHORT && full
}
