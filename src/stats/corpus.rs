//! The counts of a corpus: [`CorpusStats`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::article::Article;
use crate::quote::{QuoteForm, QuoteKind};
use crate::span::{QuoteId, SentenceId, Span, SpeakerId, ThemeId};
use crate::stats::readability::is_long;
use crate::stats::tally::{Sum, sum_of_fields};
use crate::stats::telling::{self, Tellings};
use crate::stats::voice::{Share, Voices};
use crate::stats::{Band, Document, Measured, Tally, lix, rix};
use crate::theme::{Codebook, Polarity, Tag};

/// What was counted in a set of articles: integers that add up, and a few quotes in a total order.
///
/// ```
/// use vidne::stats::CorpusStats;
/// use vidne::{Article, Codebook};
/// let of = |id, text| {
///     let article = Article::new(id, text);
///     CorpusStats::of(&article, &vidne::analyze(&article.text), Codebook::bundled())
/// };
/// let (a, b) = (of("a", "Dør\n\nVi var to."), of("b", "Vej\n\nDe gik hjem igen."));
/// assert_eq!(a.clone().merge(b.clone()), b.merge(a));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusStats {
    /// Articles.
    pub articles: u64,
    /// Words of the body.
    pub words: u64,
    /// Those of more than six letters and digits.
    pub long_words: u64,
    /// Sentences of the body.
    pub sentences: u64,
    /// Reported speech.
    pub quotes: QuoteCounts,
    /// Themes, by their id in the codebook; also those that nothing carries.
    pub themes: BTreeMap<String, ThemeCounts>,
    /// Who is quoted.
    pub voices: Voices,
}

/// Quotes, without pull quotes that repeat another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteCounts {
    /// All.
    pub total: u64,
    /// By how true to the words they are.
    pub by_kind: BTreeMap<QuoteKind, u64>,
    /// By how the page shows them.
    pub by_form: BTreeMap<QuoteForm, u64>,
    /// Those whose speaker has a name.
    pub named: u64,
    /// Words of the body that stand in them.
    pub words: u64,
}

/// What carries a theme. Cancelled words carry nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeCounts {
    /// Articles, whatever the zone.
    pub articles: u64,
    /// Quotes.
    pub quotes: u64,
    /// Sentences of the body with a hit outside quotes.
    pub narration: u64,
    /// Hits in the body: what a rate per 1,000 words counts.
    pub body: u64,
    /// Of these, for the theme.
    pub pro: u64,
    /// Of these, for its opposite or lack.
    pub contra: u64,
    /// Words that a pattern found and a rule cancelled, in all zones.
    pub cancelled: u64,
    /// Hits by zone.
    pub zones: BTreeMap<String, u64>,
    /// Hits of the body by fifths of the article.
    pub fifths: [u64; 5],
    /// The quotes that tell most.
    pub telling: Tellings,
}

sum_of_fields!(CorpusStats { articles, words, long_words, sentences, quotes, themes, voices });
sum_of_fields!(QuoteCounts { total, by_kind, by_form, named, words });
sum_of_fields!(ThemeCounts { articles, quotes, narration, body, pro, contra, cancelled, zones, fifths, telling });

impl CorpusStats {
    /// The counts of one article. Linear in its layers.
    #[must_use]
    pub fn of(article: &Article, analysis: &Analysis, codebook: &Codebook) -> Self {
        let mut stats = Self::default();
        stats.add(&Document::new(article, analysis, codebook));
        stats
    }

    /// The counts of both. Commutative and associative, with `CorpusStats::default()` as its unit.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.plus(other);
        self
    }

    /// How hard the body is to read.
    ///
    /// # Errors
    /// Without words or sentences it is not defined.
    pub fn lix(&self) -> Measured {
        lix(self.words, self.long_words, self.sentences)
    }

    /// What the LIX means.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.lix().ok().map(Band::of)
    }

    /// Long words a sentence.
    ///
    /// # Errors
    /// Without words or sentences it is not defined.
    pub fn rix(&self) -> Measured {
        rix(self.words, self.long_words, self.sentences)
    }
}

impl Tally for CorpusStats {
    fn add(&mut self, document: &Document<'_>) {
        let mut counted = WordCounts::new(document);
        document.each_place(|span, quote| counted.add(document, span, quote));
        self.add_article(document, &counted);
    }

    fn absorb(&mut self, other: Self) {
        self.plus(other);
    }
}

/// What is counted of the words of an article.
pub(super) struct WordCounts {
    words: u64,
    long_words: u64,
    /// The words of every quote.
    words_of: Vec<u64>,
}

impl WordCounts {
    /// Nothing counted yet of `document`.
    pub(super) fn new(document: &Document<'_>) -> Self {
        Self { words: 0, long_words: 0, words_of: vec![0; document.analysis.quotes.len()] }
    }

    #[inline]
    pub(super) fn add(&mut self, document: &Document<'_>, span: Span, quote: Option<QuoteId>) {
        self.words += 1;
        self.long_words += u64::from(is_long(&document.article.text.as_bytes()[span.start()..span.end()]));
        if let Some(quote) = quote {
            self.words_of[quote.index()] += 1;
        }
    }
}

/// The themes of every quote, each with its hits.
type ThemesOf = BTreeMap<QuoteId, BTreeMap<ThemeId, u64>>;

impl CorpusStats {
    /// Counts one article more, whose words are counted.
    pub(super) fn add_article(&mut self, document: &Document<'_>, counted: &WordCounts) {
        self.articles += 1;
        self.words += counted.words;
        self.long_words += counted.long_words;
        self.sentences += document.sentences().count() as u64;
        let themes_of = self.add_tags(document, &counted.words_of);
        self.add_quotes(document, &counted.words_of, &themes_of);
    }

    fn add_quotes(&mut self, document: &Document<'_>, words_of: &[u64], themes_of: &ThemesOf) {
        let mut shares: BTreeMap<SpeakerId, Share> = BTreeMap::new();
        for id in document.quotes() {
            let (quote, words) = (&document.analysis.quotes[id.index()], words_of[id.index()]);
            let speakers = document.speakers_of(id);
            let is_named = !speakers.is_empty() && speakers.iter().all(|&speaker| document.is_named(speaker));
            self.quotes.total += 1;
            self.quotes.words += words;
            self.quotes.named += u64::from(is_named);
            *self.quotes.by_kind.entry(quote.kind).or_default() += 1;
            *self.quotes.by_form.entry(quote.form).or_default() += 1;
            for speaker in speakers {
                let share = shares.entry(speaker).or_insert_with(|| Share { articles: 1, ..Share::default() });
                share.quotes += 1;
                share.words += words;
                for theme in themes_of.get(&id).into_iter().flat_map(BTreeMap::keys) {
                    *share.themes.entry(document.codebook.theme(*theme).id.clone()).or_default() += 1;
                }
            }
        }
        self.voices.add_article(shares, document);
    }

    /// Counts the tags; gives the themes of every quote.
    fn add_tags(&mut self, document: &Document<'_>, words_of: &[u64]) -> ThemesOf {
        let themes = document.codebook.themes();
        let mut found = vec![Found::default(); themes.len()];
        let mut themes_of = ThemesOf::new();
        for tag in document.analysis.tags.iter().filter(|tag| !tag.counts() && document.shows(tag.span)) {
            found[tag.theme.index()].counts.cancelled += 1;
        }
        for (tag, quote) in document.tags() {
            let repeats = quote.is_some_and(|quote| document.analysis.quotes[quote.index()].repeats.is_some());
            if repeats {
                continue;
            }
            found[tag.theme.index()].add(document, tag, quote);
            if let Some(quote) = quote {
                *themes_of.entry(quote).or_default().entry(tag.theme).or_default() += 1;
            }
        }
        for (&quote, hits_of) in &themes_of {
            for (theme, &hits) in hits_of {
                let score = telling::score(document, quote, hits, words_of[quote.index()]);
                found[theme.index()].counts.quotes += 1;
                found[theme.index()].candidates.push((score, quote));
            }
        }
        for (theme, found) in themes.iter().zip(found) {
            if !self.themes.contains_key(&theme.id) {
                self.themes.insert(theme.id.clone(), ThemeCounts::default());
            }
            if let Some(counts) = self.themes.get_mut(&theme.id) {
                counts.telling.add(document, found.candidates);
                counts.plus(found.counts);
            }
        }
        themes_of
    }
}

/// What one article has of a theme.
#[derive(Clone, Debug, Default)]
struct Found {
    counts: ThemeCounts,
    /// The last sentence that was counted as narration.
    last: Option<SentenceId>,
    candidates: Vec<(u16, QuoteId)>,
}

impl Found {
    fn add(&mut self, document: &Document<'_>, tag: &Tag, quote: Option<QuoteId>) {
        let counts = &mut self.counts;
        counts.articles = 1;
        *counts.zones.entry(tag.zone.name().to_owned()).or_default() += 1;
        if !Document::in_body(tag) {
            return;
        }
        counts.body += 1;
        match tag.polarity {
            Polarity::Pro => counts.pro += 1,
            Polarity::Contra => counts.contra += 1,
        }
        // A tag lies within the text, so that the fifth is at most the last.
        counts.fifths[(tag.span.start() * 5 / document.article.text.len()).min(4)] += 1;
        if quote.is_none() && self.last != Some(tag.sentence) {
            self.last = Some(tag.sentence);
            counts.narration += 1;
        }
    }
}
