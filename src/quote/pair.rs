//! Pair quotation marks, repairing what was lost, doubled or mistyped at the least cost.
//!
//! A shortest path through the marks of a text and the ends of its blocks: every mark opens, closes, does so within a
//! quote, or is stray, at the cost that [`mark`](crate::quote::mark) gives it; every block end may find a quote unclosed.

use crate::quote::mark::Mark;
use crate::segment::Block;
use crate::span::Span;

/// A quote between marks, outermost only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// With the marks.
    pub(super) span: Span,
    /// Without them.
    pub(super) content: Span,
    /// Whether the closing mark is there.
    pub(super) is_closed: bool,
}

/// Pairs, and the marks that close nothing: `Det var hårdt", siger Ane.`
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    pub(super) pairs: Vec<Pair>,
    pub(super) strays: Vec<Mark>,
}

/// One quote goes on over the end of a block.
const CARRY: u32 = 3;
/// The next block opens with a mark again: the page's way to show that a quote goes on.
const REOPENED: u32 = 1;
/// The closing mark was lost.
const UNCLOSED: u32 = 7;
/// A quote within a quote, in other marks; in the same marks.
const NESTED: u32 = 1;
const NESTED_SAME: u32 = 3;
/// A mark of another family closes.
const MIXED: u32 = 5;
/// One mark closes two quotes.
const MERGED: u32 = 2;

/// A way that costs so much more than the cheapest will not become it: two stray marks.
const SETTLED: u32 = 20;

/// How many events are held at once. A choice that far back is as good as made.
const WINDOW: usize = 4096;

/// The pairs of `marks`. Linear in marks and blocks.
pub(super) fn pairs(marks: &[Mark], blocks: &[Block]) -> Pairs {
    let mut path = Path::new();
    let mut found = Pairs::default();
    let mut open = None;
    let mut events = Events { marks, blocks }.peekable();
    while let Some(event) = events.next() {
        path.step(event);
        if path.steps.len() == WINDOW || path.is_settled() || events.peek().is_none() {
            path.flush(&mut |event, action| trace(&mut found, &mut open, event, action));
        }
    }
    found
}

fn trace(found: &mut Pairs, open: &mut Option<Span>, event: Event, action: Action) {
    match (event, action) {
        (Event::Mark(mark), Action::Open) => *open = Some(mark.span),
        (Event::Mark(mark), Action::Close) => found.pairs.extend(open.take().map(|start| closed(start, mark.span))),
        (Event::Mark(mark), Action::Reopen) => {
            found.pairs.extend(open.map(|start| unclosed(start, mark.span.start())));
            *open = Some(mark.span);
        }
        (Event::Mark(mark), Action::Stray) if open.is_none() => found.strays.push(mark),
        (Event::Break { end, .. }, Action::Cut) => found.pairs.extend(open.take().map(|start| unclosed(start, end))),
        _ => {}
    }
}

fn closed(start: Span, end: Span) -> Pair {
    Pair { span: start.cover(end), content: Span::new(start.end(), end.start()), is_closed: true }
}

fn unclosed(start: Span, end: usize) -> Pair {
    let end = end.max(start.end());
    Pair { span: Span::new(start.start(), end), content: Span::new(start.end(), end), is_closed: false }
}

/// What the path meets: a mark, or the end of a block.
#[derive(Clone, Copy)]
enum Event {
    Mark(Mark),
    Break {
        end: usize,
        /// Whether the next block begins with a mark.
        reopens: bool,
        is_last: bool,
    },
}

/// Marks and block ends in order.
struct Events<'a> {
    marks: &'a [Mark],
    blocks: &'a [Block],
}

impl Iterator for Events<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let end = self.blocks.first().map(|block| block.span.end());
        if let Some((&mark, rest)) = self.marks.split_first()
            && end.is_none_or(|end| mark.span.start() < end)
        {
            self.marks = rest;
            return Some(Event::Mark(mark));
        }
        let (block, rest) = self.blocks.split_first()?;
        self.blocks = rest;
        let reopens =
            rest.first().zip(self.marks.first()).is_some_and(|(next, mark)| mark.span.start() == next.span.start());
        Some(Event::Break { end: block.span.end(), reopens, is_last: rest.is_empty() })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Action {
    Open,
    Close,
    /// Something within a quote, or a block end that changes nothing.
    Pass,
    Stray,
    /// One quote ends unclosed and the next begins.
    Reopen,
    Cut,
}

/// Outside, within a quote of one of four families, or within a quote of one in a quote of another: `5 * outer + inner`.
const STATES: usize = 25;
const OUTSIDE: usize = 0;
const NEVER: u32 = u32::MAX / 2;

#[derive(Clone, Copy)]
struct Step {
    event: Event,
    came_from: [(u8, Action); STATES],
}

/// The cheapest way to each state, and how it came there.
struct Path {
    costs: [u32; STATES],
    /// The states that can be reached at all, as bits: seldom more than three of them.
    reached: u32,
    steps: Vec<Step>,
}

impl Path {
    fn new() -> Self {
        let mut costs = [NEVER; STATES];
        costs[OUTSIDE] = 0;
        Self { costs, reached: 1 << OUTSIDE, steps: Vec::new() }
    }

    fn step(&mut self, event: Event) {
        // A block end where nothing is open and nothing was: most paragraphs have no mark.
        if self.steps.is_empty() && self.costs[OUTSIDE] == 0 && matches!(event, Event::Break { .. }) {
            return;
        }
        let mut costs = [NEVER; STATES];
        let mut came_from = [(0, Action::Pass); STATES];
        let mut reached = 0;
        for state in bits(self.reached) {
            let cost = self.costs[state];
            let mut reach = |next: usize, price: u32, action| {
                reached |= 1 << next;
                if cost + price < costs[next] {
                    costs[next] = cost + price;
                    came_from[next] = (u8::try_from(state).unwrap_or(0), action);
                }
            };
            match event {
                Event::Mark(mark) => over_mark(mark, state, &mut reach),
                Event::Break { reopens, is_last, .. } => over_break(reopens, is_last, state, &mut reach),
            }
        }
        (self.costs, self.reached) = (costs, reached);
        self.steps.push(Step { event, came_from });
    }

    /// Whether nothing that comes can make another way cheaper than to be outside now.
    fn is_settled(&self) -> bool {
        let outside = self.costs[OUTSIDE];
        bits(self.reached & !(1 << OUTSIDE)).all(|state| self.costs[state] >= outside + SETTLED)
    }

    /// Tells the cheapest way so far, and goes on from its end.
    fn flush(&mut self, tell: &mut impl FnMut(Event, Action)) {
        let best = bits(self.reached).min_by_key(|&state| self.costs[state]).unwrap_or(OUTSIDE);
        let mut state = best;
        let mut actions = Vec::with_capacity(self.steps.len());
        for step in self.steps.iter().rev() {
            let (from, action) = step.came_from[state];
            actions.push(action);
            state = from as usize;
        }
        for (step, &action) in self.steps.iter().zip(actions.iter().rev()) {
            tell(step.event, action);
        }
        self.steps.clear();
        self.costs = [NEVER; STATES];
        self.costs[best] = 0;
        self.reached = 1 << best;
    }
}

/// The numbers of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (set != 0).then(|| set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        next
    })
}

fn over_mark(mark: Mark, state: usize, reach: &mut impl FnMut(usize, u32, Action)) {
    let family = mark.family as usize + 1;
    let (outer, inner) = (state / 5, state % 5);
    reach(state, mark.stray, Action::Stray);
    if outer == 0 {
        reach(5 * family, mark.open, Action::Open);
    } else if inner == 0 {
        if mark.follows_stop && outer == family {
            reach(state, mark.open + REOPENED + 1, Action::Reopen);
        }
        reach(OUTSIDE, mark.close + mismatch(outer, family), Action::Close);
        let nested = if outer == family { NESTED_SAME } else { NESTED };
        reach(5 * outer + family, mark.open + nested, Action::Pass);
    } else {
        reach(5 * outer, mark.close + mismatch(inner, family), Action::Pass);
        reach(OUTSIDE, mark.close + MERGED + mismatch(outer, family), Action::Close);
    }
}

fn mismatch(open: usize, close: usize) -> u32 {
    if open == close { 0 } else { MIXED }
}

fn over_break(reopens: bool, is_last: bool, state: usize, reach: &mut impl FnMut(usize, u32, Action)) {
    if state == OUTSIDE {
        return reach(OUTSIDE, 0, Action::Pass);
    }
    let lost_inner = if state.is_multiple_of(5) { 0 } else { UNCLOSED };
    reach(OUTSIDE, lost_inner + if reopens { REOPENED } else { UNCLOSED }, Action::Cut);
    if !is_last {
        reach(state / 5 * 5, lost_inner + CARRY, Action::Pass);
    }
}
