//! What was written about, between heavy and bright.

use maud::{Markup, html};

use super::super::chapter::{Aspect, Mood};
use super::super::lang::{Lang, number, signed};
use super::super::text::short;
use super::label::{fit, width as text_width};
use super::scale::{Scale, around_zero, real};
use super::{picture, px};

const WIDTH: f64 = 296.0;
const LEFT: f64 = 112.0;
const RIGHT: f64 = 290.0;
const ROW: f64 = 32.0;

/// The chart; nothing if no aspect has a mood.
pub(in super::super) fn aspects(aspects: &[Aspect], lang: Lang) -> Option<Markup> {
    let rows: Vec<(&Aspect, Mood)> = aspects.iter().filter_map(|aspect| Some((aspect, aspect.mood?))).collect();
    if rows.is_empty() {
        return None;
    }
    let range = around_zero(rows.iter().flat_map(|(_, mood)| [mood.low, mood.high]), 0.3);
    let x = Scale::new(range, (LEFT, RIGHT));
    let bottom = ROW * real(rows.len() as u64);
    let labels = lang.labels();
    let content = html! {
        line class="zero" x1=(px(x.at(0.0))) x2=(px(x.at(0.0))) y1="2" y2=(px(bottom)) {}
        @for (at, (aspect, mood)) in (0u32..).zip(&rows) {
            @let y = (f64::from(at) + 0.5) * ROW;
            @let count = fit(&number(aspect.count), 12.0, 40.0);
            text class="row" x="0" y=(px(y + 4.5)) {
                (fit(&aspect.text, 14.0, LEFT - 20.0 - text_width(&count, 12.0))) " " tspan { (count) }
            }
            line class=(format!("whisker {}", tone(mood))) x1=(px(x.at(mood.low))) x2=(px(x.at(mood.high))) y1=(px(y)) y2=(px(y)) {}
            circle class=(format!("dot {} {}", tone(mood), if mood.is_small() { "small" } else { "" })) cx=(px(x.at(mood.mean))) cy=(px(y)) r="6" {}
        }
        text class="axis" x=(px(LEFT)) y=(px(bottom + 16.0)) { "← " (labels.heavy) }
        text class="axis" x=(px(RIGHT)) y=(px(bottom + 16.0)) text-anchor="end" { (labels.bright) " →" }
    };
    let each = rows.iter().map(|(aspect, mood)| format!("{} {}", short(&aspect.text, 24), signed(mood.mean)));
    let each = each.collect::<Vec<_>>().join(", ");
    let alternative = match lang {
        Lang::Ko => format!("말마다 그 말이 나온 문장의 평균, −1은 무거움, 1은 밝음: {each}."),
        Lang::En => format!("The average of the sentences with each word, from −1, heavy, to 1, bright: {each}."),
    };
    Some(picture(WIDTH, bottom + 22.0, &alternative, &content))
}

/// The class of a colour: only what is hardly chance has one.
fn tone(mood: &Mood) -> &'static str {
    if mood.low > 0.0 {
        "bright"
    } else if mood.high < 0.0 {
        "heavy"
    } else {
        "neutral"
    }
}
