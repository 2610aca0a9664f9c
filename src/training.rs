//! What `cargo xtask train` needs of the crate. Not part of the interface.

use crate::analysis::Analysis;
use crate::document::Document;
use crate::error::Result;
use crate::sentiment::{CHOICE_UNIT, Choice, Nibbles, Polarity};
use crate::sentiment::{Feature as Own, Features, Lexicon, Reader, Stored, describe, parse, tables};
use crate::tokenizer::{Tokenizer, Worker};

/// What a value of 1 is counted as.
pub const ONE: i32 = crate::sentiment::ONE;
/// What a weight of 1 is stored as, for words and for rules.
pub const UNITS: [i32; 2] = [crate::sentiment::WORD_UNIT, crate::sentiment::RULE_UNIT];
/// How many emotions there are.
pub const EMOTIONS: usize = crate::sentiment::EMOTIONS;

/// A feature of a sentence.
#[derive(Clone, Debug)]
pub struct Feature {
    /// What the model looks up.
    pub id: u32,
    /// In parts of [`ONE`].
    pub value: i32,
    /// What kind of feature it is.
    pub kind: &'static str,
    /// Whether the rules found it, or the form of the sentence is it.
    pub is_rule: bool,
}

/// Turns sentences into features.
pub struct FeatureExtractor {
    worker: Worker,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
}

impl FeatureExtractor {
    /// With the lexicon of the tables.
    ///
    /// # Errors
    ///
    /// Lines of the tables that cannot be used.
    pub fn new() -> Result<Self> {
        let tokenizer = Tokenizer::new();
        let mut lexicon = Lexicon::default();
        lexicon.extend(tables()?);
        Ok(Self { worker: tokenizer.worker(), tokenizer, lexicon })
    }

    /// The features of a text that is one sentence, equal ones as one.
    pub fn features(&mut self, text: &str) -> Vec<Feature> {
        self.visit(text, |feature, _| feature)
    }

    /// The same with names that people can read.
    pub fn named(&mut self, text: &str) -> Vec<(Feature, String)> {
        self.visit(text, |feature, name| (feature, name()))
    }

    fn visit<T>(&mut self, text: &str, make: impl Fn(Feature, &dyn Fn() -> String) -> T) -> Vec<T> {
        let document = Document::from_text(text);
        let analysis = Analysis::unsplit(&document, &mut self.worker);
        let Some((passage, sentence)) = analysis.sentences().next() else { return Vec::new() };
        let mut reader = Reader::new(&self.tokenizer, None);
        let parsed = parse(passage, sentence, &mut reader, &self.lexicon);
        let mut out: Vec<(Feature, Own)> = Vec::new();
        let mut all = Features::default();
        all.find(&parsed, None);
        for feature in all.others {
            let own = out.iter_mut().find(|(own, _)| own.id == feature.id);
            match own {
                Some((own, _)) if feature.kind.is_summed() => own.value += feature.value,
                Some(_) => {}
                None => {
                    let kind = feature.kind.as_str();
                    let is_rule = feature.kind.is_rule();
                    out.push((Feature { id: feature.id, value: feature.value, kind, is_rule }, feature));
                }
            }
        }
        out.into_iter().map(|(own, feature)| make(own, &|| describe(&parsed, &feature))).collect()
    }
}

/// How sentences get a label and an emotion, as the analyzer does it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// How often each polarity is in posts.
    pub usual: [f64; 3],
    /// How likely a side must be beside neutral.
    pub zone: f64,
    /// What an emotion gains by its probability.
    pub gains: [f64; EMOTIONS],
    /// From which probability on.
    pub thresholds: [f64; EMOTIONS],
}

impl Decision {
    /// The label of a sentence with these probabilities of polarities: 0 negative, 1 neutral, 2 positive.
    pub fn label(&self, probabilities: [f64; 3]) -> usize {
        Choice { zone: whole(self.zone), ..Choice::default() }.label(probabilities) as usize
    }

    /// The emotion of a sentence with these probabilities of emotions, this label and these probabilities of polarities.
    pub fn emotion(&self, probabilities: &[f64; EMOTIONS], label: usize, polarities: [f64; 3]) -> usize {
        Polarity::ALL.get(label).map_or(0, |&label| self.choice().emotion(probabilities, label, polarities).index())
    }

    /// As it is stored: gains in parts of the largest.
    fn choice(&self) -> Choice {
        let most = self.gains.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let gains = self.gains.map(|gain| whole(gain / most));
        Choice { zone: whole(self.zone), gains, thresholds: self.thresholds.map(whole) }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "at most some million")]
fn whole(value: f64) -> i32 {
    (value / CHOICE_UNIT).round() as i32
}

/// By how much the others of a post make each polarity likelier for each of its sentences, in logits: from the probabilities of the sentences by
/// themselves, and how often each polarity is in all posts.
pub fn shifts(probabilities: &[[f64; 3]], usual: [f64; 3]) -> Vec<[f64; 3]> {
    crate::sentiment::shifts(probabilities, usual).collect()
}

/// The probabilities of classes with these logits.
pub fn softmax<const N: usize>(logits: [f64; N]) -> [f64; N] {
    crate::sentiment::softmax(logits)
}

/// The weights of a model.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// How it was made.
    pub note: String,
    /// Of negative, neutral and positive, in units of a sum.
    pub bias: [i32; 3],
    /// Of the emotions.
    pub emotion_bias: [i32; EMOTIONS],
    /// By rising feature: negative and positive.
    pub polarity: Vec<(u32, [i8; 2])>,
    /// By rising feature, in units of stored weights of words.
    pub emotion: Vec<(u32, [f64; EMOTIONS])>,
}

/// The file of a model.
///
/// # Errors
///
/// Lines of the tables that cannot be used.
pub fn encode(weights: Weights, decision: &Decision) -> Result<Vec<u8>> {
    let Weights { note, bias, emotion_bias, polarity, emotion } = weights;
    let emotion = emotion.into_iter().map(|(id, weights)| (id, Nibbles::of(weights)));
    let emotion = emotion.filter(|(_, weights)| !weights.is_nothing()).collect();
    let (choice, usual) = (decision.choice(), decision.usual.map(whole));
    Ok(Stored { note, lexicon: tables()?, bias, emotion_bias, usual, choice, polarity, emotion }.encode())
}
