//! The fields of a front matter, in whatever format they were written.

use super::FrontMatter;
use crate::document::date::Date;

/// What a key stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    Title,
    /// A day of writing; the lower number is the surer one.
    Date(usize),
    /// A list of names; whether a text without commas is split at spaces, as Jekyll does with plurals.
    Tags {
        spaced: bool,
    },
    /// Nothing that is read here, but a key that front matters have.
    Other,
}

/// The keys for the day of writing, the surest first. The day of the last change is none.
const DATES: [&str; 24] = [
    "date",
    "datetime",
    "날짜",
    "작성일",
    "작성일시",
    "publishedat",
    "publishdate",
    "publisheddate",
    "datepublished",
    "published",
    "pubdate",
    "pubdatetime",
    "발행일",
    "게시일",
    "postedat",
    "postdate",
    "created",
    "createdat",
    "createdtime",
    "createddate",
    "creationdate",
    "생성일",
    "생성일시",
    "등록일",
];
const OTHERS: [&str; 38] = [
    "layout",
    "slug",
    "author",
    "authors",
    "summary",
    "description",
    "excerpt",
    "subtitle",
    "draft",
    "status",
    "lang",
    "language",
    "locale",
    "permalink",
    "url",
    "image",
    "thumbnail",
    "cover",
    "toc",
    "comments",
    "series",
    "type",
    "modified",
    "updated",
    "updatedat",
    "lastupdated",
    "lastmod",
    "lastmodifiedat",
    "lasteditedtime",
    "aliases",
    "weight",
    "template",
    "id",
    "path",
    "math",
    "hidden",
    "상태",
    "작성자",
];

impl Key {
    /// What a key means, in any case and with any of `_`, `-` and spaces in it.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name: String =
            name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect();
        match name.as_str() {
            "title" | "제목" => Some(Self::Title),
            "tags" | "categories" => Some(Self::Tags { spaced: true }),
            "tag" | "category" | "keywords" | "태그" | "카테고리" | "분류" => {
                Some(Self::Tags { spaced: false })
            }
            name => match DATES.iter().position(|known| *known == name) {
                Some(rank) => Some(Self::Date(rank)),
                None => OTHERS.contains(&name).then_some(Self::Other),
            },
        }
    }
}

/// The value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Value {
    Text { text: String, quoted: bool },
    List(Vec<Self>),
}

impl Value {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quoted: false }
    }

    pub(super) fn quoted(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quoted: true }
    }
}

/// The fields that were read.
#[derive(Default)]
pub(super) struct Fields {
    title: Option<String>,
    /// The rank of the key, the value, and where it stands.
    dates: Vec<(usize, String, usize)>,
    /// By key, so that the last of the same key counts.
    tags: Vec<(String, Vec<String>)>,
    problems: Vec<(usize, String)>,
    known: bool,
}

impl Fields {
    /// Notes a field that stands at a byte of the source. `raw` is its value as written, for a title in brackets.
    pub(super) fn set(&mut self, name: &str, value: Value, raw: &str, at: usize) {
        let Some(key) = Key::of(name) else { return };
        self.known = true;
        let text = || match &value {
            Value::Text { text, .. } => collapse(text),
            Value::List(_) => collapse(raw),
        };
        match key {
            Key::Title => self.title = Some(text()).filter(|title| !title.is_empty()).or(self.title.take()),
            Key::Date(rank) => {
                let text = text();
                if !text.is_empty() {
                    self.dates.retain(|(other, ..)| *other != rank);
                    self.dates.push((rank, text, at));
                }
            }
            Key::Tags { spaced } => {
                let mut names = Vec::new();
                collect(value, spaced, &mut names);
                self.tags.retain(|(other, _)| other != name);
                self.tags.push((name.to_owned(), names));
            }
            Key::Other => {}
        }
    }

    /// Notes what could not be understood at a byte of the source.
    pub(super) fn problem(&mut self, at: usize, reason: String) {
        self.problems.push((at, reason));
    }

    /// Whether a key was found that front matters have.
    pub(super) fn is_known(&self) -> bool {
        self.known
    }

    /// Whether a key gives a day of writing.
    pub(super) fn has_date(&self) -> bool {
        self.dates.iter().any(|(_, date, _)| Date::parse(date).is_some())
    }

    /// Whether a key gives tags, be it none.
    pub(super) fn has_tags(&self) -> bool {
        !self.tags.is_empty()
    }

    /// Takes what others say that these do not: dates, and more tags.
    pub(super) fn adopt(&mut self, others: Self) {
        self.dates.extend(others.dates);
        self.tags.extend(others.tags);
    }

    /// The surest date is the one of the first key that holds one.
    pub(super) fn finish(mut self) -> FrontMatter {
        self.dates.sort_by_key(|(rank, ..)| *rank);
        let good = self.dates.iter().position(|(_, date, _)| Date::parse(date).is_some());
        if let (None, Some((0, date, at))) = (good, self.dates.first()) {
            let start: String = date.chars().take(40).collect();
            self.problems.push((*at, format!("front matter: {start:?} is no date")));
        }
        self.problems.sort();
        let date = good.map(|good| self.dates.swap_remove(good).1);
        let mut tags: Vec<String> = Vec::new();
        for name in self.tags.into_iter().flat_map(|(_, names)| names) {
            if !tags.contains(&name) {
                tags.push(name);
            }
        }
        FrontMatter { title: self.title, date, tags, problems: self.problems, ..FrontMatter::default() }
    }
}

/// White space of any length, and line breaks, are one space in a title.
fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names in a value: those of a list one by one, a text at its commas or where `#` begin them, and else at its
/// spaces only if it is `spaced`, not quoted and no phrase with an `&`.
fn collect(value: Value, spaced: bool, names: &mut Vec<String>) {
    let (text, quoted) = match value {
        // A list in a list is what YAML makes of `[[name]]`.
        Value::List(values) => return values.into_iter().for_each(|value| collect(value, false, names)),
        Value::Text { text, quoted } => (text, quoted),
    };
    let text = text.trim();
    let bracketed =
        text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).filter(|text| !text.starts_with('['));
    let text = bracketed.unwrap_or(text);
    let hashed = text.split_whitespace().all(|word| word.starts_with('#'));
    let at_spaces = hashed || (spaced && !quoted && !text.contains(['&', ':', '"', '\'']));
    let separator = |c: char| if text.contains(',') { c == ',' } else { at_spaces && c.is_whitespace() };
    names.extend(text.split(separator).map(name).filter(|name| !name.is_empty()).map(str::to_owned));
}

/// A name without quotes, `#` and the brackets of Obsidian, of which the shown part counts: `[[page|shown]]`.
fn name(text: &str) -> &str {
    let text = text.trim().trim_matches(['"', '\'', '`']).trim();
    let inner = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]"));
    let text = inner.map_or(text, |inner| inner.rsplit('|').next().unwrap_or(inner));
    let text = if text == "C#" { text } else { text.trim_start_matches('#') };
    text.trim()
}
