//! Count and measure: `(article, analysis) -> statistics`, in integers that add up.
//!
//! [`CorpusStats`] is a commutative monoid: any split of a corpus, in any order, adds up to the same counts.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::theme::Codebook;

/// What was counted in a set of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorpusStats {
    /// Articles.
    pub articles: u64,
}

impl CorpusStats {
    /// The counts of one article.
    #[must_use]
    pub fn of(article: &Article, analysis: &Analysis, codebook: &Codebook) -> Self {
        let _ = (article, analysis, codebook);
        Self { articles: 1 }
    }

    /// The counts of both.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self { articles: self.articles + other.articles }
    }
}
