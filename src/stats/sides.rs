//! Words by who uses them or of what: [`Sides`], and what is key to one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::span::QuoteId;
use crate::stats::{Document, Keyness, Tally, Vocabulary, benjamini_hochberg, holm};

/// By what words are set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Quotes (`quotes`) and what is around them (`narration`).
    #[default]
    Speech,
    /// The themes of their quote; a quote of two counts for both.
    Theme,
    /// A field of the article's metadata; where they have none of that name, `speaker`, `role` or `organisation` of who says
    /// them.
    Field(String),
}

/// A vocabulary for every side. Words that belong to none are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    by: By,
    sides: BTreeMap<String, Vocabulary>,
}

impl Sides {
    /// Nothing counted yet, by `by`.
    #[must_use]
    pub const fn new(by: By) -> Self {
        Self { by, sides: BTreeMap::new() }
    }

    /// The sides by name.
    #[must_use]
    pub const fn sides(&self) -> &BTreeMap<String, Vocabulary> {
        &self.sides
    }

    /// A side, and all others as one.
    #[must_use]
    pub fn against_rest(&self, side: &str) -> Option<(&Vocabulary, Vocabulary)> {
        let mut rest = Vocabulary::default();
        self.sides.iter().filter(|(name, _)| *name != side).for_each(|(_, other)| rest.absorb(other.clone()));
        Some((self.sides.get(side)?, rest))
    }

    /// The sides of every quote; `None` stands for the words outside quotes.
    fn sides_of(&self, document: &Document<'_>) -> BTreeMap<Option<QuoteId>, BTreeSet<String>> {
        let quotes = || (0..document.analysis.quotes.len()).map(QuoteId::new);
        let all = |side: &str| quotes().map(|quote| (Some(quote), side.to_owned())).collect::<Vec<_>>();
        let pairs: Vec<(Option<QuoteId>, String)> = match &self.by {
            By::Speech => [all("quotes"), vec![(None, "narration".to_owned())]].concat(),
            By::Theme => {
                let tags = document.tags().filter(|(_, quote)| quote.is_some());
                tags.map(|(tag, quote)| (quote, document.codebook.theme(tag.theme).id.clone())).collect()
            }
            By::Field(field) => match document.article.metadata.get(field) {
                Some(value) => [all(value), vec![(None, value.clone())]].concat(),
                None => {
                    let said_by = document.said_by(field).into_iter();
                    said_by.flat_map(|(who, said)| said.into_iter().map(move |id| (Some(id), who.clone()))).collect()
                }
            },
        };
        let mut sides: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for (quote, side) in pairs {
            sides.entry(quote).or_default().insert(side);
        }
        sides
    }
}

impl Tally for Sides {
    fn add(&mut self, document: &Document<'_>) {
        let sides_of = self.sides_of(document);
        let met: BTreeSet<&String> = sides_of.values().flatten().collect();
        for &side in &met {
            self.sides.entry(side.clone()).or_default();
        }
        for word in document.words() {
            for side in sides_of.get(&word.quote).into_iter().flatten() {
                if let Some(vocabulary) = self.sides.get_mut(side) {
                    vocabulary.count(document, word.span, word.quote);
                }
            }
        }
        for side in met {
            self.sides.entry(side.clone()).or_default().end_article();
        }
    }

    fn absorb(&mut self, other: Self) {
        if self.sides.is_empty() {
            *self = other;
            return;
        }
        for (side, words) in other.sides {
            self.sides.entry(side).or_default().absorb(words);
        }
    }
}

/// How to correct for asking about every word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Correction {
    /// Keep the share of false alarms (Benjamini & Hochberg).
    #[default]
    FalseDiscovery,
    /// Keep the risk of even one (Holm).
    Familywise,
    /// Do not.
    None,
}

/// A word that one side uses more than the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The word.
    pub word: String,
    /// Its counts.
    pub keyness: Keyness,
    /// The probability of such a difference by chance, corrected.
    pub p: f64,
}

/// The words by how much more `here` uses them than `there`: the largest signed G² first, then by alphabet.
///
/// Words used less than `least` times in all are left out before p is corrected.
#[must_use]
pub fn keywords(here: &Vocabulary, there: &Vocabulary, least: u64, correction: Correction) -> Vec<Keyword> {
    let words = here.words().into_iter().chain(there.words()).map(|(word, _)| word).collect::<BTreeSet<_>>();
    let of = |word: &str| {
        let (a, b) = (here.uses(word).total, there.uses(word).total);
        Keyness { a, n1: here.total(), b, n2: there.total() }
    };
    let used = words.into_iter().map(|word| (word, of(word))).filter(|(_, keyness)| keyness.a + keyness.b >= least);
    // A side without words has nothing to compare.
    let scored = used.filter_map(|(word, keyness)| Some((word, keyness, keyness.signed_g2().ok()?, keyness.p().ok()?)));
    let mut scored: Vec<_> = scored.collect();
    let p: Vec<f64> = scored.iter().map(|row| row.3).collect();
    let corrected = match correction {
        Correction::FalseDiscovery => benjamini_hochberg(&p),
        Correction::Familywise => holm(&p),
        Correction::None => p,
    };
    scored.iter_mut().zip(corrected).for_each(|(row, p)| row.3 = p);
    scored.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    scored.into_iter().map(|(word, keyness, _, p)| Keyword { word: word.to_owned(), keyness, p }).collect()
}
