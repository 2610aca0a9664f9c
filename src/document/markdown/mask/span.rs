//! Stretches of a line that say something to somebody else: templates, formulas, wiki links, footnotes.

use std::ops::Range;

use super::super::{math, template};
use super::{Filler, Kind, Scanner};

/// The bytes that anything that is masked begins with.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let mut all: &[u8] = b"\\`{:%@[! $<";
    while let [mark, rest @ ..] = all {
        marks[*mark as usize] = true;
        all = rest;
    }
    marks
};

/// The first place in a range at which what is masked may begin. Of all spaces only those before attributes do.
fn next_mark(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    let mut from = range.start;
    loop {
        let at = from + bytes[from..range.end].iter().position(|&byte| MARKS[usize::from(byte)])?;
        if bytes[at] != b' ' || bytes.get(at + 1) == Some(&b'a') {
            return Some(at);
        }
        from = at + 1;
    }
}

impl Scanner<'_> {
    /// Masks what is no Markdown in the line whose content begins at `content`; says where the next line begins.
    pub(super) fn words(&mut self, start: usize, content: usize) -> usize {
        let bytes = self.source.as_bytes();
        let first = self.changes.len();
        let mut end = self.line_end(content);
        let mut unpaired = Vec::new();
        let quoted = self.source[start..content].contains('>');
        let mut at = content;
        while at < end {
            // Nearly all bytes are text.
            let Some(mark) = next_mark(bytes, at..end) else { break };
            at = mark;
            at = match bytes[at] {
                b'\\' if self.source[at..].starts_with(r"\\(") => self.between(at, end, r"\\)", Kind::Math),
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at + 2,
                b'`' => code(&self.source[..end], at, &mut unpaired),
                b'{' => self.braces(at, content, end),
                b':' => self.emoji(at, content, end),
                b'%' if self.source[at..].starts_with("%%") => self.comment(at, content, end),
                b'@' if self.source[at..].starts_with("@[") => self.embedded(at, end),
                b'[' if self.source[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_lowercase()) => self
                    .short_code(at, end)
                    .unwrap_or_else(|| self.brackets(at, end, quoted && at == content, at == content)),
                b'[' => self.brackets(at, end, quoted && at == content, at == content),
                b'!' if self.source[at..].starts_with("![[") => self.embed(at, end),
                b' ' if self.source[at..].starts_with(" align=\"") => self.alignment(at, end),
                b'$' => self.dollar(at),
                b'<' if self.source[at + 1..].starts_with("http") => self.address(at, end),
                b'<' => self.construct(at, template::jsx(self.source, at)),
                _ => at + 1,
            };
            if at > end {
                end = self.line_end(at.min(self.source.len()));
            }
        }
        self.blank(first, content, end);
        end + 1
    }

    /// A line of nothing but what is no text becomes an empty one, so that it does not join paragraphs.
    fn blank(&mut self, first: usize, content: usize, end: usize) {
        let mut from = content;
        let nothing = self.changes[first..].iter().all(|(span, filler)| {
            let between = self.source[from..span.start].trim().is_empty();
            from = span.end;
            between && matches!(filler, Filler::Word(Kind::Nothing) | Filler::Blank)
        });
        if nothing && self.source[from..end].trim().is_empty() {
            for (_, filler) in &mut self.changes[first..] {
                *filler = Filler::Blank;
            }
        }
    }

    /// Masks a construct, if there is one.
    fn construct(&mut self, at: usize, construct: Option<template::Construct>) -> usize {
        let Some(construct) = construct else { return at + 1 };
        let kind = construct.alt.map_or(Kind::Nothing, Kind::Image);
        self.replace(at, construct.end, Filler::Word(kind));
        construct.end
    }

    fn braces(&mut self, at: usize, content: usize, end: usize) -> usize {
        // What follows a dollar sign is an expression of GitHub's workflows, which people write about.
        if self.raw.range().contains(&at) || self.source[..at].ends_with('$') {
            return at + 1;
        }
        // The name of a heading: "## 제목 {#name}".
        let rest = template::within(&self.source[..end], at, 200).trim_end();
        let heading = self.source[content..].starts_with('#') && at + 200 > end;
        if heading && rest.starts_with("{#") && rest.find('}') == Some(rest.len() - 1) {
            self.replace(at, at + rest.len(), Filler::Word(Kind::Nothing));
            return at + rest.len();
        }
        self.construct(at, template::braces(self.source, at))
    }

    fn dollar(&mut self, at: usize) -> usize {
        let display = self.source[at..].starts_with("$$");
        let end = if display { math::display(self.source, at) } else { math::inline(self.source, at) };
        if let Some(end) = end {
            self.replace(at, end, Filler::Word(Kind::Math));
        }
        end.unwrap_or(if display { at + 2 } else { at + 1 })
    }

    /// Masks what begins at `at` and goes to `close` on the same line.
    fn between(&mut self, at: usize, end: usize, close: &str, kind: Kind) -> usize {
        let open = at + close.len();
        let Some(len) = self.source[open..end].find(close) else { return open };
        self.replace(at, open + len + close.len(), Filler::Word(kind));
        open + len + close.len()
    }

    /// `:smile:`
    fn emoji(&mut self, at: usize, content: usize, end: usize) -> usize {
        let rest = template::within(&self.source[..end], at + 1, 40);
        let Some(len) = rest.find(':').filter(|&len| len > 1) else { return at + 1 };
        let close = at + len + 2;
        let name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-');
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '{');
        let apart = !self.source[content..at].ends_with(word) && !self.source[close..end].starts_with(word);
        if !(apart
            && rest[..len].bytes().all(name)
            && (rest[..len].contains(|c: char| c.is_ascii_lowercase()) || matches!(&rest[..len], "+1" | "-1")))
        {
            return at + 1;
        }
        self.replace(at, close, Filler::Word(Kind::Nothing));
        close
    }

    /// `%%comment%%` of Obsidian.
    fn comment(&mut self, at: usize, content: usize, end: usize) -> usize {
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '{' | '(');
        let rest = &self.source[at + 2..end];
        let Some(len) = rest.find("%%").filter(|&len| len > 0) else { return at + 2 };
        let close = at + 2 + len + 2;
        if self.source[content..at].ends_with(word)
            || rest.starts_with('%')
            || self.source[close..end].starts_with(word)
        {
            return at + 2;
        }
        self.replace(at, close, Filler::Word(Kind::Nothing));
        close
    }

    /// `@[youtube](id)` of velog and Zenn.
    fn embedded(&mut self, at: usize, end: usize) -> usize {
        let rest = template::within(&self.source[..end], at, 300);
        let close = rest.find("](").and_then(|middle| Some(middle + rest[middle..].find(')')? + 1));
        let named = |close: &usize| *close > 0 && rest.find(']').is_some_and(|end| is_name(&rest[2..end]));
        let Some(close) = close.filter(named) else { return at + 1 };
        self.replace(at, at + close, Filler::Word(Kind::Nothing));
        at + close
    }

    /// `[caption width="300"]` and `[/caption]` of WordPress; what stands between them is text, but for addresses.
    fn short_code(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = template::within(&self.source[..end], at, 500);
        let close = rest.find(']')? + 1;
        if self.source[at + close..end].starts_with(['(', '[', ':']) {
            return None;
        }
        let inner = &rest[1..close - 1];
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let name = inner.split(' ').next().filter(|name| is_name(name))?;
        let known = SHORT_CODES.contains(&name);
        let attributes = inner.contains("=\"") || inner.contains("='");
        if !(known || attributes && !is_end || is_end && self.source[..at].contains(&format!("[{name} "))) {
            return None;
        }
        let mut to = at + close;
        if name == "embed"
            && !is_end
            && let Some(len) = self.source[to..end].find("[/embed]")
        {
            to += len + "[/embed]".len();
        }
        self.replace(at, to, Filler::Word(Kind::Nothing));
        Some(to)
    }

    /// `![[image.png]]` of Obsidian.
    fn embed(&mut self, at: usize, end: usize) -> usize {
        let Some(inner) = page(&self.source[at + 1..end]) else { return at + 3 };
        let close = at + 1 + inner.len() + 4;
        self.replace(at, close, Filler::Word(Kind::Nothing));
        close
    }

    /// `<https://a.kr/ >`, which `CommonMark` does not take for a link.
    fn address(&mut self, at: usize, end: usize) -> usize {
        let rest = template::within(&self.source[..end], at, 500);
        let Some(len) = rest.find([' ', '>']).filter(|len| rest[*len..].starts_with(" >")) else { return at + 1 };
        self.replace(at, at + 1, Filler::Word(Kind::Nothing));
        self.replace(at + len, at + len + 2, Filler::Word(Kind::Nothing));
        at + len + 2
    }

    /// `![](a.png align="center")` of Hashnode.
    fn alignment(&mut self, at: usize, end: usize) -> usize {
        let rest = template::within(&self.source[..end], at, 30);
        let close = rest.find("\")").map_or(1, |len| len + 1);
        if close > 1 {
            self.replace(at, at + close, Filler::Blank);
        }
        at + close
    }

    /// Wiki links, footnotes and the kind of a call-out.
    fn brackets(&mut self, at: usize, end: usize, quoted: bool, first: bool) -> usize {
        let rest = &self.source[at..end];
        if let Some(inner) = page(rest) {
            return self.wiki_link(at, inner.len(), end);
        }
        let short = template::within(rest, 0, 100);
        let Some(close) = short.find(']') else { return at + 1 };
        let (inner, after) = (&short[1..close], &rest[close + 1..]);
        let footnote = inner.strip_prefix('^').is_some_and(|name| !name.is_empty() && !name.contains([' ', '[']));
        let callout = quoted && inner.strip_prefix('!').is_some_and(is_name);
        let len = match after.as_bytes().first() {
            Some(b':') if footnote && first => return at + close + 1,
            Some(b'+' | b'-') if callout => close + 2,
            _ => close + 1,
        };
        if footnote || callout {
            self.replace(at, at + len, Filler::Word(Kind::Nothing));
            return at + len;
        }
        at + 1
    }

    /// `[[Page]]`, `[[Page|text]]` and `[[/page]]{text}` of Obsidian and vimwiki.
    fn wiki_link(&mut self, at: usize, len: usize, end: usize) -> usize {
        let close = at + 2 + len;
        let inner = &self.source[at + 2..close];
        let behind = &self.source[close + 2..end];
        let (from, to, after) = match (behind.strip_prefix('{').and_then(|rest| rest.find('}')), inner.rfind('|')) {
            (Some(title), _) if title > 0 => (close + 3, close + 3 + title, close + 4 + title),
            (_, Some(bar)) if bar + 1 < len => (at + 2 + bar + 1, close, close + 2),
            _ => (at + 2, close, close + 2),
        };
        self.replace(at, from, Filler::Word(Kind::LinkStart));
        self.replace(to, after, Filler::Word(Kind::LinkEnd));
        after
    }
}

/// What WordPress knows without attributes, too.
const SHORT_CODES: [&str; 8] = ["caption", "gallery", "embed", "youtube", "vimeo", "audio", "video", "playlist"];

/// The name of the page that the brackets at the beginning of `text` hold, if they are a wiki link: not an array,
/// nor a test of a shell.
fn page(text: &str) -> Option<&str> {
    let rest = template::within(text.strip_prefix("[[")?, 0, 300);
    let len = rest.find(']')?;
    let page = &rest[..len];
    let name = !page.is_empty() && !page.starts_with([' ', '"', '\'', '$', ':', '(', '{', '^']) && !page.contains('[');
    let number = page.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'.' | b'-'));
    let link = rest[len..].starts_with("]]") && !rest[len + 2..].starts_with(['(', ']', '[']);
    (name && !number && link).then_some(page)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

/// Where the code ends whose backticks stand at `at`; behind the backticks if it does not end on its line.
/// `unpaired` are the lengths that are known to have no match.
fn code(line: &str, at: usize, unpaired: &mut Vec<usize>) -> usize {
    let run = |at: usize| line.as_bytes()[at..].iter().take_while(|&&byte| byte == b'`').count();
    let len = run(at);
    let mut from = at + len;
    if unpaired.contains(&len) {
        return from;
    }
    while let Some(tick) = line[from..].find('`').map(|found| from + found) {
        let found = run(tick);
        from = tick + found;
        if found == len {
            return from;
        }
    }
    unpaired.push(len);
    at + len
}
