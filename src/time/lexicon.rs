//! The words of `dict/time.tsv`.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

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

    /// The number that the table has for a word of this kind; 0 where it has none.
    pub(super) fn value(self, word: &str) -> Option<i32> {
        static WORDS: LazyLock<Vec<HashMap<&str, i32>>> =
            LazyLock::new(|| Kind::ALL.map(|(_, name)| TABLE.get(name).cloned().unwrap_or_default()).into());
        if !self.may_begin_with(word) {
            return None;
        }
        WORDS.get(self as usize)?.get(word).copied()
    }

    /// Whether a word of this kind begins with the first character of a text, or one that looks like it: a quick test that
    /// hardly any word of a text passes.
    pub(super) fn may_begin_with(self, text: &str) -> bool {
        /// By kind: a bit for the last digits of each first character.
        static FIRSTS: LazyLock<Vec<[u64; 16]>> = LazyLock::new(|| {
            let firsts = |(_, name): (Kind, &str)| {
                let mut bits = [0; 16];
                let words = TABLE.get(name).into_iter().flat_map(HashMap::keys);
                for code in words.filter_map(|word| word.chars().next()).map(u32::from) {
                    bits[(code / 64 % 16) as usize] |= 1 << (code % 64);
                }
                bits
            };
            Kind::ALL.map(firsts).into()
        });
        let Some(first) = text.chars().next().map(u32::from) else { return false };
        FIRSTS.get(self as usize).is_some_and(|bits| bits[(first / 64 % 16) as usize] >> (first % 64) & 1 != 0)
    }

    pub(super) fn has(self, word: &str) -> bool {
        self.value(word).is_some()
    }
}

/// Whether a time expression may begin with a character: a quick test that few words of a text pass.
pub(super) fn may_begin_with(c: char) -> bool {
    /// What begins those that are no table's: numbers in words, 상반기, 하반기, 연말, 반년, 새해, 한 해, Q3.
    const OTHERS: &str = "일이삼사오육칠팔구십백천상하전후연년정세반새신한qh";
    static FIRST: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let kinds = ["year", "afterwards", "month", "week", "day", "direction", "named", "season", "days", "numeral"];
        let words = kinds.iter().filter_map(|kind| TABLE.get(kind)).flat_map(HashMap::keys);
        words.filter_map(|word| word.chars().next()).chain(OTHERS.chars()).collect()
    });
    c.is_ascii_digit() || FIRST.contains(&c)
}

#[cfg(test)]
mod tests {
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
}
