//! Dates in running text.

use super::{Date, parse};
use crate::document::block::{Block, Channel};
use crate::letter;

/// How far into a text a date is looked for, in bytes: about 2,000 characters.
const TEXT: usize = 6_000;

/// The first day that a text names: one that is said to be the day of writing, or else any. Code and links do not
/// count.
pub(super) fn date(blocks: &[Block]) -> Option<Date> {
    const LABELS: [&str; 8] =
        ["작성일", "작성한 날", "작성 일", "게시일", "등록일", "posted on", "published on", "written on"];
    let mut read = 0;
    let spoken = |block: &&Block| !matches!(block.channel(), Channel::Code | Channel::LinkText | Channel::ImageAlt);
    let blocks = blocks.iter().filter(spoken).take_while(|block| {
        let before = read;
        read += block.text().len();
        before < TEXT
    });
    // Every day has a digit.
    let texts: Vec<String> =
        blocks.filter(|block| block.text().bytes().any(|byte| byte.is_ascii_digit())).map(prose).collect();
    let labelled = texts.iter().find_map(|text| {
        let lower = letter::lowercase(text);
        let after = LABELS.iter().find_map(|label| Some(lower.find(label)? + label.len()))?;
        let value = lower[after..].trim_start_matches(|c: char| !c.is_alphanumeric());
        Date::parse(value).filter(|date| date.is_recent())
    });
    labelled.or_else(|| texts.iter().find_map(|text| alone(text)))
}

/// The text of a block as far as dates are looked for, without code, links and addresses.
fn prose(block: &Block) -> String {
    let text = &block.text()[..crate::span::floor_boundary(block.text(), TEXT)];
    let mut bytes = String::with_capacity(text.len());
    let hidden = |at: usize| block.links().iter().chain(block.code()).any(|span| span.range().contains(&at));
    for (at, word) in text.split_inclusive(char::is_whitespace).scan(0, |at, word| {
        *at += word.len();
        Some((*at - word.len(), word))
    }) {
        // A byte tells of most words that they are none.
        let address = word.contains('/') && (word.contains("://") || word.matches('/').count() > 2)
            || word.contains('w') && word.contains("www.");
        bytes.push_str(if address || hidden(at) { " · " } else { word });
    }
    parse::composed(&bytes).into_owned()
}

/// The first day in a text that is part of no longer name: "v2022.12.31" is a version.
fn alone(text: &str) -> Option<Date> {
    let begins = |at: &usize| {
        !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.' | '#'))
    };
    let dates = parse::numbers(text).filter(begins).filter_map(|at| {
        let (date, rest) = parse::numeric(&text[at..])?;
        // Eight digits in a row are more often something else.
        let written = text[at..].bytes().take_while(u8::is_ascii_digit).count() <= 4;
        let longer =
            rest.starts_with(['_', '/', '-']) || rest.starts_with(|c: char| c.is_ascii_alphabetic() && c != 't');
        (written && !longer).then_some(date)
    });
    dates.filter(|date| date.day.is_some()).find(|date| date.is_recent())
}
