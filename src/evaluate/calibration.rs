//! Is a confidence of 0.9 right nine times in ten?

use serde::{Deserialize, Serialize};

/// How many bins.
const BINS: usize = 10;

/// Attributions whose stated confidence lies between two tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// Where the bin begins: 0.9.
    pub from: f64,
    /// How many attributions.
    pub count: u64,
    /// How many of them are right.
    pub right: u64,
    /// The mean of what they state; nothing in an empty bin.
    pub stated: Option<f64>,
    /// The share that is right; nothing in an empty bin.
    pub measured: Option<f64>,
}

/// Sorts what was stated, and whether it was right, into ten bins; the last one holds 1.0 too.
///
/// ```
/// let bins = vidne::evaluate::calibration(&[(0.95, true), (0.91, true), (0.98, false), (0.5, true)]);
/// assert_eq!((bins[9].count, bins[9].right, bins[5].count), (3, 2, 1));
/// ```
#[must_use]
pub fn calibration(stated: &[(f64, bool)]) -> Vec<Bin> {
    let bin = |index: usize| {
        let within: Vec<&(f64, bool)> = stated.iter().filter(|(confidence, _)| bin_of(*confidence) == index).collect();
        let count = within.len() as u64;
        let right = within.iter().filter(|(_, is_right)| *is_right).count() as u64;
        let share = |sum: f64| (count > 0).then(|| sum / count as f64);
        let sum = within.iter().map(|(confidence, _)| confidence).sum();
        Bin { from: index as f64 / BINS as f64, count, right, stated: share(sum), measured: share(right as f64) }
    };
    (0..BINS).map(bin).collect()
}

fn bin_of(confidence: f64) -> usize {
    // A float that was 0.9 in single precision is a little less or more in double.
    ((confidence * 1000.0).round() / 100.0).clamp(0.0, BINS as f64 - 1.0) as usize
}
