//! Verbs and adjectives in their dictionary form, with their negation.

use foldhash::HashMap;

use super::background::Known;
use super::candidate::{Candidate, Occurrence};
use super::options::Options;
use super::unit::Lines;
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Token, Tokenizer};

/// How many tokens the negating verb may stand behind: 쉽 + 지 + 는 + 않.
const NEGATION: usize = 3;

/// A verb or adjective where it stands.
struct Predicate {
    /// Its dictionary form: 성장하다, 쉽지 않다.
    lemma: String,
    span: Span,
}

/// The verbs and adjectives of a post, in the order of their first occurrence.
pub(super) fn candidates(analysis: &Analysis<'_>, options: &Options) -> Vec<Candidate> {
    let mut index: HashMap<String, usize> = HashMap::default();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut known = Known::default();
    let (mut count, mut line_number) = (0, 0);
    for (number, passage) in analysis.passages().iter().enumerate() {
        let mut sentence = 0;
        let sentences = passage.sentences();
        for line in Lines::new(passage) {
            for at in 0..line.len() {
                let Some(predicate) = predicate(analysis.tokenizer(), line, at) else { continue };
                while sentence + 1 < sentences.len() && sentences[sentence + 1].span().start <= predicate.span.start {
                    sentence += 1;
                }
                let slot = *index.entry(predicate.lemma).or_insert_with_key(|lemma| {
                    let stopped = options.stop_words.contains(lemma);
                    let (information, _) = options.background.word(&mut known, &Aliases::key(lemma));
                    candidates.push(Candidate {
                        key: Aliases::key(lemma).into_owned(),
                        name: lemma.clone(),
                        forms: Sorted::default(),
                        units: 1,
                        information: if stopped { 0.0 } else { information },
                        alone: true,
                        occurrences: Vec::new(),
                        latin: false,
                        position: super::score::real(count),
                        is_term: false,
                        own_term: false,
                    });
                    candidates.len() - 1
                });
                let candidate = &mut candidates[slot];
                *candidate.forms.entry_of(candidate.name.as_str()) += 1;
                candidate.occurrences.push(Occurrence {
                    span: passage.block().source(predicate.span),
                    passage: number,
                    sentence,
                    weight: 1.0,
                    heading: passage.block().is_heading(),
                    verbal: false,
                    line: line_number,
                    honorific: false,
                    person: false,
                    first: count,
                    units: 1,
                    half: false,
                });
                count += 1;
            }
            line_number += 1;
        }
    }
    for candidate in &mut candidates {
        candidate.position /= super::score::real(count);
    }
    candidates
}

/// The predicate whose stem is a token of a line.
fn predicate(tokenizer: &Tokenizer, line: &[Token<'_>], at: usize) -> Option<Predicate> {
    let token = &line[at];
    let same = |other: &&Token<'_>| other.eojeol() == token.eojeol();
    let mut first = at;
    match token.tag() {
        Tag::Vv | Tag::Va => {}
        Tag::Xsv | Tag::Xsa => {
            let noun = |other: &Token<'_>| {
                matches!(other.tags(), [Tag::Nng | Tag::Nnp | Tag::Xr | Tag::Xpn | Tag::Sl | Tag::Xsn])
            };
            first -= line[..at].iter().rev().take_while(|other| same(other) && noun(other)).count();
            if first == at {
                return None;
            }
        }
        _ => return None,
    }
    let lemma = token.lemma(tokenizer);
    if !lemma.is_predicate() {
        return None;
    }
    let mut stem: String = line[first..at].iter().map(|token| token.lemma(tokenizer).stem().to_owned()).collect();
    stem.push_str(lemma.stem());
    let span = Span::new(line[first].span().start, token.span().end);
    let lemma = match negation(tokenizer, line, first, at) {
        Some(negation) => format!("{stem}지 {negation}"),
        None => format!("{stem}다"),
    };
    Some(Predicate { lemma, span })
}

/// The negation of the predicate of the tokens `first..=at`: 안 and 못 before it, -지 않다 and -지 못하다 behind.
fn negation(tokenizer: &Tokenizer, line: &[Token<'_>], first: usize, at: usize) -> Option<&'static str> {
    let before = first.checked_sub(1).map(|before| &line[before]).filter(|token| token.tag() == Tag::Mag);
    match before.map(Token::surface) {
        Some("안") => return Some("않다"),
        Some("못") => return Some("못하다"),
        _ => {}
    }
    let behind = &line[at + 1..line.len().min(at + 1 + NEGATION)];
    let ending = behind.first()?;
    if !ending.tags().iter().all(|tag| tag.is_ending() || tag.is_particle())
        || !ending.surface().starts_with(['지', '질', '진'])
    {
        return None;
    }
    behind[1..].iter().find_map(|token| {
        let lemma = token.lemma(tokenizer);
        ["않다", "못하다", "말다"].into_iter().find(|negation| lemma == **negation)
    })
}
