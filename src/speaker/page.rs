//! What the stages before have found, as this one reads it: [`Page`].

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::gloss::{Class, Function, Glosses};
use crate::lexicon::fold::Lower;
use crate::quote::{Quote, QuoteKind};
use crate::segment::{BlockKind, Segmentation, Token};
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
    /// The number of the run that holds each token.
    run_of: Vec<u32>,
    /// The tokens that may name somebody or stand for somebody, in order. Most do not, and need not be looked at.
    pub(super) telling: Vec<u32>,
    /// Where each name stands first; few articles ask for it.
    pub(super) first_named: OnceCell<FxHashMap<&'a str, Span>>,
}

/// How many tokens before an `af` its verb stands at most.
const FRONT: usize = 12;
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
            run_of: Vec::with_capacity(classes.len()),
            telling,
            first_named: OnceCell::new(),
        };
        page.runs = page.cut();
        (0..).zip(&page.runs).for_each(|(number, run)| page.run_of.resize(run.tokens.end, number));
        page
    }

    #[inline]
    pub(super) fn tokens(&self) -> &'a [Token] {
        &self.segmentation.tokens
    }

    /// The text of a token; nothing behind the last one.
    #[inline]
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.tokens().get(token).map_or("", |token| &self.text[token.span])
    }

    /// The word of a token in small letters.
    pub(super) fn lower(&self, token: usize) -> Lower<'a> {
        let word = self.word(token);
        if self.is(token, Class::LARGE) { self.lower_of(self.tokens()[token].span) } else { Lower::Written(word) }
    }

    /// Words in small letters.
    pub(super) fn lower_of(&self, words: Span) -> Lower<'a> {
        self.glosses.lower(words.range())
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

    /// What a token is: which lists hold it in whatever letters, and how it is written; nothing behind the last one.
    #[inline]
    pub(super) fn class(&self, token: usize) -> Class {
        self.classes.get(token).copied().unwrap_or(Class::NONE)
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

    /// Whether a token is a function word of `sets`.
    #[inline]
    pub(super) fn is_function(&self, token: usize, sets: Function) -> bool {
        self.glosses.functions()[token].is(sets)
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
        &self.runs[self.run_number(token)]
    }

    /// The number of the run that holds a token.
    pub(super) fn run_number(&self, token: usize) -> usize {
        self.run_of.get(token).map_or(self.runs.len() - 1, |&number| number as usize)
    }

    /// Whether `link` is the `af` before whoever does what the sentence from `first` on tells: `Hun får støtte af …`, `Hun bakkes
    /// op af …`, but `Hun er træt af …`
    pub(super) fn is_by(&self, link: usize, first: usize) -> bool {
        let is_passive = |token: usize| self.word(token).ends_with("es") && !self.is(token, Class::PRONOUNS);
        let is_done = |token: usize| matches!(self.word(token), "får" | "fik" | "bliver" | "blev") || is_passive(token);
        // A sentence may be as long as the text.
        self.word(link) == "af" && (first.max(link.saturating_sub(FRONT)) + 1..link).any(is_done)
    }

    /// The first token from `from` on that joins something on, as `og` does, or `limit`.
    pub(super) fn before_joint(&self, from: usize, limit: usize) -> usize {
        (from..limit).find(|&token| self.is(token, Class::CONJUNCTIONS)).unwrap_or(limit)
    }

    /// Whether the byte `at` stands in a headline.
    pub(super) fn is_in_headline(&self, at: usize) -> bool {
        let block = self.segmentation.block_at(at);
        block.is_some_and(|id| self.segmentation.blocks[id.index()].kind == BlockKind::Headline)
    }

    /// The run before the one that holds a token.
    pub(super) fn run_before(&self, token: usize) -> Option<&Run> {
        self.runs.get(self.run_number(token).checked_sub(1)?)
    }

    /// The run behind the one that holds a token.
    pub(super) fn run_after(&self, token: usize) -> Option<&Run> {
        self.runs.get(*self.run_of.get(token)? as usize + 1)
    }

    /// Whether a token is `word`, which is of letters of ASCII, in whatever letters.
    pub(super) fn reads(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
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
            let Range { start: first, end } = sentence.range();
            let mut token = first;
            while token < end {
                let (is_quoted, until) = voices.at(self.tokens()[token].span.start());
                let next = if until < sentence.span.end() { self.token_from(until).min(end) } else { end };
                match runs.last_mut() {
                    Some(run) if token > first && run.is_quoted == is_quoted => run.tokens.end = next,
                    _ => runs.push(Run { tokens: token..next, is_quoted, begins: token == first }),
                }
                token = next;
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
    /// Whether a place is quoted, and where that may next change.
    fn at(&mut self, at: usize) -> (bool, usize) {
        while let Some(quote) = self.quotes.get(self.next)
            && quote.span.start() <= at
        {
            // Reported speech is told in the writer's words, and names in them are the writer's too.
            if quote.kind != QuoteKind::Indirect {
                self.quoted_to = self.quoted_to.max(quote.span.end());
            }
            self.next += 1;
        }
        let next = self.quotes.get(self.next).map_or(usize::MAX, |quote| quote.span.start());
        if at < self.quoted_to { (true, next.min(self.quoted_to)) } else { (false, next) }
    }
}

/// Whether a word begins with a capital letter.
pub(super) fn begins_large(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => word.chars().next().is_some_and(char::is_uppercase),
    }
}
