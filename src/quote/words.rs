//! A stretch of tokens as the rules read it: words by number, what class they are of, and no way past the ends.

use std::ops::Range;

pub(super) use crate::gloss::{Class, Function};
use crate::gloss::{Cue, Glosses};
use crate::lexicon::fold::Lower;
use crate::segment::Token;
use crate::span::Span;

/// The tokens of a text, and what they are.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// What each token is.
    classes: &'a [Class],
    /// Which function word each token is.
    functions: &'a [Function],
    glosses: &'a Glosses,
}

impl<'a> Whole<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], glosses: &'a Glosses) -> Self {
        let (classes, functions) = (&glosses.classes()[..tokens.len()], &glosses.functions()[..tokens.len()]);
        Self { text, tokens, classes, functions, glosses }
    }
}

/// The tokens of a stretch of text. Cheap to copy; a number beyond the last token gives the empty word.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    of: &'a Whole<'a>,
    from: u32,
    to: u32,
}

impl<'a> Words<'a> {
    /// All tokens of the text.
    pub(super) fn new(of: &'a Whole<'a>) -> Self {
        Self { of, from: 0, to: of.tokens.len() as u32 }
    }

    /// The tokens that begin within `span`.
    pub(super) fn within(self, span: Span) -> Self {
        let from = self.token_from(span.start());
        let to = self.token_from(span.end()).max(from);
        Self { from, to, ..self }
    }

    /// The first token that begins at or behind the byte `at`, by its number in the text.
    fn token_from(self, at: usize) -> u32 {
        let mut token = (self.of.glosses.near(at) as u32).clamp(self.from, self.to);
        while token < self.to && self.of.tokens[token as usize].span.start() < at {
            token += 1;
        }
        token
    }

    /// The tokens of these numbers.
    pub(super) fn numbered(self, numbers: Range<usize>) -> Self {
        debug_assert!(numbers.start <= numbers.end && numbers.end <= self.len(), "no such words: {numbers:?}");
        Self { from: self.from + numbers.start as u32, to: self.from + numbers.end as u32, ..self }
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
        (self.to - self.from) as usize
    }

    /// The number in the text of the token at `at`, if it is one of these.
    #[inline]
    fn index(self, at: usize) -> Option<usize> {
        (at < self.len()).then(|| self.from as usize + at)
    }

    /// The word at `at` as written; empty beyond the end.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.index(at).map_or("", |index| &self.of.text[self.of.tokens[index].span])
    }

    /// Whether the word at `at` is `word`, as written.
    // PERF: most words differ in length, and bytes need no look at where a letter begins.
    #[inline]
    pub(super) fn reads(self, at: usize, word: &str) -> bool {
        let span = self.index(at).map(|index| self.of.tokens[index].span);
        span.is_some_and(|span| self.of.text.as_bytes()[span.range()] == *word.as_bytes())
    }

    /// The text from the token at `first` to the one at `last`, both of which must exist.
    pub(super) fn text(self, first: usize, last: usize) -> &'a str {
        &self.of.text[self.cover(first, last)]
    }

    /// The word at `at` in small letters.
    pub(super) fn lower(self, at: usize) -> Lower<'a> {
        let is_large = self.class(at).is(Class::LARGE);
        if is_large { self.of.glosses.lower(self.span(at).range()) } else { Lower::Written(self.word(at)) }
    }

    /// Where the token at `at` lies. The token must exist.
    pub(super) fn span(self, at: usize) -> Span {
        assert!(at < self.len(), "no such word: {at}");
        self.of.tokens[self.from as usize + at].span
    }

    /// The tokens from `first` to `last`, both of which must exist.
    pub(super) fn cover(self, first: usize, last: usize) -> Span {
        self.span(first).cover(self.span(last))
    }

    /// What the word at `at` can be in a clause; nothing beyond the end.
    #[inline]
    pub(super) fn class(self, at: usize) -> Class {
        self.index(at).map_or(Class::NONE, |index| self.of.classes[index])
    }

    /// Which function word the word at `at` is, in whatever letters: `Har hun`.
    #[inline]
    pub(super) fn function(self, at: usize) -> Function {
        self.index(at).map_or(Function::NONE, |index| self.of.functions[index])
    }

    /// Whether the word at `at` is a function word of `sets` in small letters, as it is within a sentence: `hun har`.
    #[inline]
    pub(super) fn is(self, at: usize, sets: Function) -> bool {
        self.function(at).is(sets) && !self.class(at).is(Class::LARGE)
    }

    /// All sets that any of the words is in, in whatever letters.
    pub(super) fn functions(self) -> Function {
        let functions = &self.of.functions[self.from as usize..self.to as usize];
        functions.iter().fold(Function::NONE, |all, &function| all.or(function))
    }

    /// What the word at `at` can introduce.
    pub(super) fn cues(self, at: usize) -> &'static [Cue] {
        self.index(at).map_or(&[], |index| self.of.glosses.cues(index))
    }

    /// What the word at `at` can introduce, unless it has large letters.
    pub(super) fn cues_as_written(self, at: usize) -> &'static [Cue] {
        if self.class(at).is(Class::LARGE) { &[] } else { self.cues(at) }
    }

    /// All that any of the words is.
    pub(super) fn classes(self) -> Class {
        let classes = &self.of.classes[self.from as usize..self.to as usize];
        classes.iter().fold(Class::NONE, |all, &class| all.or(class))
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

    /// Whether the token at `at` is a dash.
    pub(super) fn is_dash(self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—")
    }

    /// Whether the token at `at` may stand between speech and its inquit, as a dash seldom does: `,`, `?`.
    pub(super) fn is_break(self, at: usize) -> bool {
        let class = self.class(at);
        class.is(Class::COMMA) || (class.is(Class::BREAK) && class.is(Class::STOP))
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
    fn a_large_cue_triggers_nothing() {
        let triggers = |text: &str| {
            let tokens = Segmentation::new(text).tokens;
            Words::new(&Whole::new(text, &tokens, &Glosses::new(text, &tokens))).classes().is(Class::TRIGGER)
        };
        assert!(triggers("siger") && !triggers("Siger"));
        assert!(triggers("ifølge") && triggers("Ifølge"));
        assert!(cues("Siger").is_empty() && !cues("siger").is_empty());
    }
}
