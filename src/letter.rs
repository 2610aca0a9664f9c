//! What a character is, asked of every character of a text: Hangul and ASCII first, the tables of Unicode for the rest.

/// Whether a character is a Hangul syllable.
pub(crate) const fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// [`char::is_alphanumeric`], quicker.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_syllable(c) || if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// [`char::is_alphabetic`], quicker.
pub(crate) fn is_alphabetic(c: char) -> bool {
    is_syllable(c) || if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
