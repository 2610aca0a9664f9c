//! Markdown to blocks.

mod inline;
mod mask;
mod math;
mod template;
mod tidy;
mod writer;

use std::collections::HashSet;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, Channel, Context};
use super::html::{self, Element, Token};
use crate::span::Span;
use writer::Writer;

/// The blocks of the Markdown text that begins at the byte `start` of `source`.
pub(super) fn blocks(source: &str, start: usize) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let masked = mask::mask(source, start);
    let mut reader = Reader::new(source, &masked);
    for (event, range) in Parser::new_ext(&masked.text[start..], options).into_offset_iter() {
        reader.event(event, Span::new(range.start + start, range.end + start));
    }
    reader.writer.finish()
}

/// Reads the events of the parser.
struct Reader<'s> {
    writer: Writer<'s>,
    context: Context,
    /// What HTML left open around the Markdown that follows it.
    around: Context,
    /// Contexts around footnotes.
    outer: Vec<Context>,
    /// Whether the open block has been begun.
    begun: bool,
    /// Whether the next block is a task, and done.
    task: Option<bool>,
    /// Where the links that are open begin in the text.
    links: Vec<usize>,
    /// The titles of the images that are open.
    titles: Vec<String>,
    /// Where the lines of the HTML block that is open stand.
    html: Vec<Span>,
    inline: inline::Inline,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str, masked: &'s mask::Masked) -> Self {
        Self {
            writer: Writer::new(source, masked),
            context: Context::default(),
            around: Context::default(),
            outer: Vec::new(),
            begun: false,
            task: None,
            links: Vec::new(),
            titles: Vec::new(),
            html: Vec::new(),
            inline: inline::Inline::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Html(_) => self.html.push(span),
            Event::TaskListMarker(done) => {
                self.task = Some(done);
                self.begin();
            }
            Event::FootnoteReference(_) | Event::Rule => {}
            _ => self.words(event, span),
        }
    }

    /// Reads what stands in a line.
    fn words(&mut self, event: Event<'_>, span: Span) {
        self.begin();
        if let Event::InlineHtml(_) = event {
            self.inline_html(span);
            return;
        }
        if self.inline.is_hidden() {
            return;
        }
        match event {
            Event::Text(text) if self.context.code => self.writer.code_block(&text, span),
            Event::Text(text) => self.writer.text(&text, span),
            Event::Code(code) => self.writer.code(&code, span),
            Event::SoftBreak | Event::HardBreak => self.writer.line_break(span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong => {}
            Tag::Strikethrough => self.tilde(Span::new(span.start, span.start + 1), span),
            Tag::Link { .. } => {
                self.begin();
                self.links.push(self.writer.composer.len());
            }
            Tag::Image { title, .. } => {
                self.begin();
                self.titles.push(title.to_string());
                self.writer.composer.nest(Channel::ImageAlt);
            }
            _ => {
                self.flush();
                self.enter(tag);
            }
        }
    }

    /// Enters a block that is not just a line.
    fn enter(&mut self, tag: &Tag<'_>) {
        let context = &mut self.context;
        match tag {
            Tag::Heading { level, .. } => {
                context.heading = level_number(*level);
                self.around = Context::default();
            }
            Tag::BlockQuote(_) => context.quote = context.quote.saturating_add(1),
            Tag::List(_) => context.list = context.list.saturating_add(1),
            Tag::TableCell => context.cell = true,
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => context.code = true,
            Tag::FootnoteDefinition(_) => self.outer.push(std::mem::take(context)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => return,
            TagEnd::Strikethrough => return self.tilde(Span::new(span.end - 1, span.end), span),
            TagEnd::Link => {
                let start = self.links.pop().unwrap_or_default();
                return self.writer.composer.link(start);
            }
            TagEnd::Image => {
                let title = self.titles.pop().unwrap_or_default();
                return self.writer.end_image(&title, span);
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Paragraph if self.writer.is_table() => {
                let (channel, level) = Context { cell: true, ..self.surroundings() }.channel();
                self.writer.composer.turn_into(channel, level);
            }
            TagEnd::Heading(HeadingLevel::H2) if self.writer.is_accident(span) => {
                let (channel, level) = Context { heading: 0, ..self.surroundings() }.channel();
                self.writer.composer.turn_into(channel, level);
            }
            _ => {}
        }
        self.flush();
        let context = &mut self.context;
        match tag {
            TagEnd::Heading(_) => context.heading = 0,
            TagEnd::BlockQuote(_) => context.quote = context.quote.saturating_sub(1),
            TagEnd::List(_) => context.list = context.list.saturating_sub(1),
            TagEnd::TableCell => context.cell = false,
            TagEnd::CodeBlock => context.code = false,
            TagEnd::FootnoteDefinition => *context = self.outer.pop().unwrap_or_default(),
            _ => {}
        }
    }

    /// What the text stands in, of Markdown and of HTML around it.
    fn surroundings(&self) -> Context {
        let Self { context, around, .. } = self;
        Context {
            quote: context.quote.saturating_add(around.quote),
            list: context.list.saturating_add(around.list),
            cell: context.cell || around.cell,
            ..*context
        }
    }

    /// A single tilde is one that GitHub strikes text out with, and Korean a range: "1~2일, 3~4일".
    fn tilde(&mut self, mark: Span, whole: Span) {
        self.begin();
        if !self.writer.source()[whole.range()].starts_with("~~") {
            self.writer.literal("~", mark);
        }
    }

    fn html_block(&mut self) {
        let lines = std::mem::take(&mut self.html);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let whole = Span::new(first.start, last.end);
        // What stands between the lines are the marks of quotations and lists.
        let mut text = String::with_capacity(whole.len());
        for line in &lines {
            text.extend(std::iter::repeat_n(' ', line.start.saturating_sub(whole.start + text.len())));
            text.push_str(&self.writer.masked()[line.range()]);
        }
        let context = self.surroundings();
        let mut reader = html::Reader::new(&mut self.writer, context);
        let tokens: Vec<_> = html::tokens(&text, whole.start).collect();
        let closed: HashSet<&[u8]> = tokens.iter().filter_map(Token::end_name).collect();
        for token in &tokens {
            // "<head> 태그는" speaks of a tag, and hides nothing.
            let spoken = matches!(token, Token::Start(tag, _) if tag.element() == Element::Hidden && !closed.contains(tag.name()));
            if !spoken {
                reader.token(token);
            }
        }
        let end = reader.end();
        self.around = Context {
            quote: end.quote.saturating_sub(self.context.quote),
            list: end.list.saturating_sub(self.context.list),
            cell: end.cell && !self.context.cell,
            ..Context::default()
        };
    }

    /// Begins a block if none is open.
    fn begin(&mut self) {
        if self.begun {
            return;
        }
        self.begun = true;
        let (channel, level) = self.surroundings().channel();
        self.writer.composer.begin(channel, level);
        if let Some(done) = self.task.take() {
            self.writer.composer.check(done);
        }
    }

    /// Ends the block that is open.
    fn flush(&mut self) {
        self.end_inline_html();
        self.links.clear();
        self.writer.flush();
        self.begun = false;
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
