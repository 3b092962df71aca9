//! Words and punctuation: the hot path.
//!
//! [`words`](crate::segment::words) are those of UAX #29. [`tokens`] tailor them to Danish, which UAX #29 invites. One token are:
//! an abbreviation with its stop (`f.eks.`, `kr.`), a compound with its hyphens and slashes (`it-chef`, `A/S`), a figure with a
//! suffix (`80'erne`), an ordinal in the midst of a sentence (`2. sæt`), an initial (`H. C.`), a word with an apostrophe at its end
//! (`sgu'`), a web or mail address, a time and an amount (`12.30`, `1.000,50`), an ellipsis.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;
use crate::segment::Block;
use crate::segment::abbreviation::{Abbreviation, abbreviation, is_initial, is_joined, is_lettered};
use crate::segment::mark::{is_lead, is_quote, is_single, is_symbol, is_trail, parts};
use crate::segment::sentence::{begins_sentence, may_end};
use crate::segment::word::{Runs, SAMPLE, foreseen};
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

/// The Danish tokens of `text`: UAX #29 with the tailoring this module documents.
///
/// ```
/// let text = "It-chefen i A/S'et så 80'erne, f.eks. kl. 12.30.";
/// let words: Vec<&str> = vidne::segment::tokens(text).iter().map(|token| &text[token.span]).collect();
/// assert_eq!(words, ["It-chefen", "i", "A/S'et", "så", "80'erne", ",", "f.eks.", "kl.", "12.30", "."]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter::new(text);
    cutter.cut_block(Span::new(0, text.len()), &mut Runs::new(text));
    cutter.tokens
}

/// The tokens of `text` that lie in `blocks`, each cut as if the text ended with its block; and which of them may end a sentence.
pub(super) fn tokens_within(text: &str, blocks: &[Block]) -> (Vec<Token>, Vec<u32>) {
    let (mut cutter, mut runs) = (Cutter::new(text), Runs::new(text));
    blocks.iter().for_each(|block| cutter.cut_block(block.span, &mut runs));
    (cutter.tokens, cutter.stops)
}

/// Cuts a text into tokens, block by block. Chunks are what stands between white space.
struct Cutter<'t> {
    whole: &'t str,
    /// Up to the end of the block.
    text: &'t str,
    tokens: Vec<Token>,
    /// Those that may end a sentence.
    stops: Vec<u32>,
    /// Whether a single mark opened a quotation, so that one at the end of a word closes it: `'det ku'`.
    is_single_open: bool,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        // One in four bytes are a little more tokens than Danish has.
        let tokens = Vec::with_capacity(text.len().min(SAMPLE) / 4 + 8);
        Self {
            whole: text,
            text,
            tokens,
            stops: Vec::with_capacity(text.len().min(SAMPLE) / 32),
            is_single_open: false,
        }
    }

    /// Appends the tokens that lie within `span`. `runs` are those of the text, none beyond `span` taken yet.
    ///
    /// Nearly all chunks are a run of letters with at most a mark on each side, and are cut as such; the others are cut character
    /// by character, and these would be cut alike.
    fn cut_block(&mut self, span: Span, runs: &mut Runs<'_>) {
        self.text = &self.whole[..span.end()];
        self.is_single_open = false;
        let mut at = span.start();
        loop {
            let ready = runs.ready();
            let own = ready.iter().take_while(|run| (run[0] as usize) < span.end());
            let mut count = 0;
            for &[start, end] in own {
                at = self.cut_run(at, start as usize, end as usize);
                count += 1;
            }
            let is_last = count < ready.len() || ready.is_empty();
            runs.pass(count);
            if is_last {
                return self.cut_chunks(at, span.end());
            }
        }
    }

    /// Cuts the chunk of the run `start..end`, and all that stands between it and `at`, where the last chunk ended. Returns where
    /// it ends itself.
    #[inline]
    fn cut_run(&mut self, at: usize, start: usize, end: usize) -> usize {
        if start < at {
            // A run of the last chunk: "chef" in "it-chef".
            return at;
        }
        let bytes = self.text.as_bytes();
        let is_apart = start == at || (start == at + 1 && bytes[at] == b' ');
        if is_apart && self.is_space_at(end) {
            self.push_run(start, end);
            return end;
        }
        let chunk = if is_apart { start } else { self.cut_gap(at, start) };
        let is_plain = chunk == start || opens(&bytes[chunk..start]);
        let Some(tail) = self.tail(end).filter(|_| is_plain) else { return self.cut_chunk_from(chunk, end) };
        if chunk < start {
            self.push_mark(chunk, start);
        }
        let core = if self.keeps_stop_of_run(start, end, tail) { end + 1 } else { end };
        if core > end {
            self.push(start, core)
        } else {
            self.push_run(start, end)
        }
        if tail == core + 1 {
            self.push_mark(core, tail);
        } else {
            self.cut_marks(core, tail);
        }
        tail
    }

    /// Where the chunk ends whose run ended before `at`, if marks alone follow that close: `,`, `."`, `?”`.
    fn tail(&self, mut at: usize) -> Option<usize> {
        loop {
            at += match self.text.as_bytes()[at..] {
                [] | [b' ' | b'\n', ..] => return Some(at),
                [b',' | b'.' | b'"' | b':' | b'?' | b'!' | b';' | b')', ..] => 1,
                [0xC2, 0xAB | 0xBB, ..] => 2,
                [0xE2, 0x80, 0x9C..=0x9E, ..] => 3,
                _ => return None,
            }
        }
    }

    #[inline]
    fn is_space_at(&self, at: usize) -> bool {
        matches!(self.text.as_bytes().get(at), None | Some(b' ' | b'\n'))
    }

    /// A run of letters and digits.
    #[inline]
    fn push_run(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let is_number = bytes[start].is_ascii_digit() && bytes[start..end].iter().all(u8::is_ascii_digit);
        let kind = if is_number { TokenKind::Number } else { TokenKind::Word };
        self.add(Token { span: Span::of(start as u32, end as u32), kind });
    }

    #[inline]
    fn push_mark(&mut self, start: usize, end: usize) {
        self.note_stop(end);
        self.add(Token { span: Span::of(start as u32, end as u32), kind: TokenKind::Punctuation });
    }

    #[inline]
    fn add(&mut self, token: Token) {
        if self.tokens.len() == self.tokens.capacity() {
            self.make_room(token.span.start());
        }
        self.tokens.push(token);
    }

    /// Makes room for the tokens of the whole text, if it goes on as it did up to `at`.
    #[cold]
    fn make_room(&mut self, at: usize) {
        let count = self.tokens.len();
        self.tokens.reserve_exact(foreseen(count, at, self.whole.len()) - count + SAMPLE / 64);
    }

    /// Notes that the token to be added, which ends at `end`, may end a sentence, if so.
    #[inline]
    fn note_stop(&mut self, end: usize) {
        if may_end(self.text, end) {
            self.stops.push(self.tokens.len() as u32);
        }
    }

    /// Whether the mark at `end` is a stop that belongs to the run before it. Their chunk ends at `tail`.
    fn keeps_stop_of_run(&self, start: usize, end: usize, tail: usize) -> bool {
        let [b'.', rest @ ..] = &self.text.as_bytes()[end..tail] else { return false };
        let run = &self.text.as_bytes()[start..end];
        // A run of letters has no hyphen or stop within, so that the lists decide for nearly all.
        let is_doubtful =
            || run[0].is_ascii_digit() || run.len() <= 2 || abbreviation(&self.text[start..=end]).is_some();
        !rest.starts_with(b".") && is_doubtful() && self.keeps_stop(start, end + 1, tail)
    }

    /// Cuts what stands before the chunk that holds the byte `to`; returns where that chunk begins.
    fn cut_gap(&mut self, from: usize, to: usize) -> usize {
        let gap = &self.text[from..to];
        match gap.as_bytes() {
            [b'\n'] => return to,
            [b' ', mark @ ..] if opens(mark) => return from + 1,
            // A lone dash.
            [b' ', b'-', b' '] | [b' ', 0xE2, 0x80, 0x93 | 0x94, b' '] => {
                self.push_mark(from + 1, to - 1);
                return to;
            }
            _ => {}
        }
        let Some((space, sign)) = gap.char_indices().rfind(|&(_, c)| c.is_whitespace()) else { return from };
        self.cut_chunks(from, from + space);
        from + space + sign.len_utf8()
    }

    /// Cuts the chunk that begins at `start` and reaches beyond `from`; returns where it ends.
    fn cut_chunk_from(&mut self, start: usize, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let is_space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
        let end = rest.iter().position(is_space).map_or(self.text.len(), |len| from + len);
        self.cut_chunks(start, end);
        end
    }

    /// Cuts all between `start` and `end`, chunk by chunk.
    fn cut_chunks(&mut self, start: usize, end: usize) {
        if start == end {
            return;
        }
        // White space beyond ASCII begins with one of these.
        let may_be_spaced = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ' | 0xC2 | 0xE1..=0xE3);
        if !self.text.as_bytes()[start..end].iter().any(may_be_spaced) {
            return if start < end {
                self.cut(start, end)
            };
        }
        let mut at = start;
        for chunk in self.text[start..end].split(char::is_whitespace) {
            if !chunk.is_empty() {
                self.cut(at, at + chunk.len());
            }
            at += chunk.len();
            at += self.text[at..end].chars().next().map_or(0, char::len_utf8);
        }
    }

    fn cut(&mut self, start: usize, end: usize) {
        if let Some(compound) = self.quoted_compound(start, end) {
            self.push(start, compound);
            return self.cut_marks(compound, end);
        }
        let start = self.cut_lead(start, end);
        if start == end {
            return;
        }
        let core = self.core_end(start, end);
        self.cut_core(start, core);
        self.cut_marks(core, end);
    }

    fn push(&mut self, start: usize, end: usize) {
        let span = Span::new(start, end);
        self.note_stop(end);
        self.add(Token { span, kind: kind(&self.text[span]) });
    }

    /// Marks before the word; returns where the word begins.
    fn cut_lead(&mut self, start: usize, end: usize) -> usize {
        let word = self.text[start..end].find(|c| !is_lead(c)).map_or(end, |at| start + at);
        // The year '90 keeps its apostrophe.
        let is_year = word > start && matches!(self.text.as_bytes()[word - 1], b'\'') && self.digit_at(word);
        let word = if is_year { word - 1 } else { word };
        self.is_single_open |= !is_year && word < end && self.text[start..word].contains(is_single);
        self.cut_marks(start, word);
        word
    }

    /// Where a compound ends whose first part stands between marks: "»Jump«-nummeret".
    fn quoted_compound(&self, start: usize, end: usize) -> Option<usize> {
        let (name, rest) = self.text[start..end].strip_prefix(is_quote)?.split_once(is_quote)?;
        let head = rest.strip_prefix('-')?.trim_end_matches(is_trail);
        let is_word = |part: &str| part.chars().all(|c| c.is_alphanumeric() || c == '-');
        let begins = |part: &str| part.starts_with(char::is_alphanumeric);
        let is_compound = begins(name) && begins(head) && is_word(name) && is_word(head);
        is_compound.then(|| end - (rest.len() - 1 - head.len()))
    }

    fn digit_at(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    /// Marks one by one; dots in a row are one mark.
    fn cut_marks(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let rest = &self.text[at..end];
            let mark = rest.chars().next().unwrap_or('.');
            let dots = rest.bytes().take_while(|&byte| byte == b'.').count();
            let len = dots.max(mark.len_utf8());
            self.note_stop(at + len);
            self.add(Token { span: Span::new(at, at + len), kind: mark_kind(mark) });
            at += len;
        }
    }

    /// Where the word that begins at `start` ends and the marks after it begin.
    fn core_end(&mut self, start: usize, end: usize) -> usize {
        let chunk = &self.text[start..end];
        // "i gang med selvbetjening.- Det er jo oplagt": a dash behind a stop is none of the word's.
        let bare = chunk.trim_end_matches(['-', '–']);
        let chunk = if bare.ends_with(['.', '!', '?', '"', '”', '»', '«']) { bare } else { chunk };
        let mut core = start + chunk.trim_end_matches(is_trail).len();
        // A final apostrophe belongs to the word: sgu', Elvis'.
        if self.text[core..end].starts_with(is_single) && self.text[start..core].ends_with(char::is_alphanumeric) {
            if self.is_single_open {
                self.is_single_open = false;
            } else {
                core += self.text[core..].chars().next().map_or(0, char::len_utf8);
            }
        }
        let has_stop = self.text[core..end].starts_with('.') && !self.text[core..end].starts_with("..");
        if has_stop && core > start && self.keeps_stop(start, core + 1, end) { core + 1 } else { core }
    }

    /// Whether the stop that ends the word belongs to it.
    fn keeps_stop(&self, start: usize, stop: usize, end: usize) -> bool {
        let word = &self.text[start..stop];
        let bare = &word[..word.len() - 1];
        let after = self.text[end..].trim_start();
        // What stands right behind the stop counts as what follows: "(f.eks.)".
        let goes_on = after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            || self.text[stop..].starts_with([',', ';', ')']);
        // "9.-10. klasse", "it-afd.", "kr./md.": the last part tells.
        let last = word.rsplit(['-', '–', '/']).next().unwrap_or(word);
        let figure = &last[..last.len() - 1];
        if is_figure(bare) || (bare.contains(".-") && is_figure(figure)) {
            return self.is_ordinal(figure, after);
        }
        // "40kr.": a space that was lost.
        let last = last.trim_start_matches(|c: char| c.is_ascii_digit());
        match abbreviation(last) {
            Some(Abbreviation::Open | Abbreviation::Final) => return true,
            Some(Abbreviation::Ambiguous) => {
                let is_unit = bare.starts_with(char::is_lowercase) && self.follows_figure();
                return is_initial(word) || goes_on || is_unit;
            }
            None => {}
        }
        abbreviation(word).is_some() || is_initial(word) || is_lettered(word) || is_joined(word)
    }

    /// "2. sæt", "den 1. Division", "1. - Min cykel"; but "Vi var 3. Han gik.", "Det var den 3. Vi gik."
    fn is_ordinal(&self, figure: &str, after: &str) -> bool {
        static LEADS: LazyLock<FxHashSet<&str>> =
            LazyLock::new(|| entries(include_str!("../lexicon/ordinal_leads.txt")).collect());
        let before = self.tokens.last().map_or("", |token| &self.text[token.span]);
        let goes_on = after.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–'));
        let is_named = || LEADS.contains(&*lower(before)) && !after.is_empty() && !begins_sentence(after);
        figure.len() <= 4 && (goes_on || is_named())
    }

    fn follows_figure(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A word, or several that marks within glue together.
    fn cut_core(&mut self, start: usize, end: usize) {
        let core = &self.text[start..end];
        if is_address(core) {
            return self.add(Token { span: Span::new(start, end), kind: TokenKind::Address });
        }
        // "it-chef", "A/S", "80'erne": nothing within that could part it.
        if core.chars().all(|c| is_simple_letter(c) || matches!(c, '-' | '/' | '\'')) {
            return self.push(start, end);
        }
        let mut from = start;
        let mut last = None;
        for (at, c) in core.char_indices() {
            let (at, rest) = (start + at, &core[at + c.len_utf8()..]);
            if at >= from && !joins(last, c, rest) {
                let is_abbreviation = c == '.' && abbreviation(&self.text[from..=at]).is_some();
                if is_abbreviation && rest.starts_with('-') {
                    // "St.-Tropez": a part of a compound.
                } else if is_abbreviation {
                    // "f.eks.Ungarn": a space that was lost.
                    self.cut_piece(from, at + 1);
                    from = at + 1;
                } else {
                    self.cut_piece(from, at);
                    from = self.cut_glue(at, end);
                }
            }
            last = Some(c);
        }
        self.cut_piece(from, end);
    }

    /// The marks that glue two words, from `at`.
    fn cut_glue(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let dashes = &rest[first..];
        let more = if rest.starts_with('.') { dashes.len() - dashes.trim_start_matches(is_lead).len() } else { 0 };
        self.cut_marks(at, at + first + more);
        at + first + more
    }

    /// A stretch without separators: one token, or what UAX #29 makes of scripts and symbols beyond the Latin letters.
    fn cut_piece(&mut self, start: usize, end: usize) {
        let text = self.text;
        let piece = &text[start..end];
        if piece.is_empty() {
            return;
        }
        if piece.chars().all(is_plain_letter) {
            return self.push(start, end);
        }
        for (at, segment) in piece.split_word_bound_indices() {
            self.push(start + at, start + at + segment.len());
        }
    }
}

/// Whether a mark, alone before a run, opens a quotation or a bracket: `"`, `(`, `«`, `»`, `“`, `”`, `„`.
const fn opens(mark: &[u8]) -> bool {
    matches!(mark, b"\"" | b"(" | [0xC2, 0xAB | 0xBB] | [0xE2, 0x80, 0x9C..=0x9E])
}

/// Whether `c`, with `last` before and `rest` after, lies within a word.
fn joins(last: Option<char>, c: char, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        // "40,-": an amount with nothing behind the comma.
        ',' => is_figure(last) && (is_figure(next) || matches!(rest, "-" | "–")),
        ':' => is_figure(last) && is_figure(next),
        // "kommune.Han kom", "selvbetjening.- Det er jo oplagt": a stop that lost its space.
        '.' => {
            let is_glued = || {
                let mut after = rest.trim_start_matches(is_lead).chars();
                after.next().is_some_and(char::is_uppercase) && after.next().is_none_or(char::is_lowercase)
            };
            let is_end = rest.starts_with('.') || (last.is_some_and(char::is_lowercase) && is_glued());
            !is_end
        }
        _ => !parts(c),
    }
}

fn is_figure(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

const fn is_simple_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

fn is_plain_letter(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '–' | '’' | '‘' | '´') || (c.is_alphanumeric() && c < '\u{2000}')
}

fn is_address(core: &str) -> bool {
    static ENDINGS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/web_endings.txt")).collect());
    let is_mail = || core.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_host = || {
        let host = core.split('/').next().unwrap_or(core);
        let ending = host.rsplit('.').next().unwrap_or("");
        host.len() > ending.len() + 1
            && ENDINGS.contains(ending)
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    };
    if memchr::memchr3(b'.', b'@', b':', core.as_bytes()).is_none() {
        return false;
    }
    core.contains("://") || core.starts_with("www.") || (core.is_ascii() && (is_mail() || is_host()))
}

fn kind(piece: &str) -> TokenKind {
    if piece.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else if piece.chars().any(char::is_numeric) {
        TokenKind::Number
    } else {
        mark_kind(piece.chars().next().unwrap_or(' '))
    }
}

const fn mark_kind(mark: char) -> TokenKind {
    if is_symbol(mark) { TokenKind::Symbol } else { TokenKind::Punctuation }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All chunks by the cutter: what the runs must agree with.
    fn tokens_plainly(text: &str) -> Vec<Token> {
        let mut cutter = Cutter::new(text);
        cutter.cut_chunks(0, text.len());
        cutter.tokens
    }

    fn danish() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "hus", "Bo", "år", "kr.", "f.eks.", "12", "3.", "1.000,50", "it-chef", "’", "'", "\"", "”", "»", "(", ")",
            ",", ".", ":", "?", "!", ";", "-", "– ", "…", "...", " ", " ", " ", " ", "\n", "\t", "\u{A0}", "\u{85}",
            "š", "×", "½", "👍", "_", "@", "/", "den", "min.", "J.",
        ]);
        prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn runs_and_cutter_cut_alike(text in prop_oneof![danish(), any::<String>()]) {
            prop_assert_eq!(tokens(&text), tokens_plainly(&text));
        }
    }
}
