//! A post among others in a file.

use super::{Date, DateSource, Document, Problem};

/// A post among others in a file, as it was found there.
#[derive(Default)]
pub(crate) struct Record {
    /// The line of the file where it begins.
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    /// As written.
    pub(super) date: Option<String>,
    pub(super) tags: Vec<String>,
    pub(crate) text: String,
    pub(super) form: Form,
    /// Whether bytes of the file around it were no text.
    pub(super) is_broken: bool,
}

/// What the text of a record is written in.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// HTML if it has block-level tags, and Markdown else.
    #[default]
    Guess,
    /// No markup at all.
    Plain,
}

impl Record {
    /// Reads the text.
    pub(crate) fn document(self) -> Document {
        let mut document = match self.form {
            Form::Plain => Document::from_text(&self.text),
            Form::Guess if is_html(&self.text) => Document::from_html(&self.text),
            Form::Guess => Document::from_markdown(&self.text),
        };
        let mut problem = |reason, lost| document.problems.push(Problem { line: self.line, reason, lost });
        if self.is_broken && self.text.contains('\u{fffd}') {
            problem("bytes that are no text".to_owned(), true);
        }
        if let Some(written) = &self.date {
            match Date::parse(written) {
                Some(date) => document.date = Some((date, DateSource::FrontMatter)),
                None if written.trim().is_empty() => {}
                None => problem(format!("{written:?} is no date that is known"), false),
            }
        }
        document.title = self.title.filter(|title| !title.trim().is_empty()).or(document.title);
        document.tags.extend(self.tags);
        document.id = self.id;
        document.line = Some(self.line);
        document
    }
}

/// Tags of HTML that no paragraph of Markdown has inside.
const BLOCK_TAGS: [&str; 22] = [
    "p",
    "div",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "blockquote",
    "pre",
    "section",
    "article",
    "figure",
    "html",
    "body",
    "main",
    "hr",
];

/// Whether a text is HTML: it begins with a block-level tag, or has one and no line that looks like Markdown.
/// Markdown about programs is full of tags, but they stand between fences there.
fn is_html(text: &str) -> bool {
    if block_tag(text.trim_start_matches('\u{feff}').trim_start()) {
        return true;
    }
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| block_tag(&text[at..])) && !text.lines().any(is_markdown)
}

fn block_tag(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let closes = tag[end..].starts_with(['>', '/']) || tag[end..].starts_with(char::is_whitespace);
    let comment =
        text.starts_with("<!-- wp:") || text.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case("<!doctype"));
    comment || closes && BLOCK_TAGS.iter().any(|known| known.eq_ignore_ascii_case(&tag[..end]))
}

fn is_markdown(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    (1..=6).contains(&level) && heading.starts_with(' ')
        || ["```", "~~~", "- ", "* ", "> "].iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_markdown() {
        for html in ["<p>회고", "  <DIV class='a'>회고</DIV>", "안녕<br/>하세요", "<!-- wp:paragraph -->\n회고"]
        {
            assert!(is_html(html), "{html}");
        }
        for markdown in ["회고", "1 < 2", "<b>굵게</b> 썼다", "# 회고\n\n```html\n<div>\n```\n", "a <pb> b", "<"]
        {
            assert!(!is_html(markdown), "{markdown}");
        }
    }
}
