//! The glosses of words that were looked up before: a table that forgets, so that it stays in the cache.
//!
//! It is kept from one text to the next, since half of the words of an article are new to it but few are new to the table.
//! What it remembers follows from the word lists alone, so that no text leaves a trace in what is found in another.

use std::sync::Mutex;

use rustc_hash::FxHashMap;

use super::{Gloss, LEXICON};
use crate::lexicon::fold::written;
use crate::segment::{Token, TokenKind};

/// How many pairs of words are remembered, as a power of two.
const BITS: u32 = 12;

/// Words, and the numbers of their glosses.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// A word stands at one of two places that its bytes tell, the later one first; nothing has the key 0.
    entries: Vec<[Entry; 2]>,
    glosses: Vec<Gloss>,
    numbers: FxHashMap<Gloss, u32>,
}

/// A word by its bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    key: u128,
    kind: u8,
    number: u32,
}

impl Memo {
    /// The number of the gloss of `token`.
    // PERF: the key holds the whole word, so that a word that is known costs no second look at the text.
    #[inline]
    pub(super) fn number(&mut self, text: &str, token: Token) -> u32 {
        let (key, kind) = (written(text.as_bytes(), token.span.range()), token.kind as u8);
        let at = place(key);
        for entry in self.entries[at] {
            if entry.key == key && entry.kind == kind && key != 0 {
                return entry.number;
            }
        }
        let number = self.fresh(&text[token.span], token.kind);
        self.entries[at] = [Entry { key, kind, number }, self.entries[at][0]];
        number
    }

    /// The gloss of `word`, if it is remembered.
    pub(super) fn known(&self, word: &str) -> Option<Gloss> {
        let (key, kind) = (written(word.as_bytes(), 0..word.len()), TokenKind::Word as u8);
        let entries = self.entries[place(key)];
        let known = entries.into_iter().find(|entry| entry.key == key && entry.kind == kind && key != 0)?;
        Some(self.glosses[known.number as usize])
    }

    #[cold]
    fn fresh(&mut self, word: &str, kind: TokenKind) -> u32 {
        let gloss = LEXICON.gloss(word, kind);
        let next = self.glosses.len();
        *self.numbers.entry(gloss).or_insert_with(|| {
            self.glosses.push(gloss);
            u32::try_from(next).expect("fewer glosses than words on the lists and ways to write them")
        })
    }

    pub(super) fn glosses(&self) -> &[Gloss] {
        &self.glosses
    }
}

fn place(key: u128) -> usize {
    let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - BITS)) as usize
}

/// Memos at rest: as many as there were texts at once.
static POOL: Mutex<Vec<Memo>> = Mutex::new(Vec::new());

pub(super) fn take() -> Memo {
    let rested = POOL.lock().ok().and_then(|mut memos| memos.pop());
    rested.unwrap_or_else(|| Memo { entries: vec![[Entry::default(); 2]; 1 << BITS], ..Memo::default() })
}

pub(super) fn give(memo: Memo) {
    if let Ok(mut memos) = POOL.lock() {
        memos.push(memo);
    }
}
