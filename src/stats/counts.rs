//! Everything that is counted of a corpus, in one pass: [`Counts`].

use serde::{Deserialize, Serialize};

use crate::stats::corpus::WordCounts;
use crate::stats::{CorpusStats, Diversity, Document, Richness, Tally, Together, Vocabulary};

/// All counts of a corpus. What `vidne stats --partial` writes and `vidne merge` adds up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Words, quotes, speakers, themes.
    pub corpus: CorpusStats,
    /// Words by form.
    pub vocabulary: Vocabulary,
    /// How varied they are within the articles.
    pub richness: Richness,
    /// Which themes go together.
    pub together: Together,
}

impl Tally for Counts {
    fn add(&mut self, document: &Document<'_>) {
        let Self { corpus, vocabulary, richness, together } = self;
        let (mut counted, mut text) =
            (WordCounts::new(document), Diversity::with_capacity(document.analysis.tokens.len()));
        // PERF: one pass and one look-up a word for all that is counted of it.
        document.each_place(|span, quote| {
            counted.add(document, span, quote);
            text.push(vocabulary.count(document, span, quote));
        });
        vocabulary.end_article();
        corpus.add_article(document, &counted);
        richness.add_article(&text);
        together.add(document);
    }

    fn absorb(&mut self, other: Self) {
        let Self { corpus, vocabulary, richness, together } = other;
        self.corpus.absorb(corpus);
        self.vocabulary.absorb(vocabulary);
        self.richness.absorb(richness);
        self.together.absorb(together);
    }
}
