//! Find names: words in capitals that stand together, and what they are likely the name of.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use rustc_hash::FxHashSet;

use crate::gloss::Class;
use crate::lexicon::fold::Caseless;
use crate::span::Span;
use crate::speaker::bodies::is_kind_of_firm;
use crate::speaker::lists::{
    ADJECTIVES, NAME_PARTICLES, ORGANISATION_WORDS, ORGANISATIONS, PARTIES, PLACES, ROLES, TOWN_BODIES, Words, fold,
    is_acronym, is_surname_end, noun,
};
use crate::speaker::page::{Page, Run, begins_large};
use crate::speaker::phrase::Apposition;

/// Words that name somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// The words, without title and, as far as it can be told, without genitive.
    pub(super) span: Span,
    /// Its parts: `Inge`, `Lise`, `P`, `Duus`.
    pub(super) parts: Vec<Caseless<'a>>,
    /// Its first token and the one after its last.
    pub(super) tokens: Range<usize>,
    /// The run of the page that it stands in.
    pub(super) run: usize,
    /// What it likely names.
    pub(super) kind: NameKind,
    /// Whether it stands in the genitive: `Monas`.
    pub(super) genitive: Genitive,
    /// A title or role in front, as tokens: `Direktør` Palle Ravn, at the start of a sentence.
    pub(super) titled: bool,
    /// Whether somebody quoted says it.
    pub(super) is_quoted: bool,
    /// Whether the capital may be that of a sentence.
    pub(super) begins_sentence: bool,
    /// What stands beside it, as it was read when first asked for: little is asked of towns and bodies.
    pub(super) beside: OnceCell<Vec<Apposition>>,
}

/// What a name is likely the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// Given name and more: `Mona Kjær`.
    Full,
    /// A given name alone: `Mona`.
    Given,
    /// Two or more words in capitals that no list knows: `Tarek Bouzid`.
    Foreign,
    /// One such word: `Kjær`.
    Single,
    /// A body: `Ankestyrelsen`.
    Organisation,
    /// `Horsens`.
    Place,
}

/// Whether a name bears the `s` of the genitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genitive {
    /// `Mona`.
    No,
    /// `Monas`: taken off.
    Sure,
    /// `Kobergs`: taken off only if `Koberg` is met elsewhere.
    Maybe,
}

/// The names of a page, in order.
pub(super) struct Names<'a> {
    names: Vec<Name<'a>>,
    /// For each token the number of the first name that begins there or behind; none does behind the last of them.
    // PERF: rules ask for the name at a token more than for anything else but its class; a search took 70 instructions.
    next: Vec<u32>,
}

impl<'a> Names<'a> {
    fn new(names: Vec<Name<'a>>) -> Self {
        let mut next = Vec::with_capacity(names.last().map_or(0, |last| last.tokens.start + 1));
        (0..).zip(&names).for_each(|(number, name)| next.resize(name.tokens.start + 1, number));
        Self { names, next }
    }

    /// The number of the first name that begins at a token or behind it.
    pub(super) fn from(&self, token: usize) -> usize {
        self.next.get(token).map_or(self.names.len(), |&number| number as usize)
    }

    /// The name that begins at a token.
    pub(super) fn starting_at(&self, token: usize) -> Option<&Name<'a>> {
        self.get(self.from(token)).filter(|name| name.tokens.start == token)
    }

    /// The name whose last token is right before `token`.
    pub(super) fn ending_at(&self, token: usize) -> Option<&Name<'a>> {
        self[..self.from(token)].last().filter(|name| name.tokens.end == token)
    }

    /// The numbers of the names that begin among `tokens`.
    pub(super) fn within(&self, tokens: Range<usize>) -> Range<usize> {
        self.from(tokens.start)..self.from(tokens.end)
    }
}

impl<'a> Deref for Names<'a> {
    type Target = [Name<'a>];

    fn deref(&self) -> &[Name<'a>] {
        &self.names
    }
}

/// How many tokens a name may have; texts in capitals would else be one name.
const LONGEST: usize = 9;

/// The names of a page, in order.
pub(super) fn names<'a>(page: &Page<'a>) -> Names<'a> {
    let mut names = Vec::with_capacity(page.telling.len() / 4);
    // "siger al-Masri", "formand for 3F"
    let is_listed = |token: usize| page.is(token, Class::ORGANISATIONS);
    let is_name = |token: usize| page.is_capital(token) || is_joined_by_hyphen(page, token) || is_listed(token);
    let opens = |&token: &usize| page.is(token, Class::LARGE) && is_name(token);
    let mut end = 0;
    for at in page.telling.iter().map(|&token| token as usize).filter(opens) {
        if at < end {
            continue;
        }
        let number = page.run_number(at);
        let run = &page.runs[number];
        end = chain_end(page, at, run.tokens.end);
        end = kind_end(page, at, end, run.tokens.end);
        let begins = run.begins && at == run.tokens.start;
        let cut = after_body(page, at, end, begins).unwrap_or(at);
        names.extend(name(page, number, at, cut));
        names.extend(name(page, number, cut, end));
    }
    strip_first_words(page, &mut names);
    strip_seconds(page, &mut names);
    strip_genitives(page, &mut names);
    strip_kinds(page, &mut names);
    Names::new(names)
}

/// Takes off what has its capital from the start of a sentence, where the rest is a name elsewhere: `Pladsmand Ib Falk`,
/// if there is an Ib Falk within a sentence.
fn strip_first_words<'a>(page: &Page<'a>, names: &mut [Name<'a>]) {
    let halves = |name: &Name<'a>| {
        let may_be = name.begins_sentence && name.kind != NameKind::Organisation && name.tokens.len() > 1;
        let halves = if may_be { page.text[name.span].split_once(' ') } else { None };
        halves.filter(|(first, _)| !page.class_of(first).is(Class::GIVEN_NAMES))
    };
    if names.iter().all(|name| halves(name).is_none()) {
        return;
    }
    let firm: FxHashSet<&str> =
        names.iter().filter(|name| !name.begins_sentence).map(|name| &page.text[name.span]).collect();
    let longer = names.iter().filter(|name| !name.begins_sentence && name.parts.len() > 1);
    let longer: FxHashSet<&str> = longer.flat_map(|name| name.parts.iter().map(|part| part.word())).collect();
    for name in names.iter_mut() {
        let Some((first, rest)) = halves(name) else { continue };
        // "Strikkekongen Falk", but "Zoey Falk": a given name that no list holds.
        let may_be_given = !rest.contains(' ')
            && !longer.contains(rest)
            && !is_noun_like(first)
            && !page.class_of(first).is(NO_GIVEN_NAME);
        if !may_be_given && firm.contains(rest) && !firm.contains(&page.text[name.span]) {
            name.span = Span::new(name.span.end() - rest.len(), name.span.end());
            name.tokens.start += 1;
            name.parts = caseless(rest);
            name.begins_sentence = false;
            name.kind = kind(page, name).unwrap_or(name.kind);
        }
    }
}

/// Takes the second of two bodies around `og` off a name, where the first is named alone elsewhere: `firmaet Nordlys og Havblik`,
/// and later `Nordlys`.
fn strip_seconds<'a>(page: &Page<'a>, names: &mut [Name<'a>]) {
    let halves = |name: &Name<'a>| page.text[name.span].split_once(" og ").map(|(first, _)| first);
    let is_pair = |name: &Name<'a>| name.tokens.len() == 3 && name.parts.len() == 3 && halves(name).is_some();
    if !names.iter().any(is_pair) {
        return;
    }
    let alone: FxHashSet<&str> =
        names.iter().filter(|name| name.tokens.len() == 1).map(|name| &page.text[name.span]).collect();
    for name in names.iter_mut().filter(|name| is_pair(name)) {
        let (at, is_alone) = (name.tokens.start, halves(name).is_some_and(|first| alone.contains(first)));
        if is_alone && let Some(first) = self::name(page, name.run, at, at + 1) {
            *name = first;
        }
    }
}

/// Takes the genitive off a name of somebody who is named without it elsewhere: `Ordet er Mona Vesterholts`, if there is a Mona
/// Vesterholt or a Vesterholt.
fn strip_genitives<'a>(page: &Page<'a>, names: &mut [Name<'a>]) {
    let bare = |name: &Name<'a>| {
        let may_be = matches!(name.kind, NameKind::Full | NameKind::Foreign) && name.parts.len() > 1;
        let may_be = may_be && name.genitive != Genitive::Sure;
        name.parts.last().and_then(|last| last.without_s()).map(|bare| bare.word()).filter(|_| may_be)
    };
    if names.iter().all(|name| bare(name).is_none()) {
        return;
    }
    // "Ib Peters" is none of Peter's.
    let may_end = |name: &&Name<'a>| matches!(name.kind, NameKind::Full | NameKind::Foreign | NameKind::Single);
    let ends: FxHashSet<&str> =
        names.iter().filter(may_end).filter_map(|name| Some(name.parts.last()?.word())).collect();
    for name in names.iter_mut() {
        if bare(name).is_some_and(|bare| bare.len() > 1 && ends.contains(bare)) {
            name.span = Span::new(name.span.start(), name.span.end() - 1);
            name.genitive = Genitive::Sure;
            name.parts = caseless(&page.text[name.span]);
        }
    }
}

/// Takes the noun for a firm off its name, where the rest is named alone elsewhere: `Rederiet Nordlys`, and later `Nordlys`.
fn strip_kinds<'a>(page: &Page<'a>, names: &mut [Name<'a>]) {
    let halves = |name: &Name<'a>| {
        let may_be = name.kind == NameKind::Organisation && name.tokens.len() > 1;
        let halves = if may_be { page.text[name.span].split_once(' ') } else { None };
        halves.filter(|(first, _)| is_kind_of_firm(first))
    };
    if names.iter().all(|name| halves(name).is_none()) {
        return;
    }
    let alone: FxHashSet<&str> = names.iter().map(|name| &page.text[name.span]).collect();
    for name in names.iter_mut() {
        if let Some((_, rest)) = halves(name).filter(|(_, rest)| alone.contains(rest)) {
            name.span = Span::new(name.span.end() - rest.len(), name.span.end());
            name.tokens.start += 1;
            name.parts = caseless(rest);
            name.begins_sentence = false;
        }
    }
}

/// What opens a sentence and is nobody's given name.
const NO_GIVEN_NAME: Class = Class::GRAMMAR.or(Class::OPENERS).or(Class::ROLES).or(Class::PERSON_NOUNS).or(Class::CUE);

/// The parts of a name: `Inge-Lise P. Duus` is Inge, Lise, P and Duus.
pub(super) const fn parts(name: &str) -> Parts<'_> {
    Parts { rest: name }
}

fn caseless(name: &str) -> Vec<Caseless<'_>> {
    parts(name).map(Caseless::new).collect()
}

/// The parts of a name that are still to come.
#[derive(Clone)]
pub(super) struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    // PERF: a name is cut several times; by bytes it takes 40 instructions, by characters 200.
    fn next(&mut self) -> Option<&'a str> {
        while !self.rest.is_empty() {
            let bytes = self.rest.as_bytes();
            // Spaces, ends of lines, hyphens: `-` and, as E2 80 90, `‐`.
            let is_gap = |&(at, &byte): &(usize, &u8)| match byte {
                b' ' | b'-' | b'\n' => true,
                0xE2 => bytes[at..].starts_with("‐".as_bytes()),
                _ => false,
            };
            let end = bytes.iter().enumerate().find(is_gap).map_or(bytes.len(), |(at, _)| at);
            let gap = match bytes.get(end) {
                Some(0xE2) => "‐".len(),
                Some(_) => 1,
                None => 0,
            };
            let part = self.rest[..end].trim_end_matches('.');
            // Ole "Bøffen" Holm
            let is_marked = matches!(part.as_bytes(), [b'"' | 0xC2 | 0xE2, ..]);
            let part = if is_marked { part.trim_matches(MARKS) } else { part };
            self.rest = &self.rest[end + gap..];
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}

/// What a nickname stands between.
const MARKS: [char; 6] = ['"', '”', '“', '„', '»', '«'];

/// Where the words in capitals that begin at `start` end; particles, initials and hyphens lie within.
fn chain_end(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut end = start + 1;
    loop {
        end = initial_end(page, end, limit);
        match link(page, end, limit) {
            Some(next) => end = next,
            None => return end,
        }
    }
}

/// Takes in the number of a body, `Klub 12`, what it is for, too, `Foreningen Leg og Fritid`, or the kind of one that is
/// named after its town: `Struer kommune`, `Odense universitet`.
fn kind_end(page: &Page<'_>, start: usize, end: usize, limit: usize) -> usize {
    if is_numbered(page, start, end, limit) {
        return end + 1;
    }
    if is_paired(page, start, end, limit) {
        return end + 2;
    }
    if is_pair_of_areas(page, start, end, limit) {
        // "Brand og Redning Syd", but "Teknik og Miljø Mona Kjær"
        let is_longer = end + 2 < limit && page.is_capital(end + 2) && !is_given_name(page, end + 2);
        return if is_longer { chain_end(page, end + 1, limit) } else { end + 2 };
    }
    let is_near = end < limit && end == start + 1 && page.is_small(end, Class::TOWN_BODIES) && page.gap(end - 1) == " ";
    // "En kommune skal kunne svømme."
    let is_near = is_near && !page.is(start, Class::DETERMINERS);
    let kind = is_near.then(|| TOWN_BODIES.get(page.word(end))).flatten();
    // "Lunds universitet"
    let is_place =
        || page.is(start, Class::PLACES) || page.word(start).strip_suffix('s').is_some_and(|it| PLACES.has(it));
    let is_kind = kind.is_some_and(|kind| kind == "any" || is_place());
    end + usize::from(is_kind)
}

/// Whether a noun for a body bears a number: `Klub 12`, but not `Skolerne 9 og 10`.
fn is_numbered(page: &Page<'_>, start: usize, end: usize, limit: usize) -> bool {
    let may_be = end == start + 1 && end < limit && page.word(end).starts_with(|first: char| first.is_ascii_digit());
    if !may_be || !page.is(end, Class::WORD) || page.gap(start) != " " {
        return false;
    }
    let number = page.word(end).split(['\'', '’']).next().unwrap_or_default();
    // "TV 2's korrespondent", "Rema 1000", but "I dag har Boldklubben 40 frivillige."
    let is_count = page.word(start).ends_with(['n', 't']) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_kind = page.is(start, Class::BODY_WORD) && !page.word(start).ends_with('e') && !is_count;
    let whole = Span::new(page.tokens()[start].span.start(), page.tokens()[end].span.start() + number.len());
    (is_kind || matches!(page.word(start), "TV" | "DR")) && number.len() < 4 || ORGANISATIONS.has(&page.text[whole])
}

/// Whether a noun for a body bears a name of two words around `og`: `Foreningen Leg og Fritid`, `tegnestuen Linje og Rum`.
fn is_paired(page: &Page<'_>, start: usize, end: usize, limit: usize) -> bool {
    let noun = end.saturating_sub(2);
    let is_led = noun == start || end == start + 1 && start > 0 && page.is_small(noun, Class::BODY_WORD);
    let may_be = is_led && end + 1 < limit && page.is_small(end, Class::CONJUNCTIONS);
    // "Partiet Venstre og Mona Kjær", "Foreningen Norden og Kommunen"
    let other = KNOWN.or(Class::PLACES).or(Class::ORGANISATIONS).or(Class::ROLES);
    let is_half = |token: usize| page.is_capital(token) && !page.is(token, other);
    let is_noun = may_be && page.is(noun, Class::BODY_WORD) && page.word(noun).ends_with(['n', 't']);
    // "indehaver af caféen Te og Tid Mona Kjær"
    let ends = |token: usize| token >= limit || !page.is_capital(token) || is_given_name(page, token);
    is_noun && is_half(end - 1) && is_half(end + 1) && ends(end + 2)
}

/// Whether two words that say what an administration is for are its name: `fra Teknik og Miljø`.
fn is_pair_of_areas(page: &Page<'_>, start: usize, end: usize, limit: usize) -> bool {
    let may_be = end == start + 1 && end + 1 < limit && page.is_small(end, Class::CONJUNCTIONS);
    let is_linked = may_be && start.checked_sub(1).is_some_and(|link| page.is_small(link, Class::WORKPLACES));
    let is_area = |token: usize| page.is_capital(token) && page.is(token, Class::AREAS);
    is_linked && is_area(start) && is_area(end + 1)
}

/// Takes in the stop of an initial: `Poul J. Svendsen`.
fn initial_end(page: &Page<'_>, end: usize, limit: usize) -> usize {
    let is_stop = end < limit && page.is(end, Class::STOP) && page.word(end) == ".";
    let is_initial = is_stop && page.word(end - 1).chars().count() == 1;
    if is_initial && page.gap(end - 1).is_empty() { end + 1 } else { end }
}

/// The end of the next link of a chain that is at `end`.
fn link(page: &Page<'_>, end: usize, limit: usize) -> Option<usize> {
    // "Danske SOSU-elever"
    let is_member = |token: usize| matches!(page.word(token - 1), "Danske" | "Dansk");
    let is_capital =
        |token: usize| token < limit && page.is_capital(token) && (!is_lettered_role(page, token) || is_member(token));
    let is_joined = |token: usize| token < limit && is_particle(page, token) && is_space(page.gap(token));
    // PERF: most chains end before an ordinary word in small letters.
    let links = Class::LARGE.or(Class::NAME_PARTICLES).or(Class::CONJUNCTION);
    if end >= limit || (page.is_word(end) && !page.is(end, links)) {
        // "Læger uden Grænser", "Reportere uden Grænser"
        let is_without = end + 1 < limit && page.word(end) == "uden" && page.word(end + 1) == "Grænser";
        return is_without.then_some(end + 2);
    }
    match page.gap(end - 1) {
        " " if page.word(end) == "&" && is_capital(end + 1) => Some(end + 1),
        // "hos Holm og Søn"
        " " if is_capital(end + 1) && is_family(page.word(end + 1)) && page.is_small(end, Class::CONJUNCTIONS) => {
            Some(end + 2)
        }
        gap if is_space(gap) && (is_capital(end) || is_joined_by_hyphen(page, end)) => Some(end + 1),
        // "Leder af Solsikken Mona Kjær"
        gap if is_space(gap)
            && is_joined(end)
            && is_capital(end + 1)
            && !(page.word(end) == "af" && page.is(end - 1, Class::ROLES))
            && !opens_body(page, end + 1, limit) =>
        {
            Some(end + 2)
        }
        // Pieter van den Berg
        gap if is_space(gap) && is_joined(end) && is_joined(end + 1) && is_capital(end + 2) => Some(end + 3),
        // Ole "Bøffen" Holm
        " " if is_nickname(page, end) && is_capital(end + 1) && is_capital(end + 3) => Some(end + 4),
        "" if is_hyphen(page.word(end)) && is_capital(end + 1) && page.gap(end).is_empty() => Some(end + 2),
        // Social-, Sundheds- og Arbejdsmarkedsudvalget
        _ if page.word(end - 1).ends_with('-') && page.is(end, Class::COMMA.or(Class::CONJUNCTION)) => {
            is_capital(end + 1).then_some(end + 2)
        }
        _ => None,
    }
}

/// Whether one word between marks begins at a token, with a space on either side: `"Bøffen"`.
fn is_nickname(page: &Page<'_>, mark: usize) -> bool {
    let is_pair = page.is(mark, Class::MARK) && mark + 3 < page.tokens().len() && page.is(mark + 2, Class::MARK);
    is_pair && page.gap(mark).is_empty() && page.gap(mark + 1).is_empty() && page.gap(mark + 2) == " "
}

/// `Søn` in the name of a firm.
fn is_family(word: &str) -> bool {
    matches!(word, "Søn" | "Sønner" | "Datter" | "Døtre" | "Co")
}

/// `Norges FN-ambassadør`: the capital is that of the letters, and the role no part of a name.
fn is_lettered_role(page: &Page<'_>, token: usize) -> bool {
    let is_role = page.is(token, Class::ROLES);
    is_role
        && page.word(token).split_once('-').is_some_and(|(letters, role)| is_acronym(letters) && !begins_large(role))
}

/// `Mona Kjær af Horsens Forsikring`: whether a body begins at a token, not the rest of a name.
fn opens_body(page: &Page<'_>, start: usize, limit: usize) -> bool {
    let mut words = (start..limit.min(start + 3)).take_while(|&token| page.is_capital(token));
    words.any(|token| page.is(token, Class::BODY_WORD))
}

fn is_particle(page: &Page<'_>, token: usize) -> bool {
    page.is_word(token) && page.is_small(token, Class::NAME_PARTICLES)
}

/// A space, or the end of a line within a sentence: a name may be wrapped.
fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\n")
}

/// `el-Masri`, `d'Albret`.
fn is_joined_by_hyphen(page: &Page<'_>, token: usize) -> bool {
    let may_be = page.is(token, Class::JOINED) && page.is(token, Class::LARGE);
    let halves = if may_be { page.word(token).split_once(['-', '\'', '’']) } else { None };
    halves.is_some_and(|(particle, rest)| begins_large(rest) && NAME_PARTICLES.has(particle))
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}

/// Where a person's name begins in a chain that a body or a place opens: `i Det Hvide Hus Mona Kjær`.
fn after_body(page: &Page<'_>, start: usize, end: usize, begins_sentence: bool) -> Option<usize> {
    if start + 2 >= end {
        return None;
    }
    let is_person = page.is(start, Class::GIVEN_NAMES);
    let mut cuts = (start + 1..end - 1).filter(|&cut| page.is_capital(cut) && page.gap(cut - 1) == " ");
    cuts.find(|&cut| {
        let front = &page.text[page.span(start..cut)];
        // "Kinas Xi Jinping", "Norges Ib Falk"
        let is_of_place = || {
            cut + 1 < end
                && front.strip_suffix('s').is_some_and(|place| PLACES.has(place))
                && !is_rest_body(page, cut, end)
        };
        let is_owner =
            front.ends_with('s') && !page.is(cut - 1, KNOWN) && (page.is(cut, Class::GIVEN_NAMES) || is_of_place());
        // "Vejgruppen Stille Nat" is one name, unless what follows its noun is the name of somebody; but in "Fagforbundet Vest
        // Mona Kjær" that name begins further down.
        let is_given_later = || (cut + 1..end - 1).any(|later| is_given_name(page, later));
        let is_surname_last = || page.is(end - 1, Class::SURNAME) && !is_given_later();
        let may_be_person = cut > start + 1 || page.is(cut, Class::GIVEN_NAMES) || is_surname_last();
        let is_kind = page.is(cut - 1, Class::BODY_WORD) && may_be_person;
        // "FOA Struer Mona Kjær"
        let is_branch = || !page.is(cut, Class::GIVEN_NAMES) && is_given_later();
        let is_body = PLACES.has(front) || (ORGANISATIONS.has(front) && !is_branch()) || is_kind;
        // "Strikkekongen Mona Kjær": the first capital is that of the sentence, but "Sahra Ali Nur" is one name.
        let is_opener = begins_sentence && cut == start + 1 && cut + 1 < end;
        let is_opener = is_opener
            && ((page.is(cut, Class::GIVEN_NAMES) && is_noun_like(page.word(start))) || is_for_a_person(page, start));
        // "Foto: Mona Kjær Kasserer Ib Falk": where the break between two lines was lost
        let is_name = |token: usize| page.is(token, Class::GIVEN_NAMES.or(Class::SURNAME));
        let is_broken = cut >= start + 2 && cut + 2 < end && page.is(cut, Class::ROLES) && !is_name(cut);
        let is_broken = is_broken && (start..cut).any(is_name);
        // "underviser på Fremdrift Mona Kjær", "Redaktør på Forlaget Birken Mona Kjær", but "professor ved Santa Monica
        // Universitet"
        // "overlæge på FSI Toke Lund"
        let is_named =
            || is_given_name(page, cut) || is_acronym(page.word(start)) && cut == start + 1 && is_surname_last();
        let is_placed = is_behind_role_in(page, start) && is_named();
        // "lærling hos Bo Lund A/S Mona Kjær"
        let is_behind_firm = page.word(cut - 1).contains('/') || matches!(page.word(cut - 1), "ApS" | "Aps");
        // "seniorforsker ved DTU Lyd Mona Kjær", "HIRTSHALS Mona Kjær har solgt fisk": where an article was written
        let is_in_capitals =
            |token: usize| !page.word(token).contains(char::is_lowercase) && page.word(token).len() > 1;
        let is_behind_letters =
            is_in_capitals(start) && !is_in_capitals(cut) && is_given_name(page, cut) && cut + 1 < end;
        is_broken
            || is_behind_firm
            || is_behind_letters && !is_rest_body(page, cut, end)
            || (!is_person && (is_owner || is_opener || ((is_placed || is_body) && !is_rest_body(page, cut, end))))
    })
}

/// Whether a chain goes on with a body: `Danmarks Tekniske Universitet`.
fn is_rest_body(page: &Page<'_>, cut: usize, end: usize) -> bool {
    (cut..end).any(|token| page.is(token, Class::BODY_WORD))
}

/// `Mona`, `Inge-Lise`.
fn is_given_name(page: &Page<'_>, token: usize) -> bool {
    let first = || page.word(token).split_once('-').map(|(first, _)| page.class_of(first));
    let is_double = || page.is(token, Class::JOINED) && first().is_some_and(|first| first.is(Class::GIVEN_NAMES));
    page.is(token, Class::GIVEN_NAMES) || is_double()
}

/// Whether a role and a preposition stand before a token: `underviser på …`, `rådmand for Børn og …`.
fn is_behind_role_in(page: &Page<'_>, token: usize) -> bool {
    let Some(link) = token.checked_sub(1) else { return false };
    // "rådmand for Børn og Unge Mona Kjær"
    let is_joined = link >= 2 && page.is_small(link, Class::CONJUNCTIONS) && page.is_capital(link - 1);
    let link = if is_joined { link - 2 } else { link };
    // "forstander på plejecentret Fjordblik Mona Kjær"
    let has_noun = link > 1 && page.is_small(link, Class::BODY_WORD);
    let link = link - usize::from(has_noun);
    let Some(role) = link.checked_sub(1) else { return false };
    // "formand for beboerforeningen i Hedeby Mona Kjær"
    let is_of_house = || page.is_small(role, Class::BODY_WORD) && page.is_small(link, Class::TOWN_LINKS);
    // "konsulent i Center for Vækst Mona Kjær"
    let is_of_body = || page.is_capital(role) && page.is(role, Class::BODY_WORD) && page.word(link) == "for";
    let is_role = page.is(role, Class::ROLES.or(Class::PERSON_NOUNS)) || is_of_body();
    page.is_small(link, Class::SCENES.or(Class::PHRASE_LINKS)) && (is_role || is_of_house())
}

/// The name in the chain of tokens from `start` to `end`, if there is one.
fn name<'a>(page: &Page<'a>, number: usize, start: usize, end: usize) -> Option<Name<'a>> {
    let run = &page.runs[number];
    let begins_sentence = run.begins && start == run.tokens.start;
    let (start, titled) = strip_front(page, run, start, end);
    if start >= end {
        return None;
    }
    let (span, genitive) = strip_genitive(page, strip_stop(page, page.span(start..end)), end);
    let span = if is_joined(page, start..end) { strip_kind(page, span) } else { span };
    let begins_sentence = begins_sentence && start == run.tokens.start;
    let (parts, tokens, is_quoted) = (caseless(&page.text[span]), start..end, run.is_quoted);
    let (kind, beside) = (NameKind::Single, OnceCell::new());
    let mut name =
        Name { span, parts, tokens, run: number, kind, genitive, titled, is_quoted, begins_sentence, beside };
    name.kind = self::kind(page, &name)?;
    if let Some(noun) = kind_before(page, &name) {
        name.span = page.tokens()[noun].span.cover(span);
        name.tokens.start = noun;
        name.kind = NameKind::Organisation;
    }
    if owns_role(page, &name) {
        name.span = Span::new(span.start(), span.end() - 1);
        name.genitive = Genitive::Sure;
        name.parts = caseless(&page.text[name.span]);
    }
    // "Havets Lys' direktør": the mark belongs to the name.
    let is_marked = name.genitive == Genitive::Sure && end < run.tokens.end && page.gap(end - 1).is_empty();
    name.tokens.end += usize::from(is_marked && matches!(page.word(end), "'" | "’"));
    Some(name)
}

/// The bare noun before a name that tells what body it is of, and which belongs to it: `kok på restaurant Havblik`.
fn kind_before(page: &Page<'_>, name: &Name<'_>) -> Option<usize> {
    let is_unknown = matches!(name.kind, NameKind::Single | NameKind::Foreign);
    let noun =
        name.tokens.start.checked_sub(1).filter(|&noun| is_unknown && page.is_small(noun, Class::KIND_OF_BODY))?;
    let is_bare = page.gap(noun) == " " && !["en", "et", "s"].iter().any(|end| page.word(noun).ends_with(end));
    (is_bare && noun > 0 && page.is(noun - 1, Class::SCENES)).then_some(noun)
}

/// `Sygehus Fjordbys direktør`: what no list tells the role behind it does.
fn owns_role(page: &Page<'_>, name: &Name<'_>) -> bool {
    name.kind == NameKind::Organisation
        && name.genitive == Genitive::Maybe
        && page.is_small(name.tokens.end, Class::ROLES.or(Class::RANKS))
        && name.parts.last().is_some_and(|last| !page.class_of(last.word()).is(KNOWN) && !PLACES.has(last.word()))
        && !ORGANISATIONS.has(&page.text[name.span])
}

/// Whether a hyphen or an apostrophe stands among tokens.
fn is_joined(page: &Page<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|token| page.is(token, Class::JOINED))
}

/// What may be an opener, a title or a noun before a name.
const FRONT: Class = Class::TITLES
    .or(Class::ROLES)
    .or(Class::DEFINITE_RELATION)
    .or(Class::MATES)
    .or(Class::PERSON_NOUNS)
    .or(Class::BODY_NOUNS)
    .or(Class::CUE)
    .or(Class::OPENERS)
    .or(Class::JOINED);

/// Takes openers (`Men Mona`) and titles (`Direktør Mona Kjær`) off the front of a chain.
fn strip_front(page: &Page<'_>, run: &Run, start: usize, end: usize) -> (usize, bool) {
    // "Sunday Desk-journalist Mona Kjær"
    // "Senior Process Engineer Mona Kjær"
    let is_name = |token: usize| page.is(token, Class::GIVEN_NAMES.or(Class::SURNAME));
    let is_end_of_title =
        |token: usize| page.is(start, Class::ROLES) && token > start + 1 && !(start..=token).any(is_name);
    let is_compound =
        |&token: &usize| page.is(token, Class::ROLES) && (has_small_end(page.word(token)) || is_end_of_title(token));
    let compound = (start + 1..end.saturating_sub(1)).find(is_compound);
    let (mut at, mut titled) = compound.map_or((start, false), |role| (role + 1, true));
    // PERF: most words in capitals are neither of the kinds that stand in front nor before a given name.
    let may_stand_in_front = |at: usize| page.is(at, FRONT) || (end - at > 1 && page.is(at + 1, Class::GIVEN_NAMES));
    while at < end && may_stand_in_front(at) {
        let class = page.class(at);
        let stands_alone = at + 1 == end;
        let is_given = class.is(Class::GIVEN_NAMES) && !stands_alone;
        // "Her sad Svend": a trade, but a name where it stands alone with a capital.
        let is_name = is_given || (stands_alone && class.is(Class::SURNAME.or(Class::GIVEN_NAMES)));
        // "elektriker hos Tagmesteren"
        let is_name = is_name || (stands_alone && at == start && at > run.tokens.start && is_behind_role_in(page, at));
        // "Spejderne Syd" is no spejder, but "Fiskerne Bo og Ib Falk" are two.
        let is_of_several =
            at + 2 == end && page.word(at).ends_with("erne") && !page.is(at + 1, Class::GIVEN_NAMES.or(Class::SURNAME));
        // "Datamester A/S", "Foreningen for Vindmølleejere"
        let is_firm = at + 2 == end && page.word(end - 1).contains('/');
        let is_of_body = stands_alone && at > run.tokens.start + 1 && is_what_for(page, at);
        let is_body = is_of_several || is_firm || is_of_body;
        // "siger Bosse Kjær": a title bears no ending of the plural.
        let is_plural = at > run.tokens.start && at + 2 == end && page.word(at).ends_with('e') && is_plural(page, at);
        // "Director of Sales"
        let is_of = at + 1 < end && page.word(at + 1) == "of";
        let is_body = is_body || is_plural || is_of;
        let is_role = || class.is(Class::ROLES) && !page.word(at).ends_with(['s', 'S']) && !is_body;
        // "Sankt Olufs Kirke", "Dronning Ingrids Hospital": a body that is named after somebody.
        let is_namesake = class.is(Class::TITLES)
            && end - at > 2
            && page.is(end - 1, Class::BODY_WORD)
            && (page.word(end - 2).ends_with('s') || page.reads(at, "sankt"))
            // "Greve Efterskole" is one of a town.
            || class.is(Class::PLACES) && !stands_alone && page.is(end - 1, Class::BODY_WORD);
        // "HR Business Partner" is no herr, "DR Mona Kjær" no doktor.
        let is_title = class.is(Class::TITLES) && !matches!(page.word(at), "HR" | "DR" | "DR.");
        let is_title = !is_namesake && (is_title || (!is_name && is_role()));
        // "fortæller Hans": the pronoun has no capital within a sentence.
        // "August, der er ny, ser op.": no month is told of so.
        let is_told = || at + 2 < run.tokens.end && page.is(at + 1, Class::COMMA) && page.is(at + 2, Class::RELATIVES);
        let is_lone_given =
            stands_alone && (at > run.tokens.start || is_told()) && !titled && class.is(Class::GIVEN_NAMES);
        // "Virksomheden Holms El": the capital is that of the sentence.
        let is_noun = at == run.tokens.start && !stands_alone && class.is(Class::BODY_NOUNS);
        // "TV-serien Havets Folk", "FN-styrken Nordlys"
        let is_noun = is_noun || (!stands_alone && class.is(Class::JOINED) && is_compound_noun(page, at));
        // "Nyvalgte Mona Kjær tager imod", "Gamle Bo sov": the same of an adjective, which a given name follows.
        let is_adjective = at == run.tokens.start
            && page.word(at).ends_with('e')
            && !class.is(Class::GIVEN_NAMES.or(Class::BODY_WORD))
            && end - at > 1
            && page.is(at + 1, Class::GIVEN_NAMES)
            && (end - at > 2 && !class.is(Class::SURNAME) || ADJECTIVES.has(&page.lower(at)));
        // "Fortæller Mona Kjær, som er ny."
        let is_cue =
            at == run.tokens.start && !stands_alone && class.is(Class::CUE) && page.is(at + 1, Class::GIVEN_NAMES);
        // "den konservative Brexiteer Mona Kjær": behind an article and an adjective stands a noun.
        let is_described = at >= run.tokens.start + 2
            && end - at > 2
            && page.is(at - 2, Class::ARTICLES)
            && page.is_small(at - 1, Class::LETTERS)
            && page.word(at - 1).ends_with('e')
            && !class.is(Class::GIVEN_NAMES.or(Class::SURNAME).or(Class::BODY_WORD))
            && page.is(at + 1, Class::GIVEN_NAMES);
        let is_noun = is_noun || is_adjective || is_described || is_cue;
        // "spurgte Storm"
        let is_surname = stands_alone && at > run.tokens.start && class.is(Class::SURNAMES);
        let is_lone_name = is_lone_given || is_surname;
        let may_open = class.is(Class::OPENERS) && !is_given && !is_lone_name && !is_listed_body(page, at, end);
        // "… over en stol Da Mona Kjær kom": where the break between two lines was lost
        // "Ib: Og Mona, hvad så?"
        let is_turn = at > run.tokens.start && page.is(at - 1, Class::COLON);
        let is_broken = at + 2 < end || at + 1 < end && is_turn;
        let is_broken = is_broken && page.is(at + 1, Class::GIVEN_NAMES);
        let is_opener = is_noun || (may_open && (at == run.tokens.start || titled || stands_alone || is_broken));
        // "Barnebarnet Mona Kjær", "Klassekammeraten Ib Falk", "Hustruen Mona", "Pigen Mona"
        let is_person = || class.is(Class::PERSON_NOUNS) && page.word(at).ends_with(['n', 't']);
        // "Nabo Mona Kjær"
        let is_bare = || class.is(Class::RELATIONS) && end - at > 2 && page.is(at + 1, Class::GIVEN_NAMES);
        let is_relation = at == run.tokens.start
            && (end - at > 2 || end - at == 2 && !page.is(at + 1, Class::BODY_WORD))
            && (class.is(Class::DEFINITE_RELATION.or(Class::MATES)) || is_person() || is_bare())
            && !class.is(Class::GIVEN_NAMES);
        let is_title =
            is_title || is_relation || (!stands_alone && class.is(Class::JOINED) && follower(page.word(at)).is_some());
        if !is_title && !is_opener {
            break;
        }
        titled = is_title;
        at += 1;
        // Dr. Kjær
        at += usize::from(at < end && page.is(at, Class::STOP) && page.word(at) == ".");
    }
    (at, titled)
}

/// Whether a role has the ending of the plural: `Bosse`, `Smede`.
fn is_plural(page: &Page<'_>, token: usize) -> bool {
    let word = page.lower(token);
    noun(&ROLES, &word).is_some_and(|found| !found.is_definite && found.stem.len() < word.len())
}

/// `Foreningen for Vindmølleejere`: whether a word stands behind a body and what links it to what it is for.
fn is_what_for(page: &Page<'_>, token: usize) -> bool {
    let is_body = page.is_capital(token - 2) && page.is(token - 2, Class::BODY_WORD);
    is_body && page.is_small(token - 1, Class::BODY_LINKS) && page.word(token).ends_with('e')
}

/// `Desk-journalist`: a word with a capital, and small letters behind its hyphen.
fn has_small_end(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, end)| end.len() > 2 && !begins_large(end))
}

/// The body in a word for one of it: `Venstre-manden`, `SF'eren`.
pub(super) fn follower(word: &str) -> Option<&str> {
    let by_noun = || word.rsplit_once('-').filter(|(_, noun)| matches!(*noun, "manden" | "kvinden"));
    let by_end = || word.rsplit_once(['\'', '’']).filter(|(_, end)| matches!(*end, "er" | "eren"));
    let (body, _) = by_noun().or_else(by_end)?;
    (is_acronym(body) || PARTIES.has(body) || ORGANISATIONS.has(body)).then_some(body)
}

/// `TV-serien`, `den svenske FN-styrke`: a noun that bears its capital for the letters before its hyphen.
fn is_compound_noun(page: &Page<'_>, token: usize) -> bool {
    let noun = page.word(token).rsplit_once('-');
    let noun = noun.filter(|(letters, noun)| is_acronym(letters) && !begins_large(noun)).map(|(_, noun)| noun);
    noun.is_some_and(|noun| {
        noun.len() > 4 && (noun.ends_with("en") || noun.ends_with("et")) || page.is(token, Class::ORGANISATION_WORDS)
    })
}

/// `De Konservatives ordfører`: whether a word that may open a sentence is the first of a body on the list.
fn is_listed_body(page: &Page<'_>, start: usize, end: usize) -> bool {
    if start + 1 >= end {
        return false;
    }
    let name = &page.text[page.span(start..end)];
    ORGANISATIONS.has(name) || name.strip_suffix('s').is_some_and(|bare| ORGANISATIONS.has(bare))
}

/// Takes the noun off letters that name a body: `FDP-partiet`, `SÅF-ledelsen`.
fn strip_kind(page: &Page<'_>, span: Span) -> Span {
    let halves = page.text[span].rsplit_once('-').filter(|(body, noun)| is_acronym(body) && !begins_large(noun));
    let body = halves.filter(|(_, noun)| ORGANISATION_WORDS.has(noun)).map(|(body, _)| body);
    body.map_or(span, |body| Span::new(span.start(), span.start() + body.len()))
}

/// Takes off a stop that is not that of an initial or of `Jr.`
fn strip_stop(page: &Page<'_>, span: Span) -> Span {
    let name = &page.text[span];
    let is_short = || parts(name).last().is_some_and(|last| last.chars().count() < 2 || matches!(last, "Jr" | "Sr"));
    if name.ends_with('.') && !is_short() { Span::new(span.start(), span.end() - 1) } else { span }
}

/// Takes the genitive off the end of a name, where the lists can tell; `next` is the token after it.
fn strip_genitive(page: &Page<'_>, span: Span, next: usize) -> (Span, Genitive) {
    let name = &page.text[span];
    // PERF: of all the ways to tell a genitive none is open to a name in another letter; `’` ends in 99.
    if !name.as_bytes().last().is_some_and(|last| matches!(last, b's' | b'x' | b'z' | b'\'' | 0x99)) {
        return (span, Genitive::No);
    }
    let cut = |ending: &str| Span::new(span.start(), span.end() - ending.len());
    if let Some(ending) = ["'s", "’s", "'", "’"].into_iter().find(|ending| name.ends_with(ending)) {
        return (cut(ending), Genitive::Sure);
    }
    if page.text[span.end()..].starts_with(['\'', '’']) && name.ends_with(['s', 'x', 'z']) {
        return (span, Genitive::Sure);
    }
    let last = parts(name).last().unwrap_or(name);
    // "i Røde Kors Mona Kjær": the name of the body ends so.
    let is_bare = ORGANISATIONS.has(name) && next < page.tokens().len() && page.is_capital(next);
    let base = last.strip_suffix('s').filter(|base| base.len() > 1 && !is_bare);
    let Some(base) = base else { return (span, Genitive::No) };
    if !owns(page, next) {
        // "Ordene er Mona Lunds."
        if name.contains(' ') && tells_whose_words(page, next) {
            return (cut("s"), Genitive::Sure);
        }
        // "De sidste timer er Mona Kjærs."
        let is_last = name.contains(' ') && !page.class_of(last).is(KNOWN) && page.class_of(base).is(KNOWN);
        return (span, if is_last { Genitive::Maybe } else { Genitive::No });
    }
    // "Ane Holms råd": Holm is a surname behind a given name, and Holms is on no list.
    let listed = Class::GIVEN_NAMES.or(Class::SURNAMES);
    let is_surname = || {
        let given = name.split(' ').next().unwrap_or(name);
        given.len() < name.len() && page.class_of(given).is(Class::GIVEN_NAMES) && is_surname_end(base)
    };
    let is_listed = (page.class_of(base).is(listed) || is_surname()) && !page.class_of(last).is(listed);
    if (page.class_of(last).is(KNOWN) || PLACES.has(last)) && !PLACES.has(base) && !is_listed {
        // Jens, Lars: whether there is a Jen or a Lar is for the whole page to say.
        return (span, Genitive::Maybe);
    }
    // "FC Skovens hold": a noun with its article has the genitive of every noun.
    let is_definite =
        || base.len() > 3 && (base.ends_with("en") || base.ends_with("et")) && page.is(next - 1, Class::CAPITAL);
    // "Mona Vesterholts svar"
    let owned = Class::UTTERANCE_NOUNS.or(Class::RELATIONS).or(Class::BODY_WORD);
    let is_before_noun = || {
        page.is_small(next, owned)
            && page.class_of(name.split(' ').next().unwrap_or(name)).is(Class::GIVEN_NAMES)
            && name.contains(' ')
    };
    let is_owner = is_listed
        || is_before_noun()
        || page.class_of(base).is(KNOWN)
        || (name.contains(' ')
            && is_definite()
            && !page.class_of(name.split(' ').next().unwrap_or(name)).is(Class::GIVEN_NAMES))
        || is_acronym(base)
        || PLACES.has(base)
        || ORGANISATIONS.has(&name[..name.len() - 1]);
    if is_owner { (cut("s"), Genitive::Sure) } else { (span, Genitive::Maybe) }
}

/// Whether the name that ends before the token `next` owns what was said: `Ordene er Mona Kjærs.`
fn tells_whose_words(page: &Page<'_>, next: usize) -> bool {
    let start = page.run_of(next - 1).tokens.start;
    let closes = next >= page.tokens().len() || !page.is_word(next);
    closes && page.is(start, Class::SAYING) && page.is(start + 1, Class::COPULAS)
}

/// Whether what a genitive owns may begin at a token.
fn owns(page: &Page<'_>, token: usize) -> bool {
    let is_near = token < page.tokens().len() && page.gap(token - 1) == " " && page.is_word(token);
    let is_other = Class::PHRASE_ENDS.or(Class::PHRASE_LINKS).or(Class::CONJUNCTIONS);
    is_near && !page.is_small(token, is_other)
}

/// Whether a word that nobody is called ends as nouns for people do: `Parfumør`.
pub(super) fn is_for_a_person(page: &Page<'_>, token: usize) -> bool {
    let other = Class::GRAMMAR.or(Class::CUE).or(Class::GIVEN_NAMES).or(Class::SURNAME).or(Class::PLACES);
    let is_noun = page.is(token, Class::PERSON_ENDINGS) && !page.is(token, other.or(Class::ADJECTIVES));
    is_noun && page.word(token).len() >= SHORTEST_NOUN
}

/// A shorter word is not seen to be a noun for a person by its end: `er`, `mor`.
const SHORTEST_NOUN: usize = 6;

/// Whether a word ends as nouns for people do: `strikkekongen`, `podcaster`.
fn is_noun_like(word: &str) -> bool {
    word.len() > 6
        && ["en", "et", "er", "or", "ør", "ist", "ent", "mand", "kvinde"].iter().any(|ending| word.ends_with(ending))
}

/// Words that names of people and bodies are made of.
const KNOWN: Class = Class::GIVEN_NAMES.or(Class::SURNAME).or(Class::ORGANISATION_WORDS);

/// What words likely name; nothing for an ordinary word that begins a sentence.
fn kind(page: &Page<'_>, words: &Name<'_>) -> Option<NameKind> {
    let &Name { span, ref parts, ref tokens, titled, begins_sentence, .. } = words;
    let (name, start, count) = (&page.text[span], tokens.start, parts.len());
    let mut classes = parts.iter().zip(start..).map(|(part, token)| page.class_at(token, part.word()));
    let first = classes.next()?;
    let others = classes.fold(Class::NONE, Class::or);
    // PERF: what a single word is was looked up.
    let is_word = page.tokens()[start].span == span;
    let is = |class, list: &Words| if is_word { page.is(start, class) } else { list.has(name) };
    let is_given = first.is(Class::GIVEN_NAMES);
    let last = parts.last().map_or(name, |last| last.word());
    if is(Class::ORGANISATIONS, &ORGANISATIONS)
        || (is_acronym(name) && !is_turn(page, start) && !is_word_in_capitals(page, start))
        || (count > 1 && name.contains('&') && name.contains(" & "))
        || (count > 2 && name.rsplit_once(" og ").is_some_and(|(_, last)| is_family(last)))
    {
        return Some(NameKind::Organisation);
    }
    // "Medlem Aase Kloster", "økonom Per Bank": behind a role a given name is that of somebody.
    let is_behind_role = || titled || start > 0 && page.is_small(start - 1, Class::ROLES);
    let is_somebody = || is_given && count == 2 && is_behind_role();
    // "Director of Operations", and "Senior Process Engineer" is a title to its end.
    if first.is(Class::ROLES) && name.contains(" of ") {
        return None;
    }
    let is_title = || {
        let last = page.class_of(last);
        last.is(Class::ROLES) && !last.is(Class::SURNAMES)
    };
    if count > 1 && titled && !is_given && is_title() {
        return None;
    }
    if count > 1 && (is_given || titled) && (!others.is(Class::BODY_WORD) || is_somebody()) {
        return Some(NameKind::Full);
    }
    // Flemming is a village, and many a man: a place stands behind a preposition.
    let is_behind_link = || start > 0 && page.is(start - 1, Class::PHRASE_LINKS);
    if is(Class::PLACES, &PLACES) && (!is_given || is_behind_link()) {
        return Some(NameKind::Place);
    }
    // Klub 12
    if first.is(Class::BODY_WORD) && count == 2 && name.contains(|c: char| c.is_ascii_digit()) {
        return Some(NameKind::Organisation);
    }
    // Erzincan-provinsen, 60 Minutes-journalist, TV-serien: a compound, not a name.
    // "d'Orvault" is a name all the same.
    let is_joined = is_joined(page, tokens.clone());
    let halves = if is_joined { last.split_once(['\'', '’']) } else { None };
    // "Lee Sun-il"
    let is_syllable = count > 2 && last.len() <= 3;
    let is_compound = !begins_large(halves.map_or(last, |(_, bare)| bare)) && !is_syllable;
    if is_compound && !page.class_of(last).is(Class::BODY_WORD) && !is_national(page, start) {
        return None;
    }
    if first.or(others).is(Class::BODY_WORD) {
        return (!(begins_sentence && is_set_in_capitals(name))).then_some(NameKind::Organisation);
    }
    // "Nord- og Midtsjælland", "Syd-": half a word is no name of anybody.
    if is_joined && (name.ends_with('-') || name.contains("- ") || name.contains("-,")) {
        return None;
    }
    if is_named_by_noun(page, start) || (!titled && (is_spelt_as_body(name) || count > 1 && is_national(page, start))) {
        return Some(NameKind::Organisation);
    }
    if count > 1 {
        return Some(NameKind::Foreign);
    }
    if is_given && !(begins_sentence && is_opener(page, start)) {
        return Some(NameKind::Given);
    }
    Some(NameKind::Single)
}

/// `KARLA: Hvad bager du?`: whether a word in capitals begins a turn of a transcript, and is no letters.
fn is_turn(page: &Page<'_>, token: usize) -> bool {
    let is_next = token + 1 < page.tokens().len() && page.is(token + 1, Class::COLON);
    is_next && page.word(token).chars().count() > 3 && page.run_of(token).tokens.start == token
}

/// `RETTEN I HEDEBY En mand …`, `HUSET SOM TEATER`: a line that is set in capitals, and no name.
fn is_set_in_capitals(name: &str) -> bool {
    let is_large = |word: &str| word.chars().all(char::is_uppercase);
    let mut words = name.split(' ');
    let opens = words.next().is_some_and(|word| is_large(word) && word.len() > 3 && !ORGANISATIONS.has(word));
    opens && words.next().is_some_and(is_large)
}

/// `KULTUR | Byen får en scene`, `Der stod GÆST`: a word that is no letters of a body, though it is written so.
fn is_word_in_capitals(page: &Page<'_>, token: usize) -> bool {
    page.word(token).len() > 3 && page.is(token, Class::AREAS.or(Class::PERSON_NOUNS).or(Class::ROLES))
}

/// `firmaet Holms El`, `bladet Skolenyt`, `det svenske forlag Skovlys`: the noun before a name says what it is the name of.
fn is_named_by_noun(page: &Page<'_>, start: usize) -> bool {
    let Some(noun) = start.checked_sub(1).filter(|&noun| page.gap(noun) == " ") else { return false };
    let word = page.word(noun);
    let is_definite = || word.len() > 6 && (word.ends_with("en") || word.ends_with("et"));
    let is_described = || {
        let adjective = noun.checked_sub(2).map(|article| article + 1);
        let is_article = |token| matches!(page.word(token), "den" | "det");
        adjective.is_some_and(|at| page.word(at).ends_with('e') && page.is_word(at) && is_article(at - 1))
    };
    page.is(noun, Class::ORGANISATION_WORDS) && (is_definite() || is_described())
}

/// `HavneLab`, `DGI Østby`, `Lejernes BF`: capitals within a word or letters among words are those of a body.
fn is_spelt_as_body(name: &str) -> bool {
    let is_large = |letter: char| letter.is_uppercase();
    // "McKay", "DeLuca" are people.
    let is_mixed = |word: &str| {
        let inner = word.char_indices().skip(1).find(|&(_, letter)| is_large(letter)).map(|(at, _)| &word[..at]);
        let is_person = |front: &str| matches!(front, "Mc" | "Mac" | "De" | "Di" | "Du" | "La" | "Le" | "Van" | "Fitz");
        inner.is_some_and(|front| !is_person(front))
            && word.contains(char::is_lowercase)
            && word.chars().all(char::is_alphanumeric)
    };
    // "Frederik IX" is a king, "IB FALK" a heading, and so is "RETTEN".
    let is_letters = |word: &&str| {
        word.chars().count() < 5 && is_acronym(word) && !word.bytes().all(|letter| b"IVX".contains(&letter))
    };
    let Some((_, last)) = name.rsplit_once(' ') else { return is_mixed(name) };
    let is_small = |word: &str| word.contains(char::is_lowercase) || !word.contains(char::is_alphabetic);
    let is_heading = || name.split(' ').any(|word| !is_letters(&word) && !is_small(word));
    let has_letters =
        name.split(' ').filter(is_letters).count() == 1 && name.contains(char::is_lowercase) && !is_heading();
    (has_letters || name.split(' ').any(is_mixed)) && !ROLES.has(&fold(last))
}

/// `Danske Gartnere`, `Nordisk Lys`: a name that opens with the country.
fn is_national(page: &Page<'_>, start: usize) -> bool {
    matches!(page.word(start), "Dansk" | "Danske" | "Danmarks" | "Nordisk" | "Skandinavisk" | "Landsforeningen")
}

/// Whether a sentence may open with the word although it names nobody: `Hans mor`, `Bo hos os`.
fn is_opener(page: &Page<'_>, token: usize) -> bool {
    page.is(token, Class::OPENERS)
}
