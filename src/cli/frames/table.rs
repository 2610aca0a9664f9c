//! Parts of frames for reading in a terminal.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::super::output::pad;
use super::super::period::{fit, period_name, signed};
use super::{frame_name, part_name};
use crate::Timeline;
use crate::report::Lang;
use crate::timeline::PeriodFrame;

pub(super) fn table(timeline: &Timeline, lang: Lang) -> String {
    let mut out = String::new();
    let frames = timeline.entries.iter().flat_map(|entry| &entry.frames);
    let width = frames.map(|own| part_name(own.frame, own.part, lang).width()).max().unwrap_or(0);
    for (index, entry) in timeline.entries.iter().enumerate() {
        let gap = if index > 0 { "\n" } else { "" };
        let _ = write!(out, "{gap}{}", period_name(entry.period, lang));
        for frame in entry.frames.chunk_by(|a, b| a.frame == b.frame) {
            let _ = writeln!(out, "  {}", frame_name(frame[0].frame, lang));
            for part in frame {
                self::part(&mut out, part, width, lang);
            }
        }
    }
    if out.is_empty() {
        let none = if lang == Lang::Ko { "틀에 맞춰 쓴 회고가 없습니다." } else { "No frames." };
        let _ = writeln!(out, "{none}");
    }
    out
}

fn part(out: &mut String, part: &PeriodFrame, width: usize, lang: Lang) {
    let mood = part.tally.mean().map_or_else(
        || pad("", 20),
        |mood| pad(&format!("{} ({}…{})", signed(mood.value), signed(mood.low), signed(mood.high)), 20),
    );
    let words = fit(part.keywords.iter().map(|word| format!("{} {}", word.text, word.count)));
    let name = pad(part_name(part.frame, part.part, lang), width);
    let row = format!("  {name}  {:>4}  {mood}  {words}", part.sentences);
    let _ = writeln!(out, "{}", row.trim_end());
    for excerpt in &part.excerpts {
        let text = excerpt.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "      “{text}”  {}:{}", excerpt.path(), excerpt.line());
    }
}
