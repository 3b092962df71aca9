//! Sentences: UAX #29's idea with Danish eyes.
//!
//! A sentence ends within a quotation as anywhere else, but never between a quotation and its inquit: `"Hvorfor?" spurgte hun.`

use std::ops::Range;

use crate::segment::abbreviation::{Abbreviation, abbreviation, is_initial};
use crate::segment::{Token, TokenKind};
use crate::span::{BlockId, Span};

/// A sentence, within one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// The block it lies in.
    pub block: BlockId,
    /// Its tokens, as indices into [`Segmentation::tokens`](crate::segment::Segmentation::tokens).
    pub tokens: Range<u32>,
}

/// Appends the sentences of `block`, whose tokens are those from `first` on. Every token lies in exactly one.
pub(super) fn sentences_within(text: &str, block: BlockId, tokens: &[Token], first: usize, into: &mut Vec<Sentence>) {
    let mut first = first;
    while first < tokens.len() {
        let next = next_sentence(text, tokens, first);
        let span = tokens[first].span.cover(tokens[next - 1].span);
        into.push(Sentence { span, block, tokens: narrow(first)..narrow(next) });
        first = next;
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 tokens")
}

/// Where the sentence after the one that begins with the token `first` begins.
fn next_sentence(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut at = first;
    while let Some(found) = tokens[at..].iter().position(|&token| may_stop(text, token)) {
        at += found;
        let Some(stop) = stop(text, tokens[at]) else {
            at += 1;
            continue;
        };
        // Whatever closes is looked at once: a line may be ten thousand dots.
        let closed = (at + 1..tokens.len()).find(|&next| !closes(text, tokens, next)).unwrap_or(tokens.len());
        let is_full =
            stop == Stop::Full || (at + 1..closed).any(|next| self::stop(text, tokens[next]) == Some(Stop::Full));
        let is_end = match begins(text, &tokens[closed..]) {
            Some(Begin::Capital) => true,
            Some(Begin::Figure) => is_full,
            Some(Begin::Small) | None => false,
        };
        at = closed;
        if is_end {
            return at;
        }
    }
    tokens.len()
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Full,
    Abbreviation,
}

/// The last byte tells of all but one token in ten: `.`, `!`, `?` or the last of `…`.
#[inline]
fn may_stop(text: &str, token: Token) -> bool {
    matches!(text.as_bytes()[token.span.end() - 1], b'.' | b'!' | b'?' | 0xA6)
}

fn stop(text: &str, token: Token) -> Option<Stop> {
    if !may_stop(text, token) {
        return None;
    }
    match &text[token.span] {
        "." | "!" | "?" | "…" => Some(Stop::Full),
        // "Det skrev vi ... Nu må vi skrive til lykke": dots that stand alone are a pause (so the treebank).
        word if word.starts_with("..") && text[..token.span.start()].ends_with(' ') => None,
        word if token.kind == TokenKind::Punctuation && word.starts_with('.') => Some(Stop::Full),
        word if token.kind == TokenKind::Word && word.ends_with('.') => {
            // "85 km/t. For ejerne": the last part tells. "J. P. Clausen": an initial is never the end.
            let last = word.rsplit(['-', '/']).next().unwrap_or(word);
            let ends = matches!(abbreviation(last), Some(Abbreviation::Final | Abbreviation::Ambiguous));
            (ends && !is_initial(last)).then_some(Stop::Abbreviation)
        }
        _ => None,
    }
}

/// Whether the token `at` is a mark that belongs to the stop before it: `."`, `?!`, `.)`
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let span = tokens[at].span;
    if tokens[at - 1].span.end() != span.start() {
        return false;
    }
    let opens_word = || text[span.end()..].starts_with(char::is_alphanumeric);
    let mark = &text[span];
    match alone(mark) {
        Some(')' | ']' | '!' | '?' | '…') => true,
        Some('"' | '”' | '“' | '\'' | '’' | '‘' | '»' | '«' | '›' | '‹') => !opens_word(),
        _ => mark.starts_with('.'),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Capital,
    Figure,
    Small,
}

/// How the words of `tokens` begin; `None` where a comma or the like goes on with the sentence.
fn begins(text: &str, tokens: &[Token]) -> Option<Begin> {
    let first = tokens.iter().take(4).find(|token| !opens(&text[token.span]))?;
    let letter = text[first.span].chars().next()?;
    if letter.is_lowercase() {
        return Some(Begin::Small);
    }
    if letter.is_ascii_digit() || letter == '\'' {
        return Some(Begin::Figure);
    }
    if letter.is_alphabetic() {
        return Some(Begin::Capital);
    }
    (first.kind == TokenKind::Symbol).then_some(Begin::Figure)
}

/// Whether a mark may stand before the first word of a sentence.
fn opens(mark: &str) -> bool {
    const QUOTES: [char; 11] = ['"', '“', '”', '„', '»', '«', '›', '‹', '\'', '‘', '’'];
    const OTHERS: [char; 8] = ['(', '[', '-', '–', '—', '•', '…', '*'];
    alone(mark).is_some_and(|mark| QUOTES.contains(&mark) || OTHERS.contains(&mark)) || mark.starts_with("..")
}

/// The only character of a mark.
fn alone(mark: &str) -> Option<char> {
    let first = mark.chars().next()?;
    (first.len_utf8() == mark.len()).then_some(first)
}
