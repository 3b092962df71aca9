//! What the word lists tell of the tokens of a text, looked up once for all rules: `(text, tokens) -> glosses`.
//!
//! Lists, forms of nouns, ends of words, capitals: a rule asks for bits, and never folds a word or looks it up anew.

pub(crate) mod class;
pub(crate) mod cue;
pub(crate) mod function;
pub(crate) mod lists;
mod memo;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub(crate) use class::Class;
pub(crate) use cue::Cue;
pub use cue::CueTier;
pub(crate) use function::Function;

use crate::lexicon::entries;
use crate::lexicon::fold::{Lower, lower};
use crate::segment::{Token, TokenKind};
use lists::{AllNouns, AllWords, has_surname_end};
use memo::Memo;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Gloss {
    pub(crate) class: Class,
    function: Function,
    /// Where in [`Lexicon::cues`] stands what the word introduces; nothing at 0.
    cues: u16,
}

impl Gloss {
    /// What the word can introduce, in small letters.
    pub(crate) fn cues(self) -> &'static [Cue] {
        cues_at(self.cues)
    }
}

fn cues_at(place: u16) -> &'static [Cue] {
    if place == 0 { &[] } else { &LEXICON.cues[usize::from(place)] }
}

/// The glosses of the tokens of a text.
#[derive(Debug)]
pub(crate) struct Glosses {
    memo: RefCell<Memo>,
    /// What each token is.
    // PERF: rules ask for it more than for anything else, so that it lies where one look finds it.
    classes: Vec<Class>,
    /// Which function word each token is.
    functions: Vec<Function>,
    /// Where in [`Lexicon::cues`] stands what each token introduces.
    cues: Vec<u16>,
    /// The text without the large letters of ASCII.
    // PERF: a word in small letters is a slice of it, but for an `Å`; to write one down took 130 instructions.
    small: String,
    /// For every so many bytes of the text the first token that begins there or behind.
    steps: Vec<u32>,
}

/// How far apart the places lie, in bytes, of which the first token is known.
const STEP: usize = 16;

impl Glosses {
    pub(crate) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut memo = memo::take();
        let (mut functions, mut cues) = (vec![Function::NONE; tokens.len()], vec![0; tokens.len()]);
        let classes = tokens.iter().zip(functions.iter_mut().zip(&mut cues)).map(|(&token, (function, cues))| {
            let gloss = memo.gloss(text, token.span.range(), token.kind);
            (*function, *cues) = (gloss.function, gloss.cues);
            gloss.class
        });
        let classes = classes.collect();
        Self {
            memo: memo.into(),
            classes,
            functions,
            cues,
            small: text.to_ascii_lowercase(),
            steps: steps(text, tokens),
        }
    }

    /// The first token that begins at or behind the byte `at`, or one a few before it: a search has not far to go from it.
    // PERF: seven halvings of an article to find a token took 100 instructions, a look from here takes 25.
    #[inline]
    pub(crate) fn near(&self, at: usize) -> usize {
        self.steps.get(at / STEP).map_or(self.classes.len(), |&token| token as usize)
    }

    /// What a word is that need not be a token.
    pub(crate) fn class_of(&self, word: &str) -> Class {
        self.memo.borrow_mut().gloss(word, 0..word.len(), TokenKind::Word).class
    }

    /// The tokens that are any of `class`, in order.
    // PERF: the place of each is written, and kept or not; a branch would be guessed wrong for one token in ten.
    pub(crate) fn tokens(&self, class: Class) -> Vec<u32> {
        let (mut found, mut count) = (vec![0; self.classes.len()], 0);
        for (token, other) in (0..).zip(&self.classes) {
            found[count] = token;
            count += usize::from(other.is(class));
        }
        found.truncate(count);
        found
    }

    /// The words at `words` in the text, in small letters.
    pub(crate) fn lower(&self, words: Range<usize>) -> Lower<'_> {
        lower(&self.small[words])
    }

    /// What each token is.
    #[inline]
    pub(crate) fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// Which function word each token is, in small letters.
    #[inline]
    pub(crate) fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// What a token can introduce.
    pub(crate) fn cues(&self, token: usize) -> &'static [Cue] {
        cues_at(self.cues[token])
    }
}

impl Drop for Glosses {
    fn drop(&mut self) {
        memo::give(self.memo.take());
    }
}

fn steps(text: &str, tokens: &[Token]) -> Vec<u32> {
    let count = u32::try_from(tokens.len()).expect("fewer than 2^32 tokens");
    let mut steps = vec![count; text.len() / STEP + 1];
    for (index, token) in (0..count).zip(tokens).rev() {
        steps[token.span.start() / STEP] = index;
    }
    // Where no token begins, the next one is the first behind.
    steps.iter_mut().rfold(count, |next, step| {
        *step = next.min(*step);
        *step
    });
    steps
}

/// What `word`, in small letters, can introduce.
pub(crate) fn cues(word: &str) -> &'static [Cue] {
    LEXICON.grammar.get(word).map_or(&[], |gloss| gloss.cues())
}

/// All lists.
struct Lexicon {
    /// What a word can be in a clause, and what it introduces.
    grammar: FxHashMap<&'static str, Gloss>,
    cues: Vec<Vec<Cue>>,
    words: AllWords,
    nouns: AllNouns,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (grammar, cues) = (FxHashMap::default(), vec![Vec::new()]);
    let mut lexicon = Lexicon { grammar, cues, words: AllWords::new(), nouns: AllNouns::new() };
    for line in entries(include_str!("../lexicon/word_classes.txt")) {
        let (word, classes) = line.split_once(' ').unwrap_or((line, ""));
        lexicon.enter(word, classes.split(' ').map(Class::named).fold(Class::NONE, Class::or));
    }
    let lists = [
        (Class::SAYING, include_str!("../lexicon/saying_nouns.txt")),
        (Class::DOCUMENT, include_str!("../lexicon/document_verbs.txt")),
        (Class::PARTICLE, include_str!("../lexicon/name_particles.txt")),
        (Class::NAMING, include_str!("../lexicon/naming_words.txt")),
    ];
    for (class, list) in lists {
        entries(list).for_each(|word| lexicon.enter(word, class));
    }
    cue::forms().for_each(|(word, cue)| lexicon.enter_cue(word, cue));
    function::words().for_each(|(word, set)| {
        let gloss = lexicon.grammar.entry(word).or_default();
        gloss.function = gloss.function.or(set);
    });
    lexicon
});

/// The lists that are asked for a word as it is written: names, and ends that stay as they are under a capital.
const AS_WRITTEN: Class = Class::GIVEN_NAMES
    .or(Class::SURNAMES)
    .or(Class::NAME_SUFFIXES)
    .or(Class::PLACES)
    .or(Class::ORGANISATIONS)
    .or(Class::ADJECTIVES)
    .or(Class::PAST_ENDINGS)
    .or(Class::AGE_ENDINGS);

impl Lexicon {
    fn enter(&mut self, word: &'static str, class: Class) {
        let gloss = self.grammar.entry(word).or_default();
        gloss.class = gloss.class.or(class);
    }

    /// Enters `cue` at `word`, unless a surer one of the same form and particle is there.
    fn enter_cue(&mut self, word: String, cue: Cue) {
        let next = self.cues.len();
        // The lexicon lives as long as the program, and so may its words.
        let gloss = self.grammar.entry(String::leak(word)).or_default();
        if gloss.cues == 0 {
            gloss.cues = u16::try_from(next).unwrap_or_default();
            self.cues.push(vec![cue]);
            return;
        }
        let at = usize::from(gloss.cues);
        // "beskriver" stands beside a quote, and with a clause in "at".
        let is_clause = cue.tier == CueTier::Clause;
        let is_surer = |other: &Cue| !(is_clause && other.tier == CueTier::Beside);
        let is_same = |other: &Cue| other.particle == cue.particle && other.form == cue.form && is_surer(other);
        if !self.cues[at].iter().any(is_same) {
            self.cues[at].push(cue);
        }
    }

    /// All that is known of a word.
    fn gloss(&self, word: &str, kind: TokenKind) -> Gloss {
        let lower = lower(word);
        let is_large = *lower != *word;
        let grammar =
            if kind == TokenKind::Word { self.grammar.get(&*lower).copied() } else { None }.unwrap_or_default();
        let mut class = self.words.class(&lower);
        if is_large {
            class = class.but(AS_WRITTEN).or(self.words.class(word).and(AS_WRITTEN));
        }
        let (nouns, definite) = self.nouns.class(&lower);
        let is_body = class.is(Class::ORGANISATION_WORDS);
        let told = Class::DEFINITE_ROLE
            .when(definite.is(Class::ROLES))
            .or(Class::DEFINITE_RELATION.when(definite.is(Class::RELATIONS)))
            .or(Class::SURNAME.when(class.is(Class::SURNAMES) || has_surname_end(word)))
            .or(Class::BODY_WORD.when(is_body || self.is_body_of(&lower)))
            .or(Class::KIND_OF_BODY.when(is_body && lists::ORGANISATION_WORDS.is_word(&lower)))
            .or(Class::DEPARTMENT.when(class.is(Class::DEPARTMENTS) && lists::DEPARTMENTS.is_word(&lower)))
            .or(Class::ACRONYM.when(is_large && lists::is_acronym(word)))
            .or(Class::JOINED.when(word.contains(['-', '\'', '’'])));
        let is_cue = grammar.cues != 0;
        let is_telling = Class::ACCORDING.or(Class::DOCUMENT).or(Class::OPINIONS).or(Class::STANCES);
        let is_trigger = (is_cue && !is_large) || grammar.class.or(class).is(is_telling);
        let told = told.or(Class::CUE.when(is_cue)).or(Class::TRIGGER.when(is_trigger));
        let class = class.or(grammar.class).or(nouns).or(told).or(shape(word, is_large, kind));
        Gloss { class, function: grammar.function, cues: grammar.cues }
    }

    /// Whether a word is a kind of body in the genitive: `kommunes`.
    fn is_body_of(&self, word: &str) -> bool {
        word.strip_suffix('s').is_some_and(|bare| self.words.class(bare).is(Class::ORGANISATION_WORDS))
    }
}

/// How a word is written.
fn shape(word: &str, is_large: bool, kind: TokenKind) -> Class {
    let kind = match kind {
        TokenKind::Word => Class::LETTERS,
        TokenKind::Number => Class::NUMBER,
        _ => return mark(word).or(Class::LARGE.when(is_large)),
    };
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    kind.or(Class::CAPITAL.when(is_capital)).or(Class::LARGE.when(is_large))
}

/// What a mark of punctuation is.
fn mark(mark: &str) -> Class {
    match mark {
        "," => Class::COMMA.or(Class::BREAK),
        ":" => Class::COLON,
        "(" | ")" => Class::BRACKET,
        "!" | "?" | "…" => Class::STOP.or(Class::BREAK),
        "." | "..." | "?!" | "!?" => Class::STOP,
        "-" | "–" => Class::BREAK,
        "\"" | "”" | "“" | "„" | "»" | "«" => Class::MARK,
        _ => Class::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segmentation;

    fn gloss(text: &str) -> Gloss {
        let token = Segmentation::new(text).tokens[0];
        memo::take().gloss(text, token.span.range(), token.kind)
    }

    #[test]
    fn a_word_is_found_in_any_letters_and_wherever_it_stands() {
        for text in ["MÅTTE", "Måtte", "måtte", "måtte det gå sådan i år"] {
            assert!(gloss(text).class.is(Class::VERB), "{text}");
        }
        assert!(["Ærgrede", "Ørnede"].iter().all(|word| gloss(word).class.is(Class::CAPITAL)));
        assert!(!gloss("måttes").class.is(Class::VERB));
    }

    #[test]
    fn names_and_some_ends_are_found_as_they_are_written() {
        assert!(gloss("Mona").class.is(Class::GIVEN_NAMES) && !gloss("MONA").class.is(Class::GIVEN_NAMES));
        assert!(gloss("Administrerende").class.is(Class::ADJECTIVES) && !gloss("Ny").class.is(Class::ADJECTIVES));
        assert!(gloss("Lindgaard").class.is(Class::SURNAME));
    }

    #[test]
    fn nouns_are_found_by_form_and_by_end() {
        let chef = gloss("Kontorchefens").class;
        assert!(chef.is(Class::ROLES) && chef.is(Class::DEFINITE_ROLE) && !chef.is(Class::PERSON_NOUNS));
        assert!(gloss("kommunes").class.is(Class::BODY_WORD) && !gloss("kommunes").class.is(Class::ORGANISATION_WORDS));
        assert!(gloss("udviklingsorganisationerne").class == Class::LETTERS);
    }

    #[test]
    fn a_memo_changes_nothing() {
        let text = "Mona og MONA, kontorchefen i Struer Kommune, siger \"nej\" 3 gange. ".repeat(3);
        let segmentation = Segmentation::new(&text);
        let glosses = Glosses::new(&text, &segmentation.tokens);
        for (at, token) in segmentation.tokens.iter().enumerate() {
            assert_eq!(
                glosses.classes()[at],
                LEXICON.gloss(&text[token.span], token.kind).class,
                "{}",
                &text[token.span]
            );
        }
    }
}
