//! Split compounds: `medarbejdertillid -> medarbejder + tillid`.
//!
//! By known parts and the cheapest cut between them; what a part means, and whether a theme wants it, is left to the
//! codebook. Of 1,364 compounds split by hand, nine boundaries in ten are found when the compounds themselves are held out.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::inflection::is_vowel;
use super::pattern::fold;
use crate::lexicon;

/// A part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'w> {
    /// The part: `digitalisering`.
    pub word: &'w str,
    /// The letter that links it to the next: `s`, `e` or nothing.
    pub link: &'w str,
}

/// The parts of a compound; a word that is none is its own only part. The head stands last.
///
/// ```
/// let parts = vidne::theme::parts("digitaliseringsstrategien");
/// let words: Vec<&str> = parts.iter().map(|part| part.word).collect();
/// assert_eq!(words, ["digitalisering", "strategien"]);
/// assert_eq!(parts[0].link, "s");
/// ```
#[must_use]
pub fn parts(word: &str) -> Vec<Part<'_>> {
    static KNOWN: LazyLock<Splitter> = LazyLock::new(|| {
        let split = lexicon::entries(include_str!("../lexicon/compounds.txt")).flat_map(|compound| compound.split('|'));
        Splitter::new(split.chain(lexicon::entries(include_str!("../lexicon/compound_parts.txt"))))
    });
    KNOWN.parts(word)
}

/// Longer words are left whole: no Danish compound of use is longer, and the work grows with the square of the length.
const LONGEST: usize = 60;

/// What a cut costs, in hundredths of a known part.
mod cost {
    pub const KNOWN: u32 = 100;
    pub const LINK_S: u32 = 15;
    pub const LINK_E: u32 = 55;
    pub const INFLECTED: u32 = 20;
    /// For each letter that a known part falls short of four.
    pub const SHORT: u32 = 80;
    pub const UNKNOWN: u32 = 220;
    pub const UNKNOWN_LETTER: u32 = 35;
    /// Less, if an unknown part ends as nouns do before an s: `aspirations-`.
    pub const NOUN_ENDING: u32 = 100;
}

/// Endings after which an s links: `-ings`, `-heds`.
const LINKED: [&str; 7] = ["ings", "ions", "heds", "skabs", "elses", "itets", "doms"];

/// Endings of an inflected head.
const INFLECTIONS: [&str; 17] =
    ["ernes", "erne", "enes", "ene", "ens", "ets", "en", "et", "er", "es", "ne", "ns", "e", "n", "t", "r", "s"];

/// Cuts words by a vocabulary of parts.
struct Splitter {
    known: FxHashSet<&'static str>,
}

impl Splitter {
    fn new(parts: impl Iterator<Item = &'static str>) -> Self {
        Self { known: parts.filter(|part| part.chars().nth(1).is_some()).collect() }
    }

    fn parts<'w>(&self, word: &'w str) -> Vec<Part<'w>> {
        let folded = fold(word);
        let whole = vec![Part { word, link: "" }];
        // Where folding changes the length, places in the one are not places in the other.
        if folded.len() != word.len() || word.chars().count() > LONGEST {
            return whole;
        }
        let cuts = self.cheapest(&folded);
        if cuts.len() < 2 {
            return whole;
        }
        cuts.into_iter().map(|range| self.part(word, &folded, range)).collect()
    }

    /// The ranges of the cheapest way to cut `word`: each place remembers what it costs to reach, and from where.
    fn cheapest(&self, word: &str) -> Vec<Range<usize>> {
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut best = vec![(0_u32, 0_usize); places.len()];
        for to in 1..places.len() {
            let reached = (0..to).map(|from| {
                let part = &word[places[from]..places[to]];
                (best[from].0.saturating_add(self.cost(part, to + 1 == places.len())), from)
            });
            best[to] = reached.min().unwrap_or_default();
        }
        let mut cuts = Vec::new();
        let mut to = places.len() - 1;
        while to > 0 {
            let from = best[to].1;
            cuts.push(places[from]..places[to]);
            to = from;
        }
        cuts.reverse();
        cuts
    }

    fn cost(&self, part: &str, last: bool) -> u32 {
        let letters = u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
        let short = |extra: u32| cost::SHORT * (4 + extra).saturating_sub(letters);
        match part {
            _ if letters < 2 => u32::MAX / 2,
            _ if self.known.contains(part) => cost::KNOWN + short(0),
            _ if !last && self.stem(part, "s").is_some() => cost::KNOWN + cost::LINK_S + short(1),
            _ if !last && letters > 3 && self.stem(part, "e").is_some() => cost::KNOWN + cost::LINK_E,
            _ if last && self.is_inflected(part) => cost::KNOWN + cost::INFLECTED,
            _ if letters < 3 || !part.contains(is_vowel) => u32::MAX / 2,
            _ => {
                let nounlike = !last && LINKED.iter().any(|ending| part.ends_with(ending));
                cost::UNKNOWN + cost::UNKNOWN_LETTER * letters - if nounlike { cost::NOUN_ENDING } else { 0 }
            }
        }
    }

    /// `part` without the letter that links it, if a part is known then.
    fn stem<'w>(&self, part: &'w str, link: &str) -> Option<&'w str> {
        part.strip_suffix(link).filter(|stem| self.known.contains(stem))
    }

    /// Whether the head is a known part with an ending: `strategien`, with a doubled consonant `programmet`.
    fn is_inflected(&self, part: &str) -> bool {
        let stems = INFLECTIONS.iter().filter_map(|ending| part.strip_suffix(ending));
        stems.filter(|stem| stem.len() > 2).any(|stem| {
            let single = stem.char_indices().next_back().map_or("", |(at, _)| &stem[..at]);
            let doubled = single.len() > 2 && single.chars().next_back() == stem.chars().next_back();
            self.known.contains(stem) || (doubled && self.known.contains(single))
        })
    }

    fn part<'w>(&self, word: &'w str, folded: &str, range: Range<usize>) -> Part<'w> {
        let part = &folded[range.clone()];
        let last = range.end == folded.len();
        let known = last || self.known.contains(part);
        let linked = |link: &str| self.stem(part, link).is_some() || (link == "s" && is_linked(part));
        let link = ["s", "e"].iter().find(|link| !known && linked(link)).map_or(0, |link| link.len());
        let end = range.end - link;
        Part { word: &word[range.start..end], link: &word[end..range.end] }
    }
}

fn is_linked(part: &str) -> bool {
    LINKED.iter().any(|ending| part.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(word: &str) -> String {
        parts(word).iter().map(|part| format!("{}{}", part.word, part.link)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn compounds_of_the_themes() {
        for split in [
            "velfærds|teknologi",
            "medarbejder|tillid",
            "digitaliserings|strategi",
            "tillids|reformen",
            "Selvbetjenings|løsninger",
            "tillid",
            "åbenhed",
            "x",
            "",
        ] {
            assert_eq!(shown(&split.replace('|', "")), split);
        }
    }

    /// The compounds of the list, each tenth cut by what the other nine tenths teach.
    #[test]
    fn nine_boundaries_in_ten_are_right() {
        let compounds: Vec<&str> = lexicon::entries(include_str!("../lexicon/compounds.txt")).collect();
        let own: Vec<&str> = lexicon::entries(include_str!("../lexicon/compound_parts.txt")).collect();
        let (mut right, mut found, mut there) = (0, 0, 0);
        for fold in 0..10 {
            let taught = compounds.iter().enumerate().filter(|(at, _)| at % 10 != fold).map(|(_, compound)| *compound);
            let splitter = Splitter::new(taught.flat_map(|compound| compound.split('|')).chain(own.iter().copied()));
            for compound in compounds.iter().skip(fold).step_by(10) {
                let truth = boundaries(compound);
                let word = compound.replace('|', "");
                let cuts: Vec<usize> = splitter.cheapest(&word).iter().skip(1).map(|cut| cut.start).collect();
                right += cuts.iter().filter(|cut| truth.contains(cut)).count();
                found += cuts.len();
                there += truth.len();
            }
        }
        println!("boundaries: {there}, found {found}, right {right}");
        assert!(right * 10 >= there * 9, "of {there} boundaries {right} are found");
        assert!(right * 10 >= found * 9, "of {found} boundaries found {right} are right");
    }

    /// Where the parts after the first begin; a linking letter belongs to the part before it.
    fn boundaries(compound: &str) -> Vec<usize> {
        let (mut at, mut boundaries) = (0, Vec::new());
        for (index, part) in compound.split('|').enumerate() {
            if index > 0 && !matches!(part, "s" | "e") {
                boundaries.push(at);
            }
            at += part.len();
        }
        boundaries
    }

    proptest! {
        #[test]
        fn the_parts_make_the_word(word in "\\PC{0,80}") {
            let whole: String = parts(&word).iter().flat_map(|part| [part.word, part.link]).collect();
            prop_assert_eq!(whole, word);
        }
    }
}
