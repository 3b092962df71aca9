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
pub(crate) use line::is_name_with_role;
pub use sentence::Sentence;
pub use token::{Token, TokenKind, tokens};
pub use word::{WordBuffer, Words, words};

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
        let blocks = zone::blocks(text);
        let mut sentences = Vec::with_capacity(text.len().min(word::SAMPLE) / 64 + 1);
        let mut cutter = token::Cutter::new(text);
        let mut runs = word::Runs::new(text);
        for (index, block) in blocks.iter().enumerate() {
            let first = cutter.tokens.len();
            cutter.cut_block(block.span, &mut runs);
            let tokens = sentence::Tokens { text, all: &cutter.tokens, first, stops: &cutter.stops };
            sentence::sentences_within(BlockId::new(index), &tokens, &mut sentences);
        }
        Self { blocks, sentences, tokens: cutter.tokens }
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
