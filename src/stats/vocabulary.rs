//! Which words a corpus uses, and how often: [`Vocabulary`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lexicon::entries;
use crate::span::{QuoteId, Span};
use crate::stats::word_map::WordMap;
use crate::stats::{Document, Measured, Tally, Undefined, Word, hdd};

/// How often each word is used, in lower case; or each run of `N` words within a sentence.
///
/// ```
/// use vidne::stats::{Document, FrequencyList, Tally, Vocabulary};
/// use vidne::{Article, Codebook};
/// let article = Article::new("a", "Vi\n\nTillid tager tid. Tillid kræver mod.");
/// let analysis = vidne::analyze(&article.text);
/// let mut words = Vocabulary::<1>::default();
/// words.add(&Document::new(&article, &analysis, Codebook::bundled()));
/// assert_eq!(words.list(&FrequencyList::default())[0].word, "tillid");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Vocabulary<const N: usize = 1> {
    uses: WordMap<WordUse>,
    /// Words, or runs of words, in all.
    total: u64,
    /// Those in quotes.
    quoted: u64,
    /// The words of the article that is being counted; none between two articles.
    // PERF: an article has few types and repeats them: its own table stays in the cache, that of the corpus does not, and is
    // looked into once a type.
    article: WordMap<Type>,
}

/// How often a word is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordUse {
    /// In all.
    pub total: u64,
    /// In quotes.
    pub quoted: u64,
    /// In how many articles.
    pub articles: u64,
}

/// A word of one article.
#[derive(Clone, Copy, Debug, Default)]
struct Type {
    /// Its number among the types of the article, by first use.
    number: u32,
    total: u32,
    quoted: u32,
}

/// What to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrequencyList {
    /// Put the forms of a word together by its stem (Snowball).
    pub stem: bool,
    /// Leave out function words: `og`, `det`, `på`.
    pub content_words: bool,
    /// Leave out what is used less often.
    pub least: u64,
}

/// A line of a frequency list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frequency {
    /// The word, its stem, or the run of words.
    pub word: String,
    /// How often in all.
    pub total: u64,
    /// How often in quotes.
    pub quoted: u64,
    /// In how many articles; not known for stems, whose forms may share an article.
    pub articles: Option<u64>,
}

impl<const N: usize> Vocabulary<N> {
    /// How many words, or runs of words, in all (N).
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// How many of them stand in quotes.
    #[must_use]
    pub const fn quoted(&self) -> u64 {
        self.quoted
    }

    /// How many different ones (V).
    #[must_use]
    pub fn types(&self) -> usize {
        self.uses.len()
    }

    /// How often `word`, in lower case, is used.
    #[must_use]
    pub fn uses(&self, word: &str) -> WordUse {
        self.uses.get(word).copied().unwrap_or_default()
    }

    /// All words with their use, by alphabet (code points).
    #[must_use]
    pub fn words(&self) -> Vec<(&str, WordUse)> {
        let mut words: Vec<(&str, WordUse)> = self.uses.iter().map(|(word, &uses)| (word, uses)).collect();
        words.sort_unstable_by_key(|&(word, _)| word);
        words
    }

    /// The most used first; those used equally often by alphabet.
    #[must_use]
    pub fn list(&self, options: &FrequencyList) -> Vec<Frequency> {
        let mut list = if options.stem { self.stems(options) } else { self.forms(options) };
        list.retain(|line| line.total >= options.least);
        list.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.word.cmp(&b.word)));
        list
    }

    fn forms(&self, options: &FrequencyList) -> Vec<Frequency> {
        let words = self.words().into_iter().filter(|(word, _)| options.admits(word));
        let line = |(word, uses): (&str, WordUse)| Frequency {
            word: word.to_owned(),
            total: uses.total,
            quoted: uses.quoted,
            articles: Some(uses.articles),
        };
        words.map(line).collect()
    }

    fn stems(&self, options: &FrequencyList) -> Vec<Frequency> {
        let mut stems: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for (word, uses) in self.words().into_iter().filter(|(word, _)| options.admits(word)) {
            let sums = stems.entry(stem(word)).or_default();
            *sums = (sums.0 + uses.total, sums.1 + uses.quoted);
        }
        let line = |(word, (total, quoted))| Frequency { word, total, quoted, articles: None };
        stems.into_iter().map(line).collect()
    }

    /// HD-D of the whole.
    ///
    /// # Errors
    /// With fewer than 42 words it is not defined.
    pub fn hdd(&self) -> Measured {
        hdd(self.uses.iter().map(|(_, uses)| uses.total))
    }

    /// Yule's K of the whole: 10,000 · (Σ f² - N) / N².
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn yule(&self) -> Measured {
        if self.total == 0 {
            return Err(Undefined::Empty);
        }
        let squares: u64 = self.uses.iter().map(|(_, uses)| uses.total.pow(2)).sum();
        Ok(10_000.0 * (squares as f64 - self.total as f64) / (self.total as f64).powi(2))
    }

    /// Types by a function of the words: V / N, V / √N, V / √(2N).
    ///
    /// # Errors
    /// Without words it is not defined.
    pub fn ratio(&self, of_words: impl Fn(f64) -> f64) -> Measured {
        if self.total == 0 {
            return Err(Undefined::Empty);
        }
        Ok(self.types() as f64 / of_words(self.total as f64))
    }

    /// Counts one word of an article; gives its number among the types of the article, by first use.
    #[inline]
    pub(super) fn count(&mut self, document: &Document<'_>, span: Span, quote: Option<QuoteId>) -> u32 {
        self.count_in(&document.article.text, span.start()..span.end(), quote.is_some())
    }

    #[inline]
    fn count_in(&mut self, text: &str, range: Range<usize>, is_quoted: bool) -> u32 {
        (self.total, self.quoted) = (self.total + 1, self.quoted + u64::from(is_quoted));
        let types = self.article.len() as u32;
        let word = self.article.at(text, range);
        if word.total == 0 {
            word.number = types;
        }
        word.total += 1;
        word.quoted += u32::from(is_quoted);
        word.number
    }

    /// Ends the article whose words were [counted](Self::count).
    pub(super) fn end_article(&mut self) {
        self.uses.take(&mut self.article, |uses, word| {
            uses.total += u64::from(word.total);
            uses.quoted += u64::from(word.quoted);
            uses.articles += 1;
        });
    }
}

impl<const N: usize> Tally for Vocabulary<N> {
    fn add(&mut self, document: &Document<'_>) {
        if N == 1 {
            document.each_place(|span, quote| {
                self.count(document, span, quote);
            });
            return self.end_article();
        }
        let (mut window, mut run) = (Vec::with_capacity(N + 1), String::new());
        for word in document.words() {
            if window.last().is_some_and(|last: &Word<'_>| last.sentence != word.sentence) {
                window.clear();
            }
            window.push(word);
            if window.len() > N {
                window.remove(0);
            }
            if window.len() == N {
                let quote = window[0].quote.filter(|_| window[0].quote == word.quote);
                join_lower(&window, &mut run);
                self.count_in(&run, 0..run.len(), quote.is_some());
            }
        }
        self.end_article();
    }

    fn absorb(&mut self, mut other: Self) {
        (self.total, self.quoted) = (self.total + other.total, self.quoted + other.quoted);
        if self.uses.is_empty() {
            self.uses = other.uses;
            return;
        }
        self.uses.take(&mut other.uses, |mine, theirs| {
            mine.total += theirs.total;
            mine.quoted += theirs.quoted;
            mine.articles += theirs.articles;
        });
    }
}

impl<const N: usize> PartialEq for Vocabulary<N> {
    fn eq(&self, other: &Self) -> bool {
        self.total == other.total && self.words() == other.words()
    }
}

impl<const N: usize> Eq for Vocabulary<N> {}

/// Words by alphabet, so that the same counts are the same bytes.
impl<const N: usize> Serialize for Vocabulary<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let uses = |(word, uses): (_, WordUse)| (word, [uses.total, uses.quoted, uses.articles]);
        serializer.collect_map(self.words().into_iter().map(uses))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Vocabulary<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = BTreeMap::<Box<str>, [u64; 3]>::deserialize(deserializer)?;
        let mut vocabulary = Self::default();
        for (word, [total, quoted, articles]) in words {
            vocabulary.total += total;
            vocabulary.quoted += quoted;
            *vocabulary.uses.at(&word, 0..word.len()) = WordUse { total, quoted, articles };
        }
        Ok(vocabulary)
    }
}

impl FrequencyList {
    /// Whether a word is listed; a run of words is where it neither begins nor ends with a function word.
    fn admits(&self, words: &str) -> bool {
        let mut ends = words.split(' ').next().into_iter().chain(words.rsplit(' ').next());
        !self.content_words || !ends.any(is_function_word)
    }
}

/// The stem of a word in lower case, or of each word of a run (Snowball's algorithm for Danish).
///
/// ```
/// assert_eq!(vidne::stats::stem("besøgene"), vidne::stats::stem("besøget"));
/// ```
#[must_use]
pub fn stem(words: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Danish));
    let stems: Vec<Cow<'_, str>> = words.split(' ').map(|word| STEMMER.stem(word)).collect();
    stems.join(" ")
}

/// Whether a word in lower case has a function rather than a meaning (`og`, `det`, `på`).
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/function_words.txt")).collect());
    WORDS.contains(word)
}

/// `word` in lower case; borrowed where it is so already.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    let has_capital = if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        word.chars().any(char::is_uppercase)
    };
    if has_capital { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// Writes `words` in lower case, a space between them, in the place of what `run` held.
fn join_lower(words: &[Word<'_>], run: &mut String) {
    run.clear();
    for word in words {
        if !run.is_empty() {
            run.push(' ');
        }
        run.push_str(&lower(word.text));
    }
}
