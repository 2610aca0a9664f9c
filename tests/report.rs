//! The report: one page that shows what there is, whatever there is.

mod cases;
mod sample;

use std::fs;
use std::path::Path;

use hoego::report::{Lang, Report};

/// Where the pages lie that the browser test opens.
fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/report"))
}

fn pages() -> impl Iterator<Item = (&'static str, Report, Lang)> {
    cases::all().into_iter().flat_map(|(name, report)| [Lang::Ko, Lang::En].map(|lang| (name, report.clone(), lang)))
}

#[test]
fn every_report_has_a_page_that_fits() {
    fs::create_dir_all(folder()).unwrap();
    for (name, report, lang) in pages() {
        let page = report.to_html(lang);
        let code = serde_json::to_value(lang).unwrap();
        assert!(page.len() < 400_000, "{name}: {}", page.len());
        fs::write(folder().join(format!("{name}.{}.html", code.as_str().unwrap())), page).unwrap();
        fs::write(folder().join(format!("{name}.{}.md", code.as_str().unwrap())), report.to_markdown(lang)).unwrap();
    }
}
