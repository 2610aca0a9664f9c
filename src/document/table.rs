//! Posts in a table: comma- or tab-separated values.

use std::io::{self, BufRead};
use std::path::Path;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::bytes::Text;
use super::fields::{self, Field};
use super::record::Record;
use super::records::Fields;
use crate::error::{Error, Result};

/// A table with a row of names.
pub(super) struct Table {
    reader: Reader<Text>,
    row: StringRecord,
    width: usize,
    text: usize,
    date: Option<usize>,
    title: Option<usize>,
    id: Option<usize>,
    tags: Option<usize>,
    end: bool,
}

impl Table {
    pub(super) fn new(path: &Path, text: Text, delimiter: u8, names: &Fields) -> Result<Self> {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
        let names_there: Vec<String> = match reader.headers() {
            Ok(row) => row.iter().map(|name| name.trim().to_owned()).collect(),
            Err(error) => return Err(Error::record(path, 1, error.to_string())),
        };
        let not_posts = |reason| Error::NotPosts { path: path.to_owned(), reason };
        let find = |field: Field| field.find(names, &names_there);
        let is_empty = names_there.is_empty();
        let Some(text) = find(Field::Text).or(is_empty.then_some(0)) else {
            return Err(not_posts(fields::missing(names, &names_there)));
        };
        let chosen = [(&names.date, Field::Date), (&names.title, Field::Title), (&names.id, Field::Id)];
        for (name, field) in chosen {
            if let (Some(name), None, false) = (name, find(field), is_empty) {
                return Err(not_posts(format!("no column {name}; the columns are: {}", names_there.join(", "))));
            }
        }
        Ok(Self {
            reader,
            row: StringRecord::new(),
            width: names_there.len(),
            text,
            date: find(Field::Date),
            title: find(Field::Title),
            id: find(Field::Id),
            tags: find(Field::Tags),
            end: false,
        })
    }

    pub(super) fn next(&mut self, path: &Path) -> Option<Result<Record>> {
        if self.end {
            return None;
        }
        self.reader.get_mut().allow();
        // The reader's own count is off by one behind CRLF and does not see empty lines.
        let skipped = skip_empty_lines(self.reader.get_mut());
        let line = self.reader.get_ref().line();
        let read = skipped.map_err(csv::Error::from).and_then(|()| self.reader.read_record(&mut self.row));
        match read {
            Ok(true) => {}
            Ok(false) => {
                self.end = true;
                return None;
            }
            Err(error) => {
                self.end = true;
                let is_long = self.reader.get_ref().is_exhausted();
                let hint = if is_long { "; is a quotation mark missing?" } else { "" };
                return Some(Err(Error::record(path, line, format!("{error}{hint}"))));
            }
        }
        // What spreadsheets add to a row is empty.
        let width = self.row.len() - self.row.iter().rev().take_while(|field| field.is_empty()).count();
        if self.row.len() < self.width || width > self.width {
            let reason = format!("{} fields, but {} names in the first row", self.row.len(), self.width);
            return Some(Err(Error::record(path, line, reason)));
        }
        let field = |column: Option<usize>| column.and_then(|column| self.row.get(column)).map(str::to_owned);
        Some(Ok(Record {
            line,
            id: field(self.id).filter(|id| !id.is_empty()),
            title: field(self.title),
            date: field(self.date),
            tags: field(self.tags).map(|tags| fields::tags(&tags)).unwrap_or_default(),
            text: field(Some(self.text)).unwrap_or_default(),
            is_broken: self.reader.get_ref().is_broken(),
            ..Record::default()
        }))
    }
}

fn skip_empty_lines(text: &mut Text) -> io::Result<()> {
    while let [b'\n' | b'\r', ..] = text.fill_buf()? {
        text.consume(1);
    }
    Ok(())
}
