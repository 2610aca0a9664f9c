//! Tags of HTML among the words of Markdown.

use super::super::html::{self, Element, Token};
use super::{Reader, template};
use crate::span::Span;

/// What tags among words have begun.
#[derive(Default)]
pub(super) struct Inline {
    /// The element that is not read, and how many of its name are open.
    hidden: Option<(Vec<u8>, usize)>,
    /// Where links and code begin in the text.
    link: Option<usize>,
    code: Option<usize>,
}

impl Inline {
    /// Whether text is not read.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }
}

impl Reader<'_> {
    /// Reads a tag, or a comment.
    pub(super) fn inline_html(&mut self, span: Span) {
        let masked = self.writer.masked();
        for token in html::tokens(&masked[span.range()], span.start) {
            match token {
                Token::Start(tag, span) => self.start_tag(&tag, span),
                Token::End(name, span) => self.end_tag(&name, span),
                Token::Text(..) => {}
            }
        }
    }

    /// Ends what tags have begun: no element goes on behind the end of a block.
    pub(super) fn end_inline_html(&mut self) {
        self.inline.hidden = None;
        self.end_code();
        self.end_link();
    }

    fn start_tag(&mut self, tag: &html::Tag<'_>, span: Span) {
        let at = self.writer.composer.len();
        if let Some((name, count)) = &mut self.inline.hidden {
            *count += usize::from(name == tag.name() && !tag.is_closed());
            return;
        }
        match tag.element() {
            Element::Hidden if !tag.is_closed() && self.is_paired(tag.name(), span.end) => {
                self.inline.hidden = Some((tag.name().to_vec(), 1));
            }
            Element::Break => self.writer.composer.append("\n", span),
            Element::Image => html::write_image(&mut self.writer, tag),
            Element::Input => {
                if let Some(done) = tag.checked() {
                    self.writer.composer.check(done);
                }
            }
            Element::Link => {
                self.end_link();
                self.inline.link = tag.attribute("href").map(|_| at);
            }
            Element::Code => self.inline.code = Some(at),
            Element::Hidden | Element::Void | Element::Inline => {}
            _ => self.new_line(span),
        }
    }

    /// Whether an end tag follows soon: "<head> 태그는" speaks of a tag, and hides nothing.
    fn is_paired(&self, name: &[u8], from: usize) -> bool {
        let rest = template::within(self.writer.masked(), from, 2_000);
        let rest = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        rest.match_indices("</").any(|(at, _)| {
            let end = rest.as_bytes().get(at + 2..at + 2 + name.len());
            end.is_some_and(|end| end.eq_ignore_ascii_case(name))
        })
    }

    fn end_tag(&mut self, name: &[u8], span: Span) {
        if let Some((hidden, count)) = &mut self.inline.hidden {
            *count -= usize::from(hidden == name);
            if *count == 0 {
                self.inline.hidden = None;
            }
            return;
        }
        match Element::named(name) {
            Element::Link => self.end_link(),
            Element::Code => self.end_code(),
            Element::Hidden | Element::Void | Element::Inline | Element::Image | Element::Input => {}
            _ => self.new_line(span),
        }
    }

    /// An element that begins a line begins one of the text.
    fn new_line(&mut self, span: Span) {
        let text = self.writer.composer.text();
        if !text.is_empty() && !text.ends_with(['\n', ' ']) {
            self.writer.composer.append("\n", span);
        }
    }

    fn end_link(&mut self) {
        if let Some(start) = self.inline.link.take() {
            self.writer.composer.link(start);
        }
    }

    fn end_code(&mut self) {
        if let Some(start) = self.inline.code.take() {
            self.writer.composer.code(start);
        }
    }
}
