//! How a mood is said.

use std::cmp::Reverse;

use super::super::chapter::{Chapter, Mood};
use super::super::josa::Josa;
use super::super::lang::{Lang, signed};
use crate::sentiment::Emotion;

/// So many sentences in a hundred are neither bright nor heavy where a text is calm.
const CALM: u64 = 85;
/// An emotion that shows in fewer sentences than this is not said to show often.
const SEEN: u64 = 5;

impl Lang {
    /// How sentences sound on average, as the end of a sentence in Korean: "조금 밝게 읽혀요".
    pub(in super::super) fn mood(self, mood: &Mood) -> &'static str {
        // What may be chance is neither, however far from the middle the mean is.
        let is_calm = 100 * mood.neutral >= CALM * mood.sentences();
        let (ko, en) = if mood.low <= 0.0 && mood.high >= 0.0 {
            if mood.is_small() {
                ("적어서 밝은지 무거운지 말하기 어려워요", "has too few sentences to tell")
            } else if is_calm {
                ("대체로 담담하게 읽혀요", "reads calm for the most part")
            } else {
                ("밝은 문장과 무거운 문장이 비슷하게 섞여 있어요", "mixes bright and heavy sentences about evenly")
            }
        } else if mood.mean >= 0.25 {
            ("밝게 읽혀요", "reads bright")
        } else if mood.mean <= -0.25 {
            ("무겁게 읽혀요", "reads heavy")
        } else if is_calm && mood.mean > 0.0 {
            ("대체로 담담하고, 밝은 쪽으로 조금 기울어요", "reads calm for the most part and leans a little bright")
        } else if is_calm {
            ("대체로 담담하고, 무거운 쪽으로 조금 기울어요", "reads calm for the most part and leans a little heavy")
        } else if mood.mean > 0.0 {
            ("조금 밝게 읽혀요", "reads a little bright")
        } else {
            ("조금 무겁게 읽혀요", "reads a little heavy")
        };
        self.pick(ko, en)
    }

    /// The range of a mood: "+0.05 ~ +0.19".
    pub(in super::super) fn range(self, mood: &Mood) -> String {
        format!("{}{}{}", signed(mood.low), self.pick(" ~ ", " to "), signed(mood.high))
    }

    /// The mood of a chapter in one sentence.
    pub(in super::super) fn chapter_mood(self, chapter: &Chapter) -> Option<String> {
        let mood = chapter.mood.as_ref()?;
        let words = self.mood(mood);
        Some(match (self, chapter.year) {
            (Self::Ko, Some(_)) => format!("이 해의 글은 {words}."),
            (Self::Ko, None) => format!("이 글들은 {words}."),
            (Self::En, Some(_)) => format!("This year {words}."),
            (Self::En, None) => format!("This writing {words}."),
        })
    }

    /// What the chart of the emotions shows, in a sentence: the two that are seen most often, of those it shows.
    pub(in super::super) fn emotions(self, counts: &[(Emotion, u64)]) -> Option<String> {
        let mut order: Vec<&(Emotion, u64)> = counts.iter().collect();
        order.sort_by_key(|(emotion, count)| (Reverse(*count), *emotion));
        let &[&(first, _), &(second, least), ..] = order.as_slice() else { return None };
        if least < SEEN {
            return None;
        }
        let (first, second) = (self.emotion(first), self.emotion(second));
        Some(match self {
            Self::Ko => {
                let (with, subject) = (Josa::With.after(first), Josa::Subject.after(second));
                format!("여러 해를 통틀어 {first}{with} {second}{subject} 가장 자주 보여요.")
            }
            Self::En => format!("Over all years {first} and {second} show most often."),
        })
    }

    /// Whether a year sounds different from the one before.
    pub(in super::super) fn mood_change(self, before: &Mood, after: &Mood) -> &'static str {
        let (ko, en) = if !before.is_apart(after) {
            ("분위기는 전해와 다르다고 말하기 어려워요.", "The mood is hardly different from the year before.")
        } else if after.mean > before.mean {
            ("전해보다 밝게 읽혀요.", "It reads brighter than the year before.")
        } else {
            ("전해보다 무겁게 읽혀요.", "It reads heavier than the year before.")
        };
        self.pick(ko, en)
    }
}
