//! The parts of syllables, and those that differ in one.

use crate::letter::is_syllable;

/// How many Hangul syllables there are.
pub(super) const SYLLABLES: u32 = 11_172;

pub(super) const NIEUN: u32 = 4;
pub(super) const RIEUL: u32 = 8;
pub(super) const PIEUP: u32 = 17;
pub(super) const PIEUP_SIOT: u32 = 18;
pub(super) const SIOT: u32 = 19;
pub(super) const SSANG_SIOT: u32 = 20;
pub(super) const KIEUK: u32 = 24;

/// The final consonant of a syllable, 0 for none.
pub(super) fn coda(syllable: char) -> u32 {
    (u32::from(syllable) - 0xac00) % 28
}

/// A syllable without the ㅋ that a laugh lent it: 엌 is 어.
pub(super) fn without_laugh(c: char) -> Option<char> {
    (is_syllable(c) && coda(c) == KIEUK).then(|| char::from_u32(u32::from(c) - KIEUK))?
}

/// The past or future marker meant by one with ㅅ: 햇 is 했.
pub(super) fn with_past(c: char) -> Option<char> {
    "햇갓앗엇겟왓봣줫졋됏렷셧됫웟쳣켯폇텻썻떳엿"
        .contains(c)
        .then(|| if c == '됫' { Some('됐') } else { char::from_u32(u32::from(c) + 1) })?
}

/// Whether `next` repeats the vowel of an open syllable.
pub(super) fn stretches(c: char, next: char) -> bool {
    let vowel = |c: char| (u32::from(c) - 0xac00) / 28 % 21;
    let initial = |c: char| (u32::from(c) - 0xac00) / 588;
    let both = is_syllable(c) && is_syllable(next);
    // 11 is the silent ㅇ.
    both && initial(next) == 11 && coda(next) == 0 && coda(c) == 0 && vowel(c) == vowel(next)
}
