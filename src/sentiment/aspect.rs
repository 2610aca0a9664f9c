//! How a post speaks of what it is about.

use serde::Serialize;

use super::post::Mood;
use super::{Evidence, Factor, Polarity, PostSentiment, Rule, Sentiment};
use crate::analysis::Analysis;
use crate::keyword::Keyword;
use crate::span::Span;

/// What a post feels about a keyword.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Aspect {
    /// The keyword.
    pub text: String,
    /// The mean over the sentences that mention it; of a sentence of several clauses, the clause that does.
    pub mood: Mood,
}

impl PostSentiment {
    /// How the post speaks of keywords of it, in their order; those that fewer than two sentences mention are left out.
    /// `analysis` is the one that was judged, with its evidence. O(keywords · (mentions · log sentences)).
    pub fn aspects(&self, analysis: &Analysis<'_>, keywords: &[Keyword]) -> Vec<Aspect> {
        let places: Vec<Span> = analysis.sentences().map(|(passage, sentence)| passage.source(sentence)).collect();
        let aspects = keywords.iter().filter_map(|keyword| {
            let (mut scores, mut neutral, mut last) = (Vec::new(), 0, None);
            for &mention in &keyword.spans {
                let at = places.partition_point(|place| place.end <= mention.start);
                let inside = places.get(at).is_some_and(|place| place.start <= mention.start);
                let Some(sentence) = self.sentences.get(at).filter(|own| inside && own.votes && last != Some(at))
                else {
                    continue;
                };
                last = Some(at);
                scores.push(sentence.score_at(mention));
                neutral += usize::from(sentence.label == Polarity::Neutral);
            }
            (scores.len() > 1).then(|| Aspect { text: keyword.text.clone(), mood: Mood::of(&scores, neutral) })
        });
        aspects.collect()
    }
}

impl Sentiment {
    /// The score of the clause that a span of the source stands in, of a sentence that was judged with its evidence; of a sentence of one
    /// clause its own.
    ///
    /// A sentence's score is (1 − neutral) · tanh(logit / 2); that of a clause is the same of what stands in it.
    pub(crate) fn score_at(&self, mention: Span) -> f64 {
        let within = |clause: &Span| clause.start <= mention.start && mention.start < clause.end;
        let Some(clause) = self.clauses.iter().find(|clause| within(clause)).filter(|_| self.clauses.len() > 1) else {
            return self.score;
        };
        let own = self.evidence.iter().filter(|evidence| {
            let whole = matches!(evidence.rule, Rule::Form | Rule::Baseline);
            whole || clause.start <= evidence.span.start && evidence.span.start < clause.end
        });
        let logit: f64 = own.map(said).sum();
        (1.0 - self.probabilities[1]) * (logit / 2.0).tanh()
    }
}

/// What a word adds to the logit for each point of its valence where nothing weakens it: 힘들다 (−2) −3.4, 즐겁다 (+3) +5.7.
const POINT: f64 = 1.7;

/// What evidence says of its own clause. What is conceded (힘들었지만) weighs little for the sentence, but is what its clause says.
fn said(evidence: &Evidence) -> f64 {
    let concedes = |factor: &Factor| matches!(factor, Factor::Contrast | Factor::Concession);
    if !evidence.factors.iter().any(concedes) {
        return evidence.contribution;
    }
    let others = evidence.factors.iter().filter(|factor| !concedes(factor));
    let weaker: f64 = others.map(|factor| f64::from(factor.multiplier(evidence.valence > 0.0))).product();
    POINT * evidence.valence * weaker
}
