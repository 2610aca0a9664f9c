//! Text on its way to the blocks: what was masked is given its meaning back.

use super::super::block::{Block, Channel, Composer};
use super::super::html::Output;
use super::mask::{Kind, Masked};
use super::tidy::tidy;
use crate::span::Span;

/// A heading that is underlined and longer than this, in characters, is a paragraph before a rule.
const LONGEST_UNDERLINED: usize = 60;

/// Writes blocks from the text that the parser saw, which is masked.
pub(super) struct Writer<'s> {
    pub(super) composer: Composer,
    source: &'s str,
    masked: &'s Masked,
    /// Where the wiki link that is open begins in the text.
    link: Option<usize>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s str, masked: &'s Masked) -> Self {
        Self { composer: Composer::finishing(tidy), source, masked, link: None }
    }

    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// As long as the source.
    pub(super) fn masked(&self) -> &'s str {
        &self.masked.text
    }

    /// Text among Markdown.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let start = self.composer.len();
        self.write(text, span);
        // A delimiter behind a backslash is meant.
        let escaped = span.start.checked_sub(1).is_some_and(|before| self.source.as_bytes()[before] == b'\\');
        if escaped && text.starts_with(['*', '_', '~', '=']) {
            self.composer.literal(start);
        }
    }

    /// Text that means what it says.
    pub(super) fn literal(&mut self, text: &str, span: Span) {
        let start = self.composer.len();
        self.composer.append(text, span);
        self.composer.literal(start);
    }

    /// Text of a code block: as it stands in the source, where nothing is masked.
    pub(super) fn code_block(&mut self, text: &str, span: Span) {
        let text = if text.len() == span.len() { &self.source[span.range()] } else { text };
        self.composer.append(text, span);
    }

    /// Inline code.
    pub(super) fn code(&mut self, code: &str, span: Span) {
        let start = self.composer.len();
        let span = code_span(self.source, code, span);
        // In the source, a line break may stand for the space.
        let text = span.slice(self.source).filter(|text| text.len() == code.len());
        self.composer.append(text.unwrap_or(code), span);
        self.composer.code(start);
    }

    /// The end of a line; that behind `<br>` is the same.
    pub(super) fn line_break(&mut self, span: Span) {
        if !self.composer.text().ends_with('\n') {
            self.composer.append("\n", span);
        }
    }

    /// Ends the image at `span`. What it has no words for may still have a title, which is shown under it.
    pub(super) fn end_image(&mut self, title: &str, span: Span) {
        if self.composer.len() == 0 {
            let place = self.source[span.range()]
                .rfind(title)
                .map(|at| Span::new(span.start + at, span.start + at + title.len()));
            self.composer.append(title, place.unwrap_or(span));
        }
        self.composer.unnest();
    }

    /// Whether the heading at `span` is a paragraph with a rule under it, without an empty line between them.
    pub(super) fn is_accident(&self, span: Span) -> bool {
        let underlined = !self.source[span.range()].trim_start().starts_with('#');
        let text = self.composer.text().trim_end();
        let sentence = text.ends_with(['.', '!', '?', '…', '。', ':', ',']);
        underlined && (sentence || text.contains('\n') || text.chars().nth(LONGEST_UNDERLINED).is_some())
    }

    /// Whether the open block is a table without a rule under its head, which kramdown allows.
    pub(super) fn is_table(&self) -> bool {
        let row = |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|');
        let text = self.composer.text().trim();
        text.starts_with('|') && text.lines().all(|line| row(line.trim()))
    }

    /// Ends the block that is open.
    pub(super) fn flush(&mut self) {
        self.link = None;
        self.composer.flush();
    }

    /// All blocks.
    pub(super) fn finish(self) -> Vec<Block> {
        self.composer.finish()
    }

    /// What was masked.
    fn cut(&mut self, kind: Kind, span: Span) {
        match kind {
            Kind::Nothing => {}
            Kind::Math => {
                let start = self.composer.len();
                let span = formula(self.source, span);
                self.composer.append(&self.source[span.range()], span);
                self.composer.code(start);
            }
            Kind::Formula => {
                let span = formula(self.source, span);
                self.composer.insert(Channel::Code, &self.source[span.range()], span);
            }
            Kind::LinkStart => self.link = Some(self.composer.len()),
            Kind::LinkEnd => {
                if let Some(start) = self.link.take() {
                    self.composer.link(start);
                }
            }
            Kind::Image(alt) => self.composer.insert(Channel::ImageAlt, &self.source[alt.range()], alt),
        }
    }
}

impl Output for Writer<'_> {
    fn composer(&mut self) -> &mut Composer {
        &mut self.composer
    }

    fn write(&mut self, text: &str, span: Span) {
        let cuts = &self.masked.cuts;
        let first = cuts.partition_point(|cut| cut.span.end <= span.start);
        let mut from = span.start;
        for cut in cuts[first..].iter().take_while(|cut| cut.span.start < span.end) {
            if cut.span.start < from || cut.span.end > span.end || text.len() != span.len() {
                // The parser has torn it; what is left of it is no text.
                from = from.max(cut.span.end.min(span.end));
                continue;
            }
            self.composer.append(&self.source[from..cut.span.start], Span::new(from, cut.span.start));
            self.cut(cut.kind, cut.span);
            from = cut.span.end;
        }
        if from == span.start {
            self.composer.append(text, span);
        } else if from < span.end {
            self.composer.append(&self.source[from..span.end], Span::new(from, span.end));
        }
    }
}

/// The inside of a formula with its dollar signs.
fn formula(source: &str, span: Span) -> Span {
    let text = &source[span.range()];
    let start = text.len() - text.trim_start_matches('$').trim_start().len();
    let end = text.trim_end_matches('$').trim_end().len();
    Span::new(span.start + start, span.start + end.max(start))
}

/// Where the contents of inline code stand: inside the backticks, and inside a space at both ends.
fn code_span(source: &str, code: &str, span: Span) -> Span {
    let ticks = source[span.range()].bytes().take_while(|&byte| byte == b'`').count();
    let inner = Span::new(span.start + ticks, span.end.saturating_sub(ticks).max(span.start + ticks));
    match inner.len().checked_sub(code.len()) {
        Some(0) => inner,
        Some(2) => Span::new(inner.start + 1, inner.end - 1),
        _ => span,
    }
}
