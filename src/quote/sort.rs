//! What the rules need to know of a token, looked up once: its shape, its class in a clause, what it can introduce.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::entries;
use crate::lexicon::fold::key;
use crate::quote::cue::{self, Cue};
use crate::quote::words::Class;
use crate::segment::{Token, TokenKind};

/// What is known of a token. Eight bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sort {
    pub(super) class: Class,
    /// Where in [`Lexicon::cues`] stands what the word introduces; nothing at 0.
    cues: u16,
}

impl Sort {
    /// What the word can introduce, in small letters.
    pub(super) fn cues(self) -> &'static [Cue] {
        if self.cues == 0 { &[] } else { &LEXICON.cues[usize::from(self.cues)] }
    }

    /// Whether reported speech could hang on the word: most sentences hold none on which it could.
    pub(super) const fn is_trigger(self) -> bool {
        (self.cues != 0 && !self.class.is(Class::LARGE)) || self.class.is(Class::ACCORDING)
    }
}

/// The sorts of `tokens`, one for each.
// PERF: every rule tests bits of these instead of folding and hashing the word anew.
pub(super) fn sorts(text: &str, tokens: &[Token]) -> Vec<Sort> {
    let lexicon = &*LEXICON;
    tokens.iter().map(|token| lexicon.sort(text, token)).collect()
}

/// What `word`, in small letters, can introduce.
pub(super) fn cues(word: &str) -> &'static [Cue] {
    let (key, is_folded) = key(word.as_bytes(), 0..word.len());
    if is_folded { &[] } else { LEXICON.words.get(&key).map_or(&[], |sort| sort.cues()) }
}

/// All closed lists of the stage in one table.
struct Lexicon {
    words: FxHashMap<u128, Sort>,
    cues: Vec<Vec<Cue>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: FxHashMap::default(), cues: vec![Vec::new()] };
    for line in entries(include_str!("../lexicon/word_classes.txt")) {
        let (word, classes) = line.split_once(' ').unwrap_or((line, ""));
        lexicon.entry(word).class = classes.split(' ').map(Class::named).fold(Class::NONE, Class::or);
    }
    let lists = [
        (Class::SAYING, include_str!("../lexicon/saying_nouns.txt")),
        (Class::DOCUMENT, include_str!("../lexicon/document_verbs.txt")),
        (Class::PARTICLE, include_str!("../lexicon/name_particles.txt")),
        (Class::NAMING, include_str!("../lexicon/naming_words.txt")),
    ];
    for (class, list) in lists {
        for word in entries(list) {
            let sort = lexicon.entry(word);
            sort.class = sort.class.or(class);
        }
    }
    cue::forms().for_each(|(word, cue)| lexicon.enter(&word, cue));
    lexicon
});

impl Lexicon {
    fn entry(&mut self, word: &str) -> &mut Sort {
        self.words.entry(key(word.as_bytes(), 0..word.len()).0).or_default()
    }

    /// Enters `cue` at `word`, unless a surer one with the same particle is there.
    fn enter(&mut self, word: &str, cue: Cue) {
        let next = self.cues.len();
        let sort = self.entry(word);
        if sort.cues == 0 {
            sort.cues = u16::try_from(next).unwrap_or_default();
            self.cues.push(vec![cue]);
            return;
        }
        let at = usize::from(sort.cues);
        if !self.cues[at].iter().any(|other| other.particle == cue.particle) {
            self.cues[at].push(cue);
        }
    }

    fn sort(&self, text: &str, token: &Token) -> Sort {
        let word = &text[token.span];
        match token.kind {
            TokenKind::Word => {
                let (key, is_folded) = key(text.as_bytes(), token.span.range());
                let mut sort = self.words.get(&key).copied().unwrap_or_default();
                let large = if is_folded { Class::LARGE } else { Class::NONE };
                sort.class = sort.class.or(Class::WORD).or(capital(word)).or(large);
                sort
            }
            TokenKind::Number => Sort { class: Class::WORD.or(capital(word)), cues: 0 },
            _ if is_stop(word) => Sort { class: Class::STOP, cues: 0 },
            _ => Sort::default(),
        }
    }
}

fn capital(word: &str) -> Class {
    let is_capital = match word.as_bytes() {
        [first, ..] if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.chars().next().is_some_and(char::is_uppercase),
    };
    if is_capital { Class::CAPITAL } else { Class::NONE }
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "..." | "?!" | "!?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::fold::LONGEST;
    use crate::segment::Segmentation;

    fn sort(text: &str) -> Sort {
        sorts(text, &Segmentation::new(text).tokens)[0]
    }

    #[test]
    fn every_word_of_the_lists_is_found() {
        assert!(!LEXICON.words.contains_key(&0), "a word longer than {LONGEST} bytes");
    }

    #[test]
    fn a_word_is_found_in_any_letters_and_wherever_it_stands() {
        for text in ["MÅTTE", "Måtte", "måtte", "måtte det gå sådan i år"] {
            assert!(sort(text).class.is(Class::VERB), "{text}");
        }
        assert_eq!(sort("Ærgrede").class, sort("Ørnede").class);
        assert!(!sort("måttes").class.is(Class::VERB));
    }

    #[test]
    fn a_large_word_triggers_nothing_but_the_source_of_a_text() {
        assert!(sort("siger").is_trigger() && !sort("Siger").is_trigger());
        assert!(sort("ifølge").is_trigger() && sort("Ifølge").is_trigger());
        assert!(cues("Siger").is_empty() && !cues("siger").is_empty());
    }
}
