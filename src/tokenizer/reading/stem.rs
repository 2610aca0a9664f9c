//! Which verb a stem belongs to: 걸(었다) is 걷다 or 걸다, 사(는) is 살다 or 사다, 깨달(은) is always 깨닫다.
//!
//! mecab-ko-dic lists such stems twice, as written and as what they stand for, at the same cost; MeCab takes
//! the first. Which of the two is possible follows from the ending: ㄹ falls before ㄴ, ㅅ, ㅂ and 오 only, ㅅ and ㄷ
//! change before vowels only, and 으 never follows ㄹ. Where both are, the nouns before decide, and else the commoner
//! verb. `dict/stems.tsv` says which is which.

use std::collections::{HashMap, HashSet};

use super::super::{Token, Tokenizer};
use super::find;
use crate::dictionary::{Dictionary, WordRef};

const TABLE: &str = include_str!("../../../dict/stems.tsv");

/// How many words back a noun counts as nearby.
const NEARBY: usize = 4;

/// The stems of a dictionary that are listed twice.
pub(crate) struct Stems {
    twins: HashMap<&'static str, Vec<Twin>>,
    /// The written words of all twins. Words that differ only in surface are one, so these are few, and looking
    /// here first spares most tokens the search by surface. In order.
    written: Vec<WordRef>,
    /// A bit for the last digits of each of them.
    suspects: [u64; SUSPECTS as usize],
}

/// 64-bit numbers for a quick test.
const SUSPECTS: u32 = 64;

struct Twin {
    /// The word as written, and as what it stands for.
    written: WordRef,
    meant: WordRef,
    when: When,
    nouns: Nouns,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    Sonorant,
    Vowel,
}

enum Nouns {
    Any,
    With(HashSet<&'static str>),
    Without(HashSet<&'static str>),
}

impl Default for Stems {
    fn default() -> Self {
        Self { twins: HashMap::new(), written: Vec::new(), suspects: [0; SUSPECTS as usize] }
    }
}

impl Stems {
    /// The stems that the dictionary has; none if it is not ko-dic.
    pub(crate) fn new(dictionary: &Dictionary) -> Self {
        let mut stems = Self::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[surface, tag, stem, when, nouns] = fields.as_slice() else { continue };
            let meant = format!("{stem}/{tag}/*");
            let written = find(&dictionary.system, surface, tag, "*");
            let Some((written, meant)) = written.zip(find(&dictionary.system, surface, tag, &meant)) else {
                continue;
            };
            let when = match when {
                "sonorant" => When::Sonorant,
                "vowel" => When::Vowel,
                _ => When::Always,
            };
            let listed = |list: &'static str| list.split(',').collect();
            let nouns = match nouns.split_at_checked(1) {
                Some(("+", list)) => Nouns::With(listed(list)),
                Some(("-", list)) => Nouns::Without(listed(list)),
                _ => Nouns::Any,
            };
            stems.written.push(written);
            stems.twins.entry(surface).or_default().push(Twin { written, meant, when, nouns });
        }
        stems.written.sort_unstable();
        stems.written.dedup();
        for word in &stems.written {
            let id = word.to_bits();
            stems.suspects[(id / 64 % SUSPECTS) as usize] |= 1 << (id % 64);
        }
        stems
    }

    /// Whether a word is one of two that are written alike.
    pub(super) fn has(&self, word: WordRef) -> bool {
        // They lie far apart, and nearly all words asked for are none of them.
        let id = word.to_bits();
        self.suspects[(id / 64 % SUSPECTS) as usize] >> (id % 64) & 1 != 0 && self.written.binary_search(&word).is_ok()
    }

    /// The stem that is meant by a written one.
    pub(super) fn meant(&self, tokenizer: &Tokenizer, tokens: &[Token<'_>], at: usize) -> Option<WordRef> {
        let token = tokens[at];
        let twins = self.twins.get(&*token.form(tokenizer))?;
        let next = tokens.get(at + 1).filter(|next| next.span().start == token.span().end);
        let next = next.and_then(|next| next.form(tokenizer).chars().next());
        let before = &tokens[at.saturating_sub(NEARBY)..at];
        let nearby = |nouns: &HashSet<&str>| {
            before.iter().any(|token| token.tag().is_noun() && nouns.contains(&*token.form(tokenizer)))
        };
        let twin = twins.iter().find(|twin| twin.written == token.word() && twin.fits(next, nearby))?;
        Some(twin.meant)
    }
}

impl Twin {
    /// Whether the twin is meant before an ending that begins with `next`.
    fn fits(&self, next: Option<char>, nearby: impl Fn(&HashSet<&str>) -> bool) -> bool {
        let possible = match self.when {
            When::Always => true,
            When::Sonorant => next.is_some_and(|c| matches!(initial(c), Some('ㄴ' | 'ㅅ' | 'ㅂ')) || c == '오'),
            When::Vowel => next.is_some_and(|c| initial(c) == Some('ㅇ')),
        };
        let certain = self.when == When::Vowel && next.is_some_and(|c| "으은을음읍".contains(c));
        possible
            && (certain
                || match &self.nouns {
                    Nouns::Any => true,
                    Nouns::With(nouns) => nearby(nouns),
                    Nouns::Without(nouns) => !nearby(nouns),
                })
    }
}

/// The first consonant of a syllable.
fn initial(c: char) -> Option<char> {
    const INITIALS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ',
        'ㅎ',
    ];
    let index = u32::from(c).checked_sub(0xac00)? / 588;
    INITIALS.get(index as usize).copied()
}
