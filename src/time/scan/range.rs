//! From one time to another.

use super::super::calendar::{Month, Months};
use super::number::DASHES;
use super::{Found, Granularity, Word};
use crate::document::Date;

/// Makes one expression of two that a range leads from and to: 2020년부터 2022년까지, 21년 3월 ~ 22년 2월, 2020년부터 지금까지.
pub(super) fn join(words: &[Word<'_>], found: Vec<Found>, now: Option<Date>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut()
            && leads(words, last.words.end, &next)
            && last.time.months.from <= next.time.months.to
        {
            last.words.end = next.words.end;
            last.time.months = Months::new(last.time.months.from, next.time.months.to);
            last.time.granularity = last.time.granularity.min(next.time.granularity);
            last.aside = next.aside;
            continue;
        }
        joined.push(next);
    }
    for found in &mut joined {
        if let Some((end, now)) = now.and_then(|now| Some((until_now(words, found.words.end)?, now))) {
            let last = Month::new(now.year, now.month.map_or(12, i32::from));
            if found.time.months.from <= last {
                found.words.end = end;
                found.time.months.to = last.max(found.time.months.to);
            }
        }
    }
    joined
}

/// Whether the words from `at` lead to `next` as the end of a range.
fn leads(words: &[Word<'_>], at: usize, next: &Found) -> bool {
    let Some(between) = words.get(at..next.words.start) else { return false };
    let until = |texts: &[&str]| words[next.words.end..].iter().take(3).any(|word| word.is_any(texts));
    // A day, a bracket or 초 may stand before the sign.
    let signs: Vec<&Word<'_>> =
        between.iter().filter(|word| !word.is_any(&["초", "말", "쯤", "년", "'", "’", "일"])).collect();
    match signs.as_slice() {
        [sign] if DASHES.contains(&&*sign.text) => true,
        [sign] if sign.is("부터") => {
            until(&["까지", "동안", "사이", "걸쳐"]) || next.time.granularity != Granularity::Year
        }
        [sign] if sign.is("에서") => until(&["까지"]),
        [from, sign] if from.is("부터") => DASHES.contains(&&*sign.text) || sign.is(","),
        _ => false,
    }
}

/// Where 부터 지금까지 or ~ 현재 ends.
fn until_now(words: &[Word<'_>], at: usize) -> Option<usize> {
    let rest = words.get(at..)?;
    let sign = rest.first().filter(|word| word.is("부터") || DASHES.contains(&&*word.text))?;
    let now = rest.get(1)?.is_any(&[
        "지금",
        "현재",
        "오늘",
        "오늘날",
        "이제",
        "now",
        "present",
        "최근",
        "요즘",
        "여태",
        "여태껏",
    ]);
    let until = rest.get(2).is_some_and(|word| word.is("까지"));
    (now && (until || !sign.is("부터"))).then_some(at + 2 + usize::from(until))
}
