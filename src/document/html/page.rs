//! What a page says about itself, and which part of it is the post.

use std::collections::HashMap;

use super::token::Token;
use super::{Page, Tag};

/// Marks of the element that holds the post, the surest first: classes and names of Tistory, Naver and
/// Brunch, of blogs in general, and at last the elements that HTML has for it.
const CONTAINERS: [&[&str]; 4] = [
    &["tt_article_useless_p_margin", "contents_style", "se-main-container", "postViewArea", "wrap_body"],
    &["entry-content", "post-content", "post_content", "article-content", "article_view", "area_view", "post-view"],
    &["articleBody", "markdown-body", "post-body", "atom-one", "e-content"],
    &["article", "main"],
];

/// The tokens of the post: those in its container, or else in the body.
pub(super) fn content<'t, 's>(tokens: &'t [Token<'s>]) -> &'t [Token<'s>] {
    let mut open: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut ends = vec![tokens.len(); tokens.len()];
    // How much is shown before each token, in bytes.
    let mut shown = Vec::with_capacity(tokens.len() + 1);
    let (mut total, mut raw) = (0, false);
    for (at, token) in tokens.iter().enumerate() {
        shown.push(total);
        match token {
            Token::Start(tag, _) if !tag.is_closed() => {
                open.entry(tag.name()).or_default().push(at);
                raw = is_raw(tag.name());
            }
            Token::End(name, _) => {
                if let Some(start) = open.get_mut(name.as_slice()).and_then(Vec::pop) {
                    ends[start] = at;
                }
                raw = false;
            }
            Token::Text(text, _) if !raw => total += text.trim().len(),
            _ => {}
        }
    }
    shown.push(total);
    let mut best = None;
    for (at, token) in tokens.iter().enumerate() {
        let Token::Start(tag, _) = token else { continue };
        let Some(rank) = container_rank(tag) else { continue };
        let len = shown[ends[at]] - shown[at];
        if len > 0
            && best.is_none_or(|(_, best_rank, best_len)| rank < best_rank || rank == best_rank && len > best_len)
        {
            best = Some((at, rank, len));
        }
    }
    if let Some((at, ..)) = best {
        return &tokens[at + 1..ends[at]];
    }
    let body = tokens.iter().position(|token| matches!(token, Token::Start(tag, _) if tag.name() == b"body"));
    &tokens[body.unwrap_or(0)..]
}

/// Whether the contents of an element are no markup, nor anything else to read.
fn is_raw(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"noscript" | b"iframe" | b"title" | b"textarea")
}

/// How sure it is that an element holds the post, from 0.
fn container_rank(tag: &Tag<'_>) -> Option<usize> {
    if tag.is_closed() || matches!(tag.name(), b"body" | b"html" | b"a" | b"span") {
        return None;
    }
    let named =
        |name: &str| tag.words("class").chain(tag.words("id")).chain(tag.words("itemprop")).any(|word| word == name);
    CONTAINERS.iter().enumerate().position(|(rank, names)| {
        let element = rank + 1 == CONTAINERS.len() && names.iter().any(|name| name.as_bytes() == tag.name());
        element || names.iter().any(|name| named(name))
    })
}

/// What the page says about itself; its blocks are not read.
pub(super) fn head(tokens: &[Token<'_>]) -> Page {
    let mut head = Head::default();
    for token in tokens {
        match token {
            Token::Start(tag, _) => head.start(tag),
            Token::Text(text, _) => {
                if let Some((_, words)) = &mut head.reading {
                    words.push_str(text);
                }
            }
            Token::End(name, _) => head.end(name),
        }
    }
    let Head { og_title, title, heading, date, time, mut tags, keywords, .. } = head;
    // What the author tagged goes before what the theme says to search engines.
    if tags.is_empty() {
        tags = keywords;
    }
    let mut seen = std::collections::HashSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    Page { title: og_title.or(title).or(heading), date: date.or(time), tags, blocks: Vec::new() }
}

#[derive(Default)]
struct Head {
    og_title: Option<String>,
    title: Option<String>,
    heading: Option<String>,
    date: Option<String>,
    time: Option<String>,
    tags: Vec<String>,
    keywords: Vec<String>,
    /// The element whose text is being read: `title`, `h1`, or `a` for a tag.
    reading: Option<(&'static str, String)>,
}

impl Head {
    fn start(&mut self, tag: &Tag<'_>) {
        let set = |value: &mut Option<String>, new: Option<&str>| {
            if value.is_none() {
                *value = new.map(one_line).filter(|new| !new.is_empty());
            }
        };
        let is_tag = tag.words("rel").any(|word| word.eq_ignore_ascii_case("tag"));
        match tag.name() {
            b"meta" => {
                let content = tag.attribute("content");
                let name = tag.attribute("property").or(tag.attribute("name")).or(tag.attribute("itemprop"));
                match name.unwrap_or_default().to_ascii_lowercase().as_str() {
                    "og:title" => set(&mut self.og_title, content),
                    "article:published_time" | "og:published_time" | "datepublished" | "og:regdate" => {
                        set(&mut self.date, content);
                    }
                    "article:tag" => self.tags.extend(content.map(one_line).filter(|tag| !tag.is_empty())),
                    "keywords" => {
                        let words = content.unwrap_or_default().split(',').map(one_line);
                        self.keywords.extend(words.filter(|word| !word.is_empty()));
                    }
                    _ => {}
                }
            }
            b"time" => {
                let published = tag.words("itemprop").any(|word| word == "datePublished");
                set(if published { &mut self.date } else { &mut self.time }, tag.attribute("datetime"));
            }
            b"title" if self.title.is_none() => self.reading = Some(("title", String::new())),
            b"h1" if self.heading.is_none() => self.reading = Some(("h1", String::new())),
            b"a" if is_tag => self.reading = Some(("a", String::new())),
            b"svg" => self.reading = None,
            b"br" => {
                if let Some((_, words)) = &mut self.reading {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        let Some((element, words)) = self.reading.take_if(|(element, _)| element.as_bytes() == name) else { return };
        let words = one_line(&words);
        if words.is_empty() {
            return;
        }
        match element {
            "title" => self.title = Some(words),
            "h1" => self.heading = Some(words),
            _ => self.tags.push(words.trim_start_matches('#').to_owned()),
        }
    }
}

/// With single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
