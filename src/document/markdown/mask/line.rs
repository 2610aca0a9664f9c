//! Lines that say something as a whole: fences, tables of contents, imports, paired tags.

use super::super::{math, template};
use super::{Filler, Kind, Scanner};
use crate::span::Span;

/// Tags of Liquid and Hugo around code.
const CODE_TAGS: [&str; 5] = ["highlight", "codeblock", "code", "mermaid", "prism"];

impl Scanner<'_> {
    /// Reads the line that begins at `start`; says where the next one to read does.
    pub(super) fn line(&mut self, start: usize) -> usize {
        let end = self.line_end(start);
        let content = start + prefix(&self.source[start..end]);
        let text = self.source[content..end].trim_end();
        if let Some((mark, len)) = self.fence {
            let inner = self.source[start..end].trim_start_matches([' ', '\t', '>']).trim_end();
            if inner.len() >= len && inner.bytes().all(|byte| byte == mark) {
                self.fence = None;
            }
            return end + 1;
        }
        if let Some(fence) = fence(text) {
            self.fence = Some(fence);
            self.no_imports = true;
            return end + 1;
        }
        if text.is_empty() {
            self.no_imports = false;
            return end + 1;
        }
        self.whole(start, content, end).unwrap_or_else(|| {
            self.no_imports = true;
            self.words(start, content)
        })
    }

    /// Where the line ends in which `at` stands, without its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        memchr::memchr(b'\n', &self.source.as_bytes()[at..]).map_or(self.source.len(), |len| at + len)
    }

    /// Masks a line, or the lines that begin with it, if it is one of a kind; says where the next one begins.
    fn whole(&mut self, start: usize, content: usize, end: usize) -> Option<usize> {
        let text = self.source[content..end].trim_end();
        let import = if start == content && !self.no_imports { self.import(start, text) } else { None };
        if let Some(end) = import {
            self.replace(start, end, Filler::Blank);
            return Some(end + 1);
        }
        if self.is_contents(text, content > start, end) {
            self.replace(content, end, Filler::Blank);
            return Some(end + 1);
        }
        if text.starts_with("$$") {
            let close = math::display(self.source, content)?;
            let line_end = self.line_end(close);
            self.source[close..line_end].trim().is_empty().then_some(())?;
            self.replace(content, close, Filler::Word(Kind::Formula));
            return Some(line_end + 1);
        }
        if let Some(rest) = text.strip_prefix(":::") {
            // The kind of an admonition, or its end; a title may follow.
            let title = rest.trim_start_matches([':', ' ']).trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let title = content + text.len() - title.len();
            let filler = if title == content + text.len() { Filler::Blank } else { Filler::Word(Kind::Nothing) };
            self.replace(content, title, filler);
            return Some(self.words(start, title));
        }
        if let Some(next) = self.aside(content, end) {
            return Some(next);
        }
        let (name, end_mark) = template::tag_line(text)?;
        if name == "raw" && content >= self.raw.end {
            self.raw = self.find_close(end, "raw", end_mark).map_or(self.raw, |(close, _)| Span::new(end, close));
        }
        let name = CODE_TAGS.into_iter().find(|code| *code == name)?;
        let (close, close_end) = self.find_close(end, name, end_mark)?;
        self.replace(content, end, Filler::Fence);
        self.replace(close, close_end, Filler::Fence);
        Some(close_end + 1)
    }

    /// Masks a line, or the lines that begin with it, that says something to a program rather than a reader: a diagram, a comment, an
    /// abbreviation, a command of TeX. Of an admonition or a definition it only masks the mark.
    fn aside(&mut self, content: usize, end: usize) -> Option<usize> {
        let line = &self.source[content..end];
        let text = line.trim_end();
        if let Some(kind) = text.strip_prefix("@start").filter(|kind| is_word(kind)) {
            let wanted = format!("\n@end{kind}");
            let close = end + template::within(self.source, end, LONGEST_DIAGRAM).find(&wanted)? + 1;
            let close_end = self.line_end(close);
            self.replace(content, end, Filler::Fence);
            self.replace(close, close_end, Filler::Fence);
            return Some(close_end + 1);
        }
        if text == "%%" {
            let close = end + template::within(self.source, end, LONGEST_COMMENT).find("\n%%\n")? + 3;
            self.replace(content, close, Filler::Blank);
            return Some(close + 1);
        }
        let abbreviation = text.strip_prefix("*[").and_then(|rest| rest.split_once("]:")).is_some();
        let command = text.strip_prefix('\\').is_some_and(is_word);
        if abbreviation || command {
            self.replace(content, end, Filler::Blank);
            return Some(end + 1);
        }
        // "!!! note" of MkDocs, and ": 정의" under a term.
        let admonition = ["!!! ", "??? ", "???+ "].iter().find(|mark| text.starts_with(*mark)).map(|mark| {
            let kind = text[mark.len()..].trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-');
            text.len() - kind.trim_start().len()
        });
        let definition =
            text.strip_prefix(": ").filter(|_| content > 1).map(|rest| text.len() - rest.trim_start().len());
        let mark = admonition.or(definition)?;
        let filler = if text.len() == mark { Filler::Blank } else { Filler::Word(Kind::Nothing) };
        self.replace(content, content + mark, filler);
        Some(self.words(content, content + mark))
    }

    /// Where the tag is, alone on its line, that closes `name`: its start, and the end of its line.
    fn find_close(&mut self, from: usize, name: &str, mark: &str) -> Option<(usize, usize)> {
        let wanted = format!("{mark}{name}");
        if self.missing.contains(&wanted) {
            return None;
        }
        let mut at = from;
        while let Some(found) = self.source[at..].find(&wanted).map(|len| at + len) {
            let line_start = self.source[..found].rfind('\n').map_or(0, |end| end + 1);
            let line_end = self.line_end(found);
            let line = &self.source[line_start..line_end];
            let start = line_start + prefix(line);
            let tag = self.source.get(start..line_end).and_then(template::tag_line);
            if line_start > from && tag.is_some_and(|(name, _)| name == wanted) {
                return Some((start, line_end));
            }
            at = line_end;
        }
        self.missing.push(wanted);
        None
    }

    /// Whether a line stands for the table of contents.
    fn is_contents(&self, text: &str, item: bool, end: usize) -> bool {
        let replaced = || {
            let next = self.source.get(end + 1..).unwrap_or_default().trim_start_matches([' ', '\t', '>']);
            next.starts_with("{:toc") || next.starts_with("{: toc")
        };
        let is = |marker: &&str| text.eq_ignore_ascii_case(marker);
        ["[toc]", "[[toc]]", "[[_toc_]]", "@[toc]", "[[[toc]]]", "${toc}"].iter().any(is) || item && replaced()
    }

    /// Where an `import` or `export` of MDX ends that begins at `start`.
    fn import(&self, start: usize, text: &str) -> Option<usize> {
        let quoted = |text: &str| text.contains(['\'', '"']);
        if let Some(rest) = text.strip_prefix("import ") {
            let whole = rest.starts_with(['\'', '"']) || rest.contains(" from ") && quoted(rest);
            if whole {
                return Some(self.line_end(start));
            }
            rest.starts_with('{').then_some(())?;
            let block = template::within(self.source, start, 2_000);
            let block = &block[..block.find("\n\n").unwrap_or(block.len())];
            let close = block.find("} from ")?;
            return Some(self.line_end(start + close));
        }
        let rest = text.strip_prefix("export ")?;
        let words = ["const ", "default ", "function ", "let ", "async ", "* from", "{"];
        let declares =
            words.iter().any(|word| rest.starts_with(word)) && rest.contains(['=', '(', '{', ';', '\'', '"']);
        declares.then_some(())?;
        let block = template::within(self.source, start, 10_000);
        Some(start + block.find("\n\n")?)
    }
}

/// How far the end of a diagram, and of a comment, is looked for, in bytes.
const LONGEST_DIAGRAM: usize = 50_000;
const LONGEST_COMMENT: usize = 5_000;

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// How long the marks of quotations and list items are before the content of a line.
fn prefix(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let digits = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        at += match rest {
            [b' ' | b'\t' | b'>', ..] => 1,
            [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 2,
            _ if digits > 0 && matches!(rest[digits..], [b'.' | b')', b' ' | b'\t', ..]) => digits + 2,
            _ => return at,
        };
    }
}

/// The character and length of the fence that a line opens.
fn fence(text: &str) -> Option<(u8, usize)> {
    let mark = *text.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let len = text.bytes().take_while(|&byte| byte == mark).count();
    let opens = len >= 3 && (mark == b'~' || !text[len..].contains('`'));
    opens.then_some((mark, len))
}
