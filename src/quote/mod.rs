//! Find reported speech: `(text, segmentation) -> quotes`.
//!
//! What was said, by marks, dash or clause, and the words beside it that introduce it (PARC: *content*, *cue*, *source*).
//! Who those words name is found in [`speaker`](crate::speaker).
//!
//! Speech is shown by marks (`mark`, `pair`, `marked`), a dash (`dash`), the layout (`layout`) or a clause (`reported`, `clause`).
//! What introduces it is read by `inquit` and, for a fragment in a sentence of the writer's, `naming`; they ask who does what a
//! `verb` tells (`subject`), and which words name somebody (`source`).

mod clause;
mod dash;
mod inquit;
mod layout;
mod link;
mod mark;
mod marked;
mod naming;
mod page;
mod pair;
mod reported;
mod source;
mod subject;
mod verb;
mod words;

pub use crate::gloss::CueTier;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::gloss::{Glosses, cue};
use crate::quote::page::Page;
use crate::quote::pair::Pairs;
use crate::quote::words::Whole;
use crate::segment::Segmentation;
use crate::span::{QuoteId, Span};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With the marks or the dash.
    pub span: Span,
    /// Without them.
    pub content: Span,
    /// How the page shows that it is speech.
    pub form: QuoteForm,
    /// How true to the words it is.
    pub kind: QuoteKind,
    /// The quote that this one goes on from, across its attribution or a paragraph break.
    pub continues: Option<QuoteId>,
    /// The quote whose words this one repeats (a pull quote): found, not counted.
    pub repeats: Option<QuoteId>,
    /// The clause beside it that introduces it, where there is one.
    pub inquit: Option<Inquit>,
}

impl Quote {
    /// A quote that no other is linked to yet.
    const fn new(span: Span, content: Span, form: QuoteForm, kind: QuoteKind, inquit: Option<Inquit>) -> Self {
        Self { span, content, form, kind, continues: None, repeats: None, inquit }
    }
}

/// The clause that introduces speech: "siger Helle Egly Jespersen", "ifølge rapporten".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inquit {
    /// The whole clause, as far as it was recognised.
    pub span: Span,
    /// The word that introduces (`siger`, `slår … fast`, `lyder det fra`, `ifølge`); PARC: cue.
    pub cue: Span,
    /// The words that name who speaks (`hun`, `kontorchefen`, `Helle Egly Jespersen`), bare; PARC: source.
    pub source: Option<Span>,
    /// How sure the cue is.
    pub tier: CueTier,
}

/// How the page shows that it is speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteForm {
    /// Between quotation marks (anførselstegn).
    Marked,
    /// Led by a dash (talestreg).
    Dash,
    /// By layout or clause alone: `Julia: Velkommen.`
    Unmarked,
    /// As a reported clause: `hun siger, at …`.
    Indirect,
}

/// How true to the words a quote is (TEI: `said/@direct`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// At least a clause, as it was said (direkte tale).
    Direct,
    /// A fragment woven into the writer's own sentence.
    Mixed,
    /// The writer's words for what was said (indirekte tale).
    Indirect,
}

/// The quotes of `text`, in order of their spans. Linear in the length of `text`.
///
/// ```
/// use vidne::{quote, segment::Segmentation};
/// let text = "»Det gik over al forventning,« siger kontorchef Ulla Bang.";
/// let quotes = quote::quotes(text, &Segmentation::new(text));
/// assert_eq!(&text[quotes[0].content], "Det gik over al forventning,");
/// let inquit = quotes[0].inquit.unwrap();
/// assert_eq!(&text[inquit.cue], "siger");
/// assert_eq!(&text[inquit.source.unwrap()], "Ulla Bang");
/// ```
#[must_use]
pub fn quotes(text: &str, segmentation: &Segmentation) -> Vec<Quote> {
    quotes_of(text, segmentation, &Glosses::new(text, &segmentation.tokens))
}

/// The same with the glosses of the tokens, where they are at hand.
pub(crate) fn quotes_of(text: &str, segmentation: &Segmentation, glosses: &Glosses) -> Vec<Quote> {
    let whole = Whole::new(text, &segmentation.tokens, glosses);
    let page = Page::new(text, segmentation, &whole);
    let Pairs { mut pairs, strays } = pair::pairs(&mark::marks(text), &segmentation.blocks);
    pairs.retain(|pair| !marked::is_nickname(page, pair));
    let pairs = marked::prolonged(page, pairs);
    let dashed = dash::quotes(page, &pairs);
    let (marked, rest) = marked::quotes(page, &outside(pairs, |pair| pair.span, &dashed));
    let spoken = merged(dashed, marked);
    let unopened = marked::unopened(page, &strays, &spoken);
    let spoken = merged(spoken, unopened);
    let laid_out = layout::quotes(page, &spoken);
    let spoken = merged(outside(spoken, |quote| quote.span, &laid_out), laid_out);
    let mut reported = reported::quotes(page, &spoken);
    let fragments = marked::fragments(page, &outside(rest, |pair| pair.span, &spoken), &reported);
    // "Hun siger, at »det gik«": a clause that is marked from its start is that quote.
    let mut next = 0;
    reported.retain(|clause| {
        while fragments.get(next).is_some_and(|quote| quote.span.start() < clause.span.start()) {
            next += 1;
        }
        // "Hun siger, at »det gik«, og at hun går.": but "Hun siger, at »gæsterne« fylder for meget."
        let is_closed = |quote: &Quote| text[quote.span.end()..].starts_with(',');
        let ends = |quote: &Quote| quote.span.end() + 1 >= clause.span.end() || is_closed(quote);
        let is_same = |quote: &Quote| quote.span.start() == clause.span.start() && ends(quote);
        // "Det var ifølge hende »det rene vås«": what she said is in the marks.
        let inner = clause.inquit.filter(|inquit| clause.span.contains(inquit.span)).map(|inquit| inquit.span.end());
        let is_led_up_to =
            |quote: &Quote| inner.is_some_and(|end| (end..end + LED).contains(&quote.span.start())) && ends(quote);
        let is_same = |quote: &Quote| is_same(quote) || is_led_up_to(quote);
        !fragments.get(next).is_some_and(is_same)
    });
    let mut quotes = apart(merged(spoken, merged(reported, fragments)));
    link::link(page, &mut quotes);
    quotes
}

/// How many bytes stand between the words for who said it and the words in marks at most, where nothing else is said.
const LED: usize = 8;

/// Those of `items` that lie outside `quotes`; both are in order. A quote inside a quote is no quote of its own.
fn outside<T>(mut items: Vec<T>, span: impl Fn(&T) -> Span, quotes: &[Quote]) -> Vec<T> {
    let mut next = 0;
    items.retain(|item| {
        let span = span(item);
        while quotes.get(next).is_some_and(|quote| quote.span.end() <= span.start()) {
            next += 1;
        }
        quotes.get(next).is_none_or(|quote| !quote.span.overlaps(span))
    });
    items
}

/// Both in one order; of two that begin together the longer is first: "Hun siger, at »gæsterne« fylder for meget."
fn merged(mut some: Vec<Quote>, others: Vec<Quote>) -> Vec<Quote> {
    some.extend(others);
    some.sort_by_key(|quote| (quote.span.start(), Reverse(quote.span.end())));
    some
}

/// Of quotes that overlap only the first, but for the fragments of a reported clause, which lie apart within it.
///
/// Each rule keeps clear of what was found before it; where marks are heaped up, as in `’"ῲ:- siger`, two can still meet.
fn apart(mut quotes: Vec<Quote>) -> Vec<Quote> {
    let (mut clause, mut end, mut fragments_end) = (None, 0, 0);
    quotes.retain(|quote| {
        if quote.span.start() >= end {
            clause = (quote.kind == QuoteKind::Indirect).then_some(quote.span);
            (end, fragments_end) = (quote.span.end(), quote.span.start());
            return true;
        }
        let is_fragment =
            clause.is_some_and(|clause: Span| clause.contains(quote.content)) && quote.span.start() >= fragments_end;
        if is_fragment {
            fragments_end = quote.span.end();
        }
        is_fragment
    });
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<Quote> {
        quotes(text, &Segmentation::new(text))
    }

    #[test]
    fn heaped_marks_do_not_make_quotes_meet() {
        let quotes = found("Ane HolmAne HolmAne Holm’\"ῲ:- siger Ane HolmAne HolmAne Holm");
        assert!(quotes.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{quotes:?}");
    }

    proptest! {
        /// Any text: quotes in order, each around its content, apart but for the fragments of a reported clause.
        #[test]
        fn quotes_lie_in_order_and_apart(text in "(Ane Holm|siger|hun|at|Det er godt|[-–\"”“»«'’:,.!? \n]|\n\n|- |\\PC){0,60}") {
            let quotes = found(&text);
            for quote in &quotes {
                prop_assert!(quote.span.contains(quote.content));
                prop_assert!(text.get(quote.span.range()).is_some() && text.get(quote.content.range()).is_some());
                if let Some(inquit) = quote.inquit {
                    prop_assert!(inquit.span.contains(inquit.cue));
                }
            }
            for pair in quotes.windows(2) {
                prop_assert!(pair[0].span.start() <= pair[1].span.start());
                let is_fragment = pair[0].kind == QuoteKind::Indirect && pair[0].span.contains(pair[1].content);
                prop_assert!(is_fragment || pair[0].span.end() <= pair[1].span.start());
            }
        }
    }
}
