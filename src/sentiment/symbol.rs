//! What a morpheme counts as, whatever its spelling: a number that lexicon, idioms and model look up.

use crate::tag::Tag;

/// A hash of a morpheme's group and dictionary form.
pub(super) type Symbol = u64;

/// The same in half the space, for data that is stored.
pub(super) type Word = u32;

/// What tags have in common for matching. The analyser's finer distinctions (NNG or XR, VV or VX) vary with the
/// neighbours of a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Group {
    Nominal,
    Predicate,
    Modifier,
    Ending,
    Particle,
    Number,
    Sign,
}

impl Group {
    pub(super) const fn of(tag: Tag) -> Self {
        match tag {
            Tag::Vv | Tag::Va | Tag::Vx | Tag::Vcp | Tag::Vcn | Tag::Xsv | Tag::Xsa => Self::Predicate,
            Tag::Mm | Tag::Mag | Tag::Maj | Tag::Ic => Self::Modifier,
            Tag::Ep | Tag::Ef | Tag::Ec | Tag::Etn | Tag::Etm => Self::Ending,
            Tag::Sn => Self::Number,
            _ if tag.is_particle() => Self::Particle,
            _ if tag.is_symbol() => Self::Sign,
            _ => Self::Nominal,
        }
    }

    const fn code(self) -> u8 {
        match self {
            Self::Nominal => b'N',
            Self::Predicate => b'P',
            Self::Modifier => b'A',
            Self::Ending => b'E',
            Self::Particle => b'J',
            Self::Number => b'#',
            Self::Sign => b'S',
        }
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn feed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// The symbol of a sign that is empty: what stands before and behind a sentence.
pub(super) const EDGE: Symbol = (OFFSET ^ Group::Sign.code() as u64).wrapping_mul(PRIME);

/// The symbol of a name of ASCII letters, as [`symbol`] has it for nouns; known when the crate is compiled.
pub(super) const fn name(text: &str) -> Symbol {
    let bytes = text.as_bytes();
    let mut hash = (OFFSET ^ Group::Nominal.code() as u64).wrapping_mul(PRIME);
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

/// The symbol of a form, without the 다 of predicates, in a group (FNV-1a).
pub(super) fn symbol(group: Group, form: &str) -> Symbol {
    let start = feed(OFFSET, &[group.code()]);
    match group {
        Group::Ending => feed(start, canonical(form).as_bytes()),
        Group::Number => start,
        Group::Nominal if form.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            form.bytes().fold(start, |hash, byte| feed(hash, &[byte.to_ascii_lowercase()]))
        }
        Group::Sign => feed(start, short(form).as_bytes()),
        _ => feed(start, form.as_bytes()),
    }
}

/// The symbol under which lexicon and idioms have a morpheme: nouns and adverbs are not told apart, as 정말 and 완전 are
/// either.
pub(super) fn word(group: Group, form: &str) -> Word {
    word_of(group, symbol(group, form), form)
}

/// The same of a morpheme whose symbol is known.
#[allow(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
pub(super) fn word_of(group: Group, own: Symbol, form: &str) -> Word {
    (join(1, if group == Group::Modifier { symbol(Group::Nominal, form) } else { own }) >> 32) as Word
}

/// A symbol of several.
pub(super) const fn join(first: Symbol, second: Symbol) -> Symbol {
    // The finaliser of SplitMix64 keeps a pair apart from its reverse.
    let mut mixed = first.rotate_left(23) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// An ending without its vowel harmony: 았 and 었, 은 and ㄴ, 으면 and 면 are the same.
pub(super) fn canonical(form: &str) -> &str {
    // What all that follows begins with: most endings do not.
    let may_vary = |c| {
        matches!(c, '었' | '였' | '았' | '어' | '여' | '은' | '을' | '음' | 'ㄴ' | '습' | '는' | '에' | '예' | '으')
    };
    if !form.starts_with(may_vary) {
        return form;
    }
    match form {
        "었" | "였" | "았었" | "었었" => "았",
        "어" | "여" => "아",
        "은" => "ㄴ",
        "을" => "ㄹ",
        "음" => "ㅁ",
        "은데" | "ㄴ데" => "는데",
        "은지" | "ㄴ지" => "는지",
        "은가" | "ㄴ가" => "는가",
        "을까" => "ㄹ까",
        "을지" => "ㄹ지",
        "을걸" => "ㄹ걸",
        "을게" => "ㄹ게",
        "을수록" => "ㄹ수록",
        "습니다" => "ㅂ니다",
        "는다" => "ㄴ다",
        "는다고" => "ㄴ다고",
        "어서" | "여서" => "아서",
        "어도" | "여도" => "아도",
        "어야" | "여야" => "아야",
        "어요" | "여요" | "에요" | "예요" => "아요",
        "어야지" | "여야지" => "아야지",
        "었더니" => "았더니",
        _ => form.strip_prefix('으').filter(|rest| !rest.is_empty()).unwrap_or(form),
    }
}

/// A sign without its repetitions: ㅋㅋㅋㅋ is ㅋㅋ, !!! is !!.
fn short(form: &str) -> &str {
    let Some(first) = form.chars().next() else { return form };
    if form.chars().all(|c| c == first) { &form[..form.len().min(2 * first.len_utf8())] } else { form }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_morpheme_are_one_symbol() {
        assert_eq!(symbol(Group::Ending, "었"), symbol(Group::Ending, "았"));
        assert_eq!(symbol(Group::Ending, "으면"), symbol(Group::Ending, "면"));
        assert_eq!(symbol(Group::Nominal, "React"), symbol(Group::Nominal, "react"));
        assert_eq!(symbol(Group::Sign, "ㅋㅋㅋㅋ"), symbol(Group::Sign, "ㅋㅋ"));
        assert_eq!(symbol(Group::Sign, ""), EDGE);
        assert_ne!(symbol(Group::Nominal, "안"), symbol(Group::Modifier, "안"));
        assert_eq!(symbol(Group::Nominal, "final level, role"), name("final level, role"));
        let (a, b) = (symbol(Group::Nominal, "가"), symbol(Group::Nominal, "나"));
        assert_ne!(join(a, b), join(b, a));
    }
}
