//! Find who does what a verb tells: the subject before it, behind it (inversion), or of an earlier verb; or the text that tells it.

use crate::quote::cue::{Form, finite};
use crate::quote::inquit::{REACH, after_adverbs};
use crate::quote::source::{Person, Source, is_participle_front, name, object, source};
use crate::quote::verb::{auxiliary, helper, may_be_verb};
use crate::quote::words::{Class, Function, Words};

/// How many tokens before what one hears somebody say stands the verb of hearing.
const FARTHEST_HEARD: usize = 8;

/// Who does what the verb at `verb` tells.
pub(super) fn subject(words: Words<'_>, verb: usize) -> Option<Source> {
    if words.class(verb).is(Class::DOCUMENT) {
        if says_where(words, verb) {
            let comma = verb - 3;
            return (comma.saturating_sub(6)..comma).filter_map(|at| source(words, at)).find(|who| who.next == comma);
        }
        return told_in(words, verb).or_else(|| fronted(words, verb));
    }
    if let Some(who) = heard(words, verb) {
        return Some(who);
    }
    // "Spørger man Ane Holm, er svaret klart: …": whoever is asked answers.
    if words.is(verb + 1, Function::GENERIC) && words.function(verb).is(Function::ASKING) && words.is_word(verb + 2) {
        return source(words, verb + 2).filter(|who| who.person.is_third());
    }
    if is_inverted(words, verb) {
        return house(words, verb).or_else(|| source(words, verb + 1).filter(|who| who.person != Person::Impersonal));
    }
    if let Some(who) = relative_head(words, verb).or_else(|| behind_clause(words, verb)) {
        return Some(who);
    }
    let clause = last_main_clause(words, clause_start(words, verb), verb);
    let is_fronted = words.class(clause).is(Class::PREPOSITION.or(Class::ADVERB)) || clause == verb;
    // "På dansk og tysk svarede han fra vinduet: …"
    if is_fronted && is_nominative(words, verb + 1) {
        return source(words, verb + 1);
    }
    // "Derfor har Ane flere gange understreget, at …": the subject stands at the auxiliary.
    let is_infinitive = words.cues(verb).iter().all(|cue| cue.form == Form::Infinitive);
    let helper = auxiliary(words, verb).or_else(|| if is_infinitive { helper(words, verb) } else { None });
    let verb = helper.unwrap_or(verb);
    // "Det fik Ane til at sige, at …"
    if matches!(words.word(verb), "fik" | "får") {
        return source(words, after_adverbs(words, verb + 1));
    }
    if let Some(who) = behind_front(words, clause, verb) {
        return Some(who);
    }
    if let Some(who) = right_before(words, verb) {
        return Some(who);
    }
    // "hvad bladet slog fast": the particle is of the verb.
    let is_particle = words.cues(verb).iter().any(|cue| cue.particle.is_some_and(|part| part == words.word(verb + 1)));
    let behind = if is_particle { None } else { source(words, after_adverbs(words, verb + 1)) };
    if is_fronted && behind.is_some_and(|who| who.person != Person::Impersonal) {
        return behind;
    }
    if let Some(house) = house(words, verb) {
        return Some(house);
    }
    if let Some(who) = past_relative(words, clause, verb).or_else(|| of_led_clause(words, clause, verb)) {
        return Some(who);
    }
    let nominative = (clause..verb).rev().find(|&at| is_nominative(words, at));
    let near = nominative.and_then(|at| source(words, at));
    // "Første gang jeg ringede, sagde damen i skranken: …": behind a clause the verb comes before its subject.
    let is_clause = |first: usize| {
        words.class(verb - 1).is(Class::COMMA)
            && (first..verb).all(|at| !words.class(at).is(Class::STOP.or(Class::MARK)))
    };
    if nominative.is_some_and(is_clause)
        && near.is_some_and(|who| !who.person.is_third())
        && let Some(who) = behind.filter(|who| who.person.is_third())
    {
        return Some(who);
    }
    // "Også formanden for partiet, Ib Falk, sagde, at …"
    let is_led = words.class(clause).is(Class::ADVERB);
    // "Læs bare, hvordan Ane Holm beskriver ham": the subject of the question stands behind its first word; "hendes
    // kollega, nemlig Ane Holm, mener".
    const LEADS: [&str; 5] = ["hvad", "hvordan", "hvorledes", "hvorfor", "nemlig"];
    let is_inner = |at: usize| words.class(at).is(Class::COMMA) && LEADS.contains(&words.word(at + 1));
    let inner = (clause..verb).rev().find(|&at| is_inner(at)).map(|comma| comma + 2);
    let opening = || source(words, inner.unwrap_or(clause + usize::from(is_led))).filter(|who| who.next <= verb);
    let shared = || inverted_before(words, clause, verb);
    // "Det mener lærer Ane Holm er en fejl: …": what is thought stands first.
    let is_it = verb == clause + 1 && words.class(clause).is(Class::IMPERSONAL);
    if is_it && let Some(who) = behind.filter(|who| who.person == Person::Name) {
        return Some(who);
    }
    // "Da prisen steg, rejste Ane sig og sagde: …": the clause that leads up to hers has another subject.
    let led = || if words.function(clause).is(Function::SUBORDINATOR) { shared() } else { None };
    near.or_else(led).or_else(opening).or_else(shared).or(behind).filter(|who| who.person != Person::Impersonal)
}

/// `hørte sin mor sige`, `kan høre hende råbe`: whoever is heard to say it.
pub(super) fn heard(words: Words<'_>, verb: usize) -> Option<Source> {
    if !words.cues(verb).iter().any(|cue| cue.form == Form::Infinitive) {
        return None;
    }
    let mut near = (verb.saturating_sub(FARTHEST_HEARD)..verb).rev();
    let hears = near.find(|&at| words.function(at).is(Function::HEARING))?;
    object(words.first(verb), hears + 1).filter(|who| who.person.is_third() && who.next == verb)
}

/// `I rapporten hedder det`, `Af brevet fremgår det`.
pub(super) fn fronted(words: Words<'_>, verb: usize) -> Option<Source> {
    let start = clause_start(words, verb);
    // "I rapporten fra Vandværket omtales": the first of two prepositions.
    // "De spillede i en lade til en vise, hvori det lød": what stands first tells, not what the sentence is about besides.
    let opens =
        |at: usize| at == start || words.class(at - 1).is(Class::COMMA.or(Class::CONJUNCTION).or(Class::ADVERB));
    let mut links = (start..verb).filter(|&at| words.function(at).is(Function::TEXT_LINK) && opens(at));
    links.find_map(|link| told_by(words, link).filter(|who| who.next <= verb))
}

/// `Det oplyses fra ministeriet`, `Det fremhæves i rapporten`: who or what tells, behind a verb in the passive.
pub(super) fn told_in(words: Words<'_>, verb: usize) -> Option<Source> {
    let link = (verb + 1..verb + 5).find(|&link| words.is(link, Function::TEXT_LINK));
    link.and_then(|link| told_by(words, link))
}

/// Who or what speaks behind `fra` or `i`: a text or a body, but not `i går`.
pub(super) fn told_by(words: Words<'_>, link: usize) -> Option<Source> {
    let who = object(words, link + 1).filter(|who| who.person.is_third())?;
    let is_open = words.is(link, Function::ORIGIN);
    // "lyder det i gentagne tilfælde" names no source, "hedder det i rapporten" does.
    let is_text = words.is_capital(link + 1)
        || words.word(who.next - 1).ends_with(['n', 't'])
        // "i journalen fra den 9. juli"
        || words.word(link + 1).ends_with(['n', 't'])
        || words.class(link + 1).is(Class::DETERMINER)
        || words.class(who.next - 1).is(Class::DOCUMENT_NOUNS.or(Class::UTTERANCE_NOUNS))
        // "I lovens paragraf 3 står der"
        || words.is(who.next - 2, Function::NUMBERED);
    // "hedder det i præmisserne", but "lyder det i krogene"
    let is_several = || {
        let is_place = (link.saturating_sub(3)..link).any(|at| words.is(at, Function::SOUNDING));
        words.word(who.next - 1).ends_with("ne") && !is_place
    };
    // "lød beskeden på et tidspunkt"
    let is_time = !is_open && who.next <= link + 3 && words.class(who.next - 1).is(Class::TIME_NOUNS);
    // "står der sort på hvidt"
    let is_how = words.reads(link.saturating_sub(1), "sort");
    ((is_open || is_text || is_several()) && !is_time && !is_how).then_some(who)
}

/// `Prisen stiger, siger Ane Holm: …`: behind a clause with a verb of its own the inquit has its subject behind it; but "Bo
/// Lind, der er kok, fortæller avisen: …".
fn behind_clause(words: Words<'_>, verb: usize) -> Option<Source> {
    let told = |at: usize| source(words, after_adverbs(words, at + 1)).filter(|who| who.person.is_third());
    // "Prisen stiger, siger Ane, der er kok, og tilføjer: …", "»Prisen stiger,« siger Ane til avisen og tilføjer: …"
    if words.is(verb.saturating_sub(1), Function::AND) {
        let before = (verb.saturating_sub(REACH).max(1)..verb).rev().filter(|&at| words.class(at).is(Class::CUE));
        let opens = |&at: &usize| words.class(at - 1).is(Class::COMMA.or(Class::MARK));
        let mut before = before.filter(opens);
        return before
            .find_map(|at| if words.class(at - 1).is(Class::MARK) { told(at) } else { behind_clause(words, at) });
    }
    let comma = verb.checked_sub(1).filter(|&comma| comma > 1 && words.class(comma).is(Class::COMMA))?;
    let start = clause_start(words, comma);
    let first = (start..=comma).find(|&at| words.class(at).is(Class::COMMA))?;
    let has_verb = || (start + 1..first).any(|at| may_be_verb(words, at) && !words.class(at).is(Class::PEOPLE));
    let who = told(verb)?;
    // "Musene sov, siger Ane Holm: …": not every verb is known by its looks.
    let is_somebody = || words.within(who.span).class(0).is(Class::GIVEN_NAMES);
    let is_clause = || source(words, start).is_none_or(|subject| subject.next != first);
    let ends = !words.is_word(who.next) || words.class(who.next).is(Class::CONJUNCTION.or(Class::PREPOSITION));
    (ends && (has_verb() || (is_somebody() && is_clause()))).then_some(who)
}

/// `Ane Holm, som jeg talte med i går, gentager, at …`, `En kvinde – hun er ikke herfra – siger: …`: the subject stands before
/// the relative clause, or before what dashes set off.
fn past_relative(words: Words<'_>, clause: usize, verb: usize) -> Option<Source> {
    let end = verb.checked_sub(1)?;
    let opens = |at: usize| match words.class(end).is(Class::COMMA) {
        true => words.class(at).is(Class::COMMA) && words.class(at + 1).is(Class::RELATIVE),
        false => words.is_dash(end) && words.is_dash(at),
    };
    let aside = (clause..end).find(|&at| opens(at))?;
    (clause..aside).filter_map(|at| source(words, at)).find(|who| who.next == aside && who.person.is_third())
}

/// `Ib var ti, da hans far rejste sig og sagde, at …`: the second verb of a clause has the subject of the first.
fn of_led_clause(words: Words<'_>, clause: usize, verb: usize) -> Option<Source> {
    if !words.is(verb.checked_sub(1)?, Function::AND) {
        return None;
    }
    let comma = (clause..verb).rev().find(|&at| words.class(at).is(Class::COMMA))?;
    let is_led = words.is(comma + 1, Function::SUBORDINATOR) && !words.class(comma + 1).is(Class::RELATIVE);
    let who = if is_led { source(words, comma + 2) } else { None }?;
    (who.person.is_third() && who.next < verb && may_be_verb(words, who.next)).then_some(who)
}

/// `Onsdag aften oplyste politiet, at …`, `Til avisen siger Ane: …`: the verb stands second, and where something else than the
/// subject stands first, the subject stands behind it (inversion).
fn behind_front(words: Words<'_>, clause: usize, verb: usize) -> Option<Source> {
    let is_link =
        |class: Class| class.is(Class::COMMA) || (class.is(Class::CONJUNCTION) && !class.is(Class::PREPOSITION));
    let link = (clause..verb).rev().find(|&at| is_link(words.class(at)));
    // "Planen er god, og torsdag sagde …", but "Det sker, efter at formanden i går sagde …"
    let is_main = link.is_none_or(|link| words.is(link, Function::COORDINATOR));
    let first = link.filter(|_| is_main).map_or(clause, |link| link + 1);
    let who = source(words, after_adverbs(words, verb + 1)).filter(|who| who.person != Person::Impersonal)?;
    (is_main && first < verb && is_no_subject(words, first, verb)).then_some(who)
}

/// Whoever can say something: people, bodies and texts.
const SOMEBODY: Class = Class::PEOPLE
    .or(Class::PERSON_ENDINGS)
    .or(Class::BODY_WORD)
    .or(Class::ORGANISATIONS)
    .or(Class::DOCUMENT_NOUNS)
    .or(Class::GIVEN_NAMES)
    .or(Class::SURNAME)
    .or(Class::ACRONYM);

/// Whether the words from `first` up to the verb are no subject: `I går`, `Dagen efter`, `Prompte`, `Adspurgt om planen`.
fn is_no_subject(words: Words<'_>, first: usize, verb: usize) -> bool {
    let front = words.numbered(first..verb);
    let class = front.class(0);
    let holds = |class| (0..front.len()).any(|at| front.class(at).is(class));
    // "Du kan skrive, at", "Man kan sige, at"
    let is_pronoun = front.len() == 1 && class.is(Class::SPEECH.or(Class::IMPERSONAL));
    if is_pronoun
        || (0..front.len()).any(|at| is_nominative(front, at) || front.is(at, Function::GENERIC))
        // "I går kom formanden"
        || (1..front.len()).any(|at| front.class(at).is(Class::VERB) && !front.reads(at, "går"))
    {
        return false;
    }
    // "Også formanden siger", "Selv Ane siger": an adverb, and a subject behind it.
    if class.is(Class::ADVERB) && !class.is(Class::PREPOSITION) {
        return front.len() == 1 || !(holds(SOMEBODY) || (1..front.len()).any(|at| front.is_capital(at)));
    }
    // "Dagen efter", "Få minutter senere", "Onsdag aften"
    let is_time = holds(Class::TIME_NOUNS) && !class.is(SOMEBODY);
    // "Ifølge Ane siger ministeren", "Til spørgsmålet om økonomien sagde …"
    let is_phrase = class.is(Class::PREPOSITION.or(Class::ACCORDING)) && front.len() > 1;
    is_phrase || is_time || is_manner_front(front)
}

/// `Tørt`, `Smilende`, `Adspurgt om planen`: how somebody says it, before the verb.
fn is_manner_front(front: Words<'_>) -> bool {
    let (word, class) = (front.word(0), front.class(0));
    let is_how =
        class.is(Class::OPENERS) || (word.len() > 4 && ["t", "ende", "vis"].iter().any(|end| word.ends_with(end)));
    let has_more = front.len() > 1 && front.class(1).is(Class::PREPOSITION);
    is_how && (front.len() == 1 || has_more) && !is_article_form(word) && !class.is(SOMEBODY.or(Class::DETERMINER))
}

/// `Projektet`: a noun with its article.
fn is_article_form(word: &str) -> bool {
    word.ends_with("et")
}

/// `notatet, hvor det hedder`
pub(super) fn says_where(words: Words<'_>, verb: usize) -> bool {
    verb > 3
        && words.class(verb - 3).is(Class::COMMA)
        && words.reads(verb - 2, "hvor")
        && words.is(verb - 1, Function::EXPLETIVE)
}

/// `Hos kommunen afviser man: …`, `Hos Landsforeningen kalder man det …`: where one says it tells who does.
pub(super) fn house(words: Words<'_>, verb: usize) -> Option<Source> {
    let place = clause_start(words, verb);
    let is_place = match &*words.lower(place) {
        "hos" => true,
        "i" | "på" | "fra" => !words.is_word(verb + 2),
        _ => false,
    };
    let is_told = words.is(verb + 1, Function::GENERIC) && is_place;
    if is_told { told_by(words, place).filter(|who| who.next <= verb) } else { None }
}

/// `siger Ane Holm, der håber, at …`, `konen, som spurgte: …`: who stands before the relative clause that the verb is of.
fn relative_head(words: Words<'_>, verb: usize) -> Option<Source> {
    let comma = (verb.saturating_sub(12)..verb.checked_sub(1)?).rev().find(|&at| words.class(at).is(Class::COMMA))?;
    // "lægen, som i et brev skriver, at …", "lægen, der kom ind og sagde: …", but "lægen, som Ane skriver til"
    let joins = words.is(verb - 1, Function::AND) && may_be_verb(words, comma + 2);
    let is_subject = after_adverbs(words, comma + 2) == verb || words.class(comma + 2).is(Class::PREPOSITION) || joins;
    if !words.class(comma + 1).is(Class::RELATIVE) || !is_subject {
        return None;
    }
    // "af Ane selv, der sagde: …"
    let end = comma - usize::from(comma > 0 && words.reads(comma - 1, "selv"));
    let ends = |who: &Source| who.next == end;
    let mut names = (end.saturating_sub(8)..end).filter_map(|at| name(words, at));
    names.find(ends).or_else(|| {
        let head = end.checked_sub(1)?;
        // "en ung mand, der råbte: …"
        let first = (head.saturating_sub(3)..head).find(|&at| words.class(at).is(Class::DETERMINER));
        let starts = first.into_iter().chain([head]).filter(|_| words.class(head).is(Class::PEOPLE));
        starts.filter_map(|at| source(words, at)).find(ends)
    })
}

/// "Det ene sted siger man: …": a pronoun right behind the verb is its subject, whatever stands before it.
pub(super) fn is_inverted(words: Words<'_>, verb: usize) -> bool {
    let is_subject = is_nominative(words, verb + 1) || words.function(verb + 1).is(Function::GENERIC);
    (is_subject && !words.is_word(verb + 2)) || is_behind_question(words, verb)
}

/// `Adspurgt om, hvorfor prisen stiger, svarer Ane: …`: the verb stands right behind what somebody is asked.
fn is_behind_question(words: Words<'_>, verb: usize) -> bool {
    let is_behind = verb > 2 && words.class(verb - 1).is(Class::COMMA);
    is_behind && is_participle_front(words, sentence_start(words.first(verb)))
}

/// "I går omtalte ministeren ikke sagen, men sagde, at …": the subject behind the verb that came first.
fn inverted_before(words: Words<'_>, clause: usize, verb: usize) -> Option<Source> {
    let is_shared = words.is(verb.saturating_sub(1), Function::LISTING);
    let says = |at: &usize| finite(words.cues(*at)).next().is_some();
    // "Bagest i salen rejste en far sig og sagde, at …", "I går kom en kvinde ind og spurgte, om …"
    let rises = |at: &usize| (*at + 2..verb).any(|near| words.reads(near, "sig"));
    let does =
        |at: &usize| may_be_verb(words, *at) && (rises(at) || (*at > clause && is_no_subject(words, clause, *at)));
    let mut verbs = (clause..verb).filter(|at| is_shared && (says(at) || does(at)));
    verbs.find_map(|at| source(words, at + 1).filter(|who| who.person.is_third() && who.next <= verb))
}

/// The source that ends right before the verb: "og landets beredskab meddeler".
fn right_before(words: Words<'_>, verb: usize) -> Option<Source> {
    let opens = |at: usize| at == 0 || !words.is_word(at - 1);
    // "Det sker, efter Ane i går meddelte, at …", "Også formanden siger, at …", "som en af de nye kalder det"
    let begins = |at: usize| {
        opens(at)
            || words.class(at - 1).is(Class::CONJUNCTION)
            || matches!(&*words.lower(at - 1), "efter" | "inden" | "før" | "siden" | "som")
            || ((words.class(at - 1).is(Class::ADVERB) || words.reads(at - 1, "selv"))
                && (opens(at - 1) || words.class(at - 2).is(Class::CONJUNCTION)))
    };
    let near = (verb.saturating_sub(8)..verb).filter(|&at| begins(at));
    // "som den nye leder kalder …": what may be a noun elsewhere is the verb here.
    let front = words.first(verb);
    let found = near.filter_map(|at| source(front, at)).find(|who| after_adverbs(words, who.next) == verb);
    found.filter(|who| who.person != Person::Impersonal)
}

fn is_nominative(words: Words<'_>, at: usize) -> bool {
    words.function(at).is(Function::NOMINATIVE) || (words.function(at).is(Function::THEY) && !opens(words, at + 1))
}

fn opens(words: Words<'_>, at: usize) -> bool {
    words.is_content(at) && finite(words.cues(at)).next().is_none()
}

/// Where the last of several main clauses before the verb begins: `…, men Ane er uenig og taler om »…«`.
fn last_main_clause(words: Words<'_>, clause: usize, verb: usize) -> usize {
    let is_link = |at: usize| words.class(at - 1).is(Class::COMMA) && matches!(words.word(at), "men" | "og" | "mens");
    let begins = |at: &usize| {
        is_link(*at)
            && source(words, at + 1).is_some_and(|who| {
                let after = if words.reads(who.next, "(") { who.next + 3 } else { who.next };
                who.person.is_third() && after <= verb && may_be_verb(words, after)
            })
    };
    (clause + 2..verb).rev().find(begins).map_or(clause, |link| link + 1)
}

/// Where the sentence of the token at `at` begins, past a leading conjunction.
pub(super) fn clause_start(words: Words<'_>, at: usize) -> usize {
    // "… på daglig basis." I forhold til …": a mark may stand behind the stop.
    let is_end = |near: usize| {
        let next = near + 1 + usize::from(words.class(near + 1).is(Class::MARK));
        words.is_stop(near) && words.is_capital(next)
    };
    let stop = (0..at).rev().find(|&near| is_end(near) || words.reads(near, ";"));
    let start = stop.map_or(0, |stop| stop + 1);
    let first = (start..at).find(|&near| words.is_word(near)).unwrap_or(at);
    // "19.41 En nabo spørger": when it was told.
    let is_stamp = words.class(first).is(Class::NUMBER) && words.is_capital(first + 1) && words.word(first).len() > 3;
    let is_led = words.function(first).is(Function::CLAUSE_OPENER) || is_stamp;
    if is_led && first + 1 < at { first + 1 } else { first }
}

/// Whoever the clause of the preposition at `link` is about.
pub(super) fn clause_subject(words: Words<'_>, link: usize) -> Option<Source> {
    let clause = clause_start(words, link);
    // "Ingen kom, og så havde han, med sine egne ord, …": the nearest pronoun, or whoever the sentence begins with.
    let pronouns = (clause..link).rev().filter(|&at| is_nominative(words, at));
    let names = (clause..link).filter(|&at| words.is_capital(at));
    let mut subjects = pronouns.chain(names).filter_map(|at| source(words, at));
    subjects.find(|who| who.person.is_third() && who.next <= link)
}

pub(super) fn sentence_start(words: Words<'_>) -> usize {
    // "»… ingen tvivl.« Formanden": a mark may stand behind the stop.
    let is_end = |last: usize| words.is_stop(last - usize::from(last > 0 && words.class(last).is(Class::MARK)));
    (1..words.len()).rev().find(|&at| is_end(at - 1) && words.is_capital(at)).unwrap_or(0)
}
