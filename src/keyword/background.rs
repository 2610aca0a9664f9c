//! How much a word says by itself.

use super::generic;

/// How common words are in Korean prose.
#[derive(Clone, Debug)]
pub struct Background(());

impl Background {
    /// The background that comes with the crate.
    pub fn embedded() -> Self {
        Self(())
    }

    /// How much a word or phrase says: 0 for one that begins or ends in a word that says nothing, up to 7.5. Units are
    /// separated by one space.
    pub fn information(&self, name: &str) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for word in name.split(' ') {
            let information = word_information(word);
            if information == 0.0 {
                return 0.0;
            }
            sum += information;
            count += 1.0;
        }
        sum / count
    }
}

fn word_information(word: &str) -> f64 {
    let cost = crate::Tokenizer::new().word_cost(word);
    let common = f64::from(cost.clamp(-1_500, 3_000) + 2_000) / 750.0;
    let listed: f64 = match generic::grade(word) {
        Some(1) => return 0.0,
        Some(2) => 0.5,
        Some(3) => 2.5,
        Some(4) => 4.0,
        _ => 7.0,
    };
    listed.min(common.max(0.5) + if cost > 2_600 { 0.3 } else { 0.0 })
}
