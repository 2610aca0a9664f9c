//! Posts in JSON: an object a line, or an array of objects.

use std::io::BufRead;
use std::path::Path;

use serde_json::{Map, Value};

use super::bytes::Text;
use super::record::Record;
use super::records::Fields;
use super::{Document, fields};
use crate::error::{Error, Result};

/// An object a line.
pub(super) struct Lines {
    text: Text,
    line: Vec<u8>,
    end: bool,
}

impl Lines {
    pub(super) fn new(text: Text) -> Self {
        Self { text, line: Vec::new(), end: false }
    }

    pub(super) fn next(&mut self, path: &Path, fields: &Fields) -> Option<Result<Record>> {
        while !self.end {
            let number = self.text.line();
            let fits = match self.read() {
                Ok(fits) => fits,
                Err(error) => {
                    self.end = true;
                    return Some(Err(Error::io(path)(error)));
                }
            };
            if !fits {
                return Some(Err(Error::record(path, number, too_long())));
            }
            let line = self.line.trim_ascii_end();
            if !line.is_empty() {
                return Some(record(line, fields, self.text.is_broken(), number, path));
            }
        }
        None
    }

    /// Reads a line; false if it is too long to be kept.
    fn read(&mut self) -> std::io::Result<bool> {
        self.line.clear();
        let mut fits = true;
        loop {
            self.text.allow();
            let bytes = self.text.fill_buf()?;
            let line_end = memchr::memchr(b'\n', bytes).map(|at| at + 1);
            let read = line_end.unwrap_or(bytes.len());
            self.end = read == 0;
            fits &= self.line.len() + read <= Document::MAX_BYTES;
            if fits {
                self.line.extend_from_slice(&bytes[..read]);
            }
            self.text.consume(read);
            if self.end || line_end.is_some() {
                return Ok(fits);
            }
        }
    }
}

/// An array of objects, or objects one after another. They are told apart by their brackets, so that one that is
/// broken does not take the rest with it.
pub(super) struct Values {
    text: Text,
    value: Vec<u8>,
    end: bool,
}

impl Values {
    pub(super) fn new(text: Text) -> Self {
        Self { text, value: Vec::new(), end: false }
    }

    pub(super) fn next(&mut self, path: &Path, fields: &Fields) -> Option<Result<Record>> {
        if self.end {
            return None;
        }
        match self.read() {
            Ok(Some(line)) => Some(record(&self.value, fields, self.text.is_broken(), line, path)),
            Ok(None) => {
                self.end = true;
                None
            }
            Err((line, reason)) => {
                self.end = true;
                Some(Err(Error::record(path, line, reason)))
            }
        }
    }

    /// Reads a value that stands in the array or outside of any; gives its line.
    fn read(&mut self) -> Result<Option<usize>, (usize, String)> {
        self.value.clear();
        self.text.allow();
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        let mut line = self.text.line();
        loop {
            let bytes = self.text.fill_buf().map_err(|_| (line, too_long()))?;
            if bytes.is_empty() {
                let cut = depth > 0 || in_string;
                return if cut {
                    Err((line, "the file breaks off inside of this record".to_owned()))
                } else {
                    Ok((!self.value.is_empty()).then_some(line))
                };
            }
            let mut used = 0;
            let mut done = false;
            for &byte in bytes {
                // What stands between values: the brackets and commas of the array.
                let between = depth == 0 && !in_string && (byte.is_ascii_whitespace() || b"[],".contains(&byte));
                if between && !self.value.is_empty() {
                    done = true;
                    break;
                }
                used += 1;
                if between {
                    line += usize::from(byte == b'\n');
                    continue;
                }
                self.value.push(byte);
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    b'{' | b'[' if !in_string => depth += 1,
                    b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if byte == b'}' && depth == 0 && !in_string {
                    done = true;
                    break;
                }
            }
            self.text.consume(used);
            if done {
                return Ok(Some(line));
            }
        }
    }
}

fn too_long() -> String {
    format!("a record of more than {} bytes", Document::MAX_BYTES)
}

fn record(json: &[u8], names: &Fields, is_broken: bool, line: usize, path: &Path) -> Result<Record> {
    let object: Map<String, Value> = serde_json::from_slice(json).map_err(|error| {
        let (message, place) = (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
        let reason = message.strip_suffix(&place).unwrap_or(&message);
        let line = line + error.line().saturating_sub(1);
        Error::record(path, line, format!("no JSON object: {reason} (column {})", error.column()))
    })?;
    let keys: Vec<&str> = object.iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key.as_str()).collect();
    let value = |field: fields::Field| Some(&object[keys[field.find(names, &keys)?]]);
    let Some(text) = value(fields::Field::Text) else {
        return Err(Error::record(path, line, fields::missing(names, &keys)));
    };
    let Some(text) = text.as_str() else {
        return Err(Error::record(path, line, "the field with the text is no string".to_owned()));
    };
    let written = |field| value(field).and_then(string);
    Ok(Record {
        line,
        id: written(fields::Field::Id),
        title: written(fields::Field::Title),
        date: written(fields::Field::Date),
        tags: value(fields::Field::Tags).map(tags).unwrap_or_default(),
        text: text.to_owned(),
        is_broken,
        ..Record::default()
    })
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(string).collect(),
        value => string(value).map(|text| fields::tags(&text)).unwrap_or_default(),
    }
}
