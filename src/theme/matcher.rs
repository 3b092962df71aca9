//! Find patterns among words: `(words, phrases) -> places`.
//!
//! A word is looked up once and gives the steps it satisfies; each phrase waits at its rarest step and is tried there
//! only. So the work grows with the text, not with the codebook.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::ops::Range;

use super::inflection::{self, is_vowel};
use super::pattern::{Phrases, Step, Test};
use crate::span::Span;

/// How many words a gap `..` may hold.
const GAP: usize = 3;

/// What a phrase belongs to: an index into the codebook's rules.
pub(super) type RuleId = u32;

/// A set of tests, interned: `(stoler|stolede)` is one slot wherever it stands.
type SlotId = u32;

/// A word of a sentence, and the slots it satisfies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    /// Words between two marks of punctuation share a stretch; no phrase crosses from one to the next.
    pub stretch: u32,
    slots: Slots,
}

impl Word {
    /// Whether a phrase may be found here.
    pub(super) const fn anchors(&self) -> bool {
        self.slots.anchored.len > 0
    }
}

/// A phrase found, as indices of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub rule: RuleId,
    pub first: usize,
    pub last: usize,
    /// Which of the words the phrase itself asks for, from the first on; the others fill its gaps.
    pub asked: u64,
}

/// The slots of a word form, as ranges of a list: all of them, sorted, and those at which a phrase waits.
#[derive(Clone, Copy, Debug, Default)]
struct Slots {
    all: Slice,
    anchored: Slice,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slice {
    start: u32,
    len: u32,
}

impl Slice {
    fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// The phrases of a codebook, compiled.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    exact: FxHashMap<Box<str>, Slots>,
    firsts: Affixes,
    lasts: Affixes,
    heads: Affixes,
    list: Vec<SlotId>,
    /// The phrases that wait at each slot, as ranges of `waiting`.
    anchors: Vec<Slice>,
    waiting: Vec<Waiting>,
    steps: Vec<SlotStep>,
}

/// A phrase that waits for its step number `at`.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    rule: RuleId,
    steps: Slice,
    at: u32,
}

#[derive(Clone, Copy, Debug)]
struct SlotStep {
    slot: SlotId,
    gap: bool,
}

impl Matcher {
    pub(super) fn new<'p>(phrases: impl Iterator<Item = (RuleId, &'p Phrases)>) -> Self {
        let mut builder = Builder::default();
        phrases.for_each(|(rule, phrases)| phrases.iter().for_each(|phrase| builder.phrase(rule, phrase)));
        builder.build()
    }

    /// Every phrase found among `words`, unordered.
    pub(super) fn places(&self, words: &[Word], memo: &Memo<'_>, places: &mut Vec<Place>) {
        for (index, word) in words.iter().enumerate().filter(|(_, word)| word.anchors()) {
            for &slot in memo.list(word.slots.anchored) {
                let waiting = &self.waiting[self.anchors[slot as usize].range()];
                places.extend(waiting.iter().filter_map(|phrase| self.place(words, memo, index, *phrase)));
            }
        }
    }

    fn place(&self, words: &[Word], memo: &Memo<'_>, index: usize, phrase: Waiting) -> Option<Place> {
        let steps = &self.steps[phrase.steps.range()];
        if let [_] = steps {
            return Some(Place { rule: phrase.rule, first: index, last: index, asked: 1 });
        }
        let search = Search { words, memo };
        let (before, after) = steps.split_at(phrase.at as usize);
        let asked =
            search.forward(index, CENTRE, &after[1..])? | search.backward(index, CENTRE, after[0].gap, before)?;
        let first = index + asked.trailing_zeros() as usize - CENTRE;
        let last = index + asked.ilog2() as usize - CENTRE;
        Some(Place { rule: phrase.rule, first, last, asked: asked >> asked.trailing_zeros() })
    }
}

/// The bit that stands for the word at which a phrase waits; a phrase with its gaps reaches 20 words to either side.
const CENTRE: usize = 32;

/// The other words of a phrase, nearest first. Each gap tries four words and a phrase has three gaps at most.
struct Search<'s, 't> {
    words: &'s [Word],
    memo: &'s Memo<'t>,
}

impl Search<'_, '_> {
    /// Meets `steps` after the word at `index`; the words that do, as bits from that of the word itself.
    fn forward(&self, index: usize, bit: usize, steps: &[SlotStep]) -> Option<u64> {
        let Some((step, rest)) = steps.split_first() else { return Some(1 << bit) };
        (1..=reach(step.gap)).find_map(|ahead| {
            self.meets(index, index + ahead, *step)?;
            Some(1 << bit | self.forward(index + ahead, bit + ahead, rest)?)
        })
    }

    /// The same before the word; `gap` stands between it and the last of `steps`.
    fn backward(&self, index: usize, bit: usize, gap: bool, steps: &[SlotStep]) -> Option<u64> {
        let Some((step, rest)) = steps.split_last() else { return Some(1 << bit) };
        (1..=reach(gap).min(index)).find_map(|back| {
            self.meets(index, index - back, *step)?;
            Some(1 << bit | self.backward(index - back, bit - back, step.gap, rest)?)
        })
    }

    fn meets(&self, from: usize, to: usize, step: SlotStep) -> Option<()> {
        let word = self.words.get(to).filter(|word| word.stretch == self.words[from].stretch)?;
        self.memo.list(word.slots.all).binary_search(&step.slot).is_ok().then_some(())
    }
}

const fn reach(gap: bool) -> usize {
    if gap { GAP + 1 } else { 1 }
}

/// What the words of one text are, each looked up once: a table that forgets, so that it stays in the cache.
///
/// PERF: half of all words of a text are among its hundred most frequent forms.
pub(super) struct Memo<'t> {
    matcher: &'t Matcher,
    text: &'t str,
    entries: Vec<(Span, Slots)>,
    /// Lists of words that satisfy slots of several tables; they follow the matcher's own.
    lists: Vec<SlotId>,
    folded: String,
}

impl<'t> Memo<'t> {
    pub(super) fn new(matcher: &'t Matcher, text: &'t str, tokens: usize) -> Self {
        let size = tokens.next_power_of_two().clamp(64, 8192);
        let entries = vec![(Span::default(), Slots::default()); size];
        Self { matcher, text, entries, lists: Vec::new(), folded: String::new() }
    }

    /// The word at `span`.
    pub(super) fn word(&mut self, span: Span, stretch: u32) -> Word {
        let text = &self.text.as_bytes()[span.range()];
        let at = FxBuildHasher.hash_one(text) as usize & (self.entries.len() - 1);
        let (known, slots) = self.entries[at];
        if &self.text.as_bytes()[known.range()] == text {
            return Word { span, stretch, slots };
        }
        let slots = self.look_up(span);
        self.entries[at] = (span, slots);
        Word { span, stretch, slots }
    }

    fn list(&self, slice: Slice) -> &[SlotId] {
        let (own, range) = (self.matcher.list.len(), slice.range());
        if range.start < own { &self.matcher.list[range] } else { &self.lists[range.start - own..range.end - own] }
    }

    #[cold]
    fn look_up(&mut self, span: Span) -> Slots {
        fold_into(&self.text[span], &mut self.folded);
        let (matcher, word) = (self.matcher, self.folded.as_str());
        let exact = matcher.exact.get(word).copied();
        let mut more = matcher.affixes(word).peekable();
        if more.peek().is_none() {
            return exact.unwrap_or_default();
        }
        let mut all: Vec<SlotId> =
            more.chain(exact).flat_map(|slots| &matcher.list[slots.all.range()]).copied().collect();
        all.sort_unstable();
        all.dedup();
        let anchored: Vec<SlotId> =
            all.iter().copied().filter(|&slot| matcher.anchors[slot as usize].len > 0).collect();
        Slots { all: self.keep(&all), anchored: self.keep(&anchored) }
    }

    fn keep(&mut self, slots: &[SlotId]) -> Slice {
        let start = self.matcher.list.len() + self.lists.len();
        self.lists.extend(slots);
        slice(start, slots.len())
    }
}

/// Folds as the patterns are folded: lower case, one apostrophe.
fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars() {
        match c {
            '’' => folded.push('\''),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

impl Matcher {
    fn affixes<'m>(&'m self, word: &'m str) -> impl Iterator<Item = Slots> + 'm {
        let firsts = self.firsts.candidates(word, End::First);
        let lasts = self.lasts.candidates(word, End::Last);
        let heads = self.heads.candidates(word, End::Last).filter(|(rest, _)| is_part(rest));
        firsts.chain(lasts).chain(heads).map(|(_, slots)| slots)
    }
}

/// Whether `rest`, before a compound's head, can be its first part: `medarbejder` can, the `s` of `stillid` cannot.
fn is_part(rest: &str) -> bool {
    rest.is_empty() || (rest.chars().nth(1).is_some() && rest.contains(is_vowel))
}

/// Which end of a word.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Beginnings or ends of words. A look-up asks once for every length there is, and mostly not even once:
/// a bit for the first four bytes tells that nothing begins so.
#[derive(Clone, Debug, Default)]
struct Affixes {
    slots: FxHashMap<Box<str>, Slots>,
    /// The lengths in bytes that occur, ascending.
    lengths: Vec<usize>,
    gate: Vec<u64>,
}

impl Affixes {
    fn new(slots: FxHashMap<Box<str>, Slots>, end: End) -> Self {
        let mut lengths: Vec<usize> = slots.keys().map(|affix| affix.len()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let mut affixes = Self { gate: vec![0; (slots.len() / 4).next_power_of_two()], lengths, slots };
        let bits: Vec<usize> = affixes.slots.keys().filter_map(|affix| affixes.bit(affix, end)).collect();
        bits.into_iter().for_each(|bit| affixes.gate[bit / 64] |= 1 << (bit % 64));
        affixes
    }

    /// The affixes `word` has, each with what is left of the word.
    fn candidates<'m>(&'m self, word: &'m str, end: End) -> impl Iterator<Item = (&'m str, Slots)> {
        let open = self.bit(word, end).is_some_and(|bit| self.gate[bit / 64] & 1 << (bit % 64) != 0);
        let lengths = if open { self.lengths.as_slice() } else { &[] };
        lengths.iter().take_while(|&&length| length <= word.len()).filter_map(move |&length| {
            let (affix, rest) = match end {
                End::First => word.split_at_checked(length)?,
                End::Last => word.split_at_checked(word.len() - length).map(|(rest, affix)| (affix, rest))?,
            };
            self.slots.get(affix).map(|slots| (rest, *slots))
        })
    }

    /// The bit for the outermost bytes, as many as the shortest affix has, four at most.
    fn bit(&self, word: &str, end: End) -> Option<usize> {
        let width = (*self.lengths.first()?).min(4);
        let bytes = match end {
            End::First => word.as_bytes().get(..width)?,
            End::Last => word.as_bytes().get(word.len().checked_sub(width)?..)?,
        };
        let key = bytes.iter().fold(0_u32, |key, &byte| key << 8 | u32::from(byte));
        let spread = (u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        Some(spread & (self.gate.len() * 64 - 1))
    }
}

/// Gathers phrases, then lays them out.
#[derive(Default)]
struct Builder {
    ids: FxHashMap<Vec<Test>, SlotId>,
    slots: Vec<Vec<Test>>,
    /// How many steps ask for each slot, and how long its shortest word is.
    uses: Vec<(u32, usize)>,
    phrases: Vec<(RuleId, Slice)>,
    steps: Vec<SlotStep>,
}

impl Builder {
    fn phrase(&mut self, rule: RuleId, phrase: &[Step]) {
        let start = self.steps.len();
        for step in phrase {
            let slot = self.slot(&step.tests);
            self.uses[slot as usize].0 += 1;
            self.steps.push(SlotStep { slot, gap: step.gap });
        }
        self.phrases.push((rule, slice(start, phrase.len())));
    }

    fn slot(&mut self, tests: &[Test]) -> SlotId {
        let mut tests = tests.to_vec();
        tests.sort_unstable();
        tests.dedup();
        if let Some(&slot) = self.ids.get(&tests) {
            return slot;
        }
        let slot = SlotId::try_from(self.uses.len()).expect("fewer than 2^32 words in a codebook");
        self.uses.push((0, tests.iter().map(|test| test.word().len()).min().unwrap_or_default()));
        self.ids.insert(tests.clone(), slot);
        self.slots.push(tests);
        slot
    }

    fn build(self) -> Matcher {
        let mut waiting: Vec<(SlotId, Waiting)> = self.phrases.iter().map(|phrase| self.anchor(*phrase)).collect();
        waiting.sort_by_key(|(slot, _)| *slot);
        let anchors = grouped(self.uses.len(), waiting.iter().map(|(slot, _)| *slot));
        let mut tables: [Table; 4] = Default::default();
        for (slot, tests) in (0..).zip(&self.slots) {
            tests.iter().for_each(|test| test.add_to(&mut tables, slot));
        }
        let mut list = Vec::new();
        let [exact, firsts, lasts, heads] = tables.map(|table| table.lay_out(&anchors, &mut list));
        Matcher {
            exact,
            firsts: Affixes::new(firsts, End::First),
            lasts: Affixes::new(lasts, End::Last),
            heads: Affixes::new(heads, End::Last),
            list,
            waiting: waiting.into_iter().map(|(_, waiting)| waiting).collect(),
            anchors,
            steps: self.steps,
        }
    }

    /// The phrase at its rarest step: among those that few phrases ask for, the longest word. Few is within eight times
    /// of each other: in "hun afslører" the pronoun is asked for once and stands everywhere.
    fn anchor(&self, (rule, steps): (RuleId, Slice)) -> (SlotId, Waiting) {
        let rarity = |at: &usize| {
            let (uses, length) = self.uses[self.steps[steps.start as usize + at].slot as usize];
            (uses.ilog2() / 3, usize::MAX - length)
        };
        let at = (0..steps.len as usize).min_by_key(rarity).unwrap_or_default();
        let slot = self.steps[steps.start as usize + at].slot;
        (slot, Waiting { rule, steps, at: at as u32 })
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
        let fresh = u32::try_from(self.forms.len()).expect("fewer than 2^32 forms in a codebook");
        let form = *self.forms.entry(form.into()).or_insert(fresh);
        self.pairs.push((form, slot));
    }

    /// Appends the slots of each form to `list`, first all of them, then those at which a phrase waits.
    fn lay_out(mut self, anchors: &[Slice], list: &mut Vec<SlotId>) -> FxHashMap<Box<str>, Slots> {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        let mut slots = Vec::with_capacity(self.forms.len());
        for pairs in self.pairs.chunk_by(|a, b| a.0 == b.0) {
            let start = list.len();
            list.extend(pairs.iter().map(|(_, slot)| slot));
            let middle = list.len();
            list.extend(pairs.iter().map(|(_, slot)| slot).filter(|&&slot| anchors[slot as usize].len > 0));
            let anchored = slice(middle, list.len() - middle);
            slots.push(Slots { all: slice(start, middle - start), anchored });
        }
        self.forms.into_iter().map(|(form, index)| (form, slots[index as usize])).collect()
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

/// Ranges of a list sorted by group, one for each of `groups`.
fn grouped(groups: usize, sorted: impl Iterator<Item = SlotId>) -> Vec<Slice> {
    let mut slices = vec![Slice::default(); groups];
    for (at, group) in sorted.enumerate() {
        let group = &mut slices[group as usize];
        *group = if group.len == 0 { slice(at, 1) } else { Slice { len: group.len + 1, ..*group } };
    }
    slices
}

fn slice(start: usize, len: usize) -> Slice {
    let narrow = |count| u32::try_from(count).expect("fewer than 2^32 entries in a table");
    Slice { start: narrow(start), len: narrow(len) }
}
