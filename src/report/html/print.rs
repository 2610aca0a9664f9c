//! The small print: how it was made, and what it cannot know.

use maud::{Markup, html};

use super::super::text::clean;
use super::Page;

impl Page<'_> {
    pub(super) fn print(&self) -> Markup {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if report.chapters.is_empty() {
            return html! {};
        }
        html! {
            section.print id="print" aria-labelledby="print-heading" {
                h2 id="print-heading" { (labels.small_print) }
                ul { @for limit in labels.limits { li { (limit) } } }
                dl {
                    @for (name, value) in lang.corpus(report) { div { dt { (name) } dd { (value) } } }
                    @if !report.stamp.version.is_empty() { div { dt { "hoego" } dd { code { (clean(&report.stamp.version)) } } } }
                    @if !report.stamp.options.is_empty() {
                        div { dt { (labels.options) } dd { @for option in &report.stamp.options { code { bdi { (clean(option)) } } " " } } }
                    }
                }
                @if !report.stamp.data.is_empty() {
                    details {
                        summary { (labels.fingerprints) }
                        dl { @for (name, hash) in &report.stamp.data { div { dt { (clean(name)) } dd { code { (clean(hash)) } } } } }
                    }
                }
                p.note { (labels.reproducible) }
            }
        }
    }
}
