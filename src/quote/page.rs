//! A text with its segmentation, as the rules ask for it: which block, what comes before, what after.

use crate::quote::words::{Whole, Words};
use crate::segment::{Block, BlockKind, Segmentation};
use crate::span::{BlockId, Span};

/// A text and its segmentation. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) segmentation: &'a Segmentation,
    pub(super) words: Words<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, segmentation: &'a Segmentation, whole: &'a Whole<'a>) -> Self {
        Self { text, segmentation, words: Words::new(whole) }
    }

    /// The words of the sentence at `index`.
    pub(super) fn sentence(self, index: usize) -> Words<'a> {
        let tokens = &self.segmentation.sentences[index].tokens;
        self.words.numbered(tokens.start as usize..tokens.end as usize)
    }

    /// The block that holds the byte at `at`; nothing at the start of the text if there is none.
    pub(super) fn block_of(self, at: usize) -> Span {
        self.block_id(at).map_or(Span::default(), |id| self.segmentation.blocks[id.index()].span)
    }

    fn block_id(self, at: usize) -> Option<BlockId> {
        self.segmentation.block_at(at)
    }

    pub(super) fn kind_of(self, at: usize) -> BlockKind {
        self.block_id(at).map_or(BlockKind::Paragraph, |id| self.segmentation.blocks[id.index()].kind)
    }

    /// Whether nothing but space, stops and dashes stands in `span`, and not much of that: ten thousand quotation marks
    /// in a row are asked for each.
    pub(super) fn is_bare(self, span: Span) -> bool {
        span.len() <= 64 && self.text[span].chars().all(|c| !c.is_alphanumeric())
    }

    /// `span` without the white space at its ends.
    pub(super) fn trimmed(self, span: Span) -> Span {
        let text = &self.text[span];
        let start = span.start() + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// The block before the one at `at`, if it ends in a colon: `Hun tilføjer:` over the quote.
    pub(super) fn colon_before(self, at: usize) -> Option<Words<'a>> {
        let before = self.neighbours(at).0?;
        self.text[before].ends_with(':').then(|| self.words.within(before))
    }

    /// The blocks below the one that holds the byte at `at`.
    pub(super) fn blocks_after(self, at: usize) -> impl Iterator<Item = &'a Block> {
        let blocks = &self.segmentation.blocks;
        let next = self.block_id(at).map_or(blocks.len(), |id| id.index() + 1);
        blocks[next..].iter()
    }

    /// The words of the block after the one at `at`.
    pub(super) fn block_after(self, at: usize) -> Option<Words<'a>> {
        self.neighbours(at).1.map(|block| self.words.within(block))
    }

    /// The blocks before and after the one at `at`, past links to other articles.
    fn neighbours(self, at: usize) -> (Option<Span>, Option<Span>) {
        let blocks = &self.segmentation.blocks;
        let Some(id) = self.block_id(at) else { return (None, None) };
        let is_seen = |kind| !matches!(kind, BlockKind::Related | BlockKind::AltText);
        let near = 3;
        let before = blocks[..id.index()].iter().rev().take(near).find(|block| is_seen(block.kind));
        let after = blocks[id.index() + 1..].iter().take(near).find(|block| is_seen(block.kind));
        (before.map(|block| block.span), after.map(|block| block.span))
    }
}
