//! Metadata without fences around it.

use super::fields::{Fields, Key};
use super::{Head, LIMIT, Part, first_line, lines};
use crate::span::Span;

/// The keys of Pelican and of Hexo's oldest posts, one of which must come first.
const PELICAN: [&str; 12] = [
    "title", "date", "slug", "category", "tags", "author", "authors", "summary", "status", "modified", "lang", "layout",
];

/// Reads lines `Title: …` at the beginning of a source, up to the first blank one: at least two with a known key.
pub(super) fn pelican(source: &str, start: usize) -> Option<Head> {
    let part = Part::new(source, Span::new(start, source.len()));
    let is_key = |key: &str| PELICAN.iter().any(|known| key.eq_ignore_ascii_case(known));
    let mut known = 0;
    let mut fields = Fields::default();
    for (place, (at, line)) in part.lines().enumerate() {
        let rule = line.trim_end() == "---";
        if line.trim().is_empty() || rule {
            let body = if rule { at + line.len() } else { at };
            return (known > 1).then_some(Head { fields, body });
        }
        if place > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        known += usize::from(is_key(key.trim_end()));
        let plain = key.len() <= 30 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
        if !plain || known == 0 || at > start + LIMIT {
            return None;
        }
        fields.set(key.trim_end(), lines::scalar(value.trim()), value, at);
    }
    (known > 1).then_some(Head { fields, body: source.len() })
}

/// The properties that a page exported from Notion has below its title: a paragraph of nothing but `key: value`, one
/// of which is a day of writing or tags. Its span, for it is no text.
pub(super) fn notion(source: &str, body: usize, fields: &mut Fields) -> Option<Span> {
    let title = first_line(source, body);
    if !source[title..].starts_with("# ") {
        return None;
    }
    let start = first_line(source, title + source[title..].find('\n')? + 1);
    let part = Part::new(source, Span::new(start, source.len()));
    let mut end = start;
    let mut found = Fields::default();
    for (at, line) in part.lines().take_while(|(_, line)| !line.trim().is_empty()) {
        let (key, value) = line.split_once(": ").or_else(|| Some((line.strip_suffix(':')?, "")))?;
        let plain = (1..=30).contains(&key.chars().count())
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '/' | '(' | ')'));
        if !plain || key.starts_with([' ', '-']) || at > start + LIMIT {
            return None;
        }
        // A title of its own is a column of the table, not the page's.
        if Key::of(key) != Some(Key::Title) {
            found.set(key, lines::scalar(value.trim()), value, at);
        }
        end = at + line.len();
    }
    if !found.has_date() && !found.has_tags() {
        return None;
    }
    fields.adopt(found);
    Some(Span::new(start, end))
}
