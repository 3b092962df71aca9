//! Which found quote answers to which annotated one.

use crate::evaluate::{Gold, GoldKind, Prediction};

/// Edges that do not count: marks, dashes, white space, closing stops.
const EDGES: &str = "\"“”„»«’‘'–—-‐‑‒ \t\n\r\u{a0}.,;:!?…";

/// Two quotes with less in common than this are not the same: length shared by length covered.
const CLOSE: f64 = 0.8;

/// The quotes of one article, each annotated one with the found one that answers to it.
#[derive(Debug)]
pub(super) struct Alignment {
    /// Annotated quotes of the kinds asked for, as indices.
    pub(super) gold: Vec<Aligned>,
    /// Found quotes of those kinds that answer to nothing.
    pub(super) extra: Vec<usize>,
    /// Found quotes of those kinds that count: not those that answer to an optional one.
    pub(super) counted: usize,
}

/// An annotated quote and what answers to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aligned {
    pub(super) gold: usize,
    /// The found quote, and whether its edges are the same.
    pub(super) found: Option<(usize, bool)>,
}

/// Pairs the quotes of `kinds`, the closest first.
pub(super) fn align(gold: &Gold, prediction: Option<&Prediction>, kinds: &[GoldKind]) -> Alignment {
    let letters: Vec<char> = gold.text.chars().collect();
    let places = |index: usize, start: usize, end: usize| (index, shed(&letters, [start, end]));
    let annotated = gold.quotes.iter().enumerate().filter(|(_, quote)| kinds.contains(&quote.kind));
    let annotated: Vec<_> = annotated.map(|(index, quote)| places(index, quote.start, quote.end)).collect();
    let found = prediction.map_or(&[][..], |prediction| &prediction.quotes).iter().enumerate();
    let found = found.filter(|(_, quote)| kinds.contains(&quote.kind.into()));
    let found: Vec<_> = found.map(|(index, quote)| places(index, quote.start, quote.end)).collect();
    let pairs = pair(&annotated, &found);
    let mut is_used = vec![false; found.len()];
    pairs.iter().flatten().for_each(|&at| is_used[at] = true);
    let extra = (0..found.len()).filter(|&at| !is_used[at]).map(|at| found[at].0).collect();
    let answer = |at: usize| pairs[at].map(|other| (found[other].0, found[other].1 == annotated[at].1));
    let aligned: Vec<Aligned> =
        (0..annotated.len()).map(|at| Aligned { gold: annotated[at].0, found: answer(at) }).collect();
    let optional = aligned.iter().filter(|one| one.found.is_some() && gold.quotes[one.gold].optional).count();
    Alignment { gold: aligned, extra, counted: found.len() - optional }
}

type Place = [usize; 2];

/// For each annotated place the found one that answers to it.
fn pair(annotated: &[(usize, Place)], found: &[(usize, Place)]) -> Vec<Option<usize>> {
    let mut near = Vec::new();
    for (at, (_, place)) in annotated.iter().enumerate() {
        let shares = found.iter().enumerate().map(|(other, (_, its))| (shared(*place, *its), at, other));
        near.extend(shares.filter(|(share, ..)| *share >= CLOSE));
    }
    // Of equally close ones the later goes first: any order will do, as long as it is one.
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then((other.1, other.2).cmp(&(one.1, one.2))));
    let mut pairs = vec![None; annotated.len()];
    let mut is_used = vec![false; found.len()];
    for (_, at, other) in near {
        if pairs[at].is_none() && !is_used[other] {
            pairs[at] = Some(other);
            is_used[other] = true;
        }
    }
    pairs
}

/// Takes marks, dashes and stops off both ends.
fn shed(letters: &[char], [start, end]: Place) -> Place {
    let end = end.min(letters.len());
    let start = start.min(end);
    let words = &letters[start..end];
    let is_edge = |letter: &&char| EDGES.contains(**letter);
    let lead = words.iter().take_while(is_edge).count();
    let tail = words[lead..].iter().rev().take_while(is_edge).count();
    [start + lead, end - tail]
}

/// What two places share of what they cover.
fn shared(one: Place, other: Place) -> f64 {
    let common = one[1].min(other[1]).saturating_sub(one[0].max(other[0]));
    if common == 0 { 0.0 } else { common as f64 / (one[1].max(other[1]) - one[0].min(other[0])) as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_shed() {
        let letters: Vec<char> = "”Det gik.”, siger".chars().collect();
        assert_eq!(shed(&letters, [0, 11]), [1, 8]);
        assert_eq!(shed(&letters, [8, 11]), [11, 11]);
    }

    #[test]
    fn the_closest_pair_goes_first() {
        let annotated = [(0, [0, 10]), (1, [0, 11])];
        let found = [(0, [0, 11]), (1, [0, 10])];
        assert_eq!(pair(&annotated, &found), [Some(1), Some(0)]);
        assert_eq!(pair(&annotated, &found[..1]), [None, Some(0)]);
    }
}
