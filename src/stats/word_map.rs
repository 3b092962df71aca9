//! A table by word: [`WordMap`].

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::fold;
use crate::stats::vocabulary::lower;

/// Values by word, whatever its case; a few words are asked for again and again, most of the others seldom.
// PERF: the key of nearly all words is sixteen bytes that are folded, hashed and compared at once; a table of strings makes
// one of every word with a capital, and follows a pointer for every other. Values lie in order of first use, so that those of
// frequent words lie together, and four words of five are found where they were met last, without a look into the table:
//     cargo bench --bench stats -- stats/vocabulary
#[derive(Clone, Debug)]
pub(super) struct WordMap<T> {
    short: FxHashMap<Short, u32>,
    long: FxHashMap<Box<str>, u32>,
    values: Vec<T>,
    /// A short word that was met lately, and its place among the values, by the slot of the word; none before the first.
    recent: Vec<(Short, u32)>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { short: FxHashMap::default(), long: FxHashMap::default(), values: Vec::new(), recent: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// How many words.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of `word`.
    pub fn get(&self, word: &str) -> Option<&T> {
        let place = match Short::of(word, 0..word.len()) {
            Some(short) => self.short.get(&short),
            None => self.long.get(&*lower(word)),
        };
        place.map(|&place| &self.values[place as usize])
    }

    /// The words with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let short = self.short.iter().map(|(word, place)| (word.as_str(), place));
        let long = self.long.iter().map(|(word, place)| (&**word, place));
        short.chain(long).map(|(word, &place)| (word, &self.values[place as usize]))
    }
}

impl<T: Copy + Default> WordMap<T> {
    /// The value of the word at `range` of `text`.
    #[inline]
    pub fn at(&mut self, text: &str, range: Range<usize>) -> &mut T {
        let place = match Short::of(text, range.clone()) {
            Some(short) => self.place_of_short(short),
            None => self.place_of_long(&text[range]),
        };
        &mut self.values[place as usize]
    }

    #[inline]
    fn place_of_short(&mut self, short: Short) -> u32 {
        let slot = short.slot();
        match self.recent.get(slot) {
            Some(&(word, place)) if word == short => place,
            _ => self.look_up(short, slot),
        }
    }

    #[inline(never)]
    fn look_up(&mut self, short: Short, slot: usize) -> u32 {
        let place = *self.short.entry(short).or_insert_with(|| new(&mut self.values));
        if self.recent.is_empty() {
            // No word is all zeros.
            self.recent = vec![(Short([0; fold::LONGEST]), 0); SLOTS];
        }
        self.recent[slot] = (short, place);
        place
    }

    fn place_of_long(&mut self, word: &str) -> u32 {
        let word = lower(word);
        if let Some(&place) = self.long.get(&*word) {
            return place;
        }
        let place = new(&mut self.values);
        self.long.insert(word.into(), place);
        place
    }

    /// Takes in another table, word by word.
    pub fn absorb(&mut self, other: Self, plus: impl Fn(&mut T, T)) {
        let Self { short, long, values, .. } = self;
        other.short.into_iter().for_each(|(word, theirs)| {
            let mine = *short.entry(word).or_insert_with(|| new(values));
            plus(&mut values[mine as usize], other.values[theirs as usize]);
        });
        other.long.into_iter().for_each(|(word, theirs)| {
            let mine = *long.entry(word).or_insert_with(|| new(values));
            plus(&mut values[mine as usize], other.values[theirs as usize]);
        });
    }
}

/// How many short words are kept at hand.
const SLOTS: usize = 1 << 10;

/// The place of a new value.
fn new<T: Default>(values: &mut Vec<T>) -> u32 {
    let place = u32::try_from(values.len()).expect("fewer than 2^32 words");
    values.push(T::default());
    place
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

    /// Where a word is kept that was met lately.
    #[inline]
    fn slot(self) -> usize {
        let word = u128::from_le_bytes(self.0);
        let mixed = ((word >> 64) as u64).rotate_left(23) ^ (word as u64);
        (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros())) as usize
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
            map.absorb(theirs, |mine, theirs| *mine += theirs);
            let found: BTreeMap<String, u64> = map.iter().map(|(word, count)| (word.to_owned(), *count)).collect();
            prop_assert_eq!(&found, &naive);
            prop_assert!(words.iter().all(|word| map.get(word) == naive.get(&word.to_lowercase())));
        }
    }
}
