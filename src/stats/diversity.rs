//! How varied a vocabulary is: [`Diversity`].
//!
//! Peers that bear the same name differ by up to 70 % on the same text; the rule of each measure stands with it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::stats::vocabulary::lower;
use crate::stats::{Measured, Undefined};

/// The words of a text as types: what every measure of diversity reads.
///
/// ```
/// use vidne::stats::Diversity;
/// let text = Diversity::of(["Tillid", "tager", "tid", "og", "tillid", "kræver", "tid"]);
/// assert_eq!((text.words(), text.types()), (7, 5));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diversity {
    /// The type of every word, numbered by first use.
    text: Vec<u32>,
    /// How often every type is used.
    counts: Vec<u64>,
}

/// When a factor of MTLD ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FactorEnd {
    /// At a type-token ratio of 0.72 or less, as in `lexicalrichness`; what [`Diversity::mtld`] does.
    #[default]
    AtMost,
    /// Below 0.72 and after so many words, as in `lexical_diversity` with ten.
    Below {
        /// The words a factor has at least.
        words: usize,
    },
}

/// The type-token ratio at which a factor of MTLD ends, in hundredths: McCarthy & Jarvis 2010.
const FACTOR: u64 = 72;
/// How many words HD-D draws: McCarthy & Jarvis 2007.
const DRAW: u64 = 42;

impl Diversity {
    /// The types of `words`, whatever their case.
    #[must_use]
    pub fn of<'t>(words: impl IntoIterator<Item = &'t str>) -> Self {
        let mut types: FxHashMap<Cow<'t, str>, u32> = FxHashMap::default();
        let number = |word: &'t str| {
            let next = u32::try_from(types.len()).expect("fewer than 2^32 types");
            *types.entry(lower(word)).or_insert(next)
        };
        let mut text = Self::default();
        words.into_iter().map(number).for_each(|number| text.push(number));
        text
    }

    /// No words yet, and room for so many.
    pub(super) fn with_capacity(words: usize) -> Self {
        Self { text: Vec::with_capacity(words), counts: Vec::with_capacity(words) }
    }

    /// Adds the next word by the number of its type; types are numbered by first use.
    #[inline]
    pub(super) fn push(&mut self, number: u32) {
        if number as usize == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.text.push(number);
    }

    /// How many words (N).
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.len()
    }

    /// How many types (V).
    #[must_use]
    pub fn types(&self) -> usize {
        self.counts.len()
    }

    /// Type-token ratio: V / N.
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn ttr(&self) -> Measured {
        self.ratio(|n| n)
    }

    /// Guiraud's root type-token ratio: V / √N.
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn rttr(&self) -> Measured {
        self.ratio(f64::sqrt)
    }

    /// Carroll's corrected type-token ratio: V / √(2N).
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn cttr(&self) -> Measured {
        self.ratio(|n| (2.0 * n).sqrt())
    }

    /// Herdan's C: ln V / ln N.
    ///
    /// # Errors
    /// With fewer than two words it is not defined.
    pub fn herdan(&self) -> Measured {
        if self.words() < 2 {
            return Err(Undefined::TooShort(2));
        }
        Ok((self.types() as f64).ln() / (self.words() as f64).ln())
    }

    /// Yule's K: 10,000 · (Σ f² - N) / N².
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn yule(&self) -> Measured {
        let n = self.words() as f64;
        if self.text.is_empty() {
            return Err(Undefined::Empty);
        }
        let squares: u64 = self.counts.iter().map(|count| count * count).sum();
        Ok(10_000.0 * (squares as f64 - n) / (n * n))
    }

    fn ratio(&self, of_words: impl Fn(f64) -> f64) -> Measured {
        if self.text.is_empty() {
            return Err(Undefined::Empty);
        }
        Ok(self.types() as f64 / of_words(self.words() as f64))
    }

    /// MATTR (Covington & McFall 2010): the mean type-token ratio of all windows of `window` words.
    ///
    /// The window never shrinks to fit a short text. Linear in the words.
    ///
    /// # Errors
    /// With fewer words than the window it is not defined.
    pub fn mattr(&self, window: usize) -> Measured {
        let (types, windows) = self.windows(window);
        if windows == 0 {
            return Err(Undefined::TooShort(window));
        }
        Ok(types as f64 / (windows as f64 * window as f64))
    }

    /// The types of all windows of `window` words, summed, and how many windows there are: MATTR in integers that add up.
    #[must_use]
    pub fn windows(&self, window: usize) -> (u64, u64) {
        if window == 0 || self.words() < window {
            return (0, 0);
        }
        // A word adds a type to every window in which it is the first of its kind: those that begin behind the one before.
        let (last, mut behind, mut sum) = (self.words() - window, vec![0; self.types()], 0);
        for (at, &id) in self.text.iter().enumerate() {
            let before = std::mem::replace(&mut behind[id as usize], at + 1);
            let (first, last) = (before.max((at + 1).saturating_sub(window)), at.min(last));
            sum += (last + 1).saturating_sub(first) as u64;
        }
        (sum, (last + 1) as u64)
    }

    /// MTLD (McCarthy & Jarvis 2010): the mean length of a stretch that keeps a type-token ratio above 0.72, read
    /// forwards and backwards. A stretch ends at 0.72 or less, however short; what is left counts in proportion.
    /// Below 50 words it says little.
    ///
    /// # Errors
    /// Where no word is repeated there is nothing to measure.
    pub fn mtld(&self) -> Measured {
        self.mtld_by(FactorEnd::AtMost)
    }

    /// MTLD by another rule for where a stretch ends.
    ///
    /// # Errors
    /// Where no word is repeated there is nothing to measure.
    pub fn mtld_by(&self, end: FactorEnd) -> Measured {
        let [forwards, backwards] = match end {
            FactorEnd::AtMost => self.factors(|types, words| 100 * types <= FACTOR * words),
            FactorEnd::Below { words: least } => {
                self.factors(|types, words| 100 * types < FACTOR * words && words >= least as u64)
            }
        };
        if forwards == 0.0 || backwards == 0.0 {
            return Err(if self.text.is_empty() { Undefined::Empty } else { Undefined::NoRepetition });
        }
        let n = self.words() as f64;
        Ok(f64::midpoint(n / forwards, n / backwards))
    }

    /// How many factors the text has, read forwards and backwards, that each end where `is_end` says so of types and words.
    ///
    /// In integers: as a float, 18 / 25 lies on either side of 0.72 by the luck of its last digit.
    fn factors(&self, is_end: impl Fn(u64, u64) -> bool) -> [f64; 2] {
        [self.factors_of(self.text.iter(), &is_end), self.factors_of(self.text.iter().rev(), &is_end)]
    }

    fn factors_of<'a>(&self, words: impl Iterator<Item = &'a u32>, is_end: impl Fn(u64, u64) -> bool) -> f64 {
        // The factor in which a type was last seen, so that a new factor needs no clearing.
        let mut seen = vec![0_u32; self.types()];
        let (mut factor, mut types, mut length) = (1_u32, 0_u64, 0_u64);
        for &id in words {
            let last = std::mem::replace(&mut seen[id as usize], factor);
            types += u64::from(last != factor);
            length += 1;
            if is_end(types, length) {
                (factor, types, length) = (factor + 1, 0, 0);
            }
        }
        let rest = if length == 0 { 0.0 } else { (1.0 - types as f64 / length as f64) / 0.28 };
        f64::from(factor - 1) + rest
    }

    /// HD-D (McCarthy & Jarvis 2007): the expected type-token ratio of 42 words drawn at random.
    ///
    /// # Errors
    /// With fewer than 42 words it is not defined.
    pub fn hdd(&self) -> Measured {
        hdd(self.counts.iter().copied())
    }
}

/// HD-D of the counts of the types.
///
/// # Errors
/// With fewer than 42 words it is not defined.
pub fn hdd(counts: impl IntoIterator<Item = u64>) -> Measured {
    // Sorted, so that the order of a hash map does not reach the last digit; equal counts are reckoned once.
    let mut types_with: BTreeMap<u64, u64> = BTreeMap::new();
    counts.into_iter().for_each(|count| *types_with.entry(count).or_default() += 1);
    let words: u64 = types_with.iter().map(|(count, types)| count * types).sum();
    if words < DRAW {
        return Err(Undefined::TooShort(DRAW as usize));
    }
    // C(N - f, 42) / C(N, 42) as a product of 42 factors: no factorial, no difference of large logarithms.
    let missing = |count: u64| match words - count {
        rest if rest < DRAW => 0.0,
        rest => (0..DRAW).map(|i| (rest - i) as f64 / (words - i) as f64).product(),
    };
    let expected: f64 = types_with.iter().map(|(&count, &types)| types as f64 * (1.0 - missing(count))).sum();
    Ok(expected / DRAW as f64)
}
