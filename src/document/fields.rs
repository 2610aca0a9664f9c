//! What the fields of records are called.

use super::records::Fields;

/// A field of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Text,
    Date,
    Title,
    Id,
    Tags,
}

impl Field {
    /// The names it may have, the likeliest first.
    fn names(self, fields: &Fields) -> (Option<&str>, &'static [&'static str]) {
        match self {
            Self::Text => (fields.text.as_deref(), &["text", "content", "body", "contents", "본문", "내용"]),
            Self::Date => (
                fields.date.as_deref(),
                &["date", "created_at", "published_at", "createdAt", "publishedAt", "datetime", "날짜", "작성일"],
            ),
            Self::Title => (fields.title.as_deref(), &["title", "subject", "제목"]),
            Self::Id => (fields.id.as_deref(), &["id", "slug", "url", "link"]),
            Self::Tags => (None, &["tags", "categories", "tag", "category", "태그", "분류"]),
        }
    }

    /// Which of the fields there are is this one.
    pub(super) fn find(self, fields: &Fields, there: &[impl AsRef<str>]) -> Option<usize> {
        let position = |name: &str| there.iter().position(|own| own.as_ref().eq_ignore_ascii_case(name));
        match self.names(fields) {
            (Some(name), _) => there.iter().position(|own| own.as_ref() == name).or_else(|| position(name)),
            (None, known) => known.iter().find_map(|name| position(name)),
        }
    }
}

/// Says that no field of those there are has the text.
pub(super) fn missing(fields: &Fields, there: &[impl AsRef<str>]) -> String {
    let (named, known) = Field::Text.names(fields);
    let wanted = named.map_or_else(|| known.join(", "), str::to_owned);
    let there: Vec<&str> = there.iter().map(AsRef::as_ref).collect();
    format!("no field with the text ({wanted}); the fields are: {}", there.join(", "))
}

/// Tags that are written in one field.
pub(super) fn tags(text: &str) -> Vec<String> {
    let tags = text.split([',', ';', '|']).map(|tag| tag.trim().trim_start_matches('#'));
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}
