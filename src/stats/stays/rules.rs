//! What in Danish tells of a stay: one small function a rule.

use std::collections::BTreeSet;

use super::scene::{GOING, Line, STAY_VERBS, SWAP, Scene, TAKE_OVER};
use crate::span::{Span, SpeakerId};

/// What a sentence says of a stay.
#[derive(Clone, Copy)]
pub(super) struct Trip {
    pub visitor: SpeakerId,
    pub to: Option<Span>,
    pub evidence: Span,
    /// The visitor came to the house that the guests told of before had come from.
    pub is_way_back: bool,
}

impl Trip {
    pub const fn new(visitor: SpeakerId, to: Option<Span>, evidence: Span) -> Self {
        Self { visitor, to, evidence, is_way_back: false }
    }
}

/// What the word at `at` begins to tell, by the first rule that holds.
pub(super) fn trips(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    RULES.iter().map(|rule| rule(scene, line, at)).find(|trips| !trips.is_empty()).unwrap_or_default()
}

type Rule = fn(&Scene<'_, '_>, &Line<'_>, usize) -> Vec<Trip>;

/// The rules, surest first; the first that holds at a word decides.
const RULES: [Rule; 9] = [
    time_at,     // "… tog fire dage til Odder Kommune"
    noun_at,     // "… var i praktik hos Borgerservice i Odder Kommune"
    had_guest,   // "Odder Kommune fik besøg af Mia Krogh fra Skattestyrelsen"
    swapped,     // "Mia Krogh byttede job med Bo Friis", "… byttede plads med en elev fra Odder Kommune"
    each_others, // "I juni overtog de hinandens skranke"
    took_over,   // "Imens sad Bo Friis på hendes plads"
    other_way,   // "Den modsatte vej rejste Bo Friis"
    went_out,    // "Fra styrelsen tog Mia Krogh ud på sygehuset to uger i maj"
    stayed,      // "I to uger sad hun med ved skranken i Odder Kommune", "Der sad hun hele juni måned"
];

/// NUMBER UNIT, a preposition of place, a house; with a verb of staying before it.
fn time_at(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let trip = || {
        let time = scene.duration_at(line, at)?;
        let verb = line.tokens[..at].iter().rev().take(12).any(|token| STAY_VERBS.contains(&*scene.lower(token.span)));
        let to = scene.house_after(line, line.after(time)?).filter(|_| verb)?;
        Some(Trip::new(scene.visitor(line, time.start())?, Some(to), time.cover(to)))
    };
    Vec::from_iter(trip())
}

/// A noun of staying, a preposition of place, a house.
fn noun_at(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let noun = line.tokens[at].span;
    let before = at.checked_sub(1).map(|before| scene.lower(line.tokens[before].span));
    // "En workshop om praktik i København" is no practice.
    let is_topic = before.is_some_and(|word| matches!(&*word, "om" | "for" | "af"));
    if is_topic || !scene.is_stay_noun(noun) {
        return Vec::new();
    }
    let trip = || {
        let to = scene.house_after(line, at + 1).or_else(|| scene.place_after(line, at + 1))?;
        Some(Trip::new(scene.visitor(line, noun.start())?, Some(to), noun.cover(to)))
    };
    Vec::from_iter(trip())
}

/// "Besøg af" somebody; the house that the sentence begins with was visited.
fn had_guest(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let [noun, af, next, ..] = line.tokens[at..] else { return Vec::new() };
    if !scene.is_stay_noun(noun.span) || scene.lower(af.span) != "af" {
        return Vec::new();
    }
    let to = scene.house_at(line, 0).filter(|to| to.end() <= noun.span.start());
    let guest = scene.person_at(next.span);
    Vec::from_iter(guest.map(|visitor| Trip::new(visitor, to, noun.span.cover(next.span))))
}

/// A form of `bytte`, a noun without capital, `med`, a person or somebody `fra` a house: both came to the other's house.
fn swapped(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let verb = line.tokens[at].span;
    let find = || {
        // "Byttede job med", "byttede hun plads med".
        let with = (at + 2..at + 4).find(|&with| scene.is(line, with, &["med"]))?;
        let other = line.tokens.get(with + 1)?.span;
        let one = scene.visitor(line, verb.start()).or_else(|| scene.visitor_after(line, at))?;
        if let Some(other_one) = scene.person_at(other) {
            return Some(scene.swap(one, other_one, verb.cover(other)));
        }
        // "En elev fra Odder Kommune": three words are the most that stand between.
        let from = (with + 2..with + 6).find(|&from| scene.is(line, from, &["fra"]))?;
        let house = scene.house_at(line, from + 1)?;
        Some(vec![Trip::new(one, Some(house), verb.cover(house))])
    };
    if scene.is(line, at, &SWAP) { find().unwrap_or_default() } else { Vec::new() }
}

/// `hinandens` and a seat, after a verb of swapping: the two who are named before came each to the other's house.
fn each_others(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let is_verb = |before: usize| scene.is(line, before, &SWAP) || scene.is(line, before, &TAKE_OVER);
    let Some(verb) = (at.saturating_sub(4)..at).find(|&before| is_verb(before)) else { return Vec::new() };
    if !scene.is(line, at, &["hinandens"]) || !scene.is_seat(line, at + 1) {
        return Vec::new();
    }
    let evidence = line.tokens[verb].span.cover(line.tokens[at + 1].span);
    scene.two_before(evidence.start()).map(|[a, b]| scene.swap(a, b, evidence)).unwrap_or_default()
}

/// Somebody on somebody's seat: `overtog hendes stol`, `sad på hans plads`. Both are out of their house.
fn took_over(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let is_taken = scene.is(line, at, &TAKE_OVER);
    let sits = STAY_VERBS.contains(&*scene.lower(line.tokens[at].span)) || scene.is(line, at, &["stod", "står"]);
    if !is_taken && !sits {
        return Vec::new();
    }
    // "Imens stod Bo Friis, der er vejleder, på hendes plads": what parts verb and seat belongs to who sits there.
    let reach = if is_taken { at + 1..at + 3 } else { at + 2..line.tokens.len().saturating_sub(1) };
    let find = || {
        let whose = reach.clone().find(|&whose| {
            scene.is(line, whose, &["hans", "hendes"])
                && scene.is_seat(line, whose + 1)
                && (is_taken || scene.is(line, whose - 1, &["i", "på", "ved"]))
        })?;
        let verb = line.tokens[at].span;
        let evidence = verb.cover(line.tokens[whose + 1].span);
        let after = (whose > at + 1).then(|| scene.visitor_after(line, at)).flatten();
        let subject = after.or_else(|| scene.subject_before(line, verb.start()));
        // One's own seat is "sin plads", so that "hans plads" is another's.
        let named = scene.person_at(line.tokens[whose].span).filter(|owner| Some(*owner) != subject);
        let owner = named.or_else(|| scene.other_before(verb.start(), subject?))?;
        // "Hun kørte bus på Mors, mens en kollega overtog hendes opgaver": where the owner is, the sentence says before.
        let away = || (0..at).rev().find_map(|at| scene.house_after(line, at)).filter(|_| is_taken);
        match subject {
            Some(subject) => Some(scene.swap(subject, owner, evidence)),
            None => Some(vec![Trip::new(owner, Some(away()?), evidence)]),
        }
    };
    find().unwrap_or_default()
}

/// `den anden vej`: whoever goes it comes to the house from which the guests told of before came.
fn other_way(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let is_way = scene.is(line, at, &["den"])
        && scene.is(line, at + 1, &["anden", "modsatte"])
        && scene.is(line, at + 2, &["vej"])
        && line.tokens.iter().any(|token| scene.is_word(token.span, &GOING));
    let Some((first, mention)) = scene.people_in(line.span).next().filter(|_| is_way) else { return Vec::new() };
    let evidence = line.tokens[at].span.cover(line.tokens[at + 2].span).cover(mention);
    let goes = |&(person, mention): &(SpeakerId, Span)| person == first || mention.start() > evidence.start();
    let goers = scene.people_in(line.span).filter(goes).map(|(person, _)| person).collect::<BTreeSet<_>>();
    goers.into_iter().map(|visitor| Trip { is_way_back: true, ..Trip::new(visitor, None, evidence) }).collect()
}

/// A verb of going, who goes, `ud` or `over`, a preposition of place, a house or place of work; and for how long.
fn went_out(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let find = || {
        let out = (at + 2..line.tokens.len()).find(|&out| scene.is(line, out, &["ud", "over", "ind"]))?;
        let to = scene.house_after(line, out + 1).or_else(|| scene.place_after(line, out + 1))?;
        // Who goes to a place for an hour is at work there.
        scene.duration_in(line)?;
        let evidence = line.tokens[at].span.cover(to);
        let goers = scene.people_in(evidence).filter(|(person, _)| scene.has_name(*person));
        let goers = goers.map(|(person, _)| person).collect::<BTreeSet<_>>();
        Some(goers.into_iter().map(|visitor| Trip::new(visitor, Some(to), evidence)).collect())
    };
    if scene.is(line, at, &GOING) { find().unwrap_or_default() } else { Vec::new() }
}

/// A verb of staying, and with it a house, in a sentence that says for how many days, weeks or months.
fn stayed(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Vec<Trip> {
    let verb = line.tokens[at].span;
    let find = || {
        let time = scene.duration_of_stay(line, Some(verb))?;
        let there = scene.is(line, at - 1, &["her", "der"]).then(|| scene.house_before(line)).flatten();
        let to = there.or_else(|| (at + 1..line.tokens.len()).find_map(|at| scene.house_after(line, at)));
        let to = to?;
        let visitor = scene.visitor_after(line, at).or_else(|| scene.visitor(line, verb.start()))?;
        Some(Trip::new(visitor, Some(to), verb.cover(if there.is_some() { time } else { to })))
    };
    let is_verb = at > 0 && STAY_VERBS.contains(&*scene.lower(verb));
    Vec::from_iter(is_verb.then(find).flatten())
}
