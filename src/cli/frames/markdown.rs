//! Parts of frames as Markdown, to be put in a post.

use std::fmt::Write as _;

use super::{frame_name, part_name};
use crate::Timeline;
use crate::cli::period::{escape, period_name};
use crate::report::Lang;

pub(super) fn page(timeline: &Timeline, lang: Lang) -> String {
    let mut out = String::new();
    for entry in &timeline.entries {
        for frame in entry.frames.chunk_by(|a, b| a.frame == b.frame) {
            let gap = if out.is_empty() { "" } else { "\n" };
            let (period, name) = (period_name(entry.period, lang), frame_name(frame[0].frame, lang));
            let _ = write!(out, "{gap}## {period} {name}\n\n");
            out.push_str(if lang == Lang::Ko {
                "| 부분 | 문장 | 기분 | 말 |\n|---|---:|---:|---|\n"
            } else {
                "| Part | Sentences | Mood | Words |\n|---|---:|---:|---|\n"
            });
            for own in frame {
                let mood = own.tally.mean().map_or_else(String::new, |mood| format!("{:+.2}", mood.value));
                let words: Vec<String> = own.keywords.iter().map(|word| escape(&word.text)).collect();
                let name = part_name(own.frame, own.part, lang);
                let _ = writeln!(out, "| {name} | {} | {mood} | {} |", own.sentences, words.join(", "));
            }
            for own in frame.iter().filter(|own| !own.excerpts.is_empty()) {
                let _ = write!(out, "\n**{}**\n\n", part_name(own.frame, own.part, lang));
                let quotes = own.excerpts.iter().map(|excerpt| {
                    let text = excerpt.text().split_whitespace().collect::<Vec<_>>().join(" ");
                    format!("> {}\n", escape(&text))
                });
                out.push_str(&quotes.collect::<Vec<_>>().join(">\n"));
            }
        }
    }
    out
}
