//! What may be a keyword: the noun at the start of each eojeol, and runs of such nouns.

use std::collections::{BTreeMap, HashMap};

use crate::dictionary::Aliases;
use crate::document::{Block, Channel, Document};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Pattern, Token, Tokenizer};

/// The longest phrase, in units.
const MAX_UNITS: usize = 3;
/// The longest phrase of Latin units (AI Finance Trading Platform).
const MAX_LATIN_UNITS: usize = 4;

/// The noun of an eojeol.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, Debug)]
pub(super) struct Unit {
    text: String,
    /// Bytes of the source.
    span: Span,
    /// Number of its line in the document.
    line: usize,
    heading: bool,
    /// Followed by 하다 or 되다: rather a verb.
    verbal: bool,
    latin: bool,
    /// A person's name or title with 님 or 씨 behind it.
    honorific: bool,
    /// How common the dictionary thinks its words are: the lowest cost among them.
    cost: i32,
    /// Whether the next unit continues the phrase: no particle between, same line, next eojeol.
    continues: bool,
}

/// A line of a document.
struct Line<'d> {
    block: &'d Block,
    /// Where it begins in the block.
    start: usize,
    tokens: Vec<Token<'d>>,
}

impl<'d> Line<'d> {
    fn eojeols(&self) -> impl Iterator<Item = &[Token<'d>]> {
        self.tokens.chunk_by(|a, b| a.eojeol() == b.eojeol())
    }
}

/// The units of a document, in order.
pub(super) fn units(tokenizer: &Tokenizer, document: &Document) -> Vec<Unit> {
    let mut lines = Vec::new();
    for block in document.blocks().iter().filter(|block| block.channel() != Channel::Code) {
        let mut start = 0;
        for text in block.text().split_inclusive('\n') {
            lines.push((block, start, text));
            start += text.len();
        }
    }
    let texts: Vec<&str> = lines.iter().map(|&(.., text)| text).collect();
    let tokens = tokenizer.worker().tokenize_document(&texts);
    let lines = lines.into_iter().zip(tokens).map(|((block, start, _), tokens)| Line { block, start, tokens });
    let mut units = Vec::new();
    for (number, line) in lines.enumerate() {
        line_units(tokenizer, &line, number, &mut units);
    }
    units
}

fn line_units(tokenizer: &Tokenizer, line: &Line<'_>, number: usize, units: &mut Vec<Unit>) {
    let mut open = false; // whether the eojeol before ends in a unit
    for eojeol in line.eojeols() {
        let address = eojeol.iter().any(|token| token.pattern().is_some_and(is_address));
        let Some(noun) = noun(tokenizer, eojeol).filter(|_| !address) else {
            open = false;
            continue;
        };
        if let Some(previous) = units.last_mut().filter(|_| open && noun.leads) {
            previous.continues = true;
        }
        open = noun.ends;
        let span = Span::new(line.start + noun.span.start, line.start + noun.span.end);
        let (span, heading) = (line.block.source(span), line.block.is_heading());
        units.push(Unit { span, line: number, heading, ..noun.unit });
    }
}

/// Whether a pattern names a place or a number rather than a topic.
fn is_address(pattern: Pattern) -> bool {
    !matches!(pattern, Pattern::Term | Pattern::Hashtag | Pattern::Emoji | Pattern::Emoticon | Pattern::Jamo)
}

/// The unit of an eojeol and how it meets its neighbours.
struct Noun {
    unit: Unit,
    span: Span,
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

fn noun(tokenizer: &Tokenizer, eojeol: &[Token<'_>]) -> Option<Noun> {
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
    let unknown = core.iter().any(Token::is_unknown);
    let cost = core.iter().map(|token| tokenizer.word_cost(token)).min().filter(|_| !unknown);
    let clean_end = tail == 0 && next.is_none_or(Tag::is_symbol) && !fused;
    let punctuated = next.is_some_and(|tag| matches!(tag, Tag::Sf | Tag::Sc | Tag::Se | Tag::Ssc));
    Some(Noun {
        unit: Unit {
            text,
            span: head.span(),
            line: 0,
            heading: false,
            verbal: matches!(next, Some(Tag::Xsv | Tag::Xsa)),
            latin,
            honorific,
            cost: cost.unwrap_or(i32::MAX),
            continues: false,
        },
        span: Span::new(head.span().start, end.span().end),
        leads: first == 0 && lead == 0,
        ends: clean_end && !punctuated,
    })
}

/// A candidate with all its occurrences.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The words, as they stand where it occurs first.
    pub(super) words: Vec<String>,
    /// All ways in which it is written, and how often.
    pub(super) forms: BTreeMap<String, usize>,
    pub(super) spans: Vec<Span>,
    /// Occurrences that are followed by 하다 or 되다.
    pub(super) verbal: usize,
    pub(super) headings: usize,
    pub(super) lines: usize,
    pub(super) honorific: usize,
    pub(super) latin: bool,
    /// The cost of each word.
    pub(super) costs: Vec<i32>,
}

/// All candidates of one to three units, in the order of their first occurrence.
pub(super) fn collect(units: &[Unit]) -> Vec<Candidate> {
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut last_line: Vec<usize> = Vec::new();
    let aliases = Aliases::get();
    for start in 0..units.len() {
        for end in start + 1..=units.len().min(start + MAX_LATIN_UNITS) {
            let run = &units[start..end];
            let too_long = run.len() > MAX_UNITS && !run.iter().all(|unit| unit.latin);
            if too_long || end > start + 1 && !units[end - 2].continues {
                break;
            }
            let last = &run[run.len() - 1];
            // 사이드 프로젝트 and 사이드프로젝트, React and react are the same; so are React and 리액트.
            let key = Aliases::key(&run.iter().map(|unit| unit.text.as_str()).collect::<String>());
            let key = aliases.name(&key).map_or(key, Aliases::key);
            let slot = *index.entry(key).or_insert_with(|| {
                candidates.push(Candidate {
                    words: run.iter().map(|unit| unit.text.clone()).collect(),
                    forms: BTreeMap::new(),
                    spans: Vec::new(),
                    verbal: 0,
                    headings: 0,
                    lines: 0,
                    honorific: 0,
                    latin: run.iter().all(|unit| unit.latin),
                    costs: run.iter().map(|unit| unit.cost).collect(),
                });
                last_line.push(usize::MAX);
                candidates.len() - 1
            });
            let candidate = &mut candidates[slot];
            let form: Vec<&str> = run.iter().map(|unit| unit.text.as_str()).collect();
            *candidate.forms.entry(form.join(" ")).or_default() += 1;
            candidate.spans.push(Span::new(run[0].span.start, last.span.end));
            candidate.verbal += usize::from(last.verbal);
            candidate.headings += usize::from(last.heading);
            candidate.honorific += usize::from(last.honorific);
            if last_line[slot] != last.line {
                last_line[slot] = last.line;
                candidate.lines += 1;
            }
        }
    }
    candidates
}
