//! One article as the tallies read it: [`Document`].

use std::cell::OnceCell;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::segment::{Sentence, TokenKind};
use crate::span::{Offsets, QuoteId, SentenceId, Span, SpeakerId};
use crate::speaker::SpeakerKind;
use crate::theme::{Codebook, Tag, Zone};

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
        Self { article, analysis, codebook, offsets: OnceCell::new() }
    }

    /// The sentences of the body, with their ids, in order.
    pub fn sentences(&self) -> impl Iterator<Item = (SentenceId, &'a Sentence)> {
        let analysis = self.analysis;
        let in_body = |sentence: &Sentence| analysis.blocks[sentence.block.index()].kind.is_body();
        let numbered = analysis.sentences.iter().enumerate().filter(move |(_, sentence)| in_body(sentence));
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
        let (analysis, text) = (self.analysis, self.article.text.as_str());
        let tokens = self.sentences().flat_map(move |(id, sentence)| {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            analysis.tokens[range].iter().map(move |token| (id, token))
        });
        let words = tokens.filter(|(_, token)| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let mut quotes = analysis.quotes.iter().enumerate().peekable();
        words.map(move |(sentence, token)| {
            let span = token.span;
            while quotes.next_if(|(_, quote)| quote.span.end() <= span.start()).is_some() {}
            let holds = quotes.peek().filter(|(_, quote)| quote.span.contains(span));
            let quote = holds.map(|&(index, _)| QuoteId::new(index));
            Word { text: &text[span], span, sentence, quote }
        })
    }

    /// The quotes that count, in order: all but the pull quotes that repeat another.
    pub fn quotes(&self) -> impl Iterator<Item = QuoteId> {
        let numbered = self.analysis.quotes.iter().enumerate();
        numbered.filter(|(_, quote)| quote.repeats.is_none()).map(|(index, _)| QuoteId::new(index))
    }

    /// The tags that count, each with its quote.
    pub fn tags(&self) -> impl Iterator<Item = (&'a Tag, Option<QuoteId>)> {
        let analysis = self.analysis;
        analysis.tags.iter().filter(|tag| tag.counts()).map(|tag| (tag, analysis.quote_at(tag.span)))
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
