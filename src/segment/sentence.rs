//! Sentences: UAX #29's idea with Danish eyes.
//!
//! A sentence ends within a quotation as anywhere else, but never between a quotation and its inquit: `"Hvorfor?" spurgte hun.`

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;
use crate::segment::abbreviation::{Abbreviation, abbreviation, is_initial};
use crate::segment::mark::{is_quote, opens_sentence};
use crate::segment::word::{SAMPLE, foreseen};
use crate::segment::{Block, Token, TokenKind};
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

impl Sentence {
    /// The indices of its tokens.
    pub(crate) fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// The sentences of `text`, of which `blocks` and `tokens` are a [`Segmentation`](crate::segment::Segmentation). Every token lies in
/// exactly one. Linear in the number of tokens.
///
/// ```
/// use vidne::segment::{Segmentation, sentences};
/// let text = "»Hvorfor?« spurgte hun. Det vidste dr. Dam ikke.";
/// let Segmentation { blocks, tokens, .. } = Segmentation::new(text);
/// let found: Vec<&str> = sentences(text, &blocks, &tokens).iter().map(|sentence| &text[sentence.span]).collect();
/// assert_eq!(found, ["»Hvorfor?« spurgte hun.", "Det vidste dr. Dam ikke."]);
/// ```
///
/// # Panics
/// If a block or a token lies outside the text.
#[must_use]
pub fn sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    let is_stop = |&at: &u32| may_end(text, tokens[at as usize].span.end());
    let stops: Vec<u32> = (0..narrow(tokens.len())).filter(is_stop).collect();
    sentences_at(text, blocks, tokens, &stops)
}

/// Whether a token that ends at `end` may end a sentence: with `.`, `!`, `?` or the last byte of `…`.
#[inline]
pub(super) fn may_end(text: &str, end: usize) -> bool {
    matches!(text.as_bytes()[end - 1], b'.' | b'!' | b'?' | 0xA6)
}

/// The sentences of `text`, where it is known which of the tokens [`may_end`] one.
pub(super) fn sentences_at(text: &str, blocks: &[Block], tokens: &[Token], stops: &[u32]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(text.len().min(SAMPLE) / 64 + 1);
    let (mut first, mut stops) = (0, stops);
    for (index, block) in blocks.iter().enumerate() {
        // No token is empty.
        let near = &tokens[first..tokens.len().min(first + block.span.len())];
        let end = first + near.partition_point(|token| token.span.start() < block.span.end());
        let (own, rest) = stops.split_at(stops.iter().take_while(|&&at| (at as usize) < end).count());
        let own = Tokens { text, all: &tokens[..end], first, stops: own };
        sentences_within(BlockId::new(index), &own, &mut sentences);
        (first, stops) = (end, rest);
    }
    sentences
}

/// The tokens that the sentences of a block are made of.
struct Tokens<'a> {
    text: &'a str,
    /// All up to the end of the block.
    all: &'a [Token],
    /// The first of the block.
    first: usize,
    /// Those that may end a sentence: one in ten.
    stops: &'a [u32],
}

/// Appends the sentences of `block`.
fn sentences_within(block: BlockId, tokens: &Tokens<'_>, into: &mut Vec<Sentence>) {
    let mut push = |first: usize, next: usize| {
        let span = tokens.all[first].span.cover(tokens.all[next - 1].span);
        if into.len() == into.capacity() {
            into.reserve_exact(foreseen(into.len(), span.start(), tokens.text.len()) - into.len() + 16);
        }
        into.push(Sentence { span, block, tokens: narrow(first)..narrow(next) });
    };
    let (mut first, mut closed) = (tokens.first, tokens.first);
    for at in tokens.stops.iter().map(|&at| at as usize) {
        // A mark that closes was looked at with its stop: a line may be ten thousand dots.
        if at < closed {
            continue;
        }
        let Some(stop) = stop(tokens.text, tokens.all[at]) else { continue };
        closed = close(tokens, at);
        if ends(tokens, stop, at, closed) {
            push(first, closed);
            first = closed;
        }
    }
    if first < tokens.all.len() {
        push(first, tokens.all.len());
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 tokens")
}

/// The first token after the stop at `at` and the marks that close behind it.
fn close(tokens: &Tokens<'_>, at: usize) -> usize {
    let end = tokens.all.len();
    (at + 1..end).find(|&next| !closes(tokens.text, tokens.all, next)).unwrap_or(end)
}

/// Whether a sentence ends with the `stop` at `at` and the marks behind it, up to `closed`.
fn ends(tokens: &Tokens<'_>, stop: Stop, at: usize, closed: usize) -> bool {
    let is_full = || {
        let mut rest = tokens.all[at + 1..closed].iter();
        stop == Stop::Full || rest.any(|&token| self::stop(tokens.text, token) == Some(Stop::Full))
    };
    match begins(tokens.text, &tokens.all[closed..]) {
        Some(Begin::Capital) => stop != Stop::Inner || is_full() || is_opener(tokens.text, &tokens.all[at..]),
        Some(Begin::Figure) => is_full(),
        Some(Begin::Small) | None => false,
    }
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A stop and nothing else.
    Full,
    /// `kr.`: a capital tells.
    Abbreviation,
    /// `f.eks.`, `J.`: a name may follow.
    Inner,
}

/// How `token` may end a sentence, if it may.
fn stop(text: &str, token: Token) -> Option<Stop> {
    match &text[token.span] {
        "." | "!" | "?" | "…" => Some(Stop::Full),
        // "Det skrev vi ... Nu må vi skrive til lykke": dots that stand alone are a pause (so the treebank).
        word if word.starts_with("..") && text[..token.span.start()].ends_with(' ') => None,
        word if token.kind == TokenKind::Punctuation && word.starts_with('.') && word.ends_with('.') => {
            Some(Stop::Full)
        }
        word if token.kind == TokenKind::Word && word.ends_with('.') => Some(stop_of_word(word)),
        _ => None,
    }
}

/// How a word may end a sentence with the stop that belongs to it.
fn stop_of_word(word: &str) -> Stop {
    // "85 km/t. For ejerne": the last part tells. "J. P. Clausen": an initial is hardly ever the end.
    let last = word.rsplit(['-', '/']).next().unwrap_or(word);
    match abbreviation(last) {
        Some(Abbreviation::Final | Abbreviation::Ambiguous) if !is_initial(last) => Stop::Abbreviation,
        _ => Stop::Inner,
    }
}

/// Whether the words behind the abbreviation that leads `tokens` begin a sentence, though it mostly goes on: "Hun er ph.d. Det er
/// han ikke", "Hun bor i Aarhus C. Begge cykler".
fn is_opener(text: &str, tokens: &[Token]) -> bool {
    let [own, first, rest @ ..] = tokens else { return false };
    // "bl.a. Den Gamle By", but "Kbh. K. Den Gamle By ligger i Aarhus".
    let is_name = || rest.first().is_some_and(|next| text[next.span].starts_with(char::is_uppercase));
    begins_sentence(&text[first.span]) && (is_initial(&text[own.span]) || !is_name())
}

/// Whether `rest` begins with a capital that is none of a name: "Det", "Begge".
pub(super) fn begins_sentence(rest: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/sentence_openers.txt")).collect());
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(rest);
    word.starts_with(char::is_uppercase) && WORDS.contains(&*lower(word))
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
        Some(mark) if is_quote(mark) => !opens_word(),
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
        // "a) Skriv en ansøgning. b) Send den."
        let is_label = first.span.len() == 1 && text[first.span.end()..].starts_with(')');
        return Some(if is_label { Begin::Figure } else { Begin::Small });
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
    alone(mark).is_some_and(opens_sentence) || mark.starts_with("..")
}

/// The only character of a mark.
fn alone(mark: &str) -> Option<char> {
    let first = mark.chars().next()?;
    (first.len_utf8() == mark.len()).then_some(first)
}
