//! A stretch of tokens as the rules read it: words by number, what class they are of, and no way past the ends.

use std::ops::Range;

pub(super) use crate::gloss::Class;
use crate::gloss::{Cue, Gloss, Glosses};
use crate::lexicon::fold::{Lower, lower};
use crate::segment::Token;
use crate::span::Span;

/// The tokens of a stretch of text. Cheap to copy; a number beyond the last token gives the empty word.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The number of the gloss of each token, in `glosses`.
    numbers: &'a [u32],
    glosses: &'a [Gloss],
    all: &'a Glosses,
    /// How many tokens of the text stand before these.
    skipped: usize,
}

impl<'a> Words<'a> {
    /// All tokens of the text.
    pub(super) fn new(text: &'a str, tokens: &'a [Token], glosses: &'a Glosses) -> Self {
        Self { text, tokens, numbers: glosses.numbers(), glosses: glosses.all(), all: glosses, skipped: 0 }
    }

    /// The tokens that begin within `span`.
    pub(super) fn within(self, span: Span) -> Self {
        let from = self.token_from(span.start());
        self.numbered(from..self.token_from(span.end()).max(from))
    }

    /// The first token that begins at or behind the byte `at`.
    fn token_from(self, at: usize) -> usize {
        let mut token = self.all.near(at).saturating_sub(self.skipped).min(self.len());
        while self.tokens.get(token).is_some_and(|token| token.span.start() < at) {
            token += 1;
        }
        token
    }

    /// The tokens of these numbers.
    pub(super) fn numbered(self, numbers: Range<usize>) -> Self {
        let skipped = self.skipped + numbers.start;
        Self { tokens: &self.tokens[numbers.clone()], numbers: &self.numbers[numbers], skipped, ..self }
    }

    /// The first `count` tokens.
    pub(super) fn first(self, count: usize) -> Self {
        self.numbered(0..count.min(self.len()))
    }

    /// The tokens from number `at` on.
    pub(super) fn from(self, at: usize) -> Self {
        self.numbered(at.min(self.len())..self.len())
    }

    /// The last `count` tokens.
    pub(super) fn last(self, count: usize) -> Self {
        self.numbered(self.len().saturating_sub(count)..self.len())
    }

    pub(super) const fn len(self) -> usize {
        self.tokens.len()
    }

    /// The word at `at` as written; empty beyond the end.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span])
    }

    /// The word at `at` in small letters.
    pub(super) fn lower(self, at: usize) -> Lower<'a> {
        lower(self.word(at))
    }

    /// Where the token at `at` lies. The token must exist.
    pub(super) fn span(self, at: usize) -> Span {
        self.tokens[at].span
    }

    /// The tokens from `first` to `last`, both of which must exist.
    pub(super) fn cover(self, first: usize, last: usize) -> Span {
        self.span(first).cover(self.span(last))
    }

    fn gloss(self, at: usize) -> Option<&'a Gloss> {
        self.numbers.get(at).map(|&number| &self.glosses[number as usize])
    }

    /// What the word at `at` can be in a clause; nothing beyond the end.
    pub(super) fn class(self, at: usize) -> Class {
        self.gloss(at).map_or(Class::NONE, |gloss| gloss.class)
    }

    /// What the word at `at` can introduce.
    pub(super) fn cues(self, at: usize) -> &'static [Cue] {
        self.gloss(at).map_or(&[], |gloss| gloss.cues())
    }

    /// What the word at `at` can introduce, unless it has large letters.
    pub(super) fn cues_as_written(self, at: usize) -> &'static [Cue] {
        if self.class(at).is(Class::LARGE) { &[] } else { self.cues(at) }
    }

    /// Whether any of the words could make a sentence report speech.
    pub(super) fn has_trigger(self) -> bool {
        self.numbers.iter().any(|&number| self.glosses[number as usize].class.is(Class::TRIGGER))
    }

    /// Whether the token at `at` is a word (or a number, as in `23-årige`).
    pub(super) fn is_word(self, at: usize) -> bool {
        self.class(at).is(Class::WORD)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        self.class(at).is(Class::CAPITAL)
    }

    /// Whether the word at `at` is a word with meaning of its own, in small letters.
    pub(super) fn is_content(self, at: usize) -> bool {
        let class = self.class(at);
        class.is(Class::WORD) && !class.is(Class::CAPITAL.or(Class::GRAMMAR))
    }

    /// Whether the word at `at` is a small word inside names: Lars von Trier, Simone de Beauvoir.
    pub(super) fn is_particle(self, at: usize) -> bool {
        let class = self.class(at);
        class.is(Class::PARTICLE) && !class.is(Class::LARGE)
    }

    /// Whether the word at `at` is a single letter, as in `H. C.`.
    pub(super) fn is_initial(self, at: usize) -> bool {
        self.is_capital(at) && self.word(at).trim_end_matches('.').chars().count() == 1
    }

    /// Whether the token at `at` ends a sentence.
    pub(super) fn is_stop(self, at: usize) -> bool {
        self.class(at).is(Class::STOP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gloss::cues;
    use crate::segment::Segmentation;

    #[test]
    fn a_large_word_triggers_nothing_but_the_source_of_a_text() {
        let triggers = |text: &str| {
            let tokens = Segmentation::new(text).tokens;
            Words::new(text, &tokens, &Glosses::new(text, &tokens)).has_trigger()
        };
        assert!(triggers("siger") && !triggers("Siger"));
        assert!(triggers("ifølge") && triggers("Ifølge"));
        assert!(cues("Siger").is_empty() && !cues("siger").is_empty());
    }
}
