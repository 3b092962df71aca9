//! Runs of simple letters and digits, in order: what the Danish tokens are cut from.

use crate::segment::word::mask::{BLOCK, Lanes, Masks, Portable};
use crate::segment::word::scan::{Bounds, letters, look};
#[cfg(all(target_arch = "x86_64", not(feature = "portable")))]
use crate::segment::word::vector::{Avx2, Avx512};

/// How many bytes are read at a time: half an article, so that there is little room to clear.
const PIECE: usize = 1 << 11;

/// The runs of a text, read as they are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Runs<'t> {
    bytes: &'t [u8],
    /// The first byte not yet read.
    at: usize,
    ahead: Masks,
    /// Whether the last byte read is C3; is of a run.
    latin: u64,
    open: u64,
    bounds: Bounds,
    next: usize,
}

impl<'t> Runs<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let bounds = Bounds::with_room(bytes.len().min(PIECE) / 2);
        Self { bytes, at: 0, ahead: look(Portable, bytes, 0), latin: 0, open: 0, bounds, next: 0 }
    }

    /// The next runs, as far as they are read: none only at the end of the text.
    #[inline]
    pub(crate) fn ready(&mut self) -> &[[u32; 2]] {
        if self.next + 2 > self.bounds.as_slice().len() {
            self.fill();
        }
        self.bounds.as_slice()[self.next..].as_chunks().0
    }

    /// Goes on to the run `count` further.
    #[inline]
    pub(crate) fn pass(&mut self, count: usize) {
        self.next += 2 * count;
    }

    #[cold]
    fn fill(&mut self) {
        while self.next + 2 > self.bounds.as_slice().len() && self.at < self.bytes.len() {
            self.bounds.keep_last(self.bounds.as_slice().len() - self.next);
            self.next = 0;
            self.read();
        }
    }

    fn read(&mut self) {
        #[cfg(all(target_arch = "x86_64", not(feature = "portable")))]
        if let Some(avx512) = Avx512::detect() {
            return avx512.run(|| self.read_by(avx512));
        } else if let Some(avx2) = Avx2::detect() {
            return avx2.run(|| self.read_by(avx2));
        }
        self.read_by(Portable);
    }

    #[inline(always)]
    fn read_by<L: Lanes>(&mut self, lanes: L) {
        let stop = self.bytes.len().min(self.at + PIECE);
        while self.at < stop {
            let (now, next) = (self.ahead, look(lanes, self.bytes, self.at + BLOCK));
            let runs = now.alnum | letters(&now, &next, self.latin);
            self.bounds.push_bits(lanes, self.at, runs ^ (runs << 1 | self.open));
            self.latin = now.latin >> 63;
            self.open = runs >> 63;
            self.ahead = next;
            self.at += BLOCK;
        }
        if self.at >= self.bytes.len() && self.open != 0 {
            self.bounds.push(self.bytes.len() as u32);
            self.open = 0;
        }
    }
}
