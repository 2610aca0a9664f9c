//! YAML, and what people take for it.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::fields::{Fields, Key, Value};
use super::{Part, lines};

/// How deeply lines may be indented or nested. The parser calls itself for every level.
const DEPTH: usize = 128;

/// Reads YAML: with a parser if it is well-formed, and else line by line. `None` if it is no metadata at all; an error
/// gives the byte where prose begins.
pub(super) fn read(part: Part<'_>) -> Option<Result<Fields, usize>> {
    if part.text.trim().is_empty() {
        return Some(Ok(Fields::default()));
    }
    let parsed = is_harmless(part.text).then(|| MarkedYaml::load_from_str(part.text).ok()).flatten();
    match parsed {
        Some(documents) => well_formed(part, &documents).map(Ok),
        None => lines::broken(part),
    }
}

/// Whether the parser can be trusted with a text: one that is not nested too deeply and has no aliases, of which a
/// few expand to gigabytes.
fn is_harmless(text: &str) -> bool {
    let deep = |line: &str| {
        let nesting = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '?' | ':'));
        line.len() - nesting.len() > DEPTH
    };
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let mark = |sign: char| {
        let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | '{'));
        words.any(|word| word.strip_prefix(sign).is_some_and(|name| name.starts_with(char::is_alphanumeric)))
    };
    let closed = text.bytes().filter(|byte| matches!(byte, b']' | b'}')).count();
    !text.lines().any(deep) && (brackets <= DEPTH || brackets <= closed + DEPTH) && !(mark('&') && mark('*'))
}

/// The fields of a mapping; `None` if it is something else or if no key looks like one of a front matter.
fn well_formed(part: Part<'_>, documents: &[MarkedYaml<'_>]) -> Option<Fields> {
    let Some(document) = documents.first() else { return Some(Fields::default()) };
    let YamlData::Mapping(mapping) = &document.data else {
        // Nothing but comments.
        let comments = part.lines().all(|(_, line)| line.trim().is_empty() || line.trim_start().starts_with('#'));
        return comments.then(Fields::default);
    };
    let mut written = Written::new(part.text);
    let mut fields = Fields::default();
    let mut identifiers = true;
    for (key, value) in mapping {
        let name = written.of(key);
        identifiers &= name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
        if Key::of(name).is_none() {
            continue;
        }
        let at = part.start + written.byte(value.span.start.index());
        let line = part.text[written.byte(value.span.start.index())..].lines().next().unwrap_or_default();
        fields.set(name, written.value(value), line, at);
    }
    (identifiers || fields.is_known()).then_some(fields)
}

/// Values as they are written, so that the title `1.10` stays what it is.
struct Written<'s> {
    text: &'s str,
    /// The byte of every character: the parser counts characters.
    bytes: Vec<usize>,
}

impl<'s> Written<'s> {
    fn new(text: &'s str) -> Self {
        Self { text, bytes: text.char_indices().map(|(at, _)| at).collect() }
    }

    fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).copied().unwrap_or(self.text.len())
    }

    /// What is written where a node stands, without quotes.
    fn of(&mut self, node: &MarkedYaml<'_>) -> &'s str {
        let (start, end) = (self.byte(node.span.start.index()), self.byte(node.span.end.index()));
        self.text.get(start..end).unwrap_or_default().trim().trim_matches(['"', '\''])
    }

    fn value(&mut self, node: &MarkedYaml<'_>) -> Value {
        match &node.data {
            YamlData::Value(Scalar::String(text)) => {
                let start = self.byte(node.span.start.index());
                let quoted = self.text[start..].starts_with(['"', '\'']);
                Value::Text { text: text.to_string(), quoted }
            }
            YamlData::Value(Scalar::Null) | YamlData::BadValue | YamlData::Alias(_) => Value::plain(""),
            YamlData::Value(_) | YamlData::Representation(..) => Value::plain(self.of(node)),
            YamlData::Sequence(nodes) => Value::List(nodes.iter().map(|node| self.value(node)).collect()),
            YamlData::Mapping(_) => Value::List(Vec::new()),
            YamlData::Tagged(_, node) => self.value(node),
        }
    }
}
