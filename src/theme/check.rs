//! What a codebook does in a corpus: `(codebook, articles) -> which forms each pattern found, and which it nearly found`.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::codebook::Codebook;
use super::pattern::{Test, fold};
use super::source::Sought;
use super::tagger::Tagger;
use super::{Override, compound, inflection};
use crate::segment::{Segmentation, TokenKind};
use crate::span::{PatternId, Span, ThemeId};

/// Gathers what a codebook finds, article by article.
///
/// ```
/// use vidne::{Codebook, segment::Segmentation, theme::Check};
/// let codebook = Codebook::parse("mine", "[[code]]\nid = \"tillid\"\nany = [\"tillid~\", \"tiltro~\"]").unwrap();
/// let text = "Tilliden voksede. Medarbejdertilliden og tillidsfuldheden også.";
/// let mut check = Check::new(&codebook);
/// check.add(text, &Segmentation::new(text), &[]);
/// let report = check.report();
/// assert_eq!(report.patterns[0].forms, [("tilliden".to_owned(), 1)]);
/// assert_eq!(report.patterns[0].near[0].word, "medarbejdertilliden");
/// assert_eq!(report.never().count(), 1);
/// ```
#[derive(Debug)]
pub struct Check<'c> {
    codebook: &'c Codebook,
    /// For each pattern, the words it found and how often.
    forms: Vec<FxHashMap<String, u64>>,
    cancelled: Vec<u64>,
    overlaps: BTreeMap<(ThemeId, ThemeId), u64>,
    words: FxHashMap<String, u64>,
}

/// What a codebook does in a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// One for each pattern, in the codebook's order.
    pub patterns: Vec<PatternUse>,
    /// Themes that tag the same words, and how often; the pair in the codebook's order.
    pub overlaps: Vec<(ThemeId, ThemeId, u64)>,
}

impl Report {
    /// The patterns that found nothing.
    pub fn never(&self) -> impl Iterator<Item = PatternId> {
        self.patterns.iter().filter(|pattern| pattern.hits == 0).map(|pattern| pattern.pattern)
    }
}

/// What one pattern does in a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternUse {
    /// The pattern.
    pub pattern: PatternId,
    /// How often it was found, also where another pattern of its theme found more.
    pub hits: u64,
    /// How many of its tags were cancelled.
    pub cancelled: u64,
    /// The words it found, in lower case, the most frequent first.
    pub forms: Vec<(String, u64)>,
    /// Words that no pattern of the theme found although they are close to this one, the most frequent first.
    pub near: Vec<Near>,
}

/// A word that a pattern nearly found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The word, in lower case.
    pub word: String,
    /// How often it stands in the corpus.
    pub count: u64,
    /// Why it is close.
    pub reason: Nearness,
}

/// Why a word is close to a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is a compound whose head the pattern asks for: write `*ord~` to have it.
    Compound,
    /// It shares its first four letters.
    Letters,
}

impl<'c> Check<'c> {
    /// A check of `codebook`, before any article.
    #[must_use]
    pub fn new(codebook: &'c Codebook) -> Self {
        let patterns = codebook.patterns().len();
        Self {
            codebook,
            forms: vec![FxHashMap::default(); patterns],
            cancelled: vec![0; patterns],
            overlaps: BTreeMap::new(),
            words: FxHashMap::default(),
        }
    }

    /// Adds an article, in plain form.
    pub fn add(&mut self, text: &str, segmentation: &Segmentation, overrides: &[Override]) {
        for token in segmentation.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            *self.words.entry(fold(&text[token.span])).or_default() += 1;
        }
        let forms = &mut self.forms;
        let mut count = |pattern: PatternId, span: Span| {
            *forms[pattern.index()].entry(fold(&text[span])).or_default() += 1;
        };
        Tagger::new(text, segmentation, overrides, self.codebook).each_place(&mut count);
        let tags = super::tags(text, segmentation, overrides, self.codebook);
        for tag in tags.iter().filter(|tag| !tag.counts()) {
            self.cancelled[tag.pattern.index()] += 1;
        }
        for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.counts()) {
            let after = tags[index + 1..].iter().take_while(|other| other.span.start() < tag.span.end());
            for other in after.filter(|other| other.counts() && other.theme != tag.theme) {
                let pair = (tag.theme.min(other.theme), tag.theme.max(other.theme));
                *self.overlaps.entry(pair).or_default() += 1;
            }
        }
    }

    /// What was found in all the articles.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut near = self.near();
        let patterns = self.forms.iter().enumerate().map(|(index, forms)| PatternUse {
            pattern: PatternId::new(index),
            hits: forms.values().sum(),
            cancelled: self.cancelled[index],
            forms: most_frequent(forms.iter().map(|(form, count)| (form.clone(), *count))),
            near: near.remove(&index).unwrap_or_default(),
        });
        let overlaps = self.overlaps.iter().map(|(pair, count)| (pair.0, pair.1, *count)).collect();
        Report { patterns: patterns.collect(), overlaps }
    }

    /// The words of the corpus that are close to each pattern.
    fn near(&self) -> FxHashMap<usize, Vec<Near>> {
        let (mut by_letters, mut by_head) = (FxHashMap::default(), FxHashMap::default());
        for (pattern, test) in self.tests() {
            if let Some(letters) = first_letters(test.word()) {
                push(&mut by_letters, letters.to_owned(), pattern);
            }
            if let Test::Inflected(word) = test {
                inflection::forms(word).into_iter().for_each(|form| push(&mut by_head, form, pattern));
            }
        }
        let mut near: FxHashMap<usize, Vec<Near>> = FxHashMap::default();
        for (word, count) in most_frequent(self.words.iter().map(|(word, count)| (word.clone(), *count))) {
            let head = head(&word, &by_head);
            let heads =
                head.and_then(|head| by_head.get(head)).into_iter().flatten().map(|at| (*at, Nearness::Compound));
            let letters = first_letters(&word).and_then(|letters| by_letters.get(letters)).into_iter().flatten();
            let letters = letters.map(|at| (*at, Nearness::Letters));
            for (pattern, reason) in heads.chain(letters).filter(|(pattern, _)| !self.finds(*pattern, &word)) {
                let list = near.entry(pattern).or_default();
                if list.last().is_none_or(|last| last.word != word) {
                    list.push(Near { word: word.clone(), count, reason });
                }
            }
        }
        near
    }

    /// The tests of every pattern of one word.
    fn tests(&self) -> impl Iterator<Item = (usize, &'c Test)> {
        let codebook = self.codebook;
        let written = codebook.themes().iter().flat_map(|theme| codebook.code(&theme.id).patterns());
        written.enumerate().flat_map(|(index, (_, written))| {
            let phrases = match &written.sought {
                Sought::Phrases(phrases) => phrases.as_slice(),
                Sought::Regex(_) => &[],
            };
            let single = phrases.iter().filter(|phrase| phrase.len() == 1);
            single.flat_map(|phrase| &phrase[0].tests).map(move |test| (index, test))
        })
    }

    /// Whether a pattern of the same theme found `word` by itself.
    fn finds(&self, pattern: usize, word: &str) -> bool {
        let patterns = self.codebook.patterns();
        let siblings = patterns.iter().enumerate().filter(|(_, other)| other.theme == patterns[pattern].theme);
        siblings.into_iter().any(|(index, _)| self.forms[index].contains_key(word))
    }
}

fn push(map: &mut FxHashMap<String, Vec<usize>>, key: String, pattern: usize) {
    let patterns = map.entry(key).or_default();
    if patterns.last() != Some(&pattern) {
        patterns.push(pattern);
    }
}

/// The first four letters; of shorter words none, since they are close to everything.
fn first_letters(word: &str) -> Option<&str> {
    let (at, last) = word.char_indices().nth(3)?;
    Some(&word[..at + last.len_utf8()])
}

/// The head of a compound, if it is one of `forms`. Splitting is asked only where the end fits.
fn head<'w>(word: &'w str, forms: &FxHashMap<String, Vec<usize>>) -> Option<&'w str> {
    let ends = word.char_indices().skip(2).map(|(at, _)| &word[at..]);
    ends.into_iter()
        .find(|end| forms.contains_key(*end) && compound::parts(word).last().is_some_and(|part| part.word == *end))
}

/// Sorted by count, then by word.
fn most_frequent(counts: impl Iterator<Item = (String, u64)>) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = counts.collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
