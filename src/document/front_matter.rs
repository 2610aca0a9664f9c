//! What a post says about itself before it begins.

mod fields;
mod json;
mod lines;
mod toml;
mod unfenced;
mod yaml;

use fields::Fields;

use crate::span::Span;

/// The head of a post.
#[derive(Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    /// As written.
    pub(super) date: Option<String>,
    pub(super) tags: Vec<String>,
    /// The byte of the source where the body begins.
    pub(super) body: usize,
    /// Parts of the body that are no text: the properties that Notion writes below the title.
    pub(super) skip: Vec<Span>,
    /// What could not be understood: the byte where, and why.
    pub(super) problems: Vec<(usize, String)>,
}

/// How much front matter is read, in bytes. What is longer is no front matter that anybody wrote.
const LIMIT: usize = 1 << 16;

/// Reads the head of a post, if it has one: YAML between `---` (Jekyll, Hugo, Hexo, Obsidian), TOML between `+++`
/// (Hugo, Zola), JSON in braces or between `;;;`, or lines `Title: …` (Pelican, Hexo). Blank lines and a byte order
/// mark may stand before it.
///
/// A key that is given twice has its last value, as in the generators. Where YAML is broken, the lines that can be
/// read are read. A rule (`---`) with prose below it is no front matter.
pub(super) fn read(source: &str) -> FrontMatter {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let start = first_line(source, start);
    let text = &source[start..];
    let head = match text.as_bytes() {
        [b'-', b'-', b'-', ..] => fenced(source, start, &["---", "..."], yaml::read),
        [b'+', b'+', b'+', ..] => fenced(source, start, &["+++"], toml::read),
        [b';', b';', b';', ..] => fenced(source, start, &[";;;"], json::read_members),
        [b'{', ..] => json::read_object(source, start),
        _ => unfenced::pelican(source, start),
    };
    let mut head = head.unwrap_or_else(|| Head { fields: Fields::default(), body: start });
    let notion = unfenced::notion(source, head.body, &mut head.fields);
    let mut front_matter = head.fields.finish();
    front_matter.body = head.body;
    front_matter.skip.extend(notion);
    front_matter
}

/// Whether a text has a head that only a post would have.
pub(super) fn is_present(head: &FrontMatter, source: &str) -> bool {
    !source[..head.body].trim_matches('\u{feff}').trim().is_empty()
}

/// Metadata, and where it ends.
struct Head {
    fields: Fields,
    body: usize,
}

/// A part of the source: where it begins, and its text.
#[derive(Clone, Copy)]
struct Part<'s> {
    start: usize,
    text: &'s str,
}

impl<'s> Part<'s> {
    fn new(source: &'s str, span: Span) -> Self {
        Self { start: span.start, text: &source[span.range()] }
    }

    /// Its lines without their ends, and where they begin.
    fn lines(self) -> impl Iterator<Item = (usize, &'s str)> {
        let Self { mut start, text } = self;
        text.split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            (at, line.trim_end_matches(['\n', '\r']))
        })
    }
}

/// Where the first line with text begins; `from` if there is none.
fn first_line(source: &str, from: usize) -> usize {
    let text = source[from..].trim_start();
    let indented = source.len() - text.len();
    let line = source[from..indented].rfind('\n').map_or(from, |feed| from + feed + 1);
    // What is indented by four columns is code.
    if indented - line < 4 && !source[line..indented].contains('\t') { indented } else { line }
}

/// Reads what stands between fences; `None` if it is no metadata.
fn fenced(
    source: &str,
    start: usize,
    fences: &[&str],
    read: fn(Part<'_>) -> Option<Result<Fields, usize>>,
) -> Option<Head> {
    let mut lines = Part::new(source, Span::new(start, source.len())).lines();
    let (_, opening) = lines.next()?;
    if opening.trim_end() != fences[0] {
        return None;
    }
    let inner = start + source[start..].find('\n')? + 1;
    let closing = lines.find(|(_, line)| fences.contains(&line.trim_end()));
    let Some((end, line)) = closing else { return unclosed(source, start, inner, fences[0]) };
    if end - inner > LIMIT {
        let head = lines::head(source, inner)?;
        let reason = format!("front matter: {} bytes are more than the {LIMIT} that are read", end - inner);
        let mut fields = Fields::default();
        fields.problem(start, reason);
        return head.fields.is_known().then_some(Head { fields, body: end + line.len() });
    }
    match read(Part::new(source, Span::new(inner, end)))? {
        Ok(fields) => Some(Head { fields, body: end + line.len() }),
        // A line of prose after a blank one: the fence that closes is a rule further down.
        Err(_) => unclosed(source, start, inner, fences[0]),
    }
}

/// Metadata whose closing fence was forgotten: the lines that can be nothing else.
fn unclosed(source: &str, start: usize, inner: usize, fence: &str) -> Option<Head> {
    let mut head = lines::head(source, inner).filter(|head| head.fields.is_known())?;
    head.fields.problem(start, format!("front matter: no `{fence}` closes it"));
    Some(head)
}
