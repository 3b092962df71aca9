//! The boundaries of words, block by block, and the way round what is not simple.
//!
//! The simple alphabet is ASCII, the letters `À` to `ÿ`, and the punctuation of Western Europe. In it a word is a run of
//! letters and digits, in which one `.`, `:`, `'`, `’` or the like may stand between two letters, or two digits (UAX #29, WB5 to
//! WB12). Anything else is given to `unicode-segmentation`, from the beginning of a word before it to a place behind it where no
//! rule reaches across.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation, UnicodeWordIndices};

use crate::segment::word::mask::{BLOCK, Lanes, Masks, Portable};
#[cfg(all(target_arch = "x86_64", not(feature = "portable")))]
use crate::segment::word::vector::{Avx2, Avx512};

/// Where words begin and end, in turn. The list behind it keeps its full length, so that a block writes without asking for room.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    list: Vec<u32>,
    len: usize,
}

impl Bounds {
    /// With room for about `count`, so that few are ever moved.
    pub(super) fn with_room(count: usize) -> Self {
        Self { list: vec![0; count + BLOCK], len: 0 }
    }

    /// Begins, end, begin, end …
    pub(super) fn as_slice(&self) -> &[u32] {
        &self.list[..self.len]
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    /// Forgets all but the last `keep`.
    pub(super) fn keep_last(&mut self, keep: usize) {
        let from = self.len - keep;
        self.list.copy_within(from..self.len, 0);
        self.len = keep;
    }

    /// Makes room for a whole text, of which `read` of `all` bytes gave what is here, if it goes on like that.
    pub(super) fn foresee(&mut self, read: usize, all: usize) {
        let needed = foreseen(self.len, read, all) + BLOCK;
        if self.list.len() < needed {
            self.list.reserve_exact(needed - self.list.len());
            self.list.resize(needed, 0);
        }
    }

    /// Makes room for `more` and a block beyond.
    #[inline]
    fn reserve(&mut self, more: usize) {
        let needed = self.len + more + BLOCK;
        if self.list.len() < needed {
            self.grow(needed);
        }
    }

    #[cold]
    fn grow(&mut self, needed: usize) {
        self.list.resize(needed.max(self.list.len() * 2), 0);
    }

    #[inline]
    pub(super) fn push(&mut self, bound: u32) {
        self.reserve(1);
        self.list[self.len] = bound;
        self.len += 1;
    }

    /// The bits of `turns`, counted from `base`: places where a word begins or ends.
    #[inline(always)]
    pub(super) fn push_bits<L: Lanes>(&mut self, lanes: L, base: usize, turns: u64) {
        self.reserve(0);
        let room = &mut self.list[self.len..self.len + BLOCK];
        lanes.places(base as u32, turns, room.try_into().expect("a block of room"));
        self.len += turns.count_ones() as usize;
    }
}

/// How many there will be in `all` bytes, and a few more, when `read` bytes gave `count`.
pub(in crate::segment) const fn foreseen(count: usize, read: usize, all: usize) -> usize {
    let share = count as u128 * all as u128 / if read == 0 { 1 } else { read as u128 };
    (share + share / 16) as usize
}

/// Reads a text block by block.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// The first byte not yet read.
    at: usize,
    /// What the block at `at` is, looked at one block early.
    ahead: Masks,
    carry: Carry,
    /// No rule reaches back across it.
    resumed: usize,
    /// How many bytes beyond the odd one are given away with it: grows while odd ones come thick.
    stride: usize,
    detour: Option<Detour<'t>>,
}

/// What a block must know of the one before: bits at its lower end.
#[derive(Clone, Copy, Debug, Default)]
struct Carry {
    /// The last byte is of a letter or digit.
    alnum: u64,
    /// The last byte is C3.
    latin: u64,
    /// The last byte is of a word.
    word: u64,
    /// Bytes of a three-byte mark that began in the block before; part of a word or not.
    known: u64,
    joined: u64,
}

/// How near two odd characters must stand for their regions to grow together.
const NEAR: usize = 2 * BLOCK;
const LONGEST_STRIDE: usize = 1 << 14;

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "a text is at most 4 GiB");
        let ahead = look(Portable, text.as_bytes(), 0);
        Self { text, at: 0, ahead, carry: Carry::default(), resumed: 0, stride: 0, detour: None }
    }

    /// The first byte not yet read, or little beyond.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Appends the boundaries of about `bytes` more. The last word may be taken back by the next call: leave it in `bounds`.
    pub(super) fn scan(&mut self, bytes: usize, bounds: &mut Bounds) {
        #[cfg(all(target_arch = "x86_64", not(feature = "portable")))]
        if let Some(avx512) = Avx512::detect() {
            return avx512.run(|| self.scan_by(avx512, bytes, bounds));
        } else if let Some(avx2) = Avx2::detect() {
            return avx2.run(|| self.scan_by(avx2, bytes, bounds));
        }
        self.scan_by(Portable, bytes, bounds);
    }

    #[inline(always)]
    fn scan_by<L: Lanes>(&mut self, lanes: L, bytes: usize, bounds: &mut Bounds) {
        let stop = self.text.len().min(self.at.saturating_add(bytes));
        while self.at < stop {
            if self.detour.is_some() {
                self.go_on(stop, bounds);
            } else {
                self.scan_block(lanes, bounds);
            }
        }
        if self.is_done() && self.carry.word != 0 {
            bounds.push(self.text.len() as u32);
            self.carry.word = 0;
        }
    }

    #[inline(always)]
    fn scan_block<L: Lanes>(&mut self, lanes: L, bounds: &mut Bounds) {
        let next = look(lanes, self.text.as_bytes(), self.at + BLOCK);
        let now = self.ahead;
        let letters = letters(&now, &next, self.carry.latin);
        let second = now.latin << 1 | self.carry.latin;
        let mut simple = now.latin | second | self.carry.known;
        let alnum = now.alnum | letters;
        let mut joined = self.carry.joined;
        let before = alnum << 1 | self.carry.alnum;
        let after = alnum >> 1 | (next.alnum | next.latin) << 63;
        let mids = now.mid & before & after;
        if mids != 0 {
            joined |= self.join(mids);
        }
        let mut spill = Carry::default();
        let rare = now.high & !simple;
        if rare != 0 {
            let marks = self.marks(rare);
            simple |= marks.known as u64;
            joined |= marks.joined as u64;
            spill.known = (marks.known >> 64) as u64;
            spill.joined = (marks.joined >> 64) as u64;
        }
        let mut odd = now.high & !simple;
        let mut words = alnum | joined;
        if now.low_line != 0 {
            // Behind a word it goes on with it: "snake_case". Ahead of one it is rare, and odd.
            let joins = runs_behind(now.low_line, words << 1 | self.carry.word);
            words |= joins;
            odd |= now.low_line & !joins;
        }
        if odd != 0 {
            let kept = (1_u64 << odd.trailing_zeros()) - 1;
            words &= kept;
            bounds.push_bits(lanes, self.at, (words ^ (words << 1 | self.carry.word)) & kept);
            return self.go_round(self.at + odd.trailing_zeros() as usize, bounds);
        }
        bounds.push_bits(lanes, self.at, words ^ (words << 1 | self.carry.word));
        self.carry = Carry { alnum: alnum >> 63, latin: now.latin >> 63, word: words >> 63, ..spill };
        self.ahead = next;
        self.at += BLOCK;
    }

    /// Which of the marks at `mids` stand between two letters or two digits, as the mark asks for.
    #[cold]
    #[inline(never)]
    fn join(&self, mids: u64) -> u64 {
        let bytes = self.text.as_bytes();
        bits(mids).fold(0, |joined, bit| {
            let at = self.at + bit;
            let is_digit = |byte: u8| byte.is_ascii_digit();
            let joins = match bytes[at] {
                b':' => self.is_letter_before(at) && self.is_letter_at(at + 1),
                b',' | b';' => is_digit(bytes[at - 1]) && is_digit(bytes[at + 1]),
                _ => is_digit(bytes[at - 1]) == is_digit(bytes[at + 1]) && self.is_alnum_at(at + 1),
            };
            joined | u64::from(joins) << bit
        })
    }

    fn is_letter_before(&self, at: usize) -> bool {
        at > self.resumed && {
            let byte = self.text.as_bytes()[at - 1];
            byte.is_ascii_alphabetic()
                || (at - self.resumed >= 2 && self.text.as_bytes()[at - 2] == 0xC3 && !matches!(byte, 0x97 | 0xB7))
        }
    }

    fn is_letter_at(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at..) {
            Some([0xC3, second, ..]) => !matches!(second, 0x97 | 0xB7),
            Some([first, ..]) => first.is_ascii_alphabetic(),
            _ => false,
        }
    }

    fn is_alnum_at(&self, at: usize) -> bool {
        self.is_letter_at(at) || self.is_digit_at(at)
    }

    fn is_digit_at(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    /// The simple marks among the characters that begin at `rare`: `«`, `–`, `”`, `…`, and `’` where it joins.
    #[inline(never)]
    fn marks(&self, rare: u64) -> Marks {
        let bytes = self.text.as_bytes();
        let mut marks = Marks::default();
        for bit in bits(rare) {
            let at = self.at + bit;
            match bytes[at..] {
                [0xC2, second, ..] if is_simple_latin_mark(second) => marks.known |= 0b11 << bit,
                [0xE2, 0x80, third, ..] if is_simple_mark(third) => {
                    marks.known |= 0b111 << bit;
                    // `‘` and `’` join like the apostrophe.
                    let is_single = matches!(third, 0x98 | 0x99) && at > self.resumed;
                    let joins_digits = || self.is_digit_at(at - 1) && self.is_digit_at(at + 3);
                    let joins_letters = || self.is_letter_before(at) && self.is_letter_at(at + 3);
                    if is_single && (joins_letters() || joins_digits()) {
                        marks.joined |= 0b111 << bit;
                    }
                }
                _ => {}
            }
        }
        marks
    }

    /// Gives the character at `odd` to the general table, with what belongs to it, and goes on behind it.
    #[inline(never)]
    fn go_round(&mut self, odd: usize, bounds: &mut Bounds) {
        let is_near = odd - self.resumed < NEAR;
        self.stride = if is_near { (self.stride * 2).clamp(BLOCK, LONGEST_STRIDE) } else { 0 };
        // A word that begins with a simple letter begins there whatever follows.
        let from = bounds.as_slice().chunks(2).next_back().map_or(self.resumed, |word| word[0] as usize);
        let from = if bounds.len > 0 { from.max(self.resumed) } else { self.resumed };
        let to = self.free_point(odd + self.stride);
        let is_own = |bound: u32| bound as usize >= from;
        bounds.len = bounds.as_slice().iter().rposition(|&bound| !is_own(bound)).map_or(0, |last| last + 1);
        bounds.len -= bounds.len % 2;
        self.carry = Carry::default();
        self.detour = Some(Detour::new(self.text, from, to));
    }

    /// Goes on with the detour, up to the byte `stop` or a little beyond; and block by block where it led to.
    #[inline(never)]
    fn go_on(&mut self, stop: usize, bounds: &mut Bounds) {
        let Some(detour) = &mut self.detour else { return };
        if let Some(at) = detour.go_on(stop, bounds) {
            self.at = at;
            return;
        }
        self.at = detour.to;
        self.resumed = detour.to;
        self.detour = None;
        self.ahead = look(Portable, self.text.as_bytes(), self.at);
    }

    /// The first place after `from` that no rule reaches across: after a line feed, or between a space and a letter.
    fn free_point(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let rest = &bytes[from.min(bytes.len())..];
        let is_free = |at: &usize| bytes[*at - 1] == b'\n' || bytes.get(*at).is_some_and(u8::is_ascii_alphanumeric);
        memchr::memchr2_iter(b' ', b'\n', rest).map(|at| from + at + 1).find(is_free).unwrap_or(bytes.len())
    }
}

/// A stretch of the text in the hands of the general table, which may be as long as the text: it is read as it is asked for.
#[derive(Debug)]
struct Detour<'t> {
    from: usize,
    to: usize,
    way: Way<'t>,
}

#[derive(Debug)]
enum Way<'t> {
    /// `_` is all that was odd: the crate is quick.
    Ascii(UnicodeWordIndices<'t>),
    Any(UWordBoundIndices<'t>),
}

impl<'t> Detour<'t> {
    fn new(text: &'t str, from: usize, to: usize) -> Self {
        let part = &text[from..to];
        let is_ascii = part.is_ascii();
        let way =
            if is_ascii { Way::Ascii(part.unicode_word_indices()) } else { Way::Any(part.split_word_bound_indices()) };
        Self { from, to, way }
    }

    /// Appends words up to the byte `stop` or a little beyond. Where the next may begin; `None` where there is none.
    // Not `#[cold]`, nor part of what is: that made the table a third slower, and in Cyrillic it is all there is.
    #[inline(never)]
    fn go_on(&mut self, stop: usize, bounds: &mut Bounds) -> Option<usize> {
        let mut push = |at: usize, word: &str| {
            bounds.push((self.from + at) as u32);
            bounds.push((self.from + at + word.len()) as u32);
        };
        let reach = stop - self.from;
        let (at, last) = match &mut self.way {
            Way::Ascii(words) => {
                words.inspect(|&(at, word)| push(at, word)).find(|(at, word)| at + word.len() >= reach)
            }
            Way::Any(segments) => segments
                .inspect(|&(at, segment)| {
                    if segment.chars().any(is_of_word) {
                        push(at, segment);
                    }
                })
                .find(|(at, segment)| at + segment.len() >= reach),
        }?;
        Some(self.from + at + last.len())
    }
}

/// Whether a segment that holds `c` is a word: `char::is_alphanumeric`, which is slow, after what is sure.
fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // Greek, Cyrillic, Hebrew, Arabic, kana, Chinese, Korean.
        'α'..='ω' | 'А'..='я' | 'א'..='ת' | 'ب'..='غ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => {
            true
        }
        _ => c.is_alphanumeric(),
    }
}

/// Bytes of multi-byte marks, of this block and the next.
#[derive(Clone, Copy, Default)]
struct Marks {
    known: u128,
    joined: u128,
}

/// The masks of the block at `at`; beyond the text there are zeros.
#[inline(always)]
pub(super) fn look<L: Lanes>(lanes: L, bytes: &[u8], at: usize) -> Masks {
    match bytes.get(at..at + BLOCK) {
        Some(block) => lanes.masks(block.try_into().expect("a block of bytes")),
        None => look_at_tail(bytes.get(at..).unwrap_or_default()),
    }
}

/// Both bytes of `À` to `ÿ`, but for `×` and `÷`. `latin` is the last bit of the block before.
#[inline(always)]
pub(super) const fn letters(now: &Masks, next: &Masks, latin: u64) -> u64 {
    let first = now.latin & !(now.sign >> 1 | next.sign << 63);
    let second = (now.latin << 1 | latin) & !now.sign;
    first | second
}

#[cold]
#[inline(never)]
fn look_at_tail(tail: &[u8]) -> Masks {
    let mut block = [0; BLOCK];
    block[..tail.len()].copy_from_slice(tail);
    Portable.masks(&block)
}

/// The runs of bits of `mask` that begin at a bit of `places`.
const fn runs_behind(mask: u64, places: u64) -> u64 {
    let begins = mask & !(mask << 1) & places;
    // A carry wanders through the run that it meets and clears it.
    mask & !mask.wrapping_add(begins)
}

/// The places of the bits of `mask`.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(bit)
    })
}

/// Whether C2 and `second` are a mark: not `ª`, the soft hyphen, `²`, `³`, `µ`, `·`, `¸`, `¹`, `º`, `¼`, `½`, `¾`, nor a control.
const fn is_simple_latin_mark(second: u8) -> bool {
    matches!(second, 0xA0..=0xBF)
        && !matches!(second, 0xAA | 0xAD | 0xB2 | 0xB3 | 0xB5 | 0xB7 | 0xB8 | 0xB9 | 0xBA | 0xBC | 0xBD | 0xBE)
}

/// Whether E2 80 and `third` are a mark: dashes, quotation marks, daggers, bullets, dots; not U+2024 and U+2027.
const fn is_simple_mark(third: u8) -> bool {
    matches!(third, 0x90..=0xA6) && third != 0xA4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_letters_are_letters() {
        // Miri is too slow for all of them.
        for c in ('\0'..=char::MAX).step_by(if cfg!(miri) { 997 } else { 1 }) {
            assert_eq!(is_of_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn runs_join_what_stands_before_them() {
        assert_eq!(runs_behind(0b0110_1100, 0b0000_0100), 0b0000_1100);
        assert_eq!(runs_behind(1 << 63, 1 << 63), 1 << 63);
        assert_eq!(runs_behind(0b11, 0b10), 0);
    }
}
