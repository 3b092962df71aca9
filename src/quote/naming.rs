//! Find in whose words a fragment in marks is, by what stands before it: `hun kalder det …`, `med Ane Holms ord`, `der står …`.

use crate::quote::cue::{Cue, Form, finite};
use crate::quote::inquit::{Found, behind, found, holds, owner};
use crate::quote::source::{Person, Source, is_definite, name, source};
use crate::quote::subject::{clause_subject, fronted, subject, told_in};
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Inquit};

/// The verb in whose reach the words at the end of `words` stand: `hun kalder det …`, `han opfordrer dem til at …`.
pub(super) fn naming(words: Words<'_>) -> Option<Found> {
    let last = words.len().checked_sub(1)?;
    if let Some(found) = in_words_of(words).or_else(|| owned_words(words, last)) {
        return Some(found);
    }
    let is_one_of = words.is(last - usize::from(last > 0), Function::INDEFINITE);
    if matches!(words.word(last), "af" | "i" | "fra" | "hos" | "ved" | "efter") && !is_one_of {
        return None;
    }
    if let Some(found) = named_by(words, last) {
        return Some(found);
    }
    let near = (0..words.len()).rev().take(12).take_while(|&at| !words.reads(at, ",") && !words.is_stop(at));
    if let Some(found) = near.clone().find_map(|at| told_in_text(words, at)) {
        return Some(found);
    }
    let (at, cue) = near.into_iter().find_map(|at| verb(words, at).map(|cue| (at, cue)))?;
    // "er der tale om »hørelse«": what it is about, and not how somebody calls it.
    if words.reads(last, "om") && words.reads(at, "tale") {
        return None;
    }
    // "mener to unge »eksperter«": the words in marks are of whoever says it.
    if at > 0
        && words.class(at - 1).is(Class::COMMA)
        && at < last
        && (at + 1..=last).all(|near| names_more(words, near))
    {
        return None;
    }
    // "er siden blevet kaldt »Smilet«": nobody knows by whom.
    let is_passive = |near: usize| words.is(near, Function::BECOMING.or(Function::COPULA));
    let is_done = cue.form == Form::Participle && (at.saturating_sub(2)..at).any(is_passive);
    let agent = if cue.form == Form::Participle { agent(words, at) } else { None };
    let who = agent.or_else(|| subject(words, at).filter(|_| !is_done))?;
    Some(found(words, at, (at, cue.tier), Some(who)))
}

/// A text that nobody is named beside, at the end of `words`: `Der står »…«`, `Her hedder det, at planen er »…«`, `Svaret var, at »…«`.
pub(super) fn written(words: Words<'_>) -> Option<Found> {
    let last = words.len().checked_sub(1)?;
    let is_text = |at: usize| words.class(at).is(Class::DOCUMENT) && !words.class(at).is(Class::NAMING_VERBS);
    let is_there = |at: usize| &*words.lower(at) == "der";
    let verb = match () {
        () if is_text(last) && last > 0 && is_there(last - 1) => last,
        () if is_there(last) && last > 0 && is_text(last - 1) => last - 1,
        () => told_before_clause(words)?,
    };
    let mut found = found(words, verb, (verb, CueTier::Sure), fronted(words, verb));
    found.next = words.len();
    Some(found)
}

/// `Ane Holms ord om »…«`, `formandens svar »…«`: the noun for what somebody said, at the end of `words`.
fn owned_words(words: Words<'_>, last: usize) -> Option<Found> {
    // "Ane Holms svar på »de røde tal«" tells what it is about.
    let noun = last.checked_sub(usize::from(words.reads(last, "om")))?;
    if !words.class(noun).is(Class::UTTERANCE_NOUNS) {
        return None;
    }
    let who = (noun.saturating_sub(5)..noun).find_map(|first| owner(words, first, noun))?;
    Some(found(words, noun, (noun, CueTier::Sure), Some(who)))
}

/// `Planen kaldte formanden for skolen, Ane Holm, »…«`: the subject stands behind the verb, and a comma closes it.
fn named_by(words: Words<'_>, comma: usize) -> Option<Found> {
    let near = if words.class(comma).is(Class::COMMA) { comma.saturating_sub(16)..comma } else { 0..0 };
    near.rev().filter(|&at| words.class(at).is(Class::CUE)).find_map(|at| {
        let cue =
            finite(words.cues_as_written(at)).find(|cue| cue.tier == CueTier::Beside && cue.particle.is_none())?;
        let who = source(words, at + 1).filter(|who| who.next == comma && who.person.is_third())?;
        Some(found(words, at, (at, cue.tier), Some(who)))
    })
}

/// The comma before the last clause in `at`.
fn last_at(words: Words<'_>) -> Option<usize> {
    let is_link = |&at: &usize| words.reads(at, "at") && words.class(at - 1).is(Class::COMMA);
    (1..words.len()).rev().take_while(|&at| !words.is_stop(at)).find(is_link).map(|at| at - 1)
}

/// The verb of a text, or the noun for what was said, before the last clause in `at`: `hedder det, at …`, `Svaret er, at …`.
fn told_before_clause(words: Words<'_>) -> Option<usize> {
    let comma = last_at(words)?;
    let near = (comma.saturating_sub(8)..comma).rev().take_while(|&at| words.is_word(at));
    let is_it = |at: usize| words.function(at).is(Function::EXPLETIVE);
    let tells = |&at: &usize| {
        let class = words.class(at);
        let is_text = class.is(Class::DOCUMENT) && (at + 1 == comma || is_it(at + 1) || (at > 0 && is_it(at - 1)));
        let is_copula = || (at + 1..comma).any(|near| words.class(near).is(Class::COPULAS));
        is_text || (class.is(Class::SAYING) && is_copula())
    };
    near.into_iter().find(tells)
}

/// Whether the word at `at` stands before a noun: `tre amerikanske`.
fn names_more(words: Words<'_>, at: usize) -> bool {
    // "kalder hende »en helt«"
    words.class(at).is(Class::DETERMINER.or(Class::ADJECTIVES).or(Class::NUMBER))
        || (words.word(at).ends_with('e') && !words.class(at).is(Class::GRAMMAR) && !is_definite(words, at))
}

/// `I rapporten omtales planen som …`: a text, and a cue in the passive.
fn told_in_text(words: Words<'_>, verb: usize) -> Option<Found> {
    let is_passive = words.cues(verb).iter().any(|cue| cue.form == Form::Passive && cue.tier != CueTier::Clause);
    // "Planen omtales i avisen som »…«"
    let who = if is_passive { fronted(words, verb).or_else(|| told_in(words, verb)) } else { None }?;
    Some(found(words, verb, (verb, CueTier::Sure), Some(who)))
}

/// `med Ane Holms ord`, `med hendes egne ord`, `med sine egne ord` at the end of `words`.
fn in_words_of(words: Words<'_>) -> Option<Found> {
    let last = (0..words.len()).rev().find(|&at| !words.word(at).starts_with('*'))?;
    // "med Ane Holms ord er det »…«"
    let is_past = last > 0 && (words.class(last).is(Class::COMMA) || words.is(last, Function::COPULA));
    let is_noun = |at: &usize| words.reads(*at, "ord") && *at > 1;
    // "Et hus, der med hendes ord giver »ro«"
    let near = || (0..last).rev().take(8).take_while(|&at| !words.is_stop(at) && !words.class(at).is(Class::COMMA));
    let before = || (0..last).rev().find(|&at| !words.word(at).starts_with('*')).unwrap_or(last);
    let noun = if is_past { before() } else { near().find(is_noun).unwrap_or(last) };
    let is_own = noun > 1 && words.reads(noun - 1, "egne") && !words.reads(noun - 2, "med");
    let owner = noun.checked_sub(1 + usize::from(is_own))?;
    let link = (owner.saturating_sub(4)..owner).rev().find(|&at| &*words.lower(at) == "med")?;
    if !words.reads(noun, "ord") {
        return None;
    }
    let named = || name(words, link + 1).filter(|who| who.next == owner + 1);
    let called = || source(words.first(noun), link + 1).filter(|who| who.person.is_third() && who.next == owner + 1);
    let is_genitive = || words.word(owner).ends_with('s');
    let called = || if is_genitive() { called() } else { None };
    let who = owner_of_words(words, link, owner).or_else(named).or_else(called)?;
    Some(found(words, link, (noun, CueTier::Sure), Some(who)))
}

/// Who is meant by the pronoun at `owner`, behind the `med` at `link`: `hendes`, or `sine`, which is whoever the clause is about.
fn owner_of_words(words: Words<'_>, link: usize, owner: usize) -> Option<Source> {
    match words.word(owner) {
        _ if owner != link + 1 => None,
        "hans" | "hendes" | "deres" => {
            Some(Source { span: words.span(owner), person: Person::Pronoun, next: owner + 1 })
        }
        "sine" | "egne" => clause_subject(words, link),
        _ => None,
    }
}

/// `Det er, siger Ane Holm, »ikke en pligt«`: an inquit between commas at the end of `lead`.
pub(super) fn inserted(lead: Words<'_>) -> Option<Found> {
    // "…, siger hun, og »ikke i dag«"
    let links = (0..lead.len()).rev().take(2).take_while(|&at| lead.class(at).is(Class::CONJUNCTION)).count();
    let last = lead.len().checked_sub(1 + links).filter(|&last| lead.class(last).is(Class::COMMA))?;
    let commas = (last.saturating_sub(12)..last).rev().filter(|&at| lead.class(at).is(Class::COMMA));
    let mut found = commas.filter_map(|comma| behind(lead, comma + 1));
    // "Døren var, lyder det, »låst«"
    let is_of_text = |found: &Found| {
        let is_bare = found.next + 1 == last && lead.is(found.next, Function::EXPLETIVE);
        is_bare && lead.within(found.inquit.cue).class(0).is(Class::DOCUMENT)
    };
    let tells = |found: &Found| found.next == last && found.person.is_third();
    found.find(|found| found.inquit.tier == CueTier::Sure && (tells(found) || is_of_text(found)))
}

/// `Tårnet er blevet kaldt »en fejl« af Ane Holm`: a participle at the end of `lead`, and who did it, in `rest`.
pub(super) fn called(lead: Words<'_>, rest: Words<'_>) -> Option<Found> {
    let near = (0..lead.len()).rev().take(4);
    let is_called =
        |&at: &usize| !lead.reads(at, "takket") && lead.cues(at).iter().any(|cue| cue.form == Form::Participle);
    let at = near.into_iter().find(is_called)?;
    let who = source(rest, 1).filter(|who| rest.reads(0, "af") && who.person.is_third())?;
    let cue = lead.span(at);
    let inquit = Inquit { span: cue, cue, source: Some(who.span), tier: CueTier::Sure };
    Some(Found { inquit, person: who.person, next: lead.len() })
}

/// Who does what a participle tells: `bliver af Ane Holm kaldt »en fejl«`, `er kaldt »en fejl« af …` without the last.
fn agent(words: Words<'_>, verb: usize) -> Option<Source> {
    let link = (verb.saturating_sub(8)..verb).rev().find(|&at| words.reads(at, "af"))?;
    let is_passive = (0..link).rev().take(4).any(|at| words.is(at, Function::BECOMING.or(Function::COPULA)));
    source(words, link + 1).filter(|who| is_passive && who.next == verb)
}

/// The cue verb at `at` in any form but the passive: "forsøgte at opfordre aktionærerne til at …".
pub(super) fn verb(words: Words<'_>, at: usize) -> Option<Cue> {
    // "det, der hedder »aktiv kapital«" tells a name; "takket være" and "skriver under" are no cues, and who is "man"?
    let is_other = matches!((words.word(at), words.word(at + 1)), ("takket", "være") | ("skriver" | "skrev", "under"));
    let is_reading = words.is(at, Function::READING);
    // "Man kan altid sige »nej«"
    let near = (at.saturating_sub(4)..at).rev().take_while(|&near| words.is_word(near));
    let is_mans = || near.into_iter().any(|near| words.function(near).is(Function::GENERIC));
    if words.class(at).is(Class::DOCUMENT) || is_other || is_reading || is_mans() {
        return None;
    }
    let helper = words.lower(at.saturating_sub(1));
    // "fandt forklaringen »utroværdig«"
    let names =
        |cue: &Cue| cue.tier != CueTier::Clause || (words.is(at, Function::JUDGING) && cue.form == Form::Finite);
    words.cues(at).iter().copied().filter(|cue| names(cue) && holds(words, *cue, at + 1)).find(|cue| match cue.form {
        Form::Finite => true,
        // "har lært at sige »mojn«": a word, and nobody says it.
        Form::Infinitive if at > 1 && &*helper == "at" && words.word(at - 2).starts_with("lær") => false,
        Form::Infinitive => at > 0 && (&*helper == "at" || words.class(at - 1).is(Class::VERB.or(Class::ADVERB))),
        Form::Participle => (at.saturating_sub(6)..at).any(|near| words.class(near).is(Class::VERB)),
        Form::Passive => false,
    })
}
