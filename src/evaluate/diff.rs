//! What a change made better, and what worse.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::evaluate::{Evaluation, Measure, Miss, What};

/// Two evaluations on the same gold, compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diff {
    /// Every measure before and after.
    pub measures: Vec<(Measure, Option<f64>, Option<f64>)>,
    /// Misses of the first that the second does not make.
    pub mended: Vec<Miss>,
    /// Misses of the second that the first does not make.
    pub broken: Vec<Miss>,
}

/// Compares two runs on the same gold.
///
/// ```
/// use vidne::evaluate::{diff, Evaluation};
/// let run = Evaluation::default();
/// assert!(diff(&run, &run).broken.is_empty());
/// ```
#[must_use]
pub fn diff(before: &Evaluation, after: &Evaluation) -> Diff {
    let measures = Measure::ALL.map(|one| (one, before.counts.measure(one), after.counts.measure(one)));
    Diff { measures: measures.to_vec(), mended: missing(before, after), broken: missing(after, before) }
}

/// The misses of `one` that `other` does not make.
fn missing(one: &Evaluation, other: &Evaluation) -> Vec<Miss> {
    let known: BTreeSet<_> = other.misses.iter().map(key).collect();
    one.misses.iter().filter(|miss| !known.contains(&key(miss))).cloned().collect()
}

/// The same miss is one of the same kind at the same place, whoever was given the quote instead.
fn key(miss: &Miss) -> (&str, What, [usize; 2]) {
    (&miss.id, miss.what, miss.place)
}
