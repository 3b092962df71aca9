//! Danish inflection: `word as a dictionary gives it -> all its forms`.
//!
//! By rules on its ending, and by `lexicon/inflection.txt` where the ending does not tell: `stole` gives *stoler, stolede*,
//! never *stol* or *stolen*. A form too many that is no Danish word costs nothing; one that is another word costs a wrong hit.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon;

/// Every form of `lemma`, itself first, each once; `lemma` in lower case.
pub(super) fn forms(lemma: &str) -> Vec<String> {
    let mut forms = Forms::new(lemma);
    match TABLE.get(lemma) {
        Some(entries) => entries.iter().for_each(|entry| entry.inflect(lemma, &mut forms)),
        None => guessed(lemma).iter().for_each(|class| class.inflect(lemma, &mut forms)),
    }
    forms.list
}

/// The class of a word, which decides its endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Noun,
    Adjective,
    /// A verb in -ede: `åbne`, `åbnede`.
    VerbEde,
    /// A verb in -te: `dele`, `delte`.
    VerbTe,
    /// `afgørende`, `læsende`: no endings at all.
    Fixed,
}

impl Class {
    fn inflect(self, lemma: &str, forms: &mut Forms) {
        match self {
            Self::Noun => noun(lemma, forms),
            Self::Adjective => adjective(lemma, forms),
            Self::VerbEde => verb(lemma, &["ede", "edes", "et"], forms),
            Self::VerbTe => verb(lemma, &["te", "tes", "t"], forms),
            Self::Fixed => forms.add(lemma, "s"),
        }
    }
}

/// A line of the table.
struct Entry {
    class: Class,
    irregular: Vec<&'static str>,
}

impl Entry {
    fn inflect(&self, lemma: &str, forms: &mut Forms) {
        if self.irregular.is_empty() {
            return self.class.inflect(lemma, forms);
        }
        self.irregular.iter().for_each(|form| forms.add(form, ""));
        match self.class {
            Class::Noun => genitives(forms),
            Class::VerbEde | Class::VerbTe => {
                forms.add(lemma, "s");
                forms.add(lemma.strip_suffix('e').unwrap_or(lemma), "ende");
            }
            Class::Adjective | Class::Fixed => {}
        }
    }
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: FxHashMap<_, Vec<Entry>> = FxHashMap::default();
    for line in lexicon::entries(include_str!("../lexicon/inflection.txt")) {
        let mut words = line.split_whitespace();
        let (Some(lemma), Some(class)) = (words.next(), words.next()) else { continue };
        let class = match class {
            "v" => Class::VerbEde,
            "v2" => Class::VerbTe,
            "a" => Class::Adjective,
            _ => Class::Noun,
        };
        table.entry(lemma).or_default().push(Entry { class, irregular: words.collect() });
    }
    table
});

/// The present tenses the table knows: `led` has no plural in -er, because `leder` is of `lede`.
static PRESENTS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let verbs = TABLE.iter().filter(|(_, entries)| entries.iter().any(|entry| entry.class != Class::Noun));
    verbs.map(|(lemma, _)| format!("{lemma}r")).collect()
});

/// Endings of words that are nouns, whatever else their last letters look like.
const NOUN_ENDINGS: [&str; 13] =
    ["hed", "ing", "else", "skab", "dom", "ion", "itet", "isme", "logi", "grafi", "ør", "ant", "eri"];

/// Endings of longer words that are adjectives.
const ADJECTIVE_ENDINGS: [&str; 20] = [
    "lig", "ig", "isk", "som", "bar", "løs", "fuld", "sk", "et", "ent", "al", "iv", "iel", "uel", "nel", "ibel",
    "abel", "ær", "ret", "mund",
];

/// Of those, the ones that end nouns as well: `signal`, `perspektiv`, `student`.
const EITHER: [&str; 7] = ["ent", "al", "iv", "iel", "uel", "nel", "ær"];

fn guessed(lemma: &str) -> &'static [Class] {
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| lemma.ends_with(ending));
    match lemma {
        _ if lemma.ends_with("ende") => &[Class::Fixed],
        _ if lemma.ends_with("ere") && syllables(lemma) > 2 => &[Class::VerbEde],
        _ if ends_in(&NOUN_ENDINGS) || syllables(lemma) < 2 => &[Class::Noun],
        _ if lemma.ends_with('e') => &[Class::VerbEde, Class::Noun],
        _ if ends_in(&EITHER) => &[Class::Adjective, Class::Noun],
        _ if ends_in(&ADJECTIVE_ENDINGS) => &[Class::Adjective],
        _ => compound_adjective(lemma).unwrap_or(&[Class::Noun]),
    }
}

/// A compound is inflected as its last part: `storsindet`, `letåben`.
fn compound_adjective(lemma: &str) -> Option<&'static [Class]> {
    let tails = lemma.char_indices().skip(2).map(|(at, _)| &lemma[at..]).filter(|tail| tail.chars().count() > 3);
    let known = tails.filter_map(|tail| TABLE.get(tail)).next()?;
    known.iter().all(|entry| entry.class == Class::Adjective).then_some(&[Class::Adjective])
}

/// `tillid, tilliden, tilliders …`: both genders and all plurals, since the ending does not tell them apart.
fn noun(lemma: &str, forms: &mut Forms) {
    let endings: &[&str] = match lemma {
        _ if lemma.ends_with('e') => &["n", "t", "r", "rne", "ne"],
        _ if lemma.ends_with("hed") || lemma.ends_with("ing") || lemma.ends_with("ion") => &["en", "er", "erne"],
        _ if lemma.ends_with("er") && syllables(lemma) > 1 => &["en", "et", "e", "ne", "ene"],
        _ if lemma.ends_with(is_vowel) => &["en", "et", "er", "erne", "ene"],
        _ => &["en", "et", "e", "ene", "er", "erne"],
    };
    let plural_taken = PRESENTS.contains(&format!("{lemma}er"));
    let endings = endings.iter().filter(|ending| !(plural_taken && ending.starts_with("er")));
    let is_long = syllables(lemma) > 1;
    let (doubled, syncopated) = (doubled(lemma), syncopated(lemma).filter(|_| is_long));
    for ending in endings {
        forms.add(lemma, ending);
        doubled.iter().chain(&syncopated).for_each(|stem| forms.add(stem, ending));
    }
    if let Some(stem) = lemma.strip_suffix("um").filter(|_| is_long) {
        ["et", "er", "erne"].iter().for_each(|ending| forms.add(stem, ending));
    }
    // "pc'en", "app'er": how a short word that is no Danish word is inflected.
    if lemma.chars().count() < 5 {
        ["'en", "'et", "'er", "'erne", "'ene"].iter().for_each(|ending| forms.add(lemma, ending));
    }
    genitives(forms);
}

fn genitives(forms: &mut Forms) {
    for at in 0..forms.list.len() {
        let form = forms.list[at].clone();
        if !form.ends_with(['s', 'x', 'z']) {
            forms.add(&form, "s");
        }
    }
}

/// `åben, åbent, åbne, åbnere, åbnest, åbneste`.
fn adjective(lemma: &str, forms: &mut Forms) {
    if let Some(stem) = lemma.strip_suffix("et").filter(|stem| syllables(stem) > 0) {
        return forms.add(stem, "ede"); // lukket, lukkede
    }
    if !lemma.ends_with('t') {
        forms.add(lemma, "t");
    }
    // Long ones have one stem: ærlige; short ones double: trygge; those in -en, -el, -er lose the e: åbne.
    let short = doubled(lemma).into_iter().chain(syncopated(lemma));
    for stem in short.chain([lemma.to_owned()]) {
        ["e", "ere", "est", "este"].iter().for_each(|ending| forms.add(&stem, ending));
    }
    if lemma.ends_with("ig") || lemma.ends_with("som") {
        ["st", "ste"].iter().for_each(|ending| forms.add(lemma, ending)); // ærligst
    }
}

/// `dele, deler, deles, delende` and the past by `past`; without -e, `bo, bor, bos, boende`.
fn verb(lemma: &str, past: &[&str], forms: &mut Forms) {
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    forms.add(lemma, "r");
    forms.add(lemma, "s");
    forms.add(stem, "ende");
    // glemme, glemte; but kalde, kaldte.
    let before_t = if past[0] == "te" { undoubled(stem) } else { stem };
    past.iter().for_each(|ending| forms.add(before_t, ending));
    if imperative_is_its_own(stem) {
        forms.add(undoubled(stem), "");
    }
}

/// Whether the bare stem is an imperative and no noun: `digitaliser`, `åbn`, but not `stol` (chair), `led` (joint).
fn imperative_is_its_own(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    let cluster = matches!(
        (last.next(), last.next()),
        (Some('l' | 'm' | 'n' | 'r'), Some('b' | 'd' | 'f' | 'g' | 'k' | 'p' | 's' | 't' | 'v'))
    );
    cluster || (stem.ends_with("er") && syllables(stem) > 1)
}

/// `tryg` -> `trygg`: a last consonant doubles after a short vowel, and the letters do not tell short from long.
fn doubled(lemma: &str) -> Option<String> {
    let mut back = lemma.chars().rev();
    let (last, vowel, before) = (back.next()?, back.next()?, back.next().unwrap_or('x'));
    // Endings without stress do not double: åben, ærlig, lærer.
    let weak = syllables(lemma) > 1 && ["en", "el", "er", "ig", "ing", "isk"].iter().any(|end| lemma.ends_with(end));
    let doubles = matches!(last, 'b' | 'd' | 'f' | 'g' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 's' | 't');
    (doubles && is_vowel(vowel) && !is_vowel(before) && !weak).then(|| format!("{lemma}{last}"))
}

/// `åben` -> `åbn`, `regel` -> `regl`, `sikker` -> `sikr`: an e without stress drops out.
fn syncopated(lemma: &str) -> Option<String> {
    let (stem, last) = ["en", "el", "er"].iter().find_map(|end| Some((lemma.strip_suffix(end)?, &end[1..])))?;
    let ends_in_consonant = !stem.ends_with(is_vowel);
    (ends_in_consonant && syllables(stem) > 0).then(|| format!("{}{last}", undoubled(stem)))
}

/// `glemm` -> `glem`.
fn undoubled(stem: &str) -> &str {
    let mut back = stem.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !is_vowel(a) => &stem[..stem.len() - a.len_utf8()],
        _ => stem,
    }
}

/// How many groups of vowels.
pub(super) fn syllables(word: &str) -> usize {
    let vowels = word.chars().map(is_vowel);
    vowels.fold((0, false), |(count, before), now| (count + usize::from(now && !before), now)).0
}

/// Whether `c`, in lower case, is a Danish vowel.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'ø' | 'å' | 'é')
}

/// Forms in the order they were made, each once.
struct Forms {
    list: Vec<String>,
}

impl Forms {
    fn new(lemma: &str) -> Self {
        Self { list: vec![lemma.to_owned()] }
    }

    // A paradigm has at most forty forms: looking through them is faster than hashing.
    fn add(&mut self, stem: &str, ending: &str) {
        let length = stem.len() + ending.len();
        // PERF: the lengths first, which differ of most forms: a third of what it took to compile a large codebook.
        let known = |form: &String| form.len() == length && form.starts_with(stem) && form.ends_with(ending);
        if !self.list.iter().any(known) {
            self.list.push([stem, ending].concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[derive(serde::Deserialize)]
    struct Paradigm {
        forms: String,
        #[serde(default)]
        never: String,
    }

    /// The words of the themes, and others: `cargo test every_form -- --nocapture` says how many.
    #[test]
    fn every_form_of_every_paradigm_and_no_other_word() {
        let groups: BTreeMap<String, BTreeMap<String, Paradigm>> =
            toml::from_str(include_str!("../../tests/data/paradigms.toml")).unwrap();
        assert!(groups["themes"].len() >= 20 && groups["further"].len() >= 40);
        let mut faults = Vec::new();
        for (group, paradigms) in &groups {
            let (mut asked, before) = (0, faults.len());
            for (lemma, paradigm) in paradigms {
                let made = forms(lemma);
                let has = |form: &&str| made.iter().any(|made| made == form);
                asked += paradigm.forms.split(' ').count();
                let missing = paradigm.forms.split(' ').filter(|form| !has(form));
                faults.extend(missing.map(|form| format!("{lemma}: lacks {form}")));
                let foreign = paradigm.never.split(' ').filter(has);
                faults.extend(foreign.map(|form| format!("{lemma}: has {form}, which is another word")));
            }
            println!("{group}: {} paradigms, {asked} forms, {} faults", paradigms.len(), faults.len() - before);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_form_is_made_once() {
        for lemma in ["tillid", "åben", "tryg", "dele", "museum", "x", "", "å"] {
            let mut made = forms(lemma);
            made.sort();
            let all = made.len();
            made.dedup();
            assert_eq!(made.len(), all, "{lemma}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_needed() {
        let lines: Vec<&str> = lexicon::entries(include_str!("../lexicon/inflection.txt")).collect();
        assert!(lines.is_sorted(), "lexicon/inflection.txt is not sorted");
    }
}
