//! The bodies an article names, and the shorter words that stand for them: `Kirkeby`, `kommunen`, `SOP`.

use std::cell::LazyCell;
use std::collections::hash_map::Entry;
use std::str::SplitWhitespace;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gloss::Class;
use crate::lexicon::entries;
use crate::lexicon::fold::Lower;
use crate::span::Span;
use crate::speaker::lists::{
    BODY_NOUNS, DEPARTMENTS, NATIONAL_BODIES, ORGANISATION_WORDS, PARTIES, PLACE_ENDINGS, PLACES, ROLES, TOWN_BODIES,
    fold, is_surname,
};
use crate::speaker::name::{Name, NameKind, Names};
use crate::speaker::page::{Page, Run, begins_large};

/// Bodies by name, and where they are named.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// The first full form of each body's name, in order of first mention.
    bodies: Vec<Span>,
    /// Where a body is named, in order of place, and which one.
    mentions: Vec<(Span, usize)>,
    /// By full form, in small letters.
    by_name: FxHashMap<String, usize>,
    /// By a short form; nothing where two bodies share it.
    by_short: FxHashMap<String, Option<usize>>,
}

/// Roles, ends and starts of roles, each with the kinds of bodies that they belong to.
struct RoleBodies {
    whole: FxHashMap<&'static str, &'static str>,
    ends: FxHashMap<&'static str, &'static str>,
    /// The longest of the ends, in bytes.
    longest: usize,
    starts: Vec<(&'static str, &'static str)>,
}

static ROLE_BODIES: LazyLock<RoleBodies> = LazyLock::new(|| {
    let (whole, ends) = (FxHashMap::default(), FxHashMap::default());
    let mut bodies = RoleBodies { whole, ends, longest: 0, starts: Vec::new() };
    for (role, kinds) in entries(include_str!("../lexicon/role_bodies.txt")).filter_map(|line| line.split_once(' ')) {
        match (role.strip_prefix('-'), role.strip_suffix('-')) {
            (Some(end), _) => drop(bodies.ends.insert(end, kinds)),
            (_, Some(start)) => bodies.starts.push((start, kinds)),
            _ => drop(bodies.whole.insert(role, kinds)),
        }
    }
    bodies.longest = bodies.ends.keys().map(|end| end.len()).max().unwrap_or(0);
    bodies
});

/// Nouns and the kinds of bodies that they stand for.
static NOUN_BODIES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/noun_bodies.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// The endings of the definite form.
const DEFINITE: [&str; 4] = ["en", "et", "n", "t"];
/// The same of several: `museerne`.
const DEFINITE_PLURAL: [&str; 3] = ["erne", "ne", "rne"];
/// How many mentions of bodies before a noun are looked at.
const REACH: usize = 64;
/// What the list of departments notes of those that presuppose a house: `afdelingen`.
const PART: &str = "part";
/// Kinds of bodies none of which is named without the word for it.
const OFFICIAL: [&str; 6] = ["kommune", "ministerium", "politi", "region", "stift", "jobcenter"];
/// The noun for papers of any name.
const PAPER: &str = "avisen";
/// A shorter word is too short to show that two nouns are one: `en` of `banken`.
const SHORTEST_NOUN: usize = 4;

impl Bodies {
    /// The bodies that `names` are of; `firm` are the words whose capital is not that of a sentence.
    pub(super) fn new(page: &Page<'_>, names: &Names<'_>, firm: &FxHashSet<&str>) -> Self {
        let mut bodies = Self::default();
        let mut found: Vec<(&Name, Span)> = Vec::new();
        let below = LazyCell::new(|| -> FxHashSet<&str> {
            let below = names.iter().filter(|name| !page.is_in_headline(name.span.start()));
            below.map(|name| &page.text[name.span]).collect()
        });
        for (index, name) in names.iter().enumerate() {
            // Styrelsen for Grøn Energi is one body, not two.
            if found.last().is_some_and(|(_, last)| last.contains(name.span)) {
                continue;
            }
            // "Ledelsen svarede": a noun at the start of a sentence is no name, unless it bears its capital elsewhere.
            // "EU-Kommissionen svarede" has a capital of its own.
            let text = &page.text[name.span];
            let is_firm =
                || !name.begins_sentence || firm.contains(text) || text.chars().skip(1).any(char::is_uppercase);
            // "Skiltefabrik solgt" over the article: a noun there goes without its article.
            let may_be_noun = name.begins_sentence && name.tokens.len() == 1;
            let is_noun_of_headline = || may_be_noun && page.is_in_headline(name.span.start()) && !below.contains(text);
            let is_noun = |span: Span| is_definite(&page.text[span]) || is_noun_of_headline();
            let body = body(page, names, index).filter(|&span| is_firm() || !is_noun(span));
            found.extend(body.map(|span| (name, span)));
        }
        // Long names first: the Rosenhaven of a headline is Børnehaven Rosenhaven.
        let is_long = |span: Span| page.text[span].contains(' ');
        let (long, short): (Vec<_>, Vec<_>) = found.into_iter().partition(|&(_, span)| is_long(span));
        long.into_iter().chain(short).for_each(|(name, span)| bodies.enter(page, name, span));
        let may_be_town = |name: &&Name| matches!(name.kind, NameKind::Place | NameKind::Single | NameKind::Foreign);
        for name in names.iter().filter(may_be_town) {
            let Some(span) = noun_of_town(page, name) else { continue };
            // "rådhuset i Kirkeby", where Kirkeby Kommune is named, is no body of its own.
            let is_known = || bodies.short(&page.lower_of(name.span)).is_some();
            if name.kind == NameKind::Place || !is_known() {
                bodies.enter(page, name, span);
            }
        }
        bodies.enter_short(page, names);
        bodies.take_in_towns(page, names);
        bodies
    }

    /// `Handelshøjskolen i København`: the town belongs to a name of one noun that never stands without it.
    fn take_in_towns(&mut self, page: &Page<'_>, names: &Names<'_>) {
        let mut longer: Vec<Option<Option<Span>>> = vec![None; self.bodies.len()];
        for &(span, which) in &self.mentions {
            let with_town = with_town(page, names, span)
                .filter(|_| !NATIONAL_BODIES.has(&page.lower_of(span)))
                // "børnehaven Mælkebøtten i Hedeby"
                .filter(|_| ORGANISATION_WORDS.has(&page.lower_of(span)))
                .filter(|_| !is_after_place(&page.text[span]));
            longer[which] = Some(with_town.and(longer[which].unwrap_or(with_town)));
        }
        for (body, longer) in self.bodies.iter_mut().zip(longer) {
            *body = longer.flatten().unwrap_or(*body);
        }
    }

    /// Enters the places where a body is named by a short form: `I Kirkeby` of the Kirkeby Kommune named elsewhere.
    fn enter_short(&mut self, page: &Page<'_>, names: &Names<'_>) {
        let may_be = |name: &&Name| !self.by_short.is_empty() && !matches!(name.kind, NameKind::Full | NameKind::Given);
        for name in names.iter().filter(may_be) {
            let which = self.short(&page.lower_of(name.span));
            if let Some(which) = which.filter(|&which| !is_in_town(page, name, self.bodies[which])) {
                self.mentions.push((name.span, which));
            }
        }
        self.mentions.sort_by_key(|(span, which)| (span.start(), *which));
    }

    fn short(&self, text: &str) -> Option<usize> {
        self.by_short.get(text).or_else(|| self.by_short.get(text.strip_suffix('s')?)).copied().flatten()
    }

    fn enter(&mut self, page: &Page<'_>, name: &Name<'_>, span: Span) {
        let text = page.lower_of(span);
        let which = match self.by_name.get(&*text).copied().or_else(|| self.short(&text)) {
            Some(known) => {
                // "Struer kommune" is the Struer Kommune of another sentence.
                let capitals = |span: Span| page.text[span].chars().filter(|letter| letter.is_uppercase()).count();
                let is_same = page.text[self.bodies[known]].len() == page.text[span].len();
                if is_same && capitals(span) == capitals(self.bodies[known]) + 1 {
                    self.bodies[known] = span;
                }
                known
            }
            None => {
                self.bodies.push(span);
                self.by_name.insert(text.to_string(), self.bodies.len() - 1);
                self.shorten(page, name, span);
                self.bodies.len() - 1
            }
        };
        self.mentions.push((span, which));
    }

    /// Enters the short forms of the latest body: `Kirkeby` for `Kirkeby Kommune`, `SOP` for `Samvirket for Offentlig Praksis`.
    fn shorten(&mut self, page: &Page<'_>, name: &Name<'_>, span: Span) {
        let which = self.bodies.len() - 1;
        let text = &page.text[span];
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_body_word = |word: &&str| ORGANISATION_WORDS.has(&fold(word));
        let mut shorts: Vec<String> = Vec::new();
        match words.iter().position(is_body_word) {
            // Region Vestkyst, Børnehaven Rosenhaven
            Some(0) if words.len() == 2 => {
                shorts.push(words[1].to_owned());
                shorts.extend(is_definite(words[0]).then(|| words[0].to_owned()));
            }
            Some(at) if at > 0 => shorts.extend((1..=at).map(|end| words[..end].join(" "))),
            // "Hoshino" of Hoshino Robotics, but no "Nordisk" of Nordisk Lys
            None if words.len() > 1 && is_own_word(page, words[0]) => shorts.push(words[0].to_owned()),
            _ => {}
        }
        // "Foreningen Fri Vej", and later "foreningens formand"
        let noun = name.tokens.start.checked_sub(1).filter(|&noun| page.gap(noun) == " ");
        let noun = noun.filter(|&noun| page.is(noun, Class::ORGANISATION_WORDS) && is_definite(page.word(noun)));
        let noun = noun.map(|noun| page.lower(noun).to_string());
        // "Rederiet Nordlys", and later "selskabets direktør"
        shorts.extend(noun.iter().flat_map(|noun| firms_like(noun)).map(str::to_owned));
        // "brancheforeningen Danske Smede", and later "foreningens formand"
        let tail = |noun: &String| {
            let mut tails = (1..noun.len()).filter_map(|at| noun.get(at..));
            tails.find(|tail| ORGANISATION_WORDS.is_word(tail)).map(str::to_owned)
        };
        shorts.extend(noun.as_ref().and_then(tail));
        shorts.extend(noun);
        shorts.extend(acronym_after(page, page.token_from(span.end()).max(name.tokens.end), &words));
        for short in shorts {
            let entry = self.by_short.entry(fold(&short).to_string()).or_insert(Some(which));
            if *entry != Some(which) {
                *entry = None;
            }
        }
    }

    /// The body that words stand for, in the form that names it best: `Kirkeby Kommune` for `Kirkeby`, the latest
    /// `… Kommune` before them for `kommunen`.
    pub(super) fn named_by(&self, page: &Page<'_>, words: Span) -> Option<Span> {
        self.named(page, words).or_else(|| self.latest(page, words))
    }

    /// The body that a name is of.
    pub(super) fn named(&self, page: &Page<'_>, name: Span) -> Option<Span> {
        let text = page.lower_of(name);
        let at = self.mentions.partition_point(|(span, _)| span.start() < name.start());
        let here = self.mentions.get(at).filter(|(span, _)| span.start() == name.start() && span.contains(name));
        let known = self.short(&text).or_else(|| here.map(|&(_, which)| which));
        known.or_else(|| self.by_name.get(&*text).copied()).map(|which| self.bodies[which])
    }

    /// The body that words name at the very place where they begin.
    pub(super) fn named_at(&self, words: Span) -> Option<Span> {
        let at = self.mentions.partition_point(|(span, _)| span.start() < words.start());
        self.mentions.get(at).filter(|(span, _)| span.start() == words.start()).map(|&(_, which)| self.bodies[which])
    }

    /// The latest body before a noun that it can stand for: `linjen` for `Studielinjen`, `kommunens` for `Struer Kommune`.
    fn latest(&self, page: &Page<'_>, noun: Span) -> Option<Span> {
        let text = page.lower_of(noun);
        let bare = text.strip_suffix('s').unwrap_or(&text);
        // "i Kirkeby": a name stands for no body that it is the town of.
        if begins_large(&page.text[noun]) && !bare.ends_with("en") && !bare.ends_with("et") {
            return None;
        }
        let stems = DEFINITE.iter().filter_map(|ending| bare.strip_suffix(ending));
        let stems = stems.map(undoubled).filter(|stem| stem.len() >= SHORTEST_NOUN);
        let kinds = kinds_of_noun(bare);
        let is_it = |span: &Span| {
            let mut words = page.text[*span].split_whitespace().map(fold);
            let is_kind = |word: &str| kinds.clone().is_some_and(|mut kinds| kinds.any(|kind| is_kind(word, kind)));
            let is_same =
                |word: &str, stem: &str| word.ends_with(stem) || word.ends_with(bare) || is_shortened(stem, word);
            words.any(|word| stems.clone().any(|stem| is_same(&word, stem)) || is_kind(&word))
        };
        let named = self.before(noun.start()).find(is_it);
        named.or_else(|| self.only_firm(page, noun.start(), bare)).or_else(|| self.house_of_part(page, noun, bare))
    }

    /// The house named last before words for a part of it: `afdelingen`, but not `afdelingen for børn`.
    fn house_of_part(&self, page: &Page<'_>, words: Span, noun: &str) -> Option<Span> {
        let is_part = DEPARTMENTS.get(noun) == Some(PART) && page.word(page.token_from(words.end())) != "for";
        let is_house = |body: &Span| !DEPARTMENTS.has(&fold(page.text[*body].rsplit(' ').next().unwrap_or_default()));
        if is_part { self.before(words.start()).find(is_house) } else { None }
    }

    /// The one body named before `at` of which `noun` may be said whatever it is called: `organisationen` of Red Barnet, but not
    /// of a kommune.
    fn only_firm(&self, page: &Page<'_>, at: usize, noun: &str) -> Option<Span> {
        let is_of_town = |body: &Span| {
            let last = fold(page.text[*body].rsplit(' ').next().unwrap_or_default());
            TOWN_BODIES.has(&last) || PLACES.has(&page.text[*body])
        };
        if BODY_NOUNS.get(noun) != Some("any") {
            return None;
        }
        let mut firms = self.before(at).filter(|body| !is_of_town(body));
        let last = firms.next()?;
        firms.all(|other| other == last).then_some(last)
    }

    /// The latest body before `at` of a kind that somebody in `role` works in, if no other of the kind is named in its sentence, as
    /// in `Skive IF slog Struer BK`; or else the only one of the article.
    pub(super) fn of_role(&self, page: &Page<'_>, role: &str, at: usize) -> Option<Span> {
        let kinds = kinds_of(role)?;
        let fits = |span: &Span| heads(&page.text[*span]).any(|word| kinds.clone().any(|kind| is_kind(&word, kind)));
        let only = || {
            let mut rest = self.bodies.iter().copied().take(REACH).filter(fits);
            rest.next().filter(|_| rest.next().is_none())
        };
        // "Skive IF slog til mod Struer BK": the other side comes last.
        let is_rival =
            |name: Span| page.token_from(name.start()).checked_sub(1).is_some_and(|link| page.word(link) == "mod");
        let mut near = self.named_before(at).filter(|(name, body)| fits(body) && !is_rival(*name));
        let Some((name, body)) = near.next() else { return only() };
        let run = |name: Span| page.run_number(page.token_from(name.start()));
        let mut others = near.take_while(|&(other, _)| run(other) == run(name));
        others.all(|(_, other)| other == body).then_some(body)
    }

    /// The latest body before `at` that is for the same as a role is: the Havnekontoret of a `havneassistent`.
    pub(super) fn akin(&self, page: &Page<'_>, role: &str, at: usize) -> Option<Span> {
        let (field, _) =
            (SHORTEST_NOUN..role.len()).filter_map(|cut| role.split_at_checked(cut)).find(|(field, head)| {
                head.len() >= SHORTEST_NOUN && field.bytes().all(|byte| byte != b' ') && ROLES.is_word(head)
            })?;
        let field = field.strip_suffix('s').unwrap_or(field);
        let is_akin = |word: &str| {
            let rest = word.strip_prefix(field).map(|rest| rest.strip_prefix('s').unwrap_or(rest));
            is_kind(word, field) || rest.is_some_and(|rest| ORGANISATION_WORDS.is_word(rest))
        };
        self.before(at).find(|&body| page.text[body].split_whitespace().any(|word| is_akin(&fold(word))))
    }

    /// The bodies named before `at`, the latest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = Span> {
        self.named_before(at).map(|(_, body)| body)
    }

    /// The same, each behind the words that name it there.
    fn named_before(&self, at: usize) -> impl Iterator<Item = (Span, Span)> {
        let end = self.mentions.partition_point(|(span, _)| span.start() < at);
        self.mentions[..end].iter().rev().take(REACH).map(|&(name, which)| (name, self.bodies[which]))
    }

    /// The bodies named within a span.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.mentions.partition_point(|(name, _)| name.start() < span.start());
        let within = self.mentions[first..].iter().take_while(move |(name, _)| name.end() <= span.end());
        within.map(|&(_, which)| self.bodies[which])
    }

    /// The body in whose name of several words `word` is one: `Falk & Søn` of `Falk`.
    pub(super) fn with_word(&self, page: &Page<'_>, word: &str) -> Option<Span> {
        let has_word = |body: &&Span| {
            let mut words = page.text[**body].split(' ');
            words.clone().count() > 1 && words.any(|one| one == word || one.strip_suffix('s') == Some(word))
        };
        self.bodies.iter().take(REACH).find(has_word).copied()
    }

    /// How often each body is named apart from words that tell of a person (`taken`).
    pub(super) fn times_named(&self, taken: &FxHashSet<usize>) -> FxHashMap<Span, usize> {
        let mut times = FxHashMap::default();
        for &(_, which) in self.mentions.iter().filter(|(span, _)| !taken.contains(&span.start())) {
            *times.entry(self.bodies[which]).or_default() += 1;
        }
        times
    }

    /// The bodies that are named apart from words that tell of a person (`taken`), where the name is one (`is_body`), each where it
    /// is first named so.
    pub(super) fn free(&self, taken: &FxHashSet<usize>, is_body: impl Fn(Span) -> bool) -> Vec<(Span, Span)> {
        let mut seen = FxHashSet::default();
        let free = self.mentions.iter().filter(|(span, _)| !taken.contains(&span.start()));
        let bodies = free.map(|&(name, which)| (name, self.bodies[which]));
        bodies.filter(|&(_, body)| is_body(body) && seen.insert(body)).collect()
    }

    /// Enters what somebody was said to be of, wherever it is named: after "kok på Egelund" Egelund is a body.
    pub(super) fn take_in(&mut self, page: &Page<'_>, names: &Names<'_>, told: &FxHashSet<Span>) {
        let known = self.bodies.len();
        // "Norges statsminister" makes no house of Norway.
        let mut told: Vec<Span> = told.iter().copied().filter(|&body| !PLACES.has(&page.text[body])).collect();
        told.sort_unstable_by_key(|body| body.start());
        for body in told {
            if self.bodies[..known].contains(&body) {
                continue;
            }
            let text = page.lower_of(body).to_string();
            if let Entry::Vacant(free) = self.by_name.entry(text) {
                free.insert(self.bodies.len());
                self.bodies.push(body);
            }
        }
        if self.bodies.len() == known {
            return;
        }
        let may_be =
            |name: &&Name| !matches!(name.kind, NameKind::Full | NameKind::Given) && !is_surname(&page.text[name.span]);
        for name in names.iter().filter(may_be) {
            let which = self.by_name.get(&*page.lower_of(name.span)).copied();
            if let Some(which) = which.filter(|&which| which >= known) {
                self.mentions.push((name.span, which));
            }
        }
        self.mentions.sort_by_key(|(span, which)| (span.start(), *which));
    }
}

/// The kinds of bodies that a role belongs to: as the whole of it tells, or else its longest end or start on the list.
fn kinds_of(role: &str) -> Option<SplitWhitespace<'static>> {
    let list = &*ROLE_BODIES;
    let starts = list.starts.iter().filter(|(start, _)| role.starts_with(start));
    let start = starts.max_by_key(|(start, _)| start.len()).copied();
    let first = role.len().saturating_sub(list.longest);
    let end = (first..role.len()).find_map(|at| list.ends.get_key_value(role.get(at..)?));
    let part = end.map(|(&end, &kinds)| (end, kinds)).into_iter().chain(start).max_by_key(|(part, _)| part.len());
    list.whole.get(role).copied().or(part.map(|(_, kinds)| kinds)).map(str::split_whitespace)
}

/// What the names of bodies end in that a noun stands for, though it is none of their words: `firmaet` for Holm ApS.
fn kinds_of_noun(noun: &str) -> Option<SplitWhitespace<'static>> {
    NOUN_BODIES.iter().find(|(known, _)| *known == noun).map(|(_, kinds)| kinds.split_whitespace())
}

/// Whether a body is a newspaper by its name: `Dagbladet Skive`, `Lusaka Times`.
pub(super) fn is_paper(body: &str) -> bool {
    let kinds = kinds_of_noun(PAPER);
    let mut words = body.split_whitespace().map(fold);
    words.any(|word| kinds.clone().is_some_and(|mut kinds| kinds.any(|kind| is_kind(&word, kind))))
}

/// The nouns for firms of any kind, if `noun` is one of them.
fn firms_like(noun: &str) -> impl Iterator<Item = &'static str> {
    let is_one = is_firm_noun(noun);
    NOUN_BODIES.iter().map(|(firm, _)| *firm).filter(move |firm| is_one && is_definite(firm) && is_firm_noun(firm))
}

/// `selskabet`, `rederiet`: whether a noun stands for firms of any kind.
fn is_firm_noun(noun: &str) -> bool {
    kinds_of_noun(noun).is_some_and(|mut kinds| kinds.any(|kind| kind == "a/s"))
}

/// `Koncernen`, `Energiselskabet`: whether a word ends as a noun for firms of any kind.
pub(super) fn is_kind_of_firm(word: &str) -> bool {
    let word = fold(word);
    NOUN_BODIES.iter().any(|(firm, _)| word.ends_with(firm) && is_definite(firm) && is_firm_noun(firm))
}

/// Whether a body may be one that a role belongs to; nothing where the role belongs to no kind, or the body is of no kind.
pub(super) fn fits_role(role: &str, body: &str) -> Option<bool> {
    let kinds = kinds_of(role)?;
    let mut words = heads(body);
    let fits = words.clone().any(|word| kinds.clone().any(|kind| is_kind(&word, kind)));
    // "Hos Nordlys er man glad. Borgmester Ib Falk …": the bodies of some bear their kind in their names.
    let is_official = || kinds.clone().all(|kind| OFFICIAL.contains(&kind));
    (fits || is_official() || words.any(|word| ORGANISATION_WORDS.has(&word))).then_some(fits)
}

/// The words of a name that may tell what body it is of: no `Kirke` of `Menighedsrådet ved Holm Kirke`.
fn heads(body: &str) -> impl Iterator<Item = Lower<'_>> + Clone {
    body.split_whitespace().take_while(|&word| word != "ved").map(fold)
}

/// Whether a role belongs to bodies of some kind.
pub(super) fn has_kind(role: &str) -> bool {
    kinds_of(role).is_some()
}

/// A stem without the second of two consonants, which stands before an ending alone: `klub` of `klubb(en)`.
fn undoubled(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., one, other] if one == other && b"bdfgklmnprst".contains(one) => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// Whether a word ends as a kind of body does: `Sundskolen` as `skole`.
fn is_kind(word: &str, kind: &str) -> bool {
    let endings = DEFINITE.iter().chain(&DEFINITE_PLURAL);
    let mut stems = endings.filter_map(|ending| word.strip_suffix(ending));
    // "a/s", "el": too short to be the end of another word.
    if kind.len() < SHORTEST_NOUN {
        return word == kind;
    }
    // A short vowel doubles its consonant: klub, klubben.
    let is_doubled = |stem: &str| {
        stem.ends_with(kind.get(kind.len() - 1..).unwrap_or("-")) && stem[..stem.len() - 1].ends_with(kind)
    };
    // museum, museet
    let base = kind.strip_suffix("um").unwrap_or(kind);
    word.ends_with(kind) || stems.any(|stem| stem.ends_with(base) || is_doubled(stem) || is_shortened(stem, kind))
}

/// `plejecentr(et)` of `center`: a noun that loses its `e` before an ending.
fn is_shortened(stem: &str, noun: &str) -> bool {
    let (stem, noun) = (stem.strip_suffix('r'), noun.strip_suffix("er"));
    stem.zip(noun)
        .is_some_and(|(stem, noun)| noun.len() >= SHORTEST_NOUN && (stem.ends_with(noun) || noun.ends_with(stem)))
}

/// A body and the town behind it: `Handelshøjskolen i København`.
pub(super) fn with_town(page: &Page<'_>, names: &Names<'_>, body: Span) -> Option<Span> {
    let link = page.token_from(body.end());
    let town = names.starting_at(link + 1)?;
    // "Menighedsrådet i Øster Holm" names a village that no list knows, "på Kirkevej" a street.
    let may_be_town = match town.kind {
        NameKind::Place => true,
        NameKind::Single | NameKind::Foreign => page.word(link) == "i",
        _ => false,
    };
    let is_town = may_be_town && page.is_small(link, Class::TOWN_LINKS);
    is_town.then(|| Span::new(body.start(), town.span.end()))
}

/// Whether a name behind `i` is that of a town, and no short form of a body: `i Struer` is no Struer Sygehus.
pub(super) fn is_in_town(page: &Page<'_>, name: &Name<'_>, body: Span) -> bool {
    let is_in = name.tokens.start.checked_sub(1).is_some_and(|link| &*page.lower(link) == "i");
    let kind = page.text[body].rsplit(' ').next().and_then(|kind| TOWN_BODIES.get(&fold(kind)));
    is_in && kind.map_or(name.kind == NameKind::Place, |kind| kind != "any")
}

/// Whether a word is nothing but a name, and no town's or person's.
fn is_own_word(page: &Page<'_>, word: &str) -> bool {
    let other = Class::GRAMMAR.or(Class::ADJECTIVES).or(Class::NATIONALITIES).or(Class::PLACES);
    !page.class_of(&fold(word)).is(other) && !page.class_of(word).is(Class::GIVEN_NAMES.or(Class::SURNAME).or(other))
}

/// `biblioteket i Horsens`: the body that a town has one of.
fn noun_of_town(page: &Page<'_>, town: &Name<'_>) -> Option<Span> {
    let link = town.tokens.start.checked_sub(1).filter(|&link| page.is_small(link, Class::TOWN_LINKS))?;
    // "Biblioteket i Øster Holm åbner": the capital is that of the sentence.
    let run = &page.runs[town.run];
    let is_noun = |&noun: &usize| page.is_small(noun, Class::ORGANISATION_WORDS) || opens(page, run, noun);
    let noun =
        link.checked_sub(1).filter(|_| town.kind == NameKind::Place || page.word(link) == "i").filter(is_noun)?;
    let is_near = page.gap(noun) == " " && page.gap(link) == " " && is_definite(page.word(noun));
    is_near.then(|| Span::new(page.tokens()[noun].span.start(), town.span.end()))
}

/// Whether a noun for a body opens a sentence.
fn opens(page: &Page<'_>, run: &Run, noun: usize) -> bool {
    run.begins && run.tokens.start == noun && page.is(noun, Class::ORGANISATION_WORDS)
}

/// Whether a name is that of a body: `Borgerservice` is, `B4` is a room, and `Kommunen`, which is listed by itself (`whole`),
/// begins a sentence.
fn is_body(page: &Page<'_>, name: &Name<'_>, whole: Class) -> bool {
    let text = &page.text[name.span];
    let has_letters = || text.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some();
    match name.kind {
        // "HK" is a kind of club, and a trade union.
        NameKind::Organisation => whole.is(Class::ORGANISATIONS) || !whole.is(Class::KIND_OF_BODY) && has_letters(),
        NameKind::Place => ORGANISATION_WORDS.has(&fold(text)),
        _ => false,
    }
}

/// `Nakkebugten`, `Storegade`: where something is, not who is there.
pub(super) fn is_site(word: &str) -> bool {
    let word = fold(word);
    let mut stems = DEFINITE.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| PLACE_ENDINGS.has_end(undoubled(stem))) && !ORGANISATION_WORDS.has(&word)
}

/// Whether a body is called after where it stands, and needs no town: `Møllevangskolen`, `Struer Roklub`.
fn is_after_place(body: &str) -> bool {
    if body.split(' ').any(|word| PLACES.has(word)) {
        return true;
    }
    let word = fold(body);
    let mut cuts = (SHORTEST_NOUN..word.len()).filter_map(|cut| word.split_at_checked(cut));
    // "Handelshøjskolen" is no skole on a høj.
    let place = cuts.find(|(_, noun)| ORGANISATION_WORDS.is_word(noun)).map(|(place, _)| place);
    let is_place = |place: &str| PLACE_ENDINGS.is_word(place) || PLACE_ENDINGS.has_end(place);
    place.is_some_and(|place| is_place(place.strip_suffix('s').unwrap_or(place)))
}

/// Whether a word looks like a noun with its article, of one or of several: `Lokalarkivet`, `Natuglerne`.
pub(super) fn is_noun(word: &str) -> bool {
    is_definite(word) || (word.len() > 6 && !word.contains(' ') && word.ends_with("ne"))
}

/// Whether a word looks like a noun with its article.
pub(super) fn is_definite(word: &str) -> bool {
    word.len() > 6 && !word.contains(' ') && (word.ends_with("en") || word.ends_with("et"))
}

/// The full name of a body that begins with the name at `index`, if it is one.
pub(super) fn body(page: &Page<'_>, names: &Names<'_>, index: usize) -> Option<Span> {
    let name = &names[index];
    let word = &page.text[name.span];
    let is_definite = is_definite(word);
    // The lists hold single words alone.
    let first =
        if name.tokens.len() == 1 || is_definite { page.class_at(name.tokens.start, word) } else { Class::NONE };
    if first.is(Class::DEPARTMENT) {
        return None;
    }
    // "Nordisk Center for Velfærd"
    let is_for = || page.tokens().len() > name.tokens.end && page.word(name.tokens.end) == "for";
    let is_longer = name.tokens.len() > 1 && page.is(name.tokens.end - 1, Class::BODY_WORD);
    let is_kind = || first.is(Class::KIND_OF_BODY) || is_longer && is_for();
    if let Some(end) = (is_definite || is_kind()).then(|| what_for(page, names, index)).flatten() {
        return (!name.titled).then(|| with_house(page, names, page.span(name.tokens.start..end)));
    }
    // "hos Studielinjen": a noun with its article and a capital of its own.
    let is_noun = matches!(name.kind, NameKind::Single | NameKind::Organisation) && is_definite;
    // "i Sangerhausen" is a town, "ved Langemosen" a place.
    let is_where = |link: usize| page.is_small(link, Class::TOWN_LINKS) || page.word(link) == "ved";
    let is_town = !first.is(Class::ORGANISATION_WORDS) && name.tokens.start.checked_sub(1).is_some_and(is_where);
    let is_noun = is_noun && !is_town && !name.begins_sentence && !name.is_quoted && !is_site(word);
    let whole = || with_house(page, names, without_genitive(page, with_article(page, name)));
    (is_noun || is_body(page, name, first)).then(whole)
}

/// `Institut for Psykologi ved Aarhus Universitet`: a part of a university bears its name.
pub(super) fn with_house(page: &Page<'_>, names: &Names<'_>, body: Span) -> Span {
    if !page.text[body].contains("nstitut") {
        return body;
    }
    let link = page.token_from(body.end());
    let house = names.starting_at(link + 1).map(|name| name.span);
    let house =
        house.filter(|&house| page.text[house].ends_with("niversitet") && page.is_small(link, Class::WORKPLACES));
    house.map_or(body, |house| body.cover(house))
}

/// `Sangskolens 'sal'`: what a genitive owns may stand in marks.
fn without_genitive(page: &Page<'_>, body: Span) -> Span {
    let is_genitive = page.text[body].strip_suffix('s').is_some_and(is_definite);
    Span::new(body.start(), body.end() - usize::from(is_genitive))
}

/// `Den danske Lægeforening`: the name with its article and what stands between.
fn with_article(page: &Page<'_>, name: &Name<'_>) -> Span {
    let first = page.runs[name.run].tokens.start.max(name.tokens.start.saturating_sub(2));
    let is_article = |token: &usize| page.is_capital(*token) && page.is(*token, Class::DETERMINERS);
    let start = (first..name.tokens.start).find(is_article).filter(|_| !is_definite(&page.text[name.span]));
    let start = start.filter(|&start| (start + 1..name.tokens.start).all(|token| page.is(token, Class::ADJECTIVES)));
    start.map_or(name.span, |start| Span::new(page.tokens()[start].span.start(), name.span.end()))
}

/// Where `Styrelsen for Lokal Udvikling` ends.
pub(super) fn what_for(page: &Page<'_>, names: &Names<'_>, index: usize) -> Option<usize> {
    let name = &names[index];
    let link = name.tokens.end;
    let next = names.get(index + 1).filter(|next| next.tokens.start == link + 1)?;
    let is_link = page.is_small(link, Class::BODY_LINKS) && page.gap(link - 1) == " " && page.gap(link) == " ";
    // "medlem af Europa-Parlamentet for Venstre"
    let is_party = PARTIES.has(&page.text[next.span]);
    if !is_link || is_party || matches!(next.kind, NameKind::Full | NameKind::Given) {
        return None;
    }
    let mut end = next.tokens.end;
    for pair in names[index + 1..].windows(2).take(3) {
        let is_joined = pair[1].tokens.start == end + 1 && page.is_small(end, Class::CONJUNCTIONS);
        if !is_joined || pair[1].kind == NameKind::Full {
            break;
        }
        end = pair[1].tokens.end;
    }
    Some(end)
}

/// `SOP` in `Samvirket for Offentlig Praksis, SOP,`, `TS` in `Tilskudsstyrelsen (TS)`.
fn acronym_after(page: &Page<'_>, at: usize, words: &[&str]) -> Option<String> {
    let opens = Class::COMMA.or(Class::BRACKET);
    let is_near = at + 2 < page.tokens().len() && page.is(at, opens) && page.word(at) != ")";
    let short = is_near.then(|| page.word(at + 1))?;
    let initials: String = words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let is_bracketed = page.word(at) == "(" && page.word(at + 2) == ")" && short.chars().all(char::is_uppercase);
    let begins_alike = short.chars().next() == initials.chars().next();
    ((is_bracketed && begins_alike) || (initials.len() > 1 && short == initials)).then(|| short.to_owned())
}
