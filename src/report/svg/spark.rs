//! The course of one word, small.

use maud::{Markup, html};

use super::super::course::Course;
use super::super::lang::Lang;
use super::label::width as text_width;
use super::scale::{Scale, greatest, real};
use super::{picture, px};

const WIDTH: f64 = 280.0;
const HEIGHT: f64 = 86.0;
const TOP: f64 = 22.0;
const FLOOR: f64 = 64.0;

/// Bars of the rate in each of the years, the highest with its number; nothing if the word is in none.
pub(in super::super) fn spark(course: &Course, years: &[i32], lang: Lang) -> Option<Markup> {
    let rate = |year: i32| course.points.iter().find(|point| point.year == year).map_or(0.0, |point| point.rate);
    let rates: Vec<f64> = years.iter().map(|&year| rate(year)).collect();
    let most = greatest(rates.iter().copied());
    let peak = (0..years.len()).find(|&at| rates[at] >= most)?;
    if most <= 0.0 {
        return None;
    }
    let step = WIDTH / real(years.len() as u64);
    let wide = (step * 0.7).clamp(1.5, 26.0);
    let y = Scale::new((0.0, most), (FLOOR, TOP));
    let center = |at: usize| (real(at as u64) + 0.5) * step;
    let note = format!("{} · {most:.1}", lang.year(years[peak]));
    let half = text_width(&note, 12.0) / 2.0;
    let (first, last) = (years[0], years[years.len() - 1]);
    let content = html! {
        line class="rule" x1="0" x2=(px(WIDTH)) y1=(px(FLOOR)) y2=(px(FLOOR)) {}
        @for (at, &value) in rates.iter().enumerate() {
            @if value > 0.0 {
                @let top = y.at(value).min(FLOOR - 1.5);
                rect class=(if at == peak { "bar peak" } else { "bar" }) x=(px(center(at) - wide / 2.0)) y=(px(top))
                    width=(px(wide)) height=(px(FLOOR - top)) rx="2" {}
            }
        }
        text class="word" x=(px(center(peak).clamp(half, WIDTH - half))) y=(px(TOP - 7.0)) text-anchor="middle" { (note) }
        text class="tick" x="0" y=(px(FLOOR + 17.0)) { (first) }
        @if last != first { text class="tick" x=(px(WIDTH)) y=(px(FLOOR + 17.0)) text-anchor="end" { (last) } }
    };
    let each = years.iter().zip(&rates).map(|(year, rate)| format!("{year} {rate:.1}"));
    let each = each.collect::<Vec<_>>().join(", ");
    let alternative = match lang {
        Lang::Ko => format!("해마다 낱말 1,000개에 나온 횟수: {each}."),
        Lang::En => format!("Uses for every 1,000 words in each year: {each}."),
    };
    Some(picture(WIDTH, HEIGHT, &alternative, &content))
}
