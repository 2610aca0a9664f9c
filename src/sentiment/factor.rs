//! What the grammar around a word does to its feeling.

use serde::Serialize;

/// A reason why a word counts for more, for less, or for the opposite.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Factor {
    /// 후회하지 않는다: the opposite, weaker.
    Negation,
    /// 아쉬움이 없지 않다: the same, weaker.
    DoubleNegation,
    /// 스트레스가 줄었다: the opposite.
    Shift,
    /// 걱정이 늘었다
    Growth,
    /// 너무, 정말
    Intensity,
    /// 조금, 약간
    Mildness,
    /// 작년보다 덜 힘들다
    Less,
    /// 힘들었지만 …: a later clause outweighs it.
    Contrast,
    /// 힘들어도 …
    Concession,
    /// 힘들면 …
    Condition,
    /// 행복하고 싶다
    Wish,
    /// 성장하려고 한다, 노력하겠다
    Plan,
    /// 좋을 것 같다
    Conjecture,
    /// 행복했을까?
    Question,
    /// Somebody else's words.
    Quotation,
    /// Somebody else's feeling.
    OtherPerson,
    /// 에러를 처리하는 코드
    Technical,
    /// 아쉬운 점: names a topic.
    Heading,
    /// 했더라면 좋았을 것이다: it was not so.
    Counterfactual,
    /// 포기할 뻔했다
    NearMiss,
    /// 뿌듯함보다 허탈함이 컸다: what something else is measured by.
    Standard,
    /// 사람은 비교할 때 불행해진다: so for everybody.
    General,
    /// 늦잠이라니 참 훌륭하다: the opposite is meant.
    Irony,
    /// 고맙다는 말에 눈물이 났다: tears of who is moved.
    Moved,
    /// 나만 빼고 다 취업했다: what others have.
    LeftOut,
    /// 재밌기도 하고 힘들기도 했다: as much of the one as of the other.
    Mixture,
}

impl Factor {
    /// What the valence of a word is multiplied by before the model weighs it.
    pub(super) const fn multiplier(self, positive: bool) -> f32 {
        match self {
            Self::Negation => {
                if positive {
                    -0.8
                } else {
                    -0.6
                }
            }
            Self::DoubleNegation => 0.85,
            Self::Mildness | Self::Conjecture => 0.7,
            Self::Shift => -0.8,
            Self::Growth => 1.2,
            Self::Intensity => 1.3,
            Self::Less | Self::Counterfactual => -0.7,
            Self::Contrast | Self::Concession => 0.35,
            Self::Condition | Self::Technical | Self::Plan | Self::Standard => 0.25,
            Self::Wish | Self::Heading => 0.15,
            // 1등을 할 뻔했다
            Self::NearMiss if positive => -0.7,
            Self::Question | Self::Quotation | Self::NearMiss | Self::General | Self::Mixture => 0.4,
            Self::Irony | Self::Moved | Self::LeftOut => -0.9,
            Self::OtherPerson => 0.5,
        }
    }

    /// Whether a word with it says something else than the word alone.
    pub(super) const fn turns(self) -> bool {
        matches!(
            self,
            Self::Negation
                | Self::DoubleNegation
                | Self::Shift
                | Self::Less
                | Self::Counterfactual
                | Self::Irony
                | Self::Moved
                | Self::LeftOut
        )
    }

    /// Whether a word with it tells nothing that the writer went through.
    pub(super) const fn suspends(self) -> bool {
        matches!(
            self,
            Self::Wish
                | Self::Plan
                | Self::Condition
                | Self::Question
                | Self::Quotation
                | Self::OtherPerson
                | Self::Technical
                | Self::General
        )
    }

    /// Its name in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::DoubleNegation => "double_negation",
            Self::Shift => "shift",
            Self::Growth => "growth",
            Self::Intensity => "intensity",
            Self::Mildness => "mildness",
            Self::Less => "less",
            Self::Contrast => "contrast",
            Self::Concession => "concession",
            Self::Condition => "condition",
            Self::Wish => "wish",
            Self::Plan => "plan",
            Self::Conjecture => "conjecture",
            Self::Question => "question",
            Self::Quotation => "quotation",
            Self::OtherPerson => "other_person",
            Self::Technical => "technical",
            Self::Heading => "heading",
            Self::Counterfactual => "counterfactual",
            Self::NearMiss => "near_miss",
            Self::Standard => "standard",
            Self::General => "general",
            Self::Irony => "irony",
            Self::Moved => "moved",
            Self::LeftOut => "left_out",
            Self::Mixture => "mixture",
        }
    }
}
