//! Nouns that lost their end to a particle: 블럭체인을 is read as 블럭체 + 인 + 을, 페테랑이 as 페테 + 랑 + 이.
//!
//! Where every occurrence of a noun in a document goes on with the same syllables, and a case particle follows them that
//! cannot stand behind what they were taken for, they belong to the noun.

use std::collections::hash_map::Entry;

use foldhash::HashMap;
use smallvec::{SmallVec, smallvec};

use super::super::Token;
use crate::letter::is_syllable;
use crate::tag::Tag;

/// How many syllables a noun may have lost.
const LOST: usize = 3;
/// How many the whole noun may have.
const LONGEST: usize = 8;
/// How many what is left of it may have.
const NOUNS: std::ops::Range<usize> = 2..LONGEST;
/// How often the noun must stand.
const PLACES: usize = 2;

/// Case particles behind consonants and behind vowels.
const CASES: [&[&str]; 2] = [&["가", "를", "와", "로", "에서"], &["이", "을", "과", "으로", "에서"]];
/// Particles that case particles follow.
const STACKING: [&str; 15] =
    ["만", "까지", "부터", "뿐", "마다", "조차", "마저", "대로", "만큼", "밖에", "들", "쯤", "정도", "처럼", "같이"];
/// What nouns of verbs end in.
const VERBAL: [char; 8] = ['기', '음', '함', '됨', '임', '지', '것', '게'];

/// What follows the nouns of a document in their eojeols, as long as all of it begins alike.
#[derive(Default)]
pub(super) struct Stumps<'t>(HashMap<&'t str, SmallVec<[&'t str; 2]>>);

impl<'t> Stumps<'t> {
    /// Takes note of an eojeol of `text`.
    pub(super) fn see(&mut self, text: &'t str, eojeol: &[Token<'_>]) {
        let head = |token: &&Token<'_>| {
            matches!(token.tags(), [Tag::Nng | Tag::Nnp | Tag::Unknown | Tag::Xpn | Tag::Xsn | Tag::Nnb])
        };
        let nouns = eojeol.iter().take_while(head).count();
        let (Some(first), Some(last)) = (eojeol.first(), nouns.checked_sub(1).map(|last| &eojeol[last])) else {
            return;
        };
        if eojeol.get(nouns).is_some_and(|next| matches!(next.tag(), Tag::Xsv | Tag::Xsa)) {
            return;
        }
        let (start, end) = (first.span().start, last.span().end);
        // Every syllable has three bytes.
        let fits = |noun: &&str| NOUNS.contains(&(noun.len() / 3)) && noun.chars().all(is_syllable);
        let Some(noun) = text.get(start..end).filter(fits) else { return };
        let rest = &text[end..];
        let rest = &rest[..rest.find(|c| !is_syllable(c)).unwrap_or(rest.len())];
        match self.0.entry(noun) {
            Entry::Vacant(place) => {
                place.insert(if rest.is_empty() { smallvec![] } else { smallvec![rest] });
            }
            Entry::Occupied(mut own) => {
                let rests = own.get_mut();
                match rests.first() {
                    Some(first) if first.chars().next() == rest.chars().next() => rests.push(rest),
                    // Two that do not begin alike, now or before.
                    _ => rests.clear(),
                }
            }
        }
    }

    /// The whole nouns.
    pub(super) fn words(self) -> impl Iterator<Item = Box<[char]>> {
        self.0.into_iter().filter_map(|(noun, rests)| {
            let lost = lost(noun, &rests)?;
            Some(noun.chars().chain(lost.chars()).collect())
        })
    }
}

/// What a noun lost, of what follows it everywhere.
fn lost<'t>(noun: &str, rests: &[&'t str]) -> Option<&'t str> {
    if rests.len() < PLACES {
        return None;
    }
    let common = common_prefix(rests)?;
    let longest = LOST.min(LONGEST.saturating_sub(noun.chars().count()));
    let ends = common.char_indices().map(|(at, c)| at + c.len_utf8()).take(longest);
    ends.map(|end| &common[..end]).filter(|lost| belongs(lost, rests)).last()
}

/// Whether what follows a noun cannot be a particle: a case particle behind it says so.
fn belongs(lost: &str, rests: &[&str]) -> bool {
    let Some(end) = lost.chars().last() else { return false };
    if STACKING.contains(&lost) || VERBAL.contains(&end) || lost.starts_with(['하', '되', '시']) {
        return false;
    }
    let cases = CASES[usize::from((u32::from(end) - u32::from('가')) % 28 != 0)];
    let follows = |rest: &&str| {
        let behind = rest.strip_prefix(lost).unwrap_or_default();
        cases
            .iter()
            .any(|case| behind.strip_prefix(case).is_some_and(|more| matches!(more, "" | "는" | "도" | "만" | "의")))
    };
    rests.iter().any(follows)
}

/// What all strings begin with; `None` if nothing.
fn common_prefix<'t>(all: &[&'t str]) -> Option<&'t str> {
    let (first, others) = all.split_first()?;
    let mut end = first.len();
    for other in others {
        let same = first.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
        end = end.min(same.last().map_or(0, |((at, a), _)| at + a.len_utf8()));
    }
    (end > 0).then(|| &first[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_particle_tells_what_belongs_to_a_noun() {
        assert_eq!(lost("블럭체", &["인을", "인", "인이라는"]), Some("인"));
        assert_eq!(lost("벨기", &["에를", "에", "에에서"]), Some("에"));
        assert_eq!(lost("메소", &["드를", "드"]), Some("드"));
        // Particles and verbs are none.
        for (noun, rests) in [
            ("회사", &["에서", "에", "에는"][..]),
            ("문제", &["인가", "인"]),
            ("학교", &["까지가", "까지"]),
            ("공부", &["하기를", "하기가"]),
            ("친구", &["랑", "랑은"]),
            ("면접", &["을", "이"]),
            ("블럭체", &["인을"]),
        ] {
            assert_eq!(lost(noun, rests), None, "{noun}");
        }
    }
}
