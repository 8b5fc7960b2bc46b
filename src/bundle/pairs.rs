use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A small map as the bundle writes it: pairs, each key once.
///
/// The publisher writes them in the order of their keys; nothing relies on it. It is looked through from the front; what has more than some hundred keys is cut into files.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(with = "BTreeMap<K, V>")]
pub struct Pairs<K, V>(Vec<(K, V)>);

impl<K, V> Pairs<K, V> {
    /// The value of a key.
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: PartialEq<Q>,
    {
        self.0.iter().find(|(found, _)| found == key).map(|(_, value)| value)
    }

    /// All pairs, as they were written.
    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }

    pub(super) fn from_pairs(pairs: Vec<(K, V)>) -> Self {
        Self(pairs)
    }
}

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> From<BTreeMap<K, V>> for Pairs<K, V> {
    fn from(map: BTreeMap<K, V>) -> Self {
        Self(map.into_iter().collect())
    }
}

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(from).map(Self::from)
    }
}
