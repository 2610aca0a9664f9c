//! Dates as they are written.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Date;

/// The text in composed form: file names of macOS are decomposed.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The date that a text begins with.
pub(super) fn whole(text: &str) -> Option<Date> {
    let text = composed(text);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '<' | '['));
    let numeric = || {
        let (date, rest) = numeric(text)?;
        // A year alone is any number; a month may be a version.
        (date.month.is_some() || rest.trim().is_empty() || text.contains('년')).then_some(date)
    };
    numeric().or_else(|| english(text))
}

/// A number of at most `max` digits at the beginning, its digits and what follows.
fn number(text: &str, max: usize) -> Option<(u16, usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=max).contains(&digits).then(|| text[..digits].parse().ok().map(|n| (n, digits, &text[digits..])))?
}

fn two_digits(text: &str) -> Option<(u8, &str)> {
    let (n, _, rest) = number(text, 2)?;
    Some((u8::try_from(n).ok()?, rest))
}

/// The year that two digits mean, as POSIX has it.
pub(super) fn century(year: u16) -> u16 {
    match year {
        0..=68 => year + 2000,
        69..=99 => year + 1900,
        _ => year,
    }
}

/// Every place in a text where a number begins.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inside = move |at: usize| {
        at.checked_sub(1).is_some_and(|before| digit(before) || (bytes[before] == b'.' && at > 1 && digit(at - 2)))
    };
    (0..text.len()).filter(move |&at| digit(at) && !inside(at))
}

/// A date that begins with its year in digits, and what follows.
pub(super) fn numeric(text: &str) -> Option<(Date, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        8 => compact(text),
        14 => compact(&text[..8]).map(|(date, _)| (date, &text[14..])),
        4 if text[4..].trim_start().starts_with('년') => hangul(text),
        4 => separated(text),
        2 if text[2..].trim_start().starts_with('년') => hangul(text),
        1 | 2 => day_first(text),
        _ => None,
    }
}

/// `20221231`, with a time after it or without.
fn compact(text: &str) -> Option<(Date, &str)> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year: i32 = text.get(..4)?.parse().ok()?;
    let date = Date::new(plausible(year)?, Some(part(4, 6)?), Some(part(6, 8)?))?;
    Some((date, &text[8..]))
}

/// Years in which somebody may have written something; a number outside is no year.
fn plausible(year: i32) -> Option<i32> {
    (1000..=2999).contains(&year).then_some(year)
}

/// `2022-12-31`, `2022.12.31`, `2022. 12. 31.`, `2022/12/31`, `2022_12_31`, `2022-12` or `2022`.
fn separated(text: &str) -> Option<(Date, &str)> {
    let (year, _, after_year) = number(text, 4)?;
    let year = plausible(i32::from(year))?;
    let only_year = Some((Date::new(year, None, None)?, after_year));
    // "2022 12 31" is rare, "2022 3가지" is not.
    let Some(separator @ ('-' | '.' | '/' | '_' | '‐' | '–')) = after_year.trim_start().chars().next() else {
        return only_year;
    };
    let step = |text| {
        let text = str::trim_start(text).strip_prefix(separator)?;
        Some(if separator == '.' { text.trim_start() } else { text })
    };
    let Some((month, after_month)) = step(after_year).and_then(two_digits) else { return only_year };
    let Some((day, rest)) = step(after_month).and_then(two_digits) else {
        // "2022-1234" and "2022-12-345" are no dates, "2022-12:" is.
        let more = |c: char| c.is_ascii_digit() || (c == separator && c != '-');
        let month = Date::new(year, Some(month), None)?;
        let number =
            after_month.strip_prefix(separator).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let point = separator == '.' && after_month.starts_with('.');
        return (!number && (point || !after_month.starts_with(more))).then_some((month, after_month));
    };
    let date = Date::new(year, Some(month), Some(day))?;
    // "2022.12.31.4" and "2022-12-31-4" are no dates, but "2022-12-31-10:30" and "2022-12-31-회고" are.
    let rest_of_number = rest.strip_prefix(separator).is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        separator != '-' && digits > 0
    });
    (!rest_of_number && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some((date, rest))
}

/// `2022년 12월 31일`, `22년 12월`, `2022년`.
fn hangul(text: &str) -> Option<(Date, &str)> {
    fn part(text: &str, unit: char) -> Option<(u16, &str)> {
        let (n, _, rest) = number(text.trim_start(), 4)?;
        Some((n, rest.trim_start().strip_prefix(unit)?))
    }
    let (year, after_year) = part(text, '년')?;
    let year = plausible(i32::from(century(year)))?;
    let Some((month, after_month)) = part(after_year, '월') else {
        return Some((Date::new(year, None, None)?, after_year));
    };
    let month = Some(u8::try_from(month).ok()?);
    let Some((day, rest)) = part(after_month, '일') else {
        return Some((Date::new(year, month, None)?, after_month));
    };
    Some((Date::new(year, month, Some(u8::try_from(day).ok()?))?, rest))
}

/// `31/12/2022`, `12/31/2022` or `31.12.2022`, if only one of them is a month.
fn day_first(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = two_digits(text)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
    let (second, rest) = two_digits(rest.strip_prefix(separator)?)?;
    let (year, digits, rest) = number(rest.strip_prefix(separator)?, 4)?;
    let year = plausible(i32::from(year)).filter(|_| digits == 4)?;
    let date = |month, day| Date::new(year, Some(month), Some(day));
    match (date(first, second), date(second, first)) {
        (Some(one), None) | (None, Some(one)) => Some((one, rest)),
        (Some(one), Some(other)) if one == other => Some((one, rest)),
        _ => None,
    }
}

/// A date with an English month: `Dec 31, 2022`, `31 December 2022`, `Sat, 31 Dec 2022 …`, `Sat Dec 31 10:00:00 KST
/// 2022`, `December 2022`.
pub(super) fn english(text: &str) -> Option<Date> {
    let mut words =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == '-').filter(|word| !word.is_empty()).take(9);
    let (mut month, mut day, mut year) = (None, None, None);
    for (place, word) in words.by_ref().enumerate() {
        let letters = word.trim_end_matches('.');
        if letters.starts_with(|c: char| c.is_ascii_alphabetic()) {
            if month.is_none()
                && let Some(named) = month_of(letters)
            {
                month = Some(named);
            } else if !(place == 0 && is_weekday(letters) || month.is_some() && is_zone(letters)) {
                return None;
            }
        } else if let Some((n, digits, rest)) = number(word, 4) {
            let ordinal = matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | ")" | ";");
            match digits {
                1 | 2 if ordinal && day.is_none() => day = Some(u8::try_from(n).ok()?),
                2 if ordinal && month.is_some() => year = Some(i32::from(century(n))),
                4 if ordinal && month.is_some() => year = Some(plausible(i32::from(n))?),
                _ if month.is_none() => return None,
                // A time, before the year.
                _ => {}
            }
        }
        if let (Some(month), Some(year)) = (month, year) {
            return Date::new(year, Some(month), day);
        }
    }
    None
}

fn month_of(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let is = |month: &&str| {
        word == **month
            || (word.len() == 3 && month.starts_with(&word))
            || (word == "sept" && month.starts_with("sept"))
    };
    (1..).zip(MONTHS).find(|(_, month)| is(month)).map(|(number, _)| number)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    DAYS.iter().any(|day| word.len() >= 3 && day.starts_with(&word))
}

/// A time zone, or the half of the day.
fn is_zone(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        || ["am", "pm", "of", "at"].iter().any(|known| word.eq_ignore_ascii_case(known))
}
