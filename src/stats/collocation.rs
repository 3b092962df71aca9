//! What stands near a word, and how a word is spread: [`Collocates`] and [`Spread`].

use std::collections::BTreeMap;

use crate::stats::vocabulary::lower;
use crate::stats::{Association, Dispersion, Document, Tally, Vocabulary};

/// The words within so many words of a node, in the same sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collocates {
    node: String,
    window: usize,
    near: Vocabulary,
}

impl Collocates {
    /// Nothing counted yet: `node` in lower case, `window` words to either side.
    #[must_use]
    pub fn new(node: &str, window: usize) -> Self {
        Self { node: node.to_lowercase(), window, near: Vocabulary::default() }
    }

    /// The collocates with their counts; `words` are of the same articles. The most strongly bound first (logDice).
    ///
    /// O is how often the word stands within the window, f1 and f2 how often node and word are used, N all words.
    #[must_use]
    pub fn list(&self, words: &Vocabulary, least: u64) -> Vec<(String, Association)> {
        let f1 = words.uses(&self.node).total;
        let association = |word: &str, o: u64| {
            let f2 = words.uses(word).total;
            // Two nodes may share a neighbour, which then stands near more often than it is used.
            Association { o: o.min(f1).min(f2), f1, f2, n: words.total() }
        };
        let near = self.near.words().into_iter().filter(|(_, uses)| uses.total >= least.max(1));
        let mut list: Vec<(String, Association)> =
            near.map(|(word, uses)| (word.to_owned(), association(word, uses.total))).collect();
        let strength = |pair: &Association| pair.log_dice().unwrap_or(f64::NEG_INFINITY);
        list.sort_by(|a, b| strength(&b.1).total_cmp(&strength(&a.1)).then_with(|| a.0.cmp(&b.0)));
        list
    }
}

impl Tally for Collocates {
    fn add(&mut self, document: &Document<'_>) {
        let words: Vec<_> = document.words().collect();
        let is_node: Vec<bool> = words.iter().map(|word| lower(word.text) == self.node).collect();
        for at in (0..words.len()).filter(|&at| is_node[at]) {
            let from = at.saturating_sub(self.window);
            let to = (at + self.window + 1).min(words.len());
            for near in (from..to).filter(|&near| near != at && words[near].sentence == words[at].sentence) {
                self.near.count(document, words[near].span, words[near].quote);
            }
        }
        self.near.end_article();
    }

    fn absorb(&mut self, other: Self) {
        if self.node.is_empty() {
            *self = other;
            return;
        }
        self.near.absorb(other.near);
    }
}

/// How often some words stand in each article, and how many words each article has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    words: Vec<String>,
    /// By article id, so that the order of counting leaves no trace.
    articles: BTreeMap<String, (u64, Vec<u64>)>,
}

impl Spread {
    /// Nothing counted yet, of `words`.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self { words: words.into_iter().map(str::to_lowercase).collect(), ..Self::default() }
    }

    /// Gives each word, its counts and the sizes of the articles to `measure`.
    pub fn each<T>(&self, measure: impl Fn(&str, Dispersion<'_>) -> T) -> Vec<T> {
        let sizes: Vec<u64> = self.articles.values().map(|(size, _)| *size).collect();
        let counts_of = |at: usize| self.articles.values().map(|(_, counts)| counts[at]).collect::<Vec<u64>>();
        let words = self.words.iter().enumerate();
        words.map(|(at, word)| measure(word, Dispersion { counts: &counts_of(at), sizes: &sizes })).collect()
    }
}

impl Tally for Spread {
    fn add(&mut self, document: &Document<'_>) {
        let mut counts = vec![0; self.words.len()];
        let mut size = 0;
        for word in document.words() {
            size += 1;
            let word = lower(word.text);
            self.words.iter().zip(&mut counts).for_each(|(asked, count)| *count += u64::from(*asked == word));
        }
        self.articles.insert(document.article.id.clone(), (size, counts));
    }

    fn absorb(&mut self, other: Self) {
        if self.words.is_empty() {
            *self = other;
            return;
        }
        self.articles.extend(other.articles);
    }
}
