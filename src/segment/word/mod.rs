//! The words of UAX #29 (Unicode 17), exactly, at the speed of reading.

mod mask;
mod runs;
mod scan;
#[cfg(all(target_arch = "x86_64", not(feature = "portable")))]
mod vector;

pub(super) use runs::Runs;
pub(super) use scan::foreseen;

use crate::segment::word::scan::{Bounds, Scanner};
use crate::span::Span;

/// How many bytes are read at a time.
const PIECE: usize = 1 << 13;

/// How many bytes of a long text tell how many words there will be.
pub(super) const SAMPLE: usize = 1 << 16;

/// The words of `text` by UAX #29, as byte spans: what `unicode_word_indices` gives. Linear, in bounded memory.
///
/// ```
/// let text = "COI’s it-chef købte 1.000,50 m².";
/// let words: Vec<&str> = vidne::segment::words(text).map(|word| &text[word]).collect();
/// assert_eq!(words, ["COI’s", "it", "chef", "købte", "1.000,50", "m", "²"]);
/// ```
///
/// # Panics
/// If `text` is beyond 4 GiB.
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { scanner: Scanner::new(text), bounds: Bounds::default(), at: 0 }
}

/// The iterator of [`words`].
#[derive(Debug)]
pub struct Words<'t> {
    scanner: Scanner<'t>,
    bounds: Bounds,
    at: usize,
}

impl Words<'_> {
    /// The boundaries that are sure: the last word may yet grow while there is more to read.
    fn sure(&self) -> &[u32] {
        let all = self.bounds.as_slice();
        let pending = if self.scanner.is_done() { 0 } else { 2 - all.len() % 2 };
        &all[..all.len().saturating_sub(pending)]
    }

    /// Reads on until there is a word to give. Whether there is.
    fn fill(&mut self) -> bool {
        while self.at >= self.sure().len() {
            if self.scanner.is_done() {
                return false;
            }
            self.bounds.keep_last(self.bounds.as_slice().len() - self.at);
            self.at = 0;
            self.scanner.scan(PIECE, &mut self.bounds);
        }
        true
    }
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        if self.at >= self.sure().len() && !self.fill() {
            return None;
        }
        let word = span(&self.bounds.as_slice()[self.at..self.at + 2]);
        self.at += 2;
        Some(word)
    }

    fn fold<B, F: FnMut(B, Span) -> B>(mut self, first: B, mut f: F) -> B {
        let mut sum = first;
        while self.fill() {
            sum = self.sure()[self.at..].chunks_exact(2).map(span).fold(sum, &mut f);
            self.at = self.sure().len();
        }
        sum
    }
}

#[inline]
fn span(bounds: &[u32]) -> Span {
    Span::of(bounds[0], bounds[1])
}

/// Room for the words of a text, to use again for the next: allocates nothing once it is large enough.
///
/// ```
/// let mut buffer = vidne::segment::WordBuffer::default();
/// for text in ["Åben dør", "Det gik, siger Bo."] {
///     assert!(buffer.words(text).all(|word| !text[word].contains(' ')));
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct WordBuffer {
    bounds: Bounds,
}

impl WordBuffer {
    /// The words of `text`, as [`words`] gives them.
    ///
    /// # Panics
    /// If `text` is beyond 4 GiB.
    pub fn words(&mut self, text: &str) -> impl ExactSizeIterator<Item = Span> {
        self.bounds.clear();
        let mut scanner = Scanner::new(text);
        scanner.scan(SAMPLE, &mut self.bounds);
        if !scanner.is_done() {
            self.bounds.foresee(scanner.at(), text.len());
            scanner.scan(text.len(), &mut self.bounds);
        }
        self.bounds.as_slice().chunks_exact(2).map(span)
    }
}
