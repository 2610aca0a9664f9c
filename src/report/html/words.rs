//! Words: what sets a year apart, what changed, what goes through the years.

use maud::{Markup, html};

use super::super::bounds;
use super::super::chapter::{Chapter, Word};
use super::super::course::{Change, Shift, ShiftKind};
use super::super::svg;
use super::super::text::short;
use super::chapter::real;
use super::quote::quote;
use super::{Page, share};

impl Page<'_> {
    /// The words of a year, each with a sentence to open.
    pub(super) fn words(&self, chapter: &Chapter) -> Markup {
        let labels = self.lang.labels();
        let shown = chapter.shown_words();
        if shown.is_empty() {
            return html! {};
        }
        let most = shown.iter().map(|word| word.count).max().unwrap_or_default();
        let has_quotes = shown.iter().any(|word| word.quote.is_some());
        let is_compared = self.is_compared(chapter);
        html! {
            section.block.words {
                h3 { (if is_compared { labels.words } else { labels.words_alone }) }
                @if chapter.few_words { p.flag { (labels.few_words) } }
                p.note {
                    (if is_compared { labels.words_note } else { labels.words_alone_note })
                    @if has_quotes { " " (labels.words_open) }
                }
                ol.bars {
                    @for word in shown {
                        li {
                            @if let Some(sentence) = &word.quote {
                                details { summary { (self.row(word, most, is_compared)) } (quote(sentence, self.lang)) }
                            } @else {
                                div.plain { (self.row(word, most, is_compared)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether there are other years that a year could be set apart from.
    pub(super) fn is_compared(&self, chapter: &Chapter) -> bool {
        chapter.year.is_some() && self.report.chapters.len() > 1
    }

    fn row(&self, word: &Word, most: u64, is_compared: bool) -> Markup {
        html! {
            span.name { bdi { (short(&word.text, bounds::WORD)) } }
            " "
            span.length aria-hidden="true" { span style=(format!("width:{}", share(real(word.count), real(most)))) {} }
            " "
            span.count { (self.lang.word_facts(word, is_compared)) }
        }
    }

    /// What changed from one year to the other.
    pub(super) fn change(&self, change: &Change) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        if change.shifts.is_empty() {
            return html! {};
        }
        let of = |kinds: &[ShiftKind]| {
            change.shifts.iter().filter(|shift| kinds.contains(&shift.kind)).take(bounds::SHIFTS).collect::<Vec<_>>()
        };
        let drawn = of(&[ShiftKind::Rising, ShiftKind::Falling]);
        let lists = [ShiftKind::New, ShiftKind::Returning, ShiftKind::Gone].map(|kind| (kind, of(&[kind])));
        let shown = change.shifts.iter().find_map(|shift| Some((shift, shift.quote.as_ref()?)));
        html! {
            section.block.change {
                h3 { (lang.change(change)) }
                @if change.few_words { p.flag { (labels.changes_few) } }
                @if !drawn.is_empty() {
                    p.note { (labels.changes_note) }
                    @for (width, class) in [(296.0, "narrow"), (440.0, "broad")] {
                        @if let Some(chart) = svg::slope(&drawn, (change.from, change.to), lang, width) { div class=(class) { (chart) } }
                    }
                }
                @for (kind, shifts) in lists.iter().filter(|(_, shifts)| !shifts.is_empty()) {
                    h4 { (lang.shift(*kind)) }
                    ul.chips { @for shift in shifts { li { (self.chip(shift)) } } }
                }
                @if let Some((_, sentence)) = shown { (quote(sentence, lang)) }
            }
        }
    }

    fn chip(&self, shift: &Shift) -> Markup {
        html! {
            bdi { (short(&shift.text, bounds::WORD)) }
            " "
            small { (self.lang.shift_facts(shift)) }
        }
    }

    pub(super) fn has_courses(&self) -> bool {
        self.years.len() > 2 && !self.report.courses.is_empty()
    }

    /// The words that go through the years.
    pub(super) fn courses(&self) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        if !self.has_courses() {
            return html! {};
        }
        html! {
            section.courses id="courses" aria-labelledby="courses-heading" {
                h2 id="courses-heading" { (labels.courses) }
                p.note { (labels.courses_note) }
                ul.grid {
                    @for course in self.report.courses.iter().take(bounds::COURSES) {
                        @if let Some(chart) = svg::spark(course, &self.years, lang) {
                            li {
                                h3 { bdi { (short(&course.text, bounds::WORD)) } }
                                p.note { (lang.course(course, self.report.written_years())) }
                                (chart)
                            }
                        }
                    }
                }
            }
        }
    }
}
