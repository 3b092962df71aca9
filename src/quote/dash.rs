//! Speech led by a dash (talestreg): a paragraph, run in after a stop, glued to it, resumed, interrupted.
//!
//! Nothing closes such speech but its inquit: "- Vi gjorde det bredere, og det hjalp, siger Carl. To fik job."

use crate::quote::cue::finite;
use crate::quote::inquit::{self, Found};
use crate::quote::page::Page;
use crate::quote::pair::Pair;
use crate::quote::source::Person;
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Quote, QuoteForm, QuoteKind, clause, verb};
use crate::segment::BlockKind;
use crate::span::Span;

/// A dash where speech could begin.
#[derive(Clone, Copy)]
struct Lead {
    dash: Span,
    /// To the next lead, or the end of the block.
    speech: Span,
    place: Place,
    /// Whether questions stand between the dashes of its paragraph: "Hvad lærte du? - At spørge. Og hvad så? - Ikke mere."
    is_asked: bool,
}

/// Where a lead stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a line: speech, or a list.
    Line,
    /// Behind a colon.
    Colon,
    /// Behind a stop, within a line.
    RunIn,
}

/// No speech in one paragraph is longer than this many tokens; what comes after belongs to a text that lost its breaks.
const LONGEST: usize = 1_500;

/// The dash-led speech of a page, in order, outside `pairs`. Linear.
pub(super) fn quotes(page: Page<'_>, pairs: &[Pair]) -> Vec<Quote> {
    let leads = asked_by_dash(page, leads(page, pairs));
    let spoken: Vec<Vec<Quote>> = leads.iter().map(|lead| introduced(page, lead)).collect();
    let is_custom = spoken.iter().any(|quotes| !quotes.is_empty()) || is_dialogue(page, &leads);
    let is_tale = is_tale(page, &spoken);
    let is_present =
        spoken.iter().flatten().filter_map(|quote| quote.inquit).any(|inquit| verb::is_present(&page.text[inquit.cue]));
    let mut quotes: Vec<Quote> = Vec::new();
    for (index, (lead, found)) in leads.iter().zip(spoken).enumerate() {
        // "– Sovepose, sagde hun. Så kørte jeg." where the others say it in the present: all of it is told.
        let is_told = is_present && is_told(page, &found);
        if !found.is_empty() && !is_told {
            quotes.extend(found);
            continue;
        }
        let follows =
            quotes.last().is_some_and(|last| page.block_of(last.span.start()) == page.block_of(lead.dash.start()));
        let is_list = in_list(page, &leads, index);
        if is_told || is_speech(page, lead, is_custom, follows, is_list) {
            quotes.push(plain(page, lead, is_tale));
        }
    }
    quotes
}

/// The leads but those of an interview whose questions have a dash and whose answers have none: "– Hvordan gik det?⏎Det gik."
fn asked_by_dash(page: Page<'_>, leads: Vec<Lead>) -> Vec<Lead> {
    let asks = |lead: &Lead| {
        let is_question = lead.place == Place::Line && page.text[lead.speech].trim_end().ends_with('?');
        let below = page.blocks_after(lead.dash.start()).next();
        is_question
            && below.is_some_and(|block| !page.text[block.span].starts_with(['-', '–', '—', '"', '”', '“', '»']))
    };
    if leads.len() >= 2 && leads.iter().all(asks) { Vec::new() } else { leads }
}

/// Whether whoever speaks tells what another said: "Sovepose, sagde hun. Så kørte jeg."
fn is_told(page: Page<'_>, quotes: &[Quote]) -> bool {
    let [first, rest] = quotes else { return false };
    let Some(inquit) = first.inquit.filter(|_| rest.inquit.is_none()) else { return false };
    let is_past = !verb::is_present(&page.text[inquit.cue]);
    let is_pronoun = inquit.source.is_some_and(|source| matches!(&page.text[source], "han" | "hun"));
    let speaks = |content: Span| page.words.within(content).classes().is(Class::SPEECH);
    is_past && is_pronoun && !speaks(first.content) && speaks(rest.content)
}

/// Whether lines that somebody leads with a dash are talk among themselves: most of them address somebody or ask.
fn is_dialogue(page: Page<'_>, leads: &[Lead]) -> bool {
    let lines = || leads.iter().filter(|lead| lead.place == Place::Line);
    let is_spoken = |lead: &&Lead| {
        let words = page.words.within(lead.speech);
        is_spoken(words, 0, words.len().min(LONGEST))
    };
    let count = lines().count();
    count >= 4 && lines().filter(is_spoken).count() * 2 > count
}

/// Whether a page tells what was said as one tells a story: every verb that introduces speech is in the past.
fn is_tale(page: Page<'_>, spoken: &[Vec<Quote>]) -> bool {
    let mut cues =
        spoken.iter().flatten().filter_map(|quote| quote.inquit).map(|inquit| &page.text[inquit.cue]).peekable();
    cues.peek().is_some() && !cues.any(verb::is_present)
}

/// The leads of the page, each with its stretch.
fn leads(page: Page<'_>, pairs: &[Pair]) -> Vec<Lead> {
    let bytes = page.text.as_bytes();
    let mut leads: Vec<Lead> = Vec::new();
    let mut pair = 0;
    for at in memchr::memchr2_iter(b'-', 0xE2, bytes) {
        while pairs.get(pair).is_some_and(|pair| pair.span.end() <= at) {
            pair += 1;
        }
        let Some(dash) = dash_at(page.text, at) else { continue };
        let Some(place) = place(page, dash) else { continue };
        let marked = pairs.get(pair).filter(|pair| pair.span.start() <= dash.end() + 1);
        let is_masked = marked.is_some_and(|pair| {
            let is_behind = pair.span.start() > at;
            if is_behind { !(pair.is_closed && opens_speech(page, pair.span)) } else { pair.is_closed }
        });
        if is_masked || is_off_the_page(page, at) {
            continue;
        }
        let block = page.block_of(at);
        if let Some(last) = leads.last_mut()
            && last.speech.end() > at
        {
            last.speech = Span::new(last.speech.start(), at);
        }
        let end = block.end().max(dash.end());
        let is_asked = match leads.last() {
            Some(last) if block.contains(last.dash) => last.is_asked,
            _ => place == Place::RunIn && page.text[..at].trim_end().ends_with('?'),
        };
        leads.push(Lead { dash, speech: Span::new(dash.end(), end), place, is_asked });
    }
    leads
}

/// `- »Straks«. Det er et ord, man kan lide.`: whether speech begins with a word in marks, and goes on behind it.
fn opens_speech(page: Page<'_>, marked: Span) -> bool {
    let is_short = page.words.within(marked).len() <= MENTIONED;
    let rest = page.text[marked.end()..page.block_of(marked.start()).end().max(marked.end())].strip_prefix('.');
    is_short && rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(char::is_uppercase))
}

/// The most tokens, with their marks, of a word that speech begins with.
const MENTIONED: usize = 5;

fn is_off_the_page(page: Page<'_>, at: usize) -> bool {
    matches!(page.kind_of(at), BlockKind::Related | BlockKind::Furniture)
}

/// The dash or bullet that begins at `at`.
fn dash_at(text: &str, at: usize) -> Option<Span> {
    let dash = text[at..].chars().next().filter(|c| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '•'))?;
    // "-- Vi gik hjem": two hyphens where a typewriter has no dash.
    let len = if text[at..].starts_with("-- ") { 2 } else { dash.len_utf8() };
    Some(Span::new(at, at + len))
}

/// Where the dash stands, if speech could begin behind it.
fn place(page: Page<'_>, dash: Span) -> Option<Place> {
    let after = page.text[dash.end()..].trim_start_matches(' ');
    // "- ... ja, det er mig"
    let trailing = after.strip_prefix("...").or_else(|| after.strip_prefix('…'));
    if trailing.is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic)) {
        let before = page.text[..dash.start()].trim_end_matches(' ');
        return (before.is_empty() || before.ends_with('\n')).then_some(Place::Line);
    }
    let first = after.chars().next()?;
    let begins = !first.is_lowercase() && !matches!(first, '-' | '–' | '\n' | '/' | ')' | '.');
    if !begins {
        return None;
    }
    let before = page.text[..dash.start()].trim_end_matches(' ');
    match before.chars().next_back() {
        None | Some('\n') => Some(Place::Line),
        Some(':') if before.len() < dash.start() => Some(Place::Colon),
        // "3. - Jeg danser": the number of a picture, or of whoever is asked.
        Some('.') if is_number_of_line(before) => Some(Place::Line),
        // "selvbetjening.- Det er jo oplagt" has no space before the dash.
        Some('.' | '!' | '?' | '…' | '"' | '”' | '«' | '“') if first.is_alphanumeric() => Some(Place::RunIn),
        _ => None,
    }
}

/// Whether nothing but a number stands before the stop that ends `text`, in its last line.
fn is_number_of_line(text: &str) -> bool {
    let digits = text[..text.len() - 1].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = text.len() - 1 - digits;
    (1..=2).contains(&digits) && (start == 0 || text.as_bytes()[start - 1] == b'\n')
}

/// The quotes behind `lead` that have an inquit, and what follows them as speech.
fn introduced(page: Page<'_>, lead: &Lead) -> Vec<Quote> {
    let words = page.words.within(lead.speech).first(LONGEST);
    let mut quotes = Vec::new();
    let mut start = 0;
    let mut inquit = first_inquit(words, start);
    while let Some((end, found)) = inquit.map(|first| past_hearsay(words, first)) {
        let span =
            Span::new(if start == 0 { lead.dash.start() } else { words.span(start).start() }, words.span(end).end());
        let content = words.cover(start, end);
        quotes.push(made(span, content, Some(found)));
        start = match resumed(words, &found) {
            Some(next) => next,
            None => break,
        };
        inquit = first_inquit(words, start);
        if inquit.is_none() {
            // Beside "siger han" what is told in the past is told by him; beside "sagde han" it may be the writer's.
            let is_tale = !verb::is_present(&page.text[found.inquit.cue]);
            let end = narrated(words, start).filter(|_| is_tale).or_else(|| told_of(words, start, &found));
            let is_resumed = || lead.speech.end() < page.block_of(lead.dash.start()).end();
            let end = end.or_else(|| if is_resumed() { shown(words.from(start)).map(|at| start + at) } else { None });
            let end = end.unwrap_or(words.len());
            let content = words.cover(start, end - 1);
            quotes.push(made(content, content, None));
            break;
        }
    }
    quotes
}

fn made(span: Span, content: Span, found: Option<Found>) -> Quote {
    Quote::new(span, content, QuoteForm::Dash, QuoteKind::Direct, found.map(|found| found.inquit))
}

/// The inquit that ends the speech from `start`, with the last token of that speech.
///
/// In one sentence the last inquit counts: what stands before it is told by whoever speaks.
fn first_inquit(words: Words<'_>, start: usize) -> Option<(usize, Found)> {
    let mut best = None;
    for at in start + 1..words.len() {
        if !may_follow(words, at) {
            continue;
        }
        let ends = |found: &Found| ends_speech(words, at, found) && !is_of_inner(words, start..at, found);
        let Some(found) = inquit::behind(words, at).filter(ends) else { continue };
        let last = (start..at).rev().find(|&near| words.is_word(near) || words.is_stop(near)).unwrap_or(start);
        best = Some((last, found));
        // "Den er dyr, stod der i brevet, siger Ane."
        let is_told_on = words.class(found.next).is(Class::COMMA)
            && inquit::behind(words, found.next + 1).is_some_and(|next| ends_speech(words, found.next + 1, &next));
        if !is_told_on && resumed_in_sentence(words, &found).is_none() {
            break;
        }
    }
    best
}

/// The inquit of whoever tells what people say: "Man vænner sig til det, siger de. Men det er svært, siger Ane."
fn past_hearsay(words: Words<'_>, first: (usize, Found)) -> (usize, Found) {
    // "siger de", "siger lægerne"
    let is_they = |found: &Found| {
        let source = found.inquit.source.map(|source| words.within(source));
        source.is_some_and(|they| they.len() == 1 && (they.reads(0, "de") || they.word(0).ends_with("erne")))
    };
    let found = first.1;
    let later = if is_they(&found) && words.is_stop(found.next) { first_inquit(words, found.next + 1) } else { None };
    later.filter(|(_, later)| later.person.is_third() && !is_they(later)).unwrap_or(first)
}

/// Whether an inquit could begin at `at`: behind a comma, a question or exclamation mark, a closing mark; or `Sådan siger`.
fn may_follow(words: Words<'_>, at: usize) -> bool {
    !words.is_word(at - 1) && words.word(at).starts_with(char::is_lowercase)
}

fn ends_speech(words: Words<'_>, at: usize, found: &Found) -> bool {
    let is_cue = match found.inquit.tier {
        CueTier::Sure => true,
        CueTier::Clause => false,
        // "…, står de med tomme hænder" is more speech; "…, griner Bo Lind." is not.
        CueTier::Beside => {
            // "…, slutter hun ifølge avisen."
            let is_told_of = words.class(found.next).is(Class::ACCORDING);
            closes_clause(words, found.next) || names_fully(words, found) || is_told_of
        }
        CueTier::OpenSlot => {
            found.person == Person::Name && (closes_clause(words, found.next) || names_fully(words, found))
        }
    };
    // "…, ifølge planen" belongs to the speech as often as not.
    let is_verb = !words.reads(at, "ifølge");
    let tells = match found.person {
        Person::Pronoun | Person::Name | Person::Nominal => true,
        Person::Impersonal => is_sounding(words, at),
        Person::Speech => narrates(words, at, found),
    };
    // "- Når det bliver lyst, siger Ane.", "- Fordi det er sjovt, hvisker Ane tilbage.": saying takes an object, which can be but
    // the clause before.
    let has_object = || {
        let is_somebody = matches!(found.person, Person::Name | Person::Nominal);
        let is_named = found.person == Person::Name && found.inquit.tier == CueTier::Sure;
        let ends = words.is_stop(found.next) || is_named && words.is_stop(found.next + 1);
        is_somebody && ends && (is_named || words.is(at, Function::TELLING))
    };
    let is_inquit = is_cue && is_verb && tells && !is_aside(words, at, found.next);
    is_inquit && (has_object() || !follows_fronted(words, at, found.next))
}

/// Whether an inquit is told by whoever speaks, of words in marks that are a sentence in theirs: "- Han ringede. »Nej,« sagde han.
/// Det var alt."
fn is_of_inner(words: Words<'_>, speech: std::ops::Range<usize>, found: &Found) -> bool {
    let is_mark = |at: &usize| words.class(*at).is(Class::MARK);
    let close = speech.clone().rev().take(2).find(is_mark);
    let open = close.and_then(|close| (speech.start + 1..close).rev().find(is_mark));
    let is_told = found.person == Person::Pronoun && !verb::is_present(words.within(found.inquit.cue).word(0));
    is_told && open.is_some_and(|open| words.is_stop(open - 1))
}

/// Whether `som folk siger` stands within a sentence that goes on: "Det er mere, end at man, som folk siger, går rundt."
fn is_aside(words: Words<'_>, at: usize, next: usize) -> bool {
    let comma = (next..next + 3).find(|&near| words.reads(near, ",") || words.is_stop(near));
    words.reads(at, "som") && comma.is_some_and(|comma| words.reads(comma, ",") && words.is_word(comma + 1))
}

/// Whether nothing but a clause that leads up to the verb stands before it: "Da jeg kom, hviskede alle.", but "Hvis det
/// regner, siger Ane, går vi."
fn follows_fronted(words: Words<'_>, at: usize, next: usize) -> bool {
    // "…, siger Ane, går vi", "…, siger Ane og ler, – så går vi"
    let dash = (next..next + 10).find(|&near| words.class(near).is(Class::COMMA) && words.is_dash(near + 1));
    if words.class(next).is(Class::COMMA) || dash.is_some_and(|dash| !(next..dash).any(|near| words.is_stop(near))) {
        return false;
    }
    let start = (0..at).rev().find(|&near| words.is_stop(near)).map_or(0, |stop| stop + 1);
    clause::is_subordinate(words.first(at - 1).from(start))
}

/// "-Hvor er hun? spurgte jeg." in a story told in the first person; "…, mener jeg" is always speech.
fn narrates(words: Words<'_>, at: usize, found: &Found) -> bool {
    // "- Hvad siger du?" is asked by whoever speaks.
    let is_teller = found.inquit.source.is_some_and(|source| words.within(source).word(0) != "du");
    let next = found.next;
    // "– Kom nu, sagde jeg og rejste mig.", "– Nej, svarede jeg vredt.", "– Kom nu, råbte jeg, mens de løb."
    let is_aside = |at: usize| words.class(at).is(Class::COMMA) && words.is(at + 1, Function::WHILE);
    let is_how = |at: usize| {
        let says_more = words.class(at).is(Class::REPLIES) || matches!(words.word(at), "det" | "ikke" | "at");
        words.is_word(at) && !says_more && words.is_stop(at + 1)
    };
    let is_past = !verb::is_present(words.word(at));
    let is_told = is_past && (words.reads(next, "og") || is_aside(next) || is_how(next));
    let ends = is_teller && (is_told || words.is_stop(next) || matches!(words.word(next), "" | "til"));
    found.inquit.tier == CueTier::Sure && ends && !matches!(words.word(at), "mener" | "mente")
}

fn closes_clause(words: Words<'_>, at: usize) -> bool {
    // "glæder Ane sig", "læser hun op fra kortet"
    !words.is_word(at) || matches!(words.word(at), "og" | "til" | "med" | "sig" | "op" | "højt")
}

/// Whether somebody is named in full and more is told of them: "husker Bo Lind fra Ribe".
fn names_fully(words: Words<'_>, found: &Found) -> bool {
    let is_full = found.inquit.source.is_some_and(|source| words.within(source).len() >= 2);
    let is_place = matches!(words.word(found.next), "fra" | "i" | "på" | "hos" | "ved");
    found.person == Person::Name && is_full && is_place
}

fn is_sounding(words: Words<'_>, at: usize) -> bool {
    inquit::begins_passive(words, at) || words.is(at, Function::SOUNDING)
}

/// Where speech goes on behind the inquit: in its sentence, or in the next.
fn resumed(words: Words<'_>, found: &Found) -> Option<usize> {
    if let Some(next) = resumed_in_sentence(words, found) {
        return Some(next);
    }
    let stop = (found.next..words.len()).find(|&at| words.is_stop(at))?;
    let has_inquit = first_inquit(words, stop + 1).is_some();
    let next = if has_inquit { stop + 1 } else { past_action(words, stop + 1) };
    let next = (next..words.len()).find(|&at| words.is_word(at))?;
    // "… siger Ane. Man tager en spand.", "… siger Ane. Og så er det sjovere."
    let talks = matches!(words.word(next), "Man" | "Og" | "Men" | "Så");
    let tells = Class::THIRD.or(Class::GIVEN_NAMES);
    let is_tale = !verb::is_present(words.within(found.inquit.cue).word(0));
    // "Og så går de.", but "Og det var ikke de lange rejser."
    let is_they = |at: usize| words.function(at).is(Function::THEY) && !words.is_content(at + 1);
    let names = || (next..words.len()).any(|at| is_they(at) || words.class(at).is(tells));
    let is_talk = || talks && !is_tale && !names();
    let goes_on = has_inquit || is_spoken(words, next, words.len()) || is_talk();
    goes_on.then_some(next)
}

/// Past the sentences from `at` on that show what whoever spoke does: "… siger Ane. Hun ser ud. Så kom vi hjem."
fn past_action(words: Words<'_>, mut at: usize) -> usize {
    while matches!(words.word(at), "Han" | "Hun")
        && verb::may_be_verb(words, at + 1)
        && let Some(stop) = (at..words.len()).find(|&near| words.is_stop(near))
        && stop + 1 < words.len()
        && !is_spoken(words, at, stop + 1)
    {
        at = stop + 1;
    }
    at
}

/// `…, tilføjer han, at …`; `…, siger Per Møller, men det er kun en fordel, for så kan vi …`.
fn resumed_in_sentence(words: Words<'_>, found: &Found) -> Option<usize> {
    let comma = (found.next..words.len().min(found.next + 12))
        .find(|&at| words.class(at).is(Class::COMMA) || words.is_stop(at) || words.is_dash(at))?;
    // "…, siger Ane, – og vi går.", "… – siger Ane – og vi går."
    let is_between = words.is_dash(comma) && comma == found.next;
    let is_dash = is_between || words.is_dash(comma + 1);
    let next = comma + 1 + usize::from(is_dash && !is_between);
    let stop = (next..words.len()).find(|&at| words.is_stop(at)).unwrap_or(words.len());
    // "…, siger hun og fortæller, at …", "…, sagde smeden og rejste sig så brat, at …": the clause is that of the second verb.
    let is_of_other = || {
        (found.next..comma).any(|at| {
            matches!(words.word(at), "og" | "så") || finite(words.cues(at)).any(|cue| cue.tier == CueTier::Sure)
        })
    };
    let goes_on = match words.word(next) {
        "at" => !is_of_other(),
        _ if is_dash => words.is_word(next),
        // "- Regnen, siger Ane, skal ned i søen": the clause that was cut off before its verb.
        _ if words.class(next).is(Class::VERB) && !words.is_capital(next) => lacks_verb(words, found),
        "men" | "for" | "fordi" | "så" | "hvis" | "når" | "og" | "eller" => {
            is_spoken(words, next, stop) || is_clause_of_talk(words, found, next, stop)
        }
        _ => false,
    };
    ((words.class(comma).is(Class::COMMA) || is_between) && goes_on).then_some(next)
}

/// Whether what is said in the present goes on from the conjunction at `next`: "…, siger Ane, og det er godt.", but "…, siger Ane, og
/// så går hun."
fn is_clause_of_talk(words: Words<'_>, found: &Found, next: usize, stop: usize) -> bool {
    let is_tale = !verb::is_present(words.within(found.inquit.cue).word(0));
    let opens = Class::IMPERSONAL.or(Class::DETERMINER);
    let tells = Class::THIRD.or(Class::GIVEN_NAMES).or(Class::CUE);
    !is_tale && words.class(next + 1).is(opens) && !(next..stop).any(|at| words.class(at).is(tells))
}

/// Whether no verb stands in the sentence before an inquit.
fn lacks_verb(words: Words<'_>, found: &Found) -> bool {
    let inquit = (0..words.len()).find(|&at| words.span(at).start() >= found.inquit.span.start()).unwrap_or(0);
    let before = (0..inquit).rev().take_while(|&at| !words.is_stop(at));
    inquit > 0 && !before.into_iter().any(|at| words.class(at).is(Class::VERB.or(Class::SPEECH).or(Class::THIRD)))
}

/// Whether somebody speaks in the tokens from `from` to `to`: first or second person, or a question.
fn is_spoken(words: Words<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| words.class(at).is(Class::SPEECH) || words.reads(at, "?"))
}

/// Whether the lead at `index` stands in a list: neighbours of its kind right above or below, none of them speech.
fn in_list(page: Page<'_>, leads: &[Lead], index: usize) -> bool {
    let lead = &leads[index];
    let is_near = |other: &Lead| {
        let between = lead.speech.end().min(other.speech.end())..lead.dash.start().max(other.dash.start());
        other.place == Place::Line && between.start <= between.end && page.text[between].trim().is_empty()
    };
    // "- Hvad hedder den?⏎- Den har ikke noget navn.": who was asked answers.
    let asks = |other: &Lead| page.text[other.speech].trim_end().ends_with('?');
    match index.checked_sub(1).map(|last| &leads[last]).filter(|above| is_near(above)) {
        Some(above) => !asks(above),
        None => leads.get(index + 1).is_some_and(is_near),
    }
}

/// Whether the stretch behind `lead`, which has no inquit, is speech.
fn is_speech(page: Page<'_>, lead: &Lead, is_custom: bool, follows: bool, is_list: bool) -> bool {
    let words = page.words.within(lead.speech);
    if words.len() == 0 || page.text[lead.dash].starts_with('•') {
        return false;
    }
    let is_spoken = is_spoken(words, 0, words.len());
    let has_stop =
        (0..words.len()).rev().take(3).any(|at| words.is_stop(at)) || (0..words.len()).any(|at| words.is_stop(at));
    match lead.place {
        Place::Colon => true,
        Place::RunIn => {
            let is_resumed = lead.speech.end() < page.block_of(lead.dash.start()).end();
            has_stop && (follows || is_custom || (lead.is_asked && is_resumed))
        }
        // "- Nu lukker vi⏎Sådan siger Ane Holm", and "- Nu lukker vi" over an article
        Place::Line => {
            let may_be = (is_custom || is_spoken) && !is_list;
            let is_title = || may_be && page.kind_of(lead.dash.start()) == BlockKind::Headline;
            let is_ended = || has_stop || summed_up(page, lead, None).is_some();
            (is_ended() && (is_custom || is_spoken || !is_list)) || is_title()
        }
    }
}

/// The stretch behind `lead` up to a closing remark: `Sådan siger lederen`, a name set under it.
fn plain(page: Page<'_>, lead: &Lead, is_tale: bool) -> Quote {
    let words = page.words.within(lead.speech);
    let is_resumed = lead.speech.end() < page.block_of(lead.dash.start()).end();
    let remark = (1..words.len()).find(|&at| words.is_stop(at - 1) && is_remark(words, at));
    // "- Fint, du! Han lukkede bogen. - Og så?": a dash that opens again says that something was told between.
    let remark = remark.or_else(|| narrated(words, 0).filter(|_| is_resumed || is_tale));
    let remark = remark.or_else(|| if is_resumed || lead.place == Place::Colon { shown(words) } else { None });
    let last = remark.map_or(words.len(), |at| at) - 1;
    let content = words.cover(0, said_before_bracket(words, last));
    let found = remark.and_then(|at| inquit::summing(words.from(at)));
    let found = found.or_else(|| announced(page, lead)).or_else(|| summed_up(page, lead, remark));
    made(lead.dash.cover(content), content, found)
}

/// The last token of what is said before the name in brackets behind it: `- Er vi der? (Bo)`.
fn said_before_bracket(words: Words<'_>, last: usize) -> usize {
    let open = last.checked_sub(2).filter(|_| words.reads(last, ")"));
    let open = open.and_then(|from| (from.saturating_sub(2)..=from).rev().find(|&at| words.reads(at, "(")));
    let is_name = |open: usize| (open + 1..last).all(|at| words.is_capital(at)) && open > 1 && words.is_stop(open - 1);
    open.filter(|&open| is_name(open)).map_or(last, |open| open - 1)
}

/// `Sådan siger lederen` in the paragraph below.
fn summed_up(page: Page<'_>, lead: &Lead, remark: Option<usize>) -> Option<Found> {
    let below = page.block_after(lead.speech.end()).filter(|_| remark.is_none() && lead.place == Place::Line)?;
    inquit::summing(below.first(24))
}

/// `Lokalrådet skriver: – Vi venter.`, `Hun tilføjer:` in the paragraph above.
fn announced(page: Page<'_>, lead: &Lead) -> Option<Found> {
    let block = page.block_of(lead.dash.start());
    let words = match lead.place {
        Place::Colon => page.words.within(Span::new(block.start(), lead.dash.start())),
        Place::Line => page.colon_before(lead.dash.start())?,
        Place::RunIn => return None,
    };
    inquit::before(words)
}

/// Whether a remark on the speech begins at `at` rather than more of it.
fn is_remark(words: Words<'_>, at: usize) -> bool {
    let rest = words.from(at);
    let so = rest.reads(0, "Så") && rest.is_content(1) && rest.is(2, Function::COPULA.or(Function::SOUNDING));
    so || inquit::summing(rest).is_some() || is_signature(rest)
}

/// Where the writer takes over behind speech that no inquit ends: a sentence in the past about somebody else, in which nobody
/// says `jeg` or `du`.
fn narrated(words: Words<'_>, from: usize) -> Option<usize> {
    (from + 1..words.len()).find(|&at| {
        let is_subject =
            || words.class(at).is(Class::THIRD) || (words.is_capital(at) && !words.class(at).is(Class::GRAMMAR));
        if !words.is_stop(at - 1) || !is_subject() {
            return false;
        }
        let end = (at..words.len()).find(|&near| words.is_stop(near)).unwrap_or(words.len());
        // "Lederen, Mona Kjær, var glad"
        let reach = if words.class(at + 1).is(Class::COMMA) { at + 8 } else { at + 4 };
        let has_past = (at + 1..end.min(reach)).any(|near| verb::is_past(words, near));
        has_past && !is_spoken(words, at, (end + 1).min(words.len()))
    })
}

/// Where a sentence begins with the name of whoever spoke: nobody calls themselves by it.
fn told_of(words: Words<'_>, from: usize, found: &Found) -> Option<usize> {
    let source = found.inquit.source.filter(|_| found.person == Person::Name)?;
    let name = words.within(source).word(0);
    (from + 1..words.len()).find(|&at| words.is_stop(at - 1) && words.word(at) == name)
}

/// Where the writer takes over between two dashes in one paragraph: "- Kom nu. Ane ser op. - Hvad er der?"
fn shown(words: Words<'_>) -> Option<usize> {
    let is_name = |at: usize| words.class(at).is(Class::GIVEN_NAMES) && words.is_capital(at);
    // "Chefen nikker."
    let is_somebody = |at: usize| {
        words.class(at).is(Class::PEOPLE) && words.is_capital(at) && words.word(at).ends_with(['n', 't', 'e'])
    };
    let is_subject = |at: usize| is_name(at) || is_somebody(at) || matches!(words.word(at), "Han" | "Hun");
    // "Så tager hun en slurk.", "De griner begge to."
    let is_action = |at: usize| {
        let is_inverted = words.is(at + 2, Function::HE_OR_SHE) && verb::may_be_verb(words, at + 1);
        let laughs = |at: usize| finite(words.cues_as_written(at)).any(|cue| cue.tier == CueTier::Beside);
        is_inverted || (words.reads(at, "De") && laughs(at + 1))
    };
    // "Kantinen ligger i kælderen, og Louise Hav arbejder der.": nobody gives the full name of another in talk.
    let names_fully = |at: usize| {
        let end = (at..words.len()).find(|&near| words.is_stop(near)).unwrap_or(words.len());
        (at..end).any(|near| is_name(near) && words.is_capital(near + 1))
    };
    let begins = |at: &usize| words.is_stop(at - 1) && (is_subject(*at) || is_action(*at) || names_fully(*at));
    let start = (1..words.len()).find(begins)?;
    let has_verb = (start + 1..start + 4).any(|at| verb::may_be_verb(words, at));
    (has_verb && !is_spoken(words, start, words.len())).then_some(start)
}

/// Nothing but a name: `- Det var hårdt. Magnus Sand`.
fn is_signature(words: Words<'_>) -> bool {
    (2..=4).contains(&words.len()) && (0..words.len()).all(|at| words.is_capital(at))
}
