//! Recognise the clause that introduces speech (inquit), behind a quote or before it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::quote::cue::{Cue, Form, finite};
use crate::quote::source::{Person, Source, is_definite, is_participle_front, name, object, source};
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
        stands.then(|| found(words, at, (at, tier), Some(who)))
    })
}

/// Whether the particle that `cue` needs stands within a few words of `at`.
pub(super) fn holds(words: Words<'_>, cue: Cue, at: usize) -> bool {
    // "lagde mærke til" is seen, and not said.
    let is_particle = |near: usize, particle| words.reads(near, particle) && !words.reads(near - 1, "mærke");
    cue.particle.is_none_or(|particle| (at..at + 6).any(|near| is_particle(near, particle)))
}

/// Past the adverbs at `at`, of which a Danish clause seldom has more than two: "siger derimod også hun".
fn after_adverbs(words: Words<'_>, mut at: usize) -> usize {
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
fn time(words: Words<'_>, at: usize) -> Option<usize> {
    if !words.class(at).is(Class::PREPOSITION.or(Class::DETERMINER)) {
        return None;
    }
    let is_phrase = |&last: &usize| last < words.len() && TIME_PHRASES.contains(words.text(at, last));
    [at + 1, at + 2].into_iter().find(is_phrase).map(|last| last + 1)
}

static TIME_PHRASES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/time_phrases.txt")).collect());

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
fn is_said_thing(words: Words<'_>, at: usize) -> bool {
    let speakers = Class::ROLES.or(Class::PERSON_NOUNS).or(Class::ORGANISATION_WORDS).or(Class::DOCUMENT_NOUNS);
    let is_definite = words.word(at).ends_with("en") || words.word(at).ends_with("et");
    is_definite
        && words.is_content(at)
        && !words.class(at).is(speakers)
        && (!words.is_word(at + 1) || words.reads(at + 1, "fra"))
}

/// Who or what speaks behind `fra` or `i`: a text or a body, but not `i går`.
fn told_by(words: Words<'_>, link: usize) -> Option<Source> {
    let who = object(words, link + 1).filter(|who| who.person.is_third())?;
    let is_open = words.is(link, Function::ORIGIN);
    // "lyder det i gentagne tilfælde" names no source, "hedder det i rapporten" does.
    let is_text = words.is_capital(link + 1)
        || words.word(who.next - 1).ends_with(['n', 't'])
        // "i journalen fra den 9. juli"
        || words.word(link + 1).ends_with(['n', 't'])
        || words.class(link + 1).is(Class::DETERMINER)
        || words.class(who.next - 1).is(Class::DOCUMENT_NOUNS);
    // "lød beskeden på et tidspunkt"
    let is_time = !is_open && who.next <= link + 3 && words.class(who.next - 1).is(Class::TIME_NOUNS);
    ((is_open || is_text) && !is_time).then_some(who)
}

/// `har Ane Holm fortalt`, `vil hun sige`.
fn perfect(words: Words<'_>, at: usize) -> Option<Found> {
    let wanted = match () {
        () if words.class(at).is(Class::AUXILIARIES) => Form::Participle,
        () if words.function(at).is(Function::MODAL) => Form::Infinitive,
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
        // "…? vil Ane vide."
        (is_wish && words.reads(near, "vide"))
            || words
                .cues(near)
                .iter()
                .any(|cue| cue.form == wanted && cue.tier == CueTier::Sure && cue.particle.is_none())
    })?;
    Some(found(words, at, (verb, CueTier::Sure), Some(who)))
}

/// `som han siger`, `sådan som Ane Holm udtrykker det`.
fn as_clause(words: Words<'_>, at: usize) -> Option<Found> {
    if !words.function(at).is(Function::AS) {
        return None;
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
    let who = if is_own { Source { next: named + 3, ..who } } else { short_of_verb(words, named + 1, who) };
    let mut found = found(words, at, (named, CueTier::Sure), Some(who));
    found.inquit.cue = words.cover(at, named);
    // "ifølge ministeriet selv"
    found.next += usize::from(matches!(words.word(found.next), "selv" | "selve"));
    Some(found)
}

/// "Ifølge skolens egne tal koster hver tur mere", "Ifølge Ane Holms tal koster broen mere": a phrase that took the verb behind
/// it, too, and whatever comes next.
fn short_of_verb(words: Words<'_>, first: usize, who: Source) -> Source {
    let opens = Class::DETERMINER.or(Class::THIRD).or(Class::IMPERSONAL).or(Class::SPEECH);
    let is_subject = |at: usize| words.class(at).is(opens) || (at < who.next && is_definite(words, at));
    let is_phrase = who.person == Person::Nominal && who.span.end() == words.span(who.next - 1).end();
    // "ventes ministeren at gå"
    let is_passive = |at: usize| words.is_content(at) && words.word(at).ends_with("es");
    let is_verb = |at: usize| may_be_verb(words, at) || is_passive(at);
    let verb = (first + 1..who.next).rev().find(|&at| is_verb(at) && is_subject(at + 1));
    match verb.filter(|_| is_phrase) {
        Some(verb) => Source { span: words.cover(first, verb - 1), next: verb, ..who },
        None => who,
    }
}

/// `efter kontorchefens mening`, `efter hendes opfattelse`.
fn in_opinion(words: Words<'_>, at: usize) -> Option<Found> {
    if !words.class(at).is(Class::PREPOSITION) || &*words.lower(at) != "efter" {
        return None;
    }
    let noun = (at + 2..at + 10).find(|&near| words.class(near).is(Class::OPINIONS))?;
    opinion(words, at, noun)
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

/// Whether the word at `at` looks like a finite verb: one of the closed class, a cue, or one that ends like `koster`, `kostede`.
pub(super) fn may_be_verb(words: Words<'_>, at: usize) -> bool {
    let ends = || words.word(at).ends_with("er") || words.class(at).is(Class::PAST_ENDINGS);
    // "for" is a preposition, and a verb in "han for op" alone.
    let is_cue = || finite(words.cues_as_written(at)).any(|cue| cue.particle.is_none());
    words.class(at).is(Class::VERB) || is_cue() || (words.is_content(at) && ends())
}

/// Whether a finite verb is in the present: `siger`, `må`.
pub(super) fn is_present(verb: &str) -> bool {
    verb.ends_with('r') || matches!(verb, "kan" | "må" | "skal" | "vil" | "ved")
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

/// How far before a quote its cue may stand, in tokens.
const REACH: usize = 40;

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
    // "På tavlen har en elev skrevet: …"
    let is_done = |cue: &&Cue| cue.form == Form::Participle && cue.tier == CueTier::Sure && cue.particle.is_none();
    let done = || words.cues(at).iter().find(is_done).copied().filter(|_| has_colon && at + 2 == words.len());
    told.or_else(|| done().filter(|_| auxiliary(words, at).is_some()))
}

/// Who does what the verb at `verb` tells.
pub(super) fn subject(words: Words<'_>, verb: usize) -> Option<Source> {
    if words.class(verb).is(Class::DOCUMENT) {
        if says_where(words, verb) {
            let comma = verb - 3;
            return (comma.saturating_sub(6)..comma).filter_map(|at| source(words, at)).find(|who| who.next == comma);
        }
        return told_in(words, verb).or_else(|| fronted(words, verb));
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
    let helper = auxiliary(words, verb).or_else(|| if is_infinitive { self::helper(words, verb) } else { None });
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
    if let Some(who) = past_relative(words, clause, verb) {
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
    near.or_else(opening).or_else(shared).or(behind).filter(|who| who.person != Person::Impersonal)
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
        || (1..front.len()).any(|at| front.class(at).is(Class::VERB))
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
fn house(words: Words<'_>, verb: usize) -> Option<Source> {
    let place = clause_start(words, verb);
    let is_place = match &*words.lower(place) {
        "hos" => true,
        "i" | "på" | "fra" => !words.is_word(verb + 2),
        _ => false,
    };
    let is_told = words.is(verb + 1, Function::GENERIC) && is_place;
    if is_told { told_by(words, place).filter(|who| who.next <= verb) } else { None }
}

/// The auxiliary (hjælpeverbum) of the participle at `at`: `har` in "har ofte sagt".
pub(super) fn auxiliary(words: Words<'_>, at: usize) -> Option<usize> {
    let is_participle = words.cues(at).iter().any(|cue| cue.form == Form::Participle);
    let mut near = (at.saturating_sub(12)..at).rev().take_while(|&near| is_participle && words.is_word(near));
    near.find(|&near| words.class(near).is(Class::AUXILIARIES))
}

/// The verb on which the infinitive at `at` hangs, if it tells that it was done: `måtte` in "måtte indrømme", `begyndte` in
/// "begyndte at sige", `slutter` in "slutter sit brev med at spørge".
pub(super) fn helper(words: Words<'_>, at: usize) -> Option<usize> {
    modal(words, at).or_else(|| implicative(words, at))
}

fn implicative(words: Words<'_>, at: usize) -> Option<usize> {
    let link = at.checked_sub(1).filter(|&link| link > 1 && words.reads(link, "at"))?;
    let is_listed = |first: &usize| IMPLICATIVES.contains(words.text(*first, link - 1));
    if let Some(first) = [link - 1, link - 2].into_iter().find(is_listed) {
        // "slutter sit brev med at spørge", but "har travlt med at fortælle"
        let is_cue = |near: usize| words.cues_as_written(near).iter().any(|cue| cue.particle.is_none());
        let tells = |&near: &usize| is_cue(near) || IMPLICATIVES.contains(words.word(near));
        let mut near = (0..first).rev().take(10).take_while(|&near| !words.is_stop(near) && !words.reads(near, ","));
        let is_verb = may_be_verb(words, first);
        return if is_verb { Some(first) } else { near.find(tells) };
    }
    // "begyndte Ane at sige", "fik Ane til at sige"
    let end = link - usize::from(words.reads(link - 1, "til"));
    let leads = |&verb: &usize| {
        let subject = || source(words, after_adverbs(words, verb + 1));
        IMPLICATIVES.contains(words.word(verb)) && subject().is_some_and(|who| who.next == end)
    };
    (end.saturating_sub(6)..end).rev().find(leads)
}

static IMPLICATIVES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/implicatives.txt")).collect());

/// The modal (modalverbum) of the infinitive at `at`: `måtte` in "måtte i går indrømme".
fn modal(words: Words<'_>, at: usize) -> Option<usize> {
    // "kan ikke sige, hvornår" says nothing, and "alle kan sige, at" nobody.
    let says = |near: &usize| words.is_word(*near) && !matches!(words.word(*near), "ikke" | "alle" | "ingen" | "man");
    let near = (at.saturating_sub(8)..at).rev().take_while(says);
    let modal = near.into_iter().find(|&near| words.function(near).is(Function::CAPABILITY))?;
    (modal == 0 || !words.reads(modal - 1, "ikke")).then_some(modal)
}

/// `siger Ane Holm, der håber, at …`, `konen, som spurgte: …`: who stands before the relative clause that the verb is of.
fn relative_head(words: Words<'_>, verb: usize) -> Option<Source> {
    let comma = (verb.saturating_sub(9)..verb.checked_sub(1)?).rev().find(|&at| words.class(at).is(Class::COMMA))?;
    // "lægen, som i et brev skriver, at …", but "lægen, som Ane skriver til"
    let is_subject = after_adverbs(words, comma + 2) == verb || words.class(comma + 2).is(Class::PREPOSITION);
    if !words.class(comma + 1).is(Class::RELATIVE) || !is_subject {
        return None;
    }
    let ends = |who: &Source| who.next == comma;
    let mut names = (comma.saturating_sub(8)..comma).filter_map(|at| name(words, at));
    names.find(ends).or_else(|| {
        let head = comma.checked_sub(1)?;
        // "en ung mand, der råbte: …"
        let first = (head.saturating_sub(3)..head).find(|&at| words.class(at).is(Class::DETERMINER));
        let starts = first.into_iter().chain([head]).filter(|_| words.class(head).is(Class::PEOPLE));
        starts.filter_map(|at| source(words, at)).find(ends)
    })
}

/// "Det ene sted siger man: …": a pronoun right behind the verb is its subject, whatever stands before it.
fn is_inverted(words: Words<'_>, verb: usize) -> bool {
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
    // "Bagest i salen rejste en far sig og sagde, at …"
    let rises = |at: &usize| may_be_verb(words, *at) && (*at + 2..verb).any(|near| words.reads(near, "sig"));
    let first = (clause..verb).find(|at| is_shared && (says(at) || rises(at)))?;
    source(words, first + 1).filter(|who| who.person.is_third() && who.next <= verb)
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
fn clause_start(words: Words<'_>, at: usize) -> usize {
    // "… på daglig basis." I forhold til …": a mark may stand behind the stop.
    let is_end = |near: usize| {
        let next = near + 1 + usize::from(words.class(near + 1).is(Class::MARK));
        words.is_stop(near) && words.is_capital(next)
    };
    let stop = (0..at).rev().find(|&near| is_end(near) || words.reads(near, ";"));
    let start = stop.map_or(0, |stop| stop + 1);
    let first = (start..at).find(|&near| words.is_word(near)).unwrap_or(at);
    if words.function(first).is(Function::CLAUSE_OPENER) && first + 1 < at { first + 1 } else { first }
}

/// `Sådan siger Louise Krabbe`, `Det siger …`, `Fortæller …`, `Ordene kommer fra …` at the start of `words`, behind a quote that ended.
pub(super) fn summing(words: Words<'_>) -> Option<Found> {
    match &*words.lower(0) {
        // "Det havde han sagt i årevis" tells more.
        "det" if words.reads(1, "havde") => None,
        // "Det har jeg sagt" is more of what is said.
        "sådan" | "således" | "det" | "ordene" | "så" => {
            behind(words, 1).filter(|found| found.person != Person::Speech).or_else(|| come_from(words))
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

/// `Ane glæder sig over, at broen »…«`: what somebody feels about what the last clause in `at` tells.
pub(super) fn felt(words: Words<'_>) -> Option<Found> {
    let mut found = naming(words.first(last_at(words)?)).filter(|found| found.inquit.tier == CueTier::Beside)?;
    found.next = words.len();
    Some(found)
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

/// Whoever the clause of the preposition at `link` is about.
fn clause_subject(words: Words<'_>, link: usize) -> Option<Source> {
    let clause = clause_start(words, link);
    // "Ingen kom, og så havde han, med sine egne ord, …": the nearest pronoun, or whoever the sentence begins with.
    let pronouns = (clause..link).rev().filter(|&at| is_nominative(words, at));
    let names = (clause..link).filter(|&at| words.is_capital(at));
    let mut subjects = pronouns.chain(names).filter_map(|at| source(words, at));
    subjects.find(|who| who.person.is_third() && who.next <= link)
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
fn verb(words: Words<'_>, at: usize) -> Option<Cue> {
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

fn sentence_start(words: Words<'_>) -> usize {
    // "»… ingen tvivl.« Formanden": a mark may stand behind the stop.
    let is_end = |last: usize| words.is_stop(last - usize::from(last > 0 && words.class(last).is(Class::MARK)));
    (1..words.len()).rev().find(|&at| is_end(at - 1) && words.is_capital(at)).unwrap_or(0)
}
