//! Words that the dictionary lacks and tears: 우아한테크코스 is read as 우아하 + ㄴ + 테크 + 코스.
//!
//! What stands before the particles of an eojeol is one word if it was torn somewhere, has three syllables or more,
//! ends in a noun, and stands in at least two places of a document.

use std::collections::HashMap;

use crate::tag::Tag;
use crate::tokenizer::Token;

/// Nouns that an adnominal form leads to in one breath: 할때, 좋은점 are no words.
const LIGHT: [&str; 12] = ["때", "점", "것", "일", "분", "줄", "수", "데", "적", "거", "곳", "말"];
const MIN_SYLLABLES: usize = 3;
const MIN_PLACES: usize = 2;

/// What stands before particles in a document.
#[derive(Default)]
pub(super) struct Torn<'t>(HashMap<&'t str, Seen>);

#[derive(Default)]
struct Seen {
    places: usize,
    torn: bool,
}

impl<'t> Torn<'t> {
    /// Counts an eojeol of `line`.
    pub(super) fn add(&mut self, line: &'t str, eojeol: &[Token<'t>]) {
        let end = eojeol.iter().rposition(|token| !is_appended(token.tag()));
        let Some(stem) = end.map(|end| &eojeol[..=end]) else { return };
        if let Some(word) = line.get(stem[0].span().start..stem[stem.len() - 1].span().end) {
            let syllables = word.chars().count();
            let hangul = word.chars().all(|c| ('가'..='힣').contains(&c));
            if hangul && syllables >= MIN_SYLLABLES {
                let seen = self.0.entry(word).or_default();
                seen.places += 1;
                seen.torn |= is_torn(stem);
            }
        }
    }

    /// How many tokens of an eojeol are a torn word.
    pub(super) fn find(&self, line: &str, eojeol: &[Token<'_>]) -> Option<usize> {
        let start = eojeol[0].span().start;
        let is_word = |token: &Token<'_>| {
            let seen = line.get(start..token.span().end).and_then(|word| self.0.get(word));
            seen.is_some_and(|seen| seen.torn && seen.places >= MIN_PLACES)
        };
        let last = eojeol.iter().rposition(is_word);
        last.map(|last| last + 1)
    }
}

/// Particles, endings, the copula and punctuation behind a noun.
fn is_appended(tag: Tag) -> bool {
    tag.is_symbol() || tag.is_particle() || tag.is_ending() || tag == Tag::Vcp
}

fn is_torn(stem: &[Token<'_>]) -> bool {
    let (Some(first), Some(last)) = (stem.first(), stem.last()) else { return false };
    let light = stem.windows(2).any(|pair| {
        pair[0].tags().last() == Some(&Tag::Etm) && (pair[1].tag() == Tag::Nnb || LIGHT.contains(&pair[1].surface()))
    });
    let content =
        |token: &Token<'_>| token.tag().is_noun() || matches!(token.tag(), Tag::Xpn | Tag::Xsn | Tag::Unknown);
    matches!(last.tags(), [Tag::Nng | Tag::Nnp | Tag::Unknown])
        && !matches!(first.tag(), Tag::Mm | Tag::Np | Tag::Nr)
        && !light
        && stem.iter().any(|token| !content(token))
}
