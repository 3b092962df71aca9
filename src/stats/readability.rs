//! How hard a text is to read: LIX and RIX.
//!
//! C. H. Björnsson, *Läsbarhet* (1968); RIX: J. Anderson, *Journal of Reading* 26 (1983). Bands as used in Denmark
//! (dansksproghistorie.dk, "Lix"), chosen after rounding to the nearest integer.

use serde::{Deserialize, Serialize};

use crate::stats::{Measured, Undefined};

/// A word is long when it has more letters and digits than this.
const LONG: usize = 6;

/// How many letters and digits a word has: what its length is here.
///
/// ```
/// assert_eq!(vidne::stats::letters("it-hjælp"), 7);
/// ```
#[must_use]
pub fn letters(word: &str) -> usize {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphanumeric).count();
    }
    word.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether a word is long (langt ord): more than six letters and digits.
#[inline]
pub(super) fn is_long(word: &[u8]) -> bool {
    word.len() > LONG && has_letters(word, LONG + 1)
}

/// Whether a word has so many letters and digits.
fn has_letters(word: &[u8], least: usize) -> bool {
    let (mut letters, mut lead) = (0, 0);
    for &byte in word {
        // `æ`, `ø` and `å` are C3 and one byte more, and so are `×` and `÷` (C3 97, C3 B7), which are none.
        letters += usize::from(byte.is_ascii_alphanumeric() || (lead == 0xC3 && byte & 0xDF != 0x97));
        if byte > 0xC3 || byte == 0xC2 {
            return std::str::from_utf8(word).is_ok_and(|word| self::letters(word) >= least);
        }
        if letters == least {
            return true;
        }
        lead = byte;
    }
    false
}

/// LIX (læsbarhedsindeks): words a sentence, plus long words in a hundred.
///
/// ```
/// assert_eq!(vidne::stats::lix(4, 1, 1), Ok(29.0));
/// ```
///
/// # Errors
/// Without words or sentences there is none.
pub fn lix(words: u64, long_words: u64, sentences: u64) -> Measured {
    if words == 0 || sentences == 0 {
        return Err(Undefined::Empty);
    }
    Ok(words as f64 / sentences as f64 + 100.0 * long_words as f64 / words as f64)
}

/// RIX: long words a sentence.
///
/// # Errors
/// Without words or sentences there is none.
pub fn rix(words: u64, long_words: u64, sentences: u64) -> Measured {
    if words == 0 || sentences == 0 {
        return Err(Undefined::Empty);
    }
    Ok(long_words as f64 / sentences as f64)
}

/// What a LIX means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// To 24: meget let.
    VeryEasy,
    /// 25 to 34: let.
    Easy,
    /// 35 to 44: middel.
    Medium,
    /// 45 to 54: svær.
    Hard,
    /// From 55: meget svær.
    VeryHard,
}

impl Band {
    /// The band of a LIX, rounded to the nearest integer first.
    ///
    /// ```
    /// use vidne::stats::Band;
    /// assert_eq!(Band::of(34.4), Band::Easy);
    /// assert_eq!(Band::of(34.5), Band::Medium);
    /// ```
    #[must_use]
    pub fn of(lix: f64) -> Self {
        match lix.round() {
            ..25.0 => Self::VeryEasy,
            ..35.0 => Self::Easy,
            ..45.0 => Self::Medium,
            ..55.0 => Self::Hard,
            _ => Self::VeryHard,
        }
    }

    /// The name it has in every exported format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::VeryEasy => "very_easy",
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
            Self::VeryHard => "very_hard",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_long_word_has_more_than_six_letters(word in "[a-zæøåÆØÅ×÷é0-9'’-]{5,9}|[a-zŠš½ªж]{5,9}") {
            prop_assert_eq!(is_long(word.as_bytes()), letters(&word) > LONG);
        }
    }
}
