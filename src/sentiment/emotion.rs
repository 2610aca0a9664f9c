//! Polarities and emotions.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a sentence says of its writer's experience.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// Hardship, failure, regret, fear, anger.
    Negative,
    /// Facts, plans, wishes, and what is both.
    #[default]
    Neutral,
    /// Joy, pride, gratitude, relief.
    Positive,
}

impl Polarity {
    /// All of them, in the order of [`Sentiment::probabilities`](crate::Sentiment::probabilities).
    pub const ALL: [Self; 3] = [Self::Negative, Self::Neutral, Self::Positive];

    /// Its name in output: `negative`, `neutral`, `positive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Neutral => "neutral",
            Self::Positive => "positive",
        }
    }
}

impl fmt::Display for Polarity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

macro_rules! emotions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $korean:literal;)*) => {
        /// The strongest emotion of a sentence.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Emotion {
            $($(#[$doc])* $variant,)*
        }

        impl Emotion {
            /// All emotions.
            pub const ALL: [Self; 12] = [$(Self::$variant,)*];

            /// The name in data and output: `joy`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The Korean name: `기쁨`.
            pub const fn korean(self) -> &'static str {
                match self { $(Self::$variant => $korean,)* }
            }
        }
    };
}

emotions! {
    /// None.
    #[default]
    Neutral = "neutral", "중립";
    /// Fun, satisfaction, liking, being moved.
    Joy = "joy", "기쁨";
    /// Achievement, growth.
    Pride = "pride", "뿌듯함";
    /// Help, good people.
    Gratitude = "gratitude", "고마움";
    /// It went well; rest, calm.
    Relief = "relief", "안도";
    /// Loss, loneliness.
    Sadness = "sadness", "슬픔";
    /// Frustration, injustice, annoyance.
    Anger = "anger", "화";
    /// Worry, confusion, uncertainty.
    Anxiety = "anxiety", "불안";
    /// Hardship, burden, exhaustion.
    Fatigue = "fatigue", "지침";
    /// Disappointment, self-criticism, failure.
    Regret = "regret", "아쉬움";
    /// Something unexpected.
    Surprise = "surprise", "놀람";
    /// Wishes, expectations.
    Hope = "hope", "바람";
}

impl Emotion {
    /// Its place in [`Emotion::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Emotion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is no [`Emotion`].
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no such emotion: {0:?}")]
pub struct UnknownEmotion(String);

impl FromStr for Emotion {
    type Err = UnknownEmotion;

    fn from_str(name: &str) -> Result<Self, UnknownEmotion> {
        Self::ALL.into_iter().find(|emotion| emotion.as_str() == name).ok_or_else(|| UnknownEmotion(name.to_owned()))
    }
}
