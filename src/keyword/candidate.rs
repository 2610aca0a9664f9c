//! What may be a keyword: nouns, and runs of nouns.

use std::cmp::Reverse;

use super::options::{CandidateKind, Options};
use super::predicate;
use super::run::{Draft, Runs};
use crate::analysis::Analysis;
use crate::dictionary::Aliases;
use crate::sorted::Sorted;
use crate::span::Span;

/// A place where a candidate stands.
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Occurrence {
    /// Bytes of the source.
    pub span: Span,
    /// The number of its passage among [`Analysis::passages`].
    pub passage: usize,
    /// The number of its sentence among [`Passage::sentences`](crate::Passage::sentences).
    pub sentence: usize,
    /// How much its line counts, up to 1: less in lists of links and sources.
    pub weight: f64,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// Whether 하다 or 되다 follows, so that it is rather a verb.
    pub verbal: bool,
    /// The number of its line in the post.
    pub(super) line: usize,
    /// Whether 님 or 씨 follows: it is somebody's name or title.
    pub honorific: bool,
    /// Whether the dictionary has it as somebody's name.
    pub person: bool,
    /// The number of its first unit.
    pub(super) first: usize,
    /// How many units it has.
    pub(super) units: usize,
    /// Whether the noun goes on before or behind it.
    pub(super) half: bool,
}

impl Occurrence {
    /// Whether it stands in what was hardly written to be read: a list of sources or links.
    pub fn is_aside(&self) -> bool {
        self.weight < 0.5
    }
}

/// A word or phrase that may be a keyword, with all its occurrences: what posts, years and words over time are counted by.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "independent observations")]
pub struct Candidate {
    /// What is the same in all ways of writing it and for all aliases of a term, in any post: without spaces, in lower case.
    pub key: String,
    /// The usual form of a term, else as it is most often written in the post; units are separated by one space.
    pub name: String,
    /// The ways in which it is written, and how often.
    pub(super) forms: Sorted<String, usize>,
    /// How many units it has: words between spaces where it stands first.
    pub units: usize,
    /// How much its words say, from 0 for what can be no keyword to 7.5: [`Background::information`](super::Background::information).
    pub information: f64,
    /// Whether it may be a keyword: nouns of one syllable and verbs' nouns (짝, 읽기) only are in phrases.
    pub alone: bool,
    /// Where it stands, in order.
    pub occurrences: Vec<Occurrence>,
    pub(super) latin: bool,
    /// Where it stands first, from 0 (at the beginning of the post) to 1.
    pub(super) position: f64,
    /// Whether it is a term, which may have several forms.
    pub(super) is_term: bool,
    /// Whether it is a term of the user's.
    pub(super) own_term: bool,
}

impl Candidate {
    /// Whether it can be a keyword at all.
    pub(super) fn says_something(&self) -> bool {
        self.alone && self.information > 0.0
    }

    /// The ways in which it is written, in alphabetical order, and how often.
    pub fn forms(&self) -> impl DoubleEndedIterator<Item = (&str, usize)> {
        self.forms.iter().map(|(form, &count)| (form.as_str(), count))
    }

    /// As it is most often written in the post.
    pub fn text(&self) -> &str {
        self.text_in("")
    }

    /// As a title writes it, whose [key](super::score::title_key) is given; else as it is most often written in the post.
    pub(super) fn text_in(&self, title: &str) -> &str {
        let titled = |form: &str| self.is_term && !title.is_empty() && title.contains(&*Aliases::key(form));
        let commonest = self.forms().max_by_key(|&(form, count)| (titled(form), count, Reverse(form)));
        commonest.map_or(&self.name, |(form, _)| form)
    }
}

/// The candidates of a post of the kind and length that `options` ask for, in the order of their first occurrence. A part
/// of a phrase is counted wherever the phrase stands, too. Words that say nothing are among them, with an information of 0.
/// O(length of the post).
///
/// ```
/// use hoego::keyword::{Options, candidates};
/// use hoego::{Analysis, Document, Tokenizer};
///
/// let post = Document::from_text("코딩 테스트를 봤다. 코딩테스트는 어렵다.");
/// let analysis = Analysis::new(&post, &mut Tokenizer::new().worker());
/// let found = candidates(&analysis, &Options::new());
/// let phrase = found.iter().find(|candidate| candidate.name == "코딩 테스트").unwrap();
/// assert_eq!(phrase.occurrences.len(), 2);
/// assert_eq!(phrase.occurrences[1].sentence, 1);
/// ```
pub fn candidates(analysis: &Analysis<'_>, options: &Options) -> Vec<Candidate> {
    if options.kind == CandidateKind::Predicates {
        return predicate::candidates(analysis, options);
    }
    let runs = Runs::new(analysis, options);
    let mut candidates: Vec<Candidate> = runs.drafts().map(Draft::candidate).collect();
    for candidate in &mut candidates {
        if candidate.name.is_empty() {
            candidate.name = candidate.text().to_owned();
        }
    }
    candidates
}
