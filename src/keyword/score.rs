//! The recipe: how much a candidate tells about its post.

use smallvec::SmallVec;

use super::Factor;
use super::candidate::Candidate;
use super::options::CandidateKind;
use crate::dictionary::Aliases;

/// The numbers of the recipe. Each step that is not 1 (or 0, for what is added) pays on posts with keyphrases by hand:
/// `cargo xtask keywords --ablation` switches off one after the other.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Weights {
    /// The power of the information.
    pub information: f64,
    /// What an occurrence counts that 하다 or 되다 follows.
    pub verbal: f64,
    /// How many headings count as occurrences more.
    pub headings: f64,
    /// How much of the frequency is the number of occurrences; the rest is that of lines.
    pub repetition: f64,
    /// What standing at the very beginning of the post adds, with the square of the distance to its end.
    pub position: f64,
    /// The factor of a word that occurs once.
    pub once: f64,
    /// The factor of a phrase that occurs once.
    pub phrase_once: f64,
    /// The factor of a phrase that is mostly a part of a longer one.
    pub half: f64,
    /// The factor of Latin terms.
    pub latin: f64,
    /// The factor of people, who have 님 or 씨 behind their names.
    pub person: f64,
    /// The factor of what the title says.
    pub title: f64,
    /// The factor of the user's own terms.
    pub term: f64,
    /// How much of a candidate's occurrences must lie in a longer phrase for that to take its place.
    pub replace: f64,
    /// How much of a candidate's occurrences may lie in keywords that are chosen.
    pub nested: f64,
}

impl Weights {
    /// The weights for a kind of candidates. Single words are read as topics rather than as what sets a post apart, so that what they
    /// say weighs less and the title more.
    pub fn for_kind(kind: CandidateKind) -> Self {
        let phrases = Self {
            information: 0.7,
            verbal: 0.5,
            headings: 1.0,
            repetition: 0.6,
            position: 0.3,
            once: 0.5,
            phrase_once: 0.35,
            half: 0.5,
            latin: 1.15,
            person: 0.3,
            title: 1.2,
            term: 1.5,
            replace: 0.6,
            nested: 0.4,
        };
        match kind {
            CandidateKind::Phrases => phrases,
            CandidateKind::Nouns => Self { information: 0.35, title: 2.0, ..phrases },
            CandidateKind::Predicates => Self { information: 1.0, verbal: 1.0, title: 1.0, ..phrases },
        }
    }
}

/// The factors of a score: at most three and one for each of the seven steps that may hold.
pub(super) type Factors = SmallVec<[Factor; 10]>;

/// Counts within a document fit a float exactly.
#[allow(clippy::cast_precision_loss)]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}

/// The factors of a candidate's score in a post with a title; `title` is its [key](title_key).
pub(super) fn factors(candidate: &Candidate, title: &str, weights: &Weights) -> Factors {
    let (mut count, mut lines, mut headings, mut people, mut halves) = (0.0, 0.0, 0.0_f64, 0, 0);
    let mut line = usize::MAX;
    for occurrence in &candidate.occurrences {
        count += occurrence.weight * if occurrence.verbal { weights.verbal } else { 1.0 };
        headings += f64::from(u8::from(occurrence.heading));
        people += usize::from(occurrence.honorific);
        halves += usize::from(occurrence.half);
        if occurrence.line != line {
            line = occurrence.line;
            lines += occurrence.weight;
        }
    }
    let headings = headings.min(weights.headings);
    let frequency = count + headings;
    let spread = frequency.min(lines + headings);
    let value = (weights.repetition * frequency + (1.0 - weights.repetition) * spread).ln_1p();
    let information = if candidate.says_something() { candidate.information.powf(weights.information) } else { 0.0 };
    let mut factors = smallvec::smallvec![
        Factor { name: "frequency", value },
        Factor { name: "information", value: information },
        Factor { name: "position", value: 1.0 + weights.position * (1.0 - candidate.position).powi(2) },
    ];
    let occurrences = candidate.occurrences.len();
    let (once, phrase) = (occurrences == 1, candidate.units > 1);
    // The key is that of the usual form of a term; the title may have another.
    let in_title = || {
        title.contains(&candidate.key)
            || candidate.is_term && candidate.forms().any(|(form, _)| title.contains(&*Aliases::key(form)))
    };
    let mut push = |name, holds: bool, value| {
        if holds {
            factors.push(Factor { name, value });
        }
    };
    push("once", once, if phrase { weights.phrase_once } else { weights.once });
    push("half", phrase && 2 * halves > occurrences, weights.half);
    push("latin", candidate.latin, weights.latin);
    push("person", 2 * people >= occurrences, weights.person);
    push("title", !title.is_empty() && in_title(), weights.title);
    push("term", candidate.own_term, weights.term);
    factors
}

/// What of a title is compared.
pub(super) fn title_key(title: Option<&str>) -> String {
    title.map(Aliases::key).unwrap_or_default().into_owned()
}
