//! The report as one HTML page, which needs nothing but itself.
//!
//! The templates escape whatever stands in them. A content security policy holds the browser to what the page promises: nothing
//! is loaded, and no script runs but its own, which only adds comfort.

mod chapter;
mod glance;
mod goals;
mod opening;
mod print;
mod quote;
mod records;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::lang::Lang;
use super::text::clean;
use super::{Report, calendar};

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");
/// What allows [`SCRIPT`] to run: its hash, as a content security policy writes it.
const SCRIPT_HASH: &str = "sha256-5Nx32jCHgoFhimBv2KXwqp0q2/V9keu/xZexzH7JIak=";

impl Report {
    /// Draws the report as one HTML page: style and pictures are in it, nothing is loaded, and all of it can be read without
    /// script. Linear in what is shown, which is bounded for every year.
    pub fn to_html(&self, lang: Lang) -> String {
        page(&self.with_short_paths(), lang).into_string()
    }
}

/// What the templates share.
struct Page<'r> {
    report: &'r Report,
    lang: Lang,
    /// The years of the axes.
    years: Vec<i32>,
}

fn page(report: &Report, lang: Lang) -> Markup {
    let labels = lang.labels();
    let page = Page { report, lang, years: calendar::years(report) };
    let title = lang.title(report);
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                meta name="generator" content=(format!("hoego {}", clean(&report.stamp.version)));
                title { (title) }
                // No icon is looked for.
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { (labels.skip) }
                (page.opening(&title))
                main id="main" tabindex="-1" {
                    (page.glance())
                    @for (at, _) in report.chapters.iter().enumerate() { (page.chapter(at)) }
                    (page.courses())
                    (page.goals())
                    (page.records())
                    (page.print())
                }
                footer { p { (labels.made_with) } p { a href="#top" { (labels.to_top) } } }
                script data-expand=(labels.expand) data-collapse=(labels.collapse) { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// A number that CSS understands, as a percentage.
fn share(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 && part.is_finite() { (part / whole).clamp(0.0, 1.0) } else { 0.0 };
    format!("{:.1}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_numbers_whatever_they_are_made_of() {
        assert_eq!(share(1.0, 4.0), "25.0%");
        assert_eq!(share(f64::NAN, 4.0), "0.0%");
        assert_eq!(share(1.0, 0.0), "0.0%");
        assert_eq!(share(9.0, 4.0), "100.0%");
    }
}
