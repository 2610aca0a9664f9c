//! What `cargo xtask train` needs of the crate. Not part of the interface.

use crate::analysis::Analysis;
use crate::document::Document;
use crate::sentiment::{Anchor, SentimentAnalyzer};
use crate::tokenizer::{Tokenizer, Worker};

/// What a value of 1 is counted as.
pub const ONE: i32 = crate::sentiment::ONE;

/// A feature of a sentence.
#[derive(Clone, Debug)]
pub struct Feature {
    /// What the model looks up.
    pub id: u32,
    /// In sixteenths.
    pub value: i32,
    /// What it is, for people.
    pub name: String,
}

/// Turns sentences into features.
pub struct FeatureExtractor {
    worker: Worker,
    analyzer: SentimentAnalyzer,
}

impl Default for FeatureExtractor {
    fn default() -> Self {
        let tokenizer = Tokenizer::new();
        Self { worker: tokenizer.worker(), analyzer: SentimentAnalyzer::new(&tokenizer) }
    }
}

impl FeatureExtractor {
    /// The features of a text that is one sentence, equal ones as one.
    pub fn features(&mut self, text: &str) -> Vec<Feature> {
        let document = Document::from_text(text);
        let analysis = Analysis::unsplit(&document, &mut self.worker);
        let mut out: Vec<Feature> = Vec::new();
        let Some((passage, sentence)) = analysis.sentences().next() else { return out };
        let parsed = self.analyzer.parse(passage, sentence);
        for feature in crate::sentiment::features(&parsed) {
            match out.iter_mut().find(|own| own.id == feature.id) {
                Some(own) if matches!(feature.anchor, Anchor::Hit(_)) => own.value += feature.value,
                Some(_) => {}
                None => out.push(Feature {
                    id: feature.id,
                    value: feature.value,
                    name: crate::sentiment::describe(&parsed, &feature),
                }),
            }
        }
        out
    }
}
