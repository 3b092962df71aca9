//! Words in small letters, all bytes at once: `(text, place of a word) -> number`.
//!
//! What lists of words are keyed by; longer words, and letters beyond Latin-1, are left to [`str::to_lowercase`].

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

use compact_str::CompactString;

/// Longer words have no key; of a thousand words of a newspaper three have more bytes.
pub(crate) const LONGEST: usize = 16;

/// The bytes of the word at `range` in small letters as one number, and whether it had other ones; 0 if it is too long.
// PERF: sixteen bytes are folded, hashed and compared at once, whatever the length of the word.
#[inline]
pub(crate) fn key(text: &[u8], range: Range<usize>) -> (u128, bool) {
    let written = written(text, range);
    let folded = folded(written);
    (folded, folded != written)
}

/// The bytes of the word at `range` as they are written, as one number; 0 if it is too long.
#[inline]
pub(crate) fn written(text: &[u8], range: Range<usize>) -> u128 {
    // PERF: one comparison each for the length and for the bytes behind; `Range::len` and `first_chunk` ask twice.
    let len = range.end.wrapping_sub(range.start);
    if len > LONGEST {
        return 0;
    }
    match text.get(range.start..range.start + LONGEST) {
        Some(all) => u128::from_le_bytes(all.try_into().expect("as long as asked for")) & FIRST[len],
        None => alone(&text[range]),
    }
}

/// The bytes of a word of at most sixteen as one number, with nothing behind it that could be read along.
// PERF: two reads that overlap take 10 instructions; a copy of so many bytes as the word has is a call.
fn alone(word: &[u8]) -> u128 {
    let both = |first: u128, last: u128, len: usize| first | last << (8 * (word.len() - len));
    if let (Some(&first), Some(&last)) = (word.first_chunk(), word.last_chunk()) {
        both(u64::from_le_bytes(first).into(), u64::from_le_bytes(last).into(), 8)
    } else if let (Some(&first), Some(&last)) = (word.first_chunk(), word.last_chunk()) {
        both(u32::from_le_bytes(first).into(), u32::from_le_bytes(last).into(), 4)
    } else {
        word.iter().rev().fold(0, |number, &byte| number << 8 | u128::from(byte))
    }
}

/// How many bytes the word of `key` has.
pub(crate) const fn len_of(key: u128) -> usize {
    LONGEST - key.leading_zeros() as usize / 8
}

/// A word in small letters, as [`str::to_lowercase`] makes them; without allocation for the words of the lists.
#[derive(Clone, Debug)]
pub(crate) enum Lower<'a> {
    Written(&'a str),
    Folded(CompactString),
}

/// `word` in small letters.
pub(crate) fn lower(word: &str) -> Lower<'_> {
    // PERF: a short word of Latin-1, as nearly all are, takes 30 instructions if it is small, 130 if not; letter by letter 400.
    let Some(key) = latin(word) else { return lower_of_any(word) };
    let small = small(key);
    let folded = || CompactString::from_utf8(&small.to_le_bytes()[..word.len()]).unwrap_or_default();
    if small == key { Lower::Written(word) } else { Lower::Folded(folded()) }
}

/// The bytes of `word` as one number, if they are not too many and its letters all of Latin-1.
fn latin(word: &str) -> Option<u128> {
    let key = if word.len() <= LONGEST { Some(alone(word.as_bytes())) } else { None };
    key.filter(|&key| is_whole(key))
}

/// The same for a word that is long, or not of Latin-1.
fn lower_of_any(word: &str) -> Lower<'_> {
    let is_small = |c: char| c.is_ascii() || c.is_lowercase() || c.to_lowercase().eq([c]);
    if word.is_ascii() || word.chars().all(is_small) {
        let is_written = !word.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_written { Lower::Written(word) } else { Lower::Folded(word.to_ascii_lowercase().into()) };
    }
    // Only the last letter of a Greek word depends on where it stands.
    if word.contains('Σ') {
        return Lower::Folded(word.to_lowercase().into());
    }
    Lower::Folded(word.chars().flat_map(char::to_lowercase).collect())
}

/// The bytes of a whole key in small letters: `A` to `Z`, and behind C3 the second bytes of `À` to `Þ`, but not of `×`.
const fn small(key: u128) -> u128 {
    if folded(key) == key {
        return key;
    }
    let low = key & !HIGH;
    let is_ascii = (low + each(0x80 - b'A')) & !(low + each(0x7F - b'Z')) & !key;
    let is_behind_c3 = !((((key ^ each(0xC3)) & !HIGH) + !HIGH) | (key ^ each(0xC3))) << 8;
    let is_large = !(low + each(0x80 - 0x1F)) & ((low ^ each(0x17)) + !HIGH);
    key | (((is_ascii | (is_behind_c3 & is_large)) & HIGH) >> 2)
}

/// A word as it is compared with others, in whatever letters they are written: `Mona` is `MONA`.
// PERF: two short words are compared, and found in tables, as one number each; no letters are written down for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caseless<'a> {
    /// The word in small letters; 0 if it has no whole key.
    key: u128,
    word: &'a str,
}

impl<'a> Caseless<'a> {
    pub(crate) fn new(word: &'a str) -> Self {
        Self { key: whole(word), word }
    }

    /// The word as it is written.
    pub(crate) const fn word(self) -> &'a str {
        self.word
    }

    /// The word without an `s` at its end, if it has one.
    pub(crate) fn without_s(self) -> Option<Self> {
        self.word.strip_suffix(['s', 'S']).map(Self::new)
    }

    /// Whether it is one letter: an initial.
    pub(crate) fn is_letter(self) -> bool {
        self.word.len() < 5 && self.word.chars().count() == 1
    }

    pub(crate) fn starts_with(self, start: Self) -> bool {
        if self.key == 0 || start.key == 0 {
            return lower(self.word).starts_with(&*lower(start.word));
        }
        self.key & FIRST[len_of(start.key)] == start.key
    }
}

impl PartialEq for Caseless<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && (self.key != 0 || lower(self.word) == lower(other.word))
    }
}

impl Eq for Caseless<'_> {}

impl Hash for Caseless<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if self.key == 0 { lower(self.word).hash(state) } else { self.key.hash(state) }
    }
}

/// The key of `word` in small letters; 0 if these are many or not all of Latin-1.
fn whole(word: &str) -> u128 {
    // "Kelvin" may begin with the sign of its unit, which is no letter of Latin-1 but becomes one.
    latin(word).map(small).or_else(|| latin(&lower(word)).filter(|_| !word.is_ascii())).unwrap_or(0)
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Written(word) => word,
            Self::Folded(word) => word,
        }
    }
}

impl Borrow<str> for Lower<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for Lower<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Lower<'_> {}

impl Hash for Lower<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

/// Whether all letters of a key are of Latin-1, so that it is what [`str::to_lowercase`] makes of the word.
#[inline]
pub(crate) const fn is_whole(key: u128) -> bool {
    // The lead bytes C4 and above begin all other letters.
    (((key & !HIGH) + each(0x80 - 0x44)) & key & HIGH) == 0
}

/// `word` in small letters. The small letter stands 32 after the large one: `A` is 41 and `a` 61, `Å` C3 85 and `å` C3 A5.
///
/// So the bit of 32 is set where one of the two bits above is, but not both as in a lead byte. Marks are no letters and go
/// astray: a word may hold `_`, and has the key of no other for it. Only `ß` falls together with another letter: [`SHARP`].
// PERF: 12 instructions a word; telling letters from marks took 77, a loop over bytes 25 ns.
#[inline]
const fn folded(word: u128) -> u128 {
    word | (((word >> 1) ^ (word >> 2)) & each(0x20))
}

/// A letter that has the key of another, which no Danish word has either.
pub(crate) const SHARP: [char; 2] = ['ß', 'ÿ'];

const HIGH: u128 = each(0x80);

/// As many of the first bytes as the index says.
const FIRST: [u128; LONGEST + 1] = {
    let mut first = [0; LONGEST + 1];
    let mut len = 1;
    while len <= LONGEST {
        first[len] = u128::MAX >> (8 * (LONGEST - len));
        len += 1;
    }
    first
};

/// Sixteen times `byte`.
const fn each(byte: u8) -> u128 {
    u128::from_le_bytes([byte; LONGEST])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_has_one_key_in_any_letters_and_wherever_it_stands() {
        let of = |text: &str, word: &str| {
            let at = text.find(word).unwrap();
            key(text.as_bytes(), at..at + word.len())
        };
        assert_eq!(of("ÅBNE", "ÅBNE").0, of("vi kan åbne os for dem", "åbne").0);
        assert!(of("ÅBNE", "ÅBNE").1);
        assert!(!of("åbne", "åbne").1);
        assert_eq!(of("velfærdsteknologien", "velfærdsteknologien"), (0, false));
        assert_ne!(of("åben", "åben").0, of("åbne", "åbne").0);
        assert_eq!(of(&SHARP[0].to_string(), "ß").0, of(&SHARP[1].to_string(), "ÿ").0);
    }

    proptest! {
        #[test]
        fn a_word_in_small_letters_is_what_the_standard_library_makes_of_it(
            word in any::<String>(), danish in "[a-zA-ZæøåÆØÅéÉΣİ-]{0,20}", latin in "[ -~\u{80}-\u{ff}]{0,20}",
        ) {
            prop_assert_eq!(&*lower(&latin), latin.to_lowercase());
            prop_assert_eq!(&*lower(&word), word.to_lowercase());
            prop_assert_eq!(&*lower(&danish), danish.to_lowercase());
        }

        #[test]
        fn a_whole_key_is_the_word_in_lower_case(word in "[a-zA-Z0-9'./:À-ÖØ-Þà-öø-ÿŠšΣ’-]{1,9}") {
            prop_assume!(word.len() <= LONGEST);
            let (key, has_changed) = key(word.as_bytes(), 0..word.len());
            let lower = word.to_lowercase();
            prop_assert_eq!(is_whole(key), !word.contains(['Š', 'š', 'Σ', '’']));
            if is_whole(key) {
                prop_assert_eq!(&key.to_le_bytes()[..word.len()], lower.as_bytes());
                prop_assert_eq!(has_changed, lower != word);
                prop_assert_eq!(len_of(key), word.len());
            }
        }
    }
}
