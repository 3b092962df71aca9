//! A table by word: [`WordMap`].

use std::hash::{Hash, Hasher};
use std::ops::Range;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::lexicon::fold;
use crate::stats::vocabulary::lower;

/// Values by word, whatever its case.
// PERF: the key of nearly all words is sixteen bytes that are folded, hashed and compared at once; a table of strings makes
// one of every word with a capital, and follows a pointer for every other:
//     cargo bench --bench stats -- stats/vocabulary
#[derive(Clone, Debug)]
pub(super) struct WordMap<T> {
    short: FxHashMap<Short, T>,
    long: FxHashMap<CompactString, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T> WordMap<T> {
    /// How many words.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.short.is_empty() && self.long.is_empty()
    }

    /// The value of `word`.
    pub fn get(&self, word: &str) -> Option<&T> {
        match Short::of(word, 0..word.len()) {
            Some(short) => self.short.get(&short),
            None => self.long.get(&*lower(word)),
        }
    }

    /// The words with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let short = self.short.iter().map(|(word, value)| (word.as_str(), value));
        short.chain(self.long.iter().map(|(word, value)| (word.as_str(), value)))
    }
}

impl<T: Default> WordMap<T> {
    /// The value of the word at `range` of `text`.
    #[inline]
    pub fn at(&mut self, text: &str, range: Range<usize>) -> &mut T {
        match Short::of(text, range.clone()) {
            Some(short) => self.short.entry(short).or_default(),
            None => self.at_long(&text[range]),
        }
    }

    #[cold]
    fn at_long(&mut self, word: &str) -> &mut T {
        self.long.entry(lower(word).into()).or_default()
    }

    /// Takes all words out of another table, which keeps its room.
    pub fn take<U>(&mut self, other: &mut WordMap<U>, plus: impl Fn(&mut T, U)) {
        other.short.drain().for_each(|(word, theirs)| plus(self.short.entry(word).or_default(), theirs));
        other.long.drain().for_each(|(word, theirs)| plus(self.long.entry(word).or_default(), theirs));
    }
}

/// A word in lower case, filled up with zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short([u8; fold::LONGEST]);

impl Short {
    /// The word at `range`, if it is short and all its letters are of Latin-1.
    #[inline]
    fn of(text: &str, range: Range<usize>) -> Option<Self> {
        let len = range.len();
        let (key, _) = fold::key(text.as_bytes(), range);
        let bytes = key.to_le_bytes();
        // A zero at its end would be taken for filling.
        let is_short = len > 0 && len <= fold::LONGEST && bytes[len - 1] != 0 && fold::is_whole(key);
        is_short.then_some(Self(bytes))
    }

    fn as_str(&self) -> &str {
        let len = self.0.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }
}

impl Hash for Short {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let word = u128::from_le_bytes(self.0);
        state.write_u64(word as u64);
        state.write_u64((word >> 64) as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The same as a table of the words in lower case.
        #[test]
        fn words_are_told_apart_by_their_small_letters(
            words in prop::collection::vec("[a-cA-CæøåÆØÅÉéŠš’\0-]{1,3}|[abAÅ]{14,18}", 1..40), others in prop::collection::vec("[a-cA-C]{1,2}|[abAÅ]{14,18}", 0..9)
        ) {
            let (mut map, mut naive) = (WordMap::<u64>::default(), BTreeMap::<String, u64>::new());
            for word in &words {
                let text = format!("et {word} og mere, som står efter det");
                *map.at(&text, 3..3 + word.len()) += 1;
                *naive.entry(word.to_lowercase()).or_default() += 1;
            }
            let mut theirs = WordMap::<u64>::default();
            for word in &others {
                *theirs.at(word, 0..word.len()) += 1;
                *naive.entry(word.to_lowercase()).or_default() += 1;
            }
            map.take(&mut theirs, |mine, theirs| *mine += theirs);
            prop_assert!(theirs.is_empty());
            let found: BTreeMap<String, u64> = map.iter().map(|(word, count)| (word.to_owned(), *count)).collect();
            prop_assert_eq!(&found, &naive);
            prop_assert!(words.iter().all(|word| map.get(word) == naive.get(&word.to_lowercase())));
        }
    }
}
