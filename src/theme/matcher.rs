//! Find patterns among words: `(words, phrases) -> places`.
//!
//! A word is looked up once and gives the steps it satisfies; each phrase waits at its rarest step and is tried there
//! only. So the work grows with the text, not with the codebook.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::forms::{Forms, SlotId, Slots, Waits, bit_of, narrow};
use super::memo::{Memo, Pool};
use super::pattern::{Phrases, Step, Test};
use crate::lexicon;
use crate::segment::Token;
use crate::span::Span;

/// How many words a gap `..` may hold.
const GAP: usize = 3;

/// What a phrase belongs to: an index into the codebook's rules.
pub(super) type RuleId = u32;

/// A word of a sentence, and the slots it satisfies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    /// Words between two marks of punctuation share a stretch; no phrase crosses from one to the next.
    pub stretch: u32,
    pub slots: Slots,
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
#[derive(Debug, Default)]
pub(super) struct Matcher {
    forms: Forms,
    /// The phrases that wait at each slot, as ranges of `waiting`.
    anchors: Vec<Slice>,
    waiting: Vec<Waiting>,
    steps: Vec<SlotStep>,
    memos: Pool,
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
    /// Compiles `phrases`; those of rules before `themes` are negators and the like.
    pub(super) fn new<'p>(phrases: impl Iterator<Item = (RuleId, &'p Phrases)>, themes: RuleId) -> Self {
        let mut builder = Builder::default();
        phrases.for_each(|(rule, phrases)| phrases.iter().for_each(|phrase| builder.phrase(rule, phrase)));
        builder.build(themes)
    }

    /// What is to be given back with [`rest`](Self::rest).
    pub(super) fn memo(&self) -> Memo {
        self.memos.take(&self.forms)
    }

    pub(super) fn rest(&self, memo: Memo) {
        self.memos.give(memo);
    }

    /// `token` as a word.
    #[inline]
    pub(super) fn word(&self, memo: &mut Memo, text: &str, token: Token, stretch: u32) -> Word {
        Word { span: token.span, stretch, slots: memo.slots(&self.forms, text, token) }
    }

    /// Adds the phrases that wait at the words of one kind, unordered: those of the themes at [`Waits::Theme`], with some of the
    /// others; the rest of these at [`Waits::Negation`].
    pub(super) fn places(&self, words: &[Word], waits: Waits, memo: &Memo, places: &mut Vec<Place>) {
        let search = Search { words, memo, forms: &self.forms };
        for (index, word) in words.iter().enumerate().filter(|(_, word)| word.slots.waits == waits) {
            for &slot in memo.anchored(&self.forms, word.slots) {
                let waiting = &self.waiting[self.anchors[slot as usize].range()];
                places.extend(waiting.iter().filter_map(|phrase| self.place(&search, index, phrase)));
            }
        }
    }

    fn place(&self, search: &Search<'_>, index: usize, phrase: &Waiting) -> Option<Place> {
        let steps = &self.steps[phrase.steps.range()];
        if let [_] = steps {
            return Some(Place { rule: phrase.rule, first: index, last: index, asked: 1 });
        }
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
struct Search<'s> {
    words: &'s [Word],
    memo: &'s Memo,
    forms: &'s Forms,
}

impl Search<'_> {
    /// Meets `steps` after the word at `index`; the words that do, as bits from that of the word itself.
    fn forward(&self, index: usize, bit: usize, steps: &[SlotStep]) -> Option<u64> {
        let Some((step, rest)) = steps.split_first() else { return Some(1 << bit) };
        let near = self.words[index + 1..].iter().take(reach(step.gap));
        (1..).zip(near).find_map(|(ahead, word)| {
            self.meets(index, word, *step)?;
            Some(1 << bit | self.forward(index + ahead, bit + ahead, rest)?)
        })
    }

    /// The same before the word; `gap` stands between it and the last of `steps`.
    fn backward(&self, index: usize, bit: usize, gap: bool, steps: &[SlotStep]) -> Option<u64> {
        let Some((step, rest)) = steps.split_last() else { return Some(1 << bit) };
        let near = self.words[..index].iter().rev().take(reach(gap));
        (1..).zip(near).find_map(|(back, word)| {
            self.meets(index, word, *step)?;
            Some(1 << bit | self.backward(index - back, bit - back, step.gap, rest)?)
        })
    }

    #[inline]
    fn meets(&self, from: usize, word: &Word, step: SlotStep) -> Option<()> {
        let may_meet = word.slots.bits & bit_of(step.slot) != 0 && word.stretch == self.words[from].stretch;
        (may_meet && self.memo.all(self.forms, word.slots).binary_search(&step.slot).is_ok()).then_some(())
    }
}

const fn reach(gap: bool) -> usize {
    if gap { GAP + 1 } else { 1 }
}

/// Gathers phrases, then lays them out.
#[derive(Default)]
struct Builder {
    ids: FxHashMap<Vec<Test>, SlotId>,
    slots: Vec<Vec<Test>>,
    /// Of each slot, how many steps ask for it, and about how often a text meets it.
    asked: Vec<(u64, u64)>,
    phrases: Vec<(RuleId, Slice)>,
    steps: Vec<SlotStep>,
}

impl Builder {
    fn phrase(&mut self, rule: RuleId, phrase: &[Step]) {
        let start = self.steps.len();
        for step in phrase {
            let slot = self.slot(&step.tests);
            self.asked[slot as usize].0 += 1;
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
        let slot = narrow(self.slots.len());
        self.asked.push((0, frequency(&tests)));
        self.ids.insert(tests.clone(), slot);
        self.slots.push(tests);
        slot
    }

    fn build(self, themes: RuleId) -> Matcher {
        let mut waiting: Vec<(SlotId, Waiting)> = self.phrases.iter().map(|phrase| self.anchor(*phrase)).collect();
        waiting.sort_by_key(|(slot, _)| *slot);
        let mut waits = vec![Waits::Nothing; self.slots.len()];
        for (slot, phrase) in &waiting {
            let kind = if phrase.rule < themes { Waits::Negation } else { Waits::Theme };
            waits[*slot as usize] = kind.max(waits[*slot as usize]);
        }
        Matcher {
            forms: Forms::new(&self.slots, waits),
            anchors: grouped(self.slots.len(), waiting.iter().map(|(slot, _)| *slot)),
            waiting: waiting.into_iter().map(|(_, waiting)| waiting).collect(),
            steps: self.steps,
            memos: Pool::default(),
        }
    }

    /// The phrase at its rarest step.
    fn anchor(&self, (rule, steps): (RuleId, Slice)) -> (SlotId, Waiting) {
        let slot = |at: usize| self.steps[steps.start as usize + at].slot;
        let frequency = |at: &usize| {
            let (uses, frequency) = self.asked[slot(*at) as usize];
            // What many phrases ask for is frequent, or would make all of them wait for one word.
            frequency * (8 + uses)
        };
        let at = (0..steps.len as usize).min_by_key(frequency).unwrap_or_default();
        (slot(at), Waiting { rule, steps, at: at as u32 })
    }
}

/// About how often a text has a word that meets one of `tests`: function words most often, then short words.
fn frequency(tests: &[Test]) -> u64 {
    static COMMON: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| lexicon::entries(include_str!("../lexicon/function_words.txt")).collect());
    let of = |word: &str| if COMMON.contains(word) { 1_000 } else { 10 << 8_usize.saturating_sub(word.len()).min(4) };
    tests.iter().map(|test| of(test.word())).sum()
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
    Slice { start: narrow(start), len: narrow(len) }
}
