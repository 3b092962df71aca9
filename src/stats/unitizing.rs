//! Whether people who mark stretches of a text agree on where they begin and end: Krippendorff's α_u.
//!
//! K. Krippendorff, *Quality & Quantity* 38 (2004); *Content Analysis* (2004), pp. 251-256.

use std::collections::BTreeMap;

use crate::stats::{Measured, Undefined};

/// A stretch that a coder marked with a code.
///
/// Stretches of several articles lie on one continuum: add to each begin the length of the articles before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit<C> {
    /// Who marked it.
    pub coder: usize,
    /// With what.
    pub code: C,
    /// Where it begins.
    pub begin: u64,
    /// How long it is; not 0.
    pub length: u64,
}

/// α_u of what `coders` people marked on a continuum from `begin` of `length`: 1 - ΣD_o / ΣD_e over the codes.
///
/// ```
/// use vidne::stats::{Unit, alpha_unitizing};
/// let mark = |coder, begin, length| Unit { coder, code: "citat", begin, length };
/// assert_eq!(alpha_unitizing(&[mark(0, 30, 50), mark(1, 30, 50)], 2, 0, 400), Ok(1.0));
/// ```
///
/// # Errors
/// With fewer than two coders or nothing marked; if marks of one coder and code overlap or lie outside the continuum.
pub fn alpha_unitizing<C: Ord + Copy>(units: &[Unit<C>], coders: usize, begin: u64, length: u64) -> Measured {
    let (mut observed, mut expected) = (0.0, 0.0);
    for of_code in by_code(units).values() {
        let lines = lines(of_code, coders, begin, length)?;
        observed += observed_disagreement(&lines, length);
        expected += expected_disagreement(&lines, length);
    }
    match coders {
        ..2 => Err(Undefined::OnePart),
        _ if expected == 0.0 => Err(Undefined::Empty),
        _ => Ok(1.0 - observed / expected),
    }
}

/// A stretch of a coder's line: marked, or the gap between marks.
#[derive(Clone, Copy)]
struct Section {
    begin: f64,
    length: f64,
    is_unit: bool,
}

impl Section {
    fn new(begin: u64, end: u64, is_unit: bool) -> Self {
        Self { begin: begin as f64, length: (end - begin) as f64, is_unit }
    }

    fn end(self) -> f64 {
        self.begin + self.length
    }
}

fn by_code<C: Ord + Copy>(units: &[Unit<C>]) -> BTreeMap<C, Vec<Unit<C>>> {
    let mut codes: BTreeMap<C, Vec<Unit<C>>> = BTreeMap::new();
    units.iter().for_each(|unit| codes.entry(unit.code).or_default().push(*unit));
    codes
}

/// Each coder's line cut into marks and gaps.
fn lines<C: Copy>(units: &[Unit<C>], coders: usize, begin: u64, length: u64) -> Result<Vec<Vec<Section>>, Undefined> {
    let mut marks = vec![Vec::new(); coders];
    for unit in units {
        marks.get_mut(unit.coder).ok_or(Undefined::Contradiction)?.push((unit.begin, unit.begin + unit.length));
    }
    let end = begin + length;
    let mut lines = Vec::new();
    for mut marks in marks {
        marks.sort_unstable();
        let (mut line, mut at) = (Vec::new(), begin);
        for (from, to) in marks {
            if from < at || to > end || from == to {
                return Err(Undefined::Contradiction);
            }
            line.extend((at < from).then(|| Section::new(at, from, false)));
            line.push(Section::new(from, to, true));
            at = to;
        }
        line.extend((at < end).then(|| Section::new(at, end, false)));
        lines.push(line);
    }
    Ok(lines)
}

/// D_o: squared distances of begins and ends where marks overlap, the whole mark squared where it faces a gap.
fn observed_disagreement(lines: &[Vec<Section>], length: u64) -> f64 {
    let mut sum = 0.0;
    for (i, mine) in lines.iter().enumerate() {
        for (_, theirs) in lines.iter().enumerate().filter(|(j, _)| *j != i) {
            sum += facing(mine, theirs).map(|(a, b)| distance(a, b)).sum::<f64>();
        }
    }
    let m = lines.len() as f64;
    sum / (m * (m - 1.0) * (length as f64).powi(2))
}

/// The pairs of sections of two lines that overlap, in order: linear, for both lines cover the same continuum.
fn facing<'a>(mine: &'a [Section], theirs: &'a [Section]) -> impl Iterator<Item = (Section, Section)> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        let (a, b) = (*mine.get(i)?, *theirs.get(j)?);
        i += usize::from(a.end() <= b.end());
        j += usize::from(b.end() <= a.end());
        Some((a, b))
    })
}

fn distance(a: Section, b: Section) -> f64 {
    let lies_in = |unit: Section, gap: Section| gap.begin <= unit.begin && unit.end() <= gap.end();
    match (a.is_unit, b.is_unit) {
        (true, true) => (a.begin - b.begin).powi(2) + (a.end() - b.end()).powi(2),
        (true, false) if lies_in(a, b) => a.length.powi(2),
        (false, true) if lies_in(b, a) => b.length.powi(2),
        _ => 0.0,
    }
}

/// D_e: what the same marks and gaps would differ by in any order.
fn expected_disagreement(lines: &[Vec<Section>], length: u64) -> f64 {
    let sections = || lines.iter().flatten();
    let units = || sections().filter(|section| section.is_unit).map(|unit| unit.length);
    let mut gaps: Vec<f64> = sections().filter(|section| !section.is_unit).map(|gap| gap.length).collect();
    gaps.sort_by(f64::total_cmp);
    // The sum of all gaps from a place on, so that a mark looks its own up.
    let mut sums = vec![0.0; gaps.len() + 1];
    (0..gaps.len()).rev().for_each(|at| sums[at] = sums[at + 1] + gaps[at]);
    let (m, all, count) = (lines.len() as f64, length as f64, units().count() as f64);
    let of_unit = |l: f64| {
        let from = gaps.partition_point(|&gap| gap < l);
        let places = sums[from] - (l - 1.0) * (gaps.len() - from) as f64;
        (count - 1.0) / 3.0 * (2.0 * l.powi(3) - 3.0 * l.powi(2) + l) + l.powi(2) * places
    };
    let ways = m * all * (m * all - 1.0) - units().map(|l| l * (l - 1.0)).sum::<f64>();
    if count == 0.0 { 0.0 } else { 2.0 / all * units().map(of_unit).sum::<f64>() / ways }
}
