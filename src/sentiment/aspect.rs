//! How a post speaks of what it is about.

use serde::Serialize;

use super::post::Mood;
use super::{Polarity, PostSentiment, Sentiment};
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
    /// The score of the clause that a span of the source stands in, of a sentence that was judged with its clauses; of a sentence of one
    /// clause its own.
    pub(crate) fn score_at(&self, mention: Span) -> f64 {
        let within = |clause: &Span| clause.start <= mention.start && mention.start < clause.end;
        let clause = self.clauses.iter().position(within);
        clause.and_then(|clause| self.clause_scores.get(clause)).copied().unwrap_or(self.score)
    }
}
