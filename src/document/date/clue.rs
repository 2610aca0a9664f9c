//! Where the date of a post may stand.

use std::path::{Component, Path};

use super::{Date, DateSource, parse, text, title};
use crate::document::block::Block;

/// What may tell the date of a post.
pub(in crate::document) struct Clues<'a> {
    /// The date that the front matter gives, as written.
    pub(in crate::document) written: Option<&'a str>,
    pub(in crate::document) path: Option<&'a Path>,
    pub(in crate::document) title: Option<&'a str>,
    pub(in crate::document) blocks: &'a [Block],
}

/// The date of a post; [`DateSource`] says which clue wins.
pub(in crate::document) fn find(clues: &Clues<'_>) -> Option<(Date, DateSource)> {
    let name = clues.path.and_then(Path::file_stem).map(|stem| parse::composed(&stem.to_string_lossy()).into_owned());
    let name = name.as_deref().map(without_id);
    let title = clues.title.map(parse::composed);
    let file_name = || Some((name.and_then(in_name)?, DateSource::FileName));
    let path = || Some((with_day(in_folders(clues.path?)?, name?), DateSource::Path));
    let titled = || Some((title::date(title.as_deref()?)?, DateSource::Title));
    let Some(written) = clues.written.and_then(Date::parse) else {
        let in_text = || Some((text::date(clues.blocks)?, DateSource::Text));
        return file_name().or_else(path).or_else(titled).or_else(in_text);
    };
    let stated_name = || Some((name.and_then(stated_by_name)?, DateSource::FileName));
    let stated_folder = || Some((stated_by_folder(clues.path?)?, DateSource::Path));
    let stated_title = || Some((title::stated(title.as_deref()?)?, DateSource::Title));
    let stated = stated_name().or_else(stated_folder).or_else(stated_title);
    let rewritten = stated.filter(|(date, _)| date.year > written.year || date.year < written.year - 1);
    rewritten.or(Some((written, DateSource::FrontMatter)))
}

/// The first full date of a text that is written with its year first.
fn full_date(text: &str) -> Option<Date> {
    let dates = parse::numbers(text).filter_map(|at| parse::numeric(&text[at..]));
    dates.map(|(date, _)| date).find(|date| date.day.is_some() && date.is_recent())
}

/// The date in a file's name: a day anywhere, a month or year at the beginning, the year of a review anywhere.
fn in_name(name: &str) -> Option<Date> {
    full_date(name).or_else(|| short(name)).or_else(|| leading(name)).or_else(|| title::date(name))
}

/// Notion puts the page's id, 32 hexadecimal digits, at the end of a file's name.
fn without_id(name: &str) -> &str {
    match name.char_indices().rev().nth(31) {
        Some((at, _)) if name[at..].bytes().all(|byte| byte.is_ascii_hexdigit()) => name[..at].trim_end(),
        _ => name,
    }
}

/// `221231` or `202212` at the beginning of a name, if it cannot be both.
fn short(name: &str) -> Option<Date> {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 6 {
        return None;
    }
    let part = |from: usize, to: usize| name[from..to].parse::<u8>().ok();
    let day = Date::new(2000 + i32::from(part(0, 2)?), Some(part(2, 4)?), Some(part(4, 6)?));
    let month = Date::new(name[..4].parse().ok()?, Some(part(4, 6)?), None).filter(|date| date.is_recent());
    match (day.filter(|date| date.year < 2050), month) {
        (Some(date), None) | (None, Some(date)) => Some(date),
        _ => None,
    }
}

/// A date at the beginning of a name that a separator, Hangul or nothing follows.
fn leading(name: &str) -> Option<Date> {
    let (date, rest) = parse::numeric(name.trim_start_matches(['[', '(']))?;
    let ends = |c: char| c.is_ascii_alphanumeric();
    (date.is_recent() && !rest.starts_with(ends)).then_some(date)
}

/// The date that the folders of a path say: the nearest that says one.
fn in_folders(path: &Path) -> Option<Date> {
    let folders = folders(path);
    let date = (0..folders.len()).rev().find_map(|at| {
        let year = folder(&folders[at]).or_else(|| title::date(&folders[at]))?;
        Some(deeper(year, &folders[at + 1..]))
    });
    date.filter(|date| date.is_recent())
}

/// The date of the folder that holds the file, through folders of months and days.
fn stated_by_folder(path: &Path) -> Option<Date> {
    let folders = folders(path);
    let small = |folder: &String| folder.parse::<u8>().is_ok_and(|number| (1..=31).contains(&number));
    let inner = folders.iter().rev().take(2).take_while(|folder| small(folder)).count();
    let at = folders.len().checked_sub(inner + 1)?;
    let date = deeper(folder(&folders[at])?, &folders[at + 1..]);
    date.is_recent().then_some(date)
}

fn folders(path: &Path) -> Vec<String> {
    let normal = path.parent().into_iter().flat_map(Path::components).filter_map(|component| match component {
        Component::Normal(name) => Some(parse::composed(&name.to_string_lossy()).into_owned()),
        _ => None,
    });
    normal.collect()
}

/// The date that is the name of a folder (`2022`, `2022년`, `2022-12`), or the day that one begins with.
fn folder(name: &str) -> Option<Date> {
    let (date, rest) = parse::numeric(name)?;
    let ends = rest.trim_matches(['.', ' ']).is_empty();
    (ends || (date.day.is_some() && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))).then_some(date)
}

/// A year made more exact by the folders below it: `2022/12/31`.
fn deeper(date: Date, below: &[String]) -> Date {
    let number = |at: usize| below.get(at)?.trim_end_matches(['월', '일']).parse::<u8>().ok();
    if date.month.is_some() {
        return date;
    }
    let Some(month) = number(0) else { return date };
    let day = number(1).and_then(|day| Date::new(date.year, Some(month), Some(day)));
    day.or_else(|| Date::new(date.year, Some(month), None)).unwrap_or(date)
}

/// A year made more exact by the name of a file below it: `2022/12-31-review.md`.
fn with_day(date: Date, name: &str) -> Date {
    let exact = || {
        let two =
            |text: &str| text.get(..2)?.bytes().all(|byte| byte.is_ascii_digit()).then(|| text[..2].parse().ok())?;
        let rest = name.get(2..)?.trim_start_matches(['-', '_', '.']);
        let day = Date::new(date.year, Some(two(name)?), Some(two(rest)?))?;
        let ends = !rest[2..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (date.month.is_none() && ends).then_some(day)
    };
    exact().unwrap_or(date)
}

/// The day that a file's name begins with, as Jekyll has it, or the year of the review that it names.
fn stated_by_name(name: &str) -> Option<Date> {
    let day = leading(name).filter(|date| date.day.is_some());
    day.or_else(|| title::stated(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_have_the_day_of_a_folder_of_a_year() {
        for (path, expected) in [
            ("blog/2018/12-31-retrospective.md", "2018-12-31"),
            ("blog/2018/1231 회고.md", "2018-12-31"),
            ("blog/2018/12/31.md", "2018-12"),
            ("blog/2018/1-2-intro.md", "2018"),
            ("blog/2018/99-99.md", "2018"),
            ("blog/2018/12factor.md", "2018"),
        ] {
            let clues = Clues { written: None, path: Some(Path::new(path)), title: None, blocks: &[] };
            let (date, source) = find(&clues).unwrap();
            assert_eq!((date.to_string().as_str(), source), (expected, DateSource::Path), "{path}");
        }
    }
}
