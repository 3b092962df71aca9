//! A stretch of tokens as the rules read it: words by number, what class they are of, and no way past the ends.

use std::ops::Range;

use crate::lexicon::fold::{Lower, lower};
use crate::quote::cue::Cue;
use crate::quote::sort::Sort;
use crate::segment::Token;
use crate::span::Span;

/// The tokens of a stretch of text. Cheap to copy; a number beyond the last token gives the empty word.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// One for each token.
    sorts: &'a [Sort],
}

impl<'a> Words<'a> {
    /// All tokens of the text.
    pub(super) const fn new(text: &'a str, tokens: &'a [Token], sorts: &'a [Sort]) -> Self {
        Self { text, tokens, sorts }
    }

    /// The tokens that begin within `span`.
    pub(super) fn within(self, span: Span) -> Self {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = from + self.tokens[from..].partition_point(|token| token.span.start() < span.end());
        self.numbered(from..to)
    }

    /// The tokens of these numbers.
    pub(super) fn numbered(self, numbers: Range<usize>) -> Self {
        Self { text: self.text, tokens: &self.tokens[numbers.clone()], sorts: &self.sorts[numbers] }
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

    /// What the word at `at` can be in a clause; nothing beyond the end.
    pub(super) fn class(self, at: usize) -> Class {
        self.sorts.get(at).map_or(Class::NONE, |sort| sort.class)
    }

    /// What the word at `at` can introduce.
    pub(super) fn cues(self, at: usize) -> &'static [Cue] {
        self.sorts.get(at).map_or(&[], |sort| sort.cues())
    }

    /// What the word at `at` can introduce, unless it has large letters.
    pub(super) fn cues_as_written(self, at: usize) -> &'static [Cue] {
        if self.class(at).is(Class::LARGE) { &[] } else { self.cues(at) }
    }

    /// Whether any of the words could make a sentence report speech.
    pub(super) fn has_trigger(self) -> bool {
        self.sorts.iter().any(|sort| sort.is_trigger())
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

/// What a word is: what it can be in a clause, which lists it is on, how it is written; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    pub(super) const NONE: Self = Self(0);
    pub(super) const PREPOSITION: Self = Self(1);
    pub(super) const CONJUNCTION: Self = Self(2);
    pub(super) const RELATIVE: Self = Self(4);
    /// First and second person: whoever speaks, and whoever is spoken to.
    pub(super) const SPEECH: Self = Self(8);
    pub(super) const THIRD: Self = Self(16);
    pub(super) const IMPERSONAL: Self = Self(32);
    pub(super) const OTHER: Self = Self(64);
    pub(super) const DETERMINER: Self = Self(128);
    pub(super) const ADVERB: Self = Self(256);
    pub(super) const VERB: Self = Self(512);
    /// Any of the above.
    pub(super) const GRAMMAR: Self = Self(1023);
    /// `ifølge`.
    pub(super) const ACCORDING: Self = Self(1 << 10);
    /// `lyder`, `hedder`: verbs of texts, whose subject is no more than "det".
    pub(super) const DOCUMENT: Self = Self(1 << 11);
    /// `svaret`, `beskeden`: nouns for what somebody says.
    pub(super) const SAYING: Self = Self(1 << 12);
    /// `von`, `de`: small words inside names.
    pub(super) const PARTICLE: Self = Self(1 << 13);
    /// A word or a number.
    pub(super) const WORD: Self = Self(1 << 14);
    /// Begins with a capital.
    pub(super) const CAPITAL: Self = Self(1 << 15);
    /// Has large letters, wherever.
    pub(super) const LARGE: Self = Self(1 << 16);
    /// Ends a sentence: `.`, `?`.
    pub(super) const STOP: Self = Self(1 << 17);
    /// `udtrykket`, `såkaldte`: what follows in marks is a word or a name.
    pub(super) const NAMING: Self = Self(1 << 18);

    /// Whether it can be any of `other`.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// One of either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The class that a word list calls `name`.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "preposition" => Self::PREPOSITION,
            "conjunction" => Self::CONJUNCTION,
            "relative" => Self::RELATIVE,
            "speech" => Self::SPEECH,
            "third" => Self::THIRD,
            "impersonal" => Self::IMPERSONAL,
            "other" => Self::OTHER,
            "determiner" => Self::DETERMINER,
            "adverb" => Self::ADVERB,
            "verb" => Self::VERB,
            "according" => Self::ACCORDING,
            _ => Self::NONE,
        }
    }
}
