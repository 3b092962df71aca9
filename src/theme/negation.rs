//! Which words turn the polarity of a hit: `(words, places of negators) -> the negator of a hit`.
//!
//! Within its clause alone: the clause ends at punctuation, and where a word such as `men` opens another.

use super::codebook::{Codebook, Rule};
use super::matcher::{Place, Word};
use super::source::Window;

/// How far a negator reaches that reaches to the end of its clause, in words.
const REACH: usize = 40;

/// What the words of a sentence do to what stands beside them, as bits.
mod mark {
    pub const NEGATOR: u8 = 1;
    pub const REACHING: u8 = 2;
    pub const NEGATOR_AFTER: u8 = 4;
    pub const REACHING_AFTER: u8 = 8;
    pub const OPENER: u8 = 16;
    pub const NOT_NEGATOR: u8 = 32;
    pub const NOT_NEGATOR_AFTER: u8 = 64;
}

/// The negators of a sentence.
#[derive(Debug, Default)]
pub(super) struct Turners {
    marks: Vec<u8>,
}

impl Turners {
    /// Finds them among the places of a sentence.
    pub(super) fn read(&mut self, words: &[Word], places: &[Place], codebook: &Codebook) {
        self.marks.clear();
        self.marks.resize(words.len(), 0);
        for place in places {
            let mark = match codebook.rule(place.rule) {
                Rule::NotNegator => mark::NOT_NEGATOR,
                Rule::NotNegatorAfter => mark::NOT_NEGATOR_AFTER,
                Rule::Opener => mark::OPENER,
                _ => continue,
            };
            self.marks[place.first..=place.last].iter_mut().for_each(|marks| *marks |= mark);
        }
        for place in places {
            let (mark, but) = match codebook.rule(place.rule) {
                Rule::Negator => (mark::NEGATOR, mark::NOT_NEGATOR),
                Rule::Reaching => (mark::REACHING, mark::NOT_NEGATOR),
                Rule::NegatorAfter => (mark::NEGATOR_AFTER, mark::NOT_NEGATOR_AFTER),
                Rule::ReachingAfter => (mark::REACHING_AFTER, mark::NOT_NEGATOR_AFTER),
                _ => continue,
            };
            let is_one = self.marks[place.first..=place.last].iter().all(|marks| marks & but == 0);
            self.marks[place.last] |= if is_one { mark } else { 0 };
        }
    }

    /// The negator of the words from `first` to `last`, of which a pattern `asked` for some.
    pub(super) fn turner(&self, words: &[Word], place: Place, window: Window) -> Option<usize> {
        let Place { first, last, asked, .. } = place;
        let before = self.before(words, first, window.before);
        before.or_else(|| self.within(first, last, asked)).or_else(|| self.after(words, last, window.after))
    }

    /// "ikke særlig åben": a negator at most so many words before, or one that reaches.
    fn before(&self, words: &[Word], first: usize, window: usize) -> Option<usize> {
        let mut clause = (1..=REACH.min(first)).take_while(|back| {
            words[first - back].stretch == words[first].stretch && self.marks[first - back + 1] & mark::OPENER == 0
        });
        let turns = |back: &usize| {
            let near = if *back <= window { mark::NEGATOR } else { 0 };
            self.marks[first - back] & (near | mark::REACHING) != 0
        };
        clause.find(turns).map(|back| first - back)
    }

    /// "stoler ikke på": a negator in a gap of the phrase, which the pattern did not ask for.
    fn within(&self, first: usize, last: usize, asked: u64) -> Option<usize> {
        let mut gaps = (first..=last).take(64).filter(|word| asked >> (word - first) & 1 == 0);
        gaps.find(|word| self.marks[*word] & mark::NEGATOR != 0)
    }

    /// "tilliden er ikke stor": a negator at most so many words after, or one that reaches back.
    fn after(&self, words: &[Word], last: usize, window: usize) -> Option<usize> {
        let reach = if window == 0 { 0 } else { REACH };
        let mut clause = (1..=reach).take_while(|ahead| {
            words.get(last + ahead).is_some_and(|word| word.stretch == words[last].stretch)
                && self.marks[last + ahead] & mark::OPENER == 0
        });
        let turns = |ahead: &usize| {
            let near = if *ahead <= window { mark::NEGATOR_AFTER } else { 0 };
            self.marks[last + ahead] & (near | mark::REACHING_AFTER) != 0
        };
        clause.find(turns).map(|ahead| last + ahead)
    }
}
