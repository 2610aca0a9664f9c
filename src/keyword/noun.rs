//! The noun that an eojeol begins with.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::generic;
use crate::dictionary::Aliases;
use crate::letter;
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token, Tokenizer};

/// Suffixes and bound nouns that name nothing: 사람들, 3년차, 하루쯤, 팀별.
const WASTE: [&str; 18] =
    ["들", "님", "씨", "쯤", "째", "씩", "짜리", "별", "당", "경", "여", "간", "상", "하", "차", "분", "후", "전"];

/// The noun of an eojeol and how it meets its neighbours.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Noun<'d> {
    pub(super) text: Cow<'d, str>,
    /// Bytes of the block.
    pub(super) span: Span,
    /// Which of the eojeol's tokens it consists of.
    pub(super) tokens: Range<usize>,
    /// Whether it may be a keyword without a neighbour: 읽기 and 짝 may not, 책 읽기 and 짝 프로그래밍 may.
    pub(super) alone: bool,
    /// A verb's noun: it ends a phrase and begins none.
    pub(super) gerund: bool,
    /// Followed by 하다 or 되다: rather a verb.
    pub(super) verbal: bool,
    pub(super) latin: bool,
    /// A person's name or title with 님 or 씨 behind it.
    pub(super) honorific: bool,
    /// Somebody's name, as the dictionary says.
    pub(super) person: bool,
    /// It begins the eojeol.
    pub(super) leads: bool,
    /// It ends the eojeol, and no punctuation follows.
    pub(super) ends: bool,
}

/// Whether an eojeol is an address, a date or the like: a place or a number rather than a topic.
pub(super) fn is_address(eojeol: &[Token<'_>]) -> bool {
    let topic = |pattern| {
        matches!(pattern, Pattern::Term | Pattern::Hashtag | Pattern::Emoji | Pattern::Emoticon | Pattern::Jamo)
    };
    eojeol.iter().any(|token| token.pattern().is_some_and(|pattern| !topic(pattern)))
}

/// Whether an eojeol calls the one before a person.
pub(super) fn is_honorific(eojeol: &[Token<'_>]) -> bool {
    eojeol.first().is_some_and(|token| matches!(token.surface(), "님" | "씨" | "님들" | "선생님" | "형" | "누나"))
}

/// Whether a tag may stand in a noun; some only inside.
fn is_nominal(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Nng
            | Tag::Nnp
            | Tag::Nnb
            | Tag::Nnbc
            | Tag::Nr
            | Tag::Sl
            | Tag::Sh
            | Tag::Sn
            | Tag::Xpn
            | Tag::Xsn
            | Tag::Xr
            | Tag::Unknown
    )
}

/// Counters, numerals, bare numbers and nouns that say nothing carry no topic at the edge of a noun.
fn is_waste(token: &Token<'_>) -> bool {
    match token.tag() {
        Tag::Nnb | Tag::Nnbc | Tag::Nr | Tag::Sn => true,
        Tag::Xsn => WASTE.contains(&token.surface()),
        Tag::Nng => token.surface().chars().nth(1).is_some() && generic::says_nothing(token.surface()),
        _ => false,
    }
}

impl<'d> Noun<'d> {
    /// The noun of an eojeol of `text`; `None` for a verb, an adverb, a number.
    pub(super) fn new(tokenizer: &Tokenizer, text: &'d str, eojeol: &[Token<'d>]) -> Option<Self> {
        let first = eojeol.iter().position(|token| !token.tag().is_symbol())?;
        if let Some(noun) = Self::of_predicate(text, eojeol, first) {
            return Some(noun);
        }
        let mut last = first;
        while last < eojeol.len() && is_nominal(eojeol[last].tag()) {
            last += 1;
            if eojeol[last - 1].tags().len() > 1 {
                break; // a particle is fused to it
            }
        }
        let run = &eojeol[first..last];
        let next = eojeol.get(last).map(Token::tag);
        let lead = run.iter().take_while(|token| is_waste(token)).count();
        // The one behind the lead is none.
        let others = run.get(lead + 1..).unwrap_or_default();
        let tail = others.iter().rev().take_while(|token| is_waste(token)).count();
        let tokens = first + lead..last - tail;
        let core = &eojeol[tokens.clone()];
        let (head, end) = (core.first()?, core.last()?);

        let span = Span::new(head.span().start, end.span().end);
        let fused = core.iter().any(|token| token.tags().len() > 1);
        let text = if fused { unfused(tokenizer, core)? } else { composed(span.slice(text)?) };
        let text = trimmed(text, end);
        // 개인적 and 성공적 describe, they name nothing; 12km is a quantity; 깨끗(하다) is an adjective.
        let describes = end.tag() == Tag::Xsn && end.surface() == "적";
        let quantity = lead > 0 && matches!(core, [unit] if unit.tag() == Tag::Sl);
        let root = core.iter().all(|token| token.tag() == Tag::Xr) && next != Some(Tag::Xsn);
        if describes || quantity || root {
            return None;
        }
        let latin = core.iter().all(|token| matches!(token.tag(), Tag::Sl | Tag::Sn | Tag::Sy | Tag::Sc | Tag::Sf));
        // No more are counted than two.
        let letters = text.chars().filter(|&c| letter::is_alphanumeric(c) || "+#".contains(c)).take(2).count();
        // 짝 may be a noun; 인 of 1인 is none.
        let bound = !latin && (lead > 0 || !matches!(head.tag(), Tag::Nng | Tag::Nnp));
        if letters == 0 || letters == 1 && bound {
            return None;
        }
        let punctuated = next.is_some_and(|tag| matches!(tag, Tag::Sf | Tag::Sc | Tag::Se | Tag::Ssc));
        // 도커 and 젠킨스 are names of people, too.
        let person = core.iter().all(|token| token.is_person(tokenizer));
        let person = person && Aliases::get().name(&Aliases::key(&text)).is_none();
        Some(Self {
            alone: letters > 1 && text.contains(letter::is_alphabetic),
            text,
            span,
            tokens,
            gerund: false,
            verbal: matches!(next, Some(Tag::Xsv | Tag::Xsa)),
            latin,
            honorific: run.iter().any(|token| token.tag() == Tag::Xsn && matches!(token.surface(), "님" | "씨")),
            person,
            leads: first == 0 && lead == 0,
            ends: tail == 0 && !fused && !punctuated && next.is_none_or(Tag::is_symbol),
        })
    }

    /// The noun of a verb or adjective before a particle: 꾸준함(이), 읽기(를). Without a particle it ends a sentence.
    fn of_predicate(text: &'d str, eojeol: &[Token<'d>], first: usize) -> Option<Self> {
        let own = eojeol.get(first..first + 2)?;
        let follows = eojeol.get(first + 2).map(Token::tag);
        let before_particle = follows.is_some_and(Tag::is_particle);
        let quality = matches!(own[0].tags(), [Tag::Xr | Tag::Nng]) && own[1].tags() == [Tag::Xsa, Tag::Etn];
        let gerund = matches!(own[0].tags(), [Tag::Vv]) && own[1].tags() == [Tag::Etn] && own[1].surface() == "기";
        if !(quality && before_particle || gerund && (before_particle || follows.is_none())) {
            return None;
        }
        let span = Span::new(own[0].span().start, own[1].span().end);
        Some(Self {
            text: composed(span.slice(text)?),
            span,
            tokens: first..first + if gerund { 2 } else { 1 },
            alone: quality,
            gerund,
            verbal: false,
            latin: false,
            honorific: false,
            person: false,
            leads: first == 0,
            ends: follows.is_none(),
        })
    }
}

/// The text of nouns of which the last has a particle fused to it: 점수를. `None` for a verb.
fn unfused<'d>(tokenizer: &Tokenizer, core: &[Token<'d>]) -> Option<Cow<'d, str>> {
    let mut text = String::new();
    for token in core {
        let lemma = token.lemma(tokenizer);
        if lemma.is_predicate() {
            return None; // 정진하였
        }
        text.push_str(lemma.stem());
    }
    Some(text.into())
}

/// A text in composed letters.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| letter::is_syllable(c) || c.is_ascii()) || is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

/// Without the sign of a hashtag and the 들 of a plural that the dictionary does not know as one: 크루들.
fn trimmed<'d>(text: Cow<'d, str>, last: &Token<'_>) -> Cow<'d, str> {
    let plural = last.is_unknown() && text.ends_with('들') && text.chars().count() > 2;
    if !plural && !text.starts_with('#') {
        return text;
    }
    let trim = |text: &str| {
        let text = text.trim_start_matches('#');
        if plural { text.strip_suffix('들').unwrap_or(text).len() } else { text.len() }
    };
    match text {
        Cow::Borrowed(text) => {
            let start = text.len() - text.trim_start_matches('#').len();
            Cow::Borrowed(&text[start..start + trim(text)])
        }
        Cow::Owned(text) => {
            let start = text.len() - text.trim_start_matches('#').len();
            Cow::Owned(text[start..start + trim(&text)].to_owned())
        }
    }
}
