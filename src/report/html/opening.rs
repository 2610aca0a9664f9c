//! The head of the page: title, what sums it up, the stripes, the contents.

use maud::{Markup, html};

use super::super::lang::number;
use super::super::svg;
use super::Page;

impl Page<'_> {
    pub(super) fn opening(&self, title: &str) -> Markup {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        html! {
            header.opening id="top" {
                div.inner {
                    @if let Some((first, last)) = report.written() {
                        p.span { (first) @if first != last { "–" (last) } }
                    }
                    h1 { bdi { (title) } }
                    p.lead { @for sentence in lang.lead(report) { (sentence) " " } }
                    @if report.chapters.is_empty() {
                        p.hint { (labels.nothing_hint) }
                    } @else {
                        (self.figures())
                    }
                }
                @if let Some(stripes) = svg::stripes(report, &self.years, lang) {
                    (stripes)
                    div.inner {
                        (self.stripe_years())
                        p.note { (labels.stripes) }
                    }
                }
                (self.contents())
            }
        }
    }

    /// How much was read, in large figures.
    fn figures(&self) -> Markup {
        let (corpus, labels) = (&self.report.corpus, self.lang.labels());
        let years = self.report.chapters.iter().filter(|chapter| chapter.year.is_some()).count();
        html! {
            dl.figures {
                @if years > 1 { div { dt { (labels.years) } dd { (years) } } }
                div { dt { (labels.posts) } dd { (number(corpus.posts)) } }
                div { dt { (labels.sentences) } dd { (number(corpus.sentences)) } }
                @if corpus.words > 0 { div { dt { (labels.word_count) } dd { (number(corpus.words)) } } }
            }
        }
    }

    /// The years under the stripes: all of a few, of many those that end in 0 and 5.
    fn stripe_years(&self) -> Markup {
        let count = self.years.len();
        let is_shown = |at: usize| {
            count <= 12 || at == 0 || at == count - 1 || (self.years[at] % 5 == 0 && at > 2 && at + 3 < count)
        };
        html! {
            ol.stripe-years.many[count > 12] aria-hidden="true" style=(format!("grid-template-columns:repeat({count},minmax(0,1fr))")) {
                @if count > 1 {
                    @for (at, year) in self.years.iter().enumerate() {
                        li { @if is_shown(at) { "’" (format!("{:02}", year.rem_euclid(100))) } }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if report.chapters.is_empty() {
            return html! {};
        }
        html! {
            nav.contents aria-label=(labels.contents) {
                ul.inner {
                    @if self.has_glance() { li { a href="#glance" { (labels.glance) } } }
                    @for chapter in &report.chapters {
                        li { a href=(format!("#{}", super::chapter::anchor(chapter))) { (lang.chapter(chapter)) } }
                    }
                    @if self.has_courses() { li { a href="#courses" { (labels.courses) } } }
                    li { a href="#goals" { (labels.goals) } }
                    @if self.has_records() { li { a href="#records" { (labels.records) } } }
                    li { a href="#print" { (labels.small_print) } }
                }
            }
        }
    }
}
