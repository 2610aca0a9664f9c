//! Which brackets and quotes belong together, and what they hold together.

use super::item::{Gap, Item, Kind};

/// What stands further apart than this, in bytes, does not belong together.
const FARTHEST: usize = 1500;
/// How many brackets may be open at once.
const DEEPEST: usize = 8;

/// Finds the partner of each bracket and quote, and turns quotes into opening and closing ones. What has no partner is a
/// [`Kind::Sign`]; a closing bracket stays one, since it may be part of a face. Linear: at most [`DEEPEST`] are open.
pub(super) fn pair(items: &mut [Item]) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in 0..items.len() {
        if items[at].gap == Gap::Blank {
            open.clear();
        }
        let (kind, here) = (items[at].kind, items[at].start);
        if !matches!(kind, Kind::Open(_) | Kind::Close(_) | Kind::Quote(_)) {
            continue;
        }
        open.retain(|&(start, _)| here - items[start].end <= FARTHEST);
        let nearest = |c: char| open.iter().rposition(|&(_, closer)| closer == c);
        let opens = |items: &[Item]| {
            let after_space = at == 0 || items[at].gap != Gap::None;
            let before_space = items.get(at + 1).is_none_or(|next| next.gap != Gap::None);
            let after_open = at > 0 && matches!(items[at - 1].kind, Kind::Open(_) | Kind::Sign) && !after_space;
            !before_space && (after_space || after_open)
        };
        let partner = match kind {
            Kind::Open(c) => {
                push(&mut open, at, closer(c));
                continue;
            }
            Kind::Close(c) => nearest(c),
            Kind::Quote(c) => match nearest(c) {
                // A second opening quote does not close the first: what lies between had no end.
                Some(found) if !(opens(items) && items[at].gap != Gap::None) => Some(found),
                Some(found) => {
                    open.truncate(found);
                    push(&mut open, at, c);
                    continue;
                }
                None => {
                    push(&mut open, at, c);
                    continue;
                }
            },
            _ => continue,
        };
        let Some(found) = partner else { continue };
        let (start, closer) = open[found];
        open.truncate(found);
        items[start].partner = Some(at);
        items[at].partner = Some(start);
        items[start].kind = Kind::Open(closer);
        items[at].kind = Kind::Close(closer);
    }
    for item in items {
        if item.partner.is_none() && matches!(item.kind, Kind::Open(_) | Kind::Quote(_)) {
            item.kind = Kind::Sign;
        }
    }
}

fn push(open: &mut Vec<(usize, char)>, at: usize, closer: char) {
    if open.len() == DEEPEST {
        open.remove(0);
    }
    open.push((at, closer));
}

fn closer(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '（' => '）',
        '［' => '］',
        '｛' => '｝',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '〔' => '〕',
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        '<' => '>',
        '＜' => '＞',
        other => other,
    }
}

/// A quote or bracket longer than this, in bytes, that stands alone is a text of its own.
const LONG: usize = 400;

/// Finds for each item how many pairs hold it together with the item before it.
pub(super) fn hold(items: &mut [Item]) {
    let mut ends: Vec<usize> = Vec::new();
    for at in 0..items.len() {
        while ends.last().is_some_and(|&end| end < at) {
            ends.pop();
        }
        items[at].held = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        if let (Kind::Open(_), Some(close)) = (items[at].kind, items[at].partner)
            && !is_text_of_its_own(items, at, close)
        {
            ends.push(close);
        }
    }
}

fn is_text_of_its_own(items: &[Item], open: usize, close: usize) -> bool {
    let alone_before = open == 0 || items[open].gap >= Gap::Line || is_end(items[open - 1].kind);
    let alone_behind = items.get(close + 1).is_none_or(|next| next.gap >= Gap::Line);
    items[close].end - items[open].start > LONG && alone_before && alone_behind
}

fn is_end(kind: Kind) -> bool {
    matches!(kind, Kind::Stop | Kind::Mark | Kind::Ellipsis | Kind::Face)
}
