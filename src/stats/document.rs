//! One article as the tallies read it: [`Document`].

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::article::Article;
use crate::quote::Quote;
use crate::segment::{Sentence, Token, TokenKind};
use crate::span::{Offsets, QuoteId, SentenceId, Span, SpeakerId};
use crate::speaker::SpeakerKind;
use crate::stats::Voice;
use crate::theme::{Codebook, Tag, Zone};

/// What is asked of who speaks, where the metadata of an article do not say it of the article.
pub const SPEAKER_FIELDS: [&str; 3] = ["speaker", "role", "organisation"];

/// An article, what was found in it, and the codebook by which.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its layers.
    pub analysis: &'a Analysis,
    /// The codebook of its tags.
    pub codebook: &'a Codebook,
    offsets: OnceCell<Offsets<'a>>,
    /// The quotes it is narrowed to, in order.
    only: Option<Vec<QuoteId>>,
}

/// A word of the body; see the [module](crate::stats) for what is a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// Where.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// The quote it stands in.
    pub quote: Option<QuoteId>,
}

impl<'a> Document<'a> {
    /// `analysis` is of `article` and by `codebook`.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis, codebook: &'a Codebook) -> Self {
        Self { article, analysis, codebook, offsets: OnceCell::new(), only: None }
    }

    /// The same narrowed to some quotes: nothing but their words, their sentences and what they tell of.
    ///
    /// ```
    /// use vidne::stats::Document;
    /// use vidne::{Article, Codebook};
    /// let article = Article::new("001", "Ude\n\n\"Vi var to,\" siger Bo Friis, konsulent. \"Tre,\" siger Mia Holt.");
    /// let analysis = vidne::analyze(&article.text);
    /// let document = Document::new(&article, &analysis, Codebook::bundled());
    /// let said_by = document.said_by("role");
    /// let words: Vec<&str> = document.only(&said_by["konsulent"]).words().map(|word| word.text).collect();
    /// assert_eq!(words, ["Vi", "var", "to"]);
    /// ```
    #[must_use]
    pub fn only(&self, quotes: &BTreeSet<QuoteId>) -> Self {
        let only = quotes.iter().copied().filter(|&quote| self.has(quote)).collect();
        Self { only: Some(only), ..Self::new(self.article, self.analysis, self.codebook) }
    }

    /// Whether a quote is among those that the document is narrowed to.
    fn has(&self, quote: QuoteId) -> bool {
        self.only.as_ref().is_none_or(|only| only.binary_search(&quote).is_ok())
    }

    /// Whether words stand where the document is narrowed to.
    pub(crate) fn shows(&self, span: Span) -> bool {
        self.only.is_none() || self.analysis.quote_at(span).is_some_and(|quote| self.has(quote))
    }

    /// The quotes by a field of who says them: `speaker` (those with a name), `role` or `organisation`. A quote of a group is
    /// of each member; no other field has any.
    #[must_use]
    pub fn said_by(&self, field: &str) -> BTreeMap<String, BTreeSet<QuoteId>> {
        let mut said_by: BTreeMap<String, BTreeSet<QuoteId>> = BTreeMap::new();
        if !SPEAKER_FIELDS.contains(&field) {
            return said_by;
        }
        for quote in self.quotes() {
            for speaker in self.speakers_of(quote) {
                let Voice { name, role, organisation, .. } = Voice::of(self, speaker);
                let value = match field {
                    "role" => role.map(|role| role.to_lowercase()),
                    "organisation" => organisation,
                    _ => name.filter(|_| self.is_named(speaker)),
                };
                if let Some(value) = value {
                    said_by.entry(value).or_default().insert(quote);
                }
            }
        }
        said_by
    }

    /// The sentences of the body, with their ids, in order.
    pub fn sentences(&self) -> impl Iterator<Item = (SentenceId, &'a Sentence)> {
        let analysis = self.analysis;
        let in_body = |sentence: &Sentence| analysis.blocks[sentence.block.index()].kind.is_body();
        let is_said = move |sentence: &Sentence| {
            let quote = |id: &QuoteId| analysis.quotes[id.index()].span;
            let is_touched = |only: &Vec<QuoteId>| {
                let at = only.partition_point(|id| quote(id).end() <= sentence.span.start());
                only.get(at).is_some_and(|id| quote(id).start() < sentence.span.end())
            };
            self.only.as_ref().is_none_or(is_touched)
        };
        let numbered = analysis.sentences.iter().enumerate();
        let numbered = numbered.filter(move |(_, sentence)| in_body(sentence) && is_said(sentence));
        numbered.map(|(index, sentence)| (SentenceId::new(index), sentence))
    }

    /// The words of the body, in order. One pass over the tokens.
    ///
    /// ```
    /// use vidne::stats::Document;
    /// use vidne::{Article, Codebook};
    /// let article = Article::new("001", "Åben dør\n\nVi var kun to.");
    /// let analysis = vidne::analyze(&article.text);
    /// let document = Document::new(&article, &analysis, Codebook::bundled());
    /// let words: Vec<&str> = document.words().map(|word| word.text).collect();
    /// assert_eq!(words, ["Vi", "var", "kun", "to"]);
    /// ```
    pub fn words(&self) -> impl Iterator<Item = Word<'a>> {
        let text = self.article.text.as_str();
        self.places().map(|(span, sentence, quote)| Word { text: &text[span], span, sentence, quote })
    }

    /// The places of the words of the body, in order, each with its sentence and the quote it stands in.
    fn places(&self) -> impl Iterator<Item = (Span, SentenceId, Option<QuoteId>)> {
        let analysis = self.analysis;
        let tokens = self
            .sentences()
            .flat_map(move |(id, sentence)| analysis.tokens[sentence.range()].iter().map(move |token| (id, token)));
        let words = tokens.filter(|(_, token)| is_word(token));
        let mut quoted = Quoted::new(analysis);
        let places = words.map(move |(sentence, token)| (token.span, sentence, quoted.at(token.span)));
        places.filter(|&(_, _, quote)| self.shows_words_of(quote))
    }

    /// Does `visit` with the place of every word of the body, in order, and the quote it stands in.
    // PERF: the same as the iterator over them; as two loops it costs a third less.
    #[inline]
    pub(super) fn each_place(&self, mut visit: impl FnMut(Span, Option<QuoteId>)) {
        let mut quoted = Quoted::new(self.analysis);
        for (_, sentence) in self.sentences() {
            for token in self.analysis.tokens[sentence.range()].iter().filter(|token| is_word(token)) {
                let quote = quoted.at(token.span);
                if self.shows_words_of(quote) {
                    visit(token.span, quote);
                }
            }
        }
    }

    /// Whether the words of a quote, or of none, stand where the document is narrowed to.
    fn shows_words_of(&self, quote: Option<QuoteId>) -> bool {
        self.only.is_none() || quote.is_some_and(|quote| self.has(quote))
    }

    /// The quotes that count, in order: all but the pull quotes that repeat another.
    pub fn quotes(&self) -> impl Iterator<Item = QuoteId> {
        let numbered = self.analysis.quotes.iter().enumerate();
        let told = numbered.filter(|(_, quote)| quote.repeats.is_none()).map(|(index, _)| QuoteId::new(index));
        told.filter(|&quote| self.has(quote))
    }

    /// The tags that count, each with its quote.
    pub fn tags(&self) -> impl Iterator<Item = (&'a Tag, Option<QuoteId>)> {
        let analysis = self.analysis;
        let tags = analysis.tags.iter().filter(|tag| tag.counts() && self.shows(tag.span));
        tags.map(|tag| (tag, analysis.quote_at(tag.span)))
    }

    /// Whether a tag stands in the body.
    #[must_use]
    pub fn in_body(tag: &Tag) -> bool {
        matches!(tag.zone, Zone::Block(kind) if kind.is_body())
    }

    /// Who says `quote`: one speaker, or the members of a group that are in the article.
    #[must_use]
    pub fn speakers_of(&self, quote: QuoteId) -> Vec<SpeakerId> {
        let Some(id) = self.analysis.attribution(quote).speaker else { return Vec::new() };
        let members = &self.analysis.speakers[id.index()].members;
        if members.is_empty() { vec![id] } else { members.clone() }
    }

    /// Whether a speaker has a name of its own: a person, or a body.
    #[must_use]
    pub fn is_named(&self, speaker: SpeakerId) -> bool {
        matches!(self.analysis.speakers[speaker.index()].kind, SpeakerKind::Person | SpeakerKind::Organisation)
    }

    /// The line on which `span` begins, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.offsets().line(span)
    }

    /// The offsets of the text, counted at the first call.
    #[must_use]
    pub fn offsets(&self) -> &Offsets<'a> {
        self.offsets.get_or_init(|| Offsets::new(&self.article.text))
    }
}

/// Whether a token is counted as a word.
fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// The quotes of an article as one walks along its words.
struct Quoted<'a> {
    quotes: &'a [Quote],
    next: usize,
}

impl<'a> Quoted<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        Self { quotes: &analysis.quotes, next: 0 }
    }

    /// The quote that holds the word at `span`, which lies behind the one that was asked for last.
    #[inline]
    fn at(&mut self, span: Span) -> Option<QuoteId> {
        while self.quotes.get(self.next).is_some_and(|quote| quote.span.end() <= span.start()) {
            self.next += 1;
        }
        let holds = self.quotes.get(self.next).is_some_and(|quote| quote.span.contains(span));
        holds.then(|| QuoteId::new(self.next))
    }
}
