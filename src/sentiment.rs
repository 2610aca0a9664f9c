//! How sentences and posts feel.
//!
//! ```text
//! words of a sentence ─▶ morphemes ─▶ predicates, clauses ─┐
//!                            │                             ├─▶ evidence ─▶ model ─▶ probabilities
//!                            └─▶ lexicon, idioms ──────────┘
//! ```
//!
//! Words with a feeling are found ([`lexicon`]), the grammar around them turns, strengthens or suspends it
//! ([`predication`], [`clause`], [`rules`]), and a small linear model weighs the outcome together with words that it
//! learned from labelled sentences ([`model`]). Everything is linear in the end, so that what a sentence is said to
//! express is exactly the sum of its [`Evidence`].

mod clause;
mod emotion;
mod factor;
mod feature;
mod lexicon;
mod post;
mod predication;
mod reading;
mod rules;
mod sign;
mod symbol;
mod words;

use serde::Serialize;

pub use emotion::{Emotion, Polarity, UnknownEmotion};
pub use factor::Factor;
#[cfg(feature = "training")]
pub(crate) use feature::{Anchor, ONE, describe, features};
use lexicon::Lexicon;
pub use post::{Mood, PostSentiment};
use rules::Parsed;
pub use rules::Rule;

use crate::analysis::{Analysis, Passage};
use crate::document::{Block, Channel};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::tokenizer::Tokenizer;

/// What a sentence expresses of its writer's experience, and why.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Sentiment {
    /// What it is most likely.
    pub label: Polarity,
    /// How likely it is negative, neutral, positive; they sum to 1.
    pub probabilities: [f64; 3],
    /// From −1 to 1: how much likelier positive is than negative.
    pub score: f64,
    /// The strongest emotion.
    pub emotion: Emotion,
    /// How likely that emotion is, from 0 to 1.
    pub emotion_probability: f64,
    /// ln(positive : negative), the sum of all contributions.
    pub logit: f64,
    /// What it was judged by, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// Whether it counts for its post. Headings, quotations, links and inline code do not.
    pub votes: bool,
}

/// Something in a sentence that speaks for positive or negative.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Where it stands: bytes of [`Document::source`](crate::Document::source). Empty at the sentence's beginning for what the
    /// sentence is as a whole.
    pub span: Span,
    /// The dictionary form of its words.
    pub lemma: String,
    /// What the lexicon says of it, −3…3; 0 for what is not in it.
    pub valence: f64,
    /// What the grammar around it does to that.
    pub factors: Vec<Factor>,
    /// What it adds to [`Sentiment::logit`].
    pub contribution: f64,
    /// What kind of evidence it is.
    pub rule: Rule,
}

/// Judges sentences and posts. Shared by all threads, cheap to clone.
///
/// ```
/// use hoego::{Analysis, Document, Polarity, SentimentAnalyzer, Tokenizer};
///
/// let tokenizer = Tokenizer::new();
/// let post = Document::from_text("면접에서 떨어져서 속상했다. 그래도 많이 배웠다.");
/// let analysis = Analysis::new(&post, &mut tokenizer.worker());
/// let sentiment = SentimentAnalyzer::new(&tokenizer).analyze(&analysis);
/// assert_eq!(sentiment.sentences[0].label, Polarity::Negative);
/// ```
#[derive(Clone)]
pub struct SentimentAnalyzer {
    tokenizer: Tokenizer,
    lexicon: &'static Lexicon,
}

impl SentimentAnalyzer {
    /// An analyzer of what a tokenizer finds.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        Self { tokenizer: tokenizer.clone(), lexicon: Lexicon::embedded() }
    }

    /// Judges every sentence of a post. Time is linear in its length.
    pub fn analyze(&self, analysis: &Analysis<'_>) -> PostSentiment {
        let sentences = analysis.sentences().map(|(passage, sentence)| self.sentence(passage, sentence));
        PostSentiment { sentences: sentences.collect() }
    }

    /// Takes a sentence apart.
    pub(crate) fn parse<'t>(&'t self, passage: &Passage<'t>, sentence: &Sentence<'t>) -> Parsed<'t> {
        let morphs = reading::read(passage.words(sentence), &self.tokenizer);
        let block = passage.block();
        Parsed::new(block.text(), morphs, self.lexicon, block.is_heading())
    }

    fn sentence(&self, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Sentiment {
        let block = passage.block();
        let parsed = self.parse(passage, sentence);
        let evidence: Vec<Evidence> = parsed
            .hits
            .iter()
            .map(|hit| Evidence {
                span: block.source(Span::new(parsed.morphs[hit.first].span.start, parsed.morphs[hit.last].span.end)),
                lemma: lemma(&parsed, hit.first, hit.last),
                valence: f64::from(hit.valence),
                factors: hit.factors.clone(),
                contribution: f64::from(hit.value),
                rule: hit.rule,
            })
            .collect();
        let logit: f64 = evidence.iter().map(|evidence| evidence.contribution).sum();
        let parts = [(-logit).exp(), 2.0f64, logit.exp()];
        let total: f64 = parts.iter().sum();
        let probabilities = parts.map(|part| part / total);
        let best = (0..3).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b])).unwrap_or(1);
        let strongest = parsed.hits.iter().max_by(|a, b| a.value.abs().total_cmp(&b.value.abs()));
        Sentiment {
            label: Polarity::ALL[best],
            probabilities,
            score: probabilities[2] - probabilities[0],
            emotion: strongest.map_or(Emotion::Neutral, |hit| hit.emotion),
            emotion_probability: 1.0,
            logit,
            evidence,
            votes: votes(block, sentence.span()),
        }
    }
}

/// The dictionary forms of the words of a stretch of morphemes.
fn lemma(parsed: &Parsed<'_>, first: usize, last: usize) -> String {
    let words = parsed.morphs[first..=last]
        .iter()
        .filter(|morph| !matches!(morph.group, symbol::Group::Particle | symbol::Group::Ending));
    words.map(reading::Morph::lemma).collect::<Vec<_>>().join(" ")
}

/// Whether a sentence counts for its post.
fn votes(block: &Block, span: Span) -> bool {
    let own = matches!(block.channel(), Channel::Prose | Channel::ListItem | Channel::Table);
    let covered = |parts: &[Span]| {
        let inside = parts.iter().map(|part| part.end.min(span.end).saturating_sub(part.start.max(span.start)));
        inside.sum::<usize>()
    };
    own && 2 * (covered(block.links()) + covered(block.code())) <= span.len()
}
