//! Words and punctuation: the hot path.
//!
//! [`words`](crate::segment::words) are those of UAX #29. [`tokens`] tailor them to Danish, which UAX #29 invites. One token are:
//! an abbreviation with its stop (`f.eks.`, `kr.`), a compound with its hyphens and slashes (`it-chef`, `A/S`), a figure with a
//! suffix (`80'erne`), an ordinal in the midst of a sentence (`2. sæt`), an initial (`H. C.`), a word with an apostrophe at its end
//! (`sgu'`), a web or mail address, a time and an amount (`12.30`, `1.000,50`), an ellipsis.

mod chunk;
mod stop;

use crate::segment::Block;
use crate::segment::sentence::may_end;
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
}

/// Whether a mark, alone before a run, opens a quotation or a bracket: `"`, `(`, `«`, `»`, `“`, `”`, `„`.
const fn opens(mark: &[u8]) -> bool {
    matches!(mark, b"\"" | b"(" | [0xC2, 0xAB | 0xBB] | [0xE2, 0x80, 0x9C..=0x9E])
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
        // Miri is too slow for more.
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 20 } else { 4000 }))]

        #[test]
        fn runs_and_cutter_cut_alike(text in prop_oneof![danish(), any::<String>()]) {
            prop_assert_eq!(tokens(&text), tokens_plainly(&text));
        }
    }
}
