//! What a post as a whole is about, and from which day its author speaks.

use super::Granularity;
use super::calendar::Month;
use super::lexicon::Kind;
use super::scan::{Setting, scan};
use super::scope;
use super::tense::{Tense, tense};
use super::word::{Word, words};
use crate::analysis::Analysis;
use crate::document::{Channel, Date};

/// The time of a post.
#[derive(Clone, Copy, Default)]
pub(super) struct PostTime {
    /// What it is about.
    pub(super) period: Option<Date>,
    /// What 올해 and 지난달 are counted from.
    pub(super) now: Option<Date>,
}

/// Finds the period and the day of a post that was written, or published, on a date.
pub(super) fn post_time(analysis: &Analysis<'_>, date: Option<Date>) -> PostTime {
    let Some(date) = date else { return PostTime::default() };
    let written = Date { day: None, month: date.month, ..date };
    let review = review(analysis, date);
    let Some((period, granularity, plans)) = review else {
        return PostTime { period: Some(written), now: Some(date) };
    };
    let ends = Date { year: period.year, month: Some(12), day: Some(31) };
    let yearly = granularity == Granularity::Year;
    let is_behind = |year: i32| year < date.year || year == date.year && date.month.is_none_or(|month| month < 10);
    let now = match period.year {
        // Who dates the review of a year into that year's spring has begun it then.
        year if yearly && !plans && is_behind(year) => {
            if year == date.year || speaks_from(analysis) {
                ends
            } else {
                date
            }
        }
        _ => date,
    };
    PostTime { period: Some(period), now: Some(now) }
}

/// The time that the title, or else the first heading, says the post is about; whether it plans rather than reviews.
fn review(analysis: &Analysis<'_>, date: Date) -> Option<(Date, Granularity, bool)> {
    let document = analysis.document();
    let title = document.title().map(|title| analysis.tokenizer().tokenize(title));
    let of_title = title.as_deref().map(words).and_then(|words| titled(&words, date, true));
    of_title
        .or_else(|| {
            // A first heading names the post only if nothing else does.
            if document.title().is_some_and(|title| title.contains(|c: char| c.is_alphabetic()))
                && !is_plain_review(document.title())
            {
                return None;
            }
            let first = analysis.passages().iter().find(|passage| !passage.tokens().is_empty())?;
            let short = first.block().text().chars().count() < 60 || first.block().channel() == Channel::Heading;
            short.then(|| titled(&words(first.tokens()), date, first.block().is_heading()))?
        })
        .or_else(|| {
            let january = date.month == Some(1) && is_plain_review(document.title());
            let last = date.year - 1;
            (january && tells_of(analysis, date)).then_some((
                Date { year: last, month: None, day: None },
                Granularity::Year,
                false,
            ))
        })
}

/// 회고, 일 년 회고: a review that does not say of what.
fn is_plain_review(title: Option<&str>) -> bool {
    title.is_some_and(|title| {
        ["회고", "결산", "돌아보", "마무리하며", "마치며", "보내며"].iter().any(|word| title.contains(word))
    })
}

fn titled(words: &[Word<'_>], date: Date, is_title: bool) -> Option<(Date, Granularity, bool)> {
    let found = scan(words, Setting { now: Some(date), ..Setting::default() });
    let main = scope::main(words, &found, None).or_else(|| found.first())?;
    let text: String = words.iter().map(|word| &*word.text).collect();
    let reviews =
        ["회고", "결산", "돌아보", "돌아본", "보내며", "마치며", "마무리", "정산", "review", "retro", "recap"];
    let plans = ["목표", "계획", "다짐", "goal", "plan", "resolution"];
    let reviewing = reviews.iter().any(|word| text.contains(word));
    let planning = !reviewing && plans.iter().any(|word| text.contains(word));
    // 2021년 7월 일기 in 2022 is about then, 작년에 산 노트북 is not; what the text begins with has to say that it reviews.
    let (first, last) = (&words[main.words.start], &words[main.words.end - 1]);
    let most = 2 * (last.span.end - first.span.start) >= words.last().map_or(0, |word| word.span.end) && is_title;
    let same = main.time.months.to.year() == date.year && is_title;
    // 2018년, 나는 누구였나 in January.
    let opens = is_title && main.words.start == 0 && date.month.is_some_and(|month| month <= 2);
    let near = (main.time.months.to.year() - date.year).abs() <= 1 && (most || same || planning || opens);
    if !(near || reviewing) || main.time.months.from > main.time.months.to {
        return None;
    }
    let months = main.time.months;
    let period = match (main.time.granularity, date.month) {
        // A half or quarter is told of in one of its months, or at its end.
        (Granularity::Half | Granularity::Quarter, Some(month)) => {
            Month::new(date.year, i32::from(month)).clamp(months.from, months.to).date()
        }
        // 2022 ~ 2023: what was last.
        _ => scope::period(main, None),
    };
    Some((period, main.time.granularity, planning))
}

/// Whether a post of January speaks of the year before more than of its own.
fn tells_of(analysis: &Analysis<'_>, date: Date) -> bool {
    let (mut last, mut this) = (0, 0);
    for (passage, sentence) in analysis.sentences() {
        let tokens = passage.words(sentence);
        let tense = tense(tokens, analysis.tokenizer());
        let words = words(tokens);
        for found in scan(&words, Setting { now: Some(date), tense, ..Setting::default() }) {
            let year = found.time.months.to.year();
            last += usize::from(year == date.year - 1);
            this += usize::from(year == date.year);
        }
    }
    last > this
}

/// Whether the author speaks as of the end of the year under review: who says 내년 in January means the year that began. If
/// nothing tells, so does the title.
fn speaks_from(analysis: &Analysis<'_>) -> bool {
    let mut balance = 0;
    for (passage, sentence) in analysis.sentences() {
        let tokens = passage.words(sentence);
        let of_year = |word: &Word<'_>| word.value(Kind::Year);
        let offsets: Vec<i32> = words(tokens).iter().filter_map(of_year).collect();
        if offsets.is_empty() {
            continue;
        }
        let tense = tense(tokens, analysis.tokenizer());
        for offset in offsets {
            balance += match (offset, tense) {
                (0, Tense::Past | Tense::Open) | (1, _) => 1,
                (0, Tense::Intended) | (-1, _) => -1,
                _ => 0,
            };
        }
    }
    balance >= 0
}
