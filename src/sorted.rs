//! A map of few keys.

use std::borrow::Borrow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

/// A map as a sorted list of pairs, the only one in place: most words have one form and stand in one period, for which a tree is ten times
/// as large.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sorted<K, V>(SmallVec<[(K, V); 1]>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(SmallVec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// The value of a key, made if it is missing.
    pub(crate) fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key);
        self.at(place, || key)
    }

    /// The value of a key, which is made an own one if it is missing.
    pub(crate) fn entry_of<'q, Q: Ord + ?Sized>(&mut self, key: &'q Q) -> &mut V
    where
        K: Borrow<Q> + From<&'q Q>,
        V: Default,
    {
        let place = self.place(key);
        self.at(place, || key.into())
    }

    /// Where a key is, or should be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // To compare whether they are equal is quicker, and mostly they are. Posts come in the order of time, so that of many periods it is the
        // last or a later one.
        match &self.0[..] {
            [(only, _)] if only.borrow() == key => Ok(0),
            [.., (last, _)] if last.borrow() < key => Err(self.0.len()),
            [.., (last, _)] if last.borrow() == key => Ok(self.0.len() - 1),
            pairs => pairs.binary_search_by(|(own, _)| own.borrow().cmp(key)),
        }
    }

    /// The value at the place where a key was found or should be.
    fn at(&mut self, place: Result<usize, usize>, key: impl FnOnce() -> K) -> &mut V
    where
        V: Default,
    {
        let at = place.unwrap_or_else(|at| {
            // Lists that grow soon grow again, but most stay short: no more than half of them are to spare.
            if self.0.len() == self.0.capacity() {
                self.0.reserve_exact(1 + self.0.len() / 2);
            }
            self.0.insert(at, (key(), V::default()));
            at
        });
        &mut self.0[at].1
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = smallvec::IntoIter<[(K, V); 1]>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Sorted<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Sorted<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = std::collections::BTreeMap::deserialize(deserializer)?;
        Ok(Self(map.into_iter().collect()))
    }
}
