//! TOML, as Hugo and Zola have it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Value};
use super::{Part, lines};

/// Reads TOML: with a parser if it is well-formed, and else line by line. Tags may stand in Zola's `[taxonomies]`.
pub(super) fn read(part: Part<'_>) -> Option<Result<Fields, usize>> {
    let Ok(table) = DeTable::parse(part.text) else { return lines::broken(part) };
    let table = table.get_ref();
    let mut fields = Fields::default();
    let inner = ["taxonomies", "params", "extra"].into_iter().filter_map(|name| table.get(name)?.get_ref().as_table());
    for (key, value) in inner.flatten().chain(table) {
        let raw = part.text.get(value.span()).unwrap_or_default();
        fields.set(key.get_ref(), convert(value, part.text), raw, part.start + value.span().start);
    }
    Some(Ok(fields))
}

fn convert(value: &Spanned<DeValue<'_>>, text: &str) -> Value {
    match value.get_ref() {
        DeValue::String(text) => Value::quoted(text.as_ref()),
        DeValue::Array(values) => Value::List(values.iter().map(|value| convert(value, text)).collect()),
        DeValue::Table(_) => Value::List(Vec::new()),
        _ => Value::plain(text.get(value.span()).unwrap_or_default()),
    }
}
