//! Which stop belongs to its word: `f.eks.`, `kr.`, `B.T.`, `3.`

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::entries;

/// How an abbreviation takes what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// `f.eks.`: never ends a sentence.
    Open,
    /// `kr.`: a capital after it begins a sentence.
    Final,
    /// `min.`: a word as well; an abbreviation only where the sentence goes on, or after a figure.
    Ambiguous,
}

/// The lists, and a look that tells most words apart from them.
struct Abbreviations {
    kinds: FxHashMap<&'static [u8], Abbreviation>,
    /// How long those are that begin and end so: a bit for each length. Six words in seven are none by this.
    lengths: [u32; 1 << 10],
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let lists = [
        (include_str!("../lexicon/abbreviations.txt"), Abbreviation::Open),
        (include_str!("../lexicon/abbreviations_final.txt"), Abbreviation::Final),
        (include_str!("../lexicon/abbreviations_ambiguous.txt"), Abbreviation::Ambiguous),
    ];
    let words = lists.into_iter().flat_map(|(list, kind)| entries(list).map(move |word| (word.as_bytes(), kind)));
    let kinds: FxHashMap<_, _> = words.collect();
    let mut lengths = [0; 1 << 10];
    kinds.keys().for_each(|word| lengths[edges(word)] |= 1 << word.len());
    Abbreviations { kinds, lengths }
});

/// The longest word that is looked up, in bytes; no entry is as long.
const LONGEST: usize = 24;

/// How `word`, which ends in a stop, abbreviates, if it is known to. Allocates nothing.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    listed(word).or_else(|| is_compound(word).then_some(Abbreviation::Open))
}

/// How `word` abbreviates, if it is in one of the lists.
fn listed(word: &str) -> Option<Abbreviation> {
    let Abbreviations { kinds, lengths } = &*ABBREVIATIONS;
    let word = word.as_bytes();
    let may_be = (2..=LONGEST).contains(&word.len()) && lengths[edges(word)] & 1 << word.len() != 0;
    if !may_be {
        return None;
    }
    let mut folded = [0; LONGEST];
    let folded = &mut folded[..word.len()];
    folded.copy_from_slice(word);
    fold(folded);
    kinds.get(&*folded).copied()
}

/// Whether `word` is a compound whose last part is cut short: "telefonnr.", "vicedir."
fn is_compound(word: &str) -> bool {
    static TAILS: LazyLock<Tails> = LazyLock::new(|| {
        let list: Vec<&str> = entries(include_str!("../lexicon/abbreviation_tails.txt")).collect();
        let mut ends = [false; 1 << 10];
        list.iter().for_each(|tail| ends[last_two(tail.as_bytes())] = true);
        Tails { list, ends }
    });
    let has_tail = |tail: &&str| word.strip_suffix(*tail).is_some_and(|head| head.ends_with(char::is_alphabetic));
    word.len() > 4 && TAILS.ends[last_two(word.as_bytes())] && TAILS.list.iter().any(has_tail)
}

/// The last parts of compounds, and a look that tells nearly all words apart from them.
struct Tails {
    list: Vec<&'static str>,
    ends: [bool; 1 << 10],
}

/// The last two letters before the stop: five bits of each.
const fn last_two(word: &[u8]) -> usize {
    ((word[word.len() - 3] & 31) as usize) << 5 | (word[word.len() - 2] & 31) as usize
}

/// The first byte of a word and the last before its stop: five bits of each, in which capitals are as small letters.
const fn edges(word: &[u8]) -> usize {
    ((word[0] & 31) as usize) << 5 | (word[word.len() - 2] & 31) as usize
}

/// Makes the letters of Danish small, in place.
fn fold(word: &mut [u8]) {
    let mut last = 0;
    for byte in word {
        let is_capital = byte.is_ascii_uppercase() || (last == 0xC3 && matches!(*byte, 0x80..=0x9E));
        last = *byte;
        *byte |= u8::from(is_capital) << 5;
    }
}

/// Whether `word` is letters with stops between them, one or two at a time: `B.T.`, `d.v.s.`, `H.C.`
pub(super) fn is_lettered(word: &str) -> bool {
    let parts = || word.trim_end_matches('.').split('.');
    parts().count() >= 2
        && parts().all(|part| matches!(part.chars().count(), 1 | 2) && part.chars().all(char::is_alphabetic))
}

/// Whether `word` is several abbreviations in one: "stud.polyt.", "afd.ing."
pub(super) fn is_joined(word: &str) -> bool {
    let mut parts = word.split_inclusive('.');
    parts.all(|part| abbreviation(part).is_some()) && word.trim_end_matches('.').contains('.')
}

/// Whether `word`, which ends in a stop, is a capital that stands for a name: "J. Hansen".
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_between_stops_abbreviate() {
        assert!(is_lettered("d.v.s.") && is_lettered("B.T.") && is_initial("Ø."));
        assert!(!is_lettered("vej.") && !is_lettered("kommune.Han") && !is_initial("Bo."));
        assert_eq!(abbreviation("F.eks."), Some(Abbreviation::Open));
        assert_eq!(abbreviation("KR."), Some(Abbreviation::Final));
        assert_eq!(abbreviation("ÅRH."), Some(Abbreviation::Final));
        assert_eq!(abbreviation("Kontonr."), Some(Abbreviation::Open));
        assert!(is_joined("stud.polyt.") && !is_joined("dr.") && !is_joined("kommune.dr."));
        assert_eq!(abbreviation("borgeren."), None);
        assert_eq!(abbreviation("selvangivelsesfristernes."), None);
    }
}
