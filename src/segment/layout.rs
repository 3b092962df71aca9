//! Cut a page into pieces by its layout: `text -> pieces`.
//!
//! Blank lines, single line breaks and hard wraps are told apart here; what a piece is for is said in [`zone`](super::zone).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::segment::line::{is_name, is_name_with_role};
use crate::segment::mark::is_dash;
use crate::segment::word::SAMPLE;
use crate::span::Span;

/// A stretch of text that stands by itself on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// From the first visible character to the last, less the signs of a heading.
    pub(super) span: Span,
    /// What leads it.
    pub(super) sign: Sign,
    /// Whether it follows the piece before it on the very next line.
    pub(super) is_tight: bool,
}

/// What leads a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Words.
    None,
    /// `#` to `######`.
    Heading(u8),
    /// `• `, `* `: nothing but a list.
    Bullet,
    /// `- `, `– `: a list, or speech.
    Dash,
    /// `3. `, `3) `.
    Number(u16),
    /// `![Louise Krabbe](louise.jpg)`.
    Image,
    /// The lines between `---` and `---` at the top of a file, or a lone rule (`***`).
    Matter,
}

/// The longest line that somebody would wrap at; beyond it, a line is a paragraph.
const WIDEST_WRAP: usize = 120;
/// The narrowest column that somebody would wrap at; what is shorter is a stack of lines: a date, the name of a picture.
const NARROWEST_WRAP: usize = 36;

/// The pieces of `text`, in order. Linear in the length of `text`.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let body = front_matter(text);
    let mut pieces = Vec::with_capacity(text.len().min(SAMPLE) / 64 + 2);
    if body > 0 {
        pieces.push(Piece { span: trim(text, 0, body), sign: Sign::Matter, is_tight: false });
    }
    pieces.extend(lines(text, body));
    // Most pages have blank lines between all pieces, and need no width.
    let width = if pieces.iter().any(|line| line.is_tight) { wrap_width(text, &pieces) } else { None };
    let mut last = pieces.first().map_or("", |line| &text[line.span]);
    pieces.dedup_by(|line, piece| {
        let words = &text[line.span];
        let above = std::mem::replace(&mut last, words);
        let goes_on = if line.is_tight { goes_on(above, line, words, width) } else { is_torn(above, words) };
        let is_part = goes_on && !matches!(piece.sign, Sign::Heading(_) | Sign::Matter | Sign::Image);
        if is_part {
            piece.span = piece.span.cover(line.span);
        }
        is_part
    });
    pieces.iter_mut().for_each(|piece| piece.span = bare(text, *piece));
    pieces
}

/// Whether a page break parts `line` and `next` in the middle of a word: "for kol-" and, a blank line below, "legerne er pressede".
fn is_torn(line: &str, next: &str) -> bool {
    let is_cut = || line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
    is_cut() && next.starts_with(char::is_lowercase) || is_left_open(line)
}

/// Whether a line of speech breaks off behind a preposition: "- Det gik godt, siger formand for" and, a blank line below, "Skoleudvalget
/// Ida Holm". A short one may be a title: "- Det er vi glade for".
fn is_left_open(line: &str) -> bool {
    static OPEN: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/zone_open_ends.txt")).collect());
    let is_open = || line.rsplit_once(' ').is_some_and(|(_, last)| OPEN.contains(last));
    let is_speech = line.starts_with(is_dash) && sign(line) == Sign::Dash;
    is_speech && is_open() && line.contains(", ") && line.split(' ').count() > 12
}

/// Whether `next`, the words of the line `below`, goes on with the paragraph of `line`.
fn goes_on(line: &str, below: &Piece, next: &str, width: Option<usize>) -> bool {
    let starts_small = next.starts_with(char::is_lowercase);
    let is_lead = below.sign != Sign::None && (ends(line) || !dashed_in(next));
    let is_wrap = width.is_some_and(|width| is_full(line, next, width));
    // "26.11.2025" and "af" are lines of their own; a line of running text has room for more.
    let is_text = || line.contains(' ') && (next.contains(' ') || next.ends_with('.'));
    let is_open = || line.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-');
    // "af Mads Krog" below a title.
    let is_byline = || next.strip_prefix("af ").is_some_and(|who| is_name(who) || is_name_with_role(who));
    !is_lead && (is_wrap || is_label(line) || (starts_small && is_open() && is_text() && !is_byline()))
}

/// A name and a colon, above what its bearer says: "Inger:", "Mads Krog:".
fn is_label(line: &str) -> bool {
    let is_name = |name: &str| name.len() < 40 && name.split(' ').all(|part| part.starts_with(char::is_uppercase));
    line.strip_suffix(':').is_some_and(is_name)
}

/// Whether `line` begins with a dash that may stand within a sentence: "– ikke mindst".
fn dashed_in(line: &str) -> bool {
    line.trim_start_matches(is_dash).trim_start().starts_with(char::is_lowercase)
}

fn ends(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '"', '”', '“', '»', '«'])
}

/// Whether the first word of `next` had no room on `line`.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    // A dash is not parted from the word that it leads: "siger hun," and "– men det gik" below it.
    let mut words = next.split_inclusive(char::is_whitespace);
    let word: usize = words.next().map_or(0, |word| word.trim_end().chars().count());
    let led = if word == 1 { words.next().map_or(0, |led| 1 + led.trim_end().chars().count()) } else { 0 };
    line.chars().count() + 1 + word + led > width
}

/// The width at which `lines` were wrapped, if they were: nearly every line that another follows is full.
fn wrap_width(text: &str, lines: &[Piece]) -> Option<usize> {
    let tight =
        || lines.windows(2).filter(|pair| pair[1].is_tight).map(|pair| [&text[pair[0].span], &text[pair[1].span]]);
    let mut lengths = [0_usize; WIDEST_WRAP + 1];
    for [line, _] in tight() {
        // One long line is none that was wrapped.
        *lengths.get_mut(line.chars().count())? += 1;
    }
    let count: usize = lengths.iter().sum();
    // A word that was divided at the end of its line stands whole on it now: that line is too long, and the next too short. Where so
    // many may be, of the others more must be full.
    [(0, 0, 6), (count / 4, 8, 8)].into_iter().find_map(|(spare, short, tenths)| {
        let width = widest(&lengths, spare).filter(|&width| count >= 2 && width >= NARROWEST_WRAP)?;
        let full = tight().filter(|[line, next]| is_full(line, next, width));
        let (full, cut) = full.fold((0, 0), |(full, cut), [line, _]| (full + 1, cut + usize::from(!ends(line))));
        // A sentence seldom ends with its line: where most do, each has a line of its own.
        (full * 10 >= count * tenths && cut * 2 >= count).then_some(width - short)
    })
}

/// The length that no more than `spare` lines exceed, of which there are so many of each length.
fn widest(lengths: &[usize], spare: usize) -> Option<usize> {
    let mut beyond = 0;
    (0..lengths.len()).rev().find(|&length| {
        beyond += lengths[length];
        beyond > spare
    })
}

/// The lines of `text` from the byte `from` that are not blank nor a lone `>`, the blank line of what is cited, each as a piece
/// less the white space at its ends.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Piece> {
    let ends = memchr::memchr_iter(b'\n', &text.as_bytes()[from..]).map(move |at| from + at);
    let (mut start, mut is_tight) = (from, false);
    ends.chain(std::iter::once(text.len())).filter_map(move |end| {
        let span = trim(text, start, end);
        let line = (!matches!(&text[span], "" | ">")).then(|| Piece { span, sign: sign(&text[span]), is_tight });
        (start, is_tight) = (end + 1, line.is_some());
        line
    })
}

fn trim(text: &str, start: usize, end: usize) -> Span {
    match &text.as_bytes()[start..end] {
        [] => return Span::new(start, end),
        // Nearly every line begins and ends with what is plainly no white space; all of that which is not ASCII ends in other bytes.
        [first, .., last]
            if is_plain(*first) && (is_plain(*last) || matches!(last, 0x9B..=0x9E | 0xA5..=0xA7 | 0xAB | 0xB0..)) =>
        {
            return Span::new(start, end);
        }
        _ => {}
    }
    let line = &text[start..end];
    let start = start + line.len() - line.trim_start().len();
    Span::new(start, start + line.trim().len())
}

/// A visible character of ASCII, or the lead of `À` to `ÿ`.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte == 0xC3
}

/// What leads `line`.
fn sign(line: &str) -> Sign {
    if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"') {
        return Sign::None;
    }
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') && line.len() > hashes + 1 {
        return Sign::Heading(hashes as u8);
    }
    if line.starts_with("![") {
        return Sign::Image;
    }
    if line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=' | b' ')) {
        return Sign::Matter;
    }
    let Some(first) = line.chars().next() else { return Sign::None };
    let rest = &line[first.len_utf8()..];
    match first {
        '•' | '·' | '‣' | '▪' | '●' | '○' | '*' | '+' if rest.starts_with([' ', '\t']) => Sign::Bullet,
        // Speech is led without a space too: "-Platterne kan ikke blive billigere, siger hun."
        '-' | '–' | '—' if rest.starts_with([' ', '\t']) || rest.starts_with(char::is_uppercase) => Sign::Dash,
        _ => number(line).map_or(Sign::None, Sign::Number),
    }
}

/// The figure of "3. Ring til borgeren" and "3) Ring": not of "3. marts".
fn number(line: &str) -> Option<u16> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    let is_item = digits <= 3 && rest.starts_with(|c: char| !c.is_lowercase());
    if is_item { line[..digits].parse().ok() } else { None }
}

/// The end of the front matter of a Markdown file, or 0: a first line `---`, then fields, then `---`.
fn front_matter(text: &str) -> usize {
    let Some(fields) = text.strip_prefix("---\n") else { return 0 };
    let mut end = text.len() - fields.len();
    for line in fields.split_inclusive('\n').take(100) {
        end += line.len();
        match line.trim_end() {
            "---" | "..." => return end,
            field if field.is_empty() || field.contains(':') || field.starts_with(['-', ' ', '\t', '#']) => {}
            _ => return 0,
        }
    }
    0
}

/// Without the signs of a heading, the asterisks of a piece that is strong or stressed as a whole (`**Hvad lærte du?**`), or a leading
/// `> `.
fn bare(text: &str, piece: Piece) -> Span {
    let span = match piece.sign {
        Sign::Heading(hashes) => trim(text, piece.span.start() + usize::from(hashes) + 1, piece.span.end()),
        _ => piece.span,
    };
    let piece = &text[span];
    if !piece.starts_with(['>', '*', '_']) {
        return span;
    }
    if let Some(cited) = piece.strip_prefix("> ") {
        return trim(text, span.end() - cited.len(), span.end());
    }
    for mark in ["**", "__", "*", "_"] {
        let inner = piece.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains(mark)) {
            return trim(text, span.start() + mark.len(), span.end() - mark.len());
        }
    }
    span
}
