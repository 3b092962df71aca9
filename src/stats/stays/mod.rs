//! Who visited whom: `document -> stays`.
//!
//! These articles tell of stays: practice, exchange, job swap, visit. Here is read, where an article says so, who came,
//! from which house and to which, for how long, and who received them. A cell is empty where the text is silent; every
//! other has the words it rests on. The rules are in `rules.rs`, the words they know in `src/lexicon/stay_*.txt`.

mod rules;
mod scene;

use std::collections::{BTreeMap, BTreeSet};

use crate::span::{QuoteId, Span, SpeakerId};
use crate::stats::Document;
use rules::Trip;
use scene::{Line, Scene};

/// A stay of somebody with another house, each cell with the place of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Who came.
    pub visitor: SpeakerId,
    /// The house they came from.
    pub from: Option<Span>,
    /// The house they came to.
    pub to: Option<Span>,
    /// Who received them.
    pub host: Option<SpeakerId>,
    /// For how long.
    pub duration: Option<Span>,
    /// The words by which the stay was found.
    pub evidence: Span,
    /// What visitor and host say came of it: the quotes with each theme.
    pub outcomes: BTreeMap<String, BTreeSet<QuoteId>>,
}

/// The stays that `document` tells of, one a visitor, in order of the words by which they were found.
#[must_use]
pub fn stays(document: &Document<'_>) -> Vec<Stay> {
    let scene = Scene { document };
    let mut stays: Vec<Stay> = Vec::new();
    for line in scene.lines() {
        // The way back leads to where the guests before came from.
        let way_back = stays.last().and_then(|before| before.from);
        for trip in (0..line.tokens.len()).flat_map(|at| rules::trips(&scene, &line, at)) {
            let to = if trip.is_way_back { way_back } else { trip.to };
            if (trip.is_way_back && to.is_none()) || scene.is_at_home(trip.visitor, to) {
                continue;
            }
            match stays.iter_mut().find(|stay| stay.visitor == trip.visitor) {
                // The first words about a stay name the house; later ones lead around in it.
                Some(known) => known.to = known.to.or(to),
                None => stays.push(stay(&scene, Trip { to, ..trip })),
            }
        }
    }
    let guests: BTreeSet<SpeakerId> = stays.iter().map(|stay| stay.visitor).collect();
    stays.iter_mut().for_each(|stay| complete(stay, &scene, &guests));
    // Where two houses swapped, one of the ways is as long as the other.
    for at in 0..stays.len() {
        let back =
            stays.iter().find(|back| scene.is_same(stays[at].from, back.to) && scene.is_same(stays[at].to, back.from));
        stays[at].duration = stays[at].duration.or(back.and_then(|back| back.duration));
    }
    stays
}

/// What the words of a trip alone say.
fn stay(scene: &Scene<'_, '_>, trip: Trip) -> Stay {
    let Trip { visitor, to, evidence, .. } = trip;
    Stay { visitor, from: scene.home(visitor), to, host: None, duration: None, evidence, outcomes: BTreeMap::new() }
}

/// Adds what other sentences say: who received, how long, what came of it.
fn complete(stay: &mut Stay, scene: &Scene<'_, '_>, guests: &BTreeSet<SpeakerId>) {
    stay.host = host(stay, scene, guests);
    stay.duration = duration(stay, scene);
    let speaks = |id: SpeakerId| id == stay.visitor || Some(id) == stay.host;
    for (tag, quote) in scene.document.tags() {
        let Some(quote) = quote.filter(|quote| scene.document.speakers_of(*quote).into_iter().any(speaks)) else {
            continue;
        };
        let theme = scene.document.codebook.theme(tag.theme).id.clone();
        stay.outcomes.entry(theme).or_default().insert(quote);
    }
}

/// Who received the guest: by a word that says so, beside the stay first; else who belongs to the house and is not away.
fn host(stay: &Stay, scene: &Scene<'_, '_>, guests: &BTreeSet<SpeakerId>) -> Option<SpeakerId> {
    let by_cue = |line: &Line<'_>| {
        let mut people = scene.people_in(line.span).map(|(person, _)| person).filter(|_| scene.has_host_cue(line));
        people.find(|person| !guests.contains(person))
    };
    let beside = scene.lines().find(|line| line.span.contains(stay.evidence)).and_then(|line| by_cue(&line));
    let belongs = || scene.people_of(stay.to?).find(|person| !guests.contains(person));
    beside.or_else(belongs).or_else(|| scene.lines().find_map(|line| by_cue(&line)))
}

/// How long: as the words about the stay say, else as a sentence says that has the stay or the visitor in it, else the title.
fn duration(stay: &Stay, scene: &Scene<'_, '_>) -> Option<Span> {
    let beside = scene.lines().find(|line| line.span.contains(stay.evidence));
    let beside = beside.and_then(|line| scene.duration_in(&line));
    let tells = |line: &Line<'_>| {
        line.tokens.iter().any(|token| scene.is_stay_noun(token.span))
            || scene.people_in(line.span).any(|(person, _)| person == stay.visitor)
    };
    let told = || scene.lines().filter(tells).find_map(|line| scene.duration_of_stay(&line, None));
    let title = || scene.titles().find_map(|line| scene.duration_of_stay(&line, None));
    beside.or_else(told).or_else(title)
}
