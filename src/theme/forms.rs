//! What a word is asked for: `word -> slots`, by its whole form, its beginning, its end, or its head as a compound.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::inflection::{self, is_vowel};
use super::pattern::Test;
use crate::lexicon::fold::{LONGEST, key, len_of};

/// A set of tests, interned: `(stoler|stolede)` is one slot wherever it stands.
pub(super) type SlotId = u32;

/// What waits at a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Waits {
    #[default]
    Nothing,
    /// Phrases that tell nothing alone: negators.
    Negation,
    /// A phrase of a theme.
    Theme,
}

/// The slots of a word form, as ranges of a list: all of them, sorted, then those at which a phrase waits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    start: u32,
    all: u32,
    anchored: u32,
    /// A bit for each of them, which it shares with others.
    pub bits: u16,
    /// The most that waits at any of them.
    pub waits: Waits,
}

/// The bit for `slot` among the [`bits`](Slots::bits) of a word that satisfies it.
pub(super) const fn bit_of(slot: SlotId) -> u16 {
    1 << (slot % u16::BITS)
}

/// Lists of slots, one after the other; `base` is where the first begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    base: usize,
    slots: Vec<SlotId>,
}

impl Lists {
    /// Lists that go on where these end.
    pub(super) const fn beyond(&self) -> Self {
        Self { base: self.base + self.slots.len(), slots: Vec::new() }
    }

    pub(super) const fn len(&self) -> usize {
        self.slots.len()
    }

    pub(super) fn clear(&mut self) {
        self.slots.clear();
    }

    pub(super) const fn holds(&self, slots: Slots) -> bool {
        slots.start as usize >= self.base
    }

    pub(super) fn all(&self, slots: Slots) -> &[SlotId] {
        &self.slots[slots.start as usize - self.base..][..slots.all as usize]
    }

    pub(super) fn anchored(&self, slots: Slots) -> &[SlotId] {
        &self.slots[(slots.start + slots.all) as usize - self.base..][..slots.anchored as usize]
    }

    /// Appends a list; `sorted` are slots without repeats.
    fn keep(&mut self, sorted: &[SlotId], waits: &[Waits]) -> Slots {
        let start = self.slots.len();
        self.slots.extend(sorted);
        self.slots.extend(sorted.iter().filter(|&&slot| waits[slot as usize] > Waits::Nothing));
        Slots {
            start: narrow(self.base + start),
            all: narrow(sorted.len()),
            anchored: narrow(self.slots.len() - start - sorted.len()),
            bits: sorted.iter().fold(0, |bits, &slot| bits | bit_of(slot)),
            waits: sorted.iter().map(|&slot| waits[slot as usize]).max().unwrap_or_default(),
        }
    }
}

pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2^32 entries in a table")
}

/// Every form that a codebook asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    exact: Dictionary,
    firsts: Affixes,
    lasts: Affixes,
    heads: Affixes,
    waits: Vec<Waits>,
    pub lists: Lists,
}

impl Forms {
    /// The forms of `slots`, each a set of tests of which a word meets one.
    pub(super) fn new(slots: &[Vec<Test>], waits: Vec<Waits>) -> Self {
        let mut tables: [Table; 4] = Default::default();
        for (slot, tests) in (0..).zip(slots) {
            tests.iter().for_each(|test| test.add_to(&mut tables, slot));
        }
        let mut lists = Lists::default();
        let [exact, firsts, lasts, heads] = tables;
        Self {
            exact: exact.lay_out(&waits, &mut lists),
            firsts: Affixes::new(End::First, firsts, &waits, &mut lists),
            lasts: Affixes::new(End::Last, lasts, &waits, &mut lists),
            heads: Affixes::new(End::Last, heads, &waits, &mut lists),
            waits,
            lists,
        }
    }

    /// The slots of `word`, folded; a list that is not there yet is kept in `more`.
    pub(super) fn slots(&self, word: &[u8], more: &mut Lists) -> Slots {
        let exact = self.exact.get(word).copied();
        let mut all = Vec::new();
        let mut add = |slots: Slots| all.extend(self.lists.all(slots));
        self.firsts.each(word, |_, slots| add(slots));
        self.lasts.each(word, |_, slots| add(slots));
        self.heads.each(word, |rest, slots| {
            if is_part(rest) {
                add(slots)
            }
        });
        if all.is_empty() {
            return exact.unwrap_or_default();
        }
        exact.into_iter().for_each(|slots| all.extend(self.lists.all(slots)));
        all.sort_unstable();
        all.dedup();
        more.keep(&all, &self.waits)
    }
}

/// Whether `rest`, before a compound's head, can be its first part: `medarbejder` can, the `s` of `stillid` cannot.
fn is_part(rest: &[u8]) -> bool {
    let rest = str::from_utf8(rest).unwrap_or_default();
    rest.is_empty() || (rest.chars().nth(1).is_some() && rest.contains(is_vowel))
}

/// Forms and the slots each satisfies: by their [`key`], or by their letters if they are too long for one.
#[derive(Clone, Debug, Default)]
struct Dictionary {
    short: FxHashMap<u128, Slots>,
    long: FxHashMap<Box<[u8]>, Slots>,
}

impl Dictionary {
    fn get(&self, form: &[u8]) -> Option<&Slots> {
        match form.len() {
            ..=LONGEST => self.short.get(&key(form, 0..form.len()).0),
            _ => self.long.get(form),
        }
    }
}

/// Which end of a word.
#[derive(Clone, Copy, Debug, Default)]
enum End {
    #[default]
    First,
    Last,
}

impl End {
    /// The bytes at this end of `word`.
    fn outermost(self, word: &[u8]) -> Outermost {
        let length = word.len().min(LONGEST);
        let range = match self {
            Self::First => 0..length,
            Self::Last => word.len() - length..word.len(),
        };
        Outermost { end: self, bytes: key(word, range).0, length }
    }

    /// The `length` bytes at this end of `word`, and the rest.
    fn split(self, word: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
        match self {
            Self::First => word.split_at_checked(length),
            Self::Last => word.split_at_checked(word.len().checked_sub(length)?).map(|(rest, affix)| (affix, rest)),
        }
    }
}

/// The bytes at one end of a word, or all of a short one, as the [`key`] of them.
#[derive(Clone, Copy, Debug)]
struct Outermost {
    end: End,
    bytes: u128,
    length: usize,
}

impl Outermost {
    /// The key of the outermost `width` of them, if there are as many.
    fn get(self, width: usize) -> Option<u128> {
        let inner = self.length.checked_sub(width)?;
        Some(match self.end {
            End::First => self.bytes & (u128::MAX >> (8 * (LONGEST - width))),
            End::Last => self.bytes >> (8 * inner),
        })
    }
}

/// Beginnings or ends of words.
// PERF: of most words a bit for the outermost bytes tells that nothing begins or ends so; of the others every length that
// occurs is asked for.
#[derive(Clone, Debug, Default)]
struct Affixes {
    end: End,
    forms: Dictionary,
    /// The lengths in bytes that occur, by how many of the bytes the gate knows.
    lengths: [Vec<usize>; WIDTHS.len()],
    gate: Vec<u64>,
}

/// How many of the outermost bytes the gate may know; of an ending as many as tell more than `-ernes`.
const WIDTHS: [usize; 6] = [1, 2, 3, 4, 6, 8];

impl Affixes {
    fn new(end: End, table: Table, waits: &[Waits], lists: &mut Lists) -> Self {
        let pairs = table.short.len() + table.long.len();
        let mut affixes = Self { end, gate: vec![0; (pairs / 4).next_power_of_two()], ..Self::default() };
        table.short.iter().for_each(|(key, _)| affixes.admit(&key.to_le_bytes()[..len_of(*key)]));
        table.long.iter().for_each(|(affix, _)| affixes.admit(affix));
        for lengths in &mut affixes.lengths {
            lengths.sort_unstable();
            lengths.dedup();
        }
        Self { forms: table.lay_out(waits, lists), ..affixes }
    }

    fn admit(&mut self, affix: &[u8]) {
        let width = WIDTHS.iter().rposition(|&width| width <= affix.len()).unwrap_or_default();
        self.lengths[width].push(affix.len());
        let bit = self.end.outermost(affix).get(WIDTHS[width]).map_or(0, |bytes| self.bit(bytes, WIDTHS[width]));
        self.gate[bit / 64] |= 1 << (bit % 64);
    }

    /// Visits the slots of the affixes `word` has, each with what is left of the word.
    fn each(&self, word: &[u8], mut visit: impl FnMut(&[u8], Slots)) {
        let outermost = self.end.outermost(word);
        for (lengths, width) in self.lengths.iter().zip(WIDTHS) {
            let Some(bit) = outermost.get(width).map(|bytes| self.bit(bytes, width)) else { return };
            if lengths.is_empty() || self.gate[bit / 64] & 1 << (bit % 64) == 0 {
                continue;
            }
            for &length in lengths {
                let Some((affix, rest)) = self.end.split(word, length) else { break };
                let slots = match outermost.get(length) {
                    Some(key) => self.forms.short.get(&key),
                    None => self.forms.long.get(affix),
                };
                slots.into_iter().for_each(|&slots| visit(rest, slots));
            }
        }
    }

    /// The bit for the outermost `width` bytes of a word.
    fn bit(&self, bytes: u128, width: usize) -> usize {
        let mixed = (bytes as u64 ^ width as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (self.gate.len() * 64 - 1)
    }
}

/// The forms of one kind of test with the slots each satisfies, unordered, before they are laid out.
#[derive(Default)]
struct Table {
    short: Vec<(u128, SlotId)>,
    long: Vec<(Box<[u8]>, SlotId)>,
}

impl Table {
    fn add(&mut self, form: &str, slot: SlotId) {
        match form.len() {
            ..=LONGEST => self.short.push((key(form.as_bytes(), 0..form.len()).0, slot)),
            _ => self.long.push((form.as_bytes().into(), slot)),
        }
    }

    /// The slots of every form, which are appended to `lists`.
    fn lay_out(self, waits: &[Waits], lists: &mut Lists) -> Dictionary {
        Dictionary { short: grouped(self.short, waits, lists), long: grouped(self.long, waits, lists) }
    }
}

/// Every form once, with its slots.
fn grouped<F: Ord + Eq + Hash>(mut pairs: Vec<(F, SlotId)>, waits: &[Waits], lists: &mut Lists) -> FxHashMap<F, Slots> {
    pairs.sort_unstable();
    pairs.dedup();
    let (mut forms, mut slots) = (FxHashMap::default(), Vec::new());
    let mut pairs = pairs.into_iter().peekable();
    while let Some((form, slot)) = pairs.next() {
        slots.push(slot);
        if pairs.peek().is_none_or(|(next, _)| *next != form) {
            forms.insert(form, lists.keep(&slots, waits));
            slots.clear();
        }
    }
    forms
}

impl Test {
    /// Adds every form that passes the test to its table: whole words, first parts, last parts, heads.
    fn add_to(&self, tables: &mut [Table; 4], slot: SlotId) {
        let [exact, firsts, lasts, heads] = tables;
        match self {
            Self::Exact(word) => exact.add(word, slot),
            Self::Inflected(word) => inflection::forms(word).into_iter().for_each(|form| exact.add(&form, slot)),
            Self::First(word) => firsts.add(word, slot),
            Self::Last(word) => lasts.add(word, slot),
            Self::Head(word) => inflection::forms(word).into_iter().for_each(|form| heads.add(&form, slot)),
        }
    }
}
