//! Speech by layout alone: `Pia Vang: Vi skal turde` as a headline, transcripts, answers of an interview.

use crate::quote::page::Page;
use crate::quote::source::{is_given_name, source};
use crate::quote::words::{Class, Words};
use crate::quote::{Quote, QuoteForm, QuoteKind};
use crate::segment::{Block, BlockKind};
use crate::span::Span;

/// The blocks that are speech by layout, in order, outside the quotes in `spoken`.
pub(super) fn quotes(page: Page<'_>, spoken: &[Quote]) -> Vec<Quote> {
    let blocks = &page.segmentation.blocks;
    let free: Vec<bool> = blocks.iter().map(|block| is_free(block, spoken)).collect();
    let labelled: Vec<Option<Labelled>> = blocks.iter().map(|block| labelled(page, block)).collect();
    let mut quotes = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|&(index, _)| free[index]) {
        let before = index.checked_sub(1);
        let is_turn = |other: usize| labelled.get(other).is_some_and(Option::is_some);
        let speech = match labelled[index] {
            Some(turn) if turn.is_title(block, blocks.len()) => Some(turn.speech),
            Some(turn) if before.is_some_and(is_turn) || is_turn(index + 1) => Some(turn.speech),
            Some(_) => None,
            None => before.filter(|&before| is_answer(page, &blocks[before], block)).map(|_| block.span),
        };
        quotes.extend(speech.map(made));
    }
    quotes
}

fn made(content: Span) -> Quote {
    let (form, kind) = (QuoteForm::Unmarked, QuoteKind::Direct);
    Quote { span: content, content, form, kind, continues: None, repeats: None, inquit: None }
}

fn is_free(block: &Block, spoken: &[Quote]) -> bool {
    let next = spoken.partition_point(|quote| quote.span.end() <= block.span.start());
    let is_part =
        !matches!(block.kind, BlockKind::Related | BlockKind::Furniture | BlockKind::Byline | BlockKind::ListItem);
    is_part && spoken.get(next).is_none_or(|quote| !quote.span.overlaps(block.span))
}

/// A block that begins with a name and a colon.
#[derive(Clone, Copy)]
struct Labelled {
    speech: Span,
    is_full_name: bool,
}

impl Labelled {
    /// `Pia Vang: Vi skal turde`: a title, or all there is.
    fn is_title(self, block: &Block, count: usize) -> bool {
        let is_heading = matches!(block.kind, BlockKind::Headline | BlockKind::Subheading | BlockKind::Standfirst);
        self.is_full_name && (is_heading || count == 1)
    }
}

/// The speech behind `Julia Bund:`, `Julia:` or `JB:`.
fn labelled(page: Page<'_>, block: &Block) -> Option<Labelled> {
    let opening = &page.text.as_bytes()[block.span.range()];
    // Most blocks have no colon near their start, and need no look at their words.
    memchr::memchr(b':', &opening[..opening.len().min(80)])?;
    let words = page.words.within(block.span).first(60);
    let colon = (1..=4).find(|&at| words.word(at) == ":")?;
    let name = source(words, 0).filter(|name| name.next == colon && (0..colon).all(|at| words.is_capital(at)))?;
    let is_initials = colon == 1 && words.word(0).len() <= 3 && words.word(0).chars().all(char::is_uppercase);
    let is_name = colon > 1 || is_initials || is_given_name(words.word(0));
    let first = colon + 1;
    let speaks = words.is_word(first) && words.len() - first >= 2;
    let speech = Span::new(words.span(colon).end(), block.span.end());
    (is_name && speaks && name.next == colon).then(|| Labelled {
        speech: Span::new(words.span(first).start(), speech.end()),
        is_full_name: colon > 1 && is_given_name(words.word(0)),
    })
}

/// Whether `block` answers `question`: somebody is asked in the second person, and answers in the first.
fn is_answer(page: Page<'_>, question: &Block, block: &Block) -> bool {
    let asks = page.text[question.span].ends_with('?') && page.text[question.span].len() < 300;
    asks && addresses(page.words.within(question.span)) && tells(page.words.within(block.span).first(200))
}

fn addresses(words: Words<'_>) -> bool {
    (0..words.len()).any(|at| {
        matches!(&*words.lower(at), "du" | "dig" | "din" | "dit" | "dine" | "jer" | "jeres")
            || (at > 0 && words.word(at) == "I")
    })
}

fn tells(words: Words<'_>) -> bool {
    (0..words.len()).any(|at| words.class(at).is(Class::SPEECH))
}
