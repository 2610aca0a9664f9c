//! The mood of the years as a curve with its band, and how much was written.

use maud::{Markup, html};

use super::super::Report;
use super::super::chapter::{Chapter, Mood};
use super::super::lang::{Lang, number};
use super::super::text::short;
use super::label::{Taken, fit, width as text_width};
use super::scale::{Scale, around_zero, greatest, real};
use super::{curve, picture, px};

const SIZE: f64 = 13.0;
/// Heights: of the curve with its labels, of the bars, of the years below.
const CURVE: f64 = 270.0;
const BARS: f64 = 74.0;
const YEARS: f64 = 22.0;

/// A year in the chart.
struct Column<'r> {
    x: f64,
    year: i32,
    chapter: Option<&'r Chapter>,
}

/// The chart in a width; nothing if fewer than two years have a mood.
pub(in super::super) fn mood(report: &Report, years: &[i32], lang: Lang, width: f64) -> Option<Markup> {
    let step = (width - 24.0) / real(years.len() as u64);
    let columns: Vec<Column<'_>> = (0u32..)
        .zip(years)
        .map(|(at, &year)| {
            let chapter = report.chapters.iter().find(|chapter| chapter.year == Some(year));
            Column { x: 12.0 + (f64::from(at) + 0.5) * step, year, chapter }
        })
        .collect();
    let moods: Vec<(f64, &Chapter, Mood)> =
        columns.iter().filter_map(|own| Some((own.x, own.chapter?, own.chapter?.mood?))).collect();
    if moods.len() < 2 {
        return None;
    }
    let range = around_zero(moods.iter().flat_map(|(_, _, mood)| [mood.low, mood.high, mood.mean]), 0.12);
    let y = Scale::new(range, (CURVE - 42.0, 40.0));
    let content = html! {
        text class="axis" x="0" y="14" { "↑ " (lang.labels().brighter) }
        text class="axis" x="0" y=(px(CURVE - 6.0)) { "↓ " (lang.labels().heavier) }
        text class="axis" x="0" y=(px(CURVE + 16.0)) { (lang.labels().posts_a_year) }
        line class="zero" x1="0" x2=(px(width)) y1=(px(y.at(0.0))) y2=(px(y.at(0.0))) {}
        @for run in runs(&columns) { (curves(&run, y)) }
        @for (x, _, mood) in &moods {
            circle class=(if mood.is_small() { "dot small" } else { "dot" }) cx=(px(*x)) cy=(px(y.at(mood.mean))) r="5" {}
        }
        (words(&moods, y, width))
        (bars(&columns, step))
        (year_labels(&columns, step, CURVE + BARS + 16.0))
    };
    Some(picture(width, CURVE + BARS + YEARS, &alternative(&moods, lang), &content))
}

/// Years in a row that have a mood.
fn runs(columns: &[Column<'_>]) -> Vec<Vec<(f64, Mood)>> {
    let moods = columns.iter().map(|column| Some((column.x, column.chapter?.mood?))).collect::<Vec<_>>();
    moods.split(Option::is_none).map(|run| run.iter().copied().flatten().collect()).collect()
}

fn curves(run: &[(f64, Mood)], y: Scale) -> Markup {
    let along = |value: fn(&Mood) -> f64| run.iter().map(|(x, mood)| (*x, y.at(value(mood)))).collect::<Vec<_>>();
    html! {
        @if let [(x, mood)] = run {
            // A single year has no band to be part of.
            line class="whisker" x1=(px(*x)) x2=(px(*x)) y1=(px(y.at(mood.low))) y2=(px(y.at(mood.high))) {}
        } @else if !run.is_empty() {
            path class="band" d=(curve::band(&along(|mood| mood.high), &along(|mood| mood.low))) {}
            path class="line" d=(curve::line(&along(|mood| mood.mean))) {}
        }
    }
}

/// The words of the years at their points, as many as there is room for: those of the extremes first.
fn words(moods: &[(f64, &Chapter, Mood)], y: Scale, width: f64) -> Markup {
    let mut order: Vec<usize> = (0..moods.len()).collect();
    order.sort_by(|&a, &b| moods[b].2.mean.total_cmp(&moods[a].2.mean));
    // Highest, lowest, second highest, …
    let half = order.len().div_ceil(2);
    let (high, low) = order.split_at(half);
    let is_high = |at: usize| high.contains(&at);
    let mut ranked: Vec<usize> = Vec::with_capacity(order.len());
    for place in 0..half {
        ranked.extend(high.get(place));
        ranked.extend(low.iter().rev().nth(place));
    }
    let mut taken = Taken::default();
    // The line itself, piece by piece.
    for pair in moods.windows(2) {
        let ((x0, _, before), (x1, _, after)) = (pair[0], pair[1]);
        for part in 0..=24 {
            let share = f64::from(part) / 24.0;
            let (x, center) =
                (x0 + (x1 - x0) * share, y.at(before.mean) + (y.at(after.mean) - y.at(before.mean)) * share);
            taken.block([x - 4.0, center - 4.0, x + 4.0, center + 4.0]);
        }
    }
    let mut labels = Vec::new();
    for at in ranked {
        let (x, chapter, mood) = moods[at];
        let Some(word) = chapter.words.first() else { continue };
        let text = fit(&word.text, SIZE, 110.0);
        let half = text_width(&text, SIZE) / 2.0 + 4.0;
        let x = x.clamp(half, (width - half).max(half));
        let up = y.at(mood.mean.max(mood.high)) - 6.0;
        let down = y.at(mood.mean.min(mood.low)) + SIZE + 4.0;
        let near = [y.at(mood.mean) - 12.0, y.at(mood.mean) + SIZE + 10.0];
        let places = if is_high(at) { [up, near[0], down, near[1]] } else { [down, near[1], up, near[0]] };
        let free = places.into_iter().find(|baseline| {
            *baseline > 30.0
                && *baseline < CURVE - 22.0
                && taken.claim([x - half, baseline - SIZE, x + half, baseline + 3.0])
        });
        labels.extend(free.map(|baseline| (x, baseline, text)));
    }
    html! {
        @for (x, baseline, text) in labels {
            text class="word" x=(px(x)) y=(px(baseline)) text-anchor="middle" { (text) }
        }
    }
}

fn bars(columns: &[Column<'_>], step: f64) -> Markup {
    let posts = |column: &Column<'_>| column.chapter.map_or(0, |chapter| chapter.posts);
    let most = greatest(columns.iter().map(|column| real(posts(column))));
    let height = Scale::new((0.0, most), (0.0, BARS - 36.0));
    let width = (step * 0.62).clamp(2.0, 44.0);
    // All numbers, or the greatest alone.
    let is_wide = columns.iter().all(|column| step >= text_width(&number(posts(column)), 12.0) + 2.0);
    html! {
        g {
            @for column in columns {
                @let count = posts(column);
                @if count > 0 {
                    @let tall = height.at(real(count)).max(1.0);
                    rect class="bar" x=(px(column.x - width / 2.0)) y=(px(CURVE + BARS - tall)) width=(px(width)) height=(px(tall)) rx="2" {}
                    @if is_wide || real(count) >= most {
                        text class="count" x=(px(column.x)) y=(px(CURVE + BARS - tall - 4.0)) text-anchor="middle" { (number(count)) }
                    }
                }
            }
        }
    }
}

fn year_labels(columns: &[Column<'_>], step: f64, baseline: f64) -> Markup {
    html! {
        @for (at, column) in columns.iter().enumerate() {
            @if let Some(text) = year_label(column.year, at, columns.len(), step) {
                text class="tick" x=(px(column.x)) y=(px(baseline)) text-anchor="middle" { (text) }
            }
        }
    }
}

/// A year as it fits into a column: 2021, ’21, or only every second, fifth or tenth.
pub(super) fn year_label(year: i32, at: usize, count: usize, step: f64) -> Option<String> {
    if step >= 32.0 {
        return Some(year.to_string());
    }
    let every = [1u8, 2, 5, 10, 20].into_iter().find(|every| step * f64::from(*every) >= 24.0).unwrap_or(50);
    let is_shown = (count - 1 - at).is_multiple_of(usize::from(every));
    is_shown.then(|| format!("’{:02}", year.rem_euclid(100)))
}

fn alternative(moods: &[(f64, &Chapter, Mood)], lang: Lang) -> String {
    let each = moods.iter().map(|(_, chapter, mood)| {
        let word = chapter.words.first().map(|word| format!(" ({})", short(&word.text, 20))).unwrap_or_default();
        format!("{}{word} {}", lang.chapter(chapter), super::super::lang::signed(mood.mean))
    });
    let each = each.collect::<Vec<_>>().join(", ");
    match lang {
        Lang::Ko => format!("해마다의 분위기를 −1부터 1까지의 평균으로 이은 선: {each}. 아래 막대는 글 수."),
        Lang::En => {
            format!("The average mood of each year from −1 to 1 as a line: {each}. The bars below count the posts.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_thinned_out_and_the_last_is_always_there() {
        let labels = |count: usize, step: f64| -> Vec<String> {
            (0..count).filter_map(|at| year_label(2000 + i32::try_from(at).unwrap(), at, count, step)).collect()
        };
        assert_eq!(labels(3, 60.0), ["2000", "2001", "2002"]);
        assert_eq!(labels(3, 28.0), ["’00", "’01", "’02"]);
        assert_eq!(labels(5, 14.0), ["’00", "’02", "’04"]);
    }
}
