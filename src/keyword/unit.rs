//! The nouns that eojeols begin with.

use std::borrow::Cow;

use crate::analysis::{Analysis, Passage};
use crate::document::Channel;
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token, Tokenizer};

/// What a line counts that is a list of links, a picture's description or has no Korean: it was hardly written to be read.
const ASIDE: f64 = 0.3;

/// The noun of an eojeol.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Debug)]
pub(super) struct Unit<'d> {
    pub(super) text: Cow<'d, str>,
    /// Bytes of the source.
    pub(super) span: Span,
    /// The number of its passage, of its sentence there, and of its line in the post.
    pub(super) passage: usize,
    pub(super) sentence: usize,
    pub(super) line: usize,
    /// How much its line counts, up to 1.
    pub(super) weight: f64,
    pub(super) heading: bool,
    /// Followed by 하다 or 되다: rather a verb.
    pub(super) verbal: bool,
    pub(super) latin: bool,
    /// A person's name or title with 님 or 씨 behind it.
    pub(super) honorific: bool,
    /// Whether the next unit continues the phrase: no particle between, same line, next eojeol.
    pub(super) continues: bool,
}

/// The units of a post, in order.
pub(super) fn units<'d>(analysis: &Analysis<'d>) -> Vec<Unit<'d>> {
    let mut units = Vec::new();
    let mut lines = 0;
    for (number, passage) in analysis.passages().iter().enumerate() {
        let mut sentence = 0;
        for line in Lines::new(passage) {
            let mut open = false; // whether the eojeol before ends in a unit
            let weight = line_weight(passage, line);
            for eojeol in line.chunk_by(|a, b| a.eojeol() == b.eojeol()) {
                let address = eojeol.iter().any(|token| token.pattern().is_some_and(is_address));
                let Some(noun) = noun(analysis.tokenizer(), eojeol).filter(|_| !address) else {
                    open = false;
                    continue;
                };
                if let Some(previous) = units.last_mut().filter(|_| open && noun.leads) {
                    let previous: &mut Unit<'_> = previous;
                    previous.continues = true;
                }
                open = noun.ends;
                let sentences = passage.sentences();
                while sentence + 1 < sentences.len() && sentences[sentence + 1].span().start <= noun.span.start {
                    sentence += 1;
                }
                units.push(Unit {
                    span: passage.block().source(noun.span),
                    passage: number,
                    sentence,
                    line: lines,
                    weight,
                    heading: passage.block().is_heading(),
                    text: noun.text,
                    verbal: noun.verbal,
                    latin: noun.latin,
                    honorific: noun.honorific,
                    continues: false,
                });
            }
            lines += 1;
        }
    }
    units
}

/// The tokens of a passage, line by line.
struct Lines<'p, 'd> {
    text: &'d str,
    tokens: &'p [Token<'d>],
}

impl<'p, 'd> Lines<'p, 'd> {
    fn new(passage: &'p Passage<'d>) -> Self {
        Self { text: passage.block().text(), tokens: passage.tokens() }
    }
}

impl<'p, 'd> Iterator for Lines<'p, 'd> {
    type Item = &'p [Token<'d>];

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.tokens.first()?.span().start;
        let end = self.text[first..].find('\n').map_or(self.text.len(), |length| first + length);
        let (line, rest) = self.tokens.split_at(self.tokens.partition_point(|token| token.span().start < end).max(1));
        self.tokens = rest;
        Some(line)
    }
}

fn line_weight(passage: &Passage<'_>, line: &[Token<'_>]) -> f64 {
    match passage.block().channel() {
        Channel::LinkText | Channel::ImageAlt => ASIDE,
        Channel::Heading => 1.0,
        _ => {
            let korean = |token: &Token<'_>| token.surface().contains(|c: char| ('가'..='힣').contains(&c));
            if line.iter().any(korean) { 1.0 } else { ASIDE }
        }
    }
}

/// Whether a pattern names a place or a number rather than a topic.
fn is_address(pattern: Pattern) -> bool {
    !matches!(pattern, Pattern::Term | Pattern::Hashtag | Pattern::Emoji | Pattern::Emoticon | Pattern::Jamo)
}

/// The unit of an eojeol and how it meets its neighbours.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
struct Noun<'d> {
    text: Cow<'d, str>,
    /// Bytes of the block.
    span: Span,
    verbal: bool,
    latin: bool,
    honorific: bool,
    /// It begins the eojeol.
    leads: bool,
    /// It ends the eojeol.
    ends: bool,
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

/// Counters, numerals and bare numbers carry no topic at the edge of a noun.
fn is_edge_waste(token: &Token<'_>) -> bool {
    matches!(token.tag(), Tag::Nnb | Tag::Nnbc | Tag::Nr | Tag::Sn)
        || token.tag() == Tag::Xsn && matches!(token.surface(), "들" | "님" | "씨" | "쯤" | "째" | "씩" | "짜리" | "별")
}

fn noun<'d>(tokenizer: &Tokenizer, eojeol: &[Token<'d>]) -> Option<Noun<'d>> {
    let first = eojeol.iter().position(|token| !token.tag().is_symbol())?;
    let mut last = first;
    while last < eojeol.len() && is_nominal(eojeol[last].tag()) {
        last += 1;
        if eojeol[last - 1].tags().len() > 1 {
            break; // a particle is fused to it
        }
    }
    let run = &eojeol[first..last];
    let next = eojeol.get(last).map(Token::tag);
    let honorific = run.iter().any(|t| t.tag() == Tag::Xsn && matches!(t.surface(), "님" | "씨"));

    let lead = run.iter().take_while(|token| is_edge_waste(token)).count();
    let tail = run[lead..].iter().rev().take_while(|token| is_edge_waste(token)).count();
    let core = &run[lead..run.len() - tail];
    let (head, end) = (core.first()?, core.last()?);

    // A fused last token (점수를) counts with its noun only.
    let mut text = String::new();
    let mut fused = false;
    for token in core {
        if token.tags().len() > 1 {
            let lemma = token.lemma(tokenizer);
            if lemma.is_predicate() {
                return None; // 정진하였
            }
            text.push_str(lemma.stem());
            fused = true;
        } else {
            text.push_str(token.surface().trim_start_matches('#'));
        }
    }
    // 개인적 and 성공적 describe, they name nothing.
    if end.tag() == Tag::Xsn && end.surface() == "적" {
        return None;
    }
    // 12km is a quantity.
    if lead > 0 && matches!(core, [unit] if unit.tag() == Tag::Sl) {
        return None;
    }
    let latin = core.iter().all(|token| matches!(token.tag(), Tag::Sl | Tag::Sn | Tag::Sy | Tag::Sc | Tag::Sf));
    let letters = text.chars().filter(|&c| c.is_alphanumeric() || "+#".contains(c)).count();
    if letters < 2 || core.iter().all(|token| token.tag() == Tag::Xr) && next != Some(Tag::Xsn) {
        return None; // 깨끗(하다) is an adjective
    }
    let clean_end = tail == 0 && next.is_none_or(Tag::is_symbol) && !fused;
    let punctuated = next.is_some_and(|tag| matches!(tag, Tag::Sf | Tag::Sc | Tag::Se | Tag::Ssc));
    Some(Noun {
        text: Cow::Owned(text),
        span: Span::new(head.span().start, end.span().end),
        verbal: matches!(next, Some(Tag::Xsv | Tag::Xsa)),
        latin,
        honorific,
        leads: first == 0 && lead == 0,
        ends: clean_end && !punctuated,
    })
}
