//! The tokens of HTML, with the places they stand at.

use std::borrow::Cow;
use std::collections::VecDeque;

use html5gum::{DefaultEmitter, Emitter, ForwardingEmitter, State, Tokenizer};

use super::Tag;
use crate::span::Span;

/// A tag or a stretch of text.
#[derive(Debug)]
pub(in crate::document) enum Token<'s> {
    /// Text; as long as its span unless it was decoded.
    Text(Cow<'s, str>, Span),
    /// `<p class="a">`.
    Start(Tag<'s>, Span),
    /// `</p>`: its name in lower case.
    End(Vec<u8>, Span),
}

impl Token<'_> {
    /// The name of an end tag.
    pub(in crate::document) fn end_name(&self) -> Option<&[u8]> {
        if let Token::End(name, _) = self { Some(name) } else { None }
    }
}

/// The tokens of HTML that stands at the byte `start` of the source. Comments and declarations are left out, as is a
/// tag that the end cuts off.
pub(in crate::document) fn tokens(text: &str, start: usize) -> impl Iterator<Item = Token<'_>> {
    let emitter = Exact { inner: tags(), source: text.as_bytes(), ..Exact::default() };
    let place = move |at: html5gum::Span<usize>| {
        let end = at.end.min(text.len());
        Span::new(at.start.min(end), end)
    };
    let moved = move |at: Span| Span::new(start + at.start, start + at.end);
    Tokenizer::new_with_emitter(text, emitter).flatten().filter_map(move |token| match token {
        html5gum::Token::String(string) => {
            let at = place(string.span);
            // What is not decoded is empty here: it stands in the source.
            let text = if string.value.is_empty() {
                Cow::Borrowed(at.slice(text)?)
            } else {
                Cow::Owned(String::from_utf8_lossy(&string.value).into_owned())
            };
            Some(Token::Text(text, moved(at)))
        }
        html5gum::Token::StartTag(tag) => {
            let at = place(tag.span);
            Some(Token::Start(Tag::new(tag, at.slice(text).unwrap_or_default(), moved(at)), moved(at)))
        }
        html5gum::Token::EndTag(tag) => Some(Token::End(tag.name.0, moved(place(tag.span)))),
        _ => None,
    })
}

fn tags() -> DefaultEmitter<usize> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    emitter
}

/// Gives text in pieces that are exactly those of the source, and pieces that were decoded.
///
/// The emitters of the tokenizer join all the text between two tags, so that it cannot be told where in it a
/// character reference stood.
struct Exact<'s> {
    inner: DefaultEmitter<usize>,
    source: &'s [u8],
    /// How far the tokenizer has read.
    position: usize,
    /// The text that was read last and stands in the source as it is.
    run: html5gum::Span<usize>,
    ready: VecDeque<html5gum::Token<usize>>,
    /// Whether the current tag ends in `/>`.
    self_closing: bool,
}

impl Default for Exact<'_> {
    fn default() -> Self {
        Self {
            inner: tags(),
            source: &[],
            position: 0,
            run: html5gum::Span::default(),
            ready: VecDeque::new(),
            self_closing: false,
        }
    }
}

impl Exact<'_> {
    fn push(&mut self, value: Vec<u8>, span: html5gum::Span<usize>) {
        if span.start < span.end {
            self.ready.push_back(html5gum::Token::String(html5gum::Spanned { value: value.into(), span }));
        }
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.push(Vec::new(), run);
        self.run = html5gum::Span { start: run.end, end: run.end };
    }
}

impl ForwardingEmitter for Exact<'_> {
    type Token = html5gum::Token<usize>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.inner
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
        self.inner().move_position(offset);
    }

    fn emit_string(&mut self, text: &[u8]) {
        let end = self.position;
        let start = end.saturating_sub(text.len());
        if self.source.get(start..end) == Some(text) && start >= self.run.end {
            if self.run.end != start {
                self.flush();
                self.run.start = start;
            }
            self.run.end = end;
        } else {
            self.flush();
            let start = self.run.end;
            self.push(text.to_vec(), html5gum::Span { start, end });
            self.run = html5gum::Span { start: end, end };
        }
    }

    fn start_open_tag(&mut self) {
        self.inner().start_open_tag();
    }

    fn init_start_tag(&mut self) {
        self.self_closing = false;
        self.inner().init_start_tag();
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
        self.inner().set_self_closing();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush();
        let state = self.inner().emit_current_tag();
        self.run = html5gum::Span { start: self.position, end: self.position };
        // `<iframe/>` has no contents where XML or JSX is written.
        state.filter(|_| !self.self_closing)
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        self.inner().emit_current_comment();
        self.run = html5gum::Span { start: self.position, end: self.position };
    }

    fn emit_current_doctype(&mut self) {
        self.flush();
        self.inner().emit_current_doctype();
        self.run = html5gum::Span { start: self.position, end: self.position };
    }

    fn emit_eof(&mut self) {
        self.flush();
        self.inner().emit_eof();
    }

    fn pop_token(&mut self) -> Option<Self::Token> {
        self.ready.pop_front().or_else(|| self.inner().pop_token())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(String, String)> {
        let whole = tokens(source, 0);
        let texts = whole.filter_map(|token| match token {
            Token::Text(text, span) => Some((text.into_owned(), span.slice(source).unwrap().to_owned())),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn text_is_exact_but_for_references() {
        for (source, expected) in [
            ("가&amp;나", vec![("가", "가"), ("&", "&amp;"), ("나", "나")]),
            ("가&나 < 다 &한글;", vec![("가&나 < 다 &한글;", "가&나 < 다 &한글;")]),
            ("&#44032;&#xB098다", vec![("가", "&#44032;"), ("나", "&#xB098"), ("다", "다")]),
            ("<p>가&nbsp;나</p>", vec![("가", "가"), ("\u{a0}", "&nbsp;"), ("나", "나")]),
            ("가\r\n나", vec![("가", "가"), ("\n", "\r"), ("나", "나")]),
            ("가<!-- 나 -->다", vec![("가", "가"), ("다", "다")]),
            ("가<b", vec![("가", "가")]),
            ("가</", vec![("가</", "가</")]),
            ("<title>a &lt; <b></title>글", vec![("a ", "a "), ("<", "&lt;"), (" <b>", " <b>"), ("글", "글")]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(texts(source), expected, "{source:?}");
        }
    }

    #[test]
    fn tags_know_where_they_stand() {
        let source = "글<a href='x'>링크</a>";
        let spans: Vec<_> = tokens(&source[3..], 3)
            .filter_map(|token| match token {
                Token::Start(_, span) | Token::End(_, span) => span.slice(source),
                Token::Text(..) => None,
            })
            .collect();
        assert_eq!(spans, ["<a href='x'>", "</a>"]);
    }
}
