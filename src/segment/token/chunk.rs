//! A chunk that is more than a run with marks beside it: cut character by character.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use crate::lexicon::entries;
use crate::segment::abbreviation::abbreviation;
use crate::segment::mark::{is_lead, is_quote, is_single, is_symbol, is_trail, parts};
use crate::segment::token::{Cutter, Token, TokenKind};
use crate::span::Span;

impl Cutter<'_> {
    pub(super) fn cut(&mut self, start: usize, end: usize) {
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

    pub(super) fn push(&mut self, start: usize, end: usize) {
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
    pub(super) fn cut_marks(&mut self, start: usize, end: usize) {
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

    /// A word, or several that marks within glue together.
    fn cut_core(&mut self, start: usize, end: usize) {
        let core = &self.text[start..end];
        // "it-chef", "A/S", "80'erne": nothing within that could part it.
        if core.chars().all(|c| is_simple_letter(c) || matches!(c, '-' | '/' | '\'')) {
            return self.push(start, end);
        }
        if is_address(core) {
            return self.add(Token { span: Span::new(start, end), kind: TokenKind::Address });
        }
        let mut from = start;
        let mut last = None;
        for (at, c) in core.char_indices() {
            // PERF: nearly all are letters, and need not be asked in how many ways they might part a word.
            if is_simple_letter(c) {
                last = Some(c);
                continue;
            }
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

const fn is_simple_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

fn is_plain_letter(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '–' | '’' | '‘' | '´') || (c.is_alphanumeric() && c < '\u{2000}')
}

fn is_address(core: &str) -> bool {
    static ENDINGS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../../lexicon/web_endings.txt")).collect());
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
