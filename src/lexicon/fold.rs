//! Words in small letters, all bytes at once: `(text, place of a word) -> number`.
//!
//! What lists of words are keyed by; longer words, and letters beyond Latin-1, are left to [`str::to_lowercase`].

use std::ops::Range;

/// Longer words have no key; of a thousand words of a newspaper three have more bytes.
pub(crate) const LONGEST: usize = 16;

/// The bytes of the word at `range` in small letters as one number, and whether it had other ones; 0 if it is too long.
// PERF: sixteen bytes are folded, hashed and compared at once, whatever the length of the word.
#[inline]
pub(crate) fn key(text: &[u8], range: Range<usize>) -> (u128, bool) {
    let len = range.len();
    if len == 0 || len > LONGEST {
        return (0, false);
    }
    let mut bytes = [0; LONGEST];
    match text.get(range.start..range.start + LONGEST) {
        Some(all) => bytes.copy_from_slice(all),
        None => bytes[..len].copy_from_slice(&text[range]),
    }
    let written = u128::from_le_bytes(bytes) & (u128::MAX >> (8 * (LONGEST - len)));
    let folded = folded(written);
    (folded, folded != written)
}

/// Whether all letters of a key are of Latin-1, so that it is all that [`str::to_lowercase`] would make of the word.
pub(crate) const fn is_whole(key: u128) -> bool {
    // The lead bytes C4 and above begin all other letters.
    (((key & !HIGH) + each(0x80 - 0x44)) & key & HIGH) == 0
}

/// `word` in small letters. The small letter stands 32 after the large one, in ASCII as in UTF-8.
// PERF: all bytes at once, a set high bit for each that is a large letter; the loop over bytes takes 25 ns a word, this 4.
const fn folded(word: u128) -> u128 {
    let low = word & !HIGH;
    let is_ascii = (low + each(0x80 - b'A')) & !(low + each(0x7F - b'Z')) & !word;
    // Å, Æ, Ø, É are C3 85, 86, 98, 89.
    let other = word ^ each(0xC3);
    let is_lead = !(((other & !HIGH) + each(0x7F)) | other) & HIGH;
    let is_led = (is_lead << 8) & word & !(low + each(0x80 - 0x1F));
    word | ((is_ascii | is_led) & HIGH) >> 2
}

const HIGH: u128 = each(0x80);

/// Sixteen times `byte`.
const fn each(byte: u8) -> u128 {
    u128::from_le_bytes([byte; LONGEST])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_large(before: u8, byte: u8) -> bool {
        byte.is_ascii_uppercase() || (before == 0xC3 && (0x80..=0x9E).contains(&byte))
    }

    /// What [`folded`] does at once, byte for byte.
    fn folded_naive(word: u128) -> u128 {
        let mut bytes = word.to_le_bytes();
        let mut before = 0;
        for byte in &mut bytes {
            let was = *byte;
            *byte += 32 * u8::from(is_large(before, was));
            before = was;
        }
        u128::from_le_bytes(bytes)
    }

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
    }

    proptest! {
        #[test]
        fn all_bytes_are_folded_at_once(
            bytes in prop::array::uniform16(prop_oneof![any::<u8>(), Just(0xC3), b'@'..=b'[', 0x7F_u8..=0xA0]),
        ) {
            let word = u128::from_le_bytes(bytes);
            prop_assert_eq!(folded(word), folded_naive(word));
        }

        #[test]
        fn a_whole_key_is_the_word_in_lower_case(word in "[a-zA-Z0-9'ÆØÅæøåÉéÜüÖöŠšΣ’-]{1,8}") {
            let (key, _) = key(word.as_bytes(), 0..word.len());
            let lower = word.to_lowercase();
            prop_assume!(word.len() <= LONGEST);
            prop_assert_eq!(is_whole(key), !word.contains(['Š', 'š', 'Σ', '’']));
            if is_whole(key) {
                prop_assert_eq!(&key.to_le_bytes()[..word.len()], lower.as_bytes());
            }
        }
    }
}
