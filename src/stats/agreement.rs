//! Whether people who code the same text agree beyond chance.

use std::collections::{BTreeMap, BTreeSet};

use crate::stats::{Measured, Undefined};

/// The share of units on which two coders agree.
///
/// # Errors
/// Without units, or if the coders do not have equally many.
pub fn percent_agreement<T: PartialEq>(a: &[T], b: &[T]) -> Measured {
    if a.len() != b.len() {
        return Err(Undefined::Contradiction);
    }
    if a.is_empty() {
        return Err(Undefined::Empty);
    }
    Ok(a.iter().zip(b).filter(|(a, b)| a == b).count() as f64 / a.len() as f64)
}

/// Cohen's κ (1960): agreement beyond what the two coders' own habits give by chance.
///
/// ```
/// use vidne::stats::{Undefined, cohen_kappa};
/// assert_eq!(cohen_kappa(&[1, 0, 1, 0], &[1, 0, 0, 1]), Ok(0.0));
/// assert_eq!(cohen_kappa(&[1, 1], &[1, 1]), Err(Undefined::OneValue));
/// ```
///
/// # Errors
/// As [`percent_agreement`], and where both use one value alone.
pub fn cohen_kappa<T: Ord>(a: &[T], b: &[T]) -> Measured {
    let observed = percent_agreement(a, b)?;
    let (of_a, of_b) = (tally(a), tally(b));
    let n = a.len() as f64;
    let chance = |(value, count): (&&T, &f64)| count / n * of_b.get(value).unwrap_or(&0.0) / n;
    beyond_chance(observed, of_a.iter().map(chance).sum())
}

/// Gwet's AC1 (2008): agreement beyond chance, steady where nearly all units have one value.
///
/// # Errors
/// As [`percent_agreement`], and where both use one value alone.
pub fn gwet_ac1<T: Ord>(a: &[T], b: &[T]) -> Measured {
    let observed = percent_agreement(a, b)?;
    let mut both = tally(a);
    tally(b).into_iter().for_each(|(value, count)| *both.entry(value).or_default() += count);
    if both.len() < 2 {
        return Err(Undefined::OneValue);
    }
    let share = |count: &f64| count / (2.0 * a.len() as f64);
    let spread: f64 = both.values().map(|count| share(count) * (1.0 - share(count))).sum();
    beyond_chance(observed, spread / (both.len() - 1) as f64)
}

fn beyond_chance(observed: f64, chance: f64) -> Measured {
    let room = 1.0 - chance;
    if room < 1e-12 { Err(Undefined::OneValue) } else { Ok((observed - chance) / room) }
}

fn tally<T: Ord>(values: &[T]) -> BTreeMap<&T, f64> {
    let mut counts = BTreeMap::new();
    values.iter().for_each(|value| *counts.entry(value).or_default() += 1.0);
    counts
}

/// Krippendorff's α for names: values are the same or not.
///
/// Each unit has the values of its coders, `None` where one is missing; units with fewer than two are dropped.
///
/// # Errors
/// Where no unit has two values, or all values are the same.
pub fn alpha_nominal<T: Ord>(units: &[Vec<Option<T>>]) -> Measured {
    alpha_by(units, |a, b| if a == b { 0.0 } else { 1.0 })
}

/// Krippendorff's α for sets, such as the themes of a quote, by Jaccard's distance. Two empty sets agree.
///
/// # Errors
/// As [`alpha_nominal`].
pub fn alpha_jaccard<T: Ord>(units: &[Vec<Option<BTreeSet<T>>>]) -> Measured {
    alpha_by(units, jaccard_distance)
}

/// Krippendorff's α for sets by the MASI distance (Passonneau 2006): a set within the other differs less than one aside.
///
/// # Errors
/// As [`alpha_nominal`].
pub fn alpha_masi<T: Ord>(units: &[Vec<Option<BTreeSet<T>>>]) -> Measured {
    alpha_by(units, masi_distance)
}

/// Krippendorff's α by a distance of one's own.
///
/// # Errors
/// As [`alpha_nominal`].
pub fn alpha_by<T: Ord>(units: &[Vec<Option<T>>], distance: impl Fn(&T, &T) -> f64) -> Measured {
    let coincidences = Coincidences::of(units);
    coincidences.alpha(|a, b| distance(coincidences.values[a], coincidences.values[b]))
}

/// Krippendorff's α for ranks: values far apart in the order of what was used differ more.
///
/// # Errors
/// As [`alpha_nominal`].
pub fn alpha_ordinal<T: Ord>(units: &[Vec<Option<T>>]) -> Measured {
    let coincidences = Coincidences::of(units);
    let totals = &coincidences.totals;
    coincidences.alpha(|a, b| {
        let between: f64 = totals[a.min(b)..=a.max(b)].iter().sum();
        (between - f64::midpoint(totals[a], totals[b])).powi(2)
    })
}

/// How often each two values meet in a unit (Krippendorff 2004, ch. 11).
struct Coincidences<'a, T> {
    values: Vec<&'a T>,
    matrix: Vec<Vec<f64>>,
    totals: Vec<f64>,
}

impl<'a, T: Ord> Coincidences<'a, T> {
    fn of(units: &'a [Vec<Option<T>>]) -> Self {
        let paired =
            || units.iter().map(|unit| unit.iter().flatten().collect::<Vec<_>>()).filter(|unit| unit.len() > 1);
        let values: Vec<&T> = paired().flatten().collect::<BTreeSet<_>>().into_iter().collect();
        let index = |value: &T| values.binary_search(&value).unwrap_or_default();
        let mut matrix = vec![vec![0.0; values.len()]; values.len()];
        for unit in paired() {
            let codes: Vec<usize> = unit.iter().map(|value| index(value)).collect();
            for (i, &a) in codes.iter().enumerate() {
                let others = codes.iter().enumerate().filter(|(j, _)| *j != i);
                others.for_each(|(_, &b)| matrix[a][b] += 1.0 / (codes.len() - 1) as f64);
            }
        }
        let totals = matrix.iter().map(|row| row.iter().sum()).collect();
        Self { values, matrix, totals }
    }

    fn alpha(&self, distance: impl Fn(usize, usize) -> f64) -> Measured {
        let n: f64 = self.totals.iter().sum();
        if n == 0.0 {
            return Err(Undefined::Empty);
        }
        let size = self.totals.len();
        let pairs = || (0..size).flat_map(|a| (0..size).map(move |b| (a, b)));
        let observed: f64 = pairs().map(|(a, b)| self.matrix[a][b] * distance(a, b)).sum();
        let expected: f64 = pairs().map(|(a, b)| self.totals[a] * self.totals[b] * distance(a, b)).sum();
        if expected == 0.0 {
            return Err(Undefined::OneValue);
        }
        Ok(1.0 - (n - 1.0) * observed / expected)
    }
}

fn jaccard_distance<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let (shared, all) = (a.intersection(b).count(), a.union(b).count());
    if all == 0 { 0.0 } else { 1.0 - shared as f64 / all as f64 }
}

fn masi_distance<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let (shared, all) = (a.intersection(b).count(), a.union(b).count());
    let monotonicity = match shared {
        _ if a == b => return 0.0,
        0 => 0.0,
        _ if shared == a.len() || shared == b.len() => 2.0 / 3.0,
        _ => 1.0 / 3.0,
    };
    1.0 - shared as f64 / all as f64 * monotonicity
}
