//! Which themes go together, and how sure their shares are: [`Together`].

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::span::{QuoteId, ThemeId};
use crate::stats::tally::{Sum, pairs, sum_of_fields};
use crate::stats::{Association, Clusters, Document, Tally};

/// Sets of themes in quotes and in articles, with how often each occurs. Bounded by the sets that there are, not by the
/// articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together {
    /// The themes of a quote, and how many quotes have them.
    #[serde(with = "pairs")]
    quotes: BTreeMap<BTreeSet<String>, u64>,
    /// What an article has, and how many articles have it.
    #[serde(with = "pairs")]
    articles: BTreeMap<Profile, u64>,
}

sum_of_fields!(Together { quotes, articles });

/// What an article has.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Profile {
    /// Quotes.
    quotes: u64,
    /// Quotes with each theme.
    with: BTreeMap<String, u64>,
    /// Themes anywhere in the article.
    themes: BTreeSet<String>,
}

/// Where two themes meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// In a quote.
    Quote,
    /// In an article.
    Article,
}

impl Together {
    /// How strongly each two of `themes` go together, in the order given.
    #[must_use]
    pub fn pairs<'t>(&self, themes: &[&'t str], meeting: Meeting) -> Vec<(&'t str, &'t str, Association)> {
        let sets: Vec<(&BTreeSet<String>, u64)> = match meeting {
            Meeting::Quote => self.quotes.iter().map(|(set, count)| (set, *count)).collect(),
            Meeting::Article => self.articles.iter().map(|(profile, count)| (&profile.themes, *count)).collect(),
        };
        let count = |needed: &[&str]| {
            let having = sets.iter().filter(|(set, _)| needed.iter().all(|theme| set.contains(*theme)));
            having.map(|(_, count)| count).sum::<u64>()
        };
        let n = count(&[]);
        let later = |(at, a): (usize, &&'t str)| themes[at + 1..].iter().map(|b| (*a, *b)).collect::<Vec<_>>();
        let pairs = themes.iter().enumerate().flat_map(later);
        pairs.map(|(a, b)| (a, b, Association { o: count(&[a, b]), f1: count(&[a]), f2: count(&[b]), n })).collect()
    }

    /// The articles as clusters of quotes, in an order that no split changes: what a bootstrap draws from.
    #[must_use]
    pub fn clusters(&self, themes: &[&str]) -> Clusters {
        let mut clusters = Clusters::new(themes.len());
        for (profile, &articles) in &self.articles {
            let hits: Vec<u64> = themes.iter().map(|theme| profile.with.get(*theme).copied().unwrap_or(0)).collect();
            (0..articles).for_each(|_| clusters.push(&hits, profile.quotes));
        }
        clusters
    }
}

impl Tally for Together {
    fn add(&mut self, document: &Document<'_>) {
        let (mut of_article, mut of_quotes) = (BTreeSet::new(), BTreeMap::<QuoteId, BTreeSet<ThemeId>>::new());
        let counts = |quote: &QuoteId| document.analysis.quotes[quote.index()].repeats.is_none();
        for (tag, quote) in document.tags() {
            of_article.insert(tag.theme);
            if let Some(quote) = quote.filter(counts) {
                of_quotes.entry(quote).or_default().insert(tag.theme);
            }
        }
        let name = |theme: &ThemeId| document.codebook.theme(*theme).id.clone();
        let quotes = document.quotes().count() as u64;
        let mut profile = Profile { quotes, themes: of_article.iter().map(name).collect(), ..Profile::default() };
        for themes in of_quotes.values() {
            themes.iter().for_each(|theme| *profile.with.entry(name(theme)).or_default() += 1);
            *self.quotes.entry(themes.iter().map(name).collect()).or_default() += 1;
        }
        let without = quotes - of_quotes.len() as u64;
        if without > 0 {
            *self.quotes.entry(BTreeSet::new()).or_default() += without;
        }
        *self.articles.entry(profile).or_default() += 1;
    }

    fn absorb(&mut self, other: Self) {
        self.plus(other);
    }
}
