//! Everything that was found in one article: [`Analysis`].

use std::borrow::Cow;

use crate::plain::{Plain, tidy};
use crate::quote::Quote;
use crate::segment::{Block, Sentence, Token};
use crate::span::{QuoteId, Span, SpeakerId};
use crate::speaker::{Attribution, Speaker, role_label};
use crate::theme::Tag;

/// How many marked fragments a reported clause can hold before the words behind them are no longer looked up.
const FRAGMENTS: usize = 8;

/// The layers of one article, each in order. Holds no text: every place is a [`Span`] of bytes in the text analysed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Zones.
    pub blocks: Vec<Block>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Words and punctuation.
    pub tokens: Vec<Token>,
    /// Reported speech.
    pub quotes: Vec<Quote>,
    /// Who could speak.
    pub speakers: Vec<Speaker>,
    /// Who said what: one a quote, in the order of the quotes.
    pub attributions: Vec<Attribution>,
    /// Words that carry a theme, the cancelled ones too.
    pub tags: Vec<Tag>,
}

impl Analysis {
    /// The attribution of a quote.
    ///
    /// # Panics
    /// If the id is of another analysis and beyond this one's quotes.
    #[must_use]
    pub fn attribution(&self, quote: QuoteId) -> &Attribution {
        &self.attributions[quote.index()]
    }

    /// Who said a quote, if it can be told.
    ///
    /// # Panics
    /// If the id is of another analysis and beyond this one's quotes.
    #[must_use]
    pub fn speaker_of(&self, quote: QuoteId) -> Option<&Speaker> {
        self.attribution(quote).speaker.map(|speaker| &self.speakers[speaker.index()])
    }

    /// The name of a speaker on one line; a group is the names of its members: `Ib Falk; Mona Kjær`.
    ///
    /// # Panics
    /// If the id is of another analysis and beyond this one's speakers.
    #[must_use]
    pub fn name<'t>(&self, text: &'t str, speaker: SpeakerId) -> Cow<'t, str> {
        let speaker = &self.speakers[speaker.index()];
        if speaker.members.is_empty() {
            return tidy(&text[speaker.name]);
        }
        let names: Vec<_> = speaker.members.iter().map(|&member| self.name(text, member)).collect();
        Cow::Owned(names.join("; "))
    }

    /// The role of a speaker as it stands in a table: [`role_label`].
    ///
    /// ```
    /// let text = "Konsulenten Mona Kjær fra Struer Kommune siger: \"Det gik.\"";
    /// let analysis = vidne::analyze(text);
    /// let speaker = analysis.attributions[0].speaker.expect("the words beside the quote name her");
    /// assert_eq!(analysis.role(text, speaker).as_deref(), Some("konsulent"));
    /// ```
    ///
    /// # Panics
    /// If the id is of another analysis and beyond this one's speakers.
    #[must_use]
    pub fn role<'t>(&self, text: &'t str, speaker: SpeakerId) -> Option<Cow<'t, str>> {
        let words = tidy(&text[self.speakers[speaker.index()].role?]);
        Some(match words {
            Cow::Borrowed(words) => role_label(words),
            Cow::Owned(words) => Cow::Owned(role_label(&words).into_owned()),
        })
    }

    /// The innermost quote that holds `span`: a marked fragment before the reported clause around it.
    #[must_use]
    pub fn quote_at(&self, span: Span) -> Option<QuoteId> {
        let after = self.quotes.partition_point(|quote| quote.span.start() <= span.start());
        // Quotes lie apart, but for the fragments of a reported clause, of which a sentence has few.
        let near = self.quotes[..after].iter().enumerate().rev().take(FRAGMENTS);
        near.into_iter().find(|(_, quote)| quote.span.contains(span)).map(|(index, _)| QuoteId::new(index))
    }

    /// Carries every span from the plain text back to the original.
    pub(crate) fn restore(&mut self, plain: &Plain<'_>) {
        if plain.is_original() {
            return;
        }
        let carry = |span: &mut Span| *span = plain.original(*span);
        self.blocks.iter_mut().for_each(|block| carry(&mut block.span));
        self.sentences.iter_mut().for_each(|sentence| carry(&mut sentence.span));
        self.tokens.iter_mut().for_each(|token| carry(&mut token.span));
        for tag in &mut self.tags {
            carry(&mut tag.span);
            tag.turned_by.as_mut().map(carry);
        }
        for quote in &mut self.quotes {
            carry(&mut quote.span);
            carry(&mut quote.content);
            if let Some(inquit) = &mut quote.inquit {
                carry(&mut inquit.span);
                carry(&mut inquit.cue);
                inquit.source.iter_mut().for_each(carry);
            }
        }
        for speaker in &mut self.speakers {
            carry(&mut speaker.name);
            speaker.role.iter_mut().for_each(carry);
            speaker.organisation.iter_mut().for_each(carry);
            speaker.mentions.iter_mut().for_each(|mention| carry(&mut mention.span));
        }
        for attribution in &mut self.attributions {
            attribution.mention.iter_mut().for_each(carry);
            attribution.cue.iter_mut().for_each(carry);
        }
    }
}
