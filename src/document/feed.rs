//! Posts in RSS, Atom and WordPress exports, read item by item.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::bytes::Text;
use super::fields;
use super::record::{Form, Record};
use crate::error::{Error, Result};

/// A feed that is being read.
pub(super) struct Feed {
    reader: Reader<Text>,
    buffer: Vec<u8>,
    /// How many elements are open.
    depth: usize,
    item: Option<Item>,
    end: bool,
}

/// The item that is open.
#[derive(Default)]
struct Item {
    record: Record,
    depth: usize,
    /// The element of it that is open, and its text so far.
    open: Option<(Part, String)>,
    /// How sure what was found so far is.
    body: u8,
    date: u8,
    id: u8,
    /// Whether the text that is open is markup itself.
    is_xhtml: bool,
    /// Whether it is of a WordPress export.
    is_wordpress: bool,
    /// What WordPress calls a page in the making, an image, a menu.
    is_no_post: bool,
}

/// What an element of an item tells. Of several that tell the same the one with the highest number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Body(u8, Form),
    Date(u8),
    Id(u8),
    Tag,
    PostType,
    Status,
}

impl Feed {
    pub(super) fn new(path: &Path, input: Box<dyn Read + Send>) -> Result<Self> {
        let mut reader = Reader::from_reader(Text::new(path, input, declared)?);
        reader.config_mut().allow_dangling_amp = true;
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let is_feed = match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => ["rss", "feed", "atom:feed", "rdf:RDF"].contains(&tag.name().as_ref()),
                Ok(Event::Eof) | Err(_) => false,
                Ok(_) => continue,
            };
            if is_feed {
                return Ok(Self { reader, buffer, depth: 1, item: None, end: false });
            }
            let reason = "neither RSS nor Atom nor a WordPress export".to_owned();
            return Err(Error::NotPosts { path: path.to_owned(), reason });
        }
    }

    pub(super) fn next(&mut self, path: &Path) -> Option<Result<Record>> {
        while !self.end {
            if self.item.is_none() {
                self.reader.get_mut().allow();
            }
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let line = self.reader.get_ref().line();
            match event {
                Ok(Event::Start(tag)) => {
                    self.depth += 1;
                    match &mut self.item {
                        Some(item) => item.start(&tag, self.depth),
                        None if ["item", "entry", "atom:entry"].contains(&tag.name().as_ref()) => {
                            let record = Record { line, ..Record::default() };
                            self.item = Some(Item { record, depth: self.depth, ..Item::default() });
                        }
                        None => {}
                    }
                }
                Ok(Event::End(tag)) => {
                    self.depth = self.depth.saturating_sub(1);
                    match self.item.take() {
                        Some(item) if item.depth > self.depth => {
                            let is_broken = self.reader.get_ref().is_broken();
                            if let Some(record) = item.finish(is_broken) {
                                return Some(Ok(record));
                            }
                        }
                        Some(mut item) => {
                            item.end(tag.name().as_ref(), self.depth);
                            self.item = Some(item);
                        }
                        None => {}
                    }
                }
                Ok(Event::Text(text)) => Item::text(self.item.as_mut(), &text.xml10_content()),
                Ok(Event::CData(text)) => Item::text(self.item.as_mut(), &text.xml10_content()),
                Ok(Event::GeneralRef(name)) => {
                    // The markup of XHTML is put together again, so its entities stay.
                    let is_xhtml = self.item.as_ref().is_some_and(|item| item.is_xhtml);
                    let text = match name.resolve_char_ref() {
                        Ok(Some(char)) if !is_xhtml => char.to_string(),
                        _ => entity(&name.xml10_content(), is_xhtml),
                    };
                    Item::text(self.item.as_mut(), &text);
                }
                Ok(Event::Eof) => {
                    self.end = true;
                    if self.depth > 0 {
                        return Some(Err(Error::record(path, line, "the feed breaks off".to_owned())));
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    self.end = true;
                    let reason = format!("the feed cannot be read any further: {error}");
                    return Some(Err(Error::record(path, line, reason)));
                }
            }
        }
        None
    }
}

impl Item {
    fn text(item: Option<&mut Self>, text: &str) {
        if let Some((_, own)) = item.and_then(|item| item.open.as_mut()) {
            own.push_str(text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, depth: usize) {
        if let Some((part, text)) = &mut self.open {
            // XHTML inside of an Atom entry.
            if matches!(part, Part::Body(..)) {
                text.push('<');
                text.push_str(tag);
                text.push('>');
            }
            return;
        }
        if depth != self.depth + 1 {
            return;
        }
        let attribute = |name: &str| {
            let value = tag.try_get_attribute(name).ok().flatten()?;
            value.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
        };
        let name = tag.name();
        let name = name.as_ref();
        let part = match name.strip_prefix("atom:").unwrap_or(name) {
            "title" => Part::Title,
            "content:encoded" | "content" => Part::Body(2, form(attribute("type").as_deref())),
            "description" | "summary" => Part::Body(1, form(attribute("type").as_deref())),
            // The day where the author lives; `pubDate` is often that of Greenwich.
            "wp:post_date" => Part::Date(4),
            "pubDate" | "published" => Part::Date(3),
            "dc:date" => Part::Date(2),
            "updated" => Part::Date(1),
            "link" => match attribute("href") {
                Some(link) => {
                    if attribute("rel").is_none_or(|rel| rel == "alternate") {
                        self.found(Part::Id(3), link);
                    }
                    return;
                }
                None => Part::Id(3),
            },
            "guid" => Part::Id(2),
            "id" => Part::Id(1),
            "category" => match attribute("term") {
                Some(tag) => return self.found(Part::Tag, attribute("label").unwrap_or(tag)),
                // WordPress keeps formats and the like among its categories.
                None if attribute("domain").is_some_and(|domain| domain == "post_format") => return,
                None => Part::Tag,
            },
            "wp:post_type" => Part::PostType,
            "wp:status" => Part::Status,
            _ => return,
        };
        self.is_xhtml = attribute("type").is_some_and(|kind| kind == "xhtml");
        self.open = Some((part, String::new()));
    }

    fn end(&mut self, name: &str, depth: usize) {
        if depth == self.depth {
            self.is_xhtml = false;
            if let Some((part, text)) = self.open.take() {
                self.found(part, text);
            }
        } else if let Some((Part::Body(..), text)) = &mut self.open {
            text.push_str("</");
            text.push_str(name);
            text.push('>');
        }
    }

    fn found(&mut self, part: Part, text: String) {
        let record = &mut self.record;
        match part {
            Part::Body(rank, form) if rank > self.body && !text.trim().is_empty() => {
                (self.body, record.form, record.text) = (rank, form, text);
            }
            Part::Body(..) => {}
            _ if text.trim().is_empty() => {}
            Part::Title => record.title = Some(text.trim().to_owned()),
            Part::Date(rank) if rank > self.date => {
                (self.date, record.date) = (rank, Some(day(text.trim()).unwrap_or(text)));
            }
            Part::Id(rank) if rank > self.id => (self.id, record.id) = (rank, Some(text.trim().to_owned())),
            Part::Date(_) | Part::Id(_) => {}
            Part::Tag => {
                let tags = fields::tags(&text).into_iter();
                let new: Vec<String> = tags.filter(|tag| !record.tags.contains(tag)).collect();
                record.tags.extend(new);
            }
            Part::PostType => {
                self.is_wordpress = true;
                self.is_no_post |= !["post", "page"].contains(&text.trim());
            }
            Part::Status => self.is_no_post |= text.trim() != "publish",
        }
    }

    fn finish(mut self, is_broken: bool) -> Option<Record> {
        if self.is_wordpress {
            self.record.text = paragraphs(self.record.text);
        }
        self.record.is_broken = is_broken;
        (!self.is_no_post).then_some(self.record)
    }
}

/// The encoding that the text names itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let line = bytes.strip_prefix(b"<?xml")?.split(|&byte| byte == b'?').next()?;
    let (_, value) = std::str::from_utf8(line).ok()?.split_once("encoding")?;
    Encoding::for_label(value.trim_matches([' ', '=', '"', '\'']).split(['"', '\'']).next()?.as_bytes())
}

/// What Atom says of a text.
fn form(kind: Option<&str>) -> Form {
    if kind == Some("text") { Form::Plain } else { Form::Guess }
}

/// An entity that is no number: those of XML itself; HTML's others stay for whoever reads the HTML.
fn entity(name: &str, is_xhtml: bool) -> String {
    let known = quick_xml::escape::resolve_xml_entity(name).filter(|_| !is_xhtml);
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}

/// The day of a date as RSS writes it (RFC 2822: `Sat, 31 Dec 2022 23:50:00 +0900`), as ISO 8601 does.
fn day(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = date.split_once(',').map_or(date, |(_, date)| date);
    let mut parts = date.split_whitespace();
    let day: u8 = parts.next()?.parse().ok()?;
    let name = parts.next()?.get(..3)?;
    let month = 1 + MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    let year = parts.next()?.parse::<u16>().ok().filter(|year| *year >= 1000)?;
    Some(format!("{year}-{month:02}-{day:02}"))
}

/// WordPress's first editor, and who writes HTML in it by hand, means a paragraph by an empty line.
fn paragraphs(text: String) -> String {
    if ["<p>", "<p ", "<!-- wp:"].iter().any(|mark| text.contains(mark)) {
        return text;
    }
    let text = text.replace("\r\n", "\n");
    let mut marked = String::from("<p>");
    for (index, piece) in text.split("<pre").enumerate() {
        let (code, prose) = match piece.split_once("</pre>") {
            Some((code, prose)) if index > 0 => (format!("<pre{code}</pre>"), prose),
            _ if index > 0 => (format!("<pre{piece}"), ""),
            _ => (String::new(), piece),
        };
        marked.push_str(&code);
        marked.push_str(&prose.replace("\n\n", "\n\n<p>"));
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds_are_days() {
        assert_eq!(day("Sat, 31 Dec 2022 23:50:00 +0900").as_deref(), Some("2022-12-31"));
        assert_eq!(day("1 January 2023 00:10 GMT").as_deref(), Some("2023-01-01"));
        for other in ["2022-12-31", "", "31", "31 십이월 2022", "Sat, 31 Dec 22"] {
            assert_eq!(day(other), None, "{other}");
        }
    }

    #[test]
    fn an_empty_line_is_a_paragraph_but_not_in_code() {
        let text = "하나\r\n\r\n둘<pre>a\n\nb</pre>\n\n셋".to_owned();
        assert_eq!(paragraphs(text), "<p>하나\n\n<p>둘<pre>a\n\nb</pre>\n\n<p>셋");
    }

    #[test]
    fn the_encoding_is_what_the_file_says() {
        let encoding = |text: &str| declared(text.as_bytes()).map(Encoding::name);
        assert_eq!(encoding("<?xml version='1.0' encoding='euc-kr' ?><rss>"), Some("EUC-KR"));
        assert_eq!(encoding("<?xml version=\"1.0\"?><rss encoding='x'>"), None);
    }
}
