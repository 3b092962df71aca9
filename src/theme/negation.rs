//! Which words turn the polarity of a hit: `(words, places of negators) -> the negator of a hit`.
//!
//! Within its clause alone: the clause ends at punctuation, and where a word such as `men` opens another.

use super::codebook::{Codebook, Rule};
use super::matcher::{Place, Word};
use super::source::Window;

/// The negators of a sentence, as indices of words, each list in order.
pub(super) struct Turners {
    /// The clause of each word.
    clauses: Vec<u32>,
    before: Vec<usize>,
    reaching: Vec<usize>,
    after: Vec<usize>,
    reaching_after: Vec<usize>,
}

impl Turners {
    pub(super) fn new(words: &[Word], places: &[Place], codebook: &Codebook) -> Self {
        let of = |wanted: Rule| places.iter().filter(move |place| codebook.rule(place.rule) == wanted);
        let words_of = |wanted: Rule| marked(words.len(), of(wanted));
        let (not, not_after) = (words_of(Rule::NotNegator), words_of(Rule::NotNegatorAfter));
        let ends = |wanted: Rule, not: &[bool]| {
            let real = of(wanted).filter(|place| !(place.first..=place.last).any(|word| not[word]));
            let mut ends: Vec<usize> = real.map(|place| place.last).collect();
            ends.sort_unstable();
            ends
        };
        Self {
            clauses: clauses(words, &words_of(Rule::Opener)),
            before: ends(Rule::Negator, &not),
            reaching: ends(Rule::Reaching, &not),
            after: ends(Rule::NegatorAfter, &not_after),
            reaching_after: ends(Rule::ReachingAfter, &not_after),
        }
    }

    /// The negator of the words from `first` to `last`, of which a pattern `asked` for some.
    pub(super) fn turner(&self, first: usize, last: usize, asked: u64, window: Window) -> Option<usize> {
        let before = self.before(first, window.before);
        before.or_else(|| self.within(first, last, asked)).or_else(|| self.after(last, window.after))
    }

    /// "ikke særlig åben": a negator at most so many words before, or one that reaches.
    fn before(&self, first: usize, window: usize) -> Option<usize> {
        let last_of = |list: &[usize]| list[..list.partition_point(|&word| word < first)].last().copied();
        let near = last_of(&self.before).filter(|&word| first - word <= window);
        near.or_else(|| last_of(&self.reaching)).filter(|&word| self.clauses[word] == self.clauses[first])
    }

    /// "stoler ikke på": a negator in a gap of the phrase, which the pattern did not ask for.
    fn within(&self, first: usize, last: usize, asked: u64) -> Option<usize> {
        let from = self.before.partition_point(|&word| word < first);
        let negators = self.before[from..].iter().copied().take_while(|&word| word <= last);
        negators.take(64).find(|&word| asked.checked_shr((word - first) as u32).is_some_and(|bits| bits & 1 == 0))
    }

    /// "tilliden er ikke stor": a negator at most so many words after, or one that reaches back.
    fn after(&self, last: usize, window: usize) -> Option<usize> {
        let next_of = |list: &[usize]| list.get(list.partition_point(|&word| word <= last)).copied();
        let near = next_of(&self.after).filter(|&word| word - last <= window);
        let far = || next_of(&self.reaching_after).filter(|_| window > 0);
        near.or_else(far).filter(|&word| self.clauses[word] == self.clauses[last])
    }
}

/// The words that lie within the places.
fn marked<'p>(words: usize, places: impl Iterator<Item = &'p Place>) -> Vec<bool> {
    let mut marked = vec![false; words];
    places.for_each(|place| marked[place.first..=place.last].fill(true));
    marked
}

/// Numbers the clauses.
fn clauses(words: &[Word], openers: &[bool]) -> Vec<u32> {
    let mut clause = 0;
    let mut stretch = words.first().map_or(0, |word| word.stretch);
    let number = |(word, opens): (&Word, &bool)| {
        clause += u32::from(*opens || word.stretch != stretch);
        stretch = word.stretch;
        clause
    };
    words.iter().zip(openers).map(number).collect()
}
