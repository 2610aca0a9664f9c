//! The report as Markdown, for a blog, a note or a repository: the same contents as the page, with tables instead of charts.

mod across;
mod chapter;
mod escape;

use std::fmt::Write as _;

use self::escape::{escape, quote};
use super::lang::{Lang, number, signed};
use super::text::short;
use super::{Report, bounds};

impl Report {
    /// Writes the report as Markdown (`CommonMark` with tables). Whatever stands in posts is text in it and nothing else.
    pub fn to_markdown(&self, lang: Lang) -> String {
        let report = self.with_short_paths();
        let mut page = Page { report: &report, lang, out: String::new() };
        page.opening();
        if !self.chapters.is_empty() {
            page.glance();
            for at in 0..self.chapters.len() {
                page.chapter(at);
            }
            page.courses();
            page.goals();
            page.records();
            page.small_print();
        }
        page.line(lang.labels().made_with);
        page.out
    }
}

/// What is written, and what from.
struct Page<'r> {
    report: &'r Report,
    lang: Lang,
    out: String,
}

impl Page<'_> {
    /// A heading of a level from 1 to 3, of escaped text.
    fn heading(&mut self, level: usize, text: &str) {
        let _ = write!(self.out, "{} {text}\n\n", &"###"[..level.min(3)]);
    }

    /// A paragraph of escaped text.
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// A table of escaped cells, the first columns of names; nothing without rows.
    fn table(&mut self, heads: &[&str], names: usize, rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "| {} |", heads.join(" | "));
        // Names to the left, numbers to the right.
        let numbers = heads.len().saturating_sub(names);
        let _ = writeln!(self.out, "|{}{}", " --- |".repeat(names), " ---: |".repeat(numbers));
        for row in rows {
            let _ = writeln!(self.out, "| {} |", row.join(" | "));
        }
        self.out.push('\n');
    }

    fn opening(&mut self) {
        let (report, lang) = (self.report, self.lang);
        self.heading(1, &escape(&lang.title(report)));
        if let Some((first, last)) = report.written().filter(|(first, last)| first != last) {
            self.line(&format!("{first}–{last}"));
        }
        let lead = lang.lead(report);
        self.line(&escape(&lead.join(" ")));
        let counted = lang.counted(report);
        if report.chapters.is_empty() {
            self.line(&escape(lang.labels().nothing_hint));
        } else if !lead.contains(&counted) {
            self.line(&counted);
        }
    }

    fn glance(&mut self) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if report.chapters.len() < 2 {
            return;
        }
        self.heading(2, labels.glance);
        let rows: Vec<Vec<String>> = report
            .chapters
            .iter()
            .map(|chapter| {
                let word =
                    chapter.words.first().map(|word| escape(&short(&word.text, bounds::WORD))).unwrap_or_default();
                let (mean, range) = chapter.mood.as_ref().map_or(("–".to_owned(), "–".to_owned()), |mood| {
                    let mark = if mood.is_small() { " \\*" } else { "" };
                    (format!("{}{mark}", signed(mood.mean)), lang.range(mood))
                });
                vec![lang.chapter(chapter), word, number(chapter.posts), number(chapter.sentences), mean, range]
            })
            .collect();
        let heads = [labels.year, labels.word_of_year, labels.posts, labels.sentences, labels.mood, labels.interval];
        self.table(&heads, 2, &rows);
        if report.chapters.iter().filter_map(|chapter| chapter.mood).any(|mood| mood.is_small()) {
            self.line(&format!("\\* {}", labels.small));
        }
        if let Some(sentence) = lang.curve(report) {
            self.line(&sentence);
        }
        if report.chapters.iter().any(|chapter| chapter.mood.is_some()) {
            self.line(labels.mood_numbers);
        }
    }

    fn small_print(&mut self) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        self.heading(2, labels.small_print);
        for limit in labels.limits {
            let _ = writeln!(self.out, "- {limit}");
        }
        self.out.push('\n');
        for (name, value) in lang.corpus(report) {
            let _ = writeln!(self.out, "- {name}: {}", escape(&value));
        }
        if !report.stamp.version.is_empty() {
            let _ = writeln!(self.out, "- hoego {}", escape(&report.stamp.version));
        }
        for (name, hash) in &report.stamp.data {
            let _ = writeln!(self.out, "- {} {}", escape(name), escape(hash));
        }
        for option in &report.stamp.options {
            let _ = writeln!(self.out, "- {}: {}", labels.options, escape(option));
        }
        self.out.push('\n');
        self.line(labels.reproducible);
    }

    /// Quotations, one after the other.
    fn quotes(&mut self, heading: &str, quotes: &[super::Quote]) {
        if quotes.is_empty() {
            return;
        }
        self.heading(3, heading);
        for own in quotes.iter().take(bounds::QUOTES) {
            self.out.push_str(&quote(own, self.lang, ""));
            self.out.push('\n');
        }
    }
}
