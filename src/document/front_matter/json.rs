//! JSON, as Hugo and Hexo have it.

use serde_json::{Deserializer, Map, Value as Json};

use super::fields::{Fields, Value};
use super::{Head, LIMIT, Part};

/// Reads an object at the beginning of a source; `None` if it is something else in braces.
pub(super) fn read_object(source: &str, start: usize) -> Option<Head> {
    let end = crate::span::floor_boundary(source, start + LIMIT);
    let part = Part { start, text: &source[start..end] };
    let mut values = Deserializer::from_str(part.text).into_iter::<Map<String, Json>>();
    match values.next()? {
        Ok(object) => {
            let fields = fields(part, &object);
            fields.is_known().then(|| Head { fields, body: start + values.byte_offset() })
        }
        Err(error) => {
            // Broken JSON is front matter if it begins with a key that one has and ends with a line of its own.
            let key = part.text[1..].trim_start().strip_prefix('"')?.split('"').next()?;
            super::fields::Key::of(key)?;
            let (end, line) = part.lines().find(|(_, line)| line.trim_end() == "}")?;
            let mut fields = Fields::default();
            fields.problem(line_start(part, error.line()), format!("front matter: {error}"));
            Some(Head { fields, body: end + line.len() })
        }
    }
}

/// Reads members of an object without its braces, or with them.
#[expect(clippy::unnecessary_wraps, reason = "the readers of all fences have one signature")]
pub(super) fn read_members(part: Part<'_>) -> Option<Result<Fields, usize>> {
    let text = part.text.trim();
    let object = if text.starts_with('{') { text.to_owned() } else { format!("{{{}\n}}", part.text) };
    Some(Ok(match serde_json::from_str::<Map<String, Json>>(&object) {
        Ok(object) => fields(part, &object),
        Err(error) => {
            let mut fields = Fields::default();
            fields.problem(line_start(part, error.line()), format!("front matter: {error}"));
            fields
        }
    }))
}

/// Where a line of a part begins, counted from 1.
fn line_start(part: Part<'_>, line: usize) -> usize {
    part.lines().nth(line.saturating_sub(1)).map_or(part.start, |(at, _)| at)
}

fn fields(part: Part<'_>, object: &Map<String, Json>) -> Fields {
    let mut fields = Fields::default();
    for (key, value) in object {
        let at = part.text.find(&format!("\"{key}\"")).unwrap_or(0);
        fields.set(key, convert(value), &value.to_string(), part.start + at);
    }
    fields
}

fn convert(value: &Json) -> Value {
    match value {
        Json::String(text) => Value::quoted(text.as_str()),
        Json::Array(values) => Value::List(values.iter().map(convert).collect()),
        Json::Null | Json::Object(_) => Value::List(Vec::new()),
        other => Value::plain(other.to_string()),
    }
}
