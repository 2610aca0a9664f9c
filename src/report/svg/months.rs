//! The posts of a year by month.

use maud::{Markup, html};

use super::super::chapter::Month;
use super::super::lang::{Lang, number};
use super::scale::{Scale, greatest, real};
use super::{picture, px};

const WIDTH: f64 = 312.0;
const HEIGHT: f64 = 84.0;
const FLOOR: f64 = 64.0;

/// Bars of the twelve months; nothing if no month has a post.
pub(in super::super) fn months(months: &[Month], lang: Lang) -> Option<Markup> {
    let posts = |month: u8| months.iter().find(|own| own.month == month).map_or(0, |own| own.posts);
    let most = greatest((1..=12).map(|month| real(posts(month))));
    if most <= 0.0 {
        return None;
    }
    let y = Scale::new((0.0, most), (FLOOR, 16.0));
    let content = html! {
        @for month in 1..=12u8 {
            @let x = (f64::from(month) - 0.5) * WIDTH / 12.0;
            @let count = posts(month);
            @if count == 0 {
                line class="rule" x1=(px(x - 8.0)) x2=(px(x + 8.0)) y1=(px(FLOOR)) y2=(px(FLOOR)) {}
            } @else {
                @let top = y.at(real(count));
                rect class="bar" x=(px(x - 8.0)) y=(px(top)) width="16" height=(px(FLOOR - top)) rx="2" {}
                text class="count" x=(px(x)) y=(px(top - 4.0)) text-anchor="middle" { (number(count)) }
            }
            text class="tick" x=(px(x)) y=(px(FLOOR + 15.0)) text-anchor="middle" { (month) }
        }
    };
    let each = months.iter().filter(|month| month.posts > 0);
    let each = each.map(|month| format!("{} {}", lang.month(month.month), lang.posts(month.posts)));
    let each = each.collect::<Vec<_>>().join(", ");
    Some(picture(WIDTH, HEIGHT, &format!("{}: {each}", lang.labels().months), &content))
}
