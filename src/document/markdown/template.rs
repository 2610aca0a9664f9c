//! What generators of sites put into Markdown: Liquid, Hugo's short codes, attributes of kramdown, JSX.

use crate::span::Span;

/// How far a search for the end of a construct goes, in bytes.
const LONGEST: usize = 2_000;
const LONGEST_COMMENT: usize = 5_000;

/// A construct that is no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Construct {
    /// Where it ends.
    pub(super) end: usize,
    /// The words that it shows instead of an image.
    pub(super) alt: Option<Span>,
}

/// The part of the source from `at` on in which a construct must end: it has no empty line.
fn window(source: &str, at: usize) -> &str {
    let window = within(source, at, LONGEST);
    window.find("\n\n").map_or(window, |end| &window[..end])
}

/// At most `len` bytes of the source from `at` on.
pub(super) fn within(source: &str, at: usize, len: usize) -> &str {
    let mut end = source.len().min(at + len);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    &source[at..end]
}

/// The construct in braces that begins at `at`.
pub(super) fn braces(source: &str, at: usize) -> Option<Construct> {
    let rest = window(source, at);
    let close = match rest.as_bytes().get(1)? {
        b'%' => "%}",
        b'{' if rest.starts_with("{{<") => ">}}",
        b'{' if rest.starts_with("{{%") => "%}}",
        b'{' => "}}",
        b':' => "}",
        b'/' if rest.starts_with("{/*") => "*/}",
        _ => return None,
    };
    let len = 2 + rest[2..].find(close)?;
    let inner = rest[2..len].trim_matches(|c: char| matches!(c, '-' | '<' | '%') || c.is_whitespace());
    let end = at + len + close.len();
    let construct = match close {
        "}" if !is_attribute_list(inner) => return None,
        "}}" if inner.contains('\n') => return None,
        "%}" | ">}}" | "%}}" => {
            if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
                return None;
            }
            let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
            if name == "comment" && close == "%}" {
                let comment = within(source, end, LONGEST_COMMENT).find("endcomment").map(|len| end + len);
                if let Some(close) = comment.and_then(|from| Some(from + window(source, from).find("%}")? + 2)) {
                    return Some(Construct { end: close, alt: None });
                }
            }
            let shows = matches!(name, "figure" | "picture" | "image" | "img" | "include");
            let span = Span::new(at, at + len);
            Construct { end, alt: if shows { alt(source, span) } else { None } }
        }
        _ => Construct { end, alt: None },
    };
    Some(construct)
}

/// Whether the inside of `{:…}` is what kramdown understands: classes, names, attributes, `toc`.
fn is_attribute_list(inner: &str) -> bool {
    let inner = inner.trim_start_matches(':');
    let known = |word: &str| {
        word.starts_with(['.', '#']) || word.contains('=') || matches!(word, "toc" | "options" | "nomarkdown" | "/")
    };
    !inner.contains('\n') && inner.split_whitespace().next().is_some_and(known)
}

/// The name of a Liquid tag or short code that is all there is on a line, and what closes it.
pub(super) fn tag_line(line: &str) -> Option<(&str, &'static str)> {
    let line = line.trim_end();
    let (inner, close) = (line.strip_prefix("{%").and_then(|rest| rest.strip_suffix("%}")).map(|inner| (inner, "end")))
        .or_else(|| Some((line.strip_prefix("{{<")?.strip_suffix(">}}")?, "/")))?;
    let inner = inner.trim_matches(['-', ' ', '\t']);
    (!inner.contains(['{', '}'])).then_some(())?;
    Some((inner.split_whitespace().next()?, close))
}

/// The tag of JSX that begins at `at`: only one with an expression in it, any other is read as HTML.
pub(super) fn jsx(source: &str, at: usize) -> Option<Construct> {
    let rest = window(source, at);
    let bytes = rest.as_bytes();
    if !bytes.get(1)?.is_ascii_alphabetic() {
        return None;
    }
    let (mut depth, mut quote, mut expression) = (0_usize, None, false);
    for (i, &byte) in bytes.iter().enumerate().skip(1) {
        if let Some(open) = quote {
            quote = if byte == open { None } else { quote };
            continue;
        }
        match byte {
            b'"' | b'\'' => quote = Some(byte),
            b'{' => {
                // An expression is the value of an attribute, or spread into them.
                expression |= depth == 0 && matches!(bytes[i - 1], b'=' | b' ' | b'\n');
                depth += 1;
            }
            b'}' => depth = depth.checked_sub(1)?,
            b'<' if depth == 0 => return None,
            b'>' if depth == 0 => {
                return expression.then(|| Construct { end: at + i + 1, alt: alt(source, Span::new(at, at + i)) });
            }
            _ => {}
        }
    }
    None
}

/// The words that stand for an image: `alt="…"`, `caption="…"` or `--alt …`.
fn alt(source: &str, span: Span) -> Option<Span> {
    let text = span.slice(source)?;
    for name in [" alt=", " caption="] {
        let Some(start) = text.find(name).map(|at| at + name.len()) else { continue };
        let Some(quote) = text[start..].chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let start = start + 1;
        let Some(len) = text[start..].find(quote) else { continue };
        return Some(Span::new(span.start + start, span.start + start + len));
    }
    let start = text.find(" --alt ")? + " --alt ".len();
    let words = &text[start..];
    let words = words[..words.find(" --").unwrap_or(words.len())].trim_end();
    Some(Span::new(span.start + start, span.start + start + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructs_in_braces_end() {
        for text in ["{% if x %}", "{{ site.url }}", "{{< youtube id >}}", "{: .wide}", "{:toc}", "{/* 메모 */}"] {
            assert_eq!(braces(text, 0), Some(Construct { end: text.len(), alt: None }), "{text}");
        }
        for text in ["{% 뭐", "{한글}", "{:grade 90}", "{{ 열고", "{"] {
            assert_eq!(braces(text, 0), None, "{text}");
        }
    }

    #[test]
    fn images_show_their_words() {
        for text in [r#"{{< figure src="a.png" alt="바다" >}}"#, "{% picture a.png --alt 바다 --link b %}"] {
            let alt = braces(text, 0).unwrap().alt.unwrap();
            assert_eq!(alt.slice(text), Some("바다"));
        }
    }

    #[test]
    fn only_tags_with_expressions_are_jsx() {
        assert_eq!(jsx("<Box a={1 > 2} b=\">\">글", 0).map(|tag| tag.end), Some("<Box a={1 > 2} b=\">\">".len()));
        for text in ["<b>글</b>", "<Box a='b'>", "<Box a={1", "a < b", "<String>{x}>"] {
            assert_eq!(jsx(text, 0), None, "{text}");
        }
    }
}
