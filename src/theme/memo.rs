//! What the words of texts are, each looked up once: a table that forgets, so that it stays in the cache.
//!
//! It is kept from one text to the next, since half of the words of an article are new to it but few are new to the table.
//! What it remembers follows from the codebook alone, so that no text leaves a trace in the tags of another.

use std::sync::Mutex;

use super::forms::{Forms, Lists, SlotId, Slots};
use super::pattern::fold_into;
use crate::lexicon::fold::{is_whole, key, len_of};
use crate::segment::{Token, TokenKind};

/// How many pairs of forms are remembered, as a power of two. Of the words of newspapers one in eight is not among them.
const BITS: u32 = 13;

/// How many slots may be listed beside those of the codebook before all is forgotten.
const MOST_LISTED: usize = 1 << 18;

/// Words, and the slots they satisfy.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    /// A word stands at one of two places that its key tells, the later one first; nothing has the key 0.
    entries: Vec<[(u128, Slots); 2]>,
    /// Lists of words that satisfy slots of several tables; they follow the codebook's own.
    lists: Lists,
    folded: String,
}

impl Memo {
    fn new(forms: &Forms) -> Self {
        let entries = vec![<[(u128, Slots); 2]>::default(); 1 << BITS];
        Self { entries, lists: forms.lists.beyond(), folded: String::new() }
    }

    /// Forgets all if it has become much; what was looked up before may no longer be asked for.
    pub(super) fn tidy(&mut self) {
        if self.lists.len() > MOST_LISTED {
            self.entries.fill(<[(u128, Slots); 2]>::default());
            self.lists.clear();
        }
    }

    /// The slots of `token`, a word or what can stand for one.
    // PERF: the key holds the whole word, so that a word that is known costs no second look at the text.
    #[inline]
    pub(super) fn slots(&mut self, forms: &Forms, text: &str, token: Token) -> Slots {
        let (key, _) = key(text.as_bytes(), token.span.range());
        // The key of an address or a symbol may be that of another one.
        if key == 0 || !is_whole(key) || !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            return self.odd(forms, &text[token.span]);
        }
        let at = place(key);
        let [(first, slots), (second, other)] = self.entries[at];
        if first == key {
            return slots;
        }
        if second == key {
            return other;
        }
        let fresh = self.fresh(forms, key);
        self.entries[at] = [(key, fresh), (first, slots)];
        fresh
    }

    /// The slots of the word that `key` holds.
    #[cold]
    fn fresh(&mut self, forms: &Forms, key: u128) -> Slots {
        forms.slots(&key.to_le_bytes()[..len_of(key)], &mut self.lists)
    }

    /// The slots of a word that is too long for a key, or has none of its own.
    #[cold]
    fn odd(&mut self, forms: &Forms, word: &str) -> Slots {
        fold_into(word, &mut self.folded);
        forms.slots(self.folded.as_bytes(), &mut self.lists)
    }

    pub(super) fn all<'m>(&'m self, forms: &'m Forms, slots: Slots) -> &'m [SlotId] {
        self.lists_of(forms, slots).all(slots)
    }

    pub(super) fn anchored<'m>(&'m self, forms: &'m Forms, slots: Slots) -> &'m [SlotId] {
        self.lists_of(forms, slots).anchored(slots)
    }

    fn lists_of<'m>(&'m self, forms: &'m Forms, slots: Slots) -> &'m Lists {
        if self.lists.holds(slots) { &self.lists } else { &forms.lists }
    }
}

const fn place(key: u128) -> usize {
    let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - BITS)) as usize
}

/// Memos at rest: as many as there were texts at once.
#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Vec<Memo>>);

impl Pool {
    pub(super) fn take(&self, forms: &Forms) -> Memo {
        self.0.lock().ok().and_then(|mut memos| memos.pop()).unwrap_or_else(|| Memo::new(forms))
    }

    pub(super) fn give(&self, memo: Memo) {
        if let Ok(mut memos) = self.0.lock() {
            memos.push(memo);
        }
    }
}
