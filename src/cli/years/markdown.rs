//! Periods as Markdown, to be put in a post.

use std::fmt::Write as _;

use crate::Timeline;
use crate::cli::period::{escape, period_name};
use crate::report::Lang;
use crate::timeline::PeriodWord;

pub(super) fn page(timeline: &Timeline, lang: Lang) -> String {
    let korean = lang == Lang::Ko;
    let mut out = if korean {
        "| 기간 | 글 | 문장 | 기분 | 95 % 구간 | 특히 많이 쓴 말 |\n|---|---:|---:|---:|---|---|\n".to_owned()
    } else {
        "| Period | Posts | Sentences | Mood | 95 % interval | Typical words |\n|---|---:|---:|---:|---|---|\n"
            .to_owned()
    };
    let mut is_small = false;
    for entry in timeline.entries.iter().filter(|entry| !entry.mention) {
        is_small |= entry.small_sample;
        let mark = if entry.small_sample { "\\*" } else { "" };
        let (mood, interval) = entry.mood().map_or_else(Default::default, |mood| {
            (format!("{:+.2}", mood.value), format!("{:+.2} … {:+.2}", mood.low, mood.high))
        });
        let words = if entry.distinctive.is_empty() { &entry.keywords } else { &entry.distinctive };
        let _ = writeln!(
            out,
            "| {}{mark} | {} | {} | {mood} | {interval} | {} |",
            period_name(entry.period, lang),
            entry.posts,
            entry.sentences,
            words_of(words),
        );
    }
    if is_small {
        let note = if korean {
            "\\* 글이 적어서 짐작에 가깝습니다."
        } else {
            "\\* Little text: a guess at best."
        };
        let _ = write!(out, "\n{note}\n");
    }
    for entry in &timeline.entries {
        let Some(word) = &entry.word else { continue };
        let name = period_name(entry.period, lang);
        let text = word.excerpt.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(out, "\n**{name}: {}**\n\n> {}\n", escape(&word.text), escape(&text));
    }
    out
}

fn words_of(words: &[PeriodWord]) -> String {
    words.iter().take(5).map(|word| escape(&word.text)).collect::<Vec<_>>().join(", ")
}
