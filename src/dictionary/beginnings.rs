//! What the words of a small lexicon begin with: a quick test that spares most places of a text a look into it. Shared with the build
//! script, so it knows nothing of the rest of the crate.

/// How many bytes [`of`] gives.
pub const LEN: usize = 1 << 13;

/// The first two characters of words as a set of bits, `\0` standing for the second of words of one character.
pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Vec<u8> {
    let mut bits = vec![0; LEN];
    for word in words {
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            let place = place(first, chars.next().unwrap_or('\0'));
            bits[place / 8] |= 1 << (place % 8);
        }
    }
    bits
}

/// What the words of several lexicons begin with.
pub fn union<'b>(all: impl Iterator<Item = &'b [u8]>) -> Vec<u8> {
    let mut union = vec![0; LEN];
    for bits in all {
        // Of a lexicon of which nothing is known, anything may.
        union.truncate(bits.len());
        for (union, bits) in union.iter_mut().zip(bits) {
            *union |= bits;
        }
    }
    union
}

/// Whether a word may begin `text`, or go on behind it with a space.
pub fn may_begin(bits: &[u8], text: &[char]) -> bool {
    let has = |first: char, second: char| {
        let place = place(first, second);
        bits.get(place / 8).is_none_or(|byte| byte >> (place % 8) & 1 != 0)
    };
    match *text {
        [] => true,
        [first] => has(first, '\0') || has(first, ' '),
        [first, second, ..] => has(first, second) || has(first, '\0'),
    }
}

/// 16 bits.
fn place(first: char, second: char) -> usize {
    let both = (u32::from(first) << 11 ^ u32::from(second)).wrapping_mul(0x9e37_79b1);
    (both >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_a_word_begins_may_begin_with_one() {
        let bits = of(["가", "나다", "라 마"].into_iter());
        let begins = |text: &str| may_begin(&bits, &text.chars().collect::<Vec<_>>());
        for text in ["가", "가나", "나다", "나다라", "라", "라 마", "라 바"] {
            assert!(begins(text), "{text}");
        }
        for text in ["나", "나가", "다", "라마", "바나다"] {
            assert!(!begins(text), "{text}");
        }
        assert!(may_begin(&[], &['다']), "nothing is known");
        let both = union([&*bits, &*of(["마"].into_iter())].into_iter());
        for (text, may) in [("마", true), ("나다", true), ("바나다", false)] {
            assert_eq!(may_begin(&both, &text.chars().collect::<Vec<_>>()), may, "{text}");
        }
        assert!(union([&*bits, &[]].into_iter()).is_empty(), "nothing is known");
    }
}
