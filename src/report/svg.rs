//! Charts as inline SVG: scales, curves, labels that keep out of each other's way.
//!
//! Charts have no colours and no sizes of their own: classes of the style sheet give them, so that they follow a dark page and print.
//! Every chart is one picture with a text alternative to a screen reader; its numbers stand in a table beside it. Lengths are CSS pixels
//! of the drawing's own width, which fits the narrowest screen it is shown on, so that letters are never scaled below their size.

mod aspects;
mod curve;
mod emotions;
mod label;
mod months;
mod mood;
mod scale;
mod slope;
mod spark;
mod stripes;

use maud::{Markup, html};

pub(super) use aspects::aspects;
pub(super) use emotions::{emotions, most_frequent};
pub(super) use months::months;
pub(super) use mood::mood;
pub(super) use slope::slope;
pub(super) use spark::spark;
pub(super) use stripes::stripes;

/// A picture of a width and height, with its text alternative.
fn picture(width: f64, height: f64, alternative: &str, content: &Markup) -> Markup {
    html! {
        svg role="img" aria-label=(alternative) viewBox=(format!("0 0 {} {}", px(width), px(height)))
            width=(px(width)) height=(px(height)) {
            (content)
        }
    }
}

/// A length with one decimal at most.
fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // No −0.
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}
