//! Texts of posts in Markdown, where they must not become markup.

use std::fmt::Write as _;

use super::super::bounds;
use super::super::chapter::Quote;
use super::super::lang::Lang;
use super::super::text::{clean, excerpt, short, short_path};

/// A text that stands for itself wherever it is put on a line, its beginning included.
pub(super) fn escape(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        let is_markup = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$' | '^');
        // What makes a heading, a list, a rule or a definition, but only in front.
        let is_block = at == 0 && matches!(letter, '#' | '+' | '-' | '=' | ':')
            || at == digits && at > 0 && matches!(letter, '.' | ')');
        if is_markup || is_block {
            out.push('\\');
        }
        out.push(letter);
    }
    isolate(out)
}

/// A text with letters that are written from right to left, kept from turning what stands around it.
fn isolate(text: String) -> String {
    let turns = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if text.contains(turns) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// A quotation as block, with its source, each line after `indent`.
pub(super) fn quote(quote: &Quote, lang: Lang, indent: &str) -> String {
    let mut words = String::new();
    for piece in excerpt(quote, bounds::QUOTE) {
        let (text, inner) = (piece.text.as_str(), piece.text.trim());
        let spaces = text.len() - text.trim_start().len();
        words.push_str(&text[..spaces]);
        // ** next to punctuation is none to CommonMark where Hangul follows without a space.
        let is_plain = inner.starts_with(char::is_alphanumeric) && inner.ends_with(char::is_alphanumeric);
        let escaped = escape(inner);
        if piece.is_marked && is_plain && !inner.is_empty() {
            let _ = write!(words, "**{escaped}**");
        } else {
            words.push_str(&escaped);
        }
        if text.len() > spaces {
            words.push_str(&text[text.trim_end().len()..]);
        }
    }
    let mut source = Vec::new();
    source.extend(
        quote.title.as_deref().map(|title| escape(&short(title, bounds::TITLE))).filter(|title| !title.is_empty()),
    );
    source.extend(quote.date.map(|date| lang.date(date)));
    let path = short_path(&quote.path, bounds::PATH);
    if !path.is_empty() {
        let line = quote.line.map(|line| format!(":{line}")).unwrap_or_default();
        source.push(format!("{}{line}", escape(&path)));
    }
    let mut out = format!("{indent}> {}\n", words.trim());
    if !source.is_empty() {
        let _ = write!(out, "{indent}>\n{indent}> — {}\n", source.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::span::Span;

    /// The text that a reader sees, and whether it is plain text in one paragraph.
    fn read(markdown: &str) -> (String, bool) {
        let mut text = String::new();
        let mut is_plain = true;
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                _ => is_plain = false,
            }
        }
        (text, is_plain)
    }

    #[test]
    fn markup_in_posts_is_text() {
        for text in [
            "# 제목",
            "- 목록",
            "1. 하나",
            "2) 둘",
            "<b>굵게</b>",
            "**굵게**",
            "[링크](javascript:1)",
            "a | b",
            "~~선~~",
            "&lt;",
            "`x`",
            "===",
            "$1$",
            "^A^:",
        ] {
            assert_eq!(read(&escape(text)), (text.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn marks_are_bold_where_that_can_be_written() {
        let own = |text: &str, start: usize, end: usize| {
            let marked = Quote { text: text.to_owned(), marks: vec![Span::new(start, end)], ..Quote::default() };
            quote(&marked, Lang::Ko, "")
        };
        assert_eq!(own("이직을 했다.", 0, 6), "> **이직**을 했다.\n");
        assert_eq!(own("\"이직\"을 했다.", 0, 8), "> \"이직\"을 했다.\n");
    }

    proptest! {
        #[test]
        fn any_text_stands_for_itself(text in "[ -~가-하\\n]{0,40}") {
            let shown = clean(&text).trim().to_owned();
            // Runs of spaces and addresses are left to the reader's program.
            prop_assume!(!shown.is_empty() && !shown.contains("  ") && !shown.contains("//"));
            prop_assert_eq!(read(&escape(&text)), (shown, true));
        }
    }
}
