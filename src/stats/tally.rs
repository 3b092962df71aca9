//! What adds up: [`Tally`].

use std::collections::BTreeMap;

use crate::stats::Document;

/// Counts of articles that add up: a commutative monoid. `Self::default()` is its unit for every tally of the crate,
/// also for those that must first be told what to count.
///
/// Whichever way a corpus is split and in whichever order the parts are absorbed, the sum is the same.
pub trait Tally {
    /// Counts one article more.
    fn add(&mut self, document: &Document<'_>);

    /// Takes in the counts of other articles.
    fn absorb(&mut self, other: Self);
}

/// Two tallies in one pass.
impl<A: Tally, B: Tally> Tally for (A, B) {
    fn add(&mut self, document: &Document<'_>) {
        self.0.add(document);
        self.1.add(document);
    }

    fn absorb(&mut self, other: Self) {
        self.0.absorb(other.0);
        self.1.absorb(other.1);
    }
}

/// A part of a tally: it adds up too.
pub(super) trait Sum {
    fn plus(&mut self, other: Self);
}

impl Sum for u64 {
    fn plus(&mut self, other: Self) {
        *self += other;
    }
}

impl Sum for u128 {
    fn plus(&mut self, other: Self) {
        *self += other;
    }
}

impl<T: Sum, const N: usize> Sum for [T; N] {
    fn plus(&mut self, other: Self) {
        self.iter_mut().zip(other).for_each(|(mine, theirs)| mine.plus(theirs));
    }
}

impl<K: Ord, V: Sum + Default> Sum for BTreeMap<K, V> {
    fn plus(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        for (key, value) in other {
            self.entry(key).or_default().plus(value);
        }
    }
}

/// Adds a struct field by field; a field that is left out does not compile.
macro_rules! sum_of_fields {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::stats::tally::Sum for $name {
            fn plus(&mut self, other: Self) {
                let Self { $($field),* } = other;
                $($crate::stats::tally::Sum::plus(&mut self.$field, $field);)*
            }
        }
    };
}
pub(super) use sum_of_fields;

/// Writes a map whose keys are not strings as a list of pairs, which JSON can hold.
pub(super) mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::stats) fn serialize<S, K, V>(map: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        K: Serialize,
        V: Serialize,
    {
        serializer.collect_seq(map)
    }

    pub(in crate::stats) fn deserialize<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        D: Deserializer<'de>,
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
    {
        Vec::<(K, V)>::deserialize(deserializer).map(BTreeMap::from_iter)
    }
}
