//! How a word ends. Shared with the build script, so it knows nothing of the rest of the crate.

/// Whether a word, read aloud, ends in a consonant: decides between 이 and 가.
pub fn has_coda(word: &str) -> bool {
    match word.chars().next_back() {
        Some(c @ '가'..='힣') => (u32::from(c) - 0xac00) % 28 != 0,
        Some(c) => "013678lmnrLMNR".contains(c),
        None => false,
    }
}
