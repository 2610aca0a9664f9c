//! What `CommonMark` does not know, hidden from its parser.
//!
//! Templates, formulas and wiki links are replaced by something of the same length that the parser cares for: a
//! line of nothing else by spaces, a stretch of a line by letters. So every offset in the masked text is one of
//! the source, and code, which the parser alone can tell, gets its text back from there.

mod line;
mod span;

use crate::span::Span;

/// What a part of the text that was masked is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// No text.
    Nothing,
    /// A formula among words.
    Math,
    /// A formula of its own.
    Formula,
    /// What stands before the text of a link.
    LinkStart,
    /// What stands behind it.
    LinkEnd,
    /// An image: only the words that describe it are text.
    Image(Span),
}

/// A part of the text that the parser sees as letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cut {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// A Markdown text without what `CommonMark` does not know.
pub(super) struct Masked {
    /// As long as the source.
    pub(super) text: String,
    /// In order.
    pub(super) cuts: Vec<Cut>,
}

/// Masks the Markdown text that begins at the byte `start` of `source`.
pub(super) fn mask(source: &str, start: usize) -> Masked {
    let mut scanner = Scanner {
        source,
        changes: Vec::new(),
        fence: None,
        raw: Span::new(start, start),
        missing: Vec::new(),
        no_imports: false,
    };
    let mut at = start;
    while at < source.len() {
        at = scanner.line(at);
    }
    scanner.finish()
}

/// What stands in the masked text instead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Filler {
    /// Spaces; line breaks stay.
    Blank,
    /// A word.
    Word(Kind),
    /// The fence of a code block.
    Fence,
}

/// Goes through a text line by line.
struct Scanner<'s> {
    source: &'s str,
    /// What is replaced, in order.
    changes: Vec<(Span, Filler)>,
    /// The character and length of the fence of the code block that is open.
    fence: Option<(u8, usize)>,
    /// Where `{% raw %}` keeps braces from meaning anything.
    raw: Span,
    /// Ends of paired tags that are known not to follow.
    missing: Vec<String>,
    /// Whether an `import` of MDX may stand here: only others stood on the lines before.
    no_imports: bool,
}

impl Scanner<'_> {
    /// Notes that a part of the source is replaced.
    fn replace(&mut self, start: usize, end: usize, filler: Filler) {
        self.changes.push((Span::new(start, end), filler));
    }

    fn finish(self) -> Masked {
        let mut text = String::with_capacity(self.source.len());
        let mut cuts = Vec::new();
        for (span, filler) in self.changes {
            text.push_str(&self.source[text.len()..span.start]);
            let hidden = &self.source[span.range()];
            match filler {
                Filler::Blank => text.extend(hidden.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' })),
                Filler::Fence => text.extend((0..hidden.len()).map(|i| if i < FENCE { '~' } else { ' ' })),
                Filler::Word(kind) => {
                    text.extend(hidden.bytes().map(|_| 'x'));
                    cuts.push(Cut { span, kind });
                }
            }
        }
        text.push_str(&self.source[text.len()..]);
        Masked { text, cuts }
    }
}

/// The length of a fence: no more than the shortest tag that becomes one, `@enduml`.
const FENCE: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(source: &str) -> String {
        let masked = mask(source, 0);
        assert_eq!(masked.text.len(), source.len());
        masked.text
    }

    #[test]
    fn lines_of_templates_are_blank_and_others_keep_their_words() {
        assert_eq!(masked("{% gist 12 %}\n글\n"), "             \n글\n");
        assert_eq!(masked("글 {{ a }} 끝"), "글 xxxxxxx 끝");
        assert_eq!(masked("> {: .tip }\n- {{ a }}\n"), ">          \n-        \n");
        assert_eq!(masked("`{{ a }}` {%글%}"), "`{{ a }}` {%글%}");
    }

    #[test]
    fn paired_tags_become_fences() {
        assert_eq!(
            masked("{% highlight js %}\na {{ b }}\n{% endhighlight %}\n").lines().collect::<Vec<_>>(),
            ["~~~~~~~           ", "a {{ b }}", "~~~~~~~           "]
        );
        let open = "{% highlight js %}\n글\n";
        assert_eq!(masked(open).trim(), "글");
    }

    #[test]
    fn code_and_raw_text_keep_their_braces() {
        for text in ["```\n{{ a }}\n```\n", "{{ a\n\n}}", "> ```\n> [[a]]\n> ```\n"] {
            assert_eq!(masked(text), text);
        }
        assert_eq!(masked("{% raw %}\n{{ a }}\n{% endraw %}\n").trim(), "{{ a }}");
    }

    #[test]
    fn imports_of_mdx_are_no_text() {
        let text = "import A from './a'\nimport './b.css'\nexport const meta = { a: 1 }\n\n글 import A from 'b'\n";
        assert_eq!(masked(text).trim(), "글 import A from 'b'");
        assert_eq!(masked("나는\nimport A from 'a'\n"), "나는\nimport A from 'a'\n");
    }
}
