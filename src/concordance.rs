//! Where a word stands, in all its forms.

use crate::analysis::{Analysis, Passage};
use crate::dictionary::Aliases;
use crate::keyword::{Options, candidates};
use crate::span::Span;
use crate::tag::Tag;
use crate::tokenizer::{Token, Tokenizer};

/// A word that is looked for by its dictionary form.
///
/// 힘들다 is found as 힘들었지만, 힘든 and 힘들어서, 성장하다 as 성장했다, and a noun or several in all spellings that are one keyword: 코딩 테스트 as
/// 코딩테스트 and 코테, React as 리액트.
///
/// ```
/// use hoego::{Analysis, Document, Query, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let post = Document::from_text("면접은 힘들었지만 재미있었다. 힘든 해였다.");
/// let analysis = Analysis::new(&post, &mut tokenizer.worker());
/// let found = Query::new("힘들다", &tokenizer).find(&analysis);
/// let texts: Vec<_> = found.iter().map(|at| at.span.slice(analysis.passages()[at.passage].block().text()).unwrap()).collect();
/// assert_eq!(texts, ["힘들었지만", "힘든"]);
/// ```
#[derive(Clone, Debug)]
pub struct Query {
    /// The dictionary forms of its words.
    lemmas: Vec<String>,
    /// What is the same in all spellings.
    key: String,
    /// Whether it ends in a verb or adjective.
    predicate: bool,
}

/// A place where a word was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Hit {
    /// The number of its passage among [`Analysis::passages`].
    pub passage: usize,
    /// Bytes of [`Block::text`](crate::Block::text): of a verb or adjective with its endings, of a noun without its particles.
    pub span: Span,
}

impl Query {
    /// A word in its dictionary form, or several.
    pub fn new(text: &str, tokenizer: &Tokenizer) -> Self {
        let text = text.trim();
        let tokens = tokenizer.tokenize(text);
        let end = tokens.iter().rposition(|token| !(token.tag().is_ending() || token.tag().is_symbol()));
        let words = &tokens[..end.map_or(0, |last| last + 1)];
        let lemmas: Vec<String> = words.iter().map(|token| token.lemma(tokenizer).to_string()).collect();
        let predicate = text.ends_with('다') && words.last().is_some_and(is_verbal);
        let key = Aliases::key(text);
        let key = Aliases::get().name(&key).map_or(key, Aliases::key).into_owned();
        Self { lemmas, key, predicate }
    }

    /// Where it stands in a post, in order and apart from each other. O(length of the post).
    pub fn find(&self, analysis: &Analysis<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (number, passage) in analysis.passages().iter().enumerate() {
            self.find_words(number, passage, analysis.tokenizer(), &mut hits);
        }
        if !self.predicate {
            self.find_keyword(analysis, &mut hits);
        }
        hits.sort_unstable_by_key(|hit| (hit.passage, hit.span.start, std::cmp::Reverse(hit.span.end)));
        hits.dedup_by(|next, kept| next.passage == kept.passage && next.span.start < kept.span.end);
        hits
    }

    fn find_words(&self, number: usize, passage: &Passage<'_>, tokenizer: &Tokenizer, hits: &mut Vec<Hit>) {
        let (tokens, length) = (passage.tokens(), self.lemmas.len());
        if length == 0 || tokens.len() < length {
            return;
        }
        for (at, window) in tokens.windows(length).enumerate() {
            let is_same = |(token, lemma): (&Token<'_>, &String)| token.lemma(tokenizer) == **lemma;
            if !window.iter().zip(&self.lemmas).all(is_same) || self.predicate != window.last().is_some_and(is_verbal) {
                continue;
            }
            let last = &window[length - 1];
            let mut end = last.span().end;
            if self.predicate {
                let rest = tokens[at + length..].iter().take_while(|token| {
                    token.eojeol() == last.eojeol() && !token.tag().is_symbol() && !token.tag().is_noun()
                });
                end = rest.last().map_or(end, |token| token.span().end);
            }
            hits.push(Hit { passage: number, span: Span::new(window[0].span().start, end) });
        }
    }

    /// Spellings and other names that are one keyword.
    fn find_keyword(&self, analysis: &Analysis<'_>, hits: &mut Vec<Hit>) {
        let found = candidates(analysis, &Options::new());
        let Some(candidate) = found.iter().find(|candidate| candidate.key == self.key) else { return };
        let source = analysis.document().source();
        for occurrence in &candidate.occurrences {
            let passage = &analysis.passages()[occurrence.passage];
            // Back from the source to the block's text, within the sentence that has it.
            let Some(sentence) = passage.sentences().get(occurrence.sentence) else { continue };
            let from = passage.source(sentence).start;
            let written = &source[occurrence.span.range()];
            let places = sentence.text().match_indices(written).map(|(at, _)| sentence.span().start + at);
            let near = places.min_by_key(|&at| {
                let inner = at - sentence.span().start;
                inner.abs_diff(occurrence.span.start.saturating_sub(from))
            });
            hits.extend(near.map(|at| Hit { passage: occurrence.passage, span: Span::new(at, at + written.len()) }));
        }
    }
}

/// Whether a token is a verb or adjective, or makes one of a noun (하다).
fn is_verbal(token: &Token<'_>) -> bool {
    token.tag().is_predicate() || matches!(token.tag(), Tag::Xsv | Tag::Xsa)
}
