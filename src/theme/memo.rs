//! What the words of texts are, each looked up once: a table that forgets, so that it stays in the cache.
//!
//! It is kept from one text to the next, since half of the words of an article are new to it but few are new to the table.
//! What it remembers follows from the codebook alone, so that no text leaves a trace in the tags of another.

use std::sync::Mutex;

use rustc_hash::FxHashMap;

use super::forms::{Forms, Lists, SlotId, Slots};
use super::pattern::fold_into;
use crate::lexicon::fold::{is_whole, key, written};
use crate::segment::{Token, TokenKind};

/// How many sets of four words are remembered, as a power of two.
// PERF: a codebook of 100,000 patterns took a third longer over a text of 50,000 different words with half as many.
const BITS: u32 = 13;

/// Words by their bytes, and the slots they satisfy. The last to come is first, and the first to go when a fifth comes is last.
type Set = [(u128, Slots); 4];

/// How many words without a key are remembered before all is forgotten.
const MOST_LONG: usize = 1 << 12;

/// How many slots may be listed beside those of the codebook before all is forgotten.
const MOST_LISTED: usize = 1 << 18;

/// Words, and the slots they satisfy.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    /// The bytes of a word, as it is written, tell its set; nothing has the key 0.
    sets: Vec<Set>,
    /// Words that are too long for a key, and addresses; all are forgotten when they have become many.
    // PERF: of the words of an article three in a hundred are so long, and looking them up took a twentieth of the time of all.
    long: FxHashMap<Box<str>, Slots>,
    /// Lists of words that satisfy slots of several tables; they follow the codebook's own.
    lists: Lists,
    folded: String,
}

impl Memo {
    fn new(forms: &Forms) -> Self {
        let (sets, long) = (vec![Set::default(); 1 << BITS], FxHashMap::default());
        Self { sets, long, lists: forms.lists.beyond(), folded: String::new() }
    }

    /// Forgets all if it has become much; what was looked up before may no longer be asked for.
    pub(super) fn tidy(&mut self) {
        if self.lists.len() > MOST_LISTED || self.long.len() > MOST_LONG {
            self.sets.fill(Set::default());
            self.long.clear();
            self.lists.clear();
        }
    }

    /// The slots of `token`, a word or what can stand for one.
    // PERF: the key holds the whole word, so that a word that is known costs no second look at the text.
    #[inline]
    pub(super) fn slots(&mut self, forms: &Forms, text: &str, token: Token) -> Slots {
        let key = written(text.as_bytes(), token.span.range());
        // An address may end with a zero, and has then the key of another one.
        if key == 0 || token.kind == TokenKind::Address {
            return self.long(forms, &text[token.span]);
        }
        match self.sets[place(key)].iter().find(|(known, _)| *known == key) {
            Some(&(_, slots)) => slots,
            None => self.fresh(forms, &text[token.span], key),
        }
    }

    /// The slots of `word`, which is remembered by its `key` from now on.
    #[cold]
    fn fresh(&mut self, forms: &Forms, word: &str, key: u128) -> Slots {
        let slots = self.look_up(forms, word);
        let set = &mut self.sets[place(key)];
        set.rotate_right(1);
        set[0] = (key, slots);
        slots
    }

    /// The slots of `word`, which has no key of its own.
    #[cold]
    fn long(&mut self, forms: &Forms, word: &str) -> Slots {
        if let Some(&slots) = self.long.get(word) {
            return slots;
        }
        let slots = self.look_up(forms, word);
        self.long.insert(word.into(), slots);
        slots
    }

    /// The slots of `word`, as the codebook tells.
    #[cold]
    fn look_up(&mut self, forms: &Forms, word: &str) -> Slots {
        let (key, _) = key(word.as_bytes(), 0..word.len());
        if is_whole(key) && key != 0 {
            return forms.slots(&key.to_le_bytes()[..word.len()], &mut self.lists);
        }
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
