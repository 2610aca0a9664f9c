//! The longest runs, and what came up for the first time.

use maud::{Markup, html};

use super::super::bounds;
use super::super::text::short;
use super::Page;
use super::quote::words;

impl Page<'_> {
    pub(super) fn has_records(&self) -> bool {
        !self.report.streaks.is_empty() || !self.report.firsts.is_empty()
    }

    pub(super) fn records(&self) -> Markup {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if !self.has_records() {
            return html! {};
        }
        html! {
            section.records id="records" aria-labelledby="records-heading" {
                h2 id="records-heading" { (labels.records) }
                @if !report.streaks.is_empty() {
                    ul.grid {
                        @for streak in report.streaks.iter().take(bounds::STREAKS) {
                            li.streak {
                                p.length { (lang.run(streak)) }
                                p { bdi { (lang.run_of(streak)) } }
                                p.note { (lang.period(streak.from, streak.to)) }
                            }
                        }
                    }
                }
                @if !report.firsts.is_empty() {
                    h3 { (labels.firsts) }
                    p.note { (labels.firsts_note) }
                    ol.firsts {
                        @for first in report.firsts.iter().take(bounds::FIRSTS) {
                            li {
                                time datetime=(first.date) { (lang.date(first.date)) }
                                div {
                                    p.word {
                                        bdi { (short(&first.text, bounds::WORD)) }
                                        @if first.count > 1 { " " small { (lang.since_then(first.count)) } }
                                    }
                                    @if let Some(sentence) = &first.quote { blockquote dir="auto" { (words(sentence)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
