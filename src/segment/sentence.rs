//! Sentences: UAX #29's idea with Danish eyes - quotes stay whole with their inquit.

use std::ops::Range;

use crate::segment::{Block, Token};
use crate::span::{BlockId, Span};

/// A sentence, within one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// The block it lies in.
    pub block: BlockId,
    /// Its tokens, as indices into [`Segmentation::tokens`](crate::segment::Segmentation::tokens).
    pub tokens: Range<u32>,
}

/// The sentences of the blocks, in order. Every token lies in exactly one.
pub(super) fn sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for (index, block) in blocks.iter().enumerate() {
        let last = first + tokens[first..].partition_point(|token| token.span.start() < block.span.end());
        let mut from = first;
        for at in first..last {
            let ends = at + 1 == last
                || (is_stop(&text[tokens[at].span])
                    && begins(text, tokens[at + 1].span)
                    && text[tokens[at].span.end()..].starts_with(' '));
            if ends {
                let span = tokens[from].span.cover(tokens[at].span);
                sentences.push(Sentence { span, block: BlockId::new(index), tokens: narrow(from)..narrow(at + 1) });
                from = at + 1;
            }
        }
        first = last;
    }
    sentences
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 tokens")
}

fn is_stop(token: &str) -> bool {
    matches!(token, "." | "!" | "?")
}

fn begins(text: &str, span: Span) -> bool {
    text[span].chars().next().is_some_and(|first| !first.is_lowercase())
}
