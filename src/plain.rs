//! The text as the stages read it: [`Plain`].
//!
//! Files carry CRLF line ends, no-break spaces, soft hyphens, letters taken apart (`a` + U+030A, from macOS), characters written
//! as on a web page (`&quot;`), and words divided at the end of a line. The stages read one plain form - LF, NFC, ordinary
//! spaces, nothing invisible, words whole - and never meet the others; what they find is carried back to the text as it was
//! read. Text that is plain already is borrowed, after one look.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::span::Span;

/// A text in plain form, and the way back to the original.
///
/// ```
/// use vidne::{Plain, Span};
/// let original = "sam\u{AD}arbejde og\u{A0}a\u{30A}benhed\r\n";
/// let plain = Plain::new(original);
/// assert_eq!(plain.text(), "samarbejde og åbenhed\n");
/// assert_eq!(&original[plain.original(Span::new(14, 22))], "a\u{30A}benhed");
/// ```
#[derive(Clone, Debug)]
pub struct Plain<'t> {
    text: Cow<'t, str>,
    /// What was changed letter by letter.
    edits: Edits,
    /// What was changed after that, to make divided words whole.
    joints: Edits,
}

/// Stretches of a text that read otherwise in another, in order.
#[derive(Clone, Debug, Default)]
struct Edits(Vec<Edit>);

/// Bytes of the original that read otherwise in the plain text; `plain` is empty where they were dropped.
#[derive(Clone, Debug)]
struct Edit {
    plain: Range<usize>,
    original: Range<usize>,
}

impl<'t> Plain<'t> {
    /// Brings `original` into plain form. Linear; copies only if there is something to change.
    #[must_use]
    pub fn new(original: &'t str) -> Self {
        let mut plain = Self { text: Cow::Borrowed(original), edits: Edits::default(), joints: Edits::default() };
        if !is_plain(original) {
            plain.make_plain(original);
        }
        plain.join();
        plain
    }

    fn make_plain(&mut self, original: &str) {
        let mut text = String::with_capacity(original.len());
        let mut copied = 0;
        for cluster in odd_clusters(original) {
            text.push_str(&original[copied..cluster.start]);
            self.edit(&mut text, original, cluster.clone());
            copied = cluster.end;
        }
        text.push_str(&original[copied..]);
        self.text = Cow::Owned(text);
    }

    fn edit(&mut self, text: &mut String, original: &str, cluster: Range<usize>) {
        let before = text.len();
        let (odd, rest) = original[cluster.start..].split_at(cluster.len());
        let ends_line = odd == "\r" && rest.starts_with('\n');
        match entity(odd) {
            Some((named, _)) => text.extend(plain_char(named)),
            None if !ends_line => text.extend(odd.chars().filter_map(plain_char).nfc()),
            None => {}
        }
        if text[before..].chars().count() == odd.chars().count() {
            self.edit_each(text, before, odd, cluster.start);
        } else {
            // Only what differs: in "{ྐྵ" the brace stays itself, and can be a token of its own.
            let same = common_prefix(&text[before..], odd);
            let edit = Edit { plain: before + same..text.len(), original: cluster.start + same..cluster.end };
            self.edits.0.push(edit);
        }
    }

    /// Enters what differs letter by letter: of "·𑤷", with a Greek dot, each may be a token.
    fn edit_each(&mut self, text: &str, before: usize, odd: &str, start: usize) {
        let (mut plain, mut original) = (before, start);
        for (new, old) in text[before..].chars().zip(odd.chars()) {
            let ends = (plain + new.len_utf8(), original + old.len_utf8());
            if new != old {
                self.edits.0.push(Edit { plain: plain..ends.0, original: original..ends.1 });
            }
            (plain, original) = ends;
        }
    }

    /// Makes divided words whole.
    fn join(&mut self) {
        let mut divisions = divisions(&self.text).peekable();
        if divisions.peek().is_none() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut copied = 0;
        for (place, instead) in divisions.flat_map(Division::joints).filter(|(place, _)| !place.is_empty()) {
            // Two divisions may share a word: "sags-", "be-" and "handler".
            if place.start < copied {
                continue;
            }
            text.push_str(&self.text[copied..place.start]);
            let before = text.len();
            text.push_str(instead);
            copied = place.end;
            self.joints.0.push(Edit { plain: before..text.len(), original: place });
        }
        text.push_str(&self.text[copied..]);
        self.text = Cow::Owned(text);
    }

    /// The plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text was plain as it was read, so that every place is where it was.
    pub(crate) const fn is_original(&self) -> bool {
        self.edits.0.is_empty() && self.joints.0.is_empty()
    }

    /// Where the words of `span` (in the plain text) stand in the original. What was dropped at its edges stays outside;
    /// letters that were put together are carried back together.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        self.edits.original(self.joints.original(span))
    }
}

impl Edits {
    fn original(&self, span: Span) -> Span {
        if self.0.is_empty() {
            return span;
        }
        let start = self.carry(span.start(), |edit, at| edit.plain.end <= at, |edit| edit.original.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let is_before = |edit: &Edit, at| edit.plain.end < at || (edit.plain.end == at && !edit.plain.is_empty());
        let end = self.carry(span.end(), is_before, |edit| edit.original.end);
        Span::new(start, end)
    }

    fn carry(&self, at: usize, is_before: impl Fn(&Edit, usize) -> bool, within: impl Fn(&Edit) -> usize) -> usize {
        let passed = self.0.partition_point(|edit| is_before(edit, at));
        if let Some(edit) = self.0.get(passed)
            && edit.plain.start < at
        {
            return within(edit);
        }
        match passed.checked_sub(1).map(|last| &self.0[last]) {
            None => at,
            Some(edit) => edit.original.end + (at - edit.plain.end),
        }
    }
}

/// `text` for display on one line: runs of white space become one space, and what is invisible goes.
///
/// ```
/// assert_eq!(vidne::tidy("Helle Egly\r\n  Jes\u{AD}persen"), "Helle Egly Jespersen");
/// ```
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let has_odd_space = text.contains(|c: char| c.is_whitespace() && c != ' ');
    let is_tidy = is_plain(text) && !has_odd_space && !text.contains("  ") && text.trim() == text;
    if is_tidy {
        return Cow::Borrowed(text);
    }
    let plain = Plain::new(text);
    Cow::Owned(plain.text().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A word that the end of a line divides: `sagsbe-` and, on the next line, `handler`.
#[derive(Clone, Debug)]
struct Division {
    /// The space before the word, where it stands on the same line.
    space: Option<usize>,
    /// The hyphen with the line end, or the line end alone where the hyphen is part of the word: `FN-` and `styrken`.
    line_end: Range<usize>,
}

impl Division {
    /// What makes the word whole: it goes to the next line as it is.
    fn joints(self) -> impl Iterator<Item = (Range<usize>, &'static str)> {
        // Where nothing stands before the word on its line, the line end goes.
        let space = self.space.map(|at| (at..at + 1, "\n"));
        space.into_iter().chain([(self.line_end, "")])
    }
}

/// No word is longer than this many bytes.
const LONGEST_WORD: usize = 60;

/// The divided words of `text`, in order.
fn divisions(text: &str) -> impl Iterator<Item = Division> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr_iter(b'\n', bytes).filter(move |&at| at > 1 && bytes[at - 1] == b'-');
    ends.filter_map(move |end| division(text, end))
}

fn division(text: &str, end: usize) -> Option<Division> {
    let hyphen = end - 1;
    let near = (hyphen.saturating_sub(LONGEST_WORD)..=hyphen).find(|&at| text.is_char_boundary(at))?;
    let before = text[near..hyphen].char_indices().rev().find(|(_, c)| c.is_whitespace());
    let start = before.map_or(near, |(at, space)| near + at + space.len_utf8());
    let (head, tail) = (&text[start..hyphen], &text[end + 1..]);
    let first = tail.chars().next().filter(|c| c.is_alphabetic())?;
    let word = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // "social-" and "og sundhedsassistent": the hyphen stands for the rest of a word that comes.
    let is_hanging = matches!(word, "og" | "eller" | "samt" | "til");
    let is_word = head.chars().count() > 1 && head.ends_with(char::is_alphanumeric);
    if !is_word || is_hanging {
        return None;
    }
    let keeps = first.is_uppercase() || !head.chars().any(char::is_lowercase);
    let space = start.checked_sub(1).filter(|&at| text.as_bytes()[at] == b' ');
    Some(Division { space, line_end: if keeps { hyphen + 1..end + 1 } else { hyphen..end + 1 } })
}

/// The character that `&quot;`, `&aelig;` or `&#8221;` at the start of `text` is written for, and how many bytes it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &name[..end];
    let numbered = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok(),
        None => number.parse().ok(),
    });
    let named = match numbered {
        Some(number) => char::from_u32(number?)?,
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    // What belongs to the letter before it, or to none, stays as it is.
    (!named.is_control() && !is_combining_mark(named)).then_some((named, end + 2))
}

/// How many bytes stand between `&` and `;` at most.
const LONGEST_ENTITY: usize = 8;

/// What Danish pages write so.
const ENTITIES: [(&str, char); 24] = [
    ("AElig", 'Æ'),
    ("Aring", 'Å'),
    ("Oslash", 'Ø'),
    ("aelig", 'æ'),
    ("amp", '&'),
    ("apos", '\''),
    ("aring", 'å'),
    ("bdquo", '„'),
    ("eacute", 'é'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("oslash", 'ø'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("shy", '\u{AD}'),
];

/// Whether the letters of `text` are plain: no byte that begins CR, C2 A0, C2 AD, a combining mark or U+200B ff, and no `&quot;`.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if memchr::memchr3(b'\r', 0xCC, 0xCD, bytes).is_some() {
        return false;
    }
    if memchr::memchr_iter(b'&', bytes).any(|at| entity(&text[at..]).is_some()) {
        return false;
    }
    let rare = memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes);
    let has_odd_space = rare.map(|at| &bytes[at..]).any(|rest| {
        matches!(
            rest,
            [0xC2, 0xA0 | 0xAD, ..] | [0xE2, 0x80, 0x8B | 0xAF, ..] | [0xE2, 0x81, 0xA0, ..] | [0xEF, 0xBB, 0xBF, ..]
        )
    });
    !has_odd_space
}

/// How many bytes both begin with, in whole characters.
fn common_prefix(some: &str, other: &str) -> usize {
    let pairs = some.chars().zip(other.chars());
    pairs.take_while(|(one, two)| one == two).map(|(one, _)| one.len_utf8()).sum()
}

/// The characters that may read otherwise in plain form, each with the combining marks that belong to it.
fn odd_clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let odd = next_odd(text, from)?;
        if let Some((_, len)) = entity(&text[odd..]) {
            from = odd + len;
            return Some(odd..from);
        }
        let is_mark = text[odd..].starts_with(is_combining_mark);
        let base = text[from..odd].chars().next_back().filter(|_| is_mark).map_or(0, char::len_utf8);
        let rest = text[odd..].char_indices().skip(1);
        let len = rest.skip_while(|&(_, c)| is_combining_mark(c)).map(|(at, _)| at).next();
        let end = len.map_or(text.len(), |len| odd + len);
        from = end;
        Some(odd - base..end)
    })
}

/// The first character from `from` on that is neither a letter of Western Europe nor one of its common marks.
// PERF: clusters of those alone, with what stands between copied: 25 -> 960 MB/s, a no-break space on every line.
fn next_odd(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Up to U+02FF (lead bytes C2 to CB) nothing combines or is composed anew; but for two, all are plain.
    let may_be_odd = |&byte: &u8| matches!(byte, b'\r' | b'&' | 0xC2) || byte >= 0xCC;
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(may_be_odd)?;
        at += match bytes[at..] {
            [b'&', ..] if entity(&text[at..]).is_none() => 1,
            [0xC2, second, ..] if !matches!(second, 0xA0 | 0xAD) => 2,
            // Dashes, quotation marks, the bullet and the ellipsis.
            [0xE2, 0x80, 0x92..=0xA6, ..] => 3,
            _ => return Some(at),
        }
    }
}

fn plain_char(c: char) -> Option<char> {
    match c {
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{A0}' | '\u{202F}' => Some(' '),
        '\r' => Some('\n'),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A character with the combining marks that follow it.
    fn clusters(text: &str) -> Vec<&str> {
        let is_base = |&(at, c): &(usize, char)| at == 0 || !is_combining_mark(c);
        let starts: Vec<usize> = text.char_indices().filter(is_base).map(|(at, _)| at).chain([text.len()]).collect();
        starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
    }

    proptest! {
        /// What is passed over is as plain as it can be.
        #[test]
        fn all_clusters_are_made_plain(text in "(\\PC|[a-cå\r\u{A0}\u{AD}\u{30A}\u{301}\u{FEFF}\u{2000}-\u{2070}]){0,60}") {
            let plainly = |cluster: &str| cluster.chars().filter_map(plain_char).nfc().collect::<String>();
            let expected: String = clusters(&text).into_iter().map(plainly).collect();
            // Of what is plain letter by letter, divided words alone are made whole.
            let mut whole = Plain { text: expected.into(), edits: Edits::default(), joints: Edits::default() };
            whole.join();
            prop_assert!(Plain::new(&text).text() == whole.text() || is_plain(&text));
        }

        /// Every place of the plain text leads to a place of the original, in order, and to the same words.
        #[test]
        fn the_way_back_is_true(original in "([a-cåB \\-\r\n\u{A0}\u{AD}\u{30A}\u{301}\u{FEFF}😀]|-\n){0,60}") {
            let plain = Plain::new(&original);
            let mut last = Span::default();
            for (at, letter) in plain.text().char_indices() {
                let place = plain.original(Span::new(at, at + letter.len_utf8()));
                prop_assert!(last.start() <= place.start() && last.end() <= place.end());
                last = place;
                let again = Plain::new(&original[place]);
                // The space before a divided word becomes the end of the line.
                let is_moved = letter == '\n' && again.text().starts_with(' ');
                prop_assert!(is_moved || again.text().contains(letter), "{:?} is not in {:?}", letter, &original[place]);
            }
        }
    }

    #[test]
    fn a_divided_word_is_whole_and_on_the_next_line() {
        for (original, expected) in [
            ("en sagsbe-\nhandler fra", "en\nsagsbehandler fra"),
            ("en sagsbe-\r\nhandler fra", "en\nsagsbehandler fra"),
            ("lige-\nsom", "ligesom"),
            ("social-\nog sundhed", "social-\nog sundhed"),
            ("de FN-\nsoldater", "de\nFN-soldater"),
            ("Eva Ravn-\nHolm", "Eva\nRavn-Holm"),
            ("ting:\n-\n- kaffe", "ting:\n-\n- kaffe"),
        ] {
            assert_eq!(Plain::new(original).text(), expected);
        }
        let plain = Plain::new("en sagsbe-\nhandler");
        assert_eq!(plain.original(Span::new(3, 16)), Span::new(3, 18));
    }

    #[test]
    fn characters_of_a_web_page_are_read() {
        for (original, expected) in [
            ("&quot;Ja,&quot; siger B&oslash;ge.", "\"Ja,\" siger Bøge."),
            ("Holm &amp; S&#248;n", "Holm & Søn"),
            ("H&M; R&D, &#; &#x;", "H&M; R&D, &#; &#x;"),
            ("to&nbsp;ord &#8221;", "to ord ”"),
            ("a&#778; &amp;quot;", "a&#778; &quot;"),
        ] {
            assert_eq!(Plain::new(original).text(), expected);
        }
        let plain = Plain::new("&quot;Ja,&quot; siger B&oslash;ge.");
        assert_eq!(plain.original(Span::new(1, 4)), Span::new(6, 9));
        assert_eq!(plain.original(Span::new(12, 17)), Span::new(22, 33));
    }

    #[test]
    fn dropped_marks_stay_outside() {
        let plain = Plain::new("a\u{AD}b");
        assert_eq!(plain.original(Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(plain.original(Span::new(1, 2)), Span::new(3, 4));
        assert_eq!(plain.original(Span::new(0, 2)), Span::new(0, 4));
    }
}
