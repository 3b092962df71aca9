//! Find the quotation marks (anførselstegn) of a text, and weigh by their surroundings whether each opens or closes.
//!
//! Danish pages use a dozen styles (`"…"`, `”…”`, `»…«`, `«…»`, `„…“`, `,,…“`, `’…’`, `<<…>>`), mixed pairs among them,
//! so that the glyph alone decides nothing: spaces, letters and punctuation on both sides vote, the glyph breaks ties.

use crate::gloss::cues;
use crate::quote::CueTier;
use crate::quote::cue::finite;
use crate::span::Span;

/// A quotation mark, and what each reading of it would cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    pub(super) open: u32,
    pub(super) close: u32,
    pub(super) stray: u32,
    /// Whether a sentence ended right before it: where paragraph breaks were lost, a quote that goes on opens again.
    pub(super) follows_stop: bool,
}

/// Marks that can form a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`, and two for one: `''`, `’’`, ` `` `, `´´`, `,,`.
    Double,
    /// `'`, `‘`, `’`, `‚`.
    Single,
    /// `»`, `«`, `<<`, `>>`.
    Guillemet,
    /// `›`, `‹`.
    Chevron,
}

/// What a glyph is, before its surroundings are asked.
#[derive(Clone, Copy)]
struct Glyph {
    len: usize,
    family: Family,
    /// What it costs against the glyph's usual role: to open, to close.
    prior: [u32; 2],
}

/// What stands on one side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or the end of the text.
    Space,
    Letter,
    Digit,
    /// `.`, `,`, `!`, `?`, `…`, `:`, `;`
    Stop,
    /// `(`, `[`, a dash, `/`
    Bracket,
    /// `)`, `]`
    Unbracket,
    /// Another mark.
    Mark,
}

/// The marks of `text` in order. Linear: a few characters a mark.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut end = 0;
    // PERF: the bytes that can begin a mark are looked for three at once, 32 bytes at a time.
    let mut common = memchr::memchr3_iter(b'"', 0xC2, 0xE2, bytes).peekable();
    let mut rare = memchr::memchr3_iter(b'\'', b'<', b'>', bytes).peekable();
    let mut commas = memchr::memmem::find_iter(bytes, ",,").peekable();
    let mut graves = memchr::memmem::find_iter(bytes, "``").peekable();
    loop {
        let next =
            [common.peek(), rare.peek(), commas.peek(), graves.peek()].map(|at| at.copied().unwrap_or(usize::MAX));
        let Some(at) = next.into_iter().min().filter(|&at| at < bytes.len()) else { return marks };
        common.next_if_eq(&at);
        rare.next_if_eq(&at);
        commas.next_if_eq(&at);
        graves.next_if_eq(&at);
        let Some(glyph) = glyph(&bytes[at..]).filter(|_| at >= end) else { continue };
        end = repeated(bytes, at, glyph.len);
        marks.extend(weighed(text, Span::new(at, end), glyph));
    }
}

fn glyph(rest: &[u8]) -> Option<Glyph> {
    use Family::{Chevron, Double, Guillemet, Single};
    let (len, family, prior) = match rest {
        [b'\'', b'\'', ..] => (2, Double, [0, 0]),
        [b',', b',', ..] => (2, Double, [0, 4]),
        // Three are the fence of a listing.
        [b'`', b'`', rest @ ..] if rest.first() != Some(&b'`') => (2, Double, [0, 1]),
        [b'"', ..] => (1, Double, [0, 0]),
        [b'\'', ..] => (1, Single, [0, 0]),
        [b'<', b'<', ..] => (2, Guillemet, [1, 0]),
        [b'>', b'>', ..] => (2, Guillemet, [0, 1]),
        [0xC2, 0xBB, ..] => (2, Guillemet, [0, 1]),
        [0xC2, 0xAB, ..] => (2, Guillemet, [1, 0]),
        [0xC2, 0xB4, 0xC2, 0xB4, ..] => (4, Double, [0, 0]),
        // ‘‘ and ’’ stand for a double mark.
        [0xE2, 0x80, a @ (0x98 | 0x99), 0xE2, 0x80, b, ..] if a == b => (6, Double, [0, 0]),
        [0xE2, 0x80, 0x98, ..] => (3, Single, [0, 1]),
        [0xE2, 0x80, 0x99, ..] => (3, Single, [1, 0]),
        [0xE2, 0x80, 0x9A | 0x9B, ..] => (3, Single, [0, 4]),
        [0xE2, 0x80, 0x9C, ..] => (3, Double, [0, 1]),
        [0xE2, 0x80, 0x9D, ..] => (3, Double, [1, 0]),
        [0xE2, 0x80, 0x9E, ..] => (3, Double, [0, 4]),
        [0xE2, 0x80, 0x9F, ..] => (3, Double, [0, 1]),
        [0xE2, 0x80, 0xB9, ..] => (3, Chevron, [1, 0]),
        [0xE2, 0x80, 0xBA, ..] => (3, Chevron, [0, 1]),
        _ => return None,
    };
    Some(Glyph { len, family, prior })
}

/// Where the run of one glyph that begins at `at` ends: `""` and `»»` are one mark, doubled by mistake.
fn repeated(bytes: &[u8], at: usize, len: usize) -> usize {
    let (glyph, mut end) = (&bytes[at..at + len], at + len);
    while len != 6 && bytes[end..].starts_with(glyph) {
        end += len;
    }
    end
}

fn weighed(text: &str, span: Span, glyph: Glyph) -> Option<Mark> {
    let before = side(text[..span.start()].chars().next_back());
    let after = side(text[span.end()..].chars().next());
    let is_single = glyph.family == Family::Single;
    // An apostrophe: it'er, COI's, ha’et.
    if is_single && matches!(before, Side::Letter | Side::Digit) && matches!(after, Side::Letter | Side::Digit) {
        return None;
    }
    // A year: I '68, somrene '43 og '44.
    if is_single && after == Side::Digit && is_year(&text[span.end()..]) {
        return None;
    }
    // "nej,, og": two commas are a mark where nothing else can be meant.
    if text[span].starts_with(',') && opening(before, after) > 0 {
        return None;
    }
    let [open_prior, close_prior] = glyph.prior;
    let mark = Mark {
        span,
        family: glyph.family,
        open: opening(before, after) + open_prior,
        close: closing(before, after) + close_prior,
        stray: stray(is_single, before, after),
        follows_stop: text[..span.start()].trim_end_matches(' ').ends_with(['.', '!', '?', '…'])
            && before == Side::Space,
    };
    // `Det går "siger hun`: with the space on the wrong side the mark looks like one that opens, but for the inquit behind it.
    let is_closing = mark.close > 1 && has_inquit(&text[span.end()..]);
    Some(if is_closing { Mark { open: mark.open + 8, close: 1, ..mark } } else { mark })
}

/// Whether `rest` begins with the last two digits of a year, and no more of a number.
fn is_year(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].chars().next();
    digits == 2 && after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ';'))
}

/// How many bytes a cue verb and the first word of its subject take at most.
const INQUIT: usize = 64;

/// Whether `rest` begins with a cue verb and somebody to be its subject: `siger hun`, `, fortalte Ane Holm`.
fn has_inquit(rest: &str) -> bool {
    // Within a few bytes: a text without spaces would be read to its end for every mark.
    let near = (0..=INQUIT.min(rest.len())).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(0);
    let rest = rest[..near].trim_start_matches([' ', ',']);
    let Some((verb, rest)) = rest.split_once(' ') else { return false };
    let is_cue = finite(cues(verb)).any(|cue| cue.tier == CueTier::Sure && cue.particle.is_none());
    let subject = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_subject = matches!(subject, "han" | "hun" | "de" | "jeg" | "vi" | "hen" | "den" | "det" | "en");
    is_cue && (is_subject || subject.starts_with(char::is_uppercase))
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Space,
        Some(c) if c.is_whitespace() => Side::Space,
        Some(c) if c.is_alphabetic() => Side::Letter,
        Some(c) if c.is_numeric() => Side::Digit,
        Some('.' | ',' | '!' | '?' | '…' | ':' | ';') => Side::Stop,
        Some('(' | '[' | '-' | '–' | '—' | '/' | '•' | '*' | '>') => Side::Bracket,
        Some(')' | ']') => Side::Unbracket,
        Some('"' | '\'' | '“' | '”' | '„' | '»' | '«' | '‘' | '’' | '‚' | '›' | '‹' | '`' | '´') => {
            Side::Mark
        }
        Some(_) => Side::Letter,
    }
}

/// What it costs to read the mark between `before` and `after` as one that opens.
fn opening(before: Side, after: Side) -> u32 {
    let is_free = matches!(before, Side::Space | Side::Bracket | Side::Mark);
    let leads = matches!(after, Side::Letter | Side::Digit | Side::Mark | Side::Bracket);
    match (is_free, leads) {
        (true, true) => 0,
        (true, false) => 3,                         // `" Ja`
        (false, true) if before == Side::Stop => 2, // `sådan:"Ja`
        (false, true) => 6,                         // `et"konkurrerende`
        (false, false) => 8,
    }
}

/// What it costs to read the mark between `before` and `after` as one that closes.
fn closing(before: Side, after: Side) -> u32 {
    let is_free = !matches!(after, Side::Letter | Side::Digit);
    let trails = !matches!(before, Side::Space | Side::Bracket);
    match (is_free, trails) {
        // A fragment with no stop at either edge is the weaker end, should there be one mark too many.
        (true, true) => u32::from(!matches!((before, after), (Side::Stop, _) | (_, Side::Stop | Side::Mark))),
        (true, false) => 3,                         // `meget, ” siger`
        (false, true) if before == Side::Stop => 2, // `meget."siger`
        (false, true) => 6,
        (false, false) => 8,
    }
}

/// What it costs to take the mark for no quotation mark at all.
fn stray(is_single: bool, before: Side, after: Side) -> u32 {
    match (is_single, before) {
        // `Pors’ udmelding`, `ha' papir`: an apostrophe at the end of a word.
        (true, Side::Letter | Side::Digit) => 1,
        (true, _) if after == Side::Letter || after == Side::Digit => 5,
        (true, _) => 3,
        // `26"`: inches.
        (false, Side::Digit) => 4,
        _ => 10,
    }
}
