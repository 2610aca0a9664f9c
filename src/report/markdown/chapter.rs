//! One year.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::super::bounds;
use super::super::chapter::{Aspect, Chapter};
use super::super::course::{Change, ShiftKind};
use super::super::lang::{number, signed};
use super::super::text::short;
use super::Page;
use super::escape::{escape, quote};

impl Page<'_> {
    pub(super) fn chapter(&mut self, at: usize) {
        let (report, lang, labels) = (self.report, self.lang, self.lang.labels());
        let chapter = &report.chapters[at];
        let word = chapter.words.first().map(|word| format!(": {}", escape(&short(&word.text, bounds::WORD))));
        self.heading(2, &format!("{}{}", lang.chapter(chapter), word.unwrap_or_default()));
        self.line(&lang.facts(chapter));
        self.tone(chapter);
        self.words(chapter, chapter.year.is_some() && report.chapters.len() > 1);
        self.quotes(labels.good, &chapter.good);
        self.quotes(labels.hard, &chapter.hard);
        self.quotes(labels.learned, &chapter.learned);
        self.aspects(&chapter.aspects);
        if let Some(change) = report.changes.iter().find(|change| Some(change.to) == chapter.year) {
            self.change(change);
        }
    }

    fn tone(&mut self, chapter: &Chapter) {
        let (lang, labels) = (self.lang, self.lang.labels());
        if let Some(mood) = &chapter.mood {
            let parts = [(labels.bright, mood.positive), (labels.neutral, mood.neutral), (labels.heavy, mood.negative)];
            let parts = parts.map(|(name, count)| format!("{name} {}", lang.percent(count, mood.sentences())));
            let sentence = lang.chapter_mood(chapter).unwrap_or_default();
            self.line(&format!("{sentence} {}.", parts.join(", ")));
            if mood.is_small() {
                self.line(&lang.small(mood.sentences()));
            }
        }
        let mut emotions: Vec<_> = chapter.emotions.iter().filter(|&(_, &count)| count > 0).collect();
        emotions.sort_by_key(|&(emotion, count)| (Reverse(count), emotion));
        if !emotions.is_empty() {
            let each = emotions.into_iter().take(bounds::EMOTIONS);
            let each: Vec<String> =
                each.map(|(&emotion, &count)| format!("{} {}", lang.emotion(emotion), number(count))).collect();
            self.line(&format!("{}: {}.", labels.emotions, each.join(", ")));
        }
    }

    fn words(&mut self, chapter: &Chapter, is_compared: bool) {
        let labels = self.lang.labels();
        if chapter.words.is_empty() {
            return;
        }
        self.heading(3, if is_compared { labels.words } else { labels.words_alone });
        if chapter.few_words {
            self.line(labels.few_words);
        }
        for word in chapter.shown_words() {
            let facts = self.lang.word_facts(word, is_compared);
            let _ = writeln!(self.out, "- {} ({facts})", escape(&short(&word.text, bounds::WORD)));
            if let Some(sentence) = &word.quote {
                let _ = write!(self.out, "\n{}\n", quote(sentence, self.lang, "  "));
            }
        }
        self.out.push('\n');
    }

    fn aspects(&mut self, aspects: &[Aspect]) {
        let (lang, labels) = (self.lang, self.lang.labels());
        let rows: Vec<Vec<String>> = aspects
            .iter()
            .take(bounds::ASPECTS)
            .filter_map(|aspect| Some((aspect, aspect.mood?)))
            .map(|(aspect, mood)| {
                let mark = if mood.is_small() { " \\*" } else { "" };
                vec![
                    escape(&short(&aspect.text, bounds::WORD)),
                    number(aspect.count),
                    format!("{}{mark}", signed(mood.mean)),
                    lang.range(&mood),
                ]
            })
            .collect();
        if !rows.is_empty() {
            self.heading(3, labels.aspects);
            self.table(&[labels.word, labels.sentences, labels.mood, labels.interval], 1, &rows);
        }
    }

    fn change(&mut self, change: &Change) {
        let (lang, labels) = (self.lang, self.lang.labels());
        if change.shifts.is_empty() {
            return;
        }
        self.heading(3, &lang.change(change));
        if change.few_words {
            self.line(labels.changes_few);
        }
        let kinds = [ShiftKind::Rising, ShiftKind::New, ShiftKind::Returning, ShiftKind::Falling, ShiftKind::Gone];
        for kind in kinds {
            let shifts = change.shifts.iter().filter(|shift| shift.kind == kind).take(bounds::SHIFTS);
            let each: Vec<String> = shifts
                .map(|shift| {
                    let facts = match kind {
                        ShiftKind::Rising | ShiftKind::Falling => {
                            format!("{} → {}", number(shift.before), number(shift.after))
                        }
                        ShiftKind::New | ShiftKind::Returning | ShiftKind::Gone => lang.shift_facts(shift),
                    };
                    format!("{} ({facts})", escape(&short(&shift.text, bounds::WORD)))
                })
                .collect();
            if !each.is_empty() {
                let _ = writeln!(self.out, "- {}: {}", lang.shift(kind), each.join(", "));
            }
        }
        self.out.push('\n');
    }
}
