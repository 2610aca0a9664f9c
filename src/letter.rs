//! What a character is, asked of every character of a text: Hangul and ASCII first, the tables of Unicode for the rest.

use std::borrow::Cow;

/// Whether a character is a Hangul syllable.
pub(crate) const fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// A set of Hangul syllables, a bit for each that there is.
pub(crate) struct Syllables([u64; Self::COUNT.div_ceil(64)]);

impl Syllables {
    const FIRST: u32 = '가' as u32;
    const COUNT: usize = '힣' as usize - '가' as usize + 1;

    pub(crate) const fn of<const N: usize>(syllables: [char; N]) -> Self {
        let mut bits = [0; Self::COUNT.div_ceil(64)];
        let mut at = 0;
        while at < N {
            let number = syllables[at] as u32 - Self::FIRST;
            bits[number as usize / 64] |= 1 << (number % 64);
            at += 1;
        }
        Self(bits)
    }

    pub(crate) fn has(&self, c: char) -> bool {
        let number = u32::from(c).wrapping_sub(Self::FIRST);
        self.0.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 != 0)
    }
}

/// [`char::is_alphanumeric`], quicker.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_syllable(c) || if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// [`char::is_alphabetic`], quicker.
pub(crate) fn is_alphabetic(c: char) -> bool {
    is_syllable(c) || if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() }
}

/// The first of the characters in [lower case](char::to_lowercase) that one becomes.
pub(crate) fn lower(c: char) -> char {
    match c {
        _ if is_syllable(c) => c,
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A text with each letter in [lower case](char::to_lowercase).
pub(crate) fn lowercase(text: &str) -> Cow<'_, str> {
    let is_lower = |c: char| is_syllable(c) || c.is_ascii() && !c.is_ascii_uppercase();
    if text.chars().all(is_lower) {
        return Cow::Borrowed(text);
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        if is_lower(c) {
            lower.push(c);
        } else {
            lower.extend(c.to_lowercase());
        }
    }
    Cow::Owned(lower)
}

/// Characters that words begin or end with: a quick test that hardly any others pass. Those whose codes differ by a multiple of 1,024 look
/// alike to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letters([u64; 16]);

impl Letters {
    pub(crate) fn add(&mut self, c: char) {
        let code = u32::from(c);
        self.0[(code / 64 % 16) as usize] |= 1 << (code % 64);
    }

    pub(crate) fn may_have(&self, c: char) -> bool {
        let code = u32::from(c);
        self.0[(code / 64 % 16) as usize] >> (code % 64) & 1 == 1
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        let mut all = Self::default();
        letters.into_iter().for_each(|c| all.add(c));
        all
    }
}

/// Some numbers: a quick test that few others pass. Those that agree in some bits of a hash look alike to it.
#[derive(Clone, Debug)]
pub(crate) struct Marks {
    marks: Vec<u64>,
    /// What is left of a hash when it is shifted by so many bits is the place of a mark.
    shift: u32,
}

impl Default for Marks {
    /// Room for some thousand.
    fn default() -> Self {
        Self::with_places(1 << 16)
    }
}

impl Marks {
    /// Room for so many numbers that one in a hundred others passes, but no more than 8 KB: these are asked so often that they should stay in
    /// the nearest cache, and there are many of them.
    fn for_count(numbers: usize) -> Self {
        Self::with_places((numbers * 64).next_power_of_two().clamp(1 << 13, 1 << 16))
    }

    /// With so many places, a power of two from 64 on.
    fn with_places(places: usize) -> Self {
        Self { marks: vec![0; places / 64], shift: u64::BITS - places.ilog2() }
    }

    pub(crate) fn add(&mut self, number: u64) {
        let (place, bit) = self.mark(number);
        self.marks[place] |= 1 << bit;
    }

    pub(crate) fn may_have(&self, number: u64) -> bool {
        let (place, bit) = self.mark(number);
        self.marks[place] >> bit & 1 == 1
    }

    /// Where the mark of a number is.
    const fn mark(&self, number: u64) -> (usize, u64) {
        let hash = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        ((hash >> 6) as usize, hash & 63)
    }
}

/// What words begin with, six bytes each: the same test for words.
#[derive(Clone, Debug)]
pub(crate) struct Beginnings(Marks);

impl Beginnings {
    /// Whether a text may be one of the words.
    pub(crate) fn may_have(&self, text: &str) -> bool {
        self.0.may_have(Self::first(text))
    }

    /// The first bytes of a word as a number.
    fn first(word: &str) -> u64 {
        let bytes = word.as_bytes();
        match bytes.first_chunk::<6>() {
            // Two loads, where a loop would take twenty steps.
            Some(first) => {
                let mut number = [0; 8];
                number[..6].copy_from_slice(first);
                u64::from_le_bytes(number)
            }
            None => bytes.iter().fold(0, |all, &byte| all << 8 | u64::from(byte)),
        }
    }
}

impl<'a> FromIterator<&'a str> for Beginnings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let firsts: Vec<u64> = words.into_iter().map(Self::first).collect();
        let mut all = Marks::for_count(firsts.len());
        for first in firsts {
            all.add(first);
        }
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert!(lowercase(c.encode_utf8(&mut [0; 4])).chars().eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn a_set_has_its_syllables_and_no_others() {
        let some = ['가', '나', '힣'];
        let set = Syllables::of(some);
        for c in '\0'..=char::MAX {
            assert_eq!(set.has(c), some.contains(&c), "{c:?}");
        }
    }

    #[test]
    fn words_pass_by_their_beginnings_and_few_others() {
        let words: Beginnings = ["가", "나무꾼", "a", ""].into_iter().collect();
        assert!(["가", "나무꾼", "나무", "a", ""].into_iter().all(|word| words.may_have(word)));
        let others = ('가'..='힣').filter(|&c| c != '가' && words.may_have(c.encode_utf8(&mut [0; 4]))).count();
        assert!(others < 20 && !words.may_have("나"), "{others}");
    }

    #[test]
    fn letters_of_a_set_pass_and_few_others() {
        let letters: Letters = "가나다".chars().collect();
        assert!("가나다".chars().all(|c| letters.may_have(c)));
        let others = ('가'..='힣').filter(|&c| letters.may_have(c)).count();
        assert!((3..=33).contains(&others), "one in 1,024 of each: {others}");
        assert!(!Letters::default().may_have('가'));
    }
}
