//! One spelling for what looks the same, with the way back to the source.
//!
//! - NFC: macOS writes Hangul decomposed (NFD); the dictionary does not.
//! - Bare jamo have four blocks in Unicode; ᄏᄏ (conjoining) and ﾻ (half-width) become ㅋㅋ, ㅋ.
//! - No-break and other wide spaces separate words like a space.

mod respell;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::letter::is_syllable;
use crate::span::{OffsetMap, Span};

pub(crate) use respell::respelled;

/// A text in one spelling, with the way back to the source.
pub(crate) struct Normalized<'t> {
    pub(crate) text: Cow<'t, str>,
    map: OffsetMap,
    /// From the right spelling to the text in one form, if anything was misspelt.
    respelled: Option<OffsetMap>,
}

impl<'t> Normalized<'t> {
    /// The text as it is.
    pub(crate) fn unchanged(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), map: OffsetMap::default(), respelled: None }
    }

    /// The text with its common misspellings put right. `in_word` says whether the syllable at a byte is part of a longer
    /// word, which stays.
    pub(crate) fn respelled(mut self, in_word: impl Fn(&str, usize) -> bool) -> Self {
        if let Some((text, map)) = respell::respell(&self.text, in_word) {
            self.text = Cow::Owned(text);
            self.respelled = Some(map);
        }
        self
    }

    /// Whether the text is the source.
    pub(crate) fn is_unchanged(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Where a span of the text stands in the source.
    pub(crate) fn source(&self, span: Span) -> Span {
        if self.is_unchanged() {
            return span;
        }
        let span = self.respelled.as_ref().map_or(span, |map| map.source(span));
        self.map.source(span)
    }

    /// Whether a span of the text was misspelt in the source.
    pub(crate) fn was_misspelt(&self, span: Span) -> bool {
        self.respelled.as_ref().is_some_and(|map| map.touches(span))
    }
}

/// Normalises `text`; borrows it when there is nothing to do, which one quick pass finds out.
pub(crate) fn normalize(text: &str) -> Normalized<'_> {
    let Some(first) = first_unsettled(text) else { return Normalized::unchanged(text) };
    // A settled character may still take a mark that follows it.
    let start = text[..first].char_indices().next_back().map_or(0, |(at, _)| at);
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    let mut map = OffsetMap::default();
    // No composition crosses the boundary of a grapheme cluster.
    for (at, cluster) in text[start..].grapheme_indices(true) {
        if cluster.chars().all(is_settled) {
            out.push_str(cluster);
            continue;
        }
        // A space composes with nothing, and behind it another word begins: what changes never holds one and more.
        let mut at = start + at;
        for part in cluster.split_inclusive(|c| unify(c) == ' ') {
            let space = part.chars().next_back().filter(|&c| unify(c) == ' ').map_or(0, char::len_utf8);
            let (marked, space) = part.split_at(part.len() - space);
            rewrite(marked, at, &mut out, &mut map);
            rewrite(space, at + marked.len(), &mut out, &mut map);
            at += part.len();
        }
    }
    Normalized { text: Cow::Owned(out), map, respelled: None }
}

/// Appends a cluster that begins at `start` of the source in one spelling, and notes what changed: each character by
/// itself where there are as many as before, else all from the first that differs.
fn rewrite(cluster: &str, start: usize, out: &mut String, map: &mut OffsetMap) {
    let spelled: String = cluster.nfc().map(unify).collect();
    let mut note = |out: &mut String, before: usize, from: &str, to: &str| {
        let rewritten = Span::new(out.len(), out.len() + to.len());
        if from != to {
            map.push(rewritten, Span::new(start + before, start + before + from.len()));
        }
        out.push_str(to);
    };
    if cluster.chars().count() == spelled.chars().count() {
        let mut buffers = [[0; 4]; 2];
        for ((at, from), to) in cluster.char_indices().zip(spelled.chars()) {
            let [a, b] = &mut buffers;
            note(out, at, from.encode_utf8(a), to.encode_utf8(b));
        }
    } else {
        let same = cluster.chars().zip(spelled.chars()).take_while(|(a, b)| a == b);
        let same = same.map(|(c, _)| c.len_utf8()).sum();
        out.push_str(&cluster[..same]);
        note(out, same, &cluster[same..], &spelled[same..]);
    }
}

/// Where the first character begins that is not settled.
fn first_unsettled(text: &str) -> Option<usize> {
    /// So many bytes are looked at together, without a branch on what they are.
    const STRETCH: usize = 32;
    let bytes = text.as_bytes();
    (0..bytes.len()).step_by(STRETCH).find_map(|start| {
        let end = bytes.len().min(start + STRETCH);
        // The last byte of a text begins no character of several.
        let pairs = bytes[start..end].iter().zip(&bytes[start + 1..]);
        if !pairs.fold(false, |any, (&byte, &next)| any | may_be_unsettled(byte, next)) {
            return None;
        }
        let first = (start..end).find(|&at| text.is_char_boundary(at))?;
        let chars = text[first..].char_indices().map(|(at, c)| (first + at, c));
        chars.take_while(|&(at, _)| at < end).find(|&(_, c)| !is_settled(c)).map(|(at, _)| at)
    })
}

/// Whether a byte and the next begin a character that may not be settled: it is neither ASCII nor a syllable from U+AC00 to U+D77F.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, so that many are looked at at once")]
fn may_be_unsettled(byte: u8, next: u8) -> bool {
    let is_syllable =
        (byte == 0xeb) | (byte == 0xec) | (byte == 0xea) & (next >= 0xb0) | (byte == 0xed) & (next < 0x9e);
    (byte >= 0xc2) & !is_syllable
}

/// Whether a character stays what it is unless a mark follows. Covers nearly all Korean text; what
/// is missing here is only slower.
fn is_settled(c: char) -> bool {
    // What nearly every character is, first.
    is_syllable(c)
        || c <= '\u{9f}'
        || matches!(c,
        '\u{a1}'..='\u{2ff}'
        | 'ㄱ'..='ㆎ'
        | '\u{200b}'..='\u{200d}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{2190}'..='\u{2328}' | '\u{232b}'..='\u{2adb}' | '\u{fe0f}'
        | '\u{3001}'..='\u{3029}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff5e}'
        | '\u{1f300}'..='\u{1faff}')
}

/// The compatibility jamo of jamo that stayed alone, and a space for other spaces.
pub(crate) fn unify(c: char) -> char {
    const INITIALS: &[u8; 19] = &[
        0x31, 0x32, 0x34, 0x37, 0x38, 0x39, 0x41, 0x42, 0x43, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d,
        0x4e,
    ];
    const FINALS: &[u8; 27] = &[
        0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x41, 0x42, 0x44,
        0x45, 0x46, 0x47, 0x48, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e,
    ];
    let compatibility = |low: u32| char::from_u32(0x3100 + low).unwrap_or(c);
    let code = u32::from(c);
    match c {
        '\u{1100}'..='\u{1112}' => compatibility(INITIALS[(code - 0x1100) as usize].into()),
        '\u{1161}'..='\u{1175}' => compatibility(0x4f + (code - 0x1161)),
        '\u{11a8}'..='\u{11c2}' => compatibility(FINALS[(code - 0x11a8) as usize].into()),
        '\u{ffa1}'..='\u{ffbe}' => compatibility(0x31 + (code - 0xffa1)),
        '\u{ffc2}'..='\u{ffc7}' => compatibility(0x4f + (code - 0xffc2)),
        '\u{ffca}'..='\u{ffcf}' => compatibility(0x55 + (code - 0xffca)),
        '\u{ffd2}'..='\u{ffd7}' => compatibility(0x5b + (code - 0xffd2)),
        '\u{ffda}'..='\u{ffdc}' => compatibility(0x61 + (code - 0xffda)),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borrows_ordinary_text() {
        assert!(matches!(normalize("오늘은 good ㅋㅋ, 漢字!").text, Cow::Borrowed(_)));
    }

    #[test]
    fn composes_and_leads_back() {
        let source: String = "그 회사는 좋았다".nfd().collect();
        let normalized = normalize(&source);
        assert_eq!(normalized.text, "그 회사는 좋았다");
        let start = normalized.text.find("회사").unwrap();
        let end = start + "회사".len();
        let span = normalized.source(Span::new(start, end));
        assert_eq!(source[span.range()].nfc().collect::<String>(), "회사");
    }

    #[test]
    fn marks_on_a_space_are_behind_it() {
        // U+0344 becomes two marks.
        let normalized = normalize("가\u{3000}\u{364}\u{344}나");
        assert_eq!(normalized.text, "가 \u{364}\u{308}\u{301}나");
        let start = normalized.text.find('\u{364}').unwrap();
        assert_eq!(normalized.source(Span::new(start, normalized.text.len())), Span::new(6, 13));
    }

    #[test]
    fn every_jamo_has_one_spelling() {
        assert_eq!(normalize("ᄏᄏ ﾻ ᅲᅲ ᆫ ￜ").text, "ㅋㅋ ㅋ ㅠㅠ ㄴ ㅣ");
        assert_eq!(normalize("ᄒ").text, "ㅎ");
        assert_eq!(normalize("ᇂ").text, "ㅎ");
    }

    #[test]
    fn a_mark_joins_a_settled_letter() {
        assert_eq!(normalize("cafe\u{301}에서").text, "café에서");
    }

    #[test]
    fn the_first_unsettled_character_is_found_wherever_it_stands() {
        for c in ('\u{80}'..=char::MAX).filter(|&c| !is_settled(c)) {
            let before =
                ["", "a", "가나 다", "힣힝, 하고 있는 것을 보았다, 그 집 앞에서 abc"][u32::from(c) as usize % 4];
            let text = format!("{before}{c}");
            assert_eq!(first_unsettled(&text), Some(before.len()), "{text}");
        }
        for c in ('\0'..=char::MAX).filter(|&c| is_settled(c)) {
            assert_eq!(first_unsettled(&format!("가{c}")), None, "{c}");
        }
    }

    #[test]
    fn settled_characters_are() {
        for c in ('\0'..=char::MAX).filter(|&c| is_settled(c)) {
            assert!(c.nfc().eq([c]) && unify(c) == c, "U+{:04X}", u32::from(c));
        }
    }
}
