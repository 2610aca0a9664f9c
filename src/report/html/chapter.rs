//! One year.

use maud::{Markup, html};

use super::super::bounds;
use super::super::chapter::{Chapter, Mood, Quote};
use super::super::lang::number;
use super::super::svg;
use super::super::text::short;
use super::quote::quote;
use super::{Page, share};

/// The id of a chapter.
pub(super) fn anchor(chapter: &Chapter) -> String {
    chapter.year.map_or_else(|| "undated".to_owned(), |year| format!("y{year}"))
}

/// The class of the colour that a year has everywhere on the page. It tells nothing: it is there to be recognised.
pub(super) fn tint(chapter: &Chapter) -> String {
    chapter.year.map_or_else(|| "tint".to_owned(), |year| format!("tint t{}", year.rem_euclid(10)))
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

impl Page<'_> {
    pub(super) fn chapter(&self, at: usize) -> Markup {
        let labels = self.lang.labels();
        let chapter = &self.report.chapters[at];
        let before = at.checked_sub(1).map(|before| &self.report.chapters[before]);
        let anchor = anchor(chapter);
        let heading = format!("{anchor}-heading");
        html! {
            section.chapter id=(anchor) aria-labelledby=(heading) {
                (self.opener(chapter, &heading))
                @let (good, hard) = (self.quotes(labels.good, "bright", &chapter.good), self.quotes(labels.hard, "heavy", &chapter.hard));
                @let (change, learned) = (self.change_to(chapter), self.quotes(labels.learned, "learned", &chapter.learned));
                @let (beside, last) = if change.0.is_empty() { (learned, html! {}) } else { (change, learned) };
                @let is_lone = beside.0.is_empty();
                @let rows = [
                    row(&[("wider", self.words(chapter)), ("narrower", self.counted(chapter, before))]),
                    row(&[("half", good), ("half", hard)]),
                    row(&[("wider", beside), ("narrower", self.aspect_block(chapter, is_lone))]),
                    row(&[("wider", last)]),
                ];
                div.blocks { @for row in &rows { (row) } }
                @if rows.iter().all(|row| row.0.is_empty()) { p.note { (labels.nothing_in_chapter) } }
                @if let Some(goals) = self.goal_link(chapter.year) { p.goal-link { (goals) } }
            }
        }
    }

    /// What was counted.
    fn counted(&self, chapter: &Chapter, before: Option<&Chapter>) -> Markup {
        html! {
            (self.tone(chapter, before))
            (self.emotion_bars(chapter))
        }
    }

    /// What is different from the year before.
    fn change_to(&self, chapter: &Chapter) -> Markup {
        let change = self.report.changes.iter().find(|change| Some(change.to) == chapter.year);
        change.map_or_else(|| html! {}, |change| self.change(change))
    }

    /// The year, its word, and the sentence that shows it.
    fn opener(&self, chapter: &Chapter, heading: &str) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        html! {
            div class=(format!("opener {}{}", tint(chapter), if chapter.posts == 0 { " looked-back" } else { "" })) {
                h2 id=(heading) {
                    @if let Some(year) = chapter.year { span.year { (year) } } @else { span.name { (labels.undated) } }
                }
                p.facts { (lang.facts(chapter)) }
                @if let Some(word) = chapter.words.first() {
                    div.word-of-year {
                        @if self.is_compared(chapter) { p.label { (labels.word_of_year) } }
                        p.word { bdi { (short(&word.text, bounds::WORD)) } }
                        @if let Some(sentence) = &word.quote { (quote(sentence, lang)) }
                    }
                }
                @if let Some(chart) = svg::months(&chapter.months, lang) {
                    div.months { p.label aria-hidden="true" { (labels.months) } (chart) }
                }
            }
        }
    }

    /// How the sentences read.
    fn tone(&self, chapter: &Chapter, before: Option<&Chapter>) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        let Some(mood) = &chapter.mood else { return html! {} };
        let parts = [
            ("bright", labels.bright, mood.positive),
            ("neutral", labels.neutral, mood.neutral),
            ("heavy", labels.heavy, mood.negative),
        ];
        html! {
            section.block.tone {
                h3 { (labels.tone) }
                @if let Some(sentence) = lang.chapter_mood(chapter) {
                    p {
                        (sentence)
                        @if let (Some(before), Some(_)) = (before.and_then(|before| previous(before, chapter)), chapter.year) {
                            " " (lang.mood_change(&before, mood))
                        }
                    }
                }
                div.bar aria-hidden="true" {
                    @for (class, _, count) in parts {
                        @if count > 0 { span class=(class) style=(format!("flex-grow:{count}")) {} }
                    }
                }
                ul.parts {
                    @for (class, name, count) in parts {
                        li class=(class) { (name) " " strong { (lang.percent(count, mood.sentences())) } }
                    }
                }
                @if mood.is_small() { p.flag { (lang.small(mood.sentences())) } }
            }
        }
    }

    fn emotion_bars(&self, chapter: &Chapter) -> Markup {
        let mut emotions: Vec<_> = chapter.emotions.iter().filter(|&(_, &count)| count > 0).collect();
        if emotions.is_empty() {
            return html! {};
        }
        emotions.sort_by_key(|&(emotion, count)| (std::cmp::Reverse(count), emotion));
        let most = emotions.first().map_or(0, |(_, count)| **count);
        html! {
            section.block.emotion-bars {
                h3 { (self.lang.labels().emotions) }
                ul.bars {
                    @for (&emotion, &count) in emotions.into_iter().take(bounds::EMOTIONS) {
                        li class=(emotion.tone()) {
                            span.name { (self.lang.emotion(emotion)) }
                            span.length aria-hidden="true" { span style=(format!("width:{}", share(real(count), real(most)))) {} }
                            span.count { (number(count)) }
                        }
                    }
                }
            }
        }
    }

    /// What was written about. Where nothing stands beside it, the sentences do.
    fn aspect_block(&self, chapter: &Chapter, is_lone: bool) -> Markup {
        let (lang, labels) = (self.lang, self.lang.labels());
        let shown = &chapter.aspects[..chapter.aspects.len().min(bounds::ASPECTS)];
        let Some(chart) = svg::aspects(shown, lang) else { return html! {} };
        html! {
            section.block.aspects {
                h3 { (labels.aspects) }
                p.note {
                    (labels.aspects_note)
                    @if shown.iter().filter_map(|aspect| aspect.mood).any(|mood| mood.is_small()) {
                        " " span.hollow aria-hidden="true" {} (labels.small)
                    }
                }
                (chart)
                @let quoted: Vec<_> = shown.iter().filter_map(|aspect| Some((aspect, aspect.quote.as_ref()?))).collect();
                @if !quoted.is_empty() {
                    details open[is_lone] {
                        summary { (labels.aspect_quotes) }
                        @for (aspect, sentence) in quoted {
                            h4 { bdi { (short(&aspect.text, bounds::WORD)) } }
                            (quote(sentence, lang))
                        }
                    }
                }
            }
        }
    }

    fn quotes(&self, heading: &str, class: &str, quotes: &[Quote]) -> Markup {
        html! {
            @if !quotes.is_empty() {
                section class=(format!("block quotes {class}")) {
                    h3 { (heading) }
                    @for sentence in quotes.iter().take(bounds::QUOTES) { (quote(sentence, self.lang)) }
                }
            }
        }
    }
}

/// What stands side by side where there is room; what stands alone has the whole row.
fn row(cells: &[(&str, Markup)]) -> Markup {
    let shown: Vec<_> = cells.iter().filter(|(_, cell)| !cell.0.is_empty()).collect();
    html! {
        @for (class, cell) in &shown {
            div class=(if shown.len() > 1 { format!("cell {class}") } else { "cell whole".to_owned() }) { (cell) }
        }
    }
}

/// The mood of the year before, if it is the year before and not a small sample.
fn previous(before: &Chapter, chapter: &Chapter) -> Option<Mood> {
    let is_previous = before.year.zip(chapter.year).is_some_and(|(before, year)| before.checked_add(1) == Some(year));
    before.mood.filter(|mood| is_previous && !mood.is_small() && !chapter.mood.is_none_or(|own| own.is_small()))
}
