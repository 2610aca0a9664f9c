//! From tags and text to blocks.

use std::collections::HashMap;

use super::element::{Element, Tag};
use super::token::Token;
use crate::document::block::{Channel, Composer, Context};
use crate::span::Span;

/// How deep the search for an element goes that a tag closes without saying so.
const NEAR: usize = 64;

/// Where text goes: to a composer, perhaps on the way losing what is no text.
pub(in crate::document) trait Output {
    /// The composer that it goes to.
    fn composer(&mut self) -> &mut Composer;

    /// Appends text to the open block that stands at `span` of the source.
    fn write(&mut self, text: &str, span: Span);
}

impl Output for Composer {
    fn composer(&mut self) -> &mut Composer {
        self
    }

    fn write(&mut self, text: &str, span: Span) {
        self.append(text, span);
    }
}

/// Reads HTML token by token. Tags may be missing, crossed or left over: what is shown is read.
pub(in crate::document) struct Reader<'o, O> {
    output: &'o mut O,
    /// The elements that are open and mean something, each with the context around it.
    stack: Vec<(Vec<u8>, Context)>,
    /// How many of each name are on the stack.
    open: HashMap<Vec<u8>, usize>,
    context: Context,
    hidden: Option<Hidden>,
    /// White space that is shown if text follows.
    gap: Option<Gap>,
    /// Whether a block is open.
    begun: bool,
    /// Whether the next block is a task, and done.
    task: Option<bool>,
    link: Mark,
    code: Mark,
}

/// An element that is not read.
struct Hidden {
    name: Vec<u8>,
    /// How many elements of each name are open in it, itself included.
    inside: HashMap<Vec<u8>, usize>,
}

struct Gap {
    lines: usize,
    span: Span,
}

/// A stretch of text that is marked in some way.
#[derive(Clone, Copy, Default)]
enum Mark {
    #[default]
    Off,
    /// It begins with the next text.
    Waiting,
    /// It began at a byte of the open block.
    From(usize),
}

impl<'o, O: Output> Reader<'o, O> {
    /// A reader of HTML that stands in some context.
    pub(in crate::document) fn new(output: &'o mut O, context: Context) -> Self {
        output.composer().flush();
        Self {
            output,
            stack: Vec::new(),
            open: HashMap::new(),
            context,
            hidden: None,
            gap: None,
            begun: false,
            task: None,
            link: Mark::Off,
            code: Mark::Off,
        }
    }

    /// Reads a token.
    pub(in crate::document) fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Text(text, span) if self.hidden.is_none() => self.text(text, *span),
            Token::Text(..) => {}
            Token::Start(tag, span) => self.start(tag, *span),
            Token::End(name, span) => self.end_tag(name, *span),
        }
    }

    /// Ends the block that is open; the context at the end, where tags may not have been closed.
    pub(in crate::document) fn end(mut self) -> Context {
        self.flush();
        self.context
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let element = tag.element();
        if let Some(hidden) = &mut self.hidden {
            if !tag.is_closed() {
                *hidden.inside.entry(tag.name().to_vec()).or_default() += 1;
            }
            return;
        }
        match element {
            Element::Hidden if tag.is_closed() => {}
            Element::Hidden => {
                let name = tag.name().to_vec();
                self.hidden = Some(Hidden { inside: HashMap::from([(name.clone(), 1)]), name });
            }
            Element::Break => self.line_break(span),
            Element::Rule => self.flush(),
            Element::Image => write_image(self.output, tag),
            Element::Input => self.input(tag),
            Element::Link => {
                self.end_link();
                if tag.attribute("href").is_some() {
                    self.link = Mark::Waiting;
                }
            }
            Element::Code if !self.context.code => self.code = Mark::Waiting,
            Element::Void | Element::Code | Element::Inline => {}
            _ => self.open_block(element, tag),
        }
    }

    fn open_block(&mut self, element: Element, tag: &Tag<'_>) {
        self.flush();
        match element {
            Element::Item => self.close_near(&[b"li"], &[b"ul", b"ol", b"menu"]),
            Element::Cell => self.close_near(&[b"td", b"th"], &[b"table", b"tr"]),
            Element::Row => self.close_near(&[b"tr", b"td", b"th"], &[b"table"]),
            Element::Heading(_) => self.close_near(&[b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"], &[]),
            _ => {}
        }
        if self.stack.last().is_some_and(|(name, _)| name == b"p") {
            self.pop();
        }
        if tag.is_closed() {
            return;
        }
        let before = self.context;
        let context = &mut self.context;
        match element {
            Element::Heading(level) => context.heading = level,
            Element::List => context.list = context.list.saturating_add(1),
            Element::Item => context.list = context.list.max(1),
            Element::Quote => context.quote = context.quote.saturating_add(1),
            Element::Preformatted => context.code = true,
            Element::Table => context.cell = false,
            Element::Cell => context.cell = true,
            _ => {}
        }
        *self.open.entry(tag.name().to_vec()).or_default() += 1;
        self.stack.push((tag.name().to_vec(), before));
    }

    fn end_tag(&mut self, name: &[u8], span: Span) {
        if let Some(hidden) = &mut self.hidden {
            let inside = hidden.inside.get_mut(name).filter(|count| **count > 0);
            if let Some(count) = inside {
                *count -= 1;
                if *count == 0 && hidden.name == name {
                    self.hidden = None;
                }
                return;
            }
            if !self.is_open(name) {
                return;
            }
            // What is around it ends, so it does, too.
            self.hidden = None;
        }
        match Element::named(name) {
            Element::Link => self.end_link(),
            Element::Code => self.end_code(),
            Element::Break => self.line_break(span),
            Element::Hidden | Element::Inline | Element::Void | Element::Image | Element::Input => {}
            element => {
                self.flush();
                if self.is_open(name) {
                    while self.stack.last().is_some_and(|(open, _)| open != name) {
                        self.pop();
                    }
                    self.pop();
                } else {
                    self.leave(element);
                }
            }
        }
    }

    /// Leaves an element that was open before the reader began.
    fn leave(&mut self, element: Element) {
        let context = &mut self.context;
        match element {
            Element::Quote => context.quote = context.quote.saturating_sub(1),
            Element::List => context.list = context.list.saturating_sub(1),
            Element::Cell => context.cell = false,
            _ => {}
        }
    }

    fn is_open(&self, name: &[u8]) -> bool {
        self.open.get(name).is_some_and(|count| *count > 0)
    }

    fn pop(&mut self) {
        let Some((name, before)) = self.stack.pop() else { return };
        if let Some(count) = self.open.get_mut(&name) {
            *count = count.saturating_sub(1);
        }
        self.context = before;
    }

    /// Closes the outermost element of some names that is not behind one of others.
    fn close_near(&mut self, names: &[&[u8]], scope: &[&[u8]]) {
        let near = self.stack.iter().rev().take(NEAR).take_while(|(name, _)| !scope.contains(&name.as_slice()));
        let outermost = near.enumerate().filter(|(_, (name, _))| names.contains(&name.as_slice())).last();
        for _ in 0..outermost.map_or(0, |(depth, _)| depth + 1) {
            self.pop();
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        let exact = text.len() == span.len();
        if self.context.code {
            let skipped = usize::from(self.output.composer().len() == 0 && text.starts_with('\n') && exact);
            self.begin();
            self.output.write(&text[skipped..], Span::new(span.start + skipped, span.end));
            return;
        }
        if !exact {
            let space = text.bytes().all(|byte| byte.is_ascii_whitespace());
            return if space { self.space(0, span) } else { self.word(text, span) };
        }
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let space = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            let word = rest[space..].find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len() - space);
            let middle = span.start + at + space;
            if space > 0 {
                self.space(0, Span::new(span.start + at, middle));
            }
            if word > 0 {
                self.word(&rest[space..space + word], Span::new(middle, middle + word));
            }
            at += space + word;
        }
    }

    fn space(&mut self, lines: usize, span: Span) {
        let gap = self.gap.get_or_insert(Gap { lines: 0, span });
        gap.lines += lines;
        gap.span.end = span.end;
    }

    fn word(&mut self, text: &str, span: Span) {
        self.begin();
        let gap = self.gap.take().filter(|_| self.output.composer().len() > 0);
        if let Some(gap) = gap {
            let shown = ["\n", "\n\n"].get(gap.lines.wrapping_sub(1).min(1)).filter(|_| gap.lines > 0);
            self.output.composer().append(shown.unwrap_or(&" "), gap.span);
        }
        let len = self.output.composer().len();
        for mark in [&mut self.link, &mut self.code] {
            if matches!(mark, Mark::Waiting) {
                *mark = Mark::From(len);
            }
        }
        self.output.write(text, span);
    }

    fn line_break(&mut self, span: Span) {
        if self.context.code {
            self.begin();
            self.output.composer().append("\n", span);
        } else if self.hidden.is_none() {
            self.space(1, span);
        }
    }

    fn input(&mut self, tag: &Tag<'_>) {
        let Some(done) = tag.checked() else { return };
        if self.begun {
            self.output.composer().check(done);
        } else {
            self.task = Some(done);
        }
    }

    /// Begins a block if none is open.
    fn begin(&mut self) {
        if self.begun {
            return;
        }
        self.begun = true;
        let (channel, level) = self.context.channel();
        let composer = self.output.composer();
        composer.begin(channel, level);
        if let Some(done) = self.task.take() {
            composer.check(done);
        }
    }

    /// Ends the block that is open; a link goes on in the next.
    fn flush(&mut self) {
        let linked = matches!(self.link, Mark::From(_) | Mark::Waiting);
        self.end_link();
        if linked {
            self.link = Mark::Waiting;
        }
        self.end_code();
        self.output.composer().flush();
        self.begun = false;
        self.gap = None;
    }

    fn end_link(&mut self) {
        if let Mark::From(start) = std::mem::take(&mut self.link) {
            self.output.composer().link(start);
        }
    }

    fn end_code(&mut self) {
        if let Mark::From(start) = std::mem::take(&mut self.code) {
            self.output.composer().code(start);
        }
    }
}

/// Writes what an image shows as a block of its own.
pub(in crate::document) fn write_image(output: &mut impl Output, tag: &Tag<'_>) {
    output.composer().nest(Channel::ImageAlt);
    for (text, span) in tag.pieces("alt") {
        output.write(&text, span);
    }
    output.composer().unnest();
}
