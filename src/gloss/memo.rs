//! The glosses of words that were looked up before: a table that forgets, so that it stays in the cache.
//!
//! It is kept from one text to the next, since half of the words of an article are new to it but few are new to the table.
//! What it remembers follows from the word lists alone, so that no text leaves a trace in what is found in another.

use std::ops::Range;
use std::sync::Mutex;

use rustc_hash::FxHashMap;

use super::{Gloss, LEXICON};
use crate::lexicon::fold::{LONGEST, written};
use crate::segment::TokenKind;

/// How many sets of four words are remembered, as a power of two.
// PERF: of the words of 150 kB of articles, read again and again, 84 are missed; in twice as many sets of two, 421.
const BITS: u32 = 12;

/// How many words without a key are remembered.
const MOST_LONG: usize = 1 << 12;

/// Words, and the numbers of their glosses.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// The bytes of a word tell its set.
    sets: Vec<Set>,
    /// Words that are too long for a key; all are forgotten when they have become many.
    long: FxHashMap<Box<str>, u32>,
    glosses: Vec<Gloss>,
    numbers: FxHashMap<Gloss, u32>,
}

/// A word by its bytes, and the number of its gloss.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    key: Key,
    number: u32,
}

/// The last to come is first, and the first to go when a fifth comes is last.
type Set = [Entry; 4];

/// The bytes of a word, and behind them its kind; all 0 is no word.
type Key = [u64; 2];

impl Entry {
    // PERF: the standard library compares arrays number by number in a loop.
    const fn is(&self, key: Key) -> bool {
        (self.key[0] ^ key[0]) | (self.key[1] ^ key[1]) == 0
    }
}

impl Memo {
    /// What is known of the word at `range`.
    #[inline]
    pub(super) fn gloss(&mut self, text: &str, range: Range<usize>, kind: TokenKind) -> Gloss {
        let number = self.number(text, range, kind);
        self.glosses[number as usize]
    }

    /// The number of its gloss.
    // PERF: the key holds the whole word, so that a word that is known costs no second look at the text.
    #[inline]
    fn number(&mut self, text: &str, range: Range<usize>, kind: TokenKind) -> u32 {
        let Some(key) = key(text, range.clone(), kind) else { return self.long(&text[range], kind) };
        match self.sets[place(key)].iter().find(|entry| entry.is(key)) {
            Some(entry) => entry.number,
            None => self.short(&text[range], kind, key),
        }
    }

    /// The number of the gloss of a word that is not remembered, but is by its `key` from now on.
    #[cold]
    fn short(&mut self, word: &str, kind: TokenKind, key: Key) -> u32 {
        let number = self.fresh(word, kind);
        let set = &mut self.sets[place(key)];
        set.rotate_right(1);
        set[0] = Entry { key, number };
        number
    }

    /// The number of the gloss of a word that has no key.
    // PERF: of the words of an article two in a hundred are so long, and looking them up took a quarter of the time of all.
    #[cold]
    fn long(&mut self, word: &str, kind: TokenKind) -> u32 {
        if kind != TokenKind::Word {
            return self.fresh(word, kind);
        }
        if let Some(&number) = self.long.get(word) {
            return number;
        }
        let number = self.fresh(word, kind);
        if self.long.len() == MOST_LONG {
            self.long.clear();
        }
        self.long.insert(word.into(), number);
        number
    }

    #[inline(never)]
    fn fresh(&mut self, word: &str, kind: TokenKind) -> u32 {
        let gloss = LEXICON.gloss(word, kind);
        let next = self.glosses.len();
        *self.numbers.entry(gloss).or_insert_with(|| {
            self.glosses.push(gloss);
            u32::try_from(next).expect("fewer glosses than words on the lists and ways to write them")
        })
    }
}

/// The key of the word at `range`; nothing if it is too long for one.
#[inline]
fn key(text: &str, range: Range<usize>, kind: TokenKind) -> Option<Key> {
    if range.end.wrapping_sub(range.start) >= LONGEST {
        return None;
    }
    let key = written(text.as_bytes(), range) | (kind as u128 + 1) << (8 * (LONGEST - 1));
    Some([key as u64, (key >> 64) as u64])
}

const fn place([low, high]: Key) -> usize {
    let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - BITS)) as usize
}

/// Memos at rest: as many as there were texts at once.
static POOL: Mutex<Vec<Memo>> = Mutex::new(Vec::new());

pub(super) fn take() -> Memo {
    let rested = POOL.lock().ok().and_then(|mut memos| memos.pop());
    rested.unwrap_or_else(|| Memo { sets: vec![Set::default(); 1 << BITS], ..Memo::default() })
}

pub(super) fn give(memo: Memo) {
    if let Ok(mut memos) = POOL.lock() {
        memos.push(memo);
    }
}
