//! Front matter that no parser reads, line by line.

use super::fields::{Fields, Key, Value};
use super::{Head, LIMIT, Part};
use crate::span::Span;

/// Reads `key: value` and `key = value` where YAML or TOML is broken: titles with unquoted colons or brackets, keys
/// without a space after the colon, tabs, keys given twice. What is not understood becomes a problem.
///
/// `None` if it does not begin with a key, and an error with the byte of the first line of prose if one stands after a
/// blank line: then what closes the front matter is a rule in the text.
pub(super) fn broken(part: Part<'_>) -> Option<Result<Fields, usize>> {
    let Reading { fields, prose } = read(part, false)?;
    Some(prose.map_or(Ok(fields), Err))
}

/// Reads the lines of metadata that a source begins with at `start`, up to the first that is blank or none.
pub(super) fn head(source: &str, start: usize) -> Option<Head> {
    let end = crate::span::floor_boundary(source, start + LIMIT);
    let mut end_of_head = start;
    for (at, line) in Part::new(source, Span::new(start, end)).lines() {
        let item = at > start && line.starts_with([' ', '\t', '-', '#']);
        if line.trim().is_empty() || !(item || entry(line).is_some()) {
            break;
        }
        end_of_head = at + line.len();
    }
    let Reading { fields, .. } = read(Part::new(source, Span::new(start, end_of_head)), true)?;
    Some(Head { fields, body: end_of_head })
}

struct Reading {
    fields: Fields,
    /// The first line of prose after a blank one.
    prose: Option<usize>,
}

/// `quiet` if lines that are none of metadata are no problem, because there is a greater one.
fn read(part: Part<'_>, quiet: bool) -> Option<Reading> {
    let mut lines = part.lines().peekable();
    let mut fields = Fields::default();
    let (mut begun, mut blank) = (false, false);
    while let Some((at, line)) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            blank |= trimmed.is_empty();
            continue;
        }
        let Some((key, value)) = entry(line) else {
            let section = trimmed.starts_with('[') && trimmed.ends_with(']');
            if !begun && !section {
                return None;
            }
            if blank && !section && !line.starts_with([' ', '\t', '-']) {
                return Some(Reading { fields, prose: Some(at) });
            }
            if !quiet && !section && !line.starts_with([' ', '\t']) {
                fields.problem(at, "front matter: no `key: value`".to_owned());
            }
            continue;
        };
        begun = true;
        blank = false;
        let indent = indent(line);
        let mut below = Vec::new();
        let mut open = value.starts_with('[') && !closes(value);
        while let Some((_, next)) = lines.next_if(|(_, next)| {
            let item = next.trim_start().starts_with("- ") || next.trim() == "-";
            next.trim().is_empty() && !open && value.is_empty()
                || self::indent(next) > indent && !next.trim().is_empty()
                || item
                || open && entry(next).is_none()
        }) {
            if !next.trim().is_empty() {
                below.push(next.trim());
            }
            open &= !next.contains(']');
        }
        if Key::of(key).is_some() {
            set(&mut fields, key, value, &below, at);
        }
    }
    begun.then_some(Reading { fields, prose: None })
}

/// Notes the value of a key: what stands on its line and on those below it.
fn set(fields: &mut Fields, key: &str, value: &str, below: &[&str], at: usize) {
    let block = matches!(value.as_bytes(), [b'|' | b'>'] | [b'|' | b'>', b'-' | b'+' | b'0'..=b'9', ..]);
    let value = if block { "" } else { value };
    let matters = !matches!(Key::of(key), None | Some(Key::Other));
    let alias = value.strip_prefix('*').is_some_and(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric));
    if matters && alias {
        fields.problem(at, format!("front matter: the alias {value:?} is not followed"));
        return;
    }
    let items = below.iter().all(|line| line.starts_with('-')) && !below.is_empty() && !block;
    if value.is_empty() && items {
        let values = below.iter().map(|line| scalar(line.trim_start_matches('-').trim())).collect();
        return fields.set(key, Value::List(values), "", at);
    }
    let whole = [&[value][..], below].concat().join(" ");
    let whole = whole.trim();
    let list = whole.starts_with('[') && closes(whole) && whole.ends_with(']');
    if list && matches!(Key::of(key), Some(Key::Tags { .. })) {
        return fields.set(key, Value::List(split(&whole[1..whole.len() - 1])), whole, at);
    }
    let quote = whole.chars().next().filter(|c| matches!(c, '"' | '\''));
    if matters && quote.is_some_and(|quote| whole.matches(quote).count() == 1) {
        fields.problem(at, "front matter: a quotation mark is not closed".to_owned());
        return fields.set(key, Value::plain(&whole[1..]), whole, at);
    }
    fields.set(key, scalar(whole), whole, at);
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The key and the value of a line: `key: value`, `key : value`, `key = value`; `key:value` if the key is known.
fn entry(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let (key, value) = (line[..at].trim().trim_matches(['"', '\'']), &line[at + 1..]);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '$');
    let usual = !key.is_empty() && key.len() <= 60 && key.chars().all(plain) && !key.starts_with(['-', ' ', '.']);
    let spaced = value.is_empty() || value.starts_with([' ', '\t']) || Key::of(key).is_some();
    // More than two words are a sentence.
    (usual && spaced && key.split(' ').count() <= 3).then(|| (key, value.trim()))
}

/// Whether every `[` of a text is closed.
fn closes(text: &str) -> bool {
    text.matches('[').count() <= text.matches(']').count()
}

/// The items of a list in brackets.
fn split(text: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let (mut quote, mut start) = (None, 0);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') if text[start..at].trim().is_empty() => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, ',') => {
                items.push(scalar(text[start..at].trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(scalar(text[start..].trim()));
    items
}

/// A value without its quotes and comment. Quotes that belong to a part of the value stay.
pub(super) fn scalar(text: &str) -> Value {
    for quote in ['"', '\''] {
        let inner = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
        let Some(inner) = inner else { continue };
        let closing = inner
            .find(quote)
            .is_some_and(|at| !inner[..at].ends_with([' ', '\\']) && inner[at + 1..].starts_with([' ', ',']));
        if !closing {
            let escaped = if quote == '"' { ("\\\"", "\"") } else { ("''", "'") };
            return Value::quoted(inner.replace(escaped.0, escaped.1));
        }
    }
    let text = text.split(" # ").next().unwrap_or(text).trim_end();
    Value::plain(if matches!(text, "~" | "null") { "" } else { text })
}
