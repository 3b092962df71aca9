//! Recognise the clause that introduces speech (inquit), behind a quote or before it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::quote::cue::{Cue, Form, finite};
use crate::quote::source::{Person, Source, is_definite, object, source};
use crate::quote::subject::{clause_start, clause_subject, heard, sentence_start, subject, told_by};
use crate::quote::verb::{auxiliary, helper, may_be_verb};
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Inquit};
use crate::span::Span;

/// An inquit and what the rules around it need to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) inquit: Inquit,
    /// Who its source stands for; nobody in "lyder det".
    pub(super) person: Person,
    /// The number of the token after it.
    pub(super) next: usize,
}

type Rule = fn(Words<'_>, usize) -> Option<Found>;

/// What may stand behind speech, surest first, each with what its first word must be.
const BEHIND: [(Class, Rule); 7] = [
    (Class::VERB.or(Class::CUE).or(Class::DOCUMENT), sounded), // lyder det fra Seniorforbundet
    (Class::CUE, inverted),                                    // siger hun
    (Class::VERB, perfect),                                    // har hun fortalt
    (Class::RELATIVE.or(Class::CONJUNCTION), as_clause),       // som han siger
    (Class::PREPOSITION, according),                           // ifølge kontorchefen
    (Class::LETTERS, made_to_say),                             // skyndte hun sig at sige
    (Class::LETTERS, open_slot),                               // vrængede Jens Holm
];

/// The inquit that begins at `at`, behind speech.
pub(super) fn behind(words: Words<'_>, at: usize) -> Option<Found> {
    let class = words.class(at);
    BEHIND.iter().filter(|(first, _)| class.is(*first)).find_map(|(_, rule)| rule(words, at))
}

/// The inquit of the cue at `cue.0`, from the token at `from` on.
pub(super) fn found(words: Words<'_>, from: usize, cue: (usize, CueTier), who: Option<Source>) -> Found {
    let cue_span = words.span(cue.0);
    let whole = words.span(from).cover(cue_span);
    let whole = who.map_or(whole, |who| whole.cover(who.span));
    let inquit = Inquit { span: whole, cue: cue_span, source: who.map(|who| who.span), tier: cue.1 };
    let next = who.map_or(cue.0 + 1, |who| who.next.max(cue.0 + 1));
    Found { inquit, person: who.map_or(Person::Impersonal, |who| who.person), next }
}

/// `siger Helle Egly`, `slår hun fast`, `tilføjer for eksempel direktøren`.
fn inverted(words: Words<'_>, at: usize) -> Option<Found> {
    finite(words.cues(at)).filter(|cue| cue.form != Form::Passive).find_map(|cue| {
        let who = source(words, after_adverbs(words, at + 1))?;
        // "Den, der vandt, hedder Ib Falk": a name, and nobody who says anything.
        let is_named =
            words.class(at).is(if who.person == Person::Name { Class::DOCUMENT } else { Class::NAMING_VERBS });
        // "…, taler Bo om »en gave«", "…, kalder Bo det »en gave«": what Bo calls it comes next.
        let leads_on = words.class(who.next + 1).is(Class::MARK) && matches!(words.word(who.next), "om" | "det");
        let stands = who.person != Person::Impersonal && !is_named && !leads_on && holds(words, cue, who.next);
        // "Et spild af tid, kaldte Ane det."
        let is_naming = cue.tier == CueTier::Beside && words.reads(who.next, "det");
        let tier = if is_naming { CueTier::Sure } else { cue.tier };
        let found = stands.then(|| found(words, at, (at, tier), Some(who)))?;
        // "…, fik han frem."
        let is_particle = cue.particle.is_some_and(|particle| words.reads(found.next, particle));
        Some(Found { next: found.next + usize::from(is_particle), ..found })
    })
}

/// Whether the particle that `cue` needs stands within a few words of `at`.
pub(super) fn holds(words: Words<'_>, cue: Cue, at: usize) -> bool {
    // "lagde mærke til" is seen, and not said.
    let is_particle = |near: usize, particle| words.reads(near, particle) && !words.reads(near - 1, "mærke");
    cue.particle.is_none_or(|particle| (at..at + 6).any(|near| is_particle(near, particle)))
}

/// Past the adverbs at `at`, of which a Danish clause seldom has more than two: "siger derimod også hun".
pub(super) fn after_adverbs(words: Words<'_>, mut at: usize) -> usize {
    let from = at;
    if words.reads(at, "for") && words.reads(at + 1, "eksempel")
        || words.reads(at, "blandt") && words.reads(at + 1, "andet")
    {
        return at + 2;
    }
    while at < from + 4 {
        at = match () {
            () if words.class(at).is(Class::ADVERB) && !words.is_capital(at) => at + 1,
            () if is_manner(words, at) => at + 1,
            () => match time(words, at) {
                Some(next) => next,
                None => return at,
            },
        };
    }
    at
}

/// `officielt`: an adverb made of an adjective.
fn is_manner(words: Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    words.is_content(at) && ["ligt", "elt", "ivt", "vis"].iter().any(|end| word.ends_with(end)) && word.len() > 5
}

/// Past the short phrase at `at` that tells when or how often: `i går`, `flere gange`.
pub(super) fn time(words: Words<'_>, at: usize) -> Option<usize> {
    if !words.class(at).is(Class::PREPOSITION.or(Class::DETERMINER)) {
        return None;
    }
    let is_phrase = |&last: &usize| last < words.len() && TIME_PHRASES.contains(words.text(at, last));
    [at + 1, at + 2].into_iter().find(is_phrase).map(|last| last + 1)
}

static TIME_PHRASES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/time_phrases.txt")).collect());

/// `lyder det fra Seniorforbundet`, `hedder det i rapporten`, `står der i afgørelsen`, `fremgår det af brevet`.
fn sounded(words: Words<'_>, at: usize) -> Option<Found> {
    let is_passive = || words.cues(at).iter().any(|cue| cue.form == Form::Passive);
    // "kommer det fra Ane": a verb of motion needs whoever it comes from.
    let is_coming = words.is(at, Function::COMING);
    // "…, var meldingen fra Ane": a copula needs the word for what is said, and whoever it comes from.
    let is_copula = words.is(at, Function::COPULA) && words.class(at + 1).is(Class::SAYING);
    // "…, er Anes svar": what one says is as good as oneself.
    if words.is(at, Function::COPULA)
        && let Some(who) = source(words, at + 1).filter(|who| who.next > at + 2)
        && words.class(who.next - 1).is(Class::UTTERANCE_NOUNS)
        && words.word(who.next - 2).ends_with('s')
    {
        return Some(found(words, at, (at, CueTier::Sure), Some(who)));
    }
    // "…, blev der råbt fra salen"
    let is_done = |cue: &Cue| cue.form == Form::Participle && cue.tier == CueTier::Sure && cue.particle.is_none();
    if begins_passive(words, at)
        && let Some(cue) = (at + 2..at + 4).find(|&near| words.cues(near).iter().any(is_done))
    {
        let link = cue + 1;
        let who = if words.is(link, Function::ORIGIN) { told_by(words, link) } else { None };
        return Some(found(words, at, (cue, CueTier::Sure), who));
    }
    let is_sounding = is_coming || is_copula || words.class(at).is(Class::DOCUMENT) || is_passive();
    let is_told = || {
        words.class(at + 1).is(Class::SAYING)
            || words.function(at + 1).is(Function::EXPLETIVE)
            || is_said_thing(words, at + 1)
    };
    if !is_sounding || !is_told() {
        return None;
    }
    let is_link = |link: &usize| match words.word(*link) {
        "hos" | "i" | "af" | "på" | "blandt" => *link < at + 5 && !(is_coming || is_copula),
        word => word == "fra",
    };
    // "lød det i går nedtrykt fra Ane Holm": what stands between says when and how.
    let who = (at + 2..at + 8).filter(is_link).find_map(|link| told_by(words, link));
    if (is_coming || is_copula) && who.is_none() {
        return None;
    }
    Some(found(words, at, (at, CueTier::Sure), who))
}

/// `blev der` of "…, blev der råbt": the passive that names nobody.
pub(super) fn begins_passive(words: Words<'_>, at: usize) -> bool {
    words.is(at, Function::BECOMING) && words.reads(at + 1, "der")
}

/// `ræsonnementet` of "…, lyder ræsonnementet": a noun with its article, for nobody, no body and no text.
pub(super) fn is_said_thing(words: Words<'_>, at: usize) -> bool {
    let speakers = Class::ROLES.or(Class::PERSON_NOUNS).or(Class::ORGANISATION_WORDS).or(Class::DOCUMENT_NOUNS);
    let is_definite = words.word(at).ends_with("en") || words.word(at).ends_with("et");
    is_definite
        && words.is_content(at)
        && !words.class(at).is(speakers)
        && (!words.is_word(at + 1) || words.reads(at + 1, "fra"))
}

/// `har Ane Holm fortalt`, `vil hun sige`, `plejede hun at sige`.
fn perfect(words: Words<'_>, at: usize) -> Option<Found> {
    let wanted = match () {
        () if words.class(at).is(Class::AUXILIARIES) => Form::Participle,
        () if words.function(at).is(Function::MODAL.or(Function::USED_TO)) => Form::Infinitive,
        () => return None,
    };
    let subject = after_adverbs(words, at + 1);
    // "kunne få alle til at sige ja"
    if words.reads(subject, "få") {
        return None;
    }
    let who = source(words, subject).filter(|who| who.person != Person::Impersonal)?;
    let is_wish = matches!(&*words.lower(at), "vil" | "ville");
    // "Hvad der skal ske, vil hun ikke sige."
    let says = |near: &usize| !words.is(*near, Function::NEGATION);
    let verb = (who.next..who.next + 8).take_while(says).find(|&near| {
        // "skal han have sagt"
        let wanted = if words.reads(near - 1, "have") { Form::Participle } else { wanted };
        let tells = |cue: &Cue| cue.form == wanted && cue.tier == CueTier::Sure && cue.particle.is_none();
        // "…? vil Ane vide."
        (is_wish && words.reads(near, "vide")) || words.cues(near).iter().any(tells)
    })?;
    Some(found(words, at, (verb, CueTier::Sure), Some(who)))
}

/// `som han siger`, `sådan som Ane Holm udtrykker det`.
fn as_clause(words: Words<'_>, at: usize) -> Option<Found> {
    if !words.function(at).is(Function::AS) {
        return None;
    }
    if words.is(at + 1, Function::EXPLETIVE) {
        return as_written(words, at);
    }
    let who = source(words, at + 1).filter(|who| who.person.is_third() && !is_verb_like(words, at + 1))?;
    // "…, som hun sluttede."
    let is_closing = |near: usize| at <= 1 && words.is_stop(near + 1) && finite(words.cues(near)).next().is_some();
    // "som Ane Holm fra Ribe siger"
    let place = if words.class(who.next).is(Class::PREPOSITION) { source(words, who.next + 1) } else { None };
    let next = place.map_or(who.next, |place| place.next);
    let near = (who.next..who.next + 2).chain(next..next + 2);
    let verb = near.into_iter().find(|&near| is_saying(words, near) || is_closing(near))?;
    let mut found = found(words, at, (verb, CueTier::Sure), Some(who));
    // "som Ane udtrykker det"
    found.next += usize::from(words.reads(verb + 1, "det"));
    Some(found)
}

/// `som det hedder i planen`, `som der står i brevet`.
fn as_written(words: Words<'_>, at: usize) -> Option<Found> {
    let verb = at + 2;
    let link = (verb + 1..verb + 4).find(|&link| words.is(link, Function::TEXT_LINK))?;
    let who = if words.class(verb).is(Class::DOCUMENT) { told_by(words, link) } else { None }?;
    Some(found(words, at, (verb, CueTier::Sure), Some(who)))
}

/// Whether the word at `at` may be a verb in the past and so no noun: "den samme, som dræbte geden, konstaterede han".
fn is_verb_like(words: Words<'_>, at: usize) -> bool {
    words.is_content(at) && words.word(at).ends_with("te") || words.word(at).ends_with("ede")
}

fn is_saying(words: Words<'_>, at: usize) -> bool {
    // "som digtsamlingen hedder" tells a name.
    let is_cue = |cue: Cue| cue.tier == CueTier::Sure && cue.particle.is_none();
    words.is(at, Function::WORDING) || (!words.class(at).is(Class::NAMING_VERBS) && finite(words.cues(at)).any(is_cue))
}

/// `skyndte hun sig at sige`, `hørte Ane sig selv sige`.
fn made_to_say(words: Words<'_>, at: usize) -> Option<Found> {
    // PERF: few clauses have the word; asking for it is cheaper than reading a source behind every word.
    let reflects = (at + 2..at + 6).any(|near| words.reads(near, "sig"));
    let who = if reflects { source(words, at + 1) } else { None }.filter(|who| words.reads(who.next, "sig"))?;
    let verb = (who.next + 1..who.next + 4).find(|&near| !matches!(words.word(near), "selv" | "at" | "til"))?;
    let says = words.cues(verb).iter().any(|cue| cue.form == Form::Infinitive && cue.tier == CueTier::Sure);
    let mut found = says.then(|| found(words, at, (verb, CueTier::Sure), Some(who)))?;
    found.next = verb + 1;
    Some(found)
}

/// `ifølge kontorchefen`, `efter hendes mening`.
pub(super) fn according(words: Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = in_opinion(words, at) {
        return Some(found);
    }
    let named = match () {
        () if words.reads(at + 1, "følge") && &*words.lower(at) == "i" => at + 1,
        () if words.class(at).is(Class::ACCORDING) && !words.reads(at, "følge") => at,
        () => return None,
    };
    // "Hun har ifølge eget udsagn", "Han var ifølge sig selv"
    let is_own = matches!(words.word(named + 1), "eget" | "egen" | "egne" | "sig");
    let who = if is_own { clause_subject(words, at) } else { object(words, named + 1) };
    let who = who.filter(|who| who.person.is_third())?;
    let who = if is_own { Source { next: named + 3, ..who } } else { short_of_verb(words, at, named + 1, who) };
    let mut found = found(words, at, (named, CueTier::Sure), Some(who));
    found.inquit.cue = words.cover(at, named);
    // "ifølge ministeriet selv"
    found.next += usize::from(matches!(words.word(found.next), "selv" | "selve"));
    Some(found)
}

/// "Ifølge skolens egne tal koster hver tur mere", "Ifølge Ane Holms tal koster broen mere": a phrase that took the verb behind
/// it, too, and whatever comes next.
fn short_of_verb(words: Words<'_>, at: usize, first: usize, who: Source) -> Source {
    let opens = Class::DETERMINER.or(Class::THIRD).or(Class::IMPERSONAL).or(Class::SPEECH);
    // "overvejer 41 procent at flytte"
    let opens = opens.or(Class::NUMBER);
    let is_subject = |at: usize| words.class(at).is(opens) || (at < who.next && is_definite(words, at));
    let is_phrase = who.person == Person::Nominal && who.span.end() == words.span(who.next - 1).end();
    // "ventes ministeren at gå"
    let is_passive = |at: usize| words.is_content(at) && words.word(at).ends_with("es");
    let is_verb = |at: usize| may_be_verb(words, at) || is_passive(at);
    let verb = (first + 1..who.next).rev().find(|&at| is_verb(at) && is_subject(at + 1));
    let verb = verb.or_else(|| (first + 1..who.next).find(|&verb| is_hung(words, at, verb)));
    match verb.filter(|_| is_phrase) {
        Some(verb) => Source { span: words.cover(first, verb - 1), next: verb, ..who },
        None => who,
    }
}

/// `stige` in "Prisen kan ifølge en ny rapport stige", `ramt` in "Bilen blev ifølge vidner ramt": what hangs on a helper before
/// `ifølge`, and is no part of the phrase between them.
fn is_hung(words: Words<'_>, at: usize, verb: usize) -> bool {
    let near = (at.saturating_sub(HELPER)..at).rev().take_while(|&near| words.is_word(near));
    let is_helper = |&near: &usize| {
        words.function(near).is(Function::MODAL.or(Function::BECOMING).or(Function::COPULA))
            || words.class(near).is(Class::AUXILIARIES)
    };
    let Some(helper) = near.into_iter().find(is_helper) else { return false };
    let endings: &[&str] = if words.is(helper, Function::MODAL) { &["e", "es"] } else { &["et", "t", "ne"] };
    // "ifølge en ny analyse", "ifølge kommunens ansatte": a noun, "ifølge en tysk undersøgelse": and one behind an adjective.
    let nouns = Class::PEOPLE.or(Class::DOCUMENT_NOUNS).or(Class::UTTERANCE_NOUNS).or(Class::BODY_WORD);
    let is_noun = |at: usize| words.class(at).is(nouns.or(Class::ABSTRACT_SUFFIXES));
    let may_end =
        |at: usize| is_noun(at) || !(words.class(at).is(Class::ADJECTIVES) || words.word(at).ends_with(['e', 's']));
    words.is_content(verb)
        && !is_noun(verb)
        && endings.iter().any(|end| words.word(verb).ends_with(end))
        && words.is_content(verb - 1)
        && may_end(verb - 1)
}

/// `efter kontorchefens mening`, `efter hendes opfattelse`, `med vidnets ord`.
fn in_opinion(words: Words<'_>, at: usize) -> Option<Found> {
    if !words.class(at).is(Class::PREPOSITION) {
        return None;
    }
    match &*words.lower(at) {
        "efter" => opinion(words, at, (at + 2..at + 10).find(|&near| words.class(near).is(Class::OPINIONS))?),
        "med" => {
            let noun = (at + 2..at + 5).find(|&near| words.reads(near, "ord"))?;
            let who = owner(words, at + 1, noun)?;
            let cue = (noun, CueTier::Sure);
            Some(Found { next: noun + 1, ..found(words, at, cue, Some(who)) })
        }
        _ => None,
    }
}

/// The inquit from `at` to the opinion at `noun`, whose owner stands between them.
pub(super) fn opinion(words: Words<'_>, at: usize, noun: usize) -> Option<Found> {
    let who = owner(words, at + 1, noun)?;
    Some(Found { next: noun + 1, ..found(words, at, (at, CueTier::Sure), Some(who)) })
}

/// Whose the noun at `noun` is, by the words from `first` on: `hendes mening`, `kontorchefens samlede vurdering`.
pub(super) fn owner(words: Words<'_>, first: usize, noun: usize) -> Option<Source> {
    let is_genitive = |at: usize| words.word(at).ends_with(['s', '\'', '’']);
    let is_described = noun > first + 1 && words.word(noun - 1).ends_with('e') && is_genitive(noun - 2);
    let end = noun - usize::from(is_described);
    if words.function(first).is(Function::POSSESSIVE) && noun <= first + 2 {
        return Some(Source { span: words.span(first), person: Person::Pronoun, next: end });
    }
    let mut who = source(words.first(end), first)?;
    if end <= first || !is_genitive(end - 1) || !who.person.is_third() || who.next != end {
        return None;
    }
    // "efter formandens mening", "Formandens mening er" is what the formand says; a name is known by its genitive, too.
    let is_noun = who.span == words.span(end - 1) && words.class(end - 1).is(Class::PEOPLE);
    if who.person == Person::Nominal || is_noun {
        let bare = words.word(end - 1).trim_end_matches(['s', '\'', '’']).len();
        // "efter s mening": no span is empty.
        let last = words.span(end - 1).start() + bare;
        who.span = if who.span.start() < last { Span::new(who.span.start(), last) } else { who.span };
    }
    Some(who)
}

/// A word not in the lexicon where a cue would stand: `vrængede Jens Holm`, `brægede hun.`
fn open_slot(words: Words<'_>, at: usize) -> Option<Found> {
    let verb = if words.is_content(at) { words.word(at) } else { "" };
    if verb.len() < 4 || !(verb.ends_with("er") || verb.ends_with("ede") || verb.ends_with("te")) {
        return None;
    }
    let who = source(words, at + 1)?;
    let ends = words.is_stop(who.next) || matches!(words.word(who.next), "" | "," | ":");
    let stands = match who.person {
        Person::Name => who.span.start() == words.span(at + 1).start(),
        Person::Pronoun => ends,
        // "…," beroliger viceværten.
        Person::Nominal => {
            ends && who.next == at + 2 && words.word(at + 1).ends_with('n') && words.class(at + 1).is(Class::PEOPLE)
        }
        _ => false,
    };
    stands.then(|| found(words, at, (at, CueTier::OpenSlot), Some(who)))
}

/// How far before `ifølge` the verb may stand on which what comes behind the phrase hangs, in tokens.
const HELPER: usize = 6;

/// How far before a quote its cue may stand, in tokens.
pub(super) const REACH: usize = 40;

/// The inquit at the end of `words`, before speech: `Hun tilføjer:`, `siger Ane og fortsætter:`, `råbte han`.
pub(super) fn before(words: Words<'_>) -> Option<Found> {
    let words = words.last(REACH);
    let last = words.len().checked_sub(1)?;
    let has_colon = words.class(last).is(Class::COLON);
    if let Some(found) = with_words(words, last - usize::from(has_colon && last > 0)) {
        return Some(found);
    }
    let reach = if words.class(last).is(Class::COMMA) { 16 } else { 6 };
    let from = sentence_start(words).max(if has_colon { 0 } else { last.saturating_sub(reach) });
    let (at, cue) = (from..=last).rev().find_map(|at| introducing(words, at, has_colon).map(|cue| (at, cue)))?;
    let who = subject(words, at);
    // "øverst står der: …" without a word of where: a text, but nobody's speech.
    if who.is_none() && words.cues(at).is_empty() {
        return None;
    }
    // Without a colon nothing may stand between the inquit and the words: "skrev sin bog »Fugle«" introduces no speech.
    if !has_colon && !reaches(words, at, who?) {
        return None;
    }
    let mut found = found(words, at, (at, cue.tier), who);
    found.next = words.len();
    Some(found)
}

/// `Hun åbnede med ordene`: whatever she did, she said it.
fn with_words(words: Words<'_>, last: usize) -> Option<Found> {
    let is_led = last >= 3 && words.reads(last, "ordene") && words.reads(last - 1, "med");
    let clause = if is_led { clause_start(words, last) } else { last };
    let verb = (clause..last.saturating_sub(1)).rev().take(8).find(|&at| may_be_verb(words, at))?;
    let who = subject(words, verb).filter(|who| who.person.is_third())?;
    let mut found = found(words, last, (last, CueTier::Sure), Some(who));
    found.next = words.len();
    Some(found)
}

/// Whether the inquit with its verb at `verb` and its subject `who` goes to the end of `words`, but for a comma.
fn reaches(words: Words<'_>, verb: usize, who: Source) -> bool {
    let end = after_adverbs(words, who.next.max(verb + 1));
    let last = words.len() - 1;
    // "sagde hun, da døren gik op, »…«"
    let is_between = end < last && words.class(end).is(Class::COMMA) && words.class(end + 1).is(Class::CONJUNCTION);
    end >= words.len() || (words.class(last).is(Class::COMMA) && (end == last || is_between))
}

fn introducing(words: Words<'_>, at: usize, has_colon: bool) -> Option<Cue> {
    // "I rapporten står der: …"
    if has_colon && words.class(at).is(Class::DOCUMENT) && words.cues(at).is_empty() {
        return Some(Cue { tier: CueTier::Sure, form: Form::Finite, particle: None });
    }
    // "på kurset, der hedder »Nye veje«" tells a name, "i loven hedder det, at" what it says.
    let is_naming = words.class(at).is(Class::NAMING_VERBS) && words.class(at).is(Class::DOCUMENT);
    if is_naming && !words.reads(at + 1, "det") && &*words.lower(at.saturating_sub(1)) != "det" {
        return None;
    }
    // "Ordene stammer fra en nabo: …"
    if words.reads(at + 1, "fra") && (at.saturating_sub(3)..at).any(|near| words.class(near).is(Class::SAYING)) {
        return None;
    }
    let told =
        finite(words.cues(at)).find(|cue| (cue.tier == CueTier::Sure || has_colon) && holds(words, *cue, at + 1));
    // "På tavlen har en elev skrevet: …", "På muren har nogen skrevet »…«", "Min far plejede at sige: …"
    let is_done = |cue: &&Cue| match cue.form {
        Form::Participle => auxiliary(words, at).is_some(),
        // "kunne svare: …" tells of no one who did.
        Form::Infinitive => {
            let is_done = |verb| !matches!(words.word(verb), "kan" | "kunne" | "tør");
            helper(words, at).is_some_and(is_done) || heard(words, at).is_some()
        }
        _ => false,
    };
    let done = || words.cues(at).iter().filter(|cue| cue.tier == CueTier::Sure && cue.particle.is_none()).find(is_done);
    let is_last = at + 1 + usize::from(has_colon) == words.len();
    told.or_else(|| if is_last { done().copied() } else { None })
}

/// `Sådan siger Louise Krabbe`, `Det siger …`, `Fortæller …`, `Ordene kommer fra …` at the start of `words`, behind a quote that ended.
pub(super) fn summing(words: Words<'_>) -> Option<Found> {
    match &*words.lower(0) {
        // "Det havde han sagt i årevis" tells more.
        "det" if words.reads(1, "havde") => None,
        // "Det har jeg sagt" is more of what is said.
        "sådan" | "således" | "det" | "ordene" => {
            // "Det siger min kone også" is more, too.
            let is_own = |found: &Found| {
                found.inquit.source.is_some_and(|source| words.within(source).is(0, Function::FIRST_SINGULAR))
            };
            let told = behind(words, 1).filter(|found| found.person != Person::Speech && !is_own(found));
            told.or_else(|| come_from(words))
        }
        // "Med de ord bød formanden velkommen."
        "med" if matches!(words.word(1), "de" | "disse") && words.reads(2, "ord") => {
            let who = source(words, 4).filter(|who| words.is_content(3) && who.person.is_third())?;
            Some(found(words, 0, (2, CueTier::Sure), Some(who)))
        }
        // "Fortæller Ane Holm, som har været med fra starten."
        _ if begins_with_cue(words) => behind(words, 0).filter(|found| found.person == Person::Name),
        _ => come_from(words),
    }
}

/// `Fortæller Ane Holm.`, but neither `Fortæller Ane det?` nor `Anklager Ane Holm rejste sig.`
fn begins_with_cue(words: Words<'_>) -> bool {
    let is_cue = words.is_capital(0) && words.class(0).is(Class::CUE) && !words.class(0).is(Class::ROLES);
    is_cue && (1..words.len()).find(|&at| words.is_stop(at)).is_some_and(|stop| !words.reads(stop, "?"))
}

/// `Ordene kommer fra Ane Holm`, `Meldingen lyder fra skolens leder, Ib Dam`.
fn come_from(words: Words<'_>) -> Option<Found> {
    let is_told = words.class(0).is(Class::SAYING) && words.reads(2, "fra");
    let comes = is_told && words.is(1, Function::COMING.or(Function::SOUNDING).or(Function::COPULA));
    let who = comes.then(|| told_by(words, 2)).flatten()?;
    Some(found(words, 1, (1, CueTier::Sure), Some(who)))
}
