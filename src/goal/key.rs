//! What a text speaks of, to be compared with another.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dictionary::Aliases;
use crate::keyword::generic;
use crate::letter;
use crate::tag::Tag;
use crate::tokenizer::{Token, Tokenizer};

/// The words of a text with what they weigh, and its numbers with what they count.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Keys {
    words: BTreeMap<String, f64>,
    pub(super) numbers: Vec<(f64, String)>,
    /// The text itself, without white space and signs, if it is short enough to be the name of a goal.
    label: String,
}

/// Verbs that say nothing of what is done.
const LIGHT: &[&str] = &[
    "하",
    "되",
    "있",
    "없",
    "보",
    "싶",
    "주",
    "가",
    "오",
    "받",
    "만들",
    "쓰",
    "시작하",
    "않",
    "못하",
    "말",
    "이",
    "아니",
    "같",
    "많",
    "적",
    "좋",
    "나",
    "들",
    "두",
    "놓",
    "버리",
    "알",
    "모르",
    "지",
    "세우",
    "살",
    "그러",
    "더하",
];
/// Nouns of every goal, beside the generic ones.
const COMMON: &[&str] = &[
    "목표",
    "계획",
    "다짐",
    "매일",
    "꾸준히",
    "하루",
    "시작",
    "도전",
    "이번",
    "달성",
    "실패",
    "성공",
    "이상",
    "최소",
    "하나",
    "조금",
    "자주",
    "제대로",
    "정도",
    "열심히",
    "올해",
    "내년",
    "작년",
    "매주",
    "매달",
    "매월",
    "다시",
    "끝내기",
    "하기",
    "점검",
    "회고",
    "최대한",
    "만들기",
    "쓰기",
    "읽기",
    "상반기",
    "하반기",
    "분기",
    "연초",
    "연말",
    "새해",
    "제발",
    "진짜",
];

impl Keys {
    pub(super) fn new(tokens: &[Token<'_>], tokenizer: &Tokenizer) -> Self {
        let mut keys = Self { label: label(tokens), ..Self::default() };
        let mut number: Option<f64> = None;
        for (at, token) in tokens.iter().enumerate() {
            let tag = token.tag();
            if let Some(count) = number.take()
                && matches!(tag, Tag::Nnbc | Tag::Nng | Tag::Nnb | Tag::Sl)
            {
                keys.numbers.push((count, token.surface().to_lowercase()));
                if tag == Tag::Nnbc {
                    continue;
                }
            }
            match tag {
                Tag::Sn => number = token.surface().replace(',', "").parse().ok(),
                Tag::Nng | Tag::Nnp | Tag::Sl | Tag::Xr | Tag::Mag => {
                    // 끝내기 is a noun for ko-dic and a verb for readers.
                    let parts = token.parts(tokenizer);
                    let nouns = parts.iter().filter(|part| part.tag.is_noun() || matches!(part.tag, Tag::Sl | Tag::Xr));
                    let whole = token.lemma(tokenizer);
                    // 하반기 is no 반기.
                    let plain = COMMON.contains(&whole.stem()) || matches!(generic::grade(whole.stem()), Some(1 | 2));
                    if parts.len() > 1 && tag != Tag::Mag && !plain {
                        nouns.for_each(|part| keys.add(&part.form, 0.7));
                    }
                    // 주기적으로: how, not what.
                    let how = tokens.get(at + 1).is_some_and(|next| next.tag() == Tag::Xsn && next.surface() == "적");
                    keys.add(
                        whole.stem(),
                        if tag == Tag::Mag {
                            0.0
                        } else if how {
                            0.3
                        } else {
                            1.0
                        },
                    );
                }
                Tag::Vv | Tag::Va => {
                    let lemma = token.lemma(tokenizer);
                    if !LIGHT.contains(&lemma.stem()) {
                        keys.add(&format!("{}다", lemma.stem()), 0.5);
                    }
                }
                _ => {}
            }
        }
        keys
    }

    fn add(&mut self, word: &str, weight: f64) {
        let key = Aliases::key(word);
        let name = match Aliases::get().name(&key) {
            // 사이드프로젝트 is 사이드 프로젝트.
            Some(name) if name.contains(' ') => {
                return name.split(' ').for_each(|part| self.add_key(Aliases::key(part), 0.8 * weight));
            }
            Some(name) => Aliases::key(name),
            None => key,
        };
        self.add_key(name, weight);
    }

    fn add_key(&mut self, name: Cow<'_, str>, weight: f64) {
        if COMMON.contains(&&*name) || name.chars().count() < 2 && !name.chars().all(is_long_enough) {
            return;
        }
        let weight = weight
            * match generic::grade(&name) {
                Some(1) => 0.0,
                Some(2) => 0.3,
                Some(3) => 0.6,
                Some(_) => 0.85,
                None => 1.0,
            };
        // 체계적 as one word.
        let weight = if name.ends_with('적') && name.chars().count() > 2 { 0.3 * weight } else { weight };
        if weight > 0.0 {
            let own = self.words.entry(name.into_owned()).or_insert(0.0);
            *own = own.max(weight);
        }
    }

    /// How much the words weigh together.
    pub(super) fn weight(&self) -> f64 {
        self.words.values().sum()
    }

    /// How much of these words another text has: their weight.
    pub(super) fn shared(&self, other: &Self) -> f64 {
        self.shared_words(other).map(|(_, weight)| weight).sum()
    }

    /// The words that another text has, too, with what they weigh.
    pub(super) fn shared_words<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a str, f64)> {
        self.words.iter().filter(|(word, _)| other.has(word)).map(|(word, &weight)| (word.as_str(), weight))
    }

    /// These words, with the numbers of another text.
    pub(super) fn with_numbers(mut self, other: Self) -> Self {
        self.numbers = other.numbers;
        self
    }

    /// Whether both are the same text.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        !self.label.is_empty() && self.label == other.label
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// What to look it up by: its words, and the text itself.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().chain([&self.label]).map(String::as_str).filter(|word| !word.is_empty())
    }
}

fn label(tokens: &[Token<'_>]) -> String {
    let letters = tokens.iter().flat_map(|token| token.surface().chars()).filter(|&c| letter::is_alphanumeric(c));
    let label: String = letters.take(41).flat_map(char::to_lowercase).collect();
    if label.chars().count() > 40 { String::new() } else { label }
}

/// Single Hangul syllables are words (책, 술), single letters and jamo are not.
fn is_long_enough(c: char) -> bool {
    ('가'..='힣').contains(&c)
}
