//! Which stop belongs to its word: `f.eks.`, `kr.`, `B.T.`, `3.`

use std::collections::HashMap;
use std::sync::LazyLock;

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

/// How `word`, which ends in a stop, abbreviates, if it is known to.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{Ambiguous, Final, Open};
    static WORDS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
        let lists = [
            (include_str!("../lexicon/abbreviations.txt"), Open),
            (include_str!("../lexicon/abbreviations_final.txt"), Final),
            (include_str!("../lexicon/abbreviations_ambiguous.txt"), Ambiguous),
        ];
        lists.into_iter().flat_map(|(list, kind)| entries(list).map(move |word| (word, kind))).collect()
    });
    if word.len() > 24 {
        return None;
    }
    WORDS.get(word).or_else(|| WORDS.get(&*word.to_lowercase())).copied()
}

/// Whether `word` is letters with stops between them, one or two at a time: `B.T.`, `d.v.s.`, `H.C.`
pub(super) fn is_lettered(word: &str) -> bool {
    let parts = || word.trim_end_matches('.').split('.');
    parts().count() >= 2
        && parts().all(|part| matches!(part.chars().count(), 1 | 2) && part.chars().all(char::is_alphabetic))
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
        assert_eq!(abbreviation("borgeren."), None);
    }
}
