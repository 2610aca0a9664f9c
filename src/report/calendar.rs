//! The years along an axis.

use super::Report;

/// More years than this are not drawn one by one.
const MOST: i32 = 60;

/// The years of a report in order: also those between that nothing is about, unless they are so many that
/// a date must be wrong.
pub(super) fn years(report: &Report) -> Vec<i32> {
    let Some((first, last)) = report.years() else { return Vec::new() };
    if last.saturating_sub(first) < MOST {
        (first..=last).collect()
    } else {
        report.chapters.iter().filter_map(|chapter| chapter.year).collect()
    }
}
