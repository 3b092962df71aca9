//! Read the words that name who speaks (PARC: source): pronoun, name or noun phrase, bare.

use crate::lexicon::entries;
use crate::quote::CueTier;
use crate::quote::cue::{Cue, Form, finite};
use crate::quote::words::{Class, Function, Words};
use crate::span::Span;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words that name who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The words: a name without its title, a noun phrase without its apposition.
    pub(super) span: Span,
    /// Who they stand for.
    pub(super) person: Person,
    /// The number of the token after all that was read.
    pub(super) next: usize,
}

/// Who the words stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// `jeg`, `vi`, `du`: somebody within the conversation.
    Speech,
    /// `man`, `det`, `der`: nobody.
    Impersonal,
    /// `han`, `hun`, `de`.
    Pronoun,
    /// `Helle Egly`.
    Name,
    /// `kontorchefen`.
    Nominal,
}

impl Person {
    /// Whether somebody is told about.
    pub(super) const fn is_third(self) -> bool {
        matches!(self, Self::Pronoun | Self::Name | Self::Nominal)
    }
}

/// No name and no noun phrase is longer than this many tokens.
const LONGEST: usize = 10;

/// The source that begins at `at`, behind a preposition: `ifølge hende`.
pub(super) fn object(words: Words<'_>, at: usize) -> Option<Source> {
    if matches!(words.word(at), "ham" | "hende" | "dem") {
        return Some(Source { span: words.span(at), person: Person::Pronoun, next: at + 1 });
    }
    source(words, at)
}

/// The source that begins at `at`.
pub(super) fn source(words: Words<'_>, at: usize) -> Option<Source> {
    // "Både Ane Holm (S) og Bo Lind (V) siger"
    let at = at + usize::from(words.function(at).is(Function::BOTH));
    let first = one(words, at)?;
    Some(joined(words, at, first).unwrap_or(first))
}

/// `Ib Falster og Mona Kjeld`: the group that `first` opens.
pub(super) fn joined(words: Words<'_>, at: usize, first: Source) -> Option<Source> {
    if !matches!(first.person, Person::Name | Person::Nominal) {
        return None;
    }
    // "Lærere og elever mener": the capital is that of the sentence.
    let is_noun = first.span == words.span(at)
        && (at == 0 || words.is_stop(at - 1))
        && words.word(at).ends_with(['e', 'r'])
        && !is_given_name(words.word(at))
        && words.class(at).is(Class::LETTERS);
    let first = if is_noun && words.is_content(at + 2) { Source { person: Person::Nominal, ..first } } else { first };
    let mut link = first.next;
    while words.class(link).is(Class::COMMA) && words.is_capital(link + 1) && link < at + 3 * LONGEST {
        let member = name(words, link + 1)?;
        link = member.next;
    }
    // "Lærere, elever og forældre siger"
    let listed = if is_noun { (link..link + 2 * LONGEST).step_by(2).find(|&at| !is_listed(words, at)) } else { None };
    if let Some(end) = listed.filter(|&end| end > link && words.reads(end, "og") && is_plural(words, end + 1)) {
        return Some(Source { span: first.span.cover(words.span(end + 1)), person: Person::Nominal, next: end + 2 });
    }
    // "forfatter og foredragsholder Ane Holm", "Skuespilleren og maleren Ane Holm": one person with two roles.
    // "siger Ib og takker Mona": whoever has a name of his own has no second role.
    let is_role =
        !words.is_capital(at) || ((at == 0 || words.is_stop(at - 1)) && !words.class(at).is(Class::GIVEN_NAMES));
    if words.reads(link, "og")
        && is_role
        && words.is_content(link + 1)
        && first.span == words.span(at)
        && (!is_definite(words, at) || is_definite(words, link + 1))
        && let Some(named) = one(words, link + 1).filter(|named| named.person == Person::Name)
    {
        return Some(named);
    }
    // "siger Ib Falk (V) og formand Mona Kjær"
    link += if words.reads(link, "(") && words.reads(link + 2, ")") { 3 } else { 0 };
    // "10-årige Ib og 9-årige Mona"
    let member = link + 1 + usize::from(words.class(link + 1).is(Class::AGE_ENDINGS) && words.is_capital(link + 2));
    if !words.is(link, Function::AND) && !words.reads(link, "&") {
        return None;
    }
    let last = one(words, member)?;
    let is_joined = words.is_capital(member)
        || first.person == last.person && (first.person == Person::Nominal || is_titled(words, member));
    // "sagde en mand og rakte hende posen": another would have an article of his own.
    let is_new = words.function(at).is(Function::INDEFINITE);
    // "lyder det fra både brandvæsen og politi": there are two.
    let is_one = !words.function(at.saturating_sub(1)).is(Function::BOTH);
    let is_person = || words.class(link + 1).is(Class::PEOPLE);
    // "siger rådmanden og peger", "sagde farfar og nikkede": what follows one who is known is known too, or it is a verb.
    let is_kin = link == at + 1 && words.class(at).is(Class::RELATIONS) && !is_person();
    let is_verb = is_one
        && words.is_content(link + 1)
        && (is_definite(words, link - 1) || is_kin || (is_new && !is_person() && !words.word(link - 1).ends_with('-')))
        && !is_definite(words, link + 1)
        && last.person == Person::Nominal;
    (is_joined && !is_verb).then(|| Source { span: first.span.cover(last.span), person: first.person, next: last.next })
}

/// Whether a second name has a noun before it: `formand Mona Kjær`, `hans kone Mona`.
pub(super) fn is_titled(words: Words<'_>, at: usize) -> bool {
    let noun = at + usize::from(words.class(at).is(Class::DETERMINER));
    words.is_content(noun) && words.class(noun).is(Class::PEOPLE)
}

/// `, elever`: one of several, behind a comma.
pub(super) fn is_listed(words: Words<'_>, comma: usize) -> bool {
    words.class(comma).is(Class::COMMA) && is_plural(words, comma + 1)
}

fn is_plural(words: Words<'_>, at: usize) -> bool {
    words.is_content(at) && words.word(at).ends_with(['e', 'r']) && finite(words.cues_as_written(at)).next().is_none()
}

fn one(words: Words<'_>, at: usize) -> Option<Source> {
    if !words.is_word(at) {
        return None;
    }
    pronoun(words, at)
        .or_else(|| one_of(words, at))
        .or_else(|| determined(words, at))
        .or_else(|| counted(words, at))
        .or_else(|| owned(words, at))
        .or_else(|| ranked(words, at))
        .or_else(|| name(words, at))
        .or_else(|| particled(words, at))
        .or_else(|| bare(words, at))
}

/// `van der Poel`: a surname that begins with its particles.
fn particled(words: Words<'_>, at: usize) -> Option<Source> {
    let first = (at..at + 3).find(|&near| !words.is_particle(near)).filter(|&first| first > at)?;
    let is_name = !words.class(at).is(Class::GRAMMAR) && words.is_capital(first);
    let named = if is_name { name(words, first) } else { None }?;
    Some(Source { span: words.span(at).cover(named.span), ..named })
}

/// `hun`, `de to`; also `jeg` and `man`, so that the caller can tell them from others.
pub(super) fn pronoun(words: Words<'_>, at: usize) -> Option<Source> {
    let class = words.class(at);
    if !class.is(Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL).or(Class::DETERMINER)) {
        return None;
    }
    let (function, they) = (words.function(at), Function::THEY.or(Function::BOTH_OF_THEM));
    let here = |person, last| Some(Source { span: words.cover(at, last), person, next: last + 1 });
    match () {
        () if function.is(Function::TALKER) => here(Person::Speech, at),
        // "siger De Radikales Ib Falk", "lød det fra Den Jyske Sparekasses formand"
        () if class.is(Class::DETERMINER) && is_name_within(words, at) => None,
        () if function.is(they) && is_count(words, at + 1) && !words.is_content(at + 2) => {
            here(Person::Pronoun, at + 1)
        }
        () if function.is(they) && !opens_phrase(words, at) => here(Person::Pronoun, at),
        () if class.is(Class::THIRD) => here(Person::Pronoun, at),
        () if class.is(Class::IMPERSONAL) && !opens_phrase(words, at) => here(Person::Impersonal, at),
        () => None,
    }
}

pub(super) fn is_count(words: Words<'_>, at: usize) -> bool {
    words.function(at).is(Function::COUNT)
}

/// Whether the determiner at `at` has a noun after it: `de ansatte`, but not `de samstemmende`.
fn opens_phrase(words: Words<'_>, at: usize) -> bool {
    if words.is_capital(at) && words.is_capital(at + 1) {
        return false;
    }
    // "Den tidligere leder siger": an adverb elsewhere.
    let next = at + 1 + usize::from(words.class(at + 1).is(Class::FORMER) && words.is_content(at + 2));
    // "De ønsker, at": a verb, not a noun; but "den anklagede".
    let may_be_noun = words.reads(at, "den") && words.function(next).is(Function::ACCUSED);
    if !may_be_noun && finite(words.cues_as_written(next)).next().is_some() {
        return false;
    }
    if matches!(&*words.lower(at + 1), "anden" | "andet" | "ene") {
        return true;
    }
    let has_noun = words.is_content(next) || words.is_capital(next) || is_count(words, next);
    // "siger de samstemmende": a participle alone tells how, not who.
    has_noun && (!tells_how(words, next) || words.is_content(next + 1))
}

/// Whether the determiner at `at` is the first word of a name within a sentence: `Den Jyske Sparekasse`.
fn is_name_within(words: Words<'_>, at: usize) -> bool {
    at > 0 && words.is_word(at - 1) && words.is_capital(at) && words.is_capital(at + 1)
}

/// Whether a participle tells how somebody does something: `leende`, but not `studerende`.
fn tells_how(words: Words<'_>, at: usize) -> bool {
    words.word(at).ends_with("ende") && !words.class(at).is(Class::ROLES.or(Class::PERSON_NOUNS))
}

/// A name: words with capitals, initials, particles between them.
pub(super) fn name(words: Words<'_>, at: usize) -> Option<Source> {
    // "Derefter sagde hun": a function word with a capital begins a sentence, not a name.
    let begins_sentence = words.class(at).is(Class::GRAMMAR) && !words.class(at).is(Class::DETERMINER);
    // "Spurgt direkte svarede Ane": so is a participle.
    let begins_sentence = begins_sentence || is_participle_front(words, at) || is_reply(words, at);
    // "siger al-Masri"
    let is_name = words.is_capital(at) || is_elided(words, at);
    if !is_name || begins_sentence {
        return None;
    }
    let mut next = at + 1;
    while next < at + LONGEST {
        let joins =
            words.reads(next, "&") || words.is_particle(next) || (words.reads(next, ".") && words.is_initial(next - 1));
        // Social- og Seniorudvalget
        let is_half = words.word(next - 1).ends_with('-') && words.class(next).is(Class::COMMA.or(Class::CONJUNCTION));
        match () {
            () if words.is_capital(next) || is_elided(words, next) => next += 1,
            // "oplyser TV 2"
            () if words.class(next).is(Class::NUMBER) && words.class(next - 1).is(Class::ACRONYM) => next += 1,
            () if is_nickname(words, next) => next += 4,
            () if is_half && words.is_capital(next + 1) => next += 2,
            () if joins && words.is_capital(next + 1) => next += 2,
            () => break,
        }
    }
    // "Informant 2 siger"
    if next == at + 1 && words.class(at).is(Class::PEOPLE) && words.class(next).is(Class::NUMBER) {
        return Some(Source { span: words.cover(at, next), person: Person::Nominal, next: next + 1 });
    }
    // "CFO’s Mie Holt": what comes before a genitive owns the person and is not part of the name.
    let owner = (at..next - 1).rev().find(|&word| is_marked_genitive(words.word(word)));
    let first = owner.map_or_else(|| past_title(words, at, next), |owner| owner + 1);
    Some(Source { span: words.cover(first, next - 1), person: Person::Name, next })
}

/// `"Bøffen" Holm` behind `Ole`: a name between marks within a name.
pub(super) fn is_nickname(words: Words<'_>, at: usize) -> bool {
    let is_marked = [0, 2].iter().all(|mark| words.class(at + mark).is(Class::MARK));
    is_marked && words.is_capital(at + 1) && words.is_capital(at + 3)
}

/// `Nej, for det er …`
pub(super) fn is_reply(words: Words<'_>, at: usize) -> bool {
    words.class(at).is(Class::REPLIES) && words.class(at + 1).is(Class::COMMA)
}

/// `Spurgt direkte`, `Adspurgt igen`: the participle of asking, first in a sentence.
pub(super) fn is_participle_front(words: Words<'_>, at: usize) -> bool {
    let opens = at == 0 || words.is_stop(at - 1);
    opens && words.word(at).ends_with("purgt") && !words.is_capital(at + 1)
}

/// `d'Albret`, `el-Masri`: a particle that is one word with the name.
fn is_elided(words: Words<'_>, at: usize) -> bool {
    let word = if words.class(at).is(Class::LARGE) { words.word(at) } else { "" };
    let halves = word.split_once(['\'', '’', '-']);
    halves.is_some_and(|(particle, rest)| (1..=3).contains(&particle.len()) && rest.starts_with(char::is_uppercase))
}

/// "Talskvinde Mona Juul siger": a title has a capital at the start of a sentence only, and a given name behind it.
fn past_title(words: Words<'_>, at: usize, end: usize) -> usize {
    // "siger María José Ortiz": within a sentence a title has none.
    let opens = at == 0 || !words.is_word(at - 1) || words.class(at).is(Class::PERSON_ENDINGS);
    let has_title = opens && end - at >= 3 && !is_given_name(words.word(at)) && is_given_name(words.word(at + 1));
    if has_title { at + 1 } else { at }
}

/// Whether `word` is a given name (fornavn).
pub(super) fn is_given_name(word: &str) -> bool {
    // Anne-Mette
    let is_double =
        || word.split_once('-').is_some_and(|(one, other)| GIVEN_NAMES.contains(one) && GIVEN_NAMES.contains(other));
    GIVEN_NAMES.contains(word) || is_double()
}

pub(super) static GIVEN_NAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/given_names.txt")).map(|line| line.split(' ').next().unwrap_or(line)).collect()
});

/// `CFO’s`, `COI's`: a genitive that no name ends in.
fn is_marked_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s") || word.ends_with("ets")
}

/// `Den Danske Banks formand`, `Indonesiens præsident Joko Widodo`.
fn owned(words: Words<'_>, at: usize) -> Option<Source> {
    let owner = name(words, at)?;
    // "Mandens tidligere arbejdsgiver siger": an adverb elsewhere
    let is_former = words.class(owner.next).is(Class::FORMER) && words.is_content(owner.next + 1);
    let noun = owner.next + usize::from(is_former);
    let is_genitive = words.word(owner.next - 1).ends_with(['s', '\'', '’']);
    // "Lars svarede, at …": a name in -s, and what it says; but "Romanens fortæller siger".
    let says = |at| finite(words.cues_as_written(at)).next().is_some();
    let is_subject = says(noun) && !says(noun + 1);
    if !is_genitive || is_subject || !words.is_content(noun) || tells_how(words, noun) {
        return None;
    }
    Some(phrase(words, at, noun))
}

/// `en glad rektor`, `den 45-årige projektleder`, `hendes kollega`, `flere apoteker`.
fn determined(words: Words<'_>, at: usize) -> Option<Source> {
    let is_determiner =
        words.class(at).is(Class::DETERMINER) || words.word(at).starts_with(|c: char| c.is_ascii_digit());
    if !is_determiner || (words.is_capital(at) && words.is_capital(at + 1)) {
        return None;
    }
    let mut noun = at + 1;
    // "en tidligere patient": an adverb elsewhere, and no noun.
    let leads = |noun: usize| {
        let class = words.class(noun);
        // "en nær ven": a preposition elsewhere
        class.is(Class::DETERMINER.or(Class::FORMER)) || (class.is(Class::ADJECTIVES) && !words.is_content(noun))
    };
    while noun < at + 3 && leads(noun) && !words.is_capital(noun) {
        noun += 1;
    }
    // "en 30-årig, barnløs kvinde"
    let is_aged = words.class(noun).is(Class::AGE_ENDINGS) && words.reads(noun + 1, ",");
    if is_aged && words.is_content(noun + 2) && words.is_content(noun + 3) {
        return Some(phrase(words, at, noun + 2));
    }
    // "en lettet og træt direktør"
    let is_adjective = |at: usize| words.is_content(at) && !words.class(at).is(Class::PEOPLE);
    let is_double = words.reads(noun + 1, "og") && is_adjective(noun) && is_adjective(noun + 2);
    if is_double && words.class(noun + 3).is(Class::PEOPLE) {
        return Some(phrase(words, at, noun + 3));
    }
    // "af regnskabet for 2019 fremgår det"
    if noun == at + 1 && !words.class(at).is(Class::DETERMINER) && closes_phrase(words, noun) {
        return None;
    }
    if words.is_content(noun) {
        return Some(phrase(words, at, noun));
    }
    if words.is_capital(noun) {
        let named = name(words, noun)?;
        // "en TV-kilde", but "den tidligere Lars Holm".
        let is_noun =
            named.next == noun + 1 && !is_given_name(words.word(noun)) && words.function(at).is(Function::INDEFINITE);
        let span = if is_noun { words.cover(at, noun) } else { named.span };
        return Some(Source { span, ..named });
    }
    let last = noun - 1;
    let stands_alone = words.function(last).is(Function::QUANTIFIER);
    // "…", skrev en.
    let stands_alone = stands_alone || (last == at && words.reads(at, "en") && words.is_stop(noun));
    stands_alone.then(|| Source { span: words.cover(at, last), person: Person::Nominal, next: noun })
}

/// `omkring 30 ansatte`, `knap ti elever`.
fn counted(words: Words<'_>, at: usize) -> Option<Source> {
    let is_about = words.is(at, Function::APPROXIMATION);
    let many = if is_about { determined(words, at + 1)? } else { return None };
    Some(Source { span: words.span(at).cover(many.span), ..many })
}

/// `en af naboerne`, `flere af de ansatte`.
fn one_of(words: Words<'_>, at: usize) -> Option<Source> {
    if !words.reads(at + 1, "af") || !words.function(at).is(Function::SOME_OF) {
        return None;
    }
    if words.reads(at + 2, "dem") {
        return Some(Source { span: words.cover(at, at + 2), person: Person::Nominal, next: at + 3 });
    }
    let whole = determined(words, at + 2).or_else(|| owned(words, at + 2)).or_else(|| bare(words, at + 2))?;
    let person = if whole.person == Person::Pronoun { Person::Nominal } else { whole.person };
    Some(Source { span: words.span(at).cover(whole.span), person, ..whole })
}

/// `Politisk ordfører for Liberal Alliance, Ib Falk`: the capital of the adjective is that of the sentence.
fn ranked(words: Words<'_>, at: usize) -> Option<Source> {
    let opens = at == 0 || !words.is_word(at - 1);
    let is_rank = opens && words.class(at).is(Class::ADJECTIVES.or(Class::RANKS)) && !is_given_name(words.word(at));
    (is_rank && words.is_content(at + 1) && words.class(at + 1).is(Class::ROLES)).then(|| phrase(words, at, at + 1))
}

/// `kontorchefen`, `administrerende direktør Jan Holm`.
fn bare(words: Words<'_>, at: usize) -> Option<Source> {
    // "sagde følgende: …" points to what comes next.
    (words.is_content(at) && !words.reads(at, "følgende")).then(|| phrase(words, at, at))
}

/// The phrase from `at` whose adjectives and noun begin at `noun`; a name behind them is the answer.
fn phrase(words: Words<'_>, at: usize, noun: usize) -> Source {
    let mut next = noun + 1;
    let is_bare = at == noun;
    while next < noun + 6
        && words.is_content(next)
        && !closes_phrase(words, next)
        // "siger en beboer torsdag", "siger en passager klokken ti"
        && !words.class(next).is(Class::TIME_NOUNS)
        && !(is_bare && is_definite(words, next - 1))
        // "I lovens paragraf 3 står der"
        && !(next > noun + 1 && words.is(next - 2, Function::NUMBERED) && words.class(next - 1).is(Class::NUMBER))
        && !is_whole_noun(words, next)
    {
        next += 1;
    }
    if let Some(named) = name(words, next) {
        return named;
    }
    if let Some(named) = behind_unit(words, next) {
        return named;
    }
    let last = attached(words, next).or_else(|| placed(words, at, next)).unwrap_or(next - 1);
    let behind = if words.class(last + 1).is(Class::COMMA) { last + 2 } else { last + 1 };
    let may_follow = behind > last + 1 || !words.is_capital(last);
    if may_follow && let Some(named) = apposition(words, behind) {
        return named;
    }
    Source { span: words.cover(at, last), person: Person::Nominal, next: last + 1 }
}

/// Whether a noun for somebody stands before `next`, and none at it nor behind it: "ifølge hendes mand urolige".
fn is_whole_noun(words: Words<'_>, next: usize) -> bool {
    let is_noun = words.class(next - 1).is(Class::PEOPLE) && !words.word(next - 1).ends_with(['e', 's']);
    is_noun && !words.class(next).is(Class::PEOPLE) && !words.is_content(next + 1) && !words.is_capital(next + 1)
}

/// The name that a role leads up to: `leder af uddannelsen Lone Arn`, `informationschef hos KTB, Benny Dahl`,
/// `chefen for styrken, oberst Ib Falk`.
fn apposition(words: Words<'_>, at: usize) -> Option<Source> {
    let first = (at..at + 3).find(|&near| !words.is_content(near))?;
    // "stod der på kassen, siger Bo Lind"
    let is_said = |near: usize| finite(words.cues_as_written(near)).any(|cue| cue.tier == CueTier::Sure);
    if (at..first).any(is_said) {
        return None;
    }
    let named = name(words, first)?;
    let is_full = named.next - first >= 2;
    let ends = words.is_stop(named.next) || matches!(words.word(named.next), "" | "," | ":" | "til" | "og" | "i");
    (is_full && ends).then_some(named)
}

/// The name behind the part of a body that a role is of: `leder af Struer Boldklubs ungdomsafdeling Mona Kjær`.
fn behind_unit(words: Words<'_>, link: usize) -> Option<Source> {
    let is_link = words.is(link, Function::OF.or(Function::IN));
    let named = if is_link { owned(words, link + 1) } else { None };
    named.filter(|named| named.person == Person::Name && named.span.start() > words.span(link + 1).start())
}

/// `kontorchefen`, `politiet`, `forskerne`: a noun that needs nothing behind it.
pub(super) fn is_definite(words: Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    word.ends_with("en") || word.ends_with("et") || word.ends_with("erne") || word.ends_with("ene")
}

/// Whether the word at `at` tells how rather than who: "siger danskeren afværgende".
fn closes_phrase(words: Words<'_>, at: usize) -> bool {
    // "Klubbens medlemmer hilste planen velkommen": a noun with its article is the object of a verb.
    let is_person = words.class(at).is(Class::PEOPLE);
    if words.class(at).is(Class::PAST_ENDINGS) && !is_person && words.is_content(at + 1) && is_definite(words, at + 1) {
        return true;
    }
    // "den unge anklager, Ane Holm"
    let is_role =
        words.class(at).is(Class::ROLES) && (words.class(at + 1).is(Class::COMMA) || words.is_capital(at + 1));
    // "den anklagede"
    let is_accused = words.function(at).is(Function::ACCUSED) && words.class(at.saturating_sub(1)).is(Class::ARTICLES);
    // "flere apoteker oplyser": the verb is no part of the phrase.
    if !is_role
        && !is_accused
        && finite(words.cues_as_written(at)).any(|cue| cue.tier == CueTier::Sure && cue.particle.is_none())
    {
        return true;
    }
    // "Ifølge flere naboer både larmer og lugter det": no boats.
    if words.function(at).is(Function::BOTH) {
        return true;
    }
    // "har en elev skrevet", "må rådets notat forklare": what he has done, but "en nævnt kilde"
    let is_done = |cue: &Cue| matches!(cue.form, Form::Participle | Form::Infinitive) && cue.tier == CueTier::Sure;
    if words.cues_as_written(at).iter().any(is_done) && !words.is_content(at + 1) && !words.is_capital(at + 1) {
        return true;
    }
    tells_how(words, at) && !words.is_content(at + 1) && !words.is_capital(at + 1)
}

/// The last token of a short prepositional phrase that belongs to the noun before: `en antikvitetshandler i Vejle`.
fn attached(words: Words<'_>, at: usize) -> Option<usize> {
    let noun = at + 1;
    match words.word(at) {
        "i" | "på" | "ved" => {
            // "skriver politiet på Facebook" tells where it stands.
            let is_place = words.is_capital(noun) && !words.function(noun).is(Function::MEDIUM);
            let place = name(words, noun).filter(|_| is_place)?;
            Some(place.next - 1)
        }
        "for" | "fra" | "af" | "hos" => {
            let inner = if let Some(owned) = owned(words, noun) {
                owned
            } else if words.is_capital(noun) {
                name(words, noun)?
            } else {
                determined(words, noun).or_else(|| titled_owner(words, noun)).or_else(|| short(words, noun))?
            };
            // "sagde føreren for tredje gang"
            Some(inner.next - 1).filter(|&last| !words.class(last).is(Class::TIME_NOUNS))
        }
        _ => None,
    }
}

/// The last token of where somebody is of whom no more is known: `en kvinde i salen`, `en mand på forreste række`.
fn placed(words: Words<'_>, at: usize, link: usize) -> Option<usize> {
    let is_open =
        words.function(at).is(Function::INDEFINITE) && matches!(words.word(link), "i" | "på" | "ved" | "med" | "fra");
    let end = (link + 1..link + 4).find(|&near| !words.is_content(near))?;
    let last = end - 1;
    // "siger en kvinde i morgen" tells when, "siger en kvinde med rolig stemme" how.
    let is_adverbial = words.class(last).is(Class::TIME_NOUNS) || words.function(last).is(Function::MANNER);
    // "en kvinde med barnevogn", "en mand i kørestol", but "en mand med henvisning til loven"
    let is_worn = || matches!(words.word(link), "i" | "med") && !words.class(last).is(Class::ABSTRACT_SUFFIXES);
    let is_place = end > link + 2 || is_definite(words, last) || is_worn();
    let ends =
        !words.is_word(end) || words.class(end).is(Class::CONJUNCTION) || matches!(words.word(end), "og" | "til");
    (is_open && end > link + 1 && is_place && !is_adverbial && ends).then_some(last)
}

/// `lederen Masoods stab`: an owner with a title.
fn titled_owner(words: Words<'_>, at: usize) -> Option<Source> {
    let owned = owned(words, at + 1).filter(|_| words.is_content(at))?;
    Some(Source { span: words.span(at).cover(owned.span), ..owned })
}

/// A noun, and an adjective or an owner before it: `fra politiet`, `af danske borgmestre`, `fra byens kok`.
pub(super) fn short(words: Words<'_>, at: usize) -> Option<Source> {
    let is_owner = ["ens", "ets", "ernes"].iter().any(|end| words.word(at).ends_with(end));
    let is_adjective =
        (is_owner || words.word(at).ends_with('e')) && words.is_content(at + 1) && !closes_phrase(words, at + 1);
    let is_adjective = is_adjective && finite(words.cues_as_written(at + 1)).next().is_none();
    let noun = at + usize::from(is_adjective);
    words.is_content(at).then(|| Source { span: words.cover(at, noun), person: Person::Nominal, next: noun + 1 })
}
