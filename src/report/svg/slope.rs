//! How words rose and fell from one year to another.

use maud::{Markup, html};

use super::super::course::Shift;
use super::super::lang::Lang;
use super::super::text::short;
use super::label::{fit, spread};
use super::scale::{Scale, greatest, real};
use super::{picture, px};

/// How wide the lines are.
const ACROSS: f64 = 88.0;
/// What a label has beside its word.
const RATE: f64 = 40.0;
const TOP: f64 = 34.0;
const GAP: f64 = 19.0;

/// The chart of the words in a width, each with its name where it is more frequent; nothing if there are none.
pub(in super::super) fn slope(shifts: &[&Shift], (from, to): (i32, i32), lang: Lang, width: f64) -> Option<Markup> {
    if shifts.is_empty() {
        return None;
    }
    let (left_edge, right_edge) = ((width - ACROSS) / 2.0, f64::midpoint(width, ACROSS));
    let room = left_edge - RATE;
    let bottom = TOP + (GAP * real(shifts.len() as u64)).max(90.0);
    let most = greatest(shifts.iter().flat_map(|shift| [shift.rate_before, shift.rate_after]));
    let y = Scale::new((0.0, most), (bottom, TOP));
    let left = ends(shifts, |shift| y.at(shift.rate_before), bottom);
    let right = ends(shifts, |shift| y.at(shift.rate_after), bottom);
    let content = html! {
        text class="tick" x=(px(left_edge)) y="14" text-anchor="end" { (lang.year(from)) }
        text class="tick" x=(px(right_edge)) y="14" { (lang.year(to)) }
        line class="rule" x1=(px(left_edge)) x2=(px(left_edge)) y1=(px(TOP - 10.0)) y2=(px(bottom + 4.0)) {}
        line class="rule" x1=(px(right_edge)) x2=(px(right_edge)) y1=(px(TOP - 10.0)) y2=(px(bottom + 4.0)) {}
        @for (at, shift) in shifts.iter().enumerate() {
            @let is_rising = shift.rate_after >= shift.rate_before;
            @let (before, after) = (y.at(shift.rate_before), y.at(shift.rate_after));
            g class=(if is_rising { "rising" } else { "falling" }) {
                line class="slope" x1=(px(left_edge)) x2=(px(right_edge)) y1=(px(before)) y2=(px(after)) {}
                circle cx=(px(left_edge)) cy=(px(before)) r="3.5" {}
                circle cx=(px(right_edge)) cy=(px(after)) r="3.5" {}
                text class=(class(!is_rising)) x=(px(left_edge - 8.0)) y=(px(left[at] + 4.5)) text-anchor="end" {
                    @if !is_rising { (fit(&shift.text, 13.0, room)) " " }
                    (rate(shift.rate_before))
                }
                text class=(class(is_rising)) x=(px(right_edge + 8.0)) y=(px(right[at] + 4.5)) {
                    (rate(shift.rate_after))
                    @if is_rising { " " (fit(&shift.text, 13.0, room)) }
                }
            }
        }
    };
    let each = shifts
        .iter()
        .map(|shift| format!("{} {} → {}", short(&shift.text, 24), rate(shift.rate_before), rate(shift.rate_after)));
    let each = each.collect::<Vec<_>>().join(", ");
    let alternative = match lang {
        Lang::Ko => format!("{from}년에서 {to}년 사이 낱말 1,000개에 나온 횟수의 변화: {each}."),
        Lang::En => format!("Uses for every 1,000 words in {from} and in {to}: {each}."),
    };
    Some(picture(width, bottom + 14.0, &alternative, &content))
}

fn class(is_named: bool) -> &'static str {
    if is_named { "name" } else { "value" }
}

/// A rate with one decimal, 0 without.
fn rate(rate: f64) -> String {
    if rate > 0.0 { format!("{rate:.1}") } else { "0".to_owned() }
}

/// Where the labels of one side stand, by the order of the shifts.
fn ends(shifts: &[&Shift], height: impl Fn(&Shift) -> f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = shifts.iter().enumerate().map(|(at, shift)| (at, height(shift))).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let wanted: Vec<f64> = order.iter().map(|&(_, height)| height).collect();
    let mut heights = vec![0.0; shifts.len()];
    for (&(at, _), height) in order.iter().zip(spread(&wanted, GAP - 3.0, TOP, bottom)) {
        heights[at] = height;
    }
    heights
}
