//! Addresses that stand in the text as they are.

use crate::span::Span;

const SCHEMES: [&str; 3] = ["https://", "http://", "www."];

/// Adds the addresses in `text` to its links, in order.
pub(super) fn mark(text: &str, links: &mut Vec<Span>) {
    // Every scheme has one of them, and most text has none.
    if memchr::memchr2(b':', b'w', text.as_bytes()).is_none() {
        return;
    }
    if !SCHEMES.iter().any(|scheme| text.contains(scheme)) {
        return;
    }
    let mut all = Vec::with_capacity(links.len() + 1);
    let mut start = 0;
    let end = Span::new(text.len(), text.len());
    for link in links.iter().copied().chain([end]) {
        if start <= link.start {
            find(text, Span::new(start, link.start), &mut all);
        }
        if !link.is_empty() {
            all.push(link);
        }
        start = start.max(link.end);
    }
    *links = all;
}

/// The addresses in a part of `text`.
fn find(text: &str, part: Span, found: &mut Vec<Span>) {
    let mut from = part.start;
    // Every address begins with a letter of its scheme, behind something that is no part of a word.
    while let Some(at) = text[from..part.end].find(['h', 'w']) {
        let start = from + at;
        from = start + 1;
        let rest = &text[start..part.end];
        let Some(scheme) = SCHEMES.iter().find(|scheme| rest.starts_with(**scheme)) else { continue };
        if text[..start].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let len = length(rest);
        if len > scheme.len() {
            found.push(Span::new(start, start + len));
            from = start + len;
        }
    }
}

/// How far an address goes: up to a space, a character that is none of an address, or a Korean particle;
/// the punctuation of the sentence is not part of it.
fn length(text: &str) -> usize {
    let stop = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|');
    let address = &text[..text.find(stop).unwrap_or(text.len())];
    let mut open = 0_usize;
    let close = address.find(|c| {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            _ => {}
        }
        false
    });
    let address = &address[..close.unwrap_or(address.len())];
    address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '[', ']', '(']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<&str> {
        let mut links = Vec::new();
        mark(text, &mut links);
        links.iter().filter_map(|link| link.slice(text)).collect()
    }

    #[test]
    fn an_address_ends_before_particles_and_punctuation() {
        assert_eq!(marked("https://a.kr/b?c=1#d에서 봤다."), ["https://a.kr/b?c=1#d"]);
        assert_eq!(marked("(http://a.kr/b_(c)), www.b.kr."), ["http://a.kr/b_(c)", "www.b.kr"]);
        assert_eq!(marked("그냥 https:// 그리고 awww.c"), [""; 0]);
    }

    #[test]
    fn marked_links_stay_in_order() {
        let text = "www.a.kr 링크 www.b.kr";
        let mut links = vec![Span::new(9, 15)];
        mark(text, &mut links);
        assert_eq!(links, [Span::new(0, 8), Span::new(9, 15), Span::new(16, 24)]);
    }
}
