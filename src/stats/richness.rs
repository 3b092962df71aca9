//! How varied the vocabulary is, article by article, in integers that add up: [`Richness`].

use serde::{Deserialize, Serialize};

use crate::stats::tally::{Sum, sum_of_fields};
use crate::stats::{Diversity, Document, Measured, Tally, Undefined};

/// How many words a window of MATTR has.
pub const WINDOW: usize = 50;

/// Windows and factors of all articles. No window crosses from one article into the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Richness {
    /// Windows of 50 words.
    pub windows: u64,
    /// The types in each, summed.
    pub window_types: u64,
    /// Articles that have an MTLD.
    pub mtld_articles: u64,
    /// Their MTLD in billionths, summed: as integers they add up in any order.
    pub mtld_billionths: u128,
}

sum_of_fields!(Richness { windows, window_types, mtld_articles, mtld_billionths });

impl Richness {
    /// The mean type-token ratio of all windows of 50 words within an article.
    ///
    /// # Errors
    /// If no article has 50 words.
    pub fn mattr(&self) -> Measured {
        if self.windows == 0 {
            return Err(Undefined::TooShort(WINDOW));
        }
        Ok(self.window_types as f64 / (self.windows as f64 * WINDOW as f64))
    }

    /// The mean MTLD of the articles that have one.
    ///
    /// # Errors
    /// If none has.
    pub fn mtld(&self) -> Measured {
        if self.mtld_articles == 0 {
            return Err(Undefined::NoRepetition);
        }
        Ok(self.mtld_billionths as f64 / 1e9 / self.mtld_articles as f64)
    }
}

impl Richness {
    /// Counts one article more by its types.
    pub(super) fn add_article(&mut self, diversity: &Diversity) {
        let (types, windows) = diversity.windows(WINDOW);
        self.windows += windows;
        self.window_types += types;
        if let Ok(mtld) = diversity.mtld() {
            self.mtld_articles += 1;
            self.mtld_billionths += (mtld * 1e9).round() as u128;
        }
    }
}

impl Tally for Richness {
    fn add(&mut self, document: &Document<'_>) {
        self.add_article(&Diversity::of(document.words().map(|word| word.text)));
    }

    fn absorb(&mut self, other: Self) {
        self.plus(other);
    }
}
