//! Cut a page into pieces by its layout: `text -> pieces`.
//!
//! Blank lines, single line breaks and hard wraps are told apart here; what a piece is for is said in [`zone`](super::zone).

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
    Heading(usize),
    /// `• `, `* `: nothing but a list.
    Bullet,
    /// `- `, `– `: a list, or speech.
    Dash,
    /// `3. `, `3) `.
    Number(u32),
    /// `![Louise Krabbe](louise.jpg)`.
    Image,
    /// The lines between `---` and `---` at the top of a file, or a lone rule (`***`).
    Matter,
}

/// The longest line that somebody would wrap at; beyond it, a line is a paragraph.
const WIDEST_WRAP: usize = 120;

/// The pieces of `text`, in order. Linear in the length of `text`.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let body = front_matter(text);
    let mut pieces: Vec<Piece> = (body > 0)
        .then(|| Piece { span: trim(text, 0, body), sign: Sign::Matter, is_tight: false })
        .into_iter()
        .collect();
    let width = wrap_width(text, body);
    let mut last: Option<Span> = None;
    for line in lines(text, body).filter(|line| !line.is_empty()) {
        let is_tight = last.is_some_and(|last| text[last.end()..line.start()].matches('\n').count() == 1);
        let goes_on = last.is_some_and(|last| goes_on(&text[last], &text[line], is_tight, width));
        match pieces.last_mut() {
            Some(piece) if goes_on && !matches!(piece.sign, Sign::Heading(_) | Sign::Matter | Sign::Image) => {
                piece.span = piece.span.cover(line);
            }
            _ => pieces.push(piece(text, line, is_tight)),
        }
        last = Some(line);
    }
    pieces.iter_mut().for_each(|piece| piece.span = bare(text, piece.span));
    pieces
}

/// Whether `next` goes on with the paragraph of `line`.
fn goes_on(line: &str, next: &str, is_tight: bool, width: Option<usize>) -> bool {
    let starts_small = next.starts_with(char::is_lowercase);
    if !is_tight {
        // A page break in the middle of a word: "for kol-" and, a blank line below, "legerne er pressede".
        return starts_small && line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
    }
    let is_lead = !matches!(sign(next).0, Sign::None) && (ends(line) || !dashed_in(next));
    let is_wrap = width.is_some_and(|width| is_full(line, next, width));
    !is_lead && (is_wrap || (starts_small && line.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-')))
}

/// Whether `line` begins with a dash that may stand within a sentence: "– ikke mindst".
fn dashed_in(line: &str) -> bool {
    line.trim_start_matches(['-', '–', '—']).trim_start().starts_with(char::is_lowercase)
}

fn ends(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '"', '”', '“', '»', '«'])
}

/// Whether the first word of `next` had no room on `line`.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.chars().count() + 1 + word > width
}

/// The width at which the lines of `text` were wrapped, if they were: nearly every line that another follows is full.
fn wrap_width(text: &str, from: usize) -> Option<usize> {
    let pairs = || {
        let next = lines(text, from).skip(1);
        lines(text, from).zip(next).filter(|(line, next)| !line.is_empty() && !next.is_empty())
    };
    let (mut width, mut count) = (0, 0);
    for (line, _) in pairs() {
        width = text[line].chars().take(WIDEST_WRAP + 1).count().max(width);
        count += 1;
        if width > WIDEST_WRAP {
            return None;
        }
    }
    let full = || pairs().filter(|&(line, next)| is_full(&text[line], &text[next], width)).count();
    (count >= 2 && full() * 10 >= count * 6).then_some(width)
}

/// The lines of `text` from the byte `from`, less the white space at their ends; empty where blank.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> {
    let ends = memchr::memchr_iter(b'\n', &text.as_bytes()[from..]).map(move |at| from + at);
    let mut start = from;
    ends.chain(std::iter::once(text.len())).map(move |end| {
        let span = trim(text, start, end);
        start = end + 1;
        span
    })
}

fn trim(text: &str, start: usize, end: usize) -> Span {
    let line = &text[start..end];
    // Nearly every line begins and ends with what is plainly no white space.
    if let [first, .., last] = line.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return Span::new(start, end);
    }
    let start = start + line.len() - line.trim_start().len();
    Span::new(start, start + line.trim().len())
}

/// The piece that begins with `line`.
fn piece(text: &str, line: Span, is_tight: bool) -> Piece {
    let (sign, lead) = sign(&text[line]);
    let skip = if matches!(sign, Sign::Heading(_)) { lead } else { 0 };
    Piece { span: trim(text, line.start() + skip, line.end()), sign, is_tight }
}

/// What leads `line`, and its length.
fn sign(line: &str) -> (Sign, usize) {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') && line.len() > hashes + 1 {
        return (Sign::Heading(hashes), hashes + 1);
    }
    if line.starts_with("![") {
        return (Sign::Image, 0);
    }
    if line.len() >= 3 && line.trim_matches(['-', '*', '_', '=', ' ']).is_empty() {
        return (Sign::Matter, 0);
    }
    let Some(first) = line.chars().next() else { return (Sign::None, 0) };
    let rest = &line[first.len_utf8()..];
    match first {
        '•' | '·' | '‣' | '▪' | '●' | '○' | '*' | '+' if rest.starts_with([' ', '\t']) => {
            (Sign::Bullet, first.len_utf8())
        }
        // Speech is led without a space too: "-Platterne kan ikke blive billigere, siger hun."
        '-' | '–' | '—' if rest.starts_with([' ', '\t']) || rest.starts_with(char::is_uppercase) => {
            (Sign::Dash, first.len_utf8())
        }
        _ => (number(line).map_or(Sign::None, Sign::Number), 0),
    }
}

/// The figure of "3. Ring til borgeren" and "3) Ring": not of "3. marts".
fn number(line: &str) -> Option<u32> {
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

/// Without the asterisks of a piece that is strong or stressed as a whole (`**Hvad lærte du?**`), or a leading `> `.
fn bare(text: &str, span: Span) -> Span {
    let piece = &text[span];
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
