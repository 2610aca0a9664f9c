//! How little a noun says by itself.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::letter::Beginnings;

static GRADES: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    include_str!("../../dict/generic.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (word, grade) = line.split_once('\t')?;
            Some((word, grade.parse().ok()?))
        })
        .collect()
});

/// What they begin with: most nouns are none of them.
static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| GRADES.keys().copied().collect());

/// The grade of a generic noun, 1 (says nothing) to 4 (says a little); `None` for others. English function words have
/// grade 1, whatever their case.
pub(crate) fn grade(word: &str) -> Option<u8> {
    let lower = if word.is_ascii() { word.to_ascii_lowercase().into() } else { Cow::Borrowed(word) };
    if BEGINNINGS.may_have(&lower) { GRADES.get(&*lower).copied() } else { None }
}

/// Whether a noun has grade 1. Every noun at the edge of an eojeol is asked, and what hardly any passes is asked first.
pub(super) fn says_nothing(word: &str) -> bool {
    static EMPTY: LazyLock<Beginnings> =
        LazyLock::new(|| GRADES.iter().filter(|&(_, &grade)| grade == 1).map(|(word, _)| *word).collect());
    (word.is_ascii() || EMPTY.may_have(word)) && grade(word) == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_word_and_a_grade() {
        let lines = include_str!("../../dict/generic.tsv").lines();
        let entries = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(GRADES.len(), entries, "a line is broken or stands twice");
        assert!(GRADES.values().all(|grade| (1..=4).contains(grade)));
        assert_eq!((grade("때"), grade("The"), grade("쿠버네티스")), (Some(1), Some(1), None));
        assert!(GRADES.iter().all(|(word, &grade)| says_nothing(word) == (grade == 1)) && says_nothing("The"));
    }
}
