//! Find where a reported clause begins and ends, and what is no clause at all.

use crate::quote::CueTier;
use crate::quote::cue::{Cue, Form, finite};
use crate::quote::inquit;
use crate::quote::source::{is_definite, source};
use crate::quote::subject::says_where;
use crate::quote::verb::{self, is_present, may_be_verb};
use crate::quote::words::{Class, Function, Words};

/// How far from the start of a sentence the verb of its main clause, or the word for what somebody thinks, stands at most.
pub(super) const LEAD: usize = 24;

/// How far behind its verb a reported clause begins at most: "siger Ole Hansen, direktør i firmaet, at".
pub(super) const REACH: usize = 24;

/// The cue at `at` if it can report a clause: a finite verb, or a participle behind `har`. Gestures report nothing.
pub(super) fn reporting(words: Words<'_>, at: usize) -> Option<Cue> {
    if !words.class(at).is(Class::CUE) {
        // "I rapporten står der, at …"
        let is_text = words.class(at).is(Class::DOCUMENT)
            && (words.is(at + 1, Function::EXPLETIVE)
                || words.class(at + 1).is(Class::SAYING)
                // "Det står i rapporten, at …"
                || (at > 0 && words.class(at - 1).is(Class::IMPERSONAL) && has_clause_near(words, at))
                || says_where(words, at));
        return is_text.then_some(Cue { tier: CueTier::Sure, form: Form::Finite, particle: None });
    }
    if is_read(words, at) {
        return Some(Cue { tier: CueTier::Sure, form: Form::Passive, particle: None });
    }
    // "finder det rimeligt, at" judges.
    if words.is(at, Function::JUDGING) && words.reads(at + 1, "det") {
        return None;
    }
    let reports = |cue: &Cue| cue.tier != CueTier::Beside && inquit::holds(words, *cue, at + 1);
    words.cues(at).iter().copied().filter(reports).find(|cue| match cue.form {
        Form::Finite => true,
        Form::Participle => verb::auxiliary(words, at).is_some(),
        Form::Infinitive => cue.tier == CueTier::Sure && verb::helper(words, at).is_some(),
        // "I rapporten anbefales det, at …"
        Form::Passive => words.reads(at + 1, "det") || (at > 0 && &*words.lower(at - 1) == "det"),
    })
}

/// Whether ", at" stands within a few words.
fn has_clause_near(words: Words<'_>, at: usize) -> bool {
    (at + 2..at + 10).any(|near| words.class(near).is(Class::COMMA) && words.reads(near + 1, "at"))
}

/// "I rapporten kan man læse, at …": what one reads is what the text tells.
fn is_read(words: Words<'_>, at: usize) -> bool {
    let is_mans = || (at.saturating_sub(6)..at + 2).any(|near| words.function(near).is(Function::GENERIC));
    words.is(at, Function::READING) && is_mans()
}

/// Where the clause that the cue at `verb` reports begins, its `at` left out.
pub(super) fn opening(words: Words<'_>, verb: usize, cue: Cue) -> Option<usize> {
    for at in verb + 1..words.len().min(verb + REACH) {
        let first = opening_at(words, verb, cue, at);
        if first.is_some() || is_out_of_reach(words, verb, at) {
            return first;
        }
    }
    None
}

fn opening_at(words: Words<'_>, verb: usize, cue: Cue, at: usize) -> Option<usize> {
    let has_comma = words.class(at - 1).is(Class::COMMA);
    if words.reads(at, "at") {
        let is_bare = || begins_clause(words, at + 1) && !words.class(at - 1).is(Class::PREPOSITION);
        // "gentog det så tit, at alle kunne det", but "slog så fast, at"
        let is_particle = |part: &str| words.reads(at - 2, part);
        let is_so_much = || at > verb + 3 && words.reads(at - 3, "så") && !cue.particle.is_some_and(is_particle);
        let is_clause = || !is_owned(words, verb, at) && !is_so_much();
        return if has_comma { is_clause() } else { is_bare() }.then_some(at + 1);
    }
    let is_sure = cue.tier == CueTier::Sure;
    if words.class(at).is(Class::COMMA) {
        let is_main = at == verb + 1 && !is_noun(words, verb) && begins_main_clause(words, at + 1);
        return is_main.then_some(at + 1);
    }
    if !has_comma {
        return None;
    }
    // "siger Ane, der ikke fortryder, at hun rejste"
    if words.class(at).is(Class::RELATIVES) && words.class(at + 1).is(Class::COPULAS) {
        let close = (at + 2..words.len().min(at + REACH)).find(|&near| words.class(near).is(Class::COMMA))?;
        return words.reads(close + 1, "at").then_some(close + 2);
    }
    // "en liste over, hvem der kom"
    let is_asked = words.is(at, Function::INTERROGATIVE)
        && (is_sure || words.word(verb).starts_with("beskr"))
        && !words.class(at - 2).is(Class::PREPOSITION)
        && !words.class(at + 1).is(Class::COMMA);
    // "spurgte udvalget, hvor pengene kom fra", but "fortalte om huset, hvor hun bor"
    let is_where = || words.reads(at, "hvor") && (at == verb + 2 || words.is(verb, Function::ASKING));
    (is_asked || is_where()).then_some(at)
}

/// Whether what stands at `at` shows that the cue at `verb` reports no clause behind it.
fn is_out_of_reach(words: Words<'_>, verb: usize, at: usize) -> bool {
    match words.class(at) {
        class if class.is(Class::WORD) => {
            let is_aside = || words.class(at).is(Class::RELATIVES) || matches!(words.word(at), "idet" | "mens");
            (words.class(at - 1).is(Class::COMMA) && is_aside())
                || reporting(words, at).is_some_and(|cue| cue.tier == CueTier::Sure)
                // "bad hende sige, at", "opfordrer alle til at fortælle, hvad"
                || is_asked_to_say(words, verb, at)
        }
        class if class.is(Class::COMMA) => {
            // "siger Ane, og ingen vidste, hvorfor": the writer's own clause, but "siger Ane Holm, leder, og Bo Lind, at"
            let is_writers = || words.reads(at + 1, "og") && !words.reads(at + 2, "at") && !words.is_capital(at + 2);
            // "mente nej, men det ændrede ikke på, at …"
            matches!(words.word(at + 1), "men" | "så") || is_writers()
        }
        // "sagde hun – det får folk til at tro, at", but "siger Ane – der er kok – at"
        _ if words.is_dash(at) => words.class(at + 1).is(Class::IMPERSONAL.or(Class::THIRD)),
        class => class.is(Class::COLON.or(Class::STOP)) || words.reads(at, ";"),
    }
}

/// Whether somebody is asked at `verb` to say at `at` what comes next.
fn is_asked_to_say(words: Words<'_>, verb: usize, at: usize) -> bool {
    let says = |cue: &Cue| cue.form == Form::Infinitive && cue.tier == CueTier::Sure && cue.particle.is_none();
    // "citerer naboen for at sige, at"
    let is_infinitive = || words.reads(at - 1, "at") && !words.reads(at - 2, "for");
    let is_asked = || is_infinitive() || words.is(verb, Function::BEGGING);
    words.class(at).is(Class::CUE) && words.cues(at).iter().any(says) && is_asked()
}

/// Whether a preposition has the clause at `at` and not the verb: "svarer lidt til, at", "taler om vigtigheden af, at"; but
/// "opfordrer til, at" and "føjer til, at" report.
fn is_owned(words: Words<'_>, verb: usize, at: usize) -> bool {
    // "svarer lidt til, at", "siger nej til, at"
    let is_answer = || words.word(verb).starts_with("svar") || words.class(verb + 1).is(Class::REPLIES);
    // "holder fast i, at"
    let holds = |part: &str| words.reads(at - 3, part) || words.reads(at - 2, part);
    let is_particle = || words.cues(verb).iter().any(|cue| cue.particle.is_some_and(holds));
    // "siger Ane, når talen falder på, at", but "peger formanden, Ane Holm, på, at"
    let is_of_clause = || {
        words.class(at - 2).is(Class::PREPOSITION)
            && !words.class(at - 3).is(Class::COMMA)
            && (verb + 1..at - 3).any(|near| words.class(near).is(Class::COMMA) && leads_clause(words, near + 1))
    };
    // "har bedt om, at": a wish
    let is_wish = || words.is(verb, Function::BEGGING);
    at > verb + 2
        && match words.word(at - 2) {
            "om" if is_wish() => true,
            _ if is_of_clause() => true,
            "af" | "ved" | "i" => !is_particle(),
            "til" => is_answer(),
            // "afviser kritikken om, at", but "orienterer alle om, at"
            "om" => words.class(at - 3).is(Class::UTTERANCE_NOUNS),
            _ => false,
        }
}

/// "Holdets anfører, Ane Holm": behind a genitive a word in -er is a noun.
pub(super) fn is_noun(words: Words<'_>, at: usize) -> bool {
    let is_name = |at| words.class(at).is(Class::GIVEN_NAMES.or(Class::SURNAME));
    // "den amerikanske anklager, Denise Hill"
    let is_role = || {
        let leads = |at: usize| {
            words.class(at).is(Class::DETERMINER) || (words.is_content(at) && words.word(at).ends_with('e'))
        };
        words.class(at).is(Class::ROLES) && leads(at - 1)
    };
    at > 0 && words.word(at).ends_with("er") && ((words.word(at - 1).ends_with('s') && !is_name(at - 1)) || is_role())
}

/// Whether a subject stands at `at`, and not the infinitive of "lovede at komme": "mener at prisen stiger".
pub(super) fn begins_clause(words: Words<'_>, at: usize) -> bool {
    // "at få flere i arbejde"
    if words.reads(at, "få") {
        return false;
    }
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER);
    // "at komme", "at forstå"
    let is_noun = || {
        let word = words.word(at);
        words.is_content(at) && word.len() > 3 && (word.ends_with("erne") || !word.ends_with(['e', 'å', 'o', 's']))
    };
    words.is_capital(at) || words.class(at).is(subject) || is_noun()
}

/// "sagde, PLO anser Rabin for …": a main clause right behind the comma.
fn begins_main_clause(words: Words<'_>, at: usize) -> bool {
    let class = words.class(at);
    let begins = words.is_capital(at) || class.is(Class::THIRD.or(Class::DETERMINER).or(Class::IMPERSONAL));
    // "understreger, prisen er for høj", but "siger hun, uanset prisen"
    let has_verb = || (at + 1..at + 5).any(|near| may_be_verb(words, near));
    (begins || (words.is_content(at) && is_definite(words, at) && has_verb()))
        && !class.is(Class::CONJUNCTION)
        && !words.reads(at, "der")
}

/// Where the clause of the token at `at` begins that the comma before `near` sets off: "…, fordi det", "…, der", "…, og den kan".
pub(super) fn clause_at(words: Words<'_>, near: usize, at: usize) -> Option<usize> {
    // "…, og den kan ifølge rapporten", "…, og det holder man ifølge Ane"
    let has_verb = || (near + 1..at).any(|near| words.class(near).is(Class::VERB.or(Class::IMPERSONAL)));
    match words.word(near) {
        _ if !words.reads(near - 1, ",") && !words.is_dash(near - 1) => None,
        "at" | "fordi" | "da" | "hvis" | "hvor" | "mens" | "når" | "selvom" => Some(near + 1),
        "der" | "som" => Some(near),
        "og" | "men" if has_verb() => Some(near + 1),
        _ => None,
    }
}

/// The token after the clause that begins at `first`. No clause ends within a marked fragment.
pub(super) fn clause_end(words: Words<'_>, first: usize) -> usize {
    let mut is_marked = false;
    for at in first..words.len() {
        is_marked ^= words.class(at).is(Class::MARK);
        if !is_marked && leaves(words, first, at) {
            return at;
        }
    }
    words.len()
}

/// Whether the reporting sentence goes on at `at`: ", og derfor ønsker partiet", ", skriver avisen", "og tordner mod".
pub(super) fn leaves(words: Words<'_>, first: usize, at: usize) -> bool {
    match words.class(at) {
        class if class.is(Class::COMMA) => leaves_behind_comma(words, first, at + 1),
        class if class.is(Class::WORD) => words.reads(at, "og") && at > first && reports_more(words, at + 1),
        class if class.is(Class::STOP) => words.is_capital(at + 1),
        // "… op og ned – han var selv ti"
        _ if words.is_dash(at) => words.is(at + 1, Function::HE_OR_SHE),
        class => class.is(Class::COLON) || words.reads(at, ";"),
    }
}

fn leaves_behind_comma(words: Words<'_>, first: usize, next: usize) -> bool {
    // "…, men Ane Holm tvivler"
    let is_somebody = |at: usize| words.class(at).is(Class::GIVEN_NAMES) && words.is_capital(at);
    let is_other = || words.reads(next, "men") && is_somebody(next + 1);
    // "…, pakkede sin taske"
    let is_deed =
        || words.class(next).is(Class::PAST_ENDINGS) && matches!(words.word(next + 1), "sin" | "sit" | "sine");
    let is_main = || leads_up(words) && is_main_verb(words, first, next);
    if is_other() || is_deed() || is_main() || is_told_while(words, next) {
        return true;
    }
    match () {
        () if words.is(next, Function::COORDINATOR) => is_main_clause(words, next + 1),
        () if matches!(words.word(next), "hvorefter" | "hvilket") => true,
        () if words.class(next).is(Class::MARK) => !goes_on_in_marks(words.word(next + 1)),
        () => inquit::behind(words, next).is_some_and(|found| {
            found.person.is_third() && found.inquit.tier == CueTier::Sure && !words.reads(found.next, "at")
        }),
    }
}

/// "… og har forklaret, at"
fn reports_more(words: Words<'_>, at: usize) -> bool {
    let verb = at + usize::from(words.class(at).is(Class::AUXILIARIES));
    reporting(words, verb).is_some_and(|cue| cue.tier == CueTier::Sure)
}

/// Whether a reported clause goes on in marks with the word `first`: "…, at hun går, »så snart regnen holder op«", but "…, at hun
/// går, »for det regner«".
pub(super) fn goes_on_in_marks(first: &str) -> bool {
    first.starts_with(char::is_lowercase) && !matches!(first, "for" | "men" | "og")
}

/// Whether a sentence begins with a clause that only leads up to its verb: "Efter at hun sagde, at …, kom", "I de tilfælde hvor".
fn leads_up(words: Words<'_>) -> bool {
    let first = words.lower(0);
    (words.function(0).is(Function::SUBORDINATOR) && &*first != "som")
        || (&*first == "selv" && words.reads(1, "om"))
        || (&*first == "i" && (2..5).any(|at| words.reads(at, "hvor")))
}

/// Whether the verb that such a clause leads up to stands at `at`, with its subject behind it, and no clause within what is
/// reported from `first` on leads up to it: "…, begyndte avisen".
fn is_main_verb(words: Words<'_>, first: usize, at: usize) -> bool {
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER).or(Class::CAPITAL);
    let is_passive = || words.is_content(at) && words.word(at).ends_with("es");
    let has_verb = may_be_verb(words, at) || is_passive();
    let leads = |near: usize| matches!(words.word(near), "da" | "efter" | "fordi" | "hvis" | "når" | "hvor");
    has_verb && (words.class(at + 1).is(subject) || is_definite(words, at + 1)) && !(first..at).any(leads)
}

/// Whether something else is told to have been said at `at`: "…, da han forsikrede avisen om, at".
fn is_told_while(words: Words<'_>, at: usize) -> bool {
    let reports = |verb: usize| {
        let cue = reporting(words, verb).filter(|cue| cue.tier == CueTier::Sure);
        cue.is_some_and(|cue| opening(words, verb, cue).is_some())
    };
    // "…, mens Bo Lind afviser at svare"
    let is_other = |verb: usize| {
        let says = reporting(words, verb).is_some_and(|cue| cue.tier == CueTier::Sure);
        says && words.is_capital(verb - 1) && is_present(words.word(verb))
    };
    (words.is(at, Function::WHILE) && (at + 2..at + 6).any(reports))
        || (words.reads(at, "mens") && words.is_capital(at + 1) && (at + 2..at + 6).any(is_other))
}

/// Whether the writer's own clause begins at `at`, behind ", og": "derfor ønsker partiet", "hun vil ikke svare",
/// "landets beredskab oplyser"; what is neither is told by the same source.
fn is_main_clause(words: Words<'_>, at: usize) -> bool {
    let first = words.class(at);
    let is_inverted = first.is(Class::ADVERB) && !first.is(Class::CONJUNCTION) && !words.is_content(at);
    let reports = (at..at + 8).take_while(|&near| !words.reads(near, ",")).any(|near| reporting(words, near).is_some());
    // "Han spurgte, om der var mere, og fik et nej": a comma before a verb alone closes the clause.
    let is_cue = finite(words.cues_as_written(at)).any(|cue| cue.particle.is_none());
    let is_past = !is_present(words.word(at));
    let is_verb =
        is_cue || (is_past && (first.is(Class::VERB) || (words.is_content(at) && first.is(Class::PAST_ENDINGS))));
    // "det spørgsmål griner ingen ad"
    let is_said_thing = first.is(Class::DETERMINER) && words.class(at + 1).is(Class::UTTERANCE_NOUNS);
    is_inverted || is_said_thing || is_verb || returns_to_teller(words, at) || first.is(Class::THIRD) || reports
}

/// "billederne ryger til Ane", "det er mere end i fjor" behind ", og": a main clause with its own subject and verb.
pub(super) fn is_clause_of_its_own(words: Words<'_>, at: usize) -> bool {
    words.is_content(at) && is_definite(words, at) && may_be_verb(words, at + 1)
}

/// "det har hun holdt", "siden åbnede han butikken" behind ", og": what somebody did of whom the writer tells.
pub(super) fn returns_to_teller(words: Words<'_>, at: usize) -> bool {
    let is_fronted = words.class(at).is(Class::IMPERSONAL.or(Class::PREPOSITION)) && may_be_verb(words, at + 1);
    is_fronted && words.is(at + 2, Function::HE_OR_SHE.or(Function::POSSESSIVE))
}

/// Whether the word at `at` leads up to a main clause: `men`, `og`, `for`, `så`.
pub(super) fn opens_clause(words: Words<'_>, at: usize) -> bool {
    words.function(at).is(Function::CLAUSE_OPENER)
}

/// Whether a clause of its own begins at `at`: "…, siger hun, men", "…, siger hun, hvis".
pub(super) fn leads_clause(words: Words<'_>, at: usize) -> bool {
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER);
    let is_clause = words.class(at).is(subject) && may_be_verb(words, at + 1) && !words.class(at + 1).is(Class::PEOPLE);
    is_clause || (words.class(at).is(Class::CONJUNCTION) && !words.class(at).is(Class::ADVERB.or(Class::PREPOSITION)))
}

/// Whether a verb may stand in `words`, or a pronoun that has one.
pub(super) fn has_verb(words: Words<'_>) -> bool {
    let subject = Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL);
    // "mange biler": behind a preposition, a determiner or an adjective a word in -er is a noun.
    let is_noun = |at: usize| {
        let noun = words.word(at).ends_with('r') && !words.class(at).is(Class::VERB.or(Class::CUE));
        let leads = |at: usize| {
            words.class(at).is(Class::PREPOSITION.or(Class::DETERMINER))
                || (words.is_content(at) && words.word(at).ends_with('e'))
        };
        noun && (at == 0 || leads(at - 1))
    };
    (0..words.len()).any(|at| words.class(at).is(subject) || (may_be_verb(words, at) && !is_noun(at)))
}

/// Whether `words` name somebody, or a body.
pub(super) fn names_somebody(words: Words<'_>) -> bool {
    let somebody = Class::PEOPLE.or(Class::BODY_WORD);
    (0..words.len()).any(|at| words.class(at).is(somebody) || (at > 0 && words.is_capital(at)))
}

/// Whether `words` are one phrase and what is told of it between commas, without a verb of their own: "På spørgsmålet, om hun
/// ville gå", "Den nye skole, som åbner snart", "Hans forsvarer, advokat Ib Dam".
pub(super) fn is_phrase_with_clause(words: Words<'_>) -> bool {
    let Some(comma) = (1..words.len()).find(|&at| words.class(at).is(Class::COMMA)) else { return false };
    let noun = usize::from(words.class(0).is(Class::PREPOSITION));
    let is_phrase =
        source(words.first(comma), noun).is_some_and(|phrase| phrase.next == comma && phrase.person.is_third());
    let other = Class::RELATIVE.or(Class::CONJUNCTION).or(Class::ROLES).or(Class::PERSON_NOUNS);
    let begins_verb = |at: usize| may_be_verb(words, at) && !words.class(at).is(other);
    let mut rest = (comma..words.len() - 1).filter(|&at| words.class(at).is(Class::COMMA));
    // "Den glæde, der er i at gro bestod": the comma behind the relative clause is left out.
    let verbs = (comma..words.len()).filter(|&at| may_be_verb(words, at)).count();
    is_phrase && verbs < 2 && !rest.any(|comma| begins_verb(comma + 1) || words.class(comma + 1).is(Class::THIRD))
}

/// "Da hun kom hjem, fortalte hun det": a clause that only leads up to the verb is not what was said.
pub(super) fn is_subordinate(words: Words<'_>) -> bool {
    // "Første gang jeg kom"
    let is_time = words.reads(1, "gang") && words.class(2).is(Class::SPEECH.or(Class::THIRD));
    let leads = is_time || words.function(0).is(Function::SUBORDINATOR);
    // "Som alle andre, siger Ane": what has no subject is no clause.
    let subject = Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL).or(Class::CAPITAL);
    let is_clause = &*words.lower(0) != "som" || (1..words.len()).any(|at| words.class(at).is(subject));
    // "Før talte vi kun lidt, siger begge": a verb right behind makes it a main clause.
    let verb = words.word(1);
    let subject_behind = words.class(2).is(Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL));
    let is_main = words.class(1).is(Class::VERB)
        || (subject_behind && (verb.ends_with("te") || verb.ends_with("ede")))
        || is_fronted_phrase_of_main(words);
    leads && is_clause && !is_main && !(0..words.len()).any(|at| words.class(at).is(Class::COMMA))
}

/// "Efter festen er haven lukket", "Som følge af stormen lukker broen": a preposition and its noun, and then the verb of a main
/// clause with its subject; but "Efter hun mødte manden".
fn is_fronted_phrase_of_main(words: Words<'_>) -> bool {
    let has_phrase = words.class(0).is(Class::PREPOSITION) || &*words.lower(0) == "som";
    let pronoun = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH);
    let is_subject =
        |at: usize| words.class(at).is(pronoun.or(Class::DETERMINER).or(Class::CAPITAL)) || is_definite(words, at);
    let holds =
        |at: usize| words.class(at + 1).is(pronoun) || (is_subject(at + 1) && !words.class(at - 1).is(Class::CAPITAL));
    has_phrase
        && (words.class(1).is(Class::PREPOSITION)
            || !words.class(1).is(pronoun.or(Class::CONJUNCTION).or(Class::RELATIVE)))
        && (2..words.len().min(LEAD)).any(|at| may_be_verb(words, at) && !words.class(at - 1).is(pronoun) && holds(at))
}

/// `På spørgsmålet om, hvad der skete`, `Adspurgt om det`, `I virkeligheden` before ", mener han, er": no clause, and not said.
pub(super) fn is_fronted_phrase(words: Words<'_>, content: Words<'_>, next: usize) -> bool {
    let is_question = matches!(&*content.lower(0), "på" | "til") && content.word(1).starts_with("spørgsmål");
    let is_verb_next = words.class(next).is(Class::COMMA) && words.class(next + 1).is(Class::VERB);
    // "Præget af alvor, som hun er, fortalte hun"
    let comma = (1..content.len()).find(|&at| content.class(at).is(Class::COMMA)).unwrap_or(content.len());
    let is_participle = content.word(0).ends_with('t') && content.reads(1, "af") && !has_verb(content.first(comma));
    is_question
        || is_participle
        || matches!(&*content.lower(0), "adspurgt" | "spurgt")
        || (is_verb_next && !has_verb(content))
}

/// "Ikke for pengene, siger Ane, men", "Disse folk, hedder det i brevet, er »…«": no clause, and the sentence goes on.
pub(super) fn is_left_open(words: Words<'_>, content: Words<'_>, next: usize) -> bool {
    // "Ikke altid, siger lektor Ane Holm, Institut for Idræt."
    let tells_of_speaker = words.class(next + 1).is(Class::RELATIVE.or(Class::PEOPLE)) || words.is_capital(next + 1);
    words.class(next).is(Class::COMMA) && words.is_word(next + 1) && !has_verb(content) && !tells_of_speaker
}

/// Whether a clause is cut off behind its verb, or before what a small word leads up to: "Krisen er", "Han vil også".
pub(super) fn is_cut_off(content: Words<'_>) -> bool {
    let Some(last) = (1..content.len()).rev().find(|&at| !content.class(at).is(Class::COMMA)) else { return false };
    let is_adverb = |at: usize| content.class(at).is(Class::ADVERB) && !content.class(at).is(Class::RELATIVE);
    let verb = (1..=last).rev().find(|&at| !is_adverb(at)).unwrap_or(last);
    let open = Class::CONJUNCTION.or(Class::PREPOSITION).or(Class::RELATIVE);
    content.class(verb).is(Class::VERB) || (verb == last && content.class(last).is(open) && !is_adverb(last))
}

/// "Krisen er, mener formanden, langt fra overstået": what stands before the inquit is no whole.
pub(super) fn breaks_off(words: Words<'_>, last: usize, next: usize) -> bool {
    // "Han er »til at blive gal i«, siger Ane, og": nothing breaks off at the end of words in marks.
    if words.class(last + 1).is(Class::MARK) {
        return false;
    }
    let open = Class::VERB.or(Class::CONJUNCTION).or(Class::PREPOSITION).or(Class::DETERMINER);
    // "Ane har bestilt den, siger hun, mens …"
    let is_pronoun = words.class(last).is(Class::DETERMINER) && words.class(next + 1).is(Class::CONJUNCTION);
    // "Man tager det, som det kommer, siger hun, når vi spørger."
    let helps = words.class(last).is(Class::COPULAS.or(Class::AUXILIARIES)) || words.is(last, Function::MODAL);
    let is_when = words.is(next + 1, Function::SUBORDINATOR) && !words.class(next + 1).is(Class::PREPOSITION) && !helps;
    let is_led = words.class(next + 1).is(Class::RELATIVE) || is_when;
    let goes_on = !is_pronoun && !is_led;
    words.class(next).is(Class::COMMA) && words.class(last).is(open) && goes_on
}

pub(super) fn denies(words: Words<'_>, at: usize) -> bool {
    words.is(at, Function::NEGATION)
}

/// Whether `words` hold a clause: a subject pronoun and a finite verb of the closed class.
pub(super) fn has_clause(words: Words<'_>) -> bool {
    let subject = Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL);
    let is_subject = |at| {
        let is_they = words.function(at).is(Function::THEY);
        (words.class(at).is(subject) || is_they) && !leads_noun(words, at)
    };
    let near = words.first(60);
    let has_verb = words.len() >= 4 || near.classes().is(Class::VERB);
    has_verb && (0..near.len()).any(is_subject)
}

/// Whether the pronoun at `at` is the article of a noun: `den` in "den anden ende".
fn leads_noun(words: Words<'_>, at: usize) -> bool {
    let next = words.class(at + 1);
    let is_they = words.function(at).is(Function::THEY);
    // "de fleste huse"
    let is_past = next.is(Class::PAST_ENDINGS) && !(is_they && words.is(at + 1, Function::SUPERLATIVE));
    let is_adjective =
        next.is(Class::DETERMINER) || (words.is_content(at + 1) && words.word(at + 1).ends_with('e') && !is_past);
    let is_pronoun = is_they || words.class(at).is(Class::IMPERSONAL.or(Class::THIRD));
    words.class(at).is(Class::DETERMINER) && is_pronoun && is_adjective
}
