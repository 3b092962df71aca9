//! Places in a text: [`Span`], the typed ids of the layers, and [`Offsets`], which counts as other tools count.
//!
//! Inside the crate every place is a byte; characters and UTF-16 units appear only where something is exported.

use std::ops::{Index, Range};

/// A stretch of a text in bytes, half open. Eight bytes, `Copy`; index a `str` with it.
///
/// ```
/// use vidne::Span;
/// let text = "åben og ærlig";
/// assert_eq!(&text[Span::new(0, 5)], "åben");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`, or beyond 4 GiB.
    #[must_use]
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let narrow = |offset: usize| u32::try_from(offset).expect("a text is at most 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The same of offsets that are known to be in order; costs nothing.
    #[inline]
    pub(crate) const fn of(start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "a span ends before it starts");
        Self { start, end }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within, edges included.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span as a range of bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl Index<Span> for str {
    type Output = Self;

    #[inline]
    fn index(&self, span: Span) -> &Self {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;

    #[inline]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// The position of an item in its layer, typed so that a quote cannot be looked up among the speakers.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the item at `index`.
            ///
            /// # Panics
            /// If `index` is beyond `u32`.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than 2^32 items in a layer"))
            }

            /// The index in the layer.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

id! {
    /// A block in [`Analysis::blocks`](crate::Analysis::blocks).
    BlockId,
    /// A sentence in [`Analysis::sentences`](crate::Analysis::sentences).
    SentenceId,
    /// A quote in [`Analysis::quotes`](crate::Analysis::quotes).
    QuoteId,
    /// A speaker in [`Analysis::speakers`](crate::Analysis::speakers).
    SpeakerId,
    /// A theme in [`Codebook::themes`](crate::Codebook::themes).
    ThemeId,
    /// A pattern in [`Codebook::patterns`](crate::Codebook::patterns).
    PatternId,
}

/// How far apart the checkpoints of [`Offsets`] lie, in bytes.
const STEP: usize = 256;

/// Bytes of a text counted in Unicode scalar values (Python, R, REFI-QDA), UTF-16 units (Java, JavaScript) and lines.
///
/// Built once an article in one pass; a look-up reads at most 256 bytes.
///
/// ```
/// use vidne::{Offsets, Span};
/// let text = "😀 åben";
/// let offsets = Offsets::new(text);
/// let aaben = Span::new(5, 10);
/// assert_eq!(offsets.scalars(aaben), [2, 6]);
/// assert_eq!(offsets.utf16(aaben), [3, 7]);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    checkpoints: Vec<Checkpoint>,
}

/// The counts before a multiple of [`STEP`] bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    scalars: u32,
    /// UTF-16 units beyond one a scalar value.
    astral: u32,
    lines: u32,
}

impl Checkpoint {
    fn after(mut self, bytes: &[u8]) -> Self {
        for &byte in bytes {
            // Every byte but a continuation byte begins a scalar value; four-byte leads are two UTF-16 units.
            self.scalars += u32::from(byte & 0xC0 != 0x80);
            self.astral += u32::from(byte >= 0xF0);
            self.lines += u32::from(byte == b'\n');
        }
        self
    }
}

impl<'t> Offsets<'t> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut sum = Checkpoint::default();
        for chunk in text.as_bytes().chunks(STEP) {
            checkpoints.push(sum);
            sum = sum.after(chunk);
        }
        if text.len().is_multiple_of(STEP) {
            checkpoints.push(sum);
        }
        Self { text, checkpoints }
    }

    /// `span` in Unicode scalar values, as `[start, end]`.
    ///
    /// # Panics
    /// If `span` reaches beyond the text.
    #[must_use]
    pub fn scalars(&self, span: Span) -> [usize; 2] {
        [span.start(), span.end()].map(|byte| self.before(byte).scalars as usize)
    }

    /// `span` in UTF-16 code units, as `[start, end]`.
    ///
    /// # Panics
    /// If `span` reaches beyond the text.
    #[must_use]
    pub fn utf16(&self, span: Span) -> [usize; 2] {
        [span.start(), span.end()].map(|byte| {
            let counts = self.before(byte);
            (counts.scalars + counts.astral) as usize
        })
    }

    /// The line, from 1, on which `span` begins. Lines end at LF.
    ///
    /// # Panics
    /// If `span` reaches beyond the text.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.before(span.start()).lines as usize + 1
    }

    /// The byte at which scalar value number `scalar` begins; the length of the text for the one after the last.
    #[must_use]
    pub fn byte(&self, scalar: usize) -> Option<usize> {
        let passed = self.checkpoints.partition_point(|point| point.scalars as usize <= scalar);
        let block = passed.checked_sub(1)?;
        let mut start = block * STEP;
        while start < self.text.len() && !self.text.is_char_boundary(start) {
            start += 1;
        }
        let missing = scalar - self.checkpoints[block].scalars as usize;
        let ends = std::iter::once(self.text.len() - start);
        self.text[start..].char_indices().map(|(at, _)| at).chain(ends).nth(missing).map(|at| start + at)
    }

    fn before(&self, byte: usize) -> Checkpoint {
        let block = byte / STEP;
        self.checkpoints[block].after(&self.text.as_bytes()[block * STEP..byte])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The index agrees with counting from the start, and `byte` undoes `scalars`.
        #[test]
        fn offsets_agree_with_counting(text in "(\\PC|[åø😀\u{301}\r\n\u{FEFF}]){0,600}") {
            let offsets = Offsets::new(&text);
            for (at, _) in text.char_indices() {
                let place = Span::new(at, at);
                let before = &text[..at];
                prop_assert_eq!(offsets.scalars(place)[0], before.chars().count());
                prop_assert_eq!(offsets.utf16(place)[0], before.encode_utf16().count());
                prop_assert_eq!(offsets.line(place), before.matches('\n').count() + 1);
                prop_assert_eq!(offsets.byte(before.chars().count()), Some(at));
            }
            prop_assert_eq!(offsets.byte(text.chars().count()), Some(text.len()));
            prop_assert_eq!(offsets.byte(text.chars().count() + 1), None);
        }
    }
}
