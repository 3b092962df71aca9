//! Names, titles, bodies and the words that stand for people.

use std::ops::Deref;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::gloss::Class;
use crate::lexicon::entries;
pub(crate) use crate::lexicon::fold::lower as fold;

/// What a word tells of the gender of whoever bears it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// `hun`.
    Female,
    /// `han`.
    Male,
    /// Nothing.
    #[default]
    Unknown,
}

impl Gender {
    /// Whether one person can be both.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// A list of words and of word ends (`-chef`), each with what the list tells of it.
pub struct Words {
    whole: FxHashMap<&'static str, &'static str>,
    gate: Gate,
    ends: Ends<&'static str>,
}

impl Words {
    fn new(list: &'static str) -> Self {
        let (mut whole, mut ends) = (FxHashMap::default(), FxHashMap::default());
        for entry in entries(list) {
            let (word, note) = entry.rsplit_once(' ').filter(|(_, note)| note.len() < 6).unwrap_or((entry, ""));
            match word.strip_prefix('-') {
                Some(end) => ends.insert(end, note),
                None => whole.insert(word, note),
            };
        }
        Self::of(whole, ends)
    }

    /// A list whose entries may hold spaces and tell nothing more.
    fn phrases(list: &'static str) -> Self {
        Self::of(entries(list).map(|entry| (entry, "")).collect(), FxHashMap::default())
    }

    /// A list of word ends, written without their hyphen.
    fn suffixes(list: &'static str) -> Self {
        Self::of(FxHashMap::default(), entries(list).map(|end| (end, "")).collect())
    }

    fn of(whole: FxHashMap<&'static str, &'static str>, ends: FxHashMap<&'static str, &'static str>) -> Self {
        let gate = Gate::new(whole.keys().map(|word| whole_key(word)), whole.len());
        Self { whole, gate, ends: Ends::new(ends) }
    }

    /// What the list tells of `word`, by the whole of it or by its longest end.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&'static str> {
        self.note(word).or_else(|| self.end(word)).copied()
    }

    /// Whether the list holds `word` or an end of it.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Whether the list holds `word` itself, not only an end of it.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.note(word).is_some()
    }

    /// Whether the list holds an end of `word`.
    #[must_use]
    pub fn has_end(&self, word: &str) -> bool {
        self.end(word).is_some()
    }

    /// Whether a whole word is one of the ends.
    pub(super) fn is_end(&self, word: &str) -> bool {
        self.ends.told.contains_key(word)
    }

    fn note(&self, word: &str) -> Option<&&'static str> {
        if self.gate.is_open(whole_key(word)) { self.whole.get(word) } else { None }
    }

    /// What is told of the longest listed end with more than a letter before it: no `vært` is "svært".
    fn end(&self, word: &str) -> Option<&&'static str> {
        self.ends.of(word).next()
    }
}

/// Word ends, each with what is told of it.
struct Ends<T> {
    told: FxHashMap<&'static str, T>,
    /// The lengths of the ends, as bits, by their last two bytes: most words have no such end, the others few.
    lengths: Box<[u32]>,
}

impl<T> Ends<T> {
    fn new(told: FxHashMap<&'static str, T>) -> Self {
        let size = (4 * told.len()).next_power_of_two();
        let mut lengths = vec![0; size].into_boxed_slice();
        // No end on the lists is as long as 32 bytes.
        told.keys().for_each(|end| lengths[place(end, size)] |= 1 << end.len());
        Self { told, lengths }
    }

    /// What is told of the ends of `word` with more than a letter before them, longest first: no `vært` is "svært".
    fn of(&self, word: &str) -> impl Iterator<Item = &T> {
        let mut lengths = self.lengths[place(word, self.lengths.len())];
        let lengths = std::iter::from_fn(move || {
            let length = lengths.checked_ilog2()?;
            lengths ^= 1 << length;
            Some(length as usize)
        });
        lengths.filter_map(|length| {
            let at = word.len().checked_sub(length).filter(|&at| at > 1)?;
            self.told.get(word.get(at..)?)
        })
    }
}

/// Where in a table of `size`, a power of two, stands what is told of all that ends as `end` does.
fn place(end: &str, size: usize) -> usize {
    let key = end_key(end);
    (key ^ key >> 5) as usize & (size - 1)
}

/// Words and ends of several lists in one table, each with the classes of its lists.
pub(super) struct Union {
    whole: FxHashMap<&'static str, Class>,
    gate: Gate,
    ends: Ends<Class>,
}

impl Union {
    fn of<'l>(lists: impl Iterator<Item = (&'l Words, Class)> + Clone) -> Self {
        let (mut whole, mut ends): (FxHashMap<_, Class>, FxHashMap<_, Class>) = Default::default();
        let enter = |class: &mut Class, other| *class = class.or(other);
        for (list, class) in lists {
            list.whole.keys().for_each(|word| enter(whole.entry(*word).or_default(), class));
            list.ends.told.keys().for_each(|end| enter(ends.entry(*end).or_default(), class));
        }
        let mut union = Self { whole, gate: Gate::default(), ends: Ends::new(ends) };
        union.gate = union.gate_of_whole();
        union
    }

    fn gate_of_whole(&self) -> Gate {
        Gate::new(self.whole.keys().map(|word| whole_key(word)), self.whole.len())
    }

    /// The lists that hold `word` or an end of it.
    fn all(&self, word: &str) -> Class {
        let whole = if self.gate.is_open(whole_key(word)) { self.whole.get(word).copied() } else { None };
        self.ends.of(word).fold(whole.unwrap_or_default(), |all, &class| all.or(class))
    }
}

/// The lists of words in one.
pub(super) struct AllWords(Union);

impl AllWords {
    pub(super) fn new() -> Self {
        let mut union = Union::of(WORDS.iter().map(|(list, class)| (&***list, *class)));
        // "til daglig": the first word of a phrase tells where to look for one.
        EVERYDAY.whole.keys().for_each(|phrase| {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            let class = union.whole.entry(first).or_default();
            *class = class.or(Class::EVERYDAY);
        });
        union.gate = union.gate_of_whole();
        Self(union)
    }

    /// The lists that hold `word` or an end of it.
    pub(super) fn class(&self, word: &str) -> Class {
        self.0.all(word)
    }
}

/// The lists of nouns in one.
pub(super) struct AllNouns {
    nouns: Union,
    /// Open for the ends of all forms.
    gate: Gate,
}

impl AllNouns {
    pub(super) fn new() -> Self {
        let nouns = Union::of(NOUNS.iter().map(|(list, class)| (&list.words, *class)));
        let keys = || nouns.whole.keys().chain(nouns.ends.told.keys());
        let gate = Gate::new(keys().flat_map(|noun| form_keys(noun)), 36 * keys().count());
        Self { nouns, gate }
    }

    /// The lists that hold `word`, in small letters, in any of its forms, as [`noun`] finds it; and those of them on which it
    /// is definite.
    pub(super) fn class(&self, word: &str) -> (Class, Class) {
        if !self.gate.may_hold_form(word) {
            return (Class::NONE, Class::NONE);
        }
        let (mut found, mut definite) = (Class::NONE, Class::NONE);
        for form in [Some(word), word.strip_suffix('s')].into_iter().flatten() {
            for (ending, is_definite) in endings(form) {
                let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
                let half = half(stem).filter(|_| !ending.is_empty());
                let class = half.map_or(Class::NONE, |half| self.nouns.all(half)).or(self.nouns.all(stem)).but(found);
                found = found.or(class);
                definite = definite.or(class.when(is_definite));
            }
        }
        (found, definite)
    }
}

/// Keys that may be on a list, as bits: a word whose bit is off is not on it, and need not be looked up.
///
/// PERF: nearly all look-ups are of words that are not on the list; the gate answers them from a few bytes, without
/// hashing the word.
#[derive(Default)]
struct Gate(Box<[u64]>);

impl Gate {
    fn new(keys: impl Iterator<Item = u64>, count: usize) -> Self {
        let mut gate = Self(vec![0; (count / 4).next_power_of_two()].into_boxed_slice());
        for key in keys {
            let bit = gate.bit(key);
            gate.0[bit / 64] |= 1 << (bit % 64);
        }
        gate
    }

    fn is_open(&self, key: u64) -> bool {
        let bit = self.bit(key);
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }

    /// Whether it was made of the forms of nouns and `word` may be one.
    fn may_hold_form(&self, word: &str) -> bool {
        let mut keys = KEYS.into_iter().take_while(|&count| count <= word.len());
        word.len() < KEYS[0] || keys.any(|count| self.is_open(last_bytes(word.as_bytes(), count)))
    }

    const fn bit(&self, key: u64) -> usize {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        mixed as usize & (self.0.len() * 64 - 1)
    }
}

/// Length, first and last two bytes.
fn whole_key(word: &str) -> u64 {
    let first = word.as_bytes().first().copied().unwrap_or(0);
    u64::from(u32::from_be_bytes([word.len() as u8, first, 0, 0])) | end_key(word)
}

/// The last two bytes.
fn end_key(word: &str) -> u64 {
    match *word.as_bytes() {
        [.., before, last] => u64::from(before) << 8 | u64::from(last),
        _ => 0,
    }
}

/// A list of nouns, which are met in all their forms.
pub struct Nouns {
    words: Words,
    /// Open for the ends of all forms.
    ///
    /// PERF: nearly all words that are looked up are forms of no noun on the list, and would be tried with nine endings.
    gate: Gate,
}

impl Nouns {
    fn new(list: &'static str) -> Self {
        let words = Words::new(list);
        let nouns = || words.whole.keys().chain(words.ends.told.keys());
        let gate = Gate::new(nouns().flat_map(|noun| form_keys(noun)), 36 * nouns().count());
        Self { words, gate }
    }

    fn may_hold(&self, word: &str) -> bool {
        self.gate.may_hold_form(word)
    }
}

/// How many of its last bytes a form is entered by, the most that it has: seven tell `-chefen` from most other words.
const KEYS: [usize; 3] = [3, 4, 7];

impl Deref for Nouns {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.words
    }
}

/// The last bytes of all forms of `noun`.
fn form_keys(noun: &str) -> impl Iterator<Item = u64> {
    // A word as its last eight bytes and its length: what is put behind it pushes the first ones out.
    let push = |(tail, length): (u64, usize), byte: u8| (tail << 8 | u64::from(byte), length + 1);
    let stem = noun.bytes().fold((0, 0), push);
    let doubled = noun.bytes().last().map_or(stem, |last| push(stem, last));
    let forms = [stem, doubled]
        .into_iter()
        .flat_map(move |stem| ENDINGS.into_iter().map(move |(ending, _)| ending.bytes().fold(stem, push)));
    forms.flat_map(move |form| [form, push(form, b's')]).map(|(tail, length)| {
        let count = KEYS.into_iter().rev().find(|&count| count <= length);
        tail & ((1 << (8 * count.expect("no noun on the lists has less than three bytes"))) - 1)
    })
}

/// The last `count` bytes as one number.
fn last_bytes(word: &[u8], count: usize) -> u64 {
    let last = &word[word.len() - count..];
    last.iter().fold(0, |key, &byte| key << 8 | u64::from(byte))
}

/// What somebody may be called, with the roles of those who are: `advokat`, of a `forsvarer`.
pub static ROLE_KINDS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut kinds: FxHashMap<_, Vec<_>> = FxHashMap::default();
    let pairs = entries(include_str!("../lexicon/role_kinds.txt")).filter_map(|line| line.split_once(' '));
    pairs.for_each(|(role, kind)| kinds.entry(kind).or_default().push(role));
    kinds
});

/// The lists, each with a class of the same name that a token has if the list holds it.
macro_rules! lists {
    (
        words { $($(#[$doc:meta])* $name:ident = $new:ident($file:literal);)* }
        nouns { $($(#[$noun_doc:meta])* $noun:ident = $noun_file:literal;)* }
    ) => {
        $(
            $(#[$doc])*
            pub static $name: LazyLock<Words> =
                LazyLock::new(|| Words::$new(include_str!(concat!("../lexicon/", $file))));
        )*
        $(
            $(#[$noun_doc])*
            pub static $noun: LazyLock<Nouns> =
                LazyLock::new(|| Nouns::new(include_str!(concat!("../lexicon/", $noun_file))));
        )*

        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the lists")]
        enum Number { $($name,)* $($noun,)* }

        impl Class {
            $($(#[$doc])* pub(crate) const $name: Self = Self::list(Number::$name as u32);)*
            $($(#[$noun_doc])* pub(crate) const $noun: Self = Self::list(Number::$noun as u32);)*
        }

        /// The lists of words, with their classes.
        pub(super) static WORDS: [(&LazyLock<Words>, Class); [$(stringify!($name)),*].len()] =
            [$((&$name, Class::$name)),*];

        /// The lists of nouns, with their classes.
        pub(super) static NOUNS: [(&LazyLock<Nouns>, Class); [$(stringify!($noun)),*].len()] =
            [$((&$noun, Class::$noun)),*];
    };
}

lists! {
    words {
        /// `Mona f`.
        GIVEN_NAMES = new("given_names.txt");
        /// `Lindberg`.
        SURNAMES = phrases("surnames.txt");
        /// `-gaard`.
        NAME_SUFFIXES = suffixes("name_suffixes.txt");
        /// `von`.
        NAME_PARTICLES = phrases("name_particles.txt");
        /// `fru f`.
        TITLES = new("titles.txt");
        /// `Ankestyrelsen`.
        ORGANISATIONS = phrases("organisations.txt");
        /// `-styrelsen`.
        ORGANISATION_WORDS = new("organisation_words.txt");
        /// `-ende`.
        ADJECTIVES = new("adjectives.txt");
        /// `efter`.
        PREPOSITIONS = phrases("prepositions.txt");
        /// `-ede`.
        PAST_ENDINGS = new("past_endings.txt");
        /// `denne`.
        ARTICLES = phrases("articles.txt");
        /// `samt`.
        CONJUNCTIONS = phrases("conjunctions.txt");
        /// `som`.
        RELATIVES = phrases("relatives.txt");
        /// `hos`.
        WORKPLACE_LINKS = phrases("workplace_links.txt");
        /// `-rup`.
        PLACE_ENDINGS = suffixes("place_endings.txt");
        /// `-årige`.
        AGE_ENDINGS = new("age_endings.txt");
        /// `-else`.
        ABSTRACT_SUFFIXES = new("abstract_suffixes.txt");
        /// `mange`.
        INDEFINITES = phrases("indefinites.txt");
        /// `foto`.
        CREDITS = phrases("credits.txt");
        /// `er`.
        COPULAS = phrases("copulas.txt");
        /// `har` været.
        AUXILIARIES = phrases("auxiliaries.txt");
        /// `ansat` på.
        EMPLOYMENT_VERBS = phrases("employment_verbs.txt");
        /// `valgt` til formand.
        APPOINTING_VERBS = phrases("appointing_verbs.txt");
        /// `driver` en kro.
        OWNING_VERBS = phrases("owning_verbs.txt");
        /// `Stilling`: konsulent.
        JOB_LABELS = new("job_labels.txt");
        /// arbejder `som`.
        JOB_LINKS = phrases("job_links.txt");
        /// arbejder `på`.
        WORKPLACES = phrases("workplaces.txt");
        /// Vi er `på` Struer Bibliotek.
        SCENES = phrases("scenes.txt");
        /// `hvor` hun er overlæge.
        WHERE_WORDS = phrases("where_words.txt");
        /// `Virksomheden` Holms El.
        BODY_NOUNS = new("body_nouns.txt");
        /// Styrelsen `for` Lokal Udvikling.
        BODY_LINKS = phrases("body_links.txt");
        /// hos `os`.
        FIRST_PERSONS = phrases("first_persons.txt");
        /// `hjemme` i styrelsen.
        HOME_WORDS = phrases("home_words.txt");
        /// ti år `i spidsen for` Struer Bibliotek.
        LEADING = phrases("leading.txt");
        /// på klubbens `vegne`.
        BEHALF = phrases("behalf.txt");
        /// Monas `skrivebord`.
        DESKS = phrases("desks.txt");
        /// `Afdeling` for Drift.
        DEPARTMENTS = new("departments.txt");
        /// `It`-chefen.
        FIELDS = phrases("fields.txt");
        /// `Teknik` og Miljø.
        AREAS = phrases("areas.txt");
        /// Mona Kjær (`S`).
        PARTIES = phrases("parties.txt");
        /// ordfører for de `radikale`.
        PARTY_ADJECTIVES = phrases("party_adjectives.txt");
        /// serveren, der `hedder` Bent.
        NAMING_VERBS = phrases("naming_verbs.txt");
        /// `den` hedder Bent.
        THING_PRONOUNS = phrases("thing_pronouns.txt");
        /// Handelshøjskolen `i` København.
        TOWN_LINKS = phrases("town_links.txt");
        /// `-styrelsen`.
        NATIONAL_BODIES = new("national_bodies.txt");
        /// Struer `kommune`.
        TOWN_BODIES = new("town_bodies.txt");
        /// er `til daglig` leder.
        EVERYDAY = phrases("everyday.txt");
        /// `cand`.jur.
        DEGREES = phrases("degrees.txt");
        /// `fhv.` kontorchef.
        FORMER = phrases("former.txt");
        /// `administrerende`.
        RANKS = new("ranks.txt");
        /// `-mand`, of pladsmand.
        PERSON_ENDINGS = new("person_endings.txt");
        /// `onsdag aften` oplyste politiet.
        TIME_NOUNS = phrases("time_nouns.txt");
        /// er 101 `år`.
        YEARS = phrases("years.txt");
        /// Ib Falk `på` 74.
        AGE_LINKS = phrases("age_links.txt");
        /// `en af dem`.
        ONE_OF_THEM = phrases("one_of_them.txt");
        /// `tilføjer` hun.
        ADDING_VERBS = phrases("adding_verbs.txt");
        /// I Struer `drejer` Mona krukker.
        TRADES = phrases("trades.txt");
        /// der `leder` afdelingen.
        DEEDS = phrases("deeds.txt");
        /// den `danske` direktør.
        NATIONALITIES = new("nationalities.txt");
        /// professor `i` jura.
        FIELD_LINKS = phrases("field_links.txt");
        /// `Horsens`.
        PLACES = phrases("places.txt");
        /// `de to two`.
        GROUP_WORDS = new("group_words.txt");
        /// `hun f`.
        PRONOUNS = new("pronouns.txt");
        /// `der`, `siger`.
        PHRASE_ENDS = phrases("phrase_ends.txt");
        /// `for`, `hos`.
        PHRASE_LINKS = phrases("phrase_links.txt");
        /// `den`, `hendes`.
        DETERMINERS = phrases("determiners.txt");
        /// `Svar`: I tyve år.
        TURN_LABELS = new("turn_labels.txt");
        /// `tja`.
        REPLIES = phrases("replies.txt");
        /// `dig`.
        ADDRESSES = phrases("addresses.txt");
        /// `så` Ib kørte alene.
        CLAUSE_LINKS = phrases("clause_links.txt");
        /// `men`.
        RESUMERS = phrases("resumers.txt");
        /// `derfor`.
        OPENERS = phrases("openers.txt");
        /// efter hendes `mening`.
        OPINIONS = phrases("opinions.txt");
        /// hendes `holdning` er, at.
        STANCES = phrases("stances.txt");
    }
    nouns {
        /// `kontorchef`, `-konsulent`.
        ROLES = "roles.txt";
        /// siger `jyden`.
        EPITHETS = "epithets.txt";
        /// `kvinde f`.
        PERSON_NOUNS = "person_nouns.txt";
        /// `-rapport`.
        DOCUMENT_NOUNS = "document_nouns.txt";
        /// `replik`.
        UTTERANCE_NOUNS = "utterance_nouns.txt";
        /// `-roman`.
        WORK_NOUNS = "work_nouns.txt";
        /// `vært`.
        HOSTS = "hosts.txt";
        /// `kollega`.
        MATES = "mates.txt";
        /// `-konsulent`.
        STAFF_ROLES = "staff_roles.txt";
        /// `medarbejder`.
        GENERAL_JOBS = "general_jobs.txt";
        /// `sognepræst` i Øster Holm.
        TOWN_ROLES = "town_roles.txt";
        /// `direktør` of a firm told of before.
        FIRM_HEADS = "firm_heads.txt";
        /// den tyske `kansler`.
        STATE_ROLES = "state_roles.txt";
        /// `formand`.
        OFFICES = "offices.txt";
        /// `professor` i jura.
        LEARNED_ROLES = "learned_roles.txt";
        /// hendes `kollega`.
        WORKMATES = "workmates.txt";
        /// `datter`.
        RELATIONS = "relations.txt";
    }
}

/// The everyday noun for a relative: `mor` for `moder`; any other noun as it is.
#[must_use]
pub fn everyday(stem: &str) -> &str {
    RELATIONS.get(stem).filter(|plain| !plain.is_empty()).unwrap_or(stem)
}

/// The gender that a note of a list stands for.
#[must_use]
pub fn gender(note: &str) -> Gender {
    match note {
        "f" => Gender::Female,
        "m" => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// Whether a list or its end shows that a word is a surname.
pub(crate) fn is_surname(word: &str) -> bool {
    SURNAMES.has(word) || has_surname_end(word)
}

/// Whether the end of surnames does for a whole one behind a given name: `Holm`, but there is an `Øster Holm` too.
pub(crate) fn is_surname_end(word: &str) -> bool {
    NAME_SUFFIXES.is_end(&crate::lexicon::fold::lower(word))
}

/// Whether a word ends as surnames do, and is not that end: `Lindgaard`, but no `Berg`.
pub(super) fn has_surname_end(word: &str) -> bool {
    NAME_SUFFIXES.has_end(word)
}

/// `COI`, `SKAT`, `A/S`; but not an initial.
pub(crate) fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars();
    let is_large = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-' || c == '/');
    is_large && letters.next().is_some_and(char::is_uppercase) && (2..=6).contains(&name.chars().count())
}

/// A noun on a list, in whatever form it was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun<'w> {
    /// Its indefinite singular, as far as the form shows it: `kontorchef` of `kontorchefens`.
    pub stem: &'w str,
    /// Whether it bears the article: `kontorchefen`.
    pub is_definite: bool,
    /// What the list tells of it.
    pub note: &'static str,
}

/// What the list of roles tells of those whom one meets in their office: `læge`.
pub const MET: &str = "met";

impl Noun<'_> {
    /// Whether one meets whoever has the role in their office.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.note == MET
    }
}

/// The endings of nouns; those of the definite form first.
const ENDINGS: [(&str, bool); 11] = [
    ("", false),
    ("en", true),
    ("n", true),
    ("et", true),
    ("t", true),
    ("erne", true),
    ("rne", true),
    ("ene", true),
    ("ne", true),
    ("er", false),
    ("e", false),
];

/// Those of the endings that may be those of `form`, by its last letter.
fn endings(form: &str) -> impl Iterator<Item = (&'static str, bool)> {
    let last = form.as_bytes().last().copied();
    ENDINGS.into_iter().filter(move |(ending, _)| ending.is_empty() || ending.as_bytes().last().copied() == last)
}

/// Finds `word`, in small letters, on `list` in any of its forms: `kontorchefens` under `-chef`.
#[must_use]
pub fn noun<'w>(list: &Nouns, word: &'w str) -> Option<Noun<'w>> {
    if !list.may_hold(word) {
        return None;
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    let found = inflected(list, word);
    if found.is_some() || bare.len() == word.len() { found } else { inflected(list, bare) }
}

fn inflected<'w>(list: &Words, word: &'w str) -> Option<Noun<'w>> {
    endings(word).find_map(|(ending, is_definite)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= 2)?;
        let note = list.get(stem);
        let (stem, note) = match note {
            Some(note) => (stem, note),
            None if ending.is_empty() => return None,
            None => half(stem).and_then(|half| Some((half, list.get(half)?)))?,
        };
        Some(Noun { stem, is_definite, note })
    })
}

/// A short vowel doubles its consonant: `medlem` of `medlemmet`.
fn half(stem: &str) -> Option<&str> {
    stem.get(..stem.len() - 1).filter(|half| half.ends_with(&stem[half.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_found_in_all_forms() {
        for word in ["kontorchef", "kontorchefen", "kontorchefens", "kontorchefer", "kontorcheferne"] {
            assert_eq!(noun(&ROLES, word).map(|noun| noun.stem), Some("kontorchef"), "{word}");
        }
        assert_eq!(noun(&ROLES, "folketingsmedlemmet").map(|noun| noun.stem), Some("folketingsmedlem"));
        assert_eq!(noun(&ROLES, "havnen"), None);
        assert_eq!(noun(&PERSON_NOUNS, "kvinden").map(|noun| gender(noun.note)), Some(Gender::Female));
    }

    #[test]
    fn no_form_of_a_noun_is_turned_away() {
        for list in [&*ROLES, &*PERSON_NOUNS, &*DOCUMENT_NOUNS, &*UTTERANCE_NOUNS] {
            for noun in list.whole.keys().chain(list.ends.told.keys()) {
                for (ending, _) in ENDINGS {
                    assert!(list.may_hold(&format!("{noun}{ending}")), "{noun}{ending}");
                    // medlem, medlemmet
                    let last = noun.chars().next_back().filter(char::is_ascii).map(String::from).unwrap_or_default();
                    assert!(list.may_hold(&format!("{noun}{last}{ending}s")), "{noun}{last}{ending}s");
                }
            }
        }
        let others = ["månederne", "tiden", "skoven", "arbejdet", "huset", "muligheden", "vejen", "spørgsmålet"];
        assert!(others.iter().filter(|word| ROLES.may_hold(word)).count() < others.len() / 2);
    }

    #[test]
    fn lists_are_sorted_and_say_where_they_are_from() {
        let lists = [
            include_str!("../lexicon/given_names.txt"),
            include_str!("../lexicon/surnames.txt"),
            include_str!("../lexicon/roles.txt"),
            include_str!("../lexicon/places.txt"),
            include_str!("../lexicon/openers.txt"),
        ];
        for list in lists {
            assert!(list.starts_with("# ") && list.contains("# Source: "), "{}", &list[..60]);
            assert!(entries(list).is_sorted(), "sort the list that begins {}", &list[..60]);
        }
    }
}
