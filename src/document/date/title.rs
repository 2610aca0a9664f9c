//! Dates in titles.

use super::{Date, parse};

/// Words of posts that look back on the year they name, sure enough to contradict a front matter.
const SURE: [&str; 10] =
    ["회고", "돌아보", "돌아본", "돌이켜", "뒤돌아", "결산", "보내며", "retrospect", "year in review", "looking back"];
/// Words that are also said of things made in the year they stand with, and parts of a year.
const LIKELY: [&str; 18] = [
    "마치며",
    "마무리",
    "한 해",
    "한해",
    "리뷰",
    "연말",
    "일기",
    "기록",
    "월간",
    "주간",
    "review",
    "recap",
    "wrap",
    "diary",
    "상반기",
    "하반기",
    "분기",
    "학기",
];
/// What follows a number of years that is a length of time.
const LENGTHS: [&str; 11] = ["차", "간", "동안", "만", "지기", "후", "전", "인생", "뒤", "넘", "째"];

/// The date that a title gives: a day or a month with its year; or the year of a post that by its words looks back on
/// it, the last if there are several.
pub(super) fn date(title: &str) -> Option<Date> {
    let title = title.to_lowercase();
    let review = says(&title, &SURE) || says(&title, &LIKELY);
    let mut dates = dates(&title, review);
    if review { dates.max_by_key(|date| (date.year, date.month.is_some())) } else { dates.next() }
}

/// The date that a title states beyond doubt.
pub(super) fn stated(title: &str) -> Option<Date> {
    let title = title.to_lowercase();
    if !says(&title, &SURE) {
        return None;
    }
    dates(&title, true).max_by_key(|date| (date.year, date.month.is_some()))
}

fn says(title: &str, words: &[&str]) -> bool {
    words.iter().any(|word| title.contains(word))
}

/// The dates of a title; years alone only if it is the title of a review.
fn dates(title: &str, review: bool) -> impl Iterator<Item = Date> {
    parse::numbers(title).filter_map(move |at| date_at(title, at, review)).filter(|date| date.is_recent())
}

fn date_at(title: &str, at: usize, review: bool) -> Option<Date> {
    let (before, text) = title.split_at(at);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let short = digits == 2 && !text[2..].trim_start().starts_with('년');
    let quoted = before.ends_with(['\'', '’', '‘', '`']);
    let (date, rest) = if short && quoted {
        let year = text[..2].parse().ok()?;
        (Date::new(i32::from(parse::century(year)), None, None)?, &text[2..])
    } else {
        parse::numeric(text)?
    };
    if date.month.is_some() {
        let word = before.ends_with(|c: char| c.is_ascii_alphanumeric());
        let version = !review && date.day.is_none() && !text.contains(['년', '-']);
        return (!word && !version).then_some(date);
    }
    let joined = rest.starts_with(|c: char| c.is_ascii_alphanumeric()) || before.ends_with(char::is_alphanumeric);
    // "10년 회고" looks back on ten years, "20년 하반기" on half of one.
    let follows = rest.trim_start();
    let part = ["상반기", "하반기", "도"].iter().any(|part| follows.starts_with(part));
    let round = digits == 2 && !quoted && date.year % 10 == 0 && !part;
    let length = digits == 2 && LENGTHS.iter().any(|length| follows.starts_with(length));
    (review && !joined && !round && !length).then_some(date)
}
