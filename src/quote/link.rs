//! Link quotes that go on from one another, and pull quotes to the words that they repeat.

use rustc_hash::FxHashMap;

use crate::quote::page::Page;
use crate::quote::{Quote, QuoteForm, QuoteKind};
use crate::span::{QuoteId, Span};

/// Sets `continues` and `repeats` of `quotes`, which are in order. Linear.
pub(super) fn link(page: Page<'_>, quotes: &mut [Quote]) {
    for index in 1..quotes.len() {
        let (before, rest) = quotes.split_at(index);
        let Some(last) = (0..index).rev().take(3).find(|&last| before[last].kind != QuoteKind::Indirect) else {
            continue;
        };
        if goes_on(page, &before[last], &rest[0]) {
            quotes[index].continues = Some(QuoteId::new(last));
        }
    }
    repeats(page, quotes);
}

/// Whether `next` goes on from `last`: across the inquit of `last` alone, or into a paragraph that opens with a mark again.
fn goes_on(page: Page<'_>, last: &Quote, next: &Quote) -> bool {
    let is_speech =
        last.kind == QuoteKind::Direct && next.kind == QuoteKind::Direct && next.span.start() >= last.span.end();
    let between = Span::new(last.span.end(), next.span.start().max(last.span.end()));
    // Whoever has an inquit of their own begins anew, unless it is one sentence.
    let begins_anew = next.inquit.is_some() && last.inquit.is_some() && has_stop(page, between);
    if !is_speech || begins_anew || next.inquit.is_some_and(|inquit| inquit.span.end() <= next.span.start()) {
        return false;
    }
    let in_block = page.block_of(last.span.start()) == page.block_of(next.span.start());
    match last.inquit {
        Some(inquit) if in_block => between.contains(inquit.span) && is_inquit_only(page, between, inquit.span),
        // A paragraph more of an answer that nothing marks, too.
        None => {
            let is_form = matches!(last.form, QuoteForm::Marked | QuoteForm::Unmarked) && next.form == last.form;
            is_form && !in_block && is_unclosed(page, last, between)
        }
        _ => false,
    }
}

/// Whether `between` holds the inquit and the rest of its sentence, and no more.
fn is_inquit_only(page: Page<'_>, between: Span, inquit: Span) -> bool {
    let lead = page.words.within(Span::new(between.start(), inquit.start()));
    let rest = page.words.within(Span::new(inquit.end(), between.end()));
    let stop = (0..rest.len()).find(|&at| rest.is_stop(at)).map_or(rest.len(), |stop| stop + 1);
    lead.len() <= 1 && !(stop..rest.len()).any(|at| rest.is_word(at))
}

fn has_stop(page: Page<'_>, span: Span) -> bool {
    let words = page.words.within(span);
    (0..words.len()).any(|at| words.is_stop(at))
}

/// Whether `last` has no closing mark and nothing but space stands before the next quote.
fn is_unclosed(page: Page<'_>, last: &Quote, between: Span) -> bool {
    last.span.end() == last.content.end() && page.text[between].trim().is_empty()
}

/// A pull quote is long enough that nobody says it twice.
const PULLED: usize = 5;

/// Marks the quotes that repeat words of another: a quote set off in a block of its own, without inquit.
fn repeats(page: Page<'_>, quotes: &mut [Quote]) {
    let pulled: Vec<usize> = (0..quotes.len()).filter(|&index| is_set_off(page, &quotes[index])).collect();
    if pulled.is_empty() {
        return;
    }
    let mut first_words: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, quote) in quotes.iter().enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Direct) {
        if let Some(head) = head(page, quote.content) {
            first_words.entry(head).or_default().push(index);
        }
    }
    for index in pulled {
        let same = head(page, quotes[index].content).and_then(|head| first_words.get(head));
        let Some(same) = same else { continue };
        let said = bare(page, &quotes[index]);
        let source = same.iter().take(8).find(|&&other| {
            other != index && !is_set_off(page, &quotes[other]) && bare(page, &quotes[other]).starts_with(said)
        });
        quotes[index].repeats = source.map(|&source| QuoteId::new(source));
    }
}

/// The first words of a quote, if it has enough of them.
fn head<'t>(page: Page<'t>, content: Span) -> Option<&'t str> {
    let words = page.words.within(content).first(PULLED);
    (words.len() == PULLED).then(|| &page.text[words.cover(0, PULLED - 1)])
}

fn bare<'t>(page: Page<'t>, quote: &Quote) -> &'t str {
    page.text[quote.content].trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_set_off(page: Page<'_>, quote: &Quote) -> bool {
    let block = page.block_of(quote.span.start());
    quote.inquit.is_none() && quote.span.contains(block)
}
