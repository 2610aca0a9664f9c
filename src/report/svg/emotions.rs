//! The emotions of the years as circles: a row an emotion, a column a year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::Report;
use super::super::chapter::Chapter;
use super::super::lang::Lang;
use super::mood::year_label;
use super::scale::{greatest, real};
use super::{picture, px};
use crate::sentiment::Emotion;

const ROWS: usize = 8;
const LEFT: f64 = 72.0;
const ROW: f64 = 34.0;

impl Emotion {
    /// The class of its colour.
    pub(in super::super) fn tone(self) -> &'static str {
        match self {
            Self::Joy | Self::Pride | Self::Gratitude | Self::Relief | Self::Hope => "bright",
            Self::Neutral | Self::Surprise => "neutral",
            Self::Regret | Self::Fatigue | Self::Anxiety | Self::Sadness | Self::Anger => "heavy",
        }
    }
}

/// The emotions that show most over all years, and how often: bright ones first, then what is neither, then heavy ones, each from the
/// most frequent on.
pub(in super::super) fn most_frequent(report: &Report) -> Vec<(Emotion, u64)> {
    let mut totals: BTreeMap<Emotion, u64> = BTreeMap::new();
    for (&emotion, &count) in report.chapters.iter().filter(|own| own.year.is_some()).flat_map(|own| &own.emotions) {
        *totals.entry(emotion).or_default() += count;
    }
    let mut order: Vec<(Emotion, u64)> = totals.into_iter().filter(|&(_, count)| count > 0).collect();
    order.sort_by_key(|&(emotion, count)| (std::cmp::Reverse(count), emotion));
    order.truncate(ROWS);
    order.sort_by_key(|(emotion, _)| ["bright", "neutral", "heavy"].iter().position(|tone| *tone == emotion.tone()));
    order
}

/// The chart in a width; nothing if there is no emotion or only one year.
pub(in super::super) fn emotions(report: &Report, years: &[i32], lang: Lang, width: f64) -> Option<Markup> {
    let rows: Vec<Emotion> = most_frequent(report).into_iter().map(|(emotion, _)| emotion).collect();
    if rows.is_empty() || years.len() < 2 {
        return None;
    }
    let step = (width - LEFT - 12.0) / real(years.len() as u64);
    let columns: Vec<(f64, i32, Option<&Chapter>)> = (0u32..)
        .zip(years)
        .map(|(at, &year)| {
            let chapter = report.chapters.iter().find(|chapter| chapter.year == Some(year));
            (LEFT + (f64::from(at) + 0.5) * step, year, chapter)
        })
        .collect();
    let share = |chapter: &Chapter, emotion: Emotion| {
        let count = chapter.emotions.get(&emotion).copied().unwrap_or(0);
        if chapter.sentences == 0 { 0.0 } else { real(count) / real(chapter.sentences) }
    };
    let most = greatest(
        columns
            .iter()
            .filter_map(|column| column.2)
            .flat_map(|chapter| rows.iter().map(move |&row| share(chapter, row))),
    );
    let largest = (step / 2.0 - 0.5).min(ROW / 2.0 - 1.0);
    let height = ROW * real(rows.len() as u64) + 26.0;
    let content = html! {
        @for (at, &emotion) in (0u32..).zip(&rows) {
            @let y = (f64::from(at) + 0.5) * ROW;
            text class="row" x="0" y=(px(y + 4.5)) { (lang.emotion(emotion)) }
            line class="rule" x1=(px(LEFT)) x2=(px(width - 12.0)) y1=(px(y)) y2=(px(y)) {}
            @for (x, _, chapter) in &columns {
                @let value = chapter.map_or(0.0, |chapter| share(chapter, emotion));
                @if value > 0.0 {
                    circle class=(format!("bubble {}", emotion.tone())) cx=(px(*x)) cy=(px(y)) r=(px((largest * (value / most).sqrt()).max(1.2))) {}
                }
            }
        }
        @for (at, (x, year, _)) in columns.iter().enumerate() {
            @if let Some(text) = year_label(*year, at, columns.len(), step) {
                text class="tick" x=(px(*x)) y=(px(height - 6.0)) text-anchor="middle" { (text) }
            }
        }
    };
    let names = rows.iter().map(|&emotion| lang.emotion(emotion)).collect::<Vec<_>>().join(", ");
    let alternative = match lang {
        Lang::Ko => format!("해마다의 감정을 원의 크기로 나타낸 그림. 위에서부터 {names}."),
        Lang::En => format!("The emotions of each year as circles of different size. From the top: {names}."),
    };
    Some(picture(width, height, &alternative, &content))
}
