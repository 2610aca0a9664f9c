//! Sentences as sparse vectors.

use std::collections::BTreeMap;

use super::corpus::Row;
use hoego::training::{Feature, ONE};

/// Which features are learned about, by rising id, and whether the rules found them.
#[derive(Clone)]
pub(super) struct Vocabulary {
    pub(super) ids: Vec<(u32, bool)>,
}

impl Vocabulary {
    /// Features that at least `least` sentences have, of those that are wanted.
    pub(super) fn new(rows: &[&Row], least: usize, wanted: impl Fn(&Feature) -> bool) -> Self {
        let mut counts: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
        for row in rows {
            for feature in row.features.iter().filter(|feature| wanted(feature)) {
                let count = counts.entry(feature.id).or_insert((0, feature.is_rule));
                count.0 += 1;
            }
        }
        let ids = counts.into_iter().filter(|(_, (count, _))| *count >= least);
        Self { ids: ids.map(|(id, (_, is_rule))| (id, is_rule)).collect() }
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
