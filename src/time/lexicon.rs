//! The words of `dict/time.tsv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::letter::{Beginnings, Letters, Marks};
use crate::tag::Tag;

const SOURCE: &str = include_str!("../../dict/time.tsv");

static TABLE: LazyLock<HashMap<&str, HashMap<&str, i32>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, HashMap<&str, i32>> = HashMap::default();
    for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(kind), Some(word)) = (columns.next(), columns.next()) {
            let value = columns.next().and_then(|value| value.parse().ok()).unwrap_or(0);
            table.entry(kind).or_default().insert(word, value);
        }
    }
    table
});

/// A kind of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Year,
    Afterwards,
    Month,
    Week,
    Day,
    Direction,
    Named,
    Season,
    Holiday,
    Days,
    Numeral,
    Duration,
    Joined,
    Before,
    Lapse,
    Lasting,
    Review,
    Event,
    Media,
    Happening,
    Stage,
    Likeness,
    Closing,
    Split,
}

impl Kind {
    const ALL: [(Self, &'static str); 24] = [
        (Self::Year, "year"),
        (Self::Afterwards, "afterwards"),
        (Self::Month, "month"),
        (Self::Week, "week"),
        (Self::Day, "day"),
        (Self::Direction, "direction"),
        (Self::Named, "named"),
        (Self::Season, "season"),
        (Self::Holiday, "holiday"),
        (Self::Days, "days"),
        (Self::Numeral, "numeral"),
        (Self::Duration, "duration"),
        (Self::Joined, "joined"),
        (Self::Before, "before"),
        (Self::Lapse, "lapse"),
        (Self::Lasting, "lasting"),
        (Self::Review, "review"),
        (Self::Event, "event"),
        (Self::Media, "media"),
        (Self::Happening, "happening"),
        (Self::Stage, "stage"),
        (Self::Likeness, "likeness"),
        (Self::Closing, "closing"),
        (Self::Split, "split"),
    ];

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The number that the table has for a word of this kind; 0 where it has none.
    pub(super) fn value(self, word: &str) -> Option<i32> {
        static WORDS: LazyLock<Vec<HashMap<&str, i32>>> =
            LazyLock::new(|| Kind::ALL.map(|(_, name)| TABLE.get(name).cloned().unwrap_or_default()).into());
        WORDS.get(self as usize)?.get(word).copied()
    }

    pub(super) fn has(self, word: &str) -> bool {
        self.value(word).is_some()
    }
}

/// Kinds of words, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Kinds(u32);

impl Kinds {
    /// Words that begin time expressions and are no table's.
    const OTHERS: [&str; 18] = [
        "상반기",
        "하반기",
        "전반기",
        "후반기",
        "연초",
        "년초",
        "정초",
        "연말",
        "년말",
        "연말연시",
        "세밑",
        "반",
        "반년",
        "새",
        "새해",
        "신년",
        "한",
        "한해",
    ];
    /// Their bit.
    const OTHER: u32 = 1 << Kind::ALL.len();
    /// Words of what is so now.
    const PRESENT_WORDS: [&str; 7] = ["지금", "이제", "요즘", "요새", "최근", "현재", "앞으로"];
    /// Their bit.
    const PRESENT: u32 = Self::OTHER << 1;
    /// What time expressions begin with.
    const OPENING: u32 = Self::OTHER
        | Kind::Year.bit()
        | Kind::Afterwards.bit()
        | Kind::Month.bit()
        | Kind::Week.bit()
        | Kind::Day.bit()
        | Kind::Direction.bit()
        | Kind::Named.bit()
        | Kind::Season.bit()
        | Kind::Days.bit()
        | Kind::Numeral.bit();

    /// The kinds that have a word which a text is, or which begins with the text and the one behind it, written together or not: asked of
    /// every word before any other look-up, and few have one. `both` is room for the two.
    pub(super) fn at<'t>(text: &str, next: impl FnOnce() -> Option<Cow<'t, str>>, both: &mut String) -> Self {
        let Some(own) = beginning(text) else { return Self::default() };
        if own.begins == own.is {
            return own.is;
        }
        let Some(next) = next() else { return own.is };
        both.clear();
        both.push_str(text);
        both.push_str(&next);
        let longer = beginning(both);
        Self(own.is.0 | longer.map_or(0, |longer| longer.begins.0))
    }

    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Whether a time expression may begin with such a word.
    pub(super) const fn may_open(self) -> bool {
        self.0 & Self::OPENING != 0
    }

    /// Whether it may say that something is so now.
    pub(super) const fn may_be_present(self) -> bool {
        self.0 & Self::PRESENT != 0
    }

    /// Whether it says so.
    pub(super) fn is_present(self, word: &str) -> bool {
        self.may_be_present() && Self::PRESENT_WORDS.contains(&word)
    }
}

/// What a text is, and the beginning of.
#[derive(Clone, Copy, Default)]
struct Beginning {
    /// The kinds that have it as a word.
    is: Kinds,
    /// The kinds that have it, or a longer word that begins with it.
    begins: Kinds,
}

/// The beginnings of all words, with what few others pass that is asked of most words of a text: the first letters, and the first bytes.
struct AllBeginnings {
    letters: Letters,
    bytes: Beginnings,
    all: HashMap<&'static str, Beginning>,
}

/// The words of all kinds, with the bits of their kinds.
fn all_words() -> impl Iterator<Item = (&'static str, u32)> {
    let words = |(kind, name): (Kind, &str)| {
        TABLE.get(name).into_iter().flat_map(HashMap::keys).map(move |&word| (word, kind.bit()))
    };
    let others = Kinds::OTHERS.into_iter().map(|word| (word, Kinds::OTHER));
    let present = Kinds::PRESENT_WORDS.into_iter().map(|word| (word, Kinds::PRESENT));
    Kind::ALL.into_iter().flat_map(words).chain(others).chain(present)
}

/// What words begin with a text; `None` if none does.
fn beginning(text: &str) -> Option<Beginning> {
    static ALL: LazyLock<AllBeginnings> = LazyLock::new(|| {
        let mut all: HashMap<&str, Beginning> = HashMap::default();
        for (word, bit) in all_words() {
            for end in word.char_indices().skip(1).map(|(at, _)| at).chain([word.len()]) {
                all.entry(&word[..end]).or_default().begins.0 |= bit;
            }
            all.entry(word).or_default().is.0 |= bit;
        }
        let letters = all.keys().filter_map(|word| word.chars().next()).collect();
        AllBeginnings { letters, bytes: all.keys().copied().collect(), all }
    });
    let AllBeginnings { letters, bytes, all } = &*ALL;
    let may_have = letters.may_have(text.chars().next()?) && bytes.may_have(text);
    if may_have { all.get(text).copied() } else { None }
}

/// The words that time expressions begin with, or that say that something is so now, by their first two letters.
struct Firsts {
    pairs: Marks,
    /// Those of one letter, but for numbers.
    singles: Letters,
    numerals: Letters,
}

static FIRSTS: LazyLock<Firsts> = LazyLock::new(|| {
    let (mut pairs, mut singles, mut numerals) = (Marks::default(), Letters::default(), Letters::default());
    for (word, bit) in all_words().filter(|(_, bit)| bit & (Kinds::OPENING | Kinds::PRESENT) != 0) {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) => pairs.add(pair(first, second)),
            (Some(first), None) if bit == Kind::Numeral.bit() || word == "한" => numerals.add(first),
            (first, _) => first.into_iter().for_each(|first| singles.add(first)),
        }
    }
    Firsts { pairs, singles, numerals }
});

/// Whether such a word may begin with these letters.
pub(super) fn may_begin_with(first: char, second: Option<char>) -> bool {
    second.is_some_and(|second| FIRSTS.pairs.may_have(pair(first, second)))
}

/// Whether a letter may be such a word. Numbers are words that count, or stand before years and months: 하 + ㄴ looks like one as well.
pub(super) fn may_be(letter: char, tag: Tag, next: Option<char>) -> bool {
    let counts = || matches!(tag, Tag::Nr | Tag::Mm) || matches!(next, Some('달' | '해'));
    FIRSTS.singles.may_have(letter) || FIRSTS.numerals.may_have(letter) && counts()
}

/// Two letters as a number.
fn pair(first: char, second: char) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_kind_and_line_is_read() {
        assert!(
            Kind::ALL.iter().enumerate().all(|(at, &(kind, name))| kind as usize == at && TABLE.contains_key(name))
        );
        assert_eq!(TABLE.len(), Kind::ALL.len());
        let lines = SOURCE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(TABLE.values().map(HashMap::len).sum::<usize>(), lines, "a line is broken or stands twice");
        assert_eq!((Kind::Year.value("재작년"), Kind::Year.value("내일")), (Some(-2), None));
    }

    #[test]
    fn words_to_be_divided_are() {
        let tokenizer = crate::tokenizer::Tokenizer::new();
        for (&word, &first) in &TABLE["split"] {
            let tokens = tokenizer.tokenize(word);
            let divided = super::super::word::words(&tokens);
            let texts: Vec<&str> = divided.iter().map(|word| &*word.text).collect();
            assert_eq!(texts.concat(), word);
            assert_eq!(i32::try_from(texts[0].chars().count()), Ok(first), "{texts:?}");
        }
    }

    #[test]
    fn sentences_with_words_that_may_say_when_are_read() {
        let tokenizer = crate::tokenizer::Tokenizer::new();
        let may_tell = |text: &str| super::super::word::may_tell(&tokenizer.tokenize(text), &mut String::new());
        for (word, bit) in all_words().filter(|(_, bit)| bit & (Kinds::OPENING | Kinds::PRESENT) != 0) {
            // 네 is a number only before what it counts.
            let text = if bit == Kind::Numeral.bit() { format!("{word} 달") } else { word.to_owned() };
            let decomposed: String = text.nfd().collect();
            assert!(may_tell(&text) && may_tell(&decomposed), "{text}");
        }
        for text in ["올가을에는", "한 해를", "이천이십이년", "'22 회고", "Q3", "1H에", "힘든 한해였다", "JAN 3"]
        {
            assert!(may_tell(text), "{text}");
        }
        assert!(!may_tell("회사에서 공부한 것을 정리했다.") && !may_tell("React로 만들었다!"));
    }

    #[test]
    fn a_word_may_be_another_with_the_next() {
        let kinds = |text, next: Option<&'static str>| Kinds::at(text, || next.map(Cow::Borrowed), &mut String::new());
        assert!(kinds("작년", None).has(Kind::Year) && kinds("작년", Some("에")).has(Kind::Year));
        assert!(kinds("지난", Some("해")).has(Kind::Year) && !kinds("지난", Some("글")).has(Kind::Year));
        assert!(kinds("새해", None).may_open() && !kinds("새로", Some("운")).may_open());
        assert_eq!(kinds("이", Some("끝")), Kinds::default());
    }
}
