//! What a word ends in.
//!
//! The dictionary's EF is of little help: it was counted on sentences with full stops, so 다 without one is often EC. What
//! tells a final ending from others is its form and the morpheme before it: 다 after a tense or an adjective is final, after
//! the stem of a verb it is short for 다가.

use super::item::is_hangul;
use super::table;
use crate::tag::Tag;

/// How a word ends, from what ends a sentence to what does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// 합쇼체, 해요체: 했습니다, 했어요.
    Polite,
    /// 해라체: 했다, 한다, 좋다, 이다.
    Plain,
    /// Forms of 해체 and 해라체 that cannot be connective: 했어, 하잖아, 거야.
    Familiar,
    /// 음슴체 after a tense: 했음.
    Noted,
    /// 음슴체 that may also be a noun: 함, 됨; 듯, 것.
    Nominal,
    /// Final where something says so: 해, 하지, 하자, 하네, 하나.
    Likely,
    /// A clause goes on.
    Connective,
    /// A noun comes: 하는, 할, 한, 이런.
    Adnominal,
    /// A noun, a number, a foreign word.
    Noun,
    /// A particle.
    Particle,
    /// An adverb, a conjunction, an interjection.
    Adverb,
    /// Nothing known.
    Other,
}

impl Ending {
    /// Whether it ends a sentence without any sign.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Polite | Self::Plain | Self::Familiar | Self::Noted)
    }

    /// Whether it ends a sentence before a wave, an ellipsis or a face.
    pub(super) fn may_end(self) -> bool {
        self.is_final() || matches!(self, Self::Likely | Self::Nominal)
    }
}

/// A token of a word: its form in the usual spelling and its tags.
#[derive(Clone, Copy, Default)]
pub(super) struct Part<'a> {
    pub(super) form: &'a str,
    pub(super) tags: &'a [Tag],
}

impl Part<'_> {
    fn tag(&self) -> Tag {
        self.tags.first().copied().unwrap_or(Tag::Unknown)
    }

    fn last(&self) -> Tag {
        self.tags.last().copied().unwrap_or(Tag::Unknown)
    }

    fn is_predicate(&self) -> bool {
        self.tags.iter().any(|tag| tag.takes_da() || matches!(tag, Tag::Ep))
    }
}

/// The ending of a word of these tokens.
pub(super) fn ending(word: &str, parts: &[Part<'_>]) -> Ending {
    let (Some(last), Some(end)) = (parts.last(), word.chars().next_back()) else { return Ending::Other };
    if !is_hangul(end) {
        return Ending::Noun;
    }
    let before = parts.len().checked_sub(2).map(|at| &parts[at]);
    let tag = last.last();
    if table::OPENERS.contains(word) {
        return Ending::Adverb;
    }
    // A particle or ending that stands alone is a foreign name more often than a word torn in two.
    if parts.len() == 1 && last.tags.iter().all(|tag| tag.is_ending()) {
        return Ending::Likely;
    }
    let verbal = matches!(tag, Tag::Ef | Tag::Ec);
    if let Some(found) = polite(word, end, last, before) {
        return found;
    }
    if end == '다'
        && let Some(found) = plain(word, last, before)
    {
        return found;
    }
    if let Some(found) = nominal(word, end, last) {
        return found;
    }
    if (verbal || parts.iter().any(Part::is_predicate))
        && let Some(found) = familiar(word, last)
    {
        return found;
    }
    match tag {
        Tag::Ef | Tag::Ec if table::CONNECTIVE.contains(last.form) || connects(last) || asks(word) => {
            Ending::Connective
        }
        Tag::Ef | Tag::Ec => Ending::Likely,
        Tag::Etm | Tag::Mm | Tag::Jkg | Tag::Xpn => Ending::Adnominal,
        Tag::Ep => Ending::Other,
        tag if tag.is_particle() => Ending::Particle,
        Tag::Mag | Tag::Maj | Tag::Ic => Ending::Adverb,
        _ => Ending::Noun,
    }
}

/// …니다, …요 and what careless writers make of them.
fn polite(word: &str, end: char, last: &Part<'_>, before: Option<&Part<'_>>) -> Option<Ending> {
    let tag = last.last();
    if end == '다' && word.ends_with("니다") && last.form != "다" {
        return Some(Ending::Polite);
    }
    if end == '까' && (word.ends_with("습니까") || word.ends_with("ㅂ니까")) {
        return Some(Ending::Polite);
    }
    if end == '까'
        && let Some(stem) = word.strip_suffix("니까")
        && stem.chars().next_back().is_some_and(|c| last_consonant(c) == Some('ㅂ'))
    {
        return Some(Ending::Polite);
    }
    if end == '요' {
        // 저는요, 그게요: the particle after a particle or noun ends a clause, not a sentence.
        let particle = tag == Tag::Jx && last.form == "요";
        let ending = |part: &Part<'_>| matches!(part.last(), Tag::Ef | Tag::Ec | Tag::Ep);
        return match tag {
            Tag::Ef | Tag::Ec => Some(Ending::Polite),
            _ if last.is_predicate() => Some(Ending::Polite),
            _ if particle && before.is_some_and(ending) => Some(Ending::Polite),
            _ if particle => Some(Ending::Likely),
            _ => None,
        };
    }
    if end == '죠' && (matches!(tag, Tag::Ef | Tag::Ec) || word.chars().count() > 1) {
        return Some(Ending::Polite);
    }
    // 했당, 했슴다, 했어여, 되용
    let tense = || word.chars().nth_back(1).is_some_and(|c| last_consonant(c) == Some('ㅆ'));
    // 고용, 참고용 are nouns; 고여 is a verb as a whole.
    let inflected =
        matches!(tag, Tag::Ef | Tag::Ec | Tag::Ep) || last.is_predicate() || before.is_some_and(Part::is_predicate);
    let careless = inflected && !table::POLITE.contains(word) && table::POLITE.has_suffix(word);
    (matches!(end, '당' | '댜') && tense() || careless).then_some(Ending::Polite)
}

/// 다 after a tense, an adjective, a copula or ㄴ is final.
fn plain(word: &str, last: &Part<'_>, before: Option<&Part<'_>>) -> Option<Ending> {
    let tag = last.last();
    let stem = word.strip_suffix('다').and_then(|stem| stem.chars().next_back());
    if stem.and_then(last_consonant) == Some('ㅆ') {
        return Some(Ending::Plain);
    }
    let verbal = matches!(tag, Tag::Ef | Tag::Ec) || last.tags.contains(&Tag::Vcp);
    if last.form != "다" {
        let ni = stem.and_then(last_consonant) == Some('ㄴ') || last.form == "는다" || last.form == "ㄴ다";
        let stative = matches!(last.tags.first(), Some(Tag::Va | Tag::Xsa | Tag::Vcp | Tag::Vcn));
        return match () {
            () if verbal && (ni || stative) => Some(Ending::Plain),
            () if verbal => Some(Ending::Connective),
            () => None,
        };
    }
    let before = before?;
    // 가격이다 is 가격/NNG 이/JKS 다/MAG to the dictionary, 줄거리다 has no 이 at all.
    let copula = before.form == "이" || (before.last().is_noun() && stem.is_some_and(|c| last_consonant(c).is_none()));
    if !verbal {
        return copula.then_some(Ending::Plain);
    }
    let stative =
        before.tags.last().is_some_and(|tag| matches!(tag, Tag::Va | Tag::Vcp | Tag::Vcn | Tag::Xsa | Tag::Ep))
            || ["있", "없", "않", "싶", "못하", "만하", "듯하", "는", "아니"]
                .iter()
                .any(|stem| before.form.ends_with(stem));
    Some(if stative || copula { Ending::Plain } else { Ending::Connective })
}

/// Nouns that were once derived from verbs and are more often nouns than notes.
const LEXICAL: [&str; 24] = [
    "알림",
    "잠금",
    "묶음",
    "모음",
    "도움",
    "그림",
    "꿈",
    "춤",
    "잠",
    "걸음",
    "웃음",
    "울음",
    "믿음",
    "느낌",
    "모임",
    "움직임",
    "흐름",
    "쓰임",
    "가르침",
    "배움",
    "만남",
    "깨달음",
    "즐거움",
    "어려움",
];

/// 했음, 함; 한 듯, 할 것.
fn nominal(word: &str, end: char, last: &Part<'_>) -> Option<Ending> {
    let tag = last.last();
    let tense = || word.chars().nth_back(1).is_some_and(|c| last_consonant(c) == Some('ㅆ') && c != '있');
    let stem = matches!(end, '음' | '님' | '임')
        && ["같음", "싶음", "않음", "아님", "거임", "것임"].iter().any(|end| word.ends_with(end));
    if matches!(end, '음' | '슴') && tense() || (stem && tag != Tag::Nng) {
        return Some(Ending::Noted);
    }
    let derived = tag == Tag::Etn && last_consonant(end) == Some('ㅁ') && !LEXICAL.contains(&word);
    let bare = matches!(tag, Tag::Nnb | Tag::Nng) && matches!(last.form, "듯" | "것" | "중" | "예정" | "뿐");
    (derived || bare).then_some(Ending::Nominal)
}

/// 했어, 했지, 할게, 하잖아, 거야.
fn familiar(word: &str, last: &Part<'_>) -> Option<Ending> {
    let mut chars = word.chars().rev();
    let (end, before) = (chars.next()?, chars.next());
    let consonant = before.and_then(last_consonant);
    let tense = consonant == Some('ㅆ') && before != Some('있');
    let found = match end {
        // 재밌어 보여서
        '어' if tense && matches!(before, Some('밌')) => false,
        '어' | '지' | '네' | '냐' | '니' | '군' if tense => true,
        // 할게 is one word or 할/ETM 게; in 알게 게 is a connective ending.
        '게' | '께' | '래' => {
            consonant == Some('ㄹ') && !(last.last() == Tag::Ec && table::CONNECTIVE.contains(last.form))
        }
        '까' => consonant == Some('ㄹ'),
        // 하지 마
        '마' => word == "마" && last.tag() == Tag::Vx,
        _ => false,
    };
    let forbids = matches!(word, "마라" | "말자" | "말아라") && last.tag() != Tag::Nng;
    (found || forbids || table::BANMAL.has_suffix(word)).then_some(Ending::Familiar)
}

/// Whether a clause that asks goes on: 그런지, 했는지, 할지.
fn asks(word: &str) -> bool {
    let stem = word.strip_suffix('지').and_then(|stem| stem.chars().next_back());
    stem.is_some_and(|c| matches!(last_consonant(c), Some('ㄴ' | 'ㄹ')) || c == '는')
}

/// Whether a fused word (이어서, 가려고) ends in a connective ending.
fn connects(last: &Part<'_>) -> bool {
    let mut endings = table::CONNECTIVE.suffixes(last.form);
    last.tags.len() > 1 && last.form.chars().nth(1).is_some() && endings.any(|end| end != "려")
}

/// The final consonant of a syllable; `None` for one without and for what is no syllable.
pub(super) fn last_consonant(c: char) -> Option<char> {
    const FINALS: [char; 27] = [
        'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ',
        'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
    ];
    let index = matches!(c, '가'..='힣').then(|| (u32::from(c) - u32::from('가')) % 28)?;
    FINALS.get((index as usize).checked_sub(1)?).copied()
}
