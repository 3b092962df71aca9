//! A stretch of tokens as the rules read it: words by number, what class they are of, and no way past the ends.

use std::ops::{Deref, Range};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::entries;
use crate::segment::{Segmentation, Token, TokenKind};
use crate::span::Span;

/// The tokens of a stretch of text. Cheap to copy; a number beyond the last token gives the empty word.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    /// All tokens of the text.
    pub(super) fn new(text: &'a str, segmentation: &'a Segmentation) -> Self {
        Self { text, tokens: &segmentation.tokens }
    }

    /// The tokens that begin within `span`.
    pub(super) fn within(self, span: Span) -> Self {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = from + self.tokens[from..].partition_point(|token| token.span.start() < span.end());
        Self { text: self.text, tokens: &self.tokens[from..to] }
    }

    /// The tokens of these numbers.
    pub(super) fn numbered(self, numbers: Range<usize>) -> Self {
        Self { text: self.text, tokens: &self.tokens[numbers] }
    }

    /// The first `count` tokens.
    pub(super) fn first(self, count: usize) -> Self {
        Self { text: self.text, tokens: &self.tokens[..count.min(self.tokens.len())] }
    }

    /// The tokens from number `at` on.
    pub(super) fn from(self, at: usize) -> Self {
        Self { text: self.text, tokens: &self.tokens[at.min(self.tokens.len())..] }
    }

    /// The last `count` tokens.
    pub(super) fn last(self, count: usize) -> Self {
        Self { text: self.text, tokens: &self.tokens[self.tokens.len().saturating_sub(count)..] }
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
        Lower::new(self.word(at))
    }

    /// Where the token at `at` lies. The token must exist.
    pub(super) fn span(self, at: usize) -> Span {
        self.tokens[at].span
    }

    /// The tokens from `first` to `last`, both of which must exist.
    pub(super) fn cover(self, first: usize, last: usize) -> Span {
        self.span(first).cover(self.span(last))
    }

    /// Whether the token at `at` is a word (or a number, as in `23-årige`).
    pub(super) fn is_word(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        self.is_word(at) && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word at `at` is a word with meaning of its own, in small letters.
    pub(super) fn is_content(self, at: usize) -> bool {
        self.is_word(at) && !self.is_capital(at) && self.class(at) == Class::NONE
    }

    /// Whether the word at `at` is a single letter, as in `H. C.`.
    pub(super) fn is_initial(self, at: usize) -> bool {
        self.is_capital(at) && self.word(at).trim_end_matches('.').chars().count() == 1
    }

    /// What the word at `at` can be in a clause.
    pub(super) fn class(self, at: usize) -> Class {
        class(&self.lower(at))
    }

    /// Whether the token at `at` ends a sentence.
    pub(super) fn is_stop(self, at: usize) -> bool {
        matches!(self.word(at), "." | "!" | "?" | "…" | "..." | "?!" | "!?")
    }
}

/// A word in small letters, for comparison with the words of a lexicon; without allocation.
pub(super) enum Lower<'a> {
    Borrowed(&'a str),
    Folded([u8; Lower::LONGEST], usize),
}

impl<'a> Lower<'a> {
    /// No word of the lexicons is longer, so that a longer one need not be folded.
    const LONGEST: usize = 32;

    fn new(word: &'a str) -> Self {
        let bytes = word.as_bytes();
        let is_plain = !bytes.iter().any(|&byte| byte.is_ascii_uppercase() || byte == 0xC3);
        if is_plain || bytes.len() > Self::LONGEST {
            return Self::Borrowed(word);
        }
        let mut folded = [0; Self::LONGEST];
        for (at, &byte) in bytes.iter().enumerate() {
            // Å, Æ, Ø, É are C3 85, 86, 98, 89; the small letters stand 32 further on.
            let is_capital =
                byte.is_ascii_uppercase() || (at > 0 && bytes[at - 1] == 0xC3 && (0x80..=0x9E).contains(&byte));
            folded[at] = if is_capital { byte + 32 } else { byte };
        }
        Self::Folded(folded, bytes.len())
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(word) => word,
            Self::Folded(folded, len) => std::str::from_utf8(&folded[..*len]).unwrap_or_default(),
        }
    }
}

/// What a closed-class word can be in a clause; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u16);

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

    /// Whether it can be any of `other`.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// One of either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn named(name: &str) -> Self {
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
            _ => Self::NONE,
        }
    }
}

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let lines = entries(include_str!("../lexicon/word_classes.txt"));
    let words = lines.filter_map(|line| line.split_once(' '));
    words.map(|(word, classes)| (word, classes.split(' ').map(Class::named).fold(Class::NONE, Class::or))).collect()
});

/// What `word`, in small letters, can be in a clause.
pub(super) fn class(word: &str) -> Class {
    if word.len() > 16 { Class::NONE } else { CLASSES.get(word).copied().unwrap_or_default() }
}
