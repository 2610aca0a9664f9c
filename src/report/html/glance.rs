//! The years at a glance: their words, their mood, their emotions.

use maud::{Markup, html};

use super::super::bounds;
use super::super::lang::{number, signed};
use super::super::svg;
use super::super::text::short;
use super::Page;
use super::chapter::{anchor, tint};

/// How wide charts are on a phone, a tablet and a larger screen: letters are as large on all of them.
const WIDTHS: [(f64, &str); 3] = [(328.0, "narrow"), (640.0, "middle"), (960.0, "wide")];

impl Page<'_> {
    /// Whether there is more than one chapter to look at.
    pub(super) fn has_glance(&self) -> bool {
        self.report.chapters.len() > 1
    }

    pub(super) fn glance(&self) -> Markup {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        if !self.has_glance() {
            return html! {};
        }
        html! {
            section.glance id="glance" aria-labelledby="glance-heading" {
                h2 id="glance-heading" { (labels.glance) }
                p.note { (labels.glance_lead) }
                (self.wall())
                @if svg::mood(report, &self.years, lang, WIDTHS[0].0).is_some() {
                    figure.chart.mood {
                        figcaption {
                            h3 { (labels.mood_chart) }
                            @if let Some(sentence) = lang.curve(report) { p.takeaway { (sentence) } }
                            p.note { (labels.mood_note) }
                        }
                        @for (width, class) in WIDTHS {
                            @if let Some(chart) = svg::mood(report, &self.years, lang, width) { div class=(class) { (chart) } }
                        }
                        (self.mood_table())
                    }
                }
                @if svg::emotions(report, &self.years, lang, WIDTHS[0].0).is_some() {
                    figure.chart.emotions {
                        figcaption {
                            h3 { (labels.emotion_chart) }
                            @if let Some(sentence) = lang.emotions(&svg::most_frequent(report)) { p.takeaway { (sentence) } }
                            p.note { (labels.emotion_note) }
                        }
                        @for (width, class) in WIDTHS {
                            @if let Some(chart) = svg::emotions(report, &self.years, lang, width) { div class=(class) { (chart) } }
                        }
                        (self.emotion_table())
                    }
                }
            }
        }
    }

    /// A card a year with its word.
    fn wall(&self) -> Markup {
        html! {
            ol.wall style=(format!("--columns:{}", columns(self.report.chapters.len()))) {
                @for chapter in &self.report.chapters {
                    li {
                        a class=(tint(chapter)) href=(format!("#{}", anchor(chapter))) {
                            span.year { (self.lang.chapter(chapter)) }
                            " "
                            @if let Some(word) = chapter.words.first() { strong { bdi { (short(&word.text, bounds::WORD)) } } " " }
                            span.posts { (self.lang.posts_of(chapter)) }
                        }
                    }
                }
            }
        }
    }

    fn mood_table(&self) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        html! {
            details.numbers {
                summary { (labels.as_table) }
                table {
                    caption { (labels.mood_chart) }
                    thead { tr {
                        @for heading in [labels.year, labels.posts, labels.sentences, labels.mood, labels.interval] {
                            th scope="col" { (heading) }
                        }
                    } }
                    tbody {
                        @for chapter in &self.report.chapters {
                            tr {
                                th scope="row" { (lang.chapter(chapter)) }
                                td { (number(chapter.posts)) }
                                td { (number(chapter.sentences)) }
                                @if let Some(mood) = &chapter.mood {
                                    td { (signed(mood.mean)) @if mood.is_small() { " *" } }
                                    td { (lang.range(mood)) }
                                } @else {
                                    td { "–" }
                                    td { "–" }
                                }
                            }
                        }
                    }
                }
                @if self.report.chapters.iter().filter_map(|chapter| chapter.mood).any(|mood| mood.is_small()) {
                    p.note { "* " (labels.small) }
                }
            }
        }
    }

    fn emotion_table(&self) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        let emotions: Vec<_> = svg::most_frequent(self.report).into_iter().map(|(emotion, _)| emotion).collect();
        html! {
            details.numbers {
                summary { (labels.as_table) }
                table {
                    caption { (labels.emotion_chart) }
                    thead { tr {
                        th scope="col" { (labels.year) }
                        @for &emotion in &emotions { th scope="col" { (lang.emotion(emotion)) } }
                    } }
                    tbody {
                        @for chapter in self.report.chapters.iter().filter(|chapter| !chapter.emotions.is_empty()) {
                            tr {
                                th scope="row" { (lang.chapter(chapter)) }
                                @for emotion in &emotions {
                                    td { (number(chapter.emotions.get(emotion).copied().unwrap_or(0))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many cards stand side by side on a large screen, so that few places at the end stay empty.
fn columns(cards: usize) -> usize {
    let empty = |columns: &usize| (columns - cards % columns) % columns;
    if cards <= 6 { cards } else { (4..=6).rev().min_by_key(empty).unwrap_or(6) }
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn rows_of_cards_are_full_where_that_can_be() {
        assert_eq!([2, 6, 7, 8, 9, 10, 11, 13, 20].map(columns), [2, 6, 4, 4, 5, 5, 6, 5, 5]);
    }
}
