//! What a report says, in Korean and English.
//!
//! The wording is careful: texts are read, not people. A mood is how sentences sound to a program, a goal that is not mentioned again is
//! not a goal that was not kept, and what may be chance is called so.

mod en;
mod goal;
mod ko;
mod mood;
mod opening;
mod small_print;
mod word;

use super::course::ShiftKind;
use super::lang::Lang;
use crate::goal::Outcome;
use crate::sentiment::Emotion;

/// Headings and short texts, one set a language.
pub(super) struct Labels {
    pub(super) skip: &'static str,
    pub(super) contents: &'static str,
    pub(super) glance: &'static str,
    pub(super) glance_lead: &'static str,
    pub(super) stripes: &'static str,
    pub(super) mood_chart: &'static str,
    pub(super) mood_note: &'static str,
    pub(super) mood_numbers: &'static str,
    pub(super) brighter: &'static str,
    pub(super) heavier: &'static str,
    pub(super) posts_a_year: &'static str,
    pub(super) emotion_chart: &'static str,
    pub(super) emotion_note: &'static str,
    pub(super) as_table: &'static str,
    pub(super) year: &'static str,
    pub(super) years: &'static str,
    pub(super) undated: &'static str,
    pub(super) posts: &'static str,
    pub(super) sentences: &'static str,
    pub(super) mood: &'static str,
    pub(super) interval: &'static str,
    pub(super) word: &'static str,
    pub(super) word_count: &'static str,
    pub(super) word_of_year: &'static str,
    pub(super) words: &'static str,
    pub(super) words_alone: &'static str,
    pub(super) words_alone_note: &'static str,
    pub(super) words_open: &'static str,
    pub(super) words_note: &'static str,
    pub(super) few_words: &'static str,
    pub(super) one_post: &'static str,
    pub(super) only_this_year: &'static str,
    pub(super) hardly_elsewhere: &'static str,
    pub(super) months: &'static str,
    pub(super) tone: &'static str,
    pub(super) bright: &'static str,
    pub(super) neutral: &'static str,
    pub(super) heavy: &'static str,
    pub(super) good: &'static str,
    pub(super) hard: &'static str,
    pub(super) learned: &'static str,
    pub(super) aspects: &'static str,
    pub(super) aspects_note: &'static str,
    pub(super) aspect_quotes: &'static str,
    pub(super) small: &'static str,
    pub(super) emotions: &'static str,
    pub(super) changes_note: &'static str,
    pub(super) changes_few: &'static str,
    pub(super) courses: &'static str,
    pub(super) courses_note: &'static str,
    pub(super) goals: &'static str,
    pub(super) goals_note: &'static str,
    pub(super) goals_hidden: &'static str,
    pub(super) evidence_unsure: &'static str,
    pub(super) no_goals: &'static str,
    pub(super) records: &'static str,
    pub(super) firsts: &'static str,
    pub(super) firsts_note: &'static str,
    pub(super) small_print: &'static str,
    pub(super) limits: &'static [&'static str],
    pub(super) options: &'static str,
    pub(super) fingerprints: &'static str,
    pub(super) reproducible: &'static str,
    pub(super) nothing: &'static str,
    pub(super) nothing_hint: &'static str,
    pub(super) nothing_in_chapter: &'static str,
    pub(super) expand: &'static str,
    pub(super) collapse: &'static str,
    pub(super) to_top: &'static str,
    pub(super) made_with: &'static str,
}

impl Lang {
    pub(super) fn labels(self) -> &'static Labels {
        match self {
            Self::Ko => &ko::LABELS,
            Self::En => &en::LABELS,
        }
    }

    pub(super) fn emotion(self, emotion: Emotion) -> &'static str {
        let en = match emotion {
            Emotion::Neutral => "neutral",
            Emotion::Joy => "joy",
            Emotion::Pride => "pride",
            Emotion::Gratitude => "gratitude",
            Emotion::Relief => "relief",
            Emotion::Hope => "hope",
            Emotion::Surprise => "surprise",
            Emotion::Regret => "regret",
            Emotion::Fatigue => "weariness",
            Emotion::Anxiety => "worry",
            Emotion::Sadness => "sadness",
            Emotion::Anger => "anger",
        };
        // 바람 alone may be the wind.
        let ko = if emotion == Emotion::Hope { "기대" } else { emotion.korean() };
        self.pick(ko, en)
    }

    pub(super) fn shift(self, kind: ShiftKind) -> &'static str {
        let (ko, en) = match kind {
            ShiftKind::Rising => ("늘어난 말", "more often"),
            ShiftKind::New => ("처음 나온 말", "new"),
            ShiftKind::Returning => ("돌아온 말", "back again"),
            ShiftKind::Falling => ("줄어든 말", "less often"),
            ShiftKind::Gone => ("사라진 말", "gone"),
        };
        self.pick(ko, en)
    }

    pub(super) fn outcome(self, outcome: Outcome) -> &'static str {
        let (ko, en) = match outcome {
            Outcome::Done => ("이뤘어요", "done"),
            Outcome::Partial => ("일부 이뤘어요", "partly done"),
            Outcome::Failed => ("이루지 못했다고 썼어요", "did not work out"),
            Outcome::Dropped => ("미루거나 접었어요", "put off or let go"),
            Outcome::Unmentioned => ("그 뒤 글에 없어요", "not mentioned again"),
        };
        self.pick(ko, en)
    }
}
