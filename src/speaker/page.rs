//! What the stages before have found, as this one reads it: [`Page`].

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::gloss::{Class, Glosses};
use crate::lexicon::fold::{Lower, lower};
use crate::quote::{Quote, QuoteKind};
use crate::segment::{Segmentation, Token};
use crate::span::Span;
use crate::speaker::lists::PRONOUNS;

/// A text with its tokens, and who speaks in which: the writer or somebody quoted.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) segmentation: &'a Segmentation,
    pub(super) quotes: &'a [Quote],
    glosses: &'a Glosses,
    /// What each token is.
    classes: &'a [Class],
    /// Tokens without a break between them: of one sentence, and all quoted or all narrated.
    pub(super) runs: Vec<Run>,
    /// The tokens that may name somebody or stand for somebody, in order. Most do not, and need not be looked at.
    pub(super) telling: Vec<u32>,
    /// Where each name stands first; few articles ask for it.
    pub(super) first_named: OnceCell<FxHashMap<&'a str, Span>>,
}

/// What names somebody, and what stands for them.
const TELLING: Class = Class::LARGE.or(Class::PRONOUNS).or(Class::ARTICLES).or(Class::ROLES).or(Class::PERSON_NOUNS);

/// Neighbouring tokens of one sentence and one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Indices of tokens.
    pub(super) tokens: Range<usize>,
    /// Whether somebody other than the writer says them.
    pub(super) is_quoted: bool,
    /// Whether the first token begins a sentence.
    pub(super) begins: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        text: &'a str,
        segmentation: &'a Segmentation,
        quotes: &'a [Quote],
        glosses: &'a Glosses,
    ) -> Self {
        let classes = glosses.classes();
        let telling = glosses.tokens(TELLING);
        let mut page = Self {
            text,
            segmentation,
            quotes,
            glosses,
            classes,
            runs: Vec::new(),
            telling,
            first_named: OnceCell::new(),
        };
        page.runs = page.cut();
        page
    }

    #[inline]
    pub(super) fn tokens(&self) -> &'a [Token] {
        &self.segmentation.tokens
    }

    #[inline]
    pub(super) fn word(&self, token: usize) -> &'a str {
        &self.text[self.tokens()[token].span]
    }

    /// The word of a token in small letters.
    pub(super) fn lower(&self, token: usize) -> Lower<'a> {
        if self.is(token, Class::LARGE) { lower(self.word(token)) } else { Lower::Written(self.word(token)) }
    }

    /// What the list of pronouns tells of a token, if it is one.
    pub(super) fn pronoun(&self, token: usize) -> Option<&'static str> {
        if self.is(token, Class::PRONOUNS) { PRONOUNS.get(&self.lower(token)) } else { None }
    }

    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens()[tokens.start].span.cover(self.tokens()[tokens.end - 1].span)
    }

    /// The bytes between a token and the one after it, or the end of the text.
    pub(super) fn gap(&self, token: usize) -> &'a str {
        let next = self.tokens().get(token + 1).map_or(self.text.len(), |next| next.span.start());
        self.text.get(self.tokens()[token].span.end()..next).unwrap_or("")
    }

    /// What a token is: which lists hold it in whatever letters, and how it is written.
    #[inline]
    pub(super) fn class(&self, token: usize) -> Class {
        self.classes[token]
    }

    /// What a word is that is likely that of a token, or a part of it: `Mona` of `Monas`.
    pub(super) fn class_at(&self, token: usize, word: &str) -> Class {
        let is_token = self.tokens().get(token).is_some_and(|token| &self.text[token.span] == word);
        if is_token { self.class(token) } else { self.class_of(word) }
    }

    /// What a word is that need not be a token, as the parts of `Inge-Lise` are none.
    pub(super) fn class_of(&self, word: &str) -> Class {
        self.glosses.class_of(word)
    }

    /// Whether a token is any of `class`.
    #[inline]
    pub(super) fn is(&self, token: usize, class: Class) -> bool {
        self.class(token).is(class)
    }

    /// Whether a token is any of `class`, and written in small letters.
    #[inline]
    pub(super) fn is_small(&self, token: usize, class: Class) -> bool {
        let found = self.class(token);
        found.is(class) && !found.is(Class::LARGE)
    }

    #[inline]
    pub(super) fn is_word(&self, token: usize) -> bool {
        self.is(token, Class::LETTERS)
    }

    /// Whether a token is a word that begins with a capital.
    #[inline]
    pub(super) fn is_capital(&self, token: usize) -> bool {
        let class = self.class(token);
        class.is(Class::CAPITAL) && class.is(Class::LETTERS)
    }

    /// The run that holds a token.
    pub(super) fn run_of(&self, token: usize) -> &Run {
        let after = self.runs.partition_point(|run| run.tokens.start <= token);
        &self.runs[after - 1]
    }

    /// Whether `link` is the `af` before whoever does what the sentence from `first` on tells: `Hun får støtte af …`, `Hun bakkes
    /// op af …`, but `Hun er træt af …`
    pub(super) fn is_by(&self, link: usize, first: usize) -> bool {
        let is_passive = |token: usize| self.word(token).ends_with("es") && !self.is(token, Class::PRONOUNS);
        let is_done = |token: usize| matches!(self.word(token), "får" | "fik" | "bliver" | "blev") || is_passive(token);
        self.word(link) == "af" && (first + 1..link).any(is_done)
    }

    /// The run behind the one that holds a token.
    pub(super) fn run_after(&self, token: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.tokens.start <= token))
    }

    /// The first token that begins at or after the byte `at`.
    pub(super) fn token_from(&self, at: usize) -> usize {
        let mut token = self.glosses.near(at);
        while self.tokens().get(token).is_some_and(|token| token.span.start() < at) {
            token += 1;
        }
        token
    }

    fn cut(&self) -> Vec<Run> {
        let mut voices = Voices { quotes: self.quotes, next: 0, quoted_to: 0 };
        let mut runs: Vec<Run> = Vec::with_capacity(self.segmentation.sentences.len() + 2 * self.quotes.len());
        for sentence in &self.segmentation.sentences {
            let range = sentence.range();
            if let Some(is_quoted) = voices.is_quoted_throughout(sentence.span) {
                if !range.is_empty() {
                    runs.push(Run { tokens: range, is_quoted, begins: true });
                }
                continue;
            }
            let mut begins = true;
            for token in range {
                let is_quoted = voices.is_quoted(self.tokens()[token].span.start());
                match runs.last_mut() {
                    Some(run) if !begins && run.is_quoted == is_quoted => run.tokens.end = token + 1,
                    _ => runs.push(Run { tokens: token..token + 1, is_quoted, begins }),
                }
                begins = false;
            }
        }
        runs
    }
}

/// Tells for one place after the other whether it is quoted.
struct Voices<'a> {
    quotes: &'a [Quote],
    next: usize,
    quoted_to: usize,
}

impl Voices<'_> {
    /// Whether all of a sentence is quoted or all of it is not, if that can be told at once: no quote begins in it, and
    /// none ends.
    fn is_quoted_throughout(&self, sentence: Span) -> Option<bool> {
        let has_begun = self.quotes.get(self.next).is_some_and(|quote| quote.span.start() < sentence.end());
        let ends = sentence.start() < self.quoted_to && self.quoted_to < sentence.end();
        (!has_begun && !ends).then_some(sentence.start() < self.quoted_to)
    }

    fn is_quoted(&mut self, at: usize) -> bool {
        while let Some(quote) = self.quotes.get(self.next)
            && quote.span.start() <= at
        {
            // Reported speech is told in the writer's words, and names in them are the writer's too.
            if quote.kind != QuoteKind::Indirect {
                self.quoted_to = self.quoted_to.max(quote.span.end());
            }
            self.next += 1;
        }
        at < self.quoted_to
    }
}

/// Whether a word begins with a capital letter.
pub(super) fn begins_large(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => word.chars().next().is_some_and(char::is_uppercase),
    }
}
