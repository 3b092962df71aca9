//! Cut a text into blocks, sentences and tokens: `text -> segmentation`.
//!
//! By layout, punctuation and abbreviations alone: what the words mean is left to later stages.

mod abbreviation;
mod block;
mod layout;
mod line;
mod mark;
mod named;
mod page;
mod sentence;
mod token;
mod word;
mod zone;

use std::ops::Range;

pub use block::{Block, BlockKind};
pub(crate) use line::{is_name, is_name_with_role};
pub use sentence::{Sentence, sentences};
pub use token::{Token, TokenKind, tokens};
pub use word::{WordBuffer, Words, words};
pub use zone::blocks;

use crate::span::{BlockId, SentenceId, Span};

/// The blocks, sentences and tokens of a text, each in order and without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// Zones of the article, in order; white space and the signs of Markdown alone lie between them.
    pub blocks: Vec<Block>,
    /// Sentences, each within one block.
    pub sentences: Vec<Sentence>,
    /// Words and punctuation, each within one sentence.
    pub tokens: Vec<Token>,
}

impl Segmentation {
    /// Cuts `text`, in plain form. Linear in its length.
    ///
    /// ```
    /// use vidne::segment::Segmentation;
    /// let text = "Åben dør\n\nVi var kun to. \"Det gik,\" siger Bo Friis.";
    /// let cut = Segmentation::new(text);
    /// let sentences: Vec<&str> = cut.sentences.iter().map(|s| &text[s.span]).collect();
    /// assert_eq!(sentences, ["Åben dør", "Vi var kun to.", "\"Det gik,\" siger Bo Friis."]);
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Self {
        let blocks = blocks(text);
        let (tokens, stops) = token::tokens_within(text, &blocks);
        let sentences = sentence::sentences_at(text, &blocks, &tokens, &stops);
        Self { blocks, sentences, tokens }
    }

    /// The sentence that holds the byte at `at`, or else the last that begins before it.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<SentenceId> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= at);
        after.checked_sub(1).map(SentenceId::new)
    }

    /// The block that holds the byte at `at`, or else the last that begins before it.
    #[must_use]
    pub fn block_at(&self, at: usize) -> Option<BlockId> {
        let after = self.blocks.partition_point(|block| block.span.start() <= at);
        after.checked_sub(1).map(BlockId::new)
    }

    /// The indices of the tokens that begin within `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = self.tokens.partition_point(|token| token.span.start() < span.end());
        from..to.max(from)
    }

    /// The indices of the sentences of `block`.
    #[must_use]
    pub fn sentences_of(&self, block: BlockId) -> Range<usize> {
        let from = self.sentences.partition_point(|sentence| sentence.block < block);
        let to = self.sentences.partition_point(|sentence| sentence.block <= block);
        from..to
    }
}
