//! Sentences of posts, and where they stand.

use std::borrow::Cow;

use maud::{Markup, html};

use super::super::bounds;
use super::super::chapter::Quote;
use super::super::lang::Lang;
use super::super::text::{excerpt, short, short_path};

/// A sentence with its source.
pub(super) fn quote(quote: &Quote, lang: Lang) -> Markup {
    html! {
        figure.quote {
            blockquote dir="auto" { (words(quote)) }
            @if let Some(source) = source(quote, lang) { figcaption { (source) } }
        }
    }
}

/// The words of a quotation.
pub(super) fn words(quote: &Quote) -> Markup {
    html! {
        @for piece in excerpt(quote, bounds::QUOTE) {
            @if piece.is_marked { mark { (joined(&piece.text)) } } @else { (joined(&piece.text)) }
        }
    }
}

/// A text whose lines do not break between a closing mark and the particle behind it, as browsers break ‘두부’ 를.
fn joined(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let (mut first, mut mark) = (' ', ' ');
    for (at, letter) in text.char_indices() {
        // Straight marks open as well: "응" 하고.
        let closes = match mark {
            '\'' | '"' => !first.is_whitespace(),
            _ => matches!(mark, '’' | '”' | ')' | '」' | '』' | '》' | '〉' | '>' | ']'),
        };
        if closes && matches!(letter, '가'..='힣') {
            out.push_str(&text[copied..at]);
            out.push('\u{2060}');
            copied = at;
        }
        (first, mark) = (mark, letter);
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Title, date, file and line; `None` if nothing is known.
pub(super) fn source(quote: &Quote, lang: Lang) -> Option<Markup> {
    let title = quote.title.as_deref().map(|title| short(title, bounds::TITLE)).filter(|title| !title.is_empty());
    let path = short_path(&quote.path, bounds::PATH);
    if title.is_none() && quote.date.is_none() && path.is_empty() {
        return None;
    }
    let line = quote.line.map(|line| lang.line(line));
    Some(html! {
        @if let Some(title) = &title { cite { bdi { (title) } } " " }
        @if let Some(date) = quote.date { time datetime=(date) { (lang.date(date)) } " " }
        @if title.is_some() && !path.is_empty() {
            // The title says where it is; the file is there for who looks for it.
            span.place title=(path) { (line.as_deref().unwrap_or(&path)) }
        } @else if !path.is_empty() {
            span.path {
                bdi { @for part in path.split_inclusive('/') { (part) wbr; } }
                @if let Some(line) = quote.line { ":" (line) }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn particles_stay_with_the_word_in_marks() {
        assert_eq!(joined("강아지 ‘두부’를 (흰)개라"), "강아지 ‘두부’\u{2060}를 (흰)\u{2060}개라");
        assert_eq!(joined("\"응\" 하고"), "\"응\" 하고");
    }
}
