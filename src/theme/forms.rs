//! What a word is asked for: `word -> slots`, by its whole form, its beginning, its end, or its head as a compound.

use rustc_hash::FxHashMap;

use super::inflection::{self, is_vowel};
use super::pattern::Test;
use crate::lexicon::fold::{LONGEST, key};

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
    /// The most that waits at any of them.
    pub waits: Waits,
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
    /// Whole words by their [`key`], and those too long for one.
    short: FxHashMap<u128, Slots>,
    long: FxHashMap<Box<str>, Slots>,
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
        let [exact, firsts, lasts, heads] = tables.map(|table| table.lay_out(&waits, &mut lists));
        let (short, long): (Vec<_>, Vec<_>) = exact.partition(|(form, _)| form.len() <= LONGEST);
        let short = short.into_iter().filter_map(|(form, slots)| Some((short_key(&form)?, slots))).collect();
        let long = long.into_iter().collect();
        let firsts = Affixes::new(firsts, End::First);
        let [lasts, heads] = [lasts, heads].map(|affixes| Affixes::new(affixes, End::Last));
        Self { short, long, firsts, lasts, heads, waits, lists }
    }

    /// The slots of `word`, folded; a list that is not there yet is kept in `more`.
    pub(super) fn slots(&self, word: &str, more: &mut Lists) -> Slots {
        let exact = match short_key(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        };
        let mut affixes = self.affixes(word).peekable();
        if affixes.peek().is_none() {
            return exact.copied().unwrap_or_default();
        }
        let mut all: Vec<SlotId> = affixes.chain(exact).flat_map(|slots| self.lists.all(*slots)).copied().collect();
        all.sort_unstable();
        all.dedup();
        more.keep(&all, &self.waits)
    }

    fn affixes<'m>(&'m self, word: &'m str) -> impl Iterator<Item = &'m Slots> {
        let heads = self.heads.of(word).filter(|(rest, _)| is_part(rest));
        self.firsts.of(word).chain(self.lasts.of(word)).chain(heads).map(|(_, slots)| slots)
    }
}

fn short_key(word: &str) -> Option<u128> {
    (word.len() <= LONGEST).then(|| key(word.as_bytes(), 0..word.len()).0)
}

/// Whether `rest`, before a compound's head, can be its first part: `medarbejder` can, the `s` of `stillid` cannot.
fn is_part(rest: &str) -> bool {
    rest.is_empty() || (rest.chars().nth(1).is_some() && rest.contains(is_vowel))
}

/// Which end of a word.
#[derive(Clone, Copy, Debug, Default)]
enum End {
    #[default]
    First,
    Last,
}

/// Beginnings or ends of words.
// PERF: of most words a bit for the outermost bytes tells that nothing begins or ends so; of the others every length that
// occurs is asked for.
#[derive(Clone, Debug, Default)]
struct Affixes {
    end: End,
    slots: FxHashMap<Box<str>, Slots>,
    /// The lengths in bytes that occur, by how many of the bytes the gate knows: one, two, three, or four.
    lengths: [Vec<usize>; WIDEST],
    gate: Vec<u64>,
}

/// How many bytes the gate knows at most.
const WIDEST: usize = 4;

impl Affixes {
    fn new(forms: impl Iterator<Item = (Box<str>, Slots)>, end: End) -> Self {
        let forms: Vec<(Box<str>, Slots)> = forms.collect();
        let gate = vec![0; (forms.len() / 4).next_power_of_two()];
        let mut affixes = Self { end, slots: FxHashMap::default(), lengths: Default::default(), gate };
        for (affix, _) in &forms {
            let width = affix.len().clamp(1, WIDEST);
            affixes.lengths[width - 1].push(affix.len());
            let bit = affixes.bit(affix, width).unwrap_or_default();
            affixes.gate[bit / 64] |= 1 << (bit % 64);
        }
        for lengths in &mut affixes.lengths {
            lengths.sort_unstable();
            lengths.dedup();
        }
        Self { slots: forms.into_iter().collect(), ..affixes }
    }

    /// The affixes `word` has, each with what is left of the word.
    fn of<'m>(&'m self, word: &'m str) -> impl Iterator<Item = (&'m str, &'m Slots)> {
        let open = self.lengths.iter().zip(1..).filter(move |(lengths, width)| {
            let bit = if lengths.is_empty() { None } else { self.bit(word, *width) };
            bit.is_some_and(|bit| self.gate[bit / 64] & 1 << (bit % 64) != 0)
        });
        open.flat_map(|(lengths, _)| lengths).filter_map(move |&length| {
            let (affix, rest) = match self.end {
                End::First => word.split_at_checked(length)?,
                End::Last => {
                    word.split_at_checked(word.len().checked_sub(length)?).map(|(rest, affix)| (affix, rest))?
                }
            };
            self.slots.get(affix).map(|slots| (rest, slots))
        })
    }

    /// The bit for the outermost `width` bytes of `word`.
    fn bit(&self, word: &str, width: usize) -> Option<usize> {
        let bytes = match self.end {
            End::First => word.as_bytes().get(..width)?,
            End::Last => word.as_bytes().get(word.len().checked_sub(width)?..)?,
        };
        let key = bytes.iter().fold(width as u64, |key, &byte| key << 8 | u64::from(byte));
        Some((key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.gate.len() * 64 - 1))
    }
}

/// The forms of one kind of test, and the slots each satisfies.
#[derive(Default)]
struct Table {
    forms: FxHashMap<Box<str>, u32>,
    pairs: Vec<(u32, SlotId)>,
}

impl Table {
    fn add(&mut self, form: String, slot: SlotId) {
        let fresh = narrow(self.forms.len());
        let form = *self.forms.entry(form.into()).or_insert(fresh);
        self.pairs.push((form, slot));
    }

    /// Every form with its slots, which are appended to `lists`.
    fn lay_out(mut self, waits: &[Waits], lists: &mut Lists) -> impl Iterator<Item = (Box<str>, Slots)> + use<> {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        let mut sorted = Vec::new();
        let slots = self.pairs.chunk_by(|a, b| a.0 == b.0).map(|pairs| {
            sorted.clear();
            sorted.extend(pairs.iter().map(|(_, slot)| slot));
            lists.keep(&sorted, waits)
        });
        let slots: Vec<Slots> = slots.collect();
        self.forms.into_iter().map(move |(form, index)| (form, slots[index as usize]))
    }
}

impl Test {
    /// Adds every form that passes the test to its table: whole words, first parts, last parts, heads.
    fn add_to(&self, tables: &mut [Table; 4], slot: SlotId) {
        let [exact, firsts, lasts, heads] = tables;
        match self {
            Self::Exact(word) => exact.add(word.clone(), slot),
            Self::Inflected(word) => inflection::forms(word).into_iter().for_each(|form| exact.add(form, slot)),
            Self::First(word) => firsts.add(word.clone(), slot),
            Self::Last(word) => lasts.add(word.clone(), slot),
            Self::Head(word) => inflection::forms(word).into_iter().for_each(|form| heads.add(form, slot)),
        }
    }
}
