//! Sentences as sparse vectors.

use std::collections::BTreeMap;

use super::corpus::Row;
use hoego::training::{Feature, ONE};

/// How rare a word is that is held back as rules are: it stands in one of 150 sentences.
const USUAL_RARITY: f64 = 5.0;
/// How much more at most a word is held back than a rule.
const MOST_HELD_BACK: f64 = 300.0;

/// Which features are learned about, by rising id, and whether the rules found them.
#[derive(Clone)]
pub(super) struct Vocabulary {
    pub(super) ids: Vec<(u32, bool)>,
    /// What kinds of features they are.
    kinds: Vec<&'static str>,
    /// In which share of the sentences each is.
    pub(super) shares: Vec<f64>,
    /// The mean of its squares over the sentences.
    pub(super) powers: Vec<f64>,
}

impl Vocabulary {
    /// Features that are wanted and that at least `least` sentences have.
    pub(super) fn new(rows: &[&Row], least: usize, is_wanted: impl Fn(&Feature) -> bool) -> Self {
        let mut counts: BTreeMap<u32, (usize, bool, f64, &'static str)> = BTreeMap::new();
        for row in rows {
            for feature in row.features.iter().filter(|feature| is_wanted(feature)) {
                let count = counts.entry(feature.id).or_insert((0, feature.is_rule, 0.0, feature.kind));
                count.0 += 1;
                count.2 += (f64::from(feature.value) / f64::from(ONE)).powi(2);
            }
        }
        counts.retain(|_, (count, ..)| *count >= least);
        #[allow(clippy::cast_precision_loss, reason = "counts of sentences")]
        let share = |count: usize| count as f64 / rows.len().max(1) as f64;
        let shares = counts.values().map(|&(count, ..)| share(count)).collect();
        let powers = counts.values().map(|&(_, _, squares, _)| squares / share(1).recip()).collect();
        let kinds = counts.values().map(|&(.., kind)| kind).collect();
        Self { ids: counts.into_iter().map(|(id, (_, is_rule, ..))| (id, is_rule)).collect(), kinds, shares, powers }
    }

    /// What the square of each weight costs, rules `base` times what their kind costs. A word that is everywhere says more of a voice than of a mood:
    /// its weight is held back by the third power of how much rarer another is (inverse document frequency).
    pub(super) fn penalties(&self, base: f64, of_kind: impl Fn(&str) -> f64) -> Vec<f64> {
        let own = self.ids.iter().zip(&self.kinds).zip(&self.shares).map(|((&(_, is_rule), kind), &share)| {
            let rarity = -share.min(0.99).ln();
            if is_rule { base * of_kind(kind) } else { base * (USUAL_RARITY / rarity).powi(3).min(MOST_HELD_BACK) }
        });
        own.collect()
    }

    /// Leaves only the features at these places, which rise.
    pub(super) fn keep(&mut self, places: &[usize]) {
        self.ids = places.iter().map(|&at| self.ids[at]).collect();
        self.kinds = places.iter().map(|&at| self.kinds[at]).collect();
        self.shares = places.iter().map(|&at| self.shares[at]).collect();
        self.powers = places.iter().map(|&at| self.powers[at]).collect();
    }

    /// A sentence as places and values.
    pub(super) fn vector(&self, row: &Row) -> Vec<(u32, f32)> {
        let place = |id: u32| self.ids.binary_search_by_key(&id, |&(own, _)| own).ok();
        let entries = row.features.iter().filter_map(|feature| {
            let at = u32::try_from(place(feature.id)?).ok()?;
            #[allow(clippy::cast_precision_loss, reason = "small numbers")]
            Some((at, feature.value as f32 / ONE as f32))
        });
        entries.collect()
    }
}
