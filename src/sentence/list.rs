//! Numbers of items in running text: 1. … 2. … 3. …

use super::item::{Gap, Item, Kind};

/// Finds the numbers of items of a list: a number with a full stop or bracket, followed by a
/// space, that continues a count, or that begins one which goes on.
pub(super) fn find_numbers(text: &str, items: &mut [Item]) {
    let mut last: Option<(usize, u32)> = None;
    for at in 0..items.len() {
        if items[at].gap == Gap::Blank && items[at].kind != Kind::Word {
            last = None;
        }
        let Some(number) = number(text, items, at) else { continue };
        match last {
            // A date counts no items: 2022. 1. 2.
            Some((before, count)) if count + 1 == number && at > before + 2 => {
                items[before].is_number = true;
                items[at].is_number = true;
                last = Some((at, number));
            }
            _ => last = (number <= 1).then_some((at, number)),
        }
    }
}

fn number(text: &str, items: &[Item], at: usize) -> Option<u32> {
    let item = &items[at];
    if item.kind != Kind::Word || !text.as_bytes()[item.start].is_ascii_digit() {
        return None;
    }
    let digits = &text[item.start..item.end];
    let (sign, after) = (items.get(at + 1)?, items.get(at + 2)?);
    let spaced = at == 0 || item.gap != Gap::None;
    let ends =
        (sign.kind == Kind::Stop || sign.kind == Kind::Close(')') && sign.partner.is_none()) && sign.gap == Gap::None;
    let is_number = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    (spaced && ends && is_number && after.gap != Gap::None).then(|| digits.parse().ok()).flatten()
}
