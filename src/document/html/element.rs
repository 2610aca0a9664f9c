//! What the elements of HTML mean for a reader of text.

use std::borrow::Cow;

use html5gum::StartTag;

use super::token::{Token, tokens};
use crate::span::Span;

/// A start tag.
#[derive(Debug)]
pub(in crate::document) struct Tag<'s> {
    inner: StartTag<usize>,
    /// As it is written, and where.
    raw: &'s str,
    span: Span,
}

/// What an element does to the text in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::document) enum Element {
    /// It and all in it is no text.
    Hidden,
    /// It has no contents, and is no text.
    Void,
    /// `<br>`.
    Break,
    /// `<hr>`.
    Rule,
    Image,
    Input,
    Link,
    Code,
    Heading(u8),
    List,
    Item,
    Quote,
    Preformatted,
    Table,
    Row,
    Cell,
    Paragraph,
    /// Any other that begins a line.
    Block,
    /// Any other.
    Inline,
}

/// Words of classes and names that say what is not the post: menus, comments, buttons, cards of links.
const NO_TEXT: [&str; 51] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "sidebar",
    "area_sidebar",
    "comments",
    "comment-list",
    "comment-form",
    "comments-area",
    "disqus_thread",
    "utterances",
    "giscus",
    "reply",
    "related",
    "related-posts",
    "related_posts",
    "related-post",
    "another_category",
    "share",
    "sharing",
    "sharedaddy",
    "share-buttons",
    "social-share",
    "sns",
    "container_postbtn",
    "toc",
    "table-of-contents",
    "toc-container",
    "btn-toggle-moreless",
    "headerlink",
    "gutter",
    "lineno",
    "linenos",
    "footnote-ref",
    "reversefootnote",
    "footnote-backref",
    "sr-only",
    "screen-reader-text",
    // What Notion, Naver, Tistory and Ghost show besides the text: properties, and cards of links and places.
    "properties",
    "page-header-icon",
    "bookmark-info",
    "se-oglink",
    "se-module-oglink",
    "se-placesmap",
    "se-module-map-text",
    "og-text",
    "kg-bookmark-card",
];

impl Element {
    /// What the element with a name, in lower case, does.
    pub(in crate::document) fn named(name: &[u8]) -> Self {
        match name {
            b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"iframe" | b"nav" | b"aside" | b"footer"
            | b"form" | b"button" | b"select" | b"head" | b"title" | b"textarea" | b"object" | b"video" | b"audio"
            | b"canvas" | b"math" | b"mjx-container" | b"noembed" | b"noframes" | b"rt" | b"rp" | b"datalist"
            | b"map" => Self::Hidden,
            b"area" | b"base" | b"col" | b"embed" | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => {
                Self::Void
            }
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"img" | b"image" => Self::Image,
            b"input" => Self::Input,
            b"a" => Self::Link,
            b"code" | b"tt" | b"samp" => Self::Code,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(level - b'0'),
            b"ul" | b"ol" | b"menu" | b"dir" => Self::List,
            b"li" => Self::Item,
            b"blockquote" => Self::Quote,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"table" => Self::Table,
            b"tr" | b"thead" | b"tbody" | b"tfoot" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"p" => Self::Paragraph,
            b"html" | b"body" | b"div" | b"article" | b"main" | b"section" | b"header" | b"hgroup" | b"address"
            | b"details" | b"summary" | b"figure" | b"figcaption" | b"caption" | b"center" | b"dl" | b"dt" | b"dd"
            | b"fieldset" | b"legend" | b"dialog" | b"search" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether it has no end tag.
    pub(in crate::document) fn is_void(self) -> bool {
        matches!(self, Self::Void | Self::Break | Self::Rule | Self::Image | Self::Input)
    }
}

impl<'s> Tag<'s> {
    /// A tag, as it is written, and where.
    pub(super) fn new(inner: StartTag<usize>, raw: &'s str, span: Span) -> Self {
        Self { inner, raw, span }
    }

    /// The name, in lower case.
    pub(in crate::document) fn name(&self) -> &[u8] {
        &self.inner.name
    }

    /// What the element does, by its name and by what its attributes say.
    pub(in crate::document) fn element(&self) -> Element {
        let element = Element::named(self.name());
        let all = matches!(self.name(), b"html" | b"body" | b"main" | b"article");
        if !element.is_void() && !all && self.is_hidden() { Element::Hidden } else { element }
    }

    /// Whether nothing follows that it contains.
    pub(in crate::document) fn is_closed(&self) -> bool {
        self.inner.self_closing || Element::named(self.name()).is_void()
    }

    /// The value of an attribute.
    pub(in crate::document) fn attribute(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.inner.attributes.get(name.as_bytes())?.value).ok()
    }

    /// The value of an attribute in pieces, each with its place: character references are decoded.
    pub(in crate::document) fn pieces(&self, name: &str) -> Vec<(Cow<'s, str>, Span)> {
        let Some(raw) = self.raw_value(name) else { return Vec::new() };
        let start = self.span.start + raw.start;
        let text = |token| if let Token::Text(text, span) = token { Some((text, span)) } else { None };
        tokens(raw.slice(self.raw).unwrap_or_default(), start).filter_map(text).collect()
    }

    /// Where in the tag the value of an attribute stands, without its quotes.
    fn raw_value(&self, name: &str) -> Option<Span> {
        let attribute = self.inner.attributes.get(name.as_bytes())?;
        let from = attribute.span.start.checked_sub(self.inner.span.start)? + name.len();
        let rest = self.raw.get(from..)?.trim_start().strip_prefix('=')?.trim_start();
        let start = self.raw.len() - rest.len();
        let len = match rest.chars().next()? {
            quote @ ('"' | '\'') => return Some(Span::new(start + 1, start + 1 + rest[1..].find(quote)?)),
            _ => rest.find(|c: char| c.is_ascii_whitespace() || c == '>')?,
        };
        Some(Span::new(start, start + len))
    }

    /// The words of an attribute such as `class`.
    pub(in crate::document) fn words(&self, name: &str) -> impl Iterator<Item = &str> {
        self.attribute(name).unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether it is a box that can be checked, and is: `<input type="checkbox" checked>`.
    pub(in crate::document) fn checked(&self) -> Option<bool> {
        let checkbox = self.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        checkbox.then(|| self.attribute("checked").is_some())
    }

    /// Whether the element is not shown, or is not part of what the page is about.
    fn is_hidden(&self) -> bool {
        let role = matches!(
            self.attribute("role"),
            Some(
                "navigation" | "search" | "complementary" | "contentinfo" | "doc-noteref" | "doc-backlink" | "doc-toc"
            )
        );
        let display = self.attribute("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("display: none")
        });
        let mut names = self.words("class").chain(self.words("id"));
        let footnote = matches!(self.name(), b"a" | b"sup") && self.words("class").any(|class| class == "footnote");
        role || display
            || footnote
            || self.attribute("hidden").is_some()
            || self.attribute("aria-hidden") == Some("true")
            || names.any(|name| NO_TEXT.iter().any(|no_text| name.eq_ignore_ascii_case(no_text)))
    }
}
